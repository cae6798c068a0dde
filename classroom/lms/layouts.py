"""How the platforms lay out a download: whose a file is, told by where it stands.

moodle     Name_1234567_assignsubmission_file_/file.ipynb    (the number is the participant's), or without folders
canvas     name[_LATE]_12345_67890_file[-2].ipynb            (the first number is the student's)
nbgrader   submitted/STUDENT/ASSIGNMENT/file.ipynb
wrapped    ONE FOLDER/STUDENT/file.ipynb                     (Gradescope, GitHub Classroom)
folders    STUDENT/file.ipynb: what `grade` takes
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from classroom.lms.archive import Item

LAYOUTS = ("moodle", "canvas", "nbgrader", "wrapped", "folders")
MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)_assignsubmission_[a-z]+(?:_(?P<file>.*))?$")
CANVAS = re.compile(
    r"(?P<name>anon(?:ymous)?|.+?)(?P<late>_late)?_(?P<id>\d+|(?<=anon_)[a-z0-9]+|(?<=anonymous_)[a-z0-9]+"
    r"|(?<=_late_)[a-z0-9]+)_\d+_(?P<file>.+)$",
    re.IGNORECASE,
)
ATTEMPT = re.compile(r"(?P<stem>.+?)-(?P<number>\d{1,3})$")


@dataclass(frozen=True)
class Owner:
    """Whose a file is, and which of the same name."""

    name: str  # of the student, as the platform writes it
    id: str  # of the student, on the platform
    file: str
    late: bool = False
    attempt: int = 0


def moodle(parts: tuple[str, ...]) -> Owner | None:
    for part in parts:
        if match := MOODLE.match(part):
            return Owner(match["name"], match["id"], (match["file"] if part == parts[-1] else "") or parts[-1])
    return None


def canvas(parts: tuple[str, ...]) -> Owner | None:
    match = CANVAS.match(parts[-1])
    if match is None:
        return None
    file, number = Path(match["file"]), 0
    if again := ATTEMPT.match(file.stem):
        file, number = file.with_name(again["stem"] + file.suffix), int(again["number"])
    return Owner(match["name"], match["id"], file.name, bool(match["late"]), number)


def nbgrader(parts: tuple[str, ...]) -> Owner | None:
    inside = parts[1:] if parts[0] == "submitted" else parts
    return Owner(inside[0], inside[0], inside[-1]) if len(inside) >= 3 else None


def folders(parts: tuple[str, ...]) -> Owner | None:
    return Owner(parts[0], parts[0], parts[-1]) if len(parts) >= 2 else None


def wrapped(parts: tuple[str, ...]) -> Owner | None:
    return folders(parts[1:])


READERS: dict[str, Callable[[tuple[str, ...]], Owner | None]] = {
    "moodle": moodle,
    "canvas": canvas,
    "nbgrader": nbgrader,
    "wrapped": wrapped,
    "folders": folders,
}


def guess(items: Iterable[Item]) -> str:
    """The platform whose names most files bear; else what the folders tell. Two students never become one."""
    every = [item.parts for item in items if not item.folder] or [item.parts for item in items]
    counts = {layout: sum(READERS[layout](parts) is not None for parts in every) for layout in ("moodle", "canvas")}
    best = max(counts, key=lambda layout: counts[layout])
    if 2 * counts[best] >= max(len(every), 1):
        return best
    deep = [parts for parts in every if len(parts) >= 3]
    tops, seconds = {parts[0] for parts in deep}, {parts[1] for parts in deep}
    if not deep or 2 * len(deep) < len(every):
        return "folders"
    if tops == {"submitted"} or (len(tops) > 1 and len(seconds) == 1):
        return "nbgrader"
    return "wrapped" if len(tops) == 1 and len(seconds) > 1 else "folders"
