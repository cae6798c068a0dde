"""A whole course, 40 students by 7 exercises: every student and every mark adds up at each step, killed or not."""

import os
import random
import re
import secrets
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.classroom import semester as made
from tests.classroom.helpers import EXERCISES, ROOT
from tests.classroom.semester import STUDENTS, Semester, audit
from tests.every import every

KILLS = 50
FINE = {"collect": (0,), "grade": (0,), "export": (0, 1)}  # 1: somebody isn't final, and is named


def run(folder, command, kill_at=0) -> tuple[int, int]:
    """The exit code, and how many changes of files there were; killed at the given one, if it comes to that (-9)."""
    line = [sys.executable, "-m", "tests.classroom.killed", str(kill_at), str(folder), *map(str, command)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True)
    if done.returncode < 0:
        assert (bool(kill_at), done.returncode) == (True, -9), done.stderr
        return -9, kill_at
    assert done.returncode in FINE[command[0]], (command, done.stdout, done.stderr)
    return done.returncode, int(re.findall(r"^changes: (\d+)$", done.stderr, re.MULTILINE)[-1])


STEPS = 61


def steps(semester) -> Iterator[tuple[str, int, list, bool]]:
    """What a teacher does, exercise by exercise: (step, exercise, command, whether late work is there)."""
    numbers, most = range(len(EXERCISES)), set(range(len(STUDENTS) - 3))  # three explanations wait for the second round
    for number in numbers:
        yield "collect", number, semester.collect(number), False
        yield "grade", number, semester.grade(number), False
        semester.mark(number, most)
        yield "grade", number, semester.grade(number), False
        yield "export", number, semester.export(number), False
    for number in numbers:
        yield "collect", number, semester.add(number), True
        yield "grade", number, semester.grade(number), True
        semester.mark(number, set(range(len(STUDENTS))))
        yield "grade", number, semester.grade(number), True
        yield "export", number, semester.export(number), True
        if semester.target(number) != "nbgrader":
            yield "feedback", number, semester.feedback(number), True


def test_a_semester_as_it_is_made_holds_every_kind_and_every_name(tmp_path):
    """What the long test stands on, looked at without a grader."""
    kinds = {made.kind(i, number) for i in range(len(STUDENTS)) for number in range(len(EXERCISES))}
    assert kinds == set(made.KINDS)
    assert (len(STUDENTS), len(EXERCISES)) == (40, 7)
    semester = Semester(tmp_path)
    semester.prepare()
    for number in every(range(len(EXERCISES))):
        run(tmp_path, semester.collect(number))
        audit(semester, number, step="collect", late=False)
        run(tmp_path, semester.add(number))
        audit(semester, number, step="collect", late=True)


def holdings(semester, number) -> dict:
    """What must never be lost: files that were handed in, and marks that were given."""
    submissions, table = semester.of(number, "submissions"), semester.of(number, "graded/hand-grading.csv")
    files = {path: path.read_bytes() for path in submissions.glob("*/[!.]*") if path.is_file()}
    marks = {(row["student"], row["part"]): row for row in made.read(table)} if table.exists() else {}
    given = {where: float(row["points"].replace(",", ".")) for where, row in marks.items() if row["points"]}
    return files | given


def killed_on_the_way(semester, number, command, chance, most) -> int:
    """Where it was killed; 0 if it came to its end first. Whatever was there is there."""
    before = holdings(semester, number)
    code, at = run(semester.folder, command, 1 + chance.randrange(most))
    after = holdings(semester, number)
    assert {key: after.get(key) for key in before} == before, (command, at)
    return at if code < 0 else 0


@pytest.mark.verify
def test_a_course_of_forty_by_seven_adds_up_at_each_step_also_when_it_is_killed_at_fifty_moments(tmp_path, capsys):
    seed = int(os.environ.get("COURSE_SEED") or secrets.randbits(32))
    with capsys.disabled():
        print(f"\nCOURSE_SEED={seed}")
    chance, killed, owed = random.Random(seed), [], 0
    semester, changes = Semester(tmp_path / "course"), {"collect": 100, "grade": 200, "export": 2, "feedback": 3}
    semester.prepare()
    planned = Counter(chance.choices(range(STEPS), k=KILLS))
    for at, (step, number, command, late) in enumerate(steps(semester)):
        owed += planned[at]
        while owed and (where := killed_on_the_way(semester, number, command, chance, changes[step])):
            killed.append((step, number, where))
            owed -= 1
        if not owed:
            _, changes[step] = run(semester.folder, command)
        audit(semester, number, step=step, late=late)
    assert at + 1 == STEPS
    with capsys.disabled():
        print(f"killed {len(killed)} times: {killed}")
    assert len(killed) == KILLS
