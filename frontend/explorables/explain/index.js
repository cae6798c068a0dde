/** Explain it: the reader's own sentence, and then ours beside it. */

import { button } from "../../kit/controls.js";
import { keep } from "../../kit/storage.js";
import { html, uniqueId } from "../../kit/page.js";
import { rich } from "../../kit/rich-text.js";

export { default as style } from "./style.css";

const LONGEST = 2000; // characters

/** @type {import("../../kit/hydrate.js").Render} */
export function render({ model, el }) {
  const memory = keep(`explain ${model.get("topic")}`);
  const id = uniqueId("explain");
  /** @type {HTMLTextAreaElement} */
  const box = html("textarea", { id, rows: 4, maxlength: LONGEST, oninput: write });
  const ours = html("div", { role: "status", class: "ours" });
  const compare = button("", () => show(ours.childElementCount === 0));
  const label = html(
    "label",
    { for: id },
    html("strong", {}, "In one sentence of your own: "),
    rich(model.get("prompt")),
  );
  const root = html(
    "div",
    { class: "explain", role: "group", "aria-label": "Explain it in one sentence of your own" },
    label,
    html("div", { class: "beside" }, box, ours),
    html("div", { class: "buttons" }, compare),
  );
  let saving = 0;

  function write() {
    model.set("text", box.value.slice(0, LONGEST));
    clearTimeout(saving);
    saving = window.setTimeout(save, 300);
  }

  function save() {
    clearTimeout(saving);
    saving = 0;
    model.save_changes();
    memory.write(model.get("text") || undefined);
  }

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

  const leave = () => void (saving && save());
  el.dataset.lmSuppressShortcuts = "true"; // JupyterLab: keys belong to the text, not to the cells
  const kept = memory.read();
  if (!model.get("text") && typeof kept === "string") {
    model.set("text", kept.slice(0, LONGEST));
    model.save_changes();
  }
  draw();
  model.on("change:text", draw);
  window.addEventListener("pagehide", leave);
  el.append(root);
  return () => {
    leave();
    model.off("change:text", draw);
    window.removeEventListener("pagehide", leave);
    root.remove();
  };
}
