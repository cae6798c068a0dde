import { chart, place, through } from "../../kit/chart.js";
import { mark } from "../../kit/data-view.js";
import { handle } from "../../kit/handle.js";
import { score, sigmoid } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";
import { fixed } from "../../kit/format.js";

const [LINE, TITLE] = [15, 34]; // pixels: of the word below its line, and the axis' own title from above
const FAR = 4; // how far the walk goes to either side
const STEPS = Array.from({ length: 121 }, (_, i) => (i / 60 - 1) * FAR);

/** @typedef {import("./model.js").Now} Now */

/**
 * The probability on a walk straight across the line; the threshold can be seized.
 * @param {(threshold: number) => void} move
 * @param {() => void} onresize
 */
export function walkView(move, onresize) {
  const frame = chart({
    title: "Probability on a walk across the line",
    x: "distance from the line p = 0.5",
    y: "probability",
    ratio: 0.8,
    onresize,
  });
  const [half, threshold, decision, curve] = ["half", "threshold", "boundary", "curve"].map((name) =>
    svg("path", { class: name }),
  );
  const word = svg("text", { class: "label" });
  const marks = svg("g");
  const held = handle(frame, {
    label: "the threshold",
    min: 0.01,
    max: 0.99,
    step: 0.01,
    shape: svg("circle", { class: "now", r: 6 }),
    toward: (_, y) => frame.y.invert(y),
    oninput: move,
  });
  frame.back.append(half, threshold, decision, marks, curve);
  frame.front.append(word, held.node);
  frame.x.domain([-FAR, FAR]);
  frame.y.domain([-0.08, 1.16]);
  /** @type {SVGElement[]} */
  let nodes = [];

  /** @param {Now} now */
  function draw({ data, theta, steepness, threshold: t, level }) {
    const { x, y } = frame;
    if (frame.changed()) {
      frame.axes();
      nodes = Array.from(data.y, (label) => mark(label, 0, 0, 1));
      marks.replaceChildren(...nodes);
      place(half, { d: `M${x(0)},${y(-0.08)}V${y(1.08)}` });
    }
    const edge = level / steepness;
    nodes.forEach((node, i) => {
      const z = score(theta, data, i);
      place(node, { transform: `translate(${x(z / steepness)},${y(data.y[i])}) scale(0.8)` });
      node.classList.toggle("wrong", z > level !== (data.y[i] === 1));
    });
    const walk = STEPS.map(
      (distance) => /** @type {[number, number]} */ ([x(distance), y(sigmoid(steepness * distance))]),
    );
    place(curve, { d: through(walk) });
    place(threshold, { d: `M${x(-FAR)},${y(t)}H${x(FAR)}` });
    place(decision, { d: `M${x(edge)},${y(-0.08)}V${y(t)}` });
    const [left, right] = x.range();
    const crowded = y(t) - y.range()[1] < TITLE;
    held.show(Math.min(Math.max(x(edge), left + 14), right - 14), y(t), t, `threshold ${fixed(t, 2)}`);
    held.along([left, y(t)], [right, y(t)]);
    word.textContent = `t = ${fixed(t, 2)}`;
    place(word, { x: x(-FAR) + 6, y: y(t) + (crowded ? LINE : -5) });
  }
  const caption = "Across the line, along w. Points stand at their labels.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption, traces: [curve, decision] };
}
