/** Six points, three measures of how wrong they are, and how that reads. */

import { fixed } from "../../kit/format.js";
import { likelihood, mean, misses, sigmoid, squaredError, surprise } from "../../kit/mathematics.js";

export const MEASURES = [
  { key: "loss", name: "cross-entropy", measure: surprise },
  { key: "brier", name: "squared error", measure: squaredError },
  { key: "wrong", name: "0–1 (share wrong)", measure: misses },
];

/**
 * What the views draw: each measure point by point and on average, the point in hand and the one that costs most.
 * @typedef {{scores: number[], chosen: number, words: string[], measures: {each: number[], mean: number}[], wrong: number,
 *   loss: number, sum: number, dearest: number, factors: number[], left: number[]}} Now
 *   factors: the probability of what happened, point by point; left: what the product of them is after each
 */

/** @param {number[]} y @param {number[]} scores @param {number} [taken] the point that the reader took @returns {Now} */
export function reckon(y, scores, taken) {
  const measures = MEASURES.map(({ measure }) => ({
    each: y.map((label, i) => measure(label, scores[i])),
    mean: mean(measure, y, scores),
  }));
  const costs = measures[0].each;
  const factors = y.map((label, i) => likelihood(label, scores[i]));
  let product = 1;
  const left = factors.map((factor) => (product *= factor));
  const total = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);
  const dearest = costs.indexOf(Math.max(...costs));
  return {
    scores,
    chosen: taken ?? dearest,
    words: y.map((label, i) => reading(label, scores[i])),
    measures,
    wrong: total(measures[2].each),
    loss: measures[0].mean,
    sum: total(costs),
    dearest,
    factors,
    left,
  };
}

/** @param {number} label @param {number} z */
export const reading = (label, z) => `${fixed(z, 1)}: p = ${probability(z)}, costs ${fixed(surprise(label, z), 2)}`;

/** Two digits, and a third where there is little room to 0 or 1. @param {number} z */
export function probability(z) {
  const p = sigmoid(z);
  return fixed(p, p < 0.0995 || p > 0.9005 ? 3 : 2);
}

/** All scores but one stay. @param {number[]} scores @param {number} i @param {number} z */
export const moved = (scores, i, z) => scores.map((old, k) => (k === i ? z : old));
