/** What does the curve do? The answers are worked out from the curve before and after. */

import { fixed, ratio } from "../../kit/format.js";
import { odds } from "../../kit/mathematics.js";
import { at } from "./model.js";

/** @type {import("../../kit/prediction.js").Question[]} */
export const QUESTIONS = [
  {
    ask: "With w = 1, you stand where p = 0.90. You go one unit of x further right. The probability will …",
    answers: [
      { key: "more", text: "rise by more than 0.1" },
      { key: "less", text: "rise by less than 0.1" },
      { key: "stay", text: "stay the same" },
    ],
    show() {
      const [before, after] = [at(1, 0, 2.2), at(1, 0, 3.2)];
      const rise = after.p - before.p;
      const truth = Math.abs(rise) < 1e-9 ? "stay" : rise > 0.1 ? "more" : "less";
      const because = `From x = 2.2 to x = 3.2 it goes from ${fixed(before.p)} to ${fixed(after.p)}. The odds, ${ratio(odds(before.z))}, become ${ratio(odds(after.z))}: times ${fixed(odds(after.z - before.z), 2)}, as for every unit of x.`;
      return { before: { w: 1, b: 0, x: before.x }, after: { w: 1, b: 0, x: after.x }, truth, because };
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
      const [from, to] = [0, -b / w]; // where p = 0.5
      const ends = at(w, b, 50).p - at(w, 0, 50).p;
      const turned = at(w, b, to).steepness - at(w, 0, from).steepness;
      const truth = ends > 0.01 ? "up" : turned > 0.01 ? "steeper" : to < from ? "left" : "right";
      const because = `p = 0.5 stood at x = ${fixed(from, 1)}; now it stands at x = ${fixed(to, 1)}: further left by 1/w. The largest slope is ${fixed(at(w, b, to).steepness, 2)}, as before, and the curve still runs from 0 to 1.`;
      return { before: { w, b: 0, x: 0 }, after: { w, b, x: 0 }, truth, because };
    },
  },
];
