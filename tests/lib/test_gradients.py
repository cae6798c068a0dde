"""Loss with gradient, Hessian, curvature bound, numerical gradient: laws, anchors, reference, tails."""

import tracemalloc

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal, assert_equal

from lib import (
    binary_cross_entropy_with_logits,
    datasets,
    hessian,
    lipschitz_constant,
    loss_and_gradient,
    numerical_gradient,
)

L2 = pytest.mark.parametrize("l2", [0.0, 0.3])
seeds = st.integers(0, 10_000)


def problem(seed, *, n=12, d=3):
    """theta, X, y with nothing constant, centred or balanced by accident."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d)) * rng.uniform(0.3, 3, size=d) + rng.normal(size=d)
    return rng.normal(size=d + 1), X, rng.integers(0, 2, size=n)


# Laws of the gradient


@L2
@given(seed=seeds)
def test_gradient_equals_central_differences(seed, l2):
    theta, X, y = problem(seed)
    _, gradient = loss_and_gradient(theta, X, y, l2=l2)
    assert_allclose(
        gradient, numerical_gradient(lambda t: loss_and_gradient(t, X, y, l2=l2)[0], theta), rtol=0, atol=2e-8
    )
    assert np.abs(gradient).max() > 1e-3  # there is something to get wrong


@given(seeds)
def test_loss_is_the_cross_entropy_of_the_scores(seed):
    theta, X, y = problem(seed)
    loss, _ = loss_and_gradient(theta, X, y)
    assert_allclose(loss, binary_cross_entropy_with_logits(y, X @ theta[:-1] + theta[-1]), rtol=1e-14)


def test_penalty_adds_half_l2_times_the_squared_norm_of_w_alone():
    theta, X, y = problem(0)
    added = loss_and_gradient(theta, X, y, l2=0.7)[0] - loss_and_gradient(theta, X, y)[0]
    assert_allclose(added, 0.35 * np.sum(theta[:-1] ** 2), rtol=1e-12)
    assert abs(theta[-1]) > 0.1


def test_penalty_never_pulls_the_intercept():
    theta, X, y = problem(0)
    added = loss_and_gradient(theta, X, y, l2=0.7)[1] - loss_and_gradient(theta, X, y)[1]
    assert_allclose(added, 0.7 * np.append(theta[:-1], 0), rtol=1e-12, atol=1e-15)


@L2
def test_data_twice_over_change_nothing(l2):
    theta, X, y = problem(1)
    once, twice = (loss_and_gradient(theta, *data, l2=l2) for data in [(X, y), (np.tile(X, (2, 1)), np.tile(y, 2))])
    assert_allclose(twice[0], once[0], rtol=1e-14)
    assert_allclose(twice[1], once[1], rtol=1e-12)


@L2
@given(seed=seeds)
def test_swapping_classes_and_theta_turns_the_gradient(seed, l2):
    theta, X, y = problem(seed)
    loss, gradient = loss_and_gradient(theta, X, y, l2=l2)
    swapped_loss, swapped_gradient = loss_and_gradient(-theta, X, 1 - y, l2=l2)
    assert swapped_loss == loss
    assert_array_equal(swapped_gradient, -gradient)


@L2
@given(seed=seeds)
def test_loss_lies_above_its_tangents(seed, l2):
    theta, X, y = problem(seed)
    other = np.random.default_rng(seed + 1).normal(scale=3, size=theta.shape)
    loss, gradient = loss_and_gradient(theta, X, y, l2=l2)
    assert loss_and_gradient(other, X, y, l2=l2)[0] >= loss + gradient @ (other - theta) - 1e-12


@given(seeds)
def test_a_shift_of_a_feature_can_be_paid_by_the_intercept(seed):
    theta, X, y = problem(seed)
    shifted = np.append(theta[:-1], theta[-1] - theta[:-1].sum())  # X + 1 raises every score by sum(w)
    assert_allclose(loss_and_gradient(shifted, X + 1, y)[0], loss_and_gradient(theta, X, y)[0], rtol=1e-11)


@pytest.mark.parametrize("kind", [bool, np.int8, np.uint8, np.float32, list])
def test_the_type_of_the_labels_does_not_matter(kind):
    theta, X, y = problem(2)
    want = loss_and_gradient(theta, X, y.astype(float))
    got = loss_and_gradient(theta, X, y.tolist() if kind is list else y.astype(kind))
    assert got[0] == want[0]
    assert_array_equal(got[1], want[1])


def test_loss_is_a_plain_float():
    assert type(loss_and_gradient(np.zeros(4), *problem(0)[1:])[0]) is float


@pytest.mark.parametrize("call", [loss_and_gradient, hessian])
def test_inputs_are_not_written_to(call):
    theta, X, y = problem(3)
    copies = theta.copy(), X.copy(), y.copy()
    call(theta, X, y, l2=0.5)
    for now, before in zip((theta, X, y), copies, strict=True):
        assert_array_equal(now, before)


# Anchors of the gradient


def test_loss_at_zero_is_log_2():
    assert_allclose(loss_and_gradient(np.zeros(4), *problem(4)[1:], l2=9.0)[0], np.log(2), rtol=1e-15)


def test_gradient_at_zero_is_half_minus_the_labels():
    _, X, y = problem(4)
    _, gradient = loss_and_gradient(np.zeros(4), X, y)
    assert_allclose(gradient, np.append(X.T @ (0.5 - y) / len(y), 0.5 - y.mean()), rtol=1e-12, atol=1e-16)


def test_gradient_by_hand():
    """x = 2, y = 1, z = log 3: p = 3/4, so the error is -1/4."""
    loss, gradient = loss_and_gradient([0.0, np.log(3)], [[2.0]], [1])
    assert_allclose(loss, np.log(4 / 3), rtol=1e-15)
    assert_allclose(gradient, [-0.5, -0.25], rtol=1e-15)


# Tails of the gradient


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", [1, 10, 37, 40, 100, 700])
def test_confident_right_points_keep_the_digits_of_their_error(z, y):
    side = 2 * y - 1
    X = side * z * np.array([[1.0], [2.0]])  # scores z and 2 z, on the right side
    loss, gradient = loss_and_gradient([1.0, 0.0], X, [y, y])
    with mpmath.workdps(60):
        errors = [-side / (1 + mpmath.exp(mpmath.mpf(z * k))) for k in (1, 2)]
        want_loss = sum(mpmath.log1p(mpmath.exp(mpmath.mpf(-z * k))) for k in (1, 2)) / 2
        want = [float(sum(float(x) * e for (x,), e in zip(X, errors, strict=True)) / 2), float(sum(errors) / 2)]
    assert_allclose(loss, float(want_loss), rtol=1e-14)
    assert_allclose(gradient, want, rtol=1e-14)
    assert gradient[1] != 0


@L2
@pytest.mark.parametrize("scale", [1e-3, 1.0, 30.0, 300.0])
def test_gradient_matches_high_precision(scale, l2):
    theta, X, y = problem(5)
    theta = np.round(theta * scale * 64) / 64  # products of short numbers: z itself is exact
    X = np.round(X * 64) / 64
    with mpmath.workdps(60):
        z = [mpmath.fdot([*map(float, row), 1.0], theta.tolist()) for row in X]
        terms = [
            [x * (1 / (1 + mpmath.exp(-zi)) - int(yi)) for x in (*map(float, row), 1.0)]
            for row, zi, yi in zip(X, z, y, strict=True)
        ]
        want = [float(sum(column) / len(y)) for column in zip(*terms, strict=True)]
        size = np.array([float(sum(map(abs, column)) / len(y)) for column in zip(*terms, strict=True)])
    want = np.array(want) + l2 * np.append(theta[:-1], 0)
    _, gradient = loss_and_gradient(theta, X, y, l2=l2)
    assert np.all(np.abs(gradient - want) <= 1e-14 * (size + np.abs(want)))


def test_loss_and_gradient_raise_no_floating_point_flag():
    with np.errstate(all="raise", under="ignore"):
        loss, gradient = loss_and_gradient([1000.0, 0.0], [[-1.0], [1.0]], [1, 0])
    assert loss == 1000
    assert_array_equal(gradient, [1, 0])


# The Hessian


@L2
@given(seed=seeds)
def test_hessian_equals_differences_of_the_gradient(seed, l2):
    theta, X, y = problem(seed)
    rows = [
        numerical_gradient(lambda t, j=j: loss_and_gradient(t, X, y, l2=l2)[1][j], theta) for j in range(len(theta))
    ]
    assert_allclose(hessian(theta, X, y, l2=l2), rows, rtol=0, atol=2e-8)


@L2
@given(seed=seeds)
def test_hessian_has_no_negative_eigenvalue(seed, l2):
    theta, X, y = problem(seed)
    X = np.column_stack([X, X[:, 0] - 2 * X[:, 1]])  # one direction is flat without a penalty
    theta = np.append(theta, 0.5)
    lowest, *_, highest = np.linalg.eigvalsh(hessian(theta, X, y, l2=l2))
    assert lowest >= -1e-14 * highest


@given(seeds)
def test_hessian_is_symmetric(seed):
    H = hessian(*problem(seed), l2=0.2)
    assert_allclose(H, H.T, rtol=1e-13, atol=1e-16)


def test_hessian_does_not_ask_for_the_labels():
    theta, X, y = problem(6)
    assert_array_equal(hessian(theta, X), hessian(theta, X, y))


def test_penalty_adds_l2_to_the_weights_part_of_the_diagonal():
    theta, X, _ = problem(6)
    assert_allclose(hessian(theta, X, l2=0.7) - hessian(theta, X), np.diag([0.7, 0.7, 0.7, 0]), rtol=1e-12, atol=1e-15)


def test_hessian_at_zero_is_a_quarter_of_the_second_moments():
    _, X, _ = problem(7)
    A = np.column_stack([X, np.ones(len(X))])
    assert_allclose(hessian(np.zeros(4), X), A.T @ A / (4 * len(X)), rtol=1e-13)


@pytest.mark.parametrize("z", [-700.0, -40.0, 40.0, 700.0])
def test_curvature_of_confident_points_keeps_its_digits(z):
    H = hessian([0.0, z], [[3.0]])
    with mpmath.workdps(60):
        slope = float(mpmath.exp(mpmath.mpf(z)) / (1 + mpmath.exp(mpmath.mpf(z))) ** 2)
    assert_allclose(H, slope * np.array([[9, 3], [3, 1]]), rtol=1e-14)


# The bound on the curvature


@L2
@given(seed=seeds)
def test_no_curvature_exceeds_lipschitz_constant(seed, l2):
    theta, X, _ = problem(seed)
    assert np.linalg.eigvalsh(hessian(theta, X, l2=l2))[-1] <= lipschitz_constant(X, l2=l2) * (1 + 1e-12)


@given(seeds)
def test_lipschitz_constant_is_reached_at_zero(seed):
    _, X, _ = problem(seed)
    assert_allclose(lipschitz_constant(X), np.linalg.eigvalsh(hessian(np.zeros(4), X))[-1], rtol=1e-12)


def test_penalty_adds_l2_to_lipschitz_constant():
    _, X, _ = problem(8)
    assert_allclose(lipschitz_constant(X, l2=0.7) - lipschitz_constant(X), 0.7, rtol=1e-12)


def test_lipschitz_constant_of_a_column_of_zeros_is_a_quarter():
    """Only the intercept is left: p (1 - p) is at most 1/4."""
    assert_allclose(lipschitz_constant([[0.0], [0.0], [0.0]]), 0.25, rtol=1e-15)


def test_lipschitz_constant_of_single_precision_is_computed_in_double():
    X = np.float32([[1e20, 0.1], [-1e20, 0.3], [2e20, 0.2]])  # their squares leave single precision
    assert lipschitz_constant(X) == pytest.approx(lipschitz_constant(X.astype(float)), rel=1e-13)


def test_two_over_L_of_the_books_data(first_program):
    assert_allclose(2 / lipschitz_constant(first_program[0]), 2.887, atol=5e-4)
    X, _, _ = datasets.breast_cancer()
    assert_allclose(2 / lipschitz_constant(X), 4.8e-6, atol=5e-8)
    assert_allclose(2 / lipschitz_constant((X - X.mean(axis=0)) / X.std(axis=0)), 0.60, atol=5e-3)


# The numerical gradient


def test_numerical_gradient_of_a_polynomial():
    got = numerical_gradient(lambda t: t[0] ** 3 + 5 * t[0] * t[1] - t[2], [2.0, -1.0, 4.0])
    assert_allclose(got, [7, 10, -1], rtol=1e-9)


def test_default_step_beats_a_far_smaller_and_a_far_larger_one():
    theta, X, y = problem(9)
    _, gradient = loss_and_gradient(theta, X, y)
    off = {
        h: np.abs(numerical_gradient(lambda t: loss_and_gradient(t, X, y)[0], theta, h=h) - gradient).max()
        for h in (1e-10, 6e-6, 1e-2)
    }
    default = np.abs(numerical_gradient(lambda t: loss_and_gradient(t, X, y)[0], theta) - gradient).max()
    assert default == off[6e-6] < 1e-9
    assert off[1e-10] > 100 * default
    assert off[1e-2] > 100 * default


def test_numerical_gradient_is_central_not_forward():
    """On a parabola central differences are exact; forward ones are off by h."""
    assert_allclose(numerical_gradient(lambda t: t[0] ** 2, [3.0], h=0.5), [6.0], rtol=1e-14)


def test_numerical_gradient_leaves_theta_alone():
    theta = np.array([1.0, 2.0])
    numerical_gradient(lambda t: float(t @ t), theta)
    assert_array_equal(theta, [1, 2])


def test_numerical_gradient_of_a_number_is_a_number():
    slope = numerical_gradient(lambda t: t**2, 3.0)
    assert isinstance(slope, float)
    assert_allclose(slope, 6.0, rtol=1e-9)


def test_numerical_gradient_has_the_shape_of_theta():
    table = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    assert_allclose(numerical_gradient(lambda t: (t**3).sum(), table), 3 * table**2, rtol=1e-8)
    assert numerical_gradient(lambda t: float(t[0] ** 2), [3.0]).shape == (1,)


def test_numerical_gradient_takes_whole_numbers():
    assert_allclose(numerical_gradient(lambda t: float(t @ t), [1, 2]), [2, 4], rtol=1e-9)


# Bad input


@pytest.mark.parametrize("l2", [-0.1, np.nan, np.inf, "strong", True])
@pytest.mark.parametrize(
    "call",
    [
        lambda l2: loss_and_gradient([0.0, 0.0], [[1.0]], [1], l2=l2),
        lambda l2: hessian([0.0, 0.0], [[1.0]], l2=l2),
        lambda l2: lipschitz_constant([[1.0]], l2=l2),
    ],
    ids=["loss_and_gradient", "hessian", "lipschitz_constant"],
)
def test_a_penalty_that_makes_no_sense_is_refused(call, l2):
    with pytest.raises(ValueError, match=f"l2 must be finite and not negative, got {l2!r}"):
        call(l2)


@pytest.mark.parametrize("hole", [np.nan, np.inf])
def test_lipschitz_constant_refuses_data_with_holes(hole):
    with pytest.raises(ValueError, match=r"^X must hold finite numbers, got nan or inf$"):
        lipschitz_constant([[1.0], [hole]])


@pytest.mark.parametrize("call", [lambda t, X: loss_and_gradient(t, X, [0, 1]), hessian])
@pytest.mark.parametrize(
    ("theta", "X", "message"),
    [
        ([0.0, 0.0], [1.0, 2.0], r"X must have shape \(n, d\) with n >= 1, got \(2,\)"),
        ([0.0, 0.0], np.zeros((0, 1)), r"X must have shape \(n, d\) with n >= 1, got \(0, 1\)"),
        ([0.0], [[1.0], [2.0]], r"theta must have shape \(d \+ 1,\) = \(2,\).*intercept.*got \(1,\)"),
        ([[0.0, 0.0]], [[1.0], [2.0]], r"theta must have shape .* got \(1, 2\)"),
    ],
)
def test_shapes_that_do_not_fit_are_refused(call, theta, X, message):
    with pytest.raises(ValueError, match=message):
        call(theta, X)


@pytest.mark.parametrize(
    ("y", "message"),
    [
        ([0, 1, 1], r"y and X @ w \+ b must have the same shape, got \(3,\) and \(2,\)"),
        ([[0], [1]], r"y and X @ w \+ b must have the same shape, got \(2, 1\) and \(2,\)"),
        ([-1, 1], r"y must hold only 0 and 1, got -1"),
        ([0, np.nan], "y must hold only 0 and 1"),
    ],
)
def test_labels_that_do_not_fit_are_refused(y, message):
    with pytest.raises(ValueError, match=message):
        loss_and_gradient([0.0, 0.0], [[1.0], [2.0]], y)


@pytest.mark.parametrize("X", [[1.0, 2.0], np.zeros((0, 2)), 3.0])
def test_lipschitz_constant_refuses_what_is_no_table(X):
    with pytest.raises(ValueError, match=r"X must have shape \(n, d\) with n >= 1, got"):
        lipschitz_constant(X)


@pytest.mark.parametrize("h", [0, -1e-6, np.nan, np.inf])
def test_numerical_gradient_refuses_a_step_that_is_not_positive(h):
    with pytest.raises(ValueError, match=f"h must be positive and finite, got {h}"):
        numerical_gradient(lambda t: 0.0, [1.0], h=h)


# Rows that count more than once


@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_a_weight_is_so_many_rows(l2, rng):
    X, y, theta = rng.normal(size=(40, 3)), rng.random(40) < 0.4, rng.normal(size=4)
    weight = rng.integers(0, 4, size=40)
    again = np.repeat(np.arange(40), weight)
    loss, gradient = loss_and_gradient(theta, X, y, l2=l2, sample_weight=weight)
    expected, slope = loss_and_gradient(theta, X[again], y[again], l2=l2)
    assert_allclose(loss, expected, rtol=1e-13)
    assert_allclose(gradient, slope, rtol=1e-12, atol=1e-15)
    assert_allclose(hessian(theta, X, l2=l2, sample_weight=weight), hessian(theta, X[again], l2=l2), rtol=1e-12)
    L = lipschitz_constant(X[again], l2=l2)
    assert_allclose(lipschitz_constant(X, l2=l2, sample_weight=weight), L, rtol=1e-12)


def test_only_the_proportions_of_weights_matter(rng):
    X, y, weight = rng.normal(size=(40, 3)), rng.random(40) < 0.4, rng.random(40)
    once = loss_and_gradient(np.ones(4), X, y, sample_weight=weight)
    for unit in (1e-300, 1e300):
        other = loss_and_gradient(np.ones(4), X, y, sample_weight=weight * unit)
        assert_allclose(other[0], once[0], rtol=1e-13)
        assert_allclose(other[1], once[1], rtol=1e-12)


@pytest.mark.parametrize(
    ("weight", "told"),
    [
        ([1.0, 2.0], r"shape \(n,\) = \(3,\), got \(2,\)"),
        ([[1.0], [2.0], [3.0]], r"got \(3, 1\)"),
        ([1, -1, 1], "none negative"),
        ([0, 0, 0], "not only zeros"),
        ([1, np.nan, 1], "finite"),
        ([1, np.inf, 1], "finite"),
    ],
)
def test_weights_that_are_none_are_refused(weight, told):
    with pytest.raises(ValueError, match=f"sample_weight must .*{told}"):
        loss_and_gradient([0.0, 0.0], [[1.0], [2.0], [3.0]], [0, 1, 1], sample_weight=weight)


@pytest.mark.parametrize("shape", [(3, 40), (40, 3), (10, 9)])
def test_the_bound_is_that_of_the_smaller_of_two_products(shape, rng):
    X = rng.normal(size=shape)
    A = np.column_stack([X, np.ones(len(X))])
    assert_allclose(lipschitz_constant(X), np.linalg.norm(A, 2) ** 2 / (4 * len(X)), rtol=1e-12)


@pytest.mark.parametrize("function", [loss_and_gradient, lambda theta, X, y: hessian(theta, X)])
@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize(("n", "d"), [(100_000, 20), (12_000, 500)])
def test_large_data_are_not_copied(function, n, d, order, rng):
    X, y = np.asarray(rng.normal(size=(n, d)), order=order), rng.random(n) < 0.5
    tracemalloc.start()
    function(np.zeros(d + 1), X, y)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 0.25 * X.nbytes


@pytest.mark.parametrize(
    ("theta", "X", "loss"),
    [
        ([1e200, 0.0], [[1e200]], np.inf),  # a product beyond floats
        ([1.0, 1.0, 0.0], [[np.inf, -np.inf]], np.nan),  # inf - inf
        ([np.nan, 0.0], [[1.0]], np.nan),
    ],
)
def test_what_is_not_finite_comes_out_as_it_is_without_a_warning(theta, X, loss):
    assert_equal(loss_and_gradient(theta, X, [0])[0], loss)


@pytest.mark.parametrize(("weights", "rows"), [(np.float32, np.float64), (np.float64, np.float32)])
def test_the_wider_of_two_float_types_is_that_of_the_result(weights, rows):
    theta, X = np.zeros(2, weights), np.ones((2, 1), rows)
    assert loss_and_gradient(theta, X, [0, 1])[1].dtype == hessian(theta, X).dtype == np.float64


@pytest.mark.parametrize("shape", [(3, 0), (3, 3), (400, 400), (100, 2000), (5000, 2)])
def test_lipschitz_constant_is_the_largest_eigenvalue_whatever_the_shape(shape, rng):
    """In one block or several, by way of the rows or of the columns."""
    X = rng.normal(size=shape)
    largest = np.linalg.norm(np.column_stack([X, np.ones(len(X))]), 2) ** 2
    assert_allclose(lipschitz_constant(X), largest / (4 * len(X)), rtol=1e-10)
