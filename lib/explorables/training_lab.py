"""The training lab: learning rate × iterations, with data, loss curve and path in step."""

from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import traitlets
from numpy.typing import NDArray

from lib import datasets, plots
from lib.explorables.explorable import Explorable, Number
from lib.explorables.numbers import rate
from lib.gradients import hessian, loss_and_gradient
from lib.training import Descent, gradient_descent

NAMES = ["blobs", "unscaled", "first program", "apart"]
OWN = [[-2.0, -1.0, 0], [-1.0, -2.0, 0], [-1.5, 0.5, 0], [0.5, 0.2, 0],
       [2.0, 1.0, 1], [1.0, 2.0, 1], [1.5, -0.5, 1], [-0.5, 0.4, 1]]  # fmt: skip
LEAST, MOST = 1e-6, 1e6                       # learning rates: beyond, numbers overflow
FAR = 1e6                                      # of weights to start from, and of points
DIGITS = 4                                     # of the data: on a page every digit is a byte


@cache
def _data(name: str) -> tuple[str, NDArray, NDArray]:
    """Title, X and y of a data set, X rounded."""
    if name == "blobs":
        title, (X, y) = "two blobs", datasets.blobs(200, center=(1.0, 1.0))
    elif name == "apart":
        title, (X, y) = "two blobs with a gap between them", datasets.blobs(200, gap=0.6, center=(1.0, 1.0))
    elif name == "unscaled":
        title, (X, y) = "two blobs, x₂ ten times as large", datasets.blobs(200, center=(1.0, 1.0))
        X = X * [1, 10]
    else:
        title, (X, _, y, _) = "800 made-up points (the first program’s)", datasets.first_program()
    return title, X.round(DIGITS), y


@cache
def _best(name: str) -> tuple[float, list[float] | None]:
    """The smallest loss that any line reaches on a data set, and where; 0 and None if there is no such place."""
    _, X, y = _data(name)
    theta = np.zeros(3)
    for _ in range(30):                        # Newton's steps: gradient descent would crawl
        loss, gradient = loss_and_gradient(theta, X, y)
        if np.linalg.norm(gradient) < 1e-12:
            break
        if ((2 * y - 1) * (X @ theta[:2] + theta[2])).min() > 0:
            return 0.0, None                   # separated: the longer w, the smaller the loss
        theta = theta - np.linalg.solve(hessian(theta, X), gradient)
    return loss, theta.tolist()


class TrainingLab(Explorable):
    """Train a logistic model with gradient descent and watch data, loss and path at once.

    Traits can be read and set from the next cell, and the picture follows.

    Parameters
    ----------
    data : str
        "blobs", "unscaled" (the same, one feature ten times as large), "first program",
        "apart" (no line is best: the loss has no minimum), or "own".
    lr : float
        Learning rate, 1e-6 to 1e6.
    num_iter : int
        Steps taken, 0 to `max_iter`.
    theta : list of 3 floats
        w1, w2, b after `num_iter` steps.
        Set it to put the model somewhere: that place becomes the start, after 0 steps.
    loss : float
        Mean log loss at `theta`.
        Set it to ask for a loss: `num_iter` becomes the first step that reaches it.
    points : list of [x1, x2, class]
        Your own data, 2 to 100 points; shown where `data` is "own".
    compare : float
        Learning rate of a second run to compare with; 0 for none.
    view : str
        "full", "rate" (how large may a step be?), or "plain": without prediction, path and tasks, in plain words;
        on a page that begins by itself.

    Raises
    ------
    traitlets.TraitError
        If a value makes no sense, or no step reaches the loss that was asked for.

    >>> lab = TrainingLab(lr=0.3, num_iter=120)
    >>> round(lab.loss, 3)
    0.279
    >>> lab.loss = 0.3
    >>> lab.num_iter
    75
    """

    name = "training-lab"
    forms = ("rate", "plain")
    data = traitlets.Enum([*NAMES, "own"], "blobs").tag(sync=True)
    lr = Number(0.03, LEAST, MOST)
    num_iter = traitlets.Int(120).tag(sync=True)
    points = traitlets.List(OWN).tag(sync=True)
    compare = traitlets.Float(0.0).tag(sync=True)
    max_iter = traitlets.Int(1000, read_only=True).tag(sync=True)
    start = traitlets.List(traitlets.Float(), [0.0, 0.0, 0.0]).tag(sync=True)
    theta = traitlets.List(traitlets.Float()).tag(sync=True)
    loss = traitlets.Float().tag(sync=True)
    datasets = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, **traits: Any):
        asked = {name: traits.pop(name) for name in ("theta", "loss") if name in traits}
        self._following = True                 # the constructor's own changes are followed once, below
        super().__init__(**traits)
        self._following = False
        self.set_trait("datasets", {name: self._sent(name) for name in self._names()})
        self._follow()
        for name, value in asked.items():
            setattr(self, name, value)

    def _names(self) -> list[str]:
        """The data sets on offer: all in the full lab, one in the plain one; the reader's points go along anyway."""
        return [name for name in NAMES if name == self.data] if self.view == "plain" else NAMES

    @staticmethod
    def _sent(name: str) -> dict[str, Any]:
        title, X, y = _data(name)
        best_loss, best_theta = _best(name)
        return {
            "title": title, "X": X.ravel().tolist(), "y": y.tolist(),
            "best_loss": best_loss, "best_theta": best_theta,
        }  # fmt: skip

    def _run(self) -> Descent:
        """The whole run of `max_iter` steps, made anew when data, rate or start have changed."""
        wanted = (self.data, self.lr, tuple(self.start), self.max_iter, str(self.points))
        if getattr(self, "_run_of", None) != wanted:
            X, y = self._points()
            self._kept = gradient_descent(
                lambda theta: loss_and_gradient(theta, X, y), self.start, lr=self.lr, num_iter=self.max_iter
            )
            self._run_of = wanted
        return self._kept

    def _points(self) -> tuple[NDArray, NDArray]:
        """X and y of the data set that is shown."""
        if self.data != "own":
            return _data(self.data)[1:]
        own = np.array(self.points, dtype=float)
        return own[:, :2], own[:, 2]

    @traitlets.validate("points")
    def _valid_points(self, proposal: Any) -> list[list[float]]:
        try:
            own = np.array(proposal.value, dtype=float)
        except (TypeError, ValueError):
            own = np.empty(0)
        fits = own.ndim == 2 and own.shape[1] == 3 and 2 <= len(own) <= 100 and (np.abs(own) <= FAR).all()
        if not fits or not np.isin(own[:, 2], (0, 1)).all():
            raise traitlets.TraitError(
                f"points must be 2 to 100 rows of two numbers, each {-FAR:g} to {FAR:g}, and a class, 0 or 1"
            )
        return proposal.value

    @traitlets.validate("compare")
    def _valid_compare(self, proposal: Any) -> float:
        if proposal.value != 0 and not LEAST <= proposal.value <= MOST:
            raise traitlets.TraitError(
                f"compare must lie in {LEAST:g} to {MOST:g}, or be 0 for none, got {proposal.value}"
            )
        return proposal.value

    @traitlets.validate("loss")
    def _valid_loss(self, proposal: Any) -> float:
        if not np.isfinite(proposal.value):
            raise traitlets.TraitError(f"loss must be a finite number, got {proposal.value}")
        return proposal.value

    @traitlets.validate("num_iter")
    def _valid_num_iter(self, proposal: Any) -> int:
        if not 0 <= proposal.value <= self.max_iter:
            raise traitlets.TraitError(f"num_iter must lie in 0 to {self.max_iter}, got {proposal.value}")
        return proposal.value

    @traitlets.validate("start", "theta")
    def _valid_theta(self, proposal: Any) -> list[float]:
        name = proposal.trait.name
        if len(proposal.value) != 3 or not np.isfinite(proposal.value).all():
            raise traitlets.TraitError(f"{name} must be three finite numbers w1, w2, b, got {proposal.value}")
        if name == "start" and np.abs(proposal.value).max() > FAR:
            raise traitlets.TraitError(f"start must lie in {-FAR:g} to {FAR:g}, got {proposal.value}")
        return proposal.value

    @traitlets.observe("lr", "num_iter", "data", "start", "points")
    def _follow(self, change: Any = None) -> None:
        """Bring theta and loss in step with what was set."""
        if self._following:
            return
        self._following = True
        try:
            run = self._run()
            with self.hold_trait_notifications():
                self.theta = run.path[self.num_iter].tolist()
                self.loss = float(run.loss_history[self.num_iter])
        finally:
            self._following = False

    @traitlets.observe("theta")
    def _place(self, change: Any) -> None:
        """theta was set from outside: start there."""
        if self._following:
            return
        self._following = True
        self.start, self.num_iter = list(change.new), 0
        self._following = False
        self._follow()

    @traitlets.observe("loss")
    def _reach(self, change: Any) -> None:
        """loss was set from outside: go to the first step that reaches it."""
        if self._following:
            return
        history = self._run().loss_history
        reached = np.flatnonzero(history <= change.new)
        if len(reached):
            self.num_iter = int(reached[0])
        self._follow()
        if not len(reached):
            raise traitlets.TraitError(
                f"no step up to {self.max_iter} at lr = {self.lr} reaches the loss {change.new}; "
                f"the lowest is {history.min():.6g}"
            )

    def page_state(self) -> dict[str, Any]:
        names = ("data", "lr", "num_iter", "compare", "points", "max_iter", "ranges", "start", "datasets")
        state = {name: getattr(self, name) for name in names}
        if self.view == "rate":                # every digit is a byte; beside the full lab it has that one's data
            state["datasets"] = {name: sent for name, sent in self.datasets.items() if name == self.data}
        return state

    def words(self) -> str:
        X, y = self._points()
        right = int((((X @ self.theta[:2] + self.theta[2]) > 0) == (y == 1)).sum())
        compared = ""
        if self.data != "own":
            best, _ = _best(self.data)
            compared = f" (best possible {best:.3f})" if best else " (no smallest one: it can go on falling)"
        at = "of size" if self.view == "plain" else "at rate"
        return (
            f"After {self.num_iter} steps {at} {rate(self.lr)} the loss is {self.loss:.3f}{compared}; "
            f"{right} of {len(y)} points are classified correctly."
        )

    def picture(self) -> str:
        X, y = self._points()
        with plt.rc_context(plots.STYLE):
            fig, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.2), width_ratios=(11, 9))
            if any(self.theta[:2]):
                plots.plot_predictions(self.theta, X, y, size=14, ax=left)
            else:                              # at the start all points have one score: there is no line
                plots.plot_points(X, y, size=14, ax=left)
            plots.plot_loss(self._run().loss_history[: self.num_iter + 1], label="", ax=right)
            right.set(xlim=(0, self.max_iter), ylim=(0, 1))
            svg = plots.to_svg(fig)
            plt.close(fig)
        return svg
