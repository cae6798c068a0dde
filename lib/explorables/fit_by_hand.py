"""Fit by hand: a curve to bend over the 23 O-ring flights, its loss, and what it says about 31 °F."""

import math
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import traitlets
from matplotlib.axes import Axes
from numpy.typing import NDArray

from lib import datasets, plots
from lib.explorables.explorable import Explorable, Number
from lib.explorables.numbers import fixed, probability
from lib.loss import binary_cross_entropy_with_logits, softplus
from lib.newton import newton
from lib.sigmoid import sigmoid

FORECAST = 31.0                                # °F, for the morning of the launch
COIN = float(np.log(2))                        # the loss of p = 1/2 for every flight
REACH = 1.2                                    # of the loss that the bar shows at full size


@cache
def _best() -> dict[str, float]:
    """w, b and loss of maximum likelihood."""
    X, y = datasets.orings()
    w, b = newton(X, y == 1).theta.tolist()
    return {"w": w, "b": b, "loss": binary_cross_entropy_with_logits(y, w * X[:, 0] + b)}


class FitByHand(Explorable):
    """Bend the curve over the 23 flights before Challenger, and watch its loss and what it says about 31 °F.

    Traits can be read and set from the next cell, and the picture follows.

    Parameters
    ----------
    w : float
        Weight, -1 to 1, per °F: how steeply the curve rises.
    b : float
        Intercept, -90 to 90: the score at 0 °F. The curve passes 1/2 at -b / w.
    loss : float
        Mean cross-entropy of the curve on the 23 flights; it follows from w and b.
    p : float
        The curve's probability of damage at 31 °F; it follows, too.

    Raises
    ------
    traitlets.TraitError
        If a value makes no sense, or an output is set.

    >>> curve = FitByHand(w=0.0, b=0.0)
    >>> round(curve.loss, 3), curve.p
    (0.693, 0.5)
    """

    name = "fit-by-hand"
    w = Number(0.05, -1, 1)
    b = Number(-2.8, -90, 90)
    loss = traitlets.Float()
    p = traitlets.Float()
    points = traitlets.Dict(read_only=True).tag(sync=True)
    best = traitlets.Dict(read_only=True).tag(sync=True)
    forecast = traitlets.Float(FORECAST, read_only=True).tag(sync=True)

    def __init__(self, **traits: Any):
        self._following = False
        super().__init__(**traits)
        X, y = datasets.orings()
        self.set_trait("points", {"X": X.ravel().tolist(), "y": y.tolist()})
        self.set_trait("best", _best())
        self._follow()

    @traitlets.validate("loss", "p")
    def _refuse(self, proposal: Any) -> Any:
        if not self._following:
            raise traitlets.TraitError(f"{proposal.trait.name} can't be set: it follows from w and b")
        return proposal.value

    @traitlets.observe("w", "b")
    def _follow(self, change: Any = None) -> None:
        """Bring loss and forecast in step with what was set."""
        X, y = datasets.orings()
        self._following = True
        try:
            with self.hold_trait_notifications():
                self.loss = binary_cross_entropy_with_logits(y, self.w * X[:, 0] + self.b)
                self.p = float(sigmoid(self.w * FORECAST + self.b))
        finally:
            self._following = False

    def page_state(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("w", "b", "ranges", "points", "best", "forecast")}

    def words(self) -> str:
        best = _best()["loss"]
        smallest = ", the smallest possible" if self.loss < best + 0.0005 else ""
        least = "" if smallest else f", the smallest possible {fixed(best)}"
        others = f"with p = ½ for all it would be {fixed(COIN)}{least}"
        return (
            f"By this curve, damage at {fixed(FORECAST, 0)} °F has probability {probability(self.p)}. "
            f"Its loss is {fixed(self.loss)}{smallest}; {others}. "
            f"Two numbers make the curve: w = {fixed(self.w)} and b = {fixed(self.b, 2)}."
        )

    def picture(self) -> str:
        X, y = datasets.orings()
        over = np.linspace(28, 84, 161)
        with plt.rc_context(plots.STYLE):
            fig, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.2), width_ratios=(3, 2))
            plots.plot_outcomes(X[:, 0], y, ax=left)
            left.plot(over, sigmoid(self.w * over + self.b), color=plots.INK)
            left.axvline(FORECAST, color=plots.MUTED, lw=plots.THIN, ls=":")
            left.plot(FORECAST, self.p, "o", color=plots.INK)
            left.set(xlim=(28, 84), xlabel="temperature at launch in °F", ylabel="probability of damage")
            self._draw_bar(X[:, 0], y, right)
            svg = plots.to_svg(fig)
            plt.close(fig)
        return svg

    def _draw_bar(self, temperature: NDArray, y: NDArray, ax: Axes) -> None:
        """The loss as one bar, made of a part from each flight; the coldest comes first."""
        parts = softplus((1 - 2 * y) * (self.w * temperature + self.b)) / len(y)     # (23,)
        colours = [plots.CLASS_1 if label else plots.CLASS_0 for label in y]
        ax.barh(0, parts, left=parts.cumsum() - parts, height=0.5, color=colours, edgecolor=plots.GROUND)
        for place, name in ((COIN, "all at ½"), (_best()["loss"], "best")):
            ax.axvline(place, color=plots.MUTED, lw=plots.THIN, ls=":")
            ax.annotate(name, (place, 0.45), xytext=(3, 0), textcoords="offset points", color=plots.MUTED)
        smaller = 2 ** max(0, math.ceil(math.log2(self.loss / REACH)))    # a longer bar is drawn smaller
        ax.set(xlim=(0, smaller * REACH), ylim=(-0.6, 0.6), xlabel=f"loss {fixed(self.loss)}", yticks=[])
