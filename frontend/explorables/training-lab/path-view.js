import { chart, place } from "../../kit/chart.js";
import { contourLines } from "../../kit/contours.js";
import { loss } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./index.js").Points} Points */
/** @typedef {import("./index.js").Now} Now */

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

  /** The loss over (w1, w2) at the current intercept. @param {Now} now */
  function contour({ data, theta }) {
    const at = theta[2];
    const place3 = new Float64Array([0, 0, at]);
    surface.draw({
      of: data,
      at,
      lowest: data.best_loss ?? 0,
      height(w1, w2) {
        place3[0] = w1;
        place3[1] = w2;
        return loss(place3, data);
      },
    });
  }

  /** @param {Now} now */
  function draw(now) {
    const { run, t, theta, other } = now;
    if (frame.changed(run, run.done, other?.run, other?.run.done)) settle(now);
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
    surface.remove();
    frame.remove();
  };
  const caption = "Contours: the loss over (w₁, w₂) at the current b. They move as b moves.";
  return { node: frame.node, fit: frame.fit, draw, remove, caption };
}
