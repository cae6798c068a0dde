/** The files on their way to Python: how much has arrived, in numbers and in words. */

const MB = 1e6;
const UNCOUNTED = "pyodide.asm.wasm"; // its bytes can't be counted on their way

/**
 * @typedef {object} Sum
 * @property {number} loaded bytes
 * @property {number} size bytes
 * @property {boolean} counted
 * @property {string} words "" when all has arrived
 */

export function createDownloads() {
  /** @type {Map<string, {loaded: number, size: number}>} */
  const files = new Map();
  return {
    /** @param {{name: string, loaded: number, size: number}} file */
    note: ({ name, loaded, size }) => void files.set(name, { loaded, size }),
    clear: () => files.clear(),
    /** undefined: nothing is on its way. @returns {Sum | undefined} */
    sum() {
      if (!files.size) return undefined;
      const all = [...files.values()];
      const loaded = all.reduce((total, file) => total + file.loaded, 0);
      const size = all.reduce((total, file) => total + file.size, 0);
      const open = [...files].filter(([, file]) => file.loaded < file.size).sort(([, a], [, b]) => b.size - a.size);
      const name = open.length ? open[0][0] : "";
      const words = name && `Fetching ${plain(name)}: ${(loaded / MB).toFixed(0)} of ${(size / MB).toFixed(0)} MB`;
      return { loaded, size, counted: name !== UNCOUNTED, words };
    },
  };
}

/** @param {string} file numpy-2.0.2-….whl */
function plain(file) {
  return /^(pyodide|python)/.test(file) ? "Python" : file.split("-")[0].replaceAll("_", "-");
}
