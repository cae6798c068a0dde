/** Where a label may stand: not on a curve, not on a point, not on another label, and inside of the frame. */

const HEIGHT = 16; // pixels of a line of 13 px
const GAP = 3; // around a label

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/**
 * The place for a label that covers least; of two that cover as little, the nearer one.
 * @param {number} width of the label
 * @param {[number, number]} wish where its middle stands best
 * @param {Box} frame
 * @param {[number, number][]} obstacles places that should be seen, close enough to each other that no label fits between
 * @returns {Box & {covered: number}}
 */
export function freest(width, wish, frame, obstacles) {
  const best = { cost: Infinity, covered: 0, left: 0, top: 0, right: 0, bottom: 0 };
  for (const [x, y] of candidates(width, wish, frame)) {
    const box = { left: x, top: y, right: x + width, bottom: y + HEIGHT };
    const covered = obstacles.filter((place) => within(box, place)).length;
    const far = Math.hypot((box.left + box.right) / 2 - wish[0], (box.top + box.bottom) / 2 - wish[1]);
    const cost = 1000 * covered + far;
    if (cost < best.cost) Object.assign(best, box, { cost, covered });
  }
  return best;
}

/** Upper left corners of places on rings around the wish, moved into the frame. @param {number} width @param {[number, number]} wish @param {Box} frame */
function candidates(width, [x, y], frame) {
  const clamp = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.min(Math.max(value, low), Math.max(low, high));
  const places = [];
  for (const away of [0, 8, 16, 26, 38, 54, 74, 98, 130, 170])
    for (let turn = 0; turn < 16; turn++) {
      const [dx, dy] = [Math.cos((turn * Math.PI) / 8), Math.sin((turn * Math.PI) / 8)];
      places.push([
        clamp(x + away * dx - width / 2, frame.left, frame.right - width),
        clamp(y + away * dy - HEIGHT / 2, frame.top, frame.bottom - HEIGHT),
      ]);
    }
  return places;
}

/** @param {Box} box @param {[number, number]} place */
const within = ({ left, top, right, bottom }, [x, y]) =>
  x > left - GAP && x < right + GAP && y > top - GAP && y < bottom + GAP;

/** A straight line as places, 4 pixels apart. @param {[number, number]} from @param {[number, number]} to @returns {[number, number][]} */
export function along([x0, y0], [x1, y1]) {
  const n = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 4));
  return Array.from({ length: n + 1 }, (_, i) => [x0 + ((x1 - x0) * i) / n, y0 + ((y1 - y0) * i) / n]);
}

/** A box as places. @param {Box} box @returns {[number, number][]} */
export function filled({ left, top, right, bottom }) {
  const rows = Math.max(1, Math.ceil((bottom - top) / 4));
  return Array.from({ length: rows + 1 }, (_, i) => top + ((bottom - top) * i) / rows).flatMap((y) =>
    along([left, y], [right, y]),
  );
}
