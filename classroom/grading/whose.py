"""Whose variant is it? The class list and the course's secret say so; what a notebook says is compared with that."""

from dataclasses import dataclass, field
from pathlib import Path

from classroom.course import CLASS, Course
from classroom.exercise.notebook import Exercise
from classroom.exercise.variants import code, variant
from classroom.grading.hand import rows_of
from classroom.grading.result import HOLDS, NOBODY, OTHER
from classroom.grading.submission import Submission
from classroom.sandbox.inside.protocol import clean


@dataclass(frozen=True)
class Member:
    """One line of the class list."""

    student: str
    name: str
    group: str

    @property
    def draws(self) -> str:
        """For whom the variant is drawn: a group has one together."""
        return f"group {self.group}" if self.group else self.student


def members(path: Path) -> list[Member]:
    """The class list: student, and name and group if you like. ValueError names what is missing or there twice."""
    if not path.exists():
        raise FileNotFoundError(
            f"{path} does not exist: variants need a class list with the columns student,name,group"
        )
    rows = [row for _, row in rows_of(path, needed=("student",))]
    found = [Member(*(row.get(column, "").strip() for column in ("student", "name", "group"))) for row in rows]
    students = [member.student for member in found]
    for student in students:
        if not student or students.count(student) > 1:
            raise ValueError(f"{path}: student {clean(student, 40)!r} is missing, or there twice")
    if not found:
        raise ValueError(f"{path} lists nobody: one row for each student")
    return found


@dataclass
class Variants:
    """The variants of an exercise in a course."""

    exercise: Exercise
    secret: str
    members: list[Member]
    known_as: dict[str, list[str]] = field(default_factory=dict)  # a folder: what the platform calls its student
    made: dict[str, Exercise] = field(default_factory=dict)

    def member(self, folder: str) -> Member | None:
        """Who handed in this folder: by the student's own word, by the id or, if nobody shares it, by the name."""
        called = [folder, *self.known_as.get(folder, [])]
        for one in called:
            for member in self.members:
                if one.casefold() == member.student.casefold():
                    return member
        for one in called:
            same = [member for member in self.members if member.name and one.casefold() == member.name.casefold()]
            if len(same) == 1:
                return same[0]
        return None

    def together(self, one: str, other: str) -> bool:
        """Do these two folders belong to one group?"""
        members = self.member(one), self.member(other)
        return all(members) and len({member.draws for member in members if member}) == 1

    def of(self, folder: str) -> Exercise:
        """The exercise as this student was handed it; as it is in the source, if nobody knows the student."""
        member = self.member(folder)
        return self.drawn(member) if member else self.exercise

    def drawn(self, member: Member) -> Exercise:
        if member.draws not in self.made:
            self.made[member.draws] = variant(self.exercise, self.secret, member.draws)
        return self.made[member.draws]

    def compare(self, submission: Submission) -> None:
        """Say in the row whose variant it is, if it is not the student's own. The grade is always by the own one."""
        if submission.path is None or submission.status == "not graded":
            return
        member = self.member(submission.student)
        if member is None:
            submission.status = submission.status or NOBODY
            note = f"{CLASS} lists nobody of this name, so nobody knows which variant to grade by; add a row"
            submission.notes.append(note)
            return
        told, own = submission.variant, self.drawn(member).variant
        if told == own or submission.status:
            return
        if not told:
            submission.notes.append(f"names no variant; graded by that of {clean(member.draws, 60)}")
            return
        other = next((one.draws for one in self.members if self.code(one) == told), "nobody in this class")
        submission.doubt = OTHER
        submission.notes.append(
            f"{HOLDS} {clean(other, 60)}, and was graded by that of {clean(member.draws, 60)}; look at it"
        )

    def code(self, member: Member) -> str:
        return code(self.exercise, self.secret, member.draws)


def without(submission: Submission) -> None:
    """A variant that came back to a grader who was not told of variants is not graded by the source's numbers."""
    if submission.variant and not submission.status:
        submission.status = NOBODY
        submission.notes.append("holds a variant, and grade was not told of any: run it with --variants")


def variants(exercise: Exercise, course: Course | None, submissions: Path | None = None) -> Variants:
    """The variants of the course in which the exercise lies. ValueError says what is missing."""
    if course is None:
        raise ValueError("variants belong to a course: classroom init makes one, and the exercise must lie in it")
    if len(course.secret) < 16:
        raise ValueError(
            f"{course.folder / 'course.toml'} has no secret of 16 letters or more; classroom init draws one"
        )
    known: dict[str, list[str]] = {}
    listed = submissions / "students.csv" if submissions else None
    if listed and listed.exists():
        for _, row in rows_of(listed, needed=("student", "id", "name")):
            known[row["student"].removeprefix("'")] = [row[c].removeprefix("'") for c in ("id", "name") if row[c]]
    return Variants(exercise, course.secret, members(course.folder / CLASS), known)
