"""Quiz and Explain on the Python side: the questions as data, what is refused, the grading in both languages."""

import copy
import gzip
import html
import json
import math
import random
import re
import subprocess
from pathlib import Path

import pytest
from lxml import html as lxml_html
from traitlets import TraitError

from lib.explorables import Explain, Quiz
from lib.explorables.questions import CHAPTERS, EXPLANATIONS, MISCONCEPTIONS, QUESTIONS, of_chapter
from lib.explorables.quiz import acceptable, check_question, grade, misconceptions_caught, read_number, rich

from ...chapters import gathered

GRADE = Path(__file__).parents[3] / "frontend" / "explorables" / "quiz" / "grade.js"
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["id"])
BY_ID = {question["id"]: question for question in QUESTIONS}


def right_answer(question):
    """What a reader would give who knows."""
    if question["kind"] == "numeric":
        return f"{question['answer']:.6g}"
    if question["kind"] == "order":
        return list(range(len(question["lines"])))
    numbers = [i for i, option in enumerate(question["options"]) if option.get("right")]
    return numbers if question["kind"] == "multiple" else numbers[0]


# --- the questions


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_asks_three_to_five_questions(chapter):
    assert 3 <= len(of_chapter(chapter)) <= 5
    assert chapter in EXPLANATIONS


def test_ids_are_unique_and_chapters_are_known():
    assert len(BY_ID) == len(QUESTIONS)
    assert {question["chapter"] for question in QUESTIONS} == set(CHAPTERS)


@each_question
def test_the_right_answer_is_right_and_no_other_is(question):
    assert grade(question, right_answer(question))[0]
    for name, wrongs in misconceptions_caught().items():
        for id_, given in wrongs:
            if id_ == question["id"]:
                assert acceptable(question, given)
                right, heard = grade(question, given)
                assert not right, name
                assert heard[0]


@each_question
def test_each_wrong_answer_hears_its_own_feedback(question):
    entries = question.get("options", []) + question.get("wrong", [])
    heard = [entry["feedback"] for entry in entries]
    assert len(set(heard)) == len(heard)


@pytest.mark.parametrize("name", MISCONCEPTIONS)
def test_each_misconception_of_the_core_path_is_caught(name):
    assert misconceptions_caught()[name]


def test_the_chapter_about_a_misconception_asks_for_it():
    for name, chapter in MISCONCEPTIONS.items():
        assert chapter in {BY_ID[id_]["chapter"] for id_, _ in misconceptions_caught()[name]}


NUMBERS = gathered("NUMBERS")  # every number that a question asks for, worked out


def test_every_numeric_question_is_worked_out():
    assert set(NUMBERS) == {question["id"] for question in QUESTIONS if question["kind"] == "numeric"}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_asked_for_is_the_one_that_lib_gives(name):
    question = BY_ID[name]
    assert NUMBERS[name]() == pytest.approx(question["answer"], abs=question["tolerance"])


# --- texts and numbers


def test_only_five_tags_are_tags():
    text = 'a < b & <em>c</em> <script>alert("x")</script> <i onclick=x> e<sup>2</sup>'
    assert rich(text) == (
        'a &lt; b &amp; <em>c</em> &lt;script&gt;alert("x")&lt;/script&gt; &lt;i onclick=x&gt; e<sup>2</sup>'
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.25", 0.25), ("0,25", 0.25), (" 1/4 ", 0.25), ("25 %", 0.25), ("25%", 0.25), (".5", 0.5), ("5.", 5),
        ("−2", -2), ("-2", -2), ("+2", 2), ("1e-3", 0.001), ("1e−3", 0.001), ("-1/−4", 0.25),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(text, value):
    assert read_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", " ", "two", "1/0", "1/2/3", "1.2.3", "nan", "inf", "1e999", "٣", "%", "0" * 41, "--1"]
)
def test_what_is_no_number_is_nan(text):
    assert math.isnan(read_number(text))


# --- both languages grade alike


def in_javascript(cases):
    code = (
        f"import {{ acceptable, grade, readNumber }} from {json.dumps(GRADE.as_uri())};"
        "let text = ''; for await (const piece of process.stdin) text += piece;"
        "const say = ([q, given]) => typeof q === 'string' ? [readNumber(q)]"
        " : acceptable(q, given) ? Object.values(grade(q, given)) : null;"
        "console.log(JSON.stringify(JSON.parse(text).map(say)));"
    )
    done = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", code],
        input=json.dumps(cases), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_python_and_front_end_grade_alike():
    rng = random.Random(3)
    texts = ["", "0.2", "0,2", "1/5", "20%", "−1.4", "1.4", "-1,4", "0.3", "0.30001", "0.3011", "x", "1e400", "1/0"]
    cases = []
    for question in QUESTIONS:
        count = len(question.get("options", []) or question.get("lines", []))
        odd = [None, "", "x", -1, 1.5, True, [], [0], [1], ["0"], [0, 0], {}, {"0": 1}, count, list(range(count)), [9]]
        cases += [(question, given) for given in odd + texts + list(range(count))]
        cases += [(question, rng.sample(range(count), count)) for _ in range(20) if count]
        cases += [(question, sorted(rng.sample(range(count), rng.randint(1, count)))) for _ in range(20) if count]
    here = [list(grade(q, given)) if acceptable(q, given) else None for q, given in cases]
    assert sum(each is not None for each in here) > 150
    assert in_javascript(cases) == here


def test_python_and_front_end_read_numbers_alike():
    rng = random.Random(4)
    pieces = ["", "1", "0", "12", ".", ",", "-", "−", "+", "e", "E", "/", "%", " ", "3"]
    texts = ["".join(rng.choices(pieces, k=rng.randint(0, 7))) for _ in range(3000)]
    here = [read_number(text) for text in texts]
    assert sum(not math.isnan(value) for value in here) > 200
    assert in_javascript([(text, None) for text in texts]) == [[None if math.isnan(v) else v] for v in here]


# --- the quiz and its traits


def test_progress_follows_the_answers():
    quiz = Quiz.load("sigmoid")
    assert (quiz.answered, quiz.right) == (0, 0)
    quiz.answers = {question["id"]: right_answer(question) for question in quiz.questions}
    assert quiz.answered == quiz.right == len(quiz.questions)
    quiz.answers = {"symmetry": "0,881"}
    assert (quiz.answered, quiz.right) == (1, 0)
    quiz.answers = {}
    assert quiz.answered == 0


def test_what_the_front_end_sends_arrives():
    quiz, seen = Quiz.load("loss"), []
    quiz.observe(lambda change: seen.append(change.new), "right")
    quiz.set_state({"answers": {"base-rate": right_answer(BY_ID["base-rate"])}})
    assert (quiz.answered, quiz.right, seen) == (1, 1, [1])


@pytest.mark.parametrize("trait", ["answered", "right", "questions", "topic", "stamp"])
def test_what_follows_can_not_be_set(trait):
    with pytest.raises(TraitError, match="read-only"):
        setattr(Quiz.load("loss"), trait, getattr(Quiz.load("model"), trait))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"nonsense": 1}, "no question 'nonsense' here, only odds-ratio, odds-to-probability"),
        ({"odds-ratio": 3}, "the answer to 'odds-ratio' must be the option's number, counted from 0, got 3"),
        ({"odds-ratio": "0"}, "must be the option's number"),
        ({"slope": []}, "must be the numbers of one or more options, ascending"),
        ({"slope": [3, 1]}, "ascending"),
        ({"symmetry": 0.119}, "must be a number as text, such as '0.25', got 0.119"),
        ({"symmetry": "nan"}, "must be a number as text"),
    ],
)
def test_an_answer_that_can_be_none_is_refused_and_the_old_ones_stay(answers, words):
    quiz = Quiz.load("sigmoid")
    quiz.answers = {"odds-ratio": 1}
    with pytest.raises(TraitError, match=re.escape(words)):
        quiz.answers = answers
    assert quiz.answers == {"odds-ratio": 1}


def test_an_order_must_name_every_line():
    with pytest.raises(TraitError, match="the numbers of all lines"):
        Quiz.load("training-loop").answers = {"order-the-loop": [0, 1, 2]}


def changed(id_, change):
    question = copy.deepcopy(BY_ID[id_])
    change(question)
    return question


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (changed("shape", lambda q: q.update(kind="essay")), "kind must be one of single, multiple, numeric, order"),
        (changed("shape", lambda q: q.pop("id")), "needs an id"),
        (changed("shape", lambda q: q.pop("options")), "also needs options"),
        (changed("offset", lambda q: q.pop("otherwise")), "also needs otherwise"),
        (changed("shape", lambda q: q.update(text=" ")), "every text must say something"),
        (changed("shape", lambda q: q.update(text="<em>a <i>b</em></i>")), "tags must be closed in the order"),
        (changed("shape", lambda q: q.update(text="<em>a")), "tags must be closed in the order"),
        (changed("shape", lambda q: q["options"][0].pop("feedback")), "each answer needs feedback"),
        (changed("shape", lambda q: q["options"][0].pop("right")), "right, or a misconception"),
        (changed("shape", lambda q: q["options"].pop(0)), "exactly one of them right"),
        (changed("slope", lambda q: q["options"][1].pop("missed")), "each with `missed`"),
        (changed("offset", lambda q: q.update(answer=math.inf)), "must be a finite number"),
        (changed("offset", lambda q: q.update(tolerance=-1)), "tolerance must be a number from 0 on"),
        (changed("offset", lambda q: q["wrong"][0].update(value=2.0005)), "needs a value that is wrong"),
        (changed("order-the-loop", lambda q: q.update(shown=list(range(7)))), "another order of the lines"),
        (changed("order-the-loop", lambda q: q["wrong"].pop()), "must name each pair of neighbours"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_question_that_can_not_be_asked_is_refused(question, words):
    with pytest.raises(TraitError, match=re.escape(words)):
        check_question(question)


def test_a_quiz_needs_a_topic_and_questions_of_their_own():
    with pytest.raises(TraitError, match="topic must be one word"):
        Quiz("two words", QUESTIONS[:1])
    with pytest.raises(TraitError, match="at least one question"):
        Quiz("empty", [])
    with pytest.raises(TraitError, match="an id of its own"):
        Quiz("twice", QUESTIONS[:1] * 2)
    with pytest.raises(TraitError, match="chapter must be one of sigmoid, boundary"):
        Quiz.load("no-chapter")
    with pytest.raises(TraitError, match="each must be 1 or 2"):
        Quiz.review(each=3)


def test_the_review_draws_from_every_chapter_the_same_each_time():
    for each in (1, 2):
        drawn = [question["chapter"] for question in Quiz.review(each).questions]
        assert sorted(drawn) == sorted(CHAPTERS * each)
    assert [q["id"] for q in Quiz.review().questions] == [q["id"] for q in Quiz.review().questions]
    assert [q["id"] for q in Quiz.review().questions] != [q["id"] for q in Quiz.review(seed=1).questions]
    assert "one question from each chapter, drawn at random with seed 0" in Quiz.review().note


def test_another_version_of_the_questions_has_another_stamp():
    other = changed("shape", lambda q: q["options"].reverse())
    assert Quiz("a", [BY_ID["shape"]]).stamp == Quiz("b", [BY_ID["shape"]]).stamp != Quiz("a", [other]).stamp


# --- what the page gets


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_page_gets_questions_and_folded_answers_to_read_without_javascript(chapter):
    page = Quiz.load(chapter).as_html()
    root = lxml_html.fromstring(page)
    text = " ".join(root.find("div").text_content().split())
    for question in of_chapter(chapter):
        for entry in question.get("options", []) + question.get("wrong", []):
            assert " ".join(lxml_html.fromstring(f"<p>{rich(entry['feedback'])}</p>").text_content().split()) in text
    assert len(root.findall(".//details")) == len(of_chapter(chapter))
    assert root.find(".//input") is None  # nothing that looks alive and isn't
    assert len(gzip.compress(page.encode())) < 4_000


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_page_gets_the_state_that_the_front_end_needs(chapter):
    quiz = Quiz.load(chapter)
    state = json.loads(html.unescape(re.search(r'data-state="([^"]*)"', quiz.as_html())[1]))
    assert set(state) == {"topic", "stamp", "note", "answers", "questions"}
    assert [question["id"] for question in state["questions"]] == [question["id"] for question in quiz.questions]
    assert "misconception" not in json.dumps(state)


def test_quiz_and_explain_bring_the_widget_beside_the_html():
    for widget in (Quiz.load("loss"), Explain.load("loss")):
        data, _ = widget._repr_mimebundle_()
        assert {"application/vnd.jupyter.widget-view+json", "text/html"} <= set(data)
        assert widget._esm.rstrip().endswith(f"explorables.widget('{widget.name}');")


# --- explain


def test_explain_shows_the_prompt_and_folds_our_sentence_away():
    root = lxml_html.fromstring(Explain.load("training-loop").as_html())
    assert "an accuracy that no longer changes" in root.find(".//p").text_content()
    assert "the size of w" in root.find(".//details").text_content()


def test_explain_says_what_is_wanted():
    with pytest.raises(TraitError, match="at most 2000 characters, got 2001"):
        Explain.load("loss").text = "x" * 2001
    with pytest.raises(TraitError, match="chapter must be one of sigmoid, boundary"):
        Explain.load("no-chapter")
    with pytest.raises(TraitError, match="topic must be one word"):
        Explain("", "a", "b")
    with pytest.raises(TraitError, match="must say something"):
        Explain("a", " ", "b")
    with pytest.raises(TraitError, match="read-only"):
        Explain.load("loss").ours = "mine"


def test_explain_hears_what_the_reader_writes():
    explain = Explain.load("loss")
    explain.set_state({"text": "Because."})
    assert explain.text == "Because."
