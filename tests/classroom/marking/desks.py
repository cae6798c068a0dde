"""A folder of grades as `grade` leaves it, made without running anything."""

from classroom.exercise import notebook
from classroom.grading import graded, hand
from classroom.grading.result import WHOLE, Result
from tests.classroom.helpers import SIGMOID

EXERCISE = notebook.read(SIGMOID)
PART = "explain-weight"


def folder(out, answers, names=None, *, broken=(), proved=("no network",)):
    """`answers` by student; of the `broken` there is a file that nobody could read."""
    points = {part.id: part.points for part in EXERCISE.parts}
    results = [
        Result(name, "sigmoid.ipynb", "ok", dict(points), answers={PART: text}) for name, text in answers.items()
    ]
    seen = {WHOLE: "**unreadable**: no notebook, but a PDF file\n\n```\n%PDF-1.7\n```"}
    results += [
        Result(name, "sigmoid.ipynb", "unreadable", dict.fromkeys(points, 0.0), answers=seen) for name in broken
    ]
    made = graded.Graded(EXERCISE, results, names or {}, list(proved))
    graded.keep(out, made, SIGMOID)
    graded.write_all(out, made)
    return out


def table(out):
    """Marks and comments in the table, by student."""
    known = {result.student for result in graded.load(out).results}
    marks = hand.read(out / hand.TABLE, EXERCISE, known)
    return {where.student: (mark.points, mark.comment) for where, mark in marks.items()}
