/** The line in the middle: turn it, make it steeper, move it; and, apart from the three, a threshold. */

import { slider } from "../../kit/controls.js";
import { lineOfTheta, logit, outcome, score, sigmoid, thetaOfLine } from "../../kit/mathematics.js";
import { planeView } from "./plane-view.js";
import { readers } from "../../kit/address.js";
import { shell } from "../../kit/shell.js";
import { walkView } from "./walk-view.js";
import { fixed } from "../../kit/format.js";

export { default as style } from "./style.css";

/** The slider's steepnesses, four to a doubling. */
const STEEPNESSES = Array.from({ length: 21 }, (_, k) => 2 ** (k / 4 - 2));
const STEEPEST = STEEPNESSES[20];
const CAREFUL = 0.9; // the threshold of the second prediction and the third task
const SAME = 1e-9;

/**
 * The points, with one unit as long on both axes: else w would not look perpendicular to its line.
 * @typedef {import("../../kit/mathematics.js").Data & {sameUnits: true}} Points
 *
 * What the views draw: the points, the model, and the score at which it says class 1.
 * @typedef {{data: Points, theta: number[], steepness: number, threshold: number, level: number}} Now
 */

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  const sent = model.get("points");
  const y = Float64Array.from(sent.y);
  /** @type {Points} */
  const data = { X: Float64Array.from(sent.X), y, n: y.length, d: 2, sameUnits: true };
  /** Largest probability seen so far on each line: the lowest and the highest. @type {Map<string, [number, number]>} */
  const seen = new Map();
  const theta = () => thetaOfLine(model.get("angle"), model.get("steepness"), model.get("offset"));

  const shown = shell(place, {
    title: "Boundary",
    layout: "lab-boundary",
    traits: readers(model.get("ranges")),
    views: (redraw) => ({ plane: planeView(redraw), walk: walkView(redraw) }),
    controls: (change) => [
      slider({
        label: "direction of w",
        min: -180,
        max: 180,
        step: 5,
        value: () => Math.round(model.get("angle") / 5) * 5,
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
        min: -25,
        max: 25,
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
    ],
    now() {
      const threshold = model.get("threshold");
      return { data, theta: theta(), steepness: model.get("steepness"), threshold, level: logit(threshold) };
    },
    say(/** @type {Now} */ { theta, steepness, threshold, level }) {
      const [w1, w2, b] = theta.map((value) => two(value));
      const way = level < 0 ? "back, against w" : "further, along w";
      const moved = `the threshold line is where z = ${two(level)}, ${two(Math.abs(level / steepness))} ${way}; `;
      return [
        `w = (${w1}, ${w2}), b = ${b}: the line p = 0.5 lies `,
        { value: two(model.get("offset")) },
        ` from the origin, counted along w. At threshold ${two(threshold)}, `,
        Math.abs(threshold - 0.5) > SAME ? moved : "",
        { value: String(outcome(theta, data, threshold).right) },
        ` of ${data.n} points are on the right side.`,
      ];
    },
    questions: questions(),
    tasks: [
      {
        text: "Put the line upright. Which weight is 0 then?",
        holds: ({ theta }) => Math.abs(theta[1]) < SAME * Math.abs(theta[0]),
      },
      {
        text: "Leave the line where it is: make one model that gives some point more than 0.99, and one that gives no point more than 0.75.",
        holds({ theta }) {
          const key = `${model.get("angle")} ${model.get("offset")}`;
          const largest = Math.max(...Array.from(y, (_, i) => sigmoid(score(theta, data, i))));
          const [low, high] = seen.get(key) || [1, 0];
          seen.set(key, [Math.min(low, largest), Math.max(high, largest)]);
          return low > 0 && Math.min(low, largest) <= 0.75 && Math.max(high, largest) > 0.99;
        },
      },
      {
        text: `With a threshold of ${two(CAREFUL)} or more: call at least 20 points class 1, and be right about each of them.`,
        holds({ theta, threshold }) {
          const { called, rightlyCalled } = outcome(theta, data, threshold);
          return threshold >= CAREFUL - SAME && called >= 20 && rightlyCalled === called;
        },
      },
    ],
    onreset: () => seen.clear(),
  });

  /** What happens to the line? The answers are worked out from the line before and after. */
  function questions() {
    const answers = [
      { key: "turn", text: "turn" },
      { key: "move", text: "move, parallel to itself" },
      { key: "stay", text: "stay where it is" },
    ];
    /** @param {ArrayLike<number>} before @param {ArrayLike<number>} after @param {number} [threshold] of the line after */
    const fate = (before, after, threshold) => {
      const [from, to] = [lineOfTheta(before), lineOfTheta(after, threshold)];
      if (Math.abs(Math.sin(((to.angle - from.angle) / 180) * Math.PI)) > SAME) return { from, to, truth: "turn" };
      return { from, to, truth: Math.abs(to.offset - from.offset) > SAME ? "move" : "stay" };
    };
    const room = () => model.get("steepness") <= STEEPEST / 2 || shown.set({ steepness: 1 });
    return [
      {
        ask: "Double w and b together. The line p = 0.5 will …",
        answers,
        show() {
          room();
          const before = theta();
          shown.set({ steepness: 2 * model.get("steepness") });
          const { from, to, truth } = fate(before, theta());
          const because = `Every score doubles, and twice 0 is 0. The line lies ${two(to.offset)} from the origin, as before; only the steepness went from ${two(from.steepness)} to ${two(to.steepness)}.`;
          return { truth, because };
        },
      },
      {
        ask: "Now double w alone, and leave b as it is. The line p = 0.5 will …",
        answers,
        show() {
          room();
          const before = theta();
          shown.set({ steepness: 2 * model.get("steepness"), offset: model.get("offset") / 2 });
          const { from, to, truth } = fate(before, theta());
          return {
            truth,
            because: `Its offset −b/‖w‖ went from ${two(from.offset)} to ${two(to.offset)}: b is the same, and ‖w‖ twice as large.`,
          };
        },
      },
      {
        ask: `Raise the threshold from 0.50 to ${two(CAREFUL)}. The threshold line will …`,
        answers,
        show() {
          shown.set({ threshold: CAREFUL });
          const { from, to, truth } = fate(theta(), theta(), CAREFUL);
          return {
            truth,
            because: `It goes towards class 1, by ${two(to.offset - from.offset)}: from z = 0 to z = ${two(logit(CAREFUL))}. The model, and its line p = 0.5, stay as they were.`,
          };
        },
      },
    ];
  }

  return shown.remove;
}

/** Two digits say it all here. @param {number} value */
const two = (value) => fixed(value, 2);
