"""The gradient: each point's error on one side, the slope of the loss that they add up to on the other."""

from functools import cache
from typing import Any, NamedTuple

import matplotlib.pyplot as plt
import numpy as np
import traitlets
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from lib import plots
from lib.explorables.explorable import Explorable, Number
from lib.explorables.numbers import chance, compact, exponent, fixed
from lib.gradients import loss_and_gradient, numerical_gradient
from lib.loss import softplus
from lib.sigmoid import sigmoid
from lib.training import gradient_descent
from lib.validation import as_float

REACH = 3.0                                    # w and b lie in -REACH to REACH, where the picture shows them
STEPS = [0.0, 1e-1, 6e-6, 1e-10]               # none, too large, right, too small
FLAT = 0.01                                    # a gradient shorter than this is called the bottom

X = np.array([-2.8, -2.3, -1.7, -1.2, -0.8, -0.3, 0.2, 0.7, 1.1, 1.5, 2.0, 2.6])[:, None]  # (12, 1)
LABELS = {
    "overlap": np.array([0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1]),
    "apart": np.array([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]),
}


@cache
def _best_loss(data: str) -> float:
    """The smallest loss of any w and b; 0 if it can go on falling."""
    run = gradient_descent(
        lambda theta: loss_and_gradient(theta, X, LABELS[data]), np.zeros(2), lr=1.0, num_iter=2000, tol=1e-9
    )
    return float(run.loss_history[-1]) if run.converged else 0.0


class Chain(NamedTuple):
    """One point's way through the model, link by link, and back."""

    z: float
    p: float
    loss: float
    loss_by_p: float                           # -1/p for class 1, 1/(1 - p) for class 0
    p_by_z: float                              # p (1 - p)
    z_by_w: float                              # x
    loss_by_z: float                           # product of the first two: p - y
    loss_by_w: float                           # product of all three


def chain(theta: ArrayLike, x: float, y: int) -> Chain:
    """The numbers of one point on their way from x to its loss, and the slopes on the way back.

    The chain rule: the loss's slope in w is (slope in p) (slope of p in z) (slope of z in w) = (p - y) x.

    Parameters
    ----------
    theta : array_like (2,)
        w and b.
    x : float
        The point's feature.
    y : int
        Its label, 0 or 1.

    >>> link = chain([1.0, 0.0], 2.0, 0)
    >>> round(link.loss_by_z, 4), round(link.p, 4), round(link.loss_by_w, 4)
    (0.8808, 0.8808, 1.7616)
    """
    w, b = as_float(theta)
    z = float(w * x + b)
    s = 1 - 2 * y
    p_by_z = float(sigmoid(z) * sigmoid(-z))
    loss_by_p = s / float(sigmoid(-s * z))
    loss_by_z = loss_by_p * p_by_z
    return Chain(z, float(sigmoid(z)), float(softplus(np.array(s * z))), loss_by_p, p_by_z, x, loss_by_z, loss_by_z * x)


class Judged(NamedTuple):
    """The gradient at a place by the formula and by differences, and who pulls at it."""

    loss: float
    gradient: NDArray                          # (2,)  by the formula
    measured: NDArray | None                   # (2,)  by differences, where they are asked for
    error: NDArray                             # (12,)  p - y
    hardest: int                               # the point with the largest error times x


class Gradient(Explorable):
    """Points on one feature with their errors, and the loss over (w, b) with its way downhill.

    Traits can be read and set from the next cell, and the picture follows.

    Parameters
    ----------
    w, b : float
        The model p = sigmoid(w x + b); each in -3 to 3.
    h : float
        Step of the differences that judge the formula: 0.1, 6e-6 or 1e-10; 0 to measure nothing.
    beside : str
        What stands beside the points: "surface", the loss over (w, b), or "chain", the chain rule of one point.
    view : str
        "full", or "errors" (which point pulls hardest?).
    data : str
        "overlap", or "apart" (points 4 and 8 relabelled: the loss has no minimum).
    loss : float
        Mean log loss at w and b; it can be read, not set.
    gradient : list of 2 floats
        Its slopes in w and in b, by the formula; they can be read, not set.

    Raises
    ------
    traitlets.TraitError
        If a value makes no sense, or is one that follows from others.

    >>> place = Gradient(w=0.0, b=0.0)
    >>> round(place.loss, 4), [round(slope, 4) for slope in place.gradient]
    (0.6931, [-0.5583, 0.0])
    """

    name = "gradient"
    forms = ("errors",)
    w = Number(-1.0, -REACH, REACH)
    b = Number(1.0, -REACH, REACH)
    h = traitlets.Enum(STEPS, 0.0).tag(sync=True)
    data = traitlets.Enum(list(LABELS), "overlap").tag(sync=True)
    beside = traitlets.Enum(["surface", "chain"], "surface").tag(sync=True)
    loss = traitlets.Float().tag(sync=True)
    gradient = traitlets.List(traitlets.Float()).tag(sync=True)
    steps = traitlets.List(traitlets.Float(), STEPS, read_only=True).tag(sync=True)
    datasets = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, **traits: Any):
        self._following = False
        super().__init__(**traits)
        self.set_trait("datasets", {name: self._sent(name) for name in LABELS})
        self._follow()

    @staticmethod
    def _sent(name: str) -> dict[str, Any]:
        return {"X": X.ravel().tolist(), "y": LABELS[name].tolist(), "best_loss": _best_loss(name)}

    @traitlets.validate("loss", "gradient")
    def _not_set(self, proposal: Any) -> Any:
        if not self._following:
            name = proposal.trait.name
            raise traitlets.TraitError(f"{name} can't be set: it follows from w and b; set those")
        return proposal.value

    @traitlets.observe("w", "b", "data")
    def _follow(self, change: Any = None) -> None:
        """Bring loss and gradient in step with what was set."""
        loss, gradient = loss_and_gradient([self.w, self.b], X, LABELS[self.data])
        self._following = True
        try:
            with self.hold_trait_notifications():
                self.loss, self.gradient = loss, gradient.tolist()
        finally:
            self._following = False

    def _judge(self) -> Judged:
        theta, y = np.array([self.w, self.b]), LABELS[self.data]
        loss, gradient = loss_and_gradient(theta, X, y)
        measured = numerical_gradient(lambda at: loss_and_gradient(at, X, y)[0], theta, h=self.h) if self.h else None
        s = 1 - 2 * y
        error = s * sigmoid(s * (self.w * X[:, 0] + self.b))
        return Judged(loss, gradient, measured, error, int(np.abs(error * X[:, 0]).argmax()))

    def page_state(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("w", "b", "h", "data", "beside", "ranges", "steps", "datasets")}

    def words(self) -> str:
        return self.about(self._judge().hardest + 1)

    def about(self, point: int) -> str:
        """What the picture shows; beside the chain rule, what it shows of one point, 1 to 12."""
        return self._surface_words() if self.beside == "surface" else self._chain_words(point)

    def _chain_words(self, point: int) -> str:
        x, y = float(X[point - 1, 0]), int(LABELS[self.data][point - 1])
        link = chain([self.w, self.b], x, y)
        p = chance(link.p, float(sigmoid(-link.z)))
        return (
            f"Point {point} (class {y}, x = {fixed(x, 1)}) at w = {fixed(self.w, 2)}, b = {fixed(self.b, 2)}. "
            f"Forward: z = {compact(link.z)}, p = {p}, its loss ℓ = {compact(link.loss)}. "
            f"Backward: dℓ/dp = {compact(link.loss_by_p)}, times dp/dz = {compact(link.p_by_z)} "
            f"is dℓ/dz = {compact(link.loss_by_z)}, times ∂z/∂w = {compact(x)} is ∂ℓ/∂w = {compact(link.loss_by_w)}. "
            f"The mean of all {len(X)} is the gradient in w, {fixed(self._judge().gradient[0], 4)}."
        )

    def _surface_words(self) -> str:
        loss, gradient, measured, error, hardest = self._judge()
        slopes, judged = [fixed(slope, 4) for slope in gradient], ""
        if measured is not None:
            slopes = [
                f"{slope} by the formula, {fixed(each, 4)} measured"
                for slope, each in zip(slopes, measured, strict=True)
            ]
            judged = f"; largest difference {exponent(np.abs(gradient - measured).max())}"
        return (
            f"At w = {fixed(self.w, 2)}, b = {fixed(self.b, 2)} the loss is {fixed(loss, 3)}. "
            f"Gradient in w: {slopes[0]}; in b: {slopes[1]}{judged}. "
            f"Point {hardest + 1} pulls hardest at w: "
            f"its error {fixed(error[hardest], 2)} times x = {fixed(X[hardest, 0], 1)}."
            + self._end(gradient)
            + ("" if _best_loss(self.data) else " There is no bottom here: a steeper curve can always do better.")
        )

    def _end(self, gradient: NDArray) -> str:
        """What is said where no step leads further down: at the bottom, or where the map has ended."""
        theta = np.array([self.w, self.b])
        outward = (np.abs(theta) >= REACH) & (theta * gradient < 0)
        if np.hypot(*gradient) < FLAT:
            return " You are at the bottom: the pulls balance."
        return " The map ends here." if np.linalg.norm(gradient[~outward]) < FLAT else ""

    def picture(self) -> str:
        x, y = X[:, 0], LABELS[self.data]
        fine = np.linspace(-3.2, 3.2, 81)
        with plt.rc_context(plots.STYLE):
            fig, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.2))
            curve = (fine, sigmoid(self.w * fine + self.b))
            plots.plot_errors(x, y, sigmoid(self.w * x + self.b), curve=curve, ax=left)
            self._draw_surface(right)
            svg = plots.to_svg(fig)
            plt.close(fig)
        return svg

    def _draw_surface(self, ax: Axes) -> None:
        """Contours of the loss over (w, b), where we stand, and the next step at rate 1."""
        grid = np.linspace(-REACH, REACH, 28)
        w, b = np.meshgrid(grid, grid)                                 # (28, 28)
        s = 1 - 2 * LABELS[self.data]                                  # (12,)
        height = softplus(s * (w[..., None] * X[:, 0] + b[..., None])).mean(axis=-1)
        levels = _best_loss(self.data) + 0.01 * 1.7 ** np.arange(18)   # as the live picture draws them
        ax.contour(w, b, height, levels=levels, colors=[plots.MUTED], linewidths=plots.THIN / 2)
        here = (self.w, self.b)
        after = (self.w - self.gradient[0], self.b - self.gradient[1])
        arrow = {"arrowstyle": "->", "color": plots.MOTION, "lw": plots.THICK, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xy=after, xytext=here, arrowprops=arrow)
        ax.plot(*here, "o", color=plots.MOTION)
        ax.set(xlabel="w", ylabel="b", aspect="equal", xlim=(-REACH, REACH), ylim=(-REACH, REACH))
