import { chart, place } from "../../kit/chart.js";
import { fixed } from "../../kit/format.js";
import { svg } from "../../kit/page.js";
import { COIN } from "./model.js";

/** @typedef {import("./model.js").Now} Now */

const ROOM = { above: 22, below: 24 }; // pixels about the bar, for its words
const LONGEST = 1.2; // of the loss that the bar shows; a longer one runs out of the picture

/** The loss as one bar, made of a part from each flight, the coldest first. @param {Now["data"]} data @param {() => void} onresize */
export function barView(data, onresize) {
  const frame = chart({ title: "The loss, flight by flight", x: "", y: "", ratio: 0.28, top: 4, onresize });
  frame.node.classList.add("bar");
  const parts = Array.from(data.y, (label) => svg("rect", { class: `part class-${label}` }));
  const end = svg("text", { class: "label", "text-anchor": "end" });
  const goals = ["best", "coin"].map((name, i) => ({
    line: svg("path", { class: "reference" }),
    word: svg("text", { class: "label quiet", "text-anchor": i ? "start" : "end" }, name),
  }));
  frame.back.append(...parts);
  frame.front.append(...goals.flatMap(({ line, word }) => [line, word]), end);
  frame.x.domain([0, LONGEST]);

  /** @param {Now} now */
  function draw({ parts: costs, loss, best }) {
    const { x, y } = frame;
    const top = y.range()[1] + ROOM.above;
    if (frame.changed()) settle(best.loss, top);
    let sum = 0;
    costs.forEach((cost, i) => {
      const left = x(Math.min(sum, 2 * LONGEST));
      sum += cost;
      place(parts[i], { x: left, y: top, width: Math.max(0, x(Math.min(sum, 2 * LONGEST)) - left) });
    });
    const over = loss > LONGEST;
    end.textContent = `loss ${fixed(loss)}${over ? " →" : ""}`;
    place(end, { x: Math.max(x(Math.min(loss, LONGEST)), x(0) + 64), y: top - 7 });
  }

  /** What stands still. @param {number} lowest @param {number} top of the bar */
  function settle(lowest, top) {
    const bottom = frame.height - ROOM.below;
    for (const part of parts) place(part, { height: bottom - top });
    [lowest, COIN].forEach((goal, i) => {
      const at = frame.x(goal);
      place(goals[i].line, { d: `M${at},${top - 4}V${bottom + 14}` });
      place(goals[i].word, { x: at + (i ? 4 : -4), y: bottom + 16 });
      goals[i].word.textContent = `${i ? "a coin" : "best"} ${fixed(goal)}`;
    });
  }
  const caption =
    "The loss: a part from each flight, wide where the curve was surprised by what happened. Shorter is better.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption };
}
