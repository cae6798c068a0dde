"""Out to a course's platform: grades as CSV, one row a student."""

import csv
from pathlib import Path

from classroom.grading.report import write_csv

TARGETS = ("moodle", "canvas", "nbgrader", "plain")


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
        rows = list(table)
    for row in rows:  # as `safe` wrote them
        row["student"] = row["student"].removeprefix("'")
    return rows
