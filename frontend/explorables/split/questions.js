/** How far does a test accuracy wander? The answers are worked out from the draws themselves. */

import { fixed } from "../../kit/format.js";
import { FIRST } from "./model.js";

const FEW = 20; // draws
const LARGE = 200; // test points
const SMALL = 50;

/** @param {import("./model.js").Splits} points @returns {import("../../kit/prediction.js").Question[]} */
export function questions(points) {
  const share = (/** @type {number} */ n) => n / points.data.n;
  const first = fixed(points.spread(LARGE, FIRST).mean);
  return [
    {
      ask: `On ${LARGE} test points this model has an accuracy of ${first}. Shuffle and split anew, ${FEW} times. Between the lowest and the highest accuracy there will be …`,
      answers: [
        { key: "none", text: "less than 0.01" },
        { key: "some", text: "about 0.02" },
        { key: "much", text: "more than 0.04" },
      ],
      show() {
        const { lowest, highest } = points.spread(LARGE, FEW);
        const apart = highest - lowest;
        const truth = apart > 0.04 ? "much" : apart < 0.01 ? "none" : "some";
        const because = `From ${fixed(lowest)} to ${fixed(highest)}: the same points and the same kind of model, and only the luck of the draw is different.`;
        const before = { test_size: share(LARGE), draw: FIRST };
        return { before, after: { test_size: share(LARGE), draw: FEW }, truth, because };
      },
    },
    {
      ask: `Hold out ${SMALL} points instead of ${LARGE}. The accuracies will scatter …`,
      answers: [
        { key: "half", text: "half as widely" },
        { key: "same", text: "as widely as before" },
        { key: "twice", text: "about twice as widely" },
      ],
      show: () => ({
        before: { test_size: share(LARGE), draw: FEW },
        after: { test_size: share(SMALL), draw: FEW },
        ...wider(points),
      }),
    },
  ];
}

/** @param {import("./model.js").Splits} points */
function wider(points) {
  const [large, small] = [LARGE, SMALL].map((n) => points.spread(n, FEW).deviation);
  const times = small / large;
  const truth = times < 0.75 ? "half" : times < 1.4 ? "same" : "twice";
  const because = `Their standard deviation goes from ${fixed(large)} to ${fixed(small)}, ${fixed(times, 1)} times as much. In the formula n stands under a root: a quarter of the points, twice the error.`;
  return { truth, because };
}
