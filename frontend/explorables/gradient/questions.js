/** Which way do points pull? The answers are worked out from the gradient. */

import { fixed } from "../../kit/format.js";
import { errors, gradient, logit } from "../../kit/mathematics.js";
import { FLAT } from "./model.js";

/** @param {Record<string, import("./model.js").Points>} sets @returns {import("../../kit/prediction.js").Question[]} */
export function questions(sets) {
  return [
    {
      ask: "All points are classified correctly, but the model is unsure. Is the gradient zero?",
      answers: [
        { key: "zero", text: "yes" },
        { key: "larger", text: "no, downhill is still towards larger w" },
        { key: "smaller", text: "no, downhill is towards smaller w" },
      ],
      show: () => unsure(sets.apart),
    },
    {
      ask: "A point with label 1 and p = 0.05 at x = 2 pulls …",
      answers: ["w up, b up", "w down, b down", "w up, b down"].map((text) => ({ key: text, text })),
      show: surelyWrong,
    },
  ];
}

/** @param {import("./model.js").Points} data classified correctly, all of them */
function unsure(data) {
  const theta = [0.5, 0];
  const g = gradient(theta, data);
  const pulls = Array.from(errors(theta, data), (error, i) => error * data.X[i]);
  const truth = Math.abs(g[0]) < FLAT ? "zero" : g[0] < 0 ? "larger" : "smaller";
  const alike = pulls.filter((pull) => pull * g[0] > 0).length;
  const because = `Points 4 and 8 are relabelled until the next prediction or “Reset”, so that all are classified correctly. The gradient in w is ${fixed(g[0], 4)}, because no p has reached its label: ${alike} of ${data.n} points pull w the same way.`;
  return { after: { data: "apart", w: theta[0], b: theta[1] }, truth, because };
}

/** One point that is on the wrong side, and sure of it. */
function surelyWrong() {
  const theta = [-1, logit(0.05) + 2];
  const alone = { X: Float64Array.of(2), y: Float64Array.of(1), n: 1, d: 1 };
  const [w, b] = gradient(theta, alone);
  const way = (/** @type {number} */ slope) => (slope < 0 ? "up" : "down"); // downhill: against the slope
  const because = `Its error is 0.05 − 1 = ${fixed(errors(theta, alone)[0], 2)}. Its slope in b is the error; in w it is the error times x = 2, so ${fixed(w, 2)}. Downhill is against both. It is point 11 in the picture.`;
  return { after: { data: "overlap", w: theta[0], b: theta[1] }, truth: `w ${way(w)}, b ${way(b)}`, because };
}
