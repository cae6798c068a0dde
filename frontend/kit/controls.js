/** Native, labelled controls, and the two things every explorable asks of its reader: predict, and try. */

import { html, uniqueId } from "./page.js";

/**
 * A range input with its label and its value in words.
 * @param {{label: string, min: number, max: number, step?: number, value: () => number,
 *   words?: (position: number) => string, oninput: (position: number) => void}} options
 *   value: where the model has it; words: how that reads
 */
export function slider({ label, min, max, step = 1, value, words = String, oninput }) {
  const id = uniqueId("slider");
  const shown = html("span", { class: "value", "aria-hidden": "true" });
  const input = html("input", { type: "range", id, min, max, step, oninput: () => oninput(Number(input.value)) });
  return {
    node: html("div", { class: "slider" }, html("label", { for: id }, label), shown, input),
    sync() {
      const position = value();
      if (Number(input.value) !== position) input.value = String(position);
      const text = words(position);
      if (shown.textContent === text) return;
      shown.textContent = text;
      input.setAttribute("aria-valuetext", text);
    },
  };
}

/**
 * A labelled choice among a few.
 * @param {{label: string, options: [string, string][], value: () => string, onchange: (value: string) => void}} options
 *   options: pairs of value and text
 */
export function choice({ label, options, value, onchange }) {
  const id = uniqueId("choice");
  const select = html("select", { id, onchange: () => onchange(select.value) });
  select.append(...options.map(([name, text]) => html("option", { value: name }, text)));
  return {
    node: html("div", { class: "choice" }, html("label", { for: id }, label), select),
    sync: () => void (select.value = value()),
  };
}

/** @param {string} text @param {() => void} onclick */
export const button = (text, onclick) => html("button", { type: "button", onclick }, text);

/**
 * Ask for a prediction before the reader tries. Each question can be skipped; the answer is worked out, not stored.
 * @typedef {{key: string, text: string}} Answer
 * @param {{ask: string, answers: Answer[], show: () => {truth: string, because: string}}[]} questions
 */
export function prediction(questions) {
  const node = html("div", { class: "prediction" });
  const ask = (/** @type {number} */ number) => {
    const { ask: question, answers, show } = questions[number];
    const name = uniqueId("prediction");
    const verdict = html("p", { role: "status" });
    const reveal = (/** @type {string | undefined} */ guess) => {
      const { truth, because } = show();
      const said = answers.find((a) => a.key === guess);
      const is = answers.find((a) => a.key === truth);
      const opening = !said ? "" : guess === truth ? "You were right: " : `You said “${said.text}”. `;
      verdict.textContent = `${opening}${guess === truth ? "" : "The answer: "}“${is ? is.text : truth}”. ${because}`;
      fieldset.disabled = true;
      buttons.replaceChildren(number + 1 < questions.length ? next : done);
      buttons.firstElementChild.focus({ preventScroll: true });
    };
    const next = button("One more prediction", () => {
      ask(number + 1);
      node.querySelector("input")?.focus({ preventScroll: true });
    });
    const done = button("Close", () => node.remove());
    const radios = answers.map(({ key, text }) =>
      html(
        "label",
        {},
        html("input", { type: "radio", name, value: key, onchange: () => (show_.disabled = false) }),
        text,
      ),
    );
    const fieldset = html(
      "fieldset",
      {},
      html("legend", {}, html("strong", {}, "Predict first. "), question),
      ...radios,
    );
    const show_ = button("Show me", () => reveal(node.querySelector("input:checked")?.value));
    show_.disabled = true;
    const buttons = html(
      "div",
      { class: "buttons" },
      show_,
      button("Skip", () => reveal(undefined)),
    );
    node.replaceChildren(fieldset, buttons, verdict);
  };
  ask(0);
  return node;
}

/**
 * Things to bring about; each is ticked for good when its test first holds.
 * @param {{text: string, holds: (now: any) => boolean}[]} list
 */
export function tasks(list) {
  const items = list.map(({ text }) => html("li", {}, html("span", { class: "box", "aria-hidden": "true" }), text));
  const status = html("p", { role: "status", class: "unseen" });
  const node = html("div", { class: "tasks" }, html("strong", {}, "Try"), html("ul", {}, ...items), status);
  return {
    node,
    /** @param {any} now what the views show */
    check(now) {
      list.forEach(({ text, holds }, i) => {
        if (items[i].dataset.done !== undefined || !holds(now)) return;
        items[i].dataset.done = "";
        items[i].append(html("span", { class: "unseen" }, " (done)"));
        status.textContent = `Done: ${text}`;
      });
    },
    reset() {
      status.textContent = "";
      for (const item of items) {
        delete item.dataset.done;
        item.querySelector(".unseen")?.remove();
      }
    },
  };
}
