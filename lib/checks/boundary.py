"""The line that a model draws: the parts that belong to chapter 2."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from lib.checks._draw import Floats, line, model_and_data, points_and_model, threshold
from lib.checks._part import Mistake, Part
from lib.sigmoid import logit, sigmoid


class PointAndModel(NamedTuple):
    """A point x (d,), weights w (d,) and an intercept b."""

    x: Floats
    w: Floats
    b: float


class PlacesAndLine(NamedTuple):
    """Places x1 (3,) along the first axis, and a line: w (2,), b."""

    x1: Floats
    w: Floats
    b: float


class PointsAndLine(NamedTuple):
    """Points X (n, 2) of the plane, n from 5 to 8, and a line: w (2,), b."""

    X: Floats
    w: Floats
    b: float


class LineAndThreshold(NamedTuple):
    """A line w (2,), b and a threshold t on the probability."""

    w: Floats
    b: float
    t: float


class ModelAndThreshold(NamedTuple):
    """Points X (n, d), weights w (d,), an intercept b and a threshold t on the probability."""

    X: Floats
    w: Floats
    b: float
    t: float


class InterceptAndThreshold(NamedTuple):
    """An intercept b and a threshold t on the probability."""

    b: float
    t: float


class WeightsAndProbability(NamedTuple):
    """Weights w (2,) and a probability p above 0.5."""

    w: Floats
    p: float


def _one_point(rng: Generator) -> PointAndModel:
    theta, X, _ = model_and_data(rng)
    return PointAndModel(X[0], theta[:-1], float(theta[-1]))


def _places_and_line(rng: Generator) -> PlacesAndLine:
    return PlacesAndLine(rng.normal(scale=2, size=3), *line(rng))


def _points_and_line(rng: Generator) -> PointsAndLine:
    return PointsAndLine(rng.normal(scale=2, size=(int(rng.integers(5, 9)), 2)), *line(rng))


def _line_and_threshold(rng: Generator) -> LineAndThreshold:
    return LineAndThreshold(*line(rng), threshold(rng))


def _model_and_threshold(rng: Generator) -> ModelAndThreshold:
    return ModelAndThreshold(*points_and_model(rng), threshold(rng))


def _intercept_and_threshold(rng: Generator) -> InterceptAndThreshold:
    return InterceptAndThreshold(line(rng).b, threshold(rng))


def _weights_and_probability(rng: Generator) -> WeightsAndProbability:
    return WeightsAndProbability(line(rng).w, float(rng.uniform(0.65, 0.95)))


def _model_and_doubt(rng: Generator) -> ModelAndThreshold:
    """A threshold above 0.5, and points of each of the three kinds: class 1, class 0 and too close to call."""
    while True:
        X, w, b = points_and_model(rng)
        t = float(rng.uniform(0.6, 0.9))
        if set(_or_ask(X, w, b, t)) == {-1, 0, 1}:
            return ModelAndThreshold(X, w, b, t)


def _offset(w, b, t):
    return (logit(t) - b) / np.linalg.norm(w)


def _nearest(X, w, b, far=1.0):
    """The points moved against w by `far` times their distance from the line."""
    return X - far * np.outer((X @ w + b) / (w @ w), w)


def _or_ask(X, w, b, t):
    p = sigmoid(X @ w + b)
    return np.where(p > t, 1, np.where(p < 1 - t, 0, -1))


def _class_at(score, t):
    return (sigmoid(score) > t).astype(int)


PARTS = {
    "score": Part(
        _one_point,
        lambda x, w, b: np.dot(x, w) + b,
        (
            Mistake("The intercept is left out: z = w x + b.", lambda x, w, b: np.dot(x, w)),
            Mistake("The intercept's sign is flipped: the score is w x + b.", lambda x, w, b: np.dot(x, w) - b),
            Mistake(
                "That is the probability; the score comes before the sigmoid.",
                lambda x, w, b: sigmoid(np.dot(x, w) + b),
            ),
            Mistake("b is multiplied, too; it is added once.", lambda x, w, b: np.dot(x, w) * b),
            Mistake(
                "The weights are added, not multiplied: each feature times its weight.",
                lambda x, w, b: np.sum(np.add(x, w)) + b,
            ),
            Mistake("b is added once, not once for every feature.", lambda x, w, b: np.sum(np.multiply(x, w) + b)),
        ),
    ),
    "x2_on_line": Part(
        _places_and_line,
        lambda x1, w, b: -(w[0] * x1 + b) / w[1],
        (
            Mistake(
                "The minus is missing: what goes to the other side of the equation changes its sign.",
                lambda x1, w, b: (w[0] * x1 + b) / w[1],
            ),
            Mistake(
                "Only w1 x1 has changed its sign; b goes to the other side, too.",
                lambda x1, w, b: (b - w[0] * x1) / w[1],
            ),
            Mistake(
                "Only b has changed its sign; w1 x1 goes to the other side, too.",
                lambda x1, w, b: (w[0] * x1 - b) / w[1],
            ),
            Mistake("b must be divided by w2, too.", lambda x1, w, b: -w[0] * x1 / w[1] - b),
            Mistake("The intercept is left out.", lambda x1, w, b: -w[0] * x1 / w[1]),
            Mistake(
                "The two weights are swapped: w2 belongs to x2, which you are solving for.",
                lambda x1, w, b: -(w[1] * x1 + b) / w[0],
            ),
        ),
    ),
    "distance": Part(
        _points_and_line,
        lambda X, w, b: (X @ w + b) / np.linalg.norm(w),
        (
            Mistake("Those are the scores: divide them by the norm of w.", lambda X, w, b: X @ w + b),
            Mistake(
                "You divided by the squared norm: the square root is missing.",
                lambda X, w, b: (X @ w + b) / (w @ w),
            ),
            Mistake(
                "The sign is lost: it tells on which side of the line a point lies.",
                lambda X, w, b: np.abs(X @ w + b) / np.linalg.norm(w),
            ),
            Mistake("The intercept is left out: z = X w + b.", lambda X, w, b: X @ w / np.linalg.norm(w)),
            Mistake("b must be divided by the norm, too.", lambda X, w, b: X @ w / np.linalg.norm(w) + b),
            Mistake(
                "The intercept's sign is flipped: the score is X w + b.",
                lambda X, w, b: (X @ w - b) / np.linalg.norm(w),
            ),
            Mistake(
                "The norm is taken of w and b together; b says where the line is, and not how steep.",
                lambda X, w, b: (X @ w + b) / np.sqrt(w @ w + b**2),
            ),
            Mistake(
                "The norm is the square root of the sum of squares, not the sum of the weights' sizes.",
                lambda X, w, b: (X @ w + b) / np.abs(w).sum(),
            ),
        ),
    ),
    "offset": Part(
        _line_and_threshold,
        _offset,
        (
            Mistake("That is the line for the threshold 0.5: t is not used.", lambda w, b, t: _offset(w, b, 0.5)),
            Mistake(
                "t is a probability; the score that belongs to it is logit(t).",
                lambda w, b, t: (t - b) / np.linalg.norm(w),
            ),
            Mistake(
                "The way from a probability to its score is the logit, not the sigmoid.",
                lambda w, b, t: (sigmoid(t) - b) / np.linalg.norm(w),
            ),
            Mistake("The sign of b is flipped: solve norm * offset + b = logit(t).", lambda w, b, t: _offset(w, -b, t)),
            Mistake(
                "The sign of logit(t) is flipped: a higher t lies further along w.",
                lambda w, b, t: _offset(w, b, 1 - t),
            ),
            Mistake("Both signs are flipped: that is the offset against w.", lambda w, b, t: -_offset(w, b, t)),
            Mistake("That is a score; divide by the norm of w to get a distance.", lambda w, b, t: logit(t) - b),
            Mistake(
                "You divided by the squared norm: the square root is missing.",
                lambda w, b, t: (logit(t) - b) / (w @ w),
            ),
        ),
        extreme=((np.array([2.0, 0.0]), 1.5, 0.8), (np.array([0.0, -3.0]), 1.0, 0.5)),
        extreme_hint="One of the weights is 0 here: divide by the norm of w, which is not 0, and by no single weight.",
    ),
    "predict_at": Part(
        _model_and_threshold,
        lambda X, w, b, t: _class_at(X @ w + b, t),
        (
            Mistake(
                "Those are probabilities; the label is 1 where the probability is above t.",
                lambda X, w, b, t: sigmoid(X @ w + b),
            ),
            Mistake(
                "The score is compared with t; t is a threshold for the probability.",
                lambda X, w, b, t: (X @ w + b > t).astype(int),
            ),
            Mistake(
                "That is the prediction for the threshold 0.5: t is not used.",
                lambda X, w, b, t: (X @ w + b > 0).astype(int),
            ),
            Mistake("The labels are swapped.", lambda X, w, b, t: 1 - _class_at(X @ w + b, t)),
            Mistake("The intercept is left out: z = X w + b.", lambda X, w, b, t: _class_at(X @ w, t)),
        ),
    ),
    "intercept_for_threshold": Part(
        _intercept_and_threshold,
        lambda b, t: b - logit(t),
        (
            Mistake("The sign is flipped: a higher threshold asks for a lower intercept.", lambda b, t: b + logit(t)),
            Mistake("t is a probability; the score that belongs to it is logit(t).", lambda b, t: b - t),
            Mistake(
                "The way from a probability to its score is the logit, not the sigmoid.", lambda b, t: b - sigmoid(t)
            ),
            Mistake("The intercept was b before: take logit(t) away from it.", lambda b, t: -logit(t)),
            Mistake("Both signs are flipped: that is minus the new intercept.", lambda b, t: logit(t) - b),
            Mistake("Those are the odds of t; take their logarithm.", lambda b, t: b - t / (1 - t)),
            Mistake("b stays: the score must be lower by logit(t), not by t - 0.5.", lambda b, t: b - (t - 0.5)),
        ),
    ),
    "band_width": Part(
        _weights_and_probability,
        lambda w, p: 2 * logit(p) / np.linalg.norm(w),
        (
            Mistake("That is half of the band: it lies on both sides of the line.", lambda w, p: _offset(w, 0, p)),
            Mistake("That is a difference of scores: divide by the norm of w.", lambda w, p: 2 * logit(p)),
            Mistake(
                "You divided by the squared norm: the square root is missing.", lambda w, p: 2 * logit(p) / (w @ w)
            ),
            Mistake(
                "p is a probability; the score that belongs to it is logit(p).",
                lambda w, p: 2 * p / np.linalg.norm(w),
            ),
            Mistake(
                "That is the difference of the probabilities; take that of their scores.",
                lambda w, p: (2 * p - 1) / np.linalg.norm(w),
            ),
            Mistake(
                "A steeper model has a narrower band: divide by the norm.",
                lambda w, p: 2 * logit(p) * np.linalg.norm(w),
            ),
            Mistake(
                "The norm is the square root of the sum of squares, not the sum of the weights' sizes.",
                lambda w, p: 2 * logit(p) / np.abs(w).sum(),
            ),
            Mistake("The sign is flipped: a width is positive.", lambda w, p: -2 * logit(p) / np.linalg.norm(w)),
        ),
    ),
    "nearest_on_line": Part(
        _points_and_line,
        _nearest,
        (
            Mistake("You walk away from the line: subtract the step along w.", lambda X, w, b: _nearest(X, w, b, -1)),
            Mistake("You walk twice as far, to the mirror image.", lambda X, w, b: _nearest(X, w, b, 2)),
            Mistake(
                "The step is the distance times w / norm: w itself is too long or too short.",
                lambda X, w, b: X - np.outer((X @ w + b) / np.linalg.norm(w), w),
            ),
            Mistake(
                "The score is not yet the distance: divide by the norm, twice in all.",
                lambda X, w, b: X - np.outer(X @ w + b, w),
            ),
            Mistake("The intercept is left out: z = X w + b.", lambda X, w, b: _nearest(X, w, 0.0)),
            Mistake(
                "That is the step from the point to the line; add it to the point.",
                lambda X, w, b: _nearest(X, w, b) - X,
            ),
            Mistake(
                "Those are the distances; the answer is a point for each row of X.",
                lambda X, w, b: (X @ w + b) / np.linalg.norm(w),
            ),
            Mistake(
                "That is the line's point nearest to the origin, for every row.",
                lambda X, w, b: np.tile(-b * w / (w @ w), (len(X), 1)),
            ),
            Mistake(
                "The distance lost its sign: points on the other side walk the other way.",
                lambda X, w, b: X - np.outer(np.abs(X @ w + b) / (w @ w), w),
            ),
        ),
    ),
    "predict_or_ask": Part(
        _model_and_doubt,
        _or_ask,
        (
            Mistake(
                "Between 1 - t and t the answer is -1, whichever side of 0.5 it is.",
                lambda X, w, b, t: (X @ w + b > 0).astype(int),
            ),
            Mistake(
                "Class 0 needs a probability below 1 - t, not below t: then none is ever asked about.",
                lambda X, w, b, t: _class_at(X @ w + b, t),
            ),
            Mistake(
                "The score is compared with t; t is a threshold for the probability.",
                lambda X, w, b, t: np.where(X @ w + b > t, 1, np.where(X @ w + b < 1 - t, 0, -1)),
            ),
            Mistake(
                "The labels are swapped.",
                lambda X, w, b, t: np.choose(_or_ask(X, w, b, t) + 1, [-1, 1, 0]),
            ),
            Mistake("The intercept is left out: z = X w + b.", lambda X, w, b, t: _or_ask(X, w, 0.0, t)),
            Mistake(
                "Where the probability is below 1 - t, the answer is 0: you ask there as well.",
                lambda X, w, b, t: np.where(sigmoid(X @ w + b) > t, 1, -1),
            ),
            Mistake(
                "Where the probability is above t, the answer is 1: you ask there as well.",
                lambda X, w, b, t: np.where(sigmoid(X @ w + b) < 1 - t, 0, -1),
            ),
        ),
    ),
}
