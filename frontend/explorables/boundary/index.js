/** The line in the middle: turn it, make it steeper, move it; and, apart from the three, a threshold. */

import { read, readers } from "../../kit/address.js";
import { besideChoice } from "../../kit/beside.js";
import { slider } from "../../kit/controls.js";
import { fixed } from "../../kit/format.js";
import { outcome } from "../../kit/mathematics.js";
import { shell } from "../../kit/shell.js";
import { at, OFFSETS, points, SAME, STEEPNESSES, TURN } from "./model.js";
import { planeView } from "./plane-view.js";
import { questions } from "./questions.js";
import { seize } from "./seize.js";
import { sheetView } from "./sheet-view.js";
import { tasks } from "./tasks.js";
import { walkView } from "./walk-view.js";

export { default as style } from "./style.css";

const FORMS = {
  direction: {
    ask: "Turn w. How does the line lie to it, and on which side is class 1?",
    view: "plane",
    control: 0,
    moves: ["angle", "offset"],
  },
};

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  const data = points(model.get("points"));
  /** @type {ReturnType<typeof sheetView>} */
  let sheet;
  return shell(place, {
    title: "Boundary",
    layout: "lab-boundary",
    traits: { ...readers(model.get("ranges")), beside: read.oneOf(["walk", "sheet"]) },
    views: ({ change, redraw }) => ({
      plane: planeView(
        seize((name) => model.get(name), change),
        redraw,
      ),
      walk: walkView((threshold) => change({ threshold }), redraw),
      sheet: (sheet = sheetView(redraw)),
    }),
    controls: ({ change }) => sliders(model, change),
    choices: ({ change }) => [
      besideChoice(model, change, [
        ["walk", "walk across"],
        ["sheet", "sheet over it"],
      ]),
    ],
    onreset() {
      sheet.reset();
      return {};
    },
    now: () => at(data, model),
    say: sentence,
    forms: FORMS,
    questions: questions(model),
    tasks: tasks(model),
  }).remove;
}

/** @param {import("../../kit/hydrate.js").Model} model @param {(values: Record<string, number>) => void} change */
function sliders(model, change) {
  return [
    slider({
      label: "direction of w",
      min: -180,
      max: 180,
      step: TURN,
      value: () => Math.round(model.get("angle") / TURN) * TURN,
      words: () => `${fixed(model.get("angle"), 0)}°`,
      oninput: (position) => change({ angle: position }),
    }),
    slider({
      label: "steepness",
      min: 0,
      max: STEEPNESSES.length - 1,
      value: () => Math.round(4 * (Math.log2(model.get("steepness")) + 2)),
      words: () => two(model.get("steepness")),
      oninput: (position) => change({ steepness: STEEPNESSES[position] }),
    }),
    slider({
      label: "offset",
      min: -10 * OFFSETS,
      max: 10 * OFFSETS,
      value: () => Math.round(10 * model.get("offset")),
      words: () => two(model.get("offset")),
      oninput: (position) => change({ offset: position / 10 }),
    }),
    slider({
      label: "threshold t",
      min: 1,
      max: 99,
      value: () => Math.round(100 * model.get("threshold")),
      words: () => two(model.get("threshold")),
      oninput: (position) => change({ threshold: position / 100 }),
    }),
  ];
}

/** @param {import("./model.js").Now} now */
function sentence({ data, theta, steepness, offset, threshold, level }) {
  const [w1, w2, b] = theta.map(two);
  const way = level < 0 ? "back, against w" : "further, along w";
  const moved = `the threshold line is where z = ${two(level)}, ${two(Math.abs(level / steepness))} ${way}; `;
  return [
    `w = (${w1}, ${w2}), b = ${b}: the line p = 0.5 lies `,
    { value: two(offset) },
    ` from the origin, counted along w. At threshold ${two(threshold)}, `,
    Math.abs(threshold - 0.5) > SAME ? moved : "",
    { value: String(outcome(theta, data, threshold).right) },
    ` of ${data.n} points are classified correctly.`,
  ];
}

/** Two digits say it all here. @param {number} value */
const two = (value) => fixed(value, 2);
