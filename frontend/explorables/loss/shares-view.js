import { chart, place } from "../../kit/chart.js";
import { svg } from "../../kit/page.js";
import { fixed } from "../../kit/format.js";

/** @typedef {import("./model.js").Now} Now */

const THICK = 22; // pixels of a bar, where there is room for it and the name above it
const NAME = 19;
const EDGE = 8; // there is no upright axis

/** The three means as bars, each made of the points' shares. @param {number[]} labels @param {string[]} names @param {() => void} onresize */
export function sharesView(labels, names, onresize) {
  const frame = chart({ title: "The three means, share by share", x: "", y: "", ratio: 0.56, onresize });
  frame.node.classList.add("bars");
  const most = svg("path", { class: "reference" });
  const rows = names.map((name) => ({
    word: svg("text", { class: "label" }, name),
    parts: labels.map((label) => svg("rect", { class: `share class-${label}` })),
    numbers: labels.map((_, i) => svg("text", { class: "share-number", "text-anchor": "middle" }, String(i + 1))),
  }));
  frame.front.append(most, ...rows.flatMap(({ word, parts, numbers }) => [...parts, ...numbers, word]));
  frame.y.domain([0, names.length]);

  /** @param {Now} now */
  function draw({ measures, chosen }) {
    const { x, y } = frame;
    const longest = Math.max(...measures.map(({ mean }) => mean));
    const end = [1.2, 2, 4, 8].find((each) => longest <= each) ?? longest;
    if (frame.changed(end)) {
      x.domain([0, end]).range([EDGE, frame.width - 2 * EDGE]);
      frame.axes();
      place(most, { d: `M${x(1)},${y(0)}V${y(names.length)}` });
    }
    const thick = Math.min(THICK, y(0) - y(1) - NAME);
    measures.forEach(({ each, mean }, row) => {
      const top = y(names.length - row) + NAME;
      const { word, parts, numbers } = rows[row];
      place(word, { x: x(0), y: top - 5 });
      word.textContent = `${names[row]} ${fixed(mean)}`;
      let sum = 0;
      each.forEach((value, i) => {
        const left = x(sum);
        sum += value / each.length;
        const wide = x(sum) - left;
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
  const caption = "Each bar is made of the points’ shares. The lower two cannot pass 1, the dotted line.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption };
}
