"""Out to a course's platform: grades, and the feedback pages.

Only what is final is sent. Who handed nothing in, whose answers nobody has marked yet, and whom the platform has no
number for is left out, and named: an unfinished grade is no 0, and a folder's name is nobody's number.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from classroom.grading.report import safe, told_apart, write_csv
from classroom.grading.result import UNGRADED, WHOLE, how_late
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
        end = next((name for name in (WHOLE, "seconds") if name in header), "status")
        parts = header[header.index("status") + 1 : header.index(end)] if end != "status" else []
        if students and not students.exists():
            raise FileNotFoundError(f"{students} does not exist")
        listed = register.read(students, ("student", "name", "id")) if students else []
        if listed and read and not {row["student"] for row in read} & {row["student"] for row in listed}:
            raise ValueError(
                f"{students} lists nobody of {grades}: it belongs to another exercise. "
                "Say --students with the one in the folder of submissions that was graded"
            )
        return cls(rows, parts, {row["student"]: row for row in listed})

    def final(self, *, number: bool) -> tuple[list[Grade], dict[str, str]]:
        """The grades to send, and of who is left out, why. With `number` they must have one on the platform."""
        grades: list[Grade] = []
        left_out: dict[str, str] = {}
        for row in self.rows:
            if why := self._why_not(row, number=number):
                left_out[row["student"]] = why
            else:
                grades.append(self._grade(row))
        twice = {n for n, count in Counter(grade.id for grade in grades).items() if number and count > 1}
        for grade in grades:
            if grade.id in twice:
                left_out[grade.student] = f"another student has the same id, {clean(grade.id, 40)}"
        there = {row["student"] for row in self.rows}
        left_out |= dict.fromkeys(sorted(set(self.who) - there), "not graded")
        return [grade for grade in grades if grade.id not in twice], left_out

    def _grade(self, row: Row) -> Grade:
        about, student = self.who.get(row["student"], {}), row["student"]
        late = f"{how_late(row['late'])}, penalty {row['penalty']} %" if row.get("late") else ""
        points, most, whole = _number(row["total"]), _number(row["max"]), row.get(WHOLE, "")
        parts = {} if whole else {n: row[part] for n, part in zip(self.numbers(row), self.parts, strict=True)}
        earned = _number(whole) if whole else sum(map(_number, parts.values())) if parts else points
        return Grade(student, about.get("name") or student, about.get("id", ""), points, most, earned, parts, late)

    def told(self, left_out: Mapping[str, str]) -> list[str]:
        """Who was left out, by name, and why."""
        names = {row["student"]: row.get("name") or row["student"] for row in (*self.rows, *self.who.values())}
        called = told_apart(names)
        return [f"{clean(called.get(student, student), 200)}: {why}" for student, why in left_out.items()]

    def numbers(self, row: Row) -> list[int]:
        """Of the parts, as this student's notebook has them: a variant may have another order."""
        told = row.get("numbers", "").split()
        fine = len(told) == len(self.parts) and all(number.isdigit() for number in told)
        return [int(number) for number in told] if fine else list(range(1, len(self.parts) + 1))

    def _why_not(self, row: Row, *, number: bool) -> str:
        about = self.who.get(row["student"], {})
        if row["status"] in UNGRADED:
            more = ": `classroom mark` shows what there is, to be marked as a whole" if row.get("file") else ""
            return f"no work that could be graded ({row['status']}){more}"
        if row.get("open"):
            return f"which file counts is decided when both are marked: {clean(row['open'], 120)}"
        open_ = [f"Part {n}" for n, part in zip(self.numbers(row), self.parts, strict=True) if not row[part]]
        if open_ and not row.get(WHOLE):
            return f"not marked yet: {', '.join(open_)}"
        if row.get("late") == "late" and not about.get("penalty", "").strip():
            return "late by nobody knows how much: write the penalty (0 for none) in students.csv, and grade again"
        if number and not about.get("id"):
            return "no id in students.csv, so the platform can't tell who it is"
        return ""


def _number(cell: str) -> float:
    return float(cell.replace(",", ".") or 0)


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
        others: list[str] = []
        try:
            sheet = Sheet.read(fill)
            if target == "moodle":
                where = columns(sheet, grade_column, comment_column)
                missing = fill_moodle(sheet, final, where, scale=scale)
                others = without_grade(sheet, where, {row["id"] for row in course.who.values()})
            elif target == "canvas":
                missing = fill_canvas(sheet, final, name, scale=scale)
            else:
                raise SheetError("only Moodle's worksheet and Canvas's gradebook are filled in")
        except SheetError as error:
            raise ValueError(f"{fill}: {error}") from None
        sheet.write(out)
        return Sent(len(final) - len(missing), course.told(left_out | missing) + others)
    write_csv(out, [[safe(cell) for cell in row] for row in _table(target, name, final, course)])
    return Sent(len(final), course.told(left_out))


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
            rows.append([name, g.id, *(f"{each:g}" for each in (g.earned, g.earned - g.points, g.points, g.most))])
        return rows
    totals = {grade.student: f"{grade.points:g}" for grade in final}
    rows = [["student", "name", "id", "total", "max", "status"]]
    for row in course.rows:
        about, student = course.who.get(row["student"], {}), row["student"]
        total = totals.get(student, "")
        name = about.get("name") or row.get("name") or student
        rows.append([student, name, about.get("id", ""), total, row["max"], row["status"]])
    return rows


# Feedback


def feedback(grades: Path, out: Path, target: str, students: Path | None) -> Sent:
    """The feedback pages in a zip file, under the names by which the platform knows whose they are.

    Also of work that could not be graded: the page says why, and what to do.
    """
    if target not in ("moodle", "canvas") or students is None:
        raise ValueError("feedback goes back to moodle or canvas, and needs --students, with files.csv beside it")
    course = Class.read(grades, students)
    final, left_out = course.final(number=True)
    unreadable = [row["student"] for row in course.rows if row["status"] in UNGRADED and row.get("file")]
    left_out = {student: why for student, why in left_out.items() if student not in unreadable}
    files = {(row["student"], row["file"]): row for row in register.Register.of(students.parent).files}
    handed_in = {row["student"]: row.get("file", "") for row in course.rows}
    name_for = {"moodle": for_moodle, "canvas": for_canvas}[target]
    made = {}
    for student in (*(grade.student for grade in final), *unreadable):
        page = grades.parent / "feedback" / f"{slug(student)}.html"
        came_as = files.get((student, handed_in[student]), {}).get("came_as", "")
        name = name_for(came_as)
        if not page.exists() or not name:
            why = "no feedback page" if name else f"files.csv has no name of {target} for the file that was graded"
            left_out[student] = why
        else:
            made[name] = page
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(out.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in sorted(made.items()):
            archive.write(page, name)
    part.replace(out)
    return Sent(len(made), course.told(left_out))


def for_moodle(came_as: str) -> str:
    """`Ada_1234_assignsubmission_file/feedback.html`, or the same in one name, as the work came."""
    for part in came_as.split("/"):
        if match := MOODLE.match(part):
            part = part[: match.start("file")] + "feedback.html" if match["file"] else f"{part}/feedback.html"
            return re.sub("_assignsubmission_[a-z]+", "_assignsubmission_file", part)  # also of text typed online
    return ""


def for_canvas(came_as: str) -> str:
    """`lovelaceada_1234_5678_sigmoid.html`: by the two numbers Canvas knows student and attempt."""
    for part in came_as.split("/"):
        if match := CANVAS.match(part):
            return part[: match.start("file")] + PurePosixPath(match["file"]).stem + ".html"
    return ""
