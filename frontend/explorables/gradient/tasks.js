import { FLAT } from "./model.js";

/** @typedef {import("./model.js").Now} Now */

export const TASKS = [
  {
    text: `Find the bottom: a place where the gradient is shorter than ${FLAT} (both its parts are close to 0).`,
    holds: (/** @type {Now} */ { bottom }) => bottom,
  },
  {
    text: "Find a place where the gradient in b is 0 (to within 0.005), but the gradient in w isn’t (more than 0.05 from 0).",
    holds: (/** @type {Now} */ { g }) => Math.abs(g[1]) < 0.005 && Math.abs(g[0]) > 0.05,
  },
  {
    text: "Make one point pull harder at w than all the others together. (Its pull is its error times its x.)",
    holds: (/** @type {Now} */ { share }) => share > 0.5,
  },
];
