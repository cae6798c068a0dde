"""The Python side of `Gradient`: what follows from w and b is what lib computes; nonsense is refused in words."""

import gzip
import html
import json
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from traitlets import TraitError

from lib import loss_and_gradient, numerical_gradient
from lib.explorables import Gradient
from lib.explorables.gradient import LABELS, X


@pytest.mark.parametrize("data", ["overlap", "apart"])
@pytest.mark.parametrize(("w", "b"), [(-1.0, 1.0), (0.0, 0.0), (2.5, -3.0)])
def test_loss_and_gradient_are_those_of_lib(w, b, data):
    shown = Gradient(w=w, b=b, data=data)
    loss, gradient = loss_and_gradient([w, b], X, LABELS[data])
    assert shown.loss == loss
    assert shown.gradient == gradient.tolist()


@pytest.mark.parametrize(("trait", "value"), [("w", 2.0), ("b", -0.5), ("data", "apart")])
def test_setting_an_input_moves_loss_and_gradient(trait, value):
    shown = Gradient()
    before = (shown.loss, *shown.gradient)
    setattr(shown, trait, value)
    fresh = Gradient(**{trait: value})
    assert (shown.loss, *shown.gradient) == (fresh.loss, *fresh.gradient) != before


def test_a_step_against_the_gradient_lowers_the_loss():
    shown = Gradient()
    before, slopes = shown.loss, list(shown.gradient)
    shown.w, shown.b = shown.w - slopes[0], shown.b - slopes[1]
    assert shown.loss < before


def test_observers_see_the_gradient_change_once():
    shown, seen = Gradient(), []
    shown.observe(lambda change: seen.append(change.new), "gradient")
    shown.w = 0.5
    assert seen == [shown.gradient]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"w": 3.01}, "w must lie in -3 to 3, got 3.01"),
        ({"b": -4.0}, "b must lie in -3 to 3, got -4.0"),
        ({"w": float("nan")}, "w must lie in -3 to 3, got nan"),
        ({"b": float("inf")}, "b must lie in -3 to 3, got inf"),
        ({"w": "steep"}, "w"),
        ({"h": 0.5}, "0.1, 6e-06, 1e-10"),
        ({"h": float("nan")}, "0.1, 6e-06, 1e-10"),
        ({"data": "moons"}, "overlap"),
        ({"loss": 0.1}, "loss can't be set: it follows from w and b; set those"),
        ({"gradient": [0.0, 0.0]}, "gradient can't be set: it follows from w and b; set those"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(wrong, words):
    with pytest.raises(TraitError, match=re.escape(words)):
        Gradient(**wrong)


@pytest.mark.parametrize("wrong", [{"w": 7.0}, {"loss": 0.0}, {"gradient": [1.0, 1.0]}, {"h": 1.0}])
def test_a_refused_value_leaves_all_as_it_was(wrong):
    shown = Gradient()
    before = (shown.page_state(), shown.loss, shown.gradient)
    (name, value), *_ = wrong.items()
    with pytest.raises(TraitError):
        setattr(shown, name, value)
    assert (shown.page_state(), shown.loss, shown.gradient) == before


@pytest.mark.parametrize("name", ["ranges", "steps", "datasets"])
def test_what_frames_the_picture_is_read_only(name):
    with pytest.raises(TraitError, match="read-only"):
        setattr(Gradient(), name, getattr(Gradient(), name))


def test_the_overlapping_points_have_a_bottom_and_the_others_none():
    sets = Gradient().datasets
    assert sets["overlap"]["best_loss"] == pytest.approx(0.41785, abs=1e-5)
    assert sets["apart"]["best_loss"] == 0


def test_the_bottom_lies_within_the_picture_and_the_words_say_so():
    shown = Gradient(w=1.25, b=0.08)
    assert np.hypot(*shown.gradient) < 0.01
    assert "You are at the bottom" in shown.words()
    assert "You are at the bottom" not in Gradient().words()


def test_points_apart_have_no_bottom_in_words():
    assert "There is no bottom here" in Gradient(data="apart").words()
    assert "There is no bottom here" not in Gradient().words()


def test_no_place_in_the_picture_is_taken_for_a_bottom_of_points_apart():
    grid = np.linspace(-3, 3, 61)
    lengths = [np.hypot(*loss_and_gradient([w, b], X, LABELS["apart"])[1]) for w in grid for b in grid]
    assert min(lengths) > 0.03


def numbers(sentence):
    return re.findall(r"−?\d+(?:\.\d+)?(?:e[+-]\d+)?", sentence)


def test_the_words_tell_formula_differences_and_the_hardest_pull():
    shown = Gradient(w=0.5, b=-1.0, h=0.1)
    y = LABELS["overlap"]
    loss, gradient = loss_and_gradient([0.5, -1.0], X, y)
    measured = numerical_gradient(lambda theta: loss_and_gradient(theta, X, y)[0], [0.5, -1.0], h=0.1)
    pulls = (1 / (1 + np.exp(-(0.5 * X[:, 0] - 1.0))) - y) * X[:, 0]
    hardest = int(np.abs(pulls).argmax())
    told = [float(each.replace("−", "-")) for each in numbers(shown.words())]
    wanted = [0.5, -1.0, loss, gradient[0], measured[0], gradient[1], measured[1]]
    np.testing.assert_allclose(told[:7], wanted, atol=6e-4)
    assert told[7] == pytest.approx(np.abs(gradient - measured).max(), rel=0.5)
    assert told[8] == hardest + 1
    assert told[9] * told[10] == pytest.approx(pulls[hardest], abs=0.02)


@pytest.mark.parametrize(("h", "low", "high"), [(0.1, 1e-5, 1e-2), (6e-6, 0, 1e-9), (1e-10, 1e-9, 1e-4)])
def test_the_middle_step_measures_best(h, low, high):
    difference = float(re.search(r"largest difference (\S+)\.", Gradient(h=h).words())[1])
    assert low <= difference < high


def test_no_number_reads_minus_zero():
    shown = Gradient(w=0.0, b=0.0, h=6e-6)
    assert "in b: 0.0000 by the formula" in shown.words()
    assert not re.search(r"−0\.0+\b(?!\d)", shown.words())


def test_the_page_gets_the_state_that_the_front_end_needs():
    shown = Gradient(w=0.5)
    state = json.loads(html.unescape(re.search(r'data-state="([^"]*)"', shown.as_html())[1]))
    assert state == {name: getattr(shown, name) for name in state}
    assert set(state) == {"w", "b", "h", "data", "beside", "ranges", "steps", "datasets"}


def test_the_page_gets_a_small_picture_in_the_pages_colours():
    before_it = plt.get_fignums()
    before = dict(plt.rcParams)
    shown = Gradient()
    page = shown.as_html()
    assert 'data-explorable="gradient"' in page
    assert page.count("<svg") == 1
    assert html.escape(shown.words()) in page
    assert "var(--motion, " in page
    assert len(gzip.compress(page.encode())) < 8_000
    assert plt.get_fignums() == before_it
    assert plt.rcParams["font.size"] == before["font.size"]


def test_the_picture_follows_the_state():
    assert Gradient(w=0.5).picture() != Gradient(w=0.6).picture()
    assert Gradient(data="apart").picture() != Gradient().picture()


def test_the_front_end_is_told_which_explorable_it_is():
    assert Gradient._esm.rstrip().endswith("export default explorables.widget('gradient');")
