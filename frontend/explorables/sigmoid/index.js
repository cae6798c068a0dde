/** The sigmoid: w, b and a movable x; probability, odds and log-odds read out together. */

import { slider } from "../../kit/controls.js";
import { curveView, straightView } from "./curve-view.js";
import { odds, sigmoid, slope } from "../../kit/mathematics.js";
import { readers } from "../../kit/address.js";
import { shell } from "../../kit/shell.js";
import { fixed, probability, ratio } from "../../kit/format.js";

export { default as style } from "./style.css";

/**
 * What the views draw. `mirrored` is the x whose score is −z, or null if w is 0.
 * @typedef {{w: number, b: number, x: number, z: number, p: number, steepness: number, mirrored: number | null,
 *   words: {x: string, slope: string}}} Now
 */

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  /** @type {Record<string, [number, number]>} */
  const ranges = model.get("ranges");
  const reach = ranges.w[1] * ranges.x[1] + ranges.b[1];

  const shown = shell(place, {
    title: "Sigmoid",
    layout: "lab-sigmoid",
    traits: readers(ranges),
    views: (redraw) => ({
      curve: curveView(ranges.x, (x) => shown.change({ x }), redraw),
      straight: straightView(ranges.x, reach, redraw),
    }),
    controls: (change) =>
      ["x", "w", "b"].map((name) =>
        slider({
          label: { x: "x", w: "weight w", b: "intercept b" }[name] ?? name,
          min: 10 * ranges[name][0],
          max: 10 * ranges[name][1],
          value: () => Math.round(10 * model.get(name)),
          words: () => fixed(model.get(name), 1),
          oninput: (position) => change({ [name]: position / 10 }),
        }),
      ),
    now: () => at(model.get("w"), model.get("b"), model.get("x")),
    say: (/** @type {Now} */ { x, z, p, words }) => [
      `At x = ${fixed(x, 1)} the score (the log-odds) is `,
      { value: fixed(z, 2) },
      ": odds ",
      { value: ratio(odds(z)) },
      ", probability ",
      { value: probability(p) },
      `; the slope there is ${words.slope} = w·p(1−p).`,
    ],
    questions: questions(),
    tasks: [
      {
        text: "Put w at 1.2 and x at 1.0, where they stood at first. Now bring the probability to 0.90 by moving b alone.",
        holds: ({ w, x, p }) => near(w, 1.2) && near(x, 1) && Math.abs(p - 0.9) < 0.005,
      },
      { text: "Make the odds 3.00 to 1.", holds: ({ z }) => fixed(odds(z), 2) === "3.00" },
      {
        text: "Take b to 1 or more, or to −1 or less. Then find the x where the curve is steepest.",
        holds: ({ w, b, z }) => w !== 0 && Math.abs(b) > 0.95 && slope(z) >= 0.99 * slope(0),
      },
    ],
  });

  /** The answers are worked out from the curve before and after. */
  function questions() {
    return [
      {
        ask: "With w = 1, you stand where p = 0.90. You go one unit of x further right. The probability will …",
        answers: [
          { key: "more", text: "rise by more than 0.1" },
          { key: "less", text: "rise by less than 0.1" },
          { key: "stay", text: "stay the same" },
        ],
        show() {
          const [before, after] = [at(1, 0, 2.2), at(1, 0, 3.2)];
          shown.set({ w: after.w, b: after.b, x: after.x });
          const rise = after.p - before.p;
          const truth = Math.abs(rise) < 1e-9 ? "stay" : rise > 0.1 ? "more" : "less";
          const because = `From x = 2.2 to x = 3.2 it goes from ${fixed(before.p)} to ${fixed(after.p)}. The odds, ${ratio(odds(before.z))}, become ${ratio(odds(after.z))}: times ${fixed(odds(after.z - before.z), 2)}, as for every unit of x.`;
          return { truth, because };
        },
      },
      {
        ask: "Now w = 2 and b = 0. You add 1 to b. The curve will …",
        answers: [
          { key: "left", text: "move left" },
          { key: "right", text: "move right" },
          { key: "steeper", text: "get steeper" },
          { key: "up", text: "move up" },
        ],
        show() {
          const [w, b] = [2, 1];
          shown.set({ w, b, x: 0 });
          const [from, to] = [0, -b / w]; // where p = 0.5
          const ends = at(w, b, 50).p - at(w, 0, 50).p;
          const turned = at(w, b, to).steepness - at(w, 0, from).steepness;
          const truth = ends > 0.01 ? "up" : turned > 0.01 ? "steeper" : to < from ? "left" : "right";
          const because = `p = 0.5 stood at x = ${fixed(from, 1)}; now it stands at x = ${fixed(to, 1)}: further left by 1/w. The largest slope is ${fixed(at(w, b, to).steepness, 2)}, as before, and the curve still runs from 0 to 1.`;
          return { truth, because };
        },
      },
    ];
  }

  return shown.remove;
}

/** Everything there is to know at x. @param {number} w @param {number} b @param {number} x @returns {Now} */
function at(w, b, x) {
  const z = Number((w * x + b).toFixed(9)); // 0.3 − 0.1 · 3 is 0
  const steepness = w * slope(z);
  const words = { x: `${fixed(x, 1)}, probability ${probability(sigmoid(z))}`, slope: fixed(steepness, 3) };
  return { w, b, x, z, p: sigmoid(z), steepness, mirrored: w ? (-z - b) / w : null, words };
}

const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 0.05;
