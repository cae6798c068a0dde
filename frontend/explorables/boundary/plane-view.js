import { place } from "../../kit/chart.js";
import { dataView, inPixels } from "../../kit/data-view.js";
import { fixed } from "../../kit/format.js";
import { handle, tipHandle } from "../../kit/handle.js";
import { svg } from "../../kit/page.js";
import { ARROW, OFFSETS } from "./model.js";
import { inside, nearFoot, within } from "./places.js";

/** @typedef {import("./model.js").Now} Now */
/** @typedef {ReturnType<typeof import("../../kit/chart.js").chart>} Chart */

/**
 * The data view, and in it w as an arrow, the origin, and both lines: of p = 0.5 and of the threshold.
 * The line and the arrow's tip can be seized.
 * @param {import("./seize.js").Seize} seize
 * @param {() => void} onresize
 */
export function planeView(seize, onresize) {
  const view = dataView(onresize, 0.8);
  const { frame } = view;
  frame.node.setAttribute("aria-label", "Points, probability, boundary, and w as an arrow");
  const half = svg("path", { class: "half" });
  const reach = svg("path", { class: "offset", "stroke-dasharray": "1 3" });
  const origin = svg(
    "g",
    {},
    svg("circle", { class: "origin", r: 2.5 }),
    svg("text", { class: "label quiet", x: -7, y: 13, "text-anchor": "end" }, "0"),
  );
  const arrow = svg("path", { class: "weights" });
  const [w, ...words] = ["w", "p = 0.5", ""].map((text) =>
    svg("text", { class: "label", "text-anchor": "middle" }, text),
  );
  const held = handles(frame, seize);
  frame.back.append(half, reach, origin, arrow, w, ...words);
  frame.front.append(held.node);

  /** @param {Now} now */
  function draw(now) {
    view.draw(now);
    const { x, y } = frame;
    const across = inPixels(frame, now.theta);
    const parts = [half, reach, arrow, w, ...words, held.node];
    for (const part of parts) part.setAttribute("visibility", across ? "visible" : "hidden");
    place(origin, { transform: `translate(${x(0)},${y(0)})` });
    if (!across) return;
    const [nx, ny] = across.normal;
    const foot = across.at(0, [x(0), y(0)]);
    const length = ARROW * now.steepness * Math.abs(x(1) - x(0));
    const on = (/** @type {number} */ far, side = 0) => [
      foot[0] + far * nx - side * ny,
      foot[1] + far * ny + side * nx,
    ];
    place(half, { d: across.line(0) });
    place(reach, { d: `M${x(0)},${y(0)}L${foot}` });
    place(arrow, { d: `M${foot}L${on(length)}M${on(length + 8)}L${on(length, 4)}L${on(length, -4)}Z` });
    const named = on(length + 30);
    place(w, { x: named[0], y: named[1] + 4 });
    held.draw(now, across, foot, on(length));
    nameLines(frame, across, now, words);
  }
  const caption = "Drag the line, or the tip of w, drawn ⅓ as long as it is. Dotted: the offset, from the origin 0.";
  return { ...view, draw, caption, traces: [half, view.boundary, arrow] };
}

/** The line, and the tip of w. @param {Chart} frame @param {import("./seize.js").Seize} seize */
function handles(frame, seize) {
  const line = handle(frame, {
    label: "the line p = 0.5, its distance",
    min: -OFFSETS,
    max: OFFSETS,
    step: 0.05,
    shape: svg("circle", { class: "now", r: 6 }),
    toward: (x, y) => seize.along(frame.x.invert(x), frame.y.invert(y)),
    oninput: (offset) => seize.change({ offset }),
  });
  const tip = tipHandle(frame, {
    label: "the tip of w, its direction and length",
    shape: svg("g"), // the arrow's own head
    onstep: seize.step,
    onplace: seize.tip,
  });
  const node = svg("g", {}, line.node, tip.node);
  return {
    node,
    /** @param {Now} now @param {NonNullable<ReturnType<typeof inPixels>>} across @param {number[]} foot @param {number[]} end of the arrow */
    draw({ angle, steepness, offset }, across, foot, end) {
      const room = inside(frame, 14);
      const seen = nearFoot(across, foot, room);
      line.show(seen.at[0], seen.at[1], offset, `offset ${fixed(offset, 2)}`);
      line.along(seen.from, seen.to);
      tip.show(within(end, room), Math.round(angle), `${fixed(angle, 0)}°, steepness ${fixed(steepness, 2)}`);
    },
  };
}

/**
 * Each word stands by its own line, at the other end than the other's, if the line is to be seen there.
 * @param {Chart} frame @param {NonNullable<ReturnType<typeof inPixels>>} across @param {Now} now @param {SVGElement[]} words
 */
function nameLines(frame, { at, normal: [nx, ny] }, { level, threshold }, [half, word]) {
  const { left, right, top, bottom } = inside(frame, 0);
  const middle = [(left + right) / 2, (top + bottom) / 2];
  const end = 0.36 * (bottom - top) * (nx < 0 ? -1 : 1);
  const [here, there] = [at(0, middle), at(level, middle)];
  const apart = Math.hypot(there[0] - here[0], there[1] - here[1]) > 12;
  word.textContent = `p = ${fixed(threshold, 2)}`;
  for (const [node, [px, py], along] of /** @type {[SVGElement, number[], number][]} */ ([
    [word, there, end],
    [half, here, -end],
  ])) {
    const [tx, ty] = [px + along * ny, py - along * nx];
    const seen = tx > left && tx < right && ty > top && ty < bottom;
    node.setAttribute("visibility", seen && apart ? "visible" : "hidden");
    place(node, {
      x: Math.min(Math.max(tx, left + 28), right - 28),
      y: Math.min(Math.max(ty, top + 26), bottom - 6),
    });
  }
}
