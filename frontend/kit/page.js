/** What every explorable needs of the page: elements, frames, motion, announcing. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element with attributes, listeners (`onclick: f`) and children.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string)} children
 * @returns {any}
 */
export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * The same for SVG.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string)} children
 * @returns {any}
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** @param {Element} node @param {Record<string, any>} attributes @param {(Node|string)[]} children */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

const load = Math.random().toString(36).slice(2, 8); // a notebook loads this file once for each widget
let count = 0;

/** An id that no other element of the page has. @param {string} name */
export const uniqueId = (name) => `${name}-${load}-${++count}`;

/**
 * Ask as often as you like: `draw` runs once a frame.
 * @param {() => void} draw
 */
export function oncePerFrame(draw) {
  let frame = 0;
  const ask = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  };
  ask.cancel = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  return ask;
}

/**
 * Long work in slices of a few milliseconds, each a task of its own between frames, so that the page goes on answering.
 * `work` does one small piece and returns true when all is done. New work takes the place of the old.
 * @param {number} [milliseconds] a slice's length
 */
export function slices(milliseconds = 4) {
  let next = 0;
  /** @param {() => boolean} work */
  const run = (work) => {
    run.cancel();
    const slice = () => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end) if (work()) return;
      next = window.setTimeout(slice);
    };
    next = window.setTimeout(slice); // not at once: of a hundred inputs in a frame, only the last one is worked out
  };
  run.cancel = () => clearTimeout(next);
  return run;
}

/** Does the reader ask for less motion? */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
