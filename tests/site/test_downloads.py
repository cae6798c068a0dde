"""What a student without a checkout takes home: the wheel of `lib`, and the archive of notebooks."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser

import pytest

from tests.every import every

from .conftest import ROOT, SITE

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "COV_"))}


def wheel():
    (found,) = (SITE / "downloads").glob("*.whl")
    return found


def run(*command, cwd):
    done = subprocess.run(command, cwd=cwd, env=CLEAN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def environment(path):
    run(sys.executable, "-m", "venv", str(path), cwd=path.parent)
    return str(path / "bin" / "python")


def test_the_page_links_to_both(visit):
    opened = visit().open("book/appendix/downloads.html")
    for name in (wheel().name, "notebooks.zip"):
        link = opened.locator(f"a[href$='{name}']").first
        assert link.is_visible()
        response = opened.request.get(opened.evaluate("a => a.href", link.element_handle()))
        assert response.ok


def test_the_wheel_needs_numpy_alone_and_holds_what_readers_need():
    with zipfile.ZipFile(wheel()) as archive:
        names = archive.namelist()
        metadata = Parser().parsestr(archive.read(next(n for n in names if n.endswith("METADATA"))).decode())
    needs = metadata.get_all("Requires-Dist")
    assert [need for need in needs if "extra ==" not in need] == ["numpy<3,>=2.0.2"]
    assert {"lib/__init__.py", "lib/sigmoid.py", "lib/explorables/static/explorables.js"} <= set(names)
    assert "lib/py.typed" in names
    assert {"lib/data/first_program.csv", "lib/data/breast_cancer.csv"} <= set(names)
    assert not [name for name in names if "/src/" in name or "node_modules" in name or name.endswith(".json")]


def test_the_wheel_alone_computes_with_numpy_alone(tmp_path):
    python = environment(tmp_path / "bare")
    run(python, "-m", "pip", "install", "--quiet", str(wheel()), cwd=tmp_path)
    assert run(python, "-c", "import lib; print(lib.sigmoid(0.0), lib.__file__)", cwd=tmp_path).startswith("0.5 ")
    assert str(tmp_path) in run(python, "-c", "import lib; print(lib.__file__)", cwd=tmp_path)
    first_program = (
        "from lib import LogisticRegression, accuracy, datasets\n"
        "X_train, X_test, y_train, y_test = datasets.first_program()\n"
        "print(accuracy(y_test, LogisticRegression(lr=0.01).fit(X_train, y_train).predict(X_test)))"
    )
    assert run(python, "-c", first_program, cwd=tmp_path) == "0.895"


def test_chapter_1_runs_outside_the_checkout_as_its_message_says(tmp_path):
    """A bare environment, the wheel beside the notebook, and the very line that the notebook tells."""
    python = environment(tmp_path / "bare")
    shutil.copy(wheel(), tmp_path)
    shutil.copy(ROOT / "book" / "01-sigmoid.ipynb", tmp_path)
    cells = json.loads((tmp_path / "01-sigmoid.ipynb").read_text())["cells"]
    setup = next(cell for cell in cells if cell["id"] == "setup")
    told = re.search(r'%pip install "(.*?)"', "".join(setup["source"]))[1].replace("{wheel}", wheel().name)
    assert f'wheel = "{wheel().name}"' in "".join(setup["source"])
    install = (told, "nbconvert", "ipykernel")
    run(python, "-m", "pip", "install", "--quiet", *install, cwd=tmp_path)
    assert f"{tmp_path}" in run(python, "-c", "import lib; print(lib.__file__)", cwd=tmp_path)
    execute = ("--to", "notebook", "--execute", "01-sigmoid.ipynb", "--output", "done.ipynb")
    run(python, "-m", "nbconvert", *execute, cwd=tmp_path)
    assert "sigmoid agrees with lib.sigmoid" in (tmp_path / "done.ipynb").read_text()


def test_the_archive_holds_notebooks_and_lib_and_nothing_else():
    with zipfile.ZipFile(SITE / "downloads" / "notebooks.zip") as archive:
        names = {name.split("/", 1)[1] for name in archive.namelist()}
    assert {"requirements.txt", "pyproject.toml", "README.md", "LICENSE", "lib/__init__.py"} <= names
    assert {f"book/{path.name}" for path in every((ROOT / "book").glob("*.ipynb"))} <= names
    assert "book/references.bib" in names
    assert not [name for name in names if name.startswith(("tests", "_build", ".")) or "node_modules" in name]


def test_the_archive_installs(tmp_path):
    with zipfile.ZipFile(SITE / "downloads" / "notebooks.zip") as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    python = environment(tmp_path / "env")
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "-e", ".", cwd=folder)
    assert str(folder) in run(
        python, "-c", "import importlib.util as u; print(u.find_spec('lib').origin)", cwd=tmp_path
    )


@pytest.mark.verify
def test_the_archive_installs_with_all_its_requirements_and_opens(tmp_path):
    with zipfile.ZipFile(SITE / "downloads" / "notebooks.zip") as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    python = environment(tmp_path / "env")
    run(python, "-m", "pip", "install", "--quiet", "-r", "requirements.txt", cwd=folder)
    for chapter in every(sorted((folder / "book").glob("*.ipynb"))):
        run(
            python,
            "-m",
            "nbconvert",
            "--to",
            "notebook",
            "--execute",
            str(chapter),
            "--output",
            "/dev/null",
            cwd=folder,
        )
