"""What is swept away is what a grader of ours left behind, and nothing that looks like it."""

import os
import subprocess
import sys

import pytest

from classroom.sandbox import folder
from tests.classroom.helpers import ROOT

DEAD = 2**22 + 1  # no process has such a number
HOLDS = """
import sys
from classroom.sandbox.folder import own_folder
with own_folder() as made:
    print(made, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """A folder for temporary files of the test's own: nothing of anybody's is in danger."""
    monkeypatch.setattr(folder.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def holder():
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", HOLDS], cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def test_a_folder_that_another_made_stays_whatever_its_name(tmp_path):
    mine = tmp_path / "a file"
    mine.write_text(folder.WORDS)
    for name in ("classroom-2026-autumn", f"classroom-{DEAD}-x", "classroom-0-", "classroom--1-a"):
        (tmp_path / name / "submissions/anna").mkdir(parents=True)
        (tmp_path / name / "submissions/anna/sigmoid.ipynb").write_text("work")
    (tmp_path / f"classroom-{DEAD}-x" / folder.SEAL).write_text("another's words")
    (tmp_path / "classroom-0-" / folder.SEAL).symlink_to(mine)
    (tmp_path / "classroom--1-a" / folder.SEAL).mkdir()
    os.mkfifo(tmp_path / "classroom-2026-autumn" / folder.SEAL)
    (tmp_path / f"classroom-{DEAD}-link").symlink_to(tmp_path / "classroom-2026-autumn")
    before = sorted(tmp_path.rglob("*"))
    folder.sweep()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_grader_that_lives_keeps_its_folder_and_one_that_was_killed_leaves_none(tmp_path):
    with holder() as other:
        made = tmp_path / os.path.basename(other.stdout.readline().strip())
        folder.sweep()
        assert made.is_dir()
        other.kill()
        other.wait()
        assert made.is_dir()
        folder.sweep()
        assert not made.exists()


def test_at_the_end_it_is_gone(tmp_path):
    with folder.own_folder() as made:
        assert made.parent == tmp_path
        assert made.stat().st_mode & 0o077 == 0
        folder.sweep()
        assert made.is_dir()
    assert list(tmp_path.iterdir()) == []


def waits(name, folder):
    """A process that calls itself so, was started from this folder, and waits for ever."""
    command = [name, "-c", "read never", f"{folder}/tree/site"]
    return subprocess.Popen(command, executable="/bin/sh", stdin=subprocess.PIPE)


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="bubblewrap is Linux's")
def test_what_a_killed_grader_left_half_made_is_ended_and_nobody_else(tmp_path):
    with holder() as other:
        made = tmp_path / os.path.basename(other.stdout.readline().strip())
        unborn, bystander = waits("/usr/bin/bwrap", made), waits("sh", made)
        elsewhere = waits("bwrap", tmp_path / "another")
        folder.sweep()
        assert unborn.poll() is None  # its grader lives
        other.kill()
        other.wait()
        folder.sweep()
        assert unborn.wait() < 0
        unborn.stdin.close()
        for each in (bystander, elsewhere):
            assert each.poll() is None
            each.communicate(b"\n")
    assert not made.exists()
