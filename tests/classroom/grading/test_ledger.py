"""Marks by hand are never lost: whatever a spreadsheet makes of the table, and whoever is missing from a batch."""

import codecs
import csv
import io
import json
import unicodedata

import pytest

from classroom.exercise import notebook
from classroom.grading import hand, report
from classroom.grading.result import Result
from tests.classroom.helpers import SIGMOID

EXERCISE = notebook.read(SIGMOID)
NAMES = ("Jürgen", "anna", "0012345", "MAR1", "1e5", "O'Neil", "=Bo", "two\nlines", "Zoë".encode().decode(), "\udcff")
PART = "explain-weight"


def results(names=NAMES):
    points = {part.id: part.points for part in EXERCISE.parts}
    return [Result(name, "sigmoid.ipynb", "ok", dict(points), answers={PART: f"by {name!r}"}) for name in names]


def of(name, answer="", most=3.0):
    return hand.Where(hand.key(name), PART, answer, most)


@pytest.fixture
def table(tmp_path):
    """A table in which everybody has a mark of their own, and a comment."""
    path = tmp_path / "hand-grading.csv"
    marks = {of(name): hand.Mark(i / 4, f"gut, {i}: schöne Ödnis") for i, name in enumerate(NAMES)}
    hand.write(path, EXERCISE, results(), hand.offered(EXERCISE, results(), marks))
    return path


def points(marks):
    return [marks[hand.place(result, EXERCISE.hand[0])].points for result in results()]


ALL = [i / 4 for i in range(len(NAMES))]


def as_table(text, delimiter=",", decimal="."):
    out = io.StringIO()
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for row in rows[1:]:
        row[3] = row[3].replace(".", decimal)
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


SAVED = {
    "as it was": lambda text: codecs.BOM_UTF8 + text.encode(),
    "without a mark": lambda text: text.encode(),
    "by Excel in Europe": lambda text: codecs.BOM_UTF8 + as_table(text, ";", ",").encode(),
    "with a line that names the separator": lambda text: b"sep=;\r\n" + as_table(text, ";", ",").encode(),
    "with tabs": lambda text: as_table(text, "\t").encode(),
    "UTF-16": lambda text: as_table(text, "\t", ",").encode("utf-16"),
    "UTF-16, the other way": lambda text: codecs.BOM_UTF16_BE + as_table(text, "\t").encode("utf-16-be"),
    "UTF-16 without a mark": lambda text: as_table(text, "\t").encode("utf-16-le"),
    "cp1252": lambda text: as_table(text, ";", ",").encode("cp1252"),
    "mojibake": lambda text: codecs.BOM_UTF8 + text.encode().decode("cp1252").encode(),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "with empty rows": lambda text: (as_table(text) + ",,,,,\r\n\r\n").encode(),
    "with other capitals": lambda text: text.replace("student,part", "Student, Part").encode(),
}


@pytest.mark.parametrize("how", SAVED)
def test_a_table_is_read_however_it_was_saved(table, how):
    text = table.read_text(encoding="utf-8-sig")
    table.write_bytes(SAVED[how](text))
    assert points(hand.read(table, EXERCISE, NAMES)) == ALL


CHANGED = {"0012345": "12345", "MAR1": "01. Mrz", "1e5": "1.00E+05", "anna": "Anna B.", "Jürgen": "J?rgen"}


@pytest.mark.parametrize("name", CHANGED)
def test_a_name_that_matches_nobody_is_named_and_nothing_is_written(table, name):
    text = table.read_text(encoding="utf-8-sig").replace(f"{name},", f"{CHANGED[name]},")
    table.write_text(text, encoding="utf-8-sig")
    with pytest.raises(hand.MarksError) as told:
        hand.read(table, EXERCISE, NAMES)
    assert f"'{CHANGED[name]}' is no student's name" in str(told.value)
    assert f"Not in the table: {name}" in str(told.value)
    assert table.read_text(encoding="utf-8-sig") == text


def test_who_is_in_the_table_with_a_wrong_mark_is_not_called_missing(table):
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    header = rows[0].split(",")
    cells = rows[1].split(",")
    cells[header.index("points")] = "5"
    table.write_text("\n".join([rows[0], ",".join(cells), *rows[2:]]), encoding="utf-8-sig")
    with pytest.raises(hand.MarksError) as told:
        hand.read(table, EXERCISE, [*NAMES, "nowhere"])
    assert "points must be from 0 to 3, got 5" in str(told.value)
    assert "Not in the table" not in str(told.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "has no column student, part, points"),
        (b"name,mark\nanna,3\n", "has no column student, part, points; there is: name,mark"),
        (b"student,part,points\nanna,explain-weight,2.May\n", "row 2: points must be a number, got '2.May'"),
        (b"student,part,points\nanna,expl,2\n", "no hand-graded part 'expl'"),
        (
            b"student,part,points\nanna,explain-weight,2\nanna,explain-weight,3\n",
            "row 3: there is another mark for 'anna'",
        ),
        (b"student,part,points\nx,explain-weight,2\ny,explain-weight,2\n", "(?s)row 2: 'x'.*row 3: 'y'"),
        (b"\x81\x8d\x8f" * 20, "has no column"),
    ],
)
def test_what_cannot_be_placed_is_told_all_of_it(tmp_path, content, message):
    path = tmp_path / "hand-grading.csv"
    path.write_bytes(content)
    with pytest.raises(hand.MarksError, match=message):
        hand.read(path, EXERCISE, NAMES)
    assert path.read_bytes() == content


def test_rows_are_added_and_changed_and_never_dropped(table):
    marks = hand.read(table, EXERCISE, NAMES)
    before = table.read_bytes()
    hand.write(table, EXERCISE, results(["dora"]), marks)
    later = hand.read(table, EXERCISE, [*NAMES, "dora"])
    assert points(later) == ALL
    assert later[hand.place(results(["dora"])[0], EXERCISE.hand[0])] == hand.NONE
    (copy,) = (table.parent / hand.COPIES).iterdir()
    assert copy.read_bytes() == before
    hand.write(table, EXERCISE, results([*NAMES, "dora"]), later)  # nothing new is no new copy of anything new
    assert points(hand.read(table, EXERCISE, [*NAMES, "dora"])) == ALL


def test_a_row_that_the_table_lost_is_in_the_ledger(tmp_path, table):
    marks = hand.read(table, EXERCISE, NAMES)
    hand.remember(tmp_path / "marks.json", marks)
    assert hand.recall(tmp_path / "marks.json") == marks
    assert hand.recall(tmp_path / "nothing.json") == {}


@pytest.mark.parametrize(
    ("mark", "told"),
    [((3, "schön"), "schön"), ((3, ""), ""), ((1, "kurz"), "kurz"), ((1, ""), ""), ((0, "nein"), "nein")],
)
def test_a_comment_reaches_the_student_whatever_the_points(mark, told):
    (one,) = results(["anna"])
    hand.merge(EXERCISE, [one], {of("anna"): hand.Mark(*mark)})
    assert (one.points[PART], one.feedback[PART][0]) == (mark[0], told)


def test_no_digest_of_an_answer_is_a_number_to_a_spreadsheet():
    assert all(hand.digest(str(i)).startswith("#") for i in range(20))


def test_a_table_and_a_ledger_of_before_are_read(tmp_path):
    """Digests had no sign, and a ledger no maximum."""
    result = results(["anna"])
    old = hand.digest(result[0].answers[PART])[1:]
    (tmp_path / "marks.json").write_text(json.dumps([["anna", PART, 2.0, "good", old]]))
    (tmp_path / "table.csv").write_text(f"student,part,points,answer_sha256\nanna,{PART},2,{old}\n")
    for marks in (hand.recall(tmp_path / "marks.json", {PART: 3.0}), hand.read(tmp_path / "table.csv", EXERCISE)):
        (one,) = results(["anna"])
        hand.merge(EXERCISE, [one], marks)
        assert (one.notes, report.total(one)) == ([], 13)


def test_a_table_without_digests_is_of_the_answers_that_are_known():
    (where,) = (of("anna", hand.digest("one")),)
    marked = hand.Mark(2.0, "")
    assert hand.placed({of("anna"): marked}, {where: hand.NONE}) == {where: marked}
    assert hand.placed({of("anna"): marked, where: hand.NONE}, {where: hand.NONE}) == {where: marked}
    assert hand.placed({of("anna"): marked}, {}) == {of("anna"): marked}
    two = {where: hand.NONE, of("anna", hand.digest("two")): hand.NONE}
    with pytest.raises(hand.MarksError, match="anna has several marks or answers for explain-weight"):
        hand.placed({of("anna"): marked}, two)
    with pytest.raises(hand.MarksError, match="anna has several marks or answers"):
        hand.placed({of("anna"): marked, where: hand.Mark(1.0, "")}, {where: hand.NONE})
