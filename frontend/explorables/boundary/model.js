/** The points of the boundary, and all that follows from where the model stands. */

import { logit, thetaOfLine } from "../../kit/mathematics.js";

/**
 * The points, with one unit as long on both axes: else w would not look perpendicular to its line.
 * @typedef {import("../../kit/mathematics.js").Data & {sameUnits: true}} Points
 *
 * What the views draw: the points, the model, and the score at which it says class 1.
 * @typedef {{data: Points, theta: number[], angle: number, steepness: number, offset: number, threshold: number, level: number}} Now
 */

/** The slider's steepnesses, four to a doubling. */
export const STEEPNESSES = Array.from({ length: 21 }, (_, k) => 2 ** (k / 4 - 2));
export const [SHORTEST, LONGEST] = [STEEPNESSES[0], STEEPNESSES[STEEPNESSES.length - 1]];
export const ARROW = 1 / 3; // of w's own length, so that a steep one still fits
export const TURN = 5; // degrees of a step
export const OFFSETS = 2.5; // the sliders' reach, to either side
export const CAREFUL = 0.9; // the threshold of the second prediction and the third task
export const SAME = 1e-9;
const NUMBERS = ["angle", "steepness", "offset", "threshold"];

/** @param {any} sent @returns {Points} */
export function points(sent) {
  const y = Float64Array.from(sent.y);
  return { X: Float64Array.from(sent.X), y, n: y.length, d: 2, sameUnits: true };
}

/** @param {Points} data @param {import("../../kit/hydrate.js").Model} model @returns {Now} */
export function at(data, model) {
  const [angle, steepness, offset, threshold] = NUMBERS.map((name) => model.get(name));
  const theta = thetaOfLine(angle, steepness, offset);
  return { data, theta, angle, steepness, offset, threshold, level: logit(threshold) };
}
