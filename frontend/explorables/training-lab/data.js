/** The data sets of the lab. */

/**
 * A data set: its numbers, and what Python knows of them.
 * @typedef {import("../../kit/mathematics.js").Data & {title: string, best_loss: number | null, best_theta: number[] | null,
 *   domain?: number[]}} Points
 *   best_loss is null where nobody has worked it out; domain: of both axes, where it isn't the data's own
 */

/** @param {any} sent @returns {Record<string, Points>} */
export function dataSets(sent) {
  return Object.fromEntries(Object.entries(sent).map(([name, each]) => [name, points(each)]));
}

/** @param {any} sent @returns {Points} */
function points(sent) {
  const { X, y, ...rest } = sent;
  return { ...rest, X: Float64Array.from(X), y: Float64Array.from(y), n: y.length, d: 2 };
}

/** The reader's own points as a data set. @param {import("./points.js").Point[]} list @returns {Points} */
export function ownData(list) {
  const X = Float64Array.from(list.flatMap(([x1, x2]) => [x1, x2]));
  const y = Float64Array.from(list, ([, , label]) => label);
  return { title: "your own points", X, y, n: y.length, d: 2, best_loss: null, best_theta: null, domain: [-4, 4] };
}
