"""Real data: the parts that belong to the capstone."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from lib.checks._draw import (
    STILL,
    Floats,
    Labels,
    labels_and_predictions,
    labels_and_probabilities,
    threshold,
    training_run,
)
from lib.checks._part import Mistake, Part
from lib.gradients import loss_and_gradient
from lib.training import gradient_descent


class TwoTables(NamedTuple):
    """A table to learn from, X_train (7, 3), and one to apply it to, X (4, 3)."""

    X_train: Floats
    X: Floats


class PenalisedRun(NamedTuple):
    """Data X (n, d), y (n,), a learning rate lr, a number of steps num_iter and a penalty l2."""

    X: Floats
    y: Labels
    lr: float
    num_iter: int
    l2: float


class Costs(NamedTuple):
    """Labels y (6,), probabilities p (6,), a threshold t; prices: of a false alarm c_fp, of a missed case c_fn."""

    y: Labels
    p: Floats
    t: float
    c_fp: float
    c_fn: float


class StandardisedWeights(NamedTuple):
    """Weights w (3,) for features in standard deviations, their standard deviations sd (3,), and a change."""

    w: Floats
    sd: Floats
    change: float


def _standardised_weights(rng: Generator) -> StandardisedWeights:
    w = rng.choice([-1, 1], size=3) * rng.uniform(0.3, 2, size=3)
    return StandardisedWeights(w, rng.uniform(2, 9, size=3), float(rng.uniform(0.4, 0.8)))


def _two_tables(rng: Generator) -> TwoTables:
    """Columns of different size and place."""
    size, place = rng.uniform(0.5, 20, size=3), rng.normal(scale=10, size=3)
    return TwoTables(rng.normal(size=(7, 3)) * size + place, rng.normal(size=(4, 3)) * size + place)


def _standardise(X_train, X):
    return (X - X_train.mean(axis=0)) / X_train.std(axis=0)


def _confusion(y, labels):
    return np.array([[np.sum((y == i) & (labels == j)) for j in (0, 1)] for i in (0, 1)])


def _penalised_run(rng: Generator) -> PenalisedRun:
    return PenalisedRun(*training_run(rng), float(rng.uniform(0.1, 1)))


def _fit_penalised(X, y, lr, num_iter, l2):
    return gradient_descent(
        lambda theta: loss_and_gradient(theta, X, y, l2=l2), np.zeros(X.shape[1] + 1), lr=lr, num_iter=num_iter
    ).theta


def _walk(pull, sign=-1):
    """As `_fit_penalised`, with `pull` of theta and l2 added to the gradient, and steps in the direction of `sign`."""

    def wrong(X, y, lr, num_iter, l2):
        theta = np.zeros(X.shape[1] + 1)
        for _ in range(num_iter):
            theta = theta + sign * lr * (loss_and_gradient(theta, X, y)[1] + pull(theta, l2))
        return theta

    return wrong


def _on_weights(theta, l2):
    return l2 * np.append(theta[:-1], 0.0)


def _costs(rng: Generator) -> Costs:
    """Two prices that differ, and both kinds of error at the threshold."""
    while True:
        y, p = labels_and_probabilities(rng)
        t = threshold(rng)
        wrong = _confusion(y, p > t)
        if wrong[0, 1] and wrong[1, 0] and wrong[0, 1] != wrong[1, 0]:
            return Costs(y, p, t, float(rng.uniform(1, 3)), float(rng.uniform(5, 20)))


def _mean_cost(y, p, t, c_fp, c_fn):
    wrong = _confusion(y, p > t)
    return (c_fp * wrong[0, 1] + c_fn * wrong[1, 0]) / len(y)


PARTS = {
    "standardise": Part(
        _two_tables,
        _standardise,
        (
            Mistake(
                "X is scaled by its own mean and spread: take both from X_train, or test data leak.",
                lambda X_train, X: _standardise(X, X),
            ),
            Mistake(
                "The mean is taken away, but the division by the spread is missing.",
                lambda X_train, X: X - X_train.mean(axis=0),
            ),
            Mistake("The mean is not taken away.", lambda X_train, X: X / X_train.std(axis=0)),
            Mistake(
                "One mean and one spread for the whole table: each column needs its own, axis=0.",
                lambda X_train, X: (X - X_train.mean()) / X_train.std(),
            ),
            Mistake(
                "You divided by the variance: the square root is missing.",
                lambda X_train, X: (X - X_train.mean(axis=0)) / X_train.var(axis=0),
            ),
            Mistake(
                "The spread is divided by n - 1 here; this book, like scikit-learn, divides by n.",
                lambda X_train, X: (X - X_train.mean(axis=0)) / X_train.std(axis=0, ddof=1),
            ),
            Mistake("That is X_train, scaled; scale X.", lambda X_train, X: _standardise(X_train, X_train)),
        ),
    ),
    "confusion": Part(
        labels_and_predictions,
        _confusion,
        (
            Mistake("Rows and columns are swapped: a row is a true class.", lambda y, labels: _confusion(y, labels).T),
            Mistake(
                "The classes are swapped: class 0 comes first.", lambda y, labels: _confusion(y, labels)[::-1, ::-1]
            ),
            Mistake("Those are shares; count the points.", lambda y, labels: _confusion(y, labels) / len(y)),
            Mistake("Right and wrong are swapped.", lambda y, labels: _confusion(y, 1 - labels)),
        ),
    ),
    "sensitivity": Part(
        labels_and_predictions,
        lambda y, labels: np.mean(labels[y == 1]),
        (
            Mistake(
                "That is the precision: of those called malignant, the share that are. You are asked the reverse.",
                lambda y, labels: np.mean(y[labels == 1]),
            ),
            Mistake(
                "That is the specificity: the share of the benign ones that were called benign.",
                lambda y, labels: np.mean(1 - labels[y == 0]),
            ),
            Mistake("That is the accuracy.", lambda y, labels: np.mean(y == labels)),
            Mistake(
                "That is the share of the malignant ones that were missed.",
                lambda y, labels: np.mean(1 - labels[y == 1]),
            ),
            Mistake("Divide by the number of the malignant ones, not of all.", lambda y, labels: np.mean(labels * y)),
            Mistake(
                "That is a count; divide by the number of the malignant ones.", lambda y, labels: np.sum(labels * y)
            ),
            Mistake("Those are percentages; a share is at most 1.", lambda y, labels: 100 * np.mean(labels[y == 1])),
        ),
    ),
    "fit_with_penalty": Part(
        _penalised_run,
        _fit_penalised,
        (
            Mistake(STILL, lambda X, y, lr, n, l2: np.zeros(X.shape[1] + 1)),
            Mistake("You walk uphill: theta - lr * gradient, with a minus.", _walk(_on_weights, sign=1)),
            Mistake("The penalty is missing.", lambda X, y, lr, n, l2: _fit_penalised(X, y, lr, n, 0.0)),
            Mistake(
                "The penalty pulls the weights away from 0: l2 w is added to the gradient.",
                _walk(lambda theta, l2: -_on_weights(theta, l2)),
            ),
            Mistake(
                "The intercept is penalised, too; the penalty is for the weights only.",
                _walk(lambda theta, l2: l2 * theta),
            ),
            Mistake(
                "The derivative of l2/2 w^2 is l2 w; yours is twice that.",
                lambda X, y, lr, n, l2: _fit_penalised(X, y, lr, n, 2 * l2),
            ),
            Mistake("One step too few.", lambda X, y, lr, n, l2: _fit_penalised(X, y, lr, n - 1, l2)),
            Mistake("One step too many.", lambda X, y, lr, n, l2: _fit_penalised(X, y, lr, n + 1, l2)),
            Mistake(
                "The penalty is not divided by n here.",
                lambda X, y, lr, n, l2: _fit_penalised(X, y, lr, n, l2 / len(y)),
            ),
        ),
    ),
    "mean_cost": Part(
        _costs,
        _mean_cost,
        (
            Mistake("The two prices are swapped.", lambda y, p, t, c_fp, c_fn: _mean_cost(y, p, t, c_fn, c_fp)),
            Mistake(
                "That is the sum; divide by the number of points.",
                lambda y, p, t, c_fp, c_fn: _mean_cost(y, p, t, c_fp, c_fn) * len(y),
            ),
            Mistake(
                "That is the share of errors: each kind has its own price.",
                lambda y, p, t, c_fp, c_fn: _mean_cost(y, p, t, 1, 1),
            ),
            Mistake(
                "The false alarms cost nothing in yours.", lambda y, p, t, c_fp, c_fn: _mean_cost(y, p, t, 0, c_fn)
            ),
            Mistake(
                "The missed cases cost nothing in yours.", lambda y, p, t, c_fp, c_fn: _mean_cost(y, p, t, c_fp, 0)
            ),
        ),
    ),
    "odds_ratio": Part(
        _standardised_weights,
        lambda w, sd, change: np.exp(w * change / sd),
        (
            Mistake(
                "That is a change of the log-odds: exp makes it a ratio of odds.", lambda w, sd, change: w * change / sd
            ),
            Mistake("w belongs to one standard deviation: divide by sd.", lambda w, sd, change: np.exp(w * change)),
            Mistake("The change is not used.", lambda w, sd, change: np.exp(w / sd)),
            Mistake(
                "Multiplied by sd; a wide feature must move further for the same effect.",
                lambda w, sd, change: np.exp(w * change * sd),
            ),
            Mistake("Upside down: a positive weight raises the odds.", lambda w, sd, change: np.exp(-w * change / sd)),
            Mistake(
                "exp(w) - 1 is the relative change; the ratio is exp(w).",
                lambda w, sd, change: np.expm1(w * change / sd),
            ),
        ),
    ),
}
