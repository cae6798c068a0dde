/** One code cell: the book's code becomes an editor, with its buttons below and what it shows after them. */

import { button } from "../kit/controls.js";
import { html } from "../kit/page.js";
import { keep } from "../kit/storage.js";
import { createEditor, setCode } from "./editor.js";
import { createOutput } from "./outputs.js";

/**
 * @typedef {object} Actions
 * @property {(onwards: boolean) => void} run
 * @property {() => void} runAbove
 * @property {import("./outputs.js").BringToLife} bringToLife
 * @property {() => void} edited
 */

/** @param {HTMLElement} node the cell in the page @param {number} number @param {Actions} actions */
export function createCell(node, number, actions) {
  const book = readBook(node);
  const code = readersCode(node.id, book.code);
  const shown = createShown(book, number, actions.bringToLife);
  const tools = createTools(number, actions, reset);
  const editor = createEditor({ code: code.text(), label: `Code of cell ${number}`, changed, run: actions.run });
  const updateTools = () => tools.update(code.edited(), shown.any());
  book.giveWay([editor.dom, tools.node], shown.place);
  updateTools();

  /** @param {string} now */
  function changed(now) {
    code.write(now);
    updateTools();
    actions.edited();
  }

  /** The book's code, and what it showed. */
  function reset() {
    setCode(editor, book.code);
    shown.clear();
    book.showOutput(true);
    updateTools();
    editor.focus(); // the button is gone
  }

  return {
    id: node.id,
    number,
    node,
    label: `cell ${number}`,
    book: book.code,
    code: code.text,
    edited: code.edited,
    replace: (/** @type {string} */ text) => text === code.text() || setCode(editor, text),
    focus() {
      book.unfold();
      editor.focus();
    },
    /** It is waiting or running; what it showed before goes. */
    begin() {
      node.setAttribute("aria-busy", "true");
      shown.clear();
      book.showOutput(false);
      updateTools();
    },
    end() {
      node.removeAttribute("aria-busy");
      window.dispatchEvent(new Event("resize")); // what now scrolls sideways must be within the keyboard's reach
    },
    outdate: (/** @type {boolean} */ is) => tools.outdate(is && shown.any()),
    show: (/** @type {any} */ message) => shown.show(message, code.edited()),
    note: shown.note,
  };
}

/**
 * What the reader's own run shows.
 * @param {ReturnType<typeof readBook>} book @param {number} number @param {import("./outputs.js").BringToLife} bringToLife
 */
function createShown(book, number, bringToLife) {
  const place = html("div", { class: "cell_output live-output" });
  const output = createOutput(place, bringToLife);
  let words = book.figureWords();
  return {
    place,
    any: () => place.childElementCount > 0,
    note: output.note,
    clear() {
      output.clear();
      words = book.figureWords();
    },
    /** @param {any} message what Python shows @param {boolean} edited the book's words hold for the book's code */
    show(message, edited) {
      const { label, caption } = isFigure(message) && !edited ? words() : {};
      output.show(message, label ?? `Figure drawn by cell ${number}`, caption);
    },
  };
}

/** @param {any} message what Python shows */
const isFigure = ({ type, data }) => type === "display" && ("image/svg+xml" in data || "image/png" in data);

/** What the book has in the place of a cell: its code, and what its own run has shown. @param {HTMLElement} node */
function readBook(node) {
  const input = /** @type {HTMLElement} */ (node.querySelector(".cell_input"));
  const printed = /** @type {HTMLElement} */ (input.firstElementChild);
  const output = /** @type {HTMLElement | null} */ (node.querySelector(":scope > .cell_output"));
  return {
    code: (printed.querySelector("pre")?.textContent ?? "").trimEnd(),
    figureWords: () => figureWords(output),
    /** @param {boolean} shown */
    showOutput: (shown) => void (output && (output.hidden = !shown)),
    unfold: () => input.closest("details")?.setAttribute("open", ""),
    /** @param {Node[]} editor @param {Node} place of the reader's own output */
    giveWay(editor, place) {
      printed.hidden = true;
      input.append(...editor);
      if (output) output.before(place);
      else node.append(place);
    },
  };
}

/** The code as the reader left it, kept as long as it is not the book's. @param {string} id @param {string} book */
function readersCode(id, book) {
  const kept = keep(`python ${id}`);
  const remembered = kept.read();
  let code = typeof remembered === "string" ? remembered : book;
  return {
    text: () => code,
    edited: () => code !== book,
    /** @param {string} now */
    write(now) {
      code = now;
      kept.write(code === book ? undefined : code);
    },
  };
}

/** The buttons of a cell. @param {number} number @param {Actions} actions @param {() => void} back to the book's */
function createTools(number, actions, back) {
  const note = (/** @type {string} */ text) => html("span", { class: "live-note" }, text);
  const edited = note("edited");
  const outdated = note("out of date: run it again");
  outdated.hidden = true;
  const reset = button("Reset", back);
  const above = number > 1 ? [button("Run all above", actions.runAbove)] : [];
  const node = html(
    "div",
    { class: "live-tools", role: "group", "aria-label": `Cell ${number}` },
    note(`Cell ${number}`),
    button("Run", () => actions.run(false)),
    ...above,
    reset,
    edited,
    outdated,
  );
  return {
    node,
    /** @param {boolean} is */
    outdate: (is) => void (outdated.hidden = !is),
    /** @param {boolean} isEdited @param {boolean} shows does it show anything of its own? */
    update(isEdited, shows) {
      edited.hidden = !isEdited;
      reset.hidden = !isEdited && !shows;
    },
  };
}

/** What the book says of the figures of its own run, one after the other. @param {HTMLElement | null} built */
function figureWords(built) {
  const pictures = [...(built?.querySelectorAll("svg[role=img], img") ?? [])];
  return () => {
    const picture = pictures.shift();
    return {
      label: picture?.getAttribute("aria-label") ?? picture?.getAttribute("alt") ?? undefined,
      caption: picture?.closest("figure")?.querySelector("figcaption p")?.textContent?.trim(),
    };
  };
}
