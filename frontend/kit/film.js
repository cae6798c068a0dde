/** From before to after in front of the reader's eyes; what was before stays as a dashed ghost. */

import { calm, svg } from "./page.js";

const LENGTH = 900; // milliseconds

/**
 * @typedef {Record<string, any>} Values
 * @param {{get: (name: string) => any, set: (values: Values) => void, readers: Record<string, (text: string) => any>}} state
 *   readers: of each value, as for the address: what lies between two values passes them, too
 * @param {() => {node: Element, traces?: Element[]}[]} views
 * @param {() => void} redraw
 */
export function film({ get, set, readers }, views, redraw) {
  const left = ghosts(views);
  let frame = 0;
  /** Where it leads while it plays. @type {Values} */
  let goal = {};

  /** @param {{before?: Values, after: Values}} scene before: where the model stands, if it isn't given */
  function play({ before = {}, after }) {
    stop();
    const first = Object.fromEntries(Object.keys(after).map((name) => [name, get(name)]));
    const from = { ...first, ...before };
    set({ ...after, ...between(from, after, 0, readers), ...before });
    goal = after;
    redraw(); // even where nothing has changed yet: it says that it is moving
    frame = requestAnimationFrame((start) => {
      left.leave(); // "before" has just been drawn
      const tick = (/** @type {number} */ now) => {
        const share = calm() ? 1 : Math.min(1, Math.max(0, now - start) / LENGTH);
        frame = share < 1 ? requestAnimationFrame(tick) : 0;
        set(share < 1 ? between(from, after, share, readers) : after);
        if (frame) return;
        goal = {};
        redraw();
      };
      tick(start);
    });
  }
  /** The reader takes over: the model stays where it is. */
  function stop() {
    cancelAnimationFrame(frame);
    frame = 0;
    goal = {};
    left.clear();
  }
  const ahead = (/** @type {string} */ name) => goal[name] ?? get(name);
  return { play, stop, check: left.check, playing: () => frame !== 0, ahead };
}

/**
 * The numbers on the way, slow at both ends.
 * @param {Values} from @param {Values} to @param {number} share from 0 to 1 @param {Record<string, (text: string) => any>} readers
 * @returns {Values} of those that differ
 */
export function between(from, to, share, readers) {
  const eased = share * share * (3 - 2 * share);
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + eased * (b - a);
  /** @type {Values} */
  const values = {};
  for (const [name, b] of Object.entries(to)) {
    const a = from[name];
    const lists = Array.isArray(a) && Array.isArray(b) && a.length === b.length;
    const mixed = lists ? a.map((each, i) => mix(each, b[i])) : typeof b === "number" ? mix(a, b) : undefined;
    const value = mixed === undefined ? undefined : readers[name]?.(String(mixed));
    if (value !== undefined && String(a) !== String(b)) values[name] = value;
  }
  return values;
}

/**
 * Copies of what draws the model, left where it was.
 * @param {() => {node: Element, traces?: Element[]}[]} views
 */
function ghosts(views) {
  /** @type {Element[]} */
  let left = [];
  let sizes = "";
  const measure = () =>
    views()
      .map(({ node }) => node.getAttribute("viewBox"))
      .join();
  const clear = () => {
    for (const node of left) node.remove();
    left = [];
  };
  return {
    clear,
    leave() {
      clear();
      sizes = measure();
      left = views().flatMap(({ traces = [] }) => traces.filter(seen).map(copy));
    },
    /** In a picture of another size they would stand in the wrong place. */
    check() {
      if (left.length && sizes !== measure()) clear();
    },
  };
}

/** @param {Element} node */
const seen = (node) => node.getAttribute("visibility") !== "hidden";

/** @param {Element} node */
function copy(node) {
  const ghost = /** @type {Element} */ (node.cloneNode(true));
  const handle = node.closest(".handle");
  ghost.setAttribute("class", "trace");
  const group = svg("g", { class: "ghost", transform: handle?.getAttribute("transform") ?? null }, ghost);
  (handle ?? node).before(group);
  return group;
}
