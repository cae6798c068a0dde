import { chart, place } from "../../kit/chart.js";
import { fixed } from "../../kit/format.js";
import { stepped } from "../../kit/handle.js";
import { html, svg } from "../../kit/page.js";
import { COIN } from "./model.js";

/** @typedef {import("./model.js").Now} Now */

const ROOM = { above: 22, below: 24 }; // pixels about the bar, for its words
const LONGEST = 1.2; // of the loss, at full size; a longer bar is drawn at half the size, a quarter, and so on
const WORD = 74; // pixels that "best 0.442" needs
const CAPTION =
  "The loss: a part from each flight, wide where the curve was surprised by what happened. Shorter is better.";

/**
 * The loss as one bar, made of a part from each flight, the coldest first. A flight can be picked here, too.
 * @param {Now["data"]} data
 * @param {(i: number | undefined) => void} pick
 * @param {() => void} onresize
 */
export function barView(data, pick, onresize) {
  const frame = chart({ title: "The loss, flight by flight", x: "", y: "", ratio: 0.28, top: 4, onresize });
  frame.node.classList.add("bar");
  const parts = Array.from(data.y, (label) => svg("rect", { class: `part class-${label}` }));
  const end = svg("text", { class: "label", "text-anchor": "end" });
  const goals = goalMarks();
  const flights = flightPicker(frame, parts, pick);
  const told = html("span", { class: "picked" });
  frame.back.append(flights.node);
  frame.front.append(...goals.nodes, end);

  /** @param {Now} now */
  function draw({ parts: costs, loss, best, picked, words }) {
    const { x, y } = frame;
    const top = y.range()[1] + ROOM.above;
    const bottom = frame.height - ROOM.below;
    const smaller = 2 ** Math.max(0, Math.ceil(Math.log2(loss / LONGEST)));
    if (frame.changed(smaller)) {
      x.domain([0, smaller * LONGEST]);
      goals.settle(frame, best.loss, top, bottom);
    }
    let sum = 0;
    costs.forEach((cost, i) => {
      const left = x(sum);
      sum += cost;
      place(parts[i], { x: left, y: top, width: Math.max(0, x(sum) - left), height: bottom - top });
    });
    flights.draw(picked, words);
    told.textContent =
      picked === undefined ? "Point at a flight or tap it, here or on the curve: its share lights up." : words[picked];
    end.textContent = `loss ${fixed(loss)}${smaller > 1 ? `, drawn at 1/${smaller} of the size` : ""}`;
    place(end, { x: Math.max(x(loss), Math.min(x(0) + 7 * end.textContent.length, x.range()[1])), y: top - 7 });
  }
  const caption = html("span", {}, CAPTION, told);
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption };
}

/** What the bar is to be compared with: the smallest loss, and a coin's. */
function goalMarks() {
  const lines = [0, 1].map(() => svg("path", { class: "reference" }));
  const words = ["end", "start"].map((anchor) => svg("text", { class: "label quiet", "text-anchor": anchor }));
  return {
    nodes: [...lines, ...words],
    /** @param {ReturnType<typeof chart>} frame @param {number} lowest @param {number} top of the bar @param {number} bottom */
    settle({ x }, lowest, top, bottom) {
      const [best, coin] = [`best ${fixed(lowest)}`, `all at ½ ${fixed(COIN)}`];
      const room = x(lowest) > WORD; // else both words stand on the other side
      [room ? best : "", room ? coin : `${best}, ${coin}`].forEach((text, i) => {
        const at = x([lowest, COIN][i]);
        place(lines[i], { d: `M${at},${top - 4}V${bottom + 14}` });
        place(words[i], { x: at + (i ? 4 : -4), y: bottom + 16 });
        words[i].textContent = text;
      });
    },
  };
}

/**
 * The parts of the bar as one slider: a pointer, or a key, goes from flight to flight.
 * @param {ReturnType<typeof chart>} frame @param {SVGElement[]} parts @param {(i: number | undefined) => void} pick
 */
function flightPicker(frame, parts, pick) {
  const outline = svg("rect", { class: "outline" });
  let at = 0;
  const node = svg(
    "g",
    {
      role: "slider",
      tabindex: 0,
      "aria-label": "flight, the coldest first",
      "aria-valuemin": 1,
      "aria-valuemax": parts.length,
      onfocus: () => pick(at),
      onblur: () => pick(undefined),
      onkeydown(/** @type {KeyboardEvent} */ event) {
        const next = stepped(event, at, 0, parts.length - 1);
        if (next === undefined) return;
        event.preventDefault();
        pick(next);
      },
    },
    ...parts,
    outline,
  );
  const over = (/** @type {Event} */ event) => pick(parts.indexOf(/** @type {SVGElement} */ (event.target)));
  frame.node.setAttribute("role", "group"); // inside an image, nobody would find a slider
  parts.forEach((part) => part.addEventListener("pointerover", over));
  node.addEventListener("pointerleave", () => pick(undefined));
  return {
    node,
    /** @param {number | undefined} picked @param {string[]} words */
    draw(picked, words) {
      at = picked ?? at;
      place(node, { "aria-valuenow": at + 1, "aria-valuetext": words[at] });
      place(outline, { visibility: picked === undefined ? "hidden" : "visible" });
      if (picked === undefined) return;
      const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
        Number(parts[picked].getAttribute(name)),
      );
      place(outline, { x: x - 1, y: y - 1, width: Math.max(width, 1) + 2, height: height + 2 });
    },
  };
}
