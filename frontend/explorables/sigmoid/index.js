/** The sigmoid: w, b and a movable x; probability, odds and log-odds read out together. */

import { readers } from "../../kit/address.js";
import { slider } from "../../kit/controls.js";
import { fixed, probability, ratio } from "../../kit/format.js";
import { odds } from "../../kit/mathematics.js";
import { shell } from "../../kit/shell.js";
import { curveView } from "./curve-view.js";
import { at } from "./model.js";
import { QUESTIONS } from "./questions.js";
import { straightView } from "./straight-view.js";
import { TASKS } from "./tasks.js";

export { default as style } from "./style.css";

const LABELS = Object.entries({ x: "x", w: "weight w", b: "intercept b" });

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  /** @type {Record<string, [number, number]>} */
  const ranges = model.get("ranges");
  const reach = ranges.w[1] * ranges.x[1] + ranges.b[1];
  return shell(place, {
    title: "Sigmoid",
    layout: "lab-sigmoid",
    traits: readers(ranges),
    views: ({ change, redraw }) => ({
      curve: curveView(ranges.x, (x) => change({ x }), redraw),
      straight: straightView(ranges.x, reach, redraw),
    }),
    controls: ({ change }) =>
      LABELS.map(([name, label]) =>
        slider({
          label,
          min: 10 * ranges[name][0],
          max: 10 * ranges[name][1],
          value: () => Math.round(10 * model.get(name)),
          words: () => fixed(model.get(name), 1),
          oninput: (position) => change({ [name]: position / 10 }),
        }),
      ),
    now: () => at(model.get("w"), model.get("b"), model.get("x")),
    say: sentence,
    questions: QUESTIONS,
    tasks: TASKS,
  }).remove;
}

/** @param {import("./model.js").Now} now */
const sentence = ({ x, z, p, words }) => [
  `At x = ${fixed(x, 1)} the score (the log-odds) is `,
  { value: fixed(z, 2) },
  ": odds ",
  { value: ratio(odds(z)) },
  ", probability ",
  { value: probability(p) },
  `; the slope there is ${words.slope} = w·p(1−p).`,
];
