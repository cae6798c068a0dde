"""Chapter 2: the numbers that its questions ask for and its feedback tells."""

import numpy as np

import lib

NUMBERS = {"offset": lambda: 10 / np.linalg.norm([3, 4])}
WORDS = {
    "the boundary is S-shaped": r"took the curve of the probability for the boundary",
    "boundary = threshold": r"took the threshold for the boundary",
    "scaling w alone leaves the line in place": r"scaled w alone",
}


def test_numbers_told_in_feedback_are_true():
    assert f"{lib.logit(0.9):.2f}" == "2.20"
    assert f"{lib.sigmoid(0.9):.2f}" == "0.71"
