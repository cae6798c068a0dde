/** Two pictures that take turns in one place: the trait `beside` says which is there, and a style sheet hides the other. */

import { choice } from "./controls.js";

/**
 * @param {import("./hydrate.js").Model} model
 * @param {(values: Record<string, string>) => void} change
 * @param {[string, string][]} options names of views, and how they read
 */
export function besideChoice(model, change, options) {
  const value = () => model.get("beside");
  const control = choice({ label: "picture", options, value, onchange: (beside) => change({ beside }) });
  return {
    node: control.node,
    sync() {
      control.sync();
      control.node.closest(".lab")?.setAttribute("data-beside", value());
    },
  };
}

/**
 * A control that is shown only while that view is there.
 * @param {string} view @param {import("./hydrate.js").Model} model @param {ReturnType<typeof choice>} control
 */
export const besides = (view, model, { node, sync }) => ({
  node,
  sync() {
    sync();
    node.hidden = model.get("beside") !== view;
  },
});
