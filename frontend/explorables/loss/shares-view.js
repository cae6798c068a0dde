import { chart, place } from "../../kit/chart.js";
import { arrow } from "../../kit/arrow.js";
import { svg } from "../../kit/page.js";
import { fixed } from "../../kit/format.js";

/** @typedef {import("./model.js").Now} Now */

const THICK = 22; // pixels of a bar, where there is room for it and the name above it
const NAME = 19;
const EDGE = 8; // there is no upright axis
const END = 1.2; // of the axis, whatever the means are: bars to compare keep their scale, and who is longer runs out of it

/** The three means as bars, each made of the points' shares. @param {number[]} labels @param {string[]} names @param {() => void} onresize */
export function sharesView(labels, names, onresize) {
  const frame = chart({ title: "The three means, share by share", x: "", y: "", ratio: 0.56, onresize });
  frame.node.classList.add("bars");
  const most = svg("path", { class: "reference" });
  const rows = names.map((name) => ({
    word: svg("text", { class: "label" }, name),
    parts: labels.map((label) => svg("rect", { class: `share class-${label}` })),
    more: svg("path", { class: "out" }), // it goes on
    numbers: labels.map((_, i) => svg("text", { class: "share-number", "text-anchor": "middle" }, String(i + 1))),
  }));
  frame.front.append(most, ...rows.flatMap(({ word, parts, numbers, more }) => [...parts, ...numbers, more, word]));
  frame.y.domain([0, names.length]);

  /** @param {Now} now */
  function draw({ measures, chosen }) {
    const { x, y } = frame;
    if (frame.changed()) {
      x.domain([0, END]).range([EDGE, frame.width - 2 * EDGE]);
      frame.axes();
      place(most, { d: `M${x(1)},${y(0)}V${y(names.length)}` });
    }
    const thick = Math.max(4, Math.min(THICK, y(0) - y(1) - NAME));
    const edge = x(END);
    measures.forEach(({ each, mean }, row) => {
      const top = y(names.length - row) + NAME;
      const { word, parts, numbers, more } = rows[row];
      place(more, { d: mean > END ? arrow([edge - 14, top + thick / 2], [edge + 12, top + thick / 2], 6) : "" });
      place(word, { x: x(0), y: top - 5 });
      word.textContent = `${names[row]} ${fixed(mean)}`;
      let sum = 0;
      each.forEach((value, i) => {
        const left = Math.min(x(sum), edge);
        sum += value / each.length;
        const wide = Math.min(x(sum), edge) - left;
        place(parts[i], { x: left, y: top, width: Math.max(0, wide), height: thick });
        parts[i].classList.toggle("chosen", i === chosen);
        place(numbers[i], {
          x: left + wide / 2,
          y: top + thick / 2 + 4,
          visibility: wide > 12 && thick > 12 ? "inherit" : "hidden",
        });
      });
    });
  }
  const caption =
    "Each bar is made of the points’ shares. The lower two cannot pass 1, the dotted line; an arrow: it goes on.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption };
}
