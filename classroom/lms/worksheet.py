"""Moodle's grading worksheet and Canvas's gradebook, filled in: the grades, and nothing else.

Moodle's importer asks for Identifier, Grade and Last modified (grade) under the names of the teacher's own language,
so the worksheet that Moodle gave is the one to fill in, and its columns are told by what stands in them.
"""

import html
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from classroom.grading.report import safe
from classroom.grading.submission import slug
from classroom.lms.sheet import Sheet
from classroom.sandbox.inside.protocol import clean

NUMBER = re.compile(r"\d+(?:[.,]\d+)?$")
DATE = re.compile(r"-$|.*\b\d{4}\b")
OURS = re.compile(r"\s*\[Points: [^\]]*\]")  # what an earlier export wrote into a comment


@dataclass(frozen=True)
class Grade:
    """What is sent for one student."""

    student: str  # the folder
    name: str
    id: str
    points: float
    most: float
    earned: float  # the points before what being late costs
    parts: Mapping[int, str]  # by its number; {} for work that was marked as a whole
    late: str


class SheetError(ValueError):
    """The table isn't the one that the platform gives, or what is to be filled in can't be told."""


def letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def number(cell: str) -> float | None:
    return float(cell.replace(",", ".")) if NUMBER.match(cell) else None


@dataclass(frozen=True)
class Columns:
    """Where things stand in a worksheet of Moodle's."""

    grade: int
    most: int
    comment: int | None


def columns(sheet: Sheet, grade: str = "", comment: str = "") -> Columns:
    """Told by what stands in the cells, in any language; by name, where the teacher gives one."""
    if not sheet.rows or any(not re.match(r"\D*\d+$", cell) for cell in sheet.column(0)):
        raise SheetError("its first column doesn't hold Moodle's participants: download the grading worksheet anew")
    at = _named(sheet, grade) if grade else None
    found = [i for i in range(2, len(sheet.header)) if _is_most(sheet, i) and at in (None, i - 1)]
    if len(found) != 1:
        seen = ", ".join(clean(name, 40) for name in sheet.header)
        raise SheetError(
            "which column holds the grade can't be told: say --grade-column NAME, the one right before the maximum. "
            f"Seen: {seen}"
        )
    (most,) = found
    rest = range(most + 1, len(sheet.header))
    if not any(all(map(DATE.match, sheet.column(i))) for i in rest):
        raise SheetError("no column says when a grade was last modified, and Moodle asks for that: download it anew")
    if comment:
        return Columns(most - 1, most, _named(sheet, comment))
    last = len(sheet.header) - 1
    free = not any(DATE.match(cell) and not OURS.search(cell) for cell in sheet.column(last) if cell)
    return Columns(most - 1, most, last if free else None)


def _named(sheet: Sheet, name: str) -> int:
    if sheet.header.count(name) != 1:
        seen = ", ".join(clean(each, 40) for each in sheet.header)
        raise SheetError(f"there is no one column {name!r}; there is: {seen}")
    return sheet.header.index(name)


def _is_most(sheet: Sheet, at: int) -> bool:
    """One number above 0 in every row, and right before it grades or nothing."""
    values = set(sheet.column(at))
    before = all(cell in ("", "-") or number(cell) is not None for cell in sheet.column(at - 1))
    return len(values) == 1 and bool(number(next(iter(values)))) and before


def fill_moodle(sheet: Sheet, grades: Sequence[Grade], where: Columns, *, scale: bool) -> dict[str, str]:
    """Fill in; returns for each student that has no place in the sheet why not."""
    most = number(sheet.rows[0][where.most].strip()) or 0.0
    comma = "," in sheet.rows[0][where.most]
    left_out: dict[str, str] = {}
    filled: dict[int, str] = {}
    for grade in grades:
        rows, why = _rows_of(sheet, grade, where)
        taken = [filled[id(row)] for row in rows if id(row) in filled]
        if taken:
            rows, why = [], f"its row in the worksheet is {clean(taken[0], 60)}'s already"
        if not rows:
            left_out[grade.student] = why
        for row in rows:
            filled[id(row)] = grade.student
            row[where.grade] = written(grade, most, scale=scale).replace(".", "," if comma else ".")
            if where.comment is not None:
                row[where.comment] = comment_on(row[where.comment], grade)
    if grades and not filled:
        raise SheetError(
            "none of these students stands in it under the same number: Moodle numbers them anew for each assignment, "
            "so download the worksheet of this one"
        )
    return left_out


def without_grade(sheet: Sheet, where: Columns, known: Collection[str]) -> list[str]:
    """Who stands in the worksheet without a grade, but for those whose numbers are known."""
    rows = [row for row in sheet.rows if row[where.grade].strip() in ("", "-")]
    return [
        f"{clean(row[0], 40)}, {clean(row[1], 60)}: stands in the worksheet, and nothing of theirs was graded"
        for row in rows
        if not (match := re.search(r"\d+$", row[0].strip())) or match[0] not in known
    ]


def _rows_of(sheet: Sheet, grade: Grade, where: Columns) -> tuple[list[list[str]], str]:
    """The student's row, or those of a group's members. Number and name must agree: a name may be two people's."""
    name, there = letters(grade.name), ""
    for row in sheet.rows:
        match = re.match(r"(.*?)(\d+)$", row[0].strip())
        if match and match[2] == grade.id:
            known = [letters(match[1]), *map(letters, row[1 : where.grade])]
            came_so = grade.student == slug(f"{row[1].strip()}_{grade.id}")  # whatever students.csv calls them now
            alike = any(name.endswith(other) or other.endswith(name) for other in known if len(other) > 3)
            if came_so or alike or name in known:
                return [row], ""
            there = f"the worksheet's {clean(row[0], 40)} bears another name: {clean(row[1], 60)}"
    members = [row for row in sheet.rows if name and name in map(letters, row[2 : where.grade])]
    return members, there or f"the worksheet has no participant {clean(grade.id, 40)}"


def written(grade: Grade, most: float, *, scale: bool) -> str:
    if grade.most != most and not scale:
        raise SheetError(
            f"the platform's maximum is {most:g}, the exercise's {grade.most:g}: "
            "set it so on the platform, or say --scale"
        )
    return f"{grade.points * (most / grade.most if scale else 1):.2f}".rstrip("0").rstrip(".")


def comment_on(before: str, grade: Grade) -> str:
    """What stood there, and one sentence of ours: a later export takes the place of an earlier one."""
    parts = ", ".join(f"Part {number}: {points}" for number, points in sorted(grade.parts.items()))
    parts = parts or "marked as a whole"
    late = f"; {grade.late}" if grade.late else ""
    words = html.escape(f"[Points: {grade.points:g} of {grade.most:g}. {parts}{late}]")
    return safe(" ".join(filter(None, [OURS.sub("", before).strip(), words])))


def fill_canvas(sheet: Sheet, grades: Sequence[Grade], assignment: str, *, scale: bool) -> dict[str, str]:
    """The same for a gradebook of Canvas's, by its column ID."""
    if "ID" not in sheet.header or not sheet.header[0].startswith("Student"):
        raise SheetError("it has no columns Student and ID: export the gradebook anew, in English")
    at, number_at = canvas_column(sheet.header, assignment), sheet.header.index("ID")
    possible = next((row for row in sheet.rows if row[0].strip() == "Points Possible"), None)
    most = number(possible[at].strip()) if possible else None
    by_id = {row[number_at].strip(): row for row in sheet.rows if row[number_at].strip()}
    left_out = {}
    for grade in grades:
        row = by_id.get(grade.id)
        if row is None:
            left_out[grade.student] = f"the gradebook has no ID {clean(grade.id, 40)}"
        else:
            row[at] = written(grade, grade.most if most is None else most, scale=scale)
    return left_out


def canvas_column(header: Sequence[str], assignment: str) -> int:
    """The assignment's column: `Exercise 1 (4711)`, or its name without the number."""
    found = [i for i, name in enumerate(header) if name == assignment or re.fullmatch(r"(.*) \(\d+\)", name)]
    wanted = [i for i in found if assignment in (header[i], header[i].rpartition(" (")[0])]
    if len(wanted) != 1:
        seen = ", ".join(clean(header[i], 60) for i in found) or "none"
        raise SheetError(f"which assignment? Say --assignment 'Name (id)', one of: {seen}")
    return wanted[0]
