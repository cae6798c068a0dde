/** Real Python in the page: the button has been pressed, so every code cell becomes one that you can edit and run. */

import { html } from "../kit/page.js";
import { adopt } from "../kit/style.js";
import { createBar } from "./bar.js";
import { createCell } from "./cell.js";
import { createDownloads } from "./downloads.js";
import { createHandIn } from "./handin.js";
import { createKernel } from "./kernel.js";
import { createQueue } from "./queue.js";
import { createWidgets } from "./widgets.js";
import style from "./live.css";

/** @param {HTMLButtonElement} pressed */
export function start(pressed) {
  const trouble = unable();
  if (trouble) throw new Error(trouble);
  adopt(document, style);
  const { bar, cells, beside } = startSession();
  pressed.closest(".live-start")?.remove();
  const { exercise } = pressed.dataset;
  const handIn = exercise ? [createHandIn(rootUrl(exercise), cells, beside)] : [];
  (document.querySelector("article") ?? document.body).append(...handIn, keys(), bar.node);
  bar.focus();
}

/** It looks as if the button will be pressed: the largest files come meanwhile, unless the reader saves data. */
export async function prepare() {
  const { connection } = /** @type {any} */ (navigator);
  if (unable() || connection?.saveData) return;
  const list = new URL(`files.json${new URL(import.meta.url).search}`, import.meta.url);
  const { folder, ahead } = await (await fetch(list)).json();
  const addresses = ["pyodide.mjs", "pyodide.asm.js", ...ahead].map((name) => new URL(folder + name, list).href);
  document.head.append(...addresses.map((href) => html("link", { rel: "prefetch", as: "fetch", href })));
}

/** Why this browser can't; "" if it can. */
function unable() {
  if (typeof WebAssembly !== "object")
    return "Python needs WebAssembly, and this browser has it switched off or lacks it.";
  if (typeof Worker !== "function") return "Python needs a worker, and this browser has none.";
  return "";
}

/** @param {string} path from the site's root */
const rootUrl = (path) => new URL(`../${path}`, import.meta.url);

/** What the editors refer to as their description. */
const keys = () =>
  html("p", { id: "live-keys", hidden: true }, "Shift and Enter runs. Escape, then Tab leaves the editor.");

/** Python, the page's cells, and what goes between them. */
function startSession() {
  const here = new URL(import.meta.url);
  const beside = (/** @type {string} */ name) => new URL(name + here.search, here);
  const bar = createBar({ runAll: () => queue.add(cells), stop });
  const downloads = createDownloads();
  const tellWidget = (/** @type {string} */ id, /** @type {any} */ data) => kernel.post({ type: "comm", id, data });
  const kernel = createKernel(beside("worker.js"), beside("files.json"), { state, told });
  const askOutdated = () => kernel.post({ type: "outdated", cells: codes(cells) });
  const widgets = createWidgets(tellWidget, new URL("../_static/explorables.js", here));
  const queue = createQueue(run, (words, running) => {
    bar.canStop(running);
    bar.say(words);
    if (!running) askOutdated();
  });
  kernel.start(); // the worker starts while the editors are made
  const cells = createCells(queue, widgets, askOutdated);

  /** @param {import("./queue.js").Cell} cell @param {boolean} ask for what it needs, and run it only if that is there */
  async function run(cell, ask) {
    const above = codes(cells.slice(0, cell.number));
    const wanted = { place: cell.id, label: `cell ${cell.number}`, code: cell.code(), cells: ask ? above : undefined };
    const { first = [], ...outcome } = await kernel.run(wanted);
    return { ...outcome, first: cells.filter((each) => first.includes(each.id)) };
  }

  function stop() {
    queue.drop();
    kernel.stop();
  }

  /** @param {"starting" | "ready" | "failed"} name @param {string} words */
  function state(name, words) {
    bar.setState(name);
    if (name === "starting") {
      downloads.clear();
      widgets.forget();
    } else bar.showProgress(undefined);
    if (!queue.isRunning() || name === "failed") bar.say(words);
  }

  /** @param {any} message */
  function told(message) {
    if (message.type === "progress" || message.type === "loaded") arriving(message);
    else if (message.type === "outdated") for (const cell of cells) cell.outdate(message.places.includes(cell.id));
    else (cells.find((cell) => cell.id === message.place)?.show ?? widgets.receive)(message);
  }

  /** @param {any} message */
  function arriving(message) {
    if (message.type === "loaded") downloads.clear();
    else downloads.note(message);
    const sum = downloads.sum();
    bar.showProgress(sum);
    if (sum) bar.say(sum.words || `Starting ${queue.isRunning() ? "what the cell needs" : "Python"} …`);
    else if (queue.isRunning()) bar.say(queue.words());
  }

  return { bar, cells, beside };
}

/** @param {import("./queue.js").Cell[]} cells @returns {[string, string][]} place and code of each */
const codes = (cells) => cells.map((cell) => [cell.id, cell.code()]);

/**
 * @param {ReturnType<typeof createQueue>} queue
 * @param {ReturnType<typeof createWidgets>} widgets
 * @param {() => void} edited
 */
function createCells(queue, { bringToLife }, edited) {
  const nodes = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".cell[id]:has(> .cell_input, > details .cell_input)")
  );
  /** @type {import("./queue.js").Cell[]} */
  const cells = [...nodes].map((node, i) =>
    createCell(node, i + 1, {
      run(onwards) {
        queue.add([cells[i]]);
        if (onwards) cells[i + 1]?.focus();
      },
      runAbove: () => queue.add(cells.slice(0, i)),
      bringToLife,
      edited,
    }),
  );
  return cells;
}
