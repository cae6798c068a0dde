"""The small parts of the grader: files read with suspicion, marks by hand, pages, cgroups. No sandbox needed."""

import csv
import os
import re

import pytest
from jinja2 import UndefinedError

from classroom import pages
from classroom.exercise import notebook
from classroom.grading import hand, report, submission
from classroom.grading.grade import questions, verdict_on
from classroom.grading.result import Result
from classroom.sandbox import cgroup
from lib.checks import Answer
from tests.classroom.helpers import ROOT, SIGMOID, answer, cell, classroom, hand_in, honest
from tests.every import every

EXERCISE = notebook.read(SIGMOID)


def found(folder):
    return submission.find(folder, EXERCISE)


def test_the_file_that_bears_the_exercises_name_is_graded(tmp_path):
    for name in ("a.ipynb", "sigmoid-final.ipynb", "Sigmoid.ipynb", "z/sigmoid.ipynb"):
        os.utime(hand_in(tmp_path, "x", honest(), name), (1_000, 1_000))
    rows = found(tmp_path)
    assert (rows[0].file, rows[0].status) == ("Sigmoid.ipynb", "")
    assert {row.status for row in rows[1:]} == {"not graded"}
    assert len(rows) == 4


def test_a_lone_file_of_any_name_is_graded(tmp_path):
    hand_in(tmp_path, "x", honest(), "Untitled (1).ipynb")
    assert [row.status for row in found(tmp_path)] == [""]


def test_hand_answers_are_those_that_were_written():
    assert submission.hand_answers(made(honest()), EXERCISE)["explain-weight"].startswith("**Model answer.**")
    assert submission.hand_answers(made(notebook.student(EXERCISE)), EXERCISE) == {"explain-weight": ""}
    changed = answer(honest(), explain_weight="The odds double.")
    assert submission.hand_answers(made(changed), EXERCISE) == {"explain-weight": "The odds double."}


def made(book):
    found = submission.Submission("x", "sigmoid.ipynb")
    found.cells = submission._cells(book, found)
    return found


def test_a_given_cell_that_was_changed_runs_as_it_was_and_as_it_is():
    book = honest()
    cell(book, "setup")["source"] = "import math"
    code = [source for _, source in submission.runnable(made(book), EXERCISE)]
    assert code[0] == notebook.text(EXERCISE.given_cells[0])
    assert code[1] == "import math"


@pytest.mark.parametrize(
    ("one", "other"), [("a/b", "a_b"), ("é", "è"), ("", "student"), ("..", "."), ("A" * 50, "A" * 51), ("a b", "a_b")]
)
def test_a_file_name_is_plain_and_never_two_for_one(one, other):
    names = submission.slug(one), submission.slug(other)
    assert names[0] != names[1]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in names)


# Marks by hand


def results():
    points = {part.id: part.points for part in EXERCISE.parts}
    return [
        Result("Ada", "sigmoid.ipynb", "ok", dict(points), answers={"explain-weight": "The odds double."}),
        Result("=Bo", "sigmoid.ipynb", "ok", dict(points), answers={"explain-weight": ""}),
        Result("Cy", "", "missing", dict.fromkeys(points, 0.0)),
    ]


def fill(path, **marks):
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(marks if row["student"] == "Ada" else {})
    report.write_csv(path, [list(rows[0]), *[list(row.values()) for row in rows]])


def test_marks_are_asked_for_kept_and_merged(tmp_path):
    path = tmp_path / "hand-grading.csv"
    hand.write(path, EXERCISE, results(), hand.read(path, EXERCISE))
    first = results()
    hand.merge(EXERCISE, first, hand.read(path, EXERCISE))
    assert "explain-weight" not in first[0].points
    assert first[0].notes == ["to be marked by hand: explain-weight"]
    assert first[1].points["explain-weight"] == 0
    fill(path, points="2,5", comment="=which start?")
    marks = hand.read(path, EXERCISE)
    hand.write(path, EXERCISE, results(), marks)
    second = results()
    hand.merge(EXERCISE, second, hand.read(path, EXERCISE))
    assert report.total(second[0]) == 13.5
    assert second[0].feedback["explain-weight"] == ("=which start?", "")
    third = results()
    third[0].answers["explain-weight"] = "Something else."
    hand.merge(EXERCISE, third, marks)
    assert third[0].notes == [
        "explain-weight: another answer was marked before, with 2.5 of 3 points: kept, and not counted",
        "to be marked by hand: explain-weight",
    ]
    assert "explain-weight" not in third[0].points
    assert "explain-weight" not in third[0].feedback


@pytest.mark.parametrize(
    ("points", "message"),
    [("4", "row 2: points must be from 0 to 3, got 4"), ("-1", "from 0 to 3"), ("good", "a number"), ("nan", "from 0")],
)
def test_a_mark_that_is_none_is_told_with_its_row(tmp_path, points, message):
    path = tmp_path / "hand-grading.csv"
    hand.write(path, EXERCISE, results(), {})
    fill(path, points=points)
    with pytest.raises(hand.MarksError, match=message):
        hand.read(path, EXERCISE)


# Pages


def test_a_page_shows_what_is_wrong_and_the_hint_and_escapes_both():
    result = results()[0]
    result.student, result.notes = "<b>Ada</b>", ["<i>note</i>"]
    part = EXERCISE.parts[4].id
    result.points[part], result.feedback[part] = 0.0, ("at <z> it is nan", "The sign of z & more.")
    page = report.feedback(EXERCISE, result, sandboxed=True)
    for text in (
        "&lt;b&gt;Ada&lt;/b&gt;",
        "&lt;i&gt;note",
        "at &lt;z&gt; it is nan",
        "The sign of z &amp; more.",
        "8 of 14",
    ):
        assert text in page
    assert report.WARNING not in page
    assert report.WARNING in report.feedback(EXERCISE, result, sandboxed=False)
    assert "<script" not in page


def test_the_summary_counts_parts_and_mistakes_and_warns_without_a_sandbox():
    rows = results()
    rows[0].feedback["log-odds-check"] = ("x", "Those are the odds; take their logarithm.")
    rows[1].feedback["log-odds-check"] = ("y", "Those are the odds; take their logarithm.")
    page = report.summary(EXERCISE, rows, ["no network"], {})
    assert "<li>no network</li>" in page
    assert re.search(r"Part 4: Those are the odds; take their logarithm.</td><td class=\"n\">2<", page)
    assert ">no notebook<" in page
    assert report.WARNING in report.summary(EXERCISE, rows, [], {})


def test_whatever_a_student_wrote_is_text_and_no_page_can_misspell_what_it_shows():
    """Escaping is the template engine's habit, not each page's: nothing is marked safe but the book's own words."""
    assert pages.environment().autoescape is True
    found = sorted((ROOT / "classroom/templates").glob("*.html"))
    assert len(found) >= 5
    for path in found:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape", text), path
        served = path.name == "mark.html"  # the one page that is
        own = {"page.js", "page.css"} if served else {"{{ address }}"} if path.name == "summary.html" else set()
        assert set(re.findall(r'(?:src|href)="?([^">]*)', text)) == own, path
        assert text.count("<script") == served, path
    evil = "</pre></td><script>alert(1)</script>\"'&"
    result = results()[0]
    result.student = result.file = result.status = evil
    result.notes, result.answers = [evil], {"explain-weight": evil}
    result.feedback = {part.id: (evil, evil) for part in EXERCISE.parts}
    tasks = report.to_do(EXERCISE, [result], {})
    for page in (
        report.feedback(EXERCISE, result, sandboxed=True),
        report.summary(EXERCISE, [result], ["no network"], {}, tasks),
        report.marking(EXERCISE, [result]),
    ):
        assert "alert(1)" in page
        assert "<script" not in page
        assert "</pre></td><" not in page
    links = [page for _, found in tasks for _, page in found]
    for address in every(links):  # made by the classroom, whatever a student is called
        assert re.fullmatch(r"feedback/[\w-]+\.html|hand-grading\.(csv|html)", address, re.ASCII)
    with pytest.raises(UndefinedError):
        pages.render("marking.html", exercise=EXERCISE)


def test_the_marking_page_has_the_rubric_and_every_answer():
    page = report.marking(EXERCISE, results())
    for text in ("<strong>Rubric.</strong>", "The odds double.", "One more cloudy day"):
        assert text in page


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(cell):
    assert report.safe(cell) == "'" + cell
    assert report.safe("fine") == "fine"


# cgroups, both versions, in a folder that looks like theirs


def test_version_2_bounds_memory_and_processes(tmp_path):
    (tmp_path / "cgroup.controllers").write_text("memory pids")
    group = cgroup.make("classroom-1", memory=10**6, processes=7, root=tmp_path)
    (folder,) = group.folders
    written = {path.name: path.read_text() for path in folder.iterdir()}
    assert written == {"memory.max": "1000000", "memory.swap.max": "0", "memory.oom.group": "1", "pids.max": "7"}
    assert group.join()[-2:] == ["1", str(folder / "cgroup.procs")]


def test_version_1_bounds_memory_and_processes(tmp_path):
    for kind in ("memory", "pids"):
        (tmp_path / kind).mkdir()
    group = cgroup.make("classroom-1", memory=10**6, processes=7, root=tmp_path)
    assert (tmp_path / "pids/classroom-1/pids.max").read_text() == "7"
    assert (tmp_path / "memory/classroom-1/memory.limit_in_bytes").read_text() == "1000000"
    assert len(group.folders) == 2


def test_a_member_that_cannot_be_seen_from_here_is_not_taken_for_ones_own_group(tmp_path):
    (tmp_path / "cgroup.procs").write_text("0\n17\n0\n")
    assert cgroup.Cgroup([tmp_path]).members() == [17]


def test_where_there_are_no_cgroups_nothing_is_joined(tmp_path):
    group = cgroup.make("classroom-1", memory=10**6, processes=7, root=tmp_path)
    assert (group.folders, group.join(), group.close()) == ([], [], True)


# The command line


def test_help_names_every_command_and_the_exit_codes():
    text = classroom("--help", check=0).stdout
    for word in ("student", "validate", "grade", "collect", "export", "Exit codes"):
        assert word in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["student", "no.ipynb", "--out", "x"], "no.ipynb is no notebook that can be read"),
        (
            ["grade", SIGMOID, "nowhere", "--out", "{tmp}/x"],
            "nowhere is not a folder; it should hold one folder per student",
        ),
        (["grade", SIGMOID, "{tmp}", "--out", "{tmp}/x", "--workers", "0"], "must be above 0"),
        (["student", SIGMOID, "--out", SIGMOID.parents[1]], "is the source itself: choose another --out"),
    ],
)
def test_wrong_input_is_told_and_the_exit_code_is_2(tmp_path, arguments, message):
    done = classroom(*[str(a).replace("{tmp}", str(tmp_path)) for a in arguments])
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_student_writes_the_version_that_a_student_gets(tmp_path):
    done = classroom("student", SIGMOID, "--out", tmp_path, check=0)
    target = tmp_path / "sigmoid/sigmoid.ipynb"
    assert done.stdout.strip() == str(target)
    assert "BEGIN" not in target.read_text(encoding="utf-8")


def test_a_part_whose_function_never_ended_gets_the_check_s_own_question():
    """In the sandbox time ends a loop, in a notebook a count of lines; the words that help are the same."""
    exercise = notebook.read(ROOT / "book/exercises/training-loop/training-loop.ipynb")
    (number,) = (i for i, part in enumerate(exercise.parts) if part.check == "train_until_flat")
    part = exercise.parts[number]
    verdict = verdict_on(part, questions(part, number, 1), [Answer(endless="it did not end in time")])
    assert verdict.problem == "it did not end in time"
    assert verdict.hint.startswith("Is the gradient computed anew")
