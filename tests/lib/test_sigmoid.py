"""`sigmoid` and `logit`: laws, anchors, reference, tails."""

import mpmath
import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from lib import sigmoid
from lib.sigmoid import logit

any_score = st.floats(allow_nan=False)


# Laws


@given(any_score)
def test_probabilities_of_both_classes_sum_to_one(z):
    assert_allclose(sigmoid(z) + sigmoid(-z), 1, rtol=0, atol=4e-16)


@given(any_score)
def test_sigmoid_stays_in_zero_to_one(z):
    assert 0 <= sigmoid(z) <= 1


@given(any_score, any_score)
def test_sigmoid_never_falls(a, b):
    low, high = sorted([a, b])
    assert sigmoid(low) <= sigmoid(high) * (1 + 4e-16)


def test_sigmoid_rises_where_floats_can_show_it():
    assert np.all(np.diff(sigmoid(np.linspace(-700, 30, 20_001))) > 0)


@given(st.floats(-700, 3))
def test_logit_undoes_sigmoid(z):
    assert_allclose(logit(sigmoid(z)), z, rtol=1e-14, atol=4e-15)


@given(st.floats(0, 1))
def test_sigmoid_undoes_logit(p):
    assert_allclose(sigmoid(logit(p)), p, rtol=3e-13)


@given(st.floats(2**-50, 1 - 2**-50))
def test_logit_is_odd_about_one_half(p):
    q = 1 - p
    assert_allclose(logit(1 - q), -logit(q), rtol=1e-15, atol=0)


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 1, 4)])
@pytest.mark.parametrize("function", [sigmoid, logit])
def test_shape_is_kept(function, shape):
    assert function(np.full(shape, 0.25)).shape == shape


@pytest.mark.parametrize("number", [0, True, 0.25, np.float64(0.25), np.float32(0.25), np.array(0.25)], ids=repr)
@pytest.mark.parametrize("function", [sigmoid, logit])
def test_a_number_gives_a_number_as_numpys_functions_do(function, number):
    got = function(number)
    assert type(got) is type(np.exp(np.asarray(number, dtype=getattr(number, "dtype", float))))
    assert isinstance(got, np.floating)
    assert f"{function([number])[0]}" == f"{got}"


@pytest.mark.parametrize("function", [sigmoid, logit])
def test_each_entry_is_treated_for_itself(function, rng):
    numbers = rng.uniform(0, 1, size=(5, 7))
    assert_array_equal(function(numbers), [[function(number) for number in row] for row in numbers])


@pytest.mark.parametrize("function", [sigmoid, logit])
def test_input_is_not_written_to(function):
    numbers = np.array([0.1, 0.6])
    function(numbers)
    assert_array_equal(numbers, [0.1, 0.6])


@pytest.mark.parametrize("function", [sigmoid, logit])
def test_float32_stays_float32(function, rng):
    numbers = rng.uniform(0.01, 0.99, size=200).astype(np.float32)
    got = function(numbers)
    assert got.dtype == np.float32
    assert_allclose(got, function(numbers.astype(float)), rtol=4e-7, atol=1e-7)


@pytest.mark.parametrize("kind", [bool, np.int8, np.uint8, np.int64, np.float16, list])
@pytest.mark.parametrize("function", [sigmoid, logit])
def test_all_other_numbers_become_float64(function, kind):
    numbers = [0, 1] if kind is list else np.array([0, 1], dtype=kind)
    got = function(numbers)
    assert got.dtype == np.float64
    assert_array_equal(got, function(np.array([0.0, 1.0])))


# Anchors


@pytest.mark.parametrize(
    ("z", "p"), [(0.0, 0.5), (-0.0, 0.5), (np.inf, 1.0), (-np.inf, 0.0), (1000, 1.0), (-1000, 0.0), (5e-324, 0.5)]
)
def test_sigmoid_is_exact_at(z, p):
    assert sigmoid(z) == p


@pytest.mark.parametrize("odds", [3, 9, 99, 1e6])
def test_sigmoid_of_log_odds_is_the_share(odds):
    assert_allclose(sigmoid(np.log(odds)), odds / (1 + odds), rtol=1e-15)


@pytest.mark.parametrize(("p", "z"), [(0.5, 0.0), (0.0, -np.inf), (-0.0, -np.inf), (1.0, np.inf)])
def test_logit_is_exact_at(p, z):
    assert logit(p) == z


@pytest.mark.parametrize("function", [sigmoid, logit])
def test_nan_stays_nan_and_alone(function):
    assert_array_equal(np.isnan(function([0.2, np.nan, 0.7])), [False, True, False])


# Reference


def test_sigmoid_equals_expit(rng):
    z = rng.normal(scale=100, size=5000)
    assert_allclose(sigmoid(z), scipy.special.expit(z), rtol=1e-14)


def test_logit_equals_scipy_and_is_no_less_exact(rng, ulps_off):
    p = rng.uniform(size=2000)
    ours, theirs = logit(p), scipy.special.logit(p)
    assert_allclose(ours, theirs, rtol=1e-12)  # SciPy 1.14's own is 1e3 ulp off near 1/2: the floor of the requirements
    with mpmath.workdps(60):
        exact = [mpmath.log(mpmath.mpf(q) / (1 - mpmath.mpf(q))) for q in p.tolist()]
    assert ulps_off(ours, exact) < 1 + ulps_off(theirs, exact)


# Tails


def test_sigmoid_is_within_two_ulp(scores_of_every_size, ulps_off):
    with mpmath.workdps(60):
        exact = [1 / (1 + mpmath.exp(-mpmath.mpf(z))) for z in scores_of_every_size.tolist()]
    assert ulps_off(sigmoid(scores_of_every_size), exact) < 2


def test_logit_is_within_four_ulp(rng, ulps_off):
    small = np.concatenate([np.exp2(rng.uniform(-1074, -1, size=1500)), rng.uniform(0.2, 0.5, size=500)])
    p = np.concatenate([small, 1 - small[small > 2**-53], 0.5 + np.exp2(rng.uniform(-53, -2, size=300))])
    p = p[(p > 0) & (p < 1) & (p != 0.5)]
    with mpmath.workdps(400):  # 1 - p must keep a p of 1e-324
        exact = [mpmath.log(mpmath.mpf(q) / (1 - mpmath.mpf(q))) for q in p.tolist()]
    assert ulps_off(logit(p), exact) < 4


def test_sigmoid_raises_no_floating_point_flag(scores_of_every_size):
    special = [np.inf, -np.inf, np.nan, np.finfo(float).max, -np.finfo(float).max]
    with np.errstate(all="raise", under="ignore"):
        sigmoid(np.append(scores_of_every_size, special))


# Bad input


@pytest.mark.parametrize(
    ("p", "message"),
    [
        (1.5, r"p must lie in \[0, 1\], got values from 1\.5 to 1\.5"),
        ([0.2, -0.1], r"p must lie in \[0, 1\], got values from -0\.1 to 0\.2"),
        ([np.nan, 2.0], r"p must lie in \[0, 1\], got values from 2\.0 to 2\.0"),
        (np.nextafter(1, 2), r"p must lie in \[0, 1\]"),
    ],
)
def test_logit_refuses_what_is_no_probability(p, message):
    with pytest.raises(ValueError, match=message):
        logit(p)
