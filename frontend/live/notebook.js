/**
 * An exercise as a notebook: the reader's answers put into the student's version, and taken out of a saved one.
 * What is opened may be anybody's file: it is measured, parsed as JSON, and gives texts of known cells, nothing else.
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export const LARGEST = 10_000_000; // bytes: figures that JupyterLab has drawn may be in it
const MOST_CELLS = 1000;
const LONGEST = 15_000; // characters of one cell: what this browser keeps

/**
 * @typedef {Record<string, any>} Notebook
 * @typedef {{sha256: string, saved: string, edition: string}} Receipt forgeable: for its owner, never evidence
 */

/** @param {any} cell @returns {string} */
export const text = ({ source }) => (Array.isArray(source) ? source.join("") : source);

/** What nbgrader knows of a cell. @param {any} cell @returns {Record<string, any>} */
export const about = (cell) => cell.metadata?.nbgrader ?? {};

/** The hash of what every cell says. @param {Notebook} notebook */
export function fingerprint({ cells }) {
  const said = cells.map((/** @type {any} */ cell) => [cell.id, text(cell)]);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(said))));
}

/**
 * The student's version with the reader's own texts, and a receipt.
 * @param {Notebook} given @param {Map<string, string>} own by cell id: what differs from the book
 * @param {string} edition of the exercise @param {Date} now
 */
export function filled(given, own, edition, now) {
  const notebook = structuredClone(given);
  for (const cell of notebook.cells) if (own.has(cell.id)) cell.source = lines(own.get(cell.id) ?? "");
  /** @type {Receipt} */
  const receipt = { sha256: fingerprint(notebook), saved: now.toISOString(), edition };
  notebook.metadata.classroom = { ...notebook.metadata.classroom, receipt };
  return { notebook, receipt };
}

/** As a notebook holds a text. @param {string} words */
const lines = (words) => words.split(/(?<=\n)/);

/**
 * What a file holds for the cells of the exercise; an Error says in words why it can't be opened.
 * Of another edition, only what is the reader's to write is taken: what is locked is the book's.
 * @param {string} content @param {Notebook} given the student's version @param {string} edition of it
 * @returns {{texts: Map<string, string>, left: number, receipt?: Receipt, same: boolean, unchanged: boolean}}
 *   same: of this edition; left: how many cells hold something that this page has no place for
 */
export function opened(content, given, edition) {
  const notebook = parsed(content);
  if (notebook.metadata?.classroom?.variant !== undefined) {
    throw new Error(
      "This notebook holds your own variant, with other numbers than this page: work on it in JupyterLab.",
    );
  }
  const found = new Map();
  const receipt = receiptOf(notebook);
  const same = receipt?.edition === edition;
  let left = 0;
  for (const cell of notebook.cells) {
    const words = readable(cell);
    const id = words === undefined ? undefined : known(cell, given);
    if (words === undefined || !words.trim()) continue;
    if (id && !same && about(given.cells.find((/** @type {any} */ each) => each.id === id)).locked) continue;
    if (id && !found.has(id)) found.set(id, words);
    else if (!given.cells.some((/** @type {any} */ each) => text(each).trim() === words.trim())) left += 1;
  }
  if (!given.cells.some((/** @type {any} */ cell) => about(cell).solution && found.has(cell.id))) {
    throw new Error("This is not a notebook of this exercise: none of its cells belongs here.");
  }
  return { texts: found, left, receipt, same, unchanged: receipt?.sha256 === safeFingerprint(notebook) };
}

/** @param {string} content @returns {Notebook} */
function parsed(content) {
  let notebook;
  try {
    notebook = JSON.parse(content);
  } catch {
    throw new Error("This file is no notebook, or it was not saved to its end.");
  }
  if (!Array.isArray(notebook?.cells)) throw new Error("This file is no notebook: it has no list of cells.");
  if (notebook.cells.length > MOST_CELLS) throw new Error(`This notebook has more than ${MOST_CELLS} cells.`);
  return notebook;
}

/** A cell's text, if it is one; an Error if it is too long to be kept. @param {any} cell */
function readable(cell) {
  const source = cell?.source;
  const words = Array.isArray(source) && source.every((line) => typeof line === "string") ? source.join("") : source;
  if (typeof words !== "string") return undefined;
  if (words.length > LONGEST)
    throw new Error(`A cell of this notebook has more than ${LONGEST.toLocaleString("en")} characters.`);
  return words;
}

/** The id of the cell of this page that it is: by its name for the grader, or by its own. @param {any} cell @param {Notebook} given */
function known(cell, given) {
  const name = cell.metadata?.nbgrader?.grade_id;
  const same = (/** @type {any} */ each) => (name ? about(each).grade_id === name : each.id === cell.id);
  const mine = given.cells.find(same);
  return mine && (mine.cell_type === "code" || about(mine).solution) ? mine.id : undefined;
}

/** @param {Notebook} notebook @returns {Receipt | undefined} */
function receiptOf(notebook) {
  const receipt = notebook.metadata?.classroom?.receipt;
  const whole = ["sha256", "saved", "edition"].every((name) => typeof receipt?.[name] === "string");
  return whole && !Number.isNaN(Date.parse(receipt.saved)) ? receipt : undefined;
}

/** @param {Notebook} notebook */
function safeFingerprint(notebook) {
  try {
    return fingerprint(notebook);
  } catch {
    return undefined; // cells without a source
  }
}
