/** The flights, and all that follows from the curve over them. */

import { fixed, probability } from "../../kit/format.js";
import { loss, score, sigmoid, surprise } from "../../kit/mathematics.js";

export const SPAN = /** @type {[number, number]} */ ([28, 84]); // °F that the picture shows
export const STEPS = { w: 0.01, middle: 0.5 };
export const COIN = surprise(1, 0); // the loss of p = 1/2 for every flight

/**
 * @typedef {{w: number, b: number, loss: number}} Best the curve of the smallest loss
 * @typedef {{data: import("../../kit/mathematics.js").Data, best: Best, forecast: number}} Known forecast: in °F
 *
 * What the views draw: the curve, its probability at the forecast, its loss, and each flight's part of that.
 * @typedef {Known & {w: number, b: number, p: number, loss: number, parts: number[], dearest: number, lowest: boolean,
 *   picked?: number, words: string[]}} Now
 *   words: what each flight pays; picked: the one that the reader points at
 */

/** How a probability of damage reads. @param {number} p */
export const chance = (p) => `p ${p < 0.0005 || p >= 0.9995 ? "" : "= "}${probability(p)}`;

/** @param {any} sent @returns {import("../../kit/mathematics.js").Data} */
export function flights({ X, y }) {
  return { X: Float64Array.from(X), y: Float64Array.from(y), n: y.length, d: 1 };
}

/** @param {Known} known @param {number} w @param {number} b @param {number} [picked] @returns {Now} */
export function at(known, w, b, picked) {
  const { data, best, forecast } = known;
  const theta = [w, b];
  const parts = Array.from(data.y, (label, i) => surprise(label, score(theta, data, i)) / data.n);
  const height = loss(theta, data);
  return {
    ...known,
    ...{ w, b, parts, picked, loss: height, p: sigmoid(w * forecast + b) },
    words: parts.map((part, i) => {
      const what = `${fixed(data.X[i], 0)} °F, ${data.y[i] ? "damage" : "no damage"}`;
      return `${what}: ${chance(sigmoid(score(theta, data, i)))}, so it pays ${fixed(part)}, ${fixed((100 * part) / height, 0)} % of the bar.`;
    }),
    dearest: parts.indexOf(Math.max(...parts)),
    lowest: height < best.loss + 0.0005,
  };
}
