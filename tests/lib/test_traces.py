"""What a call leaves behind: its result, nothing else. Nothing is shared, reset or held; a second fit is a first."""

import gc
import warnings
import weakref
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from lib import LogisticRegression, gradient_descent, model, numerical_gradient
from lib.curvature import Learned
from lib.evaluation import evaluate
from lib.newton import newton

SOLVERS = ["gradient-descent", "newton"]


def large(n=20_000, d=10):
    """More than one block of data."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(n, d))
    return X, X @ rng.normal(size=d) + rng.logistic(size=n) > 0


# A second fit


def test_a_second_fit_has_its_own_losses(lopsided):
    fitted = LogisticRegression(0.1, 30).fit(*lopsided)
    _ = fitted.loss_history_
    again = fitted.set_params(num_iter=7, l2=0.5).fit(*lopsided)
    assert_array_equal(again.loss_history_, LogisticRegression(0.1, 7, l2=0.5).fit(*lopsided).loss_history_)


@pytest.mark.parametrize("small", [0, model.SMALL])
@pytest.mark.parametrize("solver", SOLVERS)
def test_a_second_fit_starts_where_the_first_one_did(solver, small, lopsided, monkeypatch):
    monkeypatch.setattr(model, "SMALL", small)
    fitted = LogisticRegression(0.1, 20, l2=0.1, solver=solver).fit(*lopsided)
    once = fitted.coef_.copy()
    assert_array_equal(fitted.fit(*lopsided).coef_, once)


def test_a_second_fit_may_have_fewer_features(lopsided):
    X, y = lopsided
    fitted = LogisticRegression(0.1, 5).fit(X, y).fit(X[:, :2], y)
    assert fitted.n_features_in_ == 2
    assert fitted.predict(X[:, :2]).shape == y.shape


# What is shared and held


def test_weights_changed_by_hand_do_not_change_the_way_to_them(lopsided):
    fitted, other = (LogisticRegression(0.1, 30).fit(*lopsided) for _ in range(2))
    fitted.coef_[0, 0], fitted.intercept_[0] = 8.0, 9.0
    assert_array_equal(fitted.loss_history_, other.loss_history_)


def test_newton_does_not_hold_the_data(lopsided):
    X, y = lopsided[0].copy(), lopsided[1]
    fitted = LogisticRegression(solver="newton", l2=0.1).fit(X, y)
    held = weakref.ref(X)
    del X
    gc.collect()
    assert held() is None
    assert len(fitted.loss_history_) == fitted.n_iter_ + 1


def test_places_handed_to_a_function_can_be_kept():
    asked = []
    numerical_gradient(lambda t: float(asked.append(t) or t @ t), [1.0, 2.0], h=0.5)
    assert_array_equal(asked, [[1.5, 2], [0.5, 2], [1, 2.5], [1, 1.5]])


def test_learning_leaves_the_old_curvature_as_it_was():
    known = Learned(np.eye(2))
    known.after(np.array([1.0, 0.0]), np.array([4.0, 0.0])).times(np.ones(2))
    assert_array_equal(known.start, np.eye(2))
    assert known.steps == ()


def test_passes_in_several_threads_are_the_passes_of_one():
    X, y = large(12_000)
    places = np.random.default_rng(1).normal(size=(100, 11))

    def curvature(theta):
        return evaluate(theta, X, y, 0.1, curved=True).hessian

    with ThreadPoolExecutor(8) as pool:
        assert_array_equal(list(pool.map(curvature, places)), list(map(curvature, places)))


# What belongs to the caller


@pytest.mark.parametrize("kind", [bool, np.uint8, np.int8, np.int64])
def test_labels_come_back_as_they_went_in(kind, lopsided):
    X, y = lopsided
    fitted = LogisticRegression(0.1, 5).fit(X, y.astype(kind))
    assert fitted.classes_.dtype == fitted.predict(X).dtype == kind


@pytest.mark.filterwarnings("ignore:the matrix subclass:PendingDeprecationWarning")
@pytest.mark.parametrize("solver", SOLVERS)
def test_a_matrix_is_refused(solver, lopsided):
    with pytest.raises(TypeError, match="matrix is not supported"):
        LogisticRegression(0.1, 5, l2=0.1, solver=solver).fit(np.asmatrix(lopsided[0]), lopsided[1])


def test_the_callers_random_numbers_go_on():
    np.random.seed(7)  # noqa: NPY002
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    newton(*large(), l2=0.01)
    assert_array_equal(np.random.get_state()[1], before)  # noqa: NPY002


@pytest.mark.parametrize("solver", SOLVERS)
def test_the_callers_floating_point_errors_and_warnings_stay_as_set(solver, lopsided):
    with np.errstate(all="raise", under="ignore"):
        before = np.geterr(), list(warnings.filters)
        LogisticRegression(0.1, 20, l2=0.1, solver=solver).fit(*lopsided)
        assert (np.geterr(), list(warnings.filters)) == before


@pytest.mark.parametrize("error", [StopIteration, ValueError, KeyboardInterrupt])
def test_the_callers_error_comes_through(error):
    def stop(step):
        raise error

    with pytest.raises(error):
        gradient_descent(lambda t: (float(t @ t), 2 * t), [1.0], lr=0.1, num_iter=3, callback=stop)
