import { arrow } from "../../kit/arrow.js";
import { chart, place, through } from "../../kit/chart.js";
import { contourLines } from "../../kit/contours.js";
import { fixed } from "../../kit/format.js";
import { planeHandle } from "../../kit/handle.js";
import { along, filled, freest } from "../../kit/labels.js";
import { loss } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const DOT = 7; // radius of the point

/**
 * The whole loss over (w, b), a point to drag, and its next step downhill.
 * @param {number} reach both axes run from -reach to reach
 * @param {(w: number, b: number) => void} onplace the reader puts the point there
 * @param {() => void} onresize
 */
export function surfaceView(reach, onplace, onresize) {
  // about square, so that downhill is drawn at a right angle to the contours
  const frame = chart({ title: "The loss over w and b, and its way downhill", x: "w", y: "b", ratio: 0.95, onresize });
  const surface = contourLines(frame, onresize, 56);
  const step = svg("path", { class: "arrow hardest" });
  const way = svg("path", { class: "way" });
  const dot = svg("circle", { class: "now", r: DOT });
  const point = planeHandle(frame, { label: "the point (w, b)", reach, step: 0.01, shape: dot, oninput: onplace });
  frame.back.append(svg("rect", { width: "100%", height: "100%", fill: "transparent" }), surface.node);
  const word = svg("text", { class: "label", "text-anchor": "middle" });
  frame.front.append(way, step, word, point.node);
  frame.x.domain([-reach, reach]);
  frame.y.domain([-reach, reach]);

  /** @param {MouseEvent} event */
  function put(event) {
    const near = (/** @type {number} */ value) => Math.min(Math.max(Math.round(100 * value) / 100, -reach), reach);
    const [x, y] = frame.under(event);
    onplace(near(frame.x.invert(x)), near(frame.y.invert(y)));
  }
  frame.back.addEventListener("click", put);

  /** Where the point is, in numbers: beside it, and not on its arrow. @param {[number, number]} at @param {[number, number]} tip @param {number[]} theta */
  function label(at, tip, theta) {
    const [[left, right], [bottom, top]] = [frame.x.range(), frame.y.range()];
    word.textContent = `(${theta.map((value) => fixed(value, 2)).join(", ")})`;
    const disc = filled({ left: at[0] - 14, right: at[0] + 14, top: at[1] - 14, bottom: at[1] + 14 });
    const names = filled({ left, right: left + 16, top, bottom: top + 14 });
    const width = 6.6 * word.textContent.length;
    const box = freest(width, [at[0], at[1] - 26], { left: left + 2, right, top: top + 2, bottom: bottom - 2 }, [
      ...along(at, tip),
      ...disc,
      ...names,
    ]);
    place(word, { x: (box.left + box.right) / 2, y: box.bottom - 4 });
  }

  /** @param {Now} now */
  function draw({ data, theta, g, loss: height, trail }) {
    if (frame.changed()) frame.axes();
    surface.draw({ of: data, lowest: data.best_loss, height: (w, b) => loss([w, b], data) });
    place(way, { d: through(trail.map(([w, b]) => [frame.x(w), frame.y(b)])) });
    const [x, y] = [frame.x(theta[0]), frame.y(theta[1])];
    const [dx, dy] = [frame.x(theta[0] - g[0]) - x, frame.y(theta[1] - g[1]) - y];
    const length = Math.hypot(dx, dy) || 1;
    const [left, top] = [x + (DOT * dx) / length, y + (DOT * dy) / length]; // from the edge: else the dot hides it
    place(step, { d: arrow([left, top], [left + dx, top + dy]) });
    label([x, y], [x + dx, y + dy], theta);
    point.show(theta, `w ${fixed(theta[0], 2)}, b ${fixed(theta[1], 2)}, loss ${fixed(height)}`);
  }
  const remove = () => {
    surface.remove();
    frame.remove();
  };
  const caption = "Drag the point, or click. The arrow: one step at rate 1.";
  return { node: frame.node, fit: frame.fit, draw, remove, caption, traces: [dot] };
}
