"""Marks that a person gives: a table to fill in, and read again on the next run.

`grade` writes `hand-grading.csv` with a row for each answer, and fills in nothing but what stood there before.
"""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from classroom.exercise.notebook import Exercise
from classroom.grading.result import Result

COLUMNS = ("student", "part", "max", "points", "comment", "answer_sha256")


class MarksError(ValueError):
    """The table of marks holds something that is no mark."""


@dataclass(frozen=True)
class Mark:
    points: float | None
    comment: str
    answer: str  # a digest of what was marked

    @property
    def given(self) -> bool:
        return self.points is not None


def digest(answer: str) -> str:
    return hashlib.sha256(answer.encode(errors="backslashreplace")).hexdigest()[:16]


def read(path: Path, exercise: Exercise) -> dict[tuple[str, str], Mark]:
    """The marks in the table, by student and part; {} if there is no table yet."""
    if not path.exists():
        return {}
    most = {part.id: part.points for part in exercise.hand}
    marks = {}
    with open(path, newline="", encoding="utf-8-sig") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            student, part, given = (row.get(name) or "" for name in ("student", "part", "points"))
            if part not in most:
                raise MarksError(f"{path}, row {number}: the exercise has no hand-graded part {part!r}")
            try:
                points = float(given.replace(",", ".")) if given.strip() else None
            except ValueError:
                raise MarksError(f"{path}, row {number}: points must be a number, got {given!r}") from None
            if points is not None and not 0 <= points <= most[part]:
                raise MarksError(f"{path}, row {number}: points must be from 0 to {most[part]:g}, got {given}")
            marks[student.removeprefix("'"), part] = Mark(
                points, row.get("comment") or "", row.get("answer_sha256") or ""
            )
    return marks


def write(path: Path, exercise: Exercise, results: list[Result], marks: dict[tuple[str, str], Mark]) -> None:
    """The table: every answer of this batch, with the mark that it has."""
    from classroom.grading.report import safe, write_csv

    rows = []
    for result in results:
        for part in exercise.hand:
            if part.id in result.answers:
                mark = marks.get((result.student, part.id), Mark(None, "", ""))
                points = "" if mark.points is None else f"{mark.points:g}"
                answer = mark.answer if mark.given and mark.answer else digest(result.answers[part.id])
                rows.append([safe(result.student), part.id, f"{part.points:g}", points, safe(mark.comment), answer])
    write_csv(path, [list(COLUMNS), *rows])


def merge(exercise: Exercise, results: list[Result], marks: dict[tuple[str, str], Mark]) -> None:
    """Add the marks to the results, and say what is open or was marked in an older version."""
    for result in results:
        open_parts = []
        for part in exercise.hand:
            if part.id not in result.answers:
                continue
            mark = marks.get((result.student, part.id))
            if mark is None or mark.points is None:
                if result.answers[part.id]:
                    open_parts.append(part.id)
                else:
                    result.points[part.id] = 0.0
                    result.feedback[part.id] = ("no answer", "")
                continue
            result.points[part.id] = mark.points
            result.feedback[part.id] = ("" if mark.points == part.points else mark.comment or "see the rubric", "")
            if mark.answer and mark.answer != digest(result.answers[part.id]):
                result.notes.append(f"{part.id}: the answer changed after it was marked")
        if open_parts:
            result.notes.append("to be marked by hand: " + ", ".join(open_parts))
