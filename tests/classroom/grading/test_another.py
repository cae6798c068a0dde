"""A notebook of another exercise is named as one: it is no 0, and none of its mistakes are this exercise's."""

import copy
import json
import re

import pytest

from classroom.exercise import notebook
from classroom.grading.result import ANOTHER, EDITION
from classroom.grading.submission import find
from tests.classroom.helpers import EXERCISES, ROOT, classroom, hand_in, honest, stubs, table
from tests.every import every

pytestmark = pytest.mark.site
BY_NAME = {path.stem: path for path in EXERCISES}
FIRST, SECOND = BY_NAME["sigmoid"], BY_NAME["boundary"]
TOLD = 'this is the notebook of "Exercise 1. The sigmoid", not of "Exercise 2. The boundary"'


def bare(made):
    """As an editor leaves it that keeps neither metadata nor ids."""
    made = copy.deepcopy(made)
    for each in made["cells"]:
        each["metadata"] = {}
        each.pop("id", None)
    return made


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    here = tmp_path_factory.mktemp("another")
    submissions = here / "in"
    hand_in(submissions, "ada", honest(FIRST), "boundary.ipynb")
    hand_in(submissions, "bo", honest(SECOND), "boundary.ipynb")
    hand_in(submissions, "cy", bare(honest(FIRST)), "boundary.ipynb")
    hand_in(submissions, "di", json.loads((ROOT / "book/01-sigmoid.ipynb").read_text(encoding="utf-8")))
    hand_in(submissions, "eve", honest(FIRST), "boundary.ipynb")
    hand_in(submissions, "eve", honest(SECOND), "homework.ipynb")
    hand_in(submissions, "fay", bare(honest(SECOND)))
    hand_in(submissions, "gus", stubs(FIRST), "boundary.ipynb")
    done = classroom("grade", SECOND, submissions, "--out", here / "out", "--quiet", check=0)
    return here, done, table(here / "out")


def test_it_is_known_by_its_cells_and_by_its_title(graded):
    _, done, rows = graded
    assert {who: row["status"] for who, row in rows.items()} == {
        "ada": ANOTHER, "bo": "ok", "cy": ANOTHER, "di": ANOTHER, "eve": "ok", "fay": "ok", "gus": ANOTHER,
    }  # fmt: skip
    for who in ("ada", "cy", "gus"):
        assert rows[who]["total"] == ""
        assert TOLD in rows[who]["notes"]
    assert rows["eve"]["file"] == "homework.ipynb"
    assert rows["eve"]["total"] == rows["bo"]["total"] == rows["fay"]["total"] != "0"
    assert "not of" in rows["di"]["notes"]
    assert "ada (a notebook of another exercise)" in done.stderr
    assert "wrong exercise" not in done.stderr


def test_student_and_teacher_read_it_in_plain_words(graded):
    here, _, _ = graded
    page = (here / "out/feedback/ada.html").read_text(encoding="utf-8")
    assert (
        "This is no notebook of this exercise, so nothing in it could be graded. Please hand in the right one." in page
    )
    assert "Exercise 1. The sigmoid" in page
    assert "<section>" not in page
    assert "Exercise 1. The sigmoid" in (here / "out/summary.html").read_text(encoding="utf-8")
    shown = (here / "out/hand-grading.html").read_text(encoding="utf-8")
    assert "odds_of_forecast" in shown  # marked as a whole, if somebody wants to: what is written, and no raw file
    assert "cell_type" not in shown


def test_its_mistakes_are_none_of_this_exercise_s(graded):
    here, _, _ = graded
    classroom("gradebook", here / "out", "--out", here / "book", check=0)
    assert len((here / "book/mistakes.csv").read_text(encoding="utf-8").splitlines()) == 1
    assert "No known mistake was seen." in (here / "out/summary.html").read_text(encoding="utf-8")


def older(path, *, parts):
    """The exercise as it was: with other parts, or with the same and other numbers."""
    made = stubs(path)
    for each in made["cells"]:
        if parts and (found := notebook.nbgrader(each).get("grade_id")):
            each["metadata"]["nbgrader"]["grade_id"] = f"old-{found}"
            each["id"] = f"old-{each['id']}"
            each["source"] = f"# as it was\n{notebook.text(each)}"
        elif "p=0.8" in notebook.text(each):
            each["source"] = notebook.text(each).replace("p=0.8", "p=0.7")
    return made


def test_an_older_edition_is_named_as_such(tmp_path):
    hand_in(tmp_path / "in", "ada", older(FIRST, parts=True))
    hand_in(tmp_path / "in", "bo", older(FIRST, parts=False))
    hand_in(tmp_path / "in", "cy", honest(FIRST))
    classroom("grade", FIRST, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet", check=0)
    rows = table(tmp_path / "out")
    assert [rows[who]["status"] for who in ("ada", "cy")] == [EDITION, "ok"]
    assert rows["ada"]["total"] == ""
    assert (
        'called "Exercise 1. The sigmoid", and has none of its parts: perhaps an older edition' in rows["ada"]["notes"]
    )
    page = (tmp_path / "out/feedback/ada.html").read_text(encoding="utf-8")
    assert "Perhaps it is an older edition. Please hand in the one that was given out." in page
    words = "its check has other numbers than were handed out, perhaps those of an older edition"
    assert words in rows["bo"]["notes"]
    assert words not in rows["cy"]["notes"]
    (line,) = re.findall(r"<li>Look at:.*?</li>", (tmp_path / "out/summary.html").read_text(encoding="utf-8"), re.S)
    assert ">bo (see the note below)</a>" in line


def test_a_folder_of_another_exercise_is_told_as_a_slip_of_the_command(tmp_path):
    for who in ("ada", "bo"):
        hand_in(tmp_path / "in", who, honest(FIRST))
    done = classroom("grade", SECOND, tmp_path / "in", "--out", tmp_path / "out", "--quiet", check=1)
    assert f"Was the wrong exercise given? No notebook is of boundary; of the first: {TOLD}." in done.stderr
    assert "Say the same command with the right exercise, and another --out" in done.stderr


def test_every_exercise_tells_its_own_from_all_others(tmp_path):
    for name, path in BY_NAME.items():
        hand_in(tmp_path, name, stubs(path))
        hand_in(tmp_path, f"{name}-bare", bare(honest(path)))
    assert len(BY_NAME) > 5
    for name, path in BY_NAME.items():
        status = {one.student: one.status for one in find(tmp_path, notebook.read(path))}
        assert {status[name], status[f"{name}-bare"]} == {""}
        assert {status[other] for other in every(BY_NAME) if other != name} == {ANOTHER}
