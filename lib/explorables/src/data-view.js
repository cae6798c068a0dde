import { chart, place } from "./chart.js";
import { score, sigmoid } from "./engine.js";
import { svg, uniqueId } from "./page.js";

/** @typedef {import("./training-lab.js").Points} Points */
/** @typedef {import("./training-lab.js").Now} Now */

/** Points, the boundary, and the probability as a tint. @param {() => void} onresize */
export function dataView(onresize) {
  const frame = chart({ title: "Data, probability and boundary", x: "x₁", y: "x₂", ratio: 0.92, top: 24, onresize });
  const id = uniqueId("probability");
  const tint = svg("linearGradient", { id, gradientUnits: "userSpaceOnUse" });
  const field = svg("rect", { width: "100%", height: "100%", fill: `url(#${id})` });
  const boundary = svg("path", { class: "boundary" });
  const marks = svg("g");
  const legend = svg("g", { class: "legend" });
  frame.back.append(tint, field, marks, boundary);
  frame.front.append(legend);
  /** @type {Points | undefined} */
  let shown;
  /** @type {SVGElement[]} */
  let nodes = [];
  let width = 0;

  /** @param {Points} data */
  function settle(data) {
    const extent = (/** @type {number} */ j) => {
      const values = data.X.filter((_, i) => i % 2 === j);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return [low - 0.06 * (high - low), high + 0.06 * (high - low)];
    };
    frame.x.domain(extent(0));
    frame.y.domain(extent(1));
    frame.axes();
    const size = data.n > 400 ? 0.75 : 1;
    nodes = Array.from(data.y, (label, i) => mark(label, frame.x(data.X[2 * i]), frame.y(data.X[2 * i + 1]), size));
    marks.replaceChildren(...nodes);
    const entries = /** @type {const} */ ([
      [0, "", "class 0"],
      [1, "", "class 1"],
      [1, "wrong", "wrong side"],
    ]);
    legend.replaceChildren(
      ...entries.flatMap(([label, state, words], i) => {
        const sign = mark(label, 52 + 84 * i, 10, 1.1);
        if (state) sign.classList.add(state);
        return [sign, svg("text", { x: 62 + 84 * i, y: 14 }, words)];
      }),
    );
    shown = data;
    width = frame.width;
  }

  /** @param {Now} now */
  function draw({ data, theta }) {
    if (shown !== data || width !== frame.width) settle(data);
    nodes.forEach((node, i) => {
      const wrong = score(theta, data, i) > 0 !== (data.y[i] === 1);
      if (node.classList.contains("wrong") !== wrong) node.classList.toggle("wrong", wrong);
    });
    // In pixels the score is u px + v py + c; it grows along (u, v), and the boundary lies across.
    const { x, y } = frame;
    const [x0, y0] = [x.invert(0), y.invert(0)];
    const u = theta[0] * (x.invert(1) - x0);
    const v = theta[1] * (y.invert(1) - y0);
    const c = theta[0] * x0 + theta[1] * y0 + theta[2];
    const square = u * u + v * v;
    field.setAttribute("visibility", square ? "visible" : "hidden");
    boundary.setAttribute("visibility", square ? "visible" : "hidden");
    if (!square) return;
    const at = (/** @type {number} */ z) => [((z - c) * u) / square, ((z - c) * v) / square];
    const [x1, y1] = at(-6);
    const [x2, y2] = at(6);
    place(tint, { x1, y1, x2, y2 });
    if (!tint.firstChild) tint.append(...stops());
    const [fx, fy] = at(0);
    const reach = 4 * (frame.width + frame.height + Math.hypot(fx, fy));
    const [dx, dy] = [(-v / Math.sqrt(square)) * reach, (u / Math.sqrt(square)) * reach];
    boundary.setAttribute("d", `M${fx - dx},${fy - dy}L${fx + dx},${fy + dy}`);
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove };
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
