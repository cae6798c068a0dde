"""A student's page: part by part, the student's own work, and beside it what was said about it."""

import html
import re

import pytest

from classroom import pages
from classroom.exercise import notebook
from classroom.exercise.places import places
from classroom.exercise.validate import as_submission
from classroom.grading import graded, report
from classroom.grading.own_code import LONGEST, binds, own_code
from classroom.grading.result import STOPPED, UNGRADED, Result
from tests.classroom.helpers import EXERCISES, ROOT, SIGMOID, answer, classroom, code, hand_in, honest
from tests.every import every

EXERCISE = notebook.read(SIGMOID)
PARTS = EXERCISE.all_parts


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_parts_are_numbered_as_the_notebook_numbers_them(path):
    exercise = notebook.read(path)
    shown = places(exercise)
    assert set(shown) == {part.id for part in exercise.all_parts}
    assert [place.number for place in shown.values()] == list(range(1, len(shown) + 1))
    for place in every(shown.values()):
        assert f"**{place.number}.**" in place.question
        assert place.answers
        assert "goes with chapter" not in place.question


def test_code_is_found_where_it_stands():
    book = answer(honest(), log_odds="def helper(p):\n    return p", stable_sigmoid="sigmoid = None")
    book["cells"] += [code("def log_odds(p):\n    return helper(p)"), code("log_odds(0.5) == 0"), code("x = 1")]
    found = own_code(as_submission(book, "x"), EXERCISE)
    assert found["log-odds-check"] == "def helper(p):\n    return p\n\ndef log_odds(p):\n    return helper(p)"
    assert found["stable-sigmoid-check"] == "sigmoid = None"
    assert set(found) == {part.id for part in EXERCISE.parts}


@pytest.mark.parametrize(
    "line",
    ["w = 1", "w, b = 1, 2", "b, w = 1, 2", "(b, w) = f()", "w: float = 1", "    w = 1", "def w(x):", "async def w():",
     "class w:", "from a import w", "from a import b as w", "import numpy as w", "w =1 # == 2"],
)  # fmt: skip
def test_what_gives_a_name_a_value(line):
    assert binds(line, "w")


@pytest.mark.parametrize("line", ["w == 1", "f(w)", "ww = 1", "x = w", "def f(w):", "# w", "from w import x", "", "w"])
def test_what_does_not(line):
    assert not binds(line, "w")


def test_a_long_line_and_a_long_answer_cost_no_time():
    assert not binds("w, " * 1_000_000 + "= 1", "w")
    long = as_submission(answer(honest(), log_odds="x = 1\n" * 10_000), "x")
    assert len(own_code(long, EXERCISE)["log-odds-check"]) < LONGEST + 20


def result(**changes):
    points = {part.id: part.points for part in EXERCISE.parts}
    made = Result(
        "Siobh_n_O_Brien-1", "sigmoid.ipynb", "ok", points, answers={"explain-weight": "The odds **double**."}
    )
    made.code = {part.id: f"answer_to_{i} = ..." for i, part in enumerate(EXERCISE.parts)}
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def page(made, **named):
    return report.feedback(EXERCISE, made, sandboxed=True, **named)


def sections(text):
    return every(re.findall(r"<section>.*?</section>", text, flags=re.DOTALL))


def test_each_part_shows_its_code_and_beside_it_what_was_said():
    made = result(feedback={"log-odds-check": ("at 0.5 it is `nan`", "Take the logarithm of p < 1.")})
    made.points["log-odds-check"] = 0.0
    found = sections(page(made))
    assert len(found) == 7
    for number, section in enumerate(found, 1):
        assert f"Part {number}" in section
    for i, section in enumerate(found[:6]):
        assert f"answer_to_{i} = ..." in section
        assert (
            ("at 0.5 it is <code>nan</code>" in section) == ("Take the logarithm of p &lt; 1." in section) == (i == 3)
        )
    assert "<strong>double</strong>" in found[6]
    assert "odds-by-hand-check" not in page(made)


@pytest.mark.parametrize("name", ["Siobhán O'Brien", "'t Hooft", "李小龙", "Łukasz Żółć", "Nguyễn Thị Hương"])
def test_names_are_as_they_are(tmp_path, name):
    report.write_csv(tmp_path / "students.csv", [["student", "name", "id"], ["folder-1", report.safe(name), "7"]])
    names = graded.names_of(tmp_path)
    assert names == {"folder-1": name}
    shown = pages.environment().from_string("{{ name }}").render(name=name)
    assert f"{shown}: <strong>" in page(result(student="folder-1"), name=names["folder-1"])


def test_another_table_of_that_name_is_left_alone(tmp_path):
    (tmp_path / "students.csv").write_text("who,room\nAda,4\n")
    assert graded.names_of(tmp_path) == {}


def test_what_is_not_yet_marked_is_said_and_is_no_zero():
    text = page(result(notes=["to be marked by hand: explain-weight", "explain-weight: it has two ends; look at it"]))
    assert "11 of 14 points</strong> so far" in text
    assert "Still to be marked by your teacher: Part 7 (3 points)." in text
    assert "explain-weight" not in text
    assert "Part 7: it has two ends<" in text
    done = result()
    done.points["explain-weight"] = 2.5
    done.feedback["explain-weight"] = ("Which start?", "")
    assert "so far" not in page(done)
    assert "partly right, 2.5 of 3" in page(done)
    assert "Which start?" in page(done)


@pytest.mark.parametrize("status", sorted({*report.TOLD, *UNGRADED, *STOPPED}))
def test_each_status_is_a_sentence_to_the_student(status):
    text = page(result(status=status))
    assert report.TOLD[status] in text
    assert f"Status: {status}" not in text


def test_who_handed_in_nothing_is_shown_no_parts():
    text = page(Result("x", "", "missing", dict.fromkeys((part.id for part in EXERCISE.parts), 0.0)))
    assert "No notebook was handed in" in text
    assert " of 14 points" not in text
    assert "<section>" not in text


def test_the_look_is_the_books():
    """Each token has one colour by day and one by night, here and in the front end."""
    pairs = [
        re.findall(r"(--[a-z0-9-]+): (#[0-9a-f]{6});", (ROOT / path).read_text(encoding="utf-8"))
        for path in ("frontend/kit/tokens.css", "classroom/templates/look.css")
    ]
    theirs, ours = ([pair for pair in every(each) if pair[0] != "--mistake"] for each in pairs)
    assert theirs == ours


def test_the_penalty_is_a_sum():
    late = result(points=dict.fromkeys((part.id for part in EXERCISE.all_parts), 0.0) | {EXERCISE.parts[0].id: 1.0})
    late.late, late.penalty = "1.3", 20.0
    shown = page(late)
    assert "1 point, less 20 % because it came 1.3 days late: 0.8 points." in shown
    assert "less" not in page(result())


def test_a_file_that_does_not_count_waits_for_nobody():
    text = page(result(status="not graded", answers={"explain-weight": "The odds double."}))
    assert "Another file of yours was graded" in text
    assert "Still to be marked" not in text


def test_points_are_not_final_while_it_is_open_which_file_counts():
    done = result()
    done.points["explain-weight"] = 2.5
    assert "so far" not in page(done)
    done.open = "a.ipynb or b.ipynb"
    assert "13.5 of 14 points</strong> so far" in page(done)


def test_a_student_reads_the_name_that_the_student_gave():
    came = {"Abgabe_final-c2d5cab8.pdf": "Abgabe (final).pdf", "a.ipynb": "\u00dc 1.ipynb"}
    shown = report.feedback(
        EXERCISE,
        Result("x", "a.ipynb", "ok", notes=["there is: Abgabe_final-c2d5cab8.pdf", "aa.ipynb", "a.ipynb counts"]),
        sandboxed=True,
        came=came,
    )
    assert "File: \u00dc 1.ipynb" in shown
    assert "there is: Abgabe (final).pdf" in shown
    assert "c2d5cab8" not in shown
    assert "<li>aa.ipynb</li>" in shown
    assert "\u00dc 1.ipynb counts" in shown


def test_whether_it_may_be_handed_in_again_is_said_if_the_teacher_says_it():
    broken = result(status="unreadable")
    assert "Handing in again" not in page(broken) + page(result())
    assert report.ASK in page(broken)
    for made in (broken, result()):
        text = page(made, again="until Friday, <4 December>, 12:00")
        assert "<p>Handing in again: until Friday, &lt;4 December&gt;, 12:00</p>" in text
        assert report.ASK not in text


def test_what_the_teacher_said_about_handing_in_again_stays_until_it_is_taken_away(tmp_path):
    hand_in(tmp_path / "in", "ada", honest())
    grade = ["grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet"]
    for more, said in (([], False), (["--again", "until  Friday"], True), ([], True), (["--again", ""], False)):
        classroom(*grade, *more, check=0)
        graded.write_all(tmp_path / "out", graded.load(tmp_path / "out"))  # as after marking
        text = (tmp_path / "out/feedback/ada.html").read_text(encoding="utf-8")
        assert ("Handing in again: until Friday<" in text) == said, more


def test_a_loop_without_end_is_named_by_its_first_line_and_by_its_place(tmp_path):
    """The cell has no number in brackets, for it never ends, and none below it has."""
    hand_in(tmp_path / "in", "ada", answer(honest(), log_odds="# my loop\nwhile True:\n    log_odds = 1"))
    grade = ["grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet"]
    classroom(*grade, "--cell-seconds", 1, check=0)
    text = (tmp_path / "out/feedback/ada.html").read_text(encoding="utf-8")
    note = re.findall(r"<li>(code cell .*?)</li>", text)[0]
    words = r"code cell \d+ \(<code># my loop</code>\): it ran too long and was stopped: it may never end by itself; "
    assert re.match(words, note)
    assert report.COUNTED in html.unescape(text)
    assert re.search(
        r"no variable or function has this name, because code cell \d+ \(<code># my loop</code>\) was", text
    )
    assert not re.search(r"\[\d\]|Run All", text)


def test_every_status_has_words_for_the_teacher():
    odd = {
        status: report.SAID[status] for status in sorted({*UNGRADED, *STOPPED, "ok", "error", "blank"} - {"too large"})
    }
    assert not [words for status, words in every(odd.items()) if words == status]
    machine = re.compile(r"timeout|crashed|flooded|variant|graded|\bok\b")
    assert not [words for words in every(odd.values()) if machine.search(words)]
