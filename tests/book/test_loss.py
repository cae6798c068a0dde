"""Chapter 3: right answers to its exercise, and the numbers that its feedback tells."""

from collections.abc import Callable

import numpy as np
import scipy.special

import lib

from .test_sigmoid import right_sigmoid

NUMBERS: dict[str, Callable[[], float]] = {}
WORDS = {"accuracy is the loss": r"took accuracy for the loss|counted mistakes"}


def right_loss(y, z):
    return np.logaddexp(0, np.where(y == 1, -z, z)).mean()


RIGHT = {  # by part: right answers, as a student would write them, without lib
    "surprise": [
        lambda y, p: -(y * np.log(p) + (1 - y) * np.log(1 - p)),
    ],
    "squared_error_slope": [
        lambda y, z: 2 * (right_sigmoid(z) - y) * right_sigmoid(z) * (1 - right_sigmoid(z)),
    ],
    "share_right": [
        lambda y, p: np.mean((p >= 0.5) == y),
    ],
    "binary_cross_entropy": [
        lambda y, p: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)),
        lambda y, p: np.mean([-np.log(pi if yi else 1 - pi) for yi, pi in zip(y, p, strict=True)]),
    ],
    "binary_cross_entropy_with_logits": [
        right_loss,
        lambda y, z: -scipy.special.log_expit((2 * y - 1) * z).mean(),
    ],
}


def test_numbers_told_in_feedback_are_true():
    rain = np.array([1, 0, 0, 0, 0])
    assert f"{lib.binary_cross_entropy(rain, np.full(5, 0.2)):.2f}" == "0.50"
    with np.errstate(divide="ignore"):
        assert -np.log(1 - lib.sigmoid(50.0)) == np.inf
    assert -np.log(lib.sigmoid(50.0)) == 0
    assert lib.binary_cross_entropy_with_logits([0], [50.0]) == 50
    assert f"{np.exp(-50):.0e}" == "2e-22"
