/** All that follows from w, b and x. */

import { fixed, probability } from "../../kit/format.js";
import { sigmoid, slope } from "../../kit/mathematics.js";

/**
 * What the views draw. `mirrored` is the x whose score is −z, or null if w is 0.
 * @typedef {{w: number, b: number, x: number, z: number, p: number, steepness: number, mirrored: number | null,
 *   words: {x: string, slope: string}}} Now
 */

/** Everything there is to know at x. @param {number} w @param {number} b @param {number} x @returns {Now} */
export function at(w, b, x) {
  const z = Number((w * x + b).toFixed(9)); // 0.3 − 0.1 · 3 is 0
  const steepness = w * slope(z);
  const words = { x: `${fixed(x, 1)}, probability ${probability(sigmoid(z))}`, slope: fixed(steepness, 3) };
  return { w, b, x, z, p: sigmoid(z), steepness, mirrored: w ? (-z - b) / w : null, words };
}
