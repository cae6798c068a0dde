/** The bar at the page's foot: what Python is doing, how much of it has arrived, and the buttons for all cells. */

import { button } from "../kit/controls.js";
import { html } from "../kit/page.js";

/** @param {{runAll: () => void, stop: () => void}} actions */
export function createBar(actions) {
  const status = html("p", { class: "live-status", role: "status" });
  const progress = html("progress", { "aria-label": "Fetching Python", hidden: true });
  const runAll = button("Run all", actions.runAll);
  const stop = button("Stop", actions.stop);
  const says = html("div", { class: "live-says" }, status, progress);
  const node = html("div", { class: "live-bar", role: "group", "aria-label": "Python" }, says, runAll, stop);
  stop.disabled = true;
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
    focus: () => runAll.focus({ preventScroll: true }),
  };
}
