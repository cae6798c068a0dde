import { chart, place } from "../../kit/chart.js";
import { fixed, probability, ratio } from "../../kit/format.js";
import { handle } from "../../kit/handle.js";
import { logit, odds } from "../../kit/mathematics.js";
import { svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const REACH = 5; // of the log-odds that the scales show
const ROWS = [26, 58, 90]; // pixels from above: probability, odds, log-odds
const SCALES = [
  { name: "p", marks: [0.01, 0.1, 0.5, 0.9, 0.99].map((p) => [logit(p), String(p)]) },
  {
    name: "odds",
    marks: [99, 9, 1, 1 / 9, 1 / 99].map((o) => [Math.log(o), o < 1 ? `1:${Math.round(1 / o)}` : `${o}:1`]),
  },
  { name: "log-odds", marks: [-4, -2, 0, 2, 4].map((z) => [z, fixed(z, 0)]) },
];

/**
 * Probability, odds and log-odds as three scales that lie over one another: one place, three numbers. The place is a handle.
 * @param {(z: number) => void} seek go to the x with that score
 * @param {() => void} onresize
 */
export function scalesView(seek, onresize) {
  const title = "Probability, odds and log-odds: one place on three scales";
  const frame = chart({ title, x: "", y: "", ratio: 0.26, top: 0, onresize });
  frame.node.classList.add("plain");
  const still = svg("g");
  const hair = svg("path", { class: "hair" });
  const grip = handle(frame, {
    label: "the place on the three scales, as log-odds",
    min: -REACH,
    max: REACH,
    step: 0.2, // at the steepest, a tenth of x
    shape: svg("circle", { class: "now", r: 7 }),
    toward: (px) => frame.x.invert(px),
    oninput: seek,
  });
  frame.front.append(still, hair, grip.node);
  frame.x.domain([-REACH, REACH]);

  /** What stands still: three lines with their marks. */
  function settle() {
    const { x, width } = frame;
    x.range([62, width - 24]);
    const high = frame.height / 110;
    still.replaceChildren(
      ...SCALES.flatMap(({ name, marks }, row) => {
        const y = ROWS[row] * high;
        return [
          svg("path", { class: "guide", d: `M${x(-REACH)} ${y}H${x(REACH)}` }),
          svg("text", { class: "label", x: 0, y: y + 4 }, name),
          ...marks.flatMap(([z, text]) => [
            svg("path", { class: "guide", d: `M${x(Number(z))} ${y - 4}v8` }),
            svg("text", { class: "label quiet", x: x(Number(z)), y: y - 7, "text-anchor": "middle" }, String(text)),
          ]),
        ];
      }),
    );
  }

  /** @param {Now} now */
  function draw({ z, p }) {
    if (frame.changed()) settle();
    const at = frame.x(Math.min(Math.max(z, -REACH), REACH));
    const high = frame.height / 110;
    place(hair, { d: stem(frame, at, high) });
    grip.show(
      at,
      ROWS[2] * high,
      frame.x.invert(at),
      `log-odds ${fixed(z, 1)}, odds ${ratio(odds(z))}, probability ${probability(p)}`,
    );
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, traces: [hair] };
}

/** From scale to scale; where a number stands in its way, it begins again below. @param {ReturnType<typeof chart>} frame @param {number} at @param {number} high */
function stem({ x }, at, high) {
  const pieces = SCALES.slice(1).map(({ marks }, i) => {
    const [from, to] = [ROWS[i] * high, ROWS[i + 1] * high];
    const struck = marks.some(([z, text]) => Math.abs(x(Number(z)) - at) < 4 * String(text).length + 3);
    return `M${at} ${from}V${struck ? to - 21 : to}${struck ? `M${at} ${to - 4}V${to}` : ""}`;
  });
  return pieces.join("");
}
