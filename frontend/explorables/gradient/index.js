/** The gradient: each point's error on one side, the slope of the loss that they add up to on the other. */

import { button, choice, slider } from "../../kit/controls.js";
import { errors, gradient, logit, loss, numericalGradient } from "../../kit/mathematics.js";
import { errorsView } from "./errors-view.js";
import { read } from "../../kit/address.js";
import { shell } from "../../kit/shell.js";
import { surfaceView } from "./surface-view.js";
import { exponent, fixed } from "../../kit/format.js";

export { default as style } from "./style.css";

const FLAT = 0.01; // a gradient shorter than this is called the bottom

/**
 * Points on one feature, as the mathematics takes them, and the smallest loss of any w and b (0: there is none).
 * @typedef {import("../../kit/mathematics.js").Data & {best_loss: number}} Points
 *
 * What the views draw: the data, theta = [w, b], its loss, and its gradient by formula and by differences.
 * @typedef {{data: Points, theta: number[], loss: number, g: Float64Array, measured: Float64Array,
 *   errors: Float64Array, pulls: number[], hardest: number, share: number, bottom: boolean}} Now
 */

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  const reach = model.get("ranges").w[1];
  /** @type {number[]} */
  const steps = model.get("steps");
  /** @type {Record<string, Points>} */
  const sets = Object.fromEntries(Object.entries(model.get("datasets")).map(([name, sent]) => [name, points(sent)]));
  const inside = (/** @type {number} */ value) => Math.min(Math.max(value, -reach), reach);

  /** @returns {Now} */
  function now() {
    const data = sets[model.get("data")];
    const theta = [model.get("w"), model.get("b")];
    const g = gradient(theta, data);
    const measured = numericalGradient((at) => loss(at, data), theta, model.get("h"));
    const each = errors(theta, data);
    const pulls = Array.from(each, (error, i) => error * data.X[i]);
    const sizes = pulls.map(Math.abs);
    const hardest = sizes.indexOf(Math.max(...sizes));
    const bottom = Math.hypot(...g) < FLAT; // the points apart get nowhere near it within reach
    const share = sizes[hardest] / sizes.reduce((sum, size) => sum + size, 0);
    return { data, theta, loss: loss(theta, data), g, measured, errors: each, pulls, hardest, share, bottom };
  }

  const knob = (/** @type {"w" | "b"} */ name) => ({
    label: name,
    min: -reach,
    max: reach,
    step: 0.02,
    value: () => model.get(name),
    words: (/** @type {number} */ value) => fixed(value, 2),
    oninput: (/** @type {number} */ value) => shown.change({ [name]: value }),
  });

  const shown = shell(place, {
    title: "Gradient",
    layout: "lab-gradient",
    traits: {
      w: read.number(-reach, reach),
      b: read.number(-reach, reach),
      h: (text) => steps.find((h) => h === Number(text)),
      data: read.oneOf(Object.keys(sets)),
    },
    views: (redraw) => ({
      data: errorsView(redraw),
      surface: surfaceView(reach, (w, b) => shown.change({ w, b }), redraw),
    }),
    controls: () => [slider(knob("w")), slider(knob("b"))],
    buttons: [
      button("Step", () => {
        const { theta, g } = now();
        shown.change({ w: inside(theta[0] - g[0]), b: inside(theta[1] - g[1]) }); // the picture ends at reach
      }),
    ],
    choices: [
      choice({
        label: "measured with h",
        options: steps.map((h) => [String(h), exponent(h)]),
        value: () => String(model.get("h")),
        onchange: (text) => shown.change({ h: Number(text) }),
      }),
    ],
    now,
    say: (/** @type {Now} */ { data, theta, loss: height, g, measured, errors: each, hardest, bottom }) => [
      `At w = ${fixed(theta[0], 2)}, b = ${fixed(theta[1], 2)} the loss is `,
      { value: fixed(height) },
      ". Gradient in w: ",
      { value: fixed(g[0], 4) },
      ` by the formula, ${fixed(measured[0], 4)} measured; in b: `,
      { value: fixed(g[1], 4) },
      ` by the formula, ${fixed(measured[1], 4)} measured; largest difference `,
      { value: exponent(Math.max(...g.map((slope, j) => Math.abs(slope - measured[j])))) },
      `. Point ${hardest + 1} pulls hardest at w: its error ${fixed(each[hardest], 2)} times x = ${fixed(data.X[hardest], 1)}.`,
      bottom ? " You are at the bottom: the pulls balance." : "",
      data.best_loss > 0 ? "" : " There is no bottom here: a steeper curve can always do better.",
    ],
    questions: [
      {
        ask: "All points lie on the right side, but the model is unsure. Is the gradient zero?",
        answers: [
          { key: "zero", text: "yes" },
          { key: "larger", text: "no, downhill is still towards larger w" },
          { key: "smaller", text: "no, downhill is towards smaller w" },
        ],
        show() {
          shown.set({ data: "apart", w: 0.5, b: 0 });
          const { g, pulls, data } = now();
          const truth = Math.abs(g[0]) < FLAT ? "zero" : g[0] < 0 ? "larger" : "smaller";
          const alike = pulls.filter((pull) => pull * g[0] > 0).length;
          const because = `With points 4 and 8 relabelled, all lie on the right side at w = 0.5, b = 0. The gradient in w is ${fixed(g[0], 4)}, because no p has reached its label: ${alike} of ${data.n} points pull w the same way. The first labels come back with the next prediction, or with “Reset”.`;
          return { truth, because };
        },
      },
      {
        ask: "A point with label 1 and p = 0.05 at x = 2 pulls …",
        answers: ["w up, b up", "w down, b down", "w up, b down"].map((text) => ({ key: text, text })),
        show() {
          const theta = [-1, logit(0.05) + 2];
          shown.set({ data: "overlap", w: theta[0], b: theta[1] });
          const alone = { X: Float64Array.of(2), y: Float64Array.of(1), n: 1, d: 1 };
          const [w, b] = gradient(theta, alone);
          const way = (/** @type {number} */ slope) => (slope < 0 ? "up" : "down"); // downhill: against the slope
          const because = `Its error is 0.05 − 1 = ${fixed(errors(theta, alone)[0], 2)}. Its slope in b is the error; in w it is the error times x = 2, so ${fixed(w, 2)}. Downhill is against both. It is point 11 in the picture.`;
          return { truth: `w ${way(w)}, b ${way(b)}`, because };
        },
      },
    ],
    tasks: [
      {
        text: `Find the bottom: a place where the gradient is shorter than ${FLAT} (both its parts are close to 0).`,
        holds: (/** @type {Now} */ { bottom }) => bottom,
      },
      {
        text: "Find a place where the gradient in b is 0 (to within 0.005), but the gradient in w isn’t (more than 0.05 from 0).",
        holds: (/** @type {Now} */ { g }) => Math.abs(g[1]) < 0.005 && Math.abs(g[0]) > 0.05,
      },
      {
        text: "Make one point pull harder at w than all the others together. (Its pull is its error times its x.)",
        holds: (/** @type {Now} */ { share }) => share > 0.5,
      },
    ],
  });
  return shown.remove;
}

/** @param {any} sent @returns {Points} */
function points({ X, y, best_loss }) {
  return { X: Float64Array.from(X), y: Float64Array.from(y), n: y.length, d: 1, best_loss };
}
