/** The lines on which an error arose, marked in the editor until its text changes. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @type {import("@codemirror/state").StateEffectType<number[]>} positions of lines */
const mark = StateEffect.define();
const mistake = Decoration.line({ class: "cm-mistake" });

export const mistakes = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) {
      if (effect.is(mark))
        now = Decoration.set(
          effect.value.map((at) => mistake.range(at)),
          true,
        );
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Only where the text is still what ran. @param {EditorView} editor @param {[number, string][]} lines number and text of each */
export function markMistakes(editor, lines) {
  const { doc } = editor.state;
  const there = lines.filter(([number, text]) => number <= doc.lines && doc.line(number).text.trim() === text);
  editor.dispatch({ effects: mark.of(there.map(([number]) => doc.line(number).from)) });
}
