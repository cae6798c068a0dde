"""What students handed in, read with suspicion: names, links, sizes, encodings and formats are all a stranger's."""

import contextlib
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from classroom.exercise.notebook import Exercise, marks, student, text
from classroom.sandbox.inside.protocol import clean

LARGEST = 10 * 2**20
MOST_CELLS = 1000
DEEPEST = 3
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


def find(folder: Path, exercise: str) -> list[Submission]:
    """One row for each notebook of each student; a student without one has a row, too."""
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder; it should hold a folder a student")
    found = []
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        name = entry.name
        if name in NOBODY:
            continue
        if entry.is_symlink():
            found.append(Submission(name, "", status="refused", notes=["a link in place of a student's folder"]))
        elif entry.is_dir():
            found += _of_student(Path(entry.path), name, exercise)
        elif name.endswith(".ipynb"):
            note = "lies outside of the students' folders: python -m classroom collect puts it into one"
            found.append(Submission(name, name, status="not graded", notes=[note]))
    return found


def _of_student(folder: Path, student: str, exercise: str) -> Iterator[Submission]:
    files = sorted(_files(folder, 0), key=lambda path: (_distance(path, exercise), str(path)))
    notebooks = [path for path in files if path.name.lower().endswith(".ipynb")]
    if not notebooks:
        note = (
            "no notebook; there is: " + ", ".join(clean(p.name, 40) for p in files[:5]) if files else "an empty folder"
        )
        yield Submission(student, "", status="missing", notes=[note])
    for i, path in enumerate(notebooks):
        submission = Submission(student, str(path.relative_to(folder)), path)
        if i:
            submission.status = "not graded"
            submission.notes.append(f"another file of this student was graded: {clean(notebooks[0].name, 60)}")
        read(submission)
        yield submission


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


def _distance(path: Path, exercise: str) -> int:
    """How far a file's name is from the exercise's: the nearest is graded."""
    stem = path.stem.lower()
    return 0 if stem == exercise.lower() else 1 if exercise.lower() in stem else 2


def read(submission: Submission) -> None:
    """Fill in hash and cells, or the status that says why not."""
    assert submission.path is not None
    try:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(submission.path, flags)
    except OSError as error:
        refuse(submission, "refused", "a link; only files are read" if submission.path.is_symlink() else str(error))
        return
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            refuse(submission, "refused", "not an ordinary file")
            return
        digest, data = hashlib.sha256(), b""
        while block := file.read(1 << 20):
            digest.update(block)
            data = data + block if len(data) <= LARGEST else data
    submission.sha256 = digest.hexdigest()
    if len(data) > LARGEST:
        refuse(submission, "too large", f"more than {LARGEST // 2**20} MB; clear the outputs and hand in again")
    elif not data.strip():
        refuse(submission, "empty", "the file is empty")
    else:
        _parse(submission, data)


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
        refuse(submission, "unreadable", "nested too deeply")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        refuse(submission, "unreadable", f"not a notebook: {clean(error, 80)}")
    else:
        submission.cells = cells
        if not any(cell["cell_type"] == "code" for cell in cells):
            submission.notes.append("holds no code cell")


def _cells(notebook: dict, submission: Submission) -> list[dict]:
    """The cells in the form of format 4."""
    if not isinstance(notebook, dict):
        raise ValueError("it is JSON, but no notebook")
    if "worksheets" in notebook:  # formats 2 and 3
        submission.notes.append(f"an old notebook format ({clean(notebook.get('nbformat'), 10)})")
        raw = [cell for sheet in notebook["worksheets"] for cell in sheet["cells"]]
    else:
        raw = notebook["cells"]
    if not isinstance(raw, list) or len(raw) > MOST_CELLS:
        raise ValueError(f"cells must be a list of at most {MOST_CELLS}")
    cells = []
    for cell in raw:
        source = cell.get("source", cell.get("input", ""))
        if isinstance(source, list):
            source = "".join(line for line in source if isinstance(line, str))
        if not isinstance(source, str):
            source = ""
        metadata = cell.get("metadata")
        metadata = metadata if isinstance(metadata, dict) else {}
        cells.append({"cell_type": str(cell.get("cell_type")), "metadata": metadata, "source": source})
    return cells


def grade_id(cell: dict) -> str | None:
    found = marks(cell).get("grade_id")
    return found if isinstance(found, str) else None


def runnable(submission: Submission, exercise: Exercise) -> list[tuple[int, str]]:
    """The code to run: (number of the cell, source). What was given and is locked comes back if it was lost."""
    notes = submission.notes
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
    twice = sorted({n for n in present if n and [grade_id(c) for c in submission.cells].count(n) > 1})
    if twice:
        notes.append("cells that are there twice: " + ", ".join(clean(n, 30) for n in twice[:5]))
    lost = [n for n, kind in expected.items() if kind == "code" and n not in present]
    lost = [n for n in lost if n not in {grade_id(c) for c in exercise.given_cells}]
    if lost and any(present):
        notes.append("cells that are not there: " + ", ".join(lost))
    for number, cell in enumerate(submission.cells, 1):
        name = grade_id(cell)
        if cell["cell_type"] == "code" or (name in expected and expected[name] == "code"):
            if cell["cell_type"] != "code":
                notes.append(f"cell {number} was retyped as {clean(cell['cell_type'], 12)}; it ran as code")
            run.append((number, text(cell)))
    return given_run + run


def hand_answers(submission: Submission, exercise: Exercise) -> dict[str, str]:
    """What the student wrote for each part that a person marks; "" if nothing."""
    stubs = {grade_id(cell): text(cell).strip() for cell in student(exercise)["cells"]}
    written = {}
    for part in exercise.hand:
        answers = [text(c).strip() for c in submission.cells if grade_id(c) == part.id]
        answers = [a for a in answers if a != stubs[part.id]]
        written[part.id] = "\n\n".join(answers)
    return written


def slug(name: str) -> str:
    """A file name for a student: plain, never two for one, never a path."""
    plain = (
        re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_-")[:40] or "student"
    )  # no dash in front: to a spreadsheet it begins a formula
    same = plain == name
    return plain if same else f"{plain}-{hashlib.sha256(name.encode(errors='surrogateescape')).hexdigest()[:8]}"
