/** Explain it: the reader's own sentence, and then ours beside it. */

import { button } from "../../kit/controls.js";
import { keep } from "../../kit/storage.js";
import { html, uniqueId } from "../../kit/page.js";
import { rich } from "../../kit/rich-text.js";

export { default as style } from "./style.css";

const LONGEST = 2000; // characters

/**
 * The reader's sentence: in the model, which Python sees, and on the reader's own device; saved when typing pauses.
 * @param {import("../../kit/hydrate.js").Model} model
 */
function textIn(model) {
  const memory = keep(`explain ${model.get("topic")}`);
  let saving = 0;

  function save() {
    clearTimeout(saving);
    saving = 0;
    model.save_changes();
    memory.write(model.get("text") || undefined);
  }

  return {
    /** @param {string} text */
    write(text) {
      model.set("text", text.slice(0, LONGEST));
      clearTimeout(saving);
      saving = window.setTimeout(save, 300);
    },
    /** Nothing may be lost when the page goes. */
    leave: () => void (saving && save()),
    /** What was kept, where Python has none. */
    restore() {
      const kept = memory.read();
      if (model.get("text") || typeof kept !== "string") return;
      model.set("text", kept.slice(0, LONGEST));
      model.save_changes();
    },
  };
}

/** @type {import("../../kit/hydrate.js").Render} */
export function render({ model, el }) {
  const sentence = textIn(model);
  const id = uniqueId("explain");
  /** @type {HTMLTextAreaElement} */
  const box = html("textarea", { id, rows: 4, maxlength: LONGEST, oninput: () => sentence.write(box.value) });
  const ours = html("div", { role: "status", class: "ours" });
  const compare = button("", () => show(ours.childElementCount === 0));
  const ask = html("strong", {}, "In one sentence of your own: ");
  const root = html(
    "div",
    { class: "explain", role: "group", "aria-label": "Explain it in one sentence of your own" },
    html("label", { for: id }, ask, rich(model.get("prompt"))),
    html("div", { class: "beside" }, box, ours),
    html("div", { class: "buttons" }, compare),
  );

  /** @param {boolean} open */
  function show(open) {
    const told = [html("strong", {}, "Ours"), html("p", {}, rich(model.get("ours")))];
    ours.replaceChildren(...(open ? told : []));
    draw();
  }

  function draw() {
    const text = model.get("text");
    if (box.value !== text) box.value = text;
    compare.textContent = ours.childElementCount ? "Hide ours" : text.trim() ? "Compare" : "Show ours";
  }

  el.dataset.lmSuppressShortcuts = "true"; // JupyterLab: keys belong to the text, not to the cells
  sentence.restore();
  draw();
  model.on("change:text", draw);
  window.addEventListener("pagehide", sentence.leave);
  el.append(root);
  return () => {
    sentence.leave();
    model.off("change:text", draw);
    window.removeEventListener("pagehide", sentence.leave);
    root.remove();
  };
}
