"""What a quiz keeps on the device, and what it makes of what it finds there."""

import pytest

from lib.explorables import Explain, Quiz

from ..page import ids
from .question import BY_ID, Question, frame


def test_answers_stay_on_the_device_and_can_be_forgotten(odds):
    odds.answer(1)
    number = Question(odds.page, BY_ID["symmetry"])
    number.answer("0,119")
    odds.page.reload()
    assert odds.progress() == "1 of 5 answered rightly, 3 still open. ✗ ○ ✓ ○ ○"
    assert "A weight is not a change of probability" in odds.heard()
    assert odds.root.locator("input:checked").count() == 1
    assert number.root.get_by_role("textbox").input_value() == "0,119"
    odds.quiz.get_by_role("button", name="Forget my answers").click()
    assert odds.progress().startswith("0 of 5 answered rightly, 5 still open")
    assert odds.quiz.locator("input:checked").count() == 0
    assert number.root.get_by_role("textbox").input_value() == ""
    assert odds.page.evaluate("Object.keys(localStorage)") == []
    odds.page.reload()
    assert "5 still open" in odds.progress()


def test_an_order_is_kept_too(alone):
    loop = Question(alone(Quiz.load("training-loop")), BY_ID["order-the-loop"])
    loop.answer([0, 1, 3, 2, 4, 5, 6])
    order = loop.order()
    loop.page.reload()
    assert loop.order() == order
    assert "The probability comes before the score" in loop.heard()


def test_one_key_for_each_page_and_quiz(alone):
    first = alone(Quiz.load("sigmoid"), Quiz.load("model"), name="one")
    Question(first, BY_ID["odds-ratio"]).answer(0)
    Question(first, BY_ID["two-weights"], quiz=1).answer(0)
    keys = first.evaluate("Object.keys(localStorage).sort()")
    assert [key.rpartition("/")[2] for key in keys] == ["one.html quiz model", "one.html quiz sigmoid"]
    other = alone(Quiz.load("sigmoid"), name="two", within=first.context)
    assert "5 still open" in Question(other, BY_ID["odds-ratio"]).progress()
    assert (
        "1 of 5" in Question(alone(Quiz.load("sigmoid"), name="one", within=first.context), BY_ID["slope"]).progress()
    )


def test_answers_to_other_questions_are_not_taken_for_answers_to_these(alone):
    page = alone(Quiz("shape", [BY_ID["shape"]]))
    Question(page, BY_ID["shape"]).answer(0)
    turned = BY_ID["shape"] | {"options": BY_ID["shape"]["options"][::-1]}
    again = alone(Quiz("shape", [turned]), within=page.context)
    assert Question(again, turned).progress().startswith("0 of 1 answered rightly, 1 still open")


HOSTILE = [
    "", "{", "null", "7", '"text"', "[]", "x" * 30_000,
    '{"version":1}', '{"version":99,"stamp":"STAMP","value":{"odds-ratio":0}}',
    frame("STAMP", None), frame("STAMP", 7), frame("STAMP", "text"), frame("STAMP", [0, 1]),
    frame("STAMP", {"odds-ratio": 99}), frame("STAMP", {"odds-ratio": -1}), frame("STAMP", {"odds-ratio": "0"}),
    frame("STAMP", {"odds-ratio": 0.5}), frame("STAMP", {"odds-ratio": None}), frame("STAMP", {"odds-ratio": [0]}),
    frame("STAMP", {"symmetry": "<img src=x onerror=alert(1)>"}), frame("STAMP", {"symmetry": {"a": 1}}),
    frame("STAMP", {"slope": [1, 1]}), frame("STAMP", {"slope": [9]}), frame("STAMP", {"slope": []}),
    frame("STAMP", {"__proto__": {"odds-ratio": 0}, "constructor": 1, "nonsense": 2}),
    '{"version":1,"stamp":"STAMP","value":{"__proto__":{"odds-ratio":0}}}',
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_storage_is_ignored(odds, number):
    odds.answer(0)  # so that there is a key
    text = HOSTILE[number].replace("STAMP", Quiz.load("sigmoid").stamp)
    odds.page.evaluate("text => localStorage.setItem(Object.keys(localStorage)[0], text)", text)
    odds.page.reload()
    assert odds.progress().startswith("0 of 5 answered rightly, 5 still open")
    odds.answer(0)
    assert odds.heard().startswith("✓ Right.")


REFUSE = (
    "for (const name of ['getItem', 'setItem', 'removeItem'])"
    " Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError') };"
)
NONE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });"


@pytest.mark.parametrize("script", [REFUSE, NONE], ids=["refuses", "isn't there"])
def test_it_works_without_storage_and_says_so(alone, script):
    page = alone(Quiz.load("sigmoid"), Explain.load("sigmoid"), script=script)
    question = Question(page, BY_ID["odds-ratio"])
    question.answer(0)
    assert question.heard().startswith("✓ Right.")
    assert "are forgotten when you leave this page" in question.quiz.locator(".kept").inner_text()
    question.quiz.get_by_role("button", name="Forget my answers").click()
    assert "5 still open" in question.progress()
    page.get_by_role("textbox", name="In one sentence").fill("Mine.")
    page.get_by_role("button", name="Compare").click()


def test_two_copies_of_one_quiz_stay_apart_until_the_page_is_opened_again(alone):
    page = alone(Quiz.load("sigmoid"), Quiz.load("sigmoid"))
    one, two = (Question(page, BY_ID["odds-ratio"], quiz) for quiz in (0, 1))
    one.answer(0)
    assert one.heard().startswith("✓ Right.")
    assert two.heard() == ""
    two.answer(1)
    assert one.heard().startswith("✓ Right.")
    assert two.heard().startswith("✗ Not right.")
    assert len(ids(page)) == len(set(ids(page)))
