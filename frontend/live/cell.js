/** One code cell: the book's code becomes an editor, with its buttons below and what it shows after them. */

import { button } from "../kit/controls.js";
import { html } from "../kit/page.js";
import { both, createChoice, readersCode } from "./edits.js";
import { createEditor, setCode } from "./editor.js";
import { markMistakes } from "./mistakes.js";
import { createOutput } from "./outputs.js";

/**
 * @typedef {object} Actions
 * @property {(onwards: boolean) => void} run
 * @property {() => void} runAbove
 * @property {import("./outputs.js").BringToLife} bringToLife
 * @property {() => void} edited
 * @property {import("./asks.js").Ask} ask
 */

/** @param {HTMLElement} node the cell in the page @param {number} number @param {Actions} actions */
export function createCell(node, number, actions) {
  const book = readBook(node);
  const shown = createShown(book, number, actions.bringToLife);
  const { code, editor, tools, nodes, update } = createEditing(node.id, number, book, shown, actions);
  book.giveWay(nodes, shown.place);
  update();

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
      markMistakes(editor, []);
      book.showOutput(false);
      update();
    },
    end() {
      node.removeAttribute("aria-busy");
      window.dispatchEvent(new Event("resize")); // what now scrolls sideways must be within the keyboard's reach
    },
    outdate: (/** @type {boolean} */ is) => tools.outdate(is && shown.any()),
    show: (/** @type {any} */ message) => shown.show(message, code.edited()),
    note: shown.note,
    mark: (/** @type {[number, string][]} */ lines) => markMistakes(editor, lines),
  };
}

/**
 * The editor, what is kept of it, and the buttons around it.
 * @param {string} id @param {number} number @param {ReturnType<typeof readBook>} book
 * @param {ReturnType<typeof createShown>} shown @param {Actions} actions
 */
function createEditing(id, number, book, shown, { run, ask, ...actions }) {
  const code = readersCode(id, book.code);
  const tools = createTools(number, { run, runAbove: actions.runAbove }, reset);
  const editor = createEditor({ code: code.text(), label: `Code of cell ${number}`, changed, run, ask });
  const choice = createChoice(number, {
    yours: () => settle(code.text()),
    news: () => settle(book.code),
    both: () => settle(both(book.code, code.text())),
  });

  function update() {
    tools.update(code.edited(), shown.any());
    choice.hidden = !code.outlived();
  }

  /** @param {string} text what the reader has chosen */
  function settle(text) {
    code.settle();
    setCode(editor, text);
    editor.focus(); // the buttons are gone
  }

  /** @param {string} now */
  function changed(now) {
    code.write(now);
    update();
    actions.edited();
  }

  /** The book's code, and what it showed. */
  function reset() {
    setCode(editor, book.code);
    shown.clear();
    book.showOutput(true);
    update();
    editor.focus(); // the button is gone
  }

  return { code, editor, tools, nodes: [choice, editor.dom, tools.node], update };
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

/** The buttons of a cell. @param {number} number @param {Pick<Actions, "run" | "runAbove">} actions @param {() => void} back to the book's */
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
