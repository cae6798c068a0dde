/** What does ten times this rate do? The answer is worked out from two runs. */

import { fixed, rate } from "../../kit/format.js";
import { descend } from "../../kit/mathematics.js";

const HORIZON = 100; // steps over which a prediction is judged: a mark of the axis
const ANSWERS = [
  { key: "faster", text: "fall faster" },
  { key: "bounce", text: "bounce" },
  { key: "large", text: "stay large" },
];

/** @param {import("./data.js").Points} data @returns {import("../../kit/prediction.js").Question[]} */
export function questions(data) {
  return [0.03, 1].map((lr) => ({
    ask: `The learning rate is ${rate(lr)}. With ten times as much, the loss over ${HORIZON} steps will …`,
    answers: ANSWERS,
    show() {
      const after = { data: "blobs", start: [0, 0, 0], lr: 10 * lr, num_iter: HORIZON, compare: lr };
      return { before: { ...after, num_iter: 0 }, after, ...tenTimes(lr, data) };
    },
  }));
}

/** @param {number} lr @param {import("./data.js").Points} data */
function tenTimes(lr, data) {
  const [slow, fast] = [lr, 10 * lr].map((each) => descend([0, 0, 0], data, { lr: each, numIter: HORIZON }).loss);
  const rises = fast.filter((value, i) => i > 0 && value > fast[i - 1] + 1e-9).length;
  const truth = fast[HORIZON] >= fast[0] ? "large" : rises ? "bounce" : "faster";
  const numbers = `After ${HORIZON} steps the loss is ${fixed(fast[HORIZON])} at rate ${rate(10 * lr)}, against ${fixed(slow[HORIZON])} at rate ${rate(lr)}`;
  return { truth, because: `${numbers}${rises ? `; it rose ${rises} times on the way` : ""}.` };
}
