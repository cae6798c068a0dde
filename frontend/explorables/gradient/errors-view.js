import { arrow, spring } from "../../kit/arrow.js";
import { curvePlaces } from "../../kit/bend.js";
import { chart, place, through } from "../../kit/chart.js";
import { mark } from "../../kit/data-view.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const CAPTION = "Springs: each point’s error p − y. The thick one pulls hardest at w.";
const COIL = { turns: 6, wide: 3.5 };

/**
 * Points on one feature, the model's curve, and a spring from each label to its probability.
 * @param {(i: number) => void} take the reader takes that point
 * @param {() => void} onresize
 */
export function errorsView(take, onresize) {
  const frame = chart({
    title: "Data, the model’s curve, and each point’s error",
    x: "x",
    y: "p",
    ratio: 0.66,
    onresize,
  });
  const curve = svg("path", { class: "curve" });
  const marks = svg("g");
  const springs = pulls();
  const ring = svg("circle", { class: "ring", r: 10 });
  frame.back.append(svg("rect", { width: "100%", height: "100%", fill: "transparent" }), curve);
  frame.front.append(springs.node, marks, ring);
  frame.node.addEventListener("click", (/** @type {MouseEvent} */ event) => take(nearest(frame, known, event)));
  /** @type {Now["data"]} */
  let known;
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
    names = Array.from(data.X, (x, i) =>
      svg(
        "text",
        { x: frame.x(x), y: frame.y(data.y[i]) + (data.y[i] ? -9 : 18), "text-anchor": "middle", class: "label quiet" },
        String(i + 1),
      ),
    );
    springs.settle(data.n);
    marks.replaceChildren(
      ...Array.from(data.X, (x, i) => mark(data.y[i], frame.x(x), frame.y(data.y[i]), 1)),
      ...names,
    );
  }

  /** @param {Now} now */
  function draw({ data, theta, errors, hardest, chosen, beside }) {
    known = data;
    if (frame.changed(data)) settle(data);
    const { x, y } = frame;
    place(curve, { d: through(curvePlaces(frame, theta[0], theta[1])) });
    place(ring, { cx: x(data.X[chosen]), cy: y(data.y[chosen]) });
    ring.setAttribute("visibility", beside === "chain" ? "visible" : "hidden");
    errors.forEach((error, i) => {
      const [at, label] = [x(data.X[i]), data.y[i]];
      springs.draw(i, [at, y(label)], [at, y(label + error)], i === hardest);
      names[i].classList.toggle("quiet", i !== hardest);
      const shown = i === hardest || frame.width > 290; // in a small picture the numbers would overlap
      place(names[i], { visibility: shown ? "visible" : "hidden" });
    });
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption: CAPTION, traces: [curve] };
}

/** The nearest one, counted along x: it is easy to hit. @param {ReturnType<typeof chart>} frame @param {Now["data"]} data @param {MouseEvent} event */
function nearest(frame, data, event) {
  const [at] = frame.under(event);
  const far = Array.from(data.X, (x) => Math.abs(frame.x(x) - at));
  return far.indexOf(Math.min(...far));
}

/** A spring for each point, and in it a rod with an arrowhead: that way it pulls. */
function pulls() {
  const node = svg("g");
  /** @type {{coil: SVGElement, rod: SVGElement}[]} */
  let all = [];
  return {
    node,
    /** @param {number} n points */
    settle(n) {
      all = Array.from({ length: n }, () => ({
        coil: svg("path", { class: "spring" }),
        rod: svg("path", { class: "arrow" }),
      }));
      node.replaceChildren(...all.flatMap(({ coil, rod }) => [coil, rod]));
    },
    /** @param {number} i @param {[number, number]} from @param {[number, number]} to @param {boolean} hardest */
    draw(i, from, to, hardest) {
      const { coil, rod } = all[i];
      place(rod, { d: arrow(from, to, 6) });
      place(coil, { d: spring(from, to, COIL) });
      for (const each of [coil, rod]) each.classList.toggle("hardest", hardest);
    },
  };
}
