"""A quiz in a real browser: what an answer hears, by mouse, touch and keyboard."""

import re

import pytest

from lib.explorables import Quiz
from lib.explorables.questions import CHAPTERS, MISCONCEPTIONS
from lib.explorables.quiz import grade, misconceptions_caught
from tests.every import every

from ...chapters import gathered
from ..conftest import SCRIPTS, new_context
from .question import BY_ID, Question, plain, right_answer

WORDS = gathered("WORDS")  # what the reader must get to read, whatever the sentence around it


@pytest.fixture(scope="module")
def all_quizzes(browser):
    page = new_context(browser).new_page()
    parts = "".join(Quiz.load(chapter).as_html() for chapter in CHAPTERS)
    page.set_content(f"<!doctype html><html lang=en><title>All</title><main>{parts}</main>")
    for name in ("explorables", "explorable-quiz"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    page.locator("fieldset").first.wait_for()
    yield page
    page.context.close()


@pytest.mark.parametrize("name", misconceptions_caught())
def test_a_wrong_answer_hears_its_misconception_named(all_quizzes, name):
    for id_, given in every(misconceptions_caught()[name]):
        source = BY_ID[id_]
        question = Question(all_quizzes, source, CHAPTERS.index(source["chapter"]))
        question.answer(given)
        right, heard = grade(source, given)
        assert not right
        assert question.heard().startswith("✗ Not right.")
        for feedback in heard:
            assert plain(feedback) in question.heard()
        assert re.search(WORDS.get(name, ""), question.heard())
        question.button("Try again").click()
        assert question.heard() == ""


def test_the_bank_holds_every_misconception_of_the_core_path():
    assert set(MISCONCEPTIONS) <= set(misconceptions_caught())
    assert set(WORDS) == set(MISCONCEPTIONS)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_who_knows_gets_all_right_and_python_counts_the_same(alone, chapter):
    page = alone(Quiz.load(chapter))
    python = Quiz.load(chapter)
    for number, source in enumerate(every(python.questions), start=1):
        question = Question(page, source)
        question.answer(right_answer(source))
        assert question.heard().startswith("✓ Right.")
        assert f"{number} of {len(python.questions)} answered rightly" in question.progress()
        assert not question.button("Show answer").is_visible()
        python.answers = {**python.answers, source["id"]: right_answer(source)}
        assert python.right == number


# --- how it answers


def test_progress_tells_by_word_and_sign(odds):
    assert odds.progress() == "0 of 5 answered rightly, 5 still open. ○ ○ ○ ○ ○"
    odds.answer(1)
    assert odds.progress() == "0 of 5 answered rightly, 4 still open. ✗ ○ ○ ○ ○"
    odds.button("Try again").click()
    odds.answer(0)
    assert odds.progress() == "1 of 5 answered rightly, 4 still open. ✓ ○ ○ ○ ○"


def test_check_without_an_answer_says_what_to_do(odds):
    odds.button("Check").click()
    assert odds.heard() == "Choose an answer first, then check it."
    number = Question(odds.page, BY_ID["symmetry"])
    number.answer("a bit")
    assert number.heard() == "Write a number first, such as 0.25, 0,25 or 1/4; then check it."
    assert "5 still open" in odds.progress()


def test_arrow_keys_choose_but_do_not_answer(odds):
    odds.root.get_by_role("radio").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowRight", "Space"):
        odds.page.keyboard.press(key)
        assert odds.heard() == ""
    assert odds.root.locator("input:checked").count() == 1
    assert "5 still open" in odds.progress()


def test_all_by_keyboard(odds):
    page = odds.page
    odds.root.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "A weight is not a change of probability" in odds.heard()
    assert page.evaluate("document.activeElement.textContent") == "Try again"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "The answer: It multiplies the odds by about 2." in odds.heard()
    assert page.evaluate("document.activeElement.textContent") == "Try again"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "radio"
    assert odds.root.locator("input:checked").count() == 0
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert odds.heard().startswith("✓ Right.")


def test_enter_checks_a_number_and_keeps_the_focus(odds):
    number = Question(odds.page, BY_ID["odds-to-probability"])
    box = number.root.get_by_role("textbox")
    assert box.get_attribute("inputmode") == "decimal"
    box.focus()
    odds.page.keyboard.type("0,25")
    odds.page.keyboard.press("Enter")
    assert "Those are the odds, not the probability" in number.heard()
    assert odds.page.evaluate("document.activeElement.inputMode") == "decimal"


def test_every_control_shows_its_focus(odds):
    odds.page.keyboard.press("Tab")
    names = []
    for _ in range(20):
        name, seen = odds.page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.type + ':' + e.textContent, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] }"
        )
        if name.startswith("undefined"):
            break
        names.append(name)
        assert seen, name
        odds.page.keyboard.press("Tab")
    assert {"radio:", "text:", "checkbox:", "button:Check", "button:Forget my answers"} <= set(names)


def test_a_double_click_does_not_wipe_the_feedback(odds):
    odds.fill(1)
    odds.button("Check").dblclick()
    assert "A weight is not a change of probability" in odds.heard()


def test_what_is_said_stands_in_a_status_that_was_there_before(odds):
    before = odds.root.locator("[role=status]").element_handle()
    odds.answer(2)
    assert odds.root.locator("[role=status]").element_handle().evaluate("(a, b) => a === b", before)
    assert odds.root.locator("legend").count() == 1


def test_the_lines_move_by_keyboard_and_keep_the_focus(alone):
    loop = Question(alone(Quiz.load("training-loop")), BY_ID["order-the-loop"])
    first = loop.order()[0]
    loop.root.get_by_role("button", name=f"down: {first}", exact=True).focus()
    for place in range(1, 9):
        loop.page.keyboard.press("Enter")
        assert loop.order().index(first) == min(place, 6)
        assert loop.page.evaluate("document.activeElement.ariaLabel") == f"down: {first}"
    assert loop.root.locator("[role=status]").first.inner_text() == f"{first} is now line 7 of 7"
    loop.page.keyboard.press("Shift+Tab")
    for place in range(5, -3, -1):
        loop.page.keyboard.press("Enter")
        assert loop.order().index(first) == max(place, 0)
        assert loop.page.evaluate("document.activeElement.ariaLabel") == f"up: {first}"
    assert loop.heard() == ""
    loop.button("Check").click()
    locked = loop.order()
    loop.root.get_by_role("button", name=f"up: {first}", exact=True).click(force=True)
    assert loop.order() == locked
    loop.button("Show answer").click()
    assert loop.root.locator("pre").inner_text() == "\n".join(BY_ID["order-the-loop"]["lines"])


def test_the_lines_move_by_touch(alone):
    loop = Question(alone(Quiz.load("training-loop"), has_touch=True), BY_ID["order-the-loop"])
    second = loop.order()[1]
    loop.root.get_by_role("button", name=f"up: {second}", exact=True).tap()
    assert loop.order()[0] == second
