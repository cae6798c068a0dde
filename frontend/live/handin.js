/** At the end of an exercise: check all of it as the grader will, save it as the notebook to hand in, open a saved one. */

import { button } from "../kit/controls.js";
import { html } from "../kit/page.js";
import { createAnswer } from "./answer.js";
import { createTrial } from "./trial.js";
import { report, tasksOf } from "./verdict.js";
import { createWork } from "./work.js";

/**
 * @typedef {object} Entry where the reader writes: a code cell, or the place for an explanation
 * @property {string} id @property {string} label @property {() => string} code @property {string} book
 * @property {() => boolean} edited @property {(text: string) => void} replace
 */

const WORDS =
  "All that you write on this page is kept in this browser, on this device. The notebook that you save is what you " +
  "hand in, and you can open it again here, on another device, or in JupyterLab.";

/**
 * @param {URL} url the exercise as a notebook, the student's version; its v is the edition
 * @param {Entry[]} cells
 * @param {(name: string) => URL} beside where Python's files are
 * @returns {HTMLElement}
 */
export function createHandIn(url, cells, beside) {
  const status = html("p", { class: "live-status", role: "status" });
  const results = html("div", { class: "live-results" });
  const say = (/** @type {(string | Node)[]} */ ...words) => status.replaceChildren(...words);
  const work = createWork(url, [...cells, ...answers()]);
  const trial = createTrial(beside("worker.js"), beside("files.json"), say);
  addEventListener("pagehide", trial.cancel);
  const check = checkButton(work, trial, say, results);
  const save = button("Save my work", () => attempt(async () => say(await work.save()), say));
  const file = html("input", { type: "file", accept: ".ipynb,application/json", hidden: true, onchange: choose });
  const open = button("Open saved work", () => file.click());

  function choose() {
    const [chosen] = file.files;
    if (chosen) attempt(() => openWork(chosen), say);
    file.value = ""; // the same file may be chosen again
  }

  /** @param {File} chosen */
  async function openWork(chosen) {
    const { words, back } = await work.open(chosen);
    results.replaceChildren();
    const undo = () => (back(), say("What was on this page before is back."));
    say(words, " ", button("Put back what was here", undo));
  }

  const title = html("h2", { id: "hand-in" }, "Hand in");
  const tools = html("div", { class: "live-tools" }, check, save, open, file);
  const parts = [title, html("p", {}, WORDS), tools, status, results];
  return html("section", { class: "live-handin", "aria-labelledby": "hand-in" }, ...parts);
}

/**
 * @param {ReturnType<typeof createWork>} work @param {ReturnType<typeof createTrial>} trial
 * @param {(words: string) => void} say @param {HTMLElement} results
 */
function checkButton(work, trial, say, results) {
  const name = "Check as the grader will";
  let checking = false;
  const check = button(name, () => (checking ? trial.cancel() : attempt(checkAll, say)));

  async function checkAll() {
    checking = true;
    check.textContent = "Stop the check";
    results.replaceChildren();
    try {
      const notebook = await work.given();
      const tasks = tasksOf(notebook, work.entries);
      const { words, node } = report(notebook, work.entries, tasks, await trial.run(tasks.all));
      say(words);
      results.replaceChildren(node);
    } finally {
      checking = false;
      check.textContent = name;
    }
  }

  return check;
}

/** @param {() => Promise<void>} act @param {(words: string) => void} say what went wrong */
async function attempt(act, say) {
  try {
    await act();
  } catch (error) {
    const offline = error instanceof TypeError; // of fetch
    say(offline ? "The exercise can't be fetched. Are you offline?" : /** @type {Error} */ (error).message);
  }
}

/** The places for explanations. @returns {Entry[]} */
function answers() {
  const nodes = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".answer[id]"));
  const label = (/** @type {number} */ i) => (nodes.length > 1 ? `Your explanation ${i + 1}` : "Your explanation");
  return [...nodes].map((node, i) => createAnswer(node, label(i), "*Your answer here.*"));
}
