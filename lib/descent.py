"""The walk of `gradient_descent`, step for step, for logistic regression alone: and why it is fast.

The simple loop asks a function for loss and gradient, checks them, and keeps them. For a thousand points
most of its time is Python's, and the memory's: each intermediate result is a new array. Here a step is

    q @ A -> t,   tanh(t) -> t,   A @ t -> g,   q - g -> the next q,

- because the data lie on their side, A = r s [X, 1]^T with one long row a feature, the intercept as one more row,
  and s = 1 - 2y, the sign of the other class;
- because p - y = s (tanh(s z/2) + 1)/2, one call instead of four; near p = y it loses digits that
  a sum over points has lost already;
- because the 1 in it never changes: the sum of all points stands in A as one more point, whose t is always 1;
- because q is theta/2 in a unit r with r^2 = lr/(4n): that takes the learning rate into A;
- and because every result has its place, which is used again: a step allocates nothing.

The loss isn't needed for a step, but it is almost there: with u = 1 - tanh(m/2), where m = s z is the score against
the label, a point's loss is log(2) - log(u). Logarithms are dear and products cheap, so it takes those of products
of sixteen; for many points that is up to half of a step's time all the same, so long runs leave most of them out.
Where u has lost digits, the losses are computed as everywhere else.
"""

import itertools
import math

import numpy as np
from numpy.typing import NDArray

from lib.loss import softplus
from lib.validation import Bools, Floats

SCORES = 2**16          # scores that are kept at a time: half a megabyte, which stays in cache
LOST = 1e-4             # below, u or a loss has lost four digits of its sixteen
STEPS = 1024            # most steps at a time
MANY, LONG = 4096, 2**20        # rows, and rows times steps: as far as that, all losses cost a millisecond or two;
EVERY = 16              # from there on, where they would cost up to half of the time, those of every 16th step


def fast_descent(
    X: Floats,
    y: Bools,
    *,
    lr: float,
    num_iter: int,
    l2: float = 0.0,
    tol: float = 0.0,
    weight: Floats | None = None,
) -> tuple[Floats, Floats, NDArray[np.intp], bool]:
    """The end of a descent from zero, losses on the way, after which steps, and whether `tol` ended it.

    Formula of a step, with r = sqrt(lr/(4n)), A = r s [X, 1]^T, q = theta/(2r) and t = tanh(A^T q):
    q <- q - A (t + 1) - lr * l2 * q, the last part for the weights only.

    Parameters
    ----------
    X : array (n, d)
    y : array (n,) of bool
    lr, num_iter, l2, tol : as in `gradient_descent` and `loss_and_gradient`
    weight : array (n,), optional
        The share of each row in the mean; they sum to 1.

    Returns
    -------
    theta : array (d + 1,)
    losses : array (k,)
        All of them; for more than `MANY` rows, and from about the step `LONG` / n on, every `EVERY`th and the last.
    steps : array (k,)
        After how many steps each was taken.
    ended : bool
        Was the gradient's norm at most `tol`?

    Notes
    -----
    Source: Cauchy (1847), méthode générale pour la résolution des systèmes d'équations simultanées.

    >>> theta, losses, steps, _ = fast_descent(np.array([[-1.0], [3.0]]), np.array([False, True]), lr=0.5, num_iter=1)
    >>> theta, losses.round(4), steps
    (array([0.5, 0. ]), array([0.6931, 0.3377]), array([0, 1]))
    """
    n, d = X.shape
    r = math.sqrt(lr / (4 * n))
    with np.errstate(over="ignore", invalid="ignore"):
        A = _sideways(X, y, r, weight)                     # (d + 1, n + 1)
    counts = None if weight is None else np.append(weight * n, 1.0)            # (n + 1,)
    shrink = np.append(np.full(d, lr * l2), 0.0)           # (d + 1,)
    rows = min(max(SCORES // n, 1), STEPS, num_iter)
    T = np.empty((rows, n + 1))
    Q = np.zeros((min(rows * EVERY, STEPS, num_iter) + 1, d + 1))
    losses, steps, taken, walked, ended = [], [], 0, 0, False
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        while taken < num_iter and not ended:
            every = EVERY if n > MANY or n * taken >= LONG else 1
            Q[0] = Q[walked]
            left = min(rows * every, STEPS, num_iter - taken)
            walked = _walk(Q[: left + 1], T, A, counts, shrink, tol * lr / (2 * r), every)
            ended = walked < left
            told = Q[:walked:every]
            losses.append(_losses(told * (2 * r), T[: len(told), :n], X, y, l2, weight))
            steps.append(np.arange(taken, taken + walked, every))
            taken += walked
        theta: Floats = Q[walked] * (2 * r)
        last = losses_along(theta[np.newaxis], X, y, l2=l2, weight=weight)
    return theta, np.concatenate([*losses, last]), np.append(np.concatenate(steps), taken), ended


def _walk(Q: Floats, T: Floats, A: Floats, counts: Floats | None, shrink: Floats, enough: float, every: int) -> int:
    """Fill Q (k + 1, d + 1) from its first place on, T (k / every, n + 1) with tanh there; how many steps it took."""
    g, penalty, passing, counted = np.empty(len(A)), np.empty(len(A)), *np.empty((2, A.shape[1]))
    penalised = shrink.any()
    for i, (q, after) in enumerate(itertools.pairwise(Q)):
        t = passing if i % every else T[i // every]
        np.dot(q, A, t)
        np.tanh(t, t)
        t[-1] = 1
        np.dot(A, t if counts is None else np.multiply(t, counts, counted), g)
        if penalised:
            np.multiply(q, shrink, penalty)
            np.add(g, penalty, g)
        if enough and math.sqrt(np.dot(g, g)) <= enough:
            return i
        np.subtract(q, g, after)
    return len(Q) - 1


def _sideways(X: Floats, y: Bools, r: float, weight: Floats | None) -> Floats:
    """The data on their side, each point with the sign of the other class; the last column is the sum of all."""
    A = np.ones((X.shape[1] + 1, len(X) + 1))
    A[:-1, :-1] = X.T
    A[:, :-1] *= r * (1.0 - 2.0 * y)
    A[:, -1] = A[:, :-1].sum(axis=1) if weight is None else A[:, :-1] @ (weight * len(X))
    return A


def _losses(path: Floats, T: Floats, X: Floats, y: Bools, l2: float, weight: Floats | None) -> Floats:
    """The mean loss at each place of `path` (k, d + 1), from the tanh of half the scores there, T (k, n)."""
    if not len(path):
        return np.empty(0)
    U = 1 - T
    found: Floats = math.log(2) - (_sum_of_logs(U) / U.shape[1] if weight is None else np.log(U) @ weight)
    lost = ~((U.min(axis=1) > LOST) & (found > LOST))      # True for nan, too
    found += l2 / 2 * (path[:, :-1] * path[:, :-1]).sum(axis=1)
    if lost.any():
        found[lost] = losses_along(path[lost], X, y, l2=l2, weight=weight)
    return found


def _sum_of_logs(U: Floats) -> Floats:
    """The sum of the logarithms in each row, by products of up to 17 numbers."""
    for _ in range(4):
        half = U.shape[1] // 2
        if half:
            odd = U[:, 2 * half :]
            U = U[:, :half] * U[:, half : 2 * half]
            if odd.size:
                U[:, :1] *= odd
    found: Floats = np.log(U).sum(axis=1)
    return found


def losses_along(path: Floats, X: Floats, y: Bools, *, l2: float = 0.0, weight: Floats | None = None) -> Floats:
    """The mean loss at each theta of a path, from one pass over the rows.

    Formula: mean(log(1 + exp(m))) + l2/2 * |w|^2, where m = (1 - 2y)(X w + b).

    A block of rows meets all thetas in one product of matrices; it is chosen so small that its scores stay in cache.

    Parameters
    ----------
    path : array (k, d + 1)
    X : array (n, d)
    y : array (n,) of bool
    l2 : float
    weight : array (n,), optional
        The share of each row in the mean; they sum to 1.

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
        surprise = softplus(m)
        total += surprise.sum(axis=1) if weight is None else surprise @ weight[start : start + rows]
    penalties: Floats = l2 / 2 * (W * W).sum(axis=1)
    return total / (len(X) if weight is None else 1) + penalties
