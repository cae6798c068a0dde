"""The capstone: right answers to its parts."""

from collections.abc import Callable

import numpy as np

from .test_gradients import right_penalised


def right_penalised_fit(X, y, lr, num_iter, l2):
    theta = np.zeros(X.shape[1] + 1)
    for _ in range(num_iter):
        theta = theta - lr * right_penalised(theta, X, y, l2)
    return theta


def right_confusion(y, labels):
    table = np.zeros((2, 2))
    np.add.at(table, (y, labels), 1)
    return table


def right_cost(y, p, t, c_fp, c_fn):
    return np.mean(np.where(p > t, c_fp * (y == 0), c_fn * (y == 1)))


NUMBERS: dict[str, Callable[[], float]] = {}
WORDS: dict[str, str] = {}
RIGHT = {  # by part: right answers, as a student would write them, without lib
    "standardise": [
        lambda X_train, X: (X - np.mean(X_train, 0)) / np.sqrt(np.var(X_train, 0)),
    ],
    "confusion": [
        right_confusion,
    ],
    "sensitivity": [
        lambda y, labels: np.sum((y == 1) & (labels == 1)) / np.sum(y == 1),
    ],
    "fit_with_penalty": [
        right_penalised_fit,
    ],
    "mean_cost": [
        right_cost,
    ],
    "odds_ratio": [
        lambda w, sd, change: np.exp(w / sd) ** change,
    ],
}
