"""An exercise done in the page alone: checked as the grader will, saved, handed in, graded, and opened again."""

import csv
import hashlib
import json
import re

import pytest

from classroom.exercise import notebook
from tests.classroom.helpers import classroom, stubs
from tests.every import every

from ..conftest import ROOT
from ..page import STANDARDS, violations
from .helpers import Live

SOURCES = sorted((ROOT / "book/exercises").glob("*/*.ipynb"))
SIGMOID = ROOT / "book/exercises/sigmoid/sigmoid.ipynb"
EXPLANATION = "Ten days multiply the odds by exp(4);\nthe probability moves by what it was before."
ANSWERS = {
    "odds-by-hand": "odds_of_forecast = 4",
    "weight-between": (
        "def weight_between(before, after):\n    return np.log(after / (1 - after)) - np.log(before / (1 - before))"
    ),
    "x-at": "def x_at(p, w, b):\n    return (np.log(p / (1 - p)) + b) / w",  # wrong by a sign
}


def page_of(path):
    return f"book/exercises/{path.stem}/{path.stem}.html"


class Exercise:
    """The end of an exercise's page, once Python was asked for."""

    def __init__(self, page, *, ready=True):
        self.live, self.page = Live(page, ready=ready), page
        self.part = page.locator(".live-handin")

    def button(self, name):
        return self.part.get_by_role("button", name=name, exact=True)

    @property
    def says(self):
        return self.part.locator(".live-status").inner_text()

    def until(self, words):
        self.part.locator(".live-status", has_text=words).wait_for()

    def write(self, answers, explanation=""):
        for name, code in answers.items():
            self.live.cell(name).write(code)
        if explanation:
            self.part.page.locator("textarea.live-answer").first.fill(explanation)

    def check(self):
        """The rows of the result: part, words, points."""
        self.button("Check as the grader will").click()
        self.until("your work earns")
        rows = every(self.part.locator("tbody tr").all())
        return [row.locator("th, td").all_inner_texts() for row in rows]

    def save(self, path):
        with self.page.expect_download() as download:
            self.button("Save my work").click()
        assert download.value.suggested_filename == "exercise-sigmoid.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        download.value.save_as(path)
        return json.loads(path.read_text(encoding="utf-8"))

    def open(self, content, name="mine.ipynb"):
        content = content if isinstance(content, bytes) else json.dumps(content).encode()
        file = {"name": name, "mimeType": "application/json", "buffer": content}
        self.part.locator("input[type=file]").set_input_files(file)


@pytest.fixture
def exercise(visit):
    """A visit to the first exercise, whose cells nobody has touched."""
    return Exercise(visit().open(page_of(SIGMOID)))


def test_from_the_page_to_the_grades(exercise, tmp_path):
    exercise.write(ANSWERS, EXPLANATION)
    saved = exercise.save(tmp_path / "class/ada/exercise-sigmoid.ipynb")
    assert notebook.text(saved["cells"][-1]) == EXPLANATION
    classroom("grade", SIGMOID, tmp_path / "class", "--out", tmp_path / "out")
    (row,) = csv.DictReader((tmp_path / "out/grades.csv").read_text(encoding="utf-8").splitlines())
    assert (row["student"], row["status"]) == ("ada", "ok")
    assert {name: row[name] for name in row if name.endswith("-check")} == {
        "odds-by-hand-check": "1", "probability-by-hand-check": "0", "weight-between-check": "2",
        "raised-probability-check": "0", "x-at-check": "0", "steepness-check": "0",
    }  # fmt: skip


def test_the_check_says_what_the_grader_will_say(exercise):
    exercise.live.cell("setup").run("import numpy as np\nfrom lib import check\nhelp_me = np.log")
    exercise.write(ANSWERS | {"steepness": "def steepness(z):\n    return only_here\nonly_here"}, EXPLANATION)
    rows = exercise.check()
    assert [row[0] for row in rows] == [str(1 + i) for i in range(7)]
    assert [row[2] for row in rows] == [
        "1 of 1", "0 of 1", "2 of 2", "0 of 2", "0 of 2", "0 of 3", "of 3",
    ]  # fmt: skip
    assert rows[0][1] == "✓ odds: right."
    assert "still to do" in rows[1][1]
    assert rows[4][1].startswith("✗ x_at: ")
    assert "Traceback" not in rows[4][1]
    assert rows[6][1] == "… Written; a person marks it."
    assert exercise.says.startswith("In a fresh Python, your work earns 3 of 11 points. 3 points more are for")
    lost = every(exercise.part.locator("li").all_inner_texts())
    assert any(re.match(r"Cell \d+ ends with an error.*only_here", line) for line in lost)
    assert any("the grader puts its own code beside yours" in line for line in lost)
    assert violations(exercise.page, STANDARDS) == []


def test_variables_of_the_page_don_t_count(exercise):
    exercise.live.cell("odds-by-hand").run("kept = 4\nodds_of_forecast = kept")
    exercise.live.cell("odds-by-hand").write("odds_of_forecast = kept")
    assert "right" in exercise.live.cell("odds-by-hand-check").run('check("odds", kept, p=0.8)')
    exercise.live.cell("odds-by-hand-check").button("Reset").click()
    assert exercise.check()[0][2] == "0 of 1"


def test_a_cell_without_an_end_costs_that_cell_alone(visit):
    shown = visit()
    shown.page.clock.install()
    exercise = Exercise(shown.open(page_of(SIGMOID)))
    exercise.write({"odds-by-hand": "while True: pass", "x-at": ANSWERS["x-at"].replace("+ b", "- b")})
    number = exercise.live.cell("odds-by-hand").number
    exercise.button("Check as the grader will").click()
    exercise.until(f"cell {number} …")
    shown.page.clock.fast_forward(61_000)
    exercise.until("your work earns")
    rows = every(exercise.part.locator("tbody tr").all_inner_texts())
    assert rows[4].endswith("2 of 2")
    assert "did not end within a minute" in exercise.part.locator("li").first.inner_text()


def test_the_check_can_be_stopped(exercise):
    exercise.write({"odds-by-hand": "while True: pass"})
    exercise.button("Check as the grader will").click()
    exercise.until(f"cell {exercise.live.cell('odds-by-hand').number} …")
    exercise.button("Stop the check").click()
    exercise.until("The check was stopped.")
    assert exercise.button("Check as the grader will").is_visible()


def test_what_is_saved_is_the_students_version_with_the_answers_and_a_receipt(exercise, tmp_path):
    exercise.write(ANSWERS, EXPLANATION)
    saved, given = exercise.save(tmp_path / "mine.ipynb"), stubs(SIGMOID)
    receipt = saved["metadata"].pop("classroom")["receipt"]
    said = [[cell["id"], notebook.text(cell)] for cell in saved["cells"]]
    words = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    assert receipt["sha256"] == hashlib.sha256(words.encode()).hexdigest()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", receipt["saved"])
    raw = (ROOT / "_build/html/downloads/exercise-sigmoid.ipynb").read_bytes()
    assert receipt["edition"] == hashlib.sha256(raw).hexdigest()[:12]
    assert receipt["sha256"][:12] in exercise.says
    changed = {**ANSWERS, "explain-weight": EXPLANATION}
    for mine, book in zip(saved["cells"], given["cells"], strict=True):
        assert mine["metadata"] == book["metadata"]
        assert notebook.text(mine) == changed.get(mine["id"], notebook.text(book))


def test_saved_work_is_opened_on_another_device(exercise, visit, tmp_path):
    exercise.write(ANSWERS, EXPLANATION)
    saved = exercise.save(tmp_path / "mine.ipynb")
    other = Exercise(visit().open(page_of(SIGMOID)))
    other.live.cell("steepness").write("mine")
    other.open(saved)
    other.until("Opened what was saved on")
    assert "unchanged since" in other.says
    for name, code in ANSWERS.items():
        assert other.live.cell(name).code() == code
    assert other.page.locator("textarea.live-answer").input_value() == EXPLANATION
    assert other.live.cell("steepness").code() != "mine"
    other.page.reload()
    again = Exercise(other.page)
    assert again.live.cell("x-at").code() == ANSWERS["x-at"]
    saved["cells"][3]["source"] = "odds_of_forecast = 5"
    saved["cells"].insert(4, {"cell_type": "code", "metadata": {}, "source": "an extra cell"})
    again.open(saved)
    again.until("and changed since")
    assert "1 cell of the file has no place on this page" in again.says
    again.button("Put back what was here").click()
    assert again.live.cell("odds-by-hand").code() == ANSWERS["odds-by-hand"]


def test_of_another_edition_only_the_answers_are_taken(exercise, tmp_path):
    exercise.write({"odds-by-hand": "mine", "odds-by-hand-check": "my own check"})
    saved = exercise.save(tmp_path / "mine.ipynb")
    exercise.open(saved)
    exercise.until("unchanged since")
    assert exercise.live.cell("odds-by-hand-check").code() == "my own check"
    saved["metadata"]["classroom"]["receipt"]["edition"] = "0" * 12
    exercise.open(saved)
    exercise.until("another edition of this exercise")
    assert exercise.live.cell("odds-by-hand").code() == "mine"
    assert exercise.live.cell("odds-by-hand-check").code().startswith('check("odds"')


HOSTILE = {
    "not JSON": (b"%PDF-1.7", "This file is no notebook"),
    "cut off": (b'{"cells": [', "not saved to its end"),
    "no cells": ({"cells": {"length": 3}}, "has no list of cells"),
    "null": (b"null", "has no list of cells"),
    "too many cells": ({"cells": [{}] * 1001}, "more than 1000 cells"),
    "large": (b" " * 10_000_001, "more than 10 MB"),
    "a long cell": ({"cells": [{"id": "x-at", "source": "x" * 15_001}]}, "more than 15,000 characters"),
    "strange cells": ({"cells": [None, 1, [], {"source": {}}, {"source": [1]}]}, "not a notebook of this exercise"),
    "another exercise": (stubs(ROOT / "book/exercises/loss/loss.ipynb"), "not a notebook of this exercise"),
    "a variant": ({"metadata": {"classroom": {"variant": "0" * 12}}, "cells": []}, "your own variant"),
}


def test_what_is_no_saved_work_changes_nothing_and_is_told(exercise):
    exercise.write({"x-at": "mine"})
    for content, words in HOSTILE.values():
        exercise.open(content)
        exercise.until(words)
        assert exercise.live.cell("x-at").code() == "mine"
        assert exercise.button("Put back what was here").count() == 0


def test_a_hostile_cell_is_text(exercise):
    made = stubs(SIGMOID)
    script = "<img src=x onerror=\"document.title='taken'\">"
    for cell in made["cells"]:
        cell["source"] = script
        cell["outputs"] = [{"output_type": "display_data", "data": {"text/html": script}, "metadata": {}}]
    made["metadata"]["classroom"] = {"receipt": {"sha256": script, "saved": script, "edition": script}}
    exercise.open(made)
    exercise.until("has no receipt")
    assert exercise.live.cell("x-at").code() == script
    assert exercise.page.locator("article img[src=x]").count() == 0
    assert exercise.page.title() != "taken"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_exercise_solved_in_the_page_earns_all_points(visit, path):
    """By opening the solved notebook, as a student does who began on another device."""
    source = notebook.read(path)
    made = notebook.student(source)
    for mine, theirs in zip(made["cells"], source.notebook["cells"], strict=True):
        if notebook.nbgrader(theirs).get("solution"):
            mine["source"] = notebook.text(theirs)
    exercise = Exercise(visit().open(page_of(path)))
    exercise.open(made)
    exercise.until("Opened")
    rows = exercise.check()
    assert len(rows) == len(source.all_parts)
    assert [row[1] for row in rows if row[1][0] not in "✓…"] == []
    total = sum(part.points for part in source.parts)
    assert f"earns {total:g} of {total:g} points" in exercise.says


def test_parts_are_numbered_as_their_questions_are():
    for path in every(SOURCES):
        source = notebook.read(path)
        graded = [i for i, cell in enumerate(source.notebook["cells"]) if notebook.nbgrader(cell).get("grade")]
        for number, at in enumerate(every(graded), 1):
            before = "\n".join(notebook.text(cell) for cell in source.notebook["cells"][:at])
            assert re.findall(r"^\*\*(\d+)\.\*\*", before, re.M)[-1] == str(number), path


def test_a_chapter_has_nothing_to_hand_in(visit):
    page = visit().open("book/01-sigmoid.html")
    Live(page, ready=False)
    page.wait_for_selector(".live-bar")
    assert page.locator(".live-handin").count() == 0
