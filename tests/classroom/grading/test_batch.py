"""Many submissions: quick, bounded in memory, and never lost or doubled when the grader is killed half way."""

import csv
import json
import os
import resource
import signal
import subprocess
import time
from collections import Counter

import pytest

from tests.classroom.helpers import (
    ROOT,
    SIGMOID,
    answer,
    classroom,
    command,
    hand_in,
    hears_signals,
    honest,
    left_by,
    running_for,
    stubs,
    wait_for,
    with_cell,
)

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
    assert {row["status"] for row in found} == {"ok", "blank"}
    assert all((row["status"] == "blank") == (wanted[row["student"]] == 0) for row in found)


def stop_half_way(folder, out, count, stop):
    """Start, wait for half of the results, and stop. One submission never ends, so the grader can't be done before."""
    endless = folder / f"student-{count // 2:03}/sigmoid.ipynb"
    honest_bytes = endless.read_bytes()
    hand_in(folder, endless.parent.name, with_cell("while True:\n    pass"))
    grade = command("grade", SIGMOID, folder, "--out", out, "--quiet", "--workers", 2)
    grade += ["--cell-seconds", "3600", "--seconds", "3600"]
    results = out / ".work/results"
    hear = {"preexec_fn": hears_signals, "start_new_session": True}
    with subprocess.Popen(grade, cwd=ROOT, stderr=subprocess.PIPE, text=True, **hear) as process:
        try:
            wait_for(lambda: process.poll() is not None or len(list(results.glob("*.json"))) >= count // 2)
            assert process.poll() is None
            stop(process)
            _, said = process.communicate(timeout=300)
        finally:
            process.kill()
    assert count // 2 <= len(list(results.glob("*.json"))) < count
    wait_for(lambda: not running_for(process.pid) and not running_for(process.pid))  # the sandboxes, with their grader
    endless.write_bytes(honest_bytes)
    return process, said


def go_on(folder, out, killed):
    """The same command, which must not do again what was done, and takes away what the killed one left."""
    kept = {path: path.stat().st_mtime_ns for path in (out / ".work/results").glob("*.json")}
    assert kept
    grade = ["--workers", 2, "--cell-seconds", "3600", "--seconds", "3600"]
    classroom("grade", SIGMOID, folder, "--out", out, *grade, check=0)
    assert all(path.stat().st_mtime_ns == time_ for path, time_ in kept.items())
    wait_for(lambda: left_by(killed.pid) == [])
    return len(kept)


@pytest.mark.site
def test_twenty_are_graded_and_an_interruption_costs_nothing(tmp_path):
    wanted = hand_in_many(tmp_path / "in", 20)
    killed, _ = stop_half_way(tmp_path / "in", tmp_path / "out", 20, lambda it: os.killpg(it.pid, signal.SIGKILL))
    go_on(tmp_path / "in", tmp_path / "out", killed)
    check_rows(tmp_path / "out", wanted)


@pytest.mark.site
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_polite_interruption_says_how_to_go_on(tmp_path, number):
    wanted = hand_in_many(tmp_path / "in", 8)
    stopped, said = stop_half_way(tmp_path / "in", tmp_path / "out", 8, lambda process: process.send_signal(number))
    assert stopped.returncode == 130
    assert left_by(stopped.pid) == []  # asked politely, it tidies up itself
    assert "the same command goes on from here" in said
    assert "Traceback" not in said
    go_on(tmp_path / "in", tmp_path / "out", stopped)
    check_rows(tmp_path / "out", wanted)


@pytest.mark.verify
def test_three_hundred_take_at_most_two_seconds_each_and_bounded_memory(tmp_path, capsys):
    wanted = hand_in_many(tmp_path / "in", 300)
    start = time.monotonic()
    classroom("grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "straight", "--workers", "2", check=0)
    seconds = time.monotonic() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # of the largest child so far, in MB
    check_rows(tmp_path / "straight", wanted)
    killed, _ = stop_half_way(tmp_path / "in", tmp_path / "out", 300, lambda it: os.killpg(it.pid, signal.SIGKILL))
    done = go_on(tmp_path / "in", tmp_path / "out", killed)
    check_rows(tmp_path / "out", wanted)
    with capsys.disabled():
        print(
            f"\n300 submissions: {seconds:.0f} s, {seconds / 300:.2f} s each; grader {memory:.0f} MB; killed at {done}"
        )
    assert seconds / 300 <= 2
    assert memory < 500
