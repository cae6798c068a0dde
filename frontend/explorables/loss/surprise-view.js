import { chart, place, through } from "../../kit/chart.js";
import { sigmoid, surprise } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";
import { handles, signs } from "./points.js";
import { purse } from "./purse.js";

/** @typedef {import("./model.js").Now} Now */
/** @typedef {[number, number]} Place in pixels */

const HIGHEST = 4.5; // of the surprise that the frame shows: who is more sure, and wrong, shoots out of it
const ROOM = 64; // pixels for the purse
const NAMES = [
  { text: "class 0: −log(1 − p)", anchor: "end", height: 2.4 },
  { text: "class 1: −log p", anchor: "start", height: 2.9 },
];
const AWAY = 28; // pixels from its curve, a name: a point and its number just pass between

/**
 * Points on the two curves of surprise, to be dragged along them, and the purse that all of them pay into.
 * @param {import("./points.js").Points} points
 * @param {() => void} onresize
 */
export function surpriseView(points, onresize) {
  const { y: labels, reach, step } = points;
  const frame = chart({ title: "Surprise against probability", x: "p", y: "", ratio: 0.78, onresize });
  const { x, y } = frame;
  const scores = Array.from({ length: Math.round((2 * reach) / step) + 1 }, (_, i) => i * step - reach);
  /** @param {number} label @param {number} z @returns {Place} */
  const at = (label, z) => [x(sigmoid(z)), y(surprise(label, z))];
  const curves = [0, 1].map((label) => svg("path", { class: `surprise class-${label}` }));
  const words = NAMES.map(({ text, anchor }, label) =>
    svg("text", { class: `label name class-${label}`, "text-anchor": anchor }, text),
  );
  const bag = purse(frame, labels);
  const held = handles(frame, points, { at, scores, onrest: bag.pay });
  const told = signs(frame, labels);
  frame.back.append(...curves);
  frame.back.append(...words);
  frame.front.append(bag.node, ...told.nodes, ...held.nodes);
  x.domain([0, 1]);
  y.domain([0, HIGHEST]);

  function settle() {
    x.range([x.range()[0], frame.width - ROOM]);
    frame.axes();
    place(/** @type {Element} */ (frame.node.querySelector(".axis-label")), { x: x.range()[1] }); // not under the purse
    curves.forEach((curve, label) => place(curve, { d: through(scores.map((z) => at(label, z))) }));
    words.forEach((word, label) => {
      const [side, p] = [label ? 1 : -1, Math.exp(-NAMES[label].height)];
      place(word, { x: x(label ? p : 1 - p) + side * AWAY, y: y(NAMES[label].height) + 4 });
    });
  }

  /** @param {Now} now */
  function draw(now) {
    if (frame.changed()) settle();
    const [costs] = now.measures;
    const shown = held.draw(now);
    told.draw(shown, costs.each, now.chosen);
    bag.draw(costs, now.chosen);
  }
  const caption =
    "Drag the points along their curves. Hollow: on the wrong side. Each pays a sixth of its surprise into the purse: it holds the mean.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption, traces: held.marks };
}
