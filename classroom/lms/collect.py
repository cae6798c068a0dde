"""In from a course's platform. A download is a stranger's, too: names and archives are read with care.

Whoever is in the download gets a folder, a row in students.csv and, where something is odd, a note.
What belongs to nobody that can be told is kept in the folder `_unplaced`, and named.
Nothing that is there is changed or taken away: `add` brings what is new, and the same command again brings nothing.
The tables are written before the files, so that a collection that was killed goes on where it stopped.
"""

import contextlib
import datetime
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from classroom.grading.report import write_text
from classroom.grading.submission import slug
from classroom.lms.archive import Item, unpack, walk
from classroom.lms.late import Rule
from classroom.lms.layouts import BY_NAME, LAYOUTS, Layout, Owner, guess, pattern, without_groups
from classroom.lms.register import OF_FILES, UNFINISHED, Register, Row
from classroom.sandbox.inside.protocol import clean

UNPLACED = "_unplaced"  # `grade` takes it for nobody's


@dataclass
class Collected:
    """What came of a download."""

    layout: str
    out: Path
    register: Register
    rule: Rule
    adds: bool
    scratch: Path
    before: set[tuple[str, str]] = field(default_factory=set)  # student and content: was there before
    notes_before: dict[str, str] = field(default_factory=dict)  # by folder
    students: dict[str, Row] = field(default_factory=dict)  # who is in this download, by folder
    copies: list[tuple[Path, Path, datetime.datetime | None]] = field(default_factory=list)
    new: int = 0  # files that were not there
    told: int = 0  # files that were there, and of which it is now known how late they are or what that costs
    unplaced: list[str] = field(default_factory=list)  # what is nobody's, damaged or left out
    open_penalties: list[str] = field(default_factory=list)  # late students whose penalty nobody has told

    @property
    def notebooks(self) -> int:
        return sum(row["file"].endswith(".ipynb") for name in self.students for row in self.register.files_of(name))


def collect(
    source: Path,
    out: Path,
    layout: str | None = None,
    *,
    words: str = "",
    add: bool = False,
    rule: Rule = Rule(),  # noqa: B008 (frozen)
    keys: Mapping[str, str] = MappingProxyType({}),
) -> Collected:
    """Copy a download into one folder per student; students.csv says who is who, files.csv what came from where.

    `keys` says by the platform's number who somebody is in class.csv; what the teacher wrote there stays.
    """
    if not source.exists():
        raise FileNotFoundError(f"{source} does not exist")
    if out.exists() and any(out.iterdir()) and not add and not (out / UNFINISHED).exists():
        raise FileExistsError(
            f"{out} is not empty: choose a new folder, so that nobody's file is overwritten, "
            "or say --add to bring late work to what is there"
        )
    with tempfile.TemporaryDirectory() as unpacked:
        scratch = Path(unpacked)
        items = list(unpack(source, scratch) if source.is_file() else walk(source))
        chosen = pattern(words) if words else BY_NAME[layout] if layout else guess(items)
        owners = without_groups(chosen.read(items), items) if chosen else []
        if chosen is None or not any(owners):
            raise ValueError(_unknown(source, items, chosen))
        collected = Collected(chosen.name, out, Register.of(out), rule, add, scratch)
        collected.before = _known(collected.register)
        collected.notes_before = {row["student"]: row["note"] for row in collected.register.students}
        for whose, item in sorted(zip(owners, items, strict=True), key=_order):
            for owner in whose:
                _hand_over(owner, item, collected)
            if not whose and item.parts[-1] not in chosen.papers:
                _keep(item, collected)
        for student in collected.register.students:
            student["key"] = student["key"] or keys.get(student["id"], "")
        _finish(collected)
    return collected


def _unknown(source: Path, items: Sequence[Item], chosen: Layout | None) -> str:
    seen = "\n".join(f"  {clean('/'.join(item.parts), 100)}" for item in items[:5]) or "  nothing"
    known = "\n".join(f"  --layout {layout.name:12}{layout.looks}" for layout in LAYOUTS)
    return (
        f"{source} holds nothing in {f'the layout {chosen.name}' if chosen else 'a layout that is known'}. "
        f"There is ({len(items)} in all):\n{seen}\nName the layout, one of\n{known}\n"
        "or say where in a name things stand: --pattern '{name}_{id}/{file}', with {any} for what doesn't matter"
    )


def _order(pair: tuple[list[Owner], Item]) -> tuple:
    """Earlier attempts first: of one name the later ones get a number."""
    owner = pair[0][0] if pair[0] else Owner("", "", "")
    return owner.attempt, owner.when.astimezone().timestamp() if owner.when else 0, pair[1].parts


def _known(register: Register) -> set[tuple[str, str]]:
    """Contents that students have handed in already; also those that nobody wrote down."""
    found = {(row["student"], row["sha256"]) for row in register.files}
    for student in register.folders:
        known = {row["file"] for row in register.files_of(student)}
        folder = register.folder / student
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in known and path.is_file():
                found.add((student, _digest(path)))
    return found


def _digest(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(item: Item, collected: Collected) -> None:
    """What nobody is known to own."""
    if item.folder:
        return
    name = clean("/".join(item.parts), 120)
    collected.unplaced.append(f"{name}: {item.problem or 'nobody is known to own it; kept in ' + UNPLACED}")
    if item.path is not None:
        folder, digest = collected.out / UNPLACED, _digest(item.path)
        target = _free(folder, item.parts[-1], {path.name for path, *_ in _targets(collected)}, digest=digest)
        collected.copies.append((item.path, target, None))


def _targets(collected: Collected) -> Iterator[tuple[Path, Path]]:
    return ((target, path) for path, target, _ in collected.copies if target.parent.name == UNPLACED)


def _hand_over(owner: Owner, item: Item, collected: Collected) -> None:
    """One file of one student: a notebook as a notebook, whatever it is called, and all else as it is."""
    student = collected.register.student(owner.name, owner.id)
    collected.students[student["student"]] = student
    file = clean(owner.file, 60)
    if item.problem:
        _note(student, f"{file}: {item.problem}")
        collected.unplaced.append(f"{student['name']}: {file}: {item.problem}")
    if item.path is None:
        return
    name = _as_notebook(owner.file, item.path)
    came_as = "/".join(item.parts)
    _place(owner, item.path, name or owner.file, came_as, student, collected)
    if name is None and not owner.file.startswith("receipt-"):
        _note(student, f"{file} is no notebook; kept as it is")
        if owner.file.lower().endswith(".zip"):
            _open_zip(owner, item.path, came_as, student, collected)
    elif name and not owner.file.lower().endswith(".ipynb"):
        _note(student, f"{file} is a notebook by another name")


def _note(student: Row, words: str) -> None:
    if f"; {words}; " not in f"; {student['note']}; ":
        student["note"] = "; ".join(filter(None, [student["note"], words]))


def _as_notebook(name: str, path: Path) -> str | None:
    """A notebook's name for it; None if it is none. `sigmoid.ipynb.txt` is one if it holds one."""
    lower = name.lower()
    if lower.endswith(".ipynb"):
        return name[: -len(".ipynb")] + ".ipynb"
    if lower.endswith((".json", ".txt")) and path.stat().st_size < 64 * 2**20:
        with contextlib.suppress(ValueError, RecursionError):
            held = json.loads(path.read_bytes())
            if isinstance(held, dict) and ("cells" in held or "worksheets" in held):
                return name[: -len(Path(name).suffix)].removesuffix(".ipynb") + ".ipynb"
    return None


def _open_zip(owner: Owner, archive: Path, came_as: str, student: Row, collected: Collected) -> None:
    """A student's own archive: its notebooks count; the archive stays beside them."""
    inside = Path(tempfile.mkdtemp(dir=collected.scratch))
    shown = clean(owner.file, 60)
    try:
        for item in unpack(archive, inside):
            if item.path is not None and item.parts[-1].lower().endswith(".ipynb"):
                _place(owner, item.path, item.parts[-1], f"{came_as}/{'/'.join(item.parts)}", student, collected)
                _note(student, f"{clean(item.parts[-1], 60)} came out of {shown}")
            elif item.problem:
                _note(student, f"{shown}: {clean(item.parts[-1], 60)}: {item.problem}")
    except ValueError as error:
        _note(student, clean(error, 200).replace(str(archive), shown))


def _place(owner: Owner, path: Path, name: str, came_as: str, student: Row, collected: Collected) -> None:
    """A row for the file, unless it is there already, and a copy to be made."""
    folder, digest, came_as = student["student"], _digest(path), clean(came_as, 1000)
    own = collected.register.files_of(folder)
    same = [row for row in own if row["sha256"] == digest]
    row = next((row for row in same if row["came_as"] == came_as), None)
    if collected.adds and (there := row or next(iter(same), None)):
        _say_what_was_open(owner, there, student, collected)
    if row is None and (folder, digest) in collected.before:
        return
    if row is None:
        target = _free(collected.out / folder, name, {each["file"] for each in own}, owner.attempt)
        row = dict.fromkeys(OF_FILES, "") | {"student": folder, "file": target.name, "sha256": digest}
        row["name"] = clean(owner.file if came_as.endswith(owner.file) else Path(came_as).name, 200)
        row |= {"came_as": came_as, "handed_in": owner.when.isoformat(" ", "seconds") if owner.when else ""}
        _say_how_late(owner, row, student, collected)
        collected.register.files.append(row)
        collected.new += 1
    target = collected.out / folder / row["file"]
    if not target.exists():
        collected.copies.append((path, target, owner.when))


def _say_what_was_open(owner: Owner, row: Row, student: Row, collected: Collected) -> None:
    """A file that was there: `--late` or `--penalty` was forgotten when it came, and is said now."""
    if (row["student"], row["sha256"]) not in collected.before or not row["late"] or row["penalty"]:
        return
    days = collected.rule.late_by(owner.when) if row["late"] == "late" else float(row["late"])
    if days is None or (row["late"] != "late" and collected.rule.penalty(days) is None):
        return
    said = re.compile(re.escape(row["file"]) + r" is (late|[\d.]+ days late)\b")
    student["note"] = "; ".join(note for note in student["note"].split("; ") if not said.match(note))
    row["late"] = student["late"] = ""
    _say_how_late(owner, row, student, collected, days)
    collected.told += 1


def _say_how_late(owner: Owner, row: Row, student: Row, collected: Collected, days: float | None = None) -> None:
    rule, file = collected.rule, row["file"]
    days = rule.late_by(owner.when) if days is None else days
    if days == 0 or (days is None and not owner.late and not collected.adds):
        return
    percent, by_rule = rule.penalty(days), collected.register.by_rule(student["student"])
    row["late"] = "late" if days is None else f"{days:.2f}".rstrip("0").rstrip(".")
    row["penalty"] = "" if percent is None else f"{percent:g}"
    _note(student, f"{file} is {'late' if days is None else f'{days:.2f} days late'}" + (
        f", penalty {percent:g} % ({rule.words})" if percent is not None
        else ": write what it costs, in per cent of the points, under penalty"
    ))  # fmt: skip
    student["late"] = row["late"]
    if student["penalty"] == by_rule:  # the teacher's own stays
        student["penalty"] = max(filter(None, (by_rule, row["penalty"])), key=float, default="")
    if not student["penalty"]:
        collected.open_penalties.append(student["name"])


def _free(folder: Path, name: str, taken: set[str], attempt: int = 0, digest: str = "") -> Path:
    """A plain name for a file that no other has; the second of one name gets a number."""
    stem, end = slug(Path(name).stem), slug(Path(name).suffix[1:]) if Path(name).suffix else ""
    for number in (0, *range(max(attempt, 2), 100_000)):
        target = folder / (stem + (f"-{number}" if number else "") + (f".{end}" if end else ""))
        if target.exists() and digest and _digest(target) == digest:
            break
        if target.name not in taken and not target.exists():
            break
    return target


def _finish(collected: Collected) -> None:
    """The tables first, then the files, each as a whole."""
    out, register = collected.out, collected.register
    out.mkdir(parents=True, exist_ok=True)
    write_text(out / UNFINISHED, "collect is at work here, or was stopped: run the same command again\n")
    for student in collected.students.values():
        if not any(row["file"].endswith(".ipynb") for row in register.files_of(student["student"])):
            _note(student, "no notebook")
        else:
            student["note"] = "; ".join(note for note in student["note"].split("; ") if note != "no notebook")
    register.write()
    for folder in collected.students:
        (out / folder).mkdir(exist_ok=True)
    for path, target, when in collected.copies:
        target.parent.mkdir(exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(path, part)
        if when:
            os.utime(part, (when.timestamp(), when.timestamp()))
        os.replace(part, target)
    (out / UNFINISHED).unlink()
