"""Tables that break solvers: the optimum of a slow reference, or a warning. Never a wrong answer in silence."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lib import LogisticRegression, loss_and_gradient
from lib.newton import newton, search


def rare_indicators(seed, n=20_000, d=8):
    """Columns that are 1 in few rows, each with rows of both classes: there is an optimum."""
    rng = np.random.default_rng(seed)
    X = (rng.random((n, d)) < 10 ** rng.uniform(-3, -0.5, size=d)).astype(float)
    y = rng.random(n) < 0.05
    for column in X.T:
        some = np.flatnonzero(column)
        y[some[0]], y[some[1]] = True, False
    return X, y


@pytest.mark.parametrize("seed", range(12))
def test_rare_indicators_in_large_data_have_their_optimum(seed):
    X, y = rare_indicators(seed)
    run = newton(X, y)
    assert run.converged
    assert np.linalg.norm(loss_and_gradient(run.theta, X, y)[1]) < 1e-10
    assert np.abs(run.theta).max() < 20


@pytest.mark.parametrize("seed", range(5))
def test_near_collinear_columns_beside_a_separating_mark_are_told(seed):
    rng = np.random.default_rng(seed)
    a, mark = rng.normal(size=40), np.arange(40) < 5
    y = mark | (rng.random(40) < 0.5)
    y[-1] = False
    X = np.column_stack([mark, a, a + 1e-8 * rng.normal(size=40)])
    with pytest.warns(RuntimeWarning, match="no minimum"):
        LogisticRegression(solver="newton").fit(X, y)


def test_at_the_optimum_it_stops():
    """Rounding noise leads to and fro between two places."""
    for seed in range(300, 340):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(20, 2)) * [1, 1000]
        run = newton(X, X[:, 1] + 100 * X[:, 0] > 0, l2=1e-3)
        assert run.converged
        assert run.iterations < 40


def test_a_column_and_its_float32_copy_take_no_more_steps():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(4000, 5))
    y = X[:, 0] + rng.logistic(size=4000) > 0
    run = newton(np.column_stack([X, X[:, 0].astype(np.float32)]), y)
    assert run.converged
    assert run.iterations <= 2 * newton(X, y).iterations
    assert run.loss_history[-1] < newton(X, y).loss_history[-1]  # one number more to fit with


@pytest.mark.parametrize("offset", [1e6, 1e7, 1e8, -1e8])
def test_an_offset_costs_no_steps_and_no_loss(offset):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(60, 3))
    y = X @ [1, -2, 0.5] + rng.logistic(size=60) > 0
    near, far = newton(X, y), newton(X + offset, y)
    assert far.converged
    assert far.iterations <= 2 * near.iterations
    assert_allclose(far.loss_history[-1], near.loss_history[-1], rtol=1e-8)


@pytest.mark.parametrize("l2", [0.0, 0.01])
@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("size", [1e-200, 1e-120, 1e120, 1e200])
def test_columns_of_any_size_reach_the_loss_of_the_same_data_scaled(size, alone, l2):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(200, 1 if alone else 3))
    y = 2 * X[:, 0] + rng.logistic(size=200) > 0
    raw = X.copy()
    raw[:, 0] *= size
    if l2 == 0:
        expected = newton(X, y).loss_history[-1]
    else:  # a huge column is free of the penalty, a tiny one is not worth it
        penalty = np.full(X.shape[1], l2)
        penalty[0] = l2 / size if size > 1 else 1e12
        expected = optimum(X, y, penalty)
    run = newton(raw, y, l2=l2)
    assert run.converged
    assert_allclose(run.loss_history[-1], expected, rtol=1e-9)


def optimum(X, y, penalty):
    """The least loss, by plain Newton steps on tame data with a penalty for each column."""
    from lib.evaluation import evaluate

    theta = np.zeros(X.shape[1] + 1)
    for _ in range(30):
        here = evaluate(theta, X, y, penalty, curved=True)
        theta = theta - np.linalg.solve(here.hessian, here.gradient)
    return here.loss


def test_equal_columns_get_equal_weights_and_a_word():
    rng = np.random.default_rng(0)
    a = rng.normal(size=(60, 3))
    y = a @ [1, 2, -1] + rng.logistic(size=60) > 0
    with pytest.warns(RuntimeWarning, match=r"the columns 0, 2, 3, 5 \(counted from 0\) depend on one another"):
        run = newton(np.column_stack([a[:, :2], a[:, 2], a[:, 0], rng.normal(size=60), a[:, 2]]), y)
    assert run.converged
    assert_allclose(run.theta[[0, 2]], run.theta[[3, 5]], rtol=1e-12)


def test_a_full_set_of_indicators_is_told():
    rng = np.random.default_rng(0)
    X = np.eye(3)[rng.integers(0, 3, size=300)]
    with pytest.warns(RuntimeWarning, match="the columns 0, 1, 2 "):
        run = newton(X, rng.random(300) < 0.3 + 0.2 * X[:, 1])
    assert_allclose(run.theta[:-1].sum(), 0, atol=1e-12)  # the shortest weights


# Long steps


def nearly_separated(seed, scaled):
    """Labels on their sides of a plane, but for one near it in two of three tables."""
    rng = np.random.default_rng(seed)
    n, d = [(30, 20), (60, 20), (40, 5), (100, 3)][seed % 4]
    X = rng.normal(size=(n, d))
    z = X @ rng.normal(size=d)
    y = z > 0
    if seed % 3:
        y[np.argmin(np.abs(z))] ^= True
    return X * (10.0 ** rng.integers(-4, 5, size=d) if scaled else 1), y


@pytest.mark.parametrize("scaled", [False, True])
@pytest.mark.parametrize("l2", [1e-6, 1e-8, 1e-10, 1e-12])
def test_a_tiny_penalty_on_nearly_separated_data_ends_soon_at_the_optimum(l2, scaled):
    """The loss is flat far and wide, and then has a bend: a step there is too long, and a parabola is no guide."""
    for seed in range(20):
        X, y = nearly_separated(seed, scaled)
        end = search(X, y, l2=l2, tol=0.0, num_iter=1000)
        assert end.run.converged, seed
        assert end.run.iterations < 60, seed
        if not scaled and seed < 4:
            assert end.run.loss_history[-1] <= lowest(X, y, l2) * (1 + 1e-6)


@pytest.mark.parametrize("offset", [1e5, 1e8])
def test_tol_is_asked_for_in_the_coordinates_of_the_data(offset):
    """Not in those in which the steps are taken, where a gradient of 1e-6 can be one of 50 here."""
    X, y = nearly_separated(2, False)
    run = newton(X * [1, 1, 1e7, 1, 1] + [offset, 0, 0, 0, 0], y, l2=1e-10, tol=1e-6)
    assert run.loss_history[-1] <= newton(X * [1, 1, 1e7, 1, 1], y, l2=1e-10).loss_history[-1] * (1 + 1e-6)


@pytest.mark.parametrize("seed", [2, 5, 8, 11, 14, 17, 20])
def test_heavy_tails_are_not_taken_for_separation(seed):
    """One row far out goes a million times as far towards its label as others go away from theirs: they count."""
    rng = np.random.default_rng(seed)
    X = np.exp(rng.normal(size=(400, 3)) * [6, 5, 1])
    y = np.log(X) @ [0.5, -0.2, 1] + 0.1 * rng.logistic(size=400) > 0
    end = search(X, y, l2=0.0, tol=0.0, num_iter=1000)
    assert not end.endless
    assert end.run.converged
    assert end.run.loss_history[-1] <= lowest(X, y, 0.0) * (1 + 1e-9)


# More columns than rows


def wide(n, d, seed=0):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    z = X @ rng.normal(size=d)
    return X, 2 * z / z.std() + rng.logistic(size=n) > 0


@pytest.mark.parametrize("tol", [1e-4, 0.0])
@pytest.mark.parametrize(("n", "d"), [(30, 100), (100, 1000), (200, 500), (500, 300)])
def test_wide_data_have_their_optimum(n, d, tol):
    X, y = wide(n, d)
    run = newton(X, y, l2=0.01, tol=tol)
    assert run.converged
    assert np.linalg.norm(loss_and_gradient(run.theta, X, y, l2=0.01)[1]) <= (tol or 1e-10)
    assert run.iterations < 80


def test_wide_data_without_a_penalty_are_separated():
    with pytest.warns(RuntimeWarning, match="no minimum"):
        newton(*wide(100, 1000))


@pytest.mark.parametrize("tol", [1e-4, 0.0])
def test_the_memory_for_wide_data_goes_with_the_rows(tol):
    import tracemalloc

    X, y = wide(100, 2000)
    tracemalloc.start()
    newton(X, y, l2=0.01, tol=tol)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 0.5 * 8 * 2000**2


# All at once


def table(rng):
    """A small table with columns of many kinds, labels that may be separated, a penalty or none."""
    n, d = int(rng.choice([3, 5, 8, 15, 60, 200])), int(rng.choice([1, 2, 3, 5, 8]))
    X = rng.normal(size=(n, d))
    for j in range(d):
        kind = rng.choice(["plain", "rare", "scale", "offset", "copy", "near", "constant", "heavy"])
        if kind == "rare":
            X[:, j] = rng.random(n) < 0.1
        if kind == "scale":
            X[:, j] *= 10.0 ** rng.choice([-200, -20, -8, -3, 3, 8])
        if kind == "offset":
            X[:, j] += 10.0 ** rng.choice([1, 3, 5])
        if kind == "copy":
            X[:, j] = 2 * X[:, 0]
        if kind == "near":
            X[:, j] = X[:, 0].astype(np.float32)
        if kind == "constant":
            X[:, j] = 0.1
        if kind == "heavy":
            X[:, j] = np.exp(4 * X[:, j])
    tame = (X - X.mean(axis=0)) / np.where(np.ptp(X, axis=0) > 0, np.ptp(X, axis=0), 1)
    z = 5 * tame @ rng.normal(size=d)
    y = z + rng.choice([0, 0.1, 1]) * rng.logistic(size=n) > np.median(z)
    y[:2] = False, True
    return X, y, float(rng.choice([0, 1e-4, 1e-2, 1]))


@np.errstate(all="ignore")
def lowest(X, y, l2):
    """A loss that any good fit must come near to: damped Newton steps on columns scaled and centred, in long double."""
    centre = np.median(X, axis=0)
    size = np.abs(X - centre).max(axis=0)
    size[size == 0] = 1
    X = X.astype(np.longdouble)  # first: to centre and scale near copies in floats would change the data
    A = np.column_stack([(X - centre) / size, np.ones(len(X))])
    s = np.where(y, -1, 1)
    penalty = np.append(np.minimum(l2 / np.maximum(size, 1e-30) ** 2, 1e60), 0)
    theta, damping = np.zeros(A.shape[1], np.longdouble), 1e-3

    def loss(theta):
        m = s * (A @ theta)
        return (np.maximum(m, 0) + np.log1p(np.exp(-np.abs(m)))).mean() + (penalty * theta * theta).sum() / 2

    for _ in range(150):
        p = 1 / (1 + np.exp(-s * (A @ theta)))
        gradient = A.T @ (s * p) / len(y) + penalty * theta
        H = (A.T * (p * (1 - p))) @ A / len(y) + np.diag(penalty)
        unit = 1 / np.sqrt(np.maximum(np.diag(H), 1e-30))
        N = (H * unit[:, None] * unit).astype(float)
        step = unit * np.linalg.solve(N + damping * np.eye(len(N)), (unit * gradient).astype(float))
        better = loss(theta - step) < loss(theta)
        theta, damping = (theta - step, damping / 10) if better else (theta, min(max(damping, 1e-12) * 10, 1e6))
        damping = max(damping, 1e-14)
    return float(loss(theta))


@pytest.mark.parametrize("largest", [1e3, 1e5, 1e6, 1e7, 1e9])
@pytest.mark.parametrize("seed", range(4))
def test_a_penalty_sees_small_columns_in_the_sum_of_large_ones(seed, largest):
    """The column that follows from all others gives each of them another weight, however small they are beside it."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(80, 5)) * [1, 1, 1, 10, largest]
    X = np.column_stack([X, X @ rng.normal(size=5)])
    y = X[:, 0] + X[:, 1] + X[:, 4] / largest + rng.logistic(size=80) > 0
    end = search(X, y, l2=0.1, tol=0.0, num_iter=1000)
    best = lowest(X, y, 0.1)
    assert end.run.converged
    assert loss_and_gradient(end.run.theta, X, y, l2=0.1)[0] <= best * (1 + 1e-9)  # the reference is worse at 1e9


def test_an_end_that_is_called_converged_is_the_optimum():
    """What isn't must say so."""
    found = {"converged": 0, "endless": 0, "neither": 0}
    for seed in range(150):
        X, y, l2 = table(np.random.default_rng(seed))
        end = search(X, y, l2=l2, tol=0.0, num_iter=1000)
        best = lowest(X, y, l2)
        if end.run.converged:
            assert end.run.loss_history[-1] - best <= 1e-6 * best, seed
            assert_allclose(loss_and_gradient(end.run.theta, X, y, l2=l2)[0], end.run.loss_history[-1], rtol=1e-6)
        if end.endless:
            assert l2 == 0
        found["converged" if end.run.converged else "endless" if end.endless else "neither"] += 1
    assert found["converged"] > 80
    assert found["endless"] > 10
    assert found["neither"] < 15


def test_the_steps_on_wide_data_of_one_size_stay_among_the_sums_of_rows():
    """There lies the optimum: so 40 rows of 1000 columns are a problem of 40 dimensions."""
    X, y = wide(40, 1000)
    run = newton(X, y, l2=0.01, tol=1e-5)
    rows = np.linalg.qr(X.T)[0]
    outside = run.path[:, :-1] - run.path[:, :-1] @ rows @ rows.T
    assert run.converged
    assert np.abs(outside).max() < 1e-12 * np.abs(run.theta).max()


def test_wide_data_with_columns_of_their_own_sizes_have_their_optimum(rng):
    X, y = wide(40, 1000)
    X *= 10 ** rng.uniform(-1, 1, size=1000)
    run = newton(X, y, l2=0.01, tol=1e-6)
    assert run.converged
    assert np.linalg.norm(loss_and_gradient(run.theta, X, y, l2=0.01)[1]) <= 1e-6
