"""A mark belongs to the answer that it was given to, and to the maximum that it was given of."""

import csv
import json

from classroom.exercise import notebook
from classroom.grading import hand
from classroom.grading.report import write_csv
from classroom.marking.desk import Desk
from tests.classroom.helpers import SIGMOID, answer, cell, classroom, hand_in, honest, table

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
