import { chart, place } from "../../kit/chart.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

/** The same point on the scale of log-odds, where the curve is a straight line. @param {[number, number]} range of x @param {number} reach of z @param {() => void} onresize */
export function straightView(range, reach, onresize) {
  const frame = chart({ title: "Score, the log-odds, against x", x: "x", y: "score z", ratio: 0.52, onresize });
  const even = svg("path", { class: "reference" });
  const model = svg("path", { class: "curve" });
  const drop = svg("path", { class: "guide" });
  const mirror = svg("circle", { class: "mirror", r: 5 });
  const dot = svg("circle", { class: "now", r: 5 });
  frame.back.append(even, drop, model, mirror);
  frame.front.append(dot);
  frame.x.domain(range);
  frame.y.domain([-reach, reach]);

  /** @param {Now} now */
  function draw({ w, b, x, z, mirrored }) {
    if (frame.changed()) frame.axes();
    const { x: across, y: up } = frame;
    const [left, right] = across.range();
    place(even, { d: `M${left},${up(0)}H${right}` });
    place(model, { d: `M${left},${up(w * range[0] + b)}L${right},${up(w * range[1] + b)}` });
    place(drop, { d: `M${across(x)},${up(-reach)}V${up(z)}H${left}` });
    place(mirror, { cx: across(mirrored ?? NaN) || -99, cy: up(-z) });
    place(dot, { cx: across(x), cy: up(z) });
  }
  const caption = "The same on the scale of log-odds: z = w x + b is a straight line.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption, traces: [model, dot] };
}
