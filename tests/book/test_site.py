"""A small book, built as the book is: what each part of the extension makes of a page, and of what lies beside it."""

import io
import json
import re
import shutil
import sys
import tomllib
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml
from jupyter_book.sphinx import build_sphinx
from nbformat import v4

from book._ext import lite, repack, runtime
from book._ext.chapters import ROOT
from book._ext.downloads import for_students
from tests.every import every

# jupyter-book's own packages call docutils so
pytestmark = pytest.mark.filterwarnings(r"ignore:nodes\.Node\.traverse\(\) is obsoleted:PendingDeprecationWarning")
PAGES = ("index", "figures", "exercises/sigmoid/sigmoid", "appendix/concept-bank", "appendix/downloads",
         "appendix/bibliography", "under-the-hood/how-fast")  # fmt: skip
COPIED = (
    *("pyproject.toml", "README.md", "LICENSE", "requirements.txt", "benchmarks/results.json", "lib", "frontend/kit"),
    *("book/_assets", "book/_ext/templates", "book/references.bib", "book/exercises/sigmoid"),
    *(f"book/appendix/{name}.md" for name in ("downloads", "concept-bank", "bibliography")),
    "book/under-the-hood/how-fast.md",
)
INDEX = r"""# A small book

The odds are $p/(1-p)$. Cox {cite:p}`cox1958` wrote it.

> **Predict.** What comes next?

> No callout at all.

$$ z = w\,x + b $$
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>* {}</style><g id="a"/><use href="#a"/></svg>'
)


def figures():
    """A notebook with its outputs: a figure with its words, and a folded cell."""
    drawn = v4.new_output("display_data", data={"image/svg+xml": SVG, "text/plain": "figure"})
    words = {"image": {"alt": "A square that stands for a figure."}, "figure": {"caption": "A square."}}
    cells = [
        v4.new_markdown_cell("# Figures"),
        v4.new_code_cell("draw()", outputs=[drawn], metadata={"mystnb": words, "tags": ["hide-input"]}),
        v4.new_code_cell("1 + 1"),
    ]
    cells[1]["id"], cells[2]["id"] = "draw", "sum"
    kernel = {"name": "python3", "display_name": "Python 3"}
    return v4.new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


def source(folder, **pages):
    """The small book's files in `folder`; `pages` are written over them."""
    for name in COPIED:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target)
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["execute"] = {"execute_notebooks": "off"}
    settings["sphinx"]["config"]["moved_pages"] = {"index": "book/index", "book/old": "book/figures"}
    settings["sphinx"]["config"]["suppress_warnings"] = ["myst.xref_missing"]  # links to pages that this book hasn't
    (folder / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    toc = {"format": "jb-book", "root": "book/index",
           "parts": [{"chapters": [{"file": f"book/{page}"} for page in PAGES[1:]]}]}  # fmt: skip
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    (folder / "book/index.md").write_text(INDEX, encoding="utf-8")
    nbformat.write(figures(), folder / "book/figures.ipynb")
    for name, text in pages.items():
        (folder / "book" / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def build(folder, monkeypatch):
    """Build it, as `jupyter-book build` does; returns what Sphinx warned of."""
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    done = build_sphinx(
        folder,
        folder / "html",
        path_config=folder / "_config.yml",
        confoverrides={"latex_individualpages": False},
        noconfig=True,
    )
    assert done == 0, told.getvalue()
    return told.getvalue()


def fake_runtime(monkeypatch, tmp_path):
    """Files of the page's Python that weigh nothing, and a JupyterLite that is one page."""
    held = {}
    for file in runtime.files(runtime.read_list()):
        held[file.name] = tmp_path / file.name
        held[file.name].write_bytes(b"")
    monkeypatch.setattr(runtime, "collect", lambda *_: held)
    monkeypatch.setattr(repack, "repack", lambda held, *_: held)
    monkeypatch.setattr(lite, "environment", lambda _: Path("jupyter-lite"))

    def run(command, cwd=None):
        built = Path(command[command.index("--output-dir") + 1])
        shutil.copytree(Path(cwd, "files"), built / "files")
        (built / "index.html").write_text("<html><head></head></html>", encoding="utf-8")

    monkeypatch.setattr(lite, "run", run)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = source(tmp_path_factory.mktemp("book"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("LIVE_PYTHON", raising=False)
        fake_runtime(patch, tmp_path_factory.mktemp("runtime"))
        assert build(folder, patch) == ""
    return folder / "html"


def page(site, name):
    return (site / f"book/{name}.html").read_text(encoding="utf-8")


def test_every_page_is_written(site):
    assert all((site / f"book/{name}.html").is_file() for name in PAGES)


def test_formulas_are_mathml_and_keep_their_full_stop(site):
    index = page(site, "index")
    assert re.search(r'<span class="together"><math.*?</math>\.</span>', index)
    assert '<div class="formula' in index
    assert "$" not in re.sub(r"<math.*?</math>", "", index)


def test_a_quotation_that_begins_with_its_word_is_a_callout(site):
    assert page(site, "index").count("callout predict") == 1
    assert page(site, "index").count("<blockquote") == 2


def test_a_figure_stands_in_the_page_under_its_name(site):
    html = page(site, "figures")
    assert 'aria-label="A square that stands for a figure."' in html
    assert 'id="fig1-a"' in html
    assert 'href="#fig1-a"' in html
    assert "* {}" not in html


def test_a_folded_cell_is_plain_html(site):
    assert "<details><summary>Code</summary>" in page(site, "figures")


def test_cells_have_their_ids_and_the_page_its_buttons(site):
    html = page(site, "figures")
    assert 'id="cell-draw"' in html
    assert re.search(r'data-live="python/live\.js\?v=[0-9a-f]{12}"', html)
    assert "lite/notebooks/index.html?path=figures.ipynb" in html
    assert 'class="live"' not in page(site, "index")


def test_sources_are_a_plain_list(site):
    assert '<ul class="sources">' in page(site, "appendix/bibliography")
    assert "doc-biblioentry" not in page(site, "appendix/bibliography")


def test_the_bank_and_the_race_are_filled_in(site):
    bank, race = page(site, "appendix/concept-bank"), page(site, "under-the-hood/how-fast")
    assert "CONCEPT-BANK" not in bank
    assert bank.count("<h2") >= 6
    assert not re.search("RACE|TABLE|FIGURE|MACHINE-LIST", race)
    assert race.count("<figure") >= 2


def test_what_lies_in_downloads_is_for_students(site):
    names = {path.name for path in (site / "downloads").iterdir()}
    (wheel,) = (name for name in names if name.endswith(".whl"))
    assert {"notebooks.zip", "exercise-sigmoid.ipynb"} <= names
    assert wheel in page(site, "appendix/downloads")
    assert "BEGIN SOLUTION" not in (site / "downloads/exercise-sigmoid.ipynb").read_text(encoding="utf-8")
    with zipfile.ZipFile(site / "downloads/notebooks.zip") as archive:
        inside = {name.split("/", 1)[1] for name in archive.namelist()}
        project = archive.read("logistic-regression-from-scratch/pyproject.toml").decode()
    assert {"book/figures.ipynb", "lib/__init__.py", "pyproject.toml"} <= inside
    assert not [name for name in inside if "_ext" in name or "__pycache__" in name]
    assert "classroom" not in tomllib.loads(project)["project"].get("scripts", {})
    with zipfile.ZipFile(site / "downloads" / wheel) as packed:
        names = packed.namelist()
    assert "lib/checks/sigmoid.py" in names
    assert not [name for name in names if name.startswith(("classroom/", "book/")) or "entry_points" in name]


def test_what_students_take_tells_if_the_classroom_is_not_left_out_any_more():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    targets = tomllib.loads(for_students(project))["tool"]["hatch"]["build"]["targets"]
    assert targets == {"wheel": {"only-include": ["lib"]}}
    with pytest.raises(ValueError, match="0 places"):
        for_students(project.replace("[project.scripts]", "[project.gui-scripts]"))


def test_the_page_s_python_knows_the_wheel(site):
    listed = json.loads((site / "python/files.json").read_text())
    served = site / "python" / listed["folder"]
    lock = json.loads((served / "pyodide-lock.json").read_text())
    own = lock["packages"]["logistic-regression-book"]
    assert own["depends"] == ["numpy"]
    assert listed["modules"]["lib"] == "logistic-regression-book"
    assert every(name for name in listed["ahead"] if (served / name).is_file()) == listed["ahead"]
    notebooks = json.loads((served / lite.LOCK).read_text())
    assert "matplotlib" in notebooks["packages"]["logistic-regression-book"]["depends"]
    assert "ipython" in notebooks["packages"]["ipywidgets"]["depends"]
    assert "ipython" not in lock["packages"]["ipywidgets"]["depends"]


def test_each_package_of_the_page_s_python_has_the_hash_that_its_lock_names(site):
    served = site / "python" / json.loads((site / "python/files.json").read_text())["folder"]
    packages = json.loads((served / "pyodide-lock.json").read_text())["packages"].values()
    for package in every(packages):
        assert runtime.sha256(served / package["file_name"]) == package["sha256"], package["name"]


def test_jupyterlite_gets_students_versions_and_an_icon(site):
    assert "BEGIN SOLUTION" not in (site / "lite/files/exercises/sigmoid/sigmoid.ipynb").read_text(encoding="utf-8")
    assert '<link rel="icon" href="../_static/favicon.svg"' in (site / "lite/index.html").read_text()


def test_a_page_loads_its_own_files_only_and_nothing_else_is_shipped(site):
    index = page(site, "index")
    assert len(re.findall(r"<script", index)) == 1
    shipped = {path.name for path in (site / "_static").rglob("*") if path.is_file()}
    assert {"site.js", "book.css", "tokens.css"} <= shipped
    assert not [name for name in shipped if "bootstrap" in name or "fontawesome" in name or name.endswith(".html")]
    assert '<meta name="description" content="The odds are' in index


def test_an_old_address_leads_on_and_the_page_knows_it(site):
    old = (site / "book/old.html").read_text(encoding="utf-8")
    assert '<a href="figures.html">Figures</a>' in old
    assert 'data-formerly="book/old.html"' in page(site, "figures")
    assert '<a href="book/index.html">' in (site / "index.html").read_text(encoding="utf-8")


def test_what_would_be_missing_or_drawn_wrong_is_a_warning(tmp_path, monkeypatch):
    monkeypatch.setenv("LIVE_PYTHON", "0")
    silent = figures()
    silent["cells"][1]["metadata"] = {}
    folder = source(tmp_path / "book", index__md=INDEX + "\n\n$\\nosuch{x}$\n", figures__ipynb=nbformat.writes(silent))
    told = build(folder, monkeypatch)
    assert "figure without alternative text" in told
    assert "unknown command" in told
    assert 'class="live"' not in page(folder / "html", "figures")
    assert not (folder / "html/python").exists()


@pytest.mark.parametrize(
    ("moved", "words"),
    [({"book/old": "book/nowhere"}, "no such page"), ({"book/figures": "book/index"}, "a page of its own")],
)
def test_a_page_that_moved_to_nowhere_or_onto_another_stops_the_build(tmp_path, monkeypatch, moved, words):
    monkeypatch.setenv("LIVE_PYTHON", "0")
    folder = source(tmp_path / "book")
    settings = yaml.safe_load((folder / "_config.yml").read_text())
    settings["sphinx"]["config"]["moved_pages"] = moved
    (folder / "_config.yml").write_text(yaml.safe_dump(settings))
    with pytest.raises(AssertionError, match=words):
        build(folder, monkeypatch)
