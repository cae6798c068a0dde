"""Who is who, and which file came from where: the two tables that `collect` keeps beside the students' folders.

students.csv  a row for each student, yours to change: the penalty in it counts, and `key` says who it is in class.csv
files.csv     a row for each file that was handed in, with the path that it came by and the name its student gave it
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from classroom.grading.hand import rows_of
from classroom.grading.report import safe, unsafe, write_csv
from classroom.grading.submission import slug
from classroom.sandbox.inside.protocol import clean

STUDENTS, FILES, UNFINISHED = "students.csv", "files.csv", ".unfinished"
OF_STUDENTS = ("student", "name", "id", "late", "penalty", "note", "key")
OF_FILES = ("student", "file", "came_as", "handed_in", "late", "penalty", "sha256", "name")

Row = dict[str, str]


def read(path: Path, needed: tuple[str, ...], columns: tuple[str, ...] = ()) -> list[Row]:
    """A table's rows, however a spreadsheet saved it; none if there is no table."""
    if not path.exists():
        return []
    rows = [row for _, row in rows_of(path, needed)]
    return [dict.fromkeys(columns, "") | {name: unsafe(cell) for name, cell in row.items()} for row in rows]


@dataclass
class Register:
    """Both tables of a folder of submissions."""

    folder: Path
    students: list[Row] = field(default_factory=list)
    files: list[Row] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path) -> "Register":
        students = read(folder / STUDENTS, ("student",), OF_STUDENTS)
        return cls(folder, students, read(folder / FILES, ("student", "file"), OF_FILES))

    def student(self, name: str, number: str) -> Row:
        """The row of a student, by the platform's number where there is one; a new one if there is none."""
        name, number = clean(name, 200), clean(number, 80)
        folder, taken = slug(f"{name}_{number}" if number and number != name else name), self.folders
        for row in self.students:
            same = row["name"] == name and (row["student"] == folder or not (number and row["id"]))
            if (number and row["id"] == number) or same:  # a spreadsheet may have made 17 of 0017
                row["id"] = row["id"] or number
                return row
        while folder in taken:  # a name and a number that together read like another's
            folder = slug(folder + "/again")
        self.students.append(dict.fromkeys(OF_STUDENTS, "") | {"student": folder, "name": name, "id": number})
        return self.students[-1]

    @property
    def folders(self) -> set[str]:
        return {row["student"] for row in self.students}

    def files_of(self, student: str) -> list[Row]:
        return [row for row in self.files if row["student"] == student]

    def by_rule(self, student: str) -> str:
        """The penalty that stands in a student's row as long as the teacher doesn't change it."""
        found = [row["penalty"] for row in self.files_of(student) if row["penalty"]]
        return max(found, key=float, default="")

    def write(self) -> None:
        """The students first: a file that is written down has had its say in its student's row."""
        for name, columns, rows in ((STUDENTS, OF_STUDENTS, self.students), (FILES, OF_FILES, self.files)):
            rows = sorted(rows, key=lambda row: row["student"])
            header = [*columns, *(key for key in (rows[0] if rows else ()) if key not in columns)]
            write_csv(self.folder / name, [header, *([safe(row.get(key, "")) for key in header] for row in rows)])


def given_names(folder: Path) -> dict[str, dict[str, str]]:
    """By student and file, the name that the student gave it, where that is another and only one of theirs has it."""
    found: dict[str, dict[str, str]] = {}
    register = Register.of(folder)
    borne = Counter((row["student"], row["name"]) for row in register.files)
    for row in register.files:
        if row["name"] not in ("", row["file"]) and borne[row["student"], row["name"]] == 1:
            found.setdefault(row["student"], {})[row["file"]] = row["name"]
    return found


def lateness(folder: Path) -> dict[tuple[str, str], tuple[str, float]]:
    """For each file (student, name): how late it came, and the per cent of its points that this costs.

    A penalty that the teacher changed in students.csv takes the place of the rule's.
    """
    if (folder / UNFINISHED).exists():
        raise ValueError(f"{folder} was not collected to its end: run the same `collect` again")
    register, found = Register.of(folder), {}
    for student in register.students:
        own = register.files_of(student["student"])
        told = student["penalty"].strip().rstrip("%").strip().replace(",", ".")
        if (told and not re.fullmatch(r"\d{1,3}(\.\d+)?", told)) or float(told or 0) > 100:
            raise ValueError(
                f"{folder / STUDENTS}: the penalty of {clean(student['name'] or student['student'], 60)} must be "
                f"per cent from 0 to 100, got {clean(student['penalty'], 40)!r}"
            )
        changed = float(told or 0) != float(register.by_rule(student["student"]) or 0)
        none_late = not any(row["late"] for row in own)
        for row in own:
            if row["late"] or (changed and none_late):
                percent = float(told or 0) if changed else float(row["penalty"] or 0)
                found[student["student"], row["file"]] = (row["late"] or "late", percent)
    return found
