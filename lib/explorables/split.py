"""The split: shuffle, hold points out, train, test, and again; one test accuracy is one draw of many."""

from functools import cache
from math import floor
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import traitlets
from matplotlib.axes import Axes
from numpy.typing import NDArray

from lib import datasets, plots
from lib.explorables.explorable import Explorable, Number, Whole
from lib.explorables.numbers import fixed
from lib.newton import newton

DIGITS = 2                                     # of the data: on a page every digit is a byte
WORD = 2**32 - 1                               # a word of 32 bits, all of them set


@cache
def _data() -> tuple[NDArray, NDArray]:
    """X (1000, 2), rounded, and y (1000,): the first program's points, class 0 first."""
    X_train, X_test, y_train, y_test = datasets.first_program()
    y = np.append(y_train, y_test)
    order = np.argsort(y, kind="stable")
    return np.vstack([X_train, X_test])[order].round(DIGITS), y[order]


def shuffled(n: int, seed: int) -> NDArray:
    """The numbers 0 to n - 1 in an order that the seed decides, the same as in the front end: (n,).

    Each number draws a lot of 32 bits, and the lowest lot comes first. The lot of i is a hash of
    seed * 0x9E3779B9 + i, scrambled by the last steps of MurmurHash3; no two numbers draw the same one.

    Parameters
    ----------
    n, seed : int

    >>> shuffled(5, seed=1)
    array([4, 0, 1, 2, 3])
    """
    x = (np.arange(n, dtype=np.uint64) + seed * 0x9E3779B9) & WORD
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        x = ((x ^ (x >> shift)) * factor) & WORD
    return np.argsort(x)


@cache
def _drawn(draw: int, held_out: int) -> tuple[int, NDArray]:
    """Right answers on the test set of that draw, and theta (3,), fitted to the other points."""
    X, y = _data()
    order = shuffled(len(y), draw)
    test, train = order[:held_out], order[held_out:]
    theta = newton(X[train], y[train] == 1).theta
    return int(((X[test] @ theta[:2] + theta[2] > 0) == (y[test] == 1)).sum()), theta


class Split(Explorable):
    """Reshuffle 1000 points into training and test set, and watch the test accuracy wander.

    Traits can be read and set from the next cell, and the picture follows.

    Parameters
    ----------
    draw : int
        Number of the draw, 1 to 200: how often the points have been shuffled. The same number is the same split.
    test_size : float
        Share of the points held out for testing, 0.05 to 0.5.
    accuracy : float
        Share of right answers on the test set of this draw, by a model trained to the end on the other points.
    accuracies : list of floats
        The accuracies of all draws up to this one.

    Raises
    ------
    traitlets.TraitError
        If a value makes no sense, or an output is set.

    >>> split = Split()
    >>> split.accuracy
    0.895
    >>> split.draw = 4
    >>> split.accuracies
    [0.895, 0.9, 0.905, 0.895]
    """

    name = "split"
    draw = Whole(1, 1, 200)
    test_size = Number(0.2, 0.05, 0.5)
    points = traitlets.Dict(read_only=True).tag(sync=True)
    accuracy = traitlets.Float()
    accuracies = traitlets.List(traitlets.Float())

    def __init__(self, **traits: Any):
        self._following = False
        super().__init__(**traits)
        X, y = _data()
        self.set_trait("points", {"X": X.ravel().tolist(), "y": y.tolist()})
        self._follow()

    @traitlets.validate("accuracy", "accuracies")
    def _refuse(self, proposal: Any) -> Any:
        if not self._following:
            raise traitlets.TraitError(f"{proposal.trait.name} can't be set: it follows from draw and test_size")
        return proposal.value

    @traitlets.observe("draw", "test_size")
    def _follow(self, change: Any = None) -> None:
        """Bring the accuracies in step with what was set."""
        self._following = True
        try:
            with self.hold_trait_notifications():
                self.accuracies = (self._right() / self._held_out()).tolist()
                self.accuracy = self.accuracies[-1]
        finally:
            self._following = False

    def _held_out(self) -> int:
        """Points in the test set."""
        return floor(self.test_size * len(_data()[1]) + 0.5)

    def _right(self) -> NDArray:
        """Right answers of every draw up to this one: (draw,)."""
        return np.array([_drawn(draw, self._held_out())[0] for draw in range(1, self.draw + 1)])

    def page_state(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("draw", "test_size", "ranges", "points")}

    def words(self) -> str:
        n, right = self._held_out(), self._right()
        first = (
            f"Draw {self.draw}: the model is right on {right[-1]} of {n} test points, "
            f"an accuracy of {fixed(self.accuracy)}."
        )
        if self.draw == 1:
            return f"{first} Would another test set say the same?"
        k, total, squares = len(right), int(right.sum()), int((right**2).sum())     # whole numbers: nothing is rounded
        mean, deviation = total / (k * n), np.sqrt(k * squares - total**2) / (k * n)
        expected = np.sqrt(mean * (1 - mean) / n)
        return (
            f"{first} All {k} draws: from {fixed(right.min() / n)} to {fixed(right.max() / n)}, "
            f"mean {fixed(mean)}, standard deviation {fixed(deviation)}; "
            f"the formula √(a(1−a)/n) says {fixed(expected)}."
        )

    def picture(self) -> str:
        with plt.rc_context(plots.STYLE):
            fig, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.2), width_ratios=(10, 9))
            X, y = _data()
            test = shuffled(len(y), self.draw)[: self._held_out()]
            plots.plot_predictions(_drawn(self.draw, self._held_out())[1], X[test], y[test], size=14, ax=left)
            self._draw_heap(right)
            svg = plots.to_svg(fig)
            plt.close(fig)
        return svg

    def _draw_heap(self, ax: Axes) -> None:
        """A column for each accuracy that occurred; 1/n is the distance of two."""
        n = self._held_out()
        values, counts = np.unique(self._right(), return_counts=True)
        ax.bar(values / n, counts, width=0.9 / n, color=plots.MUTED)
        ax.axvline(self.accuracy, color=plots.INK, lw=plots.THIN, ls=":")
        ax.set(xlim=(0.78, 1), xlabel="accuracy on the test set", ylabel="number of draws")
