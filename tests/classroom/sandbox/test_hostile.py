"""Submissions that mean harm, or were made by accident as if they did.

Each names the points that its honest parts earn and the status that its row must have.
All are graded in one batch, with an honest neighbour before and behind.
"""

import copy
import json
import os
import re
import shutil
import socket
import threading

import pytest

from classroom.sandbox.bubblewrap import Bubblewrap
from tests.classroom.helpers import (
    SIGMOID,
    answer,
    cell,
    cgroups_of,
    classroom,
    code,
    hand_in,
    honest,
    left_by,
    stubs,
    table,
    with_cell,
)

pytestmark = pytest.mark.site

ALL = 11  # points of the parts that the machine grades
WITHOUT_5 = 8  # without the stable sigmoid
RIGHT, STUBS = honest(), stubs()

LOOP_THAT_SWALLOWS = """
import signal
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGXCPU):
    signal.signal(number, signal.SIG_IGN)
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
"""

FORK_BOMB = """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
"""

HOG = """
kept = []
while True:
    kept.append(bytearray(b"x" * 10**7))
"""

FILL = """
import os
for folder in ("/tmp", "/dev", "/", "/site", "."):
    for name in range(100):
        try:
            with open(os.path.join(folder, f"full{name}"), "wb") as file:
                for _ in range(100):
                    file.write(b"x" * 10**7)
        except OSError as error:
            last = error
raise last
"""

DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for stream in range(64):
            try:
                os.close(stream)
            except OSError:
                pass
        while True:
            time.sleep(1)
    os._exit(0)
"""

FORGE = """
import json, os
good = {"value": {"data": "AAAAAAAA8D8=", "type": "<f8", "shape": []}}
for stream in range(3, 30):
    for message in ({"ran": True}, *[{"answers": [good] * 21}] * 6):
        try:
            os.write(stream, json.dumps(message).encode() + b"\\n")
        except OSError:
            pass
"""

FORGE_BY_GC = """
import gc, sys, types
for thing in gc.get_objects():
    if isinstance(thing, types.FrameType):
        thing.f_locals.update(answers=[{"value": 1}] * 21)
    if isinstance(thing, types.ModuleType) and thing.__name__ == "protocol":
        thing.encode = lambda value: {"data": "AAAAAAAA8D8=", "type": "<f8", "shape": []}
    if isinstance(thing, dict) and "points" in thing:
        thing["points"] = 100
frame = sys._getframe()
while frame:
    frame.f_locals["encode"] = lambda value: {"data": "AAAAAAAA8D8=", "type": "<f8", "shape": []}
    frame = frame.f_back
"""

PATCHED = """
import numpy as np, numpy.testing, unittest, builtins
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None
np.isclose = np.allclose = np.array_equal = lambda *a, **k: True
builtins.all = builtins.any = lambda *a: True
import lib
lib.check = check = lambda *a, **k: print("right")
"""

MODULES = """
import sys, types
for name in ("lib", "lib.checks", "lib.checks._check", "classroom", "classroom.grading.grade", "protocol", "json"):
    fake = types.ModuleType(name)
    fake.check = fake.judge = fake.encode = lambda *a, **k: None
    fake.PARTS = {}
    sys.modules[name] = fake
"""

LIES = """
import os
for stream in range(3, 9):
    try:
        os.write(stream, b'{"cell": 1000000000}\\n{"cell": 3}\\nnoise\\n')
    except OSError:
        pass
"""

BORROWED_FROM_THE_SYSTEM = """
import sys
for path in ("/usr/lib/python3/dist-packages", "/usr/local/lib"):
    sys.path.insert(0, path)
import scipy.special
sigmoid = scipy.special.expit
"""

CHANGES_ITS_INPUTS = """
def sigmoid(z):
    e = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1, e) / (1 + e)
    z[:] = 0
    return p
"""

FLOOD = """
import os
while True:
    for stream in range(3, 20):
        try:
            os.write(stream, b"x" * 10**6)
        except OSError:
            pass
"""

ENDLESS_PROGRESS = """
import fcntl, os, signal, sys, time
frame = sys._getframe()
while frame and "reply" not in frame.f_locals:
    frame = frame.f_back
reply = frame.f_locals["reply"]
known = dict(zip(reply.__code__.co_freevars, (cell.cell_contents for cell in reply.__closure__)))
told = ('{"cell": 0, "token": "%s"}' % known["token"] + chr(10)).encode()
block = told * (4096 // len(told))  # whole lines, written in one piece
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in range(4):
    if os.fork() == 0:
        break
while True:
    os.write(known["replies"], block)
"""

RESULT_FILE = """
import json, os, pathlib
good = json.dumps({"score": 11, "total": 11, "status": "ok", "points": {"stable-sigmoid-check": 3}})
for folder in ("/autograder/results", "/tmp", ".", "/site", os.path.expanduser("~"), "/out"):
    for name in ("results.json", "grades.csv", "result.json"):
        try:
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(good)
        except OSError:
            pass
"""

HIDDEN_TESTS = """
import os
texts = []
for folder, _, names in os.walk("/"):
    if not folder.startswith(("/python", "/site/numpy", "/site/matplotlib", "/site/PIL", "/libraries", "/dev")):
        for name in names:
            try:
                with open(os.path.join(folder, name), errors="replace") as file:
                    texts.append(file.read(10**6))
            except OSError:
                pass
words = "".join(texts)
assert texts and "def main" in words  # it does read what is there
for secret in ("BEGIN " + "SOLUTION", "HIDDEN " + "TESTS", "log-odds" + "-check", "def " + "judge", "mistakes" + "="):
    assert secret not in words, secret
"""

NAMESPACES = """
import ctypes, os, socket
libc, got = ctypes.CDLL(None, use_errno=True), []
for flags in (0x10000000, 0x00020000, 0x10020000, 0x40000000):
    if os.fork() == 0:
        os._exit(0 if libc.unshare(flags) == 0 and libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0 else 1)
    got.append(os.wait()[1] == 0)
for family in (16, 17, 40):
    try:
        socket.socket(family, socket.SOCK_STREAM)
        got.append(True)
    except OSError:
        pass
if any(got):
    sigmoid = log_odds = steepness = probability_from_odds = None
    raise SystemError(got)
"""

ESCAPE = """
import ctypes, os, resource
libc = ctypes.CDLL(None)
done = []
for attempt in (
    lambda: os.setuid(0),
    lambda: os.setgroups([0]),
    lambda: resource.setrlimit(resource.RLIMIT_NPROC, (10**6, 10**6)),
    lambda: resource.setrlimit(resource.RLIMIT_AS, (2**60, 2**60)),
    lambda: os.mkdir("/site/new"),
    lambda: os.chroot("/"),
    lambda: done.append("mounted") if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0 else 1 / 0,
    lambda: done.append("secret") if "CLASSROOM_TEST_SECRET" in os.environ else 1 / 0,
):
    try:
        attempt()
        done.append("did it")
    except Exception:
        pass
if done:
    sigmoid = log_odds = steepness = probability_from_odds = None
    raise SystemError(done)
"""


def old_format():
    made = {"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0}
    cells = []
    for c in RIGHT["cells"]:
        text = c["source"] if isinstance(c["source"], str) else "".join(c["source"])
        if c["cell_type"] == "code":
            cells.append({"cell_type": "code", "input": [text], "language": "python", "outputs": []})
        else:
            cells.append({"cell_type": "markdown", "source": [text]})
    return made | {"worksheets": [{"cells": cells}]}


def retyped():
    made = copy.deepcopy(RIGHT)
    cell(made, "stable-sigmoid")["cell_type"] = "markdown"
    cell(made, "log-odds")["cell_type"] = "raw"
    cell(made, "setup")["cell_type"] = "markdown"
    return made


def without(*names):
    made = copy.deepcopy(RIGHT)
    made["cells"] = [c for c in made["cells"] if c not in [cell(made, name) for name in names]]
    return made


def doubled():
    made = copy.deepcopy(RIGHT)
    made["cells"] += [copy.deepcopy(cell(made, name)) for name in ("stable-sigmoid", "log-odds", "setup")]
    return made


def edited_checks():
    made = copy.deepcopy(STUBS)
    for c in made["cells"]:
        if "check" in c["metadata"].get("nbgrader", {}).get("grade_id", ""):
            c["source"] = "assert True\nprint('all right')"
    return made


def odd_metadata():
    made = copy.deepcopy(RIGHT)
    made["cells"] += [
        code("a = 1") | {"metadata": bad} for bad in ([], None, {"nbgrader": 7}, {"nbgrader": {"grade_id": {}}})
    ]
    made["cells"].append({"cell_type": ["code"], "source": {"a": 1}})
    return made


def leaving():
    gone = "import os\nos._exit(0)"
    return answer(RIGHT, odds_by_hand=gone, log_odds=gone, steepness=gone)


def read_and_run(path):
    return with_cell(f"exec(open({str(path)!r}).read())", made=STUBS)


def borrowed(source):
    return answer(RIGHT, stable_sigmoid=source)


def latin(made):
    text = json.dumps(with_cell("# sch\u00f6n", made=made), ensure_ascii=False)
    return text.replace("\u2212", "-").encode("latin-1")


# name: (what is handed in, points, status). A function gets the folder of submissions.
HOSTILE = {
    "infinite loop": (with_cell("while True:\n    pass"), ALL, "timeout"),
    "loop that swallows interrupts": (with_cell(LOOP_THAT_SWALLOWS), ALL, "timeout"),
    "stops itself": (with_cell("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"), ALL, "timeout"),
    "os._exit": (with_cell("import os\nos._exit(0)"), ALL, "crashed"),
    "os._exit in three answers": (leaving(), 6, "crashed"),
    "sys.exit": (with_cell("import sys\nsys.exit(0)"), ALL, "ok"),
    "KeyboardInterrupt": (with_cell("raise KeyboardInterrupt"), ALL, "ok"),
    "segfault": (with_cell("import ctypes\nctypes.string_at(0)"), ALL, "crashed"),
    "kills all it can reach": (with_cell("import os\nos.kill(-1, 9)"), ALL, "ok|crashed|error"),
    "kills itself": (with_cell("import os\nos.kill(os.getpid(), 9)"), ALL, "crashed"),
    "fork bomb": (with_cell(FORK_BOMB), ALL, "timeout"),
    "one fork": (with_cell("import os\nos.fork()"), ALL, "ok"),
    "memory hog": (with_cell(HOG), ALL, "ok|crashed|timeout"),
    "one large block": (with_cell("x = bytearray(10**12)"), ALL, "ok"),
    "recursion": (with_cell("def f(x): return f(x)\nf(1)"), ALL, "ok"),
    "100 MB of print": (with_cell("for _ in range(100):\n    print('x' * 10**6)"), ALL, "ok"),
    "floods the channel": (with_cell(FLOOD), ALL, "flooded"),
    "disk fill": (with_cell(FILL), ALL, "ok"),
    "input()": (with_cell("name = input()"), ALL, "ok"),
    "deleted answer": (without("stable-sigmoid"), WITHOUT_5, "error"),
    "deleted set-up": (without("setup"), ALL, "ok"),
    "deleted checks": (without("stable-sigmoid-check", "log-odds-check"), ALL, "ok"),
    "duplicated cells": (doubled(), ALL, "ok"),
    "retyped cells": (retyped(), ALL, "ok"),
    "odd metadata": (odd_metadata(), ALL, "ok"),
    "edited checks": (edited_checks(), 0, "blank"),
    "patched numpy.testing": (with_cell(PATCHED, 2, STUBS), 0, "ok|error"),
    "sys.modules tricks": (with_cell(MODULES, 2, STUBS), 0, "ok|error"),
    "reads the solutions": (lambda folder: read_and_run(folder.parent / "private/sigmoid.ipynb"), 0, "error"),
    "reads the neighbour's file": (lambda folder: read_and_run(folder / "a neighbour/sigmoid.ipynb"), 0, "error"),
    "reads the book": (read_and_run(SIGMOID), 0, "error"),
    "writes to the grades": (
        lambda folder: with_cell(f"open({str(folder.parent / 'out/grades.csv')!r}, 'a').write('me,14')"), ALL, "ok"
    ),
    "network": (lambda folder: with_cell(
        f"import socket\nsocket.create_connection(('127.0.0.1', {PORT[0]}), timeout=3)"
    ), ALL, "ok"),
    "breaks out": (with_cell(ESCAPE, 99), ALL, "ok"),
    "a namespace of its own": (with_cell(NAMESPACES, 99), ALL, "ok"),
    "forges a result file": (with_cell(RESULT_FILE, 2, STUBS), 0, "ok"),
    "looks for the tests": (with_cell(HIDDEN_TESTS, 2, STUBS), 0, "ok"),
    "daemon": (with_cell(DAEMON), ALL, "ok"),
    "forged by file descriptors": (with_cell(FORGE, 99, STUBS), 0, "crashed"),
    "forged by gc": (with_cell(FORGE_BY_GC, 2, STUBS), 0, "ok|error"),
    "progress without end": (with_cell(ENDLESS_PROGRESS), "any", "timeout|crashed"),
    "lies about its progress": (
        with_cell(LIES), ALL, "crashed"),
    "borrowed from lib": (borrowed("from lib import sigmoid"), WITHOUT_5, "ok"),
    "borrowed under another name": (
        borrowed("import importlib\nborrowed = importlib.import_module('lib.sigmoid')\nsigmoid = borrowed.sigmoid"),
        WITHOUT_5, "ok",
    ),
    "borrowed from the checks": (
        borrowed("from lib.checks import PARTS\nsigmoid = PARTS['sigmoid'].reference"), WITHOUT_5, "error|ok"
    ),
    "borrowed from scipy": (borrowed("from scipy.special import expit as sigmoid"), WITHOUT_5, "ok"),
    "borrowed from scikit-learn": (
        borrowed("from sklearn.utils.extmath import expit\n\ndef sigmoid(z):\n    return expit(z)"), WITHOUT_5, "ok"
    ),
    "borrowed from the system": (borrowed(BORROWED_FROM_THE_SYSTEM), WITHOUT_5, "ok"),
    "hangs when it is asked": (borrowed("def sigmoid(z):\n    while True:\n        pass"), WITHOUT_5, "timeout"),
    "ends when it is asked": (borrowed("import os\n\ndef sigmoid(z):\n    os._exit(3)"), WITHOUT_5, "crashed"),
    "a huge answer": (borrowed("def sigmoid(z):\n    return np.zeros(10**7)"), WITHOUT_5, "ok"),
    "a poisoned answer": (borrowed(
        "class Evil:\n    def __array__(self, *a, **k):\n        raise SystemExit\n"
        "    def __repr__(self):\n        raise MemoryError\n\n\ndef sigmoid(z):\n    return Evil()"
    ), WITHOUT_5, "ok"),
    "changes its inputs": (borrowed(CHANGES_ITS_INPUTS), ALL, "ok"),
    "not JSON": (b"def sigmoid(z): return 1", 0, "unreadable"),
    "JSON but no notebook": (b"[1, 2, 3]", 0, "unreadable"),
    "nested too deeply": (b"[" * 200_000, 0, "unreadable"),
    "5000 cells": ({"cells": [code("a = 1")] * 5000, "nbformat": 4}, 0, "unreadable"),
    "old format": (old_format(), ALL, "ok"),
    "empty file": (b"", 0, "empty"),
    "only blanks": (b" \n ", 0, "empty"),
    "50 MB": (lambda folder: json.dumps(with_cell(f"x = '{'x' * 50_000_000}'")).encode(), 0, "too large"),
    "UTF-16": (json.dumps(RIGHT).encode("utf-16"), ALL, "ok"),
    "UTF-8 with a mark": (json.dumps(RIGHT).encode("utf-8-sig"), ALL, "ok"),
    "Latin-1": (latin(RIGHT), ALL, "ok"),
    "half a character": (with_cell("name = '\ud800'"), ALL, "ok"),
    "random bytes": (bytes(range(256)) * 40, 0, "unreadable"),
}  # fmt: skip
ODD_NAMES = {
    "<script>alert(1)<": ALL,
    "=HYPERLINK(1)": ALL,
    "..%2f..%2fetc": ALL,
    "...": ALL,
    "two\nlines": ALL,
    "comma, \"quote\"": ALL,
    "\u202eesrever": ALL,
    "n" * 200: ALL,
}  # fmt: skip
PORT = [0]


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Everything graded at once: the folder, the rows, and who knocked at the door."""
    base = tmp_path_factory.mktemp("hostile")
    folder, private, out = base / "submissions", base / "private", base / "out"
    private.mkdir()
    shutil.copy(SIGMOID, private)
    knocks = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        PORT[0] = server.getsockname()[1]
        server.settimeout(None)
        threading.Thread(target=lambda: knocks.append(server.accept()), daemon=True).start()
        for name, (made, _, _) in HOSTILE.items():
            hand_in(folder, name, made(folder) if callable(made) else made)
        for name in (*ODD_NAMES, "a neighbour", "z neighbour"):
            hand_in(folder, name, RIGHT)
        make_links_and_pipes(folder, private)
        before = {path: path.read_bytes() for path in base.rglob("*.ipynb") if is_whole(path)}
        done = classroom(
            "grade", private / "sigmoid.ipynb", folder, "--out", out, "--cell-seconds", "6", "--seconds", "90",
            "--workers", "2", env=os.environ | {"CLASSROOM_TEST_SECRET": "42"},
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return {"folder": folder, "out": out, "rows": table(out), "knocks": knocks, "before": before, "done": done}


def is_whole(path):
    return path.is_file() and not path.is_symlink() and path.stat().st_size < 2**30


def make_links_and_pipes(folder, private):
    (folder / "holes").mkdir()
    (folder / "holes/sigmoid.ipynb").touch()
    os.truncate(folder / "holes/sigmoid.ipynb", 200 * 2**30)
    (folder / "link to the solution").mkdir()
    (folder / "link to the solution/sigmoid.ipynb").symlink_to(private / "sigmoid.ipynb")
    (folder / "link to a neighbour").symlink_to(folder / "a neighbour")
    (folder / "a pipe").mkdir()
    os.mkfifo(folder / "a pipe/sigmoid.ipynb")
    (folder / "nothing").mkdir()
    (folder / "a text").mkdir()
    (folder / "a text/answer.txt").write_text("p = 1 / (1 + exp(-z))")
    hand_in(folder, "two files", RIGHT)
    hand_in(folder, "two files", STUBS, "scratch.ipynb")
    (folder / "two files/.ipynb_checkpoints").mkdir()
    (folder / "two files/.ipynb_checkpoints/sigmoid.ipynb").write_text("{}")
    (folder / "loose.ipynb").write_text(json.dumps(RIGHT))


SPECIAL = {
    "link to the solution": (0, "refused"),
    "link to a neighbour": (0, "refused"),
    "a pipe": (0, "refused"),
    "holes": (0, "too large"),
    "nothing": (0, "missing"),
    "a text": (0, "missing"),
    "two files": (ALL, "ok"),
    "a neighbour": (ALL, "ok"),
    "z neighbour": (ALL, "ok"),
    "loose.ipynb": (0, "not graded"),
}
EXPECTED = {name: case[1:] for name, case in HOSTILE.items()} | SPECIAL


@pytest.mark.parametrize("name", EXPECTED)
def test_honest_parts_earn_their_points_and_the_status_is_honest(batch, name):
    row, (points, status) = batch["rows"][name], EXPECTED[name]
    assert re.fullmatch(status, row["status"]), row
    assert points == "any" or float(row["total"] or 0) == points, row


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_names(batch, name):
    shown = f"'{name}" if name.startswith("=") else name
    assert float(batch["rows"][shown]["total"]) == ALL


def test_there_are_at_least_thirty():
    assert len(HOSTILE) + len(SPECIAL) + len(ODD_NAMES) >= 30


def test_every_file_has_a_row(batch):
    rows = (batch["out"] / "grades.csv").read_text(encoding="utf-8")
    assert len(batch["rows"]) == len(EXPECTED) + len(ODD_NAMES)
    assert "scratch.ipynb" in rows
    assert "checkpoints" not in rows


def test_only_what_ran_to_its_end_is_ok(batch):
    for name, row in batch["rows"].items():
        if row["status"] == "ok":
            assert "cell" not in row["notes"].split("; ")[0] or "cell" in row["notes"], name
            assert not re.search(r"did not end|ended by|left with|sent", row["notes"]), (name, row["notes"])


def test_nothing_outside_was_touched(batch):
    for path, content in batch["before"].items():
        assert path.read_bytes() == content
    assert not batch["knocks"]
    assert "me,14" not in (batch["out"] / "grades.csv").read_text(encoding="utf-8")


def test_all_processes_are_gone(batch):
    assert left_by(batch["done"].pid) == []
    assert cgroups_of(batch["done"].pid) == []


def test_what_is_there_would_be_found():
    with Bubblewrap(()) as box, box.session():
        assert left_by(os.getpid())
        assert bool(cgroups_of(os.getpid())) == box.grouped
        assert left_by(os.getppid()) == []
    assert left_by(os.getpid()) == []


def test_a_page_for_each_row_and_nothing_else_is_written(batch):
    out = batch["out"]
    assert {path.name for path in out.iterdir()} == {
        "grades.csv", "summary.html", "hand-grading.csv", "hand-grading.html", "feedback", ".work"
    }  # fmt: skip
    pages = sorted(path.name for path in (out / "feedback").iterdir())
    assert len(pages) == len(batch["rows"]) + 1  # the second file of "two files"
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+\.html", name) for name in pages)


def test_what_a_student_wrote_is_text_on_every_page(batch):
    for path in (
        *(batch["out"] / "feedback").iterdir(),
        batch["out"] / "summary.html",
        batch["out"] / "hand-grading.html",
    ):
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert 'http-equiv="Content-Security-Policy"' in text
        links = re.findall(r"(?:src|href)=(\S*)", text)
        own = r'"(feedback/[\w-]+\.html|hand-grading\.(csv|html))">.*'
        assert [each for each in links if path.name != "summary.html" or not re.fullmatch(own, each, re.ASCII)] == []
    assert "&lt;script&gt;alert(1)" in (batch["out"] / "summary.html").read_text(encoding="utf-8") + "".join(
        path.read_text(encoding="utf-8") for path in (batch["out"] / "feedback").glob("script*")
    )


def test_who_borrows_is_told(batch):
    names = [name for name in HOSTILE if name.startswith("borrowed from s") or name == "borrowed from lib"]
    for name in names:
        (page,) = [
            p for p in (batch["out"] / "feedback").iterdir() if name.replace(" ", "_").replace("-", "-") in p.name
        ]
        assert "this one is yours to write" in page.read_text(encoding="utf-8"), name


# The kinds of attack that were published against Gradescope's autograder, each by what shows that it earns nothing
FAMILIES = {
    "network": ["network", "a namespace of its own"],
    "result file": ["writes to the grades", "forged by file descriptors", "forged by gc", "forges a result file"],
    "hidden tests read": ["reads the solutions", "reads the book", "reads the neighbour's file", "looks for the tests"],
}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_published_attacks_earn_nothing_that_the_answers_do_not(batch, family):
    for name in FAMILIES[family]:
        assert float(batch["rows"][name]["total"] or 0) == HOSTILE[name][1], name
    assert not batch["knocks"]


def test_the_table(batch, record_property):
    """Printed at the end of the run: each submission, its outcome and its seconds."""
    rows = [(name, batch["rows"][name]) for name in EXPECTED]
    lines = [f"{n:32} {r['total']:>4} {r['status']:11} {r['seconds']:>6} s  {r['notes'][:90]}" for n, r in rows]
    record_property("hostile submissions", "\n".join(lines))
