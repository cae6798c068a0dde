"""Marks are saved at once, into the table and the ledger, and two markers lose nothing of each other's."""

import csv
import json
import multiprocessing

import pytest

from classroom.grading import graded, hand
from classroom.marking.desk import LONGEST, Conflict, Desk
from tests.every import every

from .desks import EXERCISE, PART, folder, table

ANSWERS = {"anna": "The odds double.", "'t Hooft": "It depends.", "=Bo": "No idea.", "silent": ""}


@pytest.fixture
def out(tmp_path):
    return folder(tmp_path / "out", ANSWERS, {"anna": "Änna O'Brien"})


def entry_of(desk, student):
    (found,) = [entry.id for entry in desk.entries.values() if entry.student == student]
    return found


def save(desk, student, points, comment="", seen=None):
    name = entry_of(desk, student)
    return desk.save(name, points, comment, seen or desk.state(name)["version"])


def test_a_mark_is_in_the_table_and_in_the_ledger_before_it_is_said_to_be_saved(out):
    desk = Desk(out)
    state = save(desk, "anna", 2.5, "Which start?\nSay more.")
    assert (state["points"], state["comment"], state["before"]) == (2.5, "Which start?\nSay more.", "")
    assert table(out)["anna"] == (2.5, "Which start?\nSay more.")
    where = hand.Where("anna", PART, hand.digest(ANSWERS["anna"]), 3.0)
    assert hand.recall(out / hand.LEDGER)[where].points == 2.5
    assert Desk(out).state(entry_of(desk, "anna")) == state


def test_a_copy_with_the_date_is_kept_before_each_rewrite(out):
    desk = Desk(out)
    before = []
    for points in (1, 2, 3):
        before.append((out / hand.TABLE).read_bytes())
        save(desk, "anna", points)
    save(desk, "anna", 3)  # nothing new is no rewrite
    copies = sorted((out / hand.COPIES).iterdir(), key=lambda path: path.stat().st_mtime_ns)
    assert [path.read_bytes() for path in copies] == before


def test_every_row_of_others_stays(out):
    desk = Desk(out)
    for number, student in enumerate(("anna", "'t Hooft", "=Bo")):
        save(desk, student, number, f"for {student}")
    found = table(out)
    assert [found[student] for student in ("anna", "'t Hooft", "=Bo")] == [
        (0, "for anna"),
        (1, "for 't Hooft"),
        (2, "for =Bo"),
    ]
    assert "silent" in found


def test_two_markers_side_by_side_lose_nothing(out):
    """The second to save is told what stands there; what stands there is unchanged until it says so."""
    one, two = Desk(out), Desk(out)
    name = entry_of(one, "anna")
    seen = two.state(name)["version"]
    save(one, "anna", 1, "too short")
    with pytest.raises(Conflict) as told:
        two.save(name, 3, "fine", seen)
    assert (told.value.theirs["points"], told.value.theirs["comment"]) == (1, "too short")
    assert table(out)["anna"] == (1, "too short")
    save(two, "=Bo", 2)  # other answers are no conflict
    two.save(name, 3, "fine", told.value.theirs["version"])
    assert table(out)["anna"] == (3, "fine")
    assert table(out)["=Bo"] == (2, "")
    assert any(b"too short" in path.read_bytes() for path in every((out / hand.COPIES).iterdir()))


def _mark_many(out, student, count):
    desk = Desk(out)
    for i in range(count):
        save(desk, student, i % 3, f"{student} {i}")


def test_two_processes_at_once_lose_nothing(out):
    context = multiprocessing.get_context("fork")
    students = ("anna", "'t Hooft", "=Bo")
    markers = [context.Process(target=_mark_many, args=(out, student, 20)) for student in students]
    for marker in markers:
        marker.start()
    for marker in markers:
        marker.join()
    assert [marker.exitcode for marker in markers] == [0, 0, 0]
    assert {student: table(out)[student] for student in students} == {name: (1, f"{name} 19") for name in students}


def test_what_a_spreadsheet_wrote_meanwhile_is_a_conflict_and_stays(out):
    desk = Desk(out)
    seen = desk.state(entry_of(desk, "anna"))["version"]
    path = out / hand.TABLE
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        if row[0] == "anna":
            row[4] = "2"
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    with pytest.raises(Conflict):
        save(desk, "anna", 3, seen=seen)
    assert table(out)["anna"][0] == 2


def test_a_table_that_cannot_be_read_is_told_and_left_alone(out):
    desk = Desk(out)
    broken = (out / hand.TABLE).read_text(encoding="utf-8-sig").replace("anna", "Anna B.")
    (out / hand.TABLE).write_text(broken, encoding="utf-8")
    with pytest.raises(hand.MarksError, match=r"'Anna B\.' is no student's name"):
        desk.save(entry_of(desk, "anna"), 1, "", "")
    assert (out / hand.TABLE).read_text(encoding="utf-8") == broken


@pytest.mark.parametrize("points", [-1, 3.5, "2", True, float("nan"), float("inf"), [2], {}, 10**400])
def test_points_that_are_none_are_refused(out, points):
    with pytest.raises(ValueError, match="points must be"):
        save(Desk(out), "anna", points)
    assert table(out)["anna"] == (None, "")


@pytest.mark.parametrize("comment", [None, 7, ["x"], "x" * (LONGEST + 1)])
def test_comments_that_are_none_are_refused(out, comment):
    with pytest.raises(ValueError, match="a comment must be text"):
        save(Desk(out), "anna", 1, comment)


@pytest.mark.parametrize(
    "comment",
    ["=HYPERLINK(1)", "'=x", "'quoted'", "a,b;c\td", 'say "why"', "\ud800x", "x\x00\x1b[2Jy", "é李", "  ", "\r\n"],
)
def test_what_is_said_to_be_saved_is_what_is_read_back(out, comment):
    desk = Desk(out)
    state = save(desk, "anna", 1 / 3, comment)
    assert Desk(out).state(entry_of(desk, "anna")) == state
    assert "\x1b" not in state["comment"]
    assert save(desk, "anna", 1, state["comment"])["points"] == 1


def test_a_mark_can_be_taken_back(out):
    desk = Desk(out)
    save(desk, "anna", 2)
    assert save(desk, "anna", None)["points"] is None
    assert table(out)["anna"] == (None, "")


def test_the_desk_tells_no_names_and_its_order_tells_none(out):
    desk = Desk(out)
    words = json.dumps(desk.overview()) + json.dumps([desk.state(name) for name in desk.entries])
    for word in ("anna", "Hooft", "Bo", "silent", "Brien"):
        assert word not in words
    assert sorted(desk.names().values()) == ["'t Hooft", "=Bo", "Änna O'Brien"]
    assert list(desk.entries) == sorted(desk.entries)
    assert [part["part"] for part in desk.overview()] == [PART]


def test_a_new_answer_is_seen_and_the_old_mark_is_not_taken_for_it(out):
    desk = Desk(out)
    seen = save(desk, "anna", 3, "Right.")["version"]
    made = graded.load(out)
    made.results[0].answers[PART] = "Something else."
    source = next((out / graded.SOURCE).glob("*.ipynb"))
    copy = out / "sigmoid.ipynb"
    copy.write_bytes(source.read_bytes())
    graded.keep(out, made, copy)
    with pytest.raises(Conflict) as told:
        save(desk, "anna", 2, seen=seen)
    theirs = told.value.theirs
    assert (theirs["points"], theirs["comment"]) == (None, "")
    assert theirs["before"].startswith("Another answer of this student was given 3 of 3 points before: “Right.”")
    assert not desk.overview()[0]["entries"][list(desk.entries).index(entry_of(desk, "anna"))]["marked"]
    save(desk, "anna", 1, "Less right.")
    rows = hand.read(out / hand.TABLE, EXERCISE, ANSWERS)
    given = {where.answer: mark.points for where, mark in rows.items() if where.student == "anna"}
    assert given == {hand.digest(ANSWERS["anna"]): 3, hand.digest("Something else."): 1}
    assert "Something else." in desk.shown(entry_of(desk, "anna"))


def test_pages_and_grades_follow(out):
    save(Desk(out), "anna", 2.5, "Which start?")
    graded.write_all(out, graded.load(out))
    assert "13.5" in (out / "grades.csv").read_text(encoding="utf-8")
    page = (out / "feedback/anna.html").read_text(encoding="utf-8")
    assert "Which start?" in page
    assert "Änna O&#39;Brien" in page


def test_a_folder_without_grades_is_told(tmp_path):
    with pytest.raises(ValueError, match="run `python -m classroom grade"):
        Desk(tmp_path)


def test_the_exercise_has_what_the_tests_mark():
    assert [part.id for part in EXERCISE.hand] == [PART]
