"""`solver="newton"`: the optimum of scikit-learn, by fewer passes; and every kind of data that breaks solvers."""

import warnings

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.linear_model import LogisticRegression as Theirs

from lib import LogisticRegression, loss_and_gradient
from lib.curvature import Learned, inverse
from lib.evaluation import BLOCK, blocks, evaluate
from lib.gradients import hessian
from lib.newton import newton
from lib.sample import sample, warm_start

KINDS = ["isotropic", "correlated", "rare"]


def data(kind, n, d, seed=0):
    """The three kinds of the benchmark: columns alike, condition 1e3, one row in 50 of class 1."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    if kind == "correlated":
        q, _ = np.linalg.qr(rng.normal(size=(d, d)))
        X = X @ (q * np.sqrt(np.geomspace(1, 1e-3, d))) @ q.T
    z = X @ rng.normal(size=d)
    z = 2 * z / z.std() + rng.logistic(size=n)
    return X, z > (np.quantile(z, 0.98) if kind == "rare" else 0.0)


def loss_at(theta, X, y, l2):
    return loss_and_gradient(theta, X, y, l2=l2)[0]


def optimum(X, y, l2):
    strength = 1 / (l2 * len(y)) if l2 else np.inf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        best = Theirs(C=strength, solver="newton-cholesky", tol=1e-12, max_iter=500).fit(X, y)
    return np.append(best.coef_[0], best.intercept_)


@pytest.fixture(scope="module", params=[(300, 3), (20_000, 10)], ids=["one block", "a sample"])
def shape(request):
    return request.param


# The reference: scikit-learn, at an equal objective


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("l2", [0.0, "1/n", 0.1])
def test_the_loss_is_that_of_scikit_learns_optimum(kind, l2, shape):
    X, y = data(kind, *shape)
    l2 = 1 / len(y) if l2 == "1/n" else l2
    run = newton(X, y, l2=l2)
    best = loss_at(optimum(X, y, l2), X, y, l2)
    assert run.converged
    assert abs(loss_at(run.theta, X, y, l2) / best - 1) < 1e-12
    assert np.linalg.norm(loss_and_gradient(run.theta, X, y, l2=l2)[1]) < 1e-13


@pytest.mark.parametrize("kind", KINDS)
def test_the_model_is_scikit_learns(kind, shape):
    X, y = data(kind, *shape)
    ours = LogisticRegression(solver="newton", l2=1 / len(y)).fit(X, np.where(y, "yes", "no"))
    theirs = Theirs(solver="newton-cholesky", tol=1e-12, max_iter=500).fit(X, np.where(y, "yes", "no"))
    assert_allclose(ours.coef_, theirs.coef_, rtol=1e-7, atol=1e-9)
    assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-7, atol=1e-9)
    assert_array_equal(ours.classes_, ["no", "yes"])
    assert_array_equal(ours.predict(X), theirs.predict(X))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tol", [1e-2, 1e-4, 1e-8])
def test_tol_bounds_the_norm_of_the_gradient(kind, tol, shape):
    X, y = data(kind, *shape)
    run = newton(X, y, l2=0.01, tol=tol)
    assert run.converged
    assert np.linalg.norm(loss_and_gradient(run.theta, X, y, l2=0.01)[1]) <= tol
    assert run.iterations < 15


def test_a_looser_tol_takes_fewer_steps(shape):
    X, y = data("isotropic", *shape)
    steps = [newton(X, y, l2=0.01, tol=tol).iterations for tol in (1e-1, 1e-3, 1e-6, 0.0)]
    assert steps == sorted(set(steps))


@pytest.mark.parametrize("kind", KINDS)
def test_the_loss_never_rises_from_log_2_on(kind, shape):
    X, y = data(kind, *shape)
    run = newton(X, y)
    assert run.loss_history[0] == np.log(2)
    assert np.all(np.diff(run.loss_history) <= 4e-16)
    assert len(run.loss_history) == len(run.path) == run.iterations + 1
    assert_allclose(run.loss_history, [loss_at(theta, X, y, 0.0) for theta in run.path], rtol=1e-13)
    assert_array_equal(run.path[-1], run.theta)


# The parts


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("rows", [1, 63, 64, 5000])
def test_one_pass_in_blocks_gives_loss_gradient_and_hessian(rows, l2, monkeypatch):
    X, y = data("isotropic", max(rows, 2), 3)
    X, y = X[:rows], y[:rows]
    theta = np.array([0.5, -2.0, 1.0, 0.3])
    loss, gradient = loss_and_gradient(theta, X, y, l2=l2)
    for block in (1, BLOCK):
        monkeypatch.setattr("lib.evaluation.BLOCK", block)
        monkeypatch.setattr("lib.evaluation.LEAST", min(block, 64))
        here = evaluate(theta, X, y, l2, curved=True)
        assert_allclose(here.loss, loss, rtol=1e-13)
        assert_allclose(here.gradient, gradient, rtol=1e-12, atol=1e-15)
        assert_allclose(here.hessian, hessian(theta, X, l2=l2), rtol=1e-12, atol=1e-15)
        assert evaluate(theta, X, y, l2).hessian.size == 0


@pytest.mark.parametrize(
    ("d", "least", "rows"),
    [
        *((d, least, rows) for d, rows in ((0, 4096), (1, 4096), (32, 4096), (50, 2621)) for least in (64, 2048)),
        (3000, 64, 64),
        (200, 2048, 2048),
        (3000, 2048, 699),
        (10**7, 2048, 1),
    ],
)
def test_blocks_hold_a_megabyte_within_bounds(d, least, rows):
    X = np.broadcast_to(0.0, (9000, d))
    found = list(blocks(X, least))
    assert found[0] == slice(0, rows)
    assert sum(len(X[block]) for block in found) == 9000


def test_a_row_that_counts_double_is_a_row_twice():
    X, y = data("isotropic", 200, 2)
    theta = np.array([0.5, -2.0, 0.3])
    counted = evaluate(theta, X, y, 0.1, curved=True, weight=(1.0 + y) / (1.0 + y).sum())
    twice = evaluate(theta, np.vstack([X, X[y]]), np.append(y, y[y]), 0.1, curved=True)
    for a, b in zip(counted[1:4], twice[1:4], strict=True):
        assert_allclose(a, b, rtol=1e-12)


def test_an_evaluation_knows_whether_the_rows_are_separated():
    X, y = np.array([[-1.0], [1.0]]), np.array([False, True])
    assert evaluate(np.array([1.0, 0.0]), X, y, 0.0).separated
    assert not evaluate(np.array([-1.0, 0.0]), X, y, 0.0).separated
    assert not evaluate(np.array([1.0, 1.0]), X, y, 0.0).separated  # a row on the boundary


def test_the_inverse_is_the_inverse(rng):
    A = rng.normal(size=(50, 4)) * [1, 1e3, 1e-6, 1]
    unit = np.array([1, 1e-3, 1e6, 1])
    product = inverse(A.T @ A) @ (A.T @ A)
    assert_allclose(product * np.outer(1 / unit, unit), np.eye(4), atol=1e-12)


def test_the_inverse_of_what_has_none_is_symmetric_and_not_negative(rng):
    A = rng.normal(size=(50, 3))[:, [0, 1, 2, 2, 1]]
    P = inverse(A.T @ A)
    assert_array_equal(P, P.T)
    assert np.linalg.eigvalsh(P)[0] > -1e-6 * np.linalg.eigvalsh(P)[-1]


@pytest.mark.parametrize("size", [1e-250, 1e250, np.inf, np.nan])
def test_the_inverse_of_numbers_beyond_squares_is_refused(size):
    with pytest.raises(FloatingPointError, match="leave the range of floats"):
        inverse(np.diag([1.0, size]), strict=True)


@pytest.mark.parametrize("start", [np.eye(4), np.ones(4)], ids=["a matrix", "its diagonal"])
def test_what_is_learned_maps_the_change_to_the_step_and_stays_positive(start, rng):
    A = rng.normal(size=(4, 4))
    known = Learned(start)
    for _ in range(30):
        step = rng.normal(size=4)
        change = (A @ A.T + np.eye(4)) @ step
        known = known.after(step, change)
        assert_allclose(known.times(change), step, rtol=1e-9)
        P = np.array([known.times(axis) for axis in np.eye(4)])
        assert_allclose(P, P.T, rtol=1e-9, atol=1e-12)
        assert np.linalg.eigvalsh(P)[0] > 0
    assert len(known.steps) == 10


def test_what_is_learned_is_the_matrix_of_bfgs(rng):
    A = rng.normal(size=(4, 4))
    P, known = np.eye(4), Learned(np.eye(4))
    for _ in range(10):
        s = rng.normal(size=4)
        c = (A @ A.T + np.eye(4)) @ s
        V = np.eye(4) - np.outer(s, c) / (s @ c)
        P, known = V @ P @ V.T + np.outer(s, s) / (s @ c), known.after(s, c)
    assert_allclose([known.times(axis) for axis in np.eye(4)], P, rtol=1e-8, atol=1e-10)


def test_a_change_against_the_step_teaches_nothing():
    known = Learned(np.eye(2))
    assert known.after(np.array([1.0, 0.0]), np.array([-1.0, 0.0])) is known
    assert known.after(np.array([1.0, 0.0]), np.array([0.0, 1.0])) is known


def test_a_sample_takes_half_of_each_class_and_all_of_a_rare_one():
    y = np.arange(10_000) % 100 == 0
    rows, weight = sample(y, 1000)
    assert len(set(rows)) == len(rows) == 600
    assert y[rows].sum() == 100
    assert_allclose(weight[~y[rows]], 9900 / 500)
    assert_allclose(weight[y[rows]], 1)


def test_data_of_one_block_have_no_sample():
    X, y = data("isotropic", 300, 3)
    theta, P = warm_start(X, y, 0.0)
    assert P.size == 0
    assert_array_equal(theta, np.zeros(4))


def test_a_sample_comes_close_to_the_optimum():
    X, y = data("isotropic", 40_000, 10)
    theta, P = warm_start(X, y, 0.0)
    best = newton(X, y).theta
    assert loss_at(theta, X, y, 0.0) < 1.02 * loss_at(best, X, y, 0.0)
    assert_allclose(P, np.linalg.inv(hessian(best, X)), rtol=0.5, atol=0.5)


# The order and the units of the data


@pytest.mark.parametrize("order", ["by class", "alternating", "by score"])
def test_the_order_of_the_rows_does_not_matter(order, shape):
    X, y = data("isotropic", *shape)
    rows = {
        "by class": np.argsort(y, kind="stable"),
        "alternating": np.argsort(np.argsort(np.argsort(y, kind="stable"), kind="stable") % (len(y) // 2)),
        "by score": np.argsort(X[:, 0]),
    }[order]
    assert_allclose(newton(X[rows], y[rows]).theta, newton(X, y).theta, rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize("power", [-150, -100, -9, 9, 100, 150])
def test_the_unit_of_a_column_does_not_matter(power, shape):
    X, y = data("isotropic", *shape)
    unit = np.ones(X.shape[1])
    unit[1] = 10.0**power
    theta = newton(X * unit, y).theta
    assert_allclose(theta * np.append(unit, 1), newton(X, y).theta, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("offset", [1e3, 1e6])
def test_the_origin_of_the_columns_does_not_matter(offset, shape):
    X, y = data("isotropic", *shape)
    run = newton(X + offset, y)
    assert run.converged
    assert_allclose(run.theta[:-1], newton(X, y).theta[:-1], rtol=1e-14 * offset**2 + 1e-9, atol=1e-15 * offset**2)


def test_swapping_the_labels_turns_theta(shape):
    X, y = data("isotropic", *shape)
    assert_allclose(newton(X, ~y).theta, -newton(X, y).theta, rtol=1e-9, atol=1e-11)


def test_columns_in_fortran_order_give_the_same(shape):
    X, y = data("isotropic", *shape)
    assert_allclose(newton(np.asfortranarray(X), y).theta, newton(X, y).theta, rtol=1e-9, atol=1e-11)


# Data that break solvers


def awkward(name, X, y):
    X = X.copy()
    if name == "a column twice":
        return np.column_stack([X, X[:, 0]]), y
    if name == "a constant column":
        return np.column_stack([X, np.full(len(X), 7.0)]), y
    if name == "a column of zeros":
        return np.column_stack([X, np.zeros(len(X))]), y
    if name == "a mark on few rows":
        mark = np.zeros(len(X))
        mark[:: len(X) // 20] = 1e3
        return np.column_stack([X, mark]), y
    if name == "one row far away":
        X[5] *= 1e5
    if name == "one number of 1e150":
        X[:, 1] = 0
        X[7, 1] = 1e150
    if name == "heavy tails":
        X[:, 1] = np.exp(8 * X[:, 1])
    if name == "two rows of class 1":
        y = np.isin(np.arange(len(X)), [7, 8])
    return X, y


def test_one_number_far_from_all_others_separates_its_row(shape):
    X, y = awkward("one number of 1e150", *data("isotropic", *shape))
    with pytest.warns(RuntimeWarning, match="or some rows from all others"):
        newton(X, y)


AWKWARD = [
    *("a column twice", "a constant column", "a column of zeros", "a mark on few rows", "one row far away"),
    *("heavy tails", "two rows of class 1"),
]


@pytest.mark.parametrize(
    ("name", "l2"), [("one number of 1e150", 1e-3), *((name, l2) for name in AWKWARD for l2 in (0.0, 1e-3))]
)
def test_awkward_data_have_their_optimum(name, l2, shape):
    X, y = awkward(name, *data("isotropic", *shape))
    if l2 == 0 and name == "a column twice":
        with pytest.warns(RuntimeWarning, match=rf"^the columns 0, {X.shape[1] - 1} .* depend on one another"):
            run = newton(X, y)
        assert_allclose(run.theta[0], run.theta[-2], rtol=1e-12)
    else:
        run = newton(X, y, l2=l2)
    assert run.converged
    assert np.isfinite(run.theta).all()
    assert np.all(np.diff(run.loss_history) <= 1e-15)
    own = np.maximum(np.sqrt((X**2 / len(X)).sum(axis=0)) if name != "one number of 1e150" else 1e150, 1e-300)
    gradient = loss_and_gradient(run.theta, X, y, l2=l2)[1]
    assert np.abs(gradient[:-1] / own).max() < 1e-8
    assert abs(gradient[-1]) < 1e-8


@pytest.mark.parametrize("tol", [0.0, 1e-6])
def test_separable_data_without_a_penalty_end_with_a_warning(tol, shape):
    X, _ = data("isotropic", *shape)
    y = X[:, 0] > 0.3
    with pytest.warns(RuntimeWarning, match="a plane separates the classes.*set l2 above 0"):
        run = newton(X, y, tol=tol)
    assert np.array_equal(X @ run.theta[:-1] + run.theta[-1] > 0, y)
    assert np.isfinite(run.theta).all()
    assert not run.converged


def test_separable_data_with_a_penalty_have_an_optimum(shape):
    X, _ = data("isotropic", *shape)
    y = X[:, 0] > 0.3
    run = newton(X, y, l2=1e-3)
    assert run.converged
    assert np.linalg.norm(loss_and_gradient(run.theta, X, y, l2=1e-3)[1]) < 1e-14


# Rows that a plane has on its right side, and others on it: no minimum either


def quasi_separated(n, noise):
    """A mark whose rows are all of class 1, and columns that tell nothing."""
    rng = np.random.default_rng(n)
    mark = np.arange(n) % 7 > 3
    return np.column_stack([mark, rng.normal(size=(n, noise))]), mark | (np.arange(n) % 2 == 0)


@pytest.mark.parametrize("tol", [0.0, 1e-6])
@pytest.mark.parametrize(("n", "noise"), [(7, 0), (7, 1), (700, 3), (400_000, 0), (400_000, 3)])
def test_data_that_are_separated_in_part_end_with_a_warning_soon(n, noise, tol):
    X, y = quasi_separated(n, noise)
    with pytest.warns(RuntimeWarning, match="some rows from all others.*no minimum.*set l2 above 0"):
        run = newton(X, y, tol=tol)
    assert not run.converged
    assert run.iterations <= 20


@pytest.mark.parametrize("tol", [0.0, 1e-6])
@pytest.mark.parametrize(("n", "noise"), [(700, 3), (400_000, 3)])
def test_one_row_on_the_wrong_side_is_enough_for_a_minimum(n, noise, tol):
    X, y = quasi_separated(n, noise)
    y[np.flatnonzero(X[:, 0])[5]] = False
    run = newton(X, y, tol=tol)
    assert run.converged
    assert np.linalg.norm(loss_and_gradient(run.theta, X, y)[1]) <= max(tol, 1e-12)


def test_points_on_the_plane_are_not_separated():
    with pytest.warns(RuntimeWarning, match="some rows from all others"):
        run = newton(np.array([[-1.0], [0.0], [0.0], [1.0]]), np.array([False, False, True, True]))
    assert run.loss_history[-1] > np.log(2) / 2


def test_two_equal_rows_of_two_classes_tell_nothing():
    run = newton(np.array([[1.0], [1.0]]), np.array([False, True]))
    assert_allclose(run.theta, 0, atol=1e-15)


def test_more_columns_than_rows():
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(20, 50)), np.arange(20) % 2 == 0
    run = newton(X, y, l2=0.01)
    assert run.converged
    assert np.linalg.norm(loss_and_gradient(run.theta, X, y, l2=0.01)[1]) < 1e-14


# In the class


def test_the_model_keeps_what_newton_found(lopsided):
    X, y = lopsided
    model = LogisticRegression(solver="newton", l2=0.1).fit(X, y)
    run = newton(X, y == 1, l2=0.1)
    assert_array_equal(np.append(model.weights, model.bias), run.theta)
    assert_array_equal(model.loss_history_, run.loss_history)
    assert model.n_iter_ == run.iterations == len(model.loss_history_) - 1


def test_newton_and_gradient_descent_meet(lopsided):
    quick = LogisticRegression(solver="newton", l2=0.2).fit(*lopsided)
    slow = LogisticRegression(lr=0.3, num_iter=200_000, l2=0.2, tol=1e-11).fit(*lopsided)
    assert_allclose(quick.coef_, slow.coef_, rtol=1e-8)
    assert quick.n_iter_ < 10 < 500 < slow.n_iter_


def test_the_learning_rate_does_not_matter(lopsided):
    a, b = (LogisticRegression(lr, solver="newton").fit(*lopsided).coef_ for lr in (1e-6, 1e6))
    assert_array_equal(a, b)
    with pytest.raises(ValueError, match="lr must be positive"):
        LogisticRegression(0, solver="newton").fit(*lopsided)


def test_an_unknown_solver_is_refused(lopsided):
    with pytest.raises(ValueError, match="solver must be 'gradient-descent' or 'newton', got 'adam'"):
        LogisticRegression(solver="adam").fit(*lopsided)


def test_a_warning_of_too_few_steps_points_at_the_caller(lopsided):
    from sklearn.exceptions import ConvergenceWarning

    with pytest.warns(ConvergenceWarning, match="no optimum after 2 steps: raise num_iter") as caught:
        model = LogisticRegression(num_iter=2, solver="newton").fit(*lopsided)
    assert model.n_iter_ == 2
    assert caught[0].filename == __file__


def test_a_tol_below_rounding_warns(lopsided):
    from sklearn.exceptions import ConvergenceWarning

    with pytest.warns(ConvergenceWarning, match="more steps would not help: .* Raise tol"):
        LogisticRegression(tol=1e-30, solver="newton").fit(*lopsided)


@pytest.mark.parametrize("order", ["C", "F"])
def test_a_fit_needs_a_tenth_of_the_datas_memory(order):
    import tracemalloc

    X, y = data("isotropic", 400_000, 20)
    X = np.asarray(X, order=order)
    tracemalloc.start()
    LogisticRegression(solver="newton", l2=1e-5, tol=1e-4).fit(X, y)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak <= 0.1 * X.nbytes


def test_steps_in_units_of_their_own_are_counted_too():
    X, y = data("isotropic", 300, 3)
    X[:, 1] *= 1e150
    assert newton(X, y, num_iter=2).iterations == 2


def test_the_sample_is_fitted_with_the_penalty():
    X, y = data("isotropic", 40_000, 10)
    theta, _ = warm_start(X, y, 1.0)
    assert loss_at(theta, X, y, 1.0) < 1.01 * loss_at(newton(X, y, l2=1.0).theta, X, y, 1.0)


def test_one_pass_a_step_and_one_at_the_start_is_all_that_a_fit_takes(lopsided, monkeypatch):
    passes = []

    def watched(*args, **how):
        passes.append(how)
        return evaluate(*args, **how)

    for place in ("lib.newton.evaluate", "lib.model.evaluate", "lib.sample.evaluate"):
        monkeypatch.setattr(place, watched)
    fitted = LogisticRegression(solver="newton", l2=0.01, tol=1e-6).fit(*lopsided)
    assert len(passes) == fitted.n_iter_ + 1


def test_the_warning_of_a_plane_points_at_the_caller():
    X, _ = data("isotropic", 300, 3)
    with pytest.warns(RuntimeWarning, match="a plane separates") as caught:
        LogisticRegression(solver="newton").fit(X, X[:, 0] > 0.3)
    assert caught[0].filename == __file__
