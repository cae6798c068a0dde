/** The reader's work as a file: saved as the notebook to hand in, and opened again. */

import { html } from "../kit/page.js";
import { filled, LARGEST, opened } from "./notebook.js";

/** @typedef {import("./handin.js").Entry} Entry */

/** @param {URL} url the exercise as a notebook, the student's version; its v is the edition @param {Entry[]} entries */
export function createWork(url, entries) {
  const given = keptFetch(url);
  const edition = url.searchParams.get("v") ?? "";
  return {
    entries,
    given,
    /** Returns what to tell. */
    async save() {
      const now = new Date();
      const own = new Map(entries.filter((each) => each.edited()).map((each) => [bare(each.id), each.code()]));
      const { notebook, receipt } = filled(await given(), own, edition, now);
      const name = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
      download(name, `${JSON.stringify(notebook, null, 1)}\n`);
      const proof = `Receipt ${receipt.sha256.slice(0, 12)}, ${now.toLocaleString()}.`;
      return `Saved as ${name}, with ${count(own.size, "cell")} of yours. ${proof} This file is what you hand in.`;
    },
    /** What to tell, and the way back. An Error says why nothing was opened. @param {File} file */
    async open(file) {
      if (file.size > LARGEST)
        throw new Error(`This file has more than ${LARGEST / 1e6} MB, too much for an exercise.`);
      const { texts, left, receipt, same, unchanged } = opened(await file.text(), await given(), edition);
      const before = new Map(entries.map((each) => [each, each.code()]));
      for (const each of entries) each.replace(texts.get(bare(each.id))?.trimEnd() ?? each.book);
      const back = () => before.forEach((code, each) => each.replace(code));
      return { words: openedWords(receipt, unchanged) + editionWords(receipt, same) + leftWords(left), back };
    },
  };
}

/** A cell's id in the notebook. @param {string} id in the page */
const bare = (id) => id.replace(/^cell-/, "");

/** @param {number} number @param {string} thing */
const count = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;

/** Fetched once, when it is needed first. @param {URL} url */
function keptFetch(url) {
  /** @type {Promise<any> | undefined} */
  let kept;
  return async () => {
    kept ??= fetch(url).then((response) => {
      if (!response.ok) throw new TypeError("not there");
      return response.json();
    });
    kept.catch(() => (kept = undefined)); // asked for again the next time
    return kept;
  };
}

/** @param {string} name @param {string} content */
function download(name, content) {
  const href = URL.createObjectURL(new Blob([content], { type: "application/x-ipynb+json" }));
  html("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // a browser may ask the reader first where to put it
}

/** @param {import("./notebook.js").Receipt | undefined} receipt @param {boolean} unchanged since it was saved */
function openedWords(receipt, unchanged) {
  if (!receipt) return "Opened. This file was not saved from this page, so it has no receipt.";
  const time = new Date(receipt.saved).toLocaleString();
  return `Opened what was saved on ${time}, ${unchanged ? "unchanged since" : "and changed since"}.`;
}

/** @param {import("./notebook.js").Receipt | undefined} receipt @param {boolean} same */
const editionWords = (receipt, same) =>
  receipt && !same ? " It was saved from another edition of this exercise: look at each answer again." : "";

/** @param {number} left cells that this page has no place for */
const leftWords = (left) =>
  left
    ? ` ${count(left, "cell")} of the file ${left === 1 ? "has" : "have"} no place on this page; the file itself stays as it is.`
    : "";
