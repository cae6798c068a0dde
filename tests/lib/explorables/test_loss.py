"""The explorable `loss` in Python: its outputs, what it refuses, its words, picture and page state."""

import html
import json
import math
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from sklearn.metrics import brier_score_loss, log_loss
from traitlets import TraitError

from lib import sigmoid
from lib.explorables import Loss


@pytest.mark.parametrize("scores", [Loss().scores, [0.0] * 6, [7.0, -7.0, 0.1, -0.1, 3.0, -7.0]])
def test_the_measures_are_those_of_the_reference(scores):
    it, p = Loss(scores=scores), sigmoid(scores)
    assert it.loss == pytest.approx(log_loss(it.y, p), rel=1e-12)
    assert it.brier == pytest.approx(brier_score_loss(it.y, p), rel=1e-12)
    assert it.likelihood == pytest.approx(np.prod(np.where(it.y, p, sigmoid(-np.array(scores)))), rel=1e-12)
    assert it.likelihood == pytest.approx(np.exp(-6 * it.loss), rel=1e-12)
    assert it.wrong == np.sum((np.array(scores) > 0) != (np.array(it.y) == 1))


def test_setting_scores_moves_the_measures_at_once():
    it, seen = Loss(), []
    it.observe(lambda change: seen.append(change.name), ["loss", "brier", "likelihood", "wrong"])
    it.scores = [7.0, 7.0, 7.0, -7.0, -7.0, -7.0]
    assert it.loss == pytest.approx(math.log1p(math.exp(-7)), rel=1e-12)
    assert it.wrong == 0
    assert sorted(seen) == ["brier", "likelihood", "loss", "wrong"]


@pytest.mark.parametrize("name", ["loss", "brier", "likelihood", "wrong"])
def test_an_output_cannot_be_set(name):
    it = Loss()
    before = getattr(it, name)
    with pytest.raises(TraitError, match=f"{name} can't be set: it follows from the scores"):
        setattr(it, name, 1)
    assert getattr(it, name) == before


@pytest.mark.parametrize(
    "scores",
    [[], [0.0] * 5, [0.0] * 7, [0.0] * 5 + [7.1], [float("nan")] + [0.0] * 5, [0.0] * 5 + [-float("inf")]],
)
def test_scores_that_make_no_sense_are_refused_and_the_old_ones_stay(scores):
    it = Loss()
    before = it.scores, it.loss
    with pytest.raises(TraitError, match="scores must be six numbers, each -7 to 7, got"):
        it.scores = scores
    assert (it.scores, it.loss) == before


def test_the_words_tell_the_numbers():
    assert Loss(scores=[2.0, 2.0, -3.9, -2.0, -2.0, -2.0]).words() == (
        "Mean cross-entropy 0.759, squared error 0.172, wrong 1 of 6. "
        "Point 3 (class 1, p = 0.020) alone costs 3.92, 86 % of the sum. "
        "All six together: likelihood 0.0105."
    )


def test_the_page_gets_the_state_the_picture_and_the_words():
    before_it = plt.get_fignums()
    it = Loss()
    page = it.as_html()
    state = json.loads(html.unescape(re.search(r'data-state="([^"]*)"', page)[1]))
    assert state == {"scores": it.scores, "y": [1, 1, 1, 0, 0, 0], "ranges": {"scores": [-7.0, 7.0]}}
    assert 'data-explorable="loss"' in page
    assert page.count("<svg") == 1
    assert it.words() in html.unescape(page)
    assert "var(--class-0, " in page
    assert plt.get_fignums() == before_it
