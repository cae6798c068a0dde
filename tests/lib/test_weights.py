"""Rows and classes that count more than others, and what a fit says of its end."""

import warnings

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import AdaBoostClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression as Theirs

from lib import LogisticRegression, lipschitz_constant, loss_and_gradient, model

WAYS = {
    "descent": {"lr": 0.1, "num_iter": 300},
    "descent, large": {"lr": 0.1, "num_iter": 300},
    "newton": {"solver": "newton"},
}


@pytest.fixture(params=WAYS)
def way(request, monkeypatch):
    """Each way to a fit; the second is that of large data."""
    if "large" in request.param:
        monkeypatch.setattr(model, "SMALL", 0)
    return WAYS[request.param]


def data(n=300, seed=0):
    rng = np.random.default_rng(seed)
    X = rng.normal([0, 2, -1], size=(n, 3))
    return X, (X @ [1, -1, 0.5] + rng.logistic(size=n) > -2).astype(int), rng.integers(0, 4, size=n)


@pytest.mark.parametrize("l2", [0.0, 0.1])
def test_a_weight_is_so_many_rows(way, l2):
    X, y, weight = data()
    again = np.repeat(np.arange(len(y)), weight)
    fitted = LogisticRegression(**way, l2=l2).fit(X, y, sample_weight=weight)
    repeated = LogisticRegression(**way, l2=l2).fit(X[again], y[again])
    assert_allclose(fitted.coef_, repeated.coef_, rtol=1e-10)
    assert_allclose(fitted.intercept_, repeated.intercept_, rtol=1e-10)
    assert_allclose(fitted.loss_history_, repeated.loss_history_, rtol=1e-10)


def test_large_data_are_sampled_with_their_weights():
    X, y, weight = data(60_000)
    again = np.repeat(np.arange(len(y)), weight)
    fitted = LogisticRegression(solver="newton").fit(X, y, sample_weight=weight)
    assert_allclose(fitted.coef_, LogisticRegression(solver="newton").fit(X[again], y[again]).coef_, rtol=1e-10)
    assert fitted.n_iter_ < 20


def test_a_weight_of_zero_is_no_row(way):
    X, y, weight = data()
    X[weight == 0] *= 1e6
    y[weight == 0] = 7  # a third label
    fitted = LogisticRegression(**way).fit(X, y, sample_weight=weight)
    assert_array_equal(fitted.classes_, [0, 1])
    assert_array_equal(fitted.coef_, LogisticRegression(**way).fit(
        X[weight > 0], y[weight > 0], sample_weight=weight[weight > 0]).coef_)  # fmt: skip


def test_no_weights_and_equal_weights_are_the_same(way):
    X, y, _ = data()
    fitted = LogisticRegression(**way).fit(X, y)
    for size in (1e-300, 2.0, 1e300):
        equal = LogisticRegression(**way).fit(X, y, sample_weight=np.full(len(y), size))
        assert_allclose(equal.coef_, fitted.coef_, rtol=1e-10)


def test_weights_and_penalty_are_those_of_scikit_learn():
    X, y, weight = data()
    ours = LogisticRegression(solver="newton", l2=0.02).fit(X, y, sample_weight=weight)
    theirs = Theirs(C=1 / (0.02 * weight.sum()), tol=1e-10, solver="newton-cholesky")
    assert_allclose(ours.coef_, theirs.fit(X, y, sample_weight=weight).coef_, rtol=1e-7)


@pytest.mark.parametrize("class_weight", ["balanced", {0: 3.0, 1: 0.5}, {1: 2}])
@pytest.mark.parametrize("weighted", [False, True])
def test_a_class_weight_multiplies_the_rows(class_weight, weighted, way):
    X, y, weight = data()
    weight = weight + 1 if weighted else np.ones(len(y))
    if class_weight == "balanced":
        counts = {label: weight.sum() / (2 * weight[y == label].sum()) for label in (0, 1)}
    else:
        counts = {0: 1.0, 1: 1.0} | class_weight
    by_hand = weight * np.where(y == 1, counts[1], counts[0])
    fitted = LogisticRegression(**way, class_weight=class_weight).fit(X, y, sample_weight=weight)
    assert_allclose(fitted.coef_, LogisticRegression(**way).fit(X, y, sample_weight=by_hand).coef_, rtol=1e-10)


def test_class_weights_go_by_the_labels_names():
    X, y, _ = data()
    named = LogisticRegression(solver="newton", class_weight={"no": 2.0}).fit(X, np.where(y, "yes", "no"))
    assert_array_equal(named.coef_, LogisticRegression(solver="newton", class_weight={0: 2.0}).fit(X, y).coef_)


@pytest.mark.parametrize(
    ("class_weight", "told"),
    [("even", "class_weight must be None, 'balanced' or a dictionary, got 'even'"), ({1: -1.0}, r"class_weight\[1\]")],
)
def test_a_class_weight_that_makes_no_sense_is_refused(class_weight, told):
    X, y, _ = data()
    with pytest.raises(ValueError, match=told):
        LogisticRegression(class_weight=class_weight).fit(X, y)


def test_boosting_and_calibration_pass_their_weights_on():
    X, y, weight = data()
    boosted = AdaBoostClassifier(LogisticRegression(solver="newton", l2=0.1), n_estimators=5).fit(X, y)
    assert boosted.score(X, y) > 0.7
    calibrated = CalibratedClassifierCV(LogisticRegression(solver="newton", l2=0.1), cv=3)
    even = calibrated.fit(X, y).predict_proba(X)
    assert np.abs(calibrated.fit(X, y, sample_weight=weight).predict_proba(X) - even).max() > 1e-3


# Probabilities


def test_log_probabilities_are_right_where_probabilities_round_to_0_or_1():
    fitted = LogisticRegression(num_iter=1).fit([[0.0], [1.0]], [0, 1])
    fitted.coef_, fitted.intercept_ = np.array([[1.0]]), np.array([0.0])
    logs = fitted.predict_log_proba([[-800.0], [-40.0], [0.0], [40.0], [800.0]])
    assert_allclose(logs[:, 1], [-800, -40, -np.log(2), -np.exp(-40), 0], rtol=1e-14)
    assert_array_equal(logs[::-1, 0], logs[:, 1])


@pytest.mark.parametrize("kind", [np.float64, np.float32])
@pytest.mark.parametrize("order", ["C", "F"])
def test_predictions_need_no_more_memory_than_what_they_give(kind, order):
    import tracemalloc

    rng = np.random.default_rng(0)
    X = np.asarray(rng.normal(size=(300_000, 20)), order=order).astype(kind)
    fitted = LogisticRegression(num_iter=1).fit(X[:100], X[:100, 0] > 0)
    tracemalloc.start()
    p = fitted.predict_proba(X)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak <= 1.8 * p.nbytes  # the scores are half as large as the probabilities
    assert_allclose(p.sum(axis=1), 1, rtol=0, atol=4e-16)


# What a fit says of its end


def test_a_fit_says_whether_it_converged_and_how_steep_the_end_is(way):
    X, y, weight = data()
    for tol in (0.0, 1e-3):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            fitted = LogisticRegression(**way, l2=0.1, tol=tol).fit(X, y, sample_weight=weight)
        theta = np.append(fitted.coef_[0], fitted.intercept_)
        slope = np.linalg.norm(loss_and_gradient(theta, X, y, l2=0.1, sample_weight=weight)[1])
        assert_allclose(fitted.gradient_norm_, slope, rtol=1e-6, atol=1e-14)
        assert type(fitted.gradient_norm_) is float
        assert fitted.converged_ is bool(slope <= tol if tol else "solver" in way)


def test_gradient_descent_without_a_tol_claims_nothing():
    X, y, _ = data()
    assert LogisticRegression(0.1, 5000, l2=0.1).fit(X, y).converged_ is False


@pytest.mark.parametrize("separated", ["in part", "whole"])
def test_gradient_descent_does_not_converge_where_there_is_no_minimum(separated, way):
    rng = np.random.default_rng(0)
    flag = rng.random(500) < 0.3
    y = flag | (rng.random(500) < 0.5) if separated == "in part" else flag
    how = way if "solver" in way else {"lr": 2.0, "num_iter": 20_000}
    with pytest.warns(RuntimeWarning, match="the loss has no minimum"):
        fitted = LogisticRegression(**how, tol=1e-3).fit(flag[:, np.newaxis], y)
    assert fitted.converged_ is False


@pytest.mark.parametrize("tol", [0.0, 1e-6])
def test_a_raw_table_is_told_how_to_be_trained(tol):
    rng = np.random.default_rng(1)
    age, owner = rng.uniform(20, 70, size=300), rng.random(300) < 0.5
    X = np.column_stack([60_000 + 15_000 * rng.normal(size=300), age, owner])
    y = age / 10 + owner + rng.logistic(size=300) > 5
    with pytest.warns(ConvergenceWarning, match="above 0.693, where it started.*Scale the features") as caught:
        fitted = LogisticRegression(tol=tol).fit(X, y)
    assert fitted.loss_history_[-1] > np.log(2)
    limit = 2 / lipschitz_constant(X)
    assert f"lr below 2/L = {limit:.2g}" in str(caught[0].message)
    assert LogisticRegression(limit / 2).fit(X, y).loss_history_[-1] < np.log(2)  # and it is true, without a warning


def test_the_warning_of_a_loss_that_rose_points_at_the_caller():
    with pytest.warns(ConvergenceWarning, match="where it started") as caught:
        LogisticRegression().fit([[-3e4], [1e4], [2e4], [4e4]], [0, 1, 0, 1])
    assert caught[0].filename == __file__


def test_too_few_steps_are_told_whether_they_are_too_short_or_too_long():
    X, y, _ = data()
    limit = 2 / lipschitz_constant(X)
    with pytest.warns(ConvergenceWarning, match="raise lr .below 2/L"):
        LogisticRegression(limit / 1000, 10, tol=1e-6).fit(X, y)
    with pytest.warns(ConvergenceWarning, match="lower lr below 2/L"):
        LogisticRegression(limit * 1.5, 10, tol=1e-6).fit(X, y)


@pytest.mark.parametrize("kind", [np.float64, np.float32])
@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("table", [False, True])
def test_other_orders_and_types_are_fitted_without_a_second_copy(kind, order, table):
    import tracemalloc

    import pandas as pd

    rng = np.random.default_rng(0)
    X = np.asarray(rng.normal(size=(200_000, 20)), order=order).astype(kind)
    y = X[:, 0] + rng.logistic(size=len(X)) > 0
    given = pd.DataFrame(X) if table else X
    tracemalloc.start()
    fitted = LogisticRegression(solver="newton", l2=1e-4, tol=1e-3).fit(given, y)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fitted.converged_
    assert peak < 0.5 * X.nbytes
