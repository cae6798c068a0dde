/** A hand that misses a handle by a little has meant it. */

const NEAR = 24; // pixels from its middle

/** @typedef {{node: Element, at: () => number[]}} Taken something in a chart that can be taken, and where it is, in pixels */

/** What can be taken in a chart, by the chart's node. @type {WeakMap<Element, Taken[]>} */
const known = new WeakMap();

/**
 * A press beside this handle, on nothing that can be taken itself, takes it; the nearest, where there are several.
 * @param {ReturnType<typeof import("./chart.js").chart>} frame the chart it stands in
 * @param {Element} node of the handle
 * @param {() => number[]} at where it is
 */
export function takenNearby(frame, node, at) {
  const others = known.get(frame.node);
  if (others) return void others.push({ node, at });
  const all = [{ node, at }];
  known.set(frame.node, all);
  /** @param {MouseEvent} event */
  const meant = (event) => nearest(all, /** @type {Element} */ (event.target), frame.under(event));
  frame.node.addEventListener(
    "pointerdown",
    (/** @type {PointerEvent} */ event) => {
      const handle = meant(event);
      if (!handle) return;
      event.stopPropagation();
      handle.dispatchEvent(new PointerEvent("pointerdown", event));
      if (event.pointerType !== "touch") event.preventDefault();
    },
    true,
  ); // before a curve that lies below
  frame.node.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    const handle = event.buttons ? undefined : meant(event);
    for (const { node: each } of all) each.classList.toggle("near", each === handle);
    frame.node.classList.toggle("near", Boolean(handle));
  });
  frame.node.addEventListener("touchstart", (/** @type {TouchEvent} */ event) => {
    const [{ clientX, clientY }] = event.changedTouches;
    const place = new MouseEvent("touch", { clientX, clientY });
    if (nearest(all, /** @type {Element} */ (event.target), frame.under(place))) event.preventDefault(); // else the page scrolls
  });
}

/** The handle that a press there means, if the place isn't on one. @param {Taken[]} all @param {Element} target @param {number[]} place */
function nearest(all, target, [x, y]) {
  if (target.closest(".handle")) return undefined;
  const far = all.map(({ at }) => Math.hypot(at()[0] - x, at()[1] - y));
  const least = Math.min(...far);
  return least < NEAR ? all[far.indexOf(least)].node : undefined;
}
