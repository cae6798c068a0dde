"""From a trained line to answers: the parts that belong to chapter 6."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from lib.checks._draw import STILL, Floats, Labels, points_and_model, training_run
from lib.checks._part import Mistake, Part
from lib.gradients import loss_and_gradient
from lib.loss import binary_cross_entropy_with_logits
from lib.sigmoid import sigmoid
from lib.training import gradient_descent


class PointsModelAndNumber(NamedTuple):
    """Points X (n, d), weights w (d,), an intercept b, and how many to choose, k."""

    X: Floats
    w: Floats
    b: float
    k: int


class PenaltyAndRows(NamedTuple):
    """scikit-learn's C and the number of rows n."""

    C: float
    n: int


class RunAndNewPoints(NamedTuple):
    """Data X (n, d), y (n,) with two labels other than 0 and 1, lr, num_iter, and points X_new (6, d)."""

    X: Floats
    y: Labels
    lr: float
    num_iter: int
    X_new: Floats


class HeldOutRun(NamedTuple):
    """Data X (14, 2), y (14,), the numbers of the rows to train on and to test on, lr and num_iter."""

    X: Floats
    y: Labels
    train: Labels
    test: Labels
    lr: float
    num_iter: int


def _points_model_and_number(rng: Generator) -> PointsModelAndNumber:
    """Never as many as would be chosen by the sign of the score, nor half of the points."""
    while True:
        X, w, b = points_and_model(rng)
        k = int(rng.integers(2, len(X) - 2))
        if k not in (np.sum(X @ w + b > 0), len(X) - k):
            return PointsModelAndNumber(X, w, b, k)


def _top(score, k):
    return np.isin(np.arange(len(score)), np.argsort(-score)[:k]).astype(int)


def _penalty_and_rows(rng: Generator) -> PenaltyAndRows:
    return PenaltyAndRows(float(rng.uniform(0.2, 30)), int(rng.integers(50, 900)))


def _fit(X, y, lr, num_iter, l2=0.0):
    theta = gradient_descent(
        lambda theta: loss_and_gradient(theta, X, y, l2=l2), np.zeros(X.shape[1] + 1), lr=lr, num_iter=num_iter
    ).theta
    return theta[:-1], theta[-1]


def _climb(X, y, lr, num_iter):
    theta = np.zeros(X.shape[1] + 1)
    for _ in range(num_iter):
        theta = theta + lr * loss_and_gradient(theta, X, y)[1]
    return theta[:-1], theta[-1]


def _held_out_run(rng: Generator) -> HeldOutRun:
    """Two features that need scaling, and nine rows to train on, among which both classes are."""
    X = rng.normal([4.0, -2.0], [3.0, 0.5], size=(14, 2))
    order = rng.permutation(14)
    y = rng.permutation(np.arange(14) % 2)
    return HeldOutRun(X, y, order[:9], order[9:], float(rng.uniform(0.3, 0.9)), int(rng.integers(4, 9)))


def _scaled_by(X, rows):
    return (X - X[rows].mean(axis=0)) / X[rows].std(axis=0)


def _each_by_itself(X, train, test):
    Z = _scaled_by(X, train)
    Z[test] = _scaled_by(X, test)[test]
    return Z


def _scores_of_rows(Z, y, train, test, lr, num_iter):
    w, b = _fit(Z[train], y[train], lr, num_iter)
    return Z[test] @ w + b


def _loss_on(Z, y, train, test, lr, num_iter):
    return binary_cross_entropy_with_logits(y[test], _scores_of_rows(Z, y, train, test, lr, num_iter))


def _both(z):
    return np.column_stack([sigmoid(-z), sigmoid(z)])


def _run_with_names(rng: Generator) -> RunAndNewPoints:
    """Points to predict on both sides of the line."""
    X, y, lr, num_iter = training_run(rng)
    low, high = np.sort(rng.choice(np.arange(2, 10), size=2, replace=False))
    points = rng.normal(size=(6, X.shape[1])) * 3
    return RunAndNewPoints(X, np.where(y == 1, high, low), lr, num_iter + 10, points)


def _predict_names(X, y, lr, num_iter, X_new):
    classes, y01 = np.unique(y, return_inverse=True)
    w, b = _fit(X, y01, lr, num_iter)
    return classes[(X_new @ w + b > 0).astype(int)]


def _as_if_01(X, y, lr, num_iter, X_new):
    return np.searchsorted(np.unique(y), _predict_names(X, y, lr, num_iter, X_new))


PARTS = {
    "predict": Part(
        points_and_model,
        lambda X, w, b: (X @ w + b > 0).astype(int),
        (
            Mistake(
                "Those are probabilities; the label is 1 where the probability is above 0.5.",
                lambda X, w, b: sigmoid(X @ w + b),
            ),
            Mistake(
                "The score is compared with 0.5; that threshold is for the probability. For the score it is 0.",
                lambda X, w, b: (X @ w + b > 0.5).astype(int),
            ),
            Mistake("The labels are swapped.", lambda X, w, b: (X @ w + b <= 0).astype(int)),
            Mistake("The intercept is left out: z = X w + b.", lambda X, w, b: (X @ w > 0).astype(int)),
            Mistake(
                "You applied the sigmoid twice: then every point is class 1.",
                lambda X, w, b: (sigmoid(sigmoid(X @ w + b)) > 0.5).astype(int),
            ),
        ),
    ),
    "predict_top": Part(
        _points_model_and_number,
        lambda X, w, b, k: _top(X @ w + b, k),
        (
            Mistake("Those are the least probable ones: sort from the top.", lambda X, w, b, k: _top(-(X @ w + b), k)),
            Mistake(
                "Those are the numbers of the rows; give a label, 0 or 1, for each row.",
                lambda X, w, b, k: np.argsort(-(X @ w + b))[:k],
            ),
            Mistake("The labels are swapped.", lambda X, w, b, k: 1 - _top(X @ w + b, k)),
            Mistake(
                "k is not used: those are the points with a probability above 0.5.",
                lambda X, w, b, k: (X @ w + b > 0).astype(int),
            ),
            Mistake("That is one point too many.", lambda X, w, b, k: _top(X @ w + b, k + 1)),
            Mistake("That is one point too few.", lambda X, w, b, k: _top(X @ w + b, k - 1)),
            Mistake(
                "Those are the probabilities of all points; mark the k largest.", lambda X, w, b, k: sigmoid(X @ w + b)
            ),
            Mistake(
                "Those are the first k rows; sort by the score first.",
                lambda X, w, b, k: (np.arange(len(X)) < k).astype(int),
            ),
        ),
    ),
    "predict_proba": Part(
        points_and_model,
        lambda X, w, b: _both(X @ w + b),
        (
            Mistake(
                "Only class 1 is there: the first column is the probability of class 0.",
                lambda X, w, b: sigmoid(X @ w + b),
            ),
            Mistake("The columns are swapped: class 0 comes first.", lambda X, w, b: _both(X @ w + b)[:, ::-1]),
            Mistake("Rows and columns are swapped: one row for each point.", lambda X, w, b: _both(X @ w + b).T),
            Mistake("The intercept is left out: z = X w + b.", lambda X, w, b: _both(X @ w)),
            Mistake(
                "You applied the sigmoid twice.",
                lambda X, w, b: np.column_stack([1 - sigmoid(sigmoid(X @ w + b)), sigmoid(sigmoid(X @ w + b))]),
            ),
            Mistake(
                "Those are scores; the sigmoid makes them probabilities.",
                lambda X, w, b: np.column_stack([-(X @ w + b), X @ w + b]),
            ),
        ),
    ),
    "fit": Part(
        training_run,
        _fit,
        (
            Mistake("w and b are swapped: return w, b.", lambda X, y, lr, num_iter: _fit(X, y, lr, num_iter)[::-1]),
            Mistake(STILL, lambda X, y, lr, num_iter: (np.zeros(X.shape[1]), 0.0)),
            Mistake(
                "You walk uphill: the step is minus lr times the gradient.",
                lambda X, y, lr, num_iter: _climb(X, y, lr, num_iter),
            ),
            Mistake("One step too few.", lambda X, y, lr, num_iter: _fit(X, y, lr, num_iter - 1)),
            Mistake("One step too many.", lambda X, y, lr, num_iter: _fit(X, y, lr, num_iter + 1)),
            Mistake(
                "The learning rate is missing in the update.", lambda X, y, lr, num_iter: _fit(X, y, 1.0, num_iter)
            ),
            Mistake(
                "A factor 1/n is missing in the gradient: divide by the number of rows.",
                lambda X, y, lr, num_iter: _fit(X, y, lr * len(y), num_iter),
            ),
            Mistake("You ignore num_iter: that is one step.", lambda X, y, lr, num_iter: _fit(X, y, lr, 1)),
            Mistake("The labels are swapped.", lambda X, y, lr, num_iter: _fit(X, 1 - y, lr, num_iter)),
        ),
    ),
    "penalty_from_C": Part(
        _penalty_and_rows,
        lambda C, n: 1 / (C * n),
        (
            Mistake("n is missing: scikit-learn adds up the losses, this book takes their mean.", lambda C, n: 1 / C),
            Mistake("C is the inverse of the penalty: 1 / (C n).", lambda C, n: C / n),
            Mistake("n belongs in the denominator: with more points, the same C penalises less.", lambda C, n: n / C),
            Mistake("C is missing.", lambda C, n: 1 / n),
            Mistake("Upside down: that is 1 / l2.", lambda C, n: C * n),
            Mistake(
                "That is half of it: the factor 1/2 stands in the penalty, l2/2 |w|^2, already.",
                lambda C, n: 1 / (2 * C * n),
            ),
            Mistake("That is twice as much: l2 is 1 / (C n), without a factor 2.", lambda C, n: 2 / (C * n)),
        ),
    ),
    "fit_predict": Part(
        _run_with_names,
        _predict_names,
        (
            Mistake("Those are 0 and 1; predict the labels that occur in y: classes[...].", _as_if_01),
            Mistake(
                "The labels are swapped: the second class is the one with the probability.",
                lambda X, y, lr, n, X_new: np.unique(y).sum() - _predict_names(X, y, lr, n, X_new),
            ),
            Mistake(
                "Those are the predictions for the training data.",
                lambda X, y, lr, n, X_new: _predict_names(X, y, lr, n, X),
            ),
        ),
    ),
    "held_out_loss": Part(
        _held_out_run,
        lambda X, y, train, test, lr, n: _loss_on(_scaled_by(X, train), y, train, test, lr, n),
        (
            Mistake(
                "The mean and the standard deviation come from all rows; take them from the training rows alone.",
                lambda X, y, train, test, lr, n: _loss_on(_scaled_by(X, np.arange(len(X))), y, train, test, lr, n),
            ),
            Mistake(
                "The test rows are scaled by their own mean and standard deviation; use those of the training rows.",
                lambda X, y, train, test, lr, n: _loss_on(_each_by_itself(X, train, test), y, train, test, lr, n),
            ),
            Mistake("The features are not scaled.", _loss_on),
            Mistake(
                "That is the loss on the training rows.",
                lambda X, y, train, test, lr, n: _loss_on(_scaled_by(X, train), y, train, train, lr, n),
            ),
            Mistake(
                "The test rows were trained on, too.",
                lambda X, y, train, test, lr, n: (
                    _loss_on(_scaled_by(X, train), y, np.append(train, test), test, lr, n)
                ),
            ),
            Mistake(
                "Training and test rows are swapped.",
                lambda X, y, train, test, lr, n: _loss_on(_scaled_by(X, test), y, test, train, lr, n),
            ),
            Mistake(
                "That is the accuracy; return the loss.",
                lambda X, y, train, test, lr, n: np.mean(
                    (_scores_of_rows(_scaled_by(X, train), y, train, test, lr, n) > 0) == (y[test] == 1)
                ),
            ),
        ),
    ),
}
