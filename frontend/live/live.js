/** Real Python in the page: the button has been pressed, so every code cell becomes one that you can edit and run. */

import { html } from "../kit/page.js";
import { adopt } from "../kit/style.js";
import { createAsks } from "./asks.js";
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
  html(
    "p",
    { id: "live-keys", hidden: true },
    "Shift and Enter runs. Shift and Tab after a name tells what it is. Escape, then Tab leaves the editor.",
  );

/** Python, the page's cells, and what goes between them. */
function startSession() {
  const here = new URL(import.meta.url);
  const beside = (/** @type {string} */ name) => new URL(name + here.search, here);
  const bar = createBar({ runAll: () => queue.add(cells), stop, run: () => queue.add(at) });
  const tellWidget = (/** @type {string} */ id, /** @type {any} */ data) => kernel.post({ type: "comm", id, data });
  const asks = createAsks((message) => kernel.post(message));
  const kernel = createKernel(beside("worker.js"), beside("files.json"), {
    state,
    told: (message) => route(message, { cells, arrivals, asks, widgets }),
  });
  const askOutdated = () => kernel.post({ type: "outdated", cells: codes(cells) });
  const widgets = createWidgets(tellWidget, new URL("../_static/explorables.js", here));
  const queue = createQueue(run, (words, running) => {
    bar.canStop(running);
    bar.say(words);
    if (!running) askOutdated();
  });
  const arrivals = createArrivals(bar, queue);
  kernel.start(); // the worker starts while the editors are made
  const cells = createCells(queue, widgets, { edited: askOutdated, ask: asks.ask });
  const at = follow(cells, bar.at);
  addEventListener("pagehide", leave);

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

  /** The page may be kept, to come back to; Python's memory is not, on a phone least of all. */
  function leave() {
    queue.drop();
    kernel.leave("left");
    forget();
    bar.say("Python ended when the page was left. Run a cell, and it starts anew.");
  }

  function forget() {
    arrivals.clear();
    widgets.forget();
    asks.forget();
  }

  /** @param {"starting" | "ready" | "failed"} name @param {string} words */
  function state(name, words) {
    bar.setState(name);
    if (name === "starting") forget();
    else bar.showProgress(undefined);
    if (!queue.isRunning() || name === "failed") bar.say(words);
  }

  return { bar, cells, beside };
}

/**
 * What Python tells goes to whom it concerns.
 * @param {any} message
 * @param {{cells: import("./queue.js").Cell[], arrivals: ReturnType<typeof createArrivals>,
 *   asks: ReturnType<typeof createAsks>, widgets: ReturnType<typeof createWidgets>}} parts
 */
function route(message, { cells, arrivals, asks, widgets }) {
  const { type, place, places, lines } = message;
  if (type === "progress" || type === "loaded") arrivals.note(message);
  else if (type === "answer") asks.answered(message);
  else if (type === "outdated") for (const cell of cells) cell.outdate(places.includes(cell.id));
  else (cells.find((cell) => cell.id === place)?.show ?? widgets.receive)(message);
  for (const cell of lines ? cells : []) cell.mark(linesOf(cell, message));
}

/**
 * The cell that the reader was at last, in a list of one.
 * @param {import("./queue.js").Cell[]} cells @param {(cell: import("./queue.js").Cell) => void} told
 */
function follow(cells, told) {
  /** @type {import("./queue.js").Cell[]} */
  const at = [];
  for (const cell of cells) {
    cell.node.addEventListener("focusin", () => {
      at[0] = cell;
      told(cell);
    });
  }
  return at;
}

/** What is on its way to Python, told in the bar. @param {ReturnType<typeof createBar>} bar @param {ReturnType<typeof createQueue>} queue */
function createArrivals(bar, queue) {
  const downloads = createDownloads();
  return {
    clear: downloads.clear,
    /** @param {any} message */
    note(message) {
      if (message.type === "loaded") downloads.clear();
      else downloads.note(message);
      const sum = downloads.sum();
      bar.showProgress(sum);
      if (sum) bar.say(sum.words || `Starting ${queue.isRunning() ? "what the cell needs" : "Python"} …`);
      else if (queue.isRunning()) bar.say(queue.words());
    },
  };
}

/** Those of an error's lines that are of this cell. @param {{number: number}} cell @param {{lines: [number, number, string][]}} error */
const linesOf = ({ number }, { lines }) =>
  lines.filter(([cell]) => cell === number).map(([, line, text]) => /** @type {[number, string]} */ ([line, text]));

/** @param {import("./queue.js").Cell[]} cells @returns {[string, string][]} place and code of each */
const codes = (cells) => cells.map((cell) => [cell.id, cell.code()]);

/**
 * @param {ReturnType<typeof createQueue>} queue
 * @param {ReturnType<typeof createWidgets>} widgets
 * @param {{edited: () => void, ask: import("./asks.js").Ask}} actions of every cell
 */
function createCells(queue, { bringToLife }, actions) {
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
      ...actions,
    }),
  );
  return cells;
}
