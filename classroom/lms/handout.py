"""Variants to a course's platform: one zip file, from which each student gets the own notebook.

Moodle takes feedback files for every participant of an assignment, also where nothing was handed in: its grading
worksheet says who they are. Canvas takes back what it gave to download: so students first hand in any small file to an
assignment of its own, and the zip file answers each.
"""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from classroom.course import find as course_of
from classroom.grading.whose import Member, listed_in, which, whom
from classroom.lms.archive import unpack
from classroom.lms.layouts import CANVAS, canvas
from classroom.lms.sheet import Sheet
from classroom.sandbox.inside.protocol import clean


@dataclass
class Packed:
    """How many get a notebook, and who doesn't."""

    count: int = 0
    left_out: list[str] = field(default_factory=list)


def pack(notebooks: dict[Member, Path], source: Path, out: Path, scratch: Path) -> Packed:
    """Write the zip file: `source` is Moodle's grading worksheet, or a download of all submissions from Canvas."""
    told = _from_canvas(source, scratch) if zipfile.is_zipfile(source) else _from_moodle(source)
    if not told:
        raise ValueError(f"{source} is neither Moodle's grading worksheet nor a download of submissions from Canvas")
    members, found = list(notebooks), Packed()
    named: dict[str, Path] = {}
    there: set[Member] = set()
    for called, prefix in told:
        member = which(members, called)
        there |= set(whom(members, called))
        if member is None:
            found.left_out.append(f"{clean(called[-1], 80)}: {_unknown(members, called)}")
        else:
            named[prefix + notebooks[member].name] = notebooks[member]
    found.left_out += [f"{clean(m.name or m.student, 80)}: not in {source.name}" for m in members if m not in there]
    found.count = len(named)
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(named.items()):
            archive.write(path, name)
    return found


def _unknown(members: list[Member], called: list[str]) -> str:
    same = whom(members, called)
    if not same:
        return "class.csv lists nobody of this name"
    words = " and ".join(clean(member.student, 40) for member in same)
    return (
        f"class.csv lists several of this name, {words}: under student, write the ID number or the e-mail address "
        "that the platform's list has for each"
    )


def keys(source: Path, out: Path) -> dict[str, str]:
    """By Moodle's number of a participant: the word that class.csv lists, or the e-mail address."""
    told = _from_moodle(source)
    if not told:
        raise ValueError(f"{source} is no grading worksheet of Moodle's: it begins with the participants' numbers")
    listed = {member.student.casefold(): member.student for member in listed_in(course_of(out))}
    found = {}
    for (number, *words, _), _ in told:
        own = [listed[word.casefold()] for word in words if word.casefold() in listed]
        found[number] = next(iter([*own, *(word for word in words if "@" in word)]), "")
    return found


Called = tuple[list[str], str]  # what the platform calls somebody, and how the name of a file for them begins


def _from_moodle(source: Path) -> list[Called]:
    """A row of the worksheet for each participant: `Participant 1234567,Ada Lovelace,ada@example.org,...`"""
    found: list[Called] = []
    for row in Sheet.read(source).rows:
        match = re.fullmatch(r"\D*(\d+)", row[0].strip())
        if match is None or len(row) < 3:
            return []
        name = re.sub(r"[_/\\:*?\"<>|]+", " ", row[1]).strip(" .~") or "Participant"  # Moodle skips hidden files
        found.append(([match[1], *row[2:4], row[1]], f"{name}_{match[1]}_assignsubmission_file_"))
    return found


def _from_canvas(source: Path, scratch: Path) -> list[Called]:
    """A file of each student: `lovelaceada_4017_90001_anything.txt`. Of several, the last counts."""
    found: dict[str, Called] = {}
    for item in unpack(source, scratch):
        match, owner = CANVAS.match(item.parts[-1]), canvas(item.parts)
        if match and owner:
            found[owner.id] = ([owner.id, owner.name], item.parts[-1][: match.start("file")])
    return list(found.values())


def table(members: Iterable[Member], notebooks: dict[Member, Path], folder: Path) -> list[list[str]]:
    """Who gets which file, for every other platform."""
    rows = [["student", "name", "group", "file"]]
    return rows + [[m.student, m.name, m.group, notebooks[m].relative_to(folder).as_posix()] for m in members]
