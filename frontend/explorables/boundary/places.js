/** Where the handles of the boundary stand: always in the frame, and never on each other. */

const APART = 56; // pixels between the foot of the arrow and the handle of the line

/** @typedef {import("../../kit/labels.js").Box} Box */

/** The frame without its edge. @param {{x: any, y: any}} frame @param {number} edge @returns {Box} */
export function inside({ x, y }, edge) {
  const [[left, right], [bottom, top]] = [x.range(), y.range()];
  return { left: left + edge, right: right - edge, top: top + edge, bottom: bottom - edge };
}

/** The nearest place in the box. @param {number[]} place @param {Box} box */
export const within = ([x, y], { left, right, top, bottom }) => [
  Math.min(Math.max(x, left), right),
  Math.min(Math.max(y, top), bottom),
];

/**
 * The part of the line that is seen, and on it a place for its handle: the middle, if that isn't the arrow's foot.
 * @param {{normal: number[]}} across @param {number[]} foot on the line @param {Box} box
 * @returns {{from: number[], to: number[], at: number[]}}
 */
export function nearFoot({ normal: [nx, ny] }, foot, box) {
  const way = [-ny, nx];
  let [low, high] = [-Infinity, Infinity]; // along the line, counted from the foot
  for (const [j, from, to] of /** @type {[number, number, number][]} */ ([
    [0, box.left, box.right],
    [1, box.top, box.bottom],
  ])) {
    const ends = [(from - foot[j]) / way[j], (to - foot[j]) / way[j]].sort((a, b) => a - b);
    if (Math.abs(way[j]) > 1e-9) [low, high] = [Math.max(low, ends[0]), Math.min(high, ends[1])];
    else if (foot[j] < from || foot[j] > to) high = -Infinity;
  }
  const on = (/** @type {number} */ far) => [foot[0] + far * way[0], foot[1] + far * way[1]];
  if (low > high) return { from: foot, to: foot, at: within(foot, box) }; // the line passes by
  const middle = (low + high) / 2;
  const side = middle < 0 ? Math.max(low, -APART) : Math.min(high, APART);
  return { from: on(low), to: on(high), at: on(Math.abs(middle) < APART ? side : middle) };
}
