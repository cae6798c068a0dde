"""What the weights are: a direction across the plane, and how steep the probability is along it."""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from lib.plots._axes import axes
from lib.plots._points import plot_points
from lib.sigmoid import logit, sigmoid
from lib.style import CLASS_0, CLASS_1, INK, MUTED, THICK, THIN
from lib.validation import as_float


def plot_normal(theta: ArrayLike, *, scale: float = 1.0, ax: Axes | None = None) -> Axes:
    """The weights as an arrow, the normal: it starts on the line p = 0.5 and is `scale` times w long.

    >>> plot_normal([2.0, 0.0, 0.0]).texts[-1].get_text()
    'w'
    """
    ax = axes(ax)
    w1, w2, b = as_float(theta)
    if w1 == w2 == 0:
        raise ValueError("there is no normal: both weights are 0")
    w = np.array([w1, w2])
    view = ax.get_xlim(), ax.get_ylim()
    middle = np.mean(view, axis=1)
    foot = middle - w * (w @ middle + b) / (w @ w)             # on the line, nearest to the middle
    tip = foot + scale * w
    arrow = {"arrowstyle": "->", "color": INK, "lw": THICK, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", xy=tuple(tip), xytext=tuple(foot), arrowprops=arrow, annotation_clip=True)
    uphill = 0.035 * np.ptp(view[0]) * w / np.hypot(w1, w2)
    along = np.array([-uphill[1], uphill[0]])
    corner = foot + np.array([uphill, uphill + along, along])  # the sign of a right angle
    ax.plot(*corner.T, color=INK, lw=THIN)
    ax.annotate("w", tuple(tip), xytext=tuple(10 * w / np.hypot(w1, w2)), textcoords="offset points",
                ha="center", va="center", annotation_clip=True)  # fmt: skip
    ax.set(xlim=view[0], ylim=view[1])
    return ax


def plot_walk(
    theta: ArrayLike,
    X: ArrayLike,
    y: ArrayLike,
    *,
    threshold: float = 0.5,
    size: float = 26,
    ax: Axes | None = None,
) -> Axes:
    """Probability against the signed distance from the line p = 0.5; the points stand at their labels.

    >>> plot_walk([3.0, 4.0, 0.0], [[0, 1]], [1]).get_xlabel()
    'distance from the line p = 0.5'
    """
    w1, w2, b = as_float(theta)
    steepness = np.hypot(w1, w2)
    if steepness == 0:
        raise ValueError("there is no line to walk across: both weights are 0")
    X, y = np.asarray(X), np.asarray(y)
    ax = plot_points(np.column_stack([(X @ [w1, w2] + b) / steepness, y]), y, size=size, ax=axes(ax))
    distance = np.linspace(-4, 4, 241)
    ax.plot(distance, sigmoid(steepness * distance), color=INK)
    ax.axvline(0, color=MUTED, lw=THIN, ls="--")
    ax.axhline(threshold, color=MUTED, lw=THIN, ls=":")
    ax.plot(logit(threshold) / steepness, threshold, "s", color=INK, ms=5)
    ax.set(xlabel="distance from the line p = 0.5", ylabel="probability of class 1", xlim=(-4, 4), ylim=(-0.06, 1.06))
    return ax


def plot_sheet(*, steepness: float = 1.5, threshold: float | None = None, ax: Axes | None = None) -> Axes:
    """The probability as a sheet over the plane, seen from above: each walk is an S, each level a straight line.

    Below it lies the plane itself, with the line p = 0.5, and dashed the line p = `threshold`.

    >>> plot_sheet(threshold=0.9).axison                       # its directions are not x1 and x2
    False
    """
    ax = axes(ax)

    def seen(distance: ArrayLike, along: ArrayLike, height: ArrayLike) -> tuple[NDArray, NDArray]:
        # the second direction runs up and to the left: so no part of the sheet hides another
        distance, along, height = np.broadcast_arrays(distance, along, height)
        return distance - 0.55 * along, 2.6 * height + 0.5 * along

    floor, ends = -1.35, np.array([-3.0, 3.0])
    distance = np.linspace(-4, 4, 41)
    p = sigmoid(steepness * distance)
    for left, right, low, high in zip(distance[:-1], distance[1:], p[:-1], p[1:], strict=True):
        middle = (low + high) / 2
        tint = {"color": CLASS_1 if middle > 0.5 else CLASS_0, "alpha": 0.35 * abs(2 * middle - 1), "lw": 0}
        for bottom, top in ((floor, floor), (low, high)):
            corners = seen([left, right, right, left], [-3, -3, 3, 3], [bottom, top, top, bottom])
            ax.fill(*corners, **tint)
    for along in np.linspace(-3, 3, 7):
        front = along == -3
        ax.plot(*seen(distance, along, p), color=INK if front else MUTED, lw=THICK if front else THIN / 2)
    for level, dashes in ((0.5, "-"), *(((threshold, "--"),) if threshold is not None else ())):
        place = logit(level) / steepness
        for height in (level, floor):
            ax.plot(*seen(place, ends, height), color=INK, ls=dashes)
        ax.annotate(f"p = {level:g}", seen(place, 3.0, level), xytext=(2, 5), textcoords="offset points", ha="right")
        for end in ends:
            ax.plot(*seen(place, end, np.array([level, floor])), color=MUTED, lw=THIN, ls=":")
    ax.annotate("", xy=seen(1.0, -3.0, floor), xytext=seen(0.0, -3.0, floor),
                arrowprops={"arrowstyle": "->", "color": INK, "lw": THICK, "shrinkA": 0, "shrinkB": 0})  # fmt: skip
    ax.annotate("w", seen(1.0, -3.0, floor), xytext=(0, -4), textcoords="offset points", ha="center", va="top")
    ax.annotate("probability", seen(4.0, 3.0, 1.0), xytext=(0, 6), textcoords="offset points", ha="center")
    ax.annotate("the plane of points", seen(-4.0, -3.0, floor), xytext=(0, -12), textcoords="offset points")
    ax.set_axis_off()
    return ax
