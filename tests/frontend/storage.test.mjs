import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { keep } from "../../frontend/kit/storage.js";

/** @type {Map<string, string>} */
let shelf;

beforeEach(() => {
  shelf = new Map();
  globalThis.location = { pathname: "/book/01-sigmoid.html" };
  globalThis.localStorage = {
    getItem: (key) => shelf.get(key) ?? null,
    setItem: (key, value) => void shelf.set(key, String(value)),
    removeItem: (key) => void shelf.delete(key),
  };
});

test("what is written is read again, under its own name and page only", () => {
  keep("quiz").write([1, 2]);
  assert.deepEqual(keep("quiz").read(), [1, 2]);
  assert.equal(keep("other").read(), undefined);
  location.pathname = "/book/02-boundary.html";
  assert.equal(keep("quiz").read(), undefined);
});

test("another stamp: it belongs to other questions", () => {
  keep("quiz", "old").write("answers");
  assert.equal(keep("quiz", "new").read(), undefined);
});

test("nothing is kept of undefined", () => {
  keep("quiz").write(1);
  keep("quiz").write(undefined);
  assert.equal(shelf.size, 0);
});

test("what others wrote there is not trusted, and not an error", () => {
  keep("quiz").write(1);
  const [key] = shelf.keys();
  for (const odd of [
    "{",
    "null",
    "[]",
    '{"version":99,"value":1}',
    "x".repeat(30_000),
  ]) {
    shelf.set(key, odd);
    assert.equal(keep("quiz").read(), undefined, odd.slice(0, 20));
  }
});

test("a browser that keeps nothing says so and does no harm", () => {
  globalThis.localStorage = {
    getItem() {
      throw new Error("denied");
    },
    setItem() {
      throw new Error("denied");
    },
  };
  assert.equal(keep("quiz").works, false);
  keep("quiz").write(1);
  assert.equal(keep("quiz").read(), undefined);
});
