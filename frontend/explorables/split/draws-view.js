import { chart, place, through } from "../../kit/chart.js";
import { fixed } from "../../kit/format.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const RANGE = /** @type {[number, number]} */ ([0.78, 1]); // the same for every size of the test set
const LAST = 8; // draws whose way is drawn
const LANE = { first: 24, each: 9, high: 100 }; // pixels: where the newest stands, the older ones above
const CAPTION = "Every draw puts a brick on the heap. Grey: where the formula expects most of them.";
const TALLEST = 14; // pixels, of one draw

/** The newest accuracy with its way there, and under it the heap of all. @param {() => void} onresize */
export function drawsView(onresize) {
  const frame = chart({
    title: "The accuracies of all draws",
    x: "accuracy on the test set",
    y: "",
    ratio: 0.72,
    onresize,
  });
  frame.node.classList.add("heap");
  const band = svg("rect", { class: "band" });
  const middle = svg("path", { class: "reference" });
  const heap = svg("path", { class: "brick" });
  const newest = svg("path", { class: "brick newest" });
  const way = svg("path", { class: "guide" });
  const before = svg("path", { class: "before" });
  const fall = svg("path", { class: "guide" });
  const dot = svg("circle", { class: "now", r: 6 });
  const word = svg("text", { class: "label", "text-anchor": "middle" });
  frame.back.append(band, middle, heap, newest, fall, way, before);
  const names = drawNames(frame);
  frame.front.append(...names.nodes, dot, word);
  frame.x.domain(RANGE);
  let shown = 0; // test points of the heap that is drawn

  /** @param {Now} now */
  function draw({ n, draw: count, rights, accuracy, spread, busy }) {
    if (busy && n !== shown) return; // the old heap stays until the new one is there
    shown = n;
    if (frame.changed()) frame.axes();
    const { x, y } = frame;
    const [bottom, top] = y.range();
    const floor = top + LANE.high;
    const bricks = pile(rights, n, frame, Math.min(TALLEST, (bottom - floor) / tallest(rights)));
    place(heap, { d: bricks.slice(0, -1).join("") });
    place(newest, { d: bricks[count - 1] });
    const [from, to] = [spread.mean - spread.expected, spread.mean + spread.expected].map((at) => x(at));
    const several = count > 1 ? "visible" : "hidden";
    place(band, { x: from, y: floor, width: Math.max(0, to - from), height: bottom - floor, visibility: several });
    place(middle, { d: `M${x(spread.mean)},${floor}V${bottom}`, visibility: several });
    const height = (/** @type {number} */ back) => floor - LANE.first - LANE.each * back;
    const places = rights
      .slice(-LAST)
      .reverse()
      .map((right, back) => /** @type {[number, number]} */ ([x(right / n), height(back)]));
    place(way, { d: through(places) });
    place(before, {
      d: places
        .slice(1)
        .map(([px, py]) => `M${px} ${py}h0`)
        .join(""),
    });
    place(fall, { d: `M${places[0]}V${bottom}` });
    place(dot, { cx: places[0][0], cy: places[0][1] });
    const [left, right] = x.range();
    word.textContent = `newest ${fixed(accuracy)}`;
    place(word, { x: Math.min(Math.max(places[0][0], left + 44), right - 40), y: places[0][1] + 20 });
    names.draw(places, count > 1 ? spread.mean : undefined, from, floor);
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption: CAPTION, traces: [dot] };
}

/** What the signs mean, beside them. @param {ReturnType<typeof chart>} frame */
function drawNames(frame) {
  const nodes = [0, 1, 2].map(() => svg("text", { class: "label quiet", "text-anchor": "end" }));
  const [way, mean, error] = nodes;
  return {
    nodes,
    /** @param {[number, number][]} places of the last draws, the newest first @param {number | undefined} average of several draws @param {number} from where the band begins @param {number} floor */
    draw(places, average, from, floor) {
      const [left, right] = frame.x.range();
      const xs = places.map(([x]) => x);
      const beside =
        Math.min(...xs) - left > right - Math.max(...xs)
          ? [Math.min(...xs) - 12, "end"]
          : [Math.max(...xs) + 12, "start"];
      const several = average !== undefined;
      way.textContent = several ? `the last ${places.length} draws` : "";
      place(way, { x: beside[0], "text-anchor": beside[1], y: places[places.length - 1][1] + 4 });
      mean.textContent = several ? `dotted: mean ${fixed(average)}` : "";
      error.textContent = several ? "grey: ± 1 standard error" : "";
      place(mean, { x: from - 6, y: floor + 12 });
      place(error, { x: from - 6, y: floor + 28 });
    },
  };
}

/** @param {number[]} rights */
function tallest(rights) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const right of rights) counts.set(right, (counts.get(right) ?? 0) + 1);
  return Math.max(...counts.values());
}

/** A brick for each draw, on those with the same number of right answers. @param {number[]} rights @param {number} n @param {ReturnType<typeof chart>} frame @param {number} high */
function pile(rights, n, { x, y }, high) {
  const wide = 0.9 * (x(1 / n) - x(0));
  /** @type {Map<number, number>} */
  const counts = new Map();
  return rights.map((right) => {
    const below = counts.get(right) ?? 0;
    counts.set(right, below + 1);
    const [left, top] = [x(right / n) - wide / 2, y.range()[0] - (below + 1) * high];
    return `M${left.toFixed(1)} ${top.toFixed(1)}h${wide.toFixed(1)}v${(0.9 * high).toFixed(1)}h${(-wide).toFixed(1)}z`;
  });
}
