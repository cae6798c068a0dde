import { chart, place } from "../../kit/chart.js";
import { fixed, significant } from "../../kit/format.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const FULL = 0.76; // of a column's width, a bar
const EDGE = 6;

/**
 * The likelihood as what six bars leave of 1: each point keeps, of all that is left, the share that is its probability.
 * @param {number[]} labels
 * @param {() => void} onresize
 */
export function productView(labels, onresize) {
  const frame = chart({ title: "The likelihood, point by point", x: "", y: "", ratio: 0.9, top: 22, onresize });
  const before = labels.map(() => svg("rect", { class: "left" }));
  const bars = labels.map((label) => svg("rect", { class: `share class-${label}` }));
  const numbers = labels.map((_, i) => svg("text", { class: "label quiet", "text-anchor": "middle" }, String(i + 1)));
  const floor = svg("path", { class: "guide" });
  const [whole, factor] = ["end", "start"].map((anchor) => svg("text", { class: "label", "text-anchor": anchor }));
  frame.front.append(floor, ...before, ...bars, ...numbers, whole, factor);
  frame.x.domain([0, labels.length]);
  frame.y.domain([0, 1]);

  function settle() {
    const { x, y, width, height } = frame;
    x.range([EDGE, width - EDGE]);
    place(floor, { d: `M${x(0)},${y(0)}H${x(labels.length)}` });
    place(whole, { x: width - EDGE, y: 14 });
    place(factor, { x: EDGE, y: height - 4 });
    numbers.forEach((number, i) => place(number, { x: x(i + 0.5), y: y(0) + 14 }));
  }

  /** @param {Now} now */
  function draw({ factors, left, chosen }) {
    if (frame.changed()) settle();
    const { x, y } = frame;
    const wide = FULL * (x(1) - x(0));
    /** @param {Element} bar @param {number} i @param {number} share */
    const stand = (bar, i, share) =>
      place(bar, { x: x(i + 0.5) - wide / 2, y: y(share), width: wide, height: y(0) - y(share) });
    left.forEach((share, i) => {
      stand(before[i], i, i ? left[i - 1] : 1);
      stand(bars[i], i, share);
      bars[i].classList.toggle("chosen", i === chosen);
      numbers[i].classList.toggle("quiet", i !== chosen);
    });
    whole.textContent = `likelihood ${significant(left[left.length - 1])}`;
    factor.textContent = `point ${chosen + 1}: × ${fixed(factors[chosen])}`;
  }
  const caption = "Each bar is the one before times its point’s probability. −log of the last, over six, is the mean.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption };
}
