"""Paper for a class: a worksheet and an answer key for each exercise.

All of it is made from what the book has already: the exercises and the questions of the quizzes.
"""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from classroom.exercise.notebook import Exercise, is_given, marks, student_source, text
from classroom.grading.report import page, write_text

LINES = '<div class="lines"></div>' * 4
STYLE = """<style>
.lines { border-bottom: 1px solid #888; height: 2.2rem; }
pre { border: 1px solid #888; padding: .5rem; }
h2, h3, pre { break-after: avoid; } ol.options { list-style: upper-alpha; }
@media print { @page { margin: 18mm; } body { font-size: 11pt; max-width: none; } .question { break-inside: avoid; } }
</style>"""


def markdown() -> Callable[[str], str]:
    """Markdown to HTML, formulas to MathML: with the packages that build the book."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    from book._ext.mathml import to_mathml

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")

    def formula(content: str, options: dict[str, Any]) -> str:
        return to_mathml(content, block=options["display_mode"])

    reader.use(dollarmath_plugin, renderer=formula)
    return reader.render


def worksheet(exercise: Exercise) -> str:
    """The exercise on paper: what a student reads, gaps to fill, lines to write on, two concept questions."""
    return _sheet(exercise, key=False)


def answer_key(exercise: Exercise) -> str:
    """The same with every answer, the rubrics, and what each wrong option of a question tells. Not for students."""
    return _sheet(exercise, key=True)


def _sheet(exercise: Exercise, *, key: bool) -> str:
    render, body = markdown(), STYLE
    for cell in exercise.notebook["cells"]:
        mark = marks(cell)
        if (mark.get("grade") and not mark.get("solution")) or is_given(cell):
            continue  # checks and set-up need a computer
        shown, taken = student_source(cell)
        if cell["cell_type"] == "markdown":
            hand = bool(mark.get("grade"))
            body += (render(text(cell)) if key else LINES) if hand else render(text(cell))
        elif taken:
            body += f"<pre>{escape(shown)}</pre>\n" + ("" if not key else f"<pre>{escape(chr(10).join(taken))}</pre>\n")
            body += "" if key or shown.count("...") > 1 else LINES
    body += "".join(_question(q, key=key) for q in concept_questions(exercise.name))
    return page(f"{exercise.name}: {'answer key' if key else 'worksheet'}", body)


def concept_questions(chapter: str) -> list[dict]:
    """The two questions of a chapter that are put to a class: its first two with one right answer."""
    from lib.explorables.questions import QUESTIONS

    return [q for q in QUESTIONS if q["chapter"] == chapter and q["kind"] == "single"][:2]


def _question(question: dict, *, key: bool) -> str:
    from lib.explorables.quiz import rich

    options = ""
    for option in question["options"]:
        sign = " <strong>(right)</strong>" if option.get("right") else ""
        note = f"{sign} {rich(option['feedback'])}" if key else ""
        options += f"<li>{rich(option['text'])}{note}</li>"
    return f'<div class="question"><h3>{rich(question["text"])}</h3><ol class="options">{options}</ol></div>\n'


def write(exercise: Exercise, folder: Path) -> list[Path]:
    sheets = {"worksheet": worksheet(exercise), "answer-key": answer_key(exercise)}
    for kind, words in sheets.items():
        write_text(folder / f"{exercise.name}-{kind}.html", words)
    return [folder / f"{exercise.name}-{kind}.html" for kind in sheets]
