/** @typedef {import("./runs.js").Now} Now */

/** @param {import("../../kit/hydrate.js").Model} model @returns {import("../../kit/tasks.js").Task[]} */
export function tasks(model) {
  return [
    {
      text: "Bring the loss within 0.01 of the best possible in under 200 steps.",
      holds(/** @type {Now} */ { run, t, data }) {
        const best = data.best_loss;
        return !!best && run.loss.subarray(0, Math.min(t + 1, 200)).some((value) => value - best <= 0.01);
      },
    },
    {
      text: "Make the loss rise at least once.",
      holds: (/** @type {Now} */ { run, t }) =>
        run.loss.subarray(1, t + 1).some((value, i) => value > run.loss[i] + 1e-9),
    },
    sameAccuracy(() => model.get("data") === "first program"),
  ];
}

/** Two moments of one accuracy. @param {() => boolean} applies */
function sameAccuracy(applies) {
  /** Extremes of the loss seen so far, by accuracy in per cent. @type {Map<number, [number, number]>} */
  const moments = new Map();
  return {
    text: "On the first program’s data: visit two moments with the same accuracy, to a per cent, one with half the other’s loss.",
    holds(/** @type {Now} */ { run, t, data }) {
      if (!applies()) return false;
      const place = Math.round((100 * run.right[t]) / data.n);
      const [low, high] = moments.get(place) || [Infinity, 0];
      const range = /** @type {[number, number]} */ ([Math.min(low, run.loss[t]), Math.max(high, run.loss[t])]);
      moments.set(place, range);
      return range[0] <= range[1] / 2;
    },
  };
}
