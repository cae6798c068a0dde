"""The exercises in the site: student versions to read and to take away, and no solution anywhere."""

import html
import json
import re
import zipfile

import nbformat
import pytest

from .conftest import ROOT, SITE

SOURCES = sorted((ROOT / "book/exercises").glob("*/*.ipynb"))
each = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)


def secrets(path):
    """Lines that only a teacher may see: solutions, model answers, rubrics."""
    found = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        text, mark = "".join(cell["source"]), cell["metadata"].get("nbgrader", {})
        if mark.get("solution") and mark.get("grade"):
            found += text.split("\n")
        elif mark.get("solution"):
            found += text.partition("### BEGIN SOLUTION\n")[2].partition("### END SOLUTION")[0].split("\n")
    lines = [line.strip() for line in found if len(line.strip()) > 3]
    assert len(lines) > 8
    return lines


def plain(page):
    """A page's text, line by line, as a reader copies it."""
    return {line.strip() for line in html.unescape(re.sub(r"<[^>]*>", "", page)).split("\n")}


@each
def test_a_page_holds_no_line_of_a_solution(path):
    page = (SITE / f"book/exercises/{path.stem}/{path.stem}.html").read_text(encoding="utf-8")
    shown = plain(page)
    assert not [line for line in secrets(path) if line in shown]
    assert "check(" in "".join(shown)
    for word in ("BEGIN SOLUTION", "HIDDEN", "graded=True", "Rubric", "Model answer"):
        assert word not in page


@each
def test_the_notebook_to_take_away_is_the_students_version(path):
    raw = (SITE / f"downloads/exercise-{path.stem}.ipynb").read_bytes()
    nbformat.validate(nbformat.reads(raw.decode(), as_version=4))
    shown = {line.strip() for cell in json.loads(raw)["cells"] for line in "".join(cell["source"]).split("\n")}
    assert not [line for line in secrets(path) if line in shown]
    with zipfile.ZipFile(SITE / "downloads/notebooks.zip") as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(f"book/exercises/{path.stem}/{path.stem}.ipynb")]
        assert archive.read(name) == raw


@each
def test_the_page_offers_it(visit, path):
    opened = visit().open(f"book/exercises/{path.stem}/{path.stem}.html")
    link = opened.locator(f"a[href$='exercise-{path.stem}.ipynb']")
    assert link.is_visible()
    assert opened.request.get(opened.evaluate("a => a.href", link.element_handle())).ok


@each
def test_the_notebook_in_the_browser_is_the_students_version(path):
    raw = (SITE / f"lite/files/exercises/{path.stem}/{path.stem}.ipynb").read_bytes()
    assert raw == (SITE / f"downloads/exercise-{path.stem}.ipynb").read_bytes()


def test_no_notebook_anywhere_in_the_site_has_a_teachers_part():
    notebooks = list(SITE.rglob("*.ipynb"))
    assert len(notebooks) > 2 * len(SOURCES)
    for notebook in notebooks:
        assert not re.search("BEGIN SOLUTION|HIDDEN TESTS|Rubric|Model answer", notebook.read_text(encoding="utf-8"))


def test_a_solution_on_a_page_would_be_seen():
    assert "return np.log(p / (1 - p))" in plain("<pre>    return <b>np</b>.log(p / (1 - p))\n</pre>")
    assert "return e / (1 + e) ** 2" in secrets(ROOT / "book/exercises/sigmoid/sigmoid.ipynb")
