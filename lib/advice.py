"""What is known at the end of a run, and what a reader should be told about it."""

from typing import NamedTuple

from lib.gradients import lipschitz_constant
from lib.training import Descent
from lib.validation import Floats


class Found(NamedTuple):
    """A run, and what is known at its end.

    >>> Found(Descent([0.0], [0.7], [[0.0]], 0, True), 1e-9).endless
    False
    """

    run: Descent
    slope: float                # the gradient's norm
    endless: bool = False       # does it lead down for ever?
    dependent: tuple[int, ...] = ()      # columns that depend on one another


def words_on_data(found: Found) -> list[str]:
    """What the data themselves don't tell: where the loss has no minimum, or many."""
    words = []
    if found.endless:
        words.append(
            "a plane separates the classes, or some rows from all others: the loss has no minimum, larger weights "
            f"are always better. Stopped at the loss {found.run.loss_history[-1]:.2g}. "
            "For an answer of its own set l2 above 0"
        )
    if found.dependent:
        names = ", ".join(map(str, found.dependent[:10])) + ", ..." * (len(found.dependent) > 10)
        words.append(
            f"the columns {names} (counted from 0) depend on one another: many weights give the same probabilities, "
            "these are the shortest. To tell the columns' effects apart, leave one out, or set l2 above 0"
        )
    return words


def how_newton_converges(found: Found, tol: float, num_iter: int) -> str:
    """What to do where Newton's method didn't come to its end."""
    steps = f"after {found.run.iterations} steps"
    if found.run.iterations >= num_iter:
        return f"no optimum {steps}: raise num_iter"
    aim = f", above tol = {tol}," if tol else ""
    return (
        f"the gradient's norm is {found.slope:.2g}{aim} {steps}, and more steps would not help: rounding hides the "
        "way. Raise tol, scale the features or move them nearer to zero, or set l2 above 0"
    )


def how_descent_converges(
    found: Found, X: Floats, weight: Floats | None, *, lr: float, num_iter: int, l2: float, tol: float
) -> list[str]:
    """What to do where gradient descent ended too early, or above where it started."""
    run = found.run
    first, last = run.loss_history[0], run.loss_history[-1]
    early = run.iterations < num_iter                      # a run that blew up: that was told where it did
    if run.converged or early or (tol == 0 and last <= first * (1 + 1e-9)):
        return []
    limit = 2 / lipschitz_constant(X, l2=l2, sample_weight=weight)
    if last > first * (1 + 1e-9):
        return [
            f"the loss ended at {last:.3g}, above {first:.3g}, where it started: the steps are too long for these "
            "data. Scale the features" + (f", or take lr below 2/L = {limit:.2g}" if limit > 0 else "")
        ]
    cure = f"raise lr (below 2/L = {limit:.2g})" if lr < limit else f"lower lr below 2/L = {limit:.2g}"
    return [
        f"the gradient's norm is still above tol = {tol} after {run.iterations} steps: "
        f"raise num_iter, {cure}, or scale the features"
    ]
