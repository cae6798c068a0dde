/** Native, labelled controls. */

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
