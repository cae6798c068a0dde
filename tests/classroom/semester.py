"""A semester made for the tests: 40 students by 7 exercises, from the downloads to the feedback, and what comes of it.

Every step is a command; `expected` says, from how the semester was made and from nothing else, what each student must
have after it.
"""

import csv
import io
import json
import zipfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from classroom.exercise import notebook
from classroom.grading import hand
from classroom.grading.report import unsafe, write_csv
from classroom.grading.result import WHOLE, marked_parts
from tests.classroom.helpers import EXERCISES, answer, honest, stubs
from tests.classroom.lms.test_export import GRADEBOOK, canvas_takes, moodle_takes, worksheet

PLATFORMS = ("moodle", "canvas", "brightspace", "blackboard", "moodle, no folders", "canvas", "moodle")
NAMES = (
    "Ada Lovelace",
    "Zoë O'Neil-Smith",
    "=Cmd One",
    "Bo Li",
    "Jean-Luc d'Arc",
    "Łukasz Żak",
    "李 小龍",
    "+Plus Sign",
)
STUDENTS = tuple((f"{NAMES[i % len(NAMES)]} {i}", str(7000 + i)) for i in range(40))
KINDS = ("all", "all", "one wrong", "all", "no answer", "blank", "text only", "late only", "better late", "worse late")
RULE = ("--due", "2026-11-03 23:59", "--penalty", "10", "--at-most", "50", "--grace", "2")
PENALTY = 20.0  # 1.375 days after the deadline; where the platform tells no time, the teacher says --late 1.375


def kind(student: int, exercise: int) -> str:
    return KINDS[(student + 3 * exercise) % len(KINDS)]


@cache
def exercise(number: int) -> notebook.Exercise:
    return notebook.read(EXERCISES[number])


@cache
def first_part(number: int) -> tuple[str, str, float]:
    """A part by hand on which no other stands: its cell for the answer, its id and points."""
    part = exercise(number).parts[0]
    (cell,) = exercise(number).solutions(part)
    return cell, part.id, part.points


@cache
def book(number: int, how: str, student: int) -> str:
    """A notebook; each student's explanations are their own."""
    path = EXERCISES[number]
    if how == "blank":
        return json.dumps(stubs(path))
    made = honest(path)
    words = "*Your answer here.*" if how == "no answer" else f"Explained by student {student}."
    changes = {part.id: words for part in exercise(number).hand}
    if how in ("one wrong", "in time"):
        changes[first_part(number)[0]] = "pass"
    made = answer(made, **changes)
    if how == "worse":
        changes = {cell: "pass" for part in exercise(number).parts for cell in exercise(number).solutions(part)}
        made = answer(made, **changes)
    return json.dumps(made)


def handed_in(student: int, number: int) -> tuple[str | None, str | None]:
    """What came in time and what came late."""
    how = kind(student, number)
    first = {"late only": None, "text only": "text only", "better late": "blank", "worse late": "one wrong"}.get(
        how, how
    )
    later = {"late only": "all", "better late": "all", "worse late": "worse"}.get(how)
    return first, later


def name_in(platform: str, student: int, number: int, *, late: bool, file: str) -> str:
    name, identity = STUDENTS[student]
    plain = "".join(char for char in name.lower() if char.isalnum() and char.isascii())
    folder = f"{name}_{identity}_assignsubmission_file"
    attempt = f"{90000 + student + 1000 * late}"
    when = "2026-11-05-08-59-00" if late else "2026-11-03-20-00-00"
    return {
        "moodle": f"{folder}/{file}",
        "moodle, no folders": f"{folder}_{file}",
        "canvas": f"{plain}_{'LATE_' * late}{identity}_{attempt}_{file.replace('.', '-1.') if late else file}",
        "brightspace": f"{identity}-55 - {name} - {'Nov 5, 2026 859 AM' if late else 'Nov 3, 2026 800 PM'}/{file}",
        "blackboard": f"Week_{number}_u{identity}_attempt_{when}_{file}",
    }[platform]


def download(path: Path, number: int, *, late: bool) -> int:
    """As the platform packs it: all that came in time or, later, all that counts there by then. How many are new."""
    platform, new = PLATFORMS[number], 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for student in range(len(STUDENTS)):
            first, later = handed_in(student, number)
            keeps = "moodle" not in platform or later is None or not late  # Moodle has the newest only
            for how, is_late in ((first if keeps else None, False), (later if late else None, True)):
                if how is not None:
                    file = "notes.txt" if how == "text only" else f"{EXERCISES[number].stem}.ipynb"
                    content = "just words" if how == "text only" else book(number, how, student)
                    archive.writestr(name_in(platform, student, number, late=is_late, file=file), content)
                    new += is_late == late
    return new


def hand_parts(student: int, number: int) -> list[notebook.HandPart]:
    """What a person marks of a student's: the explanations or, of what is no notebook, the whole."""
    whole = kind(student, number) == "text only"
    return [part for part in marked_parts(exercise(number)) if (part.id == WHOLE) == whole]


def hand_mark(student: int, number: int, part: notebook.HandPart) -> float:
    return (student + number) % int(part.points + 1)


@dataclass(frozen=True)
class Expected:
    """What a student must have: None for a total is "not final"."""

    folder_there: bool
    graded: bool
    automatic: float
    by_hand: float | None  # None: not marked
    penalty: float

    @property
    def total(self) -> float:
        return (self.automatic + (self.by_hand or 0)) * (1 - self.penalty / 100)

    @property
    def final(self) -> bool:
        return self.graded and self.by_hand is not None


def expected(student: int, number: int, *, late: bool, marked: bool) -> Expected:
    """From how the semester was made: the better of what is there, after the penalty."""
    how, book_of = kind(student, number), exercise(number)
    all_points = sum(part.points for part in book_of.parts)
    by_hand = sum(hand_mark(student, number, part) for part in hand_parts(student, number)) if marked else None
    full = Expected(True, True, all_points, by_hand, 0.0)
    one_less = Expected(True, True, all_points - first_part(number)[2], by_hand, 0.0)
    blank = Expected(True, True, 0.0, 0.0, 0.0)
    late_one = Expected(True, True, all_points, by_hand, PENALTY)
    return {
        "all": full,
        "one wrong": one_less,
        "no answer": Expected(True, True, all_points, 0.0, 0.0),
        "blank": blank,
        "text only": Expected(True, marked, 0.0, by_hand, 0.0),
        "late only": late_one if late else Expected(False, False, 0.0, None, 0.0),
        "better late": late_one if late else blank,
        "worse late": one_less,
    }[how]


@dataclass
class Semester:
    """A teacher's folder, and the commands that a teacher says in it."""

    folder: Path
    marked: dict[tuple[int, int], bool] = field(default_factory=dict)  # exercise and student: has marks by now

    def of(self, number: int, name: str) -> Path:
        return self.folder / f"{number}-{EXERCISES[number].stem}" / name

    def prepare(self) -> None:
        for number in range(len(EXERCISES)):
            self.of(number, "").mkdir(parents=True)
            download(self.of(number, "download.zip"), number, late=False)
            download(self.of(number, "later.zip"), number, late=True)

    def collect(self, number: int) -> list:
        return ["collect", self.of(number, "download.zip"), "--out", self.of(number, "submissions"), *RULE]

    def add(self, number: int) -> list:
        told = () if PLATFORMS[number] in ("brightspace", "blackboard") else ("--late", "1.375")
        return ["collect", self.of(number, "later.zip"), "--out", self.of(number, "submissions"), "--add", *RULE, *told]

    def grade(self, number: int) -> list:
        source, quick = EXERCISES[number], ["--quiet", "--workers", 2, "--cell-seconds", 600, "--seconds", 3600]
        return ["grade", source, self.of(number, "submissions"), "--out", self.of(number, "graded"), *quick]

    def target(self, number: int) -> str:
        return next((t for t in ("moodle", "canvas") if PLATFORMS[number].startswith(t)), "nbgrader")

    def export(self, number: int) -> list:
        target, fill = self.target(number), self.of(number, "sheet.csv")
        most = exercise(number).points
        if target == "moodle":
            worksheet(fill, people=[(identity, name) for name, identity in STUDENTS], most=f"{most:.2f}")
        elif target == "canvas":
            possible = [cell if cell != "14.0" else f"{most:g}" for cell in GRADEBOOK[1]]
            write_csv(fill, [GRADEBOOK[0], possible, *[[name, identity, *[""] * 6] for name, identity in STUDENTS]])
        more = ["--fill", fill] if target != "nbgrader" else []
        return [*self._out(number), *more, "--assignment", "Week 1", "--out", self.of(number, "marks.csv")]

    def feedback(self, number: int) -> list:
        return [*self._out(number), "--feedback", "--out", self.of(number, "feedback.zip")]

    def _out(self, number: int) -> list:
        who = ["--students", self.of(number, "submissions/students.csv")]
        return ["export", self.of(number, "graded/grades.csv"), "--to", self.target(number), *who]

    def mark(self, number: int, students: set[int]) -> None:
        """As a teacher fills in the table, in a spreadsheet that writes it its own way."""
        path, folders = self.of(number, "graded/hand-grading.csv"), self.folders(number)
        rows = read(path)
        for row in rows:
            student = folders[row["student"]]
            if student in students and row["answer_sha256"] != hand.digest(""):  # nobody marks nothing
                part = next(part for part in marked_parts(exercise(number)) if part.id == row["part"])
                row["points"] = f"{hand_mark(student, number, part):g}".replace(".", ",")
                row["comment"] = f"of {student} in {number}"
                self.marked[number, student] = True
        made = io.StringIO()
        csv.writer(made, delimiter=";").writerows(
            [hand.COLUMNS, *([row[name] for name in hand.COLUMNS] for row in rows)]
        )
        path.write_bytes(made.getvalue().encode("utf-16"))

    def folders(self, number: int) -> dict[str, int]:
        """Which student a folder is, by the platform's number."""
        by_id = {identity: i for i, (_, identity) in enumerate(STUDENTS)}
        rows = read(self.of(number, "submissions/students.csv"))
        return {row["student"]: by_id[row["id"].removeprefix("u")] for row in rows}


def read(path: Path) -> list[dict[str, str]]:
    text = hand.decoded(path.read_bytes())
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    return [{name: unsafe(cell) for name, cell in row.items()} for row in rows]


def audit(semester: Semester, number: int, *, step: str, late: bool) -> None:
    """Every student and every mark adds up, as far as this exercise has come."""
    there = {i for i in range(len(STUDENTS)) if expected(i, number, late=late, marked=False).folder_there}
    folders = semester.folders(number)
    assert sorted(folders.values()) == sorted(there), (step, number)
    files = read(semester.of(number, "submissions/files.csv"))
    on_disk = {(p.parent.name, p.name) for p in semester.of(number, "submissions").glob("*/*")}
    assert {(row["student"], row["file"]) for row in files} == on_disk, (step, number)
    came = [
        how for i in there for how, counts in zip(handed_in(i, number), (True, late), strict=True) if how and counts
    ]
    assert len(on_disk) == len(came), (step, number)
    if step == "collect":
        return
    wanted = {i: expected(i, number, late=late, marked=semester.marked.get((number, i), False)) for i in there}
    counted = [row for row in read(semester.of(number, "graded/grades.csv")) if row["status"] != "not graded"]
    assert sorted(folders[row["student"]] for row in counted) == sorted(there), (step, number)
    for row in counted:
        want = wanted[folders[row["student"]]]
        about = (step, number, folders[row["student"]], kind(folders[row["student"]], number), row)
        assert abs(float(row["total"] or 0) - want.total) < 1e-4, about
        assert (row["penalty"] or "0") == f"{want.penalty:g}", about
        assert (row["status"] == "missing") != want.graded, about
        assert bool(row["total"]) == want.graded, about
    table = {
        (folders[row["student"]], row["part"]): row for row in read(semester.of(number, "graded/hand-grading.csv"))
    }
    for (of, student), _ in semester.marked.items():
        for part in hand_parts(student, number) if of == number else ():
            row = table[student, part.id]
            points = float(row["points"].replace(",", "."))
            assert (points, row["comment"]) == (hand_mark(student, number, part), f"of {student} in {number}")
    pages = {page.stem for page in semester.of(number, "graded/feedback").glob("*.html")}
    assert {row["student"] for row in counted} <= pages, (step, number)
    final = {STUDENTS[i][1]: f"{want.total:.2f}".rstrip("0").rstrip(".") for i, want in wanted.items() if want.final}
    if step in ("export", "feedback"):
        _audit_sent(semester, number, final)
    if step == "feedback" and semester.target(number) != "nbgrader":
        with zipfile.ZipFile(semester.of(number, "feedback.zip")) as archive:
            unread = sum(not want.graded for want in wanted.values())  # whose page says why
            assert len(archive.namelist()) == len(final) + unread, (step, number)


def _audit_sent(semester: Semester, number: int, final: dict[str, str]) -> None:
    marks = semester.of(number, "marks.csv")
    if semester.target(number) == "moodle":
        sent = {identity: grade for identity, (grade, _) in moodle_takes(marks).items()}
    elif semester.target(number) == "canvas":
        sent = canvas_takes(marks, "Week 1")
    else:
        sent = {
            row["student_id"].removeprefix("u"): f"{float(row['score']):.2f}".rstrip("0").rstrip(".")
            for row in read(marks)
        }
    assert {identity: grade for identity, grade in sent.items() if grade} == final, number
