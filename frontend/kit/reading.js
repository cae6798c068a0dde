/** The sentence that says what an explorable shows, for eyes and ears. */

import { html } from "./page.js";

/** @typedef {(string | {value: string})[]} Sentence a {value} is a number that changes: it lights up */

export function reading() {
  const node = html("output", { class: "reading", "aria-live": "polite" });
  let said = "";
  return {
    node,
    /** While busy, it isn't announced. @param {boolean} busy */
    wait: (busy) => node.setAttribute("aria-busy", String(busy)),
    /** @param {Sentence} sentence */
    say(sentence) {
      const text = sentence.map((piece) => (typeof piece === "string" ? piece : piece.value)).join("");
      if (text === said) return;
      said = text;
      const lit = (/** @type {string} */ value) => html("strong", { class: "changed" }, value);
      node.replaceChildren(...sentence.map((piece) => (typeof piece === "string" ? piece : lit(piece.value))));
    },
  };
}
