"""Paper for a class: a worksheet and an answer key for each exercise.

All of it is made from what the book has already: the exercises and the questions of the quizzes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from classroom import pages
from classroom.exercise.notebook import Exercise, is_given, nbgrader, student_source, text
from classroom.grading.report import write_text


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
    render, pieces = markdown(), []
    for cell in exercise.notebook["cells"]:
        about = nbgrader(cell)
        if (about.get("grade") and not about.get("solution")) or is_given(cell):
            continue  # checks and set-up need a computer
        shown, taken = student_source(cell)
        to_write = bool(about.get("grade")) and not key
        if cell["cell_type"] == "markdown":
            pieces.append(_piece(text="" if to_write else Markup(render(text(cell))), lines=to_write))
        elif taken:
            lines = not key and shown.count("...") <= 1
            pieces.append(_piece(code=shown, solution="\n".join(taken) if key else "", lines=lines))
    title = f"{exercise.name}: {'answer key' if key else 'worksheet'}"
    questions = [_question(question, key=key) for question in concept_questions(exercise.name)]
    return pages.render("sheet.html", title=title, pieces=pieces, questions=questions)


def _piece(*, text: str = "", code: str = "", solution: str = "", lines: bool = False) -> dict[str, Any]:
    return {"text": text, "code": code, "solution": solution, "lines": lines}


def concept_questions(chapter: str) -> list[dict]:
    """The two questions of a chapter that are put to a class: its first two with one right answer."""
    from lib.explorables.questions import QUESTIONS

    return [q for q in QUESTIONS if q["chapter"] == chapter and q["kind"] == "single"][:2]


def _question(question: dict, *, key: bool) -> dict[str, Any]:
    """The book's own words, whose HTML is made by `rich`; what tells the answer for the key only."""
    from lib.explorables.quiz import rich

    options = [
        {
            "text": Markup(rich(option["text"])),
            "right": key and bool(option.get("right")),
            "note": Markup(rich(option["feedback"])) if key else "",
        }
        for option in question["options"]
    ]
    return {"text": Markup(rich(question["text"])), "options": options}


def write(exercise: Exercise, folder: Path) -> list[Path]:
    sheets = {"worksheet": worksheet(exercise), "answer-key": answer_key(exercise)}
    for kind, words in sheets.items():
        write_text(folder / f"{exercise.name}-{kind}.html", words)
    return [folder / f"{exercise.name}-{kind}.html" for kind in sheets]
