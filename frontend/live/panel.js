/** A panel of ipywidgets, as `interact` makes it: sliders with their labels, and the figure below them. */

import { element } from "./page.js";

/**
 * @param {string} id of a widget
 * @param {Map<string, import("./widgets.js").Widget>} widgets
 * @returns {HTMLElement}
 */
export function createPanel(id, widgets) {
  const widget = widgets.get(id);
  const kind = widget?.model.get("_model_name");
  if (!widget) return element("p", { class: "live-note" }, "Python was started anew: run the cell again.");
  if (Array.isArray(widget.model.get("children"))) {
    const children = widget.model.get("children").map((/** @type {string} */ child) => child.replace("IPY_MODEL_", ""));
    return element(
      "div",
      { class: "live-widgets" },
      ...children.map((/** @type {string} */ child) => createPanel(child, widgets)),
    );
  }
  if (kind === "OutputModel") return widget.place;
  if (/^(Int|Float|FloatLog)SliderModel$/.test(kind)) return slider(widget);
  return element(
    "p",
    { class: "live-note" },
    `This page can't show a ${String(kind).replace("Model", "")}; a notebook can.`,
  );
}

/** @param {import("./widgets.js").Widget} widget */
function slider(widget) {
  const { model } = widget;
  const base = model.get("base"); // of a logarithmic one, whose min and max are exponents
  const [min, max, step] = ["min", "max", "step"].map((name) => String(model.get(name)));
  const input = element("input", { type: "range", min, max, step });
  const shown = element("output", {});
  const label = element("label", {}, element("span", {}, model.get("description")), input, shown);

  const show = () => {
    const value = model.get("value");
    input.value = String(base ? Math.log(value) / Math.log(base) : value);
    shown.textContent = String(Number(Number(value).toPrecision(3)));
  };
  let busy = false;
  let moved = false;
  const send = () => {
    moved = busy; // one figure at a time; the last position is sent when Python is through
    if (busy) return;
    busy = true;
    model.save_changes();
  };
  widget.received = () => {
    busy = false;
    if (moved) send();
  };
  input.addEventListener("input", () => {
    const position = Number(input.value);
    model.set("value", base ? base ** position : position);
    send();
  });
  model.on("change:value", show);
  show();
  return label;
}
