"""Late work comes to what is there, costs what the teacher says, and takes nothing away from anybody."""

import csv
import datetime
import json
import os

import pytest

from classroom.grading import hand
from classroom.grading.report import write_csv
from classroom.lms import collect, register
from classroom.lms.late import Rule, deadline
from tests.classroom.helpers import EXERCISES, SIGMOID, answer, classroom, honest, stubs, table
from tests.classroom.lms.platforms import BOOK, Download
from tests.classroom.lms.test_layouts import read

DUE = deadline("2026-11-03 23:59")
RULE = Rule(due=DUE, per_day=10, at_most=50, grace=2)
WRONG = answer(honest(), log_odds="def log_odds(p):\n    return np.log10(p / (1 - p))")


def brightspace(path, *handed_in):
    """(number, name, date, notebook): as Brightspace packs it."""
    files = {f"{number}-1 - {name} - {date}/sigmoid.ipynb": json.dumps(book) for number, name, date, book in handed_in}
    return Download("brightspace", files, {}).pack(path, BOOK)


IN_TIME = [(1, "Ada", "Nov 3, 2026 900 PM", WRONG), (2, "Bo", "Nov 3, 2026 910 PM", honest()),
           (3, "Cy", "Nov 4, 2026 130 AM", honest()), (4, "Di", "Nov 5, 2026 900 AM", honest())]  # fmt: skip
OTHER = json.dumps(stubs(next(path for path in EXERCISES if path.stem == "loss")))
LATER = [*IN_TIME, (1, "Ada", "Nov 5, 2026 900 AM", honest()), (5, "Eve", "Nov 20, 2026 900 AM", honest()),
         (2, "Bo", "Nov 10, 2026 900 AM", stubs())]  # fmt: skip


def rows(out, name="students.csv", by="name"):
    return {row[by]: row for row in read(out / name)}


def everything(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def submissions(tmp_path):
    collect.collect(brightspace(tmp_path / "1.zip", *IN_TIME), tmp_path / "in", rule=RULE)
    return tmp_path / "in"


def test_late_work_is_added_and_nothing_that_was_there_changes(tmp_path, submissions):
    before = everything(submissions)
    found = collect.collect(brightspace(tmp_path / "2.zip", *LATER), submissions, add=True, rule=RULE)
    after = everything(submissions)
    assert found.new == 3
    assert {name: after[name] for name in before if not name.endswith(".csv")} == {
        name: data for name, data in before.items() if not name.endswith(".csv")
    }
    assert {name: (row["late"], row["penalty"]) for name, row in rows(submissions).items()} == {
        "Ada": ("1.38", "20"), "Bo": ("6.38", "50"), "Cy": ("0.06", "0"), "Di": ("1.38", "20"), "Eve": ("16.38", "50"),
    }  # fmt: skip
    assert rows(submissions)["Ada"]["note"] == (
        "sigmoid-2.ipynb is 1.38 days late, penalty 20 % (10 % a day begun, at most 50 %, none in the first 2 h)"
    )
    collect.collect(brightspace(tmp_path / "2.zip", *LATER), submissions, add=True, rule=RULE)
    assert everything(submissions) == after  # the same once more brings nothing


def test_what_the_teacher_wrote_into_the_table_stays_and_counts(tmp_path, submissions):
    def write(**changes):
        students = read(submissions / "students.csv")
        for row in students:
            row["office hours"] = "Tuesday"
            row.update(changes.get(row["name"], {}))
        write_csv(submissions / "students.csv", [list(students[0]), *[list(row.values()) for row in students]])

    write(Di={"penalty": "5,5 %"}, Ada={"note": "ill"}, Bo={"penalty": "100"})
    collect.collect(brightspace(tmp_path / "2.zip", *LATER), submissions, add=True, rule=RULE)
    found = rows(submissions)
    assert (found["Di"]["penalty"], found["Ada"]["note"][:5], found["Ada"]["office hours"]) == (
        "5,5 %",
        "ill; ",
        "Tuesday",
    )
    late = register.lateness(submissions)
    assert late["Di_4", "sigmoid.ipynb"] == ("1.38", 5.5)
    assert late["Bo_2", "sigmoid-2.ipynb"] == ("6.38", 100)
    assert ("Bo_2", "sigmoid.ipynb") not in late  # that one came in time
    write(Di={"penalty": ""})
    assert register.lateness(submissions)["Di_4", "sigmoid.ipynb"] == ("1.38", 0)
    write(Di={"penalty": "twenty"})
    with pytest.raises(ValueError, match=r"the penalty of Di must be per cent from 0 to 100, got 'twenty'"):
        register.lateness(submissions)


def test_where_no_time_is_told_the_row_asks_for_the_penalty(tmp_path):
    def canvas(path, *names):
        return Download("canvas", dict.fromkeys(names, BOOK), {}).pack(path, json.dumps(honest()))

    collect.collect(canvas(tmp_path / "1.zip", "ada_1_7_a.ipynb", "bo_LATE_2_8_a.ipynb"), tmp_path / "in", rule=RULE)
    found = rows(tmp_path / "in")
    assert (found["ada"]["late"], found["bo"]["late"], found["bo"]["penalty"]) == ("", "late", "")
    assert "write what it costs, in per cent of the points, under penalty" in found["bo"]["note"]
    rule = Rule(days=3, per_day=10)
    collect.collect(canvas(tmp_path / "2.zip", "cy_3_9_a.ipynb"), tmp_path / "in", add=True, rule=rule)
    collect.collect(canvas(tmp_path / "3.zip", "di_4_9_a.ipynb"), tmp_path / "in", add=True)
    collect.collect(canvas(tmp_path / "4.zip", "ed_5_9_a.ipynb"), tmp_path / "in", add=True, rule=Rule(days=0))
    found = rows(tmp_path / "in")
    assert [(found[name]["late"], found[name]["penalty"]) for name in ("cy", "di", "ed")] == [
        ("3", "30"),
        ("late", ""),
        ("", ""),
    ]


def test_a_penalty_that_cannot_be_reckoned_is_said_and_the_grade_stays_here(tmp_path):
    made = Download("canvas", {"ada_1_7_a.ipynb": BOOK}, {}).pack(tmp_path / "1.zip", json.dumps(honest()))
    rule = ["--due", "2026-11-03", "--penalty", "10"]
    done = classroom("collect", made, "--out", tmp_path / "in", *rule, check=0)
    assert "No penalty" not in done.stderr  # in time
    late = Download("canvas", {"bo_2_8_a.ipynb": BOOK}, {}).pack(tmp_path / "2.zip", json.dumps(honest()))
    done = classroom("collect", late, "--out", tmp_path / "in", "--add", *rule, check=1)
    assert (
        "No penalty for bo: this platform tells no times. Say the same command again with --add and --" in done.stderr
    )
    files = everything(tmp_path / "in")
    done = classroom("collect", late, "--out", tmp_path / "in", "--add", *rule, "--late", "7", check=0)
    assert "1 earlier file: it is now known how late, and what that costs" in done.stderr
    found = rows(tmp_path / "in")["bo"]
    assert (found["late"], found["penalty"]) == ("7", "70")
    assert found["note"].count(" late") == 1
    assert register.lateness(tmp_path / "in")[found["student"], "a.ipynb"] == ("7", float(found["penalty"]))
    again = everything(tmp_path / "in")
    assert {name for name in files if files[name] != again[name]} == {"students.csv", "files.csv"}
    done = classroom("collect", late, "--out", tmp_path / "in", "--add", *rule, "--late", "9", check=0)
    assert everything(tmp_path / "in") == again  # once said, it stays


def test_a_penalty_that_was_forgotten_is_made_up_for_and_the_teacher_s_own_stays(tmp_path):
    made = brightspace(tmp_path / "1.zip", *IN_TIME)
    collect.collect(made, tmp_path / "in", rule=Rule(due=DUE))
    students = [row | ({"penalty": "1"} if row["name"] == "Cy" else {}) for row in read(tmp_path / "in/students.csv")]
    write_csv(tmp_path / "in/students.csv", [list(students[0]), *[list(row.values()) for row in students]])
    collect.collect(made, tmp_path / "in", add=True, rule=Rule(per_day=10))
    assert {name: row["penalty"] for name, row in rows(tmp_path / "in").items()} == {
        "Ada": "", "Bo": "", "Cy": "1", "Di": "20",
    }  # fmt: skip


def test_adding_the_same_again_repeats_no_note(tmp_path):
    for folder in ("Ada Lovelace_11", "Bo Diddley_12"):
        path = tmp_path / "from" / f"{folder}_assignsubmission_file_" / "essay.pdf"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"%PDF")
    for _ in range(3):
        collect.collect(tmp_path / "from", tmp_path / "in", add=True, rule=Rule(due=DUE, per_day=10))
        notes = [row["note"] for row in rows(tmp_path / "in").values()]
        assert len(notes) == 2
        assert all(note.count("kept as it is") == 1 for note in notes)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--penalty", "-1"], "--penalty must be 0 or more"),
        (["--penalty", "101"], "from 0 to 100"),
        (["--at-most", "nan"], "from 0 to 100"),
        (["--late", "inf"], "--late must be 0 or more"),
        (["--due", "soon"], "--due must be a date"),
    ],
)
def test_a_rule_that_is_none_is_told(tmp_path, options, message):
    done = classroom("collect", brightspace(tmp_path / "1.zip", *IN_TIME), "--out", tmp_path / "in", *options)
    assert (done.returncode, (tmp_path / "in").exists()) == (2, False)
    assert message in done.stderr


def test_times_with_a_zone_and_without_are_compared():
    zone = datetime.timezone(datetime.timedelta(hours=2))
    late = Rule(due=deadline("2026-11-03T12:00+00:00")).late_by(datetime.datetime(2026, 11, 4, 14, tzinfo=zone))
    assert late == 1
    local = datetime.datetime(2026, 11, 4, 12)
    assert Rule(due=local).late_by(local.astimezone()) == 0


def test_the_better_of_what_came_in_time_and_late_counts_and_hand_marks_stay(tmp_path, submissions):
    grade = ["grade", SIGMOID, submissions, "--out", tmp_path / "graded", "--unsandboxed", "--quiet", "--workers", 2]
    classroom(*grade, check=0)
    assert {name: row["total"] for name, row in table(tmp_path / "graded").items()} == {
        "Ada_1": "9", "Bo_2": "11", "Cy_3": "11", "Di_4": "8.8",
    }  # fmt: skip
    marks = tmp_path / "graded/hand-grading.csv"
    with open(marks, newline="", encoding="utf-8-sig") as file:
        to_mark = list(csv.DictReader(file))
    write_csv(
        marks, [list(hand.COLUMNS), *[[*list(row.values())[:4], "2", "good", row["answer_sha256"]] for row in to_mark]]
    )
    collect.collect(brightspace(tmp_path / "2.zip", *LATER), submissions, add=True, rule=RULE)
    stored = {path: path.stat().st_mtime_ns for path in (tmp_path / "graded/.work/results").iterdir()}
    classroom(*grade, check=0)
    after = table(tmp_path / "graded")
    assert {name: (row["total"], row["late"], row["penalty"]) for name, row in after.items()} == {
        "Ada_1": ("11", "", ""),  # 9 + 2 in time; late it is 13 less 20 %
        "Bo_2": ("13", "", ""),
        "Cy_3": ("13", "0.06", "0"),
        "Di_4": ("10.4", "1.38", "20"),
        "Eve_5": ("5.5", "16.38", "50"),  # to be marked still
    }
    assert "1.38 days late: penalty 20 % of the points" in after["Di_4"]["notes"]
    assert all(path.stat().st_mtime_ns == time for path, time in stored.items())  # nobody's earlier work ran again
    page = (tmp_path / "graded/feedback/Di_4.html").read_text(encoding="utf-8")
    assert "10.4 of 14" in page
    assert "penalty 20 %" in page
    students = [row | {"penalty": "0"} for row in read(submissions / "students.csv")]
    write_csv(submissions / "students.csv", [list(students[0]), *[list(row.values()) for row in students]])
    classroom(*grade, check=0)
    assert {name: row["total"] for name, row in table(tmp_path / "graded").items()} == {
        "Ada_1": "13", "Bo_2": "13", "Cy_3": "13", "Di_4": "13", "Eve_5": "11",
    }  # fmt: skip
    page = (tmp_path / "graded/feedback/Ada_1.html").read_text(encoding="utf-8")
    assert "sigmoid-2.ipynb" in page  # of the file that counts


def test_a_collection_that_was_killed_is_not_graded_and_goes_on(tmp_path, submissions, monkeypatch):
    wanted = tmp_path / "whole"
    collect.collect(brightspace(tmp_path / "1.zip", *IN_TIME), wanted, rule=RULE)
    source, total = brightspace(tmp_path / "2.zip", *LATER), 0
    collect.collect(source, wanted, add=True, rule=RULE)
    real, stops = os.replace, 0
    for stop in range(1, 20):
        out = tmp_path / f"out{stop}"
        collect.collect(tmp_path / "1.zip", out, rule=RULE)
        done = 0

        def dies(one, other, stop=stop):
            nonlocal done
            done += 1
            if done == stop:
                raise KeyboardInterrupt
            real(one, other)

        monkeypatch.setattr(os, "replace", dies)
        try:
            collect.collect(source, out, add=True, rule=RULE)
        except KeyboardInterrupt:
            stops += 1
            monkeypatch.setattr(os, "replace", real)
            if done > 1:
                with pytest.raises(ValueError, match="was not collected to its end"):
                    register.lateness(out)
            collect.collect(source, out, add=True, rule=RULE)
        monkeypatch.setattr(os, "replace", real)
        total += 1
        assert everything(out).keys() == everything(wanted).keys()
        assert (out / "students.csv").read_bytes() == (wanted / "students.csv").read_bytes()
        assert (out / "files.csv").read_bytes() == (wanted / "files.csv").read_bytes()
    assert 5 <= stops < total


BROKEN = {
    "a damaged notebook": ("sigmoid.ipynb", json.dumps(honest())[:2000]),
    "an empty one": ("sigmoid.ipynb", ""),
    "of another exercise": ("other.ipynb", OTHER),
    "a printed page": ("sigmoid.pdf", "%PDF-1.7"),
    "code alone": ("sigmoid.py", "print(1)"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_late_file_counts_where_the_one_in_time_cannot_be_graded_and_the_row_says_so(tmp_path, name):
    file, data = BROKEN[name]
    handed_in = {f"1-1 - Ada - Nov 3, 2026 900 PM/{file}": data, "2-1 - Bo - Nov 3, 2026 900 PM/sigmoid.ipynb": BOOK}
    late = {"1-1 - Ada - Nov 5, 2026 900 AM/sigmoid.ipynb": BOOK, "2-1 - Bo - Nov 5, 2026 900 AM/sigmoid.ipynb": data}
    for number, files in enumerate((handed_in, late)):
        made = Download("brightspace", files, {}).pack(tmp_path / f"{number}.zip", json.dumps(honest()))
        collect.collect(made, tmp_path / "in", add=bool(number), rule=RULE)
    grade = ["grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet"]
    classroom(*grade, check=0)
    found = table(tmp_path / "out")
    ada, bo = found["Ada_1"], found["Bo_2"]
    assert (ada["status"], ada["total"], ada["penalty"], ada["late"]) == ("late only", "8.8", "20", "1.38")
    assert f"{file} came in time and could not be graded, so sigmoid" in ada["notes"]
    assert "write another penalty in students.csv" in ada["notes"]
    assert (bo["status"], bo["total"], bo["late"]) == ("ok", "11", "")
    assert "graded of 2 files: the only one that could be read" in bo["notes"]
    page = (tmp_path / "out/feedback/Ada_1.html").read_text(encoding="utf-8")
    assert "What you handed in in time could not be graded, so the file that came late counts." in page
    assert "students.csv" not in page
    students = tmp_path / "in/students.csv"
    written = read(students)
    assert written[0]["name"] == "Ada"
    written[0]["penalty"] = "0"
    write_csv(students, [list(written[0]), *(list(row.values()) for row in written)])
    classroom(*grade, check=0)
    assert table(tmp_path / "out")["Ada_1"]["total"] == "11"  # the teacher's word
