import { place } from "../../kit/chart.js";
import { dataView, inPixels } from "../../kit/data-view.js";
import { svg } from "../../kit/page.js";
import { fixed } from "../../kit/format.js";

const ARROW = 1 / 3; // of w's own length, so that a steep one still fits

/** @typedef {import("./model.js").Now} Now */

/** The data view, and in it w as an arrow, the origin, and both lines: of p = 0.5 and of the threshold. @param {() => void} onresize */
export function planeView(onresize) {
  const view = dataView(onresize);
  const { frame } = view;
  frame.node.setAttribute("aria-label", "Points, probability, boundary, and w as an arrow");
  const half = svg("path", { class: "half" });
  const reach = svg("path", { class: "offset", "stroke-dasharray": "1 3" });
  const origin = svg("path", { class: "cross", d: "M-5 0H5M0-5V5" });
  const arrow = svg("path", { class: "weights" });
  const [w, halfWord, word] = ["w", "p = 0.5", ""].map((text) =>
    svg("text", { class: "label", "text-anchor": "middle" }, text),
  );
  frame.back.append(half, reach, origin, arrow, w, halfWord, word);

  /** @param {Now} now */
  function draw(now) {
    view.draw(now);
    const { x, y } = frame;
    const across = inPixels(frame, now.theta);
    const parts = [half, reach, arrow, w, halfWord, word];
    for (const part of parts) part.setAttribute("visibility", across ? "visible" : "hidden");
    place(origin, { transform: `translate(${x(0)},${y(0)})` });
    if (!across) return;
    const [nx, ny] = across.normal;
    const middle = [(x.range()[0] + x.range()[1]) / 2, (y.range()[0] + y.range()[1]) / 2];
    const foot = across.at(0, middle);
    const from = across.at(0, [x(0), y(0)]);
    place(half, { d: across.line(0) });
    place(reach, { d: `M${x(0)},${y(0)}L${from}` });
    const length = ARROW * now.steepness * Math.abs(x(1) - x(0));
    const on = (/** @type {number} */ far, side = 0) =>
      `${foot[0] + far * nx - side * ny},${foot[1] + far * ny + side * nx}`;
    place(arrow, { d: `M${foot}L${on(length)}M${on(length + 8)}L${on(length, 4)}L${on(length, -4)}Z` });
    place(w, { x: foot[0] + (length + 18) * nx, y: foot[1] + (length + 18) * ny + 4 });
    // each word stands by its own line, at the other end than the other's, if the line is to be seen there
    const end = 0.36 * Math.abs(y.range()[0] - y.range()[1]) * (nx < 0 ? -1 : 1);
    const there = across.at(now.level, middle);
    const apart = Math.hypot(there[0] - foot[0], there[1] - foot[1]) > 12;
    write(word, there, end);
    write(halfWord, foot, -end);
    word.textContent = `p = ${fixed(now.threshold, 2)}`;

    function write(/** @type {any} */ node, /** @type {number[]} */ [px, py], /** @type {number} */ along) {
      const [left, right] = x.range();
      const [bottom, top] = y.range();
      const [tx, ty] = [px + along * ny, py - along * nx];
      const inside = tx > left && tx < right && ty > top && ty < bottom;
      node.setAttribute("visibility", inside && apart ? "visible" : "hidden");
      place(node, {
        x: Math.min(Math.max(tx, left + 28), right - 28),
        y: Math.min(Math.max(ty, top + 26), bottom - 6),
      });
    }
  }
  const caption = "The arrow is w, a third of its length. The cross is the origin; the dots lead from it to the line.";
  return { ...view, draw, caption, traces: [half, view.boundary, arrow] };
}
