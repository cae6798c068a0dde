/** A cell's editor: CodeMirror with Python, in the book's one colour for code. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Prec } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

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
  "&.cm-focused .cm-matchingBracket": { background: "none", outline: "1px solid var(--muted)" },
});

/**
 * @param {object} wanted
 * @param {string} wanted.code
 * @param {string} wanted.label its accessible name
 * @param {(code: string) => void} wanted.changed
 * @param {(onwards: boolean) => void} wanted.run onwards: and go to the next cell
 */
export function createEditor({ code, label, changed, run }) {
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
      // Tab indents; Escape, then Tab leaves: CodeMirror sees to that
      keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
      EditorView.contentAttributes.of({ tabindex: "0", "aria-label": label, "aria-describedby": "live-keys" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(update.state.doc.toString());
      }),
    ],
  });
}

/** @param {EditorView} editor @param {string} code */
export function setCode(editor, code) {
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: code } });
}
