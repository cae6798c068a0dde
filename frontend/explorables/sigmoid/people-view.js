import { chart, place } from "../../kit/chart.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const ALL = 100;
const SHAPES = ["m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0", "m0-4.2l3.9 6.8h-7.8z"]; // a circle, a triangle

/** A hundred people with this x: so many of them, on average, are of class 1. @param {() => void} onresize */
export function peopleView(onresize) {
  const frame = chart({ title: "A hundred people with this x", x: "", y: "", ratio: 0.2, top: 0, onresize });
  frame.node.classList.add("plain");
  const word = svg("text", { class: "label", x: 0, y: 14 });
  const sorts = [0, 1].map((label) => svg("path", { class: `mark class-${label}` }));
  frame.front.append(word, ...sorts);

  /** @param {Now} now */
  function draw({ p }) {
    const ones = Math.round(ALL * p);
    const row = frame.width > 420 ? 50 : 25;
    const each = frame.width / row;
    const high = Math.min((frame.height - 24) / (ALL / row), 18);
    const paths = ["", ""];
    for (let i = 0; i < ALL; i++) {
      const at = `M${((i % row) * each + each / 2).toFixed(1)} ${(24 + high * (Math.floor(i / row) + 0.5)).toFixed(1)}`;
      const label = Number(i < ones);
      paths[label] += at + SHAPES[label];
    }
    sorts.forEach((sort, label) => place(sort, { d: paths[label] }));
    word.textContent = `of 100 people with this x, about ${ones} ${ones === 1 ? "is" : "are"} of class 1`;
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove };
}
