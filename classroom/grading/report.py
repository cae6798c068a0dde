"""What comes out: grades.csv, a page for each student, a page for the class, and a page to mark by."""

import csv
import io
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from classroom.exercise.notebook import Exercise, GradedPart, HandPart, text
from classroom.exercise.places import Place, places
from classroom.grading.pictures import address
from classroom.grading.result import HOLDS, NOBODY, OTHER, Result
from classroom.grading.submission import slug
from classroom.markdown import strangers, with_code
from classroom.pages import render

WARNING = "Graded WITHOUT a sandbox: the submissions could read and change whatever the grader could."


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in FORMULA else cell


def unsafe(cell: str) -> str:
    """A cell as it was before `safe`; an apostrophe of one's own stays: 't Hooft."""
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


TOLD = {  # of a status, to the student
    "blank": "No part is filled in yet.",
    "error": "A cell ended with an error, and something was lost through it: see below.",
    "timeout": "Something did not come to its end in time; the rest was graded without it.",
    "crashed": "Something ended Python itself; the rest was graded without it.",
    "flooded": "Something gave back far too much; the rest was graded without it.",
    "missing": "No notebook was handed in.",
    "not graded": "Another file of yours was graded in place of this one.",
    OTHER: "This notebook holds the numbers of somebody else. It was graded by your own numbers.",
    NOBODY: "Which variant is yours could not be told, so nothing was graded. Your teacher can see it, too.",
    "grader failed": "The grader itself failed here. That is not your fault; your teacher can see it, too.",
}


def feedback(
    exercise: Exercise, result: Result, *, sandboxed: bool, name: str = "", pictures: Path = Path("nowhere")
) -> str:
    """The page for one student: part by part, what was handed in, and beside it what is wrong, and the hint."""
    hand_open = "to be marked by hand: "  # which the page says in its own words
    ran, shown = bool(result.feedback or result.answers or result.code), as_numbered(exercise, result)
    by_id = {part.id: part for part in exercise.all_parts}
    open_ = [part for part in shown if part not in result.points]
    told = TOLD.get(result.status, "" if result.status == "ok" else f"This file could not be graded: {result.status}.")
    return render(
        "feedback.html",
        exercise=exercise,
        heading=heading(exercise),
        result=result,
        name=name or result.student,
        parts=[_part(place, by_id[part], result, pictures) for part, place in shown.items()] if ran else [],
        total=f"{total(result):g}",
        most=f"{exercise.points:g}",
        open=", ".join(f"{shown[part].title} ({by_id[part].points:g} points)" for part in open_) if ran else "",
        told=told,
        notes=[_to_the_student(note, shown) for note in result.notes if not note.startswith((hand_open, HOLDS))],
        warning="" if sandboxed else WARNING,
    )


def as_numbered(exercise: Exercise, result: Result) -> dict[str, Place]:
    """The parts as this student's notebook numbers them: a variant may have them in another order."""
    shown = places(exercise)
    order = [part for part in result.tasks if part in shown] or list(shown)
    return {part: replace(shown[part], number=number) for number, part in enumerate(order, 1)}


def _to_the_student(note: str, shown: dict[str, Place]) -> str:
    """A note that begins with the name of a part begins with its number."""
    part, colon, words = note.partition(":")
    return f"{shown[part].title}:{words}" if colon and part in shown else note


@cache
def asked(question: str) -> Markup:
    """A task is the same on every student's page, and so is drawn once."""
    return strangers(question)


def heading(exercise: Exercise) -> str:
    """The exercise's own title."""
    first = next((text(cell) for cell in exercise.notebook["cells"] if cell["cell_type"] == "markdown"), "")
    line = first.strip().partition("\n")[0]
    return line.lstrip("# ").strip() if line.startswith("#") else exercise.name


def _part(place: Place, part: GradedPart | HandPart, result: Result, pictures: Path) -> dict[str, Any]:
    earned, most = result.points.get(part.id), part.points
    kind = "open" if earned is None else "right" if earned == most else "some" if earned else "none"
    word = {"open": "to be marked", "right": "right", "some": "partly right", "none": "no points"}[kind]
    problem, hint = result.feedback.get(part.id, ("", ""))
    if problem == "still to do":
        word, problem = "still to do", ""
    answer = result.answers.get(part.id, "")
    return {
        "title": place.title,
        "question": asked(result.tasks.get(part.id, place.question)),
        "points": f"{earned:g} of {most:g}" if earned is not None else f"{most:g} points",
        "kind": kind,
        "word": word,
        "problem": with_code(problem),
        "hint": with_code(hint),
        "code": result.code.get(part.id, ""),
        "written": strangers(answer, lambda name: address(pictures, name)) if answer else "",
    }


def feedback_name(result: Result, main: bool) -> str:
    return f"{slug(result.student)}.html" if main else f"{slug(result.student + '/' + result.file)}.html"


def write_feedback(
    folder: Path, exercise: Exercise, results: list[Result], *, sandboxed: bool, names: dict[str, str], pictures: Path
) -> None:
    seen: set[str] = set()
    for result in sorted(results, key=lambda result: not result.graded):  # the page under a student's name counts
        page = feedback_name(result, result.student not in seen)
        seen.add(result.student)
        name = names.get(result.student, result.student)
        words = feedback(exercise, result, sandboxed=sandboxed, name=name, pictures=pictures)
        write_text(folder / page, words)


def write_all(
    out: Path,
    exercise: Exercise,
    results: list[Result],
    proved: list[str],
    *,
    names: dict[str, str],
    pictures: Path,
) -> None:
    """The table of grades and every page."""
    grades(out / "grades.csv", exercise, results)
    shutil.rmtree(out / "feedback", ignore_errors=True)
    sandboxed, feedbacks = bool(proved), out / "feedback"
    write_feedback(feedbacks, exercise, results, sandboxed=sandboxed, names=names, pictures=pictures)
    write_text(out / "summary.html", summary(exercise, results, proved))
    write_text(out / "hand-grading.html", marking(exercise, results, names, pictures))


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


def marking(
    exercise: Exercise, results: list[Result], names: dict[str, str] | None = None, pictures: Path = Path("nowhere")
) -> str:
    """The page to mark by: question, model answer and rubric, then every answer."""
    parts = []
    for part in exercise.hand:
        place = places(exercise)[part.id]
        answers = [
            ((names or {}).get(r.student, r.student), strangers(r.answers[part.id], lambda n: address(pictures, n)))
            for r in results
            if r.answers.get(part.id)
        ]
        shown = {"title": place.title, "points": f"{part.points:g}", "question": asked(place.question)}
        parts.append(shown | {"model": strangers(part.answer), "answers": answers})
    return render("marking.html", exercise=exercise, parts=parts)
