/** The points of the gradient, and all that follows from where the model stands. */

import { chain, errors, gradient, loss, numericalGradient } from "../../kit/mathematics.js";

export const FLAT = 0.01; // a gradient shorter than this is called the bottom

/**
 * Points on one feature, as the mathematics takes them, and the smallest loss of any w and b (0: there is none).
 * @typedef {import("../../kit/mathematics.js").Data & {best_loss: number}} Points
 *
 * What the views draw: the data, theta = [w, b], its loss, and its gradient by formula and by differences.
 * @typedef {{data: Points, theta: number[], loss: number, g: Float64Array, measured: Float64Array | null, trail: [number, number][],
 *   errors: Float64Array, pulls: number[], hardest: number, share: number, bottom: boolean, edge: boolean, chosen: number,
 *   link: ReturnType<typeof chain>, beside: string}} Now
 *   measured: null where nobody asks for it; edge: downhill is only where the map has ended; trail: where steps have led here; chosen: the point that the chain rule is shown for; link: its numbers; beside: is it shown? Else the surface is
 */

/** @param {any} sent @returns {Record<string, Points>} */
export function dataSets(sent) {
  return Object.fromEntries(Object.entries(sent).map(([name, each]) => [name, points(each)]));
}

/** @param {any} sent @returns {Points} */
function points({ X, y, best_loss }) {
  return { X: Float64Array.from(X), y: Float64Array.from(y), n: y.length, d: 1, best_loss };
}

/**
 * @param {Points} data
 * @param {number[]} theta
 * @param {{reach: number, h: number, beside: string, taken?: number, trail: [number, number][]}} how reach: w and b lie in -reach to reach; h: the differences' step, 0 for none; taken: the point that the reader took
 * @returns {Now}
 */
export function at(data, theta, { reach, h, beside, taken, trail }) {
  const g = gradient(theta, data);
  const measured = h ? numericalGradient((there) => loss(there, data), theta, h) : null;
  const each = errors(theta, data);
  const pulls = Array.from(each, (error, i) => error * data.X[i]);
  const sizes = pulls.map(Math.abs);
  const hardest = sizes.indexOf(Math.max(...sizes));
  const bottom = Math.hypot(...g) < FLAT; // the points apart get nowhere near it within reach
  const inside = g.map((slope, j) => (Math.abs(theta[j]) >= reach && theta[j] * slope < 0 ? 0 : slope));
  const edge = !bottom && Math.hypot(...inside) < FLAT;
  const share = sizes[hardest] / sizes.reduce((sum, size) => sum + size, 0);
  const chosen = taken ?? hardest;
  const link = chain(theta, data.X[chosen], data.y[chosen]);
  const slopes = { g, measured, errors: each, pulls, hardest, share, bottom, edge };
  return { data, theta, loss: loss(theta, data), ...slopes, chosen, link, beside, trail };
}
