"""What students handed in, read with suspicion: names, links, sizes, encodings and formats are all a stranger's."""

import contextlib
import hashlib
import json
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from classroom.exercise.notebook import ANSWER, CODE, Exercise, HandPart, nbgrader, student, text, title
from classroom.grading import pictures
from classroom.grading.result import ANOTHER, EDITION, LATE_ONLY
from classroom.sandbox.inside.protocol import clean

LARGEST = 10 * 2**20  # bytes of source: outputs are stripped first
LARGEST_FILE = 64 * 2**20  # bytes, with outputs
MOST_VALUES = 3_000_000  # in one file: each takes memory
MOST_CELLS = 1000
DEEPEST = 3
MISSING = "cells of the exercise that this notebook no longer has: "  # so begins a note
NOBODY = (".ipynb_checkpoints", ".git", ".DS_Store", "__MACOSX", "_unplaced")  # of systems, and `collect`'s own


@dataclass
class Submission:
    """One file of one student, or the lack of one."""

    student: str
    file: str  # below the student's folder; "" if there is none
    path: Path | None = None
    status: str = ""  # set, if it can't be graded
    notes: list[str] = field(default_factory=list)
    sha256: str = ""
    cells: list[dict] = field(default_factory=list)
    pictured: bool = False  # pictures are attached that can be shown
    modified: float = 0.0  # when, by the file's own account
    late: str = ""  # "", "late", or days
    penalty: float = 0.0  # for that, in per cent of the points
    variant: str = ""  # the code of the variant that it says it is
    doubt: str = ""  # a status, if nothing worse comes of it


class Handout:
    """What a student was given, to tell it from what the student wrote."""

    def __init__(self, exercise: Exercise):
        self.exercise = exercise
        cells = student(exercise)["cells"]
        self.stubs = {name: plain(text(cell)) for cell in cells if (name := grade_id(cell))}
        self.to_fill = {name for cell in cells if (name := grade_id(cell)) and nbgrader(cell).get("solution")}
        self.texts = {plain(text(cell)) for cell in cells} - {plain(ANSWER), "", "..."}
        self.checks = {name: checks for cell in cells if (name := grade_id(cell)) and (checks := _checks(cell))}
        self.by_id = {cell["id"]: cell["metadata"] for cell in cells if cell.get("id") and grade_id(cell)}

    def recognise(self, cells: list[dict]) -> None:
        """Cells that lost their metadata, and kept their ids or the text that they were given with."""
        there = {grade_id(cell) for cell in cells}
        for cell in cells:
            metadata = self.by_id.get(cell.get("id", ""))
            if grade_id(cell) is None and metadata and metadata["nbgrader"]["grade_id"] not in there:
                cell["metadata"] = metadata
                there.add(metadata["nbgrader"]["grade_id"])
        by_text = {words: name for name, words in self.stubs.items() if name not in self.to_fill}
        for cell in cells:
            name = by_text.get(plain(text(cell)))
            if grade_id(cell) is None and name and name not in there:
                cell["metadata"] = {"nbgrader": {"grade_id": name}}
                there.add(name)

    def pieces(self, cells: list[dict]) -> int:
        """How many cells are of this exercise, and not such as every exercise begins with."""
        given = {grade_id(cell) for cell in self.exercise.given_cells}
        own = sum(name in self.stubs and name not in given for cell in cells if (name := grade_id(cell)))
        return own + sum(cell["cell_type"] == "markdown" and plain(text(cell)) in self.texts for cell in cells)

    def another(self, cells: list[dict]) -> tuple[str, str] | None:
        """If most parts are those of another exercise or edition, the status, and what it is; None if they aren't."""
        self.recognise(cells)
        foreign = sum(name not in self.stubs for cell in cells if (name := grade_id(cell)))
        return self.called(cells) if foreign > self.pieces(cells) else None

    def called(self, cells: list[dict]) -> tuple[str, str]:
        """The status of a notebook that is none of this exercise, and what it is."""
        theirs, ours = clean(title(cells), 80), title(self.exercise.notebook["cells"]) or self.exercise.name
        if theirs == ours:
            return EDITION, f'it is called "{ours}", and has none of its parts: perhaps an older edition'
        names = f'"{theirs}"' if theirs else "another exercise"
        return ANOTHER, f'this is the notebook of {names}, not of "{ours}"'

    def other_numbers(self, cells: list[dict]) -> list[str]:
        """Parts whose check asks for something else than was handed out, as in an older edition."""
        found = {name: _checks(cell) for cell in cells if (name := grade_id(cell)) in self.checks}
        return [name for name, checks in found.items() if checks and not checks & self.checks[name]]

    def work(self, cells: list[dict]) -> int:
        """How many answers are begun."""
        self.recognise(cells)
        begun = [name for cell in cells if (name := grade_id(cell)) in self.to_fill and self.own(cell)]
        loose = [cell for cell in cells if grade_id(cell) is None and self.own(cell)] if not begun else []
        return len(set(begun)) or min(len(loose), 1)

    def own(self, cell: dict) -> bool:
        """The student wrote in it."""
        words = plain(text(cell))
        return bool(words) and words != plain(ANSWER) and words not in {*self.texts, *self.stubs.values()}

    def given(self, cell: dict) -> bool:
        return plain(text(cell)) in self.texts or grade_id(cell) in self.stubs


def _checks(cell: dict) -> frozenset[str]:
    """The calls of `check` in a cell, as they are written."""
    return frozenset(line.strip() for line in text(cell).split("\n") if line.startswith("check("))


def plain(words: str) -> str:
    """Text without what an editor changes on its own."""
    return "\n".join(line.rstrip() for line in words.strip().splitlines())


Lateness = Mapping[tuple[str, str], tuple[str, float]]  # by student and file: how late, and what it costs


def find(
    folder: Path,
    exercise: Exercise,
    prefer: str = "work",
    late: Lateness | None = None,
    own: Callable[[str], Exercise] | None = None,
) -> list[Submission]:
    """One row for each notebook of each student; a student without one has a row, too.

    `own` gives the exercise that a student was handed, where that is not the same for all.

    Of several notebooks one is graded: with `prefer="work"` the one with most answers begun, and of these the one
    whose name is nearest to the exercise's, then the latest; with "newest" the latest. The row says why.
    Who handed in in time and late again has the best of each graded, for `counted.settle` to choose from.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder; it should hold one folder per student")
    found: list[Submission] = []
    handouts: dict[str, Handout] = {}
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        name = entry.name
        if name in NOBODY:
            continue
        if entry.is_symlink():
            found.append(Submission(name, "", status="refused", notes=["a link in place of a student's folder"]))
        elif entry.is_dir():
            handed = own(name) if own else exercise
            if handed.sha256 not in handouts:
                handouts[handed.sha256] = Handout(handed)
            found += _of_student(Path(entry.path), name, handouts[handed.sha256], prefer, late or {})
        elif name.endswith(".ipynb"):
            note = "lies outside of the students' folders: python -m classroom collect puts it into one"
            found.append(Submission(name, name, status="not graded", notes=[note]))
    return found


def _of_student(folder: Path, student: str, handout: Handout, prefer: str, late: Lateness) -> list[Submission]:
    files = sorted(_files(folder, 0))
    read_ones = [
        read(Submission(student, str(path.relative_to(folder)), path))
        for path in files
        if path.name.lower().endswith(".ipynb")
    ]
    if not read_ones:
        if not files:
            return [Submission(student, "", status="missing", notes=["an empty folder"])]
        note = "no notebook; there is: " + ", ".join(clean(p.name, 80) for p in files[:5])
        one = Submission(student, str(files[0].relative_to(folder)), files[0], status="missing", notes=[note])
        one.late, one.penalty = late.get((student, one.file), ("", 0.0))  # of a mark as a whole, too
        return [one]
    for one in read_ones:
        one.late, one.penalty = late.get((student, one.file), ("", 0.0))
        if not one.status and (found := handout.another(one.cells)):
            refuse(one, *found)
    read_ones.sort(key=lambda one: _rank(one, handout, prefer))
    first, *others = read_ones
    rival = next((o for o in others if bool(o.late) != bool(first.late) and not o.status), None)
    if rival and prefer == "work" and not first.status:
        rival.notes.append(f"graded beside {clean(first.file, 60)}: one came in time, one late")
        others.remove(rival)
    if first.late and not first.status and not rival:
        _late_only(first, [str(path.relative_to(folder)) for path in files], student, late)
    if others:
        why = "the latest" if prefer == "newest" else "the one with most work, then the nearest name, then the latest"
        if all(other.status for other in others) and not first.status:
            why = "the only one that could be read"
        first.notes.append(f"graded of {len(read_ones)} files: {why} (--prefer changes it)")
    for other in others:
        other.status = "not graded"
        other.notes.append(f"another file of this student was graded: {clean(first.file, 60)}")
        other.cells = []
    return read_ones


def _late_only(counts: Submission, files: list[str], student: str, late: Lateness) -> None:
    """Say so if something came in time that can't be graded, so that the late file counts, with its penalty."""
    in_time = [
        file for file in files if not late.get((student, file), ("", 0.0))[0] and not file.startswith("receipt-")
    ]
    if in_time:
        counts.doubt = LATE_ONLY
        counts.notes.append(
            f"{clean(in_time[0], 60)} came in time and could not be graded, so {clean(counts.file, 60)} counts, which "
            "came late (-- to change that, write another penalty in students.csv, or mark it as a whole)"
        )


def _rank(submission: Submission, handout: Handout, prefer: str) -> tuple:
    """The smallest is graded."""
    assert submission.path is not None
    stem, number = attempt(submission.path.stem.lower())
    name = handout.exercise.name.lower()
    distance = 0 if stem == name else 1 if name in stem else 2
    late = (-number, -submission.modified)
    work = -handout.work(submission.cells)
    order = (*late, work, distance) if prefer == "newest" else (work, distance, *late)
    return (bool(submission.status), *order, submission.file)


def attempt(stem: str) -> tuple[str, int]:
    """`sigmoid (2)`, `sigmoid-2`, `sigmoid_2`, `sigmoid-Copy2`: a name, and which of that name it is."""
    match = re.fullmatch(r"(.+?)[ _-]*(?:\((\d{1,3})\)|[_-](?:copy)?(\d{1,3}))", stem)
    return (match[1], int(match[2] or match[3])) if match else (stem, 0)


def _files(folder: Path, depth: int) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name in NOBODY:
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < DEEPEST:
                    yield from _files(Path(entry.path), depth + 1)
            else:
                yield Path(entry.path)


def read(submission: Submission) -> Submission:
    """Fill in hash and cells, or the status that says why not."""
    assert submission.path is not None
    try:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(submission.path, flags)
    except OSError as error:
        refuse(submission, "refused", "a link; only files are read" if submission.path.is_symlink() else str(error))
        return submission
    with os.fdopen(handle, "rb") as file:
        told = os.fstat(handle)
        if not stat.S_ISREG(told.st_mode):
            refuse(submission, "refused", "not an ordinary file")
            return submission
        submission.modified = told.st_mtime
        # the size first: a file of nothing but holes can be read for hours
        data = b"" if told.st_size > LARGEST_FILE else file.read(LARGEST_FILE + 1)
    if told.st_size > LARGEST_FILE or len(data) > LARGEST_FILE or _values(data) > MOST_VALUES:
        note = f"more than {LARGEST_FILE // 2**20} MB or {MOST_VALUES:,} values; clear the outputs and hand in again"
        refuse(submission, "too large", note)
        return submission
    submission.sha256 = hashlib.sha256(data).hexdigest()
    if not data.strip():
        refuse(submission, "empty", "the file is empty")
    else:
        _parse(submission, data)
    return submission


def _values(data: bytes) -> int:
    return sum(map(data.count, (b",", b"[", b"{")))


def refuse(submission: Submission, status: str, note: str) -> None:
    submission.status = submission.status or status
    submission.notes.append(note)


def _parse(submission: Submission, data: bytes) -> None:
    try:
        try:
            notebook = json.loads(data)  # UTF-8, 16 and 32, with and without their marks
        except UnicodeDecodeError:
            notebook = json.loads(data.decode("latin-1"))
            submission.notes.append("not in UTF-8; read as Latin-1")
        cells = _cells(notebook, submission)
    except RecursionError:
        refuse(submission, "unreadable", "no notebook, but a file that is nested too deeply for one")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        refuse(submission, "unreadable", f"no notebook, but {looks_like(data, error)}")
    else:
        size = sum(len(text(cell).encode(errors="replace")) for cell in cells)
        if size > LARGEST:
            refuse(submission, "too large", f"more than {LARGEST // 2**20} MB of text and code")
            return
        submission.cells = cells
        submission.variant = _variant(notebook, cells)
        if not any(cell["cell_type"] == "code" for cell in cells):
            submission.notes.append("holds no code cell")


KINDS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or a file of an office program"),
    (b"<", "a web page"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


def looks_like(data: bytes, error: Exception) -> str:
    """What a file is that is no notebook, in words for who handed it in."""
    begin = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    for sign, words in KINDS:
        if begin.startswith(sign):
            return f"{words} under a notebook's name"
    if isinstance(error, json.JSONDecodeError) and begin.startswith(b"{"):
        broken = "breaks off" if error.pos >= len(error.doc.rstrip()) - 1 else "is damaged"
        return f"a file that {broken} in line {error.lineno:,}: perhaps it was not saved or uploaded to its end"
    if isinstance(error, TooMany):
        return str(error)
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return "some other file under a notebook's name"
    return "a file without the list of cells that a notebook has"


class TooMany(ValueError):
    """More than a notebook may hold."""


def _variant(notebook: dict, cells: list[dict]) -> str:
    """The code of a variant, from the metadata or, if an editor dropped them, from the text; "" if there is none."""
    metadata = notebook.get("metadata")
    course = metadata.get("classroom") if isinstance(metadata, dict) else None
    told = course.get("variant") if isinstance(course, dict) else None
    if isinstance(told, str):
        return told
    return next((match[1] for cell in cells if (match := CODE.search(text(cell)))), "")


def _cells(notebook: dict, submission: Submission) -> list[dict]:
    """The cells in the form of format 4."""
    if not isinstance(notebook, dict):
        raise ValueError("it is JSON, but no notebook")
    if "worksheets" in notebook:  # formats 2 and 3
        submission.notes.append(f"an old notebook format ({clean(notebook.get('nbformat'), 10)})")
        raw = [cell for sheet in notebook["worksheets"] for cell in sheet["cells"]]
    else:
        raw = notebook["cells"]
    if not isinstance(raw, list):
        raise ValueError("cells must be a list")
    if len(raw) > MOST_CELLS:
        raise TooMany(f"a file of more than {MOST_CELLS:,} cells")
    cells = []
    for cell in raw:
        source = cell.get("source", cell.get("input", ""))
        if isinstance(source, list):
            source = "".join(line for line in source if isinstance(line, str))
        if not isinstance(source, str):
            source = ""
        if "attachments" in cell:
            source, notes = pictures.renamed(source, cell)
            submission.pictured = True
            submission.notes += notes
        metadata = cell.get("metadata")
        metadata = metadata if isinstance(metadata, dict) else {}
        made = {"cell_type": str(cell.get("cell_type")), "metadata": metadata, "source": source}
        cells.append(made | {"id": cell["id"]} if isinstance(cell.get("id"), str) else made)
    return cells


def grade_id(cell: dict) -> str | None:
    found = nbgrader(cell).get("grade_id")
    return found if isinstance(found, str) else None


def runnable(submission: Submission, exercise: Exercise) -> list[tuple[int, str]]:
    """The code to run: (number of the cell, source). What was given and is locked comes back if it was lost."""
    notes = submission.notes
    _say_what_is_odd(submission, exercise)
    expected = {name: cell["cell_type"] for cell in exercise.notebook["cells"] if (name := grade_id(cell))}
    present = {grade_id(cell): text(cell) for cell in submission.cells}
    run, given_run = [], []
    for cell in exercise.given_cells:
        name = grade_id(cell)
        if name not in present:
            notes.append(f"the given cell {name} was missing and has been put back")
            given_run.append((0, text(cell)))
        elif present[name] != text(cell):
            given_run.append((0, text(cell)))
    lost = [n for n, kind in expected.items() if kind == "code" and n not in present]
    lost = [n for n in lost if n not in {grade_id(c) for c in exercise.given_cells}]
    if lost and any(present):
        notes.append(MISSING + ", ".join(lost))
    for number, cell in enumerate(submission.cells, 1):
        name = grade_id(cell)
        if cell["cell_type"] == "code" or (name in expected and expected[name] == "code"):
            if cell["cell_type"] != "code":
                notes.append(f"{name}: its cell was retyped as {clean(cell['cell_type'], 12)}; it ran as code")
            run.append((number, text(cell)))
    return given_run + run


def _say_what_is_odd(submission: Submission, exercise: Exercise) -> None:
    """Cells that are there twice, and numbers that nobody handed out."""
    present = [grade_id(cell) for cell in submission.cells]
    twice = sorted({name for name in present if name and present.count(name) > 1})
    if twice:
        submission.notes.append("cells that are there twice: " + ", ".join(clean(n, 30) for n in twice[:5]))
    if submission.variant in ("", exercise.variant):  # another's has other numbers, and is named elsewhere
        submission.notes += [
            f"{name}: its check has other numbers than were handed out, perhaps those of an older edition; look at it"
            for name in Handout(exercise).other_numbers(submission.cells)
        ]


def hand_answers(submission: Submission, exercise: Exercise) -> dict[str, str]:
    """What the student wrote for each part that a person marks; "" if nothing. An odd place is told in a note."""
    handout, written = Handout(exercise), {}
    handout.recognise(submission.cells)
    for part in exercise.hand:
        own = [plain(text(c)) for c in submission.cells if grade_id(c) == part.id]
        own = [words for words in own if words and words != handout.stubs[part.id]]
        near = _near(submission.cells, part, handout, code=not own)
        if near:
            submission.notes.append(f"{part.id}: there is text beside the cell for it, taken as the answer; look at it")
        written[part.id] = "\n\n".join([*own, *near])
    if exercise.hand and not any(written.values()):
        _elsewhere(submission, handout, written)
    return written


def _near(cells: list[dict], part: HandPart, handout: Handout, *, code: bool) -> list[str]:
    """The student's own text in the question's cell, and in new cells from there to the next cell that was given."""
    question, found = plain(part.question), []
    at = next((i for i, cell in enumerate(cells) if question and plain(text(cell)).startswith(question)), None)
    if at is None:
        at = next((i for i, cell in enumerate(cells) if grade_id(cell) == part.id), None)
        if at is None:
            return []
    elif rest := plain(text(cells[at]))[len(question) :].strip():
        found.append(rest)
    for cell in cells[at + 1 :]:
        if grade_id(cell) == part.id or plain(text(cell)) == plain(ANSWER):
            continue
        if handout.given(cell):
            break
        if handout.own(cell) and (code or cell["cell_type"] != "code"):
            found.append(plain(text(cell)))
    return found


def _elsewhere(submission: Submission, handout: Handout, written: dict[str, str]) -> None:
    """No answer where it should be: whatever the student wrote as text is shown to who marks."""
    loose = [plain(text(c)) for c in submission.cells if c["cell_type"] != "code" and handout.own(c)]
    if loose:
        for name in written:
            written[name] = "\n\n".join(loose)
        submission.notes.append(
            "the cell for the explanation is empty, so text in other cells was taken for it; look at it"
        )


def slug(name: str) -> str:
    """A file name for a student: plain, never two for one, never a path."""
    plain = (
        re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_-")[:40] or "student"
    )  # no dash in front: to a spreadsheet it begins a formula
    same = plain == name
    return plain if same else f"{plain}-{hashlib.sha256(name.encode(errors='surrogateescape')).hexdigest()[:8]}"
