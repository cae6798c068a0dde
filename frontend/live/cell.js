/** One code cell: the book's code becomes an editor, with its buttons below and what it shows after them. */

import { keep } from "../kit/storage.js";
import { createEditor, setCode } from "./editor.js";
import { createOutput } from "./outputs.js";
import { button, element } from "./page.js";

/**
 * @typedef {object} Actions
 * @property {(onwards: boolean) => void} run
 * @property {() => void} runAbove
 * @property {(data: Record<string, string>, html: HTMLElement) => void} bringToLife
 */

/** @param {HTMLElement} node the cell in the page @param {number} number @param {Actions} actions */
export function createCell(node, number, actions) {
  const kept = keep(`python ${node.id}`);
  const input = /** @type {HTMLElement} */ (node.querySelector(".cell_input"));
  const printed = /** @type {HTMLElement} */ (input.firstElementChild);
  const built = /** @type {HTMLElement | null} */ (node.querySelector(":scope > .cell_output"));
  const book = (printed.querySelector("pre")?.textContent ?? "").trimEnd();
  const remembered = kept.read();
  let code = typeof remembered === "string" ? remembered : book;

  const place = element("div", { class: "cell_output live-output" });
  const output = createOutput(place, actions.bringToLife);
  const edited = element("span", { class: "live-note" }, "edited");
  const reset = button("Reset", back);
  const tools = element(
    "div",
    { class: "live-tools", role: "group", "aria-label": `Cell ${number}` },
    element("span", { class: "live-note" }, `Cell ${number}`),
    button("Run", () => actions.run(false)),
    ...(number > 1 ? [button("Run all above", actions.runAbove)] : []),
    reset,
    edited,
  );
  const editor = createEditor({ code, label: `Code of cell ${number}`, changed, run: actions.run });

  printed.hidden = true;
  input.append(editor.dom, tools);
  if (built) built.before(place);
  else node.append(place);
  mark();

  function mark() {
    reset.hidden = edited.hidden = code === book && place.childElementCount === 0;
    edited.hidden = code === book;
  }

  /** @param {string} now */
  function changed(now) {
    code = now;
    kept.write(code === book ? undefined : code);
    mark();
  }

  /** The book's code, and what it showed. */
  function back() {
    setCode(editor, book);
    output.clear();
    if (built) built.hidden = false;
    mark();
    editor.focus(); // the button is gone
  }

  let drawn = 0;
  return {
    id: node.id,
    number,
    node,
    code: () => code,
    focus() {
      const fold = /** @type {HTMLDetailsElement | null} */ (input.closest("details"));
      if (fold) fold.open = true;
      editor.focus();
    },
    /** It is waiting or running; what it showed before goes. */
    begin() {
      node.setAttribute("aria-busy", "true");
      output.clear();
      drawn = 0;
      if (built) built.hidden = true;
      mark();
    },
    end() {
      node.removeAttribute("aria-busy");
      window.dispatchEvent(new Event("resize")); // what now scrolls sideways must be within the keyboard's reach
    },
    /** @param {any} message what Python shows */
    show(message) {
      const figure = message.type === "display" && ("image/svg+xml" in message.data || "image/png" in message.data);
      const words = figure && code === book ? builtFigures(built)[drawn++] : undefined; // they hold for the book's code
      output.show(message, words?.label ?? `Figure drawn by cell ${number}`, words?.caption);
    },
    /** @param {string} words */
    note: output.note,
    reset: back,
  };
}

/** What the book says of the figures of its own run. @param {HTMLElement | null} built */
function builtFigures(built) {
  return [...(built?.querySelectorAll("svg[role=img], img") ?? [])].map((picture) => ({
    label: picture.getAttribute("aria-label") ?? picture.getAttribute("alt") ?? undefined,
    caption: picture.closest("figure")?.querySelector("figcaption p")?.textContent?.trim(),
  }));
}
