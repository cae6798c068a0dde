"""From score to probability, and back."""

import numpy as np
from numpy.typing import ArrayLike

from lib.validation import Floats, as_float, check_probabilities


def sigmoid(z: ArrayLike) -> Floats:
    """Probability of class 1 for the score (the log-odds) `z`.

    Formula: p = 1 / (1 + exp(-z)).

    The plain formula overflows: exp(-z) is inf below z = -709.8.
    Here the exponent is never positive.
    For z < 0, numerator and denominator are both multiplied by e = exp(z), which leaves p = e / (1 + e).
    That p is also e (1 - p) = e - e p, and a rounding error of the p on the right counts only e times.

    Parameters
    ----------
    z : array_like, any shape
        Scores in units of log-odds; -inf, inf and nan are allowed.

    Returns
    -------
    array of the shape of `z`, or a number for a number
        Probabilities in [0, 1]; nan where `z` is nan.
        Within 2 units in the last place; for float32 input within 4 of float32's own.

    Notes
    -----
    Source: Cox (1958), the regression analysis of binary sequences.

    >>> sigmoid([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    z = as_float(z)
    e: Floats = np.exp(-np.abs(z))            # in [0, 1]: cannot overflow
    p = np.where(z >= 0, 1, e) / (1 + e)
    return np.where(z >= 0, p, e - e * p)[()]     # the same p, nearer by up to a unit in the last place


def logit(p: ArrayLike) -> Floats:
    """Log-odds of the probability `p`: the inverse of `sigmoid`.

    Formula: z = log(p / (1 - p)).

    Parameters
    ----------
    p : array_like, any shape
        Probabilities in [0, 1]; nan stays nan.

    Returns
    -------
    array of the shape of `p`, or a number for a number
        Log-odds; -inf at p = 0, inf at p = 1.

    Raises
    ------
    ValueError
        If a probability lies outside [0, 1].

    Notes
    -----
    Near p = 1/2 the quotient is close to 1 and its logarithm would lose digits;
    log1p of (2p - 1) / (1 - p), the same number, keeps them.

    >>> logit([0.0, 0.5, 0.75])
    array([      -inf, 0.        , 1.09861229])
    """
    p = as_float(p)
    check_probabilities(p)
    with np.errstate(divide="ignore"):        # log(0) = -inf and 1/0 = inf are the answers wanted
        far = np.log(p / (1 - p))
        near = np.log1p(np.where(np.abs(p - 0.5) < 0.25, (2 * p - 1) / (1 - p), 0))
    return np.where(np.abs(p - 0.5) < 0.25, near, far)[()]
