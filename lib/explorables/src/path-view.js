import { contours } from "d3-contour";
import { chart, place } from "./chart.js";
import { loss } from "./engine.js";
import { slices, svg } from "./page.js";

const GRID = 28; // the loss surface is sampled at GRID × GRID places

/** @typedef {import("./training-lab.js").Points} Points */
/** @typedef {import("./training-lab.js").Now} Now */

/** The way of (w1, w2) over contours of the loss at the current intercept. @param {() => void} onresize */
export function pathView(onresize) {
  const frame = chart({ title: "Path of the weights over the loss", x: "w₁", y: "w₂", ratio: 0.66, onresize });
  const surface = svg("path", { class: "contours" });
  const rival = svg("path", { class: "rival" });
  const tails = [0.25, 0.5, 0.75, 1].map((opacity) => svg("path", { class: "path", opacity }));
  const best = svg("path", { class: "best-mark", d: "M-5-5L5 5M-5 5L5-5" });
  const bestWord = svg("text", { class: "label quiet" }, "best possible");
  const dot = svg("circle", { class: "now", r: 5 });
  frame.back.append(surface, rival, ...tails, best, bestWord, dot);
  const inSlices = slices(3);
  /** @type {unknown[]} */
  let drawn = [];
  /** What the contours show, or are about to show. @type {{data?: Points, domain: string, b: number, busy: boolean}} */
  let sampled = { domain: "", b: NaN, busy: false };

  /** Room for the whole path, the start and the best place. @param {Now} now */
  function settle({ data, run, other }) {
    for (const [j, scale] of /** @type {const} */ ([
      [0, frame.x],
      [1, frame.y],
    ])) {
      let [low, high] = [0, 0];
      for (const { path, done } of other ? [run, other.run] : [run])
        for (let t = 0; t < done; t++) {
          low = Math.min(low, path[3 * t + j]);
          high = Math.max(high, path[3 * t + j]);
        }
      if (data.best_theta) {
        low = Math.min(low, data.best_theta[j]);
        high = Math.max(high, data.best_theta[j]);
      }
      const room = 0.12 * (high - low) + 0.2;
      scale.domain([low - room, high + room]).nice();
    }
    frame.axes();
    const there = data.best_theta;
    for (const node of [best, bestWord]) node.setAttribute("visibility", there ? "visible" : "hidden");
    if (!there) return;
    const [x, y] = [frame.x(there[0]), frame.y(there[1])];
    place(best, { transform: `translate(${x},${y})` });
    const left = x > frame.width / 2;
    place(bestWord, { x: x + (left ? -9 : 9), y: y - 7, "text-anchor": left ? "end" : "start" });
  }

  /** Sample the loss row by row, then draw its contours; start again if b has moved on meanwhile. @param {Now} now */
  function contour({ data, theta }) {
    const [[left, right], [low, high]] = [frame.x.domain(), frame.y.domain()];
    const domain = [left, right, low, high, frame.width].join();
    const b = theta[2];
    const same = sampled.data === data && sampled.domain === domain;
    if (same && (sampled.busy || Math.abs(sampled.b - b) < 0.003 * (1 + Math.abs(b)))) return;
    sampled = { data, domain, b, busy: true };
    const [dx, dy] = [(right - left) / (GRID - 3), (high - low) / (GRID - 3)]; // one cell beyond each edge
    const values = new Array(GRID * GRID);
    const place3 = new Float64Array([0, 0, b]);
    let row = 0;
    inSlices(() => {
      place3[1] = low + (row - 1) * dy;
      for (let column = 0; column < GRID; column++) {
        place3[0] = left + (column - 1) * dx;
        values[row * GRID + column] = loss(place3, data);
      }
      if (++row < GRID) return false;
      const levels = Array.from({ length: 18 }, (_, k) => (data.best_loss ?? 0) + 0.01 * 1.7 ** k);
      const at = (/** @type {number[]} */ [i, j]) =>
        `${frame.x(left + (i - 1.5) * dx).toFixed(1)},${frame.y(low + (j - 1.5) * dy).toFixed(1)}`;
      const rings = contours()
        .size([GRID, GRID])
        .thresholds(levels)(values)
        .flatMap((level) => level.coordinates.flat());
      place(surface, { d: rings.map((ring) => `M${ring.map(at).join("L")}Z`).join("") });
      sampled.busy = false;
      onresize(); // b may have moved on
      return true;
    });
  }

  /** @param {Now} now */
  function draw(now) {
    const { run, t, theta, other } = now;
    const state = [run, run.done, other?.run, other?.run.done, frame.width];
    if (state.some((value, i) => value !== drawn[i])) settle(now);
    drawn = state;
    contour(now);
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
    inSlices.cancel();
    frame.remove();
  };
  const caption = "Contours: the loss over (w₁, w₂) at the current b. They move as b moves.";
  return { node: frame.node, fit: frame.fit, draw, remove, caption };
}
