"""What comes out: grades.csv, a page for each student, a page for the class, and a page to mark by."""

import csv
import io
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from classroom.exercise.notebook import Exercise, GradedPart, HandPart
from classroom.exercise.notebook import title as title_of
from classroom.exercise.places import Place, places
from classroom.grading.pictures import address
from classroom.grading.result import (
    ANOTHER,
    BY_HAND,
    EDITION,
    LATE_ONLY,
    NOBODY,
    OTHER,
    UNGRADED,
    WHOLE,
    Result,
    key,
    marked_parts,
)
from classroom.grading.submission import MISSING, slug
from classroom.markdown import strangers, with_code
from classroom.pages import render
from classroom.sandbox.inside.protocol import clean

WARNING = "Graded WITHOUT a sandbox: the submissions could read and change whatever the grader could."


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in FORMULA else cell


def unsafe(cell: str) -> str:
    """A cell as it was before `safe`; an apostrophe of one's own stays: 't Hooft."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA else cell


def several(count: int, what: str) -> str:
    """How many, in words.

    >>> several(1, "student"), several(2, "student")
    ('1 student', '2 students')
    """
    return f"{count} {what}{'' if count == 1 else 's'}"


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
    return result.earned * (1 - result.penalty / 100)


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names as a person reads them: who shares one is told by the folder, too."""
    bearers = Counter(names.values())
    called = {folder: name if bearers[name] == 1 else f"{name} ({folder})" for folder, name in names.items()}
    return {folder: clean(name, 200) for folder, name in called.items()}


def grades(path: Path, exercise: Exercise, results: list[Result], names: Mapping[str, str]) -> None:
    """One row a file. An empty cell is no 0: nobody has looked at it yet, or all of it is marked as a whole."""
    parts = [part.id for part in exercise.all_parts]
    late = ["seconds", "late", "penalty", "open"]
    rows = [
        ["student", "name", "total", "max", "status", *parts, WHOLE, "numbers", *late, "file", "file_sha256", "notes"]
    ]
    for result in results:
        shown = as_numbered(exercise, result)
        points = [f"{result.points[part]:g}" if result.graded and part in result.points else "" for part in parts]
        row = [safe(key(result.student)), safe(names.get(result.student, key(result.student)))]
        row += [f"{total(result):g}" if result.graded else "", f"{exercise.points:g}", result.status, *points]
        row += [
            "" if result.whole is None else f"{result.whole:g}",
            " ".join(str(shown[part].number) for part in parts),
        ]
        row += [f"{result.seconds:.2f}", result.late, f"{result.penalty:g}" if result.late else ""]
        row.append(safe(key(result.open)))
        notes = "; ".join(in_words(note, shown) for note in result.notes)
        rows.append([*row, safe(key(result.file)), result.sha256, safe(notes)])
    write_csv(path, rows)


TOLD = {  # of a status, to the student
    "blank": "No part is filled in yet.",
    "error": "A cell ended with an error, and something was lost through it: see below.",
    "timeout": "A cell or a function ran too long and was stopped: see below. The rest was graded without it.",
    "crashed": "Something ended Python itself; the rest was graded without it.",
    "flooded": "Something gave back far too much; the rest was graded without it.",
    "missing": "No notebook was handed in, which is a file whose name ends in .ipynb.",
    "unreadable": "This file could not be read as a notebook, so nothing in it could be graded.",
    "empty": "This file is empty. That happens when an upload is cut short.",
    "too large": "This file is too large to be graded. Outputs make most files large: clear them before you save.",
    "refused": "This is a link, or something else that only looks like a file, so there was nothing to grade.",
    BY_HAND: "The grader could not do this work part by part, so a person has marked it as a whole.",
    ANOTHER: "This is no notebook of this exercise, so nothing in it could be graded. Please hand in the right one.",
    EDITION: "This notebook has the title of this exercise, and not its parts, so nothing in it could be graded. "
    "Perhaps it is an older edition. Please hand in the one that was given out.",
    "not graded": "Another file of yours was graded in place of this one.",
    OTHER: "This notebook holds the numbers of somebody else. It was graded by your own numbers.",
    LATE_ONLY: "What you handed in in time could not be graded, so the file that came late counts.",
    NOBODY: "Each student has numbers of their own in this exercise, and the grader does not know yet which are yours. "
    "So nothing was graded; your teacher can see it, too.",
    "grader failed": "The grader itself failed here. That is not your fault; your teacher can see it, too.",
}
SAID = {  # of a status, to the teacher
    "ok": "no problems",
    "blank": "nothing is filled in",
    "error": "an error may have cost something",
    "timeout": "ran too long and was stopped",
    "crashed": "ended Python itself",
    "flooded": "gave back far too much",
    "missing": "no notebook",
    "unreadable": "could not be read",
    "empty": "an empty file",
    "refused": "no ordinary file",
    "not graded": "does not count",
    OTHER: "somebody else's numbers",
    LATE_ONLY: "only the late file could be graded",
    NOBODY: "nobody knows whose numbers",
    ANOTHER: "a notebook of another exercise",
    EDITION: "an older or other edition of the exercise",
    "grader failed": "the grader itself failed",
}
NEXT = "Your teacher has what you handed in, and can mark it by hand."
ASK = "Ask whether you may hand it in again."
TO_TEACHERS = re.compile(
    r"to be marked by hand: |names no variant|holds the variant of |holds a variant, |class\.csv lists "
    r"|not in this folder|lies outside of |the grader itself failed|another file was marked as a whole"
    r"|.*: kept, and not counted$"
)
LISTED = ("to be marked by hand: ", MISSING, "cells that are there twice: ")


def in_words(note: str, shown: Mapping[str, Place]) -> str:
    """A note with the numbers of parts, as they are on paper, and without the names of their cells."""
    titles = {name: place.title for part, place in shown.items() for name in (part, *place.answers)}
    begin = next((words for words in LISTED if note.startswith(words)), "")
    if begin:
        return begin + ", ".join(dict.fromkeys(titles.get(n, n) for n in note.removeprefix(begin).split(", ")))
    part, colon, words = note.partition(":")
    return f"{titles[part]}:{words}" if colon and part in titles else note


def to_student(note: str, shown: Mapping[str, Place]) -> str:
    """The same for a student: nothing that only a teacher can do or know; "" if there is nothing else."""
    if TO_TEACHERS.match(note) or note in UNGRADED:
        return ""
    return in_words(note.partition(" (--")[0].removesuffix("; look at it"), shown)


COUNTED = "A code cell is named by its first line, and by its number from the top; empty ones don't count."


def told_of(result: Result) -> list[str]:
    """All that is said of a file."""
    return [*result.notes, *(problem for problem, _ in result.feedback.values())]


def feedback(
    exercise: Exercise,
    result: Result,
    *,
    sandboxed: bool,
    name: str = "",
    pictures: Path = Path("nowhere"),
    came: Mapping[str, str] = MappingProxyType({}),
    again: str = "",
) -> str:
    """The page for one student: part by part, what was handed in, and beside it what is wrong, and the hint.

    `came` has for each file the name that the student gave it, `again` until when it may be handed in again.
    """
    shown, whole = as_numbered(exercise, result), result.whole is not None
    ran = any(part in found for part in shown for found in (result.feedback, result.answers, result.code))
    by_id = {part.id: part for part in exercise.all_parts}
    open_ = [part for part in shown if part not in result.points and not whole and result.graded]
    given = partial(as_given, came=came)
    return render(
        "feedback.html",
        exercise=exercise,
        heading=heading(exercise),
        result=result,
        name=clean(name or result.student, 200),
        file=clean(given(result.file), 200),
        sum=_sum(result),
        parts=[_part(place, by_id[part], result, pictures) for part, place in shown.items()] if ran else [],
        total="" if result.status in UNGRADED else f"{total(result):g}",
        whole=whole,
        comment=result.feedback.get(WHOLE, ("", ""))[0],
        most=f"{exercise.points:g}",
        open=", ".join(f"{shown[part].title} ({by_id[part].points:g} points)" for part in open_) if ran else "",
        **_said(result, clean(again, 200)),
        counted=COUNTED if any("code cell " in words for words in told_of(result)) else "",
        notes=[with_code(words) for note in result.notes if (words := given(to_student(note, shown)))],
        warning="" if sandboxed else WARNING,
    )


def _said(result: Result, again: str) -> dict[str, str]:
    """What the status means to a student, what comes next, and until when it may be handed in again."""
    told = TOLD.get(result.status, "" if result.status == "ok" else f"This file could not be graded: {result.status}.")
    next_ = "" if result.status not in UNGRADED or not result.file else NEXT if again else f"{NEXT} {ASK}"
    return {"told": told, "next": next_, "again": again}


def as_given(words: str, came: Mapping[str, str]) -> str:
    """A text with files under the names that their student gave them, and not those that they are stored by.

    >>> as_given("essay-2.pdf is no notebook, essay.pdf", {"essay.pdf": "my essay.pdf", "essay-2.pdf": "essay (1).pdf"})
    'essay (1).pdf is no notebook, my essay.pdf'
    """
    stored = "|".join(map(re.escape, sorted(came, key=len, reverse=True)))
    return re.sub(rf"(?<![\w.-])(?:{stored})(?![\w-])", lambda m: clean(came[m[0]], 200), words) if came else words


def _sum(result: Result) -> str:
    """What being late costs, as a sum."""
    if not result.penalty or not result.graded:
        return ""
    earned, rest = (f"{points:g} point{'' if points == 1 else 's'}" for points in (result.earned, total(result)))
    return f"{earned}, less {result.penalty:g} % because it came {result.how_late}: {rest}."


def as_numbered(exercise: Exercise, result: Result) -> dict[str, Place]:
    """The parts as this student's notebook numbers them: a variant may have them in another order."""
    shown = places(exercise)
    order = [part for part in result.tasks if part in shown] or list(shown)
    return {part: replace(shown[part], number=number) for number, part in enumerate(order, 1)}


AS_A_WHOLE = Place(
    0,
    "What the grader could not read, or what stopped before any part earned a point. "
    "Points that are given here count for all of it, in the place of every part's.",
    (),
)


def title(part: str, place: Place) -> str:
    return "As a whole" if part == WHOLE else place.title


@cache
def asked(question: str) -> Markup:
    """A task is the same on every student's page, and so is drawn once."""
    return strangers(question)


def heading(exercise: Exercise) -> str:
    """The exercise's own title."""
    return title_of(exercise.notebook["cells"]) or exercise.name


def _part(place: Place, part: GradedPart | HandPart, result: Result, pictures: Path) -> dict[str, Any]:
    earned, most = result.points.get(part.id), part.points
    kind = "open" if earned is None else "right" if earned == most else "some" if earned else "none"
    word = {"open": "to be marked", "right": "right", "some": "partly right", "none": "no points"}[kind]
    if result.whole is not None:
        kind, word = "", ""
    problem, hint = result.feedback.get(part.id, ("", ""))
    if problem == "still to do":
        word, problem = "still to do", ""
    answer = result.answers.get(part.id, "")
    return {
        "title": place.title,
        "question": asked(result.tasks.get(part.id, place.question)),
        "points": "" if not kind else f"{earned:g} of {most:g}" if earned is not None else f"{most:g} points",
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
    folder: Path,
    exercise: Exercise,
    results: list[Result],
    *,
    sandboxed: bool,
    names: Mapping[str, str],
    pictures: Path,
    came: Mapping[str, Mapping[str, str]],
    again: str = "",
) -> None:
    seen: set[str] = set()
    for result in sorted(results, key=lambda result: not result.graded):  # the page under a student's name counts
        page = feedback_name(result, result.student not in seen)
        seen.add(result.student)
        name = names.get(result.student, result.student)
        more: dict[str, Any] = {"came": came.get(result.student, {}), "again": again}
        words = feedback(exercise, result, sandboxed=sandboxed, name=name, pictures=pictures, **more)
        write_text(folder / page, words)


def write_all(
    out: Path,
    exercise: Exercise,
    results: list[Result],
    proved: list[str],
    *,
    names: Mapping[str, str],
    pictures: Path,
    came: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    again: str = "",
    alike: Sequence[Sequence[str]] = (),
    absent: Sequence[str] = (),
) -> None:
    """The table of grades and every page."""
    called = told_apart({result.student: names.get(result.student, result.student) for result in results})
    grades(out / "grades.csv", exercise, results, called)
    shutil.rmtree(out / "feedback", ignore_errors=True)
    more: dict[str, Any] = {"names": names, "pictures": pictures, "came": came, "again": again}
    write_feedback(out / "feedback", exercise, results, sandboxed=bool(proved), **more)
    write_text(
        out / "summary.html",
        summary(exercise, results, proved, called, to_do(exercise, results, called, alike, absent)),
    )
    write_text(out / "hand-grading.html", marking(exercise, results, called, pictures, out.name))


def summary(
    exercise: Exercise,
    results: list[Result],
    proved: list[str],
    names: Mapping[str, str],
    tasks: "Sequence[tuple[str, list[Link]]]" = (),
) -> str:
    """The page for the teacher: what is to be done, how it went, where it went wrong, and how safe it was."""
    blank = sum(r.status == "blank" for r in results)  # who filled in nothing got no part wrong
    graded = [r for r in results if r.graded and r.status != "blank"]
    return render(
        "summary.html",
        exercise=exercise,
        files=several(len(results), "file"),
        students=several(len({r.student for r in results}), "student"),
        to_do=tasks,
        blank=blank,
        graded=len(graded),
        open=sum(len(_open(exercise, r)) for r in graded),
        warning="" if proved else WARNING,
        distribution=_distribution(exercise, graded),
        statuses=[
            (SAID.get(status, status), count, "") for status, count in Counter(r.status for r in results).most_common()
        ],
        odd=[_odd(exercise, r, names) for r in results if r.status != "ok"],
        parts=_parts(exercise, graded),
        mistakes=_mistakes(exercise, graded),
        proved=proved,
    )


Link = tuple[str, str]  # a name, and the page that it leads to, if there is one


def to_do(
    exercise: Exercise,
    results: list[Result],
    names: Mapping[str, str],
    alike: Sequence[Sequence[str]] = (),
    absent: Sequence[str] = (),
) -> list[tuple[str, list[Link]]]:
    """What only a person can do: a sentence, and whom or which file it is about."""
    counts: dict[str, Result] = {}
    for result in results:
        if result.status != "not graded":
            counts.setdefault(result.student, result)
    every, pages = counts.values(), partial(_pages, names)
    open_ = sum(len(_open(exercise, r)) for r in every if r.graded)
    table = [("hand-grading.csv", "hand-grading.csv"), ("all answers on one page", "hand-grading.html")]
    missing = pages(r for r in every if r.status == "missing" and not r.file) + [(name, "") for name in absent]
    same = [pages(counts[student] for student in group if student in counts) for group in alike]
    found = [
        (f"To be marked by hand: {several(open_, 'answer')}, by classroom mark, or in", table if open_ else []),
        ("Which of two files counts is decided when both are marked:", pages(r for r in every if r.open)),
        (
            "Could not be graded: ask for it again, or mark it as a whole:",
            pages((r for r in every if not r.graded and r.file), why=True),
        ),
        ("Look at:", pages(filter(_odd_though_graded, every), why=True)),
        ("Nothing is filled in:", pages(r for r in every if r.status == "blank")),
        ("Handed nothing in:", missing),
        *(
            ("The same file, byte for byte, which classroom similar shows, too:", each)
            for each in same
            if len(each) > 1
        ),
    ]
    return [(words, links) for words, links in found if links]


def _pages(names: Mapping[str, str], wanted: Iterable[Result], *, why: bool = False) -> list[Link]:
    return [
        (names.get(r.student, r.student) + f" ({_why(r)})" * why, f"feedback/{feedback_name(r, main=True)}")
        for r in wanted
    ]


def _odd_though_graded(result: Result) -> bool:
    noted = any(note.endswith("look at it") for note in result.notes)
    return result.graded and (noted or result.status not in ("ok", "blank", BY_HAND))


def _why(result: Result) -> str:
    return SAID.get(result.status, result.status) if result.status not in ("ok", "blank") else "see the note below"


Bars = list[tuple[str, int, str]]  # what is counted, how many, and a remark


def _odd(exercise: Exercise, result: Result, names: Mapping[str, str]) -> tuple[str, str, str]:
    shown = as_numbered(exercise, result)
    notes = "; ".join(in_words(note, shown) for note in result.notes)
    return names.get(result.student, result.student), SAID.get(result.status, result.status), notes


def waiting(exercise: Exercise, results: list[Result]) -> str:
    """What a person has not marked yet, in words; "" if nothing."""
    answers = sum(len(_open(exercise, result)) for result in results if result.graded)
    files = sum(WHOLE in r.answers and not r.graded and r.status != "not graded" for r in results)
    told = [several(answers, "answer")] * bool(answers) + [f"{several(files, 'file')} as a whole"] * bool(files)
    return " and ".join(told)


def _open(exercise: Exercise, result: Result) -> list[str]:
    """The parts that nobody has marked yet."""
    return [part.id for part in exercise.all_parts if part.id not in result.points and result.whole is None]


def share(exercise: Exercise, result: Result) -> float | None:
    """Of the points of what is marked: a part that nobody has marked yet is no wrong one. None if nothing is."""
    open_ = _open(exercise, result)
    most = sum(part.points for part in exercise.all_parts if part.id not in open_)
    return total(result) / most if most else None


def _distribution(exercise: Exercise, results: list[Result]) -> Bars:
    shares = [found for result in results if (found := share(exercise, result)) is not None]
    counts = Counter(min(int(10 * each), 9) for each in shares)
    return [(f"{10 * i} to {10 * i + 10} %", counts[i], "") for i in range(10)]


def _parts(exercise: Exercise, results: list[Result]) -> Bars:
    rows = []
    by_id = {part.id: part for part in exercise.all_parts}
    for part, place in places(exercise).items():
        marked = [r.points[part] for r in results if part in r.points]
        open_ = sum(part in _open(exercise, r) for r in results)
        more = f", and {open_} to be marked" if open_ else ""
        rows.append((place.title, sum(points == by_id[part].points for points in marked), f"of {len(marked)}{more}"))
    return rows


def _mistakes(exercise: Exercise, results: list[Result]) -> Bars:
    shown = places(exercise)
    hints = Counter((part, hint) for r in results for part, (_, hint) in r.feedback.items() if hint and part in shown)
    return [(f"{shown[part].title}: {hint}", count, "") for (part, hint), count in hints.most_common(12)]


def _named(names: Mapping[str, str], result: Result) -> str:
    """With the file, where several of one student are to be marked."""
    name = names.get(result.student, result.student)
    return f"{name} ({clean(result.file, 60)})" if result.status == "not graded" else name


def marking(
    exercise: Exercise,
    results: list[Result],
    names: Mapping[str, str] = {},
    pictures: Path = Path("nowhere"),
    folder: str = "OUT",
) -> str:
    """The page to mark by: question, model answer and rubric, then every answer."""
    parts = []
    for part in marked_parts(exercise):
        place = places(exercise).get(part.id, AS_A_WHOLE)
        answers = [
            (_named(names, r), strangers(r.answers[part.id], lambda n: address(pictures, n)))
            for r in results
            if r.answers.get(part.id)
        ]
        shown = {"title": title(part.id, place), "points": f"{part.points:g}", "question": asked(place.question)}
        if answers or part.id != WHOLE:
            parts.append(shown | {"model": strangers(part.answer), "answers": answers})
    return render("marking.html", exercise=exercise, parts=parts, folder=folder)
