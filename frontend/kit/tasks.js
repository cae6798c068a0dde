/** What a reader is asked to try. */

import { html } from "./page.js";

/**
 * Things to bring about; each is ticked for good when its test first holds.
 * @typedef {{text: string, holds: (now: any) => boolean}} Task
 * @param {Task[]} list
 * @param {{read: () => any, write: (done: number[]) => void}} memory what is done, kept over a reload
 */
export function tasks(list, { read, write }) {
  const items = list.map(({ text }) => html("li", {}, html("span", { class: "box", "aria-hidden": "true" }), text));
  const status = html("p", { role: "status", class: "unseen" });
  const node = html("div", { class: "tasks" }, html("strong", {}, "Try"), html("ul", {}, ...items), status);
  const done = new Set();
  /** @param {number} i */
  function tick(i) {
    done.add(i);
    items[i].dataset.done = "";
    items[i].append(html("span", { class: "unseen" }, " (done)"));
  }
  const kept = read();
  for (const i of Array.isArray(kept) ? kept : []) if (Number.isInteger(i) && items[i] && !done.has(i)) tick(i);
  return {
    node,
    /** @param {any} now what the views show */
    check(now) {
      list.forEach(({ text, holds }, i) => {
        if (done.has(i) || !holds(now)) return;
        tick(i);
        status.textContent = `Done: ${text}`;
        write([...done]);
      });
    },
  };
}
