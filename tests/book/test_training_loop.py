"""Chapter 5: right answers to its exercise; the order of the loop, as its question has it, trains a model."""

import itertools
from collections.abc import Callable

import numpy as np

import lib
from lib.explorables.questions import of_chapter
from lib.explorables.quiz import grade

from .test_gradients import right_gradient
from .test_loss import right_loss

NUMBERS: dict[str, Callable[[], float]] = {}
WORDS = {
    "same accuracy = converged": r"took the same accuracy for",
    "faster is always better": r"took faster for better",
}
(LOOP,) = (question for question in of_chapter("training-loop") if question["id"] == "order-the-loop")


def right_train(X, y, lr, num_iter):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iter):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        w, b = w - lr * X.T @ (p - y) / len(y), b - lr * np.mean(p - y)
    return np.append(w, b)


def right_until(X, y, lr, tol):
    theta, steps = np.zeros(X.shape[1] + 1), 0
    while np.linalg.norm(right_gradient(theta, X, y)) > tol:
        theta, steps = theta - lr * right_gradient(theta, X, y), steps + 1
    return theta, steps


def right_losses(X, y, lr, num_iter):
    z = (X @ t[:-1] + t[-1] for t in (right_train(X, y, lr, i) for i in range(num_iter + 1)))
    return [right_loss(y, scores) for scores in z]


RIGHT = {  # by part: right answers, as a student would write them, without lib
    "update": [
        lambda theta, gradient, lr: [t - lr * g for t, g in zip(theta, gradient, strict=True)],
    ],
    "losses": [
        right_losses,
    ],
    "train_until_flat": [
        right_until,
    ],
    "length": [
        lambda g: np.sqrt(np.sum(g**2)),
        lambda g: sum(entry * entry for entry in g) ** 0.5,
    ],
    "train": [
        right_train,
    ],
}


def test_every_wrong_order_of_the_loop_hears_something():
    for order in itertools.permutations(range(7)):
        right, heard = grade(LOOP, list(order))
        assert right == (order == tuple(range(7)))
        assert heard


def test_the_loop_in_its_right_order_trains_a_model():
    X, y = lib.datasets.blobs(60)
    names = {"X": X, "y": y, "lr": 0.3, "num_iter": 25, "np": np, "sigmoid": lib.sigmoid}
    exec("\n".join(LOOP["lines"]), names)
    run = lib.gradient_descent(lambda t: lib.loss_and_gradient(t, X, y), np.zeros(3), lr=0.3, num_iter=25)
    np.testing.assert_allclose([*names["w"], names["b"]], run.theta, rtol=1e-12)
