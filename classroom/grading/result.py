"""One row of grades: what a file earned, and why."""

from dataclasses import dataclass, field

OTHER, NOBODY = "other variant", "no variant"
HOLDS = "holds the variant of"  # so begins a note that is not for students
UNGRADED = frozenset(("missing", "refused", "too large", "empty", "unreadable", "not graded", "grader failed", NOBODY))


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

    @property
    def graded(self) -> bool:
        """There was work, and it was looked at."""
        return self.status not in UNGRADED
