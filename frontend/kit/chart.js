/** A chart's frame: an SVG as large as its place, two scales, two axes, labels. Text keeps its size. */

import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleSymlog } from "d3-scale";
import { select } from "d3-selection";
import { line } from "d3-shape";
import { svg, uniqueId } from "./page.js";

const POWERS = [0, 1, 10, 100, 1000, 10_000];
const MARGIN = { top: 10, right: 18, bottom: 34, left: 44 };

/**
 * The parts of a chart's SVG, back to front.
 * @param {string} title @param {string} xLabel @param {string} yLabel
 */
function pieces(title, xLabel, yLabel) {
  const id = uniqueId("clip");
  const clip = svg("rect");
  const back = svg("g", { "clip-path": `url(#${id})` });
  const front = svg("g");
  const xAxis = svg("g", { class: "axis" });
  const yAxis = svg("g", { class: "axis" });
  const xText = svg("text", { class: "axis-label", "text-anchor": "end" }, xLabel);
  const yText = svg("text", { class: "axis-label" }, yLabel);
  const defs = svg("defs", {}, svg("clipPath", { id }, clip));
  const root = svg("svg", { role: "img", "aria-label": title }, defs, back, xAxis, yAxis, xText, yText, front);
  return { root, clip, back, front, xAxis, yAxis, xText, yText };
}

/**
 * @param {{title: string, x: string, y: string, ratio: number, top?: number, log?: boolean, onresize: () => void}} options
 *   ratio: height by width, where no style sheet asks for another by --ratio; top: room above the frame;
 *   log: does x count steps from 0 on, of which the first matter most? Then a factor of ten is as long everywhere
 */
export function chart({ title, x: xLabel, y: yLabel, ratio, top = MARGIN.top, log = false, onresize }) {
  const parts = pieces(title, xLabel, yLabel);
  const { root, back, front } = parts;
  const x = /** @type {import("d3-scale").ScaleLinear<number, number>} */ (log ? scaleSymlog() : scaleLinear());
  const y = scaleLinear();
  let room = 0; // the width of its place
  let resized = true; // only then is it measured: to ask for a width costs a layout
  /** @type {unknown[]} */
  let known = [];
  const self = {
    node: root,
    /** what stays inside the frame */ back,
    /** what may stand over its edge */ front,
    x,
    y,
    log,
    width: 0,
    height: 0,
    /** Axes as the scales have them now. */
    axes: () => drawAxes(self, parts),
    /** Take the size of the place; false while there is none. */
    fit() {
      if (resized) room = Math.round(root.parentElement?.clientWidth || 0);
      resized = false;
      if (room < 60) return false;
      if (room !== self.width) layOut(self, parts, room, Math.round(room * (asked(root) || ratio)), top);
      return true;
    },
    /** Has the size changed, or any of these, since this was last asked? Then axes and what stands still are drawn anew. @param {...unknown} what */
    changed(...what) {
      const now = [self.width, ...what];
      const same = now.length === known.length && now.every((value, i) => value === known[i]);
      known = now;
      return !same;
    },
    /** Where an event is, in the chart's own pixels; a page that is zoomed has others. @param {MouseEvent} event @returns {[number, number]} */
    under({ clientX, clientY }) {
      const box = root.getBoundingClientRect();
      const scale = self.width / (box.width || 1);
      return [(clientX - box.left) * scale, (clientY - box.top) * scale];
    },
    remove: () => observer.disconnect(),
  };
  const observer = new ResizeObserver(() => {
    resized = true;
    onresize();
  });
  observer.observe(root);
  return self;
}

/** Height by width as the layout wants it; 0 where it doesn't say. @param {Element} root */
const asked = (root) => Number(getComputedStyle(root).getPropertyValue("--ratio"));

/** @param {{x: any, y: any, width: number, height: number, log: boolean}} chart @param {ReturnType<typeof pieces>} parts */
function drawAxes({ x, y, width, height, log }, { xAxis, yAxis }) {
  const ticks = (/** @type {number} */ pixels, /** @type {number} */ each) => Math.max(2, Math.round(pixels / each));
  const across = axisBottom(x).ticks(ticks(width, 70), "~r").tickSize(4);
  if (log) across.tickValues(POWERS.filter((power) => power <= x.domain()[1])).tickFormat(String);
  select(/** @type {SVGGElement} */ (xAxis)).call(across);
  select(/** @type {SVGGElement} */ (yAxis)).call(axisLeft(y).ticks(ticks(height, 55), "~r").tickSize(4));
}

/** @param {{x: any, y: any}} chart @param {ReturnType<typeof pieces>} parts @param {number} width @param {number} height @param {number} top */
function layOut(chart, { root, clip, xAxis, yAxis, xText, yText }, width, height, top) {
  Object.assign(chart, { width, height });
  const [left, right, bottom] = [MARGIN.left, width - MARGIN.right, height - MARGIN.bottom];
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  chart.x.range([left, right]);
  chart.y.range([bottom, top]);
  place(clip, { x: left, y: top, width: right - left, height: bottom - top });
  place(xAxis, { transform: `translate(0,${bottom})` });
  place(yAxis, { transform: `translate(${left},0)` });
  place(xText, { x: right, y: height - 3 });
  place(yText, { x: left + 5, y: top + 9 });
}

/** Widen one of the two domains until a unit is as long on both axes. @param {{x: any, y: any}} frame */
export function sameUnits({ x, y }) {
  const unit = (/** @type {typeof x} */ scale) => Math.abs(scale(1) - scale(0));
  const [scale, factor] = unit(x) > unit(y) ? [x, unit(x) / unit(y)] : [y, unit(y) / unit(x)];
  const [low, high] = scale.domain();
  const [middle, half] = [(low + high) / 2, (factor * (high - low)) / 2];
  scale.domain([middle - half, middle + half]);
}

/** Set several attributes at once. @param {Element} node @param {Record<string, string | number>} attributes */
export function place(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
}

/** A path through these places, in pixels. @param {[number, number][]} places */
export const through = (places) => line()(places) ?? "";
