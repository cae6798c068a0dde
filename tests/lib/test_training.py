"""Gradient descent: laws below and beyond 2/L, when it stops, what it remembers."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from lib import Descent, Step, gradient_descent, gradient_steps, lipschitz_constant, loss_and_gradient

CURVATURE = np.array([1.0, 4.0])


def bowl(theta):
    """A valley with curvatures 1 and 4 and its lowest point at (2, -1)."""
    off = theta - [2.0, -1.0]
    return float(off @ (CURVATURE * off) / 2), CURVATURE * off


def logistic(X, y, l2=0.0):
    return lambda theta: loss_and_gradient(theta, X, y, l2=l2)


# Laws


@pytest.mark.parametrize("l2", [0.0, 0.3])
@given(seed=st.integers(0, 10_000), share=st.floats(0.05, 0.999))
def test_loss_never_rises_below_two_over_L(seed, share, l2):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(15, 2)) * rng.uniform(0.2, 5, size=2) + rng.normal(size=2)
    y = rng.integers(0, 2, size=15)
    lr = share * 2 / lipschitz_constant(X, l2=l2)
    history = gradient_descent(logistic(X, y, l2), rng.normal(size=3), lr=lr, num_iter=60).loss_history
    assert np.all(np.diff(history) <= 1e-12)
    assert history[0] > history[-1]


@pytest.mark.parametrize(("share", "falls"), [(0.99, True), (1.01, False)])
def test_two_over_L_is_sharp_for_a_parabola(share, falls):
    history = gradient_descent(bowl, [0.0, 0.0], lr=share * 2 / 4, num_iter=400).loss_history
    assert (history[-1] < history[0]) == falls


def test_each_step_is_lr_times_the_gradient_downhill(lopsided):
    f = logistic(*lopsided, l2=0.1)
    run = gradient_descent(f, [0.3, -0.2, 0.1, 0.5], lr=0.07, num_iter=9)
    for here, there in zip(run.path[:-1], run.path[1:], strict=True):
        assert_array_equal(there, here - 0.07 * f(here)[1])


def test_history_is_the_loss_along_the_path(lopsided):
    f = logistic(*lopsided, l2=0.1)
    run = gradient_descent(f, np.zeros(4), lr=0.1, num_iter=20)
    assert_array_equal(run.loss_history, [f(theta)[0] for theta in run.path])


def test_error_shrinks_by_the_factor_of_theory():
    """On a parabola each coordinate's error is multiplied by 1 - lr * curvature."""
    run = gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=7)
    assert_allclose(run.theta - [2, -1], [-2 * 0.9**7, 1 * 0.6**7], rtol=1e-12)


def test_without_a_penalty_no_learning_rate_overflows(lopsided):
    run = gradient_descent(logistic(*lopsided), np.zeros(4), lr=1e6, num_iter=300)
    assert run.iterations == 300
    assert np.isfinite(run.path).all()


def test_a_longer_run_begins_like_a_shorter_one(lopsided):
    short, long = (gradient_descent(logistic(*lopsided), np.zeros(4), lr=0.1, num_iter=n) for n in (5, 8))
    assert_array_equal(long.path[:6], short.path)


# What comes back


@pytest.mark.parametrize("num_iter", [1, 2, 25])
def test_shapes_of_path_and_history(num_iter):
    run = gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=num_iter)
    assert (run.theta.shape, run.path.shape, run.loss_history.shape) == ((2,), (num_iter + 1, 2), (num_iter + 1,))


def test_path_runs_from_theta0_to_theta():
    run = gradient_descent(bowl, [5.0, 7.0], lr=0.1, num_iter=3)
    assert_array_equal(run.path[0], [5, 7])
    assert_array_equal(run.path[-1], run.theta)


def test_fields_of_the_results():
    assert Descent._fields == ("theta", "loss_history", "path", "iterations", "converged")
    assert Step._fields == ("iteration", "theta", "loss", "gradient")


@pytest.mark.parametrize("theta0", [[1, 2], (1.0, 2.0), np.array([1, 2]), np.float32([1, 2])])
def test_theta_is_float64_whatever_the_start(theta0):
    assert gradient_descent(bowl, theta0, lr=0.1, num_iter=1).path.dtype == np.float64


def test_start_is_not_written_to_and_stays_yours():
    theta0 = np.array([5.0, 7.0])
    gradient_descent(bowl, theta0, lr=0.1, num_iter=3)
    assert_array_equal(theta0, [5, 7])
    assert theta0.flags.writeable


# When it stops


@pytest.mark.parametrize("num_iter", [1, 3, 50])
def test_tol_0_takes_exactly_num_iter_steps(num_iter):
    assert gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=num_iter).iterations == num_iter


def test_tol_0_takes_all_steps_even_from_the_lowest_point():
    run = gradient_descent(bowl, [2.0, -1.0], lr=0.1, num_iter=4)
    assert (run.iterations, run.converged) == (4, True)


def test_tol_stops_at_the_first_place_where_the_gradient_is_small():
    run = gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=1000, tol=0.01)
    norms = [np.linalg.norm(bowl(theta)[1]) for theta in run.path]
    assert run.converged
    assert norms[-1] <= 0.01 < min(norms[:-1])


def test_tol_itself_is_small_enough():
    """At (0, -1) the gradient is (-2, 0): its norm is exactly 2."""
    run = gradient_descent(bowl, [0.0, -1.0], lr=0.1, num_iter=5, tol=2.0)
    assert (run.iterations, run.converged) == (0, True)


def test_tol_measures_the_euclidean_norm():
    """At (-1, -2) the gradient is (-3, -4), of norm 5: neither 4 (largest entry) nor 7 (sum)."""
    assert gradient_descent(bowl, [-1.0, -2.0], lr=0.1, num_iter=1, tol=5.0).iterations == 0
    assert gradient_descent(bowl, [-1.0, -2.0], lr=0.1, num_iter=1, tol=4.9).iterations == 1


def test_an_early_stop_changes_nothing_on_the_way():
    free = gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=100)
    stopped = gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=100, tol=0.01)
    assert 0 < stopped.iterations < 100
    assert_array_equal(stopped.path, free.path[: stopped.iterations + 1])


def test_num_iter_ends_a_run_that_does_not_reach_tol():
    run = gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=5, tol=1e-9)
    assert (run.iterations, run.converged) == (5, False)


def test_tol_reached_by_the_very_last_step_counts():
    steps = gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=100, tol=0.01).iterations
    assert gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=steps, tol=0.01).converged
    assert not gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=steps - 1, tol=0.01).converged


def test_converged_is_a_plain_bool():
    assert type(gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=1).converged) is bool


# Watching


def test_callback_sees_the_start_and_every_step():
    seen = []
    run = gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=4, callback=seen.append)
    assert [step.iteration for step in seen] == [0, 1, 2, 3, 4]
    assert_array_equal([step.theta for step in seen], run.path)
    assert_array_equal([step.loss for step in seen], run.loss_history)
    assert_array_equal([step.gradient for step in seen], [bowl(theta)[1] for theta in run.path])


def test_what_a_callback_returns_is_ignored():
    assert gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=4, callback=lambda step: True).iterations == 4


def test_who_watches_cannot_change_the_run():
    def meddle(step):
        step.theta[:] = 7

    with pytest.raises(ValueError, match="read-only"):
        gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=4, callback=meddle)


def test_steps_can_be_kept():
    """Each has a theta of its own: later steps do not write into it."""
    steps = list(islice(gradient_steps(bowl, [0.0, 0.0], lr=0.1), 3))
    assert len({tuple(step.theta) for step in steps}) == 3


def test_generator_walks_the_same_way():
    run = gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=6)
    steps = list(islice(gradient_steps(bowl, [0.0, 0.0], lr=0.1), 7))
    assert_array_equal([step.theta for step in steps], run.path)
    assert_array_equal([step.loss for step in steps], run.loss_history)
    assert [step.iteration for step in steps] == list(range(7))


def test_generator_never_ends():
    *_, last = islice(gradient_steps(bowl, [0.0, 0.0], lr=0.1), 3000)
    assert last.iteration == 2999


def test_generator_computes_a_step_only_when_asked():
    calls = []

    def counted(theta):
        calls.append(theta)
        return bowl(theta)

    steps = gradient_steps(counted, [0.0, 0.0], lr=0.1)
    assert len(calls) == 0
    next(steps)
    assert len(calls) == 1


def test_loss_and_gradient_is_asked_once_a_place():
    calls = []

    def counted(theta):
        calls.append(theta)
        return bowl(theta)

    gradient_descent(counted, [0.0, 0.0], lr=0.1, num_iter=5)
    assert len(calls) == 6


# Blowing up


@pytest.mark.parametrize("share", [1.5, 2.0, 10.0])
def test_penalised_run_beyond_two_over_l2_warns_and_keeps_the_last_finite_place(lopsided, share):
    f = logistic(*lopsided, l2=0.5)
    lr = share * 2 / 0.5
    with pytest.warns(RuntimeWarning, match=rf"stopped at step \d+: .* Lower the learning rate \(lr = {lr}\)"):
        run = gradient_descent(f, np.zeros(4), lr=lr, num_iter=5000)
    assert 10 < run.iterations < 5000
    assert not run.converged
    assert np.isfinite(run.path).all()
    assert np.isfinite(run.loss_history).all()
    with np.errstate(all="ignore"):
        loss, gradient = f(run.theta - lr * f(run.theta)[1])
    assert not (np.isfinite(loss) and np.isfinite(gradient).all())  # it did not give up too early


def test_penalised_run_just_below_two_over_l2_does_not_blow_up(lopsided):
    run = gradient_descent(logistic(*lopsided, l2=0.5), np.zeros(4), lr=0.95 * 2 / 0.5, num_iter=2000)
    assert np.abs(run.path).max() < 1e3


@pytest.mark.parametrize(
    "broken", [(np.nan, np.array([1.0])), (np.inf, np.array([1.0])), (1.0, np.array([np.nan])), (1.0, [np.inf])]
)
def test_a_step_that_is_not_finite_ends_the_run(broken):
    def f(theta):
        return (1.0, np.array([1.0])) if theta[0] > -2.5 else broken

    with pytest.warns(RuntimeWarning, match="stopped at step 3"):
        run = gradient_descent(f, [0.0], lr=1.0, num_iter=10)
    assert_array_equal(run.path, [[0], [-1], [-2]])


def test_a_theta_that_is_not_finite_ends_the_run():
    """A function may be finite at infinity: the place still isn't one."""
    with pytest.warns(RuntimeWarning, match="stopped at step 1"):
        run = gradient_descent(lambda theta: (1 / (1 + abs(theta[0])), np.array([-4.0])), [0.0], lr=1e308, num_iter=5)
    assert_array_equal(run.path, [[0.0]])


def test_warning_points_at_the_caller():
    with pytest.warns(RuntimeWarning, match="stopped") as caught:
        gradient_descent(lambda t: (float(t @ t), 2 * t), [1.0], lr=1e200, num_iter=5)
    assert caught[0].filename == __file__


# Bad input


@pytest.mark.parametrize("lr", [0, -0.1, np.nan, np.inf, "fast", None, [0.1], 1j, True])
def test_a_learning_rate_that_is_not_positive_is_refused(lr):
    with pytest.raises(ValueError, match="lr must be positive and finite, got"):
        gradient_descent(bowl, [0.0, 0.0], lr=lr, num_iter=3)


def test_generator_refuses_at_once_not_at_the_first_step():
    with pytest.raises(ValueError, match=r"lr must be positive and finite, got -0\.1"):
        gradient_steps(bowl, [0.0, 0.0], lr=-0.1)


@pytest.mark.parametrize("num_iter", [0, -1, 1.0, 2.5, np.nan, "3", None, True])
def test_a_number_of_steps_that_is_none_is_refused(num_iter):
    with pytest.raises(ValueError, match="num_iter must be a whole number, 1 or more, got"):
        gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=num_iter)


@pytest.mark.parametrize("tol", [-1e-9, np.nan, np.inf, "small", None, False])
def test_a_tolerance_that_makes_no_sense_is_refused(tol):
    with pytest.raises(ValueError, match="tol must be finite and not negative, got"):
        gradient_descent(bowl, [0.0, 0.0], lr=0.1, num_iter=3, tol=tol)


@pytest.mark.parametrize("theta0", [1.0, [[0.0, 0.0]], [np.nan, 0.0], [np.inf, 0.0]])
def test_a_start_that_is_no_row_of_numbers_is_refused(theta0):
    with pytest.raises(ValueError, match="theta0 must be a row of finite numbers, got"):
        gradient_descent(bowl, theta0, lr=0.1, num_iter=3)


@pytest.mark.filterwarnings("ignore:stopped at step 0:RuntimeWarning")
def test_a_loss_that_is_not_finite_at_the_start_is_an_error():
    with pytest.raises(ValueError, match=r"the loss or its gradient is not finite at theta0 = \[0\.0\]"):
        gradient_descent(lambda theta: (np.inf, theta), [0.0], lr=0.1, num_iter=3)


@pytest.mark.parametrize("kind", [int, np.int32, np.int64])
def test_whole_numbers_of_every_kind_count_steps(kind):
    assert gradient_descent(bowl, [0.0, 0.0], lr=np.float32(0.125), num_iter=kind(3)).iterations == 3


def test_steps_start_from_floats_whatever_the_start_is():
    first = next(gradient_steps(lambda t: (float(t @ t), 2 * t), [1, 2], lr=0.5))
    assert first.theta.dtype == np.float64


def test_a_loss_without_a_value_is_told_of_once():
    inf = np.array(np.inf)
    with pytest.warns(RuntimeWarning) as caught, pytest.raises(ValueError, match="not finite at theta0"):
        gradient_descent(lambda t: (float(np.subtract(inf, inf)), t), [1.0], lr=0.5, num_iter=3)
    assert ["no longer finite" in str(warning.message) for warning in caught] == [True]


# What the function returns


@pytest.mark.parametrize("k", [1, 2, 3])
@pytest.mark.parametrize("kind", [np.asarray, list])
def test_a_function_that_returns_the_gradient_alone_is_told(k, kind):
    with pytest.raises(ValueError, match=r"must return a pair: the loss, a number, and its gradient, of shape"):
        gradient_descent(lambda t: kind(2 * t), np.ones(k), lr=0.1, num_iter=3)


def test_a_gradient_of_another_shape_is_told():
    with pytest.raises(ValueError, match=r"of shape \(2,\) as theta has; got \[\(\), \(3,\)\]"):
        gradient_descent(lambda t: (1.0, np.ones(3)), np.ones(2), lr=0.1, num_iter=3)


def test_the_path_is_kept_unless_it_is_not_wanted():
    whole = gradient_descent(lambda t: (float(t @ t), 2 * t), [1.0, 2.0], lr=0.1, num_iter=5)
    end = gradient_descent(lambda t: (float(t @ t), 2 * t), [1.0, 2.0], lr=0.1, num_iter=5, keep_path=False)
    assert whole.path.shape == (6, 2)
    assert_array_equal(end.path, whole.path[-1:])
    assert end.iterations == whole.iterations == 5
    assert_array_equal(end.loss_history, whole.loss_history)


@pytest.mark.parametrize(
    ("result", "got"),
    [
        (np.zeros(2), r"one ndarray"),
        ([0.0, np.zeros(2)], r"one list"),
        ((np.zeros(2), np.zeros(2)), r"\[\(2,\), \(2,\)\]"),
        ((0.0, np.zeros(3)), r"\[\(\), \(3,\)\]"),
        ((0.0, np.zeros(2), 1), r"\[\(\), \(2,\), \(\)\]"),
    ],
)
def test_what_is_no_loss_and_gradient_is_told_by_its_shapes(result, got):
    words = r"^loss_and_gradient must return a pair: the loss, .* gradient, of shape \(2,\) as theta has; got "
    with pytest.raises(ValueError, match=f"{words}{got}$"):
        gradient_descent(lambda theta: result, [0.0, 0.0], lr=1, num_iter=1)
