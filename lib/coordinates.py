"""Columns that rounding can't tell apart, or that are too far, too large or too small: coordinates of their own.

The table of all fits is A = (S X - c) T: S stretches each column by a power of two, c is its centre, and T turns the
columns into ones that are uncorrelated and of size 1. In exact arithmetic nothing changes for the model:
its weights are w = S T q, and its intercept takes back the centre. In floats, a step is as exact as for tame data.
T comes from a singular value decomposition, which also says which columns depend on others.
Of all weights with the same scores it takes the shortest: equal columns get equal weights.
"""

import math

import numpy as np

from lib.evaluation import blocks
from lib.validation import Bools, Floats

LOST = 1e-13            # a direction of this size, beside the largest, is rounding
FAR = 30.0              # standard deviations between a column and zero, from where it is worth while to centre it
DEAR = 1e10             # a penalty's curvature, beside the data's at most 1/4, from where a weight gains nothing
LARGE = 1e100           # columns of more than this, or less than its inverse, have squares that are not floats


class Turned:
    """The table (S X - c) T, made block by block when it is asked for, and the way back.

    >>> X = np.array([[1.0, 1.0], [2.0, 2.0], [6.0, 6.0]])
    >>> turned = Turned(X, 0.0)
    >>> turned.shape, turned.dependent.tolist()
    ((3, 1), [True, True])
    >>> turned.back(np.array([1.0, 0.0])).round(3)
    array([ 0.231,  0.231, -1.389])
    """

    def __init__(self, X: Floats, l2: float):
        self.X = X
        size = np.maximum(X.max(axis=0), -X.min(axis=0)).astype(float)         # (d,)
        self.shared = l2 > 0 and X.shape[0] <= X.shape[1]
        if self.shared:
            size[:] = size.max()                           # one unit: the shortest weights lie in the rows' span
        self.stretch = np.exp2(-np.floor(np.log2(np.where(size > 0, size, 1))))
        if l2:
            self.stretch[self.stretch > math.sqrt(DEAR / l2)] = 0              # the penalty allows such columns nothing
        self.centre = typical(X) * self.stretch
        self.turn: Floats = np.empty((0, 0))               # not known yet: columns as they are
        self.centre = self.centre + sum(self[rows].sum(axis=0) for rows in blocks(X)) / len(X)
        self.others: Floats = np.empty((X.shape[1], 0))    # directions of the weights that no score shows
        self.turn, self.dependent = self._directions()
        w = self.stretch[:, np.newaxis] * self.turn
        self.penalty: Floats = l2 * (w.T @ w) if l2 else np.zeros((w.shape[1],) * 2)     # (r, r)
        self.shape = (X.shape[0], self.turn.shape[1])

    def __getitem__(self, rows: slice) -> Floats:
        found: Floats = self.X[rows] * self.stretch - self.centre
        return found @ self.turn if len(self.turn) else found

    def _directions(self) -> tuple[Floats, Bools]:
        """T, and which columns depend on others."""
        n, d = self.X.shape
        R: Floats = np.zeros((0, d))                       # R^T R = A^T A, without the loss of its squares
        for rows in blocks(self.X):
            R = np.asarray(np.linalg.qr(np.vstack([R, self[rows]]), mode="r"))
        own = np.sqrt((R * R).sum(axis=0))
        filled = own > 0
        unit = 1 / np.where(self.shared, own.max(), own[filled])                    # (f,)  f filled columns
        _, sizes, axes = np.linalg.svd(R[:, filled] * unit, full_matrices=False)
        kept = sizes > LOST * sizes.max(initial=0)
        turn: Floats = np.zeros((d, int(kept.sum())))
        dependent = np.zeros(d, dtype=bool)
        turn[filled] = unit[:, np.newaxis] * axes[kept].T / sizes[kept] * np.sqrt(n)
        if n > d and not kept.all():
            dependent[filled] = np.abs(axes[~kept]).max(axis=0) > 1e-6
            lost = np.zeros((d, int((~kept).sum())))
            lost[filled] = unit[:, np.newaxis] * axes[~kept].T
            turn, self.others = _shortest(turn, self.stretch, lost)
        return turn, dependent

    def back(self, q: Floats) -> Floats:
        """Weights and intercept (d + 1,) for X itself."""
        v = self.turn @ q[:-1]
        return np.append(self.stretch * v, q[-1] - self.centre @ v)


def _shortest(turn: Floats, stretch: Floats, lost: Floats) -> tuple[Floats, Floats]:
    """`turn` with as much of the directions `lost`, which no score shows, as makes the weights shortest; their axes."""
    order = np.argsort(-stretch)                           # large weights first: small ones keep their digits
    unit = stretch[order, np.newaxis] / stretch.max()
    axes, R = np.linalg.qr(unit * lost[order])
    found: Floats = turn - lost @ np.linalg.solve(R, axes.T @ (unit * turn[order]))
    return found, axes[np.argsort(order)]


def some_rows(X: Floats) -> Floats:
    """Some 100 rows as float64; fewer of them if they are long."""
    every = len(X) // min(101, max(20_000 // X.shape[1], 5)) + 1
    return np.asarray(X[::every], dtype=float)


def typical(X: Floats) -> Floats:
    """For each column a number that stands in it, near the middle of some rows."""
    some = some_rows(X)
    found: Floats = np.partition(some, len(some) // 2, axis=0)[len(some) // 2]
    return found


def awkward(X: Floats) -> bool:
    """Do some rows show a column far from zero, or one whose squares are not floats?"""
    some = some_rows(X)
    mean, square = some.sum(axis=0) / len(some), np.einsum("ij,ij->j", some, some) / len(some)
    tame = (square > 1 / LARGE**2) & (square < LARGE**2)
    if some[:, ~tame].any():                               # a column of zeros is as good as none
        return True
    far = mean * mean * (1 + FAR**2) > square * FAR**2     # |mean| > FAR standard deviations
    spread = np.array([np.ptp(X[:, column]) for column in np.flatnonzero(far)])
    return bool(np.any(spread > 0))                        # a column of one number is as good as none
