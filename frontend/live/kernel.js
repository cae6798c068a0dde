/** The page's side of the worker: start it, run a cell in it, stop it, notice when it is gone. */

/**
 * @typedef {object} Listener
 * @property {(state: "starting" | "ready" | "failed", words: string) => void} state
 * @property {(message: any) => void} told a file that arrives, or something that a cell shows
 *
 * @typedef {object} Run
 * @property {string} place
 * @property {string} label
 * @property {string} code
 * @property {[string, string][]} [cells] place and code of all from the first to this one, to ask what it needs
 *
 * @typedef {{ok: boolean, why?: string, first?: string[]}} Outcome first: it did not run, for these have to run before it
 */

const NO_WORKER = "Python can't start: this browser runs no module in a worker, or a file of this site is missing.";

/** @param {URL} workerUrl @param {URL} list the worker's files.json @param {Listener} listener */
export function createKernel(workerUrl, list, listener) {
  /** @type {ReturnType<typeof launch> | undefined} */
  let worker;
  let ready = false;
  const turn = createTurn();

  function start() {
    listener.state("starting", "Starting Python …");
    worker = launch(workerUrl, list, receive);
  }

  /** It is gone, at least for now, and its memory is free at once. @param {string} why */
  function leave(why) {
    worker?.end();
    worker = undefined;
    ready = false;
    turn.end({ ok: false, why });
  }

  /** It won't start. @param {string} words */
  function fail(words) {
    leave(words);
    listener.state("failed", words);
  }

  /** Everything anew: the variables go. @param {string} why */
  function restart(why) {
    leave(why);
    start();
  }

  /** @param {any} message */
  function receive(message) {
    if (message.type === "ready") {
      ready = true;
      listener.state("ready", `Python ${message.python} is ready.`);
      turn.go();
    } else if (message.type === "failed") fail(`Python can't start: ${message.words}`);
    else if (message.type === "broken") restart("broken");
    else if (message.type === "unhandled") ready || fail(NO_WORKER);
    else if (message.type === "done") turn.end({ ok: message.ok, first: message.first });
    else listener.told(message);
  }

  return {
    start,
    /** @param {Run} wanted @returns {Promise<Outcome>} */
    run(wanted) {
      const outcome = turn.begin(() => worker?.post({ type: "run", ...wanted }));
      if (!worker) start();
      if (ready) turn.go();
      return outcome;
    },
    /** To a widget, or a question that is answered by telling; false: Python isn't there. @param {any} message */
    post: (message) => ready && (worker?.post(message), true),
    leave,
    /** End whatever runs, `while True: pass` too: the worker goes, and a new one starts. */
    stop: () => restart("stopped"),
  };
}

/** The one cell that Python is at, or will be at when it is ready: from the wish to its outcome. */
function createTurn() {
  /** @type {((outcome: Outcome) => void) | undefined} */
  let finish;
  /** @type {(() => void) | undefined} */
  let waiting;
  return {
    /** @param {() => void} act what `go` will do @returns {Promise<Outcome>} */
    begin(act) {
      waiting = act;
      return new Promise((resolve) => (finish = resolve));
    },
    go() {
      waiting?.();
      waiting = undefined;
    },
    /** @param {Outcome} outcome */
    end(outcome) {
      finish?.(outcome);
      finish = waiting = undefined;
    },
  };
}

/**
 * One worker, from its start to its end.
 * @param {URL} workerUrl
 * @param {URL} list
 * @param {(message: any) => void} receive what it says; "unhandled": an error in it; "broken": it left without a word
 */
function launch(workerUrl, list, receive) {
  const { port1: port, port2 } = new MessageChannel();
  const ended = new AbortController();
  const { signal } = ended;
  const worker = new Worker(workerUrl, { type: "module" });
  /** @param {string} lock that the worker holds as long as it lives */
  const watch = (lock) => {
    const gone = () => void (signal.aborted || receive({ type: "broken" }));
    navigator.locks.request(lock, { signal }, gone).catch(() => {}); // ended while it waited: no error
  };
  port.onmessage = ({ data }) => void (data.type === "alive" ? watch(data.lock) : receive(data));
  worker.onerror = (event) => {
    event.preventDefault();
    if (!signal.aborted) receive({ type: "unhandled" }); // a worker that was stopped may still complain
  };
  worker.postMessage({ list: list.href }, [port2]);
  return {
    /** @param {any} message */
    post: (message) => port.postMessage(message),
    end() {
      ended.abort();
      worker.terminate();
      port.close();
    },
  };
}
