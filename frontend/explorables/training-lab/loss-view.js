import { chart, place, through } from "../../kit/chart.js";
import { envelope } from "../../kit/envelope.js";
import { rate } from "../../kit/format.js";
import { filled, freest } from "../../kit/labels.js";
import { svg, uniqueId } from "../../kit/page.js";
import { HEIGHT, lastSteps, WIDTH } from "./last-steps.js";

const CROWDED = 2; // a loss that large leaves no room for the accuracy on its axis: then that has a height of its own
const HEADROOM = 1.5; // and above both there is room for the last steps
const BOUNCES = "grey: bounces in between";

/** @typedef {import("./data.js").Points} Points */
/** @typedef {import("./runs.js").Now} Now */

/**
 * Loss and accuracy against iteration, which count by factors of ten, since most happens at the start. What is still to
 * come is faint; where the loss bounces faster than a pixel shows, its band is drawn, and the last steps one by one.
 * @param {number} maxIter
 * @param {() => void} onresize
 * @param {string} [word] for an iteration
 */
export function lossView(maxIter, onresize, word = "iteration") {
  const options = { title: `Loss and accuracy against ${word}`, x: word, y: "", ratio: 0.52, log: true };
  const frame = chart({ ...options, onresize });
  const id = uniqueId("past");
  const past = { "clip-path": `url(#${id})` };
  const sofar = svg("rect", { x: 0, y: 0 });
  const best = svg("path", { class: "reference" });
  const accuracyLine = svg("path", { class: "accuracy" });
  const bands = [svg("path", { class: "band ahead" }), svg("path", { class: "band", ...past })];
  const lines = [svg("path", { class: "loss ahead" }), svg("path", { class: "loss", ...past })];
  const rival = svg("path", { class: "rival" });
  const rivalWord = svg("text", { class: "label quiet" });
  const dot = svg("circle", { class: "now", r: 5 });
  const words = ["loss", "accuracy", "best possible"].map((word) =>
    svg("text", { class: word === "loss" ? "label" : "label quiet", "text-anchor": "end" }, word),
  );
  const bounces = svg("text", { class: "label quiet", "text-anchor": "middle" });
  const last = lastSteps(frame);
  frame.back.append(svg("clipPath", { id }, sofar), best, accuracyLine, rival, ...bands, ...lines);
  frame.front.append(rivalWord, bounces, dot, ...words, last.node);
  frame.x.domain([0, maxIter]);

  /** The curves, once for each run and size. @param {Now} now */
  function settle({ data, run, other }) {
    const { x, y } = frame;
    const losses = run.loss.subarray(0, run.done);
    const shares = Float64Array.from(run.right.subarray(0, run.done), (right) => right / data.n);
    const rivals = other ? other.run.loss.subarray(0, other.run.done) : new Float64Array();
    const most = [...losses, ...rivals].reduce((a, b) => Math.max(a, b), 1);
    y.domain([0, most > CROWDED ? HEADROOM * most : most]).nice();
    frame.axes();
    const { line, band, where } = envelope(losses, x, y);
    for (const node of lines) place(node, { d: line });
    for (const node of bands) place(node, { d: band });
    place(accuracyLine, { d: through(Array.from(shares, (value, i) => [x(i), accuracyAt(y, value)])) });
    const compared = envelope(rivals, x, y);
    place(rival, { d: compared.line + compared.band });
    rivalWord.textContent = other ? `rate ${rate(other.lr)}` : "";
    // where the loss is large, "best possible" has no word: there the rival's stands at its end
    if (y.domain()[1] > CROWDED && rivals.length)
      place(rivalWord, { x: x.range()[1] - 4, y: y(rivals[rivals.length - 1]) + 14, "text-anchor": "end" });
    else place(rivalWord, { x: x(4), y: rivals.length > 4 ? y(rivals[4]) - 6 : 0, "text-anchor": "start" });
    const dotted = y.domain()[1] > CROWDED ? accuracyAt(y, 1) : y(data.best_loss ?? 0);
    place(best, { d: `M${x(0)},${dotted}H${x(maxIter)}` });
    name(frame, data, losses[run.done - 1], shares[run.done - 1], words);
    bounces.textContent = band ? BOUNCES : "";
    if (band) explain(frame, bounces, where, other ? [...words, rivalWord] : words);
  }

  /** @param {Now} now */
  function draw(now) {
    if (frame.changed(now.run, now.run.done, now.other?.run, now.other?.run.done)) settle(now);
    const reach = frame.x(now.t);
    place(sofar, { width: reach, height: frame.height });
    place(dot, { cx: reach, cy: frame.y(now.run.loss[now.t]) });
    last.draw(now.run.loss, now.t);
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove };
}

/** Where a share of 1 is as high as a loss of 1, or, where the loss is large, as high as all but the headroom. @param {any} y @param {number} share */
const accuracyAt = (y, share) => y(y.domain()[1] > CROWDED ? (share * y.domain()[1]) / HEADROOM : share);

/** What the band means, in it, on no other word. @param {ReturnType<typeof chart>} frame @param {Element} word @param {number[]} where @param {Element[]} others */
function explain({ x, y }, word, [px, py], others) {
  const [[left, right], [bottom, top]] = [x.range(), y.range()];
  const inset = filled({ left: right - WIDTH - 14, right, top, bottom: top + HEIGHT + 30 });
  const taken = others.flatMap((other) => {
    if (other.getAttribute("visibility") === "hidden") return [];
    const [at, line] = ["x", "y"].map((name) => Number(other.getAttribute(name)));
    const wide = 7 * (other.textContent ?? "").length;
    const left = at - (other.getAttribute("text-anchor") === "end" ? wide : 0);
    return filled({ left, right: left + wide, top: line - 12, bottom: line + 4 });
  });
  const room = { left: left + 2, right: right - 2, top: top + 2, bottom: bottom - 2 };
  const box = freest(6.6 * BOUNCES.length, [px, py], room, [...inset, ...taken]);
  place(word, { x: (box.left + box.right) / 2, y: box.bottom - 4 });
}

/**
 * Words at the ends of their lines.
 * @param {ReturnType<typeof chart>} frame @param {Points} data @param {number} loss @param {number} share
 * @param {SVGElement[]} words of the loss, of the accuracy and of the best loss
 */
function name({ x, y }, data, loss, share, [word, accuracy, best]) {
  const right = x.range()[1] - 4;
  const top = accuracyAt(y, share);
  const [lossAt, bestAt] = [y(loss), y(data.best_loss ?? 0)];
  const crowded = y.domain()[1] > CROWDED;
  accuracy.textContent = crowded ? "accuracy (dotted: 1)" : "accuracy";
  if (crowded) place(word, { x: right, y: Math.max(lossAt - 7, y.range()[1] + 12) });
  else place(word, { x: right, y: Math.max(Math.min(lossAt, bestAt) - 7, top + 26) });
  const meet = crowded && Math.abs(Number(word.getAttribute("y")) - top - 14) < 18;
  const [bottom, ceiling] = y.range();
  const low = bottom - ceiling < 2 * HEIGHT + 96; // then the last steps may stand beside the word, else above it
  const below = crowded && !low ? ceiling + HEIGHT + 48 : 0;
  place(accuracy, {
    x: crowded && low ? right - WIDTH - 16 : right,
    y: Math.max(below, meet && !low ? Number(word.getAttribute("y")) + 18 : top + 14),
  });
  place(best, { x: right, y: bestAt + 14, visibility: data.best_loss && !crowded ? "visible" : "hidden" });
}
