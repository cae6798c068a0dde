/** The gradient: each point's error on one side, the slope of the loss that they add up to on the other. */

import { read } from "../../kit/address.js";
import { button, choice, slider } from "../../kit/controls.js";
import { exponent, fixed } from "../../kit/format.js";
import { shell } from "../../kit/shell.js";
import { errorsView } from "./errors-view.js";
import { at, dataSets } from "./model.js";
import { questions } from "./questions.js";
import { relaxing } from "./relax.js";
import { surfaceView } from "./surface-view.js";
import { TASKS } from "./tasks.js";

export { default as style } from "./style.css";

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  const reach = model.get("ranges").w[1];
  /** @type {number[]} */
  const steps = model.get("steps");
  const sets = dataSets(model.get("datasets"));
  const now = () => at(sets[model.get("data")], [model.get("w"), model.get("b")], model.get("h"));
  const springs = relaxing({
    step: () => stepDownhill(now(), reach),
    go: (values) => shown.set(values),
    rested: () => now().bottom,
    onrest: () => shown.redraw(),
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
    views: ({ change, redraw }) => ({
      data: errorsView(redraw),
      surface: surfaceView(reach, (w, b) => change({ w, b }), redraw),
    }),
    controls: ({ change }) => ["w", "b"].map((name) => weight(name, reach, model, change)),
    buttons: ({ change }) => [{ node: button("Step", () => change(stepDownhill(now(), reach))) }, springs],
    choices: ({ change }) => [
      choice({
        label: "measured with h",
        options: steps.map((h) => [String(h), exponent(h)]),
        value: () => String(model.get("h")),
        onchange: (text) => change({ h: Number(text) }),
      }),
    ],
    now,
    say: sentence,
    moving: springs.moving,
    before: springs.stop,
    questions: questions(sets),
    tasks: TASKS,
  });
  return () => {
    springs.stop();
    shown.remove();
  };
}

/**
 * The slider of w or b.
 * @param {string} name
 * @param {number} reach
 * @param {import("../../kit/hydrate.js").Model} model
 * @param {(values: Record<string, number>) => void} change
 */
function weight(name, reach, model, change) {
  return slider({
    label: name,
    min: -reach,
    max: reach,
    step: 0.02,
    value: () => model.get(name),
    words: (value) => fixed(value, 2),
    oninput: (value) => change({ [name]: value }),
  });
}

/** One step at rate 1; the picture ends at reach. @param {import("./model.js").Now} now @param {number} reach */
function stepDownhill({ theta, g }, reach) {
  const [w, b] = theta.map((value, j) => Math.min(Math.max(value - g[j], -reach), reach));
  return { w, b };
}

/** @param {import("./model.js").Now} now */
function sentence({ data, theta, loss, g, measured, errors, hardest, bottom }) {
  const apart = Math.max(...g.map((slope, j) => Math.abs(slope - measured[j])));
  return [
    `At w = ${fixed(theta[0], 2)}, b = ${fixed(theta[1], 2)} the loss is `,
    { value: fixed(loss) },
    ". Gradient in w: ",
    { value: fixed(g[0], 4) },
    ` by the formula, ${fixed(measured[0], 4)} measured; in b: `,
    { value: fixed(g[1], 4) },
    ` by the formula, ${fixed(measured[1], 4)} measured; largest difference `,
    { value: exponent(apart) },
    `. Point ${hardest + 1} pulls hardest at w: its error ${fixed(errors[hardest], 2)} times x = ${fixed(data.X[hardest], 1)}.`,
    bottom ? " You are at the bottom: the pulls balance." : "",
    data.best_loss > 0 ? "" : " There is no bottom here: a steeper curve can always do better.",
  ];
}
