import { chart, place, sameUnits } from "./chart.js";
import { score, sigmoid } from "./mathematics.js";
import { svg, uniqueId } from "./page.js";

/**
 * @typedef {import("./mathematics.js").Data & {domain?: number[], sameUnits?: boolean}} Points
 *   domain: of both axes, if it isn't to follow the points; sameUnits: is a unit as long on both?
 * @typedef {{data: Points, theta: ArrayLike<number>, level?: number}} Now level: the score on the boundary, 0 if not given
 */

/** Points, the boundary, and the probability as a tint. @param {() => void} onresize @param {number} [scale] of the marks, where more is to be seen than they */
export function dataView(onresize, scale = 1) {
  const frame = chart({ title: "Data, probability and boundary", x: "x₁", y: "x₂", ratio: 0.92, top: 24, onresize });
  const id = uniqueId("probability");
  const tint = svg("linearGradient", { id, gradientUnits: "userSpaceOnUse" });
  const field = svg("rect", { width: "100%", height: "100%", fill: `url(#${id})` });
  const boundary = svg("path", { class: "boundary" });
  const marks = svg("g");
  const legend = svg("g", { class: "legend" });
  frame.back.append(tint, field, marks, boundary);
  frame.front.append(legend);
  /** @type {SVGElement[]} */
  let nodes = [];

  /** @param {Points} data */
  function settle(data) {
    const extent = (/** @type {number} */ j) => {
      const values = data.X.filter((_, i) => i % 2 === j);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return [low - 0.06 * (high - low), high + 0.06 * (high - low)];
    };
    frame.x.domain(data.domain ?? extent(0));
    frame.y.domain(data.domain ?? extent(1));
    if (data.sameUnits) sameUnits(frame);
    frame.axes();
    const size = data.n > 400 ? 0.75 : scale;
    nodes = Array.from(data.y, (label, i) => mark(label, frame.x(data.X[2 * i]), frame.y(data.X[2 * i + 1]), size));
    marks.replaceChildren(...nodes);
    legend.replaceChildren(...entries(frame.width));
  }

  /** @param {Now} now */
  function draw({ data, theta, level = 0 }) {
    if (frame.changed(data)) settle(data);
    nodes.forEach((node, i) => {
      const wrong = score(theta, data, i) > level !== (data.y[i] === 1);
      if (node.classList.contains("wrong") !== wrong) node.classList.toggle("wrong", wrong);
    });
    const across = inPixels(frame, theta);
    field.setAttribute("visibility", across ? "visible" : "hidden");
    boundary.setAttribute("visibility", across ? "visible" : "hidden");
    if (!across) return;
    const [x1, y1] = across.at(-6);
    const [x2, y2] = across.at(6);
    place(tint, { x1, y1, x2, y2 });
    if (!tint.firstChild) tint.append(...stops());
    boundary.setAttribute("d", across.line(level));
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, frame, boundary };
}

/** What the marks mean. @param {number} width of the chart */
function entries(width) {
  const apart = Math.min(84, (width - 136) / 2); // the last word needs its room
  const words = ["class 0", "class 1", "wrong side"];
  return words.flatMap((word, i) => {
    const sign = mark(Number(i > 0), 52 + apart * i, 10, 1.1);
    sign.classList.toggle("wrong", i > 1);
    return [sign, svg("text", { x: 62 + apart * i, y: 14 }, word)];
  });
}

/**
 * The score in pixels is u px + v py + c: it grows along (u, v), and each of its levels is a straight line across.
 * Undefined if both weights are 0: then there is no such direction.
 * @param {ReturnType<typeof chart>} frame
 * @param {ArrayLike<number>} theta
 */
export function inPixels({ x, y, width, height }, theta) {
  const [x0, y0] = [x.invert(0), y.invert(0)];
  const u = theta[0] * (x.invert(1) - x0);
  const v = theta[1] * (y.invert(1) - y0);
  const c = theta[0] * x0 + theta[1] * y0 + theta[2];
  const square = u * u + v * v;
  if (!square) return undefined;
  const length = Math.sqrt(square);
  /** The place with the score `z` that is nearest to a place. @param {number} z @param {number[]} [from] */
  const at = (z, [px, py] = [0, 0]) => {
    const steps = (z - c - u * px - v * py) / square;
    return [px + steps * u, py + steps * v];
  };
  return {
    at,
    /** one pixel uphill */ normal: [u / length, v / length],
    /** As a path from edge to edge. @param {number} z */
    line(z) {
      const [fx, fy] = at(z);
      const reach = 4 * (width + height + Math.hypot(fx, fy));
      const [dx, dy] = [(-v / length) * reach, (u / length) * reach];
      return `M${fx - dx},${fy - dy}L${fx + dx},${fy + dy}`;
    },
  };
}

/** The road of probability: class 0's colour, the page at p = 1/2, class 1's colour; at most 35 % deep. */
function stops() {
  return Array.from({ length: 25 }, (_, i) => {
    const p = sigmoid(i / 2 - 6);
    return svg("stop", {
      offset: i / 24,
      "stop-color": `var(--class-${p < 0.5 ? 0 : 1})`,
      "stop-opacity": 0.35 * Math.abs(2 * p - 1),
    });
  });
}

/** A circle for class 0, a triangle for class 1. @param {number} label @param {number} x @param {number} y @param {number} size */
export function mark(label, x, y, size) {
  const shape = label ? "M0-5L4.6 3.2H-4.6Z" : "M-3.8 0a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0";
  return svg(
    "g",
    { class: `mark class-${label}`, transform: `translate(${x},${y}) scale(${size})` },
    svg("path", { class: "halo", d: shape }),
    svg("path", { d: shape }),
  );
}
