/** The run of gradient descent that the lab shows, and the one it is compared with. */

import { descent } from "../../kit/mathematics.js";
import { slices } from "../../kit/page.js";
import { ownData } from "./data.js";

/**
 * What the views draw: the data, a run of gradient descent on them, and where in it we stand.
 * `other` is the run that it is compared with.
 * @typedef {import("../../kit/mathematics.js").Descent} Descent
 * @typedef {import("./data.js").Points} Points
 * @typedef {{data: Points, run: Descent, t: number, theta: Float64Array, other?: {run: Descent, lr: number}}} Now
 */

const NEWS = ["lr", "data", "start", "compare", "points"].map((name) => `change:${name}`); // each asks for another run

/**
 * @param {import("../../kit/hydrate.js").Model} model
 * @param {Record<string, Points>} sets the reader's own are put here
 * @param {() => void} onmore there is more of a run
 */
export function runs(model, sets, onmore) {
  const inSlices = slices();
  const descend = (/** @type {Points} */ data, /** @type {number} */ lr) =>
    descent(model.get("start"), data, { lr, numIter: model.get("max_iter") });
  let data = ownOr(sets[model.get("data")]);
  let run = descend(data, model.get("lr"));
  /** The run to compare with, at the rate `compare`; 0 for none. @type {{run: Descent, lr: number, of: Points, from: number[]} | undefined} */
  let other;

  /** @param {Points} given */
  function ownOr(given) {
    if ("own" in sets) sets.own = ownData(model.get("points"));
    return sets[model.get("data")] ?? given;
  }

  /** @returns {typeof other} */
  function rival() {
    const [lr, from] = [model.get("compare"), model.get("start")];
    if (!lr) return undefined;
    if (other && other.lr === lr && other.of === data && other.from === from) return other;
    return { lr, of: data, from, run: descend(data, lr) };
  }

  function train() {
    data = ownOr(data);
    run = descend(data, model.get("lr"));
    other = rival();
    onmore();
    inSlices(() => {
      const done = run.advance(20) && (!other || other.run.advance(20));
      onmore();
      return done;
    });
  }
  return {
    start() {
      for (const event of NEWS) model.on(event, train);
      train();
    },
    /** After that many steps; null while they aren't reached. @param {number} t @returns {Now | null} */
    at: (t) => (run.done <= t ? null : { data, run, t, theta: run.path.subarray(3 * t, 3 * t + 3), other }),
    remove() {
      inSlices.cancel();
      for (const event of NEWS) model.off(event, train);
    },
  };
}
