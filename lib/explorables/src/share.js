/** State in the address: `#training-lab?lr=0.3&num_iter=120`. Whatever stands there is checked before it is used. */

/** @param {string} key the explorable's name on this page @returns {Record<string, string>} */
export function fromAddress(key) {
  const [name, query] = location.hash.slice(1).split("?", 2);
  if (name !== key || !query || query.length > 2000) return {};
  return Object.fromEntries(new URLSearchParams(query));
}

/** @param {string} key @param {Record<string, string | number>} state */
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

/** @param {string | undefined} text @param {number} low @param {number} high @returns {number | undefined} */
export function numberFrom(text, low, high) {
  const value = text ? Number(text) : NaN;
  return value >= low && value <= high ? value : undefined;
}
