/** The page's side of the worker: start it, run a cell in it, stop it, notice when it is gone. */

/**
 * @typedef {object} Listener
 * @property {(state: "starting" | "ready" | "failed", words: string) => void} state
 * @property {(files: Map<string, {loaded: number, size: number}>) => void} progress
 * @property {(message: any) => void} shown something that a cell shows
 *
 * @typedef {{ok: boolean, why?: string}} Outcome
 */

/** @param {URL} workerUrl @param {URL} list the worker's files.json @param {Listener} listener */
export function createKernel(workerUrl, list, listener) {
  /** @type {Worker | undefined} */
  let worker;
  /** @type {MessagePort} */
  let port;
  let ready = false;
  /** @type {((outcome: Outcome) => void) | undefined} */
  let finish;
  /** @type {(() => void)[]} */
  let waiting = [];
  /** @type {Map<string, {loaded: number, size: number}>} */
  const files = new Map();
  let watching = new AbortController();

  function start() {
    ready = false;
    files.clear();
    watching = new AbortController();
    listener.state("starting", "Starting Python …");
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => receive(data);
    worker = new Worker(workerUrl, { type: "module" });
    const mine = worker;
    worker.onerror = (event) => {
      event.preventDefault();
      // a worker that was stopped may still complain
      if (!ready && mine === worker)
        fail("Python can't start: this browser runs no module in a worker, or a file of this site is missing.");
    };
    worker.postMessage({ list: list.href }, [channel.port2]);
  }

  function end() {
    watching.abort();
    worker?.terminate();
    port?.close();
    worker = undefined;
    ready = false;
  }

  /** @param {Outcome} outcome */
  function settle(outcome) {
    const settled = finish;
    finish = undefined;
    settled?.(outcome);
  }

  /** It won't start. @param {string} words */
  function fail(words) {
    end();
    waiting = [];
    listener.state("failed", words);
    settle({ ok: false, why: words });
  }

  /** Everything anew: the variables go. @param {string} why */
  function restart(why) {
    end();
    start();
    settle({ ok: false, why });
  }

  /** @param {any} message */
  function receive(message) {
    if (message.type === "ready") {
      ready = true;
      listener.state("ready", `Python ${message.python} is ready.`);
      for (const go of waiting.splice(0)) go();
    } else if (message.type === "failed") {
      fail(`Python can't start: ${message.words}`);
    } else if (message.type === "progress") {
      files.set(message.name, message);
      listener.progress(files);
    } else if (message.type === "loaded") {
      files.clear();
      listener.progress(files);
    } else if (message.type === "alive") {
      const { signal } = watching;
      navigator.locks.request(message.lock, { signal }, () => signal.aborted || restart("broken")).catch(() => {});
    } else if (message.type === "done") {
      settle({ ok: message.ok });
    } else if (message.type === "broken") {
      restart("broken");
    } else {
      listener.shown(message);
    }
  }

  return {
    start,
    /** @param {string} place @param {string} label @param {string} code @returns {Promise<Outcome>} */
    run(place, label, code) {
      return new Promise((resolve) => {
        finish = resolve;
        const go = () => port.postMessage({ type: "run", place, label, code });
        if (!worker) start();
        if (ready) go();
        else waiting = [go];
      });
    },
    /** A message to a widget; lost if Python was started anew since. @param {string} id @param {any} data */
    tellWidget(id, data) {
      if (ready) port.postMessage({ type: "comm", id, data });
    },
    /** End whatever runs, `while True: pass` too: the worker goes, and a new one starts. */
    stop() {
      waiting = [];
      restart("stopped");
    },
  };
}
