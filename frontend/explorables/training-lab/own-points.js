/** Points of the reader's own: put, drag and take them away in a chart, by mouse, by touch and by keyboard. */

import { place } from "../../kit/chart.js";
import { html, svg } from "../../kit/page.js";
import { fixed } from "../../kit/format.js";
import { added, inside, moved, nearest as nearestOf, without } from "./points.js";

const NEAR = 16; // pixels within which a point is meant

/**
 * @param {ReturnType<typeof import("../../kit/chart.js").chart>} frame the chart
 * @param {{active: () => boolean, points: () => import("./points.js").Point[], label: () => number, change: (points: import("./points.js").Point[]) => void}} own
 *   label: the class that a new point gets
 */
export function ownPoints(frame, { active, points, label, change }) {
  const cross = svg("path", { class: "cross", d: "M-10 0H-3M10 0H3M0-10V-3M0 10V3" });
  const told = html("span", { role: "status" });
  const help =
    "Click to put a point, drag to move it, double-click to take it away. By keyboard: arrows, Enter, Delete.";
  const caption = html("span", { hidden: true }, `${help} `, told);
  frame.front.append(cross);
  let at = [0, 0]; // the crosshair, in the units of the axes
  let held = -1; // the point that moves with it

  /** The point at the crosshair, or -1. */
  function nearest() {
    const places = points().map(([x, y]) => [frame.x(x), frame.y(y)]);
    return nearestOf(places, [frame.x(at[0]), frame.y(at[1])], NEAR);
  }

  function add() {
    const before = points();
    change(added(before, [at[0], at[1], label()]));
    return points() === before ? -1 : before.length;
  }

  /** @param {number} i */
  function take(i) {
    held = -1;
    if (i >= 0) change(without(points(), i));
  }

  /** @param {number[]} to */
  function move(to) {
    at = [inside(to[0], frame.x.domain()), inside(to[1], frame.y.domain())];
    if (held >= 0) change(moved(points(), held, at));
  }

  function tell() {
    const i = nearest();
    const what = i < 0 ? "no point here" : `${held >= 0 ? "holding a" : "a"} point of class ${points()[i][2]}`;
    told.textContent = `At ${fixed(at[0], 1)}, ${fixed(at[1], 1)}: ${what}.`;
    draw();
  }

  /** @param {MouseEvent} event */
  function under(event) {
    const [px, py] = frame.under(event);
    return [frame.x.invert(px), frame.y.invert(py)];
  }

  /** @type {Record<string, (event: any) => void>} */
  const listeners = {
    pointerdown(event) {
      move(under(event));
      held = nearest();
      if (held < 0) held = add();
      frame.node.setPointerCapture(event.pointerId);
      tell();
    },
    pointermove(event) {
      if (held < 0 || !frame.node.hasPointerCapture(event.pointerId)) return;
      move(under(event));
      draw();
    },
    pointerup() {
      held = -1;
      tell();
    },
    dblclick(event) {
      move(under(event));
      take(nearest());
      tell();
    },
    keydown(event) {
      const step = event.shiftKey ? 1 : 0.1;
      const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[
        /** @type {string} */ (event.key)
      ];
      if (way) move([at[0] + way[0], at[1] + way[1]]);
      else if (event.key === "Enter" || event.key === " ")
        held = held >= 0 ? -1 : nearest() >= 0 ? nearest() : (add(), -1);
      else if (event.key === "Delete" || event.key === "Backspace") take(nearest());
      else return;
      event.preventDefault();
      tell();
    },
  };
  const guarded = Object.entries(listeners).map(
    ([name, listener]) => /** @type {const} */ ([name, (/** @type {Event} */ event) => active() && listener(event)]),
  );
  for (const [name, listener] of guarded) frame.node.addEventListener(name, listener);

  function draw() {
    const on = active();
    caption.hidden = !on;
    place(cross, {
      visibility: on ? "visible" : "hidden",
      transform: `translate(${frame.x(at[0]) || 0},${frame.y(at[1]) || 0})`,
    });
    frame.node.classList.toggle("editable", on);
    if (on) place(frame.node, { role: "application", tabindex: 0, "aria-label": `Your own points. ${help}` });
    else {
      place(frame.node, { role: "img", "aria-label": "Data, probability and boundary" });
      frame.node.removeAttribute("tabindex");
    }
  }
  return {
    caption,
    draw,
    remove: () => guarded.forEach(([name, listener]) => frame.node.removeEventListener(name, listener)),
  };
}
