/** A slider on which ten steps are as long as the next ninety: most happens at the start. */

export const POSITIONS = 200;

/** @param {number} position 0 to POSITIONS @param {number} most steps, at the last position */
export const stepsAt = (position, most) => Math.round(Math.expm1((position / POSITIONS) * Math.log1p(most)));

/** The position nearest to so many steps. @param {number} steps @param {number} most */
export const positionOf = (steps, most) => Math.round((POSITIONS * Math.log1p(steps)) / Math.log1p(most));
