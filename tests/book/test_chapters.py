"""The list of chapters is written once, in `_toc.yml`, and every chapter brings the same files under its one slug."""

import json
import re
from collections import Counter

import pytest

from book._ext.bank import bank
from book._ext.chapters import ROOT, Chapter, chapters, pages
from lib.checks._parts import SLUGS
from lib.explorables.questions import CHAPTERS

EXERCISES = [page.split("/") for page in pages() if page.startswith("book/exercises/")]
each_chapter = pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.slug)


def test_the_list_is_in_order_and_every_page_of_it_is_there():
    assert [chapter.number for chapter in chapters()] == list(range(1, len(chapters()) + 1))
    assert len(chapters()) >= 6
    for page, times in Counter(pages()).items():
        assert times == 1, f"{page} stands {times} times in _toc.yml"
        assert (ROOT / f"{page}.ipynb").is_file() or (ROOT / f"{page}.md").is_file(), page


def test_no_notebook_is_forgotten_in_the_list():
    written = {path.relative_to(ROOT).with_suffix("").as_posix() for path in (ROOT / "book").rglob("*.ipynb")
               if ".ipynb_checkpoints" not in path.parts}  # fmt: skip
    assert len(written) > 12
    assert written <= set(pages())


@each_chapter
def test_a_chapter_has_its_files(chapter):
    for file in (
        f"book/{chapter.name}.ipynb",
        f"book/exercises/{chapter.slug}/{chapter.slug}.ipynb",
        f"lib/checks/{chapter.module}.py",
        f"lib/explorables/questions/{chapter.name}.toml",
        f"tests/lib/checks/test_{chapter.module}.py",
        f"tests/book/test_{chapter.module}.py",
    ):
        assert (ROOT / file).is_file(), f"{file} is missing; make new-chapter lays it out"


@each_chapter
def test_a_title_carries_the_chapter_s_number(chapter):
    assert re.fullmatch(rf"{chapter.number}\. \S.+", chapter.title)


@each_chapter
def test_the_landing_page_lists_a_chapter_by_its_title(chapter):
    cells = json.loads((ROOT / "book/index.ipynb").read_text(encoding="utf-8"))["cells"]
    assert f"[{chapter.title}]({chapter.name}.ipynb)" in "".join("".join(cell["source"]) for cell in cells)


def test_questions_and_exercises_follow_the_list_s_order():
    slugs = [chapter.slug for chapter in chapters()]
    assert list(CHAPTERS) == slugs
    assert [slug for *_, folder, slug in EXERCISES if folder == slug][: len(slugs)] == slugs
    assert {slug.replace("-", "_") for *_, slug in EXERCISES} == set(SLUGS)


def test_the_concept_bank_has_the_chapters_titles():
    assert re.findall(r"^## (.+)$", bank(), flags=re.MULTILINE) == [chapter.title for chapter in chapters()]


def test_negative_answers_have_a_minus_sign():
    assert re.search(r"^- −1\.386: ", bank(), flags=re.MULTILINE)
    assert not re.search(r"^- -", bank(), flags=re.MULTILINE)


def test_a_chapter_without_a_heading_is_an_error_that_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr("book._ext.chapters.ROOT", tmp_path)
    (tmp_path / "book").mkdir()
    (tmp_path / "book/07-newton.ipynb").write_text('{"cells": [{"source": ["No heading"]}]}')
    with pytest.raises(ValueError, match=r"first cell of 07-newton\.ipynb has no heading: write “# 7\. …”"):
        _ = Chapter(7, "newton").title


def test_no_symbol_of_the_notation_page_has_two_rows():
    page = (ROOT / "book/appendix/notation.md").read_text(encoding="utf-8")
    table = page.partition("## Symbols")[2].partition("## Conventions")[0]
    symbols = re.findall(r"^\| (\$[^|]+?\$|lr|num_iter|l2|loss) \|", table, flags=re.MULTILINE)
    assert len(symbols) > 25
    assert [symbol for symbol, times in Counter(symbols).items() if times > 1] == []
