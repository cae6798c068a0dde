import { chart, place, through } from "../../kit/chart.js";
import { filled, freest } from "../../kit/labels.js";
import { sigmoid, surprise } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";
import { handles, signs } from "./points.js";
import { purse } from "./purse.js";

/** @typedef {import("./model.js").Now} Now */
/** @typedef {[number, number]} Place in pixels */

const HIGHEST = 4.5; // of the surprise that the frame shows: who is more sure, and wrong, shoots out of it
const ROOM = 64; // pixels for the purse
/** About a point and its number: so dense that no word fits between. @type {Place[]} */
const NEAR = [-20, -7, 7, 20].flatMap((dx) => [-12, 0, 12, 24].map((dy) => /** @type {Place} */ ([dx, dy])));
const NAMES = ["class 0: −log(1 − p)", "class 1: −log p"];

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
  const words = NAMES.map((text) => svg("text", { class: "label", "text-anchor": "middle" }, text));
  const bag = purse(frame, labels);
  const held = handles(frame, points, { at, scores, onrest: bag.pay });
  const told = signs(frame, labels);
  frame.back.append(...curves);
  frame.front.append(bag.node, ...words, ...told.nodes, ...held.nodes);
  x.domain([0, 1]);
  y.domain([0, HIGHEST]);

  function settle() {
    x.range([x.range()[0], frame.width - ROOM]);
    frame.axes();
    place(/** @type {Element} */ (frame.node.querySelector(".axis-label")), { x: x.range()[1] }); // not under the purse
    curves.forEach((curve, label) => place(curve, { d: through(scores.map((z) => at(label, z))) }));
  }

  /** @param {Now} now */
  function draw(now) {
    if (frame.changed()) settle();
    const [costs] = now.measures;
    const shown = held.draw(now);
    told.draw(shown, costs.each, now.chosen);
    bag.draw(costs, now.chosen);
    const lines = [0, 1].flatMap((label) => scores.filter((_, i) => i % 2).map((z) => at(label, z)));
    const wishes = [0, 1].map((label) => at(label, label ? -1.6 : 1.6));
    const taken = shown.flatMap(({ at: [px, py] }) =>
      NEAR.map(([dx, dy]) => /** @type {Place} */ ([px + dx, py + dy])),
    );
    write(frame, words, wishes, [...lines, ...taken]);
  }
  const caption =
    "Drag the points along their curves. Hollow: on the wrong side. All pay into the purse: it holds the mean.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption, traces: held.marks };
}

/** The formulas beside their curves, on no point and no line. @param {ReturnType<typeof chart>} frame @param {Element[]} words @param {Place[]} wishes where their curves are @param {Place[]} obstacles */
function write({ x, y }, words, wishes, obstacles) {
  const [[left, right], [bottom, top]] = [x.range(), y.range()];
  const room = { left: left + 3, right: right - 3, top: top + 2, bottom: bottom - 2 };
  /** @type {Place[]} */
  let taken = [];
  words.forEach((word, label) => {
    const width = 6.6 * (word.textContent ?? "").length;
    const [cx, cy] = wishes[label];
    const wish = /** @type {Place} */ ([cx + (label ? 1 : -1) * (width / 2 + 10), cy - 14]);
    const box = freest(width, wish, room, [...obstacles, ...taken]);
    place(word, { x: (box.left + box.right) / 2, y: box.bottom - 4 });
    taken = filled(box);
  });
}
