/** The six points, each a handle on its curve of surprise. */

import { arrow } from "../../kit/arrow.js";
import { place } from "../../kit/chart.js";
import { fixed } from "../../kit/format.js";
import { handle } from "../../kit/handle.js";
import { misses } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";
import { layOut } from "./layout.js";

/** @typedef {import("./model.js").Now} Now */
/** @typedef {[number, number]} Place in pixels */
/** @typedef {ReturnType<typeof import("../../kit/chart.js").chart>} Frame */
/**
 * @typedef {object} Points
 * @property {number[]} y labels
 * @property {number} reach of a score
 * @property {number} step of a score
 * @property {(i: number) => void} choose
 * @property {(i: number, z: number) => void} move
 */

const SHAPES = ["M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0", "M0-6L5.5 3.8H-5.5Z"]; // a circle, a triangle
const NARROW = 300; // a frame of less pixels has no room for six costs beside each other

/**
 * A place asks for the score whose point on the curve is nearest: so both ends can be reached, steep or flat.
 * @param {Frame} frame
 * @param {Points} points
 * @param {{at: (label: number, z: number) => Place, scores: number[], onrest: (i: number, place: Place) => void}} curves
 *   at: the place of a score on its curve; scores: all that can be asked for; onrest: a hand or a key has let that point go
 */
export function handles(frame, { y: labels, reach, step, choose, move }, { at, scores, onrest }) {
  const marks = labels.map((label) => svg("path", { class: "shape", d: SHAPES[label] }));
  /** @type {import("./layout.js").Shown[]} */
  let shown = [];
  /** From where a point is shown to where it belongs, when a hand took it. */
  const off = labels.map(() => [0, 0]);
  const held = labels.map((label, i) =>
    handle(frame, {
      label: `point ${i + 1} (class ${label}), its score`,
      min: -reach,
      max: reach,
      step,
      shape: svg("g", { class: `mark class-${label}` }, svg("path", { class: "halo", d: SHAPES[label] }), marks[i]),
      onfocus: () => choose(i),
      oninput: (z) => move(i, z),
      toward: (px, py) => nearest(label, px + off[i][0], py + off[i][1]),
    }),
  );
  held.forEach(({ node }, i) => {
    const take = () => (off[i] = shown[i].on.map((value, j) => value - shown[i].at[j]));
    node.addEventListener("pointerdown", take, { capture: true });
    for (const event of ["pointerup", "keyup"]) node.addEventListener(event, () => onrest(i, shown[i].at));
  });

  /** @param {number} label @param {number} px @param {number} py */
  function nearest(label, px, py) {
    const far = scores.map((z) => {
      const [cx, cy] = at(label, z);
      return (px - cx) ** 2 + (py - cy) ** 2;
    });
    return scores[far.indexOf(Math.min(...far))];
  }
  return {
    marks,
    nodes: held.map(({ node }) => node),
    /** Returns where the points are shown. @param {Now} now */
    draw({ scores: z, chosen, words }) {
      const [[left, right], [, top]] = [frame.x.range(), frame.y.range()];
      const places = labels.map((label, i) => at(label, z[i]));
      shown = layOut(places, labels.map(inward), chosen, { top, left, right, step: right - left < NARROW ? 34 : 44 });
      shown.forEach(({ at: [px, py] }, i) => {
        held[i].show(px, py, z[i], words[i]);
        marks[i].parentElement?.classList.toggle("wrong", misses(labels[i], z[i]) === 1);
      });
      return shown;
    },
  };
}

/**
 * How high a number stands: where points coincide, above or below the others' numbers.
 * @param {Place} wish @param {Place[]} written @param {[number, number]} edges
 */
function beside([x, y], written, [top, bottom]) {
  const free = (/** @type {number} */ at) =>
    written.every(([wx, wy]) => Math.abs(wx - x) > 16 || Math.abs(wy - at) >= 14);
  const within = (/** @type {number} */ at) => at > top + 10 && at < bottom - 2;
  return [0, -14, 14, -28, 28, -42, 42].map((dy) => y + dy).find((at) => free(at) && within(at)) ?? y;
}

/** Where there is room beside a point. @param {number} label */
const inward = (label) => (label ? 1 : -1);

/** What says which point is which, where it belongs, and how far out it is. @param {Frame} frame @param {number[]} labels */
export function signs(frame, labels) {
  const numbers = labels.map(() => svg("text", { class: "label number", "text-anchor": "middle" }));
  const ways = labels.map(() => svg("path", { class: "guide" }));
  const outs = labels.map(() => svg("path", { class: "out" }));
  const ring = svg("circle", { class: "ring", r: 11 });
  return {
    nodes: [...ways, ring, ...numbers, ...outs],
    /** @param {import("./layout.js").Shown[]} shown @param {number[]} costs @param {number} chosen */
    draw(shown, costs, chosen) {
      const [[left, right], [bottom, top]] = [frame.x.range(), frame.y.range()];
      /** @type {Place[]} */
      const written = [];
      shown.forEach(({ at: [px, py], on, out }, i) => {
        place(ways[i], { d: out ? `M${on[0]},${top}L${px},${py}` : "" });
        place(outs[i], { d: out ? arrow([px, py - 7], [px, top - 8], 6) : "" });
        numbers[i].textContent = out && right - left >= NARROW ? `${i + 1}: ${fixed(costs[i], 1)}` : String(i + 1);
        const [dx, dy] = out ? [0, 24] : [20 * inward(labels[i]), 1 - 4 * Number(py > frame.y(0.3))];
        const at = /** @type {Place} */ ([px + dx, out ? py + dy : beside([px + dx, py + dy], written, [top, bottom])]);
        written.push(at);
        place(numbers[i], { x: at[0], y: at[1] });
      });
      place(ring, { cx: shown[chosen].at[0], cy: shown[chosen].at[1] });
    },
  };
}
