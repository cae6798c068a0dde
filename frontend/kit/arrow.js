/**
 * The path of an arrow with an open head; a short arrow has a small head, so that its direction still shows.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {number} [head] size of the head at most
 */
export function arrow([x0, y0], [x1, y1], head = 8) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.hypot(dx, dy);
  if (length < 0.5) return ""; // nothing that an eye could see
  const size = Math.min(head, 0.6 * length) / length;
  const barb = (/** @type {1 | -1} */ side) =>
    `${(x1 - size * (dx + side * 0.55 * dy)).toFixed(1)},${(y1 - size * (dy - side * 0.55 * dx)).toFixed(1)}`;
  const tip = `${x1.toFixed(1)},${y1.toFixed(1)}`;
  return `M${x0.toFixed(1)},${y0.toFixed(1)}L${tip}M${barb(1)}L${tip}L${barb(-1)}`;
}

/**
 * The path of a spring: turns along the way from one end to the other, more slanted the further it is stretched.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {{turns: number, wide: number}} coil wide: from its middle to its edge, in pixels
 */
export function spring([x0, y0], [x1, y1], { turns, wide }) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.hypot(dx, dy);
  if (length < 4) return ""; // slack
  const at = (/** @type {number} */ share, /** @type {number} */ side) =>
    `${(x0 + share * dx - (side * wide * dy) / length).toFixed(1)},${(y0 + share * dy + (side * wide * dx) / length).toFixed(1)}`;
  const zigzag = Array.from({ length: 2 * turns }, (_, i) => at((i + 1) / (2 * turns + 1), i % 2 ? -1 : 1));
  return `M${[at(0, 0), ...zigzag, at(1, 0)].join("L")}`;
}
