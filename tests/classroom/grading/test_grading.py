"""Grading in the sandbox: right halves, second runs, marks, and a sandbox that is refused when a bound is broken."""

import contextlib
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import time

import pytest

from classroom.__main__ import main
from classroom.exercise import notebook, validate
from classroom.grading import grade as grading
from classroom.grading.grade import Store, grade_one
from classroom.grading.submission import Submission, _cells
from classroom.sandbox import bubblewrap, probe, users
from classroom.sandbox.bubblewrap import Bubblewrap
from classroom.sandbox.session import Limits, NoSandbox
from lib.checks import PARTS
from tests.classroom.helpers import (
    EXERCISES,
    ROOT,
    SIGMOID,
    answer,
    cell,
    classroom,
    hand_in,
    honest,
    left_by,
    stubs,
    table,
)

pytestmark = pytest.mark.site
each = pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def boxes():
    """A sandbox for each exercise, made when it is first asked for."""
    made = {}

    def box(exercise):
        if exercise.modules not in made:
            made[exercise.modules] = Bubblewrap(
                exercise.modules, Limits(cell_seconds=60, total_seconds=300)
            ).__enter__()
        return made[exercise.modules]

    yield box
    for one in made.values():
        one.__exit__()


def as_submission(book):
    found = Submission("x", "x.ipynb")
    found.cells = _cells(book, found)
    return found


@each
def test_an_exercise_holds(path, boxes):
    """Solutions pass, stubs fail, each planted mistake fails and is named."""
    exercise = notebook.read(path)
    assert list(validate.problems(exercise, boxes(exercise))) == []


@each
def test_a_half_right_submission_gets_the_points_of_its_right_half(path, boxes):
    """Each part alone solved, and each part alone left open."""
    exercise = notebook.read(path)
    solved, empty = honest(path), stubs(path)
    answers = [c["metadata"]["nbgrader"]["grade_id"] for c in exercise.notebook["cells"] if c["cell_type"] == "code"
               and notebook.nbgrader(c).get("solution")]  # fmt: skip
    assert len(answers) == len(exercise.parts)
    right = {part.id: part.points for part in exercise.parts}
    halves = ((answers[: len(answers) // 2], empty, solved), (answers[::2], empty, solved))
    for chosen, base, source in halves:
        book = answer(base, **{name.replace("-", "_"): notebook.text(cell(source, name)) for name in chosen})
        result = grade_one(as_submission(book), exercise, boxes(exercise), 7)
        wanted = {
            part.id: right[part.id] * (name in chosen) for part, name in zip(exercise.parts, answers, strict=True)
        }
        open_parts = {name for name in answers if name not in chosen}
        assert result.points == wanted  # also of what calls an open part: it is followed up
        for part, name in zip(exercise.parts, answers, strict=True):
            assert (result.feedback[part.id][0] == "still to do") == (name in open_parts), result.feedback[part.id]


MISTAKEN = {
    "sign": ("stable_sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(z))", "The sign of z is lost"),
    "overflow": (
        "stable_sigmoid",
        "def sigmoid(z):\n    return np.exp(z) / (1 + np.exp(z))",
        "infinity over infinity is nan",
    ),
    "none": ("stable_sigmoid", "def sigmoid(z):\n    1 / (1 + np.exp(-z))", "Did you forget `return`?"),
    "shape": ("stable_sigmoid", "def sigmoid(z):\n    return 0.5", "the shape should be"),
    "half": ("log_odds", "def log_odds(p):\n    return p / (1 - p)", "Those are the odds; take their logarithm."),
    "value": ("odds_by_hand", "odds_of_forecast = 0.25", "Upside down"),
    "error": ("steepness", "def steepness(z):\n    return slope(z)", "NameError: name 'slope' is not defined"),
}


@pytest.mark.parametrize("name", MISTAKEN)
def test_the_feedback_names_the_mistake_and_takes_the_points_of_that_part_only(name, boxes):
    exercise = notebook.read(SIGMOID)
    part, code, words = MISTAKEN[name]
    result = grade_one(as_submission(answer(honest(), **{part: code})), exercise, boxes(exercise), 7)
    wrong = [p for p in exercise.parts if result.points[p.id] == 0]
    assert [p.id for p in wrong] == [part.replace("_", "-") + "-check"]
    assert words in " ".join(result.feedback[wrong[0].id])


def test_an_answer_that_knows_the_published_inputs_only_earns_nothing(boxes):
    """The inputs that `check` draws in the notebook are public; those of the grader are not."""
    known = [args[0].tolist() for args in sandbox_inputs("sigmoid")]
    table_ = {json.dumps(z): PARTS["sigmoid"].reference(z).tolist() for z in known}
    code = f"import json\nTABLE = {table_!r}\n\n\ndef sigmoid(z):\n    return np.array(TABLE[json.dumps(z.tolist())])"
    exercise = notebook.read(SIGMOID)
    space = {}
    exec("import numpy as np\n" + code, space)
    from lib import check

    check("sigmoid", space["sigmoid"])
    result = grade_one(as_submission(answer(honest(), stable_sigmoid=code)), exercise, boxes(exercise), 7)
    assert result.points["stable-sigmoid-check"] == 0


def sandbox_inputs(name):
    from lib.checks import inputs

    return inputs(PARTS[name])


# validate finds what is wrong


def spoil(tmp_path, **sources):
    book = answer(json.loads(SIGMOID.read_text(encoding="utf-8")), **sources)
    path = tmp_path / "sigmoid.ipynb"
    path.write_text(json.dumps(book), encoding="utf-8")
    return path


SOLVED = "    ### BEGIN SOLUTION\n{}\n    ### END SOLUTION"


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ({"log_odds": "def log_odds(p):\n" + SOLVED.format("    return np.log10(p / (1 - p))")},
         "log-odds-check: the solution is judged wrong"),
        ({"log_odds": "def log_odds(p):\n    return np.log(p / (1 - p))"}, "log-odds-check: the stub earns points"),
        ({"log_odds": "def log_odds(p):\n" + SOLVED.format("    return np.log(p / (1 - p))"),
          "steepness": "return_ = '''\n    return np.log(p / (1 - p))\n'''"}, "still holds a line of the solution"),
        ({"odds_by_hand": "### BEGIN SOLUTION\nodds_of_forecast = 1\n### END SOLUTION",
          "odds_by_hand_check": 'check("odds", odds_of_forecast, p=0.5)'}, "Choose other numbers"),
        ({"setup": "import numpy as np\nfrom lib import check\n1 / 0"}, "does not run clean (ok): code cell 1 ("),
    ],
)  # fmt: skip
def test_validate_finds_a_planted_fault(tmp_path, boxes, sources, message):
    exercise = notebook.read(spoil(tmp_path, **sources))
    assert message in "\n".join(validate.problems(exercise, boxes(exercise)))


def test_validate_says_which_exercise_holds_and_what_is_wrong_with_the_other(tmp_path):
    bad = spoil(tmp_path, log_odds="def log_odds(p):\n    return np.log(p / (1 - p))")
    done = classroom("validate", SIGMOID, bad)
    assert done.returncode == 1
    assert f"{SIGMOID}: holds\n{bad}: 1 problem\n  log-odds-check: the stub earns points" in done.stdout


# The command, twice


@pytest.fixture
def course(tmp_path):
    """Three students and an exercise in a private folder."""
    return three_students(tmp_path / "in"), tmp_path / "out"


def three_students(folder):
    hand_in(folder, "ada", honest())
    hand_in(folder, "bo", answer(honest(), log_odds="def log_odds(p):\n    return p"))
    hand_in(folder, "cy", stubs())
    return folder


def grade(course, *more, **options):
    return classroom("grade", SIGMOID, course[0], "--out", course[1], "--quiet", *more, **options)


def test_a_second_run_runs_nothing_and_gives_the_same_bytes(course):
    grade(course, check=0)
    first = (course[1] / "grades.csv").read_bytes()
    grade(course, check=0)
    assert (course[1] / "grades.csv").read_bytes() == first
    grade(course, "--fresh", check=0)
    drop = ("seconds",)
    again = table(course[1])
    for row in csv.DictReader(first.decode().splitlines()):
        assert {k: v for k, v in row.items() if k not in drop} == {
            k: v for k, v in again[row["student"]].items() if k not in drop
        }


def test_a_changed_submission_is_graded_anew_and_the_others_are_not(course):
    grade(course, check=0)
    before = {path: path.stat().st_mtime_ns for path in (course[1] / ".work/results").iterdir()}
    hand_in(course[0], "bo", honest())
    grade(course, check=0)
    after = {path: path.stat().st_mtime_ns for path in (course[1] / ".work/results").iterdir()}
    assert sum(before[path] != after[path] for path in before) == 1
    assert {name: row["total"] for name, row in table(course[1]).items()} == {"ada": "11", "bo": "11", "cy": "0"}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course that was graded once, for tests that only look."""
    base = tmp_path_factory.mktemp("graded")
    made = three_students(base / "in"), base / "out"
    grade(made, check=0)
    return made


def test_the_columns_and_rows_are_as_promised(graded):
    course = graded
    lines = (course[1] / "grades.csv").read_text(encoding="utf-8").splitlines()
    parts = [part.id for part in notebook.read(SIGMOID).all_parts]
    assert lines[0].split(",") == [
        "student",
        "name",
        "total",
        "max",
        "status",
        *parts,
        "as a whole",
        "numbers",
        "seconds",
        "late",
        "penalty",
        "open",
        "file",
        "file_sha256",
        "notes",
    ]
    rows = table(course[1])
    assert (rows["ada"]["total"], rows["ada"]["max"], rows["ada"]["status"]) == ("11", "14", "ok")
    assert (rows["bo"]["total"], rows["bo"]["log-odds-check"]) == ("9", "0")
    assert (rows["cy"]["total"], rows["cy"]["status"], rows["cy"]["explain-weight"]) == ("0", "blank", "0")
    assert re.fullmatch("[0-9a-f]{64}", rows["ada"]["file_sha256"])


def test_marks_by_hand_are_merged_on_the_second_run(course):
    grade(course, check=0)
    path = course[1] / "hand-grading.csv"
    text = path.read_text(encoding="utf-8")
    assert "ada,explain-weight,3,,," in text
    path.write_text(text.replace("ada,explain-weight,3,,", "ada,explain-weight,3,2.5,good"), encoding="utf-8")
    grade(course, check=0)
    assert table(course[1])["ada"]["total"] == "13.5"
    assert "good" in (course[1] / "feedback/ada.html").read_text(encoding="utf-8")
    path.write_text(text.replace("ada,explain-weight,3,,", "ada,explain-weight,3,9,"), encoding="utf-8")
    done = grade(course)
    assert (done.returncode, "points must be from 0 to 3, got 9" in done.stderr) == (2, True)


def mark_all(out, points, comment):
    path = out / "hand-grading.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        row.update(points=points, comment=comment)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_late_work_graded_into_the_same_folder_takes_nothing_from_anybody(course, tmp_path):
    """Marks, comments, points and pages of those who are not in the second batch stay."""
    grade(course, check=0)
    mark_all(course[1], "2.5", "well done")
    hand_in(tmp_path / "late", "dora", honest())
    grade((tmp_path / "late", course[1]), check=0)
    rows, totals = table(course[1]), {"ada": "13.5", "bo": "11.5", "cy": "2.5", "dora": "11"}
    assert {name: row["total"] for name, row in rows.items()} == totals
    assert "graded before" in rows["ada"]["notes"]
    assert "graded before" not in rows["dora"]["notes"]
    assert "well done" in (course[1] / "feedback/ada.html").read_text(encoding="utf-8")
    shutil.copytree(tmp_path / "late/dora", course[0] / "dora")
    grade(course, check=0)
    again = table(course[1])
    assert {name: row["total"] for name, row in again.items()} == totals
    assert "graded before" not in again["ada"]["notes"]
    assert list((course[1] / "hand-grading-copies").iterdir())


def test_a_row_that_was_deleted_from_the_table_is_told_and_kept(course):
    grade(course, check=0)
    mark_all(course[1], "3", "")
    grade(course, check=0)
    path = course[1] / "hand-grading.csv"
    kept = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if not line.startswith("ada")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    done = grade(course, check=0)
    assert "has no row for ada, Part 7: its mark is kept" in done.stderr
    assert table(course[1])["ada"]["total"] == "14"


def test_marks_that_are_given_while_the_grader_works_are_kept(course, monkeypatch):
    """The table is read before the long work, and again before it is written."""
    grade(course, check=0)
    whole = grading.grade_all

    def marked_meanwhile(*given, **named):
        mark_all(course[1], "1.5", "in time")
        return whole(*given, **named)

    monkeypatch.setattr(grading, "grade_all", marked_meanwhile)
    assert main(["grade", str(SIGMOID), str(course[0]), "--out", str(course[1]), "--quiet"]) == 0
    assert float(table(course[1])["ada"]["total"]) == float(table(course[1])["ada"]["max"]) - 1.5


def test_a_mark_for_nobody_stops_the_run_before_anything_is_written(course):
    grade(course, check=0)
    mark_all(course[1], "3", "")
    path = course[1] / "hand-grading.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("ada", "adda"), encoding="utf-8")
    before = {path: path.read_bytes() for path in course[1].rglob("*") if path.is_file()}
    done = grade(course)
    assert (done.returncode, "'adda' is no student's name" in done.stderr) == (2, True)
    assert {path: path.read_bytes() for path in course[1].rglob("*") if path.is_file()} == before


def test_a_folder_of_grades_is_of_one_exercise(course):
    grade(course, check=0)
    other = next(path for path in EXERCISES if path.stem == "loss")
    done = classroom("grade", other, course[0], "--out", course[1])
    assert (done.returncode, "holds the grades of sigmoid: choose another --out" in done.stderr) == (2, True)


def test_the_secret_seed_is_for_the_grader_alone_and_differs(graded, tmp_path):
    seed = graded[1] / ".work/seed"
    assert seed.stat().st_mode & 0o077 == 0
    assert (graded[1] / ".work").stat().st_mode & 0o077 == 0
    other = Store(tmp_path)
    assert other.seed() == other.seed() != Store(graded[1] / ".work").seed()


def test_two_graders_do_not_work_in_one_folder(course):
    holds = "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print(1, flush=True); sys.stdin.read()"
    pipe, path = subprocess.PIPE, lock(course[1])
    with subprocess.Popen([sys.executable, "-c", holds, path], stdin=pipe, stdout=pipe) as other:
        assert other.stdout.readline()
        done = grade(course)
        other.stdin.close()
    assert (done.returncode, "another grader is at work" in done.stderr) == (2, True)


ANOTHER = """
import sys, time
from classroom.sandbox.bubblewrap import Bubblewrap
with Bubblewrap(()) as box, box.session() as session:
    session.begin([], time.monotonic() + 300)
    assert session.receive(time.monotonic() + 300)["ready"]
    print(*box.users.locks, flush=True)
    sys.stdin.read()
    assert session.receive(time.monotonic() + 300)["ran"]
"""


def test_two_graders_on_one_machine_have_users_of_their_own_and_leave_each_other_alone():
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", ANOTHER], cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as other:
        uids = {int(uid) for uid in other.stdout.readline().split()}
        assert len(uids) == (os.geteuid() == 0)  # only root's children become somebody else
        with Bubblewrap(()) as box, box.session():
            assert not uids & set(box.users.locks)
            assert left_by(other.pid)
        assert left_by(other.pid)
        other.stdin.close()
        assert other.wait() == 0
    assert left_by(other.pid) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's children become somebody else")
def test_a_user_comes_without_the_processes_of_a_grader_that_was_killed():
    with Bubblewrap(()) as box, box.users.one() as uid:
        free = uid
    become = f"import os; os.setuid({free}); print(1, flush=True); os.read(0, 1)"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", become], stdin=pipe, stdout=pipe) as stray:
        assert stray.stdout.readline()
        with Bubblewrap(()) as box, box.users.one() as uid:
            while uid != free:  # somebody else had the first, and has let it go
                uid = box.users._another()
            assert stray.wait(300) == -9


def lock(out):
    (out / ".work").mkdir(parents=True)
    return str(out / ".work/lock")


# Without a sandbox, and with one that does not hold


def test_without_bubblewrap_it_refuses_and_says_how_to_get_it(course):
    done = grade(course, env=os.environ | {"PATH": "/nowhere"})
    assert done.returncode == 3
    assert "bubblewrap is not installed" in done.stderr
    assert "apt-get install bubblewrap" in done.stderr
    assert not (course[1] / "grades.csv").exists()


def test_unsandboxed_it_grades_and_warns_on_every_page(course):
    done = grade(course, "--unsandboxed", check=0, env=os.environ | {"PATH": "/nowhere"})
    assert "Graded WITHOUT a sandbox" in done.stderr
    for name in ("summary.html", "feedback/ada.html", "feedback/cy.html"):
        assert "Graded WITHOUT a sandbox" in (course[1] / name).read_text(encoding="utf-8")
    assert {name: row["total"] for name, row in table(course[1]).items()} == {"ada": "11", "bo": "9", "cy": "0"}


def test_the_summary_lists_what_was_proved(graded):
    text = (graded[1] / "summary.html").read_text(encoding="utf-8")
    for word in (
        "no network",
        "no file from outside",
        "disk: ",
        "memory: one program",
        "programs: ",
        "output: ",
        "time: ",
    ):
        assert word in text
    assert "WITHOUT" not in text


class Broken(Bubblewrap):
    """A sandbox with a hole."""

    def __init__(self, *, drop=(), add=(), limits=None, spoil=None):
        super().__init__((), limits)
        self.drop, self.add, self.spoil = drop, add, spoil

    def __enter__(self):
        super().__enter__()
        for option in self.drop:
            self.command.remove(option)
        end = self.command.index("--remount-ro")
        self.command[end:end] = self.add
        if self.spoil:
            path = self.folder / "tree/site/syscalls.py"
            words = path.read_text(encoding="utf-8")
            assert self.spoil[0] in words
            path.write_text(words.replace(*self.spoil), encoding="utf-8")
        return self


def lavish(name, value):
    """Limits of which one is told to the child as something else."""

    class Lavish(Limits):
        def of_a_process(self):
            return super().of_a_process() | {name: value}

    return Lavish()


HOLES = {
    "network": (Broken(drop=["--unshare-net"]), "got the network"),
    "no filter": (Broken(spoil=("steps = program(platform.machine())", 'steps = b""')), "got a (namespace|socket)"),
    "unshare": (Broken(spoil=('"unshare": (272, 97),', "")), "got a namespace"),
    "setns": (Broken(spoil=('"setns": (308, 268),', "")), "got a namespace"),
    "clone": (Broken(spoil=("NEW = 0x7E020000", "NEW = 0")), "got a namespace"),
    "clone3": (Broken(spoil=('"clone3": (435, 435),', "")), "got a namespace"),
    "vsock and its kind": (Broken(spoil=("(1, 2, 10)", "(1, 2, 10, 16, 17, 40)")), "got a socket"),
    "io_uring": (Broken(spoil=('"io_uring_setup": (425, 425),', "")), "got io_uring"),
    "32 bits": (Broken(spoil=("(EQUAL, 1, 0, sign), ", "(EQUAL, 1, 1, sign), ")), "got the calls of another"),
    "a file": (Broken(add=["--ro-bind", "/etc", "/etc"]), "got a file outside"),
    "a home": (Broken(add=["--ro-bind", "/root", "/root"]), "got a file outside"),
    "a folder to write to": (Broken(add=["--perms", "1777", "--tmpfs", "/site/lib"]), "got a folder other than"),
    "disk": (Broken(add=["--perms", "1777", "--tmpfs", "/tmp"], limits=lavish("RLIMIT_FSIZE", 2**40)), "got more disk"),
    "memory": (Broken(limits=lavish("RLIMIT_AS", 2**45)), "got more memory"),
    "processes": (Broken(limits=lavish("RLIMIT_NPROC", 10**4)), "got more processes"),
}  # fmt: skip


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_is_found_before_anybodys_code_runs(hole, monkeypatch):
    box, words = HOLES[hole]
    if hole in ("memory", "processes"):
        monkeypatch.setattr(bubblewrap.cgroup, "make", lambda *a, **k: bubblewrap.cgroup.Cgroup())
    with box, pytest.raises(NoSandbox, match=words):
        probe.probe(box, [])


def test_a_sandbox_that_runs_as_root_is_found():
    with Bubblewrap(()) as box:
        box.users.one = lambda: contextlib.nullcontext(0)
        with pytest.raises(NoSandbox, match=r"got more processes|runs as root|does not start"):
            probe.probe(box, [])


@pytest.mark.parametrize("uid", [0, 1000, os.getuid(), -1])
def test_only_the_sandboxs_own_users_are_ever_cleared_away(uid):
    with pytest.raises(ValueError, match="is not one of the sandbox's own"):
        users.end_all_of(uid)


def test_a_whole_sandbox_is_proved():
    with Bubblewrap(()) as box:
        start = time.monotonic()
        proved = probe.probe(box, [SIGMOID])
        assert len(proved) >= 7
        assert time.monotonic() - start < 60
