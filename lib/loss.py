"""How wrong are the probabilities? The loss that training makes small, and the accuracy it doesn't."""

import numpy as np
from numpy.typing import ArrayLike

from lib.validation import Floats, as_float, as_labels, check_probabilities


def binary_cross_entropy(y: ArrayLike, p: ArrayLike) -> float:
    """Mean binary cross-entropy of probabilities `p` for labels `y`: the textbook form.

    Formula: -mean(y log(p) + (1 - y) log(1 - p)), in nats, with 0 log(0) = 0.

    It is inf as soon as one certain forecast was wrong, and it can't see beyond z = 37,
    where p rounds to 1: `binary_cross_entropy_with_logits` can.

    Parameters
    ----------
    y : array_like of 0 and 1, any shape
    p : array_like of the shape of `y`
        Probabilities of class 1, in [0, 1].

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If shapes differ, `y` holds other values than 0 and 1, or `p` leaves [0, 1].

    Notes
    -----
    Source: Good (1952), rational decisions: the logarithmic score.

    >>> round(binary_cross_entropy([1, 0], [0.5, 0.5]), 6)     # log(2): a coin's surprise
    0.693147
    """
    p = as_float(p)
    y = as_labels(y, p, "p")
    check_probabilities(p)
    with np.errstate(divide="ignore"):                 # log(0) = -inf: certain, and wrong
        surprise = -np.log(np.where(y == 1, p, 1 - p))
    return float(surprise.mean())


def binary_cross_entropy_with_logits(y: ArrayLike, z: ArrayLike) -> float:
    """Mean binary cross-entropy of scores `z` for labels `y`: the form used everywhere in `lib`.

    Formula: mean(log(1 + exp(m))), where m = (1 - 2y) z is the score against the label.

    Written max(m, 0) + log1p(exp(-|m|)), it neither overflows nor cancels:
    it is right to the last digits for every score from -inf to inf.

    Parameters
    ----------
    y : array_like of 0 and 1, any shape
    z : array_like of the shape of `y`
        Scores (log-odds) of class 1.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If shapes differ or `y` holds other values than 0 and 1.

    Notes
    -----
    Source: Mächler (2012), accurately computing log(1 - exp(-|a|)), for log1p(exp(x)).

    >>> binary_cross_entropy_with_logits([1.0], [40.0])        # tiny, but not 0
    4.248354255291589e-18
    """
    z = as_float(z)
    m = (1 - 2 * as_labels(y, z, "z")) * z
    return mean_softplus(m)


def softplus(m: Floats) -> Floats:
    """log(1 + exp(m)), element by element, without overflow or cancellation."""
    return np.maximum(m, 0) + np.log1p(np.exp(-np.abs(m)))


def softplus_and_slope(m: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """log(1 + exp(m)), its slope sigmoid(m), e = exp(-|m|) and 1 / (1 + e), from that one exponential."""
    e: Floats = np.exp(-np.abs(m))                 # in [0, 1]: cannot overflow
    p = 1 / (1 + e)
    slope: Floats = np.where(m >= 0, p, e - e * (e * p))     # to the last digits: see lib.sigmoid
    return np.maximum(m, 0) + np.log1p(e), slope, e, p


def mean_softplus(m: Floats) -> float:
    """Mean of log(1 + exp(m)), summed as float64; right, too, where only the sum would overflow."""
    surprise = softplus(m)
    if float(surprise.max()) > 1e300:
        return float((surprise / surprise.size).sum())
    return float(surprise.mean(dtype=float))


def accuracy(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Share of predictions that equal the label.

    Formula: mean(y_true == y_pred), in [0, 1].

    Parameters
    ----------
    y_true, y_pred : array_like of the same one-dimensional shape
        Class labels; numbers or strings.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If shapes differ or are empty: a silent broadcast would give a wrong share.

    >>> accuracy([0, 1, 1, 0], [0, 1, 0, 0])
    0.75
    """
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape or y_true.size == 0:
        raise ValueError(
            "y_true and y_pred must have the same shape and at least one label, "
            f"got {y_true.shape} and {y_pred.shape}"
        )
    return float(np.mean(y_true == y_pred))
