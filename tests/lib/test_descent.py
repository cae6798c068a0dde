"""The fast loop walks where the simple one walks, and knows the losses on the way."""

import contextlib
import copy
import gc
import inspect
import pickle
import tracemalloc
import warnings
import weakref

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.utils.validation import validate_data

from lib import LogisticRegression, descent, gradient_descent, loss_and_gradient, model
from lib.descent import EVERY, LONG, MANY, SCORES, fast_descent, losses_along
from lib.evaluation import evaluate


def simple(X, y, *, l2=0.0, sample_weight=None, **how):
    return gradient_descent(
        lambda t: loss_and_gradient(t, X, y, l2=l2, sample_weight=sample_weight), np.zeros(X.shape[1] + 1), **how
    )


# The walk


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("lr", [0.001, 0.1, 1.0])
def test_the_fast_walk_is_the_simple_one(lr, l2, weighted, lopsided, rng):
    X, y = lopsided
    weight = rng.uniform(0.5, 2, size=len(y)) if weighted else None
    share = weight / weight.sum() if weighted else None
    theta, losses, steps, ended = fast_descent(X, y == 1, lr=lr, num_iter=300, l2=l2, weight=share)
    run = simple(X, y, lr=lr, num_iter=300, l2=l2, sample_weight=weight)
    assert_allclose(theta, run.theta, rtol=1e-12, atol=1e-15)
    assert_allclose(losses, run.loss_history, rtol=1e-13)
    assert_array_equal(steps, np.arange(301))
    assert not ended
    assert np.ptp(theta) > 0.05


@pytest.mark.parametrize("steps", [1, 2, 7, 8, 9, 50])
def test_it_walks_on_where_its_room_ends(steps, lopsided, monkeypatch):
    X, y = lopsided
    monkeypatch.setattr("lib.descent.SCORES", 8 * len(y))
    theta, losses, _, _ = fast_descent(X, y == 1, lr=0.1, num_iter=steps)
    run = simple(X, y, lr=0.1, num_iter=steps)
    assert_allclose(theta, run.theta, rtol=1e-10, atol=1e-15)
    assert_allclose(losses, run.loss_history, rtol=1e-13)


def test_room_is_made_for_the_steps_that_are_taken(lopsided):
    _, losses, steps, ended = fast_descent(lopsided[0], lopsided[1] == 1, lr=0.3, num_iter=10**13, tol=1e-2)
    assert ended
    assert len(losses) == len(steps) < 1000


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("tol", [1e-2, 1e-6, 10.0])
def test_tol_ends_it_where_it_ends_the_simple_one(tol, l2, lopsided):
    X, y = lopsided
    _, losses, steps, ended = fast_descent(X, y == 1, lr=0.3, num_iter=20_000, l2=l2, tol=tol)
    run = simple(X, y, lr=0.3, num_iter=20_000, l2=l2, tol=tol)
    assert ended == run.converged is True
    assert steps[-1] == run.iterations
    assert_allclose(losses, run.loss_history, rtol=1e-12)


def test_a_tol_that_is_not_reached_takes_all_steps(lopsided):
    X, y = lopsided
    _, losses, steps, ended = fast_descent(X, y == 1, lr=0.1, num_iter=7, tol=1e-9)
    assert (len(losses), steps[-1], ended) == (8, 7, False)


@pytest.mark.parametrize("scale", [1e-3, 30.0, 1e3])
def test_losses_keep_their_digits_where_scores_are_large(scale, rng):
    """Far out 1 - tanh has no digits left, or the loss has none."""
    X = np.append(rng.normal(size=(50, 1)), [[-1.0]], axis=0) * scale
    y = np.append(X[:-1, 0] > 0, True)
    _, losses, _, _ = fast_descent(X, y, lr=1.0, num_iter=10)
    assert_allclose(losses, simple(X, y, lr=1.0, num_iter=10).loss_history, rtol=1e-11)


@pytest.mark.parametrize("steps", [1, 15, 16, 17, 100])
def test_for_many_rows_every_16th_loss_is_taken_and_the_last(steps, rng):
    X = rng.normal(size=(MANY + 1, 2))
    y = X[:, 0] + rng.logistic(size=len(X)) > 0
    _, losses, taken, _ = fast_descent(X, y, lr=0.3, num_iter=steps)
    assert EVERY == 16
    assert_array_equal(taken, [*range(0, steps, 16), steps])
    assert_allclose(losses, simple(X, y, lr=0.3, num_iter=steps).loss_history[taken], rtol=1e-13)


@pytest.mark.parametrize(("n", "steps"), [(500, 5000), (100, 20_000)])
def test_after_many_steps_every_16th_loss_is_taken_and_the_last(n, steps, rng):
    X = rng.normal(size=(n, 2))
    y = X[:, 0] + rng.logistic(size=n) > 0
    _, losses, taken, _ = fast_descent(X, y, lr=0.3, num_iter=steps)
    every = np.diff(taken[:-1])
    thin = int(np.argmax(every == 16))
    assert set(every[:thin]) == {1}
    assert set(every[thin:]) == {16}
    assert LONG / n <= taken[thin] <= LONG / n + SCORES / n
    assert taken[-1] == steps
    assert_allclose(losses, simple(X, y, lr=0.3, num_iter=steps).loss_history[taken], rtol=1e-13)


def test_the_losses_cost_a_long_run_a_sixteenth_of_its_places(monkeypatch, rng):
    """Each place whose loss is taken costs up to half a step: of 10,000 rows and 20 features a fifth of one."""
    X = rng.normal(size=(10_000, 20))
    y = X[:, 0] + rng.logistic(size=10_000) > 0
    places, losses = [], descent._losses
    monkeypatch.setattr(descent, "_losses", lambda path, *rest: places.append(len(path)) or losses(path, *rest))
    LogisticRegression(0.1, 1600).fit(X, y)
    assert sum(places) == 100
    assert len(places) == 17  # and not once for each few steps


@pytest.mark.parametrize("shape", [(5000, 3), (3, 5000)], ids=["many rows", "many columns"])
def test_a_step_allocates_nothing(shape, monkeypatch):
    X, y = np.random.default_rng(0).normal(size=shape), np.arange(shape[0]) % 2 == 0
    tanh, seen = np.tanh, []

    def watched(*args):
        current, peak = tracemalloc.get_traced_memory()
        seen.append(peak - current)
        tracemalloc.reset_peak()
        return tanh(*args)

    monkeypatch.setattr(np, "tanh", watched)
    tracemalloc.start()
    fast_descent(X, y, lr=0.1, num_iter=13, l2=0.1, tol=1e-9)
    tracemalloc.stop()
    assert len(seen) == 13
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


@pytest.mark.parametrize("small", [0, model.SMALL])
def test_a_fitted_model_does_not_refer_to_the_data(small, lopsided, monkeypatch):
    monkeypatch.setattr(model, "SMALL", small)
    X, y = lopsided[0].copy(), lopsided[1].copy()
    fitted = LogisticRegression(0.1, 30).fit(X, y)
    held = weakref.ref(X), weakref.ref(y)
    del X, y
    gc.collect()
    assert held[0]() is held[1]() is None
    assert len(fitted.loss_history_) == 31


@pytest.mark.parametrize(
    "use",
    [
        pickle.dumps,
        copy.copy,
        copy.deepcopy,
        repr,
        lambda fitted: fitted._repr_html_(),
        lambda fitted: hasattr(fitted, "loss_history_"),
        inspect.getmembers,
    ],
)
def test_data_changed_in_place_after_fit_do_not_matter(use, lopsided):
    X, y = lopsided[0].copy(), lopsided[1]
    fitted = LogisticRegression(0.1, 30).fit(X, y)
    before = fitted.loss_history_.copy()
    X -= X.mean(axis=0)
    assert use(fitted)
    assert_array_equal(fitted.loss_history_, before)


@pytest.mark.parametrize("send", [copy.deepcopy, lambda m: pickle.loads(pickle.dumps(m))], ids=["deepcopy", "pickle"])
def test_a_copy_takes_the_losses_along_and_not_the_data(send, rng):
    X, y = rng.normal(size=(2000, 3)), rng.random(2000) < 0.5
    fitted = LogisticRegression(0.1, 30).fit(X, y)
    assert_array_equal(send(fitted).loss_history_, fitted.loss_history_)
    assert len(pickle.dumps(fitted)) < 3000


def test_memory_does_not_grow_with_steps_times_columns(rng):
    X, y = rng.normal(size=(50, 200)), np.arange(50) % 2 == 0
    tracemalloc.start()
    LogisticRegression(0.01, 20_000).fit(X, y)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000 * 8 * 200 / 4  # the whole path has four times as much


def test_a_model_that_was_not_fitted_can_be_sent():
    assert pickle.loads(pickle.dumps(LogisticRegression(0.5))).lr == 0.5


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
    assert passes == [False] * 7  # and one for the gradient at the end


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
    fitted = LogisticRegression(0.001, 50).fit(X, y)
    assert fitted.coef_.dtype == np.float64
    assert_array_equal(fitted.coef_, LogisticRegression(0.001, 50).fit(X.astype(float), y).coef_)
    assert_array_equal(fitted.loss_history_, LogisticRegression(0.001, 50).fit(X.astype(float), y).loss_history_)


# Which loop


def test_the_largest_data_for_the_fast_loop(lopsided, monkeypatch):
    taken = []

    def watched(*args, **kwargs):
        taken.append(args)
        return fast_descent(*args, **kwargs)

    monkeypatch.setattr(model, "fast_descent", watched)
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
