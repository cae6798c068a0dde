"""One row of grades: what a file earned, and why."""

import unicodedata
from dataclasses import dataclass, field

from classroom.exercise.notebook import Exercise, HandPart

OTHER, NOBODY = "other variant", "no variant"
ANOTHER, EDITION = "other exercise", "other edition"
LATE_ONLY = "late only"  # what came in time could not be graded
HOLDS = "holds the variant of"  # so begins a note that is not for students
UNGRADED = frozenset(
    ("missing", "refused", "too large", "empty", "unreadable", "not graded", "grader failed", NOBODY, ANOTHER, EDITION)
)
STOPPED = frozenset(("crashed", "timeout", "flooded"))
WHOLE = "as a whole"  # takes a part's place in the table of marks; no part can be called so
BY_HAND = "marked by hand"  # the status of work that the grader could not read, and a person has marked


@dataclass
class Result:
    """One row: what a file earned, and why."""

    student: str
    file: str
    status: str
    points: dict[str, float] = field(default_factory=dict)
    feedback: dict[str, tuple[str, str]] = field(default_factory=dict)  # part: what is wrong, and the hint
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0
    sha256: str = ""
    answers: dict[str, str] = field(default_factory=dict)  # to the parts that a person marks
    code: dict[str, str] = field(default_factory=dict)  # the student's own, for each part that is checked
    tasks: dict[str, str] = field(default_factory=dict)  # as this student was given them, if they are a variant's
    late: str = ""  # "", "late", or days
    penalty: float = 0.0  # for that, in per cent of the points
    open: str = ""  # the files of which this is one, if marks that nobody has given yet decide which of them counts
    whole: float | None = None  # points that a person gave for all of it; they take the place of the parts'

    @property
    def how_late(self) -> str:
        return how_late(self.late)

    @property
    def earned(self) -> float:
        """The points before what being late costs."""
        return sum(self.points.values()) if self.whole is None else self.whole

    @property
    def graded(self) -> bool:
        """There was work, and it was looked at."""
        return self.status not in UNGRADED


def key(name: str) -> str:
    """A folder's or file's name as a table can hold it and a terminal may show it, whatever bytes it was made of.

    >>> key("Ada\\x1b[2J")
    'Ada\\\\x1b[2J'
    """
    shown = name.encode(errors="backslashreplace").decode()
    return "".join(f"\\x{ord(c):02x}" if unicodedata.category(c) == "Cc" and c != "\n" else c for c in shown)


def how_late(told: str) -> str:
    """In words: "" in time.

    >>> [how_late(told) for told in ("", "late", "1", "1.3")]
    ['', 'late', '1 day late', '1.3 days late']
    """
    return f"{told} day{'' if told == '1' else 's'} late" if told not in ("", "late") else told


def marked_parts(exercise: Exercise) -> list[HandPart]:
    """All that a person can mark: the explanations, and work as a whole where the grader could not do it."""
    return [*exercise.hand, HandPart(WHOLE, exercise.points, "", "")]
