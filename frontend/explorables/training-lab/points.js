/** Points of the reader's own as a list that is never changed, only replaced. */

import { read } from "../../kit/address.js";

/** @typedef {[number, number, number]} Point x1, x2, class */

export const MOST = 100;
export const LEAST = 2; // else there is no loss
const FAR = 1e6; // as Python has it

/** A list of points as an address has it: x1,x2,class,x1,x2,class. @param {string} text @returns {Point[] | undefined} */
export function readPoints(text) {
  const numbers = read.list((n) => n % 3 === 0 && n >= 3 * LEAST && n <= 3 * MOST, -FAR, FAR)(text);
  const points = numbers?.flatMap((_, i, all) => (i % 3 ? [] : [/** @type {Point} */ (all.slice(i, i + 3))]));
  return points?.every(([, , label]) => label === 0 || label === 1) ? points : undefined;
}

/** The point nearest to a place, or -1 where none is near. @param {number[][]} places of the points, in pixels @param {number[]} at @param {number} within pixels */
export function nearest(places, [x, y], within) {
  const distances = places.map(([px, py]) => Math.hypot(px - x, py - y));
  const least = Math.min(...distances);
  return least <= within ? distances.indexOf(least) : -1;
}

/** One more, if there is room. @param {Point[]} points @param {Point} point */
export const added = (points, point) => (points.length < MOST ? [...points, point] : points);

/** All but one, if enough are left. @param {Point[]} points @param {number} i */
export const without = (points, i) => (points.length > LEAST ? points.filter((_, each) => each !== i) : points);

/** One of them elsewhere. @param {Point[]} points @param {number} i @param {number[]} to */
export const moved = (points, i, [x, y]) =>
  points.map((point, each) => (each === i ? /** @type {Point} */ ([x, y, point[2]]) : point));

/** Inside of a chart, with two digits: what an address can hold. @param {number} value @param {number[]} domain */
export const inside = (value, [low, high]) => Number(Math.min(high, Math.max(low, value)).toFixed(2));
