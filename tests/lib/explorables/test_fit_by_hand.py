"""The explorable `fit-by-hand` in Python: its outputs, the best curve, what it refuses, words and page state."""

import html
import json
import re

import numpy as np
import pytest
from traitlets import TraitError

from lib import LogisticRegression, binary_cross_entropy_with_logits, datasets, loss_and_gradient, sigmoid
from lib.explorables import FitByHand


@pytest.mark.parametrize("values", [{}, {"w": -0.3, "b": 20.0}, {"w": 0.0, "b": -0.8}, {"w": 1.0, "b": -90.0}])
def test_loss_and_forecast_are_those_of_lib(values):
    it = FitByHand(**values)
    X, y = datasets.orings()
    assert it.loss == binary_cross_entropy_with_logits(y, it.w * X[:, 0] + it.b)
    assert it.p == sigmoid(31 * it.w + it.b)


def test_the_best_curve_is_that_of_maximum_likelihood_and_of_the_model_class():
    best = FitByHand().best
    X, y = datasets.orings()
    assert (round(best["w"], 5), round(best["b"], 5)) == (-0.23216, 15.0429)
    assert np.linalg.norm(loss_and_gradient([best["w"], best["b"]], X, y)[1]) < 1e-9
    fit = LogisticRegression(solver="newton").fit(X, y)
    assert [best["w"], best["b"]] == pytest.approx([*fit.weights, fit.bias], rel=1e-9)
    assert 2 * 23 * best["loss"] == pytest.approx(20.315, abs=5e-4)  # the deviance in Dalal and others


@pytest.mark.parametrize(("trait", "value"), [("w", -0.2), ("b", 3.0)])
def test_setting_an_input_moves_the_outputs(trait, value):
    it, seen = FitByHand(), []
    it.observe(lambda change: seen.append(change.new), "loss")
    setattr(it, trait, value)
    fresh = FitByHand(**{trait: value})
    assert (it.loss, it.p) == (fresh.loss, fresh.p)
    assert seen == [it.loss]


@pytest.mark.parametrize("name", ["loss", "p"])
def test_an_output_cannot_be_set(name):
    it = FitByHand()
    before = getattr(it, name)
    with pytest.raises(TraitError, match=f"{name} can't be set: it follows from w and b"):
        setattr(it, name, 0.3)
    assert getattr(it, name) == before


@pytest.mark.parametrize(("name", "words"), [("w", "-1 to 1"), ("b", "-90 to 90")])
@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e9])
def test_a_value_that_makes_no_sense_is_refused(name, words, value):
    with pytest.raises(TraitError, match=f"{name} must lie in {words}, got {value}"):
        FitByHand(**{name: value})


def test_the_words_tell_the_numbers_and_when_none_is_better():
    assert FitByHand(w=0.0, b=0.0).words() == (
        "By this curve, damage at 31 °F has probability 0.500. Its loss is 0.693; "
        "with p = ½ for all it would be 0.693, the smallest possible 0.442. "
        "Two numbers make the curve: w = 0.000 and b = 0.00."
    )
    best = FitByHand().best
    told = FitByHand(w=best["w"], b=best["b"]).words()
    assert "Its loss is 0.442, the smallest possible; with p = ½ for all it would be 0.693." in told
    assert "smallest possible 0.442" in FitByHand(w=-0.2, b=13.0).words()


def test_the_page_gets_the_flights_and_the_best_curve():
    it = FitByHand()
    state = json.loads(html.unescape(re.search(r'data-state="([^"]*)"', it.as_html())[1]))
    X, y = datasets.orings()
    assert state == {
        "w": 0.05, "b": -2.8, "forecast": 31.0, "best": it.best,
        "ranges": {"w": [-1, 1], "b": [-90, 90]}, "points": {"X": X.ravel().tolist(), "y": y.tolist()},
    }  # fmt: skip
    assert it.as_html().count("<svg") == 1
