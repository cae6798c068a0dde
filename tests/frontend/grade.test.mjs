import assert from "node:assert/strict";
import test from "node:test";
import {
  acceptable,
  grade,
  readNumber,
} from "../../frontend/explorables/quiz/grade.js";

const numeric = {
  kind: "numeric", answer: 0.2, tolerance: 0.001, because: "yes", otherwise: "no", options: [], lines: [],
  wrong: [{ value: 0.8, before: [], feedback: "the other class" }],
}; // prettier-ignore
const single = {
  ...numeric,
  kind: "single",
  options: [
    { text: "a", feedback: "A" },
    { text: "b", feedback: "B", right: true },
  ],
};
const order = {
  ...numeric,
  kind: "order",
  lines: ["one", "two", "three"],
  wrong: [{ before: [0, 1], feedback: "one first" }],
};

test("a number is read as people write it", () => {
  for (const text of ["0.2", "0,2", "1/5", "20%", " 20 % ", ".2", "2e-1"])
    assert.equal(readNumber(text), 0.2, text);
  for (const text of ["", "x", "1/0", "1/2/3", "1e999", "0x10", "9".repeat(41)])
    assert.ok(Number.isNaN(readNumber(text)), text);
});

test("the tolerance is a bound, and a known mistake hears its own words", () => {
  assert.equal(grade(numeric, "0.201").right, true);
  assert.equal(grade(numeric, "0.2011").right, false);
  assert.deepEqual(grade(numeric, "0.8").feedback, ["the other class"]);
  assert.deepEqual(grade(numeric, "0.5").feedback, ["no"]);
});

test("a choice and an order", () => {
  assert.deepEqual(grade(single, 1), { right: true, feedback: ["B"] });
  assert.equal(grade(order, [0, 1, 2]).right, true);
  assert.deepEqual(grade(order, [1, 0, 2]).feedback, ["one first"]);
});

test("only what can be an answer is accepted from storage", () => {
  for (const given of [-1, 2, 0.5, "1", null, [1], NaN])
    assert.equal(acceptable(single, given), false, String(given));
  for (const given of [[0, 1], [0, 1, 1], [0, 1, 3], "012", null])
    assert.equal(acceptable(order, given), false, String(given));
  assert.equal(acceptable(order, [2, 1, 0]), true);
});
