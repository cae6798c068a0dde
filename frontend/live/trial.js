/**
 * The notebook as the grader will run it: a fresh Python, every cell from the top, also after an error; a cell that
 * doesn't end costs that cell. Then each part is asked its question, in the book's own words.
 */

import { createKernel } from "./kernel.js";

const LONGEST = 60_000; // milliseconds for a cell; the grader gives 10 s, on a faster Python

/**
 * @typedef {{place: string, label: string, code: string}} Task
 * @typedef {{ok: boolean, text: string}} Heard
 */

/**
 * A fresh Python that says what a task printed, and is started anew if a task doesn't end.
 * @param {URL} workerUrl @param {URL} list files.json @param {(words: string) => void} failed it can't start
 */
function createFresh(workerUrl, list, failed) {
  const kernel = createKernel(workerUrl, list, { state: (name, words) => name === "failed" && failed(words), told });
  let text = "";
  let timer = 0;

  function wait() {
    clearTimeout(timer);
    timer = window.setTimeout(kernel.stop, LONGEST);
  }

  /** @param {any} message */
  function told(message) {
    const { type } = message;
    if (type === "progress" || type === "loaded")
      wait(); // what is on its way is no cell's fault
    else if (type === "stream" || type === "error") text += message.text;
  }

  return {
    end() {
      clearTimeout(timer);
      kernel.leave("ended");
    },
    /** @param {Task} task @returns {Promise<Heard & {why?: string}>} */
    async run(task) {
      text = "";
      wait();
      const { ok, why } = await kernel.run(task);
      clearTimeout(timer);
      return { ok, text, why };
    },
  };
}

/**
 * @param {URL} workerUrl @param {URL} list files.json
 * @param {(words: string) => void} says
 */
export function createTrial(workerUrl, list, says) {
  /** @type {ReturnType<typeof createFresh> | undefined} */
  let python;
  let trouble = "";

  /** All of them; undefined: Python ended in one, which `skip` holds from now on. @param {Task[]} tasks @param {Map<Task, Heard>} skip */
  async function attempt(tasks, skip) {
    /** @type {Map<Task, Heard>} */
    const heard = new Map(skip);
    const rest = tasks.filter((task) => !skip.has(task));
    for (const task of rest) {
      says(`Checking: ${task.label} …`);
      const { why, ...told } = await /** @type {any} */ (python).run(task);
      if (trouble) throw new Error(trouble);
      if (why) {
        skip.set(task, { ok: false, text: why === "stopped" ? "It did not end within a minute." : "It ended Python." });
        return undefined;
      }
      heard.set(task, told);
    }
    return heard;
  }

  return {
    /** The run ends now, with an Error. */
    cancel() {
      trouble = "The check was stopped.";
      python?.end();
    },
    /** What each task came to. An Error says why Python can't start. @param {Task[]} tasks @returns {Promise<Map<Task, Heard>>} */
    async run(tasks) {
      const skip = new Map();
      trouble = "";
      python = createFresh(workerUrl, list, (words) => (trouble = words));
      try {
        for (;;) {
          const heard = await attempt(tasks, skip);
          if (heard) return heard;
        }
      } finally {
        python.end();
        python = undefined;
      }
    },
  };
}
