"""The checks that belong to chapter 5."""

import numpy as np
import pytest

from lib import loss_and_gradient

from .laws import *
from .students import right_losses, right_scaled, right_shrinking, right_train, right_until

RIGHT = [
    ("step_length", lambda gradient, lr: np.sqrt(np.sum((lr * gradient) ** 2))),
    ("train_shrinking", right_shrinking),
    ("update", lambda theta, gradient, lr: [t - lr * g for t, g in zip(theta, gradient, strict=True)]),
    ("losses", right_losses),
    ("train_until_flat", right_until),
    ("length", lambda g: np.sqrt(np.sum(g**2))),
    ("length", lambda g: sum(entry * entry for entry in g) ** 0.5),
    ("train", right_train),
    ("unscale", lambda w, b, mean, sd: [w / sd, b - mean * (w / sd)]),
    ("train_scaled", right_scaled),
]

NAMED = [
    *((part, lambda X, *rest: np.zeros(X.shape[1] + 1), "still zero") for part in ("train", "train_shrinking")),
    ("train_scaled", lambda X, *rest: [0.0] * (X.shape[1] + 1), "still zero"),
    ("train_until_flat", lambda *args: right_until(*args)[::-1], "The two are swapped"),
    ("train_scaled", right_train, "not standardised"),
    ("train_scaled", lambda X, y, lr, n: right_scaled(X - X.mean(axis=0), y, lr, n), "intercept must change"),
    ("step_length", lambda gradient, lr: lr * gradient @ gradient, "square root is missing"),
    ("train_shrinking", right_train, "never shrinks"),
    ("unscale", lambda w, b, mean, sd: [w / sd, b], "intercept must change"),
    ("length", lambda g: g @ g, "square root is missing"),
    ("train", lambda X, y, lr, n: right_train(X, y, -lr, n), "walk uphill"),
    ("train", lambda X, y, lr, n: right_train(X, y, lr, n - 1), "One step too few"),
    ("train", lambda X, y, lr, n: right_train(X, y, lr, n + 1), "One step too many"),
    ("train", lambda X, y, lr, n: right_train(X, y, 1.0, n), "learning rate is missing"),
]


def gradient_taken_once(X, y, lr, tol):
    theta, steps = np.zeros(X.shape[1] + 1), 0
    gradient = loss_and_gradient(theta, X, y)[1]
    while np.linalg.norm(gradient) > tol:
        theta, steps = theta - lr * gradient, steps + 1
    return theta, steps


def uphill(X, y, lr, tol):
    theta, steps = np.zeros(X.shape[1] + 1), 0
    while np.linalg.norm(gradient := loss_and_gradient(theta, X, y)[1]) > tol:
        theta, steps = theta + lr * gradient, steps + 1
    return theta, steps


@pytest.mark.parametrize("function", [gradient_taken_once, uphill])
def test_a_walk_that_never_arrives_is_stopped_and_asked_about_its_gradient(function, no_tracer):
    text = complaint("train_until_flat", function)
    assert "it doesn't come to an end: it was stopped after 100,000 lines" in text
    assert text.endswith("Is the gradient computed anew after each update, and does each update go downhill?")
