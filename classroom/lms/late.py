"""Late work: how late it is, and what that costs. The rule is the teacher's, and students.csv has the last word."""

import datetime
import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """So many per cent of the points for each day begun, up to a cap; nothing within the grace."""

    due: datetime.datetime | None = None
    days: float | None = None  # of all that is new, where the platform tells no time
    per_day: float | None = None  # per cent
    at_most: float = 100.0  # per cent
    grace: float = 0.0  # hours

    def __post_init__(self) -> None:
        for value, name in ((self.days, "--late"), (self.per_day, "--penalty"), (self.grace, "--grace")):
            if value is not None and not 0 <= value < math.inf:
                raise ValueError(f"{name} must be 0 or more, got {value:g}")
        if not 0 <= (self.per_day or 0) <= 100 or not 0 <= self.at_most <= 100:
            raise ValueError("--penalty and --at-most are per cent of the points: from 0 to 100")

    def late_by(self, when: datetime.datetime | None) -> float | None:
        """Days after the deadline, 0 if in time; None if nobody tells."""
        if self.due is None or when is None:
            return self.days
        due = self.due
        if (when.tzinfo is None) != (due.tzinfo is None):  # a time without a zone is one of this machine's
            when, due = when.astimezone(), due.astimezone()
        return max((when - due).total_seconds(), 0.0) / 86400

    def penalty(self, days: float | None) -> float | None:
        """Per cent of the points; None if there is no rule, or nobody knows how late it was.

        >>> [Rule(per_day=10, at_most=50, grace=2).penalty(days) for days in (0, 0.05, 0.1, 1.5, 20)]
        [0.0, 0.0, 10, 20, 50]
        """
        if days is None or self.per_day is None:
            return None
        return min(self.per_day * math.ceil(days), self.at_most) if days * 24 > self.grace else 0.0

    @property
    def words(self) -> str:
        if self.per_day is None:
            return ""
        grace = f", none in the first {self.grace:g} h" if self.grace else ""
        return f"{self.per_day:g} % a day begun, at most {self.at_most:g} %{grace}"


def deadline(words: str) -> datetime.datetime:
    """`2026-11-03`, at its end, or `2026-11-03 12:00`, with a zone or without one.

    >>> deadline("2026-11-03")
    datetime.datetime(2026, 11, 3, 23, 59, 59)
    """
    try:
        told = datetime.datetime.fromisoformat(words.strip())
    except ValueError:
        raise ValueError(f"--due must be a date such as 2026-11-03 or '2026-11-03 12:00', got {words!r}") from None
    return told if len(words.strip()) > 10 else told.replace(hour=23, minute=59, second=59)
