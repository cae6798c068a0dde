/** What a reader is asked to try. */

import { button } from "./controls.js";
import { html } from "./page.js";

/**
 * Things to bring about; each is ticked for good when its test holds while nothing moves.
 * @typedef {{text: string, holds: (now: any) => boolean}} Task
 * @param {Task[]} list
 * @param {{read: () => any, write: (done: number[]) => void}} memory what is done, kept over a reload
 */
export function tasks(list, { read, write }) {
  const items = list.map(({ text }) => html("li", {}, html("span", { class: "box", "aria-hidden": "true" }), text));
  const status = html("p", { role: "status", class: "unseen" });
  const count = html("span", { class: "count" });
  const clear = button("Clear ticks", () => {
    for (const i of done) untick(i);
    told();
    write([]);
    node.focus({ preventScroll: true }); // the button is gone
  });
  const node = html(
    "div",
    { class: "tasks", tabindex: -1 },
    html("div", { class: "tried" }, html("strong", {}, "Try"), count, clear),
    html("ul", {}, ...items),
    status,
  );
  const done = /** @type {Set<number>} */ (new Set());
  /** What held when its tick was taken away, or an answer was shown: it must fail once before it counts. @type {Set<number>} */
  const stale = new Set();

  /** @param {number} i */
  function tick(i) {
    done.add(i);
    items[i].dataset.done = "";
    items[i].append(html("span", { class: "unseen" }, " (done)"));
  }
  /** @param {number} i */
  function untick(i) {
    done.delete(i);
    stale.add(i);
    delete items[i].dataset.done;
    items[i].lastChild?.remove();
  }
  /** How many, and that "Reset" leaves them. */
  function told() {
    count.textContent = done.size ? `${done.size} of ${list.length}; kept over Reset` : "";
    clear.hidden = !done.size;
  }
  const kept = read();
  for (const i of Array.isArray(kept) ? kept : []) if (Number.isInteger(i) && items[i] && !done.has(i)) tick(i);
  told();
  return {
    node,
    /** @param {any} now what the views show @param {boolean} shown was it shown to the reader, and not found? */
    check(now, shown) {
      list.forEach(({ text, holds }, i) => {
        if (done.has(i)) return;
        const held = holds(now);
        if (!held) stale.delete(i);
        else if (shown) stale.add(i);
        if (!held || stale.has(i)) return;
        tick(i);
        told();
        status.textContent = `Done: ${text}`;
        write([...done]);
      });
    },
  };
}
