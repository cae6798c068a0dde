"""The way Newton's method goes: which passes it takes, over which rows, and each of its parts at the edge."""

from importlib import import_module

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from lib import loss_and_gradient
from lib.curvature import EPS, Learned, backtrack, inverse
from lib.evaluation import BLOCK, Evaluation, evaluate
from lib.newton import PATIENCE, Problem, Walk, _quick_steps, newton
from lib.sample import FIRST, RARE, sample, warm_start

the_module, the_sample = import_module("lib.newton"), import_module("lib.sample")


def data(n, d, *, rare=False):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(n, d))
    z = X @ rng.normal(size=d)
    z = 2 * z / z.std() + rng.logistic(size=n)
    return X, z > (np.quantile(z, 0.98) if rare else 0.0)


@pytest.fixture
def passes(monkeypatch):
    """Each pass that is taken: how many rows, "gradient" or "curvature", the weights of the rows, and what it saw."""
    taken = []

    def watched(theta, X, y, l2, *, curved=False, weight=None):
        here = evaluate(theta, X, y, l2, curved=curved, weight=weight)
        taken.append((X.shape[0], "curvature" if curved else "gradient", weight, here, y))
        return here

    for module in (the_module, the_sample):
        monkeypatch.setattr(module, "evaluate", watched)
    return taken


def kinds(passes):
    return [(rows, kind) for rows, kind, *_ in passes]


# Which passes


def test_data_of_one_block_take_one_curvature_a_step_and_one_at_the_start(passes):
    run = newton(*data(300, 3), l2=0.01, tol=1e-6)
    assert kinds(passes) == [(300, "curvature")] * (run.iterations + 1)


def test_large_data_take_gradients_only_after_two_rounds_on_a_sample(passes):
    run = newton(*data(20_000, 10), l2=1e-4, tol=1e-4)
    assert run.iterations == 4  # the first one leads to the sample's optimum
    assert kinds(passes) == [(275, "curvature")] * 3 + [(2200, "curvature")] * 2 + [(20_000, "gradient")] * 4


def test_a_rare_class_takes_one_step_more(passes):
    newton(*data(20_000, 10, rare=True), l2=1e-4, tol=1e-4)
    assert kinds(passes) == [(188, "curvature")] + [(1500, "curvature")] * 2 + [(20_000, "gradient")] * 5


@pytest.mark.parametrize("weighted", [False, True])
def test_where_a_class_is_rare_the_first_step_is_the_intercept_that_fits_without_features(weighted, passes):
    """From zero it would take two steps more, from one for which the curvature of rare rows is far off."""
    X, y = data(2000, 3, rare=True)
    weight = np.where(y, 0.5, 1.0) if weighted else None
    share = np.average(y, weights=weight)
    assert share < RARE
    run = newton(X, y, l2=0.01, tol=1e-6, weight=weight)
    assert len(passes) == run.iterations  # nobody looks at zero, where the loss is known
    assert_allclose(run.path[0], 0)
    assert_allclose(run.path[1], [0, 0, 0, np.log(share / (1 - share))])
    assert_allclose(run.loss_history[1], -share * np.log(share) - (1 - share) * np.log(1 - share))


def test_classes_of_some_size_start_at_zero(passes):
    X, y = data(300, 3)
    assert 0.1 <= y.mean() <= 0.9
    assert_array_equal(newton(X, y, l2=0.01).path[0], 0)
    assert_array_equal(passes[0][3].theta, 0)


def test_after_patience_the_curvature_of_all_rows_comes_in(passes):
    newton(*data(20_000, 10), l2=1e-4)
    on_all = [kind for rows, kind in kinds(passes) if rows == 20_000]
    assert on_all.count("gradient") == PATIENCE + 1
    assert 1 <= on_all.count("curvature") <= 4
    assert on_all[PATIENCE + 1 :] == ["curvature"] * on_all.count("curvature")


def test_a_sample_that_leads_astray_is_given_up(passes, monkeypatch):
    X, y = data(20_000, 10)
    monkeypatch.setattr(the_module, "warm_start", lambda *_: (np.full(11, 50.0), np.eye(11)))
    run = newton(X, y, tol=1e-6)
    assert kinds(passes) == [(20_000, "gradient")] + [(20_000, "curvature")] * (run.iterations + 1)
    assert_array_equal(run.path[0], 0)
    assert run.loss_history[1] < np.log(2)


def test_a_start_as_good_as_zero_is_no_way(monkeypatch):
    monkeypatch.setattr(the_module, "warm_start", lambda *_: (np.zeros(11), np.eye(11)))
    run = newton(*data(20_000, 10), tol=1e-6)
    assert np.all(np.diff(run.path, axis=0).any(axis=1))  # no step from zero to zero


def test_separated_data_end_at_the_first_place_that_separates():
    X, _ = data(300, 3)
    y = X[:, 0] > 0.3
    with pytest.warns(RuntimeWarning, match=r"^a plane separates"):
        run = newton(X, y)
    apart = [bool(np.all((X @ theta[:-1] + theta[-1] > 0) == y)) for theta in run.path]
    assert apart.index(True) == run.iterations


@pytest.mark.parametrize("shape", [(300, 3), (20_000, 10)])
@pytest.mark.parametrize("steps", [1, 2, 3])
def test_num_iter_is_the_largest_number_of_steps(steps, shape):
    run = newton(*data(*shape), l2=1e-3, num_iter=steps)
    assert run.iterations == steps
    assert len(run.path) == steps + 1


# Steps with a curvature that is not the rows' own


@pytest.fixture
def hill():
    """A function that walks from zero with some part of the true curvature there, and the walk."""
    X, y = data(2000, 4)
    here = evaluate(np.zeros(5), X, y, 0.01, curved=True)

    def walk(part, patience=PATIENCE):
        done = Walk(Problem(X, y, 0.01, None, True), 0.0, 1000)
        _quick_steps(done, here, Learned(inverse(here.hessian) * part), patience)
        return done

    return walk


def test_steps_end_when_patience_does(hill):
    assert len(hill(1.0, 3).path) == 4


def test_steps_correct_the_curvature_as_they_go(hill):
    X, y = data(2000, 4)
    gradients = [np.linalg.norm(evaluate(theta, X, y, 0.01).gradient) for theta in hill(0.7).path]
    assert gradients[6] < 1e-3 * gradients[0]  # without a correction: 0.1


def test_a_curvature_that_is_far_off_is_given_up_after_one_step(hill):
    """Steps a million times too short: what BFGS learns from the first says how much is left to go."""
    assert len(hill(1e-6).path) == 2


def test_without_the_rows_curvature_a_step_that_is_too_long_is_not_made_shorter(hill, passes):
    assert len(hill(1e4).path) == 1
    assert len(passes) == 1


def test_a_step_may_not_raise_the_loss_but_by_rounding():
    here = Evaluation(np.zeros(1), 1.0, np.full(1, -1.0), np.empty((0, 0)), False)

    def with_losses(*losses):
        rest = iter(losses)
        return lambda theta: Evaluation(theta, next(rest), np.ones(1), np.empty((0, 0)), False)

    def taken(*losses):
        new = backtrack(here, np.ones(1), with_losses(*losses), tries=len(losses))
        return None if new is None else new.theta[0]

    assert taken(1.0) == taken(1 + 4 * EPS) == 1
    assert taken(1 + 5 * EPS) is taken(1.01, 1.01, 1.01) is None
    assert taken(1.0001, 0.99) == pytest.approx(1 / 2.0002)  # where the parabola has its lowest point
    assert taken(np.nan, np.inf, 0.5) == 0.25
    assert taken(1e70, 0.5) == pytest.approx(0.5e-70)


# The sample


@pytest.mark.parametrize(
    ("n", "d", "size"),
    [
        (65_536, 2, None),  # one block: no sample
        (65_537, 2, 3276),  # one row in 20
        (20_000, 10, 2200),  # 200 for each of 11 numbers
        (10_002, 20, 2500),  # a quarter of the rows
        (4000, 99, 1000),  # ten for each of 100 numbers
        (3996, 99, None),  # fewer: no sample
        (300, 1000, None),
    ],
)
def test_the_size_of_the_sample(n, d, size, monkeypatch):
    asked = []

    def watched(y, size):
        asked.append(size)
        return sample(y, size)

    monkeypatch.setattr(the_sample, "sample", watched)
    rng = np.random.default_rng(0)
    _, P = warm_start(rng.normal(size=(n, d)), rng.random(n) < 0.5, 0.1)
    assert asked == ([] if size is None else [size])
    assert P.shape == ((0, 0) if size is None else (d + 1, d + 1))
    assert BLOCK == 131_072


def test_the_rows_of_a_sample_count_for_all_rows(passes):
    X, y = data(20_000, 10, rare=True)
    warm_start(X, y, 0.01)
    assert {rows for rows, *_ in passes} == {1500, -(-1500 // FIRST)}
    for _, _, weight, _, labels in passes:
        assert weight.sum() == pytest.approx(1, abs=1e-12)
        assert weight[labels].sum() == pytest.approx(y.mean(), abs=0.02)


def test_the_start_is_one_step_beyond_the_last_look(passes):
    theta, P = warm_start(*data(20_000, 10), 0.01)
    last = passes[-1][3]
    assert_allclose(theta, last.theta - P @ last.gradient, rtol=1e-12)
    assert -last.gradient @ (theta - last.theta) < 11 / 2200


def test_a_sample_without_an_end_is_left_after_its_steps(monkeypatch):
    monkeypatch.setattr(the_sample, "SAMPLE_STEPS", 1)
    theta, _ = warm_start(*data(20_000, 10), 0.01)
    assert np.isfinite(theta).all()
    assert theta.any()


def test_the_rows_are_the_same_each_time_and_not_at_equal_distance():
    y = np.arange(10_000) % 2 == 0
    rows, _ = sample(y, 1000)
    assert_array_equal(rows, sample(y, 1000)[0])
    assert len(set(np.diff(rows[:500]))) > 10


# Curvatures without an inverse, and columns out of all proportion


def test_what_almost_has_no_inverse_gets_a_short_ridge():
    H = np.array([[1.0, 1 + 1e-11], [1 + 1e-11, 1.0]])  # rounding made it a little negative
    P = inverse(H)
    assert np.isfinite(P).all()
    assert_allclose(H @ P @ H, H, rtol=1e-8)


@pytest.mark.parametrize("size", [1e-200, 1e200])
def test_where_squares_are_refused(size):
    with pytest.raises(FloatingPointError, match=r"^the squares of some columns leave the range of floats$"):
        inverse(np.diag([1.0, size]), strict=True)
    inside = size * (1.001 if size < 1 else 0.999)
    assert inverse(np.diag([1.0, inside]), strict=True)[1, 1] == pytest.approx(1 / inside)


@pytest.fixture(params=[1e150, -1e150, -1e-150], ids=str)
def extreme(request):
    """One column in an extreme unit, all of one sign; one of zeros; the rest as usual. And the same without."""
    X, y = data(300, 3)
    usual = X.copy()
    usual[:, 1] = np.abs(usual[:, 1])
    usual[:, 2] = 0
    X = usual.copy()
    X[:, 1] *= request.param
    return X, usual, y, np.array([1, request.param, 1, 1])


def test_an_extreme_column_is_fitted_like_any_other(extreme):
    X, usual, y, unit = extreme
    run = newton(X, y)
    assert_allclose(run.theta * unit, newton(usual, y).theta, rtol=1e-8, atol=1e-12)
    assert_array_equal(run.path[-1], run.theta)
    assert_allclose((run.path * unit)[:4], newton(usual, y).path[:4], rtol=1e-6, atol=1e-9)


def test_beside_an_extreme_column_the_penalty_holds(extreme):
    X, _, y, unit = extreme
    run = newton(X, y, l2=0.5)
    gradient = loss_and_gradient(run.theta, X, y, l2=0.5)[1]
    assert np.abs(gradient[[0, 2, 3]]).max() < 1e-12
    assert (abs(run.theta[1] * unit[1]) > 0.1) == (abs(unit[1]) > 1)  # a tiny column would need a huge weight


@pytest.mark.parametrize(("l2", "tol"), [(0.0, 1e-3), (0.5, 1e-3)])
def test_an_extreme_column_says_honestly_whether_tol_is_reached(l2, tol, extreme):
    X, _, y, _ = extreme
    with np.errstate(over="ignore", invalid="ignore"):
        run = newton(X, y, l2=l2, tol=tol)
        reached = np.linalg.norm(loss_and_gradient(run.theta, X, y, l2=l2)[1]) <= tol
    assert run.converged == reached


def test_two_points_on_the_boundary_of_a_tie_move_the_intercept_alone():
    """At z = 0 exactly the two forms of the sigmoid meet."""
    run = newton(np.array([[0.0], [0.0], [0.0]]), np.array([True, True, False]))
    assert_allclose(run.theta, [0, np.log(2)], rtol=1e-12)


def test_a_column_of_zeros_and_huge_negative_numbers(extreme):
    X, _, y, _ = extreme
    X[:, 1] = np.where(np.arange(len(X)) % 3 == 0, -1e150, 0.0)
    run = newton(X, y, l2=1e-3)
    assert run.converged
    assert np.isfinite(run.theta).all()
