"""The walk of `gradient_descent`, step for step, for logistic regression alone: and why it is fast.

The simple loop asks a function for loss and gradient, checks them, and keeps them. For a thousand points
most of its time is Python's, and the memory's: each intermediate result is a new array. Here a step is

    q @ A -> t,   tanh(t) -> t,   A @ t -> g,   q - g -> the next q,

- because the data lie on their side, A = r [X, 1]^T with one long row a feature, and the intercept is one more row;
- because p - y = (tanh(z/2) + s)/2 with s = 1 - 2y, one call instead of four; near p = y it loses digits that
  a sum over points has lost already;
- because the labels' part of the gradient, A s, never changes: it stands in A as one more point, whose t is always 1;
- because q is theta/2 in a unit r with r^2 = lr/(4n): that takes the learning rate into A;
- and because every result has its place, which is used again in the next step: nothing is allocated but the path.

The loss isn't needed for a step. `losses_along` computes all of them at once from the path, when somebody asks.
"""

import itertools
import math

import numpy as np

from lib.loss import softplus
from lib.validation import Bools, Floats

PART = 4096             # steps for which the path's place is made at a time
SCORES = 2**16          # scores that are computed at a time: half a megabyte, which stays in cache


def fast_path(
    X: Floats, y: Bools, *, lr: float, num_iter: int, l2: float = 0.0, tol: float = 0.0
) -> tuple[Floats, bool]:
    """Every theta of a descent from zero, and whether a gradient's norm of at most `tol` ended it.

    Formula of a step, with s = 1 - 2y, r = sqrt(lr/(4n)), A = r [X, 1]^T, q = theta/(2r) and t = tanh(A^T q):
    q <- q - A (t + s) - lr * l2 * q, the last part for the weights only.

    Parameters
    ----------
    X : array (n, d)
    y : array (n,) of bool
    lr, num_iter, l2, tol : as in `gradient_descent` and `loss_and_gradient`

    Returns
    -------
    path : array (steps + 1, d + 1)
    ended : bool

    Notes
    -----
    Source: Cauchy (1847), méthode générale pour la résolution des systèmes d'équations simultanées.

    >>> fast_path(np.array([[-1.0], [3.0]]), np.array([False, True]), lr=0.5, num_iter=1)[0]
    array([[0. , 0. ],
           [0.5, 0. ]])
    """
    n, d = X.shape
    r = math.sqrt(lr / (4 * n))
    A = np.ones((d + 1, n + 1))                            # the last column: A s
    A[:-1, :-1] = X.T
    A[:, -1] = A[:, :-1] @ (1.0 - 2.0 * y)
    A *= r
    shrink = np.append(np.full(d, lr * l2), 0.0)           # (d + 1,)
    t, g, penalty = np.empty(n + 1), np.empty(d + 1), np.empty(d + 1)
    parts, here, left, ended = [], np.zeros(d + 1), num_iter, False
    with np.errstate(over="ignore", invalid="ignore"):
        while left > 0 and not ended:
            part = np.empty((min(left, PART) + 1, d + 1))
            part[0], used = here, len(part)
            for i, (q, after) in enumerate(itertools.pairwise(part)):
                np.dot(q, A, t)
                np.tanh(t, t)
                t[n] = 1
                np.dot(A, t, g)
                if l2:
                    np.multiply(q, shrink, penalty)
                    np.add(g, penalty, g)
                if tol and math.sqrt(np.dot(g, g)) * 2 * r <= tol * lr:
                    used, ended = i + 1, True
                    break
                np.subtract(q, g, after)
            here, left = part[used - 1], left - (used - 1)
            parts.append(part[: used - 1])
        path: Floats = np.concatenate([*parts, here[np.newaxis]]) * (2 * r)
        return path, ended


def losses_along(path: Floats, X: Floats, y: Bools, *, l2: float = 0.0) -> Floats:
    """The mean loss at each theta of a path, from one pass over the rows.

    Formula: mean(log(1 + exp(m))) + l2/2 * |w|^2, where m = (1 - 2y)(X w + b).

    A block of rows meets all thetas in one product of matrices; it is chosen so small that its scores stay in cache.

    Parameters
    ----------
    path : array (k, d + 1)
    X : array (n, d)
    y : array (n,) of bool
    l2 : float

    Returns
    -------
    array (k,)

    >>> losses_along(np.zeros((2, 2)), np.array([[-1.0], [3.0]]), np.array([False, True])).round(6)
    array([0.693147, 0.693147])
    """
    W, b = path[:, :-1], path[:, -1:]                      # (k, d), (k, 1)
    total: Floats = np.zeros(len(path))
    rows = max(SCORES // len(path), 8)
    for start in range(0, len(X), rows):
        s = 1.0 - 2.0 * y[start : start + rows]            # (rows,)
        m = (W @ X[start : start + rows].T + b) * s        # (k, rows)
        total += softplus(m).sum(axis=1)
    penalties: Floats = l2 / 2 * (W * W).sum(axis=1)
    return total / len(X) + penalties
