import { arrow } from "../../kit/arrow.js";
import { chart, place, through } from "../../kit/chart.js";
import { fixed } from "../../kit/format.js";
import { handle } from "../../kit/handle.js";
import { filled, freest } from "../../kit/labels.js";
import { misses, sigmoid, surprise } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";
import { layOut } from "./layout.js";
import { purse } from "./purse.js";

/** @typedef {import("./model.js").Now} Now */
/** @typedef {[number, number]} Place in pixels */

const SHAPES = ["M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0", "M0-6L5.5 3.8H-5.5Z"]; // a circle, a triangle
const HIGHEST = 4.5; // of the surprise that the frame shows: who is more sure, and wrong, shoots out of it
const ROOM = 64; // pixels for the purse
const NARROW = 300; // a frame of less pixels has no room for six costs beside each other

/**
 * Points on the two curves of surprise, to be dragged along them, and the purse that all of them pay into.
 * A place asks for the score whose point on the curve is nearest: so both ends can be reached, steep or flat.
 * @param {{y: number[], reach: number, step: number, choose: (i: number) => void, move: (i: number, z: number) => void}} points
 * @param {() => void} onresize
 */
export function surpriseView({ y: labels, reach, step, choose, move }, onresize) {
  const frame = chart({ title: "Surprise against probability", x: "p", y: "", ratio: 0.78, onresize });
  const { x, y } = frame;
  const scores = Array.from({ length: Math.round((2 * reach) / step) + 1 }, (_, i) => i * step - reach);
  /** @param {number} label @param {number} z @returns {Place} */
  const at = (label, z) => [x(sigmoid(z)), y(surprise(label, z))];
  const curves = [0, 1].map((label) => svg("path", { class: `surprise class-${label}` }));
  const words = ["class 0: −log(1 − p)", "class 1: −log p"].map((text) =>
    svg("text", { class: "label", "text-anchor": "middle" }, text),
  );
  const chosenRing = svg("circle", { class: "ring", r: 11 });
  const numbers = labels.map((_, i) => svg("text", { class: "label number", "text-anchor": "middle" }, String(i + 1)));
  const ways = labels.map(() => svg("path", { class: "guide" }));
  const outs = labels.map(() => svg("path", { class: "out" }));
  const marks = labels.map((label) => svg("path", { class: "shape", d: SHAPES[label] }));
  const purseView = purse(frame, labels);
  /** @type {import("./layout.js").Shown[]} */
  let shown = [];
  /** From where a point is shown to where it belongs, when a hand took it. */
  const off = labels.map(() => [0, 0]);
  const handles = labels.map((label, i) => {
    const held = handle(frame, {
      label: `point ${i + 1} (class ${label}), its score`,
      min: -reach,
      max: reach,
      step,
      shape: svg("g", { class: `mark class-${label}` }, svg("path", { class: "halo", d: SHAPES[label] }), marks[i]),
      onfocus: () => choose(i),
      oninput: (z) => move(i, z),
      toward: (px, py) => nearest(label, px + off[i][0], py + off[i][1]),
    });
    const take = () => (off[i] = shown[i].on.map((value, j) => value - shown[i].at[j]));
    held.node.addEventListener("pointerdown", take, { capture: true });
    for (const event of ["pointerup", "keyup"]) held.node.addEventListener(event, () => purseView.pay(i, shown[i].at));
    return held;
  });
  frame.back.append(...curves, ...ways);
  frame.front.append(purseView.node, ...words, chosenRing, ...numbers, ...outs, ...handles.map((each) => each.node));
  x.domain([0, 1]);
  y.domain([0, HIGHEST]);

  /** The score whose point on the curve is nearest to that place. @param {number} label @param {number} px @param {number} py */
  function nearest(label, px, py) {
    const far = scores.map((z) => {
      const [cx, cy] = at(label, z);
      return (px - cx) ** 2 + (py - cy) ** 2;
    });
    return scores[far.indexOf(Math.min(...far))];
  }

  function settle() {
    x.range([x.range()[0], frame.width - ROOM]);
    frame.axes();
    place(/** @type {Element} */ (frame.node.querySelector(".axis-label")), { x: x.range()[1] }); // not under the purse
    curves.forEach((curve, label) => place(curve, { d: through(scores.map((z) => at(label, z))) }));
  }

  /** @param {Now} now */
  function draw({ scores: z, chosen, words: reading, measures }) {
    if (frame.changed()) settle();
    const top = y.range()[1];
    const [left, right] = x.range();
    const narrow = right - left < NARROW;
    const inward = labels.map((label) => (label ? 1 : -1));
    shown = layOut(
      labels.map((label, i) => at(label, z[i])),
      inward,
      chosen,
      { top, left, right, step: narrow ? 34 : 44 },
    );
    shown.forEach(({ at: [px, py], on, out, aside }, i) => {
      handles[i].show(px, py, z[i], reading[i]);
      marks[i].parentElement?.classList.toggle("wrong", misses(labels[i], z[i]) === 1);
      place(ways[i], { d: aside ? `M${on[0]},${Math.max(on[1], top)}L${px},${py}` : "" });
      place(outs[i], { d: out ? arrow([px, py - 7], [px, top - 8], 6) : "" });
      numbers[i].textContent = out && !narrow ? `${i + 1}: ${fixed(measures[0].each[i], 1)}` : String(i + 1);
      const beside = out || aside ? [0, 24] : [20 * inward[i], 1 - 4 * Number(py > y(0.3))];
      place(numbers[i], { x: px + beside[0], y: py + beside[1] });
    });
    place(chosenRing, { cx: shown[chosen].at[0], cy: shown[chosen].at[1] });
    purseView.draw(measures[0], chosen);
    write();
  }

  /** The formulas beside their curves, on no point. */
  function write() {
    const [[left, right], [bottom, top]] = [x.range(), y.range()];
    const points = shown.flatMap(({ at: [px, py] }) =>
      filled({ left: px - 22, right: px + 22, top: py - 13, bottom: py + 26 }),
    );
    const lines = [0, 1].flatMap((label) => scores.map((z) => at(label, z)));
    /** @type {Place[]} */
    let taken = [];
    words.forEach((word, label) => {
      const width = 6.6 * (word.textContent ?? "").length;
      const [cx, cy] = at(label, label ? -1.6 : 1.6);
      const wish = /** @type {Place} */ ([cx + (label ? 1 : -1) * (width / 2 + 10), cy - 14]);
      const room = { left: left + 3, right: right - 3, top: top + 2, bottom: bottom - 2 };
      const box = freest(width, wish, room, [...points, ...lines, ...taken]);
      place(word, { x: (box.left + box.right) / 2, y: box.bottom - 4 });
      taken = filled(box);
    });
  }
  const caption =
    "Drag the points along their curves. Hollow: on the wrong side. All pay into the purse: it holds the mean.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption, traces: marks };
}
