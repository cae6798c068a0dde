"""Paper for a class: a worksheet and an answer key for each exercise.

All of it is made from what the book has already: the exercises and the questions of the quizzes.
"""

import re
from pathlib import Path
from typing import Any

from markupsafe import Markup

from classroom import pages
from classroom.exercise.notebook import Exercise, is_given, nbgrader, student_source, text
from classroom.grading.report import write_text
from classroom.markdown import markdown

COMPUTER = "computer"  # the tag of a cell that makes no sense on paper
# A sentence, and so a line of the source, that says what to do at a computer.
AT_A_COMPUTER = re.compile(
    r"\brun (it|the|them|both)\b|\b(the|a) check\b|\bcells\b|\bcell (for|that|and)\b|\bagree with ours\b"
    r"|\bpoints, about\b",  # the sheet's head has them
    re.IGNORECASE,
)
BLANK = "_" * 12
LEAST, MOST = 2, 12  # lines to write on


def worksheet(exercise: Exercise, course: str = "") -> str:
    """The exercise on paper: what a student reads, blanks and lines to fill, the points, two concept questions."""
    return _sheet(exercise, course, key=False)


def answer_key(exercise: Exercise, course: str = "") -> str:
    """The same with every answer, the rubrics, and what each wrong option of a question tells. Not for students."""
    return _sheet(exercise, course, key=True)


def _sheet(exercise: Exercise, course: str, *, key: bool) -> str:
    render, pieces, left_out = markdown(), [], []
    cells = exercise.notebook["cells"]
    for i, cell in enumerate(cells):
        about = nbgrader(cell)
        if (about.get("grade") and not about.get("solution")) or is_given(cell):
            continue  # checks and set-up
        if _needs_a_computer(cell) and not key:
            numbers = re.findall(r"^\*\*(\d+)\.\*\*", text(cell), flags=re.MULTILINE)
            left_out += numbers if cell["cell_type"] == "markdown" else []
            continue
        shown, taken = student_source(cell)
        if about.get("grade") and not key:
            pieces.append(_piece(points=float(about["points"]), lines=_room(3 * int(about["points"]))))
        elif cell["cell_type"] == "markdown":
            points = float(about["points"]) if about.get("grade") else 0.0
            pieces.append(_piece(text=Markup(render(_for_paper(text(cell)))), points=points))
        elif taken:
            code, room = _to_fill(shown, len(taken))
            points = next((float(n["points"]) for n in map(nbgrader, cells[i + 1 :]) if n.get("grade")), 0.0)
            answer = "\n".join(taken) if key else ""
            pieces.append(_piece(code=code, solution=answer, points=points, lines=0 if key else room))
    return pages.render(
        "sheet.html",
        title=f"{exercise.name}: {'answer key' if key else 'worksheet'}",
        course=course,
        key=key,
        pieces=pieces,
        left_out=left_out,
        points=sum(piece["points"] for piece in pieces),
        questions=[_question(question, key=key) for question in concept_questions(exercise.name)],
    )


def _needs_a_computer(cell: dict) -> bool:
    return COMPUTER in cell.get("metadata", {}).get("tags", [])


def _for_paper(words: str) -> str:
    """Without the sentences that say what to run: a sentence is a line of the source."""
    return "\n".join(line for line in words.split("\n") if not AT_A_COMPUTER.search(line))


def _to_fill(shown: str, solution: int) -> tuple[str, int]:
    """Code with blanks in place of `...`, and how many lines to write on; a blank for all of it is no blank."""
    lines = shown.split("\n")
    kept = [line for line in lines if line.strip() not in ("...", "return ...")]
    if shown.count("...") == 1 and len(kept) < len(lines):
        return "\n".join(kept), _room(solution + 2)
    return shown.replace("...", BLANK), LEAST


def _room(lines: int) -> int:
    return min(max(lines, LEAST), MOST)


def _piece(
    *, text: str = "", code: str = "", solution: str = "", points: float = 0.0, lines: int = 0
) -> dict[str, Any]:
    return {"text": text, "code": code, "solution": solution, "points": points, "lines": lines}


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


def write(exercise: Exercise, folder: Path, course: str = "") -> list[Path]:
    sheets = {"worksheet": worksheet(exercise, course), "answer-key": answer_key(exercise, course)}
    for kind, words in sheets.items():
        write_text(folder / f"{exercise.name}-{kind}.html", words)
    return [folder / f"{exercise.name}-{kind}.html" for kind in sheets]
