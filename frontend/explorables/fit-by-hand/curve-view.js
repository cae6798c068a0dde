import { bending, curvePlaces } from "../../kit/bend.js";
import { chart, place, through } from "../../kit/chart.js";
import { mark } from "../../kit/data-view.js";
import { fixed } from "../../kit/format.js";
import { along, filled, freest } from "../../kit/labels.js";
import { svg } from "../../kit/page.js";
import { chance, SPAN, STEPS } from "./model.js";

/** @typedef {import("./model.js").Now} Now */
/** @typedef {[number, number]} Place in pixels */

const TITLE = "Flights with and without damage, and your curve";
const CAPTION = "Triangles: damage. Circles: none. Drag the curve itself, or a teal point: ↔ slides it, ↕ tilts it.";
const LEVER = -12; // °F from the middle: on the cold side, where few flights are
const WIDE = 7; // pixels of a character, at most
const ROW = 0.055; // of the axis, between marks that would hide each other

/**
 * The flights, and the curve that is bent over them.
 * @param {Now["data"]} data
 * @param {Pick<Parameters<typeof bending>[1], "model" | "hinge" | "weights" | "oninput">} bent
 * @param {(i: number | undefined) => void} pick the reader points at that flight
 * @param {() => void} onresize
 */
export function curveView(data, bent, pick, onresize) {
  const frame = chart({ title: TITLE, x: "temperature at launch, °F", y: "", ratio: 0.6, onresize });
  const [night, curve] = ["reference", "curve"].map((kind) => svg("path", { class: kind }));
  const marks = svg("g", { class: "marks" });
  const dot = svg("circle", { class: "now", r: 5 });
  const word = svg("text", { class: "label", "text-anchor": "middle" });
  const hands = bending(frame, { ...bent, steps: STEPS, lever: LEVER });
  const ring = svg("circle", { class: "ring", r: 10 });
  const ends = ["damage", "no damage"].map((text) => svg("text", { class: "label quiet" }, text));
  frame.back.append(night, curve);
  frame.front.append(marks, ring, ...ends, dot, word, hands.node);
  pointing(frame, () => flown.map(([, t, p]) => [frame.x(t), frame.y(p)]), pick);
  frame.x.domain(SPAN);
  frame.y.domain([-0.26, 1.16]); // room for the flights of one temperature, away from the probabilities between
  const flown = stacked(data);

  /** @param {number} forecast in °F */
  function settle(forecast) {
    frame.axes();
    leaveOut(frame.node);
    marks.replaceChildren(...flown.map(([label, t, p]) => mark(label, frame.x(t), frame.y(p), 1)));
    ends.forEach((node, i) => place(node, { x: frame.x(forecast) + 7, y: frame.y(1 - i) + (i ? 15 : -6) }));
  }

  /** @param {Now} now */
  function draw({ w, b, p, forecast, loss, picked }) {
    if (frame.changed()) settle(forecast);
    const { x, y } = frame;
    const [bottom, top] = y.range();
    const places = curvePlaces(frame, w, b);
    place(curve, { d: through(places) });
    place(night, { d: `M${x(forecast)},${bottom}V${top}` });
    place(dot, { cx: x(forecast), cy: y(p) });
    const there = `${fixed(forecast, 0)} °F: ${chance(p)}`;
    const both = `loss ${fixed(loss)}; at ${there}`;
    hands.draw(places, {
      sideways: `one half at ${fixed(bent.hinge.shown(), 1)} °F; ${both}`,
      tilt: `w ${fixed(w, 2)}; ${both}`,
    });
    word.textContent = there;
    circle(ring, picked === undefined ? undefined : [x(flown[picked][1]), y(flown[picked][2])]);
    write([x(forecast), y(p)], places);
  }

  /** The forecast's number beside its point, and on nothing else. @param {Place} at @param {Place[]} places of the curve */
  function write(at, places) {
    const { x, y } = frame;
    const [[left, right], [bottom, top]] = [x.range(), y.range()];
    const width = WIDE * (word.textContent ?? "").length;
    const wish = /** @type {Place} */ ([at[0] + 14 + width / 2, at[1] + (at[1] < (top + bottom) / 2 ? 22 : -22)]);
    const taken = [...hands.places(), at].flatMap((each) => filled(around(each, 12)));
    const names = ends.map((node) => [node.getAttribute("x"), node.getAttribute("y")].map(Number));
    const words = names.flatMap(([px, py]) => filled({ left: px, right: px + 72, top: py - 12, bottom: py + 4 }));
    const points = flown.flatMap(([, t, p]) => filled(around([x(t), y(p)], 6)));
    const obstacles = [...places, ...along([at[0], bottom], [at[0], top]), ...taken, ...words, ...points];
    const box = freest(width, wish, { left: left + 3, right: right - 3, top: top + 2, bottom: bottom - 2 }, obstacles);
    place(word, { x: (box.left + box.right) / 2, y: box.bottom - 4 });
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption: CAPTION, traces: [curve] };
}

/** Marks of the axis that are no probability. @param {Element} node */
function leaveOut(node) {
  for (const tick of node.querySelectorAll(".tick")) if (/^[−-]/.test(tick.textContent ?? "")) tick.remove();
}

/** Around a place, or nowhere. @param {Element} ring @param {Place | undefined} at */
function circle(ring, at) {
  place(ring, { visibility: at ? "visible" : "hidden" });
  if (at) place(ring, { cx: at[0], cy: at[1] });
}

/**
 * A pointer near a flight picks it: a mouse that passes, a finger that taps.
 * @param {ReturnType<typeof import("../../kit/chart.js").chart>} frame
 * @param {() => number[][]} places of the flights
 * @param {(i: number | undefined) => void} pick
 */
function pointing(frame, places, pick) {
  /** @param {PointerEvent} event */
  function point(event) {
    const [x, y] = frame.under(event);
    const far = places().map(([px, py]) => Math.hypot(px - x, py - y));
    const least = Math.min(...far);
    pick(least < (event.pointerType === "touch" ? 22 : 10) ? far.indexOf(least) : undefined);
  }
  frame.node.addEventListener("pointerdown", point);
  frame.node.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => event.buttons || point(event));
  frame.node.addEventListener("pointerleave", (/** @type {PointerEvent} */ event) => {
    if (event.pointerType !== "touch") pick(undefined);
  });
}

/** Label, temperature and height of each flight; where marks would hide each other, the later ones stand further out, since between 0 and 1 a height is a probability. @param {Now["data"]} data @returns {[number, number, number][]} */
function stacked({ X, y }) {
  return Array.from(X, (t, i) => {
    const earlier = X.slice(0, i).filter((other, k) => Math.abs(other - t) < 1 && y[k] === y[i]).length;
    return [y[i], t, y[i] + (2 * y[i] - 1) * ROW * earlier];
  });
}

/** @param {Place} place @param {number} far */
const around = ([x, y], far) => ({ left: x - far, top: y - far, right: x + far, bottom: y + far });
