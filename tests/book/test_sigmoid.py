"""Chapter 1: the numbers that its questions ask for and its feedback tells."""

import numpy as np

import lib

NUMBERS = {
    "odds-to-probability": lambda: lib.sigmoid(np.log(1 / 4)),
    "symmetry": lambda: lib.sigmoid(-2.0),
}
WORDS = {"a coefficient is a change of probability": r"took the weight for a change of probability"}


def test_numbers_told_in_feedback_are_true():
    p = np.array([0.09, 0.1, 0.3, 0.9])
    np.testing.assert_allclose((p * (1 - p)).round(2), [0.08, 0.09, 0.21, 0.09])
    assert f"{np.exp(0.7):.2f}" == "2.01"
    assert f"{np.log(3):.2f}" == "1.10"
