"""The checks that belong to chapter 4."""

import numpy as np

from .laws import *
from .students import right_gradient, right_hessian, right_penalised

RIGHT = [
    (
        "grouped_gradient",
        lambda t, X, y, count: right_gradient(t, np.repeat(X, count, axis=0), np.repeat(y, count)),
    ),
    ("error", lambda y, z: 1 / (1 + np.exp(-z)) - y),
    ("gradient_with_penalty", right_penalised),
    ("hessian", right_hessian),
    ("gradient", right_gradient),
    ("gradient", lambda *args: list(right_gradient(*args))),
]

NAMED = [
    ("grouped_gradient", lambda t, X, y, count: right_gradient(t, X, y), "counts are not used"),
    ("gradient", lambda t, X, y: right_gradient(t, X, y) * len(y), "factor 1/n is missing"),
    ("gradient", lambda t, X, y: -right_gradient(t, X, y), "sign is flipped"),
    ("gradient", lambda t, X, y: right_gradient(t, X, y)[:-1], "intercept's entry is missing"),
    ("gradient", lambda t, X, y: np.append(right_gradient(t, X, y)[:-1], 0), "last entry is 0"),
    (
        "gradient",
        lambda t, X, y: np.append(right_gradient(t, X, y)[-1], right_gradient(t, X, y)[:-1]),
        "order is swapped",
    ),
    ("gradient_with_penalty", lambda t, X, y, l2: np.roll(right_penalised(t, X, y, l2), 1), "order is swapped"),
]
