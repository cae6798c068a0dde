"""Points of two classes, and what a model says about them."""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from lib.plots._axes import CLASSES, axes
from lib.sigmoid import logit
from lib.style import CLASS_0, CLASS_1, GROUND, INK, MUTED, THIN
from lib.validation import as_float


def _marks(ax: Axes, x: NDArray, label: int, *, size: float, hollow: bool, name: str) -> None:
    """Points (m, 2) of one class: filled where they are right, hollow where they are wrong."""
    _, marker, colour = CLASSES[label]
    x1, x2 = x.T
    # a halo of the ground under each marker, or it drowns in a tint of its own colour
    ax.scatter(x1, x2, s=size, marker=marker, color=GROUND, edgecolors=GROUND, linewidths=2.5)
    ax.scatter(x1, x2, s=size, marker=marker, color=GROUND if hollow else colour,
               edgecolors=colour if hollow else INK, linewidths=1.5 if hollow else 0.5, label=name)  # fmt: skip


def plot_points(X: ArrayLike, y: ArrayLike, *, size: float = 26, ax: Axes | None = None) -> Axes:
    """Points (n, 2): class 0 as blue circles, class 1 as orange triangles.

    >>> [text.get_text() for text in plot_points([[0, 1], [2, 3]], [0, 1]).legend().get_texts()]
    ['class 0', 'class 1']
    """
    ax = axes(ax)
    X, y = np.asarray(X), np.asarray(y)
    for label in (0, 1):
        _marks(ax, X[y == label], label, size=size, hollow=False, name=f"class {label}")
    ax.set(xlabel="x₁", ylabel="x₂")
    return ax


def plot_outcomes(x: ArrayLike, y: ArrayLike, *, size: float = 36, ax: Axes | None = None) -> Axes:
    """One feature `x` (n,) against what happened, `y` (n,): circles at 0, triangles at 1.

    Points that would hide each other are stacked towards the middle.

    >>> plot_outcomes([70.0, 70.0, 53.0], [0, 0, 1]).get_ylabel()
    'what happened'
    """
    ax = axes(ax)
    x, y = np.asarray(x), np.asarray(y)
    earlier = [np.sum((x[:i] == x[i]) & (y[:i] == y[i])) for i in range(len(x))]    # how many lie there already
    height = y + (1 - 2.0 * y) * 0.06 * np.array(earlier)
    plot_points(np.column_stack([x, height]), y, size=size, ax=ax)
    ax.set(xlabel="x", ylabel="what happened", ylim=(-0.08, 1.08))
    return ax


def plot_probability(theta: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """The model's probability over the plane as a tint: blue to orange, p = 0.5 is the page itself.

    >>> plot_probability([1.0, -1.0, 0.0]).get_xlim()
    (np.float64(0.0), np.float64(1.0))
    """
    ax = axes(ax)
    theta = as_float(theta)
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    x1, x2 = np.meshgrid([left, right], [low, high])       # the score is linear: its corners are enough
    z = theta[0] * x1 + theta[1] * x2 + theta[2]
    for level in logit([0.55, 0.65, 0.75, 0.85, 0.93, 0.98]):  # nested, so that no seam shows
        for toward, colour in ((z, CLASS_1), (-z, CLASS_0)):
            if toward.max() > level:
                ax.contourf(x1, x2, toward, levels=[level, np.inf], colors=[colour], alpha=0.07, zorder=0)
    ax.set(xlim=(left, right), ylim=(low, high))
    return ax


def plot_boundary(
    theta: ArrayLike, *, threshold: float = 0.5, label: str = "", ax: Axes | None = None
) -> Axes:
    """The line where the probability equals `threshold`: w1 x1 + w2 x2 + b = logit(threshold).

    >>> plot_boundary([1.0, 0.0, -0.5]).lines[0].get_xdata().tolist()    # x1 = 0.5, a vertical line
    [0.5, 0.5]
    """
    ax = axes(ax)
    w1, w2, b = as_float(theta)
    if w1 == w2 == 0:
        raise ValueError("there is no boundary: both weights are 0, so every point gets the same score")
    if not 0 < threshold < 1:
        raise ValueError(f"threshold must lie between 0 and 1, got {threshold}")
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    middle = np.array([left + right, low + high]) / 2
    to_go = logit(threshold) - b - w1 * middle[0] - w2 * middle[1]
    foot = middle + np.array([w1, w2]) * to_go / (w1**2 + w2**2)   # the line's point nearest to the middle
    reach = np.hypot(right - left, high - low)
    ends = foot + np.outer([-reach, reach], [-w2, w1]) / np.hypot(w1, w2)
    ax.plot(*ends.T, color=INK, label=label or None)
    ax.set(xlim=(left, right), ylim=(low, high))
    return ax


def plot_predictions(
    theta: ArrayLike,
    X: ArrayLike,
    y: ArrayLike,
    *,
    threshold: float = 0.5,
    size: float = 26,
    ax: Axes | None = None,
) -> Axes:
    """Points, the model's probability behind them, and its boundary; a point on the wrong side is hollow.

    With another `threshold` the boundary moves, and the line p = 0.5 stays behind, thin and dashed.
    """
    X, y, theta = np.asarray(X), np.asarray(y), as_float(theta)
    wrong = (X @ theta[:2] + theta[2] > logit(threshold)) != (y == 1)
    ax = plot_points(X[~wrong], y[~wrong], size=size, ax=axes(ax))
    for label in (0, 1):
        _marks(ax, X[wrong & (y == label)], label, size=size, hollow=True, name=f"class {label}, on the wrong side")
    plot_probability(theta, ax=ax)
    plot_boundary(theta, threshold=threshold, ax=ax)
    if threshold != 0.5:
        plot_boundary(theta, ax=ax)
        ax.lines[-1].set(color=MUTED, lw=THIN, ls="--")
    return ax
