"""Marks that a person gives: a table to fill in, and a ledger that never loses one.

`grade` writes `hand-grading.csv` with a row for each answer, and fills in nothing but what stood there before.
A mark belongs to the answer that it was given to, and to the maximum that it was given of: for another one it is
kept, and shown, and doesn't count. Rows are added or changed, never dropped: whoever is not in a batch keeps what was
given. A copy with the date is kept before each change. The table may come back from any spreadsheet; what can't be
placed stops the run.
"""

import contextlib
import csv
import datetime
import hashlib
import io
import json
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from classroom.exercise.notebook import Exercise, HandPart
from classroom.grading.report import safe, table, unsafe, write_text
from classroom.grading.result import BY_HAND, UNGRADED, WHOLE, Result, key, marked_parts
from classroom.sandbox.inside.protocol import clean
from classroom.sandbox.lock import lock

COLUMNS = ("student", "name", "part", "max", "points", "comment", "answer_sha256", "about")
NEEDED = ("student", "part", "points")
TABLE, COPIES = "hand-grading.csv", "hand-grading-copies"
REPLACED = "marked as a whole: "
LEDGER, LOCK = ".work/marks.json", ".work/marks.lock"


class MarksError(ValueError):
    """The table of marks holds something that is no mark."""


class Where(NamedTuple):
    """What a mark is for."""

    student: str
    part: str
    answer: str  # its digest; "" for whatever answer there is when the mark is first read
    most: float


@dataclass(frozen=True)
class Mark:
    points: float | None
    comment: str

    @property
    def given(self) -> bool:
        return self.points is not None


NONE = Mark(None, "")
Marks = dict[Where, Mark]


def digest(answer: str) -> str:
    """Begins with a sign, or a spreadsheet would take some for a number."""
    return "#" + hashlib.sha256(answer.encode(errors="backslashreplace")).hexdigest()[:16]


def place(result: Result, part: HandPart) -> Where:
    """Where the mark of a part of this file belongs; work as a whole is all that the file holds."""
    answer = result.answers.get(part.id, "")
    told = f"{answer}\0{result.sha256}" if part.id == WHOLE else answer
    return Where(key(result.student), part.id, digest(told), part.points)


def find(marks: Marks, where: Where) -> Mark:
    """The mark of just this answer and maximum; NONE if nobody has given it one."""
    exact, any_answer = marks.get(where, NONE), marks.get(where._replace(answer=""), NONE)
    return any_answer if any_answer.given and not exact.given else exact


def before(marks: Marks) -> dict[tuple[str, str], list[tuple[Where, Mark]]]:
    """All that was given, by student and part."""
    found: dict[tuple[str, str], list[tuple[Where, Mark]]] = {}
    for where, mark in marks.items():
        if mark.given or mark.comment:
            found.setdefault((where.student, where.part), []).append((where, mark))
    return found


def offered(exercise: Exercise, results: list[Result], marks: Marks) -> Marks:
    """The marks, with a place for each answer of these files; what was given to whatever is there is now this one's."""
    made = dict(marks)
    for result in results:
        for part in marked_parts(exercise):
            where = place(result, part)
            if part.id in result.answers or (part.id == WHOLE and result.status != "not graded"):
                mark = find(made, where)
                made.pop(where._replace(answer=""), None)
                if part.id in result.answers or mark.given:
                    made[where] = mark
    return made


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Between reading the table and writing it, nobody else writes. Held for a moment, so others wait."""
    with open(out / LOCK, "w") as file:
        lock(file, wait=True)
        yield


# The table


def read(path: Path, exercise: Exercise, known: Iterable[str] | None = None) -> Marks:
    """The marks in the table; {} if there is no table yet. MarksError names every row that can't be placed."""
    if not path.exists():
        return {}
    names = None if known is None else {key(name) for name in known}
    most = {part.id: part.points for part in marked_parts(exercise)}
    marks: Marks = {}
    wrong: list[str] = []
    for number, row in rows_of(path):
        try:
            where, mark = _mark(row, most, names)
            if marks.get(where, mark) != mark:
                raise ValueError(f"there is another mark for {clean(where.student, 60)!r} above")
            marks[where] = mark
        except ValueError as error:
            wrong.append(f"{path}, row {number}: {error}")
    if wrong:
        there = {whose_is(row["student"], names) for _, row in rows_of(path)} if names else set()
        gone = sorted((names or set()) - there) if None in there else []  # whom a name that is no one's may mean
        told = f"\nNot in the table: {', '.join(clean(name, 40) for name in gone[:10])}" if gone else ""
        raise MarksError("\n".join(wrong[:20]) + told + "\nNothing was written.")
    return marks


def _mark(row: dict[str, str], most: dict[str, float], names: set[str] | None) -> tuple[Where, Mark]:
    student, part, given = row["student"], row["part"].strip(), row["points"].strip()
    whose = student if names is None else whose_is(student, names)
    if whose is None:
        raise ValueError(f"{clean(student, 60)!r} is no student's name; did a spreadsheet change it?")
    if part not in most:
        raise ValueError(f"the exercise has no hand-graded part {clean(part, 60)!r}")
    points, of = _number(given, "points"), _number((row.get("max") or "").strip(), "max")
    of = most[part] if of is None else of
    if points is not None and not 0 <= points <= of:
        raise ValueError(f"points must be from 0 to {of:g}, got {given}")
    answer = (row.get("answer_sha256") or "").strip()
    answer = f"#{answer}" if answer and not answer.startswith("#") else answer
    return Where(whose, part, answer, of), Mark(points, unsafe(row.get("comment") or ""))


def _number(cell: str, name: str) -> float | None:
    try:
        return float(cell.replace(",", ".")) if cell else None
    except ValueError:
        raise ValueError(f"{name} must be a number, got {clean(cell, 40)!r}") from None


def whose_is(written: str, names: set[str]) -> str | None:
    """The student that a table means: as it stands, composed otherwise, or read once in the wrong encoding."""
    candidates = [written, unsafe(written), written.strip(), written.strip().removeprefix("'")]
    for encoding in ("cp1252", "latin-1", "mac-roman"):
        try:
            candidates.append(written.encode(encoding).decode("utf-8"))
        except UnicodeError:
            continue
    for candidate in candidates:
        if candidate in names:
            return candidate
    composed = {unicodedata.normalize("NFC", name): name for name in names}
    return next((composed[c] for c in (unicodedata.normalize("NFC", c) for c in candidates) if c in composed), None)


def rows_of(path: Path, needed: tuple[str, ...] = NEEDED) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table as any spreadsheet saves it, with their numbers: UTF-8 or 16, cp1252; `,`, `;` or tabs."""
    lines = decoded(path.read_bytes())
    first, _, rest = lines.partition("\n")
    if first.strip().lower().startswith("sep="):
        lines = rest
    header = lines.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    read_ = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter)
    columns = [name.strip().strip("\ufeff").lower() for name in next(read_, [])]
    missing = [name for name in needed if name not in columns]
    if missing:
        raise MarksError(f"{path} has no column {', '.join(missing)}; there is: {clean(header, 100)}")
    found = []
    for number, cells in enumerate(read_, 2):
        if any(cell.strip() for cell in cells):
            found.append((number, dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False))))
    return found


def decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data[1:2] == b"\0":
        return data.decode("utf-16-le", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def write(path: Path, exercise: Exercise, results: list[Result], marks: Marks, names: Mapping[str, str] = {}) -> None:
    """The table: every answer of this batch with the mark that it has, and every mark of another or of anybody else."""
    called = {key(student): name for student, name in names.items()}
    all_of, here, rows = before(marks), {key(result.student) for result in results}, {}
    for result in results:
        for part in marked_parts(exercise):
            where = place(result, part)
            if part.id in result.answers and where not in rows:
                whole = "in the place of every part's points" if part.id == WHOLE else ""
                about = ", ".join(filter(None, (key(result.file), result.how_late, whole)))
                rows[where] = _row(where, called, find(marks, where), about)
        for part in marked_parts(exercise):
            for where, mark in all_of.get((key(result.student), part.id), ()):
                if where.answer and where not in rows:
                    rows[where] = _row(where, called, mark, _older(where, place(result, part)))
    for where, mark in marks.items():
        if where not in rows and (where.student not in here or mark.given or mark.comment):
            rows[where] = _row(where, called, mark, "")
    # with the mark of UTF-8, without which a spreadsheet takes it for something else
    words = "\ufeff" + table([list(COLUMNS), *rows.values()])
    if path.exists():
        if path.read_bytes() == words.encode("utf-8", errors="backslashreplace"):
            return
        keep_copy(path)
    write_text(path, words)


def _older(where: Where, now: Where) -> str:
    of = "another maximum" if where.answer == now.answer else "another answer"
    return "" if where == now else f"a mark of {of}: kept, and not counted"


def _row(where: Where, called: Mapping[str, str], mark: Mark, about: str) -> list[str]:
    points = "" if mark.points is None else f"{mark.points:g}"
    name = safe(key(called.get(where.student, where.student)))
    told = [f"{where.most:g}", points, safe(mark.comment), where.answer, safe(about)]
    return [safe(where.student), name, where.part, *told]


def keep_copy(path: Path) -> Path:
    """The table as it was, under the date and time."""
    folder = path.parent / COPIES
    folder.mkdir(exist_ok=True)
    now = datetime.datetime.now().strftime("%Y-%m-%d-%H%M%S")
    number, target = 1, folder / f"{now}.csv"
    while target.exists():
        number += 1
        target = folder / f"{now}-{number}.csv"
    shutil.copyfile(path, target)
    return target


# The ledger: what the table held last, by which a row that is missing from it is noticed


def recall(path: Path, most: Mapping[str, float] = {}) -> Marks:
    """`most` is for marks that were given before a ledger held their maximum."""
    if not path.exists():
        return {}
    found: Marks = {}
    for student, part, *told in json.loads(path.read_text(encoding="utf-8")):
        answer, of, points, comment = told if len(told) == 4 else (told[2], most.get(part, 0.0), *told[:2])
        answer = f"#{answer}" if answer and not answer.startswith("#") else answer
        found[Where(key(student), part, answer, of)] = Mark(points, comment)
    return found


def remember(path: Path, marks: Marks) -> None:
    write_text(path, json.dumps([[*where, mark.points, mark.comment] for where, mark in marks.items()]))


def placed(now: Marks, ledger: Marks) -> Marks:
    """What a table says that has lost the digests of answers: of one answer that we know, it can only be its mark."""
    known: dict[tuple[str, str], set[str]] = {}
    for where in ledger:
        if where.answer:
            known.setdefault((where.student, where.part), set()).add(where.answer)
    found = {where: mark for where, mark in now.items() if where.answer}
    for where, mark in now.items():
        answers = known.get((where.student, where.part), set())
        if where.answer or (len(answers) > 1 and mark == NONE):
            continue
        told = where._replace(answer=next(iter(answers))) if len(answers) == 1 else where
        if len(answers) > 1 or (found.get(told, NONE).given and mark.given and found[told] != mark):
            whose = f"{clean(where.student, 60)} has several marks or answers for {where.part}"
            raise MarksError(f"{whose}, and answer_sha256 doesn't say which is meant\nNothing was written.")
        if mark != NONE or told not in found:
            found[told] = mark
    return found


def merge(exercise: Exercise, results: list[Result], marks: Marks) -> None:
    """Add the marks to the results, and say what is open or was marked in an older version."""
    all_of, (*_, all_parts) = before(marks), marked_parts(exercise)
    for result in results:
        if result.status == "not graded":
            continue
        whole = find(marks, place(result, all_parts))
        if whole.points is not None:
            by_hand = sum(find(marks, place(result, part)).points or 0.0 for part in exercise.hand)
            _as_a_whole(result, whole, whole.points, sum(result.points.values()) + by_hand)
            continue
        for _, mark in all_of.get((key(result.student), WHOLE), ()):
            if mark.given:
                told = f"another file was marked as a whole before, with {mark.points:g} points; look at it"
                result.notes.append(told)
        open_parts = [part.id for part in exercise.hand if _is_open(result, part, marks, all_of)]
        if open_parts:
            result.notes.append("to be marked by hand: " + ", ".join(open_parts))


def _is_open(
    result: Result, part: HandPart, marks: Marks, all_of: dict[tuple[str, str], list[tuple[Where, Mark]]]
) -> bool:
    """Give a part its mark; True if nobody has marked this answer yet."""
    if part.id not in result.answers:
        return False
    where = place(result, part)
    mark = find(marks, where)
    if mark.points is not None:
        result.points[part.id] = mark.points
        result.feedback[part.id] = (mark.comment, "")
        return False
    for other, older in all_of.get((where.student, where.part), ()):
        if older.given:
            what = "it had another maximum" if other.answer == where.answer else "another answer was marked"
            told = f"{what} before, with {older.points:g} of {other.most:g} points: kept, and not counted"
            result.notes.append(f"{part.id}: {told}")
    if not result.answers[part.id]:
        result.points[part.id] = 0.0
        result.feedback[part.id] = ("no answer", "")
        return False
    return True


def to_mark_again(results: list[Result]) -> list[Result]:
    """Those whose answer waits for a mark, and another of theirs, or of another maximum, had one."""
    return [
        result
        for result in results
        if any(note.startswith("to be marked by hand: ") for note in result.notes)
        and any(note.endswith(": kept, and not counted") for note in result.notes)
    ]


def _as_a_whole(result: Result, mark: Mark, points: float, parts: float) -> None:
    """A person's mark of all of it takes the place of every part's, and says so where they had points."""
    if parts:
        result.notes.append(f"{REPLACED}{points:g} points, in place of {parts:g} for parts")
    result.whole, result.points = points, {}
    result.feedback = {WHOLE: (mark.comment, "")} | result.feedback
    if result.status in UNGRADED:
        result.notes.insert(0, result.status)
        result.status = BY_HAND
