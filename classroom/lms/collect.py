"""In from a course's platform, out to it. A download is a stranger's, too: names and archives are read with care.

Layouts of files that come in:
    moodle     Name_1234567_assignsubmission_file[_]/file.ipynb      (the number is the participant's)
    canvas     name[_LATE]_12345_67890_file[-2].ipynb, all in one folder      (the first number is the student's)
    nbgrader   submitted/STUDENT/ASSIGNMENT/file.ipynb
    folders    STUDENT/file.ipynb: what `grade` takes
"""

import csv
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from classroom.grading.report import safe, write_csv
from classroom.grading.submission import slug

LAYOUTS = ("moodle", "canvas", "nbgrader", "folders")
TARGETS = ("moodle", "canvas", "nbgrader", "plain")
LARGEST = 2 * 2**30  # bytes, unpacked
MOST = 20_000  # files
MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)_assignsubmission_file_?$")
CANVAS = re.compile(r"(?P<name>[^_]+)(?P<late>_LATE)?_(?P<id>\d+)_\d+_(?P<file>.+?)(?:-\d+)?(?P<end>\.\w+)$")


@dataclass(frozen=True)
class Handed:
    """One file that was handed in, and whose it is."""

    path: Path
    name: str  # of the student, as the platform writes it
    id: str  # of the student, on the platform
    file: str
    late: bool = False

    @property
    def folder(self) -> str:
        return slug(f"{self.name}_{self.id}" if self.id and self.id != self.name else self.name)


def collect(source: Path, out: Path, layout: str | None = None) -> tuple[list[Handed], list[str]]:
    """Copy a download into a folder a student; students.csv says who is who. Gives files and remarks."""
    if not source.exists():
        raise FileNotFoundError(f"{source} does not exist")
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty: choose a new folder, so that nobody's file is overwritten")
    if source.is_file():
        with tempfile.TemporaryDirectory() as unpacked:
            notes = unpack(source, Path(unpacked))
            found, more = _collect(Path(unpacked), out, layout)
            return found, notes + more
    return _collect(source, out, layout)


def _collect(source: Path, out: Path, layout: str | None) -> tuple[list[Handed], list[str]]:
    chosen = layout or guess(source)
    found = sorted(READERS[chosen](source), key=lambda h: (h.folder, h.file))
    if not found:
        raise ValueError(f"{source} holds no notebook in the layout {chosen}; --layout names another")
    taken: set[Path] = set()
    rows: dict[str, list[str]] = {}
    notes = [f"layout: {chosen}"]
    for handed in found:
        target = out / handed.folder / f"{slug(Path(handed.file).stem)}.ipynb"
        while target in taken:
            target = target.with_name(f"{target.stem}-again.ipynb")
        taken.add(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(handed.path, target)
        known = rows.get(handed.folder)
        late = handed.late or bool(known and known[3])
        rows[handed.folder] = [handed.folder, safe(handed.name), safe(handed.id), "late" if late else ""]
    write_csv(out / "students.csv", [["student", "name", "id", "late"], *rows.values()])
    return found, notes


def unpack(archive: Path, folder: Path) -> list[str]:
    """Unpack a zip file: ordinary files below `folder` only, and no more than fits."""
    notes, size = [], 0
    try:
        with zipfile.ZipFile(archive) as packed:
            members = packed.infolist()
            if len(members) > MOST:
                raise ValueError(f"{archive} holds {len(members)} files; more than {MOST} are not unpacked")
            for member in members:
                parts = Path(member.filename.replace("\\", "/")).parts
                link = (member.external_attr >> 16) & 0o170000 == 0o120000
                if link or ".." in parts or not parts or parts[0] == "/" or "\0" in member.filename:
                    notes.append(f"left out: {member.filename!r} points outside of the archive")
                    continue
                size += member.file_size
                if size > LARGEST:
                    raise ValueError(f"{archive} unpacks to more than {LARGEST // 2**30} GB")
                packed.extract(member, folder)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ValueError(f"{archive} is not a zip file that can be read: {error}") from None
    return notes


def notebooks(source: Path) -> Iterator[Path]:
    """Ordinary notebooks below a folder; no links, nothing hidden, nothing of a Mac's archive."""
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source).parts
        if any(part.startswith((".", "__MACOSX")) for part in inside) or path.suffix.lower() != ".ipynb":
            continue
        if path.is_file() and not any((source / Path(*inside[:i])).is_symlink() for i in range(1, len(inside) + 1)):
            yield path


def _moodle(source: Path) -> Iterator[Handed]:
    for path in notebooks(source):
        for part in path.relative_to(source).parts[:-1]:
            if match := MOODLE.match(part):
                yield Handed(path, match["name"], match["id"], path.name)


def _canvas(source: Path) -> Iterator[Handed]:
    for path in notebooks(source):
        if match := CANVAS.match(path.name):
            yield Handed(path, match["name"], match["id"], match["file"] + match["end"], bool(match["late"]))


def _nbgrader(source: Path) -> Iterator[Handed]:
    top = source / "submitted" if (source / "submitted").is_dir() else source
    for path in notebooks(top):
        inside = path.relative_to(top).parts
        if len(inside) == 3:
            yield Handed(path, inside[0], inside[0], inside[2])


def _folders(source: Path) -> Iterator[Handed]:
    for path in notebooks(source):
        inside = path.relative_to(source).parts
        if len(inside) == 2:
            yield Handed(path, inside[0], inside[0], inside[1])


READERS = {"moodle": _moodle, "canvas": _canvas, "nbgrader": _nbgrader, "folders": _folders}


def guess(source: Path) -> str:
    """The layout that fits most notebooks, in the order of LAYOUTS where two fit alike."""
    counts = {layout: len(list(READERS[layout](source))) for layout in LAYOUTS}
    return max(LAYOUTS, key=lambda layout: counts[layout])


def export(grades: Path, out: Path, target: str, students: Path | None, assignment: str) -> int:
    """Grades as a platform takes them: one row a student, nothing for who handed nothing in."""
    rows = [row for row in _read(grades, ("student", "total", "max", "status")) if row["status"] != "not graded"]
    doubled = {row["student"] for row in rows if [r["student"] for r in rows].count(row["student"]) > 1}
    if doubled:
        raise ValueError(f"{grades} has several graded rows for {', '.join(sorted(doubled)[:3])}")
    who = {row["student"]: row for row in _read(students, ("student", "name", "id"))} if students else {}
    name = assignment or grades.absolute().parent.name
    if target == "moodle":
        table = [["Identifier", "Full name", "Grade", "Maximum Grade"]]
        table += [[f"Participant {_of(who, r, 'id')}", _of(who, r, "name"), r["total"], r["max"]] for r in rows]
    elif target == "canvas":
        table = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", name]]
        table += [["    Points Possible", "", "", "", "", rows[0]["max"] if rows else ""]]
        table += [[_of(who, r, "name"), _of(who, r, "id"), "", "", "", r["total"]] for r in rows]
    elif target == "nbgrader":
        table = [["assignment", "student_id", "raw_score", "late_submission_penalty", "score", "max_score"]]
        table += [[name, _of(who, r, "id"), r["total"], "0", r["total"], r["max"]] for r in rows]
    else:
        table = [["student", "name", "id", "total", "max", "status"]]
        table += [
            [r["student"], _of(who, r, "name"), _of(who, r, "id"), r["total"], r["max"], r["status"]] for r in rows
        ]
    write_csv(out, table)
    return len(rows)


def _of(who: dict[str, dict[str, str]], row: dict[str, str], column: str) -> str:
    return who.get(row["student"], {}).get(column, row["student"])


def _read(path: Path, needed: tuple[str, ...]) -> list[dict[str, str]]:
    with open(path, newline="", encoding="utf-8-sig") as file:
        table = csv.DictReader(file)
        missing = [column for column in needed if column not in (table.fieldnames or ())]
        if missing:
            raise ValueError(f"{path} has no column {', '.join(missing)}")
        return list(table)
