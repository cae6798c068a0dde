/** Four ways to answer, all native controls. None answers by itself: what is `given` counts when "Check" is pressed. */

import { html, uniqueId } from "../../kit/page.js";
import { readNumber } from "./grade.js";
import { rich } from "../../kit/rich-text.js";

/**
 * @typedef {object} Answer
 * @property {HTMLElement} node
 * @property {() => any} given undefined while there is nothing to check
 * @property {string} wanted what to do then
 * @property {(given: any) => void} set
 * @property {(locked: boolean) => void} lock
 * @property {() => void} again ready for another try
 * @property {() => void} clear as at the start
 * @property {() => void} focus
 *
 * @typedef {(question: import("./grade.js").Question, check: () => void) => Answer} Kind
 */

/** Radios or checkboxes. @type {Kind} */
function choices({ kind, options }) {
  const name = uniqueId("option");
  const type = kind === "single" ? "radio" : "checkbox";
  /** @type {HTMLInputElement[]} */
  const inputs = options.map((_, value) => html("input", { type, name, value }));
  const labels = options.map(({ text }, i) => html("label", {}, inputs[i], rich(text)));
  const ticked = () => [...inputs.keys()].filter((i) => inputs[i].checked);
  /** @param {number[]} numbers */
  const tick = (numbers) => inputs.forEach((input, i) => (input.checked = numbers.includes(i)));
  return {
    node: html("div", { class: "options" }, ...labels),
    given: () => (kind === "single" ? ticked()[0] : ticked().length ? ticked() : undefined),
    wanted: "Choose an answer first, then check it.",
    set: (given) => tick([given].flat()),
    lock(locked) {
      inputs.forEach((input, i) => {
        input.disabled = locked;
        labels[i].toggleAttribute("data-chosen", locked && input.checked);
      });
    },
    again: () => tick([]),
    clear: () => tick([]),
    focus: () => inputs[0].focus({ preventScroll: true }),
  };
}

/** A number, written with point or comma. @type {Kind} */
function number(_, check) {
  const id = uniqueId("number");
  /** @type {HTMLInputElement} */
  const input = html("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    maxlength: 40,
    id,
    onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && check(),
  });
  return {
    node: html("div", { class: "number" }, html("label", { for: id }, "Your number"), input),
    given: () => (Number.isNaN(readNumber(input.value)) ? undefined : input.value),
    wanted: "Write a number first, such as 0.25, 0,25 or 1/4; then check it.",
    set: (given) => void (input.value = given),
    lock: (locked) => void (input.readOnly = locked),
    again: () => input.select(),
    clear: () => void (input.value = ""),
    focus: () => input.focus({ preventScroll: true }),
  };
}

/** Lines of code, each with two buttons that move it. @type {Kind} */
function order({ lines, shown }) {
  const status = html("p", { role: "status", class: "unseen" });
  const list = html("ol", { class: "lines", "aria-label": "The lines in your order" });
  let locked = false;
  const buttons = lines.map((line, i) => [
    html("button", { type: "button", "aria-label": `up: ${line.trim()}`, onclick: () => move(i, -1) }, "up"),
    html("button", { type: "button", "aria-label": `down: ${line.trim()}`, onclick: () => move(i, 1) }, "down"),
  ]);
  const items = lines.map((line, i) => html("li", {}, ...buttons[i], html("code", {}, line)));
  const given = () => [...list.children].map((item) => items.indexOf(item));

  /** @param {number} i @param {number} way */
  function move(i, way) {
    const other = way < 0 ? items[i].previousSibling : items[i].nextSibling;
    if (locked || !other) return;
    if (way < 0)
      items[i].after(other); // it is the neighbour that moves: the button pressed keeps its focus
    else items[i].before(other);
    updateButtons();
    status.textContent = `${lines[i].trim()} is now line ${given().indexOf(i) + 1} of ${lines.length}`;
  }

  /** Not `disabled`: a button that is pressed until it can go no further must not lose its focus. */
  function updateButtons() {
    items.forEach((item, i) => {
      buttons[i][0].setAttribute("aria-disabled", String(locked || !item.previousSibling));
      buttons[i][1].setAttribute("aria-disabled", String(locked || !item.nextSibling));
    });
  }

  /** @param {number[]} numbers */
  function set(numbers) {
    list.replaceChildren(...numbers.map((number) => items[number]));
    status.textContent = "";
    updateButtons();
  }

  set(shown);
  return {
    node: html("div", {}, list, status),
    given,
    wanted: "",
    set: (numbers) => String(numbers) !== String(given()) && set(numbers),
    lock(now) {
      locked = now;
      updateButtons();
    },
    again() {},
    clear: () => set(shown),
    focus: () => list.querySelector("button").focus({ preventScroll: true }),
  };
}

/** @type {Record<string, Kind>} */
export const kinds = { single: choices, multiple: choices, numeric: number, order };

/** The right answer itself. @param {import("./grade.js").Question} question @returns {Node[]} */
export function solution({ kind, options, answer, because, lines }) {
  if (kind === "order") return [html("pre", { tabindex: 0 }, lines.join("\n")), html("p", {}, rich(because))];
  if (kind === "numeric") {
    const value = html("strong", {}, String(answer).replace("-", "−"));
    return [html("p", {}, "The answer: ", value, ". ", rich(because))];
  }
  const right = options.filter((option) => option.right);
  const texts = right.flatMap(({ text }, i) => [...(i ? ["; "] : []), html("strong", {}, rich(text))]);
  const why = rich(kind === "single" ? right[0].feedback : because);
  return [html("p", {}, "The answer: ", ...texts), html("p", {}, why)];
}
