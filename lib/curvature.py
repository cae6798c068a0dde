"""From a gradient to a step: its direction by the inverse of a curvature, its length by looking."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from lib.evaluation import Evaluation
from lib.validation import Floats

TINY, HUGE = 1e-200, 1e200      # a column's curvature in between has a square root and an inverse without loss
DEPENDENT = 1e-9                # what a column's curvature keeps, at least, beside those before it
KEPT = 10                       # steps that are remembered: each costs four short calls a step
STRAIGHT = 0.9                  # of what a straight line would bring: a shortened step that brings more is too short
EPS = float(np.finfo(float).eps)


def inverse(H: Floats, *, strict: bool = False) -> Floats:
    """Inverse of a curvature, symmetric and positive whatever rounding did to `H`.

    The unit of each coordinate becomes the one in which its own curvature is 1.
    Where columns depend on one another, a ridge on the diagonal keeps their steps short.
    A coordinate without curvature doesn't move.

    Parameters
    ----------
    H : array (k, k)
    strict : bool
        Refuse a curvature whose inverse loses more than half of the digits.

    Raises
    ------
    FloatingPointError
        If numbers of the data are so large that their squares are not floats; if `strict`, also if they are so
        small, or if columns almost depend on one another.

    >>> inverse(np.diag([4.0, 1e100, 0.0])).round(6)
    array([[0.25, 0.  , 0.  ],
           [0.  , 0.  , 0.  ],
           [0.  , 0.  , 0.  ]])
    """
    own = H.diagonal()
    least = own.min(initial=np.inf)
    if not own.max(initial=0) < HUGE or (strict and least <= TINY and np.any(own[own <= TINY] > 0)):
        raise FloatingPointError("the squares of some columns leave the range of floats")
    unit = 1 / np.sqrt(own if least > TINY else np.where(own <= TINY, np.inf, own))        # (k,)
    N = H * unit[:, np.newaxis] * unit                     # ones on the diagonal
    ridge = 1e-14
    while True:
        N.flat[:: len(H) + 1] = 1 + ridge
        try:
            triangle = np.linalg.cholesky(N)
            if strict and triangle.diagonal().min() ** 2 < DEPENDENT:
                raise FloatingPointError("some columns almost depend on others")
            half = np.linalg.inv(triangle) * unit
            return half.T @ half
        except np.linalg.LinAlgError as error:
            if strict:
                raise FloatingPointError("some columns depend on others") from error
            ridge *= 100


class Learned(NamedTuple):
    """An inverse curvature, or its diagonal, and the steps since then with the changes of the gradient they brought.

    It is the inverse curvature of BFGS, which is never written out: k numbers a step instead of k^2.

    >>> known = Learned(np.ones(2)).after(np.array([1.0, 0.0]), np.array([4.0, 0.0]))
    >>> known.times(np.array([8.0, 1.0]))
    array([2.  , 0.25])
    """

    start: Floats                                  # (k, k), or the diagonal (k,)
    steps: tuple[tuple[Floats, Floats, float], ...] = ()   # s, c and s^T c

    def after(self, step: Floats, change: Floats) -> "Learned":
        """What is known after a `step` along which the gradient changed by `change`."""
        along = float(step @ change)
        if not along > 0:                          # rounding only: the loss is convex
            return self
        return Learned(self.start, (*self.steps, (step, change, along))[-KEPT:])

    def times(self, gradient: Floats) -> Floats:
        """The inverse curvature times the `gradient`.

        Formula: with each step s and its change c, newest first, q <- q - a c, where a = s^T q / s^T c;
        then q <- P q with the curvature P of the start; then, oldest first, q <- q + (a - c^T q / s^T c) s.

        Notes
        -----
        Source: Nocedal and Wright (2006), Numerical Optimization, algorithm 7.4.
        """
        q, taken = gradient, []
        for s, c, along in reversed(self.steps):
            taken.append(s @ q / along)
            q = q - taken[-1] * c
        q = self._first(q)
        for (s, c, along), a in zip(self.steps, reversed(taken), strict=True):
            q = q + (a - c @ q / along) * s
        return q

    def _first(self, q: Floats) -> Floats:
        """The start's curvature; a diagonal is stretched to what the last step has shown."""
        if self.start.ndim == 2:
            found: Floats = self.start @ q
            return found
        stretch = 1.0
        if self.steps:
            _, c, along = self.steps[-1]
            stretch = along / float(c @ (self.start * c))
        return stretch * self.start * q


def backtrack(
    here: Evaluation, step: Floats, objective: Callable[[Floats], Evaluation], *, tries: int = 60
) -> Evaluation | None:
    """A place along `step` where the loss isn't higher, and not much nearer than it need be; None if there is none.

    A step that is too long becomes half as long, or as long as the parabola through the two losses and the slope
    says: the loss is almost straight far out, so that from however far one shortening leads back to the right size.
    Where the loss has a bend instead, that is too short, and the loss falls as if it were straight:
    then the length lies in between, in the middle of the orders of magnitude.

    Notes
    -----
    Source: Nocedal and Wright (2006), Numerical Optimization, sections 3.1 (the conditions of Goldstein) and 3.5.
    """
    slope = float(here.gradient @ step)
    length, long, found = 1.0, 1.0, None
    for _ in range(tries):
        new = objective(here.theta + length * step)
        if new.loss <= here.loss * (1 + 4 * EPS):
            found = new                                    # the longer the lower, as long as it is too short
            if length == 1 or here.loss - new.loss <= -STRAIGHT * slope * length:
                return found
            short, length = length, math.sqrt(length * long)
        elif found is not None:
            long, length = length, math.sqrt(short * length)
        else:
            shorter = -slope * length / (2 * (new.loss - here.loss - slope * length))
            long, length = length, length * (min(shorter, 0.5) if shorter > 0 else 0.5)
    return found
