/** The place for an explanation in the reader's own words, which a person will mark. */

import { html } from "../kit/page.js";
import { keep } from "../kit/storage.js";

/** @param {HTMLElement} node where the page says "Your answer here." @param {string} label @param {string} book what it says */
export function createAnswer(node, label, book) {
  const kept = keep(`answer ${node.id}`);
  const remembered = kept.read();
  const area = html("textarea", {
    class: "live-answer",
    rows: 6,
    maxlength: 15000,
    "aria-label": label,
    oninput: write,
  });
  area.placeholder = "Your answer here.";
  area.value = typeof remembered === "string" ? remembered : "";
  node.replaceChildren(area);

  function write() {
    kept.write(area.value || undefined);
  }

  return {
    id: node.id,
    label,
    code: () => area.value.trim() || book,
    book,
    edited: () => area.value.trim() !== "",
    /** @param {string} words */
    replace(words) {
      area.value = words.trim() === book ? "" : words;
      write();
    },
  };
}
