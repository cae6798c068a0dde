"""The explorable `sigmoid` in Python: its outputs, what it refuses, its words, picture and page state."""

import html
import json
import math
import re

import matplotlib.pyplot as plt
import pytest
from traitlets import TraitError

from lib import sigmoid
from lib.explorables import Sigmoid


@pytest.mark.parametrize("values", [{}, {"w": -0.7, "b": 2.0, "x": 3.3}, {"w": 0.0, "b": -4.0}])
def test_score_odds_and_probability_are_those_of_lib(values):
    it = Sigmoid(**values)
    assert it.z == it.w * it.x + it.b
    assert it.odds == pytest.approx(math.exp(it.z), rel=1e-15)
    assert it.p == sigmoid(it.z)
    assert it.odds == pytest.approx(it.p / (1 - it.p), rel=1e-12)


@pytest.mark.parametrize(("trait", "value"), [("w", 0.5), ("b", -1.0), ("x", 2.5)])
def test_setting_an_input_moves_the_outputs(trait, value):
    it, seen = Sigmoid(), []
    it.observe(lambda change: seen.append(change.new), "p")
    setattr(it, trait, value)
    assert (it.z, it.odds, it.p) == tuple(getattr(Sigmoid(**{trait: value}), name) for name in ("z", "odds", "p"))
    assert seen == [it.p]


@pytest.mark.parametrize("name", ["z", "odds", "p"])
def test_an_output_cannot_be_set(name):
    it = Sigmoid()
    before = getattr(it, name)
    with pytest.raises(TraitError, match=f"{name} can't be set: it follows from w, b and x"):
        setattr(it, name, 0.3)
    assert getattr(it, name) == before
    with pytest.raises(TraitError, match=f"{name} can't be set"):
        Sigmoid(**{name: 0.3})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 1e9])
@pytest.mark.parametrize(("name", "words"), [("w", "-2 to 2"), ("b", "-4 to 4"), ("x", "-5 to 5")])
def test_a_value_that_makes_no_sense_is_refused_and_the_old_one_stays(name, words, value):
    it = Sigmoid()
    before = getattr(it, name), it.p
    with pytest.raises(TraitError, match=f"{name} must lie in {words}, got {value}"):
        setattr(it, name, value)
    assert (getattr(it, name), it.p) == before


def test_the_words_tell_the_numbers():
    assert Sigmoid(w=1.2, b=0, x=1).words() == (
        "At x = 1.0 the score (the log-odds) is 1.20: odds 3.32 to 1, probability 0.769; "
        "the slope there is 0.213 = w·p(1−p)."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"w": -1.2}, "score (the log-odds) is −1.20: odds 1 to 3.32, probability 0.231"),
        ({"w": -1.2}, "slope there is −0.213"),
        ({"w": 0.1, "b": -0.3, "x": 3.0}, "is 0.00: odds 1.00 to 1, probability 0.500"),
        ({"w": 2, "b": 4, "x": 5}, "odds 1,200,000 to 1, probability above 0.999"),
        ({"w": 2, "b": -4, "x": -5}, "odds 1 to 1,200,000, probability below 0.001"),
        ({"w": 1, "b": 0, "x": 4.7}, "odds 110 to 1"),
    ],
)
def test_the_words_keep_their_form_at_the_edges(values, words):
    assert words in Sigmoid(**values).words()


def test_the_page_gets_the_state_the_picture_and_the_words():
    before_it = plt.get_fignums()
    it = Sigmoid(w=0.0, b=1.0)  # no mirror image: nothing divides by 0
    page = it.as_html()
    state = json.loads(html.unescape(re.search(r'data-state="([^"]*)"', page)[1]))
    assert state == {"w": 0.0, "b": 1.0, "x": 1.0, "ranges": {"w": [-2, 2], "b": [-4, 4], "x": [-5, 5]}}
    assert 'data-explorable="sigmoid"' in page
    assert page.count("<svg") == 1
    assert it.words() in html.unescape(page)
    assert "var(--motion, " in page
    assert plt.get_fignums() == before_it
