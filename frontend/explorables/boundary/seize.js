/** What seizing the line, or the tip of w, asks of the model. */

import { ARROW, LONGEST, SHORTEST, STEEPNESSES, TURN } from "./model.js";

const UPRIGHT = 2; // degrees within which a dragged w is taken along an axis

/**
 * @typedef {object} Seize
 * @property {(values: Record<string, number>) => void} change
 * @property {(x: number, y: number) => number} along how far a place lies from the origin, along w
 * @property {(x: number, y: number) => void} tip the tip of w shall be there; the offset stays
 * @property {(turns: number, lengths: number) => void} step so many steps of a key
 *
 * @param {(name: string) => number} get
 * @param {(values: Record<string, number>) => void} change
 * @returns {Seize}
 */
export function seize(get, change) {
  const along = (/** @type {number} */ x, /** @type {number} */ y) => {
    const turn = (get("angle") / 180) * Math.PI;
    return x * Math.cos(turn) + y * Math.sin(turn);
  };
  return {
    change,
    along,
    tip(x, y) {
      const offset = get("offset");
      const side = offset < 0 && along(x, y) < 0 ? -1 : 1; // behind the origin the arrow points back to it
      const far = side * Math.hypot(x, y);
      const steepness = Math.min(Math.max((far - offset) / ARROW, SHORTEST), LONGEST);
      const angle = far ? upright((Math.atan2(side * y, side * x) / Math.PI) * 180) : get("angle");
      change({ angle, steepness: Number(steepness.toFixed(2)) });
    },
    step(turns, lengths) {
      if (turns) change({ angle: turned(get("angle"), turns) });
      else change({ steepness: STEEPNESSES[stepped(get("steepness"), lengths)] });
    },
  };
}

/** Whole degrees; near an axis, its own. @param {number} angle */
export function upright(angle) {
  const axis = Math.round(angle / 90) * 90;
  return Math.abs(angle - axis) <= UPRIGHT ? axis : Math.round(angle);
}

/** Round and round; the first and the last one for Home and End. @param {number} angle @param {number} turns */
function turned(angle, turns) {
  if (!Number.isFinite(turns)) return Math.sign(turns) * 180;
  const next = Math.round(angle / TURN + turns) * TURN;
  return next > 180 ? next - 360 : next < -180 ? next + 360 : next;
}

/** The next of the steepnesses. @param {number} steepness @param {number} steps */
function stepped(steepness, steps) {
  const at = Math.round(4 * (Math.log2(steepness) + 2)) + steps;
  return Math.min(Math.max(at, 0), STEEPNESSES.length - 1);
}
