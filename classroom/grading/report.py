"""What comes out: grades.csv, a page for each student, a page for the class, and a page to mark by."""

import csv
import io
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from classroom.exercise.notebook import Exercise
from classroom.grading.result import Result
from classroom.grading.submission import slug
from classroom.pages import render

WARNING = "Graded WITHOUT a sandbox: the submissions could read and change whatever the grader could."


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in FORMULA else cell


def unsafe(cell: str) -> str:
    """The cell that `safe` was given."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA else cell


def write_text(path: Path, words: str) -> None:
    """All or nothing, and readable whatever bytes a name was made of."""
    write_bytes(path, words.encode("utf-8", errors="backslashreplace"))


def write_bytes(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    os.replace(part, path)


def table(rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    write_text(path, table(rows))


def total(result: Result) -> float:
    """What counts: the points of all parts, less what being late costs."""
    return sum(result.points.values()) * (1 - result.penalty / 100)


def grades(path: Path, exercise: Exercise, results: list[Result]) -> None:
    """One row a file. An empty cell is a part that nobody has marked yet."""
    parts = [part.id for part in exercise.all_parts]
    rows = [["student", "total", "max", "status", *parts, "seconds", "late", "penalty", "file", "file_sha256", "notes"]]
    for result in results:
        points = [f"{result.points[part]:g}" if part in result.points else "" for part in parts]
        row = [safe(result.student), f"{total(result):g}", f"{exercise.points:g}", result.status, *points]
        notes = "; ".join(result.notes)
        row += [f"{result.seconds:.2f}", result.late, f"{result.penalty:g}" if result.late else ""]
        rows.append([*row, safe(result.file), result.sha256, safe(notes)])
    write_csv(path, rows)


def feedback(exercise: Exercise, result: Result, *, sandboxed: bool) -> str:
    """The page for one student: each part, what is wrong, and the hint."""
    levels = {part.id: part.level for part in exercise.parts}
    rows = []
    for part in exercise.all_parts:
        earned = result.points.get(part.id)
        problem, hint = result.feedback.get(part.id, ("", ""))
        rows.append(
            {
                "part": part.id,
                "level": levels.get(part.id, "explain"),
                "earned": "" if earned is None else f"{earned:g}",
                "most": f"{part.points:g}",
                "kind": "open" if earned is None else "right" if earned == part.points else "wrong",
                "problem": problem,
                "hint": hint,
            }
        )
    return render(
        "feedback.html",
        exercise=exercise,
        result=result,
        rows=rows,
        total=f"{total(result):g}",
        most=f"{exercise.points:g}",
        warning="" if sandboxed else WARNING,
    )


def feedback_name(result: Result, main: bool) -> str:
    return f"{slug(result.student)}.html" if main else f"{slug(result.student + '/' + result.file)}.html"


def write_feedback(folder: Path, exercise: Exercise, results: list[Result], *, sandboxed: bool) -> None:
    seen: set[str] = set()
    for result in sorted(results, key=lambda result: not result.graded):  # the page under a student's name counts
        name = feedback_name(result, result.student not in seen)
        seen.add(result.student)
        write_text(folder / name, feedback(exercise, result, sandboxed=sandboxed))


def write_all(out: Path, exercise: Exercise, results: list[Result], proved: list[str]) -> None:
    """The table of grades and every page."""
    grades(out / "grades.csv", exercise, results)
    shutil.rmtree(out / "feedback", ignore_errors=True)
    write_feedback(out / "feedback", exercise, results, sandboxed=bool(proved))
    write_text(out / "summary.html", summary(exercise, results, proved))
    write_text(out / "hand-grading.html", marking(exercise, results))


def summary(exercise: Exercise, results: list[Result], proved: list[str]) -> str:
    """The page for the teacher: how it went, where it went wrong, and how safe it was."""
    graded = [r for r in results if r.status != "not graded"]
    return render(
        "summary.html",
        exercise=exercise,
        results=results,
        students=len({r.student for r in results}),
        graded=len(graded),
        warning="" if proved else WARNING,
        distribution=_distribution(exercise, graded),
        statuses=[(status, count, "") for status, count in Counter(r.status for r in results).most_common()],
        odd=[r for r in results if r.status != "ok"],
        parts=_parts(exercise, graded),
        mistakes=_mistakes(graded),
        proved=proved,
    )


Bars = list[tuple[str, int, str]]  # what is counted, how many, and a remark


def _distribution(exercise: Exercise, results: list[Result]) -> Bars:
    counts = Counter(min(int(10 * total(r) / exercise.points), 9) for r in results)
    edges = [exercise.points * i / 10 for i in range(11)]
    return [(f"{edges[i]:g} to {edges[i + 1]:g}", counts[i], "") for i in range(10)]


def _parts(exercise: Exercise, results: list[Result]) -> Bars:
    rows = []
    for part in exercise.all_parts:
        full = sum(r.points.get(part.id) == part.points for r in results)
        rows.append((part.id, full, f"of {len(results)}"))
    return rows


def _mistakes(results: list[Result]) -> Bars:
    hints = Counter((part, hint) for r in results for part, (_, hint) in r.feedback.items() if hint)
    return [(f"{part}: {hint}", count, "") for (part, hint), count in hints.most_common(12)]


def marking(exercise: Exercise, results: list[Result]) -> str:
    """The page to mark by: question, model answer and rubric, then every answer."""
    return render("marking.html", exercise=exercise, results=results)
