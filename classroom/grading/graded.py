"""A folder of grades as a whole: what was graded, who is who, and what a person has marked since.

`grade` keeps it in `.work`, so that the marking page and the gradebook need neither submissions nor a sandbox.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from classroom.course import Course
from classroom.exercise import notebook
from classroom.exercise.places import places
from classroom.grading import hand, report
from classroom.grading.counted import settle
from classroom.grading.grade import Store, restored
from classroom.grading.result import Result, marked_parts
from classroom.grading.submission import find
from classroom.grading.whose import class_names
from classroom.lms import register
from classroom.sandbox.inside.protocol import clean

MORE = ("keys", "submissions", "came", "again", "alike", "absent")  # what a batch of an earlier version may lack
BATCH, SOURCE = ".work/graded.json", ".work/source"
GRADES, MADE_FROM = "grades.csv", ".work/made-from"  # the table, and a digest of the state that it shows


@dataclass
class Graded:
    """What `grade` found, before marks by hand."""

    exercise: notebook.Exercise
    results: list[Result]
    names: dict[str, str]  # of students, by folder, as the platform writes them
    proved: list[str]  # of the sandbox; [] if there was none
    keys: dict[str, str] = field(default_factory=dict)  # by folder, whom it belongs to in every exercise
    submissions: str = ""  # where they lie
    came: dict[str, dict[str, str]] = field(default_factory=dict)  # by folder and file, the name that the student gave
    again: str = ""  # until when it may be handed in again, in the teacher's words
    absent: list[str] = field(default_factory=list)  # names on the class list of whom nothing came
    alike: list[list[str]] = field(default_factory=list)  # folders that hold the same file


def keep(out: Path, graded: Graded, source: Path) -> None:
    """Remember the batch, and the exercise as it was."""
    report.write_bytes(out / SOURCE / f"{graded.exercise.name}.ipynb", source.read_bytes())
    facts = {"results": [asdict(result) for result in graded.results]}
    facts |= {name: getattr(graded, name) for name in ("names", "proved", *MORE)}
    report.write_text(out / BATCH, json.dumps(facts))


def load(out: Path) -> Graded:
    """What was kept; ValueError if `grade` has not been here."""
    try:
        facts = json.loads((out / BATCH).read_text(encoding="utf-8"))
        (source,) = (out / SOURCE).glob("*.ipynb")
    except (OSError, ValueError) as error:
        told = f"{out} is no folder of grades of this version: run `python -m classroom grade ... --out {out}` first"
        raise ValueError(told) from error
    results = [restored(each) for each in facts["results"]]
    more = {name: facts[name] for name in MORE if name in facts}
    return Graded(notebook.read(source), results, facts["names"], facts["proved"], **more)


def earlier(out: Path, what: str) -> Any:
    """The `names`, `keys`, `came` or `again` of the batch before; what is empty if there was none."""
    facts = json.loads((out / BATCH).read_text(encoding="utf-8")) if (out / BATCH).exists() else {}
    return facts.get(what, "" if what == "again" else {})


def names_of(submissions: Path) -> dict[str, str]:
    """Who is who, from the students.csv that `collect` writes; {} if there is none."""
    path = submissions / "students.csv"
    if not path.is_file():
        return {}
    try:
        rows = hand.rows_of(path, ("student", "name"))
    except hand.MarksError:  # some other table of the teacher's
        return {}
    return {report.unsafe(row["student"]): report.unsafe(row["name"]) for _, row in rows if row["name"].strip()}


def known_names(submissions: Path, own: Course | None) -> dict[str, str]:
    """The same, and before it the class list, whose names are the teacher's own."""
    return names_of(submissions) | class_names(own, submissions)


def students(store: Store) -> list[str]:
    return [result.student for result in store.earlier([])]


def marks_of(
    out: Path, exercise: notebook.Exercise, known: Iterable[str], tell: Mapping[str, str] | None = None
) -> hand.Marks:
    """What a person has marked: the table's word counts. What it lacks is kept as it was and, with `tell`, named."""
    most = {part.id: part.points for part in marked_parts(exercise)}
    table, before = out / hand.TABLE, hand.recall(out / hand.LEDGER, most)
    now = hand.placed(hand.read(table, exercise, {*known, *(where.student for where in before)}), before)
    if table.exists() and tell is not None:
        called = {hand.key(student): clean(name, 60) for student, name in tell.items()}
        titles = {part: place.title for part, place in places(exercise).items()}
        for where in sorted(where for where, mark in before.items() if mark.given and where not in now):
            whose = f"{called.get(where.student, where.student)}, {titles.get(where.part, where.part)}"
            print(f"{table} has no row for {whose}: its mark is kept", file=sys.stderr)
    return before | now


def settled(out: Path) -> tuple[Graded, hand.Marks]:
    """The batch as it counts, of several files of one student one, and the marks. Not yet merged."""
    found = load(out)
    marks = marks_of(out, found.exercise, {result.student for result in found.results})
    settle(found.exercise, found.results, marks)
    return found, hand.offered(found.exercise, found.results, marks)


def write_marks(out: Path, graded: Graded, marks: hand.Marks) -> None:
    """The table, then the ledger: of two that differ, the table is believed."""
    marks = hand.offered(graded.exercise, graded.results, marks)
    hand.write(out / hand.TABLE, graded.exercise, graded.results, marks, graded.names)
    hand.remember(out / hand.LEDGER, marks)


def write_all(out: Path, graded: Graded, known: Iterable[str] = ()) -> None:
    """Marks by hand, then every table and page with them."""
    with hand.locked(out):
        everybody = {*known, *(result.student for result in graded.results)}
        marks = marks_of(out, graded.exercise, everybody, graded.names)
        settle(graded.exercise, graded.results, marks)
        marks = hand.offered(graded.exercise, graded.results, marks)
        write_marks(out, graded, marks)
        state = _state(out, marks)
    hand.merge(graded.exercise, graded.results, marks)
    pictures = out / ".work" / "pictures"
    more = {name: getattr(graded, name) for name in ("names", "came", "again", "alike", "absent")}
    report.write_all(out, graded.exercise, graded.results, graded.proved, pictures=pictures, **more)
    report.write_text(out / MADE_FROM, state)


# Is the table of grades still what it was made from?


def _state(out: Path, marks: hand.Marks) -> str:
    """A digest of what was graded, and of all marks."""
    given = sorted((*where, mark.points, mark.comment) for where, mark in marks.items() if mark.given or mark.comment)
    told = (out / BATCH).read_bytes() + json.dumps(given, default=str).encode()
    return hashlib.sha256(told).hexdigest()


def stale(grades: Path, students: Path | None = None) -> list[str]:
    """Why a table of grades is not what its folder holds by now; [] if it is, or stands in no such folder."""
    out = grades.parent
    if grades.name != GRADES or not (out / BATCH).exists():
        return []
    found, why = load(out), []
    marks = marks_of(out, found.exercise, {result.student for result in found.results})
    made_from = out / MADE_FROM
    if not made_from.exists() or made_from.read_text(encoding="utf-8") != _state(out, marks):
        why.append(f"a mark or comment was given or changed after {grades} was made, or it was not made to its end")
    folders = {str(students.parent.resolve())} if students else set()
    for folder in sorted({*folders, found.submissions} - {""}):
        why += _other_penalties(Path(folder), found)
    return why + newer(found, students.parent if students else None)


def newer(found: Graded, submissions: Path | None = None) -> list[str]:
    """Whose work is another one by now than was graded: handed in since, changed, or taken away.

    It is looked for where it was graded; `submissions` is where it lies if that folder was moved.
    """
    folder = Path(found.submissions) if found.submissions and Path(found.submissions).is_dir() else submissions
    if folder is None or not folder.is_dir():
        return []
    there = {(one.student, one.file): one.sha256 or "; ".join(one.notes[:1]) for one in find(folder, found.exercise)}
    here = {student for student, _ in there}
    then = {(r.student, r.file): r.sha256 or "; ".join(r.notes[:1]) for r in found.results if r.student in here}
    told: dict[str, list[str]] = {}
    for student, file in sorted({where for where in there | then if there.get(where) != then.get(where)}):
        lies_there = bool(file) and os.path.lexists(folder / student / file)
        said = "is new" if (student, file) not in then else "is another one" if lies_there else "is gone"
        if (
            student,
            file,
        ) in there or not lies_there:  # not what was shown for want of a notebook, and still lies there
            told.setdefault(student, []).append(f"{clean(file, 60)} {said}" if file else "")
    names = names_of(folder) | found.names
    called = report.told_apart({student: names.get(student, student) for student in sorted({*here, *told})})
    return [
        f"the work of {clean(called[student], 60)} is not what was graded"
        + (f": {', '.join(filter(None, files))}" if any(files) else "")
        for student, files in told.items()
    ]


def _other_penalties(folder: Path, found: Graded) -> list[str]:
    """Whose lateness or penalty is another one in students.csv by now."""
    files = {(row["student"], row["file"]) for row in register.Register.of(folder).files}
    told = register.lateness(folder) if files else {}
    others = {
        result.student
        for result in found.results
        if (where := (result.student, result.file)) in files
        and told.get(where, ("", 0.0)) != (result.late, result.penalty)
    }
    called = report.told_apart({name: found.names.get(name, name) for name in sorted(others)})
    table = folder / register.STUDENTS
    return [
        f"the penalty of {clean(name, 60)} in {table} is another one than was graded with" for name in called.values()
    ]
