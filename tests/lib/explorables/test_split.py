"""The explorable `split` in Python: its shuffles, accuracies, what it refuses, words and page state."""

import html
import itertools
import json
import re

import numpy as np
import pytest
from traitlets import TraitError

from lib import LogisticRegression, accuracy, datasets
from lib.explorables import Split
from lib.explorables.split import shuffled


def points():
    sent = Split().points
    return np.reshape(sent["X"], (-1, 2)), np.array(sent["y"])


def test_the_points_are_the_first_program_s():
    X_train, X_test, y_train, y_test = datasets.first_program()
    theirs = np.column_stack([np.vstack([X_train, X_test]).round(2), np.append(y_train, y_test)])
    ours = np.column_stack(points())
    assert sorted(map(tuple, ours)) == sorted(map(tuple, theirs))


@pytest.mark.parametrize("n", [1, 2, 1000])
def test_a_shuffle_is_an_order_of_all_and_the_seed_decides_it(n):
    for seed in (0, 1, 2, 200, 2**31):
        assert sorted(shuffled(n, seed)) == list(range(n))
        assert (shuffled(n, seed) == shuffled(n, seed)).all()


def test_shuffles_are_fair_enough():
    """Every point is as often in the test set as any other, and two shuffles have as much in common as chance gives."""
    first = np.array([shuffled(1000, seed)[:200] for seed in range(1, 201)])
    times = np.bincount(first.ravel(), minlength=1000)  # mean 40, standard deviation sqrt(200 * 0.2 * 0.8) = 5.7
    assert times.std() == pytest.approx(np.sqrt(32), rel=0.1)
    common = [len(np.intersect1d(a, b)) for a, b in itertools.pairwise(first)]  # mean 40, standard deviation 5.06
    assert np.mean(common) == pytest.approx(40, abs=4 * 5.06 / np.sqrt(len(common)))


@pytest.mark.parametrize(("draw", "test_size"), [(1, 0.2), (3, 0.05), (7, 0.5)])
def test_an_accuracy_is_what_the_model_class_gives_on_that_split(draw, test_size):
    X, y = points()
    order = shuffled(1000, draw)
    held_out = round(1000 * test_size)
    test, train = order[:held_out], order[held_out:]
    fit = LogisticRegression(solver="newton").fit(X[train], y[train])
    assert Split(draw=draw, test_size=test_size).accuracy == accuracy(y[test], fit.predict(X[test]))


def test_setting_an_input_moves_the_outputs():
    it = Split()
    it.draw = 5
    assert it.accuracies == Split(draw=5).accuracies
    assert len(it.accuracies) == 5
    assert it.accuracy == it.accuracies[-1]
    it.test_size = 0.1
    assert it.accuracies == Split(draw=5, test_size=0.1).accuracies


def test_no_accuracy_falls_out_of_the_picture():
    assert min(Split(draw=200, test_size=0.05).accuracies) >= 0.78


@pytest.mark.parametrize("name", ["accuracy", "accuracies"])
def test_an_output_cannot_be_set(name):
    with pytest.raises(TraitError, match=f"{name} can't be set: it follows from draw and test_size"):
        setattr(Split(), name, 0.9 if name == "accuracy" else [0.9])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"draw": 0}, "draw must lie in 1 to 200, got 0"),
        ({"draw": 201}, "draw must lie in 1 to 200, got 201"),
        ({"draw": 1.5}, "draw must be a whole number, got 1.5"),
        ({"draw": float("nan")}, "draw must lie in 1 to 200, got nan"),
        ({"test_size": 0.04}, "test_size must lie in 0.05 to 0.5, got 0.04"),
        ({"test_size": 1.0}, "test_size must lie in 0.05 to 0.5, got 1.0"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(wrong, words):
    with pytest.raises(TraitError, match=re.escape(words)):
        Split(**wrong)


def test_the_words_tell_one_draw_and_then_all():
    assert Split().words() == (
        "Draw 1: the model is right on 179 of 200 test points, an accuracy of 0.895. "
        "Would another test set say the same?"
    )
    it = Split(draw=30)
    mean = np.mean(it.accuracies)
    assert it.words().endswith(
        f"All 30 draws: from {min(it.accuracies):.3f} to {max(it.accuracies):.3f}, mean {mean:.3f}, "
        f"standard deviation {np.std(it.accuracies):.3f}; "
        f"the formula √(a(1−a)/n) says {np.sqrt(mean * (1 - mean) / 200):.3f}."
    )


def test_the_page_gets_its_state_in_few_bytes():
    page = Split().as_html()
    state = json.loads(html.unescape(re.search(r'data-state="([^"]*)"', page)[1]))
    assert state == {name: getattr(Split(), name) for name in ("draw", "test_size", "ranges", "points")}
    assert page.count("<svg") == 1
