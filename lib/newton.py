"""Newton's method for data of any size: curvature from a sample of the rows, gradients from all of them.

With d features, a pass over n rows that brings the gradient takes time in proportion to n d,
one that brings the curvature n d^2. So the curvature comes from a sample, which also finds the start.
From there each step needs one gradient, and what gradients tell about the curvature is worked into it (BFGS).
Where that goes slowly, and where the data are small, the curvature comes from all rows: Newton's own step.
"""

import functools
import math
import warnings
from collections.abc import Callable, Iterator

import numpy as np

from lib.evaluation import BLOCK, NO_CURVATURE, Evaluation, evaluate
from lib.training import Descent
from lib.validation import Bools, Floats

SHARE = 20              # one row in 20 goes into the sample: 5 % of the data's memory
ROWS_A_WEIGHT = 200     # but at least so many for each number that is looked for, if there are
FIRST = 8               # one in 8 of the sample for the first steps, where a rough direction will do
SAMPLE_STEPS = 20       # most steps on a sample: data that need more get Newton's own steps anyway
HALVINGS = 60           # most halvings of a step: what is left then is lost in rounding
TINY, HUGE = 1e-200, 1e200      # a column's curvature in between has a square root and an inverse without loss
PATIENCE = 12           # steps with the sample's curvature; a curvature of all rows costs about as much
EPS = float(np.finfo(float).eps)


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


def backtrack(
    here: Evaluation, step: Floats, objective: Callable[[Floats], Evaluation], tries: int
) -> Evaluation | None:
    """The first place along `step`, halved again and again, where the loss isn't higher; None after all `tries`."""
    for _ in range(tries):
        new = objective(here.theta + step)
        if new.loss <= here.loss * (1 + 4 * EPS):
            return new
        step = step / 2
    return None


def warm_start(X: Floats, y: Bools, l2: float | Floats) -> tuple[Floats, Floats]:
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
        objective = functools.partial(evaluate, X=some, y=labels, l2=l2, curved=True, weight=counts)
        here = objective(theta)
        for _ in range(SAMPLE_STEPS):
            P = inverse(here.hessian)
            step = -P @ here.gradient
            if -step @ here.gradient < (d + 1) / len(some):
                theta = here.theta + step
                break
            here = backtrack(here, step, objective, HALVINGS) or here
            theta = here.theta
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
                run = run._replace(converged=_norm(evaluate(run.theta, X, y, l2).gradient) <= tol)
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
) -> tuple[Descent, Evaluation]:
    """The run, and the evaluation of its end."""
    zero = np.zeros(X.shape[1] + 1)
    theta, P = warm_start(X, y, l2)
    here = evaluate(theta, X, y, l2, curved=not P.size)
    path, losses = [zero], [float(np.log(2))]
    if P.size and here.loss < losses[0]:
        path.append(theta)
        losses.append(here.loss)
    elif P.size:                                    # the sample led astray: all rows from here on
        here, P = evaluate(zero, X, y, l2, curved=True), NO_CURVATURE

    def unfinished() -> bool:
        endless = here.separated and not np.any(l2)
        return _norm(here.gradient) > tol and len(losses) <= num_iter and not endless

    for curved in (False, True) if P.size else (True,):
        if curved and not here.hessian.size and unfinished():
            here = evaluate(here.theta, X, y, l2, curved=True)
        objective = functools.partial(evaluate, X=X, y=y, l2=l2, curved=curved)
        for new in _steps(here, P, objective, unfinished):
            here = new
            path.append(here.theta)
            losses.append(here.loss)
    stuck = unfinished()                                   # as far as floats can tell: no step leads lower
    done = _norm(here.gradient) <= tol or (stuck and tol == 0)
    return Descent(here.theta, np.array(losses), np.array(path), len(losses) - 1, done), here


def _steps(
    here: Evaluation, P: Floats, objective: Callable[[Floats], Evaluation], unfinished: Callable[[], bool]
) -> Iterator[Evaluation]:
    """Step by step downhill, as long as there is a way and, with a curvature kept up by BFGS, as long as it is fast."""
    left = PATIENCE
    while unfinished() and left > 0:
        if here.hessian.size:
            P, left = inverse(here.hessian), PATIENCE
        step = -P @ here.gradient
        new = backtrack(here, step, objective, HALVINGS if here.hessian.size else 1)
        if new is None:
            return
        shorter = _norm(new.gradient) < _norm(here.gradient) / 2
        if not shorter and not new.loss < here.loss * (1 - EPS):   # rounding hides any progress
            return
        yield new
        if not new.hessian.size:
            P = bfgs(P, step, new.gradient - here.gradient)
            left = left - 1 if new.gradient @ P @ new.gradient < -step @ here.gradient else 0
        here = new
