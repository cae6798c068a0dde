import { chart, place, through } from "../../kit/chart.js";
import { envelope } from "../../kit/envelope.js";
import { svg, uniqueId } from "../../kit/page.js";
import { lastSteps, ROOM } from "./last-steps.js";
import { lossLegend, TOP } from "./loss-legend.js";

const TALL = 130; // pixels: a plot that has room to spare for the last steps

/** @typedef {import("./runs.js").Now} Now */

/**
 * Loss and accuracy against iteration, which count by factors of ten, since most happens at the start. What is still to
 * come is faint; where the loss bounces faster than a pixel shows, its band is drawn, and the last steps one by one.
 * The loss has the axis; the accuracy goes from 0 at the bottom to 1 at the top.
 * @param {number} maxIter
 * @param {() => void} onresize
 * @param {string} [word] for an iteration
 */
export function lossView(maxIter, onresize, word = "iteration") {
  const options = { title: `Loss and accuracy against ${word}`, x: word, y: "", ratio: 0.52, top: TOP, log: true };
  const frame = chart({ ...options, onresize });
  const id = uniqueId("past");
  const past = { "clip-path": `url(#${id})` };
  const sofar = svg("rect", { x: 0, y: 0 });
  const best = svg("path", { class: "reference" });
  const accuracyLine = svg("path", { class: "accuracy" });
  const bands = [svg("path", { class: "band ahead" }), svg("path", { class: "band", ...past })];
  const lines = [svg("path", { class: "loss ahead" }), svg("path", { class: "loss", ...past })];
  const rival = svg("path", { class: "rival" });
  const dot = svg("circle", { class: "now", r: 5 });
  const legend = lossLegend();
  const last = lastSteps(frame);
  let spared = false; // room for the last steps
  frame.back.append(svg("clipPath", { id }, sofar), best, accuracyLine, rival, ...bands, ...lines);
  frame.front.append(legend.node, dot, last.node);
  frame.x.domain([0, maxIter]);

  /** The curves, once for each run and size. @param {Now} now */
  function settle({ data, run, other }) {
    const { x, y } = frame;
    const losses = run.loss.subarray(0, run.done);
    const rivals = other ? other.run.loss.subarray(0, other.run.done) : new Float64Array();
    const [bottom] = y.range();
    const most = [...losses, ...rivals].reduce((a, b) => Math.max(a, b), 1);
    y.range([bottom, TOP]).domain([0, most]).nice();
    spared = bottom - TOP > TALL && envelope(losses, x, y).band !== "";
    if (spared) y.range([bottom, TOP + ROOM]);
    frame.axes();
    const { line, band } = envelope(losses, x, y);
    for (const node of lines) place(node, { d: line });
    for (const node of bands) place(node, { d: band });
    const [, top] = y.range();
    const share = (/** @type {number} */ right) => bottom + (right / data.n) * (top - bottom);
    place(accuracyLine, {
      d: through(Array.from(run.right.subarray(0, run.done), (right, i) => [x(i), share(right)])),
    });
    const compared = envelope(rivals, x, y);
    place(rival, { d: compared.line + compared.band });
    const known = data.best_loss ?? 0; // where there is no smallest loss, no line
    place(best, { d: known ? `M${x(0)},${y(known)}H${x(maxIter)}` : "" });
    legend.draw({ band: Boolean(band), reference: Boolean(known), rival: other?.lr ?? 0 });
  }

  /** @param {Now} now */
  function draw(now) {
    if (frame.changed(now.run, now.run.done, now.other?.run, now.other?.run.done)) settle(now);
    const reach = frame.x(now.t);
    place(sofar, { width: reach, height: frame.height });
    place(dot, { cx: reach, cy: frame.y(now.run.loss[now.t]) });
    last.draw(now.run.loss, now.t, spared);
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove };
}
