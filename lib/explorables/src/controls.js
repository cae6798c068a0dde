/** Native, labelled controls, and the two things every explorable asks of its reader: predict, and try. */

import { html, uniqueId } from "./page.js";

/**
 * A range input with its label and its value in words.
 * @param {{label: string, min: number, max: number, step?: number, words: (position: number) => string,
 *   oninput: (position: number) => void}} options
 */
export function slider({ label, min, max, step = 1, words, oninput }) {
  const id = uniqueId("slider");
  const value = html("span", { class: "value", "aria-hidden": "true" });
  const input = html("input", { type: "range", id, min, max, step, oninput: () => oninput(Number(input.value)) });
  return {
    node: html("div", { class: "slider" }, html("label", { for: id }, label), value, input),
    /** @param {number} position */
    show(position) {
      if (Number(input.value) !== position) input.value = String(position);
      const text = words(position);
      if (value.textContent === text) return;
      value.textContent = text;
      input.setAttribute("aria-valuetext", text);
    },
  };
}

/**
 * @param {{label: string, options: [string, string][], onchange: (value: string) => void}} options pairs of value, text
 */
export function choice({ label, options, onchange }) {
  const id = uniqueId("choice");
  const select = html("select", { id, onchange: () => onchange(select.value) });
  select.append(...options.map(([value, text]) => html("option", { value }, text)));
  return {
    node: html("div", { class: "choice" }, html("label", { for: id }, label), select),
    /** @param {string} value */
    show: (value) => void (select.value = value),
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
 * @template State
 * @param {{text: string, holds: (state: State) => boolean}[]} list
 */
export function tasks(list) {
  const items = list.map(({ text }) => html("li", {}, html("span", { class: "box", "aria-hidden": "true" }), text));
  const status = html("p", { role: "status", class: "unseen" });
  const node = html("div", { class: "tasks" }, html("strong", {}, "Try"), html("ul", {}, ...items), status);
  return {
    node,
    /** @param {State} state */
    check(state) {
      list.forEach(({ text, holds }, i) => {
        if (items[i].dataset.done !== undefined || !holds(state)) return;
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
