/** A panel of ipywidgets, as `interact` makes it: sliders with their labels, and the figure below them. */

import { html } from "../kit/page.js";

/**
 * @param {string} id of a widget
 * @param {Map<string, import("./widgets.js").Widget>} widgets
 * @returns {HTMLElement}
 */
export function createPanel(id, widgets) {
  const widget = widgets.get(id);
  const kind = widget?.model.get("_model_name");
  if (!widget) return html("p", { class: "live-note" }, "Python was started anew: run the cell again.");
  if (Array.isArray(widget.model.get("children"))) {
    const children = widget.model.get("children").map((/** @type {string} */ child) => child.replace("IPY_MODEL_", ""));
    const inside = children.map((/** @type {string} */ child) => createPanel(child, widgets));
    return html("div", { class: "live-widgets" }, ...inside);
  }
  if (kind === "OutputModel") return widget.place;
  if (/^(Int|Float|FloatLog)SliderModel$/.test(kind)) return slider(widget);
  return html(
    "p",
    { class: "live-note" },
    `This page can't show a ${String(kind).replace("Model", "")}; a notebook can.`,
  );
}

/** @param {import("./widgets.js").Widget} widget */
function slider(widget) {
  const { model } = widget;
  const base = model.get("base"); // of a logarithmic one, whose min and max are exponents
  const send = oneAtATime(widget);
  const [min, max, step] = ["min", "max", "step"].map((name) => model.get(name));
  const input = html("input", { type: "range", min, max, step, oninput: move });
  const shown = html("output");

  function move() {
    const position = Number(input.value);
    model.set("value", base ? base ** position : position);
    send();
  }

  function show() {
    const value = model.get("value");
    input.value = String(base ? Math.log(value) / Math.log(base) : value);
    shown.textContent = String(Number(Number(value).toPrecision(3)));
  }

  model.on("change:value", show);
  show();
  return html("label", {}, html("span", {}, model.get("description")), input, shown);
}

/** Tell Python of a change when it is through with the one before; the last position always arrives. @param {import("./widgets.js").Widget} widget */
function oneAtATime(widget) {
  let busy = false;
  let moved = false;
  const send = () => {
    moved = busy;
    if (busy) return;
    busy = true;
    widget.model.save_changes();
  };
  widget.received = () => {
    busy = false;
    if (moved) send();
  };
  return send;
}
