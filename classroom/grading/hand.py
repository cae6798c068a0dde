"""Marks that a person gives: a table to fill in, and a ledger that never loses one.

`grade` writes `hand-grading.csv` with a row for each answer, and fills in nothing but what stood there before.
Rows are added or changed, never dropped: whoever is not in a batch keeps what was given. A copy with the date
is kept before each change. The table may come back from any spreadsheet; what can't be placed stops the run.
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
from dataclasses import astuple, dataclass
from pathlib import Path

from classroom.exercise.notebook import Exercise
from classroom.grading.report import safe, table, unsafe, write_text
from classroom.grading.result import BY_HAND, UNGRADED, WHOLE, Result, key, marked_parts
from classroom.sandbox.inside.protocol import clean
from classroom.sandbox.lock import lock

COLUMNS = ("student", "name", "part", "max", "points", "comment", "answer_sha256")
NEEDED = ("student", "part", "points")
TABLE, COPIES = "hand-grading.csv", "hand-grading-copies"
LEDGER, LOCK = ".work/marks.json", ".work/marks.lock"


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


Marks = dict[tuple[str, str], Mark]  # by student and part


def digest(answer: str) -> str:
    """Begins with a sign, or a spreadsheet would take some for a number."""
    return "#" + hashlib.sha256(answer.encode(errors="backslashreplace")).hexdigest()[:16]


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
                raise ValueError(f"there is another mark for {clean(where[0], 60)!r} above")
            marks[where] = mark
        except ValueError as error:
            wrong.append(f"{path}, row {number}: {error}")
    if wrong:
        gone = sorted(name for name in names or () if name not in {student for student, _ in marks})
        told = f"\nNot in the table: {', '.join(clean(name, 40) for name in gone[:10])}" if names and gone else ""
        raise MarksError("\n".join(wrong[:20]) + told + "\nNothing was written.")
    return marks


def _mark(row: dict[str, str], most: dict[str, float], names: set[str] | None) -> tuple[tuple[str, str], Mark]:
    student, part, given = row["student"], row["part"].strip(), row["points"].strip()
    whose = student if names is None else whose_is(student, names)
    if whose is None:
        raise ValueError(f"{clean(student, 60)!r} is no student's name; did a spreadsheet change it?")
    if part not in most:
        raise ValueError(f"the exercise has no hand-graded part {clean(part, 60)!r}")
    try:
        points = float(given.replace(",", ".")) if given else None
    except ValueError:
        raise ValueError(f"points must be a number, got {clean(given, 40)!r}") from None
    if points is not None and not 0 <= points <= most[part]:
        raise ValueError(f"points must be from 0 to {most[part]:g}, got {given}")
    return (whose, part), Mark(points, unsafe(row.get("comment") or ""), row.get("answer_sha256") or "")


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
    """The table: every answer of this batch with the mark that it has, and every mark of anybody else."""
    rows, here = [], set()
    called = {key(student): name for student, name in names.items()}
    for result in results:
        for part in marked_parts(exercise):
            if part.id in result.answers:
                here.add((key(result.student), part.id))
                mark = marks.get((key(result.student), part.id), Mark(None, "", ""))
                answer = mark.answer if mark.given and mark.answer else digest(result.answers[part.id])
                rows.append(_row(key(result.student), called, part.id, part.points, mark, answer))
    most = {part.id: part.points for part in marked_parts(exercise)}
    for (student, part_id), mark in marks.items():
        if (student, part_id) not in here:
            rows.append(_row(student, called, part_id, most.get(part_id, 0), mark, mark.answer))
    # with the mark of UTF-8, without which a spreadsheet takes it for something else
    words = "\ufeff" + table([list(COLUMNS), *rows])
    if path.exists():
        if path.read_bytes() == words.encode("utf-8", errors="backslashreplace"):
            return
        keep_copy(path)
    write_text(path, words)


def _row(student: str, called: Mapping[str, str], part: str, most: float, mark: Mark, answer: str) -> list[str]:
    points = "" if mark.points is None else f"{mark.points:g}"
    return [
        safe(student),
        safe(key(called.get(student, student))),
        part,
        f"{most:g}",
        points,
        safe(mark.comment),
        answer,
    ]


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


def recall(path: Path) -> Marks:
    if not path.exists():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {(key(student), part): Mark(*mark) for student, part, *mark in stored}


def remember(path: Path, marks: Marks) -> None:
    write_text(path, json.dumps([[*where, *astuple(mark)] for where, mark in marks.items()]))


def merge(exercise: Exercise, results: list[Result], marks: Marks) -> None:
    """Add the marks to the results, and say what is open or was marked in an older version."""
    for result in results:
        if result.status == "not graded":
            continue
        whole = marks.get((key(result.student), WHOLE))
        if whole is not None and whole.points is not None:
            if WHOLE in result.answers or not whole.answer:
                _as_a_whole(result, whole, whole.points)
                continue
            result.notes.append(f"another file was marked as a whole before, with {whole.points:g} points; look at it")
        open_parts = []
        for part in exercise.hand:
            if part.id not in result.answers:
                continue
            mark = marks.get((key(result.student), part.id))
            if mark is None or mark.points is None:
                if result.answers[part.id]:
                    open_parts.append(part.id)
                else:
                    result.points[part.id] = 0.0
                    result.feedback[part.id] = ("no answer", "")
                continue
            result.points[part.id] = mark.points
            result.feedback[part.id] = (mark.comment, "")
            _changed(result, part.id, mark)
        if open_parts:
            result.notes.append("to be marked by hand: " + ", ".join(open_parts))


def _as_a_whole(result: Result, mark: Mark, points: float) -> None:
    """A person's mark of all of it takes the place of every part's."""
    result.whole, result.points = points, {}
    result.feedback = {WHOLE: (mark.comment, "")} | result.feedback
    if result.status in UNGRADED:
        result.notes.insert(0, result.status)
        result.status = BY_HAND
    _changed(result, WHOLE, mark)


def _changed(result: Result, part: str, mark: Mark) -> None:
    if mark.answer and mark.answer.lstrip("#") != digest(result.answers.get(part, ""))[1:]:
        result.notes.append(f"{part}: the answer changed after it was marked")
