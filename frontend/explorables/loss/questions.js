/** What does being wrong cost? The answers are worked out from the measures themselves. */

import { fixed } from "../../kit/format.js";
import { logit, mean, surprise } from "../../kit/mathematics.js";
import { MEASURES, moved } from "./model.js";

/**
 * @param {number[]} y
 * @param {number} reach of a score
 * @param {() => number[]} scores
 * @param {(i: number) => void} choose
 * @returns {import("../../kit/prediction.js").Question[]}
 */
export function questions(y, reach, scores, choose) {
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
        const [before, after] = [0.1, 0.01].map((p) => ({
          scores: moved(scores(), point, Number(logit(p).toFixed(1))),
        }));
        return { before, after, also: () => choose(point), ...surer() };
      },
    },
    {
      ask: "All six are wrong, and surer and surer of it. One of the three has no upper bound. It is …",
      answers: MEASURES.map(({ key, name }) => ({ key, text: name })),
      show() {
        const wrongBy = (/** @type {number} */ z) => y.map((label) => (2 * label - 1) * -z);
        return { after: { scores: wrongBy(reach) }, ...unbounded(y, reach, wrongBy) };
      },
    },
  ];
}

/** From 90 % sure to 99 %, and wrong. */
function surer() {
  const [before, after] = [0.1, 0.01].map((p) => surprise(1, logit(p)));
  const times = after / before;
  const truth = times < 1.4 ? "same" : times < 4 ? "double" : "tenfold";
  const because = `What happened had the probability 0.1, then 0.01: −log 0.1 = ${fixed(before)}, and −log 0.01 = ${fixed(after)}, ${fixed(times, 1)} times as much. Every further factor of ten adds ${fixed(after - before)} again.`;
  return { truth, because };
}

/** Which measure grows furthest? @param {number[]} y @param {number} reach @param {(z: number) => number[]} wrongBy */
function unbounded(y, reach, wrongBy) {
  const far = MEASURES.map(({ key, name, measure }) => ({
    key,
    name,
    at: [reach, 1000].map((z) => mean(measure, y, wrongBy(z))),
  }));
  const truth = far.reduce((a, b) => (b.at[1] > a.at[1] ? b : a)).key;
  const numbers = far.map(({ name, at }) => `${name} ${fixed(at[0])} and ${fixed(at[1], 0)}`);
  const because = `With all scores ${fixed(reach, 0)} on the wrong side, and with 1000: ${numbers.join("; ")}.`;
  return { truth, because };
}
