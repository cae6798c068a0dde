/** What an address may set, and what it may not. */

import assert from "node:assert/strict";
import test from "node:test";

import { read } from "../../frontend/kit/address.js";

test("a number is read as its owner wrote it", () => {
  const number = read.number(-1000, 1000);
  for (const value of [0, 1, -1, 0.1, -2.5, 1e-7, 123.456, 1000])
    assert.equal(number(String(value)), value);
  assert.equal(number("+1.50"), 1.5);
});

test("what only JavaScript takes for a number is none", () => {
  const number = read.number(-1000, 1000);
  for (const text of [
    "",
    " ",
    "0x1",
    "0b1",
    "0o7",
    "1_0",
    " 1",
    "1 ",
    "--1",
    "1,5",
    "Infinity",
    "nan",
    "1e",
    ".",
  ])
    assert.equal(number(text), undefined, text);
});

test("a number out of its range is none", () => {
  assert.equal(read.number(0, 1)("1.0001"), undefined);
  assert.equal(read.whole(0, 5)("4.6"), 5);
  assert.equal(read.whole(0, 5)("5.1"), undefined);
});
