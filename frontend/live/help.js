/** What the editor tells of the living names: how one goes on, its signature, its documentation. */

import { autocompletion } from "@codemirror/autocomplete";
import { pythonLanguage } from "@codemirror/lang-python";
import { syntaxTree } from "@codemirror/language";
import { Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip } from "@codemirror/view";
import { html } from "../kit/page.js";

/** @typedef {import("./asks.js").Ask} Ask @typedef {import("@codemirror/state").EditorState} EditorState */

const DOTTED = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/u;
const BEFORE = new RegExp(`${DOTTED.source}\\.?$`, "u");

/** @type {import("@codemirror/state").StateEffectType<import("@codemirror/view").Tooltip | null>} */
const setHelp = StateEffect.define();

/** The one tooltip, until the text changes or Escape is pressed. */
const help = StateField.define({
  create: () => /** @type {import("@codemirror/view").Tooltip | null} */ (null),
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setHelp)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

/** @param {Ask} ask */
export function createHelp(ask) {
  return [
    Prec.highest(keymap.of([{ key: "Escape", run: (view) => view.state.field(help) !== null && (close(view), true) }])), // before a list that is only being asked for
    autocompletion({ icons: false, maxRenderedOptions: 10 }), // the list is short enough to need no scrolling
    pythonLanguage.data.of({ autocomplete: (/** @type {any} */ context) => complete(context, ask) }),
    help,
    EditorView.inputHandler.of((view, from, to, text) => {
      if (text === "(") queueMicrotask(() => explain(view, ask, false));
      return false; // it is typed as ever
    }),
    Prec.high(
      keymap.of([{ key: "Shift-Tab", run: (view) => asksForHelp(view.state) && (explain(view, ask, true), true) }]),
    ),
  ];
}

/** @param {EditorView} view */
const close = (view) => view.dispatch({ effects: setHelp.of(null) });

/**
 * @param {import("@codemirror/autocomplete").CompletionContext} context @param {Ask} ask
 * @returns {Promise<import("@codemirror/autocomplete").CompletionResult | null>}
 */
async function complete(context, ask) {
  const found = context.matchBefore(BEFORE);
  if (!found || /String|Comment/.test(syntaxTree(context.state).resolveInner(context.pos, -1).name)) return null;
  const names = await ask({ type: "completions", dotted: found.text });
  if (!names?.length || context.aborted || !context.view?.hasFocus) return null; // the reader may be elsewhere by now
  const from = found.from + found.text.lastIndexOf(".") + 1;
  const options = names.map((/** @type {[string, string]} */ [label, type]) => ({ label, type, boost: 1 }));
  return { from, options, validFor: /^[\p{L}\p{N}_]*$/u };
}

/** Shift-Tab after a name or inside of a call asks; at a line's beginning it takes indentation back. @param {EditorState} state */
function asksForHelp(state) {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  return main.empty && line.text.slice(0, main.head - line.from).trim() !== "";
}

/** @param {EditorView} view @param {Ask} ask @param {boolean} whole with the documentation */
async function explain(view, ask, whole) {
  const { state } = view;
  const pos = state.selection.main.head;
  const dotted = nameAt(state, pos);
  if (!dotted) return;
  const told = await ask({ type: "about", dotted });
  if (!view.hasFocus || view.state.doc !== state.doc || view.state.selection.main.head !== pos) return; // the reader went on
  if (!told && !whole) return;
  const [head, doc] = told ?? [`${dotted}: Python knows it once the cell that makes it has run.`, ""];
  const create = () => ({ dom: tooltip(head, whole ? doc : "") });
  view.dispatch({ effects: setHelp.of({ pos, above: true, create }) });
}

/** @param {string} head @param {string} doc */
function tooltip(head, doc) {
  const parts = doc ? [html("pre", { tabindex: "0" }, doc)] : [];
  return html("div", { class: "live-help", role: "status" }, html("code", {}, head), ...parts);
}

/** The name at the cursor, or else the one that is called around it; "" if there is none. @param {EditorState} state @param {number} pos */
function nameAt(state, pos) {
  const text = (/** @type {{from: number, to: number}} */ { from, to }) => state.sliceDoc(from, to);
  const whole = new RegExp(`^${DOTTED.source}$`, "u");
  let node = syntaxTree(state).resolveInner(pos, -1);
  if (/^(VariableName|PropertyName)$/.test(node.name)) {
    const member = node.parent?.name === "MemberExpression" && node.name === "PropertyName" ? node.parent : node;
    if (whole.test(text(member))) return text(member);
  }
  for (; node.parent; node = node.parent) {
    const called = node.name === "ArgList" && node.from < pos ? node.parent.firstChild : null;
    if (called) return whole.test(text(called)) ? text(called) : "";
  }
  return "";
}
