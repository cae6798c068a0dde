"""Submissions made for the tests: an honest one, and ways to spoil it."""

import copy
import csv
import json
import subprocess
import sys
from pathlib import Path

from classroom import notebook

ROOT = Path(__file__).parents[2]
EXERCISES = sorted((ROOT / "book/exercises").glob("*/*.ipynb"))
SIGMOID = ROOT / "book/exercises/sigmoid/sigmoid.ipynb"


def honest(path=SIGMOID):
    """The student's version, solved: answers from the source, checks as a student sees them."""
    exercise = notebook.read(path)
    made = notebook.student(exercise)
    for mine, source in zip(made["cells"], exercise.notebook["cells"], strict=True):
        if notebook.marks(source).get("solution"):
            mine["source"] = notebook.text(source)
    return made


def stubs(path=SIGMOID):
    return notebook.student(notebook.read(path))


def cell(made, grade_id):
    (found,) = [c for c in made["cells"] if notebook.marks(c).get("grade_id") == grade_id]
    return found


def answer(made, **sources):
    """Replace answers, by grade_id with _ for -."""
    made = copy.deepcopy(made)
    for name, source in sources.items():
        cell(made, name.replace("_", "-"))["source"] = source
    return made


def code(source):
    return {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}


def with_cell(source, at=1, made=None):
    """A notebook with one more cell, as the second one if nothing else is said."""
    made = copy.deepcopy(made or honest())
    made["cells"].insert(at, code(source))
    return made


def hand_in(folder, student, made, name="sigmoid.ipynb"):
    path = folder / student / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made if isinstance(made, bytes) else json.dumps(made).encode())
    return path


def classroom(*arguments, cwd=ROOT, check=None, **options):
    """Run the command line as a person does."""
    done = subprocess.run(
        [sys.executable, "-m", "classroom", *map(str, arguments)], cwd=cwd, capture_output=True, text=True, **options
    )
    if check is not None:
        assert done.returncode == check, done.stdout + done.stderr
    return done


def table(out):
    """grades.csv by student; of several files of one student, the graded one."""
    with open(out / "grades.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row["student"]: row for row in reversed(rows)}
