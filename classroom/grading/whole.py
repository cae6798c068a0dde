"""Work that the grader could not do part by part, as a person sees it who marks all of it together."""

import os
import re
import stat
from pathlib import Path

from classroom.exercise.notebook import Exercise, text
from classroom.grading.report import SAID, as_numbered, in_words
from classroom.grading.result import ANOTHER, EDITION, STOPPED, UNGRADED, Result
from classroom.grading.submission import Submission

MOST = 20_000  # bytes of a file that are shown


def to_mark(result: Result) -> bool:
    """Something was handed in, and the grader could not read it, or it stopped before any part earned a point."""
    nothing = result.status in STOPPED and not any(result.points.values())
    unread = result.status in UNGRADED - {"not graded"}
    return bool(result.file) and result.whole is None and (nothing or unread)


def shown(submission: Submission, exercise: Exercise, result: Result) -> str:
    """In Markdown: what is odd, and what there is to see of the work."""
    status, numbered = SAID.get(result.status, result.status), as_numbered(exercise, result)
    told = [f"**{status}**: {in_words(note, numbered)}" for note in result.notes[:1]] or [f"**{status}**"]
    titles = {part: place.title for part, place in numbered.items()}
    for part, title in titles.items():
        code, words = result.code.get(part, ""), result.answers.get(part, "")
        if (code or words) and result.status not in (ANOTHER, EDITION):
            told += [f"### {title}", _fenced(code) if code else words]
    if len(told) == 1 and submission.cells:
        written = [_fenced(text(c)) if c["cell_type"] == "code" else text(c) for c in submission.cells]
        told.append("\n\n".join(written)[:MOST])
    elif len(told) == 1 and submission.path is not None:
        told.append(_fenced(_beginning(submission.path)))
    return "\n\n".join(filter(None, told))


def _fenced(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}" if text else ""


def _beginning(path: Path) -> str:
    """Of an ordinary file that holds text, the beginning; "" of anything else."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return ""
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return ""
        data = file.read(MOST)
    words = data.decode("utf-8", errors="replace")
    odd = sum(char == "\ufffd" or not (char.isprintable() or char in "\r\n\t") for char in words)
    return "" if 10 * odd > len(words) else "".join(c for c in words if c.isprintable() or c in "\n\t")
