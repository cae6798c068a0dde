/** State in the address: `#training-lab?lr=0.3&num_iter=120`. Whatever stands there is checked before it is used. */

const LONGEST = 4000; // characters; a hundred points of the reader's own need no more

/** @param {string} key the explorable's name on this page @returns {Record<string, string>} */
export function fromAddress(key) {
  const [name, query] = location.hash.slice(1).split("?", 2);
  if (!key || name !== key || !query || query.length > LONGEST) return {};
  return Object.fromEntries(new URLSearchParams(query));
}

/** @param {string} key @param {Record<string, any>} state */
export function address(key, state) {
  const query = new URLSearchParams(Object.entries(state).map(([name, value]) => [name, String(value)]));
  return `${location.href.split("#")[0]}#${key}?${query}`;
}

/** Write the address without a new entry in the history. @param {string} href */
export function setAddress(href) {
  try {
    history.replaceState(history.state, "", href);
  } catch {
    // a browser that allows no more changes for now: the address stays as it was
  }
}

/** A reader for each number that Python lets be set. @param {Record<string, [number, number]>} ranges */
export const readers = (ranges) =>
  Object.fromEntries(Object.entries(ranges).map(([name, [low, high]]) => [name, read.number(low, high)]));

const DECIMAL = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i; // Number() would take "0x1" and "" as well

/** Readers of what an address says; each gives undefined for what makes no sense. */
export const read = {
  /** @param {number} low @param {number} high @returns {(text: string) => number | undefined} */
  number: (low, high) => (text) => {
    const value = DECIMAL.test(text) ? Number(text) : NaN;
    return value >= low && value <= high ? value : undefined;
  },
  /** @param {number} low @param {number} high @returns {(text: string) => number | undefined} */
  whole: (low, high) => (text) => {
    const value = read.number(low, high)(text);
    return value === undefined ? undefined : Math.round(value);
  },
  /** Numbers with commas between, as a list is written. @param {(n: number) => boolean} counts is that a number of them? @param {number} low @param {number} high @returns {(text: string) => number[] | undefined} */
  list: (counts, low, high) => (text) => {
    const values = text.split(",").map((each) => read.number(low, high)(each.trim()));
    return counts(values.length) && values.every((each) => each !== undefined) ? values : undefined;
  },
  /** @param {string[]} options @returns {(text: string) => string | undefined} */
  oneOf: (options) => (text) => (options.includes(text) ? text : undefined),
};
