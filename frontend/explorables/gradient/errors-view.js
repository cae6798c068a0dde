import { arrow, spring } from "../../kit/arrow.js";
import { chart, place, through } from "../../kit/chart.js";
import { mark } from "../../kit/data-view.js";
import { sigmoid } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const COIL = { turns: 6, wide: 3.5 };

/** Points on one feature, the model's curve, and a spring from each label to its probability. @param {() => void} onresize */
export function errorsView(onresize) {
  const frame = chart({
    title: "Data, the model’s curve, and each point’s error",
    x: "x",
    y: "p",
    ratio: 0.66,
    onresize,
  });
  const curve = svg("path", { class: "curve" });
  const marks = svg("g");
  const front = svg("g");
  frame.back.append(curve);
  frame.front.append(front, marks);
  /** @type {SVGElement[]} */
  let arrows = [];
  /** @type {SVGElement[]} */
  let springs = [];
  /** @type {SVGElement[]} */
  let names = [];

  /** What stays while the model moves: axes, marks and their numbers. @param {Now["data"]} data */
  function settle(data) {
    const reach = 1.15 * Math.max(...data.X.map(Math.abs));
    frame.x.domain([-reach, reach]);
    const [bottom, top] = frame.y.range();
    const room = 22 / (bottom - top - 44); // 22 pixels above 1 and below 0, for the numbers
    frame.y.domain([-room, 1 + room]);
    frame.axes();
    arrows = Array.from(data.X, () => svg("path", { class: "arrow" }));
    names = Array.from(data.X, (x, i) =>
      svg(
        "text",
        { x: frame.x(x), y: frame.y(data.y[i]) + (data.y[i] ? -9 : 18), "text-anchor": "middle", class: "label quiet" },
        String(i + 1),
      ),
    );
    springs = Array.from(data.X, () => svg("path", { class: "spring" }));
    front.replaceChildren(...springs, ...arrows);
    marks.replaceChildren(
      ...Array.from(data.X, (x, i) => mark(data.y[i], frame.x(x), frame.y(data.y[i]), 1)),
      ...names,
    );
  }

  /** @param {Now} now */
  function draw({ data, theta, errors, hardest }) {
    if (frame.changed(data)) settle(data);
    const { x, y } = frame;
    const [left, right] = x.domain();
    const xs = Array.from({ length: 81 }, (_, k) => left + (k * (right - left)) / 80);
    place(curve, { d: through(xs.map((at) => [x(at), y(sigmoid(theta[0] * at + theta[1]))])) });
    arrows.forEach((node, i) => {
      const [at, label] = [x(data.X[i]), data.y[i]];
      const ends = /** @type {[[number, number], [number, number]]} */ ([
        [at, y(label)],
        [at, y(label + errors[i])],
      ]);
      place(node, { d: arrow(...ends, 6) });
      place(springs[i], { d: spring(...ends, COIL) });
      for (const each of [node, springs[i]]) each.classList.toggle("hardest", i === hardest);
      names[i].classList.toggle("quiet", i !== hardest);
      const shown = i === hardest || frame.width > 290; // in a small picture the numbers would overlap
      place(names[i], { visibility: shown ? "visible" : "hidden" });
    });
  }
  const caption = "Springs: each point’s error p − y. The thick one pulls hardest at w.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption, traces: [curve] };
}
