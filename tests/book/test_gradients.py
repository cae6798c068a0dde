"""Chapter 4: right answers to its exercise, and the numbers that its questions ask for."""

import numpy as np

import lib

NUMBERS = {"one-point-slope": lambda: lib.loss_and_gradient([0.0, lib.logit(0.3)], [[-2.0]], [1])[1][0]}
WORDS = {"a lost 1/n": r"lost the 1/n", "a lost b": r"lost b\b"}


def right_gradient(theta, X, y):
    p = 1 / (1 + np.exp(-(X @ theta[:-1] + theta[-1])))
    return np.append(X.T @ (p - y) / len(y), np.mean(p - y))


def right_penalised(theta, X, y, l2):
    return right_gradient(theta, X, y) + l2 * np.append(theta[:-1], 0)


def right_hessian(theta, X):
    total = 0
    for x in np.column_stack([X, np.ones(len(X))]):
        p = 1 / (1 + np.exp(-x @ theta))
        total = total + p * (1 - p) * np.outer(x, x)
    return total / len(X)


RIGHT = {  # by part: right answers, as a student would write them, without lib
    "error": [
        lambda y, z: 1 / (1 + np.exp(-z)) - y,
    ],
    "gradient_with_penalty": [
        right_penalised,
    ],
    "hessian": [
        right_hessian,
    ],
    "gradient": [
        right_gradient,
        lambda *args: list(right_gradient(*args)),
    ],
}
