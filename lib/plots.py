"""The book's figures: functions that draw on an Axes and return it. They never fit and never show.
Beside them stands `table`, for numbers that belong in columns.

Their colours and lines are those of `lib/style.py`.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator
from numpy.typing import ArrayLike, NDArray

from lib.loss import softplus
from lib.sigmoid import logit, sigmoid
from lib.style import CLASS_0, CLASS_1, GROUND, INK, MOTION, MUTED, THICK, THIN
from lib.style import STYLE as STYLE  # readers know these from here
from lib.style import TOKENS as TOKENS
from lib.style import to_svg as to_svg
from lib.style import use_style as use_style
from lib.validation import as_float

CLASSES = ((0, "o", CLASS_0), (1, "^", CLASS_1))  # each with its marker and its colour


@dataclass(frozen=True)
class Table:
    """Columns of text that a notebook shows as a table, and a terminal as aligned lines. Made by `table`."""

    columns: dict[str, list[str]]
    numeric: frozenset[str]

    def _repr_html_(self) -> str:
        def cell(kind: str, name: str, text: str) -> str:
            side = "right" if name in self.numeric else "left"
            text = text.replace("-", "−") if kind == "td" and name in self.numeric else text
            return f'<{kind} style="text-align: {side}">{escape(text)}</{kind.split()[0]}>'

        head = "".join(cell('th scope="col"', name, name) for name in self.columns)
        rows = zip(*self.columns.values(), strict=True)
        body = "".join(f"<tr>{''.join(map(cell, ['td'] * len(row), self.columns, row))}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __repr__(self) -> str:
        def padded(name: str, texts: list[str]) -> list[str]:
            width = max(map(len, [name, *texts]))
            return [text.rjust(width) if name in self.numeric else text.ljust(width) for text in [name, *texts]]

        lines = zip(*(padded(name, texts) for name, texts in self.columns.items()), strict=True)
        return "\n".join("  ".join(line).rstrip() for line in lines)


def table(columns: Mapping[str, ArrayLike], *, digits: int | Mapping[str, int] = 3) -> Table:
    """Columns side by side, for reading: whole numbers as they are, others rounded to `digits` decimals.

    Parameters
    ----------
    columns : mapping
        The name of each column, and its values: numbers or text, the same length everywhere.
    digits : int, or mapping from names to ints
        Decimals shown; a column that the mapping leaves out has 3.

    Raises
    ------
    ValueError
        If there is no column, or the columns differ in length.

    >>> table({"score": [0.0, 2.0], "probability": [0.5, 0.8808], "class": ["?", "1"]}, digits=2)
    score  probability  class
     0.00         0.50  ?
     2.00         0.88  1
    """
    arrays = {name: np.atleast_1d(np.asarray(values)) for name, values in columns.items()}
    if not arrays:
        raise ValueError("a table needs at least one column")
    shapes = {name: array.shape for name, array in arrays.items()}
    if len(set(shapes.values())) > 1 or any(len(shape) != 1 for shape in shapes.values()):
        raise ValueError(f"every column must be a list of the same length, got shapes {shapes}")
    texts = {}
    for name, array in arrays.items():
        decimals = digits if isinstance(digits, int) else digits.get(name, 3)
        show = f"{{:.{decimals}f}}".format if array.dtype.kind == "f" else str
        texts[name] = [re.sub(r"^-(?=[0.]*$)", "", show(value)) for value in array.tolist()]   # no minus before a zero
    return Table(texts, frozenset(name for name, array in arrays.items() if array.dtype.kind in "iuf"))


def _axes(ax: Axes | None) -> Axes:
    return plt.gca() if ax is None else ax


def plot_sigmoid(*, w: float = 1.0, b: float = 0.0, ax: Axes | None = None) -> Axes:
    """The S-curve p = sigmoid(w x + b), with the odds p / (1 - p) on a second axis.

    >>> plot_sigmoid().get_ylabel()
    'probability of class 1'
    """
    ax = _axes(ax)
    x = np.linspace(-6, 6, 241)
    ax.plot(x, sigmoid(w * x + b), color=INK)
    ax.set(xlabel="score z" if (w, b) == (1, 0) else "x", ylabel="probability of class 1", ylim=(-0.02, 1.02))
    p = np.array([0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99])
    odds = ax.twinx()
    odds.set(ylim=ax.get_ylim(), ylabel="odds")
    odds.set_yticks(p, ["1 : 99", "1 : 9", "1 : 3", "1 : 1", "3 : 1", "9 : 1", "99 : 1"])
    odds.spines["right"].set_visible(True)
    ax.axhline(0.5, color=MUTED, lw=THIN, ls=":")
    return ax


def plot_points(X: ArrayLike, y: ArrayLike, *, size: float = 26, ax: Axes | None = None) -> Axes:
    """Points (n, 2): class 0 as blue circles, class 1 as orange triangles.

    >>> [text.get_text() for text in plot_points([[0, 1], [2, 3]], [0, 1]).legend().get_texts()]
    ['class 0', 'class 1']
    """
    ax = _axes(ax)
    X, y = np.asarray(X), np.asarray(y)
    for label, marker, colour in CLASSES:
        x1, x2 = X[y == label].T
        # a halo of the ground under each marker, or it drowns in a tint of its own colour
        ax.scatter(x1, x2, s=size, marker=marker, color=GROUND, edgecolors=GROUND, linewidths=2.5)
        ax.scatter(x1, x2, s=size, marker=marker, color=colour,
                   edgecolors=INK, linewidths=0.5, label=f"class {label}")  # fmt: skip
    ax.set(xlabel="x₁", ylabel="x₂")
    return ax


def plot_outcomes(x: ArrayLike, y: ArrayLike, *, size: float = 36, ax: Axes | None = None) -> Axes:
    """One feature `x` (n,) against what happened, `y` (n,): circles at 0, triangles at 1.

    Points that would hide each other are stacked towards the middle.

    >>> plot_outcomes([70.0, 70.0, 53.0], [0, 0, 1]).get_ylabel()
    'what happened'
    """
    ax = _axes(ax)
    x, y = np.asarray(x), np.asarray(y)
    earlier = [np.sum((x[:i] == x[i]) & (y[:i] == y[i])) for i in range(len(x))]    # how many lie there already
    height = y + (1 - 2.0 * y) * 0.06 * np.array(earlier)
    plot_points(np.column_stack([x, height]), y, size=size, ax=ax)
    ax.set(xlabel="x", ylabel="what happened", ylim=(-0.08, 1.08))
    return ax


def plot_scales(*, ax: Axes | None = None) -> Axes:
    """Log-odds, odds and probability as three scales that lie over one another: one place, three numbers.

    >>> [text.get_text() for text in plot_scales().texts][:3]
    ['probability', 'odds', 'log-odds']
    """
    ax = _axes(ax)
    p = np.array([0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99])
    z = np.arange(-4.0, 5.0)
    odds = ["1 : 99", "1 : 9", "1 : 3", "1 : 1", "3 : 1", "9 : 1", "99 : 1"]
    scales = (
        ("probability", logit(p), [f"{value:g}" for value in p]),
        ("odds", logit(p), odds),
        ("log-odds", z, [f"{value:g}".replace("-", "−") for value in z]),
    )
    for row, (name, _, _) in enumerate(scales):
        ax.text(-5.3, -row, name, ha="right", va="center")
    for row, (_, places, labels) in enumerate(scales):
        ax.plot([-5.0, 5.0], [-row, -row], color=INK, lw=THIN)
        ax.plot(places, np.full(len(places), -row), "|", color=INK, ms=8)
        for place, label in zip(places, labels, strict=True):
            ax.annotate(label, (place, -row), xytext=(0, 7), textcoords="offset points", ha="center", color=MUTED)
    ax.plot([0, 0], [0.05, -2.05], color=MUTED, lw=THIN, ls=":")
    ax.set(xlim=(-7.4, 5.2), ylim=(-2.15, 0.5))
    ax.set_axis_off()
    return ax


def plot_probability(theta: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """The model's probability over the plane as a tint: blue to orange, p = 0.5 is the page itself.

    >>> plot_probability([1.0, -1.0, 0.0]).get_xlim()
    (np.float64(0.0), np.float64(1.0))
    """
    ax = _axes(ax)
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
    ax = _axes(ax)
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
    """Points, the model's probability behind them, its boundary, and a ring around each mistake.

    With another `threshold` the boundary moves, and the line p = 0.5 stays behind, thin and dashed.
    """
    ax = plot_points(X, y, size=size, ax=_axes(ax))
    plot_probability(theta, ax=ax)
    plot_boundary(theta, threshold=threshold, ax=ax)
    if threshold != 0.5:
        plot_boundary(theta, ax=ax)
        ax.lines[-1].set(color=MUTED, lw=THIN, ls="--")
    X, y, theta = np.asarray(X), np.asarray(y), as_float(theta)
    wrong = X[(X @ theta[:2] + theta[2] > logit(threshold)) != (y == 1)]
    x1, x2 = wrong.T
    ax.scatter(x1, x2, s=4 * size, facecolors="none", edgecolors=INK, linewidths=THIN, label="wrong side")
    return ax


def plot_loss(history: ArrayLike, *, label: str = "", color: str = INK, ax: Axes | None = None) -> Axes:
    """Loss against iteration, the label standing at the end of its line.

    >>> plot_loss([0.7, 0.5, 0.4]).get_xlabel()
    'iteration'
    """
    ax = _axes(ax)
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
    ax = _axes(ax)
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
    ax = _axes(ax)
    x, y = as_float(x), np.asarray(y)
    weights, intercepts = np.meshgrid(np.linspace(*w, 161), np.linspace(*b, 161))
    z = weights[..., np.newaxis] * x + intercepts[..., np.newaxis]             # (161, 161, n)
    loss = softplus((1 - 2 * y) * z).mean(axis=-1)
    levels = loss.min() + 0.01 * 2.2 ** np.arange(9)           # dense where the valley is flat
    ax.contour(weights, intercepts, loss, levels=levels, colors=[MUTED], linewidths=THIN / 2)
    ax.set(xlabel="w", ylabel="b")
    return ax


def plot_margin_losses(*, ax: Axes | None = None) -> Axes:
    """Three ways to be charged for a margin (2y - 1) z: cross-entropy, squared error, 0-1."""
    ax = _axes(ax)
    margin = np.linspace(-5, 4, 361)
    p_wrong = sigmoid(-margin)                                 # probability given to the wrong class
    lines: list[tuple[str, NDArray, str, str]] = [
        ("cross-entropy", softplus(-margin), INK, "-"),
        ("squared error of p", p_wrong**2, MUTED, "--"),
        ("0-1 (is it wrong?)", (margin < 0).astype(float), MUTED, ":"),
    ]
    for label, loss, colour, dashes in lines:
        ax.plot(margin, loss, color=colour, ls=dashes, label=label)
    ax.set(xlabel="margin (2y − 1) z", ylabel="loss of one point", ylim=(-0.05, 4))
    ax.legend(loc="upper right")
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

    The model's line runs through the points, or, if given, through the finer `curve` (x, p).
    """
    ax = _axes(ax)
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
    ax.set(xlabel="x", ylabel="label y, probability p", ylim=(-0.08, 1.08))
    return ax


def plot_coefficients(
    l2: ArrayLike, theta: ArrayLike, *, reference: ArrayLike | None = None, ax: Axes | None = None
) -> Axes:
    """Weights and intercept, rows of `theta` (m, 3), against the penalty `l2` (m,); squares for a `reference`."""
    ax = _axes(ax)
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


def plot_bowl(A: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """Contours of the bowl ½ tᵀ A t (A symmetric, (2, 2)), and its eigenvectors as arrows to the contour ½."""
    ax = _axes(ax)
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


def plot_surprise(*, ax: Axes | None = None) -> Axes:
    """Surprise, minus the log of the probability given to what happened, against the forecast p."""
    ax = _axes(ax)
    p = np.linspace(0.01, 0.99, 197)
    for label, p_happened, colour, dashes in ((0, 1 - p, CLASS_0, "--"), (1, p, CLASS_1, "-")):
        ax.plot(p, -np.log(p_happened), color=colour, ls=dashes, label=f"if class {label} happens")
    ax.plot(0.5, np.log(2), "s", color=INK, ms=5)
    ax.annotate("a coin: 0.69", (0.5, np.log(2)), xytext=(0, -18), textcoords="offset points", ha="center")
    ax.set(xlabel="forecast p for class 1", ylabel="surprise", ylim=(-0.1, 4.7))
    ax.legend(loc="upper center")
    return ax


def plot_curves(x: ArrayLike, curves: dict[str, ArrayLike], *, ax: Axes | None = None) -> Axes:
    """Up to three curves over one `x`, told apart by their dashes; the first one is the model's."""
    ax = _axes(ax)
    styles = ((INK, "-"), (MUTED, "--"), (MUTED, ":"))
    for (label, values), (colour, dashes) in zip(curves.items(), styles, strict=False):
        ax.plot(x, values, color=colour, ls=dashes, label=label)
    ax.legend()
    return ax


def plot_slopes(
    w: ArrayLike, loss: ArrayLike, at: ArrayLike, height: ArrayLike, slope: ArrayLike, *, ax: Axes | None = None
) -> Axes:
    """The loss over one weight `w`; where it stands `at` a place, an arrow along its slope, downhill."""
    ax = _axes(ax)
    ax.plot(w, loss, color=INK)
    for place, level, steep in zip(np.asarray(at), np.asarray(height), np.asarray(slope), strict=True):
        run = -np.sign(steep) * 0.08 * np.ptp(w)
        arrow = {"arrowstyle": "->", "color": MOTION, "lw": THICK, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xy=(place + run, level + run * steep), xytext=(place, level), arrowprops=arrow)
        ax.plot(place, level, "o", color=MOTION)
    ax.set(xlabel="weight w", ylabel="loss")
    return ax


def plot_normal(theta: ArrayLike, *, scale: float = 1.0, ax: Axes | None = None) -> Axes:
    """The weights as an arrow, the normal: it starts on the line p = 0.5 and is `scale` times w long.

    >>> plot_normal([2.0, 0.0, 0.0]).texts[-1].get_text()
    'w'
    """
    ax = _axes(ax)
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
    ax = plot_points(np.column_stack([(X @ [w1, w2] + b) / steepness, y]), y, size=size, ax=_axes(ax))
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
    ax = _axes(ax)

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


SOLVER_LINES = (("ours", INK, "-", "o"), ("lbfgs", MUTED, "-", "s"), ("newton-cholesky", MUTED, "--", "D"),
                ("L-BFGS-B", MUTED, ":", "^"), ("Logit", MUTED, "-.", "v"),
                ("glum", MUTED, (0, (1, 3)), "P"))  # fmt: skip


def _solver_line(name: str) -> dict[str, Any]:
    """Solvers are told apart by dashes and markers; ours is in ink."""
    _, colour, dashes, marker = next(line for line in SOLVER_LINES if name.endswith(line[0]))
    return {"color": colour, "ls": dashes, "marker": marker, "label": name}


def _in_milliseconds(ax: Axes) -> Axes:
    """Times on a logarithmic axis, in plain numbers, and the solvers' names below the figure."""
    ax.set_ylabel("milliseconds")
    if ax.get_yscale() != "log":
        ax.set_yscale("log")
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    ax.yaxis.set_minor_formatter(lambda value, _: "")
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.25), ncols=2, fontsize="small")
    return ax


def plot_race(rows: list[dict], *, ax: Axes | None = None) -> Axes:
    """Time until the loss is within 1e-6 of the optimum's, against the size of the data; the slowest kind counts.

    It shows the sizes with at least 20 rows for each column, at which every solver can run.
    `rows` are the results of `python -m benchmarks`: dictionaries with n, d, solver, seconds.
    """
    ax = _axes(ax)
    sizes = sorted({(n, d) for n, d in ((row["n"], row["d"]) for row in rows) if n >= 20 * d}, key=math.prod)
    for name in dict.fromkeys(row["solver"] for row in rows):
        slowest = [max(r["seconds"] for r in rows if (r["n"], r["d"], r["solver"]) == (*size, name)) for size in sizes]
        ax.plot(range(len(sizes)), 1e3 * np.array(slowest), ms=5, **_solver_line(name))
    ax.set_xticks(range(len(sizes)), [f"{n:,}\n× {d}".replace(",", "\u202f") for n, d in sizes])
    ax.set_xlabel("size of the data, n × d")
    return _in_milliseconds(ax)


def plot_passes(rows: list[dict], *, ax: Axes | None = None) -> Axes:
    """Time against iterations, up to where the loss is within 1e-6 of the optimum's: a larger marker stands there.

    `rows` are the results of `python -m benchmarks`: dictionaries with solver, iterations, seconds, gap.
    """
    ax = _axes(ax)
    for name in dict.fromkeys(row["solver"] for row in rows):
        own = [row for row in rows if row["solver"] == name]
        line = _solver_line(name)
        ax.plot([r["iterations"] for r in own], [1e3 * r["seconds"] for r in own], ms=3, **line)
        if own[-1]["gap"] <= 1e-6:
            ax.plot(own[-1]["iterations"], 1e3 * own[-1]["seconds"], marker=line["marker"], color=line["color"], ms=9)
    ax.set_xlabel("iterations")
    ax.set_yscale("log")
    ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    return _in_milliseconds(ax)
