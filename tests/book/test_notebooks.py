"""Every notebook: stripped, well-formed, and it runs from top to bottom in a kernel of its own."""

import importlib
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from book._ext.chapters import chapters
from lib.explorables.questions import of_chapter

from .chapter import cells, equations, prose, tagged, text

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(p for p in (ROOT / "book").rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)
CHAPTERS = [chapter.notebook for chapter in chapters()]

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
each_chapter = pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)


def uses_lib(path):
    return any(re.search(r"\blib\b", text(cell)) for cell in cells(path, "code"))


@each_notebook
def test_it_is_valid_and_holds_no_output(path):
    nbformat.validate(nbformat.read(path, as_version=4))
    for cell in cells(path, "code"):
        assert cell["outputs"] == [], f"outputs in {cell['id']}: nbstripout --keep-id {path.name}"
        assert cell["execution_count"] is None, f"an execution count in {cell['id']}"


@each_notebook
def test_cell_ids_are_there_and_unique(path):
    ids = [cell["id"] for cell in cells(path)]
    assert len(ids) == len(set(ids))
    assert not [id_ for id_ in ids if re.fullmatch(r"cell-?\d+|[0-9a-f]{8}", id_)], "an id tells what the cell is for"


@pytest.mark.site
@each_notebook
def test_it_runs_from_top_to_bottom_without_a_warning(path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": path.parent}}
    ).execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", f"{cell['id']}: {output['text']}"


@each_notebook
def test_code_cells_are_short(path):
    for cell in cells(path, "code"):
        assert len(text(cell).splitlines()) <= 20, f"{cell['id']}: move what a reader needn't see into lib"


PADDED = re.compile(r"\{[^{}]*:[+<>^]*[1-9]\d*(?:\.\d+)?[a-z%]?\}")


@each_chapter
def test_a_chapter_s_code_cells_have_under_15_lines_and_pad_no_columns(path):
    """Columns are the work of `plots.table`: a reader of the code sees the idea, not the spacing."""
    for cell in cells(path, "code"):
        code = text(cell)
        assert cell["id"] == "setup" or len(code.splitlines()) < 15, f"{cell['id']}: move what one needn't see into lib"
        assert not PADDED.search(code), f"{cell['id']}: {PADDED.findall(code)}: use plots.table"


def test_a_padded_column_is_seen():
    assert PADDED.findall("{x:8.3f} {y:>5} {z:.3f} {n} {t:.0%}") == ["{x:8.3f}", "{y:>5}"]


@each_chapter
def test_every_labelled_equation_has_a_test_of_its_own(path):
    """tests/book/test_<slug>.py holds one for each label, together with the words of the equation."""
    checked = importlib.import_module(f"tests.book.test_{path.stem[3:].replace('-', '_')}").EQUATIONS
    shown = equations(path)
    assert shown, "a chapter has at least one displayed equation that carries its idea"
    assert set(shown) == set(checked)
    for label, (words, holds) in checked.items():
        assert shown[label] == words, f"{label} reads differently now: see to its test, too"
        holds()


@each_chapter
def test_a_source_is_named_once(path):
    """The page writes "[Cox, 1958]" for the role; the sentence needn't say it again."""
    assert "{cite:p}" in prose(path)
    assert not re.findall(r"\(\d{4}\) \{cite", prose(path))


@each_chapter
def test_nothing_leads_to_a_page_that_is_not_there(path):
    links = re.findall(r"\]\(([^)#]+\.(?:ipynb|md))", prose(path))
    assert links
    assert [link for link in links if not (path.parent / link).is_file()] == []


@each_notebook
def test_code_fits_its_column(path):
    for cell in cells(path, "code"):
        wide = [line for line in text(cell).splitlines() if len(line) > 88]
        shown = cell["id"] != "setup" and not tagged(cell, "remove-input")
        assert not (shown and wide), f"{cell['id']}: the page shows 88 characters: {wide[0]}"


@each_notebook
def test_prose_does_not_talk_down(path):
    assert not re.findall(r"\b(simply|obviously|trivial(?:ly)?|clearly)\b", prose(path), flags=re.IGNORECASE)


@each_chapter
def test_a_chapter_has_all_its_parts_in_order(path):
    headings = re.findall(r"^## (.+)$", prose(path), flags=re.MULTILINE)
    assert headings[0].endswith("?"), "a chapter opens with a question about data"
    wanted = ["Worked example", "Your turn", "Explain it", "Check yourself", "Summary", "References"]
    wanted.append("What comes next")
    assert headings[-1] == wanted[-1]
    assert [h.partition(":")[0] for h in headings if h.partition(":")[0] in wanted] == wanted
    assert re.search(r"^# \d+\. ", prose(path), flags=re.MULTILINE)
    assert re.search(r"^Reading: \d+ minutes; exercises: \d+; total: \d+\.$", prose(path), flags=re.MULTILINE)
    assert "> **Predict.**" in prose(path)


@each_chapter
def test_a_summary_has_five_lines_and_check_yourself_three_to_five_questions(path):
    summary = re.search(r"^## Summary\n(.*?)(?=^## |^Next|\Z)", prose(path), flags=re.MULTILINE | re.DOTALL)[1]
    assert len(re.findall(r"^\d\. ", summary, flags=re.MULTILINE)) == 5
    code = "".join(text(cell) for cell in cells(path, "code"))
    topic = path.stem[3:]
    assert f'Explain.load("{topic}")' in code
    assert f'Quiz.load("{topic}")' in code
    assert 3 <= len(of_chapter(topic)) <= 5


@each_notebook
def test_every_figure_has_alternative_text_and_a_caption(path):
    for cell in cells(path, "code"):
        if "plt.show()" in text(cell) and not tagged(cell, "remove-output"):
            figure = cell["metadata"].get("mystnb", {})
            assert len(figure.get("image", {}).get("alt", "")) > 40, f"{cell['id']} needs alternative text"
            assert len(figure.get("figure", {}).get("caption", "")) > 20, f"{cell['id']} needs a caption"


def first_with_lib(path):
    return next(text(cell) for cell in cells(path, "code") if re.search(r"\blib\b", text(cell)))


def first_cell_where(path, folder):
    """What the first cell with `lib` says where Python looks into `folder` and not into this tree."""
    elsewhere = f"import sys; sys.path[:] = [{str(folder)!r}, *(p for p in sys.path if p not in ('', {str(ROOT)!r}))]\n"
    done = subprocess.run(
        [sys.executable, "-c", elsewhere + first_with_lib(path)],
        capture_output=True, text=True, check=False, cwd=folder, env=os.environ | {"MPLBACKEND": "agg"},
    )  # fmt: skip
    return done.stderr.splitlines()[-1]


NO_LIB = {
    "none": ({}, "No module named 'lib"),
    "another package": (
        {"lib/__init__.py": "wisdom = 42"},
        "(cannot import name '.*' from 'lib' .*lib/__init__.py|No mod)",
    ),
    "a file": ({"lib.py": "wisdom = 42"}, "(cannot import name '.*' from 'lib' .*lib.py|No module named 'lib)"),
    "a folder": ({"lib/notes.txt": ""}, "(cannot import name '.*' from 'lib' .unknown location|No module named 'lib)"),
}


@pytest.mark.parametrize("path", [path for path in NOTEBOOKS if uses_lib(path)], ids=lambda path: path.stem)
def test_every_first_cell_tells_the_same_of_a_missing_lib(path):
    told = re.compile(r"^except ImportError as problem:\n(?:    .*\n)*    \) from problem$", re.MULTILINE)
    assert told.findall(first_with_lib(path)) == told.findall(first_with_lib(ROOT / "book" / "01-sigmoid.ipynb")) != []


@pytest.mark.parametrize("path", ["01-sigmoid.ipynb", "index.ipynb"])
@pytest.mark.parametrize("found", NO_LIB)
def test_without_the_books_lib_the_first_cell_says_what_to_do(path, found, tmp_path):
    """As in Colab before the wheel is there, or where something else has the name."""
    path, (files, happened) = ROOT / "book" / path, NO_LIB[found]
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wheel = f"{project['name'].replace('-', '_')}-{project['version']}-py3-none-any.whl"
    told = first_cell_where(path, tmp_path)
    assert re.match(f"ImportError: {happened}", told)
    assert "called lib is in its place, rename it, or run  %pip uninstall -y lib logistic-regression-book  " in told
    assert told.endswith(f'run  %pip install "./{wheel}[notebooks]"')
    assert "install lib" not in told


def solutions():
    """Each exercise cell with the solution that follows it."""
    for path in NOTEBOOKS:
        all_cells = cells(path)
        for here, after in itertools.pairwise(all_cells):
            if tagged(here, "exercise"):
                yield pytest.param(path, here["id"], text(after), id=f"{path.stem}-{here['id']}")


def test_there_are_exercises_in_every_chapter():
    with_exercises = {param.values[0] for param in solutions()}
    assert with_exercises >= set(CHAPTERS)


@pytest.mark.site
@pytest.mark.parametrize(("path", "exercise", "solution"), list(solutions()))
def test_a_published_solution_passes_its_check(path, exercise, solution, capsys, monkeypatch):
    """Run the notebook's code, with the solution in place of the gap."""
    assert "<summary>Solution</summary>" in solution
    code = re.search(r"```python\n(.*?)```", solution, flags=re.DOTALL)[1]
    namespace = {"__name__": "solution", "np": np}
    monkeypatch.setattr(plt, "show", lambda: plt.close("all"))  # as a notebook does
    for cell in cells(path, "code"):
        if cell["id"] == exercise:
            break
        if not tagged(cell, "skip-in-tests"):
            exec(text(cell), namespace)
    capsys.readouterr()
    gap = text(cell)
    exec(gap, namespace)
    assert "still to do" in capsys.readouterr().out
    checks = re.findall(r"^check\(.*\)$", gap, flags=re.MULTILINE)
    assert checks
    exec(code, namespace)
    for call in checks:
        exec(call, namespace)
        assert re.search(r": right( on|\.)", capsys.readouterr().out)


def test_nothing_is_left_of_an_exercise_in_the_path(tmp_path):
    """A check that can't fail is none: the stripping test finds a planted output."""
    planted = tmp_path / "planted.ipynb"
    shutil.copy(NOTEBOOKS[0], planted)
    book = json.loads(planted.read_text(encoding="utf-8"))
    next(c for c in book["cells"] if c["cell_type"] == "code")["execution_count"] = 3
    planted.write_text(json.dumps(book), encoding="utf-8")
    with pytest.raises(AssertionError, match="execution count"):
        test_it_is_valid_and_holds_no_output(planted)
