"""The checks that belong to chapter 1."""

import numpy as np
import scipy.special

from .laws import *
from .laws_at_the_ends import *
from .students import right_sigmoid

RIGHT = [
    ("log_odds", lambda p: np.log(p) - np.log1p(-p)),
    ("slope", lambda z: right_sigmoid(z) * (1 - right_sigmoid(z))),
    ("slope", lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    ("sigmoid", right_sigmoid),
    ("sigmoid", lambda z: np.exp(-np.logaddexp(0, -z))),
    ("sigmoid", lambda z: list(right_sigmoid(z))),
    ("odds", lambda p: p / (1 - p)),
    ("odds", lambda p: 1 / (1 / p - 1)),
    ("probability_from_odds", lambda odds: odds / (1 + odds)),
    ("probability_from_odds", lambda odds: 1 - 1 / (1 + odds)),
    ("slope_everywhere", lambda z: np.exp(-abs(z)) / (1 + np.exp(-abs(z))) ** 2),
    ("slope_everywhere", lambda z: 0.25 / np.cosh(np.clip(z / 2, -700, 700)) ** 2),
    ("weight_between", lambda before, after: np.log(after / (1 - after) / (before / (1 - before)))),
    ("raised_probability", lambda p, dz: p * np.exp(dz) / (1 - p + p * np.exp(dz))),
    ("x_at", lambda p, w, b: np.log(p / (1 - p)) / w - b / w),
]

NAMED = [
    ("sigmoid", lambda z: 1 / (1 + np.exp(z)), "sign of z is lost"),
    ("sigmoid", lambda z: np.exp(-z) / (1 + np.exp(-z)), "sign of z is lost"),
    ("odds", lambda p: (1 - p) / p, "Upside down"),
    ("odds", lambda p: np.log(p) - np.log(1 - p), "log-odds"),
    ("probability_from_odds", lambda odds: 1 / (1 + np.exp(-odds)), "wants the log-odds"),
    ("probability_from_odds", lambda odds: odds / (1 - odds), "from probability to odds"),
    ("odds", lambda p: p / (1 + p), "from odds to probability"),
    ("sigmoid", lambda z: 100 / (1 + np.exp(-z)), "percentages"),
    ("log_odds", lambda p: np.log10(p / (1 - p)), "base 10"),
    ("slope_everywhere", lambda z: right_sigmoid(z) ** 2, "p squared"),
    ("raised_probability", lambda p, dz: p + dz, "added to the score"),
    ("weight_between", lambda before, after: after - before, "change of the log-odds"),
    ("x_at", lambda p, w, b: (np.log(p / (1 - p)) + b) / w, "sign of b is flipped"),
]

NAIVE = [
    ("sigmoid", lambda z: 1 / (1 + np.exp(-z)), "exp(-z) overflows"),
    ("sigmoid", lambda z: np.exp(z) / (1 + np.exp(z)), "exp(z) overflows"),
    ("sigmoid", lambda z: (1 + np.tanh(z / 2)) / 2, "tanh form"),
    ("sigmoid", lambda z: scipy.special.expit(np.clip(z, -500, 500)), "clipped"),
    ("sigmoid", lambda z: 1 - 1 / (1 + np.exp(z)), "p rounds to 1"),
    ("slope_everywhere", lambda z: right_sigmoid(z) * (1 - right_sigmoid(z)), "1 - p to 0"),
    ("slope_everywhere", lambda z: 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z))), "1 - p to 0"),
    ("slope_everywhere", lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2, "exp(-z) overflows"),
]
