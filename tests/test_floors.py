"""The floors of the requirements hold: the unit tests pass, and the book builds, with the oldest versions allowed."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.verify

# What a floor's release needs to be old, too, to be as it was then.
OF_THEIR_TIME = [
    "scipy==1.14.1",
    "pandas==2.2.3",
    "pyparsing==3.1.4",
    "ipython==8.23.0",  # matplotlib 3.8 asks it for a list that 8.24 warns of and 9 no longer has
    "pytest==8.3.4",
    "pytest-cov==6.0.0",
]


def floors():
    """Each requirement with its floor as the one version allowed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["notebooks"], *extras["classroom"], *extras["more-rows"]]
    asked += [line.split("#")[0].strip() for line in (ROOT / "requirements.txt").read_text().splitlines()]
    return [f"{m[1]}=={m[2]}" for line in asked if (m := re.match(r"([a-zA-Z0-9_-]+)>=([\w.]+)", line))]


def test_each_requirement_has_a_floor_and_a_bound():
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        wanted = line.split("#")[0].strip()
        assert not wanted or wanted.startswith("-e .") or re.fullmatch(r"[\w-]+>=[\w.]+,<[\w.]+", wanted), line


def test_the_unit_tests_pass_and_the_book_builds_with_the_floors(tmp_path):
    copy = tmp_path / "book"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in tracked.split("\0")[:-1]:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    (copy / "frontend/node_modules").symlink_to(ROOT / "frontend/node_modules")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "COV_"))}

    def run(*command):
        done = subprocess.run(command, cwd=copy, env=clean, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
        return done.stdout

    run(sys.executable, "-m", "venv", ".venv")
    python = str(copy / ".venv/bin/python")
    run(python, "-m", "pip", "install", "--quiet", "-e", ".[test]", *floors(), *OF_THEIR_TIME)
    print("\n" + "\n".join(run(python, "-m", "pytest", "-q", "-m", "not site and not verify").splitlines()[-3:]))
    run(str(copy / ".venv/bin/jupyter-book"), "build", ".", "-W", "-n", "--keep-going")
    pages = sorted((copy / "_build/html/book").glob("0*.html"))
    assert pages
    for page in pages:
        figures = re.findall(r"<figure.*?</figure>", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert figures
        assert all("<svg" in figure for figure in figures), f"{page.name}: a figure of pixels"
