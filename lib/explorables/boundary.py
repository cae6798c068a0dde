"""The line in the middle: its direction, its steepness, its offset, and apart from them a threshold."""

from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from lib import datasets, plots
from lib.explorables.explorable import Explorable, Number
from lib.explorables.numbers import fixed
from lib.loss import accuracy
from lib.sigmoid import logit
from lib.validation import as_float

DIGITS = 3                                     # of the data: on a page every digit is a byte


@cache
def _data() -> tuple[NDArray, NDArray]:
    """X (60, 2), rounded, and y (60,)."""
    X, y = datasets.blobs(60, center=(0.7, 0.7))
    return X.round(DIGITS), y


def theta_of_line(angle: float, steepness: float, offset: float) -> NDArray:
    """w1, w2, b of the line with this normal: w = steepness (cos, sin), b = -steepness * offset.

    Parameters
    ----------
    angle : float
        Direction of w in degrees, counted from the x1 axis towards the x2 axis.
    steepness : float
        Norm of w.
    offset : float
        Distance of the line from the origin, counted along w.

    >>> theta_of_line(0.0, 2.0, 1.5)
    array([ 2.,  0., -3.])
    """
    turn = np.radians(angle)
    return steepness * np.array([np.cos(turn), np.sin(turn), -offset])


def line_of_theta(theta: ArrayLike, threshold: float = 0.5) -> tuple[float, float, float]:
    """Angle, steepness and offset of the line where the probability equals `threshold`.

    The way back from `theta_of_line`; the offset is (logit(threshold) - b) / norm(w).

    >>> line_of_theta([2.0, 0.0, -3.0])
    (0.0, 2.0, 1.5)
    """
    w1, w2, b = as_float(theta)
    steepness = np.hypot(w1, w2)
    return float(np.degrees(np.arctan2(w2, w1))), float(steepness), float((logit(threshold) - b) / steepness)


class Boundary(Explorable):
    """Turn the line, make it steeper, move it, and move the threshold: four things, four places.

    Traits can be read and set from the next cell, and the picture follows.

    Parameters
    ----------
    angle : float
        Direction of w in degrees, -180 to 180; at 0 the line is vertical.
    steepness : float
        Norm of w, 0.001 to 1000: it scales w and b together, so the line stays.
    offset : float
        Distance of the line p = 0.5 from the origin, along w: -b / norm(w), -100 to 100.
    threshold : float
        Probability above which a point is called class 1, between 0 and 1.
    beside : str
        What stands beside the plane: "walk", the probability on a walk across the line, or "sheet", all of it, to turn.
    w : list of 2 floats, b : float
        Weights and intercept; they follow from angle, steepness and offset.
    accuracy : float
        Share of points that the line p = threshold classifies correctly; it follows, too.

    Raises
    ------
    traitlets.TraitError
        If a value makes no sense, or an output is set.

    >>> line = Boundary(angle=0, steepness=2, offset=1.5)
    >>> line.w, line.b
    ([2.0, 0.0], -3.0)
    """

    name = "boundary"
    forms = ("direction",)
    angle = Number(20.0, -180, 180, unit=" degrees")
    steepness = Number(1.0, 0.001, 1000)       # beyond, the sheet is a cliff in every picture
    offset = Number(0.4, -100, 100)
    threshold = Number(0.5, 0, 1, between=True)
    beside = traitlets.Enum(["walk", "sheet"], "walk").tag(sync=True)
    points = traitlets.Dict().tag(sync=True)
    w = traitlets.List(traitlets.Float())
    b = traitlets.Float()
    accuracy = traitlets.Float()

    def __init__(self, **traits: Any):
        self._following = False
        super().__init__(**traits)
        X, y = _data()
        self.points = {"X": X.ravel().tolist(), "y": y.tolist()}
        self._follow()

    @traitlets.validate("w", "b", "accuracy")
    def _refuse(self, proposal: Any) -> Any:
        if not self._following:
            name = proposal.trait.name
            raise traitlets.TraitError(f"{name} can't be set: it follows from angle, steepness, offset and threshold")
        return proposal.value

    @traitlets.observe("angle", "steepness", "offset", "threshold")
    def _follow(self, change: Any = None) -> None:
        """Bring w, b and accuracy in step with what was set."""
        X, y = _data()
        theta = self._theta()
        self._following = True
        try:
            with self.hold_trait_notifications():
                self.w, self.b = theta[:2].tolist(), float(theta[2])
                self.accuracy = accuracy(y, (X @ theta[:2] + theta[2] > logit(self.threshold)).astype(int))
        finally:
            self._following = False

    def _theta(self) -> NDArray:
        return theta_of_line(self.angle, self.steepness, self.offset)

    def page_state(self) -> dict[str, Any]:
        names = ("angle", "steepness", "offset", "threshold", "beside", "ranges", "points")
        return {name: getattr(self, name) for name in names}

    def words(self) -> str:
        _, y = _data()
        w1, w2, b = (fixed(value, 2) for value in self._theta())
        level = float(logit(self.threshold))
        decision = f"At threshold {fixed(self.threshold, 2)}, "
        if abs(self.threshold - 0.5) > 1e-9:
            way = "back, against w" if level < 0 else "further, along w"
            decision += (
                f"the threshold line is where z = {fixed(level, 2)}, {fixed(abs(level) / self.steepness, 2)} {way}; "
            )
        return (
            f"w = ({w1}, {w2}), b = {b}: the line p = 0.5 lies {fixed(self.offset, 2)} from the origin, "
            f"counted along w. {decision}{round(self.accuracy * len(y))} of {len(y)} points are classified correctly."
        )

    def picture(self) -> str:
        X, y = _data()
        theta = self._theta()
        with plt.rc_context(plots.STYLE):
            fig, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.4), width_ratios=(10, 9))
            left.set(xlim=(-2.8, 4.2), ylim=(-2.6, 4.4), aspect="equal")   # so that w looks upright on its line
            plots.plot_predictions(theta, X, y, threshold=self.threshold, size=14, ax=left)
            plots.plot_normal(theta, scale=1 / 3, ax=left)
            plots.plot_walk(theta, X, y, threshold=self.threshold, size=14, ax=right)
            svg = plots.to_svg(fig)
            plt.close(fig)
        return svg
