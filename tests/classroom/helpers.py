"""Submissions made for the tests: an honest one, and ways to spoil it."""

import contextlib
import copy
import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from classroom.exercise import notebook

ROOT = Path(__file__).parents[2]
EXERCISES = sorted((ROOT / "book/exercises").glob("*/*.ipynb"))
SIGMOID = Path(__file__).parent / "exercises/sigmoid/sigmoid.ipynb"  # an exercise of its own: the book's may change


def honest(path=SIGMOID):
    """The student's version, solved: answers from the source, checks as a student sees them."""
    return solved(notebook.read(path))


def solved(exercise):
    made = notebook.student(exercise)
    for mine, source in zip(made["cells"], exercise.notebook["cells"], strict=True):
        if notebook.nbgrader(source).get("solution"):
            mine["source"] = notebook.text(source)
    return made


def stubs(path=SIGMOID):
    return notebook.student(notebook.read(path))


def cell(made, grade_id):
    (found,) = [c for c in made["cells"] if notebook.nbgrader(c).get("grade_id") == grade_id]
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


def command(*arguments):
    return [sys.executable, "-m", "classroom", *map(str, arguments)]


def hears_signals():
    """For `preexec_fn`: a job in a script's background ignores Ctrl-C, one under nohup a hang-up, and so would all
    that it starts."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def classroom(*arguments, cwd=ROOT, check=None, **options):
    """Run the command line as a person does. The result has the grader's `pid`, which is in the names of its things."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command(*arguments), cwd=cwd, stdout=pipe, stderr=pipe, text=True, **options) as process:
        done = subprocess.CompletedProcess(process.args, 0, *process.communicate())
    done.returncode, done.pid = process.returncode, process.pid
    if check is not None:
        assert done.returncode == check, done.stdout + done.stderr
    return done


def wait_for(condition, seconds=300):
    """Until it holds; the seconds are there only to end a test that hangs."""
    limit = time.monotonic() + seconds
    while not (held := condition()):
        assert time.monotonic() < limit, f"not so after {seconds} s: {condition}"
        time.sleep(0.02)
    return held


def left_by(pid):
    """Processes that the sandboxes of this grader, and of no other, have started.

    Its folder is mounted into each of its sandboxes, and named in the command that starts one:
    a submission can wash off its name and its environment, but not that.
    """
    found, own = [], f"classroom-{pid}-".encode()
    for entry in os.listdir("/proc"):
        if entry.isdigit() and int(entry) != pid:
            with contextlib.suppress(OSError):
                if any(own in Path("/proc", entry, file).read_bytes() for file in ("cmdline", "mountinfo")):
                    found.append(int(entry))
    return found


def running_for(pid):
    """The same without bubblewrap itself, which starts nothing more once its grader is killed, but may not end.

    Killed while it starts, it leaves an inner process that waits for ever; the next grader ends it (`folder.sweep`).
    """
    found = []
    for each in left_by(pid):
        with contextlib.suppress(OSError):
            if Path("/proc", str(each), "comm").read_text() != "bwrap\n":
                found.append(each)
    return found


def cgroups_of(pid):
    folders = [Path("/sys/fs/cgroup"), *(Path("/sys/fs/cgroup", kind) for kind in ("pids", "memory"))]
    return [found for folder in folders for found in folder.glob(f"classroom-{pid}-*")]


def table(out):
    """grades.csv by student; of several files of one student, the graded one."""
    with open(out / "grades.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row["student"]: row for row in reversed(rows)}
