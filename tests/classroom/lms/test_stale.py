"""No old number leaves: what changed after grades.csv was made is noticed by `export`, and nothing is written."""

import csv
import http.client
import io
import signal
import subprocess
from urllib.parse import urlsplit

import pytest

from classroom.grading import graded, hand
from classroom.lms import collect
from classroom.lms.late import Rule, deadline
from classroom.marking.desk import Desk
from tests.classroom.helpers import SIGMOID, classroom, command, hand_in, hears_signals, honest, stubs, table
from tests.classroom.lms.platforms import Download
from tests.classroom.lms.test_late import brightspace
from tests.classroom.marking.desks import folder
from tests.classroom.marking.test_desk import save


@pytest.fixture
def out(tmp_path):
    return folder(tmp_path / "out", {"anna": "The odds double.", "bo": "No idea."})


def export(out, check, *more):
    sent = out.parent / "sent.csv"
    sent.unlink(missing_ok=True)
    done = classroom("export", out / "grades.csv", "--to", "plain", *more, "--out", sent, check=check)
    return sent.exists(), done.stderr


def is_stale(out, *more):
    written, told = export(out, 1, *more)
    assert ("run grade again" in told) != written, told
    return not written


def change(path, **cells):
    """As a spreadsheet saves it."""
    text = hand.decoded(path.read_bytes()).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.split("\n")[0] else ","))
    for row in rows:
        row.update(cells if row["student"].startswith("anna") else {})
    made = io.StringIO()
    csv.writer(made, delimiter=";").writerows([list(rows[0]), *[list(row.values()) for row in rows]])
    path.write_bytes(made.getvalue().encode("utf-16"))


def again(out):
    graded.write_all(out, graded.load(out))


@pytest.mark.parametrize("cells", [{"points": "2"}, {"comment": "Which start?"}])
def test_a_mark_that_was_changed_in_the_table(out, cells):
    change(out / hand.TABLE)
    assert not is_stale(out)  # only saved, in another way
    change(out / hand.TABLE, **cells)
    assert is_stale(out)
    again(out)
    assert not is_stale(out)
    change(out / hand.TABLE, **dict.fromkeys(cells, ""))
    assert is_stale(out)


def test_marks_of_a_marking_that_still_runs_or_was_ended_in_its_middle(out):
    desk = Desk(out)
    save(desk, "anna", 2)
    assert is_stale(out)
    again(out)
    assert not is_stale(out)
    save(desk, "anna", 3)
    save(desk, "anna", 2)
    assert not is_stale(out)  # as it was
    (out / graded.MADE_FROM).unlink()
    assert is_stale(out)


def test_a_batch_whose_tables_were_not_written_any_more(out):
    found = graded.load(out)
    found.results[0].points["odds-by-hand-check"] = 0.0
    graded.keep(out, found, next((out / graded.SOURCE).glob("*.ipynb")))
    assert is_stale(out)


def test_a_table_from_elsewhere_is_taken_as_it_is(out, tmp_path):
    save(Desk(out), "anna", 2)
    (tmp_path / "grades.csv").write_bytes((out / "grades.csv").read_bytes())
    written, told = export(tmp_path, 1)
    assert written
    assert "run grade again" not in told


@pytest.mark.parametrize("named", [True, False])
def test_a_penalty_that_was_changed_in_students_csv(tmp_path, named):
    rule = Rule(due=deadline("2026-11-03 23:59"), per_day=10)
    made = brightspace(tmp_path / "1.zip", (1, "anna", "Nov 5, 2026 900 AM", honest()))
    collect.collect(made, tmp_path / "in", rule=rule)
    grade = ["grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet"]
    students = tmp_path / "in/students.csv"
    who = ["--students", students] if named else []
    classroom(*grade, check=0)
    assert not is_stale(tmp_path / "out", *who)
    for penalty in ("5", "", "0"):
        change(students, penalty=penalty)
        if penalty != "0":  # which is the same as none
            assert is_stale(tmp_path / "out", *who)
            assert "the penalty of anna in" in export(tmp_path / "out", 1, *who)[1]
        classroom(*grade, check=0)
        assert not is_stale(tmp_path / "out", *who)


def test_late_work_that_is_no_notebook_costs_what_being_late_costs(tmp_path):
    """A mark as a whole, too; and a penalty that was graded with is no reason to grade again."""
    made = Download("brightspace", {"1-1 - anna - Nov 5, 2026 900 AM/notes.txt": "just words"}, {}).pack(
        tmp_path / "1.zip", ""
    )
    collect.collect(made, tmp_path / "in", rule=Rule(due=deadline("2026-11-03 23:59"), per_day=10))
    grade = ["grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet"]
    classroom(*grade, check=0)
    assert not is_stale(tmp_path / "out", "--students", tmp_path / "in/students.csv")
    change(tmp_path / "out" / hand.TABLE, points="10")
    classroom(*grade, check=0)
    row = table(tmp_path / "out")["anna_1"]
    assert (row["total"], row["penalty"], row["late"]) == ("8", "20", "1.38")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_marking_that_is_ended_from_outside_writes_grades_and_pages(out, how):
    mark = {"args": command("mark", out), "preexec_fn": hears_signals}
    with subprocess.Popen(**mark, stdout=subprocess.PIPE, text=True) as process:
        address = urlsplit(process.stdout.readline().split()[-1])
        asked = http.client.HTTPConnection(address.netloc)
        asked.request("GET", "/")
        assert asked.getresponse().status == 404  # so it serves
        asked.close()
        save(Desk(out), "anna", 2)
        process.send_signal(how)
        process.communicate()
    assert process.returncode == 0
    assert "13" in (out / "grades.csv").read_text(encoding="utf-8")
    assert not is_stale(out)


def test_work_that_came_in_or_changed_after_the_grading(tmp_path):
    """Late work, a file that was replaced or taken away, a newcomer: all are named, and nothing leaves."""
    rule, (folder, grades) = Rule(due=deadline("2026-11-03 23:59"), per_day=10), (tmp_path / "in", tmp_path / "out")
    on_time, late, later = (f"Nov {day}, 2026 900 AM" for day in (2, 5, 6))
    first = brightspace(tmp_path / "1.zip", (1, "Anna Berg", on_time, stubs()), (2, "Bo Lind", on_time, honest()))
    collect.collect(first, folder, rule=rule)
    grade = ["grade", SIGMOID, folder, "--out", grades, "--unsandboxed", "--quiet"]
    classroom(*grade, check=0)
    assert not is_stale(grades)
    more = brightspace(tmp_path / "2.zip", (1, "Anna Berg", late, honest()), (3, "Cy Moe", later, honest()))
    collect.collect(more, folder, add=True, rule=rule)
    students = ["--students", folder / "students.csv"]
    for named in ([], students):
        _, told = export(grades, 1, *named)
        assert is_stale(grades, *named)
        assert "the work of Anna Berg is not what was graded: sigmoid-2.ipynb is new" in told
        assert "the work of Cy Moe is" in told
        assert "Bo Lind" not in told
    book = classroom("gradebook", grades, "--out", tmp_path / "book", check=1)
    assert "Anna Berg is not what was graded" in book.stderr
    assert "Anna Berg is not what was graded" in (tmp_path / "book/gradebook.html").read_text(encoding="utf-8")
    pages = ["--to", "moodle", "--feedback", *students, "--out", tmp_path / "feedback.zip"]
    assert "run grade again" in classroom("export", grades / "grades.csv", *pages, check=1).stderr
    classroom(*grade, check=0)
    assert not is_stale(grades)
    (bo,) = folder.glob("Bo_Lind*")
    hand_in(folder, bo.name, stubs())
    assert "Bo Lind is not what was graded: sigmoid.ipynb is another one" in export(grades, 1)[1]
    (bo / "sigmoid.ipynb").unlink()
    assert "sigmoid.ipynb is gone" in export(grades, 1)[1]


def test_what_is_no_notebook_and_came_after_the_grading(tmp_path):
    folder, grades = tmp_path / "in", tmp_path / "out"
    (folder / "ada").mkdir(parents=True)
    for who in ("bo", "cy"):
        hand_in(folder, who, b"%PDF-1.7", "sigmoid.pdf")
    grade = ["grade", SIGMOID, folder, "--out", grades, "--unsandboxed", "--quiet"]
    classroom(*grade, check=0)
    assert not is_stale(grades)
    hand_in(folder, "ada", b"print(1)", "sigmoid.py")
    hand_in(folder, "bo", b"%PDF-1.7", "sigmoid-2.pdf")
    hand_in(folder, "cy", honest())
    told = export(grades, 1)[1]
    assert "ada is not what was graded: sigmoid.py is new" in told
    assert "the work of bo is not what was graded" in told
    assert "the work of cy is not what was graded: sigmoid.ipynb is new\n" in told  # and no word of what lies there
    classroom(*grade, check=0)
    assert not is_stale(grades)


def test_submissions_that_were_moved_are_looked_at_where_they_lie_now(tmp_path):
    hand_in(tmp_path / "in", "anna", honest())
    (tmp_path / "in/students.csv").write_text("student,name,id\nanna,Anna,1\n", encoding="utf-8")
    grade = ["grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet"]
    classroom(*grade, check=0)
    (tmp_path / "in").rename(tmp_path / "elsewhere")
    assert not is_stale(tmp_path / "out", "--students", tmp_path / "elsewhere/students.csv")
    hand_in(tmp_path / "elsewhere", "anna", stubs())
    assert is_stale(tmp_path / "out", "--students", tmp_path / "elsewhere/students.csv")
