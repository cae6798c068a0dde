import { fixed } from "../../kit/format.js";
import { surprise } from "../../kit/mathematics.js";

/** @typedef {import("./model.js").Now} Now */

const COIN = surprise(1, 0); // of a coin, log 2

/**
 * @param {Now} start
 * @param {number} reach of a score
 * @param {number} step of a score
 * @returns {import("../../kit/tasks.js").Task[]}
 */
export function tasks(start, reach, step) {
  const n = start.scores.length;
  /** The largest mean with as many on the wrong side as at the start. */
  const highest = (start.wrong * surprise(1, -reach) + (n - start.wrong) * surprise(1, step)) / n;
  const twice = {
    text: `The same accuracy, twice the cross-entropy: keep ${start.wrong} of ${n} wrong, and bring the mean from ${fixed(start.loss)} to ${fixed(2 * start.loss)} or more.`,
    holds: (/** @type {Now} */ { wrong, loss }) => wrong === start.wrong && loss >= 2 * start.loss,
  };
  return [
    ...(highest > 2 * start.loss ? [twice] : []),
    {
      text: "Make one point cost three times as much as the other five together.",
      holds: (/** @type {Now} */ { measures, sum, dearest }) => measures[0].each[dearest] >= 0.75 * sum,
    },
    {
      text: `Leave one point, and only one, on the wrong side, at a cost of 2 or more. Bring the mean below log 2 = ${fixed(COIN)}, a coin’s, all the same.`,
      holds: (/** @type {Now} */ { measures, wrong, loss }) =>
        wrong === 1 && loss < COIN && measures[0].each.some((cost, i) => cost >= 2 && measures[2].each[i]),
    },
  ];
}
