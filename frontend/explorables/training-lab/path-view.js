import { arrow } from "../../kit/arrow.js";
import { chart, place } from "../../kit/chart.js";
import { contourLines } from "../../kit/contours.js";
import { fixed } from "../../kit/format.js";
import { planeHandle } from "../../kit/handle.js";
import { svg } from "../../kit/page.js";
import { fitLandscape, lossSurface } from "./landscape.js";

const TITLE = "Path of the weights over the loss, which is drawn with the best b for each w";
const CAPTION = "Drag the start, or click: the ball rolls from there.";
const REACH = 50; // weights from which a ball can be released, to either side
const GRID = 72;

/** @typedef {import("./data.js").Points} Points */
/** @typedef {import("./runs.js").Now} Now */

/**
 * The way of (w1, w2) over the landscape of the loss. The ball can be released anywhere; its trails stay.
 * @param {{put: (w1: number, w2: number) => void, release: () => void, trails: ReturnType<typeof import("./landscape.js").trails>}} walk
 *   put: the ball shall start there; release: and now go
 * @param {() => void} onresize
 */
export function pathView({ put, release, trails }, onresize) {
  const frame = chart({ title: TITLE, x: "w₁", y: "w₂", ratio: 0.66, onresize });
  const surface = contourLines(frame, onresize, GRID);
  const left = svg("path", { class: "trail" });
  const rival = svg("path", { class: "rival" });
  const tails = fading(frame);
  const best = bestPlace(frame);
  const other = svg("circle", { class: "other", r: 5 });
  const ball = svg("circle", { class: "now ball", r: 7 });
  const away = gone(frame);
  /** @type {Now | undefined} */
  let shown;
  const start = planeHandle(frame, {
    label: "the start of the walk",
    reach: REACH,
    step: 0.05,
    shape: svg("circle", { class: "now", r: 4 }),
    oninput: from,
    onend: release,
  });
  frame.back.append(surface.node, left, rival, ...tails.nodes, best.node);
  frame.front.append(start.node, other, ball, away.node);
  frame.back.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    from(...under(frame, event));
    release();
  });

  /** @param {number} w1 @param {number} w2 */
  function from(w1, w2) {
    if (shown) trails.keep(shown);
    shown = undefined; // until it is drawn from there
    put(w1, w2);
  }

  /** @param {Now} now */
  function draw(now) {
    const { data, run, t, theta, other: compared } = now;
    shown = now;
    const walks = trails.on(data);
    const held = start.held(); // under a finger nothing jumps
    if (frame.changed(run, run.done, compared?.run, compared?.run.done, held)) {
      if (!held) fitLandscape(frame, data, [run, compared?.run]);
      frame.axes();
      best.draw(data);
    }
    surface.draw(lossSurface(data));
    place(left, { d: walks.map((path) => way(frame, path, 0, path.length / 3 - 1)).join("") });
    const reached = compared ? Math.min(t, compared.run.done - 1) : -1;
    place(rival, { d: compared ? way(frame, compared.run.path, 0, reached) : "" });
    place(other, { visibility: reached < 0 ? "hidden" : "visible" });
    if (compared && reached >= 0) stand(frame, other, compared.run.path.subarray(3 * reached));
    tails.draw(run.path, t);
    stand(frame, ball, theta);
    away.draw(theta);
    start.show([run.path[0], run.path[1]], `w₁ ${fixed(run.path[0], 2)}, w₂ ${fixed(run.path[1], 2)}`);
  }
  return { node: frame.node, fit: frame.fit, draw, remove: () => (surface.remove(), frame.remove()), caption: CAPTION };
}

/** The way so far, fainter where it is older. @param {ReturnType<typeof chart>} frame */
function fading(frame) {
  const nodes = [0.25, 0.5, 0.75, 1].map((opacity) => svg("path", { class: "path", opacity }));
  return {
    nodes,
    /** @param {Float64Array} path @param {number} t */
    draw(path, t) {
      nodes.forEach((node, part) => {
        const [first, last] = [part, part + 1].map((k) => Math.round((t * k) / nodes.length));
        place(node, { d: way(frame, path, first, last) });
      });
    },
  };
}

/** A cross and its words. @param {ReturnType<typeof chart>} frame */
function bestPlace({ x, y }) {
  const cross = svg("path", { class: "best-place", d: "M-5-5L5 5M-5 5L5-5" });
  const word = svg("text", { class: "label quiet", y: -12, "text-anchor": "middle" }, "best possible");
  const node = svg("g", {}, cross, word);
  return {
    node,
    /** @param {Points} data */
    draw({ best_theta: there }) {
      place(node, { visibility: there ? "visible" : "hidden" });
      if (there) place(node, { transform: `translate(${x(there[0])},${y(there[1])})` });
    },
  };
}

/** An arrow at the edge, and the place in words, where the ball has left the map. @param {ReturnType<typeof chart>} frame */
function gone(frame) {
  const way = svg("path", { class: "arrow hardest" });
  const word = svg("text", { class: "label", "text-anchor": "middle" });
  const node = svg("g", { class: "gone" }, way, word);
  return {
    node,
    /** @param {Float64Array} theta */
    draw([w1, w2]) {
      const [at, [x, y]] = [[frame.x(w1), frame.y(w2)], inside(frame, w1, w2)];
      const far = Math.hypot(at[0] - x, at[1] - y);
      place(node, { visibility: far > 8 ? "visible" : "hidden" });
      if (far <= 8) return;
      const [dx, dy] = [(at[0] - x) / far, (at[1] - y) / far];
      place(way, { d: arrow([x - 34 * dx, y - 34 * dy], [x - 9 * dx, y - 9 * dy], 7) });
      word.textContent = `off the map: w₁ ${fixed(w1, 1)}, w₂ ${fixed(w2, 1)}`;
      const half = 3.4 * word.textContent.length;
      const [[left, right], [bottom, top]] = [frame.x.range(), frame.y.range()];
      place(word, {
        x: Math.min(Math.max(x, left + half), right - half),
        y: y < (top + bottom) / 2 ? Math.max(y, top) + 56 : Math.min(y, bottom) - 48,
      });
    },
  };
}

/** The weights at a click, in two digits. @param {ReturnType<typeof chart>} frame @param {MouseEvent} event @returns {[number, number]} */
function under(frame, event) {
  const [x, y] = frame.under(event);
  const near = (/** @type {number} */ value) => Math.min(Math.max(Math.round(100 * value) / 100, -REACH), REACH);
  return [near(frame.x.invert(x)), near(frame.y.invert(y))];
}

/** From one step to another. @param {{x: any, y: any}} frame @param {Float64Array} path @param {number} first @param {number} last */
function way({ x, y }, path, first, last) {
  const places = Array.from({ length: last - first + 1 }, (_, i) => {
    const at = 3 * (first + i);
    return `${x(path[at]).toFixed(1)},${y(path[at + 1]).toFixed(1)}`;
  });
  return places.length ? `M${places.join("L")}` : "";
}

/** Not outside of the frame: a ball that has flown away waits at its edge. @param {{x: any, y: any}} frame @param {SVGElement} node @param {Float64Array} theta */
function stand(frame, node, [w1, w2]) {
  const [cx, cy] = inside(frame, w1, w2);
  place(node, { cx, cy });
}

/** The place in the frame that is nearest to these weights, in pixels. @param {{x: any, y: any}} frame @param {number} w1 @param {number} w2 */
function inside({ x, y }, w1, w2) {
  const within = (/** @type {number} */ at, /** @type {number[]} */ ends) =>
    Math.min(Math.max(at, Math.min(...ends)), Math.max(...ends));
  return [within(x(w1), x.range()), within(y(w2), y.range())];
}
