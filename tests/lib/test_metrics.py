"""Counts, curves, calibration and cost: scikit-learn as reference, laws, refusals."""

import numpy as np
import pytest
import sklearn.calibration
import sklearn.metrics
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from lib import confusion_matrix, expected_cost, precision_recall_curve, reliability, roc_curve


@st.composite
def forecasts(draw):
    """Labels of both classes, and probabilities on a coarse grid, so that some are equal and some lie on edges."""
    n = draw(st.integers(2, 60))
    y = np.array(draw(st.lists(st.integers(0, 1), min_size=n, max_size=n)))
    y[:2] = 0, 1
    p = np.array(draw(st.lists(st.integers(0, 20), min_size=n, max_size=n))) / 20
    return y, p


# Reference


@given(forecasts(), st.integers(0, 21))
def test_confusion_matrix_equals_that_of_scikit_learn(case, cut):
    y, p = case
    said = p >= cut / 20
    assert_array_equal(confusion_matrix(y, said), sklearn.metrics.confusion_matrix(y, said, labels=[0, 1]))


@given(forecasts())
def test_roc_curve_equals_that_of_scikit_learn(case):
    for got, want in zip(roc_curve(*case), sklearn.metrics.roc_curve(*case, drop_intermediate=False), strict=True):
        assert_allclose(got, want, rtol=1e-15)


@given(forecasts())
def test_area_under_the_roc_curve_is_that_of_scikit_learn(case):
    false, true, _ = roc_curve(*case)
    assert_allclose(np.trapezoid(true, false), sklearn.metrics.roc_auc_score(*case), rtol=1e-12, atol=1e-15)


@given(forecasts())
def test_precision_recall_curve_equals_that_of_scikit_learn(case):
    for got, want in zip(precision_recall_curve(*case), sklearn.metrics.precision_recall_curve(*case), strict=True):
        assert_allclose(got, want, rtol=1e-15)


@given(forecasts(), st.integers(1, 12))
def test_reliability_equals_that_of_scikit_learn(case, bins):
    frequency, forecast = sklearn.calibration.calibration_curve(*case, n_bins=bins)
    got = reliability(*case, bins=bins)
    assert_allclose(got[0], forecast, rtol=1e-14)
    assert_allclose(got[1], frequency, rtol=1e-14)


def test_scores_without_end_share_a_threshold_like_others():
    y, z = [0, 1, 0, 1], [-np.inf, np.inf, -np.inf, np.inf]
    assert [part.tolist() for part in roc_curve(y, z)[:2]] == [[0, 0, 1], [0, 1, 1]]


def test_counts_in_single_precision_are_exact():
    n = 2**24 + 2  # more than float32 can count
    y, p = np.ones(n, dtype=np.int8), np.full(n, 0.5, dtype=np.float32)
    y[0] = 0
    _, recall, _ = precision_recall_curve(y, p)
    assert confusion_matrix(y, p > 0.25)[1, 1] == n - 1
    assert recall.tolist() == [1.0, 0.0]
    assert reliability(y, p)[2].tolist() == [n]


# Laws


@given(forecasts())
def test_only_the_order_of_the_scores_matters_to_the_curves(case):
    y, p = case
    for curve in (roc_curve, precision_recall_curve):
        for got, want in zip(curve(y, 3 * p**3 - 7)[:2], curve(y, p)[:2], strict=True):
            assert_array_equal(got, want)


@given(forecasts())
def test_each_point_of_the_curves_is_its_thresholds_confusion_matrix(case):
    y, p = case
    for false, true, t in zip(*roc_curve(y, p), strict=True):
        (tn, fp), (fn, tp) = confusion_matrix(y, p >= t)
        assert_allclose([false, true], [fp / (tn + fp), tp / (tp + fn)], rtol=1e-15)
    precision, recall, threshold = precision_recall_curve(y, p)
    for right, found, t in zip(precision, recall, threshold, strict=False):
        (_, fp), (fn, tp) = confusion_matrix(y, p >= t)
        assert_allclose([right, found], [tp / (tp + fp), tp / (tp + fn)], rtol=1e-15)


@given(forecasts())
def test_bins_hold_every_case_once(case):
    y, p = case
    forecast, frequency, count = reliability(y, p)
    assert count.sum() == len(y)
    assert count.dtype.kind == "i"
    assert_allclose(count @ frequency, y.sum(), atol=1e-12)
    assert_allclose(count @ forecast, p.sum(), atol=1e-12)
    assert np.all(np.diff(forecast) > 0)


def test_forecasts_that_keep_their_word_lie_on_the_diagonal():
    rng = np.random.default_rng(0)
    p = rng.random(200_000)
    forecast, frequency, _ = reliability(rng.random(200_000) < p, p)
    assert len(forecast) == 10
    assert_allclose(frequency, forecast, atol=0.012)  # four standard errors of a bin
    _, too_sure, _ = reliability(rng.random(200_000) < 0.25 + p / 2, p)
    assert np.abs(too_sure - forecast).max() > 0.2


def test_the_cheapest_threshold_is_the_cost_rules():
    """For calibrated probabilities: t* = c_FP / (c_FP + c_FN)."""
    rng = np.random.default_rng(1)
    p = rng.random(200_000)
    y = rng.random(200_000) < p
    grid = np.arange(0.02, 1, 0.02)
    cost = [expected_cost(y, p > t, false_positive=1, false_negative=4) for t in grid]
    assert abs(grid[np.argmin(cost)] - 0.2) <= 0.04


@pytest.mark.parametrize(("fp", "fn"), [(1, 0), (0, 1), (2.5, 20)])
def test_cost_is_the_mean_over_the_cases(fp, fn):
    y, said = np.array([0, 0, 1, 1, 1, 0]), np.array([1, 0, 0, 0, 1, 1])
    assert expected_cost(y, said, false_positive=fp, false_negative=fn) == (2 * fp + 2 * fn) / 6
    each = np.where(y == said, 0, np.where(said == 1, fp, fn))
    assert_allclose(expected_cost(y, said, false_positive=fp, false_negative=fn), each.mean())


def test_every_count_has_its_place():
    assert confusion_matrix([0] * 4 + [1] * 6, [0] + [1] * 3 + [0] * 2 + [1] * 4).tolist() == [[1, 3], [2, 4]]
    assert confusion_matrix([1], [True]).tolist() == [[0, 0], [0, 1]]


# Refusals


@pytest.mark.parametrize("function", [confusion_matrix, roc_curve, precision_recall_curve, reliability])
@pytest.mark.parametrize(
    ("y", "values", "message"),
    [
        ([0, 1], [0.0, 1.0, 1.0], r"must have the same shape, got \(2,\) and \(3,\)"),
        ([0, 2], [0, 1], "y must hold only 0 and 1, got 2"),
        ([], [], "y is empty"),
        ([[0, 1]], [[0, 1]], r"must be a row of numbers, one per case, without nan; got shape \(1, 2\)"),
        ([0, 1], [0, np.nan], "must be a row of numbers, one per case, without nan"),
    ],
    ids=["shapes", "labels", "empty", "table", "nan"],
)
def test_what_is_no_row_of_labels_and_numbers_is_refused(function, y, values, message):
    with pytest.raises(ValueError, match=message):
        function(y, values)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: confusion_matrix([0, 1], [0.0, 0.7]), "predicted must hold only 0 and 1: compare"),
        (
            lambda: roc_curve([1, 1], [0.1, 0.2]),
            "y must hold both classes for a ROC curve, got 0 times 0 and 2 times 1",
        ),
        (
            lambda: roc_curve([0, 0], [0.1, 0.2]),
            "y must hold both classes for a ROC curve, got 2 times 0 and 0 times 1",
        ),
        (lambda: precision_recall_curve([0, 0], [0.1, 0.2]), "y must hold class 1"),
        (lambda: reliability([0, 1], [0.5, 1.5]), r"p must lie in \[0, 1\]"),
        (lambda: reliability([0, 1], [0.5, 0.5], bins=0), "bins must be a whole number, 1 or more, got 0"),
        (lambda: expected_cost([0], [1], false_positive=-1, false_negative=1), "false_positive must .*not negative"),
        (lambda: expected_cost([0], [1], false_positive=1, false_negative=np.inf), "false_negative must be finite"),
    ],
)
def test_what_makes_no_sense_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


# By hand


def test_points_of_the_roc_curve_by_hand():
    """From the highest score down: 1, then a tie of 0 and 1, then 0."""
    false, true, threshold = roc_curve([0, 1, 0, 1, 1], [0.1, 0.4, 0.4, 0.8, 0.1])
    assert_array_equal(false, [0, 0, 0.5, 1])
    assert_allclose(true, [0, 1 / 3, 2 / 3, 1])
    assert_array_equal(threshold, [np.inf, 0.8, 0.4, 0.1])


def test_one_threshold_gives_the_two_corners_of_the_roc_curve():
    assert_array_equal(roc_curve([1, 0, 1], [0.5] * 3), [[0, 1], [0, 1], [np.inf, 0.5]])


@pytest.mark.parametrize("y", [[1, 0], [0, 1]])
def test_two_thresholds_are_enough_for_a_roc_curve(y):
    false, true, _ = roc_curve(y, [0.8, 0.4])
    assert_array_equal(true, [0, y[0], 1])
    assert_array_equal(false, [0, y[1], 1])


def test_points_of_precision_and_recall_by_hand():
    precision, recall, threshold = precision_recall_curve([0, 1, 0, 1], [0.1, 0.4, 0.5, 0.8])
    assert_allclose(precision, [1 / 2, 2 / 3, 1 / 2, 1, 1])
    assert_array_equal(recall, [1, 1, 0.5, 0.5, 0])
    assert_array_equal(threshold, [0.1, 0.4, 0.5, 0.8])


def test_one_threshold_is_enough_for_precision_and_recall():
    assert_array_equal(precision_recall_curve([1, 0], [0.5, 0.5])[0], [0.5, 1])
    assert_array_equal(precision_recall_curve([0, 1], [0.9, 0.1])[1], [1, 0, 0])


def test_bins_by_hand():
    """Bins of 1/4: two cases in the first, one in the second, none above."""
    forecast, frequency, count = reliability([1, 0, 1], [0.0, 0.25, 0.375], bins=4)
    assert_array_equal(forecast, [0.125, 0.375])
    assert_array_equal(frequency, [0.5, 1])
    assert_array_equal(count, [2, 1])


@pytest.mark.parametrize("what", [[[3, 0], [0, 0]], [[0, 3], [0, 0]], [[0, 0], [3, 0]], [[0, 0], [0, 3]]])
def test_counts_have_four_places_even_if_one_kind_is_all_there_is(what):
    y, predicted = np.argwhere(what)[0]
    assert_array_equal(confusion_matrix([y] * 3, [predicted] * 3), what)


@pytest.mark.parametrize(
    ("function", "name"),
    [(confusion_matrix, "predicted"), (roc_curve, "score"), (precision_recall_curve, "score"), (reliability, "p")],
)
def test_what_is_wrong_is_called_by_its_name(function, name):
    with pytest.raises(ValueError, match=f"^{name} must be a row of numbers, one per case, without nan; got shape "):
        function([0, 1], [0.0, np.nan])
    with pytest.raises(ValueError, match=f"^y and {name} must have the same shape"):
        function([0, 1], [0.0, 1.0, 1.0])


def test_a_class_that_is_missing_is_counted():
    with pytest.raises(ValueError, match=r"^y must hold both classes for a ROC curve, got 0 times 0 and 3 times 1$"):
        roc_curve([1, 1, 1], [0.1, 0.2, 0.3])
    with pytest.raises(ValueError, match=r"^y must hold both classes for a ROC curve, got 3 times 0 and 0 times 1$"):
        roc_curve([0, 0, 0], [0.1, 0.2, 0.3])
    with pytest.raises(ValueError, match=r"^y must hold class 1 for precision and recall, got only 0$"):
        precision_recall_curve([0, 0], [0.1, 0.2])
    with pytest.raises(ValueError, match=r"^predicted must hold only 0 and 1: compare probabilities .* p > 0.5$"):
        confusion_matrix([0, 1], [0.2, 1])
