/** The sigmoid: w, b and a movable x; probability, odds and log-odds read out together. */

import { readers } from "../../kit/address.js";
import { hinge } from "../../kit/bend.js";
import { slider } from "../../kit/controls.js";
import { fixed, probability, ratio } from "../../kit/format.js";
import { odds } from "../../kit/mathematics.js";
import { shell } from "../../kit/shell.js";
import { curveView } from "./curve-view.js";
import { at } from "./model.js";
import { peopleView } from "./people-view.js";
import { QUESTIONS } from "./questions.js";
import { scalesView } from "./scales-view.js";
import { TASKS } from "./tasks.js";

export { default as style } from "./style.css";

const LABELS = Object.entries({ x: "x", w: "weight w", b: "intercept b" });

const FORMS = {
  score: {
    ask: "Move x, and with it the score z = wx + b. Which score leads to p = 0.5, and is p ever 1?",
    view: "scales",
    control: 0,
  },
  slope: { ask: "Move x along the curve. Where is it steepest?", view: "curve", control: 0 },
};

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  /** @type {Record<string, [number, number]>} */
  const ranges = model.get("ranges");
  const middle = hinge(model, { span: ranges.x, limits: ranges.b });
  const bent = { model, hinge: middle, weights: ranges.w, steps: { w: 0.1, middle: 0.1 }, lever: 1.5 };
  return shell(place, {
    title: "Sigmoid",
    layout: "lab-sigmoid",
    traits: readers(ranges),
    views: ({ change, redraw }) => ({
      curve: curveView(ranges.x, { ...bent, oninput: change }, (x) => change({ x }), redraw),
      scales: scalesView((z) => change(where(model, z, ranges.x)), redraw),
      people: peopleView(redraw),
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
    forms: FORMS,
    questions: QUESTIONS,
    tasks: TASKS,
  }).remove;
}

/** The x that has this score, or the end of the range that is nearer; a flat curve has the same everywhere. @param {import("../../kit/hydrate.js").Model} model @param {number} z @param {[number, number]} range */
function where(model, z, [low, high]) {
  const w = model.get("w");
  const x = w ? (z - model.get("b")) / w : model.get("x");
  return { x: Math.round(10 * Math.min(Math.max(x, low), high)) / 10 };
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
