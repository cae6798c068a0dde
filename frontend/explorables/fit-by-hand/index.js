/** Fit by hand: bend a curve over the 23 flights, watch its loss shrink, and read what it says about 31 °F. */

import { readers } from "../../kit/address.js";
import { hinge } from "../../kit/bend.js";
import { button, slider } from "../../kit/controls.js";
import { fixed, probability } from "../../kit/format.js";
import { shell } from "../../kit/shell.js";
import { barView } from "./bar-view.js";
import { curveView } from "./curve-view.js";
import { at, COIN, flights, SPAN, STEPS } from "./model.js";
import { questions } from "./questions.js";
import { tasks } from "./tasks.js";

export { default as style } from "./style.css";

/** @typedef {import("../../kit/hydrate.js").Model} Model */
/** @typedef {import("../../kit/bend.js").Hinge} Hinge */

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  const ranges = model.get("ranges");
  const known = { data: flights(model.get("points")), best: model.get("best"), forecast: model.get("forecast") };
  const middle = hinge(model, { span: SPAN, limits: ranges.b });
  /** The flight that the reader points at. @type {number | undefined} */
  let picked;
  const pick = (/** @type {number | undefined} */ i) => {
    if (i === picked) return;
    picked = i;
    shown.redraw();
  };
  const shown = shell(place, {
    title: "Fit by hand",
    layout: "lab-fit",
    traits: readers(ranges),
    views: ({ change, redraw }) => ({
      curve: curveView(known.data, { model, hinge: middle, weights: ranges.w, oninput: change }, pick, redraw),
      bar: barView(known.data, pick, redraw),
    }),
    controls: ({ change }) => sliders(model, middle, change),
    buttons: ({ play }) => [
      { node: button("Best curve", () => play({ after: { w: known.best.w, b: known.best.b } })) },
    ],
    now: () => at(known, model.get("w"), model.get("b"), picked),
    say: sentence,
    questions: questions(known),
    tasks: tasks(known.best),
  });
  return shown.remove;
}

/** The way without dragging. @param {Model} model @param {Hinge} middle @param {(values: Record<string, number>) => void} change */
function sliders(model, middle, change) {
  const [low, high] = model.get("ranges").w;
  return [
    slider({
      label: "sideways",
      min: SPAN[0],
      max: SPAN[1],
      step: STEPS.middle,
      value: () => Math.round(middle.shown() / STEPS.middle) * STEPS.middle,
      words: () => `${fixed(middle.shown(), 1)} °F`,
      oninput: (there) => change(middle.put(model.get("w"), there)),
    }),
    slider({
      label: "tilt: w",
      min: Math.round(low / STEPS.w),
      max: Math.round(high / STEPS.w),
      value: () => Math.round(model.get("w") / STEPS.w),
      words: () => fixed(model.get("w"), 2),
      oninput: (position) => change(middle.put(Number((position * STEPS.w).toFixed(6)), middle.shown())),
    }),
  ];
}

/** @param {import("./model.js").Now} now */
const sentence = ({ w, b, p, loss, best, forecast, lowest }) => [
  `By this curve, damage at ${fixed(forecast, 0)} °F has probability `,
  { value: probability(p) },
  ". Its loss is ",
  { value: fixed(loss) },
  lowest ? ", the smallest possible" : "",
  `; with p = ½ for all it would be ${fixed(COIN)}${lowest ? "" : `, the smallest possible ${fixed(best.loss)}`}.`,
  ` Two numbers make the curve: w = ${fixed(w)} and b = ${fixed(b, 2)}.`,
];
