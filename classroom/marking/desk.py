"""What lies on the marker's desk: the answers of one exercise without names, and their marks.

A mark is saved into the table and the ledger that `hand.py` keeps, under its lock. Who saves says which version of
the mark was seen; if somebody else has changed it meanwhile, nothing is written and both are told.
"""

import hashlib
import json
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classroom.exercise.notebook import HandPart
from classroom.grading import graded, hand, pictures
from classroom.grading.report import safe, told_apart, unsafe
from classroom.grading.result import WHOLE, marked_parts
from classroom.markdown import strangers

LONGEST = 5000  # characters of a comment
PARTS_TOO = "Parts of this student's work are marked, too: points that are given here take their place."


class Conflict(Exception):
    """Somebody else has marked this meanwhile; `theirs` is what stands there."""

    def __init__(self, theirs: dict[str, Any]):
        super().__init__("somebody else has marked this meanwhile")
        self.theirs = theirs


@dataclass(frozen=True)
class Entry:
    """One answer, under a name that tells nothing."""

    where: hand.Where
    file: str
    student: str
    answer: str
    task: str = ""  # the student's own, if it is a variant's

    @property
    def part(self) -> str:
        return self.where.part

    @property
    def id(self) -> str:
        told = "\0".join((self.where.student, self.part, hand.key(self.file)))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


class Desk:
    """The answers of a folder of grades. What `grade` does there meanwhile is seen."""

    def __init__(self, out: Path):
        self.out = out
        self.one_at_a_time = threading.Lock()
        self.load()

    def load(self) -> None:
        self.made = (self.out / graded.BATCH).stat().st_mtime_ns if (self.out / graded.BATCH).exists() else 0
        self.graded, _ = graded.settled(self.out)
        parts = marked_parts(self.graded.exercise)
        entries = [
            Entry(hand.place(r, p), r.file, r.student, r.answers[p.id], r.tasks.get(p.id, ""))
            for r in self.graded.results
            for p in parts
            if r.answers.get(p.id)
        ]
        self.entries = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}

    @property
    def parts(self) -> list[HandPart]:
        """What is to be marked; work as a whole only where there is some."""
        there = {entry.part for entry in self.entries.values()}
        return [part for part in marked_parts(self.graded.exercise) if part.id != WHOLE or WHOLE in there]

    def marks(self) -> hand.Marks:
        if (self.out / graded.BATCH).stat().st_mtime_ns != self.made:
            self.load()
        known = {result.student for result in self.graded.results}
        return graded.marks_of(self.out, self.graded.exercise, known)

    def overview(self) -> list[dict[str, Any]]:
        """Each part, with its answers in an order that tells nothing, and which of them are marked."""
        with self.one_at_a_time, hand.locked(self.out):
            marks = self.marks()
        return [
            {
                "part": part.id,
                "points": part.points,
                "entries": [
                    {"id": entry.id, "marked": self.mark(entry, marks).given}
                    for entry in self.entries.values()
                    if entry.part == part.id
                ],
            }
            for part in self.parts
        ]

    def mark(self, entry: Entry, marks: hand.Marks) -> hand.Mark:
        return hand.find(marks, entry.where)

    def state(self, name: str) -> dict[str, Any]:
        """The mark of an answer. KeyError if there is none of this name."""
        with self.one_at_a_time, hand.locked(self.out):
            marks, entry = self.marks(), self.entries[name]
            return _state(entry, marks)

    def save(self, name: str, points: Any, comment: Any, seen: Any) -> dict[str, Any]:
        """Write a mark. ValueError says what is wrong with it, Conflict that somebody else was quicker."""
        with self.one_at_a_time, hand.locked(self.out):
            marks = self.marks()
            entry = self.entries[name]
            new = hand.Mark(_points(points, entry.where.most), _comment(comment))
            old = self.mark(entry, marks)
            if _version(entry, old) != seen:
                raise Conflict(_state(entry, marks))
            if new != old:
                marks[entry.where] = new
                graded.write_marks(self.out, self.graded, marks)
            return _state(entry, marks)

    def names(self) -> dict[str, str]:
        """Only for who asks for them."""
        names = told_apart(self.graded.names)
        return {entry.id: hand.key(names.get(entry.student, entry.student)) for entry in self.entries.values()}

    def shown(self, name: str) -> str:
        """An answer as HTML; it goes into a frame that can do nothing."""
        folder, entry = self.out / ".work" / pictures.FOLDER, self.entries[name]
        answer = strangers(entry.answer, lambda each: pictures.address(folder, each))
        return f"{answer}<hr><h2>This student's task</h2>{strangers(entry.task)}" if entry.task else answer


def _points(points: Any, most: float) -> float | None:
    if points is None:
        return None
    if isinstance(points, bool) or not isinstance(points, int | float):
        raise ValueError("points must be a number")
    if not 0 <= points <= most:  # nor is nan
        raise ValueError(f"points must be from 0 to {most:g}")
    return float(f"{points:g}")  # as the table writes it


def _comment(comment: Any) -> str:
    if not isinstance(comment, str) or len(comment) > LONGEST:
        raise ValueError(f"a comment must be text of at most {LONGEST} characters")
    lines = comment.replace("\r\n", "\n").replace("\r", "\n")
    return unsafe(safe("".join(c for c in lines if c.isprintable() or c in "\n\t")))


def _version(entry: Entry, mark: hand.Mark) -> str:
    """Of what a marker sees: the mark, and the answer that it is for."""
    seen = [mark.points, mark.comment, *entry.where[2:]]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]


def _state(entry: Entry, marks: hand.Marks) -> dict[str, Any]:
    mark = hand.find(marks, entry.where)
    theirs = [w.part for w, each in marks.items() if w.student == entry.where.student and each.given]
    parts = PARTS_TOO if entry.part == WHOLE and set(theirs) - {WHOLE} else ""
    older = hand.before(marks).get((entry.where.student, entry.part), []) if not mark.given else []
    return {
        "points": mark.points,
        "comment": mark.comment,
        "version": _version(entry, mark),
        "answer": entry.where.answer,
        "before": " ".join([*(_told(entry, *each) for each in older if each[1].given), parts]).strip(),
    }


def _told(entry: Entry, where: hand.Where, mark: hand.Mark) -> str:
    """A mark that doesn't count for this answer, in words."""
    what = "This answer" if where.answer == entry.where.answer else "Another answer of this student"
    comment = f": “{mark.comment}”" if mark.comment else ""
    return f"{what} was given {mark.points:g} of {where.most:g} points before{comment}. This one is not marked yet."
