import { chart, place } from "../../kit/chart.js";
import { inPixels } from "../../kit/data-view.js";
import { handle } from "../../kit/handle.js";
import { score } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const BAND = { top: 20, high: 12, room: 46 }; // pixels: the bar of all points, above the picture

const MANY = 150; // test points: more of them are drawn smaller, or they would be one blot
const LARGE = ["m-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0", "m0-4.4l4 7h-8z"];
const SMALL = ["m-2.2 0a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0", "m0-2.9l2.6 4.6h-5.2z"];

/** What can be drawn: a dot that trains, and a mark of the test set, by class and by side. */
const KINDS = [0, 1].flatMap((label) => [
  { label, role: "train", class: `train class-${label}` },
  { label, role: "right", class: `mark class-${label}` },
  { label, role: "wrong", class: `mark wrong class-${label}` },
]);

/**
 * All points, the test set among them, the line that the others trained, and a bar whose divider moves the split.
 * @param {Now["data"]} data
 * @param {number[]} limits fewest and most points held out
 * @param {(n: number) => void} hold hold so many out
 * @param {() => void} onresize
 */
export function pointsView(data, limits, hold, onresize) {
  const title = "All points, with those held out";
  const frame = chart({ title, x: "x₁", y: "x₂", ratio: 0.72, top: BAND.room, onresize });
  const paths = KINDS.map((kind) => svg("path", { class: kind.class }));
  const boundary = svg("path", { class: "boundary" });
  const [training, testing] = ["training", "testing"].map((part) => svg("rect", { class: part, height: BAND.high }));
  const words = ["start", "end"].map((end) => svg("text", { class: "label", "text-anchor": end, y: 12 }));
  const along = (/** @type {number} */ n) => {
    const [left, right] = frame.x.range();
    return right - (n / data.n) * (right - left);
  };
  const divider = handle(frame, {
    label: "points held out for testing",
    min: limits[0],
    max: limits[1],
    step: 10,
    mirrored: true, // more of them: further left
    shape: svg("path", { class: "divider", d: "M0-11V11" }),
    toward(px) {
      const [left, right] = frame.x.range();
      return (data.n * (right - px)) / (right - left);
    },
    oninput: hold,
  });
  frame.back.append(...paths, boundary);
  frame.front.append(training, testing, ...words, divider.node);
  frame.x.domain(extent(data, 0));
  frame.y.domain(extent(data, 1));

  /** @param {Now} now */
  function draw({ order, theta, n }) {
    if (frame.changed()) frame.axes();
    scatter(frame, data, theta, order, n).forEach((d, i) => place(paths[i], { d }));
    place(boundary, { d: inPixels(frame, theta)?.line(0) ?? "" });
    frame.node.classList.toggle("many", n > MANY);
    const [left, right] = frame.x.range();
    const at = along(n);
    place(training, { x: left, y: BAND.top, width: at - left });
    place(testing, { x: at, y: BAND.top, width: right - at });
    [`${data.n - n} train`, `${n} test`].forEach((text, i) => {
      words[i].textContent = text;
      place(words[i], { x: i ? right : left });
    });
    divider.show(at, BAND.top + BAND.high / 2, n, `${n} of ${data.n}`);
  }
  const caption =
    "Faint: the points that trained. Full: the test set; hollow: on the wrong side. Drag the divider above.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption, traces: [boundary] };
}

/** A path for each of the kinds: a thousand elements would take too long. @param {ReturnType<typeof chart>} frame @param {Now["data"]} data @param {Float64Array} theta @param {number[]} order @param {number} n */
function scatter({ x, y }, data, theta, order, n) {
  const paths = KINDS.map(() => "");
  order.forEach((i, rank) => {
    const label = data.y[i];
    const side = score(theta, data, i) > 0 === (label === 1) ? 1 : 2;
    const at = `M${x(data.X[2 * i]).toFixed(1)} ${y(data.X[2 * i + 1]).toFixed(1)}`;
    const shape = (n > MANY ? SMALL : LARGE)[label];
    paths[3 * label + (rank < n ? side : 0)] += at + (rank < n ? shape : "h0");
  });
  return paths;
}

/** @param {Now["data"]} data @param {number} j which feature */
function extent({ X }, j) {
  const values = X.filter((_, i) => i % 2 === j);
  return [Math.min(...values) - 0.2, Math.max(...values) + 0.2];
}
