"""How many digits are right: `lib` against 50-digit arithmetic, and float32 against float64, number by number.

The unit tests take a sample; `make verify` takes a million scores, and every float32 there is.
"""

import mpmath
import numpy as np
import pytest

from lib import binary_cross_entropy_with_logits, hessian, logit, loss_and_gradient, sigmoid
from lib.loss import softplus

# Units in the last place, of float64 and of float32; "slope" is the p (1 - p) of the Hessian.
BOUNDS = {"sigmoid": 2, "loss": 4, "slope": 5, "logit": 4}
BOUNDS_OF_FLOAT32 = {"sigmoid": 4, "loss": 4}


def sizes(n):
    """About `n` sizes of scores: every exponent there is, where exp acts, and where a division loses most.

    e / (1 + e) loses most just below a power of 2: an ulp is small there, and that of e, just above it, is large.
    """
    rng = np.random.default_rng(7)
    k = rng.integers(1, 60, size=n // 3)
    narrow = -np.log(2.0**-k * (1 + rng.uniform(size=n // 3) * 2.0**-k))
    edges = [5e-324, 2.2e-308, 36.7, 37.0, 708.4, 709.8, 710.0, 744.5, 745.2, 1e150, 1.7e308]
    return np.concatenate([np.exp2(rng.uniform(-1074, 1024, n // 3)), rng.uniform(0, 760, n // 3), narrow, edges])


def ulps(got, exact):
    """Distance of the float `got` from the number `exact` of 50 digits, in units of the last place of `exact`."""
    return float(abs(mpmath.mpf(float(got)) - exact) / float(np.spacing(abs(float(exact)))))


def worst(n, sigmoid=sigmoid, softplus=softplus):
    """Largest distance, over `n` scores of both signs, of each quantity that `lib` computes from a score."""
    z = sizes(n // 2)
    ours = {
        ("sigmoid", 1): sigmoid(z),
        ("sigmoid", -1): sigmoid(-z),
        ("loss", 1): softplus(-z),
        ("loss", -1): softplus(z),
        ("slope", 1): sigmoid(z) * sigmoid(-z),
    }
    off = dict.fromkeys(("sigmoid", "loss", "slope"), 0.0)
    with mpmath.workdps(50):
        for i, size in enumerate(z.tolist()):
            e = mpmath.exp(-mpmath.mpf(min(size, 1e4)))  # from 1e4 on it is far below the smallest float
            p, tail = 1 / (1 + e), mpmath.log1p(e)
            exact = {
                ("sigmoid", 1): p,
                ("sigmoid", -1): e * p,
                ("loss", 1): tail,
                ("loss", -1): size + tail,
                ("slope", 1): e * p * p,
            }
            for (name, sign), value in exact.items():
                off[name] = max(off[name], ulps(ours[name, sign][i], value))
    return off


def worst_logit(n):
    rng = np.random.default_rng(8)
    small = np.concatenate([np.exp2(rng.uniform(-1074, -1, n // 3)), rng.uniform(0, 0.5, n // 3)])
    p = np.concatenate([small, 1 - small[: n // 6], 0.5 + np.exp2(rng.uniform(-53, -1, n // 6))])
    p = p[(p > 0) & (p < 1) & (p != 0.5)]
    off = 0.0
    with mpmath.workdps(50):
        for q, got in zip(p.tolist(), logit(p), strict=True):
            odds = mpmath.mpf(q) / (1 - mpmath.mpf(q))
            off = max(off, ulps(got, mpmath.log(odds)))
    return off


# A score's quantities


def test_a_sample_of_scores_is_within_its_bounds():
    off = worst(3000)
    assert all(off[name] <= BOUNDS[name] for name in off), off


def test_a_sample_of_probabilities_is_within_its_bound():
    assert worst_logit(3000) <= BOUNDS["logit"]


def test_the_sample_finds_a_form_that_is_worse():
    """One division by 1 + e, as chapter 1 writes it, is off by up to 2.6: that is why `lib` goes on to e - e p."""

    def one_division(z):
        e = np.exp(-np.abs(z))
        return np.where(z >= 0, 1, e) / (1 + e)

    off = worst(3000, sigmoid=one_division, softplus=lambda m: np.logaddexp(0, m) + 0.0 * m)
    assert BOUNDS["sigmoid"] < off["sigmoid"] < 3


@pytest.mark.parametrize("y", [0, 1])
def test_error_and_curvature_of_a_point_keep_the_digits_of_the_tail(y):
    """The error p - y is the sigmoid of the score against the label: no subtraction, however close p is to y."""
    side = 2 * y - 1
    for z in side * sizes(150):
        loss, gradient = loss_and_gradient([0.0, z], [[3.0]], [y])
        with mpmath.workdps(50):
            e = mpmath.exp(-mpmath.mpf(min(abs(float(z)), 1e4)))
            assert ulps(loss, mpmath.log1p(e)) <= BOUNDS["loss"]
            assert ulps(gradient[1], -side * e / (1 + e)) <= BOUNDS["sigmoid"]
            assert ulps(hessian([0.0, z], [[3.0]])[1, 1], e / (1 + e) ** 2) <= BOUNDS["slope"]


@pytest.mark.verify
def test_a_million_scores_and_a_million_probabilities_are_within_their_bounds():
    off = worst(1_000_000) | {"logit": worst_logit(1_000_000)}
    print("\nlargest error in units of the last place:", {name: round(value, 2) for name, value in off.items()})
    assert all(off[name] <= BOUNDS[name] for name in BOUNDS), off


# float32


def worst_of_float32(z):
    """Largest distances over the float32 scores `z`, in float32's units in the last place; float64 is the judge."""
    off = {}
    for name, function in (("sigmoid", sigmoid), ("loss", softplus)):
        got, exact = function(z), function(z.astype(float))
        assert got.dtype == np.float32
        off[name] = float(np.max(np.abs(got - exact) / np.spacing(exact.astype(np.float32)).astype(float)))
    return off


def test_a_sample_of_float32_is_within_its_bounds():
    z = np.arange(0, 2**32, 20_011, dtype=np.uint32).view(np.float32)  # every exponent, both signs
    off = worst_of_float32(z[np.abs(z) < 1e38])
    assert all(off[name] <= BOUNDS_OF_FLOAT32[name] for name in off), off


@pytest.mark.verify
def test_every_float32_is_within_its_bounds():
    off = dict.fromkeys(BOUNDS_OF_FLOAT32, 0.0)
    chunk = np.arange(2**21, dtype=np.uint32)
    for start in range(0, 2**32, 2**21):
        z = (chunk + np.uint32(start)).view(np.float32)
        z = z[np.abs(z) < 1e38]  # leaves out inf and nan, which have tests of their own
        if z.size:
            off = {name: max(off[name], value) for name, value in worst_of_float32(z).items()}
    print("\nlargest error in float32's units in the last place:", {k: round(v, 2) for k, v in off.items()})
    assert all(off[name] <= BOUNDS_OF_FLOAT32[name] for name in off), off


def test_a_table_of_float32_gives_a_gradient_and_a_curvature_of_float32(lopsided):
    X, y = lopsided
    theta = np.array([0.5, -0.3, 0.2, 0.1])
    short = theta.astype(np.float32), X.astype(np.float32)
    wide = short[0].astype(float), short[1].astype(float)
    loss, gradient = loss_and_gradient(*short, y, l2=0.1)
    H = hessian(*short, l2=0.1)
    assert gradient.dtype == H.dtype == np.float32
    np.testing.assert_allclose(loss, loss_and_gradient(*wide, y, l2=0.1)[0], rtol=1e-6)
    np.testing.assert_allclose(gradient, loss_and_gradient(*wide, y, l2=0.1)[1], rtol=0, atol=1e-6)
    np.testing.assert_allclose(H, hessian(*wide, l2=0.1), rtol=3e-6)


# Sums over points


@pytest.mark.parametrize("n", [1, 2, 3, 127, 1000, 100_003])
@pytest.mark.parametrize("kind", ["all alike", "spread"])
def test_the_mean_over_many_points_is_as_exact_as_a_point(n, kind):
    rng = np.random.default_rng(n)
    m = np.full(n, 0.1) if kind == "all alike" else rng.normal(scale=30, size=n)
    if kind == "all alike":
        with mpmath.workdps(50):
            exact = mpmath.log1p(mpmath.exp(mpmath.mpf(0.1)))
    else:
        exact = mpmath.mpf(0)
        with mpmath.workdps(50):
            exact = mpmath.fsum(map(mpmath.mpf, softplus(m).tolist())) / n  # a point's own error is tested above
    got = binary_cross_entropy_with_logits(np.zeros(n), m)
    with mpmath.workdps(50):
        assert ulps(got, exact) <= BOUNDS["loss"]


def test_the_mean_is_there_even_where_the_sum_is_not():
    assert binary_cross_entropy_with_logits([0, 0, 1], [1.5e308, 1.5e308, -1.5e308]) == 1.5e308
    assert binary_cross_entropy_with_logits([0, 0], np.float32([3e38, 3e38])) == float(np.float32(3e38))
    assert binary_cross_entropy_with_logits([1, 1], [745.0, 745.0]) == 5e-324


@pytest.mark.parametrize("scale", [1e-3, 1.0, 30.0, 300.0])
def test_gradient_and_curvature_lose_no_more_than_a_sum_must(scale):
    """|computed - exact| <= (n + 5) u * sum of sizes, u = 2^-53: the bound for a sum of rounded products.

    The curvature's diagonal is a sum of positive numbers: there the bound is relative.
    """
    rng = np.random.default_rng(11)
    n, d = 40, 3
    X = np.round(rng.normal(size=(n, d)) * 64) / 64
    theta = np.round(rng.normal(size=d + 1) * scale * 64) / 64  # products of short numbers: z itself is exact
    y = rng.integers(0, 2, size=n)
    A = np.column_stack([X, np.ones(n)])
    _, gradient = loss_and_gradient(theta, X, y)
    H = hessian(theta, X)
    unit = 2.0**-53
    with mpmath.workdps(50):
        z = [mpmath.mpf(zi) for zi in (X @ theta[:-1] + theta[-1]).tolist()]
        error = [(2 * k - 1) * -1 / (1 + mpmath.exp((2 * k - 1) * zi)) for zi, k in zip(z, y.tolist(), strict=True)]
        slope = [mpmath.exp(-abs(zi)) / (1 + mpmath.exp(-abs(zi))) ** 2 for zi in z]
        for j in range(d + 1):
            terms = [a * e / n for a, e in zip(A[:, j].tolist(), error, strict=True)]
            assert abs(gradient[j] - mpmath.fsum(terms)) <= (n + 5) * unit * mpmath.fsum(map(abs, terms))
            for k in range(d + 1):
                terms = [a * b * s / n for a, b, s in zip(A[:, j].tolist(), A[:, k].tolist(), slope, strict=True)]
                assert abs(H[j, k] - mpmath.fsum(terms)) <= (n + 10) * unit * mpmath.fsum(map(abs, terms))
