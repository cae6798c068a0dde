/** Points of the reader's own: put, drag and take them away in a chart, by mouse, by touch and by keyboard. */

import { place } from "../../kit/chart.js";
import { html, svg } from "../../kit/page.js";
import { fixed } from "../../kit/format.js";
import { added, inside, moved, nearest as nearestOf, without } from "./points.js";

const NEAR = 16; // pixels within which a point is meant
const STILL = 2; // pixels that a hand may shake when it clicks
const OCCUPIED = " A new one needs a place of its own.";
const CLICKS = "Click to put a point, drag to move it, double-click to take it away.";
const KEYS = "By keyboard: arrows, Enter, Delete.";

/**
 * @typedef {ReturnType<typeof import("../../kit/chart.js").chart>} Chart
 * @typedef {object} Own the reader's points, wherever they are kept
 * @property {() => boolean} active can they be changed now?
 * @property {() => import("./points.js").Point[]} points
 * @property {() => number} label the class that a new point gets
 * @property {(points: import("./points.js").Point[]) => void} change
 */

/** @param {Chart} frame @param {Own} own */
export function ownPoints(frame, own) {
  const cross = svg("path", { class: "cross", d: "M-10 0H-3M10 0H3M0-10V-3M0 10V3" });
  const told = html("span", { role: "status", class: "told" }, CLICKS); // until there is more to say
  const caption = html("span", { class: "own-help" }, told, html("span", { class: "keys" }, KEYS));
  frame.front.append(cross);
  const hair = crosshair(frame, own);
  const act = (/** @type {() => void} */ what, hint = "") => {
    what();
    told.textContent = hair.words() + hint;
    draw();
  };
  const listeners = Object.entries({ ...byPointer(frame, hair, act), ...byKeyboard(hair, act) }).map(
    ([name, listener]) => /** @type {const} */ ([name, (/** @type {any} */ event) => own.active() && listener(event)]),
  );
  for (const [name, listener] of listeners) frame.node.addEventListener(name, listener);

  function draw() {
    const on = own.active();
    const [x, y] = hair.pixels();
    if (!on) told.textContent = CLICKS;
    place(caption, { style: `visibility: ${on ? "visible" : "hidden"}` }); // its room is there before: what stands below stays
    place(cross, { visibility: on ? "visible" : "hidden", transform: `translate(${x || 0},${y || 0})` });
    frame.node.classList.toggle("editable", on);
    if (on) place(frame.node, { role: "application", tabindex: 0, "aria-label": `Your own points. ${CLICKS} ${KEYS}` });
    else {
      place(frame.node, { role: "img", "aria-label": "Data, probability and boundary" });
      frame.node.removeAttribute("tabindex");
    }
  }
  return {
    caption,
    draw,
    remove: () => listeners.forEach(([name, listener]) => frame.node.removeEventListener(name, listener)),
  };
}

/** A place in the chart, and the point that may be held there. @param {Chart} frame @param {Own} own */
function crosshair(frame, { points, label, change }) {
  let at = [0, 0]; // in the units of the axes
  let held = -1; // the point that moves with it
  const pixels = () => [frame.x(at[0]), frame.y(at[1])];

  /** The point at the crosshair, or -1. */
  function nearest() {
    const places = points().map(([x, y]) => [frame.x(x), frame.y(y)]);
    return nearestOf(places, pixels(), NEAR);
  }
  const add = () => change(added(points(), [at[0], at[1], label()]));
  return {
    pixels,
    add,
    there: () => nearest() >= 0,
    holds: () => held >= 0,
    hold: () => void (held = nearest()),
    letGo: () => void (held = -1),
    /** @param {number[]} to by so much */
    by: ([dx, dy]) => move([at[0] + dx, at[1] + dy]),
    move,
    take() {
      const i = nearest();
      held = -1;
      if (i >= 0) change(without(points(), i));
    },
    words() {
      const i = nearest();
      const what = i < 0 ? "no point here" : `${held >= 0 ? "holding a" : "a"} point of class ${points()[i][2]}`;
      return `At ${fixed(at[0], 1)}, ${fixed(at[1], 1)}: ${what}.`;
    },
  };
  /** @param {number[]} to */
  function move(to) {
    at = [inside(to[0], frame.x.domain()), inside(to[1], frame.y.domain())];
    if (held >= 0) change(moved(points(), held, at));
  }
}

/** @typedef {ReturnType<typeof crosshair>} Crosshair */
/** @typedef {(what: () => void, hint?: string) => void} Act do it, and say what is there now, and what can be done */

/** @param {Chart} frame @param {Crosshair} hair @param {Act} act @returns {Record<string, (event: any) => void>} */
function byPointer(frame, hair, act) {
  let taken = false; // a press that takes a point puts none
  let dragged = false; // and where it was dragged, nobody wanted a new one
  let from = [0, 0];
  const under = (/** @type {MouseEvent} */ event) => {
    const [px, py] = frame.under(event);
    return [frame.x.invert(px), frame.y.invert(py)];
  };
  return {
    pointerdown: (event) =>
      act(() => {
        hair.letGo();
        hair.move(under(event));
        taken = hair.there();
        dragged = false;
        from = frame.under(event);
        if (taken) hair.hold();
        if (taken) frame.node.setPointerCapture(event.pointerId);
      }),
    pointermove(event) {
      if (!hair.holds() || !frame.node.hasPointerCapture(event.pointerId)) return;
      const [x, y] = frame.under(event);
      dragged ||= Math.hypot(x - from[0], y - from[1]) > STILL;
      hair.move(under(event)); // said once it is let go
    },
    touchmove(event) {
      if (hair.holds()) event.preventDefault(); // the finger moves a point, not the page
    },
    pointerup: () => act(hair.letGo),
    click: (event) =>
      act(
        () => {
          hair.move(under(event));
          if (!taken) hair.add(); // not where the finger began to scroll
        },
        taken && !dragged ? OCCUPIED : "",
      ),
    dblclick: (event) =>
      act(() => {
        hair.move(under(event));
        hair.take();
      }),
  };
}

/** @param {Crosshair} hair @param {Act} act @returns {Record<string, (event: any) => void>} */
function byKeyboard(hair, act) {
  const put = () => {
    if (hair.holds()) hair.letGo();
    else if (hair.there()) hair.hold();
    else hair.add();
  };
  /** @type {Record<string, () => void>} */
  const keys = { Enter: put, " ": put, Delete: hair.take, Backspace: hair.take };
  /** @type {Record<string, number[]>} */
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  return {
    keydown(event) {
      const way = ways[event.key];
      const step = event.shiftKey ? 1 : 0.1;
      const what = way ? () => hair.by(way.map((each) => step * each)) : keys[event.key];
      if (!what) return;
      event.preventDefault();
      act(what);
    },
  };
}
