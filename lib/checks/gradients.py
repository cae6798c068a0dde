"""Which way is downhill? The parts that belong to chapter 4."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from lib.checks._draw import Floats, Labels, labels_and_scores, model_and_data
from lib.checks._part import Mistake, Part
from lib.gradients import hessian, loss_and_gradient
from lib.sigmoid import sigmoid


class PenalisedModel(NamedTuple):
    """A model theta (d + 1,), intercept last, data X (n, d), y (n,) and a penalty l2."""

    theta: Floats
    X: Floats
    y: Labels
    l2: float


class GroupedData(NamedTuple):
    """A model theta (d + 1,), intercept last, and rows X (n, d), y (n,) that stand for people (n,) each."""

    theta: Floats
    X: Floats
    y: Labels
    people: Labels


class ModelAndPoints(NamedTuple):
    """A model theta (d + 1,), intercept last, and points X (n, d)."""

    theta: Floats
    X: Floats


def _penalised_model(rng: Generator) -> PenalisedModel:
    return PenalisedModel(*model_and_data(rng), float(rng.uniform(0.1, 2)))


def _grouped_data(rng: Generator) -> GroupedData:
    theta, X, y = model_and_data(rng)
    return GroupedData(theta, X, y, rng.permutation(np.arange(2, 2 + len(y))))


def _model_and_points(rng: Generator) -> ModelAndPoints:
    theta, X, _ = model_and_data(rng)
    return ModelAndPoints(theta, X)


def _gradient(theta, X, y, l2=0.0):
    return loss_and_gradient(theta, X, y, l2=l2)[1]


def _error(theta, X, y):
    return sigmoid(X @ theta[:-1] + theta[-1]) - y


def _without_b(theta, X, y):
    return np.append(_gradient(theta, X, y)[:-1], 0.0)


def _grouped(theta, X, y, people):
    """The gradient's mean over all people: a row counts as often as it says."""
    error = people * _error(theta, X, y)
    return np.append(X.T @ error, error.sum()) / people.sum()


def _curvature(theta, X, weight):
    A = np.column_stack([X, np.ones(len(X))])
    return (A.T * weight(X @ theta[:-1] + theta[-1])) @ A / len(X)


PARTS = {
    "error": Part(
        labels_and_scores,
        lambda y, z: sigmoid(z) - y,
        (
            Mistake("The sign is flipped: the error is p - y.", lambda y, z: y - sigmoid(z)),
            Mistake("The error is p - y; you used the score z - y.", lambda y, z: np.subtract(z, y)),
            Mistake("That is p: take y away from it.", lambda y, z: sigmoid(z)),
            Mistake("You applied the sigmoid twice.", lambda y, z: sigmoid(sigmoid(z)) - y),
            Mistake(
                "The sign of the error is lost: it says in which direction to move.",
                lambda y, z: np.abs(sigmoid(z) - y),
            ),
        ),
    ),
    "gradient": Part(
        model_and_data,
        _gradient,
        (
            Mistake(
                "A factor 1/n is missing: the loss is a mean, and so is the gradient.",
                lambda theta, X, y: _gradient(theta, X, y) * len(y),
            ),
            Mistake(
                "The factor 1/n is missing in the entries of the weights.",
                lambda theta, X, y: _gradient(theta, X, y) * np.append(np.full(X.shape[1], len(y)), 1),
            ),
            Mistake(
                "The factor 1/n is missing in the last entry, the intercept's.",
                lambda theta, X, y: _gradient(theta, X, y) * np.append(np.ones(X.shape[1]), len(y)),
            ),
            Mistake(
                "The sign is flipped: the error is p - y, and the gradient points uphill.",
                lambda theta, X, y: -_gradient(theta, X, y),
            ),
            Mistake(
                "The sign of the last entry, the intercept's, is flipped.",
                lambda theta, X, y: _gradient(theta, X, y) * np.append(np.ones(X.shape[1]), -1),
            ),
            Mistake("The last entry is 0: the derivative with respect to b is the mean error.", _without_b),
            Mistake(
                "The intercept's entry is missing: theta ends with b, and so does the gradient.",
                lambda theta, X, y: _gradient(theta, X, y)[:-1],
            ),
            Mistake(
                "The order is swapped: the weights come first and the intercept last.",
                lambda theta, X, y: np.roll(_gradient(theta, X, y), 1),
            ),
            Mistake(
                "You applied the sigmoid twice.",
                lambda theta, X, y: (
                    np.append(
                        X.T @ (sigmoid(_error(theta, X, y) + y) - y), np.sum(sigmoid(_error(theta, X, y) + y) - y)
                    )
                    / len(y)
                ),
            ),
            Mistake(
                "The intercept is left out of the score: z = X w + b.",
                lambda theta, X, y: _gradient(np.append(theta[:-1], 0), X, y),
            ),
            Mistake(
                "The error is p - y; you used the score z - y.",
                lambda theta, X, y: (
                    np.append(X.T @ (X @ theta[:-1] + theta[-1] - y), np.sum(X @ theta[:-1] + theta[-1] - y)) / len(y)
                ),
            ),
        ),
    ),
    "grouped_gradient": Part(
        _grouped_data,
        _grouped,
        (
            Mistake(
                "The counts are not used: a row stands for as many people as its entry says.",
                lambda theta, X, y, people: _gradient(theta, X, y),
            ),
            Mistake(
                "Divide by the number of people, the sum of the counts, and not by the number of rows.",
                lambda theta, X, y, people: _grouped(theta, X, y, people) * people.sum() / len(y),
            ),
            Mistake(
                "That is the sum over all people; divide by their number.",
                lambda theta, X, y, people: _grouped(theta, X, y, people) * people.sum(),
            ),
            Mistake(
                "The sign is flipped: the error is p - y, and the gradient points uphill.",
                lambda theta, X, y, people: -_grouped(theta, X, y, people),
            ),
            Mistake(
                "The order is swapped: the weights come first and the intercept last.",
                lambda theta, X, y, people: np.roll(_grouped(theta, X, y, people), 1),
            ),
            Mistake(
                "In the intercept's entry the counts are missing.",
                lambda theta, X, y, people: np.append(_grouped(theta, X, y, people)[:-1], _gradient(theta, X, y)[-1]),
            ),
            Mistake(
                "The intercept's entry is missing: theta ends with b, and so does the gradient.",
                lambda theta, X, y, people: _grouped(theta, X, y, people)[:-1],
            ),
            Mistake(
                "The counts are divided by their sum, and then by the number of rows, too.",
                lambda theta, X, y, people: _grouped(theta, X, y, people) / len(y),
            ),
        ),
    ),
    "gradient_with_penalty": Part(
        _penalised_model,
        _gradient,
        (
            Mistake("The penalty is missing.", lambda theta, X, y, l2: _gradient(theta, X, y)),
            Mistake(
                "The order is swapped: the weights come first and the intercept last.",
                lambda theta, X, y, l2: np.roll(_gradient(theta, X, y, l2), 1),
            ),
            Mistake(
                "The intercept is penalised, too; the penalty is for the weights only.",
                lambda theta, X, y, l2: _gradient(theta, X, y) + l2 * theta,
            ),
            Mistake(
                "The derivative of l2/2 w^2 is l2 w; yours is twice that.",
                lambda theta, X, y, l2: 2 * _gradient(theta, X, y, l2) - _gradient(theta, X, y),
            ),
            Mistake(
                "The derivative of l2/2 w^2 is l2 w; yours is half of that.",
                lambda theta, X, y, l2: _gradient(theta, X, y, l2 / 2),
            ),
            Mistake(
                "The penalty's sign is flipped: it pulls the weights towards 0.",
                lambda theta, X, y, l2: 2 * _gradient(theta, X, y) - _gradient(theta, X, y, l2),
            ),
            Mistake(
                "The penalty is not divided by n here: the loss is a mean plus l2/2 |w|^2.",
                lambda theta, X, y, l2: _gradient(theta, X, y, l2 / len(y)),
            ),
            Mistake(
                "l2 is added as it stands: it must multiply the weights.",
                lambda theta, X, y, l2: _gradient(theta, X, y) + np.append(np.full(X.shape[1], l2), 0),
            ),
            Mistake(
                "The mean's factor 1/n is missing.",
                lambda theta, X, y, l2: _gradient(theta, X, y) * (len(y) - 1) + _gradient(theta, X, y, l2),
            ),
        ),
    ),
    "hessian": Part(
        _model_and_points,
        hessian,
        (
            Mistake(
                "A factor 1/n is missing: the loss is a mean, and so is its curvature.",
                lambda theta, X: hessian(theta, X) * len(X),
            ),
            Mistake(
                "The weights p (1 - p) are missing: that would be least squares.",
                lambda theta, X: _curvature(theta, X, np.ones_like),
            ),
            Mistake(
                "Each point counts p (1 - p); the factor 1 - p is missing.",
                lambda theta, X: _curvature(theta, X, sigmoid),
            ),
            Mistake(
                "The column of ones is missing: the intercept has a row and a column, too.",
                lambda theta, X: hessian(theta, X)[:-1, :-1],
            ),
            Mistake(
                "1/4 is the bound of p (1 - p), not its value at theta.",
                lambda theta, X: _curvature(theta, X, lambda z: np.full(len(z), 0.25)),
            ),
            Mistake(
                "The intercept is left out of the score: z = X w + b.",
                lambda theta, X: hessian(np.append(theta[:-1], 0), X),
            ),
        ),
    ),
}
