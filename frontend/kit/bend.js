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
 * @param {{span: [number, number], limits: [number, number]}} options span: of the middle; limits: of b
 */
export function hinge(model, { span, limits }) {
  let last = (span[0] + span[1]) / 2;
  return {
    span,
    /** Where it is, or the end of the span that is nearer. */
    at() {
      const w = model.get("w");
      if (w) last = within(-model.get("b") / w, span);
      return last;
    },
    /** w, and the b that has the middle there. @param {number} w @param {number} middle */
    put(w, middle) {
      last = within(middle, span);
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
 * What a hand takes hold of: the middle, a lever beside it, and the curve itself. All of it goes in front of the curve.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame
 * @param {{model: import("./hydrate.js").Model, hinge: Hinge, weights: [number, number], steps: {w: number, middle: number},
 *   lever: number, oninput: (values: {w: number, b: number}) => void}} options
 *   weights: range of w; lever: how far from the middle, in units of the feature; it changes sides where there is no room
 */
export function bending(frame, { model, hinge, weights, steps, lever, oninput }) {
  const { x, y } = frame;
  const { span } = hinge;
  const arm = () => (hinge.at() + lever > span[0] && hinge.at() + lever < span[1] ? lever : -lever);
  const chance = (/** @type {number} */ at) => sigmoid(model.get("w") * at + model.get("b"));
  const put = (/** @type {number} */ w, /** @type {number} */ middle) => oninput(hinge.put(w, middle));
  const dots = [1, 2].map(() => svg("circle", { class: "now", r: 7 }));
  const sideways = handle(frame, {
    label: "sideways: the middle of the curve",
    min: span[0],
    max: span[1],
    step: steps.middle,
    shape: dots[0],
    toward: (px) => x.invert(px),
    oninput: (middle) => put(model.get("w"), middle),
  });
  const turn = handle(frame, {
    label: "tilt: the weight w",
    min: weights[0],
    max: weights[1],
    step: steps.w,
    shape: dots[1],
    toward: (_, py) => tilt(arm(), y.invert(py)),
    oninput: (w) => put(w, hinge.at()),
  });
  const body = svg("path", { class: "bend", ...dragging(frame, anywhere()) });

  /** The place where the curve was taken stays under the hand: sideways moves it, up and down tilts it. */
  function anywhere() {
    const from = { x: 0, y: 0, middle: 0, lift: 0 };
    return {
      ontake(/** @type {number} */ px, /** @type {number} */ py) {
        const at = x.invert(px);
        Object.assign(from, { x: at, y: py, middle: hinge.at(), lift: py - y(chance(at)) });
      },
      onmove(/** @type {number} */ px, /** @type {number} */ py) {
        const middle = nearest(from.middle + x.invert(px) - from.x, span[0], span[1], steps.middle);
        const up = py - from.y;
        const far = from.x - from.middle;
        const still = Math.abs(up) <= STILL || Math.abs(far) < Math.abs(lever) / 3;
        const p = y.invert(py - from.lift - Math.sign(up) * STILL);
        put(still ? model.get("w") : nearest(tilt(far, p), weights[0], weights[1], steps.w), middle);
      },
    };
  }
  return {
    node: svg("g", {}, body, turn.node, sideways.node),
    traces: dots,
    /** @param {[number, number][]} places of the curve @param {{sideways: string, tilt: string}} words what the handles say */
    draw(places, words) {
      place(body, { d: through(places) });
      const middle = hinge.at();
      const end = middle + arm();
      sideways.show(x(middle), y(chance(middle)), middle, words.sideways);
      turn.show(x(end), y(chance(end)), model.get("w"), words.tilt);
    },
    /** where the handles are, in pixels: no word belongs there @returns {[number, number][]} */
    places: () => [hinge.at(), hinge.at() + arm()].map((at) => [x(at), y(chance(at))]),
  };
}
