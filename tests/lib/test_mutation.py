"""Do the tests notice? Each small change to the mathematics must make one of them fail.

mutmut makes the changes. It wraps each function to switch them on and off, so the tests that look at
who called (where a warning points, what scikit-learn reads off a signature) can't run below it:
they judge what is left, with the change written into the file.
Whoever survives both must be in survivors.toml, with the reason why no test can tell the difference.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
SURVIVORS = tomllib.loads(Path(__file__).with_name("survivors.toml").read_text(encoding="utf-8"))["survivor"]
LATER = "points_at_the_caller or tol_that_is_not_reached or estimator_check"
JUDGES = ["tests/lib/test_training.py", "tests/lib/test_newton.py", "tests/lib/test_model.py"]


def change(diff):
    """What a mutant changes, whatever its number and its line: file, before, after."""
    file = re.search(r"^--- (\S+)", diff, flags=re.MULTILINE)[1]
    sides = (re.findall(rf"^[{sign}](?![-+][-+])(.*)", diff, flags=re.MULTILINE) for sign in "-+")
    return (file, *(" ".join(" ".join(lines).split()) for lines in sides))


def known():
    return {(s["file"], s["before"], s["after"]) for s in SURVIVORS}


def test_each_survivor_has_a_reason_and_its_line_is_still_there():
    for survivor in SURVIVORS:
        assert len(survivor["why"]) > 30
        code = " ".join((ROOT / survivor["file"]).read_text(encoding="utf-8").split())
        assert survivor["before"] in code, f"{survivor['before']} is gone: take it out of survivors.toml"
    assert len(known()) == len(SURVIVORS)


def test_a_change_is_known_by_its_text():
    diff = "--- lib/a.py\n+++ lib/a.py\n@@ -1,2 +1,2 @@\n def f(x):\n-    return x +  1\n+    return x - 1\n"
    assert change(diff) == ("lib/a.py", "return x + 1", "return x - 1")


@pytest.mark.verify
def test_97_of_100_mutants_are_killed_and_each_survivor_is_explained(tmp_path):
    copy = tmp_path / "book"
    copy.mkdir()
    for name in ("lib", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)

    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST", "COV_"))}

    def run(*command, ok=(0,)):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=copy, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode in ok, done.stdout[-3000:] + done.stderr[-3000:]
        return done

    run("mutmut", "run")
    run("mutmut", "export-cicd-stats")
    stats = json.loads((copy / "mutants/mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    assert stats["total"] > 400
    assert stats["skipped"] == stats["suspicious"] == stats["segfault"] == 0

    left = set()
    names = re.findall(r"^\s*(\S+): (?!killed|timeout)", run("mutmut", "results").stdout, flags=re.MULTILINE)
    for name in names:
        found = change(run("mutmut", "show", name).stdout)
        whole = (copy / found[0]).read_text(encoding="utf-8")
        run("mutmut", "apply", name)
        judge = run("pytest", "-q", "-x", "-o", "addopts=", "-k", LATER, *JUDGES, ok=(0, 1))
        (copy / found[0]).write_text(whole, encoding="utf-8")
        if judge.returncode == 0:
            left.add(found)
    killed = 1 - len(left) / stats["total"]
    print(f"\n{stats['total']} mutants, {len(left)} survive, {killed:.1%} killed")
    for survivor in sorted(left - known()):
        print("new:", *survivor, sep="\n  ")
    assert killed >= 0.97
    assert left == known()
