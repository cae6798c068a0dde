"""The book's figures: functions that draw on an Axes and return it. They never fit and never show.

One look for page, figure and explorable: `TOKENS` holds the colours, each with one meaning,
and `to_svg` writes them as CSS variables, so that one picture serves light and dark pages.
"""

import io
import re

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from lib.loss import softplus
from lib.sigmoid import as_float, sigmoid

TOKENS = {
    #              light      dark
    "ground":  ("#ffffff", "#14171c"),     # the page
    "ink":     ("#1b1f24", "#e8eaed"),     # text, and the model: curve, boundary
    "muted":   ("#57606a", "#9aa4b0"),     # axes, notes
    "class-0": ("#1f66b0", "#74b3f0"),     # class 0, always a circle
    "class-1": ("#c2500a", "#f29a5b"),     # class 1, always a triangle
    "motion":  ("#0b7a75", "#5fd0c5"),     # what moves the model: gradient, step, path
}  # fmt: skip
GROUND, INK, MUTED, CLASS_0, CLASS_1, MOTION = (light for light, _ in TOKENS.values())
THIN, THICK = 1.0, 2.0                     # the two widths of line

STYLE = {
    "figure.figsize": (4.8, 3.2),
    "figure.facecolor": "none",
    "figure.constrained_layout.use": True,
    "savefig.facecolor": "none",
    "axes.facecolor": "none",
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.titlesize": "medium",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": THIN,
    "axes.prop_cycle": plt.cycler(color=[INK, MOTION, CLASS_0, CLASS_1, MUTED]),
    "font.size": 10.5,
    "legend.frameon": False,
    "lines.linewidth": THICK,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "svg.fonttype": "none",                # text stays text: the reader's own font
    "svg.hashsalt": "lib",                 # the same picture gives the same bytes
}


def use_style() -> None:
    """Draw in the book's style from here on; in a notebook, as SVG in the page's colours."""
    plt.rcParams.update(STYLE)
    try:
        shell = get_ipython()  # type: ignore[name-defined]  # there in a notebook only
    except NameError:
        return
    formatters = shell.display_formatter.formatters
    formatters["image/png"].pop(Figure, None)
    formatters["image/svg+xml"].for_type(Figure, lambda fig: (to_svg(fig), {"needs_background": "light"}))


def to_svg(fig: Figure) -> str:
    """`fig` as one SVG element, its colours as CSS variables, small enough to stand in a page."""
    buffer = io.StringIO()
    fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg"):]
    for name, (light, _) in TOKENS.items():
        svg = svg.replace(light, f"var(--{name}, {light})")
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"""('|")(DejaVu Sans|sans-serif)\1[^;"]*""", "system-ui, sans-serif", svg)
    svg = re.sub(r"(\d\.\d{2})\d+", r"\1", svg)            # a hundredth of a point is enough
    used = set(re.findall(r"""(?:href="|url\()#([^")]+)""", svg))
    svg = re.sub(r' id="([^"]*)"', lambda m: m[0] if m[1] in used else "", svg)
    return re.sub(r"\s*\n\s*", "\n", svg).strip()


def _axes(ax: Axes | None) -> Axes:
    return plt.gca() if ax is None else ax


def plot_sigmoid(*, w: float = 1.0, b: float = 0.0, ax: Axes | None = None) -> Axes:
    """The S-curve p = sigmoid(w x + b), with the odds p / (1 - p) on a second axis."""
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
    """Points (n, 2): class 0 as blue circles, class 1 as orange triangles."""
    ax = _axes(ax)
    X, y = np.asarray(X), np.asarray(y)
    for label, marker, colour in ((0, "o", CLASS_0), (1, "^", CLASS_1)):
        x1, x2 = X[y == label].T
        ax.scatter(x1, x2, s=size, marker=marker, color=colour,
                   edgecolors=INK, linewidths=0.5, label=f"class {label}")  # fmt: skip
    ax.set(xlabel="x₁", ylabel="x₂")
    return ax


def plot_probability(theta: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """The model's probability over the plane as a tint: blue to orange, p = 0.5 is the page itself."""
    ax = _axes(ax)
    theta = as_float(theta)
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    x1, x2 = np.meshgrid(np.linspace(left, right, 81), np.linspace(low, high, 81))
    p = sigmoid(theta[0] * x1 + theta[1] * x2 + theta[2])
    for level in (0.6, 0.7, 0.8, 0.9, 0.95, 0.99):         # nested, so that no seam shows
        ax.contourf(x1, x2, p, levels=[level, 1.1], colors=[CLASS_1], alpha=0.07, zorder=0)
        ax.contourf(x1, x2, -p, levels=[level - 1, 0.1], colors=[CLASS_0], alpha=0.07, zorder=0)
    ax.set(xlim=(left, right), ylim=(low, high))
    return ax


def plot_boundary(
    theta: ArrayLike, *, threshold: float = 0.5, label: str = "", ax: Axes | None = None
) -> Axes:
    """The line where the probability equals `threshold`: w1 x1 + w2 x2 + b = logit(threshold)."""
    ax = _axes(ax)
    w1, w2, b = as_float(theta)
    if w1 == w2 == 0:
        raise ValueError("there is no boundary: both weights are 0, so every point gets the same score")
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    offset = np.log(threshold / (1 - threshold)) - b
    foot = np.array([w1, w2]) * offset / (w1**2 + w2**2)       # the line's point nearest to 0
    reach = np.hypot(right - left, high - low) + np.hypot(*foot)
    ends = foot + np.outer([-reach, reach], [-w2, w1]) / np.hypot(w1, w2)
    ax.plot(*ends.T, color=INK, label=label or None)
    ax.set(xlim=(left, right), ylim=(low, high))
    return ax


def plot_predictions(
    theta: ArrayLike, X: ArrayLike, y: ArrayLike, *, size: float = 26, ax: Axes | None = None
) -> Axes:
    """Points, the model's probability behind them, its boundary, and a ring around each mistake."""
    ax = plot_points(X, y, size=size, ax=_axes(ax))
    plot_probability(theta, ax=ax)
    plot_boundary(theta, ax=ax)
    X, y, theta = np.asarray(X), np.asarray(y), as_float(theta)
    wrong = X[(X @ theta[:2] + theta[2] > 0) != (y == 1)]
    x1, x2 = wrong.T
    ax.scatter(x1, x2, s=4 * size, facecolors="none", edgecolors=INK, linewidths=THIN, label="wrong side")
    return ax


def plot_loss(history: ArrayLike, *, label: str = "", color: str = INK, ax: Axes | None = None) -> Axes:
    """Loss against iteration, the label standing at the end of its line."""
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
    path, X, y = np.asarray(path), np.asarray(X), np.asarray(y)
    low, high = path[:, :2].min(axis=0), path[:, :2].max(axis=0)
    room = 0.25 * max(high - low)
    w1, w2 = (np.linspace(a - room, z + room, 41) for a, z in zip(low, high, strict=True))
    weights = np.stack(np.meshgrid(w1, w2), axis=-1)           # (41, 41, 2)
    z = weights @ X.T + path[-1, 2]                            # (41, 41, n)
    loss = softplus((1 - 2 * y) * z).mean(axis=-1)
    ax.contour(w1, w2, loss, levels=12, colors=[MUTED], linewidths=THIN / 2)
    ax.plot(*path[:, :2].T, color=MOTION, ls="--", lw=THIN)
    ax.plot(*path[-1, :2], "o", color=MOTION)
    if label:
        ax.annotate(label, (path[-1, 0], path[-1, 1]), xytext=(6, 6), textcoords="offset points", color=MOTION)
    ax.set(xlabel="w₁", ylabel="w₂")
    return ax


def plot_margin_losses(*, ax: Axes | None = None) -> Axes:
    """Three ways to be charged for a margin (2y - 1) z: cross-entropy, squared error, 0-1."""
    ax = _axes(ax)
    margin = np.linspace(-5, 4, 361)
    p_wrong = sigmoid(-margin)                                 # probability given to the wrong class
    lines: list[tuple[str, NDArray, str, str]] = [
        ("cross-entropy", softplus(-margin), INK, "-"),
        ("squared error of p", p_wrong**2, CLASS_0, "--"),
        ("0-1 (is it wrong?)", (margin < 0).astype(float), MUTED, ":"),
    ]
    for label, loss, colour, dashes in lines:
        ax.plot(margin, loss, color=colour, ls=dashes, label=label)
    ax.set(xlabel="margin (2y − 1) z", ylabel="loss of one point", ylim=(-0.05, 4))
    ax.legend(loc="upper right")
    return ax


def plot_errors(x: ArrayLike, y: ArrayLike, p: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """For points on one feature `x`: an arrow from each label y to its probability p, the error p - y."""
    ax = _axes(ax)
    x, y, p = np.asarray(x), np.asarray(y), np.asarray(p)
    order = np.argsort(x)
    ax.plot(x[order], p[order], color=INK)
    for xi, yi, pi in zip(x, y, p, strict=True):
        arrow = {"arrowstyle": "->", "color": MOTION, "lw": 1.5, "shrinkA": 4, "shrinkB": 0}
        ax.annotate("", xy=(xi, pi), xytext=(xi, yi), arrowprops=arrow)
    for label, marker, colour in ((0, "o", CLASS_0), (1, "^", CLASS_1)):
        ax.scatter(x[y == label], y[y == label], s=36, marker=marker, color=colour, edgecolors=INK,
                   linewidths=0.5, zorder=3, label=f"class {label}")  # fmt: skip
    ax.set(xlabel="x", ylabel="label y, probability p", ylim=(-0.08, 1.08))
    return ax
