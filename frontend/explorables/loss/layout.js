/** Where the points of the loss are shown: on their curves; who leaves the frame waits at its edge, and none hides another there. */

const APART = 21; // pixels between two marks, at least
const EDGE = 22; // from the edges of the frame, where one waits

/**
 * @typedef {[number, number]} Place in pixels
 * @typedef {{at: Place, on: Place, out: boolean}} Shown
 *   at: where it is shown; on: where it belongs, on its curve; out: that is beyond the upper edge
 * @param {Place[]} places on the curves
 * @param {number[]} inward 1: there is room to the right, -1: to the left
 * @param {number} first the point in hand: it stays in its place
 * @param {{top: number, left: number, right: number, step: number}} frame its edges; step: to the side, for a mark and its words
 * @returns {Shown[]}
 */
export function layOut(places, inward, first, { top, left, right, step }) {
  /** @type {Place[]} */
  const taken = [];
  /** @type {Shown[]} */
  const shown = [];
  const order = places.map((_, i) => i).sort((a, b) => Number(b === first) - Number(a === first) || a - b);
  for (const i of order) {
    const [x, y] = places[i];
    const out = y < top;
    const at = /** @type {Place} */ (out ? [Math.min(Math.max(x, left + EDGE), right - EDGE), top + EDGE] : [x, y]);
    const free = () => !out || taken.every(([tx, ty]) => Math.hypot(tx - at[0], ty - at[1]) >= APART);
    while (!free()) at[0] += step * inward[i];
    if (out) taken.push(at);
    shown[i] = { at, on: places[i], out };
  }
  return shown;
}
