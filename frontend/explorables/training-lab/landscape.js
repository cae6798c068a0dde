/** The landscape of the loss: its frame, and the walks that were taken on it. */

import { sameUnits } from "../../kit/chart.js";
import { profileLoss } from "../../kit/mathematics.js";

const KEPT = 4; // trails
const DOUBLINGS = 3;

/** @typedef {import("./data.js").Points} Points */
/** @typedef {import("./runs.js").Descent} Descent */

/**
 * The best place in the middle, and a unit as long on both axes: a narrow valley is narrow to the eye. Where a run leaves
 * the frame, twice as much is shown, and so on: what can be compared is seen at one scale.
 * @param {{x: any, y: any}} frame @param {Points} data @param {(Descent | undefined)[]} runs
 */
export function fitLandscape(frame, data, runs) {
  const [x, y] = data.best_theta ?? [0, 0];
  const far = data.best_theta ? 1.25 * Math.max(Math.abs(y), 0.85 * Math.abs(x)) + 0.3 : 2.5;
  let most = far;
  for (const run of runs)
    for (let t = 0; run && t < run.done; t++)
      most = Math.max(most, Math.abs(run.path[3 * t] - x), Math.abs(run.path[3 * t + 1] - y));
  const half = far * 2 ** Math.min(DOUBLINGS, Math.ceil(Math.log2(most / far)));
  frame.x.domain([x - half, x + half]);
  frame.y.domain([y - half, y + half]);
  sameUnits(frame);
}

/** The loss over (w1, w2), each with its best intercept: so the best place is the bottom. @param {Points} data @returns {import("../../kit/contours.js").Surface} */
export function lossSurface(data) {
  const theta = new Float64Array(3); // the intercept of the place before is a good start
  const height = (/** @type {number} */ w1, /** @type {number} */ w2) => {
    theta[0] = w1;
    theta[1] = w2;
    return profileLoss(theta, data);
  };
  return { of: data, lowest: data.best_loss ?? 0, height };
}

/** A ball released there lies on the landscape. @param {Points} data @param {number} w1 @param {number} w2 */
export function onLandscape(data, w1, w2) {
  const theta = Float64Array.of(w1, w2, 0);
  profileLoss(theta, data);
  return [w1, w2, Number(theta[2].toFixed(4))];
}

/** Where earlier walks went; they stay until the data change or "Reset". */
export function trails() {
  /** @type {Float64Array[]} */
  let kept = [];
  /** @type {unknown} */
  let of;
  const clear = () => void (kept = []);
  return {
    clear,
    /** What was walked so far stays. @param {import("./runs.js").Now} now */
    keep({ run, t }) {
      if (t > 0) kept = [...kept, run.path.slice(0, 3 * t + 3)].slice(-KEPT);
    },
    /** @param {Points} data */
    on(data) {
      if (of !== data) clear();
      of = data;
      return kept;
    },
  };
}
