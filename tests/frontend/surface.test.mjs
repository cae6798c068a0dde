/** The geometry of the sheet over the plane. */

import assert from "node:assert/strict";
import test from "node:test";

import {
  backToFront,
  isHidden,
  lit,
  seenFrom,
} from "../../frontend/explorables/boundary/surface.js";

const FRAME = { width: 400, height: 240 };
const EYES = [-170, -90, -28, 0, 45, 90, 135].flatMap((turn) =>
  [10, 26, 80].map((above) => ({ turn, above })),
);
const CORNERS = [-1, 1].flatMap((x) =>
  [-1, 1].flatMap((y) => [0, 1].map((p) => [x, y, p])),
);

test("all of it is in the frame, from wherever one looks", () => {
  for (const eye of EYES)
    for (const corner of CORNERS) {
      const [x, y] = seenFrom(eye, FRAME).at(corner);
      assert.ok(
        x >= 43 && x <= 357 && y >= 10 && y <= 230,
        `${JSON.stringify(eye)} ${corner} ${x} ${y}`,
      );
    }
});

test("unturned, x runs to the right, y away from the eye, and p up", () => {
  const { at } = seenFrom({ turn: 0, above: 30 }, FRAME);
  const [middle, right, behind, over] = [
    [0, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ].map(at);
  assert.ok(right[0] > middle[0] + 50 && Math.abs(right[1] - middle[1]) < 1e-9);
  assert.ok(
    Math.abs(behind[0] - middle[0]) < 1e-9 && behind[1] < middle[1] - 20,
  );
  assert.ok(Math.abs(over[0] - middle[0]) < 1e-9 && over[1] < middle[1] - 20);
});

test("a step towards the eye is a step on one line of sight", () => {
  for (const eye of EYES) {
    const { at, nearer } = seenFrom(eye, FRAME);
    const place = [0.3, -0.4, 0.5];
    const next = place.map((value, k) => value + 0.2 * nearer[k]);
    const [a, b] = [at(place), at(next)];
    assert.ok(Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-9, JSON.stringify(eye));
  }
});

test("the cells at the back come first, and each comes once", () => {
  for (const eye of EYES) {
    const look = seenFrom(eye, FRAME);
    const cells = backToFront(6, look);
    assert.equal(new Set(cells.map(String)).size, 36);
    const away = ([i, j]) => i * look.sin + j * look.cos;
    for (const axis of [0, 1]) {
      const line = cells.filter((cell) => cell[1 - axis] === 3).map(away);
      for (let k = 1; k < line.length; k++)
        assert.ok(line[k] <= line[k - 1] + 1e-9);
    }
  }
});

test("behind a cliff one is hidden, before it one isn't, and a flat sheet hides nothing", () => {
  const cliff = (x, y) => (y > 0 ? 1 : 0);
  const from = (turn) => seenFrom({ turn, above: 20 }, FRAME).nearer;
  assert.equal(isHidden([0, -0.3, 0], from(0), cliff), false); // the eye is on the low side
  assert.equal(isHidden([0, -0.3, 0], from(180), cliff), true);
  assert.equal(isHidden([0, 0.5, 1], from(180), cliff), false); // on its top
  for (const { turn } of EYES)
    assert.equal(
      isHidden([0.2, 0.1, 0.5], from(turn), () => 0.5),
      false,
    );
});

test("the light comes from the left: what faces it is brighter, whichever way the square is turned", () => {
  for (const turn of [-120, 0, 60]) {
    const look = seenFrom({ turn, above: 26 }, FRAME);
    const towards = (across) =>
      lit(across * look.cos, -across * look.sin, look);
    assert.ok(towards(1.5) > towards(0)); // it rises to the right, so it faces left
    assert.ok(towards(0) > towards(-1.5));
  }
});
