"""The student's own code for each part, to show beside what was said about it. It is read as text only."""

import re

from classroom.exercise.notebook import Exercise, text
from classroom.exercise.places import places
from classroom.grading.submission import Handout, Submission, grade_id

LONGEST = 20_000  # characters shown of one part
LONGEST_LINE = 500  # that is looked at for a name


def own_code(submission: Submission, exercise: Exercise) -> dict[str, str]:
    """By part: the cell for its answer, and other cells of the student's that give its name a value."""
    given, where = set(Handout(exercise).stubs), places(exercise)
    found = {}
    for part in exercise.parts:
        cells = [
            text(cell)
            for cell in submission.cells
            if grade_id(cell) in where[part.id].answers
            or (cell["cell_type"] == "code" and grade_id(cell) not in given and binds(text(cell), part.yours))
        ]
        code = "\n\n".join(words.strip("\n") for words in cells)
        found[part.id] = code if len(code) <= LONGEST else code[:LONGEST] + "\n… (shortened)"
    return found


def binds(source: str, name: str) -> bool:
    """Does a line of it define, assign or import the name? No parser: one can be made to crash.

    >>> binds("def fit(X):", "fit"), binds("w, b = fit(X)", "b"), binds("fit(X) == b", "b")
    (True, True, False)
    """
    return any(_line_binds(line, name) for line in source.splitlines() if name in line and len(line) <= LONGEST_LINE)


def _line_binds(line: str, name: str) -> bool:
    first = line.split()[0]
    if first in ("def", "class", "async"):
        return re.match(rf"\s*(async\s+)?(def|class)\s+{re.escape(name)}\b", line) is not None
    if first in ("from", "import"):
        return re.search(rf"\b{re.escape(name)}\s*(,|\)|#|$)", line) is not None
    targets, sign, value = line.partition("=")
    if not sign or value.startswith("="):
        return False
    return name in {target.split(":")[0].strip(" \t()[]*") for target in targets.split(",")}
