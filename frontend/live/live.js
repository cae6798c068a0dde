/** Real Python in the page: the button has been pressed, so every code cell becomes one that you can edit and run. */

import { createCell } from "./cell.js";
import { createKernel } from "./kernel.js";
import { button, element } from "./page.js";
import { createWidgets } from "./widgets.js";
import style from "./live.css";

const STOPPED = "Stopped. Python starts anew: the variables are gone, your edits are kept.";
const BROKEN = "Python broke down and starts anew: the variables are gone, your edits are kept.";
const MB = 1e6;

/** @param {HTMLButtonElement} pressed */
export function start(pressed) {
  const trouble = unable();
  if (trouble) throw new Error(trouble);
  document.head.append(element("style", {}, style));

  const here = new URL(import.meta.url);
  const beside = (/** @type {string} */ name) => new URL(name + here.search, here);
  const status = element("p", { class: "live-status", role: "status" });
  const bar = element("progress", { "aria-label": "Fetching Python", hidden: true });
  const runAll = button("Run all", () => enqueue(cells));
  const stop = button("Stop", stopAll);
  const panel = element(
    "div",
    { class: "live-panel", role: "group", "aria-label": "Python" },
    element("div", { class: "live-says" }, status, bar),
    runAll,
    stop,
  );
  const keys = element(
    "p",
    { id: "live-keys", hidden: true },
    "Shift and Enter runs. Escape, then Tab leaves the editor.",
  );

  const kernel = createKernel(beside("worker.js"), beside("files.json"), { state, progress, shown });
  const widgets = createWidgets(kernel.tellWidget, new URL("../_static/explorables.js", here));
  /** @type {ReturnType<typeof createCell>[]} */
  let queue = [];
  let running = false;
  kernel.start(); // the worker starts while the editors are made

  const nodes = /** @type {HTMLElement[]} */ ([
    ...document.querySelectorAll(".cell[id]:has(> .cell_input, > details .cell_input)"),
  ]);
  const cells = nodes.map((node, i) =>
    createCell(node, i + 1, {
      run: (onwards) => {
        enqueue([cells[i]]);
        if (onwards) cells[i + 1]?.focus();
      },
      runAbove: () => enqueue(cells.slice(0, i)),
      bringToLife: widgets.bringToLife,
    }),
  );
  const byPlace = new Map(cells.map((cell) => [cell.id, cell]));

  /** @param {typeof cells} more */
  function enqueue(more) {
    for (const cell of more) if (!queue.includes(cell)) cell.begin();
    queue.push(...more.filter((cell) => !queue.includes(cell)));
    if (!running) work();
  }

  async function work() {
    running = true;
    stop.disabled = false;
    let last = "";
    while (queue.length) {
      const cell = queue[0];
      status.textContent = `Cell ${cell.number} is running …`;
      const { ok, why } = await kernel.run(cell.id, `cell ${cell.number}`, cell.code());
      cell.end();
      queue.shift();
      last = `Cell ${cell.number} is done.`;
      if (ok) continue;
      last = why === "stopped" ? STOPPED : why === "broken" ? BROKEN : why || `Cell ${cell.number} raised an error.`;
      if (why) cell.note(last);
      if (queue.length) last += " The cells after it did not run.";
      for (const rest of queue.splice(0)) rest.end();
    }
    running = false;
    stop.disabled = true;
    status.textContent = last;
  }

  function stopAll() {
    queue.splice(1).forEach((cell) => cell.end());
    kernel.stop();
  }

  /** @param {string} name @param {string} words */
  function state(name, words) {
    panel.setAttribute("aria-busy", String(name === "starting"));
    panel.dataset.state = name;
    if (name === "starting") widgets.forget();
    if (name !== "starting") bar.hidden = true;
    if (!running || name === "failed") status.textContent = words;
  }

  /** "numpy: 3 of 8 MB", and the bar. @param {Map<string, {loaded: number, size: number}>} files */
  function progress(files) {
    const all = [...files.entries()];
    const sum = (/** @type {"loaded" | "size"} */ what) => all.reduce((total, [, file]) => total + file[what], 0);
    const [name] = all.filter(([, file]) => file.loaded < file.size).sort(([, a], [, b]) => b.size - a.size)[0] ?? [""];
    bar.hidden = !all.length;
    bar.max = sum("size") || 1;
    if (name === "pyodide.asm.wasm")
      bar.removeAttribute("value"); // its bytes can't be counted on their way
    else bar.value = sum("loaded");
    if (name)
      status.textContent = `Fetching ${plain(name)}: ${(sum("loaded") / MB).toFixed(0)} of ${(sum("size") / MB).toFixed(0)} MB`;
    else if (all.length) status.textContent = `Starting ${running ? "what the cell needs" : "Python"} …`;
    else if (queue.length) status.textContent = `Cell ${queue[0].number} is running …`;
  }

  /** @param {any} message */
  function shown(message) {
    const cell = byPlace.get(message.place);
    if (cell) cell.show(message);
    else widgets.receive(message);
  }

  stop.disabled = true;
  pressed.closest(".live-start")?.remove();
  (document.querySelector("article") ?? document.body).append(keys, panel);
  runAll.focus({ preventScroll: true });
}

/** Why this browser can't; "" if it can. */
function unable() {
  if (typeof WebAssembly !== "object")
    return "Python needs WebAssembly, and this browser has it switched off or lacks it.";
  if (typeof Worker !== "function") return "Python needs a worker, and this browser has none.";
  return "";
}

/** @param {string} file numpy-2.0.2-….whl */
function plain(file) {
  return /^(pyodide|python)/.test(file) ? "Python" : file.split("-")[0].replaceAll("_", "-");
}
