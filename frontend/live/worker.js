/**
 * The worker that runs the reader's Python: Pyodide, from this site alone.
 * It talks through a port of its own, so that a cell that posts messages through `js` can't be taken for it.
 */

import sources from "./sources.js";

const fetchFromNetwork = self.fetch.bind(self);

/** @type {MessagePort} */
let port;
/** @type {any} */
let pyodide;
/** @type {any} */
let session;
/** @type {{sizes: Record<string, number>, modules: Record<string, string>, first: string[], ahead: string[], folder: string}} */
let files;
/** Asked for before Pyodide asks, by address: side by side with its program, not after it. @type {Map<string, Promise<Response>>} */
const ahead = new Map();

/** @param {Record<string, any>} message */
const tell = (message) => port.postMessage(message);

self.onmessage = async ({ data, ports }) => {
  self.onmessage = null;
  port = ports[0];
  try {
    await start(new URL(data.list));
  } catch (error) {
    tell({ type: "failed", words: String(error instanceof Error ? error.message : error) });
  }
};

/** @param {URL} list files.json: what this site has, and where */
async function start(list) {
  files = await (await fetchFromNetwork(list)).json();
  watchFetches();
  watchCompiling();
  leaveTraces();
  const base = new URL(files.folder, list).href;
  for (const name of files.ahead) ahead.set(base + name, fetchKept(base + name));
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  pyodide = await loadPyodide({
    indexURL: base,
    lockFileURL: `${base}pyodide-lock.json${list.search}`,
    packages: files.first,
    env: { HOME: "/home/pyodide", MPLBACKEND: "module://live_python.backend" },
  });
  pyodide._api.on_fatal = () => tell({ type: "broken" }); // it may happen where nobody waits for an answer
  pyodide.FS.mkdir("/home/pyodide/live_python");
  for (const [name, text] of Object.entries(sources))
    pyodide.FS.writeFile(`/home/pyodide/live_python/${name}.py`, text);
  session = pyodide.pyimport("live_python.session");
  session.start((/** @type {string} */ json) => tell(JSON.parse(json)), JSON.stringify(files.modules));
  pyodide.setStdout({ batched: (/** @type {string} */ text) => session.write("stdout", `${text}\n`) });
  pyodide.setStderr({ batched: (/** @type {string} */ text) => session.write("stderr", `${text}\n`) });
  port.onmessage = ({ data }) => (queue = queue.then(() => handle(data)));
  tell({ type: "ready", python: pyodide.runPython("import sys; '.'.join(map(str, sys.version_info[:3]))") });
}

/** One thing after the other. */
let queue = Promise.resolve();

/** @param {any} message */
async function handle(message) {
  const { place } = message;
  try {
    if (message.type === "comm") {
      session.receive(message.id, JSON.stringify(message.data));
      return tell({ type: "received", id: message.id });
    }
    if (message.type === "outdated") {
      return tell({ type: "outdated", places: JSON.parse(session.outdated(JSON.stringify(message.cells))) });
    }
    if (message.type === "completions" || message.type === "about") {
      return tell({ type: "answer", ask: message.ask, value: JSON.parse(session[message.type](message.dotted)) });
    }
    const first = message.cells ? JSON.parse(session.needed(JSON.stringify(message.cells))) : [];
    if (first.length) return tell({ type: "done", place, ok: true, first });
    const trouble = await load(session.packages_for(message.code).toJs());
    if (trouble) {
      tell({ type: "error", place, name: "Not loaded", text: trouble });
      return tell({ type: "done", place, ok: false });
    }
    const { ok, missing } = JSON.parse(await session.run(place, message.label, message.code));
    if (missing) await load([missing]);
    tell({ type: "done", place, ok });
  } catch (error) {
    console.info(error);
    tell({ type: "broken" }); // not by the cell's exception, that is shown: the session itself doesn't answer
  }
}

/** Returns what went wrong, in words. @param {string[]} names of packages */
async function load(names) {
  const absent = () => names.filter((name) => !(name in pyodide.loadedPackages));
  if (absent().length) {
    await pyodide.loadPackage(absent(), { messageCallback: () => {}, errorCallback: () => {} });
    tell({ type: "loaded" });
    pyodide.pyimport("live_python.widgets").prepare();
  }
  return absent().length
    ? `${absent().join(", ")} could not be fetched from this site. Are you offline? Run again.`
    : "";
}

/** Count the bytes that arrive, and keep to this site. */
function watchFetches() {
  self.fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input, self.location.href);
    if (url.origin !== self.location.origin && url.protocol !== "data:" && url.protocol !== "blob:") {
      throw new TypeError(`this page asks nobody but its own site, and ${url.host} is another`);
    }
    const name = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
    const size = files.sizes[name];
    if (!size) return fetchFromNetwork(input, init);
    tell({ type: "progress", name, loaded: 0, size });
    const response = await (ahead.get(url.href) ?? fetchKept(url.href));
    ahead.delete(url.href);
    if (!response.ok && !session) tell({ type: "failed", words: `${name} is missing on this site` });
    const told = (/** @type {number} */ loaded) => tell({ type: "progress", name, loaded, size });
    // the browser compiles a program while it arrives, and keeps what it made, if nobody stands between
    if (name.endsWith(".wasm") || !response.ok || !response.body) return response;
    return new Response(response.body.pipeThrough(counter(told, size)), response);
  };
}

/**
 * The address names the bytes, so a kept one is the right one, however old. No `integrity`: with it the browser
 * hands over nothing before the last byte. The build has checked each file.
 * @param {string} address
 */
const fetchKept = (address) => fetchFromNetwork(address, { cache: "force-cache" });

/** The one file whose bytes can't be counted on their way is there when it is compiled. */
function watchCompiling() {
  const compile = WebAssembly.instantiateStreaming.bind(WebAssembly);
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const made = await compile(source, imports);
    const name = "pyodide.asm.wasm";
    tell({ type: "progress", name, loaded: files.sizes[name], size: files.sizes[name] });
    return made;
  };
}

/** @param {(loaded: number) => void} told @param {number} size */
function counter(told, size) {
  let loaded = 0;
  let last = 0;
  return new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      if (loaded - last > 200_000 || loaded >= size) told((last = loaded));
      controller.enqueue(chunk);
    },
  });
}

/** A worker that a cell closes leaves without a word; so it holds a lock that the page waits for. */
function leaveTraces() {
  const name = `live-python-${Math.random()}`;
  if (!navigator.locks) return; // not over plain http: there the reader's Stop helps
  navigator.locks.request(name, () => {
    tell({ type: "alive", lock: name });
    return new Promise(() => {});
  });
}
