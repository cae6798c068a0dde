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

/**
 * Contours over a chart, sampled a row at a time between frames.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame
 * @param {() => void} ondrawn called when they are there: the surface may have moved on meanwhile
 * @param {number} [grid] the surface is sampled at grid × grid places
 */
export function contourLines(frame, ondrawn, grid = 28) {
  const node = svg("path", { class: "contours" });
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
    const [dx, dy] = [(right - left) / (grid - 3), (high - low) / (grid - 3)]; // one cell beyond each edge
    const values = new Array(grid * grid);
    let row = 0;
    inSlices(() => {
      const y = low + (row - 1) * dy;
      for (let column = 0; column < grid; column++) {
        values[row * grid + column] = height(left + (column - 1) * dx, y);
      }
      if (++row < grid) return false;
      const levels = Array.from({ length: 18 }, (_, k) => lowest + 0.01 * 1.7 ** k);
      const corner = (/** @type {number[]} */ [i, j]) =>
        `${frame.x(left + (i - 1.5) * dx).toFixed(1)},${frame.y(low + (j - 1.5) * dy).toFixed(1)}`;
      const rings = contours()
        .size([grid, grid])
        .thresholds(levels)(values)
        .flatMap((level) => level.coordinates.flat());
      place(node, { d: rings.map((ring) => `M${ring.map(corner).join("L")}Z`).join("") });
      sampled.busy = false;
      ondrawn();
      return true;
    });
  }
  return { node, draw, remove: inSlices.cancel };
}
