/** A cell's editor: CodeMirror with Python, in the book's one colour for code. */

import { acceptCompletion, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { Prec } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { createHelp } from "./help.js";
import { mistakes } from "./mistakes.js";

const inkOnly = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.operatorKeyword], fontWeight: "650" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
]);

const look = EditorView.theme({
  "&": { background: "var(--shade)", borderRadius: "var(--radius)", color: "inherit" },
  "&.cm-focused": { outline: "2px solid var(--ink)" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "0.8rem", lineHeight: "1.5" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 1rem 0 0.5rem" },
  ".cm-gutters": { background: "var(--shade)", border: "0", color: "var(--muted)" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.25rem 0 0.5rem", minWidth: "1.75rem" },
  ".cm-mistake": { background: "color-mix(in srgb, var(--mistake) 14%, transparent)" },
  ".cm-panels": { background: "var(--ground)", color: "inherit", border: "0", fontFamily: "var(--sans, inherit)" },
  ".cm-panel.cm-search :is(input, button, label)": { fontSize: "0.8rem" },
  ".cm-tooltip": { background: "var(--ground)", color: "inherit", border: "1px solid var(--muted)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "none", fontFamily: "var(--mono)", fontSize: "0.8rem" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--ink)", color: "var(--ground)" },
  "&.cm-focused .cm-matchingBracket": { background: "none", outline: "1px solid var(--muted)" },
});

/**
 * @param {object} wanted
 * @param {string} wanted.code
 * @param {string} wanted.label its accessible name
 * @param {(code: string) => void} wanted.changed
 * @param {(onwards: boolean) => void} wanted.run onwards: and go to the next cell
 * @param {import("./asks.js").Ask} wanted.ask Python
 */
export function createEditor({ code, label, changed, run, ask }) {
  const runKeys = Prec.highest(
    keymap.of([
      { key: "Shift-Enter", run: () => (run(true), true) },
      { key: "Mod-Enter", run: () => (run(false), true) },
    ]),
  );
  return new EditorView({
    doc: code,
    extensions: [
      runKeys,
      lineNumbers(),
      history(),
      python(),
      indentUnit.of("    "),
      indentOnInput(),
      bracketMatching(),
      syntaxHighlighting(inkOnly),
      look,
      createHelp(ask),
      mistakes,
      search({ top: true }),
      EditorView.scrollMargins.of(() => ({ bottom: barHeight() })),
      // Tab takes what is offered, or indents; Escape, then Tab leaves: CodeMirror sees to that
      keymap.of([{ key: "Tab", run: takeOffered }, ...completionKeymap, ...searchKeymap, indentWithTab]),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.contentAttributes.of({ tabindex: "0", "aria-label": label, "aria-describedby": "live-keys" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(update.state.doc.toString());
      }),
    ],
  });
}

/** The cursor stays above the bar. */
const barHeight = () => 8 + (document.querySelector(".live-bar")?.clientHeight ?? 0);

/** What has only just appeared isn't taken yet, and nothing is indented instead. @type {import("@codemirror/view").Command} */
const takeOffered = (view) => acceptCompletion(view) || completionStatus(view.state) === "active";

/** @param {EditorView} editor @param {string} code */
export function setCode(editor, code) {
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: code } });
}
