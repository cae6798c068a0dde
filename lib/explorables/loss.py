"""Six forecasts in hand: the surprise of each, its mean, and beside it squared error and 0-1."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import traitlets
from numpy.typing import NDArray

from lib import plots
from lib.explorables.explorable import Explorable
from lib.explorables.numbers import significant
from lib.loss import binary_cross_entropy_with_logits, softplus
from lib.sigmoid import sigmoid

LABELS = [1, 1, 1, 0, 0, 0]
REACH = 7.0                                    # a score of 7 is p = 0.999


def squared_error(y: NDArray, z: NDArray) -> NDArray:
    """(p - y)² of each point, from scores: p's distance from the label keeps its digits near 0.

    >>> squared_error(np.array([1, 0]), np.array([0.0, 0.0]))
    array([0.25, 0.25])
    """
    return sigmoid((1 - 2 * y) * z) ** 2


class Loss(Explorable):
    """Drag six points' probabilities, and watch three ways to charge for them.

    Traits can be read and set from the next cell, and the picture follows.

    Parameters
    ----------
    scores : list of 6 floats
        Scores (log-odds) of the six points, each -7 to 7.
        The first three points are of class 1, the others of class 0.
    view : str
        "full", or "surprise" (what does one point cost?).
    loss : float
        Mean binary cross-entropy; it follows from the scores, as the next three do.
    brier : float
        Mean squared error of the probabilities.
    likelihood : float
        The probability that all six forecasts together gave to what happened: the product of p for class 1
        and 1 - p for class 0, which is exp(-6 loss).
    wrong : int
        Points on the wrong side of p = 1/2; a score of 0 is class 0.

    Raises
    ------
    traitlets.TraitError
        If a value makes no sense, or an output is set.

    >>> coins = Loss(scores=[0, 0, 0, 0, 0, 0])
    >>> round(coins.loss, 3), coins.brier, coins.wrong, coins.likelihood
    (0.693, 0.25, 3, 0.015625)
    """

    name = "loss"
    forms = ("surprise",)
    scores = traitlets.List(traitlets.Float(), [2.2, 0.6, -1.0, -1.5, -0.4, 0.8]).tag(sync=True)
    y = traitlets.List(traitlets.Int(), LABELS, read_only=True).tag(sync=True)
    loss = traitlets.Float()
    brier = traitlets.Float()
    likelihood = traitlets.Float()
    wrong = traitlets.Int()

    @classmethod
    def numbers(cls) -> dict[str, list[float]]:
        """Lowest and highest value of each score."""
        return {"scores": [-REACH, REACH]}

    def __init__(self, **traits: Any):
        self._following = False
        super().__init__(**traits)
        self._follow()

    @traitlets.validate("scores")
    def _valid_scores(self, proposal: Any) -> list[float]:
        # written so that nan, which is neither small nor large, fails too
        if len(proposal.value) != len(LABELS) or not all(abs(z) <= REACH for z in proposal.value):
            raise traitlets.TraitError(f"scores must be six numbers, each -7 to 7, got {proposal.value}")
        return proposal.value

    @traitlets.validate("loss", "brier", "likelihood", "wrong")
    def _refuse(self, proposal: Any) -> Any:
        if not self._following:
            raise traitlets.TraitError(f"{proposal.trait.name} can't be set: it follows from the scores")
        return proposal.value

    @traitlets.observe("scores")
    def _follow(self, change: Any = None) -> None:
        """Bring the measures in step with the scores."""
        y, z = np.array(LABELS), np.array(self.scores)
        self._following = True
        try:
            with self.hold_trait_notifications():
                self.loss = binary_cross_entropy_with_logits(y, z)
                self.likelihood = float(sigmoid((2 * y - 1) * z).prod())
                self.brier = float(squared_error(y, z).mean())
                self.wrong = int(((z > 0) != (y == 1)).sum())
        finally:
            self._following = False

    def page_state(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("scores", "y", "ranges")}

    def _costs(self) -> NDArray:
        """Surprise of each point."""
        return softplus((1 - 2 * np.array(LABELS)) * np.array(self.scores))

    def words(self) -> str:
        return self.about(int(self._costs().argmax()) + 1)

    def about(self, point: int) -> str:
        """What the picture shows, and what one point, 1 to 6, costs."""
        costs = self._costs()
        i = point - 1
        p = float(sigmoid(self.scores[i]))
        digits = 3 if p < 0.0995 or p > 0.9005 else 2
        return (
            f"Mean cross-entropy {self.loss:.3f}, squared error {self.brier:.3f}, "
            f"wrong {self.wrong} of {len(LABELS)}. "
            f"Point {i + 1} (class {LABELS[i]}, p = {p:.{digits}f}) alone costs {costs[i]:.2f}, "
            f"{100 * costs[i] / costs.sum():.0f} % of the sum. "
            f"All six together: likelihood {significant(self.likelihood)}."
        )

    def picture(self) -> str:
        y, z, costs = np.array(LABELS), np.array(self.scores), self._costs()
        p = sigmoid(z)
        over = np.linspace(-REACH, REACH, 141)
        shares = {
            "cross-entropy": costs / len(y),
            "squared error": squared_error(y, z) / len(y),
            "0–1 (share wrong)": ((z > 0) != (y == 1)) / len(y),
        }
        with plt.rc_context(plots.STYLE):
            fig, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.4), width_ratios=(11, 9))
            for label, marker, colour, dashes in ((0, "o", plots.CLASS_0, "--"), (1, "^", plots.CLASS_1, "-")):
                left.plot(sigmoid(over), softplus((1 - 2 * label) * over), color=colour, ls=dashes,
                          label=f"class {label}")  # fmt: skip
                left.scatter(p[y == label], costs[y == label], marker=marker, color=colour, edgecolors=plots.INK,
                             linewidths=0.5, zorder=3)  # fmt: skip
            left.legend(loc="upper center")
            left.set(xlabel="p", ylabel="surprise", ylim=(-0.2, REACH))
            colours = [plots.CLASS_1 if label else plots.CLASS_0 for label in y]
            for row, share in enumerate(shares.values()):
                right.barh(row, share, left=share.cumsum() - share, height=0.5, color=colours, edgecolor=plots.GROUND)
            right.set_yticks(range(3), [f"{name}\n{share.sum():.3f}" for name, share in shares.items()])
            right.invert_yaxis()
            right.axvline(1, color=plots.MUTED, lw=plots.THIN, ls=":")
            svg = plots.to_svg(fig)
            plt.close(fig)
        return svg
