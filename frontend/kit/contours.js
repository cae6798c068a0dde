import { contours } from "d3-contour";
import { place } from "./chart.js";
import { slices, svg } from "./page.js";

/**
 * A surface over a chart's plane, seen from above.
 * @typedef {object} Surface
 * @property {unknown} of what it belongs to: another one is another surface
 * @property {number} [at] a coordinate held fixed; the contours follow once it has moved noticeably
 * @property {(x: number, y: number) => number} height
 * @property {number} lowest the smallest height: the levels stand closer towards it
 */

const LEVELS = 22;

/**
 * Filled contours over a chart: the higher, the darker. Sampled a row at a time between frames, then drawn level by level.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame
 * @param {() => void} ondrawn called when they are there: the surface may have moved on meanwhile
 * @param {number} [grid] the surface is sampled at grid × grid places
 */
export function contourLines(frame, ondrawn, grid = 56) {
  const paths = Array.from({ length: LEVELS }, () => svg("path"));
  const node = svg("g", { class: "contours" }, ...paths);
  const inSlices = slices(3);
  /** What the contours show, or are about to show. @type {{of?: unknown, domain: string, at: number, busy: boolean}} */
  let sampled = { domain: "", at: NaN, busy: false };

  /** Show this surface; nothing is done where it is shown already. @param {Surface} surface */
  function draw({ of, at = 0, height, lowest }) {
    const [[left, right], [low, high]] = [frame.x.domain(), frame.y.domain()];
    const domain = [left, right, low, high, frame.width].join();
    const same = sampled.of === of && sampled.domain === domain;
    if (same && (sampled.busy || Math.abs(sampled.at - at) < 0.003 * (1 + Math.abs(at)))) return;
    sampled = { of, domain, at, busy: true };
    node.setAttribute("aria-busy", "true");
    const [dx, dy] = [(right - left) / (grid - 3), (high - low) / (grid - 3)]; // one cell beyond each edge
    const values = new Array(grid * grid);
    const corner = (/** @type {number[]} */ [i, j]) =>
      `${frame.x(left + (i - 1.5) * dx).toFixed(1)},${frame.y(low + (j - 1.5) * dy).toFixed(1)}`;
    const maker = contours().size([grid, grid]);
    let row = 0;
    let level = 0;
    inSlices(() => {
      if (row < grid) {
        const y = low + (row - 1) * dy;
        for (let column = 0; column < grid; column++)
          values[row * grid + column] = root(height(left + (column - 1) * dx, y) - lowest);
        row++;
        return false;
      }
      // a bowl's root is a cone: between its samples it is straight, and so are the contours smooth
      const rings = maker.contour(values, root(0.01 * 1.6 ** level)).coordinates.flat();
      place(paths[level], { d: rings.map((ring) => `M${ring.map(corner).join("L")}Z`).join("") });
      if (++level < LEVELS) return false;
      sampled.busy = false;
      node.removeAttribute("aria-busy");
      ondrawn();
      return true;
    });
  }
  return { node, draw, remove: inSlices.cancel };
}

/** @param {number} height */
const root = (height) => Math.sqrt(Math.max(0, height));
