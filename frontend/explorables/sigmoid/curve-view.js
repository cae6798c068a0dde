import { bendable, curvePlaces } from "../../kit/bend.js";
import { chart, place, through } from "../../kit/chart.js";
import { handle } from "../../kit/handle.js";
import { along, filled } from "../../kit/labels.js";
import { svg } from "../../kit/page.js";
import { curveLabels } from "./curve-labels.js";

/** @typedef {import("./model.js").Now} Now */
/** @typedef {[number, number]} Place in pixels */

/**
 * The S-curve over x, to be bent; on it a point to drag, its tangent, and its mirror image.
 * @param {[number, number]} range of x
 * @param {import("../../kit/bend.js").Bent} bent
 * @param {(x: number) => void} move
 * @param {() => void} onresize
 */
export function curveView(range, bent, move, onresize) {
  const frame = chart({ title: "Probability against x", x: "x", y: "p", ratio: 0.66, onresize });
  const half = svg("path", { class: "reference" });
  const curve = svg("path", { class: "curve" });
  const drop = svg("path", { class: "guide" });
  const tangent = svg("path", { class: "tangent" });
  const mirror = svg("circle", { class: "mirror", r: 5 });
  const labels = curveLabels(frame);
  const dot = svg("circle", { class: "now", r: 7 });
  const point = handle(frame, {
    label: "x, the point on the curve",
    min: range[0],
    max: range[1],
    step: 0.1,
    shape: dot,
    toward: (x) => frame.x.invert(x),
    oninput: move,
  });
  const body = bendable(frame, bent);
  frame.back.append(half, drop, curve, tangent, mirror);
  frame.front.append(body, ...labels.nodes, point.node);
  frame.x.domain(range);
  frame.y.domain([-0.03, 1.03]); // the curve is drawn in its whole width at 0 and at 1

  /** @param {Now} now */
  function draw(now) {
    const { w, b, x, p } = now;
    const { x: across, y: up } = frame;
    const [left, right] = across.range();
    const bottom = up.range()[0];
    if (frame.changed()) frame.axes();
    place(half, { d: `M${left},${up(0.5)}H${right}` });
    const places = curvePlaces(frame, w, b);
    for (const path of [curve, body]) place(path, { d: through(places) });
    const at = /** @type {Place} */ ([across(x), up(p)]);
    place(drop, { d: `M${at[0]},${bottom}V${at[1]}H${left}` });
    const [from, to] = tangentEnds(frame, at, now.steepness);
    place(tangent, { d: `M${from}l${to[0] - from[0]},${to[1] - from[1]}` });
    const image = drawMirror(now);
    labels.draw(now, at, image, [...places, ...along(from, to), ...guides(frame, at, image)]);
    point.show(at[0], at[1], x, now.words.x);
  }

  /** The mirror image, where there is one to see. @param {Now} now */
  function drawMirror({ x, p, mirrored }) {
    const inside = mirrored !== null && mirrored >= range[0] && mirrored <= range[1] && Math.abs(mirrored - x) > 0.01;
    mirror.setAttribute("visibility", inside ? "visible" : "hidden");
    if (!inside) return undefined;
    const to = /** @type {Place} */ ([frame.x(mirrored), frame.y(1 - p)]);
    place(mirror, { cx: to[0], cy: to[1] });
    return to;
  }
  const caption =
    "Drag the curve, or the point on it. Dashed: the tangent. Hollow: at the opposite score, −z (z = wx + b).";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption, traces: [curve, drop, dot] };
}

/** The tangent, as long on the screen at every slope. @param {ReturnType<typeof chart>} frame @param {Place} at @param {number} slope @returns {[Place, Place]} */
function tangentEnds({ x, y }, at, slope) {
  const rise = slope * (y(1) - y(0)) * (x.invert(1) - x.invert(0));
  const [left, right] = x.range();
  const reach = Math.min(90, (right - left) / 4) / Math.hypot(1, rise);
  return [
    [at[0] - reach, at[1] - reach * rise],
    [at[0] + reach, at[1] + reach * rise],
  ];
}

/** What else no word may cover: the point, its mirror image, and the lines that lead to the point. @param {ReturnType<typeof chart>} frame @param {Place} at @param {Place | undefined} image @returns {Place[]} */
function guides({ x, y }, at, image) {
  const mirrored = image ? filled(around(image, 7)) : [];
  const drops = [...along([at[0], y.range()[0]], at), ...along(at, [x.range()[0], at[1]])];
  return [...drops, ...mirrored, ...filled(around(at, 12))];
}

/** @param {Place} place @param {number} far */
const around = ([x, y], far) => ({ left: x - far, top: y - far, right: x + far, bottom: y + far });
