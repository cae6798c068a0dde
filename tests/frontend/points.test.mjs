import assert from "node:assert/strict";
import test from "node:test";
import {
  added,
  inside,
  moved,
  MOST,
  nearest,
  without,
} from "../../frontend/explorables/training-lab/points.js";

const points = [
  [0, 0, 0],
  [1, 1, 1],
  [2, 0, 1],
];

test("the nearest point within reach is meant, and none beyond", () => {
  assert.equal(
    nearest(
      [
        [0, 0],
        [10, 0],
      ],
      [6, 0],
      16,
    ),
    1,
  );
  assert.equal(
    nearest(
      [
        [0, 0],
        [10, 0],
      ],
      [40, 0],
      16,
    ),
    -1,
  );
  assert.equal(nearest([], [0, 0], 16), -1);
});

test("a list is replaced, never changed", () => {
  const before = JSON.stringify(points);
  assert.deepEqual(moved(points, 1, [5, 6])[1], [5, 6, 1]);
  assert.equal(added(points, [3, 3, 0]).length, 4);
  assert.deepEqual(without(points, 0), [
    [1, 1, 1],
    [2, 0, 1],
  ]);
  assert.equal(JSON.stringify(points), before);
});

test("there are never more than a hundred, nor fewer than two", () => {
  const full = Array.from({ length: MOST }, () => [0, 0, 0]);
  assert.equal(added(full, [1, 1, 1]).length, MOST);
  assert.equal(without(points.slice(0, 2), 0).length, 2);
});

test("a place stays inside of the chart, with two digits", () => {
  assert.equal(inside(7, [-4, 4]), 4);
  assert.equal(inside(-1.23456, [-4, 4]), -1.23);
});
