/** An S-curve over one feature that is bent by hand: sideways by its middle, tilted by a lever, or taken anywhere for both. */

import { place, through } from "./chart.js";
import { dragging, handle, nearest } from "./handle.js";
import { logit, sigmoid } from "./mathematics.js";
import { svg } from "./page.js";

const STILL = 8; // pixels up or down that a hand moves while it only means to go sideways
const SURE = 1e-4; // a hand can't ask for more than this or less than 1 - this

/** @param {number} value @param {number[]} range */
const within = (value, [low, high]) => Math.min(Math.max(value, low), high);

/**
 * The middle of the curve, where p = 1/2. A flat curve has none: it keeps the last one, so that it can be tilted again.
 * @typedef {ReturnType<typeof hinge>} Hinge
 * @param {import("./hydrate.js").Model} model with the numbers w and b
 * @param {{span: [number, number], limits: [number, number]}} options span: of the middle, as handles show it; limits: of b
 */
export function hinge(model, { span, limits }) {
  const wide = span[1] - span[0];
  const far = [span[0] - wide, span[1] + wide]; // a middle may stand outside, but not so far that no hand could bring it back
  let last = (span[0] + span[1]) / 2;
  function at() {
    const w = model.get("w");
    if (w) last = within(-model.get("b") / w, far);
    return last;
  }
  return {
    span,
    at,
    /** Where its handle is: inside of the span. */
    shown: () => within(at(), span),
    /** w, and the b that has the middle there. @param {number} w @param {number} middle */
    put(w, middle) {
      last = within(middle, far);
      return { w, b: within(Number((-w * last).toFixed(6)), limits) };
    },
  };
}

/** The curve as places in pixels, from edge to edge. @param {ReturnType<typeof import("./chart.js").chart>} frame @param {number} w @param {number} b @returns {[number, number][]} */
export function curvePlaces({ x, y }, w, b) {
  const [left, right] = x.range();
  return Array.from({ length: 161 }, (_, i) => {
    const px = left + ((right - left) * i) / 160;
    return [px, y(sigmoid(w * x.invert(px) + b))];
  });
}

/** The tilt that takes the curve through probability p, that far from its middle. @param {number} far @param {number} p */
const tilt = (far, p) => logit(within(p, [SURE, 1 - SURE])) / far;

/**
 * @typedef {object} Bent
 * @property {import("./hydrate.js").Model} model
 * @property {Hinge} hinge
 * @property {[number, number]} weights range of w
 * @property {{w: number, middle: number}} steps
 * @property {number} lever how far from the middle a hand tilts the curve, in units of the feature
 * @property {(values: {w: number, b: number}) => void} oninput
 */

/**
 * The curve itself, to be taken anywhere: the place that was taken stays under the hand. Sideways moves the curve,
 * up and down tilts it; near its middle there is nothing to tilt it by. A finger begins sideways: else the page scrolls.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame
 * @param {Bent} bent
 */
export function bendable(frame, { model, hinge, weights, steps, lever, oninput }) {
  const { x, y } = frame;
  const from = { x: 0, y: 0, middle: 0, lift: 0 };
  const body = svg("path", { class: "bend" });
  const listeners = dragging(frame, body, {
    ontake(px, py) {
      const at = x.invert(px);
      const lift = py - y(sigmoid(model.get("w") * at + model.get("b")));
      Object.assign(from, { x: at, y: py, middle: hinge.at(), lift });
    },
    onmove(px, py) {
      const middle = steps.middle * Math.round((from.middle + x.invert(px) - from.x) / steps.middle);
      const up = py - from.y;
      const far = from.x - from.middle;
      const still = Math.abs(up) <= STILL || Math.abs(far) < Math.abs(lever) / 3;
      const p = y.invert(py - from.lift - Math.sign(up) * STILL);
      const w = still ? model.get("w") : nearest(tilt(far, p), weights[0], weights[1], steps.w);
      oninput(hinge.put(w, middle));
    },
  });
  for (const [name, act] of Object.entries(listeners)) body.addEventListener(name.slice(2), /** @type {any} */ (act));
  return body;
}

/**
 * The same, and on it two handles: the middle, and a lever beside it that changes sides where there is no room.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame
 * @param {Bent} bent
 */
export function bending(frame, bent) {
  const { x, y } = frame;
  const { model, hinge, weights, steps, lever, oninput } = bent;
  const { span, shown } = hinge;
  const arm = () => (shown() + lever > span[0] && shown() + lever < span[1] ? lever : -lever);
  const chance = (/** @type {number} */ at) => sigmoid(model.get("w") * at + model.get("b"));
  const dots = [1, 2].map(() => svg("circle", { class: "now", r: 5.5 }));
  const sideways = handle(frame, {
    label: "sideways: the middle of the curve",
    min: span[0],
    max: span[1],
    step: steps.middle,
    shape: dots[0],
    way: "x",
    toward: (px) => x.invert(px),
    oninput: (middle) => oninput(hinge.put(model.get("w"), middle)),
  });
  const turn = handle(frame, {
    label: "tilt: the weight w",
    min: weights[0],
    max: weights[1],
    step: steps.w,
    shape: dots[1],
    way: "y",
    toward: (_, py) => tilt(arm(), y.invert(py)),
    oninput: (w) => oninput(hinge.put(w, shown())),
  });
  const body = bendable(frame, bent);
  return {
    node: svg("g", {}, body, turn.node, sideways.node),
    /** @param {[number, number][]} places of the curve @param {{sideways: string, tilt: string}} words what the handles say */
    draw(places, words) {
      place(body, { d: through(places) });
      const [middle, end] = [shown(), shown() + arm()];
      sideways.show(x(middle), y(chance(middle)), middle, words.sideways);
      turn.show(x(end), y(chance(end)), model.get("w"), words.tilt);
    },
    /** where the handles are, in pixels: no word belongs there @returns {[number, number][]} */
    places: () => [shown(), shown() + arm()].map((at) => [x(at), y(chance(at))]),
  };
}
