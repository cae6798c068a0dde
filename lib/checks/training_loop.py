"""Step after step: the parts that belong to chapter 5."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from lib.checks._draw import STILL, Floats, Labels, TrainingRun, training_run
from lib.checks._part import Mistake, Part
from lib.gradients import loss_and_gradient
from lib.training import gradient_descent


class Place(NamedTuple):
    """A place theta (3,), the gradient there (3,), and a learning rate lr."""

    theta: Floats
    gradient: Floats
    lr: float


class Gradient(NamedTuple):
    """A gradient (3,)."""

    gradient: Floats


class GradientAndRate(NamedTuple):
    """A gradient (3,) and a learning rate lr."""

    gradient: Floats
    lr: float


class RunUntilFlat(NamedTuple):
    """Data X (n, d), y (n,), a learning rate lr and the norm tol of a gradient that is small enough."""

    X: Floats
    y: Labels
    lr: float
    tol: float


class ScaledModel(NamedTuple):
    """A weight w and an intercept b for a standardised feature, and the feature's mean and standard deviation sd."""

    w: float
    b: float
    mean: float
    sd: float


def _scaled_model(rng: Generator) -> ScaledModel:
    w, b = rng.normal(size=2)
    return ScaledModel(float(w), float(b), float(rng.uniform(5, 90)), float(rng.uniform(2, 20)))


def _place(rng: Generator) -> Place:
    return Place(rng.normal(size=3), rng.normal(size=3), float(rng.uniform(0.1, 0.6)))


def _gradient_and_rate(rng: Generator) -> GradientAndRate:
    return GradientAndRate(rng.normal(size=3), float(rng.uniform(0.1, 0.6)))


def _any_gradient(rng: Generator) -> Gradient:
    return Gradient(rng.normal(size=3))


def _gradient(theta, X, y):
    return loss_and_gradient(theta, X, y)[1]


def _without_b(theta, X, y):
    return np.append(_gradient(theta, X, y)[:-1], 0.0)


def _train(X, y, lr, num_iter, step=_gradient):
    theta = np.zeros(X.shape[1] + 1)
    for _ in range(num_iter):
        theta = theta - lr * step(theta, X, y)
    return theta


def _shrinking(X, y, lr, num_iter, rate=lambda step: 1 / (step + 1)):
    theta = np.zeros(X.shape[1] + 1)
    for step in range(num_iter):
        theta = theta - lr * rate(step) * _gradient(theta, X, y)
    return theta


def _run(X, y, lr, num_iter, tol=0.0):
    return gradient_descent(
        lambda theta: loss_and_gradient(theta, X, y), np.zeros(X.shape[1] + 1), lr=lr, num_iter=num_iter, tol=tol
    )


def _until_flat(X, y, lr, tol):
    run = _run(X, y, lr, 10_000, tol)
    return run.theta, run.iterations


def _run_until_flat(rng: Generator) -> RunUntilFlat:
    """A tolerance that is met after some 5 to 15 steps, so that two steps more or less are seen."""
    X, y, lr, _ = training_run(rng)
    last = _gradient(_run(X, y, lr, int(rng.integers(5, 16))).theta, X, y)
    return RunUntilFlat(X, y, lr, float(np.linalg.norm(last)) * 1.0001)


def _stop_rule(X, y, lr, rule):
    """Walk until `rule` of the gradient says stop; as `_until_flat`, with another rule."""
    theta, steps = np.zeros(X.shape[1] + 1), 0
    while steps < 500 and not rule(gradient := _gradient(theta, X, y)):
        theta, steps = theta - lr * gradient, steps + 1
    return theta, steps


def _one_more(X, y, lr, tol):
    theta, steps = _until_flat(X, y, lr, tol)
    return theta - lr * _gradient(theta, X, y), steps + 1


def _own_units(rng: Generator) -> TrainingRun:
    """Features whose sizes differ, far from 0, as they come out of a table."""
    X, y, lr, num_iter = training_run(rng)
    size = rng.permutation([0.2, 3.0, 20.0])[: X.shape[1]] * rng.uniform(1, 2)
    return TrainingRun((X + rng.uniform(2, 5, size=X.shape[1])) * size, y, lr, num_iter)


def _train_scaled(X, y, lr, num_iter, *, m=None, s=None, back=True):
    """Standardise, train, and put theta back into the features' own units: by the book's choices, or by others."""
    m, s = X.mean(axis=0) if m is None else m, X.std(axis=0) if s is None else s
    theta = _train((X - m) / s, y, lr, num_iter)
    return _back(theta[:-1], theta[-1], m, s) if back else theta


def _back(w, b, m, s):
    return np.append(w / s, b - np.sum(w * m / s))


def _half_back(change):
    """Scaled as it should be, and brought back by another formula."""

    def wrong(X, y, lr, num_iter):
        m, s = X.mean(axis=0), X.std(axis=0)
        theta = _train((X - m) / s, y, lr, num_iter)
        return np.append(*change(theta[:-1], theta[-1], m, s))

    return wrong


def _never_moves(X, y, lr, num_iter):
    return np.zeros(X.shape[1] + 1)


PARTS = {
    "update": Part(
        _place,
        lambda theta, gradient, lr: np.subtract(theta, np.multiply(lr, gradient)),
        (
            Mistake(
                "You walk uphill: theta - lr * gradient, with a minus.",
                lambda theta, g, lr: np.add(theta, np.multiply(lr, g)),
            ),
            Mistake("The learning rate is missing in the update.", lambda theta, g, lr: np.subtract(theta, g)),
            Mistake("That is the step alone: take it away from theta.", lambda theta, g, lr: np.multiply(lr, g)),
            Mistake(
                "The learning rate multiplies the gradient only, not theta.",
                lambda theta, g, lr: lr * np.subtract(theta, g),
            ),
            Mistake(
                "The gradient is divided by lr; it must be multiplied.",
                lambda theta, g, lr: np.subtract(theta, np.divide(g, lr)),
            ),
            Mistake(
                "Only the sign of the gradient is used: where the loss is flat, steps must be short.",
                lambda theta, g, lr: np.subtract(theta, lr * np.sign(g)),
            ),
        ),
    ),
    "unscale": Part(
        _scaled_model,
        lambda w, b, mean, sd: np.array([w / sd, b - w * mean / sd]),
        (
            Mistake(
                "The intercept must change, too: put x' = (x - m) / s into the score.",
                lambda w, b, mean, sd: np.array([w / sd, b]),
            ),
            Mistake(
                "The sign of w' m / s is flipped: it is taken away from b'.",
                lambda w, b, mean, sd: np.array([w / sd, b + w * mean / sd]),
            ),
            Mistake(
                "The weight is multiplied by s; per unit of x it must be divided.",
                lambda w, b, mean, sd: np.array([w * sd, b - w * mean / sd]),
            ),
            Mistake("In b the division by s is missing.", lambda w, b, mean, sd: np.array([w / sd, b - w * mean])),
            Mistake("Those are still the scaled numbers.", lambda w, b, mean, sd: np.array([w, b])),
            Mistake(
                "w and b are swapped: return w, b.",
                lambda w, b, mean, sd: np.array([b - w * mean / sd, w / sd]),
            ),
        ),
    ),
    "length": Part(
        _any_gradient,
        np.linalg.norm,
        (
            Mistake("The square root is missing.", lambda g: np.sum(g**2)),
            Mistake("That is the largest entry; the length takes all of them.", lambda g: np.abs(g).max()),
            Mistake("In a sum, positive and negative entries cancel: square them first.", np.sum),
            Mistake("That is a sum of absolute values; the length squares the entries.", lambda g: np.abs(g).sum()),
            Mistake("You took the mean of the squares; the length takes their sum.", lambda g: np.sqrt(np.mean(g**2))),
        ),
    ),
    "step_length": Part(
        _gradient_and_rate,
        lambda gradient, lr: lr * np.linalg.norm(gradient),
        (
            Mistake(
                "That is the gradient's length: the step is lr times as long.",
                lambda gradient, lr: np.linalg.norm(gradient),
            ),
            Mistake("The square root is missing.", lambda gradient, lr: lr * np.sum(gradient**2)),
            Mistake(
                "In a sum, positive and negative entries cancel: square them first.",
                lambda gradient, lr: lr * np.sum(gradient),
            ),
            Mistake(
                "That is a sum of absolute values; the length squares the entries.",
                lambda gradient, lr: lr * np.abs(gradient).sum(),
            ),
            Mistake(
                "Divided by lr; the step is the gradient times lr.", lambda gradient, lr: np.linalg.norm(gradient) / lr
            ),
            Mistake("That is the step itself; give its length.", lambda gradient, lr: lr * gradient),
            Mistake(
                "lr is squared, or left under the square root: multiply by lr after taking the root.",
                lambda gradient, lr: np.sqrt(lr * np.sum(gradient**2)),
            ),
            Mistake("A length is never negative.", lambda gradient, lr: -lr * np.linalg.norm(gradient)),
        ),
    ),
    "train_shrinking": Part(
        training_run,
        _shrinking,
        (
            Mistake(STILL, _never_moves),
            Mistake(
                "The learning rate never shrinks: divide it by the number of the update.",
                lambda X, y, lr, num_iter: _train(X, y, lr, num_iter),
            ),
            Mistake(
                "The first update takes lr itself: divide by k + 1, where k counts from 0.",
                lambda X, y, lr, num_iter: _shrinking(X, y, lr, num_iter, lambda step: 1 / (step + 2)),
            ),
            Mistake(
                "You walk uphill: theta - lr * gradient, with a minus.",
                lambda X, y, lr, num_iter: _shrinking(X, y, -lr, num_iter),
            ),
            Mistake(
                "lr is divided anew by what was divided before: start from lr each time.",
                lambda X, y, lr, num_iter: _shrinking(
                    X, y, lr, num_iter, lambda step: 1 / np.prod(np.arange(1.0, step + 2))
                ),
            ),
            Mistake(
                "The rate is lr / k, not lr / sqrt(k).",
                lambda X, y, lr, num_iter: _shrinking(X, y, lr, num_iter, lambda step: (step + 1) ** -0.5),
            ),
            Mistake(
                "The rate grows: divide by the number of the update, don't multiply.",
                lambda X, y, lr, num_iter: _shrinking(X, y, lr, num_iter, lambda step: step + 1),
            ),
            Mistake("One step too few.", lambda X, y, lr, num_iter: _shrinking(X, y, lr, num_iter - 1)),
            Mistake("One step too many.", lambda X, y, lr, num_iter: _shrinking(X, y, lr, num_iter + 1)),
            Mistake(
                "That is one step only: theta must be updated inside the loop, and the gradient taken anew.",
                lambda X, y, lr, num_iter: _train(X, y, lr, 1),
            ),
        ),
    ),
    "train": Part(
        training_run,
        lambda X, y, lr, num_iter: (
            gradient_descent(
                lambda theta: loss_and_gradient(theta, X, y), np.zeros(X.shape[1] + 1), lr=lr, num_iter=num_iter
            ).theta
        ),
        (
            Mistake(STILL, _never_moves),
            Mistake(
                "You walk uphill: theta - lr * gradient, with a minus.",
                lambda X, y, lr, num_iter: _train(X, y, -lr, num_iter),
            ),
            Mistake(
                "The learning rate is missing in the update.",
                lambda X, y, lr, num_iter: _train(X, y, 1.0, num_iter),
            ),
            Mistake("One step too few.", lambda X, y, lr, num_iter: _train(X, y, lr, num_iter - 1)),
            Mistake("One step too many.", lambda X, y, lr, num_iter: _train(X, y, lr, num_iter + 1)),
            Mistake(
                "That is one step only: theta must be updated inside the loop, and the gradient taken anew.",
                lambda X, y, lr, num_iter: _train(X, y, lr, 1),
            ),
            Mistake(
                "The gradient is taken at the start only: it must be taken anew at each theta.",
                lambda X, y, lr, num_iter: -lr * num_iter * _gradient(np.zeros(X.shape[1] + 1), X, y),
            ),
            Mistake(
                "The intercept never moves: update b as well.",
                lambda X, y, lr, num_iter: _train(X, y, lr, num_iter, _without_b),
            ),
            Mistake(
                "A factor 1/n is missing in the gradient: divide by the number of rows.",
                lambda X, y, lr, num_iter: _train(X, y, lr * len(y), num_iter),
            ),
        ),
    ),
    "train_scaled": Part(
        _own_units,
        _train_scaled,
        (
            Mistake(STILL, _never_moves),
            Mistake(
                "Those weights are for the standardised features: bring them back to the features' own units.",
                lambda X, y, lr, num_iter: _train_scaled(X, y, lr, num_iter, back=False),
            ),
            Mistake("The features are not standardised: train on (X - m) / s.", _train),
            Mistake(
                "The intercept must change, too: put x' = (x - m) / s into the score.",
                _half_back(lambda w, b, m, s: (w / s, b)),
            ),
            Mistake(
                "The sign of w' m / s is flipped: it is taken away from b'.",
                _half_back(lambda w, b, m, s: (w / s, b + np.sum(w * m / s))),
            ),
            Mistake("In b the division by s is missing.", _half_back(lambda w, b, m, s: (w / s, b - np.sum(w * m)))),
            Mistake(
                "The weight is multiplied by s; per unit of x it must be divided.",
                _half_back(lambda w, b, m, s: (w * s, b - np.sum(w * m / s))),
            ),
            Mistake(
                "Each column has its own mean and standard deviation: take them with axis=0.",
                lambda X, y, lr, num_iter: _train_scaled(X, y, lr, num_iter, m=X.mean(), s=X.std()),
            ),
            Mistake(
                "The mean is not taken away: x' is (x - m) / s.",
                lambda X, y, lr, num_iter: _train_scaled(X, y, lr, num_iter, m=np.zeros(X.shape[1])),
            ),
            Mistake(
                "You divide by the variance; the standard deviation is its square root.",
                lambda X, y, lr, num_iter: _train_scaled(X, y, lr, num_iter, s=X.var(axis=0)),
            ),
            Mistake(
                "That is the standard deviation with n - 1; np.std with its default divides by n.",
                lambda X, y, lr, num_iter: _train_scaled(X, y, lr, num_iter, s=X.std(axis=0, ddof=1)),
            ),
            Mistake(
                "You walk uphill: theta - lr * gradient, with a minus.",
                lambda X, y, lr, num_iter: _train_scaled(X, y, -lr, num_iter),
            ),
        ),
    ),
    "losses": Part(
        training_run,
        lambda X, y, lr, num_iter: _run(X, y, lr, num_iter).loss_history,
        (
            Mistake(
                "The loss at the start is missing: note it before the first step.",
                lambda X, y, lr, num_iter: _run(X, y, lr, num_iter).loss_history[1:],
            ),
            Mistake(
                "The loss at the end is missing: note it after the last step, too.",
                lambda X, y, lr, num_iter: _run(X, y, lr, num_iter).loss_history[:-1],
            ),
            Mistake(
                "Those are sums over the points; the loss is the mean.",
                lambda X, y, lr, num_iter: _run(X, y, lr, num_iter).loss_history * len(y),
            ),
            Mistake(
                "That is the last loss only: keep them all in a list.",
                lambda X, y, lr, num_iter: _run(X, y, lr, num_iter).loss_history[-1],
            ),
            Mistake(
                "The loss never changes: theta must be updated inside the loop.",
                lambda X, y, lr, num_iter: np.full(num_iter + 1, np.log(2)),
            ),
            Mistake(
                "You walk uphill: theta - lr * gradient, with a minus.",
                lambda X, y, lr, num_iter: np.array(
                    [loss_and_gradient(_train(X, y, -lr, i), X, y)[0] for i in range(num_iter + 1)]
                ),
            ),
        ),
    ),
    "train_until_flat": Part(
        _run_until_flat,
        _until_flat,
        (
            Mistake(
                "The two are swapped: return theta first, then the number of steps.",
                lambda X, y, lr, tol: _until_flat(X, y, lr, tol)[::-1],
            ),
            Mistake("One step too many: look at the gradient before you step.", _one_more),
            Mistake(
                "Compare the gradient's length with tol; its square is much smaller.",
                lambda X, y, lr, tol: _stop_rule(X, y, lr, lambda g: g @ g <= tol),
            ),
            Mistake(
                "It never walks: it stops where the gradient is long, and must stop where it is short.",
                lambda X, y, lr, tol: (np.zeros(X.shape[1] + 1), 0),
            ),
            Mistake(
                "You compare the step lr * gradient with tol; compare the gradient itself.",
                lambda X, y, lr, tol: _until_flat(X, y, lr, tol / lr),
            ),
            Mistake(
                "You compare the largest entry with tol; the length takes all of them.",
                lambda X, y, lr, tol: _stop_rule(X, y, lr, lambda g: np.abs(g).max() <= tol),
            ),
            Mistake(
                "The steps are right, but you count one too many.",
                lambda X, y, lr, tol: (_until_flat(X, y, lr, tol)[0], _until_flat(X, y, lr, tol)[1] + 1),
            ),
        ),
        endless_hint="Is the gradient computed anew after each update, and does each update go downhill?",
    ),
}
