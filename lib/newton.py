"""Newton's method for data of any size and shape: curvature from a sample of the rows, gradients from all of them.

With d features, a pass over n rows that brings the gradient takes time in proportion to n d,
one that brings the curvature n d^2. So the curvature comes from a sample, which also finds the start;
where there are too few rows for that and many columns, it starts as that of each column alone.
From there each step needs one gradient, and what gradients tell about the curvature is worked into it (BFGS).
Where that goes slowly, and where the data are small, the curvature comes from all rows: Newton's own step.
Where that gets stuck, it starts again in coordinates in which rounding does no harm: see `lib.coordinates`.

An end is called converged only where the gradient, or Newton's own step, says so; without a penalty only where
that step hardly moves a score, for there may be no minimum at all.
"""

import contextlib
import functools
import math
import warnings
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from lib.advice import Found, words_on_data
from lib.coordinates import Turned, awkward
from lib.curvature import EPS, Learned, backtrack, inverse
from lib.evaluation import Evaluation, Table, evaluate, score_changes
from lib.sample import warm_start
from lib.training import Descent
from lib.validation import Bools, Floats, as_shares

PATIENCE = 12           # steps with the sample's curvature; a curvature of all rows costs about as much
WIDE = 2**25            # n d^2 from where a curvature of all rows is dear: steps from gradients alone go first
SLOW = 0.1              # near a minimum each step of Newton's leaves less than this of what can be gained
SETTLED = 1e-12         # what can still be gained, as a part of the loss, where rounding ends a run at its minimum
SAME = 1e-6             # how far, as a part of the loss, an end may be off in the coordinates of the data themselves
STILL = 0.02            # a minimum is near where Newton's step changes no score by more, as a part of 1 + |score|
ALIKE = 4.0             # columns whose mean squares differ by less count as columns of one size
APART = 1e-6            # units of log-odds: what counts as no change of a score away from its label


class Problem(NamedTuple):
    """What is minimised, and over which rows."""

    X: Table                    # (n, d)
    y: Bools                    # (n,)
    l2: float | Floats
    weight: Floats | None       # (n,)
    penalised: bool             # is there a minimum for sure?

    def objective(self, *, curved: bool) -> Callable[[Floats], Evaluation]:
        """The evaluation as a function of theta alone."""
        return functools.partial(evaluate, X=self.X, y=self.y, l2=self.l2, weight=self.weight, curved=curved)


class Walk:
    """The places of a run, and what is known at its end."""

    def __init__(self, problem: Problem, tol: float, num_iter: int):
        self.problem, self.tol, self.num_iter = problem, tol, num_iter
        self.path: list[Floats] = [np.zeros(problem.X.shape[1] + 1)]
        self.losses = [math.log(2)]
        self.slope = math.inf                      # the gradient's norm
        self.converged = self.endless = False      # at a minimum; on a way down without an end

    def add(self, here: Evaluation) -> None:
        """One step more."""
        self.path.append(here.theta)
        self.losses.append(here.loss)

    @property
    def spent(self) -> bool:
        """Are all steps taken?"""
        return len(self.losses) > self.num_iter

    def ended(self, here: Evaluation) -> bool:
        """Does the gradient alone say that this is the end?"""
        self.slope = _norm(here.gradient)
        if not self.problem.penalised:
            self.endless = here.separated
            return here.separated
        self.converged = self.tol > 0 and self.slope <= self.tol
        return self.converged

    def descent(self, back: Callable[[Floats], Floats] = lambda q: q) -> Descent:
        """The run in the coordinates of X."""
        path = np.array([back(q) for q in self.path])
        return Descent(path[-1], np.array(self.losses), path, len(self.losses) - 1, self.converged)


def newton(
    X: Floats,
    y: Bools,
    *,
    l2: float = 0.0,
    tol: float = 0.0,
    num_iter: int = 1000,
    weight: Floats | None = None,
) -> Descent:
    """Weights and intercept with the least mean loss: the same objective as `loss_and_gradient`'s.

    Formula of a step: theta <- theta - P gradient, where P is, or comes close to, the inverse of the hessian;
    made shorter until the loss doesn't rise.

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
    weight : array (n,) of numbers above 0, optional
        How often each row counts.

    Returns
    -------
    Descent
        theta, loss_history, path, iterations, converged.
        The path starts at zero; for more than one block of data its first step is the one to the sample's optimum.

    Warns
    -----
    RuntimeWarning
        If l2 = 0 and a plane separates the classes, or some of the rows from all others: then the loss has no
        minimum. It ends at the first place where that shows.
        If l2 = 0 and columns depend on one another: then many weights are as good as each other.

    Notes
    -----
    Sources: Hastie, Tibshirani and Friedman (2009), section 4.4.1, for Newton's step;
    Nocedal and Wright (2006), chapters 3, 6 and 7, for the length of a step and BFGS;
    Albert and Anderson (1984), on the existence of maximum likelihood estimates in logistic regression models.

    >>> newton(np.array([[-1.0], [0.0], [0.0], [1.0]]), np.array([False, True, False, True]), l2=1.0).theta.round(4)
    array([0.2223, 0.    ])
    """
    found = search(X, y, l2=l2, tol=tol, num_iter=num_iter, weight=as_shares(weight, len(X)))
    for word in words_on_data(found):
        warnings.warn(word, RuntimeWarning, stacklevel=2)
    return found.run


def search(
    X: Floats, y: Bools, *, l2: float, tol: float, num_iter: int, weight: Floats | None = None
) -> Found:
    """What `newton` does, without a word; the weights are shares that sum to 1."""
    with np.errstate(all="ignore"):                        # what overflows comes out as inf, and is refused
        with contextlib.suppress(FloatingPointError):      # too much for the columns as they are
            if not awkward(X):
                walk = _descend(Walk(Problem(X, y, l2, weight, l2 > 0), tol, num_iter), X, l2)
                if walk.converged or walk.endless or walk.spent:
                    return Found(walk.descent(), walk.slope, walk.endless)
        turned = Turned(X, l2)
        # to the very end: `tol` is about the gradient in the coordinates of X, and is asked for there
        walk = Walk(Problem(turned, y, turned.penalty, weight, l2 > 0), 0.0, num_iter)
        zero = walk.problem.objective(curved=True)(walk.path[0])
        with contextlib.suppress(FloatingPointError):      # numbers beyond floats all the same: not converged
            _newton_steps(walk, zero, strict=False)
        run = walk.descent(turned.back)
        end = evaluate(run.theta, X, y, l2, weight=weight)
        slope, off = _norm(end.gradient), abs(end.loss - run.loss_history[-1])
        if l2 > 0:                                         # in directions of X that the turned table hasn't
            left = end.gradient[:-1] if turned.shared else end.gradient[:-1] @ turned.others
            off += float(left @ left) / (2 * l2)           # the loss lies no lower by more
        run = run._replace(converged=walk.converged and off <= SAME * end.loss and (tol == 0 or slope <= tol))
    return Found(run, slope, walk.endless, () if l2 else tuple(np.flatnonzero(turned.dependent).tolist()))


def _norm(v: Floats) -> float:
    return math.sqrt(v @ v)


def _descend(walk: Walk, X: Floats, l2: float) -> Walk:
    """Steps from gradients as long as they are fast, then Newton's own."""
    (n, d), zero = X.shape, walk.path[0]
    theta, P = warm_start(X, walk.problem.y, l2, walk.problem.weight)
    many = not P.size and n * d * d > WIDE
    here = walk.problem.objective(curved=not P.size and not many)(theta)
    if theta[-1] and here.loss < walk.losses[0]:
        walk.add(here)
    elif P.size:                                           # the sample led astray: all rows from here on
        here, P = walk.problem.objective(curved=True)(zero), P[:0, :0]
    if many:
        P = _apart(X, l2)
    if P.size:
        here = _quick_steps(walk, here, Learned(P), PATIENCE + many * d // 8)
    if walk.converged or walk.endless or walk.spent:
        return walk
    if n <= d and many:                                    # fewer rows than columns: fewer coordinates, too
        raise FloatingPointError("the curvature of all columns has no inverse")
    if not here.hessian.size:
        here = walk.problem.objective(curved=True)(here.theta)
    _newton_steps(walk, here, strict=True)
    return walk


def _apart(X: Floats, l2: float) -> Floats:
    """The inverse curvature at zero as if columns had nothing to do with one another; shorter where they must have."""
    n, d = X.shape
    some = X[:: n // 301 + 1]
    size = np.maximum(np.einsum("ij,ij->j", some, some) / len(some), 1e-6)     # (d,)  mean squares
    if n < d and size.max() < ALIKE * size.min():          # then steps stay among the rows' sums, as the optimum does
        size[:] = size.mean()
    most = (1 + math.sqrt(d / n)) ** 2 if d > n else 1.0   # what columns of chance have in common, at most
    return np.reciprocal(most * np.append(size / 4 + l2, 0.25))


def _quick_steps(walk: Walk, here: Evaluation, known: Learned, patience: int) -> Evaluation:
    """Steps that need a gradient each, as long as they are fast; the last place."""
    objective = walk.problem.objective(curved=False)
    gain = math.inf
    while patience > 0 and not walk.ended(here) and not walk.spent:
        if not walk.problem.penalised and walk.slope <= walk.tol:
            break                                          # near the end, if there is one: Newton's step will tell
        step = -known.times(here.gradient)
        gain, before = -float(step @ here.gradient), gain
        if not gain < before and known.start.ndim == 2:
            break
        new = backtrack(here, step, objective, tries=1 if known.start.ndim == 2 else 20)
        if new is None:
            break
        walk.add(new)
        known = known.after(new.theta - here.theta, new.gradient - here.gradient)
        here, patience = new, patience - 1
    return here


def _newton_steps(walk: Walk, here: Evaluation, *, strict: bool) -> None:
    """Newton's own steps, until the end is proved, or rounding hides it, or no step is left.

    Each squares what is left: after one that gained less than EPS of the loss, nothing but rounding is left.
    """
    problem, objective = walk.problem, walk.problem.objective(curved=True)
    least, slow = math.inf, False
    while not walk.ended(here):
        P = inverse(here.hessian, strict=strict)
        step = -P @ here.gradient
        gain = math.inf if _unresolved(here) else -float(step @ here.gradient)
        slow = slow or not gain < SLOW * least
        if not problem.penalised and (slow or walk.slope <= walk.tol):
            away, largest = score_changes(here.theta, step, problem.X, problem.y)
            walk.endless = largest > STILL and away <= APART
            walk.converged = walk.tol > 0 and walk.slope <= walk.tol and largest <= STILL
        if walk.endless or walk.converged or walk.spent:
            return
        new = backtrack(here, step, objective)
        if new is None or not (least > max(4 * gain, EPS * here.loss) or new.loss < min(walk.losses) * (1 - EPS)):
            walk.converged = walk.tol == 0 and gain <= SETTLED * here.loss and (
                problem.penalised or score_changes(here.theta, step, problem.X, problem.y)[1] <= STILL)
            return
        walk.add(new)
        here, least = new, min(gain, least)


def _unresolved(here: Evaluation) -> bool:
    """Is there a slope where there is no curvature left to tell how far it goes?"""
    flat = here.hessian.diagonal() <= 0
    return bool(flat.any() and here.gradient[flat].any())
