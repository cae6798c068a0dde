"""The checks that belong to the capstone."""

import numpy as np

from .laws import *
from .students import right_confusion, right_cost, right_penalised_fit

RIGHT = [
    ("standardise", lambda X_train, X: (X - np.mean(X_train, 0)) / np.sqrt(np.var(X_train, 0))),
    ("confusion", right_confusion),
    ("sensitivity", lambda y, labels: np.sum((y == 1) & (labels == 1)) / np.sum(y == 1)),
    ("fit_with_penalty", right_penalised_fit),
    ("mean_cost", right_cost),
    ("odds_ratio", lambda w, sd, change: np.exp(w / sd) ** change),
]

NAMED = [
    ("fit_with_penalty", lambda X, *rest: np.zeros(X.shape[1] + 1), "still zero"),
    ("fit_with_penalty", lambda X, y, lr, n, l2: right_penalised_fit(X, y, lr, n, -l2), "away from 0"),
    ("fit_with_penalty", lambda X, y, lr, n, l2: right_penalised_fit(X, y, -lr, n, l2), "walk uphill"),
    ("sensitivity", lambda y, labels: 100 * labels[y == 1].mean(), "percentages"),
    ("confusion", lambda y, labels: right_confusion(labels, y), "Rows and columns are swapped"),
]
