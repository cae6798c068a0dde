"""A course of one's own, from an installed package: no checkout is near."""

import json
import os
import shutil
import subprocess
import sys
import tomllib

import pytest

from classroom import course
from classroom.__main__ import BAD_INPUT, main
from tests.every import every

from .helpers import EXERCISES, ROOT, honest, table


def test_init_lays_out_a_course_that_is_for_the_teacher_alone(tmp_path, capsys):
    assert main(["init", str(tmp_path / "stats"), "--name", '  Statistics "2"\n in Z\u00fcrich ']) == 0
    assert "README.md" in capsys.readouterr().err
    found = course.find(tmp_path / "stats/exercises/sigmoid")
    assert (found.name, found.folder) == ('Statistics "2" in Z\u00fcrich', tmp_path / "stats")
    assert len(found.secret) == 32
    assert (tmp_path / "stats").stat().st_mode & 0o777 == 0o700
    copies = sorted(path.relative_to(tmp_path / "stats/exercises") for path in (tmp_path / "stats").rglob("*.ipynb"))
    assert copies == [path.relative_to(ROOT / "book/exercises") for path in EXERCISES]
    assert (tmp_path / "stats/README.md").read_text(encoding="utf-8").startswith('# Statistics "2" in Z\u00fcrich\n')


def test_every_course_has_a_secret_of_its_own(tmp_path):
    for name in ("one", "two"):
        course.init(tmp_path / name)
    one, two = course.read(tmp_path / "one"), course.read(tmp_path / "two")
    assert one.secret != two.secret
    assert one.name == "one"


def test_init_writes_over_nothing(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("three years of marks")
    assert main(["init", str(tmp_path)]) == BAD_INPUT
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(("words", "said"), [("name = Stats", "can't be read"), ("name = 7", "must be text in quotes")])
def test_settings_that_can_not_be_read_are_told(tmp_path, words, said):
    (tmp_path / "course.toml").write_text(words)
    with pytest.raises(ValueError, match=said):
        course.find(tmp_path / "exercises")


def test_outside_of_a_course_there_is_none(tmp_path):
    assert course.find(tmp_path) is None


def test_the_five_commands_of_the_readme_exist(tmp_path):
    from classroom.__main__ import parser

    course.init(tmp_path / "stats")
    lines = (tmp_path / "stats/README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.split()[1:] for line in every(lines) if line.startswith("       classroom ")]
    assert [command[0] for command in commands] == ["validate", "student", "collect", "grade", "export"]
    for command in commands:
        assert parser().parse_args(command).command == command[0]


def run(*command, cwd, check=0):
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "COV_"))}
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == check, done.stdout + done.stderr
    return done.stdout


@pytest.mark.site  # installs what the classroom needs
def test_a_course_runs_from_the_wheel_in_a_bare_environment(tmp_path):
    """The wheel, an environment with nothing in it, and no checkout: init, student, validate, grade, worksheets."""
    for name in ("wheels", "empty"):
        (tmp_path / name).mkdir()
    source = tmp_path / "source"  # pip builds in the tree that it is given
    tracked = subprocess.run(
        ["git", "ls-files", "-zco", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in every(tracked.split("\0")[:-1]):
        if name.startswith(("lib/", "classroom/", "book/", "pyproject.toml", "README.md", "LICENSE")):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", tmp_path / "wheels", ".", cwd=source)
    shutil.rmtree(source)
    (wheel,) = (tmp_path / "wheels").iterdir()
    run(sys.executable, "-m", "venv", tmp_path / "bare", cwd=tmp_path)
    python, classroom = (tmp_path / "bare/bin" / name for name in ("python", "classroom"))
    run(python, "-m", "pip", "install", "--quiet", f"{wheel}[classroom]", cwd=tmp_path)
    run(classroom, "init", "course", cwd=tmp_path)
    here, exercise = tmp_path / "course", "exercises/sigmoid/sigmoid.ipynb"
    assert "holds" in run(classroom, "validate", exercise, cwd=here)
    run(classroom, "student", exercise, "--out", "handout", cwd=here)
    assert "BEGIN SOLUTION" not in (here / "handout/sigmoid/sigmoid.ipynb").read_text(encoding="utf-8")
    (here / "submissions/ada").mkdir(parents=True)
    made = json.dumps(honest(here / exercise))
    (here / "submissions/ada/sigmoid.ipynb").write_text(made, encoding="utf-8")
    run(python, "-m", "classroom", "grade", exercise, "submissions", "--out", "graded", "--quiet", cwd=here)
    assert (table(here / "graded")["ada"]["status"], table(here / "graded")["ada"]["total"]) == ("ok", "11")
    assert "worksheet" in run(classroom, "materials", exercise, "--out", "paper", cwd=here)


def test_the_entry_point_is_the_module():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"classroom": "classroom.__main__:main"}
