/** What happens to the line? The answers are worked out from the line before and after. */

import { fixed } from "../../kit/format.js";
import { lineOfTheta, logit, thetaOfLine } from "../../kit/mathematics.js";
import { CAREFUL, SAME, STEEPNESSES } from "./model.js";

const STEEPEST = STEEPNESSES[STEEPNESSES.length - 1];
const ANSWERS = [
  { key: "turn", text: "turn" },
  { key: "move", text: "move, parallel to itself" },
  { key: "stay", text: "stay where it is" },
];

/**
 * @param {import("../../kit/hydrate.js").Model} model
 * @returns {import("../../kit/prediction.js").Question[]}
 */
export function questions(model) {
  const line = () => ({
    angle: model.get("angle"),
    steepness: room(model.get("steepness")),
    offset: model.get("offset"),
  });
  return [
    {
      ask: "Double w and b together. The line p = 0.5 will …",
      answers: ANSWERS,
      show() {
        const before = line();
        const after = { ...before, steepness: 2 * before.steepness };
        const { from, to, truth } = fate(before, after);
        const because = `Every score doubles, and twice 0 is 0. The line lies ${two(to.offset)} from the origin, as before; only the steepness went from ${two(from.steepness)} to ${two(to.steepness)}.`;
        return { before, after, truth, because };
      },
    },
    {
      ask: "Now double w alone, and leave b as it is. The line p = 0.5 will …",
      answers: ANSWERS,
      show() {
        const before = line();
        const after = { ...before, steepness: 2 * before.steepness, offset: before.offset / 2 };
        const { from, to, truth } = fate(before, after);
        const because = `Its offset −b/‖w‖ went from ${two(from.offset)} to ${two(to.offset)}: b is the same, and ‖w‖ twice as large.`;
        return { before, after, truth, because };
      },
    },
    {
      ask: `Raise the threshold from 0.50 to ${two(CAREFUL)}. The threshold line will …`,
      answers: ANSWERS,
      show() {
        const { from, to, truth } = fate(line(), line(), CAREFUL);
        const because = `It goes towards class 1, by ${two(to.offset - from.offset)}: from z = 0 to z = ${two(logit(CAREFUL))}. The model, and its line p = 0.5, stay as they were.`;
        return { before: { threshold: 0.5 }, after: { threshold: CAREFUL }, truth, because };
      },
    },
  ];
}

/** A steepness that can be doubled. @param {number} steepness */
const room = (steepness) => (steepness <= STEEPEST / 2 ? steepness : 1);

/**
 * @typedef {{angle: number, steepness: number, offset: number}} Line
 * @param {Line} before @param {Line} after @param {number} [threshold] of the line after
 */
function fate(before, after, threshold) {
  const theta = (/** @type {Line} */ { angle, steepness, offset }) => thetaOfLine(angle, steepness, offset);
  const [from, to] = [lineOfTheta(theta(before)), lineOfTheta(theta(after), threshold)];
  if (Math.abs(Math.sin(((to.angle - from.angle) / 180) * Math.PI)) > SAME) return { from, to, truth: "turn" };
  return { from, to, truth: Math.abs(to.offset - from.offset) > SAME ? "move" : "stay" };
}

/** @param {number} value */
const two = (value) => fixed(value, 2);
