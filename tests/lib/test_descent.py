"""The fast loop walks where the simple one walks; the losses come when they are asked for, and only then."""

import contextlib
import copy
import pickle
import tracemalloc
import warnings

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.utils.validation import validate_data

from lib import LogisticRegression, gradient_descent, loss_and_gradient, model
from lib.descent import PART, SCORES, fast_path, losses_along
from lib.evaluation import evaluate


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
    assert_allclose(path, simple(X, y, lr=0.1, num_iter=PART + 3).path, rtol=1e-10, atol=1e-15)


def test_the_paths_place_is_made_for_the_steps_that_are_taken(lopsided):
    path, ended = fast_path(lopsided[0], lopsided[1] == 1, lr=0.3, num_iter=10**13, tol=1e-2)
    assert ended
    assert len(path) < 1000


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


@pytest.mark.parametrize("shape", [(5000, 3), (3, 5000)], ids=["many rows", "many columns"])
def test_the_loop_allocates_nothing_but_the_path(shape, monkeypatch):
    X, y = np.random.default_rng(0).normal(size=shape), np.arange(shape[0]) % 2 == 0
    tanh, seen = np.tanh, []

    def watched(*args):
        current, peak = tracemalloc.get_traced_memory()
        seen.append(peak - current)
        tracemalloc.reset_peak()
        return tanh(*args)

    monkeypatch.setattr(np, "tanh", watched)
    tracemalloc.start()
    fast_path(X, y, lr=0.1, num_iter=50, l2=0.1, tol=1e-9)
    tracemalloc.stop()
    assert len(seen) == 50
    assert max(seen[1:]) < 2000  # from one step to the next; a result of 5000 numbers has 40,000 bytes


# The losses


@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_the_losses_along_a_path_are_those_of_each_place(l2, rng):
    X, y = rng.normal(size=(3000, 3)), rng.random(3000) < 0.3
    path = 5 * rng.normal(size=(40, 4))
    expected = [loss_and_gradient(theta, X, y, l2=l2)[0] for theta in path]
    assert_allclose(losses_along(path, X, y, l2=l2), expected, rtol=1e-13)


def test_the_losses_along_a_path_need_little_memory(rng):
    X, y, path = rng.normal(size=(20_000, 2)), rng.random(20_000) < 0.3, rng.normal(size=(200, 3))
    tracemalloc.start()
    losses_along(path, X, y)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * 8 * SCORES  # all scores at once have 61 times that many bytes


def test_a_path_may_have_more_steps_than_a_block_has_scores(rng, monkeypatch):
    X, y, path = rng.normal(size=(30, 2)), rng.random(30) < 0.3, rng.normal(size=(40, 3))
    whole = losses_along(path, X, y)
    monkeypatch.setattr("lib.descent.SCORES", 39)
    assert_allclose(losses_along(path, X, y), whole, rtol=1e-13)


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


def test_large_data_take_one_pass_a_place_and_no_curvature(lopsided, monkeypatch):
    passes = []

    def watched(*args, **how):
        passes.append(how.get("curved", False))
        return evaluate(*args, **how)

    monkeypatch.setattr(model, "SMALL", 0)
    monkeypatch.setattr(model, "evaluate", watched)
    LogisticRegression(0.1, 5).fit(*lopsided)
    assert passes == [False] * 6


@pytest.mark.parametrize("order", ["C", "F"])
def test_large_data_are_not_copied(order):
    rng = np.random.default_rng(0)
    X, y = np.asarray(rng.normal(size=(200_000, 10)), order=order), rng.random(200_000) < 0.5
    assert X.size > model.SMALL
    tracemalloc.start()
    LogisticRegression(0.1, 3).fit(X, y)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak <= 0.1 * X.nbytes


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


@pytest.fixture
def checked(monkeypatch):
    """How often scikit-learn's checks were asked."""
    calls = []

    def watched(*args, **kwargs):
        calls.append(args)
        return validate_data(*args, **kwargs)

    monkeypatch.setattr(model, "validate_data", watched)
    return calls


@pytest.mark.parametrize("kind", [int, bool, np.uint8])
def test_plain_arrays_need_no_other_checks(kind, lopsided, checked):
    X, y = lopsided
    LogisticRegression(0.1, 3).fit(X, y.astype(kind))
    assert checked == []


@pytest.mark.parametrize(
    "wrap",
    [
        lambda X, y: (X.tolist(), y),
        lambda X, y: (X.astype(np.float32), y),
        lambda X, y: (X, y.tolist()),
        lambda X, y: (X, y.astype(float)),
        lambda X, y: (X, np.where(y, "b", "a")),
        lambda X, y: (X, y[:, np.newaxis]),
        lambda X, y: (X, y[1:]),
        lambda X, y: (X[:, 0], y),
        lambda X, y: (X[:0], y[:0]),
        lambda X, y: (X[np.newaxis], y[:1]),
    ],
)
def test_all_else_goes_through_them(wrap, lopsided, checked):
    with warnings.catch_warnings(), contextlib.suppress(ValueError):  # some of these are refused
        warnings.simplefilter("ignore")  # scikit-learn warns of labels in a column
        LogisticRegression(0.1, 3).fit(*wrap(*lopsided))
    assert len(checked) == 1


def test_a_table_of_one_number_is_plain_and_still_too_little(checked):
    with pytest.raises(ValueError, match="1 class"):
        LogisticRegression().fit(np.array([[1.0]]), np.array([1]))
    assert checked == []


def test_infinities_of_both_signs_are_found_without_a_warning(lopsided):
    X, y = lopsided[0].copy(), lopsided[1]
    X[0, 0], X[1, 0] = np.inf, -np.inf
    with pytest.raises(ValueError, match="Input X contains infinity"):
        LogisticRegression().fit(X, y)


@pytest.mark.parametrize("wrap", [lambda X: X.astype(np.float32), lambda X: np.round(10 * X).astype(int)])
def test_numbers_of_other_types_are_fitted_as_floats(wrap, lopsided):
    X, y = wrap(lopsided[0]), lopsided[1]
    fitted = LogisticRegression(0.1, 50).fit(X, y)
    assert fitted.coef_.dtype == np.float64
    assert_array_equal(fitted.coef_, LogisticRegression(0.1, 50).fit(X.astype(float), y).coef_)
    assert_array_equal(fitted.loss_history_, LogisticRegression(0.1, 50).fit(X.astype(float), y).loss_history_)


# Which loop


def test_the_largest_data_for_the_fast_loop(lopsided, monkeypatch):
    taken = []

    def watched(*args, **kwargs):
        taken.append(args)
        return fast_path(*args, **kwargs)

    monkeypatch.setattr(model, "fast_path", watched)
    monkeypatch.setattr(model, "SMALL", lopsided[0].size)
    LogisticRegression(0.1, 3).fit(*lopsided)
    assert len(taken) == 1
    monkeypatch.setattr(model, "SMALL", lopsided[0].size - 1)
    LogisticRegression(0.1, 3).fit(*lopsided)
    assert len(taken) == 1


def test_a_loss_beyond_floats_is_told_of_by_the_simple_loop(lopsided):
    with pytest.warns(RuntimeWarning, match="no longer finite"):
        LogisticRegression(1.0, 3).fit(lopsided[0] * 1e160, lopsided[1])


def test_tol_reached_at_the_very_last_step_is_reached(lopsided):
    X, y = lopsided
    steps = simple(X, y, lr=0.3, num_iter=20_000, tol=1e-2).iterations
    assert LogisticRegression(0.3, steps, tol=1e-2).fit(X, y).n_iter_ == steps  # without a warning
    assert LogisticRegression(0.3, steps + 1, tol=1e-2).fit(X, y).n_iter_ == steps


def test_tol_ends_the_loop_for_large_data(lopsided, monkeypatch):
    X, y = lopsided
    monkeypatch.setattr(model, "SMALL", 0)
    steps = simple(X, y, lr=0.3, num_iter=20_000, tol=1e-2).iterations
    assert LogisticRegression(0.3, 20_000, tol=1e-2).fit(X, y).n_iter_ == steps


def test_losses_along_a_path_have_no_penalty_unless_asked(rng):
    X, y = rng.normal(size=(30, 2)), rng.random(30) < 0.3
    path = rng.normal(size=(4, 3))
    assert_allclose(losses_along(path, X, y), [loss_and_gradient(theta, X, y)[0] for theta in path], rtol=1e-13)
