"""One pass over the rows: the loss at a place, its gradient and, if asked for, its curvature.

A pass goes block by block, each, unless its rows are very long, small enough to stay in the processor's cache while it
is used twice: once for the scores, once for the gradient. Loss, gradient and curvature share one exponential a row.
"""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np

from lib.loss import softplus_and_slope
from lib.validation import Bools, Floats

BLOCK = 2**17           # numbers of X in a block: 1 MB, about what a core keeps close at hand
ROWS = 2**12            # most rows in a block: of their scores several copies are at work at once
LEAST = 2**11           # and fewest where nothing of a block is copied: each costs some twenty short calls
NO_CURVATURE: Floats = np.empty((0, 0))


class Table(Protocol):
    """Rows of numbers that come block by block: an array (n, d), or what makes its blocks when they are asked for."""

    @property
    def shape(self) -> tuple[int, ...]:
        """(n, d)."""

    def __getitem__(self, rows: slice) -> Floats: ...


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


def blocks(X: Table, least: int = 64) -> Iterator[slice]:
    """The rows of `X`, a block at a time; of long rows at least so many, but no more than 16 MB."""
    n, d = X.shape
    rows = min(max(BLOCK // max(d, 1), min(least, 16 * BLOCK // max(d, 1)), 1), ROWS)
    return (slice(start, start + rows) for start in range(0, n, rows))


def evaluate(
    theta: Floats,
    X: Table,
    y: Bools,
    l2: float | Floats,
    *,
    curved: bool = False,
    weight: Floats | None = None,
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
    X : table (n, d)
    y : array (n,) of bool
    l2 : float, or an array (d,) with one for each feature, or a matrix (d, d) for the penalty w^T l2 w / 2
    curved : bool
    weight : array (n,), optional
        The share of each row in the mean; they sum to 1. 1/n each if not given.

    Notes
    -----
    Source: Hastie, Tibshirani and Friedman (2009), section 4.4.1.

    >>> evaluate(np.zeros(2), np.array([[-1.0], [3.0]]), np.array([False, True]), 0.0).gradient
    array([-1.,  0.])
    """
    (n, d), w = X.shape, theta[:-1]
    loss, worst, gradient = 0.0, -np.inf, np.zeros(d + 1)
    H = np.zeros((d + 1, d + 1)) if curved else NO_CURVATURE
    for rows in blocks(X, 64 if curved else LEAST):
        block, share = X[rows], None if weight is None else weight[rows]
        losses, error, e, p, highest = _rows(block @ w + theta[-1], y[rows])
        if share is not None:
            losses, error = losses * share, error * share
        loss += float(losses.sum(dtype=float))
        worst = max(worst, highest)
        gradient[:-1] += error @ block
        gradient[-1] += error.sum()
        if curved:
            slope = np.sqrt(e if share is None else e * share) * p
            A = np.empty((d + 1, len(block)))              # the block on its side, each row times its slope
            np.multiply(block.T, slope, out=A[:-1])
            A[-1] = slope
            H += A @ A.T
    total = float(n) if weight is None else 1.0
    pull = l2 @ w if isinstance(l2, np.ndarray) and l2.ndim == 2 else l2 * w      # (d,)
    gradient /= total
    gradient[:-1] += pull
    if curved:
        H /= total
        H[:-1, :-1] += l2 if np.ndim(l2) == 2 else l2 * np.eye(d)
    return Evaluation(theta, loss / total + float(pull @ w) / 2, gradient, H, bool(worst < 0))


def _rows(z: Floats, one: Bools) -> tuple[Floats, Floats, Floats, Floats, float]:
    """For each row its loss, its error p - y, e = exp(-|z|) and 1 / (1 + e); and the worst score against a label."""
    s = np.where(one, z.dtype.type(-1), z.dtype.type(1))   # +1 for class 0, -1 for class 1
    m = np.multiply(z, s, out=z)
    losses, error, e, p = softplus_and_slope(m)
    error *= s
    return losses, error, e, p, float(m.max())


def score_changes(theta: Floats, step: Floats, X: Table, y: Bools) -> tuple[float, float]:
    """What a `step` from `theta` changes in the rows' scores: how far the worst goes away from its label, in log-odds;
    and the largest change in either direction, as a part of 1 + |score|, for what is far out may move far.

    >>> score_changes(np.zeros(2), np.array([1.0, 0.5]), np.array([[-1.0], [3.0]]), np.array([False, True]))
    (0.0, 3.5)
    """
    away, largest = 0.0, 0.0
    for rows in blocks(X, LEAST):
        block = X[rows]
        change, score = (block @ of[:-1] + of[-1] for of in (step, theta))
        away = max(away, float(np.where(y[rows], -change, change).max()))
        largest = max(largest, float((np.abs(change) / (1 + np.abs(score))).max()))
    return away, largest
