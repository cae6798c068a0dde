import { chart, place, through } from "../../kit/chart.js";
import { sigmoid } from "../../kit/mathematics.js";
import { handle } from "../../kit/handle.js";
import { svg } from "../../kit/page.js";
import { fixed } from "../../kit/format.js";

/** @typedef {import("./index.js").Now} Now */

/** The S-curve over x: a point to drag along it, its tangent, and its mirror image. @param {[number, number]} range of x @param {(x: number) => void} move @param {() => void} onresize */
export function curveView(range, move, onresize) {
  const frame = chart({ title: "Probability against x", x: "x", y: "p", ratio: 0.66, onresize });
  const half = svg("path", { class: "reference" });
  const curve = svg("path", { class: "curve" });
  const drop = svg("path", { class: "guide" });
  const chord = svg("path", { class: "guide" });
  const tangent = svg("path", { class: "tangent" });
  const mirror = svg("circle", { class: "mirror", r: 5 });
  const mirrorWord = svg("text", { class: "label quiet" });
  const tangentWord = svg("text", { class: "label quiet" });
  const mark = handle(frame, {
    label: "x, the point on the curve",
    min: range[0],
    max: range[1],
    step: 0.1,
    mark: svg("circle", { class: "now", r: 7 }),
    toward: (x) => frame.x.invert(x),
    oninput: move,
  });
  frame.back.append(half, drop, chord, curve, tangent, mirror);
  frame.front.append(mirrorWord, tangentWord, mark.node);
  frame.x.domain(range);
  frame.y.domain([0, 1]);

  /** A word where the curve leaves room: above its upper half, below its lower one. @param {Element} word @param {number[]} at @param {boolean} upper @param {boolean} rising */
  function write(word, [px, py], upper, rising) {
    const [left, right] = frame.x.range();
    const leftward = upper === rising;
    const room = leftward ? px - left > 110 : right - px > 110;
    const side = leftward === room ? -1 : 1;
    const height = Math.min(Math.max(py + (upper ? -12 : 22), frame.y(1) + 14), frame.y(0) - 6);
    place(word, { x: px + 12 * side, y: height, "text-anchor": side < 0 ? "end" : "start" });
  }

  /** @param {Now} now */
  function draw({ w, b, x, p, steepness, mirrored, words }) {
    const { x: across, y: up } = frame;
    const [left, right] = across.range();
    if (frame.changed()) frame.axes();
    place(half, { d: `M${left},${up(0.5)}H${right}` });
    const places = Array.from({ length: 161 }, (_, i) => left + ((right - left) * i) / 160);
    place(curve, { d: through(places.map((px) => [px, up(sigmoid(w * across.invert(px) + b))])) });
    const at = [across(x), up(p)];
    place(drop, { d: `M${at[0]},${up(0)}V${at[1]}H${left}` });
    // the tangent, as long on the screen at every slope
    const rise = steepness * (up(1) - up(0)) * (across.invert(1) - across.invert(0));
    const reach = Math.min(90, (right - left) / 4) / Math.hypot(1, rise);
    place(tangent, { d: `M${at[0] - reach},${at[1] - reach * rise}l${2 * reach},${2 * reach * rise}` });
    tangentWord.textContent = `slope ${words.slope}`;
    write(tangentWord, at, p >= 0.5, w >= 0);
    const inside = mirrored !== null && mirrored >= range[0] && mirrored <= range[1] && Math.abs(mirrored - x) > 0.01;
    for (const node of [mirror, mirrorWord, chord]) node.setAttribute("visibility", inside ? "visible" : "hidden");
    if (inside) {
      const to = [across(mirrored), up(1 - p)];
      place(mirror, { cx: to[0], cy: to[1] });
      place(chord, { d: `M${at}L${to}` });
      mirrorWord.textContent = `1 − p = ${fixed(1 - p)}`;
      write(mirrorWord, to, p < 0.5, w >= 0);
    }
    mark.show(at[0], at[1], x, words.x);
  }
  const caption = "Dashed: the tangent. The hollow point is the mirror image, at the score −z.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption };
}

/** The same point on the scale of log-odds, where the curve is a straight line. @param {[number, number]} range of x @param {number} reach of z @param {() => void} onresize */
export function straightView(range, reach, onresize) {
  const frame = chart({ title: "Score, the log-odds, against x", x: "x", y: "score z", ratio: 0.52, onresize });
  const even = svg("path", { class: "reference" });
  const model = svg("path", { class: "curve" });
  const drop = svg("path", { class: "guide" });
  const mirror = svg("circle", { class: "mirror", r: 5 });
  const dot = svg("circle", { class: "now", r: 5 });
  frame.back.append(even, drop, model, mirror);
  frame.front.append(dot);
  frame.x.domain(range);
  frame.y.domain([-reach, reach]);

  /** @param {Now} now */
  function draw({ w, b, x, z, mirrored }) {
    if (frame.changed()) frame.axes();
    const { x: across, y: up } = frame;
    const [left, right] = across.range();
    place(even, { d: `M${left},${up(0)}H${right}` });
    place(model, { d: `M${left},${up(w * range[0] + b)}L${right},${up(w * range[1] + b)}` });
    place(drop, { d: `M${across(x)},${up(-reach)}V${up(z)}H${left}` });
    place(mirror, { cx: across(mirrored ?? NaN) || -99, cy: up(-z) });
    place(dot, { cx: across(x), cy: up(z) });
  }
  const caption = "The same on the scale of log-odds: z = w x + b is a straight line.";
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption };
}
