import assert from "node:assert/strict";
import test from "node:test";
import {
  exponent,
  fixed,
  probability,
  rate,
  ratio,
} from "../../frontend/kit/format.js";

test("a minus is that of print, and none stands before a zero", () => {
  assert.equal(fixed(-1.5, 2), "−1.50");
  assert.equal(fixed(-0.0004), "0.000");
  assert.equal(fixed(-0, 0), "0");
});

test("a tie goes to the even digit, and what only looks like a tie doesn't", () => {
  assert.equal(fixed(0.125, 2), "0.12");
  assert.equal(fixed(0.375, 2), "0.38");
  assert.equal(fixed(2.5, 0), "2");
  assert.equal(fixed(1.005, 2), "1.00"); // it is 1.00499999…
  assert.equal(fixed(-0.125, 2), "−0.12");
});

test("no certainty is claimed that isn't one", () => {
  assert.equal(probability(0.99951), "above 0.999");
  assert.equal(probability(0.0004), "below 0.001");
  assert.equal(probability(0.5), "0.500");
});

test("odds have the larger number on its side", () => {
  assert.equal(ratio(0.25), "1 to 4.00");
  assert.equal(ratio(4096), "4,100 to 1");
  assert.equal(ratio(1), "1.00 to 1");
});

test("rates and exponents", () => {
  assert.deepEqual([1e-6, 0.003, 0.3, 12, 1e6].map(rate), [
    "1e-6",
    "0.003",
    "0.30",
    "12",
    "1e6",
  ]);
  assert.deepEqual([0, 3.2e-11].map(exponent), ["0", "3e-11"]);
});
