"""Which way is downhill, and how curved is the valley?

`theta` holds the weights and, last, the intercept: theta = [w_1, ..., w_d, b].
The penalty l2/2 * |w|^2 never touches the intercept.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from lib.evaluation import blocks, evaluate
from lib.sigmoid import sigmoid
from lib.validation import (
    Floats,
    as_float,
    as_labels,
    as_shares,
    as_table,
    check_not_negative,
    check_positive,
)


def _split(theta: ArrayLike, X: ArrayLike) -> tuple[Floats, float, Floats]:
    """Weights, intercept and data, with their shapes checked."""
    theta, X = as_float(theta), as_table(X)
    if theta.shape != (X.shape[1] + 1,):
        raise ValueError(
            f"theta must have shape (d + 1,) = ({X.shape[1] + 1},): weights, then the intercept; "
            f"got {theta.shape}"
        )
    return theta[:-1], theta[-1], X


def loss_and_gradient(
    theta: ArrayLike, X: ArrayLike, y: ArrayLike, *, l2: float = 0.0, sample_weight: ArrayLike | None = None
) -> tuple[float, Floats]:
    """Mean loss at `theta` and its gradient, from one pass over the data.

    Formulas, with z = X w + b and p = sigmoid(z):
    loss = mean(-y log(p) - (1 - y) log(1 - p)) + l2/2 * |w|^2,
    gradient in w = X^T (p - y) / n + l2 * w, gradient in b = mean(p - y).

    The error p - y is written s * sigmoid(s z) with s = 1 - 2y.
    That is the same number, and it keeps its digits where p is close to y.

    Parameters
    ----------
    theta : array_like (d + 1,)
        Weights, then the intercept.
    X : array_like (n, d)
    y : array_like (n,) of 0 and 1
    l2 : float
        Strength of the penalty; scikit-learn's C is 1 / (l2 * n).
    sample_weight : array_like (n,), optional
        How often each row counts: the mean becomes sum(weight * loss) / sum(weight). The penalty stays as it is.

    Returns
    -------
    loss : float
    gradient : array (d + 1,)
        In the order of `theta`.

    Raises
    ------
    ValueError
        If shapes do not fit together, `y` holds other values than 0 and 1, or `l2` is negative.
        (nan in `theta` or `X` isn't an error here: it comes out as nan.)

    Notes
    -----
    Source: Hastie, Tibshirani and Friedman (2009), section 4.4.1.

    >>> loss, gradient = loss_and_gradient([0.0, 0.0], [[-1.0], [3.0]], [0, 1])
    >>> round(loss, 6), gradient
    (0.693147, array([-1.,  0.]))
    """
    check_not_negative("l2", l2)
    w, b, X = _split(theta, X)
    one = as_labels(y, np.empty(len(X)), "X @ w + b") == 1     # (n,)
    with np.errstate(over="ignore", invalid="ignore"):     # inf and nan come out as they are
        here = evaluate(np.append(w, b), X, one, l2, weight=as_shares(sample_weight, len(X)))
    return here.loss, here.gradient.astype(np.result_type(w, X))


def hessian(
    theta: ArrayLike,
    X: ArrayLike,
    y: ArrayLike | None = None,
    *,
    l2: float = 0.0,
    sample_weight: ArrayLike | None = None,
) -> Floats:
    """Matrix of second derivatives of the mean loss at `theta`.

    Formula: A^T diag(p (1 - p)) A / n + l2 * diag(1, ..., 1, 0), where A = [X, 1].

    Parameters
    ----------
    theta : array_like (d + 1,)
    X : array_like (n, d)
    y : ignored
        The curvature doesn't depend on the labels;
        `y` is there so that this call looks like that of `loss_and_gradient`.
    l2 : float
    sample_weight : array_like (n,), optional
        How often each row counts.

    Returns
    -------
    array (d + 1, d + 1)
        Symmetric, no negative eigenvalue: the loss is convex.

    Raises
    ------
    ValueError
        If shapes do not fit together.

    Notes
    -----
    Source: Hastie, Tibshirani and Friedman (2009), section 4.4.1.

    >>> hessian([0.0, 0.0], [[-1.0], [3.0]])
    array([[1.25, 0.25],
           [0.25, 0.25]])
    """
    check_not_negative("l2", l2)
    w, b, X = _split(theta, X)
    share = as_shares(sample_weight, len(X))
    H = np.zeros((len(w) + 1, len(w) + 1))
    for rows in blocks(X):
        A = np.column_stack([X[rows], np.ones(len(X[rows]))])                  # (rows, d + 1)
        z = A[:, :-1] @ w + b                                                  # (rows,)
        slope = sigmoid(z) * sigmoid(-z)                   # p (1 - p), without 1 - p
        H += (A.T * (slope if share is None else slope * share[rows])) @ A
    H /= len(X) if share is None else 1
    H[np.diag_indices(len(w))] += l2                       # the diagonal but for its last place: b is free
    return H.astype(np.result_type(w, X))


def lipschitz_constant(
    X: ArrayLike, *, l2: float = 0.0, sample_weight: ArrayLike | None = None
) -> float:
    """A bound L on the curvature of the mean loss, anywhere and in any direction.

    Formula: L = lambda_max(A^T A) / (4 n) + l2, where A = [X, 1], because p (1 - p) <= 1/4.
    With a learning rate below 2 / L no step of gradient descent raises the loss.

    Parameters
    ----------
    X : array_like (n, d)
    l2 : float
    sample_weight : array_like (n,), optional
        How often each row counts.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `X` doesn't have shape (n, d) or isn't finite, or `l2` is negative.

    Notes
    -----
    Source: Nesterov (2018), lectures on convex optimization, section 1.2.

    >>> lipschitz_constant([[-1.0], [1.0]])
    0.25
    """
    check_not_negative("l2", l2)
    X = as_table(X)
    if not np.isfinite(X).all():
        raise ValueError("X must hold finite numbers, got nan or inf")
    (n, d), share = X.shape, as_shares(sample_weight, len(X))
    size = float(np.abs(X).max(initial=1))                 # squares of X itself may leave the range of floats
    total = np.zeros((min(n, d + 1),) * 2)                 # A^T A, or, where that is smaller, A A^T
    for rows in blocks(X) if n > d else [slice(None)]:
        A = np.column_stack([X[rows], np.ones(len(X[rows]))]) / size           # (rows, d + 1)
        if share is not None:
            A *= np.sqrt(share[rows, np.newaxis] * n)
        total += A.T @ A if n > d else A @ A.T
    return float(np.linalg.eigvalsh(total)[-1] / (4 * n) * size * size + l2)


def numerical_gradient(
    f: Callable[[Floats], float], theta: ArrayLike, *, h: float = 6e-6
) -> Floats:
    """Gradient of `f` at `theta` by central differences: slow, blunt, and a fair judge.

    Formula: (f(theta + h e_j) - f(theta - h e_j)) / (2h) for each coordinate j.

    Parameters
    ----------
    f : function of an array of the shape of `theta` that returns a float
    theta : array_like (k,), or any other shape
    h : float
        Step; the default is near the cube root of the machine's precision.
        Smaller steps drown in rounding, larger ones in curvature.

    Returns
    -------
    array of the shape of `theta`, or a number for a number

    Raises
    ------
    ValueError
        If `h` is not positive.

    Notes
    -----
    Source: Press et al. (2007), Numerical Recipes, section 5.7.

    >>> numerical_gradient(lambda t: t[0] ** 2 + 3 * t[1], [1.0, 5.0]).round(6)
    array([2., 3.])
    """
    check_positive("h", h)
    theta = np.asarray(theta)
    steps = h * np.eye(theta.size).reshape(theta.size, *theta.shape)       # one per coordinate
    slopes: Floats = np.array([(f(theta + step) - f(theta - step)) / (2 * h) for step in steps])
    return slopes.reshape(theta.shape)[()]
