"""A mark belongs to the answer that it was given to, and to the maximum that it was given of."""

import csv
import json

import pytest

from classroom.exercise import notebook
from classroom.grading import counted, hand
from classroom.grading.report import write_csv
from classroom.grading.result import Result
from classroom.lms import collect
from classroom.lms.late import Rule, deadline
from classroom.marking.desk import Desk
from tests.classroom.helpers import SIGMOID, answer, cell, classroom, hand_in, honest, table
from tests.classroom.lms.test_late import brightspace

PART = "explain-weight"
GOOD, THIN, EMPTY = "The odds are multiplied by two.", "It rises.", notebook.ANSWER


def grade(here, check=0, source=SIGMOID):
    how = ["--unsandboxed", "--quiet", "--workers", 2]
    return classroom("grade", source, here / "in", "--out", here / "out", *how, check=check)


def export(here, check):
    who = ["--students", here / "in/students.csv"] if (here / "in/students.csv").exists() else []
    done = classroom("export", here / "out/grades.csv", "--to", "plain", *who, "--out", here / "sent.csv", check=check)
    with open(here / "sent.csv", newline="", encoding="utf-8-sig") as file:
        return {row["student"]: row["total"] for row in csv.DictReader(file)}, done.stderr


def rows(here):
    with open(here / "out" / hand.TABLE, newline="", encoding="utf-8-sig") as file:
        return [row for row in csv.DictReader(file) if row["part"] == PART]


def mark(here, given):
    """In a spreadsheet: points and a comment, by the digest of an answer."""
    found = rows(here)
    for row in found:
        if row["answer_sha256"] in given:
            row["points"], row["comment"] = given[row["answer_sha256"]], "my words"
    write_csv(here / "out" / hand.TABLE, [list(found[0]), *[list(row.values()) for row in found]])


def book(words, **more):
    return answer(honest(), explain_weight=words, **more)


def page(here, student):
    return (here / "out/feedback" / f"{student}.html").read_text(encoding="utf-8")


def test_another_answer_waits_for_a_mark_of_its_own(tmp_path):
    hand_in(tmp_path / "in", "maria", book(GOOD))
    hand_in(tmp_path / "in", "bo", book(GOOD))
    grade(tmp_path)
    mark(tmp_path, {hand.digest(GOOD): "2"})
    grade(tmp_path)
    assert "my words" in page(tmp_path, "maria")
    hand_in(tmp_path / "in", "maria", book(THIN))
    done = grade(tmp_path, check=1)
    assert "now to be marked again: maria\n" in done.stderr
    row = table(tmp_path / "out")["maria"]
    assert (row["total"], row[PART]) == ("11", "")
    assert "another answer was marked before, with 2 of 3 points: kept, and not counted" in row["notes"]
    sent, told = export(tmp_path, check=1)
    assert sent == {"bo": "13", "maria": ""}
    assert "maria: not marked yet: Part 7" in told
    assert "my words" not in page(tmp_path, "maria")
    assert "marked before" not in page(tmp_path, "maria")
    assert [(r["answer_sha256"], r["points"]) for r in rows(tmp_path) if r["student"] == "maria"] == [
        (hand.digest(THIN), ""),
        (hand.digest(GOOD), "2"),
    ]
    (entry,) = (each for each in Desk(tmp_path / "out").entries.values() if each.student == "maria")
    state = Desk(tmp_path / "out").state(entry.id)
    assert (state["points"], state["comment"]) == (None, "")
    assert state["before"].startswith("Another answer of this student was given 2 of 3 points before: “my words”")
    mark(tmp_path, {hand.digest(THIN): "0,5"})
    grade(tmp_path)
    assert export(tmp_path, check=0)[0] == {"bo": "13", "maria": "11.5"}
    hand_in(tmp_path / "in", "maria", book(GOOD))  # and the answer that was marked comes back with its mark
    grade(tmp_path)
    assert export(tmp_path, check=0)[0] == {"bo": "13", "maria": "13"}


def test_no_answer_in_a_new_file_has_no_points_of_the_old_one(tmp_path):
    hand_in(tmp_path / "in", "maria", book(GOOD))
    grade(tmp_path)
    mark(tmp_path, {hand.digest(GOOD): "3"})
    hand_in(tmp_path / "in", "maria", book(EMPTY))
    grade(tmp_path)
    row = table(tmp_path / "out")["maria"]
    assert (row["total"], row[PART]) == ("11", "0")
    assert "another answer was marked before, with 3 of 3 points" in row["notes"]
    assert "my words" not in page(tmp_path, "maria")


def test_a_mark_of_another_maximum_waits_and_is_named(tmp_path):
    for name in ("ada", "bo"):
        hand_in(tmp_path / "in", name, book(f"by {name}"))
    grade(tmp_path)
    mark(tmp_path, {hand.digest("by ada"): "3", hand.digest("by bo"): "2"})
    grade(tmp_path)
    made = json.loads(SIGMOID.read_text(encoding="utf-8"))
    cell(made, PART)["metadata"]["nbgrader"]["points"] = 4
    source = tmp_path / "sigmoid.ipynb"
    source.write_text(json.dumps(made), encoding="utf-8")
    done = grade(tmp_path, check=1, source=source)
    assert "now to be marked again: ada, bo" in done.stderr
    row = table(tmp_path / "out")["ada"]
    assert (row["total"], row["max"], row[PART]) == ("11", "15", "")
    assert "it had another maximum before, with 3 of 3 points" in row["notes"]
    assert export(tmp_path, check=1)[0] == {"ada": "", "bo": ""}
    (entry,) = (each for each in Desk(tmp_path / "out").entries.values() if each.student == "ada")
    assert "This answer was given 3 of 3 points before" in Desk(tmp_path / "out").state(entry.id)["before"]
    assert [(r["student"], r["max"], r["points"]) for r in rows(tmp_path)] == [
        ("ada", "4", ""), ("ada", "3", "3"), ("bo", "4", ""), ("bo", "3", "2"),
    ]  # fmt: skip
    found = rows(tmp_path)
    for row in found:
        row["points"] = {"ada": "4", "bo": "2.5"}[row["student"]] if row["max"] == "4" else row["points"]
    write_csv(tmp_path / "out" / hand.TABLE, [list(found[0]), *[list(row.values()) for row in found]])
    grade(tmp_path, source=source)
    assert export(tmp_path, check=0)[0] == {"ada": "15", "bo": "13.5"}
    grade(tmp_path, check=0)  # and back: the marks of three are there
    assert export(tmp_path, check=0)[0] == {"ada": "14", "bo": "13"}


# In time, and late again: the better one counts, and marks decide which that is

WEAK = {"log_odds": "def log_odds(p):\n    return np.log10(p / (1 - p))"}  # two points less
TIME, LATE = "Nov 3, 2026 900 PM", "Nov 4, 2026 900 AM"
RULE = Rule(due=deadline("2026-11-03 23:59"), per_day=10)


def twice(here, in_time, late):
    """Maria's two files, collected and graded."""
    made = brightspace(here / "1.zip", (1, "Maria", TIME, in_time), (1, "Maria", LATE, late))
    collect.collect(made, here / "in", rule=RULE)


def counts(here):
    with open(here / "out/grades.csv", newline="", encoding="utf-8") as file:
        (row,) = (row for row in csv.DictReader(file) if row["status"] != "not graded")
    return row


@pytest.mark.parametrize(
    ("given", "wanted", "late"),
    [
        ({GOOD: "3", THIN: "0"}, "12", ""),  # 9 + 3 in time; late 11 less 10 % is 9.9
        ({GOOD: "0", THIN: "3"}, "12.6", "0.38"),  # late it is 14 less 10 %, and 9 in time
        ({GOOD: "1", THIN: "0"}, "10", ""),
        ({GOOD: "0.5", THIN: "0"}, "9.9", "0.38"),
    ],
)
def test_both_are_offered_and_the_marks_decide(tmp_path, given, wanted, late):
    twice(tmp_path, book(GOOD, **WEAK), book(THIN))
    told = "Which file counts is decided when both are marked: Maria: sigmoid-2.ipynb or sigmoid.ipynb"
    assert told in grade(tmp_path, check=1).stderr
    assert {row["answer_sha256"]: row["about"] for row in rows(tmp_path)} == {
        hand.digest(THIN): "sigmoid-2.ipynb, 0.38 days late",
        hand.digest(GOOD): "sigmoid.ipynb",
    }
    words = (tmp_path / "out/hand-grading.html").read_text(encoding="utf-8")
    assert all(text in words for text in (GOOD, THIN, "Maria (sigmoid.ipynb)"))
    desk = Desk(tmp_path / "out")
    assert sorted(entry.answer for entry in desk.entries.values()) == sorted([GOOD, THIN])
    assert export(tmp_path, check=1)[0] == {"Maria_1": ""}
    marked = []
    for entry in desk.entries.values():
        if entry.id not in Desk(tmp_path / "out").entries:
            continue  # the first mark has decided it
        desk.save(entry.id, float(given[entry.answer]), f"on {entry.answer}", desk.state(entry.id)["version"])
        marked.append(f"on {entry.answer}")
        classroom(*["grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet"])
    grade(tmp_path, check=0)
    row = counts(tmp_path)
    assert (row["total"], row["late"], row["open"]) == (wanted, late, "")
    assert export(tmp_path, check=0)[0] == {"Maria_1": wanted}
    of = THIN if late else GOOD
    assert f"on {of}" in page(tmp_path, "Maria_1")
    assert f"on {GOOD if late else THIN}" not in page(tmp_path, "Maria_1")
    assert sorted(filter(None, (r["comment"] for r in rows(tmp_path)))) == sorted(marked)


def test_a_file_that_is_marked_stays_open_while_the_other_may_still_be_better(tmp_path):
    twice(tmp_path, book(GOOD, **WEAK), book(THIN))
    grade(tmp_path, check=1)
    mark(tmp_path, {hand.digest(GOOD): "2"})  # 11; late it may be 9.9 or 12.6
    told = grade(tmp_path, check=1).stderr
    assert "Which file counts is decided when both are marked" in told
    sent, why = export(tmp_path, check=1)
    assert sent == {"Maria_1": ""}
    assert "Maria: which file counts is decided when both are marked" in why
    assert "which of them counts is decided when both are marked" in page(tmp_path, "Maria_1")


@pytest.mark.parametrize(
    ("in_time", "late"),
    [
        (book(GOOD, **WEAK), book(GOOD)),  # one answer, one mark: 9 + x is more than 9.9 + 0.9 x unless x is small
        (book(GOOD), book(THIN, **WEAK)),
        (book(GOOD), book(EMPTY)),
        (book(EMPTY, **WEAK), book(EMPTY)),
    ],
)
def test_what_no_mark_can_change_is_decided_at_once(tmp_path, in_time, late):
    """By brute force: over all marks that there may be, the better one is always the same, or it is open."""
    twice(tmp_path, in_time, late)
    done = classroom(*["grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet"])
    words = [explained(each) for each in (in_time, late)]
    points = [11.0 if "log10" not in json.dumps(each) else 9.0 for each in (in_time, late)]
    better = set()
    for first in range(4):
        for second in range(4):
            marks = {words[0]: first, words[1]: second, EMPTY: 0}
            marks[words[1]] = marks[words[0]] if words[0] == words[1] else marks[words[1]]
            one, other = points[0] + marks[words[0]], (points[1] + marks[words[1]]) * 0.9
            better.add(one > other)
    assert (done.returncode == 1) == (len(better) == 2)
    assert bool(counts(tmp_path)["open"]) == (len(better) == 2)


def explained(made):
    return cell(made, PART)["source"]


def test_a_choice_that_is_open_is_stable_and_never_between_files_of_two_students():
    exercise = notebook.read(SIGMOID)
    made = [
        Result(
            name, f"{late}.ipynb", "ok", {"a": 9.0}, answers={PART: f"{name}{late}"}, late=late, penalty=10 * bool(late)
        )
        for name in ("ada", "bo")
        for late in ("", "1")
    ]
    counted.settle(exercise, made, {})
    assert [(r.student, r.status, bool(r.open)) for r in made] == [
        ("ada", "ok", True), ("ada", "not graded", False), ("bo", "ok", True), ("bo", "not graded", False),
    ]  # fmt: skip
