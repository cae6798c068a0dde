"""What must not matter does not matter, whoever does the sums: laws of loss, gradient, curvature and fit."""

import threading
import warnings

import numpy as np
import pytest
import scipy.special
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.exceptions import ConvergenceWarning

from lib import LogisticRegression, binary_cross_entropy, hessian, lipschitz_constant, loss_and_gradient, sigmoid
from lib.loss import softplus

THETA = np.array([0.7, -0.4, 1.5, -0.3])
L2 = 0.05


@pytest.fixture
def measured(lopsided):
    """Function of (theta, X, y): loss, gradient and curvature in one row of numbers each."""
    return lambda theta, X, y: (*loss_and_gradient(theta, X, y, l2=L2), hessian(theta, X, l2=L2))


def fit(X, y, **params):
    return LogisticRegression(**{"lr": 0.2, "num_iter": 400, "l2": L2} | params).fit(X, y)


def learned(model):
    return np.append(model.coef_[0], model.intercept_)


def converged(X, y, l2=L2):
    """The optimum to ten digits, on data of which each column is about 1 in size."""
    return learned(fit(X, y, lr=0.3, num_iter=200_000, l2=l2, tol=1e-10))


# Rows


def test_the_order_of_the_points_does_not_matter(lopsided, measured, rng):
    X, y = lopsided
    order = rng.permutation(len(y))
    for ours, want in zip(measured(THETA, X[order], y[order]), measured(THETA, X, y), strict=True):
        assert_allclose(ours, want, rtol=1e-13, atol=1e-15)
    assert_allclose(learned(fit(X[order], y[order])), learned(fit(X, y)), rtol=1e-10)


@pytest.mark.parametrize("times", [2, 5])
def test_each_point_several_times_over_changes_nothing(times, lopsided, measured):
    X, y = lopsided
    many = np.repeat(X, times, axis=0), np.repeat(y, times)
    for ours, want in zip(measured(THETA, *many), measured(THETA, X, y), strict=True):
        assert_allclose(ours, want, rtol=1e-13, atol=1e-15)
    assert_allclose(learned(fit(*many)), learned(fit(X, y)), rtol=1e-10)


def test_two_halves_average_to_the_whole(lopsided, measured):
    X, y = lopsided
    halves = zip(measured(THETA, X[::2], y[::2]), measured(THETA, X[1::2], y[1::2]), strict=True)
    for (a, b), whole in zip(halves, measured(THETA, X, y), strict=True):
        assert_allclose((a + b) / 2, whole, rtol=1e-12, atol=1e-15)


# Columns


def test_the_order_of_the_features_does_not_matter(lopsided, measured):
    X, y = lopsided
    order = [2, 0, 1]
    turned = [*order, 3]
    loss, gradient, H = measured(THETA, X, y)
    new_loss, new_gradient, new_H = measured(THETA[turned], X[:, order], y)
    assert_allclose(new_loss, loss, rtol=1e-14)
    assert_allclose(new_gradient, gradient[turned], rtol=1e-12)
    assert_allclose(new_H, H[np.ix_(turned, turned)], rtol=1e-12)
    assert_allclose(learned(fit(X[:, order], y)), learned(fit(X, y))[turned], rtol=1e-10)


@pytest.mark.parametrize("factor", [2.0**-400, 0.5, 2.0**20, 2.0**400])
def test_a_feature_in_another_unit_has_a_weight_in_the_inverse_unit(factor, lopsided):
    """Powers of 2 change no digit, so all must be equal to the last bit, from 1e-120 to 1e120."""
    X, y = lopsided
    unit = np.array([1, factor, 1, 1])
    loss, gradient = loss_and_gradient(THETA, X, y)
    new_loss, new_gradient = loss_and_gradient(THETA / unit, X * unit[:3], y)
    assert new_loss == loss
    assert_array_equal(new_gradient, gradient * unit)
    assert_array_equal(hessian(THETA / unit, X * unit[:3]), hessian(THETA, X) * np.outer(unit, unit))


def test_all_features_and_the_penalty_in_another_unit_give_the_same_model(lopsided):
    X, y = lopsided
    before, after = converged(X, y, l2=0.2), converged(X / 2, y, l2=0.05)
    assert_allclose(after, before * [2, 2, 2, 1], rtol=1e-7)


def test_a_feature_and_its_copy_share_the_weight(lopsided):
    """Collinear data: the penalty makes the two weights equal, and their sum is the weight at half the penalty."""
    X, y = lopsided
    shared = converged(np.column_stack([X, X[:, 2]]), y, l2=0.2)
    assert_allclose(shared[2], shared[3], rtol=1e-8)
    stretched = converged(X * [1, 1, np.sqrt(2)], y, l2=0.2)
    assert_allclose(2 * shared[2], stretched[2] * np.sqrt(2), rtol=1e-7)


def test_a_constant_feature_of_zero_gets_no_weight(lopsided):
    X, y = lopsided
    assert learned(fit(np.column_stack([X, np.zeros(len(X))]), y))[3] == 0
    assert_allclose(
        np.delete(learned(fit(np.column_stack([X, np.zeros(len(X))]), y)), 3), learned(fit(X, y)), rtol=1e-12
    )


def test_a_constant_feature_leaves_all_to_the_free_intercept(lopsided):
    """A constant is as good as the intercept, but costs a penalty."""
    X, y = lopsided
    with_constant = converged(np.column_stack([X, np.full(len(X), 1.5)]), y)
    assert_allclose(with_constant[3], 0, atol=1e-8)
    assert_allclose(np.delete(with_constant, 3), converged(X, y), rtol=1e-6)


# Labels


def test_swapping_the_labels_turns_the_signs_and_keeps_the_curvature(lopsided, measured):
    X, y = lopsided
    loss, gradient, H = measured(THETA, X, y)
    new_loss, new_gradient, new_H = measured(-THETA, X, 1 - y)
    assert new_loss == loss
    assert_array_equal(new_gradient, -gradient)
    assert_array_equal(new_H, H)
    assert_allclose(learned(fit(X, 1 - y)), -learned(fit(X, y)), rtol=1e-10)


def test_mirrored_features_turn_the_weights_and_keep_the_intercept(lopsided):
    X, y = lopsided
    assert_allclose(learned(fit(-X, y)), learned(fit(X, y)) * [-1, -1, -1, 1], rtol=1e-12)


# Data at the edge


def test_one_point_is_enough_for_loss_gradient_and_curvature():
    loss, gradient = loss_and_gradient([1.0, 2.0], [[3.0]], [0])
    p = sigmoid(5.0)
    assert_allclose(loss, softplus(np.array(5.0)), rtol=1e-15)
    assert_allclose(gradient, [3 * p, p], rtol=1e-15)
    assert_allclose(hessian([1.0, 2.0], [[3.0]]), p * (1 - p) * np.array([[9, 3], [3, 1]]), rtol=1e-13)


def test_a_single_point_is_no_data_for_a_fit():
    with pytest.raises(ValueError, match="y must hold two classes, got 1 class only"):
        LogisticRegression().fit([[1.0]], [0])


def test_two_points_that_a_line_separates_never_settle():
    """Weights grow for ever, slowly; loss and probabilities behave all the way."""
    X, y = [[-1.0], [1.0]], [0, 1]
    sizes = [fit(X, y, lr=1.0, num_iter=n, l2=0.0).coef_[0, 0] for n in (10, 100, 1000, 10_000)]
    assert np.all(np.diff(sizes) > 1)
    with pytest.warns(ConvergenceWarning, match="still above tol"):
        model = fit(X, y, lr=1.0, num_iter=1000, l2=0.0, tol=1e-9)
    assert_array_equal(model.predict(X), y)
    assert np.all(np.diff(model.loss_history_) < 0)


@pytest.mark.parametrize("size", [1e-150, 1e150])
def test_tiny_and_huge_features_give_finite_numbers(size, lopsided):
    X, y = lopsided
    with np.errstate(all="raise", under="ignore"), warnings.catch_warnings():
        warnings.simplefilter("error")
        loss, gradient = loss_and_gradient(np.zeros(4), X * size, y)
        H = hessian(np.zeros(4), X * size)
        L = lipschitz_constant(X * size)
    plain_loss, plain_gradient = loss_and_gradient(np.zeros(4), X, y)
    unit = np.array([size, size, size, 1])
    assert loss == plain_loss
    assert_allclose(gradient, plain_gradient * unit, rtol=1e-13)
    assert_allclose(H, hessian(np.zeros(4), X) * np.outer(unit, unit), rtol=1e-13)
    assert np.isfinite(L)
    assert L > 0


def test_huge_weights_without_a_penalty_do_not_spoil_the_loss(lopsided):
    """w @ w overflows here, and nothing asks for it."""
    X, y = lopsided
    theta = np.array([7e199, -4e199, 1.5e200, -0.3])
    with np.errstate(all="raise", under="ignore"):
        loss, gradient = loss_and_gradient(theta, X * 1e-200, y)
    want = loss_and_gradient(theta * [1e-200, 1e-200, 1e-200, 1], X, y)
    assert_allclose(loss, want[0], rtol=1e-13)
    assert_allclose(gradient, want[1] * [1e-200, 1e-200, 1e-200, 1], rtol=1e-12)


@pytest.mark.parametrize("size", [1e-150, 1e150])
def test_a_fit_of_tiny_or_huge_features_is_finite_and_warns_of_nothing(size, lopsided):
    X, y = lopsided
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        model = fit(X * size, y, lr=min(0.2, 0.2 / size**2) if size > 1 else 0.2, num_iter=20)
    assert np.isfinite(learned(model)).all()
    assert np.isfinite(model.loss_history_).all()
    assert np.all(np.diff(model.loss_history_) <= 0)


# Threads


def test_fits_in_several_threads_are_the_fits_of_one(lopsided):
    X, y = lopsided
    penalties = [0.0, 0.01, 0.1, 1.0] * 4
    alone = [learned(fit(X, y, l2=l2)) for l2 in penalties]
    together = [None] * len(penalties)
    start = threading.Barrier(len(penalties))

    def work(i):
        start.wait()
        together[i] = learned(fit(X, y, l2=penalties[i]))

    threads = [threading.Thread(target=work, args=[i]) for i in range(len(penalties))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert_array_equal(together, alone)


# Edge values that peers hold in their own tests


@pytest.mark.parametrize(
    ("z", "p"),
    [
        (-np.inf, 0.0),
        (-1000, 0.0),
        (-745.2, 0.0),
        (-700, 9.85967654375977e-305),
        (-37, 8.533047625744066e-17),
        (0, 0.5),
        (1, 0.7310585786300049),
        (37, 1.0),
        (1000, 1.0),
        (np.inf, 1.0),
    ],
)
def test_edge_values_of_expit(z, p):
    assert_allclose(sigmoid(z), p, rtol=4e-16, atol=0)
    assert_allclose(scipy.special.expit(z), p, rtol=4e-16, atol=0)


@pytest.mark.parametrize(
    ("z", "log_p"),
    [
        (-1000.0, -1000.0),
        (-5.0, -5.006715348489118),
        (0.0, -0.6931471805599453),
        (5.0, -0.006715348489118068),
        (30.0, -9.357622968839737e-14),
        (50.0, -1.9287498479639178e-22),
        (800.0, -0.0),
        (-np.inf, -np.inf),
        (np.inf, 0.0),
    ],
)
def test_edge_values_of_log_expit(z, log_p):
    assert_allclose(-softplus(np.array(-z)), log_p, rtol=4e-16, atol=0)
    assert_allclose(scipy.special.log_expit(z), log_p, rtol=4e-16, atol=0)


@pytest.mark.parametrize(
    ("y", "z", "loss", "error", "slope"),
    [
        (1, 0.0, np.log(2), -0.5, 0.25),
        (1, 1e10, 0.0, 0.0, 0.0),
        (0, -1e10, 0.0, 0.0, 0.0),
        (0, 1e10, 1e10, 1.0, 0.0),
        (1, -1e10, 1e10, -1.0, 0.0),
        (1, 37.0, 8.533047625744066e-17, -8.533047625744066e-17, 8.533047625744065e-17),
        (0, -100.0, 3.720075976020836e-44, 3.720075976020836e-44, 3.720075976020836e-44),
        (0, 710.0, 710.0, 1.0, 4.47628622567513e-309),
    ],
)
def test_edge_values_of_the_binomial_loss(y, z, loss, error, slope):
    """Loss, gradient and curvature of one point by its score: the numbers a half-binomial loss is tested with."""
    ours, gradient = loss_and_gradient([0.0, z], [[0.0]], [y])
    assert_allclose([ours, gradient[1]], [loss, error], rtol=1e-15, atol=0)
    assert_allclose(hessian([0.0, z], [[0.0]])[1, 1], slope, rtol=2e-15, atol=0)


def test_the_textbook_form_is_honest_about_certainty():
    assert binary_cross_entropy([1, 0], [1.0, 0.0]) == 0
    assert binary_cross_entropy([1], [5e-324]) == pytest.approx(744.4400719213812, rel=1e-15)


def test_numbers_in_any_wrapping_are_scored_as_floats(lopsided):
    X, y = lopsided
    model = fit(X, y)
    want = model.decision_function(X)
    for wrapped in (X.tolist(), X.astype(object), np.asfortranarray(X)):
        got = model.decision_function(wrapped)
        assert got.dtype == np.float64
        assert_allclose(got, want, rtol=1e-13)
