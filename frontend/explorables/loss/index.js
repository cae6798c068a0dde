/** The loss: six points to drag, their surprise, its mean; squared error and 0–1 beside it. */

import { read } from "../../kit/address.js";
import { choice, slider } from "../../kit/controls.js";
import { fixed, significant } from "../../kit/format.js";
import { shell } from "../../kit/shell.js";
import { MEASURES, moved, probability, reading, reckon } from "./model.js";
import { productView } from "./product-view.js";
import { questions } from "./questions.js";
import { sharesView } from "./shares-view.js";
import { surpriseView } from "./surprise-view.js";
import { tasks } from "./tasks.js";

export { default as style } from "./style.css";

const STEP = 0.1; // of a score
const NAMES = MEASURES.map(({ name }) => name);

const FORMS = {
  surprise: { ask: "Move one point to the wrong side. How costly can it get?", view: "surprise", control: 1 },
};

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  /** @type {number[]} */
  const y = model.get("y");
  /** @type {[number, number]} */
  const [, reach] = model.get("ranges").scores;
  const scores = () => model.get("scores");
  const start = reckon(y, scores(), 0);
  /** The point that slider and sentence are about: the dearest, until the reader takes one. @type {number | undefined} */
  let taken;
  const now = () => reckon(y, scores(), taken);
  const chosen = () => now().chosen;
  const choose = (/** @type {number | undefined} */ i) => {
    taken = i;
    shown.redraw();
  };
  const move = (/** @type {number} */ i, /** @type {number} */ z) => {
    taken = i;
    shown.change({ scores: moved(scores(), i, z) });
  };
  const shown = shell(place, {
    title: "Loss",
    layout: "lab-loss",
    traits: { scores: read.list((n) => n === y.length, -reach, reach) },
    views: ({ redraw }) => ({
      surprise: surpriseView({ y, reach, step: STEP, choose, move }, redraw),
      product: productView(y, redraw),
      shares: sharesView(y, NAMES, redraw),
    }),
    controls: () => [
      choice({
        label: "point",
        options: y.map((label, i) => [String(i), `${i + 1} (class ${label})`]),
        value: () => String(chosen()),
        onchange: (i) => choose(Number(i)),
      }),
      slider({
        label: "its score",
        min: -reach / STEP,
        max: reach / STEP,
        value: () => Math.round(scores()[chosen()] / STEP),
        words: () => reading(y[chosen()], scores()[chosen()]),
        oninput: (position) => move(chosen(), Number((position * STEP).toFixed(6))),
      }),
    ],
    now,
    say: (now) => sentence(y, now),
    forms: FORMS,
    questions: questions(y, reach, scores, choose),
    tasks: tasks(start, reach, STEP),
    onreset() {
      choose(undefined);
      return {};
    },
  });
  return shown.remove;
}

/** @param {number[]} y @param {import("./model.js").Now} now */
function sentence(y, { scores, measures, wrong, sum, chosen, left }) {
  const cost = measures[0].each[chosen];
  return [
    "Mean cross-entropy ",
    { value: fixed(measures[0].mean) },
    ", squared error ",
    { value: fixed(measures[1].mean) },
    ", wrong ",
    { value: `${wrong} of ${y.length}` },
    `. Point ${chosen + 1} (class ${y[chosen]}, p = ${probability(scores[chosen])}) alone costs `,
    { value: fixed(cost, 2) },
    `, ${((100 * cost) / sum).toFixed(0)} % of the sum. All six together: likelihood `,
    { value: significant(left[left.length - 1]) },
    ".",
  ];
}
