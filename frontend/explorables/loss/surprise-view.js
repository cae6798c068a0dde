import { chart, place, through } from "../../kit/chart.js";
import { misses, sigmoid, surprise } from "../../kit/mathematics.js";
import { handle } from "../../kit/handle.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const SHAPES = ["M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0", "M0-6L5.5 3.8H-5.5Z"]; // a circle, a triangle

/**
 * Points on the two curves of surprise, to be dragged along them.
 * A place asks for the score whose point on the curve is nearest: so both ends can be reached, steep or flat.
 * @param {{y: number[], reach: number, step: number, choose: (i: number) => void, move: (i: number, z: number) => void}} points
 * @param {() => void} onresize
 */
export function surpriseView({ y: labels, reach, step, choose, move }, onresize) {
  const frame = chart({ title: "Surprise against probability", x: "p", y: "", ratio: 0.78, onresize });
  const { x, y } = frame;
  const scores = Array.from({ length: Math.round((2 * reach) / step) + 1 }, (_, i) => i * step - reach);
  /** @param {number} label @param {number} z @returns {[number, number]} */
  const at = (label, z) => [x(sigmoid(z)), y(surprise(label, z))];
  const curves = [0, 1].map((label) => svg("path", { class: `surprise class-${label}` }));
  const words = ["class 0: −log(1 − p)", "class 1: −log p"].map((text) => svg("text", { class: "label" }, text));
  const chosenRing = svg("circle", { class: "ring", r: 11 });
  const numbers = labels.map((_, i) => svg("text", { class: "label number", "text-anchor": "middle" }, String(i + 1)));
  const marks = labels.map((label) => svg("path", { class: "shape", d: SHAPES[label] }));
  const handles = labels.map((label, i) =>
    handle(frame, {
      label: `point ${i + 1} (class ${label}), its score`,
      min: -reach,
      max: reach,
      step,
      shape: svg("g", { class: `mark class-${label}` }, svg("path", { class: "halo", d: SHAPES[label] }), marks[i]),
      onfocus: () => choose(i),
      oninput: (z) => move(i, z),
      toward(px, py) {
        const far = scores.map((z) => {
          const [cx, cy] = at(label, z);
          return (px - cx) ** 2 + (py - cy) ** 2;
        });
        return scores[far.indexOf(Math.min(...far))];
      },
    }),
  );
  frame.back.append(...curves);
  frame.front.append(...words, chosenRing, ...numbers, ...handles.map((each) => each.node));
  x.domain([0, 1]);
  y.domain([0, Math.ceil(reach)]);

  function settle() {
    frame.axes();
    curves.forEach((curve, label) => place(curve, { d: through(scores.map((z) => at(label, z))) }));
    place(words[1], { x: x(0.06), y: y(reach) + 16 });
    place(words[0], { x: x(0.94), y: y(reach) + 36, "text-anchor": "end" });
  }

  /** @param {Now} now */
  function draw({ scores: z, chosen, words: reading }) {
    if (frame.changed()) settle();
    labels.forEach((label, i) => {
      const [px, py] = at(label, z[i]);
      handles[i].show(px, py, z[i], reading[i]);
      marks[i].parentElement?.classList.toggle("wrong", misses(label, z[i]) === 1);
      place(numbers[i], { x: px + (label ? 20 : -20), y: py + 1 - 4 * Number(py > y(0.3)) });
      if (i === chosen) place(chosenRing, { cx: px, cy: py });
    });
  }
  const caption = "Drag the points along their curves. Hollow: on the wrong side.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption, traces: marks };
}
