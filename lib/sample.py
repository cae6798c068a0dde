"""Where to start on large data: the optimum of a sample of the rows, and the curvature there."""

import functools
import math

import numpy as np

from lib.curvature import backtrack, inverse
from lib.evaluation import BLOCK, NO_CURVATURE, evaluate
from lib.validation import Bools, Floats

SHARE = 20              # one row in 20 goes into the sample: 5 % of the data's memory
ROWS_A_WEIGHT = 200     # but at least so many for each number that is looked for, if there are
FIRST = 8               # one in 8 of the sample for the first steps, where a rough direction will do
RARE = 0.1              # a class with a smaller share is rare
SAMPLE_STEPS = 20       # most steps on a sample: data that need more get Newton's own steps anyway


def sample(y: Bools, size: int) -> tuple[Floats, Floats]:
    """Rows for a sample, half of it from each class as far as it has so many, and how many rows each stands for.

    A class with few rows says most about the boundary, so it is not thinned out with the rest.
    One random row comes from each stretch of equal length: the order of the rows can't mislead it.

    Notes
    -----
    Source: King and Zeng (2001), logistic regression in rare events data, for the weights.

    >>> rows, stands_for = sample(np.arange(100) < 4, 20)
    >>> len(rows), (rows < 4).sum(), round(stands_for.sum(), 9)
    (14, np.int64(4), np.float64(100.0))
    """
    rng = np.random.default_rng(0)
    rows, stands_for = [], []
    for label in (False, True):
        those = np.flatnonzero(y == label)
        k = min(len(those), size // 2)
        rows.append(those[((np.arange(k) + rng.random(k)) * (len(those) / k)).astype(np.intp)])
        stands_for.append(np.full(k, len(those) / k))
    return np.concatenate(rows), np.concatenate(stands_for)


def _drawn(X: Floats, y: Bools, weight: Floats | None, size: int) -> tuple[Floats, Bools, Floats]:
    """A sample: its rows, their labels, and what they count."""
    rows, stands_for = sample(y, size)
    if weight is not None:
        stands_for *= weight[rows]
    return X[rows].astype(float, copy=False), y[rows], stands_for


def without_features(theta: Floats, y: Bools, weight: Floats | None) -> Floats:
    """`theta`, or, where a class is rare, the intercept that fits without features: two steps less.

    Formula: b = log(q / (1 - q)) for the share q of class 1.

    >>> without_features(np.zeros(2), np.arange(100) < 1, None).round(3)
    array([ 0.   , -4.595])
    """
    q = float(y.mean() if weight is None else weight @ y / weight.sum())
    rare = 0 < min(q, 1 - q) < RARE
    return np.append(theta[:-1], math.log(q / (1 - q))) if rare else theta


def warm_start(X: Floats, y: Bools, l2: float, weight: Floats | None = None) -> tuple[Floats, Floats]:
    """Where to start, and the inverse curvature there: Newton's method on a sample, and first on a part of that.

    It stops where the rest of the way is shorter than the sample's own error, about k/m in the loss,
    for k numbers from m rows. A penalty worth one row keeps a column on which the sample is all of one class
    from running away. Data of one block, or of few rows, need no sample: then it is zero, and an empty array.
    """
    n, d = X.shape
    theta, P = np.zeros(d + 1), NO_CURVATURE
    size = min(max(n // SHARE, ROWS_A_WEIGHT * (d + 1)), n // 4)
    if n * d <= BLOCK or size < 10 * (d + 1):
        return without_features(theta, y, weight), P
    X, y, weight = _drawn(X, y, weight, size)
    penalty = np.maximum(l2, np.einsum("ij,ij->j", X, X) / len(X) ** 2)
    for every in (FIRST, 1):
        some, labels, shares = X[::every], y[::every], weight[::every] / weight[::every].sum()
        objective = functools.partial(evaluate, X=some, y=labels, l2=penalty, curved=True, weight=shares)
        here = objective(without_features(theta, labels, shares) if every == FIRST else theta)
        for _ in range(SAMPLE_STEPS):
            P = inverse(here.hessian, strict=True)
            step = -P @ here.gradient
            theta = here.theta + step
            if -step @ here.gradient < (d + 1) / len(some):
                break
            here = backtrack(here, step, objective) or here
            theta = here.theta
    return theta, P
