"""The loss as a landscape, and the way down."""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from lib.loss import softplus
from lib.plots._axes import CLASSES, axes
from lib.style import INK, MOTION, MUTED, THICK, THIN
from lib.validation import as_float


def plot_loss(history: ArrayLike, *, label: str = "", color: str = INK, ax: Axes | None = None) -> Axes:
    """Loss against iteration, the label standing at the end of its line.

    >>> plot_loss([0.7, 0.5, 0.4]).get_xlabel()
    'iteration'
    """
    ax = axes(ax)
    history = np.asarray(history)
    ax.plot(history, color=color)
    ax.set(xlabel="iteration", ylabel="mean log loss")
    if label:
        ax.annotate(label, (len(history) - 1, history[-1]), xytext=(4, 0),
                    textcoords="offset points", va="center", color=color)  # fmt: skip
    return ax


def plot_path(
    path: ArrayLike, X: ArrayLike, y: ArrayLike, *, label: str = "", ax: Axes | None = None
) -> Axes:
    """The way of (w1, w2) over contours of the loss at the path's last intercept."""
    ax = axes(ax)
    path, X, y = np.asarray(path), np.asarray(X), as_float(y)
    low, high = path[:, :2].min(axis=0), path[:, :2].max(axis=0)
    room = 0.25 * max(high - low) or 1.0       # a path that never moved has no width
    w1, w2 = (np.linspace(a - room, z + room, 41) for a, z in zip(low, high, strict=True))
    weights = np.stack(np.meshgrid(w1, w2), axis=-1)           # (41, 41, 2)
    z = weights @ X.T + path[-1, 2]                            # (41, 41, n)
    loss = softplus((1 - 2 * y) * z).mean(axis=-1)
    levels = loss.min() + np.ptp(loss) * np.linspace(0, 1, 13)[1:] ** 2      # dense where the valley is flat
    ax.contour(w1, w2, loss, levels=levels, colors=[MUTED], linewidths=THIN / 2)
    ax.plot(*path[:, :2].T, color=MOTION, ls="--", lw=THIN)
    ax.plot(*path[-1, :2], "o", color=MOTION)
    if label:
        ax.annotate(label, (path[-1, 0], path[-1, 1]), xytext=(6, 6), textcoords="offset points", color=MOTION)
    ax.set(xlabel="w₁", ylabel="w₂")
    return ax


def plot_valley(
    x: ArrayLike,
    y: ArrayLike,
    *,
    w: tuple[float, float],
    b: tuple[float, float],
    ax: Axes | None = None,
) -> Axes:
    """The loss of one feature `x` (n,) and labels `y` (n,) as contours over the ranges `w` and `b`.

    >>> plot_valley([-1.0, 1.0, 0.5], [0, 1, 0], w=(-1.0, 3.0), b=(-2.0, 2.0)).get_xlabel()
    'w'
    """
    ax = axes(ax)
    x, y = as_float(x), np.asarray(y)
    weights, intercepts = np.meshgrid(np.linspace(*w, 161), np.linspace(*b, 161))
    z = weights[..., np.newaxis] * x + intercepts[..., np.newaxis]             # (161, 161, n)
    loss = softplus((1 - 2 * y) * z).mean(axis=-1)
    levels = loss.min() + 0.01 * 2.2 ** np.arange(9)           # dense where the valley is flat
    ax.contour(weights, intercepts, loss, levels=levels, colors=[MUTED], linewidths=THIN / 2)
    ax.set(xlabel="w", ylabel="b")
    return ax


def plot_errors(
    x: ArrayLike,
    y: ArrayLike,
    p: ArrayLike,
    *,
    curve: tuple[ArrayLike, ArrayLike] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """For points on one feature `x`: an arrow from each label y to its probability p, the error p - y.

    Where points coincide, their number stands beside them.
    The model's line runs through the points, or, if given, through the finer `curve` (x, p).
    """
    ax = axes(ax)
    x, y, p = np.asarray(x), np.asarray(y), np.asarray(p)
    order = np.argsort(x)
    line = (x[order], p[order]) if curve is None else curve
    ax.plot(*line, color=INK)
    for xi, yi, pi in zip(x, y, p, strict=True):
        arrow = {"arrowstyle": "->", "color": MOTION, "lw": 1.5, "shrinkA": 4, "shrinkB": 0}
        ax.annotate("", xy=(xi, pi), xytext=(xi, yi), arrowprops=arrow)
    for label, marker, colour in CLASSES:
        ax.scatter(x[y == label], y[y == label], s=36, marker=marker, color=colour, edgecolors=INK,
                   linewidths=0.5, zorder=3, label=f"class {label}")  # fmt: skip
    places, counts = np.unique(np.column_stack([x, y]), axis=0, return_counts=True)
    for place, count in zip(places[counts > 1], counts[counts > 1], strict=True):
        away = 5 if place[1] else -6                           # the arrow leaves on the other side
        ax.annotate(f"×{count}", tuple(place), xytext=(0, away), textcoords="offset points", ha="center",
                    va="bottom" if place[1] else "top", fontsize="small")  # fmt: skip
    ax.set(xlabel="x", ylabel="label y, probability p", ylim=(-0.18, 1.18))
    return ax


def plot_slopes(
    w: ArrayLike, loss: ArrayLike, at: ArrayLike, height: ArrayLike, slope: ArrayLike, *, ax: Axes | None = None
) -> Axes:
    """The loss over one weight `w`; where it stands `at` a place, an arrow along its slope, downhill."""
    ax = axes(ax)
    ax.plot(w, loss, color=INK)
    for place, level, steep in zip(np.asarray(at), np.asarray(height), np.asarray(slope), strict=True):
        run = -np.sign(steep) * 0.08 * np.ptp(w)
        arrow = {"arrowstyle": "->", "color": MOTION, "lw": THICK, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xy=(place + run, level + run * steep), xytext=(place, level), arrowprops=arrow)
        ax.plot(place, level, "o", color=MOTION)
    ax.set(xlabel="weight w", ylabel="loss")
    return ax


def plot_bowl(A: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """Contours of the bowl ½ tᵀ A t (A symmetric, (2, 2)), and its eigenvectors as arrows to the contour ½."""
    ax = axes(ax)
    curvature, directions = np.linalg.eigh(np.asarray(A, dtype=float))
    reach = 1.5 / np.sqrt(curvature[0])
    t = np.linspace(-reach, reach, 101)
    grid = np.stack(np.meshgrid(t, t), axis=-1)                # (101, 101, 2)
    height = 0.5 * np.sum((grid @ np.asarray(A)) * grid, axis=-1)
    ax.contour(t, t, height, levels=0.5 * np.arange(1, 6) ** 2, colors=[MUTED], linewidths=THIN / 2)
    for value, v in zip(curvature, directions.T, strict=True):
        tip = v * np.sign(v.sum() or 1) / np.sqrt(value)
        arrow = {"arrowstyle": "->", "color": INK, "lw": THICK, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xy=tip, xytext=(0, 0), arrowprops=arrow)
        ax.annotate(f"λ = {value:g}", tip, xytext=(6, 6), textcoords="offset points")
    ax.set(xlabel="t₁", ylabel="t₂", aspect="equal")
    return ax


def plot_coefficients(
    l2: ArrayLike, theta: ArrayLike, *, reference: ArrayLike | None = None, ax: Axes | None = None
) -> Axes:
    """Weights and intercept, rows of `theta` (m, 3), against the penalty `l2` (m,); squares for a `reference`."""
    ax = axes(ax)
    l2, theta = np.asarray(l2), np.asarray(theta)
    for values, name in zip(theta.T, ("w₁", "w₂", "b"), strict=True):
        ax.plot(l2, values, color=INK, ls="--" if name == "b" else "-")
        ax.annotate(name, (l2[0], values[0]), xytext=(7, 6), textcoords="offset points")
    if reference is not None:
        for values in np.asarray(reference).T:
            ax.plot(l2, values, "s", mfc="none", mec=MUTED, ms=7)
    ax.axhline(0, color=MUTED, lw=THIN, ls=":")
    ax.set(xlabel="strength of the penalty, l2", ylabel="coefficient", xscale="log")
    raised = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    ax.xaxis.set_major_formatter(lambda value, _: "10" + f"{np.log10(value):.0f}".translate(raised))
    return ax
