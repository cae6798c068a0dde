import { fixed } from "../../kit/format.js";

/** @typedef {import("./model.js").Now} Now */

const NEAR = 0.008; // from the smallest loss: what a hand can find
const FLAT = 0.58; // below the loss of one probability for all flights, 7/23
const DOUBT = 0.6;

/** @param {import("./model.js").Best} best @returns {import("../../kit/tasks.js").Task[]} */
export function tasks(best) {
  const wanted = Number((best.loss + NEAR).toFixed(2));
  return [
    {
      text: `By hand: bring the loss down to ${fixed(wanted, 2)} or less.`,
      holds: (/** @type {Now} */ { w, loss }) => loss <= wanted && w !== best.w, // shown is not found
    },
    {
      text: `Find a curve with a loss below ${fixed(FLAT, 2)} that gives 31 °F less than ${fixed(DOUBT, 2)}. So loosely do the flights hold it there.`,
      holds: (/** @type {Now} */ { loss, p }) => loss < FLAT && p < DOUBT,
    },
    {
      text: "Make one flight pay for 40 % of the whole loss, or more. Which one is it, and why?",
      holds: (/** @type {Now} */ { loss, parts, dearest }) => parts[dearest] >= 0.4 * loss,
    },
  ];
}
