/** The cells that wait for Python: they run one after the other, and an error lets those after it go. */

/** @typedef {ReturnType<typeof import("./cell.js").createCell>} Cell */

/** What is said when Python ended in the middle of a cell. @type {Record<string, string>} */
const ENDS = {
  stopped: "Stopped. Python starts anew: the variables are gone, your edits are kept.",
  left: "The page was left, and Python ended: the variables are gone, your edits are kept.",
  broken: "Python broke down and starts anew: the variables are gone, your edits are kept.",
};

/**
 * @typedef {{ok: boolean, why?: string, first: Cell[]}} Outcome first: it did not run, for these have to run before it
 * @param {(cell: Cell, ask: boolean) => Promise<Outcome>} run
 * @param {(words: string, running: boolean) => void} says
 */
export function createQueue(run, says) {
  /** @type {Cell[]} */
  let queue = [];
  const reasons = createReasons();
  let running = false;

  async function work() {
    running = true;
    let words = "";
    while (queue.length) {
      const [cell] = queue;
      says(reasons.words(cell), true);
      const outcome = await run(cell, !reasons.isKnown(cell));
      if (outcome.first.length) {
        bringForward(cell, outcome.first);
        continue;
      }
      cell.end();
      queue.shift();
      reasons.forget(cell);
      words = afterwards(cell, outcome);
      if (outcome.ok) continue;
      if (outcome.why) cell.note(words);
      if (queue.length) words += " The cells after it did not run.";
      drop(0);
    }
    running = false;
    says(words, false);
  }

  /** @param {Cell} cell @param {Cell[]} first what has to run before it */
  function bringForward(cell, first) {
    cell.note(reasons.explain(cell, first));
    for (const each of first) if (!queue.includes(each)) each.begin();
    queue = [...first, ...queue.filter((each) => !first.includes(each))];
  }

  /** Those that wait run no more. @param {number} from */
  function drop(from) {
    for (const cell of queue.splice(from)) {
      cell.end();
      reasons.forget(cell);
    }
  }

  return {
    /** @param {Cell[]} cells */
    add(cells) {
      const more = cells.filter((cell) => !queue.includes(cell));
      for (const cell of more) cell.begin();
      queue.push(...more);
      if (!running) work();
    },
    /** All but the one that runs. */
    drop: () => drop(1),
    isRunning: () => running,
    /** What is to be said of it now; "" if nothing runs. */
    words: () => (queue.length ? reasons.words(queue[0]) : ""),
  };
}

/** Why a cell runs: of its own, or because another needs it. */
function createReasons() {
  /** @type {Map<Cell, string>} */
  const known = new Map();
  const itself = (/** @type {Cell} */ cell) => `Cell ${cell.number} is running …`;
  return {
    /** Is it clear what has to run before it? @param {Cell} cell */
    isKnown: (cell) => known.has(cell),
    /** @param {Cell} cell */
    words: (cell) => known.get(cell) ?? itself(cell),
    /** @param {Cell} cell @param {Cell[]} first what has to run before it */
    explain(cell, first) {
      const words = needs(first);
      for (const each of first) known.set(each, `Cell ${cell.number}: ${words}`);
      known.set(cell, itself(cell));
      return words;
    },
    /** @param {Cell} cell */
    forget: (cell) => known.delete(cell),
  };
}

/** @param {Cell[]} cells */
function needs(cells) {
  const numbers = cells.map(({ number }) => number);
  const [last, ...others] = numbers.reverse();
  return others.length
    ? `Needs cells ${others.reverse().join(", ")} and ${last}: running them.`
    : `Needs cell ${last}: running it.`;
}

/** @param {Cell} cell @param {Outcome} outcome */
function afterwards({ number }, { ok, why = "" }) {
  return ok ? `Cell ${number} is done.` : ENDS[why] || why || `Cell ${number} raised an error.`;
}
