import { place } from "./chart.js";
import { svg } from "./page.js";

/** How many steps a key goes. @type {Record<string, number>} */
const KEYS = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: -Infinity,
  End: Infinity,
};

/**
 * A mark in a chart that can be dragged, by mouse and touch, and that is a slider for keyboard and screen reader.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame the chart it stands in
 * @param {{label: string, min: number, max: number, step: number, mark: Element, onfocus?: () => void,
 *   toward: (x: number, y: number) => number, oninput: (value: number) => void}} options
 *   toward: the value that a place in the chart, in pixels, asks for
 */
export function handle(frame, { label, min, max, step, mark, onfocus, toward, oninput }) {
  let value = NaN;
  let at = [0, 0];
  let grab = [0, 0]; // from the mark's middle to the finger: nothing jumps when it is taken
  frame.node.setAttribute("role", "group"); // inside an image, nobody would find a slider

  /** @param {number} wanted */
  const ask = (wanted) => {
    const steps = Math.round((Math.min(max, Math.max(min, wanted)) - min) / step);
    const next = Number((min + steps * step).toFixed(6));
    if (next === value) return;
    value = next; // the next key may come before the next frame
    oninput(next);
  };

  const node = svg(
    "g",
    {
      class: "handle",
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      "aria-valuemin": min,
      "aria-valuemax": max,
      onfocus: () => onfocus?.(),
      onkeydown(/** @type {KeyboardEvent} */ event) {
        const steps = KEYS[event.key];
        if (!steps || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault(); // the page would scroll
        ask(value + steps * step);
      },
      // touch-action has no power over parts of an SVG: the page would scroll and the drag end
      ontouchstart: (/** @type {TouchEvent} */ event) => event.preventDefault(),
      onpointerdown(/** @type {PointerEvent} */ event) {
        if (event.button > 0) return;
        event.preventDefault();
        const [x, y] = frame.under(event);
        grab = [x - at[0], y - at[1]];
        node.setPointerCapture(event.pointerId);
        node.focus({ preventScroll: true });
      },
      onpointermove(/** @type {PointerEvent} */ event) {
        if (!node.hasPointerCapture(event.pointerId)) return;
        const [x, y] = frame.under(event);
        ask(toward(x - grab[0], y - grab[1]));
      },
    },
    svg("circle", { class: "hold", r: 14 }),
    mark,
  );
  return {
    node,
    /** Stand at (x, y), for this value, which reads like that. @param {number} x @param {number} y @param {number} is @param {string} words */
    show(x, y, is, words) {
      value = is;
      at = [x, y];
      place(node, { transform: `translate(${x},${y})`, "aria-valuenow": is, "aria-valuetext": words });
    },
  };
}
