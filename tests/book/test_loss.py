"""Chapter 3: the numbers that its feedback tells."""

from collections.abc import Callable

import numpy as np

import lib

NUMBERS: dict[str, Callable[[], float]] = {}
WORDS = {"accuracy is the loss": r"took accuracy for the loss|counted mistakes"}


def test_numbers_told_in_feedback_are_true():
    rain = np.array([1, 0, 0, 0, 0])
    assert f"{lib.binary_cross_entropy(rain, np.full(5, 0.2)):.2f}" == "0.50"
    with np.errstate(divide="ignore"):
        assert -np.log(1 - lib.sigmoid(50.0)) == np.inf
    assert -np.log(lib.sigmoid(50.0)) == 0
    assert lib.binary_cross_entropy_with_logits([0], [50.0]) == 50
    assert f"{np.exp(-50):.0e}" == "2e-22"
