"""The sigmoid in hand: w, b and a movable x, with probability, odds and log-odds in step."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import traitlets

from lib import plots
from lib.explorables.explorable import Explorable, Number
from lib.explorables.numbers import fixed, probability, ratio
from lib.sigmoid import sigmoid


class Sigmoid(Explorable):
    """Move w, b and x, and read score, odds and probability together.

    Traits can be read and set from the next cell, and the picture follows.

    Parameters
    ----------
    w : float
        Weight, -2 to 2: it sets the steepness.
    b : float
        Intercept, -4 to 4: it moves the curve along x.
    x : float
        The place that is read out, -5 to 5.
    view : str
        "full", "score" (where does a score lead?), or "slope" (where is the curve steepest?).
    z, odds, p : float
        Score (log-odds) w x + b, odds exp(z) and probability sigmoid(z); they follow from w, b and x.

    Raises
    ------
    traitlets.TraitError
        If a value makes no sense, or an output is set.

    >>> curve = Sigmoid(w=2, b=-1)
    >>> curve.x = 0.5
    >>> curve.z, curve.odds, curve.p
    (0.0, 1.0, 0.5)
    """

    name = "sigmoid"
    forms = ("score", "slope")
    w = Number(1.2, -2, 2)
    b = Number(0.0, -4, 4)
    x = Number(1.0, -5, 5)
    z = traitlets.Float()
    odds = traitlets.Float()
    p = traitlets.Float()

    def __init__(self, **traits: Any):
        self._following = False
        super().__init__(**traits)
        self._follow()

    @traitlets.validate("z", "odds", "p")
    def _refuse(self, proposal: Any) -> Any:
        if not self._following:
            raise traitlets.TraitError(f"{proposal.trait.name} can't be set: it follows from w, b and x")
        return proposal.value

    @traitlets.observe("w", "b", "x")
    def _follow(self, change: Any = None) -> None:
        """Bring score, odds and probability in step with what was set."""
        z = self.w * self.x + self.b
        self._following = True
        try:
            with self.hold_trait_notifications():
                self.z, self.odds, self.p = z, float(np.exp(z)), float(sigmoid(z))
        finally:
            self._following = False

    def page_state(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("w", "b", "x", "ranges")}

    def words(self) -> str:
        slope = self.w * self.p * (1 - self.p)
        return (
            f"At x = {fixed(self.x, 1)} the score (the log-odds) is {fixed(self.z, 2)}: "
            f"odds {ratio(self.odds)}, probability {probability(self.p)}; "
            f"the slope there is {fixed(slope, 3)} = w·p(1−p)."
        )

    def picture(self) -> str:
        w, b, x, p = self.w, self.b, self.x, self.p
        low, high = self.ranges["x"]
        over = np.linspace(low, high, 161)
        with plt.rc_context(plots.STYLE):
            fig, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.2), width_ratios=(11, 9))
            left.axhline(0.5, color=plots.MUTED, lw=plots.THIN, ls=":")
            left.plot(over, sigmoid(w * over + b), color=plots.INK)
            tangent = np.array([-1, 1]) * 1.2
            left.plot(x + tangent, p + tangent * w * p * (1 - p), color=plots.MUTED, lw=plots.THIN, ls="--")
            if w:
                left.plot((-self.z - b) / w, 1 - p, "o", mfc=plots.GROUND, mec=plots.MUTED)
            left.plot(x, p, "o", color=plots.MOTION)
            left.set(xlim=(low, high), ylim=(-0.02, 1.02), xlabel="x", ylabel="probability of class 1")
            right.axhline(0, color=plots.MUTED, lw=plots.THIN, ls=":")
            right.plot(over, w * over + b, color=plots.INK)
            right.plot(x, self.z, "o", color=plots.MOTION)
            right.set(xlim=(low, high), ylim=(-14, 14), xlabel="x", ylabel="score z, the log-odds")
            svg = plots.to_svg(fig)
            plt.close(fig)
        return svg
