"""The grader's side of a container: a conversation by threads, with an engine that bounds nothing, or fails."""

import os
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from classroom.exercise import notebook, validate
from classroom.grading.grade import grade_one
from classroom.sandbox import container
from classroom.sandbox.session import Limits, NoSandbox, Stopped
from tests.classroom.helpers import EXERCISES, SIGMOID, with_cell

LIMITS = Limits(cell_seconds=60, total_seconds=300)
DEAD = 2**22 + 1  # no process has such a number


def program(folder, script):
    path = folder / "docker"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return container.Engine("docker", str(path), False)


@pytest.fixture
def engine(tmp_path):
    (tmp_path / "containers").mkdir()
    python = f"{sys.executable} -I -S -B {Path(__file__).with_name('engine.py')}"
    return program(tmp_path, f'exec {python} {tmp_path / "containers"} {Path(np.__file__).parents[1]} "$@"')


def box(engine, limits=LIMITS, modules=("sigmoid",)):
    return container.Container(modules, limits, engine, "an-image")


def graded(made, engine, limits=LIMITS):
    exercise = notebook.read(SIGMOID)
    with box(engine, limits, exercise.modules) as sandbox:
        result = grade_one(validate.as_submission(made, "x"), exercise, sandbox, 7)
    assert engine.containers() == []
    return result


@pytest.mark.parametrize("path", [p for p in EXERCISES if p.stem in ("sigmoid", "capstone")], ids=lambda p: p.stem)
def test_an_exercise_holds_in_a_container(path, engine):
    """The capstone brings data, too."""
    exercise = notebook.read(path)
    with box(engine, modules=exercise.modules) as sandbox:
        assert list(validate.problems(exercise, sandbox)) == []
    assert engine.containers() == []


STOPS = {
    "while True:\n    pass": "timeout",
    "import os\nos._exit(0)": "crashed",
    "import os\nos.kill(os.getpid(), 11)": "crashed",
    "import os\nfor stream in range(3, 20):\n    try:\n        for _ in range(400):\n            os.write(stream, "
    "b'x' * 2**16)\n    except OSError:\n        pass": "flooded",
}


@pytest.mark.parametrize("source", STOPS, ids=["loop", "exit", "segfault", "flood"])
def test_what_ends_a_container_costs_that_cell_only(source, engine):
    result = graded(with_cell(source), engine, Limits(cell_seconds=6, total_seconds=300))
    assert (result.status, sum(result.points.values())) == (STOPS[source], 11), result.notes


def test_two_at_a_time_do_not_meet(engine):
    exercise, results = notebook.read(SIGMOID), {}
    with box(engine, modules=exercise.modules) as sandbox:

        def work(number):
            source = f"open('mine', 'x').write('{number}')\nassert open('mine').read() == '{number}'"
            made = validate.as_submission(with_cell(source), "x")
            results[number] = grade_one(made, exercise, sandbox, 7)

        workers = [threading.Thread(target=work, args=(number,)) for number in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    assert [(result.status, sum(result.points.values())) for result in results.values()] == [("ok", 11)] * 2


def test_the_grader_can_be_interrupted(engine):
    with box(engine) as sandbox, sandbox.session() as session:
        late = time.monotonic() + 300
        session.begin([(0, "while True:\n    pass")], late)
        assert session.receive(late)["ready"]
        assert session.receive(late)["cell"] == 0
        sandbox.stop.set()
        with pytest.raises(Stopped, match="told to stop"):
            session.receive(late)
    assert engine.containers() == []


def test_a_container_ends_in_time_though_nobody_asks_it_to(engine):
    short = Limits(total_seconds=5 - container.TO_START)
    with box(engine, short) as sandbox, sandbox.session() as session:
        assert session.channel.process.wait(timeout=300) == 124


def test_containers_of_graders_that_are_gone_are_ended_and_others_left_alone(engine, tmp_path):
    for owner in (DEAD, os.getpid()):
        (tmp_path / "containers" / f"classroom-{owner}-0-0").mkdir()
    with box(engine):
        assert engine.containers() == [f"classroom-{os.getpid()}-0-0"]


FAILS = {
    "exits": ("run) echo no room >&2; exit 125;;", "does not start: left with exit code 125. no room"),
    "says something else": ("run) read line; echo hello;;", r"the container says b'hello\\n'"),
    "is slow": ("run) echo $$ > $0.pid; exec sleep 1000;; kill) kill $(cat $0.pid);;", "did not start .* within 1 s"),
    "can't list": ("ps) echo broken >&2; exit 1;;", "can't list its containers: broken"),
    "can't end": ('ps) case "$4" in name=*) echo still-there;; esac;;', "could not be ended"),
}


@pytest.mark.parametrize("name", FAILS)
def test_an_engine_that_fails_is_no_students_fault(name, tmp_path, monkeypatch):
    """It ends the batch with a sentence, and gives nobody a row."""
    cases, words = FAILS[name]
    engine = program(tmp_path, f'case "$1" in {cases} esac')
    if name == "is slow":
        monkeypatch.setattr(container, "TO_START", 1)
    with pytest.raises((NoSandbox, OSError), match=words), box(engine) as sandbox, sandbox.session():
        pass


def test_the_engine_works_in_a_folder_of_the_sandboxs_own(tmp_path):
    """podman's monitor writes a file `oom` where podman was started."""
    engine = program(tmp_path, f'if [ "$1" = run ]; then pwd > {tmp_path}/where; fi')
    with box(engine) as sandbox, pytest.raises(NoSandbox), sandbox.session():
        pass
    assert Path((tmp_path / "where").read_text().strip()).name.startswith(f"classroom-{os.getpid()}-")
    assert not sandbox.folder.exists()
