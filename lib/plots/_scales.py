"""Curves of one number: probability, odds and log-odds, surprise, losses."""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from lib.loss import softplus
from lib.plots._axes import axes
from lib.sigmoid import logit, sigmoid
from lib.style import CLASS_0, CLASS_1, INK, MUTED, THIN


def plot_sigmoid(*, w: float = 1.0, b: float = 0.0, ax: Axes | None = None) -> Axes:
    """The S-curve p = sigmoid(w x + b), with the odds p / (1 - p) on a second axis.

    >>> plot_sigmoid().get_ylabel()
    'probability of class 1'
    """
    ax = axes(ax)
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


def plot_scales(*, ax: Axes | None = None) -> Axes:
    """Log-odds, odds and probability as three scales that lie over one another: one place, three numbers.

    >>> [text.get_text() for text in plot_scales().texts][:3]
    ['probability', 'odds', 'log-odds']
    """
    ax = axes(ax)
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
    for row in (0, 1):                                         # from scale to scale, and not through the numbers
        ax.plot([0, 0], [-row - 0.05, -row - 0.62], color=MUTED, lw=THIN, ls=":")
    ax.set(xlim=(-7.4, 5.2), ylim=(-2.15, 0.5))
    ax.set_axis_off()
    return ax


def plot_surprise(*, ax: Axes | None = None) -> Axes:
    """Surprise, minus the log of the probability given to what happened, against the forecast p."""
    ax = axes(ax)
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
    ax = axes(ax)
    styles = ((INK, "-"), (MUTED, "--"), (MUTED, ":"))
    for (label, values), (colour, dashes) in zip(curves.items(), styles, strict=False):
        ax.plot(x, values, color=colour, ls=dashes, label=label)
    ax.legend()
    return ax


def plot_margin_losses(*, ax: Axes | None = None) -> Axes:
    """Three ways to be charged for a margin (2y - 1) z: cross-entropy, squared error, 0-1."""
    ax = axes(ax)
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
