"""The page on numbers: what it says beside its table of promises."""

from fractions import Fraction

import mpmath
import numpy as np

from lib import binary_cross_entropy_with_logits, loss_and_gradient, sigmoid

from .chapter import ROOT, prose

PAGE = ROOT / "book/under-the-hood/numbers.ipynb"


def test_scores_in_which_large_terms_cancel_exceed_the_bound_of_the_gradient_by_thousands():
    """The bound (n + 5) u * sum of sizes holds for exact scores; the page says what it isn't for."""
    x1, x2, w = np.array([1e6 + 1 / 3, 2e6 + 1 / 7]), np.array([1e6, 2e6 + 0.1]), np.array([np.pi, -np.pi])
    X, y = np.column_stack([x1, x2]), np.array([0, 0])
    _, gradient = loss_and_gradient(np.append(w, 0.3), X, y)
    with mpmath.workdps(60):
        exact = [sum(Fraction(a) * Fraction(b) for a, b in zip(row, w, strict=True)) + Fraction(0.3) for row in X]
        p = [1 / (1 + mpmath.exp(-mpmath.mpf(z.numerator) / z.denominator)) for z in exact]
        terms = [mpmath.mpf(a) * b / 2 for a, b in zip(X[:, 0], p, strict=True)]
        beyond = abs(gradient[0] - mpmath.fsum(terms)) / ((2 + 5) * mpmath.mpf(2) ** -53 * mpmath.fsum(map(abs, terms)))
    assert beyond > 1000
    assert "thousands of times that bound" in prose(PAGE)


def test_where_the_loss_by_way_of_p_breaks():
    with np.errstate(divide="ignore"):
        assert np.isfinite(-np.log(1 - sigmoid(36.5)))
        assert -np.log(1 - sigmoid(37.0)) == np.inf
    lid = -np.log(1 - np.clip(sigmoid(np.array([35.0, 60.0])), 1e-15, 1 - 1e-15))
    assert lid[0] == lid[1] < 35
    assert abs(1 - sigmoid(37.0)) < 1e-16
    assert binary_cross_entropy_with_logits([0], [40.0]) == 40  # and 4e-18 more, for which there is no room


def test_the_overflow_begins_between_709_and_710():
    with np.errstate(over="ignore", invalid="ignore"):
        assert np.isfinite(np.exp(709.0))
        assert np.exp(709.8) == np.inf
        assert np.isnan(np.exp(710.0) / (1 + np.exp(710.0)))
