"""The line that a model draws: the parts that belong to chapter 2."""

import numpy as np

from lib.checks._part import Mistake, Part, line, model_and_data, points_and_model, threshold
from lib.sigmoid import logit, sigmoid


def _offset(w, b, t):
    return (logit(t) - b) / np.linalg.norm(w)


def _one_point(rng):
    theta, X, _ = model_and_data(rng)
    return X[0], theta[:-1], float(theta[-1])


def _class_at(score, t):
    return (sigmoid(score) > t).astype(int)


PARTS = {
    "score": Part(
        ("x", "w", "b"),
        _one_point,
        lambda x, w, b: np.dot(x, w) + b,
        (
            Mistake("The intercept is left out: z = w x + b.", lambda x, w, b: np.dot(x, w)),
            Mistake("The intercept's sign is turned: the score is w x + b.", lambda x, w, b: np.dot(x, w) - b),
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
        ("x1", "w", "b"),
        lambda rng: (rng.normal(scale=2, size=3), *line(rng)),
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
        ("X", "w", "b"),
        lambda rng: (rng.normal(scale=2, size=(int(rng.integers(5, 9)), 2)), *line(rng)),
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
                "The intercept's sign is turned: the score is X w + b.",
                lambda X, w, b: (X @ w - b) / np.linalg.norm(w),
            ),
            Mistake(
                "The norm is taken of w and b together; b says where the line is, and not how steep.",
                lambda X, w, b: (X @ w + b) / np.sqrt(w @ w + b**2),
            ),
            Mistake(
                "The norm is the root of the sum of squares, not the sum of the weights' sizes.",
                lambda X, w, b: (X @ w + b) / np.abs(w).sum(),
            ),
        ),
    ),
    "offset": Part(
        ("w", "b", "t"),
        lambda rng: (*line(rng), threshold(rng)),
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
            Mistake("The sign of b is turned: solve norm * offset + b = logit(t).", lambda w, b, t: _offset(w, -b, t)),
            Mistake(
                "The sign of logit(t) is turned: a higher t lies further along w.",
                lambda w, b, t: _offset(w, b, 1 - t),
            ),
            Mistake("Both signs are turned: that is the offset against w.", lambda w, b, t: -_offset(w, b, t)),
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
        ("X", "w", "b", "t"),
        lambda rng: (*points_and_model(rng), threshold(rng)),
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
}
