"""Step after step downhill. These functions take any loss and know no model."""

import warnings
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from lib.validation import Floats, check_count, check_not_negative, check_positive

LossAndGradient = Callable[[Floats], tuple[float, Floats]]


class Step(NamedTuple):
    """One moment of a descent: where we stand, how high, and which way is up.

    >>> Step(0, np.zeros(2), 0.7, np.ones(2)).loss
    0.7
    """

    iteration: int           # updates made so far
    theta: Floats           # (k,)
    loss: float
    gradient: Floats        # (k,)


class Descent(NamedTuple):
    """What `gradient_descent` returns: the end of the run and the way there.

    >>> Descent(np.zeros(2), np.array([0.7]), np.zeros((1, 2)), 0, False).converged
    False
    """

    theta: Floats           # (k,)  where it ended
    loss_history: Floats    # (iterations + 1,)  from the start to the end
    path: Floats            # (iterations + 1, k)  every theta on the way; (1, k) if only the end was kept
    iterations: int          # updates made
    converged: bool          # is the gradient's norm at the end at most tol?


def gradient_steps(
    loss_and_gradient: LossAndGradient, theta0: ArrayLike, *, lr: float
) -> Iterator[Step]:
    """Walk downhill for ever; yield the start, then the state after each update.

    Formula of the update: theta <- theta - lr * gradient.

    Parameters
    ----------
    loss_and_gradient : function of theta (k,) that returns the loss and its gradient (k,)
    theta0 : array_like (k,)
        Where to start.
    lr : float
        Learning rate: the length of a step for a gradient of length 1.

    Yields
    ------
    Step
        Each with a `theta` of its own, safe to keep; it can't be written to.

    Raises
    ------
    ValueError
        If `lr` is not positive, or `theta0` is not a row of finite numbers;
        on the way, if `loss_and_gradient` returns something else.

    Notes
    -----
    Source: Cauchy (1847), méthode générale pour la résolution des systèmes d'équations simultanées.

    >>> steps = gradient_steps(lambda t: (float(t @ t), 2 * t), [1.0], lr=0.25)
    >>> [float(next(steps).theta[0]) for _ in range(4)]
    [1.0, 0.5, 0.25, 0.125]
    """
    check_positive("lr", lr)
    theta = np.array(theta0, dtype=float)
    if theta.ndim != 1 or not np.isfinite(theta).all():
        raise ValueError(f"theta0 must be a row of finite numbers, got {theta0!r}")
    return _walk(loss_and_gradient, theta, lr)


def _walk(loss_and_gradient: LossAndGradient, theta: Floats, lr: float) -> Iterator[Step]:
    iteration = 0
    while True:
        theta.flags.writeable = False         # who watches can't change the run
        loss, gradient = _both(loss_and_gradient(theta), theta)
        yield Step(iteration, theta, loss, gradient)
        theta = theta - lr * gradient         # a new array: the old step keeps its own
        iteration += 1


def _both(result: object, theta: Floats) -> tuple[float, Floats]:
    """What a loss_and_gradient returned, if it is that."""
    if isinstance(result, tuple) and len(result) == 2:
        loss, gradient = result
        if np.shape(loss) == () and np.shape(gradient) == theta.shape:
            return loss, gradient
    shapes = [np.shape(part) for part in result] if isinstance(result, tuple) else f"one {type(result).__name__}"
    raise ValueError(
        f"loss_and_gradient must return a pair: the loss, a number, and its gradient, of shape {theta.shape} "
        f"as theta has; got {shapes}"
    )


def gradient_descent(
    loss_and_gradient: LossAndGradient,
    theta0: ArrayLike,
    *,
    lr: float,
    num_iter: int,
    tol: float = 0.0,
    callback: Callable[[Step], object] | None = None,
    keep_path: bool = True,
) -> Descent:
    """Take up to `num_iter` steps downhill and remember the way.

    With `tol=0` it takes exactly `num_iter` steps.
    With `tol > 0` it stops at the first place where the gradient's norm is at most `tol`.

    Parameters
    ----------
    loss_and_gradient : function of theta (k,) that returns the loss and its gradient (k,)
    theta0 : array_like (k,)
    lr : float
        Learning rate, above 0.
    num_iter : int
        Largest number of steps, 1 or more.
    tol : float
        Norm of the gradient that is small enough.
    callback : function of a Step, optional
        Called at the start and after each step.
    keep_path : bool
        Keep every theta: 8 (k + 1) bytes a step for k weights. If False, the path is its last place alone.

    Returns
    -------
    Descent
        theta, loss_history, path, iterations, converged.

    Raises
    ------
    ValueError
        If `lr`, `num_iter`, `tol` or `theta0` make no sense, or `loss_and_gradient` returns something else.

    Warns
    -----
    RuntimeWarning
        If theta, loss or gradient stop being finite: it ends there and keeps the last finite place.
        (For a penalised loss that happens when lr > 2 / l2.)

    >>> run = gradient_descent(lambda t: (float(t @ t), 2 * t), [1.0], lr=0.25, num_iter=3)
    >>> run.theta, run.loss_history
    (array([0.125]), array([1.      , 0.25    , 0.0625  , 0.015625]))
    """
    check_count("num_iter", num_iter)
    check_not_negative("tol", tol)
    path: list[Floats] = []
    losses, converged = [], False
    with np.errstate(over="ignore", invalid="ignore"):     # a run that blows up is told below
        for step in gradient_steps(loss_and_gradient, theta0, lr=lr):
            if not all(np.isfinite(part).all() for part in (step.theta, step.loss, step.gradient)):
                warnings.warn(
                    f"stopped at step {step.iteration}: theta, loss or gradient is no longer finite there. "
                    f"Lower the learning rate (lr = {lr})",
                    RuntimeWarning,
                    stacklevel=2,
                )
                break
            losses.append(step.loss)
            if not keep_path:
                path.clear()
            path.append(step.theta)
            converged = bool(np.linalg.norm(step.gradient) <= tol)
            if callback is not None:
                callback(step)
            if step.iteration == num_iter or (converged and tol > 0):
                break
    if not path:
        raise ValueError(f"the loss or its gradient is not finite at theta0 = {theta0!r}")
    return Descent(path[-1], np.array(losses), np.array(path), len(losses) - 1, converged)
