/** What lies between before and after when "Show me" moves the model. */

import assert from "node:assert/strict";
import test from "node:test";
import { read } from "../../frontend/kit/address.js";
import { between } from "../../frontend/kit/film.js";

const readers = {
  w: read.number(-2, 2),
  t: read.whole(0, 100),
  data: read.oneOf(["a", "b"]),
};

test("a number goes all the way, slowly at both ends", () => {
  const at = (share) => between({ w: 0 }, { w: 1 }, share, readers).w;
  assert.deepEqual([at(0), at(0.5), at(1)], [0, 0.5, 1]);
  assert.ok(at(0.1) < 0.05 && at(0.9) > 0.95);
});

test("a whole number stays whole on the way", () => {
  for (const share of [0.1, 0.3, 0.77])
    assert.ok(Number.isInteger(between({ t: 0 }, { t: 99 }, share, readers).t));
});

test("a list goes number by number", () => {
  const scores = (text) => text.split(",").map(Number);
  assert.deepEqual(between({ z: [0, 2] }, { z: [4, 2] }, 0.5, { z: scores }), {
    z: [2, 2],
  });
});

test("what is no number, does not change, or nobody reads, is left alone", () => {
  assert.deepEqual(
    between({ data: "a", w: 1, v: 0 }, { data: "b", w: 1, v: 5 }, 0.5, readers),
    {},
  );
});
