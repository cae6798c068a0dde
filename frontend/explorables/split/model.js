/** Splits of the points: each draw of a test set with the model that was trained on the rest. */

import { minimum, outcome, shuffled } from "../../kit/mathematics.js";

export const FIRST = 1;
const SLICE = 3; // milliseconds of training in a frame

/**
 * A draw: right answers on its test set, and the model.
 * @typedef {{right: number, theta: Float64Array}} Draw
 *
 * What is known of several accuracies; expected: their standard deviation by the formula.
 * @typedef {{lowest: number, highest: number, mean: number, deviation: number, expected: number}} Spread
 *
 * What the views draw. `rights` are the right answers of all draws so far; while busy, there are fewer than asked for.
 * @typedef {{data: import("../../kit/mathematics.js").Data, draw: number, n: number, order: number[], theta: Float64Array,
 *   right: number, accuracy: number, rights: number[], spread: Spread, busy: boolean}} Now
 *
 * @typedef {ReturnType<typeof splits>} Splits
 */

/** @param {any} sent */
export function splits(sent) {
  const y = Float64Array.from(sent.y);
  const data = { X: Float64Array.from(sent.X), y, n: y.length, d: 2 };
  const all = minimum(data); // of any split, the minimum is near
  /** The draws that were made, by the size of their test set. @type {Map<number, Draw[]>} */
  const made = new Map();

  /** The draws 1 to `last` with so many points held out; what can't be trained by then is left for later. @param {number} n @param {number} last @param {number} [until] a time */
  function drawn(n, last, until = Infinity) {
    const list = made.get(n) ?? [];
    made.set(n, list);
    while (list.length < last && (!list.length || performance.now() < until)) {
      const order = shuffled(data.n, list.length + 1);
      const theta = minimum(take(data, order.slice(n)), all);
      list.push({ theta, right: outcome(theta, take(data, order.slice(0, n))).right });
    }
    return list.slice(0, last);
  }
  return {
    data,
    /** Points in a test set of that share. @param {number} share */
    heldOut: (share) => Math.floor(share * data.n + 0.5),
    /** What is known of the accuracies of the draws 1 to `last`. @param {number} n @param {number} last */
    spread: (n, last) =>
      spread(
        drawn(n, last).map(({ right }) => right),
        n,
      ),
    /** @param {number} last @param {number} share @returns {Now} */
    at(last, share) {
      const n = Math.floor(share * data.n + 0.5);
      const list = drawn(n, last, performance.now() + SLICE);
      const rights = list.map(({ right }) => right);
      const draw = list.length;
      const { right, theta } = list[draw - 1];
      const known = { draw, n, right, theta, rights, accuracy: right / n, spread: spread(rights, n) };
      return { data, ...known, order: shuffled(data.n, draw), busy: draw < last };
    },
  };
}

/** These points, in this order. @param {import("../../kit/mathematics.js").Data} data @param {number[]} order */
function take({ X, y, d }, order) {
  const rows = new Float64Array(order.length * d);
  order.forEach((i, row) => rows.set(X.subarray(i * d, i * d + d), row * d));
  return { X: rows, y: Float64Array.from(order, (i) => y[i]), n: order.length, d };
}

/** @param {number[]} rights right answers of each draw @param {number} n of so many @returns {Spread} */
function spread(rights, n) {
  const k = rights.length;
  const total = rights.reduce((sum, right) => sum + right, 0);
  const squares = rights.reduce((sum, right) => sum + right * right, 0); // whole numbers: nothing is rounded
  const mean = total / (k * n);
  return {
    lowest: Math.min(...rights) / n,
    highest: Math.max(...rights) / n,
    mean,
    deviation: Math.sqrt(k * squares - total * total) / (k * n),
    expected: Math.sqrt((mean * (1 - mean)) / n),
  };
}
