"""Inputs that more than one exercise draws. Each is a named tuple, whose fields are a part's arguments."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]


class Scores(NamedTuple):
    """Scores z (n,), n from 2 to 5."""

    z: Floats


class Probabilities(NamedTuple):
    """Probabilities p (n,), away from 0 and 1."""

    p: Floats


class LabelsAndScores(NamedTuple):
    """Labels y (6,), both classes there, and scores z (6,)."""

    y: Labels
    z: Floats


class LabelsAndProbabilities(NamedTuple):
    """Labels y (6,), both classes there, and probabilities p (6,)."""

    y: Labels
    p: Floats


class LabelsAndPredictions(NamedTuple):
    """True labels y (11,) and predicted ones, labels (11,)."""

    y: Labels
    labels: Labels


class ModelAndData(NamedTuple):
    """A model theta (d + 1,), intercept last, and data X (n, d), y (n,)."""

    theta: Floats
    X: Floats
    y: Labels


class PointsAndModel(NamedTuple):
    """Points X (n, d), weights w (d,) and an intercept b."""

    X: Floats
    w: Floats
    b: float


class TrainingRun(NamedTuple):
    """Data X (n, d), y (n,), a learning rate lr and a number of steps num_iter."""

    X: Floats
    y: Labels
    lr: float
    num_iter: int


class Line(NamedTuple):
    """A line in the plane: weights w (2,) and an intercept b."""

    w: Floats
    b: float


def scores(rng: Generator) -> Scores:
    return Scores(rng.normal(scale=3, size=rng.integers(2, 6)))


def probabilities(rng: Generator) -> Probabilities:
    return Probabilities(rng.uniform(0.02, 0.98, size=3))


def labels_and_scores(rng: Generator) -> LabelsAndScores:
    y = np.append(rng.integers(0, 2, size=4), [0, 1])
    return LabelsAndScores(y, rng.normal(scale=3, size=6))


def labels_and_probabilities(rng: Generator) -> LabelsAndProbabilities:
    y, _ = labels_and_scores(rng)
    return LabelsAndProbabilities(y, rng.uniform(0.02, 0.98, size=6))


def labels_and_predictions(rng: Generator) -> LabelsAndPredictions:
    """At least one point of each of the four kinds, and not as many of one kind as of another."""
    counts = rng.permutation([1, 2, 3, 5])
    kinds = rng.permutation(np.repeat(np.arange(4), counts))
    return LabelsAndPredictions(kinds // 2, kinds % 2)


def model_and_data(rng: Generator) -> ModelAndData:
    n, d = rng.integers(5, 9), rng.integers(2, 4)
    y = np.append(rng.integers(0, 2, size=n - 2), [0, 1])
    return ModelAndData(rng.normal(size=d + 1), rng.normal(size=(n, d)) + 0.5, y)


STILL = "The weights are still zero: each time round, the loop must end with an update of them."


def training_run(rng: Generator) -> TrainingRun:
    _, X, y = model_and_data(rng)
    return TrainingRun(X, y, float(rng.uniform(0.1, 0.5)), int(rng.integers(3, 9)))


def points_and_model(rng: Generator) -> PointsAndModel:
    theta, X, _ = model_and_data(rng)
    return PointsAndModel(X, theta[:-1], float(theta[-1]))


def line(rng: Generator) -> Line:
    """Slanted: neither weight is near 0 nor as long as the other."""
    w = rng.choice([-1, 1], size=2) * rng.permutation([rng.uniform(0.5, 1), rng.uniform(1.5, 3)])
    return Line(w, float(rng.choice([-1, 1]) * rng.uniform(0.5, 4)))


def threshold(rng: Generator) -> float:
    """A threshold on probabilities that can't be taken for 0.5."""
    return float(rng.choice([rng.uniform(0.05, 0.35), rng.uniform(0.65, 0.95)]))
