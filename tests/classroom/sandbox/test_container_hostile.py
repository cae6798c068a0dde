"""Submissions that mean harm, each in a container of podman; and a probe that notices each bound that is missing."""

import os
import re
import shutil
import socket
import subprocess
import threading

import pytest

from classroom.sandbox import container
from classroom.sandbox.probe import probe
from classroom.sandbox.session import Limits, NoSandbox
from tests import podman
from tests.classroom.helpers import SIGMOID, classroom, hand_in, table, wait_for, with_cell

from .test_hostile import ALL, ESCAPE, HOSTILE, PORT, RIGHT

pytestmark = pytest.mark.verify

# its copy of the exercise's modules is its own to write, in a container; the folders of the image are not
BREAKS_OUT = with_cell(ESCAPE.replace('"/site/new"', '"/packages/new"'), 99)
CHOSEN = [
    "infinite loop", "loop that swallows interrupts", "stops itself", "os._exit", "os._exit in three answers",
    "segfault", "kills all it can reach", "fork bomb", "one fork", "memory hog", "100 MB of print",
    "floods the channel", "disk fill", "reads the solutions", "reads the neighbour's file", "reads the book",
    "writes to the grades", "network", "breaks out", "daemon", "forged by file descriptors", "forged by gc",
    "lies about its progress", "borrowed from lib", "borrowed from scipy", "borrowed from the system",
    "hangs when it is asked", "ends when it is asked", "changes its inputs", "not JSON",
]  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """podman, an image for it, and the settings that this machine needs."""
    path = podman.find()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONTAINERS_CONF", str(podman.settings(tmp_path_factory.mktemp("podman"))))
        podman.image(path)
        yield container.Engine("podman", path, True)
        subprocess.run([path, "rmi", podman.IMAGE], capture_output=True, check=False)


def containers_of(engine, pid):
    """Those of this grader: another may be at work beside it."""
    return engine.containers(f"name=^classroom-{pid}-")


@pytest.fixture(scope="module")
def batch(engine, tmp_path_factory):
    base = tmp_path_factory.mktemp("contained")
    folder, private, out = base / "submissions", base / "private", base / "out"
    private.mkdir()
    shutil.copy(SIGMOID, private)
    knocks = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        PORT[0] = server.getsockname()[1]
        threading.Thread(target=lambda: knocks.append(server.accept()), daemon=True).start()
        for name in CHOSEN:
            made = BREAKS_OUT if name == "breaks out" else HOSTILE[name][0]
            hand_in(folder, name, made(folder) if callable(made) else made)
        for name in ("a neighbour", "z neighbour"):
            hand_in(folder, name, RIGHT)
        before = {path: path.read_bytes() for path in base.rglob("*.ipynb")}
        done = classroom(
            "grade", private / "sigmoid.ipynb", folder, "--out", out, "--cell-seconds", "6", "--seconds", "90",
            "--workers", "2", "--sandbox", "podman", "--image", podman.IMAGE,
            env=os.environ | {"CLASSROOM_TEST_SECRET": "42"},
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return {"out": out, "rows": table(out), "knocks": knocks, "before": before, "pid": done.pid}


@pytest.mark.parametrize("name", [*CHOSEN, "a neighbour", "z neighbour"])
def test_honest_parts_earn_their_points_and_the_status_is_honest(batch, name):
    points, status = HOSTILE[name][1:] if name in HOSTILE else (ALL, "ok")
    row = batch["rows"][name]
    assert (float(row["total"] or 0), bool(re.fullmatch(status, row["status"]))) == (points, True), row


def test_nothing_outside_was_touched_and_no_container_is_left(batch, engine):
    assert all(path.read_bytes() == content for path, content in batch["before"].items())
    assert not batch["knocks"]
    assert "me,14" not in (batch["out"] / "grades.csv").read_text(encoding="utf-8")
    assert containers_of(engine, batch["pid"]) == []


def test_the_report_says_what_ran_it(batch):
    assert f"a container (podman, image {podman.IMAGE})" in (batch["out"] / "summary.html").read_text(encoding="utf-8")


def test_the_table(batch, capsys):
    with capsys.disabled():
        for name in CHOSEN:
            row = batch["rows"][name]
            print(f"\n{name:32} {row['total']:>4} {row['status']:9} {row['seconds']:>6} s  {row['notes'][:90]}", end="")
        print()


def changed(command, old, new):
    """The command with these words in place of those; they must be there."""
    for at in range(len(command)):
        if command[at : at + len(old)] == old:
            return [*command[:at], *new, *command[at + len(old) :]]
    raise AssertionError(f"{old} is not in the command")


LIMITS = Limits()
MISSING = {
    "network": (["--network", "none"], ["--network", "host"], "network"),
    "read-only": (["--read-only"], [], "a folder other than its own|disk"),
    "user": (["--user", "64200:64200"], ["--user", "0:0"], "folder other than its own|runs as root"),
    "processes": (["--pids-limit", "9"], ["--pids-limit", "500"], "more processes"),
    "memory": (
        ["--memory", str(LIMITS.memory), "--memory-swap", str(LIMITS.memory)], [], "more memory than its share"
    ),
    "a mount": (["--ipc"], ["--volume", "/var/log:/logs:ro", "--ipc"], "a folder of this machine"),
    "disk": (
        [f"/tmp:rw,nosuid,nodev,noexec,size={LIMITS.disk},mode=1777"], ["/tmp:rw,size=500m,mode=1777"], "more disk"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISSING)
def test_a_bound_that_is_missing_is_a_refusal(engine, name, monkeypatch):
    old, new, words = MISSING[name]
    command = container.run_command
    monkeypatch.setattr(container, "run_command", lambda *given: changed(command(*given), old, new))
    with (
        container.Container(("sigmoid",), LIMITS, engine, podman.IMAGE) as sandbox,
        pytest.raises(NoSandbox, match=words),
    ):
        probe(sandbox, [])
    assert containers_of(engine, os.getpid()) == []


def test_a_container_that_can_not_start_is_no_students_fault(engine, monkeypatch):
    command = container.run_command
    monkeypatch.setattr(container, "run_command", lambda *a: changed(command(*a), ["python3"], ["no-such-python"]))
    with (
        container.Container(("sigmoid",), LIMITS, engine, podman.IMAGE) as sandbox,
        pytest.raises(NoSandbox, match="does not start"),
    ):
        probe(sandbox, [])


def test_a_container_whose_grader_is_gone_ends(engine):
    """It is started by hand, with a name of a process that is no more: the next grader takes it away."""
    ended = subprocess.Popen(["true"])
    ended.wait()
    name = f"classroom-{ended.pid}-0-0"
    command = container.run_command(engine, podman.IMAGE, name, LIMITS)
    with subprocess.Popen(command, stdin=subprocess.PIPE) as left:  # waits for its first line
        wait_for(lambda: engine.containers(f"name=^{name}$", "status=running"))
        with container.Container(("sigmoid",), LIMITS, engine, podman.IMAGE):
            assert engine.containers(f"name=^{name}$") == []
        left.communicate()


def test_the_tools_own_build_reads_a_containerfile_from_its_input(engine, monkeypatch, tmp_path):
    """The published file needs a registry; one that builds on the tests' image goes the same way."""
    file = tmp_path / "Containerfile"
    file.write_text(f"FROM {podman.IMAGE}\nENV BUILT=yes\n")
    monkeypatch.setattr(container, "CONTAINERFILE", file)
    name = container.provide(engine, "")
    try:
        assert "BUILT=yes" in engine.run("image", "inspect", name).stdout
        with container.Container(("sigmoid",), LIMITS, engine) as sandbox:
            assert sandbox.image == name
            assert probe(sandbox, [])[0] == f"what ran it: a container (podman, image {name})"
    finally:
        engine.run("rmi", name)
