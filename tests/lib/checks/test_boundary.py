"""The checks that belong to chapter 2."""

import numpy as np
import scipy.special

from .laws import *
from .students import right_sigmoid

RIGHT = [
    ("score", lambda x, w, b: sum(a * c for a, c in zip(x, w, strict=True)) + b),
    ("predict_at", lambda X, w, b, t: X @ w + b > np.log(t / (1 - t))),
    ("predict_at", lambda X, w, b, t: (right_sigmoid(X @ w + b) >= t).astype(int)),
    ("x2_on_line", lambda x1, w, b: -w[0] / w[1] * x1 - b / w[1]),
    ("x2_on_line", lambda x1, w, b: [(0 - b - w[0] * x) / w[1] for x in x1]),
    ("distance", lambda X, w, b: [(x[0] * w[0] + x[1] * w[1] + b) / np.hypot(*w) for x in X]),
    ("distance", lambda X, w, b: X @ (w / np.sqrt(w @ w)) + b / np.sqrt(w @ w)),
    ("offset", lambda w, b, t: (np.log(t / (1 - t)) - b) / np.hypot(w[0], w[1])),
    ("offset", lambda w, b, t: (scipy.special.logit(t) - b) / np.sqrt(np.sum(w**2))),
    ("intercept_for_threshold", lambda b, t: b + np.log((1 - t) / t)),
    ("band_width", lambda w, p: (np.log(p / (1 - p)) - np.log((1 - p) / p)) / np.hypot(*w)),
    ("nearest_on_line", lambda X, w, b: [x - w * (x @ w + b) / (w[0] ** 2 + w[1] ** 2) for x in X]),
    ("predict_or_ask", lambda X, w, b, t: [(1 if p > t else 0 if p < 1 - t else -1) for p in right_sigmoid(X @ w + b)]),
]

NAMED = [
    ("x2_on_line", lambda x1, w, b: w[0] / w[1] * x1 + b / w[1], "minus is missing"),
    ("x2_on_line", lambda x1, w, b: (-w[0] * x1 + b) / w[1], "Only w1 x1"),
    ("distance", lambda X, w, b: (X * w).sum(axis=1) + b, "Those are the scores"),
    ("distance", lambda X, w, b: abs(X @ w + b) / np.hypot(*w), "sign is lost"),
    ("offset", lambda w, b, t: -b / np.hypot(*w), "t is not used"),
    ("offset", lambda w, b, t: (b + np.log(t / (1 - t))) / np.hypot(*w), "sign of b is flipped"),
    ("nearest_on_line", lambda X, w, b: X + np.outer((X @ w + b) / (w @ w), w), "away from the line"),
    ("band_width", lambda w, p: np.log(p / (1 - p)) / np.hypot(*w), "half of the band"),
    ("predict_or_ask", lambda X, w, b, t: right_sigmoid(X @ w + b) > 0.5, "the answer is -1"),
    ("intercept_for_threshold", lambda b, t: b - t, "is logit(t)"),
]


def test_an_offset_that_goes_through_one_weight_fails_at_a_vertical_line():
    def through_x2(w, b, t):  # the height at x1 = 0, times the cosine of the slope
        height = (np.log(t / (1 - t)) - b) / w[1]
        return height * w[1] / np.hypot(*w)

    assert "One of the weights is 0 here" in complaint("offset", through_x2)
