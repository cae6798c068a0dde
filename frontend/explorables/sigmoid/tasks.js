import { fixed } from "../../kit/format.js";
import { odds, slope } from "../../kit/mathematics.js";

/** @typedef {import("./model.js").Now} Now */

const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 0.05;

export const TASKS = [
  {
    text: "Put w at 1.2 and x at 1.0, where they stood at first. Now bring the probability to 0.90 by moving b alone.",
    holds: (/** @type {Now} */ { w, x, p }) => near(w, 1.2) && near(x, 1) && Math.abs(p - 0.9) < 0.005,
  },
  { text: "Make the odds 3.00 to 1.", holds: (/** @type {Now} */ { z }) => fixed(odds(z), 2) === "3.00" },
  {
    text: "Take b to 1 or more, or to −1 or less. Then find the x where the curve is steepest.",
    holds: (/** @type {Now} */ { w, b, z }) => w !== 0 && Math.abs(b) > 0.95 && slope(z) >= 0.99 * slope(0),
  },
];
