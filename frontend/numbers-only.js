/**
 * What d3-scale needs of d3-interpolate where all ranges are numbers, which is everywhere here. Without the rest of that,
 * and without d3-color, a page is 5 kB lighter: build.mjs puts this in the place of d3-interpolate.
 */

/** @param {number} a @param {number} b @returns {(share: number) => number} */
export const interpolateNumber = (a, b) => (share) => a * (1 - share) + b * share;

/** @param {number} a @param {number} b @returns {(share: number) => number} */
export const interpolateRound = (a, b) => (share) => Math.round(interpolateNumber(a, b)(share));

export const interpolate = interpolateNumber;

/** Of scales that nobody uses here. */
export const piecewise = undefined;
