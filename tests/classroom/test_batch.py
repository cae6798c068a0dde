"""Many submissions: quick, bounded in memory, and never lost or doubled when the grader is killed half way."""

import csv
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from classroom.sandbox import USERS, processes_of

from .helpers import ROOT, SIGMOID, answer, classroom, hand_in, honest, stubs

WRONG = "def log_odds(p):\n    return np.log10(p / (1 - p))"


def hand_in_many(folder, count):
    """Submissions of ordinary size: right, half right, and not begun, in turn. Gives what each earns."""
    kinds = [(honest(), 11), (answer(honest(), log_odds=WRONG), 9), (stubs(), 0)]
    output = {"output_type": "stream", "name": "stdout", "text": "x" * 20_000}
    wanted = {}
    for i in range(count):
        book, points = kinds[i % 3]
        book = json.loads(json.dumps(book))
        book["cells"][2]["outputs"] = [output]
        hand_in(folder, f"student-{i:03}", book)
        wanted[f"student-{i:03}"] = points
    return wanted


def rows(out):
    with open(out / "grades.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check_rows(out, wanted):
    found = rows(out)
    assert Counter(row["student"] for row in found) == Counter(wanted.keys())  # none lost, none doubled
    assert {row["student"]: float(row["total"]) for row in found} == wanted
    assert {row["status"] for row in found} == {"ok"}


def kill_half_way(folder, out, count):
    """Start, wait for half of the results, and kill without mercy."""
    command = [sys.executable, "-m", "classroom", "grade", str(SIGMOID), str(folder), "--out", str(out), "--quiet"]
    with subprocess.Popen([*command, "--workers", "2"], cwd=ROOT, start_new_session=True) as process:
        results, limit = out / ".work/results", time.monotonic() + 120
        while not results.exists() or len(list(results.glob("*.json"))) < count // 2:
            assert process.poll() is None
            assert time.monotonic() < limit
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
    done = len(list(results.glob("*.json")))
    assert count // 2 <= done < count
    assert they_die_out()  # the sandboxes, with their grader
    return done


def they_die_out():
    """One that was just being started when its grader died still becomes its user before it finds nobody there."""
    limit = quiet_since = time.monotonic() + 10
    while (now := time.monotonic()) < limit:
        if any(processes_of(uid) for uid in USERS):
            quiet_since = limit
        elif now - (quiet_since := min(quiet_since, now)) > 1:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.site
def test_twenty_are_graded_and_an_interruption_costs_nothing(tmp_path):
    wanted = hand_in_many(tmp_path / "in", 20)
    kill_half_way(tmp_path / "in", tmp_path / "out", 20)
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "out/.work/results").glob("*.json")}
    classroom("grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", check=0)
    check_rows(tmp_path / "out", wanted)
    assert all(path.stat().st_mtime_ns == time_ for path, time_ in kept.items())  # what was done is not done again


@pytest.mark.site
def test_a_polite_interruption_says_how_to_go_on(tmp_path):
    wanted = hand_in_many(tmp_path / "in", 30)
    command = [
        sys.executable,
        "-m",
        "classroom",
        "grade",
        str(SIGMOID),
        str(tmp_path / "in"),
        "--out",
        str(tmp_path / "out"),
    ]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        results = tmp_path / "out/.work/results"
        while not results.exists() or not list(results.glob("*.json")):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "the same command goes on from here" in said
    assert "Traceback" not in said
    classroom("grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", check=0)
    check_rows(tmp_path / "out", wanted)


@pytest.mark.verify
def test_three_hundred_take_at_most_two_seconds_each_and_bounded_memory(tmp_path, capsys):
    wanted = hand_in_many(tmp_path / "in", 300)
    start = time.monotonic()
    classroom("grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "straight", "--workers", "2", check=0)
    seconds = time.monotonic() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # of the largest child so far, in MB
    check_rows(tmp_path / "straight", wanted)
    done = kill_half_way(tmp_path / "in", tmp_path / "out", 300)
    classroom("grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--workers", "2", check=0)
    check_rows(tmp_path / "out", wanted)
    with capsys.disabled():
        print(
            f"\n300 submissions: {seconds:.0f} s, {seconds / 300:.2f} s each; grader {memory:.0f} MB; killed at {done}"
        )
    assert seconds / 300 <= 2
    assert memory < 500
