"""Out to a course's platform: grades, and the feedback pages.

Only what is final is sent. Who handed nothing in, whose answers nobody has marked yet, and whom the platform has no
number for is left out, and named: an unfinished grade is no 0, and a folder's name is nobody's number.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from classroom.grading.report import safe, write_csv
from classroom.grading.result import UNGRADED
from classroom.grading.submission import slug
from classroom.lms import register
from classroom.lms.layouts import CANVAS, MOODLE
from classroom.lms.sheet import Sheet
from classroom.lms.worksheet import Grade, SheetError, columns, fill_canvas, fill_moodle, without_grade, written
from classroom.sandbox.inside.protocol import clean

TARGETS = ("moodle", "canvas", "nbgrader", "plain")
Row = dict[str, str]


@dataclass
class Sent:
    """How many were sent, and who wasn't, with the reason."""

    count: int = 0
    left_out: list[str] = field(default_factory=list)


@dataclass
class Class:
    """grades.csv and students.csv, read together."""

    rows: list[Row]  # the one that counts, of each student
    parts: list[str]
    who: dict[str, Row]

    @classmethod
    def read(cls, grades: Path, students: Path | None) -> "Class":
        if not grades.exists():
            raise FileNotFoundError(f"{grades} does not exist")
        read = register.read(grades, ("student", "total", "max", "status"))
        rows = [row for row in read if row["status"] != "not graded"]
        doubled = [student for student, count in Counter(row["student"] for row in rows).items() if count > 1]
        if doubled:
            raise ValueError(f"{grades} has several graded rows for {', '.join(sorted(doubled)[:3])}")
        header = list(read[0]) if read else []
        parts = header[header.index("status") + 1 : header.index("seconds")] if "seconds" in header else []
        if students and not students.exists():
            raise FileNotFoundError(f"{students} does not exist")
        listed = register.read(students, ("student", "name", "id")) if students else []
        return cls(rows, parts, {row["student"]: row for row in listed})

    def final(self, *, number: bool) -> tuple[list[Grade], list[str]]:
        """The grades to send, and who is left out. With `number` they must have one on the platform."""
        grades, left_out = [], []
        for row in self.rows:
            about = self.who.get(row["student"], {})
            why = self._why_not(row, about, number=number)
            if why:
                left_out.append(f"{row['student']}: {why}")
                continue
            late = f"{row['late']} late, penalty {row['penalty']} %" if row.get("late") else ""
            points, most = (float(row[column].replace(",", ".")) for column in ("total", "max"))
            name = about.get("name") or row["student"]
            earned = {part: row[part] for part in self.parts}
            grades.append(Grade(row["student"], name, about.get("id", ""), points, most, earned, late))
        twice = {n for n, count in Counter(grade.id for grade in grades).items() if number and count > 1}
        left_out += [
            f"{g.student}: another student has the same id, {clean(g.id, 40)}" for g in grades if g.id in twice
        ]
        there = {row["student"] for row in self.rows}
        left_out += [f"{student}: not graded" for student in sorted(set(self.who) - there)]
        return [grade for grade in grades if grade.id not in twice], left_out

    def _why_not(self, row: Row, about: Row, *, number: bool) -> str:
        if row["status"] in UNGRADED:
            return f"no work that could be graded ({row['status']})"
        if open_ := [part for part in self.parts if not row[part]]:
            return f"not marked yet: {', '.join(open_)}"
        if row.get("late") == "late" and not about.get("penalty", "").strip():
            return "late by nobody knows how much: write the penalty (0 for none) in students.csv, and grade again"
        if number and not about.get("id"):
            return "no id in students.csv, so the platform can't tell who it is"
        return ""


def export(
    grades: Path,
    out: Path,
    target: str,
    students: Path | None = None,
    *,
    fill: Path | None = None,
    assignment: str = "",
    grade_column: str = "",
    comment_column: str = "",
    scale: bool = False,
) -> Sent:
    """Grades as a platform takes them."""
    course = Class.read(grades, students)
    final, left_out = course.final(number=target != "plain")
    name = assignment or grades.absolute().parent.name
    if target == "moodle" and fill is None:
        raise ValueError(
            "Moodle takes its own grading worksheet only: download it (in the assignment: View all submissions, "
            "Download grading worksheet), and say --fill FILE"
        )
    if fill is not None:
        if fill.resolve() == out.resolve():
            raise ValueError(f"{out} is the platform's own table, and stays as it is: choose another --out")
        try:
            sheet = Sheet.read(fill)
            if target == "moodle":
                where = columns(sheet, grade_column, comment_column)
                missing = fill_moodle(sheet, final, where, scale=scale)
                left_out += without_grade(sheet, where, {row["id"] for row in course.who.values()})
            elif target == "canvas":
                missing = fill_canvas(sheet, final, name, scale=scale)
            else:
                raise SheetError("only Moodle's worksheet and Canvas's gradebook are filled in")
        except SheetError as error:
            raise ValueError(f"{fill}: {error}") from None
        sheet.write(out)
        left_out += [f"{student}: {why}" for student, why in missing.items()]
        return Sent(len(final) - len(missing), left_out)
    write_csv(out, [[safe(cell) for cell in row] for row in _table(target, name, final, course)])
    return Sent(len(final), left_out)


def _table(target: str, name: str, final: Sequence[Grade], course: Class) -> list[list[str]]:
    if target == "canvas":
        if not re.fullmatch(r".+ \(\d+\)", name):
            raise ValueError(
                "for Canvas say --assignment 'Name (id)', as the column is called in its gradebook, "
                "or Canvas makes a new assignment; or fill in its gradebook: --fill FILE"
            )
        rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", name]]
        rows += [["    Points Possible", "", "", "", "", f"{final[0].most:g}" if final else ""]]
        return rows + [[g.name, g.id, "", "", "", written(g, g.most, scale=False)] for g in final]
    if target == "nbgrader":
        rows = [["assignment", "student_id", "raw_score", "late_submission_penalty", "score", "max_score"]]
        for g in final:
            raw = sum(float(points) for points in g.parts.values()) if g.parts else g.points
            rows.append([name, g.id, f"{raw:g}", f"{raw - g.points:g}", f"{g.points:g}", f"{g.most:g}"])
        return rows
    totals = {grade.student: f"{grade.points:g}" for grade in final}
    rows = [["student", "name", "id", "total", "max", "status"]]
    for row in course.rows:
        about, student = course.who.get(row["student"], {}), row["student"]
        total = totals.get(student, "")
        rows.append([student, about.get("name", ""), about.get("id", ""), total, row["max"], row["status"]])
    return rows


# Feedback


def feedback(grades: Path, out: Path, target: str, students: Path | None) -> Sent:
    """The feedback pages in a zip file, under the names by which the platform knows whose they are."""
    if target not in ("moodle", "canvas") or students is None:
        raise ValueError("feedback goes back to moodle or canvas, and needs --students, with files.csv beside it")
    course = Class.read(grades, students)
    final, left_out = course.final(number=True)
    files = {(row["student"], row["file"]): row for row in register.Register.of(students.parent).files}
    handed_in = {row["student"]: row.get("file", "") for row in course.rows}
    name_for = {"moodle": for_moodle, "canvas": for_canvas}[target]
    made = {}
    for grade in final:
        page = grades.parent / "feedback" / f"{slug(grade.student)}.html"
        came_as = files.get((grade.student, handed_in[grade.student]), {}).get("came_as", "")
        name = name_for(came_as)
        if not page.exists() or not name:
            why = "no feedback page" if name else f"files.csv has no name of {target} for the file that was graded"
            left_out.append(f"{grade.student}: {why}")
        else:
            made[name] = page
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(out.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in sorted(made.items()):
            archive.write(page, name)
    part.replace(out)
    return Sent(len(made), left_out)


def for_moodle(came_as: str) -> str:
    """`Ada_1234_assignsubmission_file/feedback.html`, or the same in one name, as the work came."""
    for part in came_as.split("/"):
        if match := MOODLE.match(part):
            return part[: match.start("file")] + "feedback.html" if match["file"] else f"{part}/feedback.html"
    return ""


def for_canvas(came_as: str) -> str:
    """`lovelaceada_1234_5678_sigmoid.html`: by the two numbers Canvas knows student and attempt."""
    for part in came_as.split("/"):
        if match := CANVAS.match(part):
            return part[: match.start("file")] + PurePosixPath(match["file"]).stem + ".html"
    return ""
