"""The fast loop walks where the simple one walks; the losses come when they are asked for, and only then."""

import copy
import pickle
import tracemalloc

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from lib import LogisticRegression, gradient_descent, loss_and_gradient, model
from lib.descent import PART, fast_path, losses_along


def simple(X, y, *, l2=0.0, **how):
    return gradient_descent(lambda t: loss_and_gradient(t, X, y, l2=l2), np.zeros(X.shape[1] + 1), **how)


# The walk


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("lr", [0.001, 0.1, 1.0])
def test_the_fast_walk_is_the_simple_one(lr, l2, lopsided):
    X, y = lopsided
    path, ended = fast_path(X, y == 1, lr=lr, num_iter=300, l2=l2)
    run = simple(X, y, lr=lr, num_iter=300, l2=l2)
    assert_allclose(path, run.path, rtol=1e-12, atol=1e-15)
    assert not ended
    assert np.ptp(path[-1]) > 0.05


def test_it_walks_on_where_a_part_ends(lopsided):
    X, y = lopsided
    path, _ = fast_path(X, y == 1, lr=0.1, num_iter=PART + 3)
    assert path.shape == (PART + 4, 4)
    assert_allclose(path[-5:], simple(X, y, lr=0.1, num_iter=PART + 3).path[-5:], rtol=1e-10)


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("tol", [1e-2, 1e-6, 10.0])
def test_tol_ends_it_where_it_ends_the_simple_one(tol, l2, lopsided):
    X, y = lopsided
    path, ended = fast_path(X, y == 1, lr=0.3, num_iter=20_000, l2=l2, tol=tol)
    run = simple(X, y, lr=0.3, num_iter=20_000, l2=l2, tol=tol)
    assert ended == run.converged is True
    assert len(path) == len(run.path)


def test_a_tol_that_is_not_reached_takes_all_steps(lopsided):
    X, y = lopsided
    path, ended = fast_path(X, y == 1, lr=0.1, num_iter=7, tol=1e-9)
    assert (len(path), ended) == (8, False)


def test_the_loop_allocates_nothing_but_the_path(monkeypatch):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(5000, 3)), rng.random(5000) < 0.5
    tanh, seen = np.tanh, []

    def watched(*args):
        current, peak = tracemalloc.get_traced_memory()
        seen.append(peak - current)
        tracemalloc.reset_peak()
        return tanh(*args)

    monkeypatch.setattr(np, "tanh", watched)
    tracemalloc.start()
    fast_path(X, y, lr=0.1, num_iter=200, l2=0.1, tol=1e-9)
    tracemalloc.stop()
    assert len(seen) == 200
    assert max(seen[1:]) < 2000  # from one step to the next; a result for 5000 points has 40,000 bytes


# The losses


@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_the_losses_along_a_path_are_those_of_each_place(l2, rng):
    X, y = rng.normal(size=(3000, 3)), rng.random(3000) < 0.3
    path = 5 * rng.normal(size=(40, 4))
    expected = [loss_and_gradient(theta, X, y, l2=l2)[0] for theta in path]
    assert_allclose(losses_along(path, X, y, l2=l2), expected, rtol=1e-13)


@pytest.fixture
def counted(monkeypatch):
    """How often the losses along a path were computed."""
    calls = []

    def losses(*args, **kwargs):
        calls.append(args[0])
        return losses_along(*args, **kwargs)

    monkeypatch.setattr(model, "losses_along", losses)
    return calls


def test_the_losses_are_computed_once_and_only_when_asked_for(lopsided, counted):
    fitted = LogisticRegression(0.1, 30).fit(*lopsided)
    fitted.predict(lopsided[0])
    assert len(counted) == 0
    first = fitted.loss_history_
    assert fitted.loss_history_ is first
    assert len(counted) == 1


def test_after_that_the_model_lets_go_of_the_data(lopsided):
    fitted = LogisticRegression(0.1, 30).fit(*lopsided)
    assert fitted._walk[1] is not None
    _ = fitted.loss_history_
    assert fitted._walk is None


@pytest.mark.parametrize("send", [copy.deepcopy, lambda m: pickle.loads(pickle.dumps(m))], ids=["deepcopy", "pickle"])
def test_a_copy_takes_the_losses_along_and_not_the_data(send, lopsided):
    fitted = LogisticRegression(0.1, 30).fit(*lopsided)
    sent = send(fitted)
    assert sent._walk is None
    assert_array_equal(sent.loss_history_, fitted.loss_history_)
    assert len(sent.loss_history_) == 31


def test_a_model_that_was_not_fitted_can_be_sent():
    assert pickle.loads(pickle.dumps(LogisticRegression(0.5))).lr == 0.5


def test_data_changed_since_fit_are_noticed(lopsided):
    X, y = lopsided[0].copy(), lopsided[1]
    fitted = LogisticRegression(0.1, 30).fit(X, y)
    X += 1
    with pytest.raises(ValueError, match="X has changed since fit"):
        _ = fitted.loss_history_


def test_a_penalty_set_after_fit_does_not_change_the_losses(lopsided):
    fitted, other = (LogisticRegression(0.1, 30, l2=0.1).fit(*lopsided) for _ in range(2))
    assert_array_equal(fitted.set_params(l2=5.0).loss_history_, other.loss_history_)


def test_large_data_take_the_simple_loop_and_come_to_the_same(lopsided, monkeypatch):
    fast = LogisticRegression(0.1, 50, l2=0.1).fit(*lopsided)
    monkeypatch.setattr(model, "SMALL", 0)
    slow = LogisticRegression(0.1, 50, l2=0.1).fit(*lopsided)
    assert_allclose(fast.coef_, slow.coef_, rtol=1e-12)
    assert_allclose(fast.loss_history_, slow.loss_history_, rtol=1e-13)


# Checks of plain arrays


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_number_that_is_none_is_found_anywhere(bad, lopsided):
    X, y = lopsided[0].copy(), lopsided[1]
    X[-1, 1] = bad
    with pytest.raises(ValueError, match=r"Input X contains (NaN|infinity)"):
        LogisticRegression().fit(X, y)


def test_numbers_whose_sum_overflows_are_finite_all_the_same():
    X = np.array([[1e308], [1e308], [-1.0], [2.0]])
    fitted = LogisticRegression(solver="newton", l2=1.0).fit(X, np.array([1, 1, 0, 0]))
    assert_array_equal(fitted.predict(X), [1, 1, 0, 0])


def test_a_fit_on_plain_arrays_forgets_the_names_of_a_table(lopsided):
    import pandas as pd

    X, y = lopsided
    fitted = LogisticRegression(0.1, 3).fit(pd.DataFrame(X, columns=["a", "b", "c"]), y)
    assert list(fitted.feature_names_in_) == ["a", "b", "c"]
    assert not hasattr(fitted.fit(X, y), "feature_names_in_")
