import { fixed } from "../../kit/format.js";
import { outcome, score, sigmoid } from "../../kit/mathematics.js";
import { CAREFUL, SAME } from "./model.js";

/** @typedef {import("./model.js").Now} Now */

/** @param {import("../../kit/hydrate.js").Model} model @returns {import("../../kit/tasks.js").Task[]} */
export function tasks(model) {
  return [
    {
      text: "Make the line vertical. Which weight is 0 then?",
      holds: (/** @type {Now} */ { theta }) => Math.abs(theta[1]) < SAME * Math.abs(theta[0]),
    },
    bolderAndShier(model),
    {
      text: `With a threshold of ${fixed(CAREFUL, 2)} or more: call at least 20 points class 1, and be right about each of them.`,
      holds(/** @type {Now} */ { data, theta, threshold }) {
        const { called, rightlyCalled } = outcome(theta, data, threshold);
        return threshold >= CAREFUL - SAME && called >= 20 && rightlyCalled === called;
      },
    },
  ];
}

/** Two models of one line. @param {import("../../kit/hydrate.js").Model} model */
function bolderAndShier(model) {
  /** Largest probability seen so far on each line: the lowest and the highest. @type {Map<string, [number, number]>} */
  const seen = new Map();
  return {
    text: "Leave the line where it is: make one model that gives some point more than 0.99, and one that gives no point more than 0.75.",
    holds(/** @type {Now} */ { data, theta }) {
      const line = `${model.get("angle")} ${model.get("offset")}`;
      const largest = Math.max(...Array.from(data.y, (_, i) => sigmoid(score(theta, data, i))));
      const [low, high] = seen.get(line) || [1, 0];
      const range = /** @type {[number, number]} */ ([Math.min(low, largest), Math.max(high, largest)]);
      seen.set(line, range);
      return low > 0 && range[0] <= 0.75 && range[1] > 0.99;
    },
  };
}
