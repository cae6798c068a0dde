"""One pass over the rows: the loss at a place, its gradient and, if asked for, its curvature.

A pass goes block by block, each small enough to stay in the processor's cache while it is used twice:
once for the scores, once for the gradient. Loss, gradient and curvature share one exponential a row.
"""

from typing import NamedTuple

import numpy as np

from lib.validation import Bools, Floats

BLOCK = 2**17           # numbers of X in a block: 1 MB, about what a core keeps close at hand
NO_CURVATURE: Floats = np.empty((0, 0))


class Evaluation(NamedTuple):
    """What one pass over the rows tells about a place theta.

    >>> Evaluation(np.zeros(1), 0.7, np.ones(1), NO_CURVATURE, False).loss
    0.7
    """

    theta: Floats               # (d + 1,)
    loss: float
    gradient: Floats            # (d + 1,)
    hessian: Floats             # (d + 1, d + 1); empty if it wasn't asked for
    separated: bool              # does every row lie on its own side of the boundary?


def evaluate(
    theta: Floats,
    X: Floats,
    y: Bools,
    l2: float | Floats,
    *,
    curved: bool = False,
    weight: tuple[float, float] | None = None,
) -> Evaluation:
    """Loss and gradient at `theta` from one pass over the rows; if `curved`, the curvature, too.

    Formulas, with m = (1 - 2y)(X w + b), the score against the label, and e = exp(-|m|):
    loss = mean(max(m, 0) + log(1 + e)) + l2/2 * |w|^2,
    gradient = A^T ((1 - 2y) sigmoid(m)) / n + l2 * w, where A = [X, 1],
    hessian = A^T diag(e / (1 + e)^2) A / n + l2 * diag(1, ..., 1, 0).

    Parameters
    ----------
    theta : array (d + 1,)
        Weights, then the intercept.
    X : array (n, d)
    y : array (n,) of bool
    l2 : float, or an array (d,) with one for each feature
    curved : bool
    weight : pair of floats, optional
        What a row of class 0 and a row of class 1 count; 1/n each if not given.

    Notes
    -----
    Source: Hastie, Tibshirani and Friedman (2009), section 4.4.1.

    >>> evaluate(np.zeros(2), np.array([[-1.0], [3.0]]), np.array([False, True]), 0.0).gradient
    array([-1.,  0.])
    """
    (n, d), w = X.shape, theta[:-1]
    loss, gradient, worst = 0.0, np.zeros(d + 1), -np.inf
    H = np.zeros((d + 1, d + 1)) if curved else NO_CURVATURE
    rows = max(BLOCK // d, 64)
    for start in range(0, n, rows):
        block, one = X[start : start + rows], y[start : start + rows]
        count = None if weight is None else np.where(one, weight[1], weight[0])   # (rows,)
        losses, error, e, highest = _rows(block @ w + theta[-1], one)
        if count is not None:
            losses, error = losses * count, error * count
        loss += losses.sum()
        worst = max(worst, highest)
        gradient[:-1] += error @ block
        gradient[-1] += error.sum()
        if curved:
            slope = np.sqrt(e if count is None else e * count) / (1 + e)
            A = np.empty((d + 1, len(block)))              # the block on its side, each row times its slope
            np.multiply(block.T, slope, out=A[:-1])
            A[-1] = slope
            H += A @ A.T
    total = 1.0 if weight else float(n)
    gradient /= total
    gradient[:-1] += l2 * w
    if curved:
        H /= total
        H.flat[: -1 : d + 2] += l2                         # the diagonal, without the intercept's place
    return Evaluation(theta, float(loss / total + (l2 * w) @ w / 2), gradient, H, bool(worst < 0))


def _rows(z: Floats, one: Bools) -> tuple[Floats, Floats, Floats, float]:
    """For each row its loss, its error p - y, and e; and the worst score against a label."""
    s = 1.0 - 2.0 * one                                    # +1 for class 0, -1 for class 1
    m = np.multiply(z, s, out=z)
    e = np.exp(-np.abs(m))                                 # the one exponential: in [0, 1], cannot overflow
    error = np.where(m >= 0, 1, e)
    error /= 1 + e                                         # sigmoid(m)
    error *= s
    return np.maximum(m, 0) + np.log1p(e), error, e, float(m.max())
