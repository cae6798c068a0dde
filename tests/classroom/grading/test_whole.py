"""Work that the grader can't do part by part: its student hears why, in plain words, and a person can mark it."""

import csv
import json
import os
import re
import zipfile

import pytest

from classroom.exercise import notebook
from classroom.grading import graded, hand
from classroom.grading.report import write_csv
from classroom.grading.result import BY_HAND, STOPPED, UNGRADED, WHOLE, Result
from classroom.grading.submission import LARGEST_FILE
from classroom.grading.whole import to_mark
from classroom.lms import collect
from classroom.marking.desk import PARTS_TOO, Desk
from tests.classroom.helpers import SIGMOID, answer, classroom, hand_in, honest, stubs, table, with_cell
from tests.classroom.lms.test_export import moodle_takes, moodle_takes_back, worksheet
from tests.every import every

EXERCISE = notebook.read(SIGMOID)
WHOLE_FILE = json.dumps(honest()).encode()
MACHINE_TALK = re.compile(
    r"Expecting|char \d|Error\b|Exception|JSON|'cells'|utf-8|codec|None\b|--\w|\.csv|metadata|look at it"
)


def ends(cell):
    """An answer that ends Python itself, so that nothing is earned."""
    is_answer = cell["cell_type"] == "code" and notebook.nbgrader(cell).get("solution")
    return cell | {"source": cell["source"] + "\nimport os; os._exit(3)"} if is_answer else cell


KINDS = {  # a file, its status, and words that its student reads
    "cut short": (WHOLE_FILE[: len(WHOLE_FILE) // 2], "unreadable", "perhaps it was not saved or uploaded to its end"),
    "a lost quote": (WHOLE_FILE.replace(b'"cells"', b'cells"', 1), "unreadable", "a file that is damaged in line 1"),
    "a pdf": (b"%PDF-1.7 \xff\xfe", "unreadable", "a PDF file under a notebook"),
    "a web page": (b"<!DOCTYPE html><title>Sign in</title>", "unreadable", "a web page under a notebook"),
    "an archive": (b"PK\x03\x04 and so on", "unreadable", "a zip archive"),
    "a picture": (b"\x89PNG\r\n", "unreadable", "a picture under"),
    "a list": (b"[1, 2]", "unreadable", "without the list of cells that a notebook has"),
    "no cells": (b'{"a": 1}', "unreadable", "without the list of cells that a notebook has"),
    "odd cells": (b'{"cells": {"a": 1}}', "unreadable", "without the list of cells that a notebook has"),
    "a number in place of a cell": (b'{"cells": [7]}', "unreadable", "without the list of cells that a notebook has"),
    "a thousand cells": (b'{"cells": [' + b"{}," * 1500 + b"{}]}", "unreadable", "more than 1,000 cells"),
    "deep": (b"[" * 100_000, "unreadable", "nested too deeply"),
    "words": ("Dear Björn, here is my answer.".encode(), "unreadable", "some other file under a notebook"),
    "not text": (bytes(range(128, 256)) * 9, "unreadable", "some other file under a notebook"),
    "empty": (b"", "empty", "This file is empty"),
    "crash": (
        {**honest(), "cells": [ends(cell) for cell in honest()["cells"]]},
        "crashed",
        "Something ended Python itself",
    ),
}


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """One batch, one student for each kind, and three whose files are none."""
    here = tmp_path_factory.mktemp("whole")
    for kind, (made, *_) in KINDS.items():
        hand_in(here / "in", kind.replace(" ", "_"), made)
    with open(hand_in(here / "in", "holes", b""), "r+b") as file:
        file.truncate(LARGEST_FILE + 1)
    (here / "in/link").mkdir()
    (here / "in/link/sigmoid.ipynb").symlink_to("/etc/passwd")
    hand_in(here / "in", "papers", b"%PDF", name="notes.pdf")
    (here / "in/nothing").mkdir()
    done = grade(here)
    assert done.stderr.count("as a whole") or "`classroom mark` shows what there is" in done.stderr
    return here


def grade(here, check=0):
    how = ["--unsandboxed", "--quiet", "--cell-seconds", 60, "--seconds", 600]
    return classroom("grade", SIGMOID, here / "in", "--out", here / "out", *how, check=check)


def page(here, student):
    return (here / "out/feedback" / f"{student}.html").read_text(encoding="utf-8")


def words_of(html):
    return re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)


@pytest.mark.parametrize("kind", KINDS)
def test_each_student_hears_what_was_wrong_in_plain_words(out, kind):
    student, (_, status, told) = kind.replace(" ", "_"), KINDS[kind]
    assert table(out / "out")[student]["status"] == status
    shown = words_of(page(out, student))
    assert told in shown
    if status in UNGRADED:
        assert not MACHINE_TALK.search(shown), MACHINE_TALK.search(shown)
        assert "not graded" in shown
        assert "Your teacher has what you handed in, and can mark it by hand" in shown
        assert " of 14 points" not in shown


@pytest.mark.parametrize(
    ("student", "told"),
    [
        ("holes", "clear the outputs and hand in again"),
        ("link", "This is a link"),
        ("papers", "there is: notes.pdf"),
        ("nothing", "No notebook was handed in"),
    ],
)
def test_so_does_who_handed_in_no_file_or_too_large_a_one(out, student, told):
    shown = words_of(page(out, student))
    assert told in shown
    assert not MACHINE_TALK.search(shown.replace("Outputs", "")), shown
    assert ("can mark it by hand" in shown) == (student != "nothing")


def rows_to_mark(here):
    return {row["student"]: row for row in read(here / "out" / hand.TABLE) if row["part"] == WHOLE}


def read(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_all_of_it_is_in_the_table_to_be_marked_as_a_whole(out):
    wanted = {kind.replace(" ", "_") for kind in KINDS} | {"holes", "link", "papers"}
    rows = rows_to_mark(out)
    assert set(rows) == wanted
    assert {row["max"] for row in every(rows.values())} == {"14"}
    assert {row["points"] for row in rows.values()} == {""}


def test_every_status_of_work_that_is_there_can_be_marked():
    found = [status for status in every(sorted(UNGRADED | STOPPED)) if to_mark(Result("x", "a.ipynb", status))]
    assert found == sorted((UNGRADED | STOPPED) - {"not graded"})
    assert not to_mark(Result("x", "", "missing"))
    assert not to_mark(Result("x", "a.ipynb", "ok"))
    assert not any(to_mark(Result("x", "a.ipynb", status, {"a": 0.0, "b": 1.0})) for status in every(sorted(STOPPED)))


def test_a_marker_sees_what_there_is_and_nothing_runs(out):
    desk = Desk(out / "out")
    entries = {entry.student: entry for entry in desk.entries.values() if entry.part == WHOLE}
    assert [part.id for part in desk.parts] == ["explain-weight", WHOLE]
    shown = {student: desk.shown(entry.id) for student, entry in every(entries.items())}
    assert "Dear Björn, here is my answer." in shown["words"]
    assert "&lt;!DOCTYPE html&gt;" in shown["a_web_page"]
    assert "odds_of_forecast" in shown["cut_short"]
    assert "def sigmoid" in shown["crash"]
    assert "root:" not in shown["link"]
    assert "\ufffd" not in shown["not_text"]
    assert not any("<script" in each or "<title" in each for each in shown.values())


def test_marks_as_a_whole_count_in_browser_and_table_and_go_back_to_the_platform(tmp_path):
    """Moodle's way, there and back: what could not be read gets a page at once, and a grade once it is marked."""
    files = {"Ada Lovelace": json.dumps(honest()), "Björn Å": "no notebook", "Zoë O'Neil": "", "Cy": "%PDF", "Di": None}
    numbers = {name: str(70 + i) for i, name in enumerate(files)}
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name, words in files.items():
            file = "notes.txt" if words is None else "sigmoid.ipynb"
            archive.writestr(f"{name}_{numbers[name]}_assignsubmission_file/{file}", words or "")
    collect.collect(tmp_path / "in.zip", tmp_path / "in")
    done = grade(tmp_path)
    assert "Björn Å (could not be read), Cy (could not be read), Di (no notebook)" in done.stderr.replace(
        "Zoë O'Neil (an empty file), ", ""
    )
    sheet = worksheet(tmp_path / "sheet.csv", people=[(number, name) for name, number in numbers.items()])

    def out_to(*more):
        options = ["--to", "moodle", "--students", tmp_path / "in/students.csv", *more]
        return classroom("export", tmp_path / "out/grades.csv", *options, check=1)

    def sent():
        told = out_to("--fill", sheet, "--out", tmp_path / "marks.csv").stderr
        return {n: grade for n, (grade, _) in moodle_takes(tmp_path / "marks.csv").items() if grade}, told

    def pages():
        out_to("--feedback", "--out", tmp_path / "back.zip")
        with zipfile.ZipFile(tmp_path / "back.zip") as archive:
            return moodle_takes_back(archive.namelist(), set(numbers.values()))

    nothing, told = sent()
    assert nothing == {}
    assert "Björn Å: no work that could be graded (unreadable): `classroom mark` shows what there is" in told
    assert set(pages()) == {numbers[name] for name in ("Björn Å", "Zoë O'Neil", "Cy", "Di")}  # Ada's isn't marked yet
    desk = Desk(tmp_path / "out")
    by_name = {desk.names()[e.id]: e for e in desk.entries.values() if e.part == WHOLE}
    entry = by_name["Björn Å"]
    desk.save(entry.id, 3.5, "The idea is right.", desk.state(entry.id)["version"])
    rows = read(tmp_path / "out" / hand.TABLE)
    for row in rows:
        if row["name"] in ("Zoë O'Neil", "Cy"):
            row["points"] = {"Zoë O'Neil": "0", "Cy": "14"}[row["name"]]
    write_csv(tmp_path / "out" / hand.TABLE, [list(rows[0]), *[list(row.values()) for row in rows]])
    grade(tmp_path)
    again, _ = sent()
    assert again == {numbers["Björn Å"]: "3.5", numbers["Zoë O'Neil"]: "0", numbers["Cy"]: "14"}
    assert moodle_takes(tmp_path / "marks.csv")[numbers["Björn Å"]][1] == "[Points: 3.5 of 14. marked as a whole]"
    whole = {row["name"]: row for row in table(tmp_path / "out").values()}
    assert (whole["Björn Å"]["status"], whole["Björn Å"][WHOLE], whole["Björn Å"]["total"]) == (BY_HAND, "3.5", "3.5")
    assert whole["Björn Å"]["odds-by-hand-check"] == ""
    (path,) = (tmp_path / "out/feedback").glob("Bj*.html")
    shown = words_of(path.read_text(encoding="utf-8"))
    assert "Björn Å:  3.5 of 14 points" in shown
    assert "The idea is right." in shown
    assert "a person has marked it as a whole" in shown


def test_points_of_parts_stay_where_only_some_stopped(tmp_path):
    hand_in(tmp_path / "in", "ada", with_cell("import os; os._exit(3)", at=len(honest()["cells"])))
    done = grade(tmp_path)
    assert "as a whole" not in done.stderr
    assert "part by part" not in done.stderr
    row = table(tmp_path / "out")["ada"]
    assert (row["status"], row["total"], row[WHOLE]) == ("crashed", "11", "")
    assert rows_to_mark(tmp_path) == {}
    assert [part.id for part in Desk(tmp_path / "out").parts] == ["explain-weight"]


def test_a_mark_as_a_whole_takes_the_place_of_nothing_where_nothing_was_earned(tmp_path):
    hand_in(tmp_path / "in", "ada", KINDS["crash"][0])
    said = "Not graded part by part; `classroom mark` shows what there is: ada (ended Python itself)"
    assert said in grade(tmp_path).stderr
    before = table(tmp_path / "out")["ada"]
    assert (before["status"], before["total"], before[WHOLE]) == ("crashed", "0", "")
    assert rows_to_mark(tmp_path)["ada"]["about"] == "sigmoid.ipynb, in the place of every part's points"
    desk = Desk(tmp_path / "out")
    whole, part = sorted(desk.entries.values(), key=lambda entry: entry.part)
    assert desk.state(whole.id)["before"] == ""
    desk.save(part.id, 2.0, "", desk.state(part.id)["version"])
    assert desk.state(whole.id)["before"] == PARTS_TOO
    done = mark(tmp_path, "ada", "12.5")
    assert "part by part" not in done.stderr
    assert "A mark as a whole took the place of points for parts: ada, 12.5 points, in place of 2 for" in done.stderr
    after = table(tmp_path / "out")["ada"]
    assert (after["total"], after[WHOLE], after["odds-by-hand-check"]) == ("12.5", "12.5", "")
    shown = words_of(page(tmp_path, "ada"))
    assert "12.5 of 14 points" in shown
    assert "to be marked" not in shown


def mark(here, student, points):
    rows = read(here / "out" / hand.TABLE)
    for row in rows:
        if (row["student"], row["part"]) == (student, WHOLE):
            row["points"] = points
    write_csv(here / "out" / hand.TABLE, [list(rows[0]), *[list(row.values()) for row in rows]])
    return grade(here)


def test_a_file_that_can_be_read_comes_later_and_is_graded_as_it_is(tmp_path):
    """The mark was for what could not be read; it is kept, and said, and doesn't count for other work."""
    hand_in(tmp_path / "in", "ada", b"")
    grade(tmp_path)
    mark(tmp_path, "ada", "2")
    assert table(tmp_path / "out")["ada"]["total"] == "2"
    hand_in(tmp_path / "in", "ada", answer(honest(), explain_weight=notebook.ANSWER))
    grade(tmp_path)
    row = table(tmp_path / "out")["ada"]
    assert (row["status"], row["total"]) == ("ok", "11")
    assert "another file was marked as a whole before, with 2 points" in row["notes"]
    assert rows_to_mark(tmp_path)["ada"]["points"] == "2"
    assert "marked as a whole" not in words_of(page(tmp_path, "ada"))


@pytest.mark.parametrize(("made", "told"), [(stubs(), ""), (honest(), "ada, 7 points, in place of 11 for parts")])
def test_a_teacher_may_mark_any_work_as_a_whole_and_hears_what_that_replaces(tmp_path, made, told):
    """A row of the teacher's own, for work that the grader could do; it is of that work and of no other."""
    hand_in(tmp_path / "in", "ada", made)
    grade(tmp_path)
    rows = read(tmp_path / "out" / hand.TABLE)
    rows.append(dict.fromkeys(rows[0], "") | {"student": "ada", "part": WHOLE, "points": "7"})
    write_csv(tmp_path / "out" / hand.TABLE, [list(rows[0]), *[list(row.values()) for row in rows]])
    done = grade(tmp_path)
    assert ("took the place of points for parts" in done.stderr, told in done.stderr) == (bool(told), True)
    row = table(tmp_path / "out")["ada"]
    assert row["total"] == "7"
    assert ("in place of 11 for parts" in row["notes"]) == bool(told)
    hand_in(tmp_path / "in", "ada", answer(honest(), explain_weight="Another file."))
    grade(tmp_path)
    row = table(tmp_path / "out")["ada"]
    assert (row["total"], row[WHOLE]) == ("11", "")
    assert "another file was marked as a whole before, with 7 points" in row["notes"]


def test_what_is_shown_of_a_file_ends_no_block_of_code(tmp_path):
    evil = "```\n\n[x](javascript:alert(1)) <script>alert(1)</script>\n````\n"
    hand_in(tmp_path / "in", "ada", evil.encode())
    grade(tmp_path)
    desk = Desk(tmp_path / "out")
    (entry,) = (entry for entry in desk.entries.values() if entry.part == WHOLE)
    shown = desk.shown(entry.id)
    assert shown.count("<pre>") == 1
    assert "<script" not in shown
    assert "</pre>" in shown.partition("alert(1)&lt;/script")[2]


def test_a_pipe_is_not_waited_for(tmp_path):
    (tmp_path / "in/ada").mkdir(parents=True)
    os.mkfifo(tmp_path / "in/ada/sigmoid.ipynb")
    os.mkfifo(tmp_path / "in/ada/notes.txt")
    (tmp_path / "in/bo").mkdir()
    os.mkfifo(tmp_path / "in/bo/notes.txt")
    grade(tmp_path)
    assert {name: row["status"] for name, row in table(tmp_path / "out").items()} == {"ada": "refused", "bo": "missing"}
    assert set(rows_to_mark(tmp_path)) == {"ada", "bo"}
    assert graded.load(tmp_path / "out").results
