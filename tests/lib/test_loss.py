"""The two forms of the loss, and accuracy: laws, anchors, reference, tails."""

import mpmath
import numpy as np
import pytest
import scipy.special
import sklearn.metrics
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose

from lib import accuracy, binary_cross_entropy, binary_cross_entropy_with_logits, sigmoid

scores = arrays(float, 6, elements=st.floats(-1e6, 1e6))
probabilities = arrays(float, 6, elements=st.floats(0.001, 0.999))
labels = arrays(np.int64, 6, elements=st.integers(0, 1))

FORMS = [binary_cross_entropy, binary_cross_entropy_with_logits]


# Laws


@given(labels, scores)
def test_swapping_classes_and_signs_changes_nothing(y, z):
    assert binary_cross_entropy_with_logits(1 - y, -z) == binary_cross_entropy_with_logits(y, z)


@given(labels, probabilities)
def test_swapping_classes_and_probabilities_changes_nothing(y, p):
    assert_allclose(binary_cross_entropy(1 - y, 1 - p), binary_cross_entropy(y, p), rtol=1e-12)


@given(labels, arrays(float, 6, elements=st.floats(-15, 15)))
def test_both_forms_agree_where_both_are_good(y, z):
    loss = binary_cross_entropy_with_logits(y, z)
    assert_allclose(binary_cross_entropy(y, sigmoid(z)), loss, rtol=2e-9, atol=1e-15)


@given(labels, scores)
def test_loss_is_never_negative(y, z):
    assert binary_cross_entropy_with_logits(y, z) >= 0


@given(st.integers(0, 1), st.floats(-1e3, 1e3))
def test_loss_is_above_log_2_just_where_the_sign_is_wrong(y, z):
    margin = (2 * y - 1) * z
    loss = binary_cross_entropy_with_logits([y], [z])
    assert loss <= np.log(2) if margin >= 0 else loss >= np.log(2)


@given(labels, scores, scores)
def test_loss_is_convex_in_the_scores(y, z, u):
    ends = (binary_cross_entropy_with_logits(y, z) + binary_cross_entropy_with_logits(y, u)) / 2
    assert binary_cross_entropy_with_logits(y, (z + u) / 2) <= ends * (1 + 1e-12) + 1e-300


@given(labels, scores)
def test_loss_is_the_mean_over_points(y, z):
    each = [binary_cross_entropy_with_logits([yi], [zi]) for yi, zi in zip(y, z, strict=True)]
    assert_allclose(binary_cross_entropy_with_logits(y, z), sum(each) / 6, rtol=1e-14)


@given(labels, probabilities)
def test_textbook_loss_is_the_mean_over_points(y, p):
    each = [binary_cross_entropy([yi], [pi]) for yi, pi in zip(y, p, strict=True)]
    assert_allclose(binary_cross_entropy(y, p), sum(each) / 6, rtol=1e-14)


def test_loss_is_proper_the_true_share_pays_least():
    y = np.array([1, 0, 0, 1, 0, 0, 0, 0, 0, 0])  # a share of 0.2
    p = np.linspace(0.01, 0.99, 99)
    losses = [binary_cross_entropy(y, np.full(10, pi)) for pi in p]
    assert_allclose(p[np.argmin(losses)], 0.2)


@pytest.mark.parametrize("kind", [bool, np.int8, np.uint8, np.uint64, np.float32, list])
@pytest.mark.parametrize("form", FORMS)
def test_the_type_of_the_labels_does_not_matter(form, kind):
    y, p = [0, 1, 1], [0.25, 0.5, 0.75]
    assert form(y if kind is list else np.array(y, dtype=kind), p) == form(np.array(y, dtype=float), p)


@pytest.mark.parametrize("form", FORMS)
def test_loss_is_a_plain_float(form):
    assert type(form(np.array([0, 1]), np.float32([0.3, 0.4]))) is float


@pytest.mark.parametrize("form", FORMS)
def test_loss_has_one_value_for_any_shape(form, rng):
    y, p = rng.integers(0, 2, size=12), rng.uniform(size=12)
    assert_allclose(form(y.reshape(3, 4), p.reshape(3, 4)), form(y, p), rtol=1e-15)


@pytest.mark.parametrize("form", FORMS)
def test_nan_in_gives_nan_out(form):
    assert np.isnan(form([0, 1], [0.5, np.nan]))


# Anchors


@pytest.mark.parametrize("y", [0, 1])
def test_a_coin_costs_log_2(y):
    assert_allclose(binary_cross_entropy([y], [0.5]), np.log(2), rtol=1e-15)
    assert_allclose(binary_cross_entropy_with_logits([y], [0.0]), np.log(2), rtol=1e-15)


@pytest.mark.parametrize(
    ("y", "p", "loss"),
    [([1], [0.25], np.log(4)), ([0], [0.25], np.log(4 / 3)), ([0, 1], [0.75, 0.25], np.log(4))],
)
def test_textbook_loss_by_hand(y, p, loss):
    assert_allclose(binary_cross_entropy(y, p), loss, rtol=1e-15)


@pytest.mark.parametrize(("y", "p", "loss"), [(1, 1, 0), (0, 0, 0), (1, 0, np.inf), (0, 1, np.inf)])
def test_textbook_loss_of_certain_forecasts(y, p, loss):
    assert binary_cross_entropy([y], [p]) == loss


@pytest.mark.parametrize(
    ("y", "z", "loss"),
    [
        (1, np.inf, 0),
        (0, -np.inf, 0),
        (1, -np.inf, np.inf),
        (0, np.inf, np.inf),
        (0, 1000, 1000),
        (1, -1000, 1000),
        (1, 1000, 0),
        (0, 1e300, 1e300),
    ],
)
def test_loss_of_extreme_scores(y, z, loss):
    assert binary_cross_entropy_with_logits([y], [z]) == loss


def test_textbook_form_goes_blind_at_37_and_the_logits_form_does_not():
    assert binary_cross_entropy([1], sigmoid([37.0])) == 0
    assert_allclose(binary_cross_entropy_with_logits([1], [37.0]), np.exp(-37), rtol=1e-12)


# Reference


def test_loss_equals_scipy_log_expit(rng):
    y, z = rng.integers(0, 2, size=5000), rng.normal(scale=50, size=5000)
    assert_allclose(
        binary_cross_entropy_with_logits(y, z), -scipy.special.log_expit((2 * y - 1) * z).mean(), rtol=1e-14
    )


def test_textbook_loss_equals_scikit_learn(rng):
    y, p = rng.integers(0, 2, size=1000), rng.uniform(size=1000)
    assert_allclose(binary_cross_entropy(y, p), sklearn.metrics.log_loss(y, p), rtol=1e-12)


def test_accuracy_equals_scikit_learn(rng):
    y, guess = rng.integers(0, 3, size=(2, 101))
    assert accuracy(y, guess) == sklearn.metrics.accuracy_score(y, guess)


# Tails


@pytest.mark.parametrize("y", [0, 1])
def test_loss_is_within_four_ulp(y, scores_of_every_size, ulps_off):
    z = scores_of_every_size.tolist()
    got = [binary_cross_entropy_with_logits([y], [zi]) for zi in z]
    with mpmath.workdps(60):
        exact = [mpmath.log1p(mpmath.exp((1 - 2 * y) * mpmath.mpf(zi))) for zi in z]
    assert ulps_off(got, exact) < 4


def test_textbook_loss_is_within_four_ulp_of_log_p(rng, ulps_off):
    p = np.exp2(rng.uniform(-1074, -0.1, size=500))
    got = [binary_cross_entropy([1], [pi]) for pi in p]
    with mpmath.workdps(60):
        exact = [-mpmath.log(mpmath.mpf(pi)) for pi in p.tolist()]
    assert ulps_off(got, exact) < 4


def test_loss_raises_no_floating_point_flag(scores_of_every_size):
    z = np.append(scores_of_every_size, [np.inf, -np.inf])
    with np.errstate(all="raise", under="ignore"):
        binary_cross_entropy_with_logits(np.arange(len(z)) % 2, z)


# Accuracy


@pytest.mark.parametrize(
    ("y_true", "y_pred", "share"),
    [
        ([0, 1, 1, 0], [0, 1, 0, 0], 0.75),
        (["no", "yes", "yes"], ["yes", "yes", "yes"], 2 / 3),
        ([1], [0], 0.0),
        (np.array([True, False]), np.array([1, 0]), 1.0),
    ],
)
def test_accuracy_is_the_share_of_equal_labels(y_true, y_pred, share):
    got = accuracy(y_true, y_pred)
    assert type(got) is float
    assert got == share


@given(labels, labels)
def test_accuracy_knows_no_order_of_arguments(a, b):
    assert accuracy(a, b) == accuracy(b, a)


# Bad input


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("y", "p", "message"),
    [
        ([0, 1], [0.5], r"y and [pz] must have the same shape, got \(2,\) and \(1,\)"),
        ([0, 1], [[0.5], [0.5]], r"y and [pz] must have the same shape, got \(2,\) and \(2, 1\)"),
        (1, [0.5], r"y and [pz] must have the same shape, got \(\) and \(1,\)"),
        ([], [], "^y is empty: the mean over no points is not defined$"),
        ([0, 2], [0.5, 0.5], r"y must hold only 0 and 1, got 2"),
        ([-1, 1], [0.5, 0.5], r"y must hold only 0 and 1, got -1"),
        ([0.5, 1], [0.5, 0.5], "y must hold only 0 and 1"),
        ([np.nan, 1], [0.5, 0.5], "y must hold only 0 and 1"),
        (["a", "b"], [0.5, 0.5], "y must hold only 0 and 1, got .*a"),
        ([None, 1], [0.5, 0.5], "y must hold only 0 and 1, got None"),
    ],
)
def test_loss_refuses(form, y, p, message):
    with pytest.raises(ValueError, match=message):
        form(y, p)


@pytest.mark.parametrize("p", [1.5, -0.1])
def test_textbook_loss_refuses_what_is_no_probability(p):
    with pytest.raises(ValueError, match=rf"p must lie in \[0, 1\], got values from .*{p}"):
        binary_cross_entropy([0, 1], [0.5, p])


@pytest.mark.parametrize(
    ("y_true", "y_pred"), [([0, 1], [[0], [1]]), ([0, 1], [0]), ([0, 1], 1), ([], []), ([[0], [1]], [0, 1])]
)
def test_accuracy_refuses_a_silent_broadcast(y_true, y_pred):
    with pytest.raises(ValueError, match="y_true and y_pred must have the same shape and at least one label, got"):
        accuracy(y_true, y_pred)
