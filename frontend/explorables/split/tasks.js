/** @typedef {import("./model.js").Now} Now */

export const TASKS = [
  {
    text: "With 200 points or more held out, find two draws whose accuracies are 0.06 apart, or more.",
    holds: (/** @type {Now} */ { n, spread }) => n >= 200 && spread.highest - spread.lowest > 0.06 - 1e-9,
  },
  {
    text: "Cheat: shuffle until the newest accuracy is 0.95 or more. What would that number be worth in a report?",
    holds: (/** @type {Now} */ { accuracy, busy }) => !busy && accuracy > 0.95 - 1e-9,
  },
  {
    text: "Make 30 draws or more that scatter by less than 0.012. What does it cost to hold out so many points?",
    holds: (/** @type {Now} */ { draw, spread, busy }) => !busy && draw >= 30 && spread.deviation < 0.012,
  },
];
