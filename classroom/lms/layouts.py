"""How the platforms lay out a download: one table, `LAYOUTS`. Whose a file is, is told by where it stands.

Another platform is one more entry: its name, how it looks, and a reader that gives each item its owners.
The order counts: of the layouts that fit a download, the first is taken, so what is surest stands first.
"""

import contextlib
import datetime
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from classroom.lms.archive import Item
from classroom.lms.times import a_date

Parts = tuple[str, ...]


@dataclass(frozen=True)
class Owner:
    """Whose a file is, and which of the same name."""

    name: str  # of the student, or of a group, as the platform writes it
    id: str  # on the platform; "" where there is none, and then no grade is sent
    file: str
    late: bool = False  # the platform says so
    attempt: int = 0
    when: datetime.datetime | None = None  # it was handed in, where the platform tells


Owners = list[list[Owner]]  # for each item; several for a group's, none for what is nobody's


@dataclass(frozen=True)
class Layout:
    """A platform's way to lay out a download."""

    name: str
    looks: str
    read: Callable[[Sequence[Item]], Owners]
    fits: Callable[[Sequence[Item]], bool]
    papers: tuple[str, ...] = ()  # files of the platform's own, which stand outside of the students'


def each(read: Callable[[Parts], Owner | None]) -> Callable[[Sequence[Item]], Owners]:
    """A reader that looks at one item at a time."""

    def all_(items: Sequence[Item]) -> Owners:
        return [[owner] if (owner := read(item.parts + ("",) * item.folder)) else [] for item in items]

    return all_


def most(read: Callable[[Sequence[Item]], Owners], *papers: str) -> Callable[[Sequence[Item]], bool]:
    """Fits where at least half of what stands side by side is somebody's: one student's many files count as one."""

    def fits(items: Sequence[Item]) -> bool:
        files = [item for item in items if not item.folder and item.parts[-1] not in papers] or list(items)
        depth = int(len({item.parts[0] for item in files}) == 1 and all(len(item.parts) > 1 for item in files))
        side_by_side: dict[str, bool] = {}
        for item, owners in zip(files, read(files), strict=True):
            top = item.parts[depth]
            side_by_side[top] = side_by_side.get(top, False) or bool(owners)
        return bool(files) and 2 * sum(side_by_side.values()) >= len(side_by_side)

    return fits


def never(items: Sequence[Item]) -> bool:
    """Taken only if it is asked for: nothing in the names could tell."""
    return False


# Each platform's own way

MOODLE = re.compile(r"(?P<name>.+?)(?:_(?P<id>\d+))?_assignsubmission_[a-z]+(?:_(?P<file>.*))?$")
CANVAS = re.compile(
    r"(?P<name>anon(?:ymous)?|.+?)(?P<late>_late)?_(?P<id>\d+|(?<=anon_)[a-z0-9]+|(?<=anonymous_)[a-z0-9]+"
    r"|(?<=_late_)[a-z0-9]+)_\d+_(?P<file>.+)$",
    re.IGNORECASE,
)
ATTEMPT = re.compile(r"(?P<stem>.+?)-(?P<number>\d{1,3})$")
BLACKBOARD = re.compile(r"(?P<head>.+?)_attempt_(?P<when>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|(?P<receipt>\.txt))$")
BRIGHTSPACE = re.compile(r"(?P<id>\d+)-\d+ ?- +(?P<name>.+) +- +(?P<when>.*\d.*)$")
EXCHANGE = re.compile(r"(?P<id>[^+]+)\+[^+]+\+(?P<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[^+]*)(?:\+[^+]*)?$")
GRADESCOPE = re.compile(r"submission_\d+$")
GITHUB = "-submissions"
LARGEST_PAPER = 20 * 2**20  # bytes
GOOGLE = re.compile(r"(?P<name>.+?) - (?P<file>.+)$")


def moodle(parts: Parts) -> Owner | None:
    for part in parts:
        if match := MOODLE.match(part):
            file = (match["file"] if part == parts[-1] else "") or parts[-1]
            return Owner(match["name"], match["id"] or "", file)
    return None


NUMBERED = re.compile(r"(?P<group>.*\d[^-]*?) ?- ?(?P<name>\D+)$")  # "Group 3-Ada Lovelace"


def without_groups(owners: Owners, items: Sequence[Item]) -> Owners:
    """Names without the group that Moodle puts before each where a group hands in together: "Red-Ada Lovelace".

    A name may hold a hyphen, too. So all names must look like it, and one group must be known as such: it has a
    number, or several students, whose files are the same.
    """
    names = {owner.name for each in owners for owner in each}
    group_of = {name: _split(name) for name in names if "-" in name}
    if len(group_of) < len(names) or not names:
        return owners
    numbered = any(NUMBERED.match(name) for name in names)
    if not numbered and not _shared(owners, items, {name: group for name, (group, _) in group_of.items()}):
        return owners
    return [[replace(owner, name=group_of[owner.name][1]) for owner in each] for each in owners]


def _split(name: str) -> tuple[str, str]:
    match = NUMBERED.match(name)
    group, _, rest = (match["group"], "", match["name"]) if match else name.partition("-")
    return group.strip(), rest.strip() or name


def _shared(owners: Owners, items: Sequence[Item], group_of: dict[str, str]) -> bool:
    """Some group has several students, and in each that has, all handed in the same bytes."""
    files: dict[str, dict[str, set[bytes]]] = {}
    for each, item in zip(owners, items, strict=True):
        small = item.path is not None and item.path.stat().st_size < LARGEST_PAPER
        data = item.path.read_bytes() if item.path is not None and small else b""
        for owner in each:
            files.setdefault(group_of[owner.name], {}).setdefault(owner.name, set()).add(data)
    several = [list(students.values()) for students in files.values() if len(students) > 1]
    return bool(several) and all(all(one == students[0] for one in students) for students in several)


def canvas(parts: Parts) -> Owner | None:
    match = CANVAS.match(parts[-1])
    if match is None:
        return None
    file, number = Path(match["file"]), 0
    if again := ATTEMPT.match(file.stem):
        file, number = file.with_name(again["stem"] + file.suffix), int(again["number"])
    return Owner(match["name"], match["id"], file.name, bool(match["late"]), number)


def brightspace(parts: Parts) -> Owner | None:
    for part in parts:
        if match := BRIGHTSPACE.match(part):
            return Owner(match["name"], match["id"], parts[-1], when=a_date(match["when"]))
    return None


def blackboard(items: Sequence[Item]) -> Owners:
    """ASSIGNMENT_USER_attempt_DATE_FILE; a text beside it says who that is. Both names may hold underscores."""
    found = [(item, next((m for part in item.parts if (m := BLACKBOARD.match(part))), None)) for item in items]
    heads = {match["head"] for _, match in found if match}
    shared = os.path.commonprefix(sorted(heads)) if len(heads) > 1 else ""  # noqa: RUF071 (no path)
    shared = shared[: shared.rfind("_") + 1] if len(heads) > 1 else "".join(heads).rpartition("_")[0] + "_"
    who = {head: (head.removeprefix(shared), head.removeprefix(shared) if shared else "") for head in heads}
    for item, match in found:
        if match and match["receipt"] and item.path:
            who[match["head"]] = _receipt(item.path, match["head"]) or who[match["head"]]
    return [[_blackboard(match, *who[match["head"]])] if match else [] for _, match in found]


def _blackboard(match: re.Match, name: str, number: str) -> Owner:
    when = datetime.datetime.strptime(match["when"], "%Y-%m-%d-%H-%M-%S") if _is_time(match["when"]) else None
    return Owner(name, number, match["file"] or f"receipt-{match['when']}.txt", when=when)


def _is_time(digits: str) -> bool:
    with contextlib.suppress(ValueError):
        return bool(datetime.datetime.strptime(digits, "%Y-%m-%d-%H-%M-%S"))
    return False


def _receipt(path: Path, head: str) -> tuple[str, str] | None:
    """The first line of Blackboard's text for an attempt, in any language: `Name: Ada Lovelace (alovelace)`."""
    with open(path, encoding="utf-8", errors="replace") as file:
        match = re.match(r"[^:]*:\s*(?P<name>.+?)\s*\((?P<id>[^()]+)\)\s*$", file.readline(1000))
    return (match["name"], match["id"]) if match and head.endswith("_" + match["id"]) else None


def gradescope(items: Sequence[Item]) -> Owners:
    """submission_123/FILE, and submission_metadata.yml, which says whose each is: several students' for a group."""
    papers = [item for item in items if item.parts[-1] == "submission_metadata.yml" and item.path]
    own = [item for item in papers if not any(map(GRADESCOPE.match, item.parts))]  # not one that a student handed in
    told = _metadata(own[0].path) if own and own[0].path else {}
    owners: Owners = []
    for item in items:
        folder = next((part for part in item.parts if GRADESCOPE.match(part)), None)
        found = [replace(owner, file=item.parts[-1]) for owner in told.get(folder or "", [])]
        owners.append(found or ([Owner(folder, "", item.parts[-1])] if folder else []))
    return owners


def _metadata(path: Path) -> dict[str, list[Owner]]:
    import yaml

    if path.stat().st_size > LARGEST_PAPER:
        return {}
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8", errors="replace"))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    owners: dict[str, list[Owner]] = {}
    for folder, about in found.items() if isinstance(found, dict) else ():
        people = about.get(":submitters") if isinstance(about, dict) else None
        for one in people if isinstance(people, list) else ():
            if isinstance(one, dict):
                number = _word(one.get(":sid")) or _word(one.get(":email"))
                owner = Owner(_word(one.get(":name")) or number, number, "", when=a_date(about.get(":created_at")))
                owners.setdefault(str(folder), []).append(owner)
    return owners


def _word(value: Any) -> str:
    return str(value) if isinstance(value, str | int) else ""


def nbgrader(items: Sequence[Item]) -> Owners:
    """submitted/STUDENT/ASSIGNMENT/FILE with a timestamp.txt, or a folder of the exchange."""
    owners, times = [], {}
    for item in items:
        if item.parts[-1] == "timestamp.txt" and item.path and len(_inside(item.parts)) == 3:
            times[_inside(item.parts)[:2]] = _first_line(item.path)
    for item in items:
        match = next((m for part in item.parts[:2] if (m := EXCHANGE.match(part))), None)
        inside = _inside(item.parts)
        enough = 1 if item.folder and item.parts[0] == "submitted" else 3
        if match:
            owners.append([Owner(match["id"], match["id"], item.parts[-1], when=a_date(match["when"]))])
        elif len(inside) >= enough and (inside[2:] != ("timestamp.txt",)):
            owners.append([Owner(inside[0], inside[0], inside[-1], when=a_date(times.get(inside[:2])))])
        else:
            owners.append([])
    return owners


def _inside(parts: Parts) -> Parts:
    return parts[1:] if parts[0] == "submitted" else parts


def _first_line(path: Path) -> str:
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.readline(100).strip()


def github(parts: Parts) -> Owner | None:
    """sigmoid-submissions/sigmoid-LOGIN/FILE"""
    at = next((i for i, part in enumerate(parts[:-1]) if part.endswith(GITHUB)), None)
    if at is None:
        return None
    slug, repository = parts[at].removesuffix(GITHUB), parts[at + 1]
    login = repository.removeprefix(slug + "-")
    return Owner(login, login, parts[-1]) if login != repository else None


def google(parts: Parts) -> Owner | None:
    match = GOOGLE.match(parts[-1])
    return Owner(match["name"], "", match["file"]) if match else None


def folders(parts: Parts) -> Owner | None:
    return Owner(parts[0], "", parts[-1]) if len(parts) >= 2 else None


def wrapped(parts: Parts) -> Owner | None:
    return folders(parts[1:])


def files(parts: Parts) -> Owner | None:
    return Owner(Path(parts[-1]).stem, "", parts[-1])


# Where the names alone can't tell


def _files(items: Sequence[Item]) -> list[Parts]:
    return [item.parts for item in items if not item.folder] or [item.parts for item in items]


def _deep(items: Sequence[Item]) -> list[Parts]:
    every = _files(items)
    deep = [parts for parts in every if len(parts) >= 3]
    return deep if 2 * len(deep) >= len(every) else []


def is_nbgrader(items: Sequence[Item]) -> bool:
    deep = _deep(items)
    tops, seconds = {parts[0] for parts in deep}, {parts[1] for parts in deep}
    exchange = [parts for parts in _files(items) if any(map(EXCHANGE.match, parts[:2]))]
    return 2 * len(exchange) > len(_files(items)) or (
        bool(deep) and (tops == {"submitted"} or (len(tops) > 1 and len(seconds) == 1))
    )


def is_google(items: Sequence[Item]) -> bool:
    """Files side by side, and names that differ: "Exercise 1 - ada.ipynb" begins with nobody's name."""
    every = [parts for parts in _files(items) if google(parts)]
    names = {match["name"] for parts in every if (match := GOOGLE.match(parts[-1]))}
    flat = len({parts[:-1] for parts in _files(items)}) == 1
    return flat and len(names) >= 2 and len(names) * 2 > len(every) and most(each(google))(items)


def is_wrapped(items: Sequence[Item]) -> bool:
    deep = _deep(items)
    return len({parts[0] for parts in deep}) == 1 and len({parts[1] for parts in deep}) > 1


LAYOUTS = (
    Layout("moodle", "Ada Lovelace_1234_assignsubmission_file/x.ipynb, or as one file's name",
           each(moodle), most(each(moodle))),
    Layout("blackboard", "Exercise 1_ada_attempt_2026-11-03-23-59-00_x.ipynb, and a text for each attempt",
           blackboard, most(blackboard)),
    Layout("brightspace", "1234-5678 - Ada Lovelace - Nov 3, 2026 1159 PM/x.ipynb",
           each(brightspace), most(each(brightspace), "index.html"), ("index.html",)),
    Layout("gradescope", "assignment_1_export/submission_1234/x.ipynb, with submission_metadata.yml",
           gradescope, most(gradescope, "submission_metadata.yml"), ("submission_metadata.yml",)),
    Layout("canvas", "lovelaceada_LATE_1234_5678_x-1.ipynb",
           each(canvas), most(each(canvas))),
    Layout("github", "sigmoid-submissions/sigmoid-ada/x.ipynb (GitHub Classroom)",
           each(github), most(each(github))),
    Layout("nbgrader", "submitted/ada/sigmoid/x.ipynb, or ada+sigmoid+2026-11-03 23:59:00 UTC/x.ipynb",
           nbgrader, is_nbgrader, ("timestamp.txt",)),
    Layout("google", "Ada Lovelace - x.ipynb, all side by side (Google Classroom)",
           each(google), is_google),
    Layout("wrapped", "ONE FOLDER/Ada Lovelace/x.ipynb",
           each(wrapped), is_wrapped),
    Layout("folders", "Ada Lovelace/x.ipynb",
           each(folders), most(each(folders))),
    Layout("files", "ada.ipynb, a file for each student",
           each(files), never),
)  # fmt: skip
BY_NAME = {layout.name: layout for layout in LAYOUTS}


def guess(items: Sequence[Item]) -> Layout | None:
    """The first layout that fits. Two students never become one: where nothing fits, nothing is guessed."""
    return next((layout for layout in LAYOUTS if layout.fits(items)), None)


FIELDS = {"name": r"(?P<name>[^/]+?)", "id": r"(?P<id>[^/_]+?)", "file": r"(?P<file>.+)", "any": r"[^/]*?"}


def pattern(words: str) -> Layout:
    """A layout in the teacher's own words: `{name}_{id}/{file}`; `{any}` is whatever stands there."""
    made = re.split(r"\{(\w+)\}", words.strip("/"))
    wanted = made[1::2]
    if "file" not in wanted or not {"name", "id"} & set(wanted) or set(wanted) - set(FIELDS):
        raise ValueError(
            f"--pattern must hold {{file}}, and {{name}} or {{id}} or both; besides them only {{any}}. Got: {words}"
        )
    if any(wanted.count(field) > 1 for field in ("name", "id", "file")):
        raise ValueError(f"--pattern may hold each of {{name}}, {{id}} and {{file}} once. Got: {words}")
    rule = re.compile("".join(FIELDS[text] if i % 2 else re.escape(text) for i, text in enumerate(made)) + "$")

    def read(parts: Parts) -> Owner | None:
        match = rule.match("/".join(parts))
        if match is None:
            return None
        told = match.groupdict()
        return Owner(told.get("name") or told["id"], told.get("id") or "", Path(told["file"]).name)

    return Layout("pattern", words, each(read), never)
