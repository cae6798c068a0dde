import { chart, place, through } from "../../kit/chart.js";
import { svg, uniqueId } from "../../kit/page.js";
import { rate } from "../../kit/format.js";

/** @typedef {import("./data.js").Points} Points */
/** @typedef {import("./runs.js").Now} Now */

/** Loss and accuracy against iteration; what is still to come is faint. @param {number} maxIter @param {() => void} onresize */
export function lossView(maxIter, onresize) {
  const frame = chart({ title: "Loss and accuracy against iteration", x: "iteration", y: "", ratio: 0.52, onresize });
  const id = uniqueId("past");
  const sofar = svg("rect", { x: 0, y: 0 });
  const best = svg("path", { class: "reference" });
  const accuracyLine = svg("path", { class: "accuracy" });
  const ahead = svg("path", { class: "loss ahead" });
  const past = svg("path", { class: "loss", "clip-path": `url(#${id})` });
  const rival = svg("path", { class: "rival" });
  const rivalWord = svg("text", { class: "label quiet" });
  const dot = svg("circle", { class: "now", r: 5 });
  const words = ["loss", "accuracy", "best possible"].map((word) =>
    svg("text", { class: word === "loss" ? "label" : "label quiet", "text-anchor": "end" }, word),
  );
  frame.back.append(svg("clipPath", { id }, sofar), best, accuracyLine, rival, ahead, past);
  frame.front.append(rivalWord, dot, ...words);
  frame.x.domain([0, maxIter]);

  /** The curves, once for each run and size. @param {Now} now */
  function settle({ data, run, other }) {
    const { x, y } = frame;
    const losses = run.loss.subarray(0, run.done);
    const shares = Float64Array.from(run.right.subarray(0, run.done), (right) => right / data.n);
    const rivals = other ? other.run.loss.subarray(0, other.run.done) : new Float64Array();
    y.domain([0, [...losses, ...rivals].reduce((a, b) => Math.max(a, b), 1)]).nice();
    frame.axes();
    const curve = (/** @type {Float64Array} */ values) => through(Array.from(values, (value, i) => [x(i), y(value)]));
    const d = curve(losses);
    place(ahead, { d });
    place(past, { d });
    place(accuracyLine, { d: curve(shares) });
    place(rival, { d: curve(rivals) });
    rivalWord.textContent = other ? `rate ${rate(other.lr)}` : "";
    place(rivalWord, { x: x(maxIter / 8), y: rivals.length ? y(rivals[Math.floor(rivals.length / 8)]) - 6 : 0 });
    place(best, { d: `M${x(0)},${y(data.best_loss ?? 0)}H${x(maxIter)}` });
    const right = x(maxIter) - 4;
    const top = y(shares[run.done - 1]);
    const [lossAt, bestAt] = [y(losses[run.done - 1]), y(data.best_loss ?? 0)];
    const crowded = y.domain()[1] > 2; // a loss that large leaves no room for the rest
    for (const node of [accuracyLine, words[1]]) place(node, { visibility: crowded ? "hidden" : "visible" });
    place(words[0], { x: right, y: Math.max(Math.min(lossAt, bestAt) - 7, top + 26) });
    place(words[1], { x: right, y: top + 14 });
    place(words[2], { x: right, y: bestAt + 14, visibility: data.best_loss && !crowded ? "visible" : "hidden" });
  }

  /** @param {Now} now */
  function draw(now) {
    if (frame.changed(now.run, now.run.done, now.other?.run, now.other?.run.done)) settle(now);
    const reach = frame.x(now.t);
    place(sofar, { width: reach, height: frame.height });
    place(dot, { cx: reach, cy: frame.y(now.run.loss[now.t]) });
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove };
}
