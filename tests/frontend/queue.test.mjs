/** Cells run one after the other, each after those that it needs; nobody waits for what will not run. */

import assert from "node:assert/strict";
import test from "node:test";
import { createQueue } from "../../frontend/live/queue.js";

/** Cells by number, a Python that plays along, and what the page heard. */
function page(count, { needs = {}, fails = {} } = {}) {
  const heard = [];
  const said = [];
  const log = (word, number) => heard.push(`${word} ${number}`);
  const cells = Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    begin: () => log("begin", i + 1),
    end: () => log("end", i + 1),
    note: (words) => said.push(`${i + 1}: ${words}`),
  }));
  const ran = new Set();
  const run = async ({ number }, ask) => {
    const first = ask
      ? (needs[number] ?? [])
          .filter((each) => !ran.has(each))
          .map((each) => cells[each - 1])
      : [];
    if (first.length) return { ok: true, first };
    log("run", number);
    ran.add(number);
    return { ok: !(number in fails), why: fails[number], first };
  };
  let idle;
  const done = new Promise((resolve) => (idle = resolve));
  const queue = createQueue(run, (words, running) => {
    said.push(words);
    if (!running) idle();
  });
  return {
    queue,
    heard,
    said,
    done,
    add: (...numbers) => queue.add(numbers.map((number) => cells[number - 1])),
  };
}

const runs = (heard) =>
  heard
    .filter((each) => each.startsWith("run"))
    .map((each) => Number(each.split(" ")[1]));

test("cells run in the order in which they were asked for, each once", async () => {
  const { add, heard, said, done } = page(3);
  add(2, 3);
  add(3, 1);
  await done;
  assert.deepEqual(runs(heard), [2, 3, 1]);
  assert.equal(said.at(-1), "Cell 1 is done.");
});

test("what a cell needs runs before it, and the page says so", async () => {
  const { add, heard, said, done } = page(5, { needs: { 5: [1, 2, 4] } });
  add(5);
  await done;
  assert.deepEqual(runs(heard), [1, 2, 4, 5]);
  assert.ok(said.includes("5: Needs cells 1, 2 and 4: running them."));
  assert.ok(said.includes("Cell 5: Needs cells 1, 2 and 4: running them."));
  assert.deepEqual(said.slice(-2), ["Cell 5 is running …", "Cell 5 is done."]);
});

test("what waits already is brought forward, not run twice", async () => {
  const { add, heard, said, done } = page(4, { needs: { 4: [2] } });
  add(4, 3, 2);
  await done;
  assert.deepEqual(runs(heard), [2, 4, 3]);
  assert.ok(said.includes("4: Needs cell 2: running it."));
});

test("after an error nothing waits any more, and every cell that began has ended", async () => {
  const { add, heard, said, done } = page(4, {
    needs: { 4: [2] },
    fails: { 2: "" },
  });
  add(4, 3);
  await done;
  assert.deepEqual(runs(heard), [2]);
  assert.equal(
    said.at(-1),
    "Cell 2 raised an error. The cells after it did not run.",
  );
  const numbers = (word) =>
    heard
      .filter((each) => each.startsWith(word))
      .map((each) => each.split(" ")[1]);
  assert.deepEqual(numbers("begin").sort(), ["2", "3", "4"]);
  assert.deepEqual(numbers("end").sort(), numbers("begin").sort());
});

test("a cell whose needs failed asks again the next time", async () => {
  const first = page(2, { needs: { 2: [1] }, fails: { 1: "stopped" } });
  first.add(2);
  await first.done;
  assert.deepEqual(runs(first.heard), [1]);
  assert.ok(
    first.said.includes(
      "1: Stopped. Python starts anew: the variables are gone, your edits are kept.",
    ),
  );
  first.add(2);
  await new Promise(setImmediate);
  assert.deepEqual(runs(first.heard), [1, 2]);
});
