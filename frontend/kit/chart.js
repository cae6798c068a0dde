/** A chart's frame: an SVG as large as its place, two linear scales, two axes, labels. Text keeps its size. */

import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { line } from "d3-shape";
import { svg, uniqueId } from "./page.js";

const MARGIN = { top: 10, right: 18, bottom: 34, left: 44 };

/**
 * @param {{title: string, x: string, y: string, ratio: number, top?: number, onresize: () => void}} options
 *   ratio: height by width; top: room above the frame
 */
export function chart({ title, x: xLabel, y: yLabel, ratio, top = MARGIN.top, onresize }) {
  const x = scaleLinear();
  const y = scaleLinear();
  const clip = uniqueId("clip");
  const clipRect = svg("rect");
  const back = svg("g", { "clip-path": `url(#${clip})` });
  const front = svg("g");
  const xAxis = svg("g", { class: "axis" });
  const yAxis = svg("g", { class: "axis" });
  const xText = svg("text", { class: "axis-label", "text-anchor": "end" }, xLabel);
  const yText = svg("text", { class: "axis-label" }, yLabel);
  const root = svg(
    "svg",
    { role: "img", "aria-label": title },
    svg("defs", {}, svg("clipPath", { id: clip }, clipRect)),
    back,
    xAxis,
    yAxis,
    xText,
    yText,
    front,
  );
  let room = 0; // the width of its place
  let resized = true; // only then is it measured: to ask for a width costs a layout
  const self = {
    node: root,
    /** marks that stay inside the frame */ back,
    /** marks and labels that may stand over its edge */ front,
    x,
    y,
    width: 0,
    height: 0,
    /** Axes as the scales have them now. */
    axes() {
      const ticks = Math.max(2, Math.round(self.width / 70));
      select(/** @type {SVGGElement} */ (xAxis)).call(axisBottom(x).ticks(ticks, "~r").tickSize(4));
      select(/** @type {SVGGElement} */ (yAxis)).call(
        axisLeft(y)
          .ticks(Math.max(2, Math.round(self.height / 55)), "~r")
          .tickSize(4),
      );
    },
    /** Take the size of the place; false while there is none. */
    fit() {
      if (resized) room = Math.round(root.parentElement?.clientWidth || 0);
      resized = false;
      const width = room;
      if (width < 60) return false;
      if (width === self.width) return true;
      const height = Math.round(width * ratio);
      Object.assign(self, { width, height });
      const right = width - MARGIN.right;
      const bottom = height - MARGIN.bottom;
      root.setAttribute("viewBox", `0 0 ${width} ${height}`);
      x.range([MARGIN.left, right]);
      y.range([bottom, top]);
      place(clipRect, {
        x: MARGIN.left,
        y: top,
        width: right - MARGIN.left,
        height: bottom - top,
      });
      place(xAxis, { transform: `translate(0,${bottom})` });
      place(yAxis, { transform: `translate(${MARGIN.left},0)` });
      place(xText, { x: right, y: height - 3 });
      place(yText, { x: MARGIN.left + 5, y: top + 9 });
      return true;
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

/** Set several attributes at once. @param {Element} node @param {Record<string, string | number>} attributes */
export function place(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
}

/** A path through these places, in pixels. @param {[number, number][]} places */
export const through = (places) => line()(places) ?? "";
