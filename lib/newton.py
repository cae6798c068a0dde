"""Newton's method for data of any size: curvature from a sample of the rows, gradients from all of them.

With d features, a pass over n rows that brings the gradient takes time in proportion to n d,
one that brings the curvature n d^2. So the curvature comes from a sample, which also finds the start.
From there each step needs one gradient, and what gradients tell about the curvature is worked into it (BFGS).
Where that goes slowly, and where the data are small, the curvature comes from all rows: Newton's own step.

A pass goes block by block, each small enough to stay in the processor's cache while it is used twice:
once for the scores, once for the gradient. Loss, gradient and curvature share one exponential a row.
"""

import functools
import math
import warnings
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from lib.training import Descent
from lib.validation import Bools, Floats

BLOCK = 2**17           # numbers of X in a block: 1 MB, about what a core keeps close at hand
SHARE = 20              # one row in 20 goes into the sample: 5 % of the data's memory
ROWS_A_WEIGHT = 200     # but at least so many for each number that is looked for, if there are
FIRST = 8               # one in 8 of the sample for the first steps, where a rough direction will do
SAMPLE_STEPS = 20       # most steps on a sample: data that need more get Newton's own steps anyway
HALVINGS = 60           # most halvings of a step: what is left then is lost in rounding
TINY, HUGE = 1e-200, 1e200      # a column's curvature in between has a square root and an inverse without loss
PATIENCE = 12           # steps with the sample's curvature; a curvature of all rows costs about as much
EPS = float(np.finfo(float).eps)
NO_CURVATURE: Floats = np.empty((0, 0))


class View(NamedTuple):
    """What one pass over the rows tells about a place theta.

    >>> View(np.zeros(1), 0.7, np.ones(1), NO_CURVATURE, False).loss
    0.7
    """

    theta: Floats               # (d + 1,)
    loss: float
    gradient: Floats            # (d + 1,)
    hessian: Floats             # (d + 1, d + 1); empty if it wasn't asked for
    separated: bool              # does every row lie on its own side of the boundary?


def look(
    theta: Floats,
    X: Floats,
    y: Bools,
    l2: float | Floats,
    *,
    curved: bool = False,
    weight: tuple[float, float] | None = None,
) -> View:
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

    >>> look(np.zeros(2), np.array([[-1.0], [3.0]]), np.array([False, True]), 0.0).gradient
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
    return View(theta, float(loss / total + (l2 * w) @ w / 2), gradient, H, bool(worst < 0))


def _rows(z: Floats, one: Bools) -> tuple[Floats, Floats, Floats, float]:
    """For each row its loss, its error p - y, and e; and the worst score against a label."""
    s = 1.0 - 2.0 * one                                    # +1 for class 0, -1 for class 1
    m = np.multiply(z, s, out=z)
    e = np.exp(-np.abs(m))                                 # the one exponential: in [0, 1], cannot overflow
    error = np.where(m >= 0, 1, e)
    error /= 1 + e                                         # sigmoid(m)
    error *= s
    return np.maximum(m, 0) + np.log1p(e), error, e, float(m.max())


def inverse(H: Floats) -> Floats:
    """Inverse of a curvature, symmetric and positive whatever rounding did to `H`.

    The unit of each coordinate becomes the one in which its own curvature is 1.
    Where columns depend on one another, a ridge on the diagonal keeps their steps short.
    A coordinate without curvature doesn't move.

    Raises
    ------
    FloatingPointError
        If numbers of the data are so large or small that their squares are not floats.

    >>> inverse(np.diag([4.0, 1e100, 0.0])).round(6)
    array([[0.25, 0.  , 0.  ],
           [0.  , 0.  , 0.  ],
           [0.  , 0.  , 0.  ]])
    """
    own = H.diagonal()
    if not np.all((own == 0) | (own > TINY) & (own < HUGE)):
        raise FloatingPointError("the squares of some columns leave the range of floats")
    unit = 1 / np.sqrt(np.where(own == 0, np.inf, own))    # (d + 1,)
    N = H * unit[:, np.newaxis] * unit                     # ones on the diagonal
    ridge = 1e-14
    while True:
        N.flat[:: len(H) + 1] = 1 + ridge
        try:
            half = np.linalg.inv(np.linalg.cholesky(N)) * unit
            return half.T @ half
        except np.linalg.LinAlgError:
            ridge *= 100


def bfgs(P: Floats, step: Floats, change: Floats) -> Floats:
    """The inverse curvature `P` after a `step` along which the gradient changed by `change`.

    Formula: (I - r s c^T) P (I - r c s^T) + r s s^T, where s = step, c = change, r = 1 / s^T c.
    It is the smallest correction of P that maps c to s, as the true inverse would.

    Notes
    -----
    Source: Nocedal and Wright (2006), Numerical Optimization, section 6.1.

    >>> bfgs(np.eye(2), np.array([1.0, 0.0]), np.array([4.0, 0.0]))
    array([[0.25, 0.  ],
           [0.  , 1.  ]])
    """
    along = step @ change
    if not along > 0:                                      # rounding only: the loss is convex
        return P
    Pc = P @ change
    return (
        P
        - (np.outer(step, Pc) + np.outer(Pc, step)) / along
        + (1 + change @ Pc / along) / along * np.outer(step, step)
    )


def sample(y: Bools, size: int) -> tuple[Floats, tuple[float, float]]:
    """Rows for a sample, half of it from each class as far as it has so many, and what a row of each counts.

    A class with few rows says most about the boundary, so it is not thinned out with the rest.
    One random row comes from each stretch of equal length: the order of the rows can't mislead it.

    Notes
    -----
    Source: King and Zeng (2001), logistic regression in rare events data, for the weights.

    >>> rows, weight = sample(np.arange(100) < 4, 20)
    >>> len(rows), (rows < 4).sum(), round(weight[0] * 10 + weight[1] * 4, 12)
    (14, np.int64(4), 1.0)
    """
    rng = np.random.default_rng(0)
    rows, weight = [], []
    for label in (False, True):
        those = np.flatnonzero(y == label)
        k = min(len(those), size // 2)
        rows.append(those[((np.arange(k) + rng.random(k)) * (len(those) / k)).astype(np.intp)])
        weight.append(len(those) / k / len(y))
    return np.concatenate(rows), (weight[0], weight[1])


def lower(view: View, step: Floats, see: Callable[[Floats], View], tries: int) -> View | None:
    """The first place along `step`, halved again and again, where the loss isn't higher; None after all `tries`."""
    for _ in range(tries):
        new = see(view.theta + step)
        if new.loss <= view.loss * (1 + 4 * EPS):
            return new
        step = step / 2
    return None


def start(X: Floats, y: Bools, l2: float | Floats) -> tuple[Floats, Floats]:
    """Where to start, and the inverse curvature there: Newton's method on a sample, and first on a part of that.

    It stops where the rest of the way is shorter than the sample's own error, about k/m in the loss,
    for k numbers from m rows. Data of one block, or of few rows, need no sample: then it is zero, and an empty array.
    """
    n, d = X.shape
    theta, P = np.zeros(d + 1), NO_CURVATURE
    size = min(max(n // SHARE, ROWS_A_WEIGHT * (d + 1)), n // 4)
    if n * d <= BLOCK or size < 10 * (d + 1):
        return theta, P
    rows, weight = sample(y, size)
    X, y = X[rows], y[rows]
    for every in (FIRST, 1):
        some, labels, counts = X[::every], y[::every], (every * weight[0], every * weight[1])
        see = functools.partial(look, X=some, y=labels, l2=l2, curved=True, weight=counts)
        view = see(theta)
        for _ in range(SAMPLE_STEPS):
            P = inverse(view.hessian)
            step = -P @ view.gradient
            if -step @ view.gradient < (d + 1) / len(some):
                theta = view.theta + step
                break
            view = lower(view, step, see, HALVINGS) or view
            theta = view.theta
    return theta, P


def newton(
    X: Floats, y: Bools, *, l2: float = 0.0, tol: float = 0.0, num_iter: int = 1000
) -> Descent:
    """Weights and intercept with the least mean loss: the same objective as `loss_and_gradient`'s.

    Formula of a step: theta <- theta - P gradient, where P is, or comes close to, the inverse of the hessian;
    halved until the loss doesn't rise.

    Parameters
    ----------
    X : array (n, d) of finite floats
    y : array (n,) of bool, both values present
    l2 : float
        Strength of the penalty on the weights.
    tol : float
        Norm of the gradient that is small enough. 0: go on until rounding hides any progress.
    num_iter : int
        Largest number of steps.

    Returns
    -------
    Descent
        theta, loss_history, path, iterations, converged.
        The path starts at zero; for more than one block of data its first step is the one to the sample's optimum.

    Warns
    -----
    RuntimeWarning
        If l2 = 0 and a plane separates the classes: then the loss has no minimum.
        It ends at the first place that separates them.

    Notes
    -----
    Sources: Hastie, Tibshirani and Friedman (2009), section 4.4.1, for Newton's step;
    Nocedal and Wright (2006), chapters 3 and 6, for halving and BFGS.

    >>> newton(np.array([[-1.0], [0.0], [0.0], [1.0]]), np.array([False, True, False, True]), l2=1.0).theta.round(4)
    array([0.2223, 0.    ])
    """
    with np.errstate(all="ignore"):                        # what overflows comes out as inf, and is refused
        try:
            run, last = _descend(X, y, l2, tol, num_iter)
        except FloatingPointError:                         # columns beyond 1e+-100: worth a copy in units of their own
            size = np.maximum(X.max(axis=0), -X.min(axis=0))
            size[size == 0] = 1
            unit = np.append(size, 1)
            penalty = np.minimum(l2 / size / size, 1e100)
            penalty[penalty < 1e-100] = 0                  # nothing beside the data's own curvature
            run, last = _descend(X / size, y, penalty, 0.0, num_iter)
            run = run._replace(theta=run.theta / unit, path=run.path / unit)
            if tol > 0:
                run = run._replace(converged=_norm(look(run.theta, X, y, l2).gradient) <= tol)
    if last.separated and l2 == 0:
        warnings.warn(
            "a plane separates the classes: the loss has no minimum, larger weights are always better. "
            f"Stopped at the loss {last.loss:.2g}. For an answer of its own set l2 above 0",
            RuntimeWarning,
            stacklevel=3,
        )
    return run


def _norm(v: Floats) -> float:
    return math.sqrt(v @ v)


def _descend(
    X: Floats, y: Bools, l2: float | Floats, tol: float, num_iter: int
) -> tuple[Descent, View]:
    """The run, and its last view."""
    zero = np.zeros(X.shape[1] + 1)
    theta, P = start(X, y, l2)
    view = look(theta, X, y, l2, curved=not P.size)
    path, losses = [zero], [float(np.log(2))]
    if P.size and view.loss < losses[0]:
        path.append(theta)
        losses.append(view.loss)
    elif P.size:                                    # the sample led astray: all rows from here on
        view, P = look(zero, X, y, l2, curved=True), NO_CURVATURE

    def unfinished() -> bool:
        endless = view.separated and not np.any(l2)
        return _norm(view.gradient) > tol and len(losses) <= num_iter and not endless

    for curved in (False, True) if P.size else (True,):
        if curved and not view.hessian.size and unfinished():
            view = look(view.theta, X, y, l2, curved=True)
        see = functools.partial(look, X=X, y=y, l2=l2, curved=curved)
        for new in _steps(view, P, see, unfinished):
            view = new
            path.append(view.theta)
            losses.append(view.loss)
    stuck = unfinished()                                   # as far as floats can tell: no step leads lower
    done = _norm(view.gradient) <= tol or (stuck and tol == 0)
    return Descent(view.theta, np.array(losses), np.array(path), len(losses) - 1, done), view


def _steps(
    view: View, P: Floats, see: Callable[[Floats], View], unfinished: Callable[[], bool]
) -> Iterator[View]:
    """Step by step downhill, as long as there is a way and, with a curvature kept up by BFGS, as long as it is fast."""
    left = PATIENCE
    while unfinished() and left > 0:
        if view.hessian.size:
            P, left = inverse(view.hessian), PATIENCE
        step = -P @ view.gradient
        new = lower(view, step, see, HALVINGS if view.hessian.size else 1)
        if new is None:
            return
        shorter = _norm(new.gradient) < _norm(view.gradient) / 2
        if not shorter and not new.loss < view.loss * (1 - EPS):   # rounding hides any progress
            return
        yield new
        if not new.hessian.size:
            P = bfgs(P, step, new.gradient - view.gradient)
            left = left - 1 if new.gradient @ P @ new.gradient < -step @ view.gradient else 0
        view = new
