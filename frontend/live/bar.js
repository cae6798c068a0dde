/** The bar at the page's foot: what Python is doing, how much of it has arrived, and the buttons for all cells. */

import { button } from "../kit/controls.js";
import { html } from "../kit/page.js";

/** @param {{runAll: () => void, stop: () => void, run: () => void}} actions run: the cell that the reader is at */
export function createBar(actions) {
  const status = html("p", { class: "live-status", role: "status" });
  const progress = html("progress", { "aria-label": "Fetching Python", hidden: true });
  const runAll = button("Run all", actions.runAll);
  const stop = button("Stop", actions.stop);
  const run = button("Run", actions.run);
  run.classList.add("live-thumb");
  run.hidden = true;
  run.addEventListener("pointerdown", (/** @type {Event} */ event) => event.preventDefault()); // the editor keeps the focus, and the keyboard
  const says = html("div", { class: "live-says" }, status, progress);
  const node = html("div", { class: "live-bar", role: "group", "aria-label": "Python" }, says, run, runAll, stop);
  stop.disabled = true;
  makeRoom(node);
  return {
    node,
    /** @param {string} words */
    say: (words) => void (status.textContent = words),
    /** Is there something to stop? @param {boolean} running */
    canStop: (running) => void (stop.disabled = !running),
    /** @param {"starting" | "ready" | "failed"} state Python's */
    setState(state) {
      node.setAttribute("aria-busy", String(state === "starting"));
      node.dataset.state = state;
    },
    /** @param {import("./downloads.js").Sum | undefined} sum of what is on its way, if anything is */
    showProgress(sum) {
      progress.hidden = !sum;
      progress.max = sum?.size || 1;
      if (sum?.counted === false) progress.removeAttribute("value");
      else progress.value = sum?.loaded ?? 0;
    },
    /** Where the reader is. @param {{number: number}} cell */
    at(cell) {
      run.textContent = `Run cell ${cell.number}`;
      run.hidden = false;
    },
    focus: () => runAll.focus({ preventScroll: true }),
  };
}

/** What is scrolled to comes to lie above the bar, however high that is. @param {HTMLElement} bar */
function makeRoom(bar) {
  const { style } = document.documentElement;
  new ResizeObserver(() => (style.scrollPaddingBottom = `${bar.offsetHeight + 16}px`)).observe(bar);
}
