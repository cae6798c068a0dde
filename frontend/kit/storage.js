/** What a reader did, kept on the reader's own device: under one key for each page and name, and never sent anywhere. */

const VERSION = 1;
const LONGEST = 20_000; // characters; whatever is longer wasn't written here

/**
 * @param {string} name
 * @param {string} [stamp] what is kept for another stamp is forgotten: it belongs to other questions
 */
export function keep(name, stamp = "") {
  const key = `book ${location.pathname} ${name}`;
  const frame = { version: VERSION, stamp };
  return {
    /** Does this browser keep anything at all? */
    works: (() => {
      try {
        localStorage.setItem("book", "");
        localStorage.removeItem("book");
        return true;
      } catch {
        return false;
      }
    })(),
    /** What was kept, or undefined; the caller must not trust it. @returns {any} */
    read() {
      try {
        const text = localStorage.getItem(key);
        if (!text || text.length > LONGEST) return undefined;
        const kept = JSON.parse(text);
        return kept.version === VERSION && kept.stamp === stamp ? kept.value : undefined;
      } catch {
        return undefined;
      }
    },
    /** @param {any} value undefined: keep nothing */
    write(value) {
      try {
        if (value === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify({ ...frame, value }));
      } catch {
        // private mode, no room left: it lasts as long as the page
      }
    },
  };
}
