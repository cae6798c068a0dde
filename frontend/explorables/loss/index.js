/** The loss: six points to drag, their surprise, its mean; squared error and 0–1 beside it. */

import { choice, slider } from "../../kit/controls.js";
import { logit, mean, misses, sigmoid, squaredError, surprise } from "../../kit/mathematics.js";
import { sharesView } from "./shares-view.js";
import { shell } from "../../kit/shell.js";
import { surpriseView } from "./surprise-view.js";
import { fixed } from "../../kit/format.js";

export { default as style } from "./style.css";

const STEP = 0.1; // of a score
const MEASURES = [
  { key: "loss", name: "cross-entropy", measure: surprise },
  { key: "brier", name: "squared error", measure: squaredError },
  { key: "wrong", name: "0–1 (share wrong)", measure: misses },
];

/**
 * What the views draw: each measure point by point and on average, and what costs most.
 * @typedef {{scores: number[], chosen: number, words: string[], measures: {each: number[], mean: number}[], wrong: number,
 *   loss: number, sum: number, dearest: number}} Now
 */

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  /** @type {number[]} */
  const y = model.get("y");
  /** @type {[number, number]} */
  const [, reach] = model.get("ranges").scores;
  const start = reckon(y, model.get("scores"), 0);
  let chosen = start.dearest; // the point that the slider moves
  const choose = (/** @type {number} */ i) => {
    chosen = i;
    shown.redraw();
  };
  const moved = (/** @type {number} */ i, /** @type {number} */ z) => ({
    scores: model.get("scores").map((/** @type {number} */ old, /** @type {number} */ k) => (k === i ? z : old)),
  });
  /** The largest mean with as many on the wrong side as at the start. */
  const highest = (start.wrong * surprise(1, -reach) + (y.length - start.wrong) * surprise(1, STEP)) / y.length;

  const shown = shell(place, {
    title: "Loss",
    layout: "lab-loss",
    traits: { scores: readScores(y.length, reach) },
    views: (redraw) => ({
      surprise: surpriseView({ y, reach, step: STEP, choose, move: (i, z) => shown.change(moved(i, z)) }, redraw),
      shares: sharesView(
        y,
        MEASURES.map(({ name }) => name),
        redraw,
      ),
    }),
    controls: (change) => [
      choice({
        label: "point",
        options: y.map((label, i) => [String(i), `${i + 1} (class ${label})`]),
        value: () => String(chosen),
        onchange: (i) => choose(Number(i)),
      }),
      slider({
        label: "its score",
        min: -reach / STEP,
        max: reach / STEP,
        value: () => Math.round(model.get("scores")[chosen] / STEP),
        words: () => reading(y[chosen], model.get("scores")[chosen]),
        oninput: (position) => change(moved(chosen, Number((position * STEP).toFixed(6)))),
      }),
    ],
    now: () => reckon(y, model.get("scores"), chosen),
    say(/** @type {Now} */ { scores, measures, wrong, sum, dearest }) {
      const cost = measures[0].each[dearest];
      return [
        "Mean cross-entropy ",
        { value: fixed(measures[0].mean) },
        ", squared error ",
        { value: fixed(measures[1].mean) },
        ", wrong ",
        { value: `${wrong} of ${y.length}` },
        `. Point ${dearest + 1} (class ${y[dearest]}, p = ${probability(scores[dearest])}) alone costs `,
        { value: fixed(cost, 2) },
        `, ${((100 * cost) / sum).toFixed(0)} % of the sum.`,
      ];
    },
    questions: questions(),
    tasks: [
      ...(highest > 2 * start.loss
        ? [
            {
              text: `The same accuracy, twice the cross-entropy: keep ${start.wrong} of ${y.length} wrong, and bring the mean from ${fixed(start.loss)} to ${fixed(2 * start.loss)} or more.`,
              holds: (/** @type {Now} */ { wrong, loss }) => wrong === start.wrong && loss >= 2 * start.loss,
            },
          ]
        : []),
      {
        text: "Make one point cost three times as much as the other five together.",
        holds: (/** @type {Now} */ { measures, sum, dearest }) => measures[0].each[dearest] >= 0.75 * sum,
      },
      {
        text: `Leave one point, and only one, on the wrong side, at a cost of 2 or more. Bring the mean below log 2 = ${fixed(surprise(1, 0))}, a coin’s, all the same.`,
        holds: (/** @type {Now} */ { measures, wrong, loss }) =>
          wrong === 1 && loss < surprise(1, 0) && measures[0].each.some((cost, i) => cost >= 2 && measures[2].each[i]),
      },
    ],
    onreset: () => choose(start.dearest),
  });

  /** The answers are worked out from the measures themselves. */
  function questions() {
    const point = y.indexOf(1, 2); // of class 1
    return [
      {
        ask: "One point of six goes from 90 % sure to 99 % sure, and it is wrong. Its cross-entropy will …",
        answers: [
          { key: "same", text: "hardly change" },
          { key: "double", text: "double" },
          { key: "tenfold", text: "grow tenfold" },
        ],
        show() {
          const [before, after] = [0.1, 0.01].map((p) => surprise(1, logit(p)));
          chosen = point;
          shown.set(moved(point, Number(logit(0.01).toFixed(1))));
          const times = after / before;
          const truth = times < 1.4 ? "same" : times < 4 ? "double" : "tenfold";
          const because = `What happened had the probability 0.1, then 0.01: −log 0.1 = ${fixed(before)}, and −log 0.01 = ${fixed(after)}, ${fixed(times, 1)} times as much. Every further factor of ten adds ${fixed(after - before)} again.`;
          return { truth, because };
        },
      },
      {
        ask: "All six are wrong, and surer and surer of it. One of the three has no upper bound. It is …",
        answers: MEASURES.map(({ key, name }) => ({ key, text: name })),
        show() {
          const allWrong = (/** @type {number} */ z) => y.map((label) => (2 * label - 1) * -z);
          shown.set({ scores: allWrong(reach) });
          const far = MEASURES.map(({ key, measure }) => ({
            key,
            at: [reach, 1000].map((z) => mean(measure, y, allWrong(z))),
          }));
          const truth = far.reduce((a, b) => (b.at[1] > a.at[1] ? b : a)).key;
          const numbers = far.map(({ at }, i) => `${MEASURES[i].name} ${fixed(at[0])} and ${fixed(at[1], 0)}`);
          const because = `With all scores ${fixed(reach, 0)} on the wrong side, and with 1000: ${numbers.join("; ")}.`;
          return { truth, because };
        },
      },
    ];
  }

  return shown.remove;
}

/** @param {number[]} y @param {number[]} scores @param {number} chosen @returns {Now} */
function reckon(y, scores, chosen) {
  const measures = MEASURES.map(({ measure }) => ({
    each: y.map((label, i) => measure(label, scores[i])),
    mean: mean(measure, y, scores),
  }));
  const costs = measures[0].each;
  const total = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);
  return {
    scores,
    chosen,
    words: y.map((label, i) => reading(label, scores[i])),
    measures,
    wrong: total(measures[2].each),
    loss: measures[0].mean,
    sum: total(costs),
    dearest: costs.indexOf(Math.max(...costs)),
  };
}

/** @param {number} label @param {number} z */
const reading = (label, z) => `${fixed(z, 1)}: p = ${probability(z)}, costs ${fixed(surprise(label, z), 2)}`;

/** Two digits, and a third where there is little room to 0 or 1. @param {number} z */
function probability(z) {
  const p = sigmoid(z);
  return fixed(p, p < 0.0995 || p > 0.9005 ? 3 : 2);
}

/** Scores as an address has them: 2.2,0.6,-1. @param {number} n @param {number} reach @returns {(text: string) => number[] | undefined} */
function readScores(n, reach) {
  return (text) => {
    const values = text.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
    return values.length === n && values.every((z) => Math.abs(z) <= reach) ? values : undefined;
  };
}
