/** A sheet over the square from -1 to 1, seen from any side: where its places are on the screen, and what hides what. */

export const HIGH = 1.1; // of the sheet's rise from 0 to 1, where the square's side is 2
const BESIDE = 44; // pixels left and right of it, for its post and for the buttons
const CLOSE = 0.02; // a place that lies no deeper below the sheet is on it

/**
 * @typedef {[number, number, number]} Place in the square twice, and a height, 0 to 1
 * @typedef {{turn: number, above: number}} Eye degrees: how far the square is turned, and from how high one looks
 * @typedef {ReturnType<typeof seenFrom>} Look
 */

/**
 * Straight lines stay straight, and parallel ones parallel: nothing looks larger for being near.
 * @param {Eye} eye
 * @param {{width: number, height: number}} frame in pixels
 */
export function seenFrom({ turn, above }, { width, height }) {
  const [cos, sin] = [Math.cos(radians(turn)), Math.sin(radians(turn))];
  const [up, flat] = [Math.cos(radians(above)), Math.sin(radians(above))];
  const half = Math.SQRT2 * flat + (HIGH / 2) * up; // of all that can be seen, from top to bottom
  const unit = Math.min((width - 2 * BESIDE) / (2 * Math.SQRT2), (height - 30) / (2 * half));
  return {
    cos,
    sin,
    /** @param {Place} place @returns {[number, number]} in pixels */
    at([x, y, p]) {
      const [across, away] = [x * cos - y * sin, x * sin + y * cos];
      return [width / 2 + unit * across, height / 2 - unit * (away * flat + (p - 0.5) * HIGH * up)];
    },
    /** One step from the sheet towards the eye. @type {Place} */
    nearer: [-sin * up, -cos * up, flat / HIGH],
  };
}

/** @param {number} degrees */
const radians = (degrees) => (degrees / 180) * Math.PI;

/**
 * Does the sheet stand between that place and the eye?
 * @param {Place} place
 * @param {Place} nearer one step towards the eye
 * @param {(x: number, y: number) => number} height of the sheet
 */
export function isHidden([x, y, p], [dx, dy, dp], height) {
  for (let far = 0.04; far < 3; far += 0.04) {
    const [nx, ny, np] = [x + far * dx, y + far * dy, p + far * dp];
    if (Math.abs(nx) > 1 || Math.abs(ny) > 1 || np > 1) return false;
    if (height(nx, ny) > np + CLOSE) return true;
  }
  return false;
}

/**
 * The cells of a grid over the square, those at the back first. @param {number} n cells along each side @param {Look} look
 * @returns {[number, number][]} lower corners' numbers
 */
export function backToFront(n, { cos, sin }) {
  const along = (/** @type {boolean} */ falling) => Array.from({ length: n }, (_, i) => (falling ? n - 1 - i : i));
  const [columns, rows] = [along(sin > 0), along(cos > 0)];
  return columns.flatMap((i) => rows.map((j) => /** @type {[number, number]} */ ([i, j])));
}

/**
 * How much light falls on a place with these slopes, 0 to 1; the light comes from the upper left of whoever looks.
 * @param {number} dx @param {number} dy @param {Look} look
 */
export function lit(dx, dy, { cos, sin }) {
  const [across, away] = [dx * cos - dy * sin, dx * sin + dy * cos];
  const [lx, ly, lz] = [-0.5, -0.35, 0.79];
  return Math.max(0, (-across * HIGH * lx - away * HIGH * ly + lz) / Math.hypot(across * HIGH, away * HIGH, 1));
}
