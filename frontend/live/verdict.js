/** What the trial ran, in the order of the grader, and what came of it for each part. */

import { html } from "../kit/page.js";
import { about, text } from "./notebook.js";

/** @typedef {import("./handin.js").Entry} Entry @typedef {import("./trial.js").Task} Task @typedef {import("./trial.js").Heard} Heard */

/**
 * Set-up that was changed comes first as it was given; then all cells as they are; then each part is asked its question.
 * @param {any} notebook the student's version @param {Entry[]} entries
 */
export function tasksOf(notebook, entries) {
  const entry = byId(entries);
  const code = notebook.cells.filter((/** @type {any} */ cell) => cell.cell_type === "code" && entry(cell));
  const book = (/** @type {any} */ cell) => task(entry(cell), text(cell));
  const given = code.filter(isGiven).filter((/** @type {any} */ cell) => entry(cell).edited());
  const mine = code.filter((/** @type {any} */ cell) => !about(cell).grade || entry(cell).edited());
  const own = mine.map((/** @type {any} */ cell) => task(entry(cell), entry(cell).code()));
  const parts = new Map(
    code.filter((/** @type {any} */ cell) => about(cell).grade).map((/** @type {any} */ cell) => [cell.id, book(cell)]),
  );
  return { own, parts, all: [...given.map(book), ...own, ...parts.values()] };
}

/** @param {Entry} entry @param {string} code @returns {Task} */
const task = ({ id, label }, code) => ({ place: id, label, code });

/** @param {any} cell */
const isGiven = (cell) => about(cell).locked && !about(cell).grade && !about(cell).solution;

/** @param {Entry[]} entries */
const byId = (entries) => (/** @type {any} */ cell) =>
  /** @type {any} */ (entries.find(({ id }) => id === `cell-${cell.id}`));

/**
 * @param {any} notebook @param {Entry[]} entries @param {ReturnType<typeof tasksOf>} tasks @param {Map<Task, Heard>} heard
 * @returns {{words: string, node: HTMLElement}}
 */
export function report(notebook, entries, tasks, heard) {
  const graded = notebook.cells.filter((/** @type {any} */ cell) => about(cell).grade);
  const entry = byId(entries);
  const rows = graded.map((/** @type {any} */ cell) => {
    const asked = tasks.parts.get(cell.id);
    return asked ? byCheck(about(cell), /** @type {Heard} */ (heard.get(asked))) : byPerson(about(cell), entry(cell));
  });
  const sum = (/** @type {any[]} */ some, /** @type {"points" | "earned"} */ name) =>
    some.reduce((total, row) => total + row[name], 0);
  const [checked, marked] = [
    rows.filter((/** @type {any} */ row) => !row.person),
    rows.filter((/** @type {any} */ row) => row.person),
  ];
  const byHand = marked.length ? ` ${points(sum(marked, "points"))} more are for what a person marks.` : "";
  const words = `In a fresh Python, your work earns ${sum(checked, "earned")} of ${points(sum(checked, "points"))}.${byHand} The grader asks the same questions with other numbers.`;
  return { words, node: html("div", {}, table(rows), ...losses(notebook, entries, tasks, heard)) };
}

/** @param {any} about @param {Heard} heard */
function byCheck({ points }, { ok, text }) {
  const right = ok && !text.includes("still to do");
  return { points, earned: right ? points : 0, sign: right ? "✓" : "✗", says: gist(text), person: false };
}

/** @param {any} about @param {Entry | undefined} entry */
function byPerson({ points }, entry) {
  const says = entry?.edited() ? "Written; a person marks it." : "Nothing is written yet.";
  return { points, earned: 0, sign: entry?.edited() ? "…" : "✗", says, person: true };
}

/** The error's own words without the way to it, or the last that was printed. @param {string} text */
function gist(text) {
  const [error] = text.match(/^\w*(?:Error|Exception|Interrupt|Exit)\b[^]*/m) ?? [];
  return (error ?? text.trim().split("\n").at(-1) ?? "").replace(/^AssertionError: /, "").trim() || "It shows nothing.";
}

/** @param {number} number */
const points = (number) => `${number} point${number === 1 ? "" : "s"}`;

/** @param {any[]} rows */
function table(rows) {
  const head = ["Part", "Result", "Points"].map((name) => html("th", { scope: "col" }, name));
  const body = rows.map(({ sign, says, earned, points, person }, i) =>
    html(
      "tr",
      {},
      html("th", { scope: "row" }, String(i + 1)),
      html("td", {}, `${sign} ${says}`),
      html("td", {}, person ? `of ${points}` : `${earned} of ${points}`),
    ),
  );
  return html("table", {}, html("thead", {}, html("tr", {}, ...head)), html("tbody", {}, ...body));
}

/**
 * What the grader will not see as the page shows it.
 * @param {any} notebook @param {Entry[]} entries @param {ReturnType<typeof tasksOf>} tasks @param {Map<Task, Heard>} heard
 */
function losses(notebook, entries, tasks, heard) {
  const failed = tasks.own.filter((/** @type {Task} */ each) => !heard.get(each)?.ok);
  const lost = failed.map(
    (/** @type {Task} */ each) =>
      `${capital(each.label)} ends with an error, so what it makes after that is lost: ${gist(heard.get(each)?.text ?? "")}`,
  );
  const locked = notebook.cells.filter(
    (/** @type {any} */ cell) => about(cell).locked && byId(entries)(cell)?.edited(),
  );
  for (const cell of locked) {
    lost.push(
      `${capital(byId(entries)(cell).label)} is the book's: the grader puts its own code beside yours, so your change earns nothing.`,
    );
  }
  if (!lost.length) return [];
  return [
    html("p", {}, "What would be lost:"),
    html("ul", {}, ...lost.map((/** @type {string} */ words) => html("li", {}, words))),
  ];
}

/** @param {string} words */
const capital = (words) => words[0].toUpperCase() + words.slice(1);
