import { chart, place } from "../../kit/chart.js";
import { contourLines } from "../../kit/contours.js";
import { loss } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./data.js").Points} Points */
/** @typedef {import("./runs.js").Now} Now */

/** The way of (w1, w2) over contours of the loss at the current intercept. @param {() => void} onresize */
export function pathView(onresize) {
  const frame = chart({ title: "Path of the weights over the loss", x: "w₁", y: "w₂", ratio: 0.66, onresize });
  const surface = contourLines(frame, onresize);
  const rival = svg("path", { class: "rival" });
  const tails = [0.25, 0.5, 0.75, 1].map((opacity) => svg("path", { class: "path", opacity }));
  const best = svg("path", { class: "best-place", d: "M-5-5L5 5M-5 5L5-5" });
  const bestWord = svg("text", { class: "label quiet" }, "best possible");
  const dot = svg("circle", { class: "now", r: 5 });
  frame.back.append(surface.node, rival, ...tails, best, bestWord, dot);

  /** Axes and the best place, once for each run and size. @param {Now} now */
  function settle({ data, run, other }) {
    frame.x.domain(extent(0, data, run, other?.run)).nice();
    frame.y.domain(extent(1, data, run, other?.run)).nice();
    frame.axes();
    const there = data.best_theta;
    for (const node of [best, bestWord]) node.setAttribute("visibility", there ? "visible" : "hidden");
    if (!there) return;
    const [x, y] = [frame.x(there[0]), frame.y(there[1])];
    place(best, { transform: `translate(${x},${y})` });
    const left = x > frame.width / 2;
    place(bestWord, { x: x + (left ? -9 : 9), y: y - 7, "text-anchor": left ? "end" : "start" });
  }

  /** @param {Now} now */
  function draw(now) {
    const { run, t, theta, other } = now;
    if (frame.changed(run, run.done, other?.run, other?.run.done)) settle(now);
    surface.draw(lossSurface(now));
    const point = (/** @type {number} */ i, { path } = run) =>
      `${frame.x(path[3 * i]).toFixed(1)},${frame.y(path[3 * i + 1]).toFixed(1)}`;
    const reached = other ? Math.min(t, other.run.done - 1) : -1;
    const rivals = Array.from({ length: reached + 1 }, (_, i) => point(i, other?.run));
    place(rival, { d: rivals.length ? `M${rivals.join("L")}` : "" });
    tails.forEach((tail, part) => {
      const [from, to] = [part, part + 1].map((k) => Math.round((t * k) / tails.length));
      const way = Array.from({ length: to - from + 1 }, (_, i) => point(from + i));
      place(tail, { d: `M${way.join("L")}` });
    });
    place(dot, { cx: frame.x(theta[0]), cy: frame.y(theta[1]) });
  }
  const remove = () => {
    surface.remove();
    frame.remove();
  };
  const caption = "The loss over (w₁, w₂) at the current b.";
  return { node: frame.node, fit: frame.fit, draw, remove, caption };
}

/** Room for the whole path, the start and the best place. @param {0 | 1} j which weight @param {Points} data @param {...(import("./runs.js").Descent | undefined)} runs */
function extent(j, data, ...runs) {
  let [low, high] = [0, 0];
  const take = (/** @type {number} */ value) => {
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const run of runs) if (run) for (let t = 0; t < run.done; t++) take(run.path[3 * t + j]);
  if (data.best_theta) take(data.best_theta[j]);
  const room = 0.12 * (high - low) + 0.2;
  return [low - room, high + room];
}

/** The loss over (w1, w2) at the current intercept. @param {Now} now @returns {import("../../kit/contours.js").Surface} */
function lossSurface({ data, theta }) {
  const at = theta[2];
  const there = new Float64Array([0, 0, at]);
  const height = (/** @type {number} */ w1, /** @type {number} */ w2) => {
    there[0] = w1;
    there[1] = w2;
    return loss(there, data);
  };
  return { of: data, at, lowest: data.best_loss ?? 0, height };
}
