/** The code of a cell as the reader left it, kept as long as it is not the book's, with a stamp of the book it was made from. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { button } from "../kit/controls.js";
import { html } from "../kit/page.js";
import { keep } from "../kit/storage.js";

/** @param {string} id @param {string} book */
export function readersCode(id, book) {
  const kept = keep(`python ${id}`);
  const now = stampOf(book);
  const remembered = readEdit(kept.read());
  let code = remembered?.mine ?? book;
  let stamp = remembered?.book ?? now;
  const store = () => kept.write(code === book ? undefined : { mine: code, book: stamp });

  return {
    text: () => code,
    edited: () => code !== book,
    /** Is it an edit of what the book no longer says? */
    outlived: () => code !== book && stamp !== now,
    /** @param {string} text */
    write(text) {
      code = text;
      if (code === book) stamp = now;
      store();
    },
    /** The reader has seen what the book says now, and chosen. */
    settle() {
      stamp = now;
      store();
    },
  };
}

/** @param {string} book its code */
const stampOf = (book) => bytesToHex(sha256(utf8ToBytes(book))).slice(0, 16);

/** What was kept, in this form or in that of the first version, which had no stamp. @param {any} kept @returns {{mine: string, book?: string} | undefined} */
function readEdit(kept) {
  if (typeof kept === "string") return { mine: kept };
  return typeof kept?.mine === "string" && typeof kept.book === "string" ? kept : undefined;
}

/** Both in one cell: what the book says now, and the reader's own as comments. @param {string} book @param {string} mine */
export const both = (book, mine) =>
  `${book}\n\n# Yours, from before the book changed here:\n${mine.replace(/^/gm, "# ")}`;

/**
 * The choice where the book has changed under an edit.
 * @param {number} number of the cell @param {{yours: () => void, news: () => void, both: () => void}} choose
 */
export function createChoice(number, choose) {
  const words = html("span", { class: "live-note" }, "The book changed here:");
  const buttons = [
    button("Keep yours", choose.yours),
    button("Take the new", choose.news),
    button("Both", choose.both),
  ];
  const label = `The book changed in cell ${number}`;
  return html("div", { class: "live-choice", role: "group", "aria-label": label, hidden: true }, words, ...buttons);
}
