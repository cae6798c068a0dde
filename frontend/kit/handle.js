import { place } from "./chart.js";
import { takenNearby } from "./nearby.js";
import { svg } from "./page.js";

/** How many steps a key goes. @type {Record<string, number>} */
const KEYS = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: -Infinity,
  End: Infinity,
};

const SIDEWAYS = ["ArrowLeft", "ArrowRight"];

/** Which way a key goes on a plane, and how many steps. @type {Record<string, [number, number]>} */
const WAYS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 10],
  PageDown: [0, -10],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};

/** Which way a hand can move it, drawn in its disc. @type {Record<string, string>} */
const ARROWS = { x: "M-8-2.5L-10.5 0L-8 2.5M8-2.5L10.5 0L8 2.5", y: "M-2.5-8L0-10.5L2.5-8M-2.5 8L0 10.5L2.5 8" };

/**
 * What every handle is: a disc to take hold of, by mouse, touch and keyboard; and, where it belongs to a line, that line.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame the chart it stands in
 * @param {{shape: Element, room?: number, way?: string, attributes: Record<string, any>, onfocus?: () => void, onkey: (key: string) => boolean,
 *   onmove: (x: number, y: number) => void, onend?: () => void}} options
 *   room: how far from its middle it can be taken, in pixels, whatever else is there; way: "x" or "y", if it moves that way only; onkey: true if the key meant something; onmove: it is dragged to that place, in pixels;
 *   onend: it was dragged, and is let go
 */
function grip(frame, { shape, room = 14, way, attributes, onfocus, onkey, onmove, onend }) {
  let at = [0, 0];
  let grab = [0, 0]; // from its middle to the finger: nothing jumps when it is taken
  let [held, moved] = [false, false];
  frame.node.setAttribute("role", "group"); // inside an image, nobody would find a slider
  const disc = [svg("circle", { class: "hold", r: room }), svg("circle", { class: "disc", r: 12 })];
  const line = svg("path", { class: "line" });
  const listeners = {
    onfocus: () => onfocus?.(),
    onkeydown(/** @type {KeyboardEvent} */ event) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (onkey(event.key)) event.preventDefault(); // the page would scroll
    },
    ...dragging(frame, line, {
      ontake(x, y) {
        grab = [x - at[0], y - at[1]];
        [held, moved] = [true, false];
        node.focus({ preventScroll: true });
      },
      onmove(x, y) {
        moved = true;
        onmove(x - grab[0], y - grab[1]);
      },
    }),
    onlostpointercapture() {
      held = false;
      if (moved) onend?.();
    },
  };
  const node = svg(
    "g",
    { class: "handle", role: "slider", tabindex: 0, ...attributes, ...listeners },
    line,
    ...disc,
    shape,
    ...(way ? [svg("path", { class: "ways", d: ARROWS[way] })] : []),
  );
  takenNearby(frame, node, () => at);
  return {
    node,
    /** Is it being dragged? */ held: () => held,
    /** @param {number[]} place in pixels @param {number} value @param {string} words how that reads */
    show([x, y], value, words) {
      at = [x, y];
      place(node, { transform: `translate(${x},${y})`, "aria-valuenow": value, "aria-valuetext": words });
    },
    /** All of this line can be taken, too. @param {number[]} from in pixels @param {number[]} to */
    along: ([x0, y0], [x1, y1]) => place(line, { d: `M${x0 - at[0]},${y0 - at[1]}L${x1 - at[0]},${y1 - at[1]}` }),
  };
}

/**
 * Listeners of something that a mouse or a finger drags; places are in the chart's own pixels.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame the chart it stands in
 * @param {Element} line the part of it that crosses the picture: there a finger that goes up or down scrolls the page
 * @param {{ontake: (x: number, y: number) => void, onmove: (x: number, y: number) => void}} options
 */
export function dragging(frame, line, { ontake, onmove }) {
  const touch = ofFinger(line);
  const node = (/** @type {PointerEvent} */ event) => /** @type {Element} */ (event.currentTarget);
  return {
    ...touch.listeners,
    onpointerdown(/** @type {PointerEvent} */ event) {
      if (event.button > 0) return;
      touch.begin(event);
      node(event).setPointerCapture(event.pointerId);
      ontake(...frame.under(event));
    },
    onpointermove(/** @type {PointerEvent} */ event) {
      if (node(event).hasPointerCapture(event.pointerId) && !touch.scrolls(event)) onmove(...frame.under(event));
    },
  };
}

/**
 * What a finger means: on the disc it drags. On the line, which may cross half the picture, it drags if it goes sideways,
 * and scrolls the page if it goes up or down. (touch-action has no power over parts of an SVG.)
 * @param {Element} line
 */
function ofFinger(line) {
  let from = [0, 0];
  /** @type {"drag" | "scroll" | ""} "" while it isn't known */
  let way = "drag";
  return {
    /** @param {PointerEvent} event */
    begin(event) {
      from = [event.clientX, event.clientY];
      way = event.pointerType === "touch" && event.target === line ? "" : "drag";
      if (event.pointerType !== "touch") event.preventDefault(); // no text is marked
    },
    /** @param {PointerEvent} event */
    scrolls({ clientX, clientY }) {
      const [dx, dy] = [Math.abs(clientX - from[0]), Math.abs(clientY - from[1])];
      if (!way && Math.max(dx, dy) > 2) way = dx > dy ? "drag" : "scroll";
      return way !== "drag";
    },
    listeners: {
      ontouchstart(/** @type {TouchEvent} */ event) {
        if (event.target !== line) event.preventDefault();
      },
      ontouchmove(/** @type {TouchEvent} */ event) {
        if (way === "drag" && event.cancelable) event.preventDefault();
      },
    },
  };
}

/**
 * The value nearest to a wanted one among low, low + step, … high.
 * @param {number} wanted @param {number} low @param {number} high @param {number} step
 */
export function nearest(wanted, low, high, step) {
  const steps = Math.round((Math.min(high, Math.max(low, wanted)) - low) / step);
  return Number((low + steps * step).toFixed(6));
}

/**
 * Where a key leads, one step from another; undefined if it means nothing here.
 * @param {KeyboardEvent} event @param {number} at @param {number} low @param {number} high
 */
export function stepped({ key, ctrlKey, altKey, metaKey }, at, low, high) {
  if (!KEYS[key] || ctrlKey || altKey || metaKey) return undefined;
  return nearest(at + KEYS[key], low, high, 1);
}

/**
 * Something in a chart that can be dragged, by mouse and touch, and that is a slider for keyboard and screen reader.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame the chart it stands in
 * @param {{label: string, min: number, max: number, step: number, shape: Element, way?: string, mirrored?: boolean, onfocus?: () => void,
 *   toward: (x: number, y: number) => number, oninput: (value: number) => void}} options
 *   way: "x" or "y", if a hand moves it that way only; mirrored: more is further left; toward: the value that a place in the chart, in pixels, asks for
 */
export function handle(frame, { label, min, max, step, shape, way, mirrored = false, onfocus, toward, oninput }) {
  let value = NaN;
  /** @param {number} wanted */
  const ask = (wanted) => {
    const next = nearest(wanted, min, max, step);
    if (next === value) return;
    value = next; // the next key may come before the next frame
    oninput(next);
  };
  const held = grip(frame, {
    shape,
    way,
    attributes: { "aria-label": label, "aria-valuemin": min, "aria-valuemax": max },
    onfocus,
    onkey(key) {
      const turned = mirrored && SIDEWAYS.includes(key); // it goes the way of the arrow
      if (KEYS[key]) ask(value + (turned ? -1 : 1) * KEYS[key] * step);
      return Boolean(KEYS[key]);
    },
    onmove: (x, y) => ask(toward(x, y)),
  });
  return {
    node: held.node,
    along: held.along,
    /** Stand at (x, y), for this value, which reads like that. @param {number} x @param {number} y @param {number} is @param {string} words */
    show(x, y, is, words) {
      value = is;
      held.show([x, y], is, words);
    },
  };
}

/**
 * The same for a point that moves in two directions. As a slider it has the first value; its words say both.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame whose axes have the two values
 * @param {{label: string, reach: number, step: number, shape: Element, oninput: (x: number, y: number) => void, onend?: () => void}} options
 *   reach: both values lie in -reach to reach; onend: it was dragged, and is let go
 */
export function planeHandle(frame, { label, reach, step, shape, oninput, onend }) {
  let at = [0, 0];
  /** @param {number[]} wanted */
  const ask = (wanted) => {
    const [x, y] = wanted.map((value) => nearest(value, -reach, reach, step));
    if (x === at[0] && y === at[1]) return;
    at = [x, y];
    oninput(x, y);
  };
  const held = grip(frame, {
    shape,
    room: 22, // a finger's width: no other point is near
    attributes: {
      "aria-label": label,
      "aria-roledescription": "point on a plane",
      "aria-valuemin": -reach,
      "aria-valuemax": reach,
    },
    onkey(key) {
      const way = WAYS[key];
      if (way) ask(at.map((value, j) => value + (way[j] ? step * way[j] : 0)));
      return Boolean(way);
    },
    onmove: (x, y) => ask([frame.x.invert(x), frame.y.invert(y)]),
    onend,
  });
  return {
    node: held.node,
    held: held.held,
    /** @param {number[]} is the two values @param {string} words */
    show(is, words) {
      at = is;
      held.show([frame.x(is[0]), frame.y(is[1])], is[0], words);
    },
  };
}

/**
 * The tip of an arrow. As a slider it has the arrow's direction; its words say the length, too.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame
 * @param {{label: string, shape: Element, onstep: (turns: number, lengths: number) => void, onplace: (x: number, y: number) => void}} options
 *   onstep: a key asks for so many steps: left and right turn it, up and down make it longer and shorter
 *   onplace: the reader wants the tip there, in the units of the axes
 */
export function tipHandle(frame, { label, shape, onstep, onplace }) {
  return grip(frame, {
    shape,
    attributes: { "aria-label": label, "aria-valuemin": -180, "aria-valuemax": 180 },
    onkey(key) {
      const way = WAYS[key];
      if (way) onstep(...way);
      return Boolean(way);
    },
    onmove: (x, y) => onplace(frame.x.invert(x), frame.y.invert(y)),
  });
}
