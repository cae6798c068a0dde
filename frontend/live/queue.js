/** The cells that wait for Python: they run one after the other, and an error lets those after it go. */

/** @typedef {ReturnType<typeof import("./cell.js").createCell>} Cell */

/** What is said when Python ended in the middle of a cell. @type {Record<string, string>} */
const ENDS = {
  stopped: "Stopped. Python starts anew: the variables are gone, your edits are kept.",
  broken: "Python broke down and starts anew: the variables are gone, your edits are kept.",
};

/**
 * @param {(cell: Cell) => Promise<import("./kernel.js").Outcome>} run
 * @param {(words: string, running: boolean) => void} says
 */
export function createQueue(run, says) {
  /** @type {Cell[]} */
  let queue = [];
  let running = false;

  async function work() {
    running = true;
    let words = "";
    while (queue.length) {
      const [cell] = queue;
      says(isRunning(cell), true);
      const outcome = await run(cell);
      cell.end();
      queue.shift();
      words = afterwards(cell, outcome);
      if (outcome.ok) continue;
      if (outcome.why) cell.note(words);
      if (queue.length) words += " The cells after it did not run.";
      drop(queue.splice(0));
    }
    running = false;
    says(words, false);
  }

  /** @param {Cell[]} cells */
  const drop = (cells) => cells.forEach((cell) => cell.end());

  return {
    /** @param {Cell[]} cells */
    add(cells) {
      const more = cells.filter((cell) => !queue.includes(cell));
      for (const cell of more) cell.begin();
      queue.push(...more);
      if (!running) work();
    },
    /** Those that wait run no more. */
    drop: () => drop(queue.splice(1)),
    isRunning: () => running,
    /** What is to be said of it now; "" if nothing runs. */
    words: () => (queue.length ? isRunning(queue[0]) : ""),
  };
}

/** @param {Cell} cell */
const isRunning = (cell) => `Cell ${cell.number} is running …`;

/** @param {Cell} cell @param {import("./kernel.js").Outcome} outcome */
function afterwards({ number }, { ok, why = "" }) {
  return ok ? `Cell ${number} is done.` : ENDS[why] || why || `Cell ${number} raised an error.`;
}
