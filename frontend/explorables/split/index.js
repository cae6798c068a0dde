/** The split: shuffle, hold points out, train, test; and again. One test accuracy is one draw of many. */

import { read } from "../../kit/address.js";
import { button, slider } from "../../kit/controls.js";
import { fixed } from "../../kit/format.js";
import { shell } from "../../kit/shell.js";
import { drawsView } from "./draws-view.js";
import { FIRST, splits } from "./model.js";
import { pointsView } from "./points-view.js";
import { questions } from "./questions.js";
import { TASKS } from "./tasks.js";

export { default as style } from "./style.css";

const MANY = 20;

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  /** @type {Record<string, [number, number]>} */
  const ranges = model.get("ranges");
  const points = splits(model.get("points"));
  const now = () => points.at(model.get("draw"), model.get("test_size"));
  const limits = ranges.test_size.map(points.heldOut);
  const further = (/** @type {number} */ draw, /** @type {number} */ more) => ({
    draw: Math.min(draw + more, ranges.draw[1]),
  });
  const hold = (/** @type {number} */ n) => ({ test_size: n / points.data.n });
  const shown = shell(place, {
    title: "Split",
    layout: "lab-split",
    traits: { draw: read.whole(...ranges.draw), test_size: read.number(...ranges.test_size) },
    views: ({ change, redraw }) => ({
      points: pointsView(points.data, limits, (n) => change(hold(n)), redraw),
      draws: drawsView(redraw),
    }),
    controls: ({ change }) => [
      slider({
        label: "test points",
        min: limits[0],
        max: limits[1],
        step: 10,
        value: () => points.heldOut(model.get("test_size")),
        oninput: (n) => change(hold(n)),
      }),
    ],
    buttons: ({ change, play, ahead }) => [
      { node: button("Reshuffle", () => change(further(ahead("draw"), 1))) },
      { node: button(`${MANY} more`, () => play({ after: further(ahead("draw"), MANY) })) }, // on its way, too: clicks add up
    ],
    now() {
      const drawn = now();
      if (drawn.busy) shown.redraw(); // the rest in the next frames
      return drawn;
    },
    moving: () => now().busy,
    say: sentence,
    questions: questions(points),
    tasks: TASKS,
  });
  return shown.remove;
}

/** @param {import("./model.js").Now} now */
function sentence({ draw, n, right, accuracy, spread }) {
  const first = [`Draw ${draw}: the model is right on ${right} of ${n} test points, an accuracy of `];
  if (draw === FIRST) return [...first, { value: fixed(accuracy) }, ". Would another test set say the same?"];
  const { lowest, highest, mean, deviation, expected } = spread;
  return [
    ...first,
    { value: fixed(accuracy) },
    `. All ${draw} draws: from ${fixed(lowest)} to ${fixed(highest)}, mean ${fixed(mean)}, standard deviation `,
    { value: fixed(deviation) },
    `; the formula √(a(1−a)/n) says ${fixed(expected)}.`,
  ];
}
