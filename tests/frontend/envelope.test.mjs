/** A long curve on few pixels: a line where it can be followed, a band where it can't. */

import assert from "node:assert/strict";
import test from "node:test";
import { envelope } from "../../frontend/kit/envelope.js";

const x = (i) => 40 + i / 5; // five steps to a pixel
const y = (value) => 200 - 100 * value;
const numbers = (path) => path.match(/-?[\d.]+/g).map(Number);

test("a smooth curve is a line and nothing else, however steep", () => {
  const { line, band } = envelope(
    Array.from({ length: 1000 }, (_, i) => Math.exp(-i / 20)),
    x,
    y,
  );
  assert.equal(band, "");
  assert.deepEqual(numbers(line).slice(0, 2), [40, 100]);
  assert.ok(line.length < 5000);
});

test("a bounce is a band from its least to its most", () => {
  const values = Array.from({ length: 1000 }, (_, i) => 0.3 + 0.6 * (i % 2));
  const { line, band } = envelope(values, x, y);
  assert.equal(line, "");
  const heights = numbers(band).filter((_, i) => i % 2);
  assert.ok(Math.abs(Math.min(...heights) - 110) < 1e-6);
  assert.ok(Math.abs(Math.max(...heights) - 170) < 1e-6);
  assert.ok(band.length < 8000);
});

test("where steps are far enough apart each is drawn, and line and band meet", () => {
  const values = Array.from({ length: 200 }, (_, i) => 0.3 + 0.6 * (i % 2));
  const slower = (i) => 40 + 60 * Math.log10(1 + i);
  const { line, band } = envelope(values, slower, y);
  assert.ok(numbers(line).length >= 2 * 8);
  const end = Math.max(...numbers(line).filter((_, i) => i % 2 === 0));
  const start = Math.min(...numbers(band).filter((_, i) => i % 2 === 0));
  assert.ok(Math.abs(end - start) < 1e-6);
});

test("few values, none, and values that stay", () => {
  assert.deepEqual(envelope([], x, y), { line: "", band: "" });
  assert.match(envelope([1, 2], x, y).line, /^M40,/);
  assert.equal(
    envelope(
      Array.from({ length: 500 }, () => 0.5),
      x,
      y,
    ).band,
    "",
  );
});
