"""Explain it: the reader's sentence is kept, and ours stands beside it."""

import pytest

from lib.explorables import Explain
from lib.explorables.questions import EXPLANATIONS

from .question import frame


def test_explain_keeps_the_sentence_and_shows_ours_beside_it(alone):
    page = alone(Explain.load("model"))
    box = page.get_by_role("textbox", name="In one sentence of your own: ")
    ours = page.locator("[role=status]")
    assert page.get_by_role("button").inner_text() == "Show ours"
    box.fill("Because of the <b>weights</b>.")
    page.get_by_role("button", name="Compare").click()
    first_words = EXPLANATIONS["model"]["ours"].partition("<")[0].strip()
    assert len(first_words) > 20
    assert first_words in ours.inner_text()
    left, right = box.bounding_box(), ours.bounding_box()
    assert right["x"] >= left["x"] + left["width"]
    page.get_by_role("button", name="Hide ours").click()
    assert ours.inner_text() == ""
    page.reload()
    assert box.input_value() == "Because of the <b>weights</b>."
    box.fill("")
    page.reload()
    assert box.input_value() == ""
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("text", ["{", "7", frame("", 7), frame("", {"a": 1}), frame("other", "text"), "x" * 30_000])
def test_explain_ignores_hostile_storage(alone, text):
    page = alone(Explain.load("loss"))
    box = page.get_by_role("textbox")
    box.fill("Mine.")
    page.reload()
    assert box.input_value() == "Mine."
    page.evaluate("text => localStorage.setItem(Object.keys(localStorage)[0], text)", text)
    page.reload()
    assert box.input_value() == ""
