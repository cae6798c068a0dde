import { choice } from "../../kit/controls.js";
import { ownPoints } from "./own-points.js";

/**
 * The view of the data, where the reader's own can be changed.
 * @param {ReturnType<typeof import("../../kit/data-view.js").dataView>} view
 * @param {Parameters<typeof ownPoints>[1]} options
 */
export function ownView(view, options) {
  const own = ownPoints(view.frame, options);
  return {
    ...view,
    caption: own.caption,
    draw(/** @type {import("./runs.js").Now} */ now) {
      view.draw(now);
      own.draw();
    },
    remove() {
      own.remove();
      view.remove();
    },
  };
}

/** The class of new points; shown only while it matters. @param {() => boolean} active */
export function classChoice(active) {
  let label = 1;
  const control = choice({
    label: "new points",
    options: [
      ["1", "class 1 (triangle)"],
      ["0", "class 0 (circle)"],
    ],
    value: () => String(label),
    onchange: (text) => void (label = Number(text)),
  });
  return {
    node: control.node,
    label: () => label,
    sync() {
      control.sync();
      control.node.hidden = !active();
    },
  };
}
