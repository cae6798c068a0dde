/** What will the best curve say, and what does a curve that is too sure pay? The answers are worked out. */

import { fixed } from "../../kit/format.js";
import { outcome } from "../../kit/mathematics.js";
import { at } from "./model.js";

const STEP = { w: -1, b: 65 }; // almost a step, at 65 °F

/** @param {import("./model.js").Known} known @returns {import("../../kit/prediction.js").Question[]} */
export function questions(known) {
  const { best, forecast } = known;
  const there = { w: best.w, b: best.b };
  return [
    {
      ask: `The curve with the smallest loss on the 23 flights will give damage at ${fixed(forecast, 0)} °F a probability of …`,
      answers: [
        { key: "third", text: "about 0.30" },
        { key: "most", text: "about 0.70" },
        { key: "sure", text: "more than 0.95" },
      ],
      show() {
        const { p, data } = at(known, best.w, best.b);
        const truth = p > 0.95 ? "sure" : p > 0.5 ? "most" : "third";
        const coldest = fixed(Math.min(...data.X), 0);
        const because = `It says ${fixed(p, 4)}. But no flight was colder than ${coldest} °F: there, the shape of the curve speaks alone.`;
        return { after: there, truth, because };
      },
    },
    {
      ask: "Make the curve almost a step at 65 °F: damage below, none above. Beside the best curve’s, its loss will …",
      answers: [
        { key: "less", text: "be smaller" },
        { key: "same", text: "stay about the same" },
        { key: "more", text: "be larger" },
      ],
      show: () => ({ before: there, after: STEP, ...steep(known) }),
    },
  ];
}

/** @param {import("./model.js").Known} known */
function steep(known) {
  const { data, best } = known;
  const now = at(known, STEP.w, STEP.b);
  const truth = Math.abs(now.loss - best.loss) < 0.05 ? "same" : now.loss > best.loss ? "more" : "less";
  const { right } = outcome([STEP.w, STEP.b], data);
  const share = (100 * now.parts[now.dearest]) / now.loss;
  const because = `It is right about ${right} of ${data.n} flights, yet its loss is ${fixed(now.loss)}, not ${fixed(best.loss)}. One flight was damaged at ${fixed(data.X[now.dearest], 0)} °F, where the step all but rules that out: it alone is ${fixed(share, 0)} % of the bar.`;
  return { truth, because };
}
