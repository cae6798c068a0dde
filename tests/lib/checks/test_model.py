"""The checks that belong to chapter 6."""

import numpy as np
import scipy.special
import scipy.stats

from .laws import *
from .students import right_fit, right_fit_predict, right_held_out_loss

RIGHT = [
    ("predict_top", lambda X, w, b, k: (scipy.stats.rankdata(-(X @ w)) <= k) * 1),
    ("predict_proba", lambda X, w, b: [[1 - p, p] for p in 1 / (1 + np.exp(-(X @ w + b)))]),
    ("fit", right_fit),
    ("penalty_from_C", lambda C, n: 1 / C / n),
    ("fit_predict", right_fit_predict),
    ("held_out_loss", right_held_out_loss),
    ("predict", lambda X, w, b: [1 if row @ w + b > 0 else 0 for row in X]),
    ("predict", lambda X, w, b: X @ w + b >= 0),
    ("predict", lambda X, w, b: (scipy.special.expit(X @ w + b) > 0.5).astype(float)),
]

NAMED = [
    ("fit", lambda X, y, lr, n: (0 * X[0], 0), "still zero"),
    ("predict_top", lambda X, w, b, k: np.argsort(X @ w)[::-1][:k], "numbers of the rows"),
    ("predict", lambda X, w, b: X @ w > 0, "intercept is left out"),
    ("predict", lambda X, w, b: X @ w + b > 0.5, "compared with 0.5"),
    ("predict", lambda X, w, b: X @ w + b < 0, "labels are swapped"),
    ("fit", lambda X, y, lr, n: right_fit(X, y, -lr, n), "walk uphill"),
    ("fit", lambda X, y, lr, n: right_fit(X, y, lr, n)[::-1], "w and b are swapped"),
    ("held_out_loss", lambda X, y, a, b, lr, n: right_held_out_loss(X, y, b, a, lr, n), "are swapped"),
    ("held_out_loss", lambda X, y, a, b, lr, n: right_held_out_loss(X, y, a, a, lr, n), "on the training rows"),
    ("penalty_from_C", lambda C, n: 1 / (2 * C * n), "half of it"),
    ("penalty_from_C", lambda C, n: 2 / (C * n), "twice as much"),
]
