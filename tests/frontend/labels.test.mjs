/** Labels stand where they cover nothing. */

import assert from "node:assert/strict";
import test from "node:test";
import { along, filled, freest } from "../../frontend/kit/labels.js";

const frame = { left: 0, top: 0, right: 400, bottom: 300 };

test("a free wish is granted", () => {
  const box = freest(80, [200, 100], frame, []);
  assert.deepEqual(
    [(box.left + box.right) / 2, (box.top + box.bottom) / 2],
    [200, 100],
  );
});

test("a label leaves what it would cover, and says so where it can't", () => {
  const line = along([0, 100], [400, 100]);
  const box = freest(80, [200, 100], frame, line);
  assert.equal(box.covered, 0);
  assert.ok(box.top > 100 || box.bottom < 100);
  assert.ok(freest(80, [200, 100], frame, filled(frame)).covered > 0);
});

test("a label stays inside of the frame, wherever its wish lies", () => {
  for (const wish of [
    [-50, 10],
    [500, 400],
    [200, -20],
  ]) {
    const box = freest(80, wish, frame, []);
    assert.ok(
      box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 300,
    );
  }
});

test("two labels that wish for one place don't cover each other", () => {
  const one = freest(80, [200, 100], frame, []);
  const other = freest(80, [200, 100], frame, filled(one));
  assert.ok(
    other.right <= one.left ||
      other.left >= one.right ||
      other.bottom <= one.top ||
      other.top >= one.bottom,
  );
});
