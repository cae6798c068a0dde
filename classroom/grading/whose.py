"""Whose variant is it? The class list and the course's secret say so; what a notebook says is compared with that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from classroom.course import CLASS, Course
from classroom.exercise.notebook import Exercise
from classroom.exercise.variants import code, variant
from classroom.grading.hand import rows_of
from classroom.grading.result import HOLDS, NOBODY, OTHER, Result
from classroom.grading.submission import Submission
from classroom.sandbox.inside.protocol import clean

NAMELESS = "names no variant"  # so begins a note
SEVERAL = "lists several"  # is in one


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

    @property
    def called(self) -> str:
        """The same as a person says it."""
        return clean(f"group {self.group}" if self.group else self.name or self.student, 60)


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


def which(members: list[Member], called: Iterable[str]) -> Member | None:
    """Whom these words mean: a student's own word or a name, if all who bear it have one variant together."""
    same = whom(members, called)
    return same[0] if len({member.draws for member in same}) == 1 else None


def whom(members: list[Member], called: Iterable[str]) -> list[Member]:
    """All whom these words may mean: one by a student's own word, else those of that name."""
    said = [" ".join(word.casefold().split()) for word in called]
    own = [member for one in said for member in members if one == member.student.casefold()]
    same = [m for one in said for m in members if m.name and one == " ".join(m.name.casefold().split())]
    return own[:1] or list(dict.fromkeys(same))


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
        return which(self.members, [folder, *self.known_as.get(folder, [])])

    def unknown(self, folder: str) -> str:
        """Why nobody knows who handed in this folder, and what to do."""
        same = whom(self.members, [folder, *self.known_as.get(folder, [])])
        if not same:
            return f"{CLASS} lists nobody of this name, so nobody knows which variant to grade by; add a row"
        words = " or ".join(clean(member.student, 40) for member in same)
        return f"{CLASS} {SEVERAL} of this name: write which one it is, {words}, under key in students.csv"

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
            submission.notes.append(self.unknown(submission.student))
            return
        told, own = submission.variant, self.drawn(member).variant
        if told == own or submission.status:
            return
        if not told:
            submission.notes.append(f"{NAMELESS}; graded by that of {member.called}")
            return
        other = next((one.called for one in self.members if self.code(one) == told), "nobody in this class")
        submission.doubt = OTHER
        submission.notes.append(f"{HOLDS} {other}, and was graded by that of {member.called}; look at it")

    def code(self, member: Member) -> str:
        return code(self.exercise, self.secret, member.draws)


def without(submission: Submission) -> None:
    """A variant that came back to a grader who was not told of variants is not graded by the source's numbers."""
    if submission.variant and not submission.status:
        submission.status = NOBODY
        submission.notes.append("holds a variant, and grade was not told of any: run it with --variants")


def misunderstood(results: list[Result], names: Mapping[str, str], *, told: bool) -> str:
    """What a person must say before these grades are right, about variants; "" if nothing."""
    unknown = [result for result in results if result.status == NOBODY]
    shared = [r for r in unknown if any(note.startswith(f"{CLASS} {SEVERAL}") for note in r.notes)]
    nobody = [clean(names.get(r.student, r.student), 60) for r in unknown if r not in shared]
    if unknown and told:
        words = [f"{clean(names.get(r.student, r.student), 60)}: not graded, as {r.notes[-1]}" for r in shared]
        if nobody:
            listed = ", ".join(nobody)
            words.append(f"{CLASS} lists nobody of these names, so they were not graded; add a row for each: {listed}")
        return "\n".join(words)
    if nobody:
        return (
            "--variants was forgotten: these notebooks hold a student's own numbers, and were not graded. "
            f"Say the same command with --variants. They are of {', '.join(nobody)}"
        )
    graded = [result for result in results if result.graded]
    if told and graded and all(any(note.startswith(NAMELESS) for note in result.notes) for result in graded):
        return (
            "No notebook names a variant, and all were graded by variants: were they handed out with "
            "`classroom student ... --variants`? If not, say the same command without it"
        )
    return ""


def class_names(course: Course | None, submissions: Path) -> dict[str, str]:
    """Who is who in the folders, by the class list; {} where there is none."""
    listed, known, found = listed_in(course), _known_as(submissions), {}
    for folder in (entry.name for entry in submissions.iterdir() if listed and entry.is_dir()):
        member = which(listed, [folder, *known.get(folder, [])])
        if member and member.name:
            found[folder] = member.name
    return found


def listed_in(course: Course | None) -> list[Member]:
    """The class list, if there is one to read: whoever needs it for variants reads it with `members`."""
    try:
        return members(course.folder / CLASS) if course else []
    except (OSError, ValueError):
        return []


def keys_of(course: Course | None, submissions: Path) -> dict[str, str]:
    """By folder, the word by which its student is known in every exercise: the class list's, or the table's `key`."""
    listed, known = listed_in(course), _known_as(submissions)
    table = {row["student"].removeprefix("'"): row.get("key", "").removeprefix("'") for row in _table_of(submissions)}
    found = {}
    for folder in (entry.name for entry in submissions.iterdir() if entry.is_dir()):
        same = whom(listed, [folder, *known.get(folder, [])])
        found[folder] = same[0].student if len(same) == 1 else table.get(folder, "").strip()
    return {folder: key for folder, key in found.items() if key}


def absent(course: Course | None, submissions: Path) -> list[str]:
    """Who is on the class list, and has no folder that may be theirs; nobody where the list is of another class."""
    listed, known = listed_in(course), _known_as(submissions)
    folders = [entry.name for entry in submissions.iterdir() if entry.is_dir()]
    there = {member for folder in folders for member in whom(listed, [folder, *known.get(folder, [])])}
    return [clean(member.name or member.student, 60) for member in listed if there and member not in there]


def _known_as(submissions: Path | None) -> dict[str, list[str]]:
    """What students are called, by folder: first by the teacher, then by the platform."""
    return {
        row["student"].removeprefix("'"): [row[c].removeprefix("'") for c in ("key", "id", "name") if row.get(c)]
        for row in _table_of(submissions)
    }


def _table_of(submissions: Path | None) -> list[dict[str, str]]:
    listed = submissions / "students.csv" if submissions else None
    if not listed or not listed.exists():
        return []
    return [row for _, row in rows_of(listed, needed=("student", "id", "name"))]


def variants(exercise: Exercise, course: Course | None, submissions: Path | None = None) -> Variants:
    """The variants of the course in which the exercise lies. ValueError says what is missing."""
    if course is None:
        raise ValueError("variants belong to a course: classroom init makes one, and the exercise must lie in it")
    if len(course.secret) < 16:
        raise ValueError(
            f"{course.folder / 'course.toml'} has no secret of 16 letters or more; classroom init draws one"
        )
    return Variants(exercise, course.secret, members(course.folder / CLASS), _known_as(submissions))
