"""In from a course's platform. A download is a stranger's, too: names and archives are read with care.

Whoever is in the download gets a folder, a row in students.csv and, where something is odd, a note.
What belongs to nobody that can be told is kept in the folder `_unplaced`, and named.
"""

import contextlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from classroom.grading.report import safe, write_csv
from classroom.grading.submission import slug
from classroom.lms.archive import Item, unpack, walk
from classroom.lms.layouts import LAYOUTS, READERS, Owner, guess
from classroom.sandbox.inside.protocol import clean

__all__ = ["LAYOUTS", "Collected", "collect"]

UNPLACED = "_unplaced"  # `grade` takes it for nobody's


@dataclass
class Student:
    """Who handed in, and what."""

    owner: Owner
    late: bool = False
    notes: list[str] = field(default_factory=list)
    notebooks: int = 0

    @property
    def folder(self) -> str:
        name, number = self.owner.name, self.owner.id
        return slug(f"{name}_{number}" if number and number != name else name)


@dataclass
class Collected:
    """What came of a download."""

    layout: str
    students: dict[str, Student] = field(default_factory=dict)  # by folder
    notes: list[str] = field(default_factory=list)  # to read
    unplaced: list[str] = field(default_factory=list)  # what is nobody's, damaged or left out

    @property
    def notebooks(self) -> int:
        return sum(student.notebooks for student in self.students.values())


def collect(source: Path, out: Path, layout: str | None = None) -> Collected:
    """Copy a download into one folder per student; students.csv says who is who."""
    if not source.exists():
        raise FileNotFoundError(f"{source} does not exist")
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty: choose a new folder, so that nobody's file is overwritten")
    with tempfile.TemporaryDirectory() as unpacked:
        items = list(unpack(source, Path(unpacked)) if source.is_file() else walk(source))
        chosen = layout or guess(items)
        collected = Collected(chosen)
        if not any(READERS[chosen](item.parts) for item in items):
            seen = ", ".join(clean("/".join(item.parts), 60) for item in items[:3])
            raise ValueError(f"{source} holds nothing in the layout {chosen}; there is: {seen}. --layout names another")
        placed = [(READERS[chosen](item.parts), item) for item in items]
        placed.sort(key=lambda pair: (pair[0].attempt if pair[0] else 0, pair[1].parts))
        for owner, item in placed:
            if owner is None:
                _keep(item, out, collected)
            else:
                _hand_over(owner, item, out, collected, Path(unpacked))
    for student in collected.students.values():
        if not student.notebooks:
            student.notes.append("no notebook")
        (out / student.folder).mkdir(parents=True, exist_ok=True)
    _write_students(out, collected)
    return collected


def _keep(item: Item, out: Path, collected: Collected) -> None:
    """What nobody is known to own."""
    name = clean("/".join(item.parts), 120)
    if item.folder:
        return
    collected.unplaced.append(f"{name}: {item.problem or 'nobody is known to own it; kept in ' + UNPLACED}")
    if item.path is not None:
        _copy(item.path, out / UNPLACED, item.parts[-1])


def _hand_over(owner: Owner, item: Item, out: Path, collected: Collected, scratch: Path) -> None:
    """One file of one student: a notebook as a notebook, whatever it is called, and all else as it is."""
    new = Student(owner)
    student = collected.students.setdefault(new.folder, new)
    student.late = student.late or owner.late
    file = clean(owner.file, 60)
    if item.problem:
        student.notes.append(f"{file}: {item.problem}")
        collected.unplaced.append(f"{student.folder}: {file}: {item.problem}")
    if item.path is None:
        return
    name = _as_notebook(owner.file, item.path)
    target = _copy(item.path, out / student.folder, name or owner.file, owner.attempt)
    student.notebooks += name is not None
    if name is None:
        student.notes.append(f"{file} is no notebook; kept as it is")
        if owner.file.lower().endswith(".zip"):
            _open_zip(target, out, student, scratch)
    elif not owner.file.lower().endswith(".ipynb"):
        student.notes.append(f"{file} is a notebook by another name")


def _as_notebook(name: str, path: Path) -> str | None:
    """A notebook's name for it; None if it is none. `sigmoid.ipynb.txt` is one if it holds one."""
    lower = name.lower()
    if lower.endswith(".ipynb"):
        return name
    if lower.endswith((".json", ".txt")) and path.stat().st_size < 64 * 2**20:
        with contextlib.suppress(ValueError, RecursionError):
            held = json.loads(path.read_bytes())
            if isinstance(held, dict) and ("cells" in held or "worksheets" in held):
                return name[: -len(Path(name).suffix)].removesuffix(".ipynb") + ".ipynb"
    return None


def _open_zip(archive: Path, out: Path, student: Student, scratch: Path) -> None:
    """A student's own archive: its notebooks count; the archive stays beside them."""
    with tempfile.TemporaryDirectory(dir=scratch) as inside:
        try:
            for item in unpack(archive, Path(inside)):
                if item.path is not None and item.parts[-1].lower().endswith(".ipynb"):
                    _copy(item.path, out / student.folder, item.parts[-1])
                    student.notebooks += 1
                    student.notes.append(f"{clean(item.parts[-1], 60)} came out of {clean(archive.name, 60)}")
                elif item.problem:
                    student.notes.append(f"{clean(archive.name, 60)}: {clean(item.parts[-1], 60)}: {item.problem}")
        except ValueError as error:
            student.notes.append(clean(error, 200).replace(str(archive), archive.name))


def _copy(path: Path, folder: Path, name: str, attempt: int = 0) -> Path:
    """Into the folder under a plain name; the second of one name gets a number."""
    folder.mkdir(parents=True, exist_ok=True)
    stem, end = slug(Path(name).stem), slug(Path(name).suffix[1:]) if Path(name).suffix else ""
    for number in _numbers(attempt):
        target = folder / (stem + (f"-{number}" if number else "") + (f".{end}" if end else ""))
        if not target.exists():
            break
    shutil.copyfile(path, target)
    return target


def _numbers(attempt: int) -> Iterator[int]:
    yield 0
    yield from range(max(attempt, 2), 100_000)


def _write_students(out: Path, collected: Collected) -> None:
    rows = [["student", "name", "id", "late", "note"]]
    for folder, student in sorted(collected.students.items()):
        name, number = clean(student.owner.name, 200), clean(student.owner.id, 80)
        note = "; ".join(student.notes)
        rows.append([folder, safe(name), safe(number), "late" if student.late else "", safe(note)])
    write_csv(out / "students.csv", rows)
