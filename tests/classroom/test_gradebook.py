"""The gradebook: everybody and every mark of a course, on one page and in tables, with and without names."""

import csv
import re

import pytest

from classroom import gradebook
from classroom.__main__ import FINE, FOUND, main
from classroom.exercise import notebook
from classroom.grading import graded, hand
from classroom.grading.result import Result
from tests.every import every

from .helpers import EXERCISES

COURSE = [path for name in ("sigmoid", "boundary", "loss") for path in EXERCISES if path.stem == name]
HINT = "Upside down: `odds` are p / (1 - p)."


def folder(tmp_path, path, shares, names=None, *, hints=(), statuses=None, marks=None, late=(), keys=None):
    """Grades of an exercise: the first so many checked parts right, for each student's share."""
    exercise, results = notebook.read(path), []
    for student, share in shares.items():
        made = Result(student, f"{path.stem}.ipynb", (statuses or {}).get(student, "ok"))
        right = round(share * len(exercise.parts))
        made.points = {part.id: part.points * (i < right) for i, part in enumerate(exercise.parts)}
        if made.graded:
            made.answers = {part.id: f"words of {student}" for part in exercise.hand}
        if student in hints:
            made.feedback[exercise.parts[-1].id] = ("at 0.5 it is 2", HINT)
        if student in late:
            made.late, made.penalty = "2", 20.0
        results.append(made)
    out = tmp_path / path.stem
    batch = graded.Graded(exercise, results, names or {}, ["no network"], keys or {})
    graded.keep(out, batch, path)
    table = {
        hand.Where(student, part.id, "", part.points): hand.Mark(points, "well done")
        for student, points in (marks or {}).items()
        for part in exercise.hand
    }
    hand.write(out / hand.TABLE, exercise, results, hand.offered(exercise, results, table))
    return out


@pytest.fixture
def course(tmp_path):
    """Moodle's folders: the number is another in each assignment."""
    folders = []
    for i, path in enumerate(COURSE):
        names = {f"ana_{i}1": "Ana Núñez", f"bo_{i}2": "Bo <O'Brien>", f"cy_{i}3": "=Cy"}
        shares = {f"ana_{i}1": 1.0, f"bo_{i}2": (1.0, 0.9, 0.2)[i]} | ({f"cy_{i}3": 0.6} if i < 2 else {})
        hints = [f"bo_{i}2"] + ([f"cy_{i}3"] if i == 1 else [])
        marks = {f"ana_{i}1": 3, f"bo_{i}2": 1} if i == 0 else {}
        folders.append(folder(tmp_path, path, shares, names, hints=hints, marks=marks, late=["ana_11"]))
    return folders


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_one_row_for_each_student_whatever_the_folders_are_called(course, tmp_path):
    book = gradebook.read(course)
    assert list(book.people.values()) == ["=Cy", "Ana Núñez", "Bo <O'Brien>"]
    gradebook.write(book, tmp_path / "book")
    rows = {row["name"]: row for row in table(tmp_path / "book/gradebook.csv")}
    assert set(rows) == {"'=Cy", "Ana Núñez", "Bo <O'Brien>"}
    assert rows["Ana Núñez"]["student"] == "ana_01; ana_11; ana_21"
    ana = rows["Ana Núñez"]
    assert (ana["sigmoid: total"], ana["sigmoid: max"], ana["sigmoid: Part 7 (3)"]) == ("14", "14", "3")
    assert (ana["boundary: total"], ana["boundary: late"], ana["boundary: Part 6 (3)"]) == ("8.8", "2", "")
    assert (rows["'=Cy"]["loss: total"], rows["'=Cy"]["loss: status"]) == ("", "missing")


def test_every_part_and_every_mark_is_in_the_table_and_adds_up(course, tmp_path):
    gradebook.write(gradebook.read(course), tmp_path / "book")
    rows = table(tmp_path / "book/gradebook.csv")
    for path, out in zip(COURSE, course, strict=True):
        exercise = notebook.read(path)
        columns = [name for name in rows[0] if re.match(rf"{path.stem}: Part \d", name)]
        assert len(columns) == len(exercise.all_parts)
        assert sum(float(re.search(r"\((.*)\)", name)[1]) for name in columns) == exercise.points
        found, marks = graded.settled(out)
        hand.merge(found.exercise, found.results, marks)
        wanted = sum(sum(result.points.values()) for result in found.results)
        assert sum(float(row[name] or 0) for row in rows for name in columns) == wanted


def test_who_may_need_help_and_why(course):
    book = gradebook.read(course)
    found = {book.people[key]: "; ".join(why) for key, why in gradebook.needs_help(book).items()}
    assert set(found) == {"Bo <O'Brien>", "=Cy"}
    assert "no work that could be graded in Exercise 3" in found["=Cy"]
    assert "below 50 % in Exercise 3" in found["Bo <O'Brien>"]
    assert "on average to" in found["Bo <O'Brien>"]


def test_unmarked_and_unreadable_work_is_no_zero(tmp_path):
    statuses = {"b": "unreadable", "c": "blank"}
    out = folder(tmp_path, COURSE[0], {"a": 1, "b": 0, "c": 0}, statuses=statuses)
    (sheet,) = gradebook.read([out]).sheets
    shares = {key.strip("\0"): sheet.share(key) for key in sheet.rows}
    assert shares == {"a": 1.0, "b": None, "c": 0.0}


def test_a_total_without_an_open_part_or_choice_says_that_it_is_not_final(tmp_path):
    """On the page and in the table, for an explanation that nobody has marked and for a file that may not count."""
    out = folder(tmp_path, COURSE[0], {"a": 1, "b": 1, "c": 0.5, "d": 1}, marks={"a": 3}, statuses={"d": "unreadable"})
    book = graded.load(out)
    late = Result("c", "late.ipynb", "ok", dict(book.results[2].points), late="1", penalty=10.0)
    late.answers = {part.id: "more words" for part in book.exercise.hand}
    book.results.append(late)
    graded.keep(out, book, COURSE[0])
    gradebook.write(gradebook.read([out]), tmp_path / "book")
    rows = {row["student"]: row for row in table(tmp_path / "book/gradebook.csv")}
    told = {student: row["sigmoid: not final"] for student, row in rows.items()}
    assert told == {
        "a": "", "b": "not marked yet: Part 7", "d": "",
        "c": "not marked yet: Part 7; which file counts: sigmoid.ipynb or late.ipynb",
    }  # fmt: skip
    assert (rows["a"]["sigmoid: total"], rows["b"]["sigmoid: total"]) == ("14", "11")
    page = (tmp_path / "book/gradebook.html").read_text(encoding="utf-8")
    cells = dict(re.findall(r'<span class="name">(\w)</span>.*?<td class="(total[^"]*)">', page))
    assert cells == {"a": "total", "b": "total waits", "c": "total waits"}
    assert '<td class="total">14</td>' in page
    assert '<td class="total waits">11 + ?</td>' in page
    assert re.search(r"Mean</th><td>[\d.]+ \+ \?</td>", page)
    assert "not final: something waits for a mark" in page


def test_mistakes_are_counted_over_the_exercises(course, tmp_path):
    book = gradebook.read(course)
    (found,) = [each for each in gradebook.mistakes(book) if each.hint == HINT]
    # a hint for a part that is right is none
    counts = [len(keys) for keys in found.who]
    assert counts == [0, 2, 1]
    assert found.again
    gradebook.write(book, tmp_path / "book")
    (row,) = [row for row in table(tmp_path / "book/mistakes.csv") if row["hint"] == HINT]
    assert (row["first in"], row["boundary: students"], row["loss: students"]) == ("boundary", "2", "1")


def test_namesakes_are_told_apart_and_named(tmp_path, capsys):
    names = {"x_1": "Anna Schmidt", "x_2": "anna  schmidt", "bo": "Bo"}
    one = folder(tmp_path, COURSE[0], {"x_1": 1, "x_2": 0.5, "bo": 1}, names)
    two = folder(tmp_path, COURSE[1], {"x_1": 1, "bo": 1}, {"x_1": "Anna Schmidt", "bo": "Bo"})
    done = main(["gradebook", str(one), str(two), "--out", str(tmp_path / "book")])
    assert done == FOUND
    assert "several students are called Anna Schmidt" in capsys.readouterr().err
    rows = table(tmp_path / "book/gradebook.csv")
    assert sorted(row["student"] for row in rows) == ["bo", "x_1", "x_2"]


def test_namesakes_are_told_apart_on_the_page_by_their_words(tmp_path):
    names, keys = dict.fromkeys(("g_1", "g_2"), "Gus Berg") | {"a": "Ada"}, {"g_1": "gus@x.org", "g_2": "gus2@x.org"}
    out = folder(tmp_path, COURSE[0], {"g_1": 1, "g_2": 0, "a": 1}, names, keys=keys)
    page = gradebook.page(gradebook.read([out]))
    shown = re.findall(r'<th scope="row"><span class="name">(.*?)</span>', page)
    assert shown == ["Ada", "Gus Berg (gus2@x.org)", "Gus Berg (gus@x.org)"]
    assert "Gus" not in gradebook.page(gradebook.read([out]), names=False)


def test_without_names_nobody_is_named_and_rows_are_in_another_order(course, tmp_path, capsys):
    done = main(["gradebook", *map(str, course), "--out", str(tmp_path / "book"), "--no-names"])
    assert done == FINE
    assert "gradebook.html" in capsys.readouterr().out
    for path in every((tmp_path / "book").iterdir()):
        text = path.read_text(encoding="utf-8")
        assert [word for word in ("Ana", "Núñez", "Brien", "Cy", "ana_", "bo_", "cy_") if word in text] == [], path
    rows = table(tmp_path / "book/gradebook.csv")
    assert [row["student"] for row in rows] == ["Student 1", "Student 2", "Student 3"]


def test_names_are_text_and_the_page_loads_nothing(course):
    page = gradebook.page(gradebook.read(course))
    assert "Bo &lt;O&#39;Brien&gt;" in page
    assert "<O'Brien>" not in page
    assert not re.search(r"<script|(src|href)=|https?:", page)
    assert "default-src 'none'" in page
    assert "<code>odds</code>" in page


def test_one_exercise_is_named_once(course):
    with pytest.raises(ValueError, match="two folders hold grades of sigmoid"):
        gradebook.read([course[0], course[0]])


def two_annas(tmp_path, keys):
    """Two of one name, in folders that bear another number each time: the first is always right, the second never."""
    made = []
    for i, path in enumerate(COURSE):
        first, second = f"Anna_{i}1", f"Anna_{i}2"
        names = {first: "Anna Li", second: "Anna Li", f"bo_{i}": "Bo"}
        shares = {first: 1.0, second: 0.0, f"bo_{i}": 1.0}
        made.append(folder(tmp_path, path, shares, names, keys=keys(i, first, second)))
    return gradebook.read(made)


def test_two_of_one_name_are_joined_by_their_keys(tmp_path):
    book = two_annas(tmp_path, lambda i, first, second: {first: "4711", second: "b@example.org"})
    assert list(book.people.values()) == ["Anna Li", "Anna Li", "Bo"]
    assert not book.notes
    (who,) = gradebook.needs_help(book)
    assert [sheet.share(who) for sheet in book.sheets] == [0, 0, 0]


def test_one_row_is_never_two_students(tmp_path):
    """The same key for both, by a slip: nobody's row takes the place of another's."""
    book = two_annas(tmp_path, lambda i, first, second: {first: "4711", second: "4711"})
    assert sum(sheet.result(key) is not None for sheet in book.sheets for key in book.people) == 9
    assert book.notes


def test_without_keys_two_of_one_name_are_told_and_nothing_of_theirs_is_called_missing(tmp_path):
    book = two_annas(tmp_path, lambda i, first, second: {})
    (note,) = book.notes
    assert note.startswith("several students are called Anna Li, and nobody knows which rows are one's: in each stud")
    assert not any("no work" in why for reasons in every(gradebook.needs_help(book).values()) for why in reasons)


def test_who_has_a_key_in_one_exercise_only_is_joined_by_the_name(tmp_path):
    shares, names = {"ada": 1.0}, {"ada": "Ada", "ada_2": "Ada"}
    first = folder(tmp_path, COURSE[0], shares, names, keys={"ada": "17"})
    book = gradebook.read([first, folder(tmp_path, COURSE[1], {"ada_2": 1.0}, names)])
    assert list(book.people.values()) == ["Ada"]
