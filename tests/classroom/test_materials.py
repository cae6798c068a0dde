"""Worksheets, answer keys, slides and the teaching guide: complete, and the answers where they belong."""

import html
import json
import re
import shlex

import pytest
from lxml import etree

from classroom import materials, slides
from classroom.exercise import notebook
from lib.explorables.questions import CHAPTERS, QUESTIONS
from tests.every import every

from .helpers import EXERCISES, ROOT

each = pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
GUIDE = (ROOT / "book/appendix/teaching-guide.md").read_text(encoding="utf-8")


@each
def test_a_worksheet_asks_and_its_key_answers(path):
    exercise = notebook.read(path)
    sheet, key = materials.worksheet(exercise), materials.answer_key(exercise)
    for part in exercise.hand:
        line = part.answer.split("\n")[0].removeprefix("**Model answer.** ")
        first = max(re.split(r"\$[^$]*\$", line), key=len)[:30]
        assert len(first) > 10
        assert first in key
        assert first not in sheet
    code = [cell for cell in exercise.notebook["cells"] if cell["cell_type"] == "code"]
    solutions = [cell for cell in code if notebook.nbgrader(cell).get("solution")]
    taken = [line for cell in solutions for line in notebook.student_source(cell)[1]]
    assert len(taken) >= len(exercise.parts)
    plain = {made: set(re.sub(r"<[^>]*>", "\n", made).split("\n")) for made in (sheet, key)}
    escaped = [line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for line in taken]
    assert all(line in plain[key] for line in escaped)
    assert not any(line in plain[sheet] for line in escaped)
    assert "lines" in sheet
    assert "check(" not in sheet
    assert "$" not in re.sub(r"<(pre|style).*?</\1>", "", sheet, flags=re.DOTALL)  # formulas are MathML
    etree.HTML(sheet)


def answers(sheet):
    """The places to answer in: the code with its blanks, the points, and the number of lines to write on."""
    for place in etree.HTML(sheet).xpath("//div[@class='answer']"):
        code, points = place.findtext("pre") or "", place.xpath("string(p[@class='points'])")
        yield code, points, len(place.xpath("div[@class='lines']"))


@each
def test_a_worksheet_has_a_name_line_points_and_room_to_write(path):
    exercise = notebook.read(path)
    sheet = materials.worksheet(exercise, "Statistics <2>")
    head = etree.HTML(sheet).xpath("string(//p[@class='head'])")
    total = float(re.search(r"/ ([\d.]+)", head)[1])
    assert head.startswith("Name:")
    assert "Statistics &lt;2&gt;" in sheet
    found = list(answers(sheet))
    needs = re.findall(r"Parts? ([\d, ]+) needs a computer", sheet)
    assert len(found) + sum(len(numbers.split(",")) for numbers in needs) == len(exercise.all_parts)
    assert sum(float(re.search(r"/ ([\d.]+) points?$", points)[1]) for _, points, _ in found) == total
    assert total == exercise.points or needs
    for code, _, lines in every(found):
        assert lines >= materials.LEAST
        assert "..." not in code
        assert "return ____________" not in code or code.count("____________") > 1  # a blank for all is no blank


@each
def test_nothing_on_paper_is_to_be_run(path):
    sheet = materials.worksheet(notebook.read(path)).partition('<div class="question">')[0]
    words = " ".join(etree.HTML(re.sub(r"<style.*?</style>", "", sheet, flags=re.DOTALL)).itertext())
    assert len(words) > 500
    for told in ("run it", "run the", "run both", "run them", "the check", "a check", "cell and", "import ", "check("):
        assert told not in words.lower(), told


def test_a_sentence_for_the_computer_is_taken_off_and_no_other():
    """The source of each exercise has such sentences, or the test above would show nothing; cells of bodies stay."""
    for path in EXERCISES:
        words = "\n".join(notebook.text(cell) for cell in notebook.read(path).notebook["cells"][:1])
        assert "run the cell and the check" in words or "run both cells" in words
        assert "goes with chapter" in materials._for_paper(words)
    capstone = next(path for path in EXERCISES if path.stem == "capstone")
    assert "measurements of cell nuclei" in materials.worksheet(notebook.read(capstone))
    assert "Part 7 needs a computer" in materials.worksheet(notebook.read(capstone))


def test_no_box_and_no_answer_is_split_between_two_pages():
    sheet = materials.worksheet(notebook.read(EXERCISES[0]))
    rules = ",".join(re.findall(r"([^{}]*)\{ break-inside: avoid; \}", sheet))
    assert {name.strip() for name in rules.split(",")} >= {"pre", ".answer", ".question"}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_two_concept_questions_a_chapter_have_a_note_on_every_distractor(chapter):
    questions = materials.concept_questions(chapter)
    assert len(questions) == 2
    for question in questions:
        for option in question["options"]:
            assert len(option["feedback"]) > 20
            assert option.get("right") or option["misconception"]


@pytest.mark.site  # runs the chapters
def test_the_figures_are_there_for_every_chapter(tmp_path):
    written = slides.write_slides(tmp_path)
    assert len(written) == 2 * len(CHAPTERS)
    for path in written:
        if path.suffix == ".svg":
            width, height = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', path.read_text(encoding="utf-8")).groups()
            assert abs(float(width) / float(height) - 16 / 9) < 0.01
        assert path.stat().st_size > 5000


def test_a_notebook_without_a_key_figure_is_an_error_that_names_it(tmp_path):
    cell = {"cell_type": "code", "id": "sum", "metadata": {"tags": []}, "source": ["1 + 1"]}
    path = tmp_path / "07-newton.ipynb"
    path.write_text(json.dumps({"cells": [cell]}))
    with pytest.raises(ValueError, match=r"07-newton\.ipynb: no cell is tagged slide"):
        slides.key_figure(path)
    cell["metadata"]["tags"] = ["slide"]
    path.write_text(json.dumps({"cells": [cell]}))
    with pytest.raises(ValueError, match="the cell sum, tagged slide, draws nothing"):
        slides.key_figure(path)


def test_the_guide_names_every_part_of_every_exercise():
    for path in EXERCISES:
        assert f"../exercises/{path.stem}/{path.stem}.ipynb" in GUIDE
    table = GUIDE.partition("## Goals")[2].partition("## What is difficult")[0]
    for path in EXERCISES:
        if path.stem == "capstone":
            continue
        exercise = notebook.read(path)
        name = path.stem.replace("-", " ")
        numbers = set()
        for cells in re.findall(rf"(?:\[{name}\]\([^)]*\)|\| {name}) ([\d, to]+) \|", table):
            for piece in cells.split(", "):
                ends = [int(n) for n in piece.split(" to ")]
                numbers |= set(range(ends[0], ends[-1] + 1))
        assert numbers == set(range(1, len(exercise.all_parts) + 1)), path.stem


def test_every_command_in_the_guide_exists():
    from classroom.__main__ import parser

    for line in every(re.findall(r"^classroom (.+)$", GUIDE, flags=re.MULTILINE)):
        assert parser().parse_args(shlex.split(line)).command


@pytest.mark.site
def test_the_concept_bank_page_holds_every_question():
    page = (ROOT / "_build/html/book/appendix/concept-bank.html").read_text(encoding="utf-8")
    assert "CONCEPT-BANK" not in page
    plain = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", page))).replace("’", "'")
    for question in QUESTIONS:
        beginning = re.sub(r"<[^>]*>", "", question["text"])[:25]
        assert beginning in plain, question["id"]
        for wrong in (*question.get("wrong", []), *question.get("options", [])):
            assert wrong.get("misconception", "") in plain
