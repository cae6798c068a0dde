"""Pairs that look alike: planted copies are found, and a class that works alone is left alone."""

import copy
import html
import json
import random
import re

import pytest
from lxml import etree

from classroom import course
from classroom.exercise import notebook
from classroom.exercise.variants import variant
from classroom.grading.submission import Submission, find
from classroom.similar.fingerprints import LONGEST, SPAN, WINDOW, Word, code_words, prose_words, winnow
from classroom.similar.pairs import CODE, FEWEST, SENTENCES, compare, stand_out
from classroom.similar.report import identical, page, pieces, prints, stand_out_in_any
from tests.classroom.helpers import SIGMOID, answer, cell, classroom, code, hand_in, honest, solved, stubs, with_cell
from tests.classroom.made_class import NAMES, honest_class

EXERCISE = notebook.read(SIGMOID)


def submission(student, made):
    cells = [
        {"cell_type": c["cell_type"], "metadata": c["metadata"], "source": notebook.text(c)} for c in made["cells"]
    ]
    return Submission(student, "sigmoid.ipynb", cells=cells)


def names(handed_in):
    """The pairs that stand out in a class, by name."""
    every = [prints(submission(student, made), EXERCISE) for student, made in handed_in.items()]
    found = stand_out_in_any(every)
    return {frozenset((p.one.student, p.other.student)) for pairs in found for p in pairs.values()}


# A student whose answers are right and not everybody's, and ways to hand them in again

OWN = answer(
    stubs(),
    stable_sigmoid='''def sigmoid(z):
    """Both halves of the curve, each by the form that can't overflow."""
    curve = np.zeros(np.shape(z))
    for place, score in np.ndenumerate(z):
        grown = np.exp(-abs(score))              # between 0 and 1
        upper, lower = 1 / (1 + grown), grown / (1 + grown)
        curve[place] = upper if score > 0 else lower
    return curve''',
    steepness="""def steepness(z):
    width = 0.5 * np.asarray(z)
    half = np.cosh(width)            # e^z + 2 + e^-z is 4 cosh^2
    slope = 0.25 / np.square(half)
    return slope""",
    log_odds="""def log_odds(p):
    against = 1.0 - p
    return np.log(np.divide(p, against))""",
    explain_weight="""The weight 0.7 is added to the logit, and the logit is not a chance of rain at all.
If it was a coin toss before, then one more cloudy day makes it 67 %, which is 17 points more and not 70.
Had it been 99 % already, then there would be hardly any room left above. What doubles each time are the odds.""",
)


def in_code(change):
    def spoil(made):
        made = copy.deepcopy(made)
        for name in ("stable-sigmoid", "steepness", "log-odds"):
            cell(made, name)["source"] = change(notebook.text(cell(made, name)))
        cell(made, "explain-weight")["source"] = "I think it is about the odds, see the chapter."
        return made

    return spoil


def renamed(source):
    words = ("curve", "place", "score", "grown", "upper", "lower", "width", "half", "slope", "against")
    return re.sub(rf"\b({'|'.join(words)})\b", lambda match: f"my_{match[0][::-1]}", source)


def other_comments(source):
    source = re.sub(r'""".*?"""', "'''Mine.'''", source)
    return re.sub(r" *#.*", "   # I did this on Sunday", source).replace("    ", "      ").replace(" / ", "/")


def other_order(source):
    """Statements that don't need each other change places, and a line is put between."""
    source = source.replace("upper, lower = 1 / (1 + grown), grown / (1 + grown)",
                            "lower = grown / (1 + grown)\n        upper = 1 / (1 + grown)")  # fmt: skip
    source = source.replace("    curve = np.zeros(np.shape(z))\n", "    n = 0\n    curve = np.zeros(np.shape(z))\n")
    source = source.replace("    slope = 0.25 / np.square(half)\n    return slope", "    return 0.25 / np.square(half)")
    return source.replace("    return curve", "    n = n + 1\n    return curve")


def sentences(made):
    """The explanation alone, its sentences in another order, a word or two changed; the code is the copier's own."""
    made = copy.deepcopy(made)
    own = answer(stubs(), stable_sigmoid="def sigmoid(z):\n    return 1 / (1 + np.exp(-z))")
    lines = notebook.text(cell(made, "explain-weight")).split("\n")
    cell(own, "explain-weight")["source"] = (
        " ".join(lines[1:] + lines[:1]).replace("coin toss", "coin").replace("%", "per cent")
    )
    return own


COPIES = {
    "as it is": lambda made: made,
    "renamed": in_code(renamed),
    "other comments": in_code(other_comments),
    "other order": in_code(other_order),
    "all of that": in_code(lambda source: renamed(other_comments(other_order(source)))),
    "sentences": sentences,
}


@pytest.mark.parametrize("how", COPIES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_copy_is_found_among_forty(how, seed):
    made = honest_class(38, seed) | {"ada": OWN, "bo": COPIES[how](OWN)}
    assert names(made) == {frozenset(("ada", "bo"))}


@pytest.mark.parametrize("seed", range(8))
def test_a_class_that_works_alone_is_left_alone(seed):
    assert names(honest_class(40, seed)) == set()


def test_the_made_class_is_no_class_of_one():
    """Otherwise the tests above would show little: ways, names and words differ, and the same ways come up again."""
    made = honest_class(40, 1)
    for name in ("stable-sigmoid", "steepness", "explain-weight"):
        assert len({notebook.text(cell(one, name)) for one in made.values()}) > 20
    shapes = [" ".join(word.said for word in code_words(notebook.text(cell(one, "log-odds")))) for one in made.values()]
    assert len(set(shapes)) < 30
    assert len(NAMES) == 4


def test_the_right_answer_that_everybody_writes_is_no_copy():
    assert names({f"student{i}": honest() for i in range(40)}) == set()


def test_two_who_write_the_short_right_answer_are_not_shown():
    usual = answer(stubs(), log_odds="def log_odds(p):\n    return np.log(p / (1 - p))",
                   steepness="def steepness(z):\n    p = 1 / (1 + np.exp(-z))\n    return p * (1 - p)")  # fmt: skip
    made = honest_class(38, 5) | {"ada": usual, "bo": usual}
    assert names(made) == set()


def test_what_was_handed_out_is_no_work_of_theirs():
    """Forty who changed nothing, and two who put a given cell in twice."""
    given = notebook.text(cell(stubs(), "setup"))
    twice = copy.deepcopy(stubs())
    twice["cells"].append(code(given.replace("wheel", "my_wheel")))
    assert names({f"student{i}": stubs() for i in range(38)} | {"ada": twice, "bo": twice}) == set()
    assert prints(submission("ada", stubs()), EXERCISE)["code"].places == {}


def test_three_who_share_are_three_pairs():
    made = honest_class(37, 4) | {"ada": OWN, "bo": COPIES["renamed"](OWN), "cy": COPIES["other comments"](OWN)}
    three = ("ada", "bo", "cy")
    assert names(made) == {frozenset((one, other)) for one in three for other in three if one != other}


def test_a_class_too_small_to_know_chance_is_told_so():
    made = {"ada": OWN, "bo": OWN, "cy": honest()}
    words, said = page(EXERCISE, [submission(*item) for item in made.items()], lambda student: EXERCISE)
    assert f"With fewer than {FEWEST} there is no telling what is chance" in words
    assert words.count("<h2>") == 1
    assert said.endswith("so only the closest pair can be shown.")
    assert stand_out([prints(submission("ada", OWN), EXERCISE)["code"]], CODE) == []
    assert compare([], SENTENCES) == []


# The page


def handed_in(seed=1):
    return [submission(*item) for item in (honest_class(38, seed) | {"ada": OWN, "bo": COPIES["renamed"](OWN)}).items()]


def test_the_page_shows_both_side_by_side_with_what_they_share_marked():
    words, said = page(EXERCISE, handed_in(), lambda student: EXERCISE)
    tree = etree.HTML(words)
    assert " 1 pair shares much" in said
    assert said in words
    assert [h.text for h in tree.iter("h2")] == ["ada and bo"]
    assert [h.text for h in tree.iter("h3")] == ["ada", "bo"]
    one, other = tree.iter("pre")
    assert "".join(one.itertext()).count("np.ndenumerate") == 1
    marked = " ".join(mark.text for mark in one.iter("mark"))
    assert "np.cosh(width)" in marked
    assert "np.cosh(my_htdiw)" in " ".join(mark.text for mark in other.iter("mark"))
    assert "odds_of_forecast" not in marked
    assert "A hint to look, never a verdict" in words
    assert not re.search(r"<script|<img|<link|https?:", words)


def test_what_a_student_wrote_is_text_and_no_page():
    evil = "</pre><script>alert(1)</script><img src=x onerror=alert(2)>"
    made = answer(OWN, explain_weight=notebook.text(cell(OWN, "explain-weight")) + evil)
    odd = [submission(f"<b>{evil}", made), submission("bo\x1b[2J", made), *handed_in()[:38]]
    words, said = page(EXERCISE, odd, lambda student: EXERCISE)
    assert " 1 pair shares much" in said
    assert not re.search(r"<script|<img|<b>|\x1b", words)
    assert "&lt;script&gt;alert(1)" in words


def test_a_group_may_hand_in_the_same():
    words, said = page(
        EXERCISE, handed_in(), lambda student: EXERCISE, lambda one, other: {one, other} == {"ada", "bo"}
    )
    assert "No pair shares more" in said
    assert said in html.unescape(words)


def test_who_can_not_be_read_is_named():
    broken = Submission("eve", "sigmoid.ipynb", status="unreadable")
    other = Submission("ada", "second.ipynb", status="not graded")
    words, _ = page(EXERCISE, [*handed_in(), broken, other], lambda student: EXERCISE)
    assert "eve: unreadable" in words
    assert "40 students were compared" in words
    assert "second" not in words


def test_from_folders_to_the_page(tmp_path):
    for each in handed_in():
        hand_in(
            tmp_path / "in", each.student, {"cells": each.cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        )
    hand_in(tmp_path / "in", "eve", b"no notebook")
    done = classroom("similar", SIGMOID, tmp_path / "in", "--out", tmp_path / "similar.html", check=0)
    assert done.stdout.startswith("40 students were compared. 1 pair shares much that hardly anybody else wrote")
    shown = (tmp_path / "similar.html").read_text(encoding="utf-8")
    assert "<h2>ada and bo</h2>" in shown
    told, also = done.stdout.splitlines()[0].split(" Not compared: ")
    assert told in html.unescape(shown)
    assert also == "eve: unreadable."
    assert "eve: unreadable" in shown


def test_the_same_file_is_shown_however_few_handed_in_and_whatever_stands_in_it(tmp_path):
    for who in ("ada", "bo", "cy"):
        hand_in(tmp_path / "in", who, honest() if who != "cy" else with_cell("x = 3"))
    for who in ("di", "eve"):
        hand_in(tmp_path / "in", who, stubs())
    done = classroom("similar", SIGMOID, tmp_path / "in", "--out", tmp_path / "similar.html", check=0)
    assert "The same file byte for byte: ada, bo." in done.stdout
    assert "<li>ada, bo</li>" in (tmp_path / "similar.html").read_text(encoding="utf-8")
    found = find(tmp_path / "in", EXERCISE)
    assert identical(found, lambda student: EXERCISE, lambda one, other: False) == [["ada", "bo"]]
    assert identical(found, lambda student: EXERCISE, lambda one, other: True) == []  # a group


def test_variants_are_told_from_the_start_with_what_to_type(tmp_path):
    own = variant(EXERCISE, "a secret for the tests 1", "ada")
    hand_in(tmp_path / "in", "ada", solved(own))
    done = classroom("similar", SIGMOID, tmp_path / "in", "--out", tmp_path / "similar.html", check=1)
    assert f"classroom similar {SIGMOID} {tmp_path / 'in'} --out {tmp_path / 'similar.html'} --variants" in done.stderr


@pytest.mark.parametrize(
    ("variants", "said", "code"), [(True, True, 0), (True, False, 1), (False, False, 0)],
    ids=["variants, and said so", "variants, and forgotten to say", "none"],
)  # fmt: skip
def test_a_class_with_and_without_variants(tmp_path, variants, said, code):
    """Forgotten, it is told and the exit code is 1, for one variant among plain notebooks, too; said, or not needed,
    nothing is told. A copy is shown in each case."""
    here = tmp_path / "course"
    course.init(here)
    source = here / "exercises/sigmoid/sigmoid.ipynb"
    exercise, own, students = notebook.read(source), course.read(here), [f"s{i}" for i in range(3)]
    (here / "class.csv").write_text("student\n" + "".join(f"{who}\n" for who in students), encoding="utf-8")
    for who in students:
        drawn = variant(exercise, own.secret, who) if variants and (said or who == "s0") else exercise
        hand_in(here / "in", who, with_cell(f"mine = {who!r}", made=solved(drawn)))
    copied = json.loads((here / "in/s1/sigmoid.ipynb").read_text(encoding="utf-8"))
    hand_in(here / "in", "s2", copied)
    more = ["--variants"] if said else []
    done = classroom("similar", source, here / "in", "--out", here / "similar.html", *more, check=code)
    assert ("Better say: classroom similar" in done.stderr) == (code == 1)
    assert "The same file byte for byte: s1, s2." in done.stdout
    assert "<li>s1, s2</li>" in (here / "similar.html").read_text(encoding="utf-8")


# Fingerprints


def test_a_run_that_two_texts_share_leaves_a_fingerprint_in_both():
    """The guarantee of winnowing, wherever the run stands."""
    rng = random.Random(7)
    shared = [Word(f"shared {i}", i, i + 1) for i in range(SPAN + WINDOW - 1)]
    for _ in range(200):
        one, other = ([Word(str(rng.random()), i, i + 1) for i in range(rng.randrange(60))] for _ in range(2))
        places = rng.randint(0, len(one)), rng.randint(0, len(other))
        texts = [text[:at] + shared + text[at:] for text, at in zip((one, other), places, strict=True)]
        found = [winnow(text) for text in texts]
        assert found[0].keys() & found[1].keys()


def test_a_text_shorter_than_a_run_has_none():
    assert winnow(prose_words("too short")) == {}
    assert len(winnow(prose_words(" ".join("abcdefghij"[:SPAN])))) == 1


def test_names_numbers_strings_comments_and_blanks_do_not_count():
    one = code_words("odds = p / (1 - p)  # the odds\nprint('odds', np.log(odds))")
    other = code_words('x=q/(2-q)\n\nprint("y",  m.log(x)) # mine')
    assert [word.said for word in one] == [word.said for word in other]
    third = code_words("odds = p / (1 + p)\nprint('odds', np.exp(odds))")
    assert [word.said for word in one] != [word.said for word in third]


@pytest.mark.parametrize(
    "text", ["'" * 9999, '"""' * 3333, "'''" + "\\" * 9999, "'\\\n" * 3333, "é" * 9999, "\0\x1b\ud800"]
)
def test_any_text_is_read_to_its_end(text):
    words = code_words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    winnow(words)


def test_a_flood_is_cut_and_not_read():
    flooded = answer(stubs(), log_odds="x = 1\n" * 200_000, steepness="y = 2\n" * 200_000)
    assert len(prints(submission("ada", flooded), EXERCISE)["code"].text) < 2 * LONGEST + 100


def test_marked_pieces_add_up_to_the_text():
    found = pieces("abcdefghij", [(6, 8), (1, 3), (2, 5), (7, 8)])
    assert [(piece["text"], piece["marked"]) for piece in found] == [
        ("a", False), ("bcde", True), ("f", False), ("gh", True), ("ij", False)]  # fmt: skip
    assert pieces("ab", []) == [{"text": "ab", "marked": False}]
    assert json.dumps(pieces("", [])) == "[]"
