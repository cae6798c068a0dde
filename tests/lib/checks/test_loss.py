"""The checks that belong to chapter 3."""

import numpy as np
import scipy.special

from .laws import *
from .laws_at_the_ends import *
from .students import right_loss, right_sigmoid

RIGHT = [
    ("absolute_error_slope", lambda y, z: np.sign(right_sigmoid(z) - y) * np.exp(-z) / (1 + np.exp(-z)) ** 2),
    (
        "weighted_cross_entropy",
        lambda y, p, weight: -(weight * np.log(p[y == 1]).sum() + np.log(1 - p[y == 0]).sum()) / 6,
    ),
    ("log_probability", lambda z: -np.logaddexp(0, -z)),
    ("log_probability", scipy.special.log_expit),
    ("surprise", lambda y, p: -(y * np.log(p) + (1 - y) * np.log(1 - p))),
    ("squared_error_slope", lambda y, z: 2 * (right_sigmoid(z) - y) * right_sigmoid(z) * (1 - right_sigmoid(z))),
    ("share_right", lambda y, p: np.mean((p >= 0.5) == y)),
    ("binary_cross_entropy", lambda y, p: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))),
    (
        "binary_cross_entropy",
        lambda y, p: np.mean([-np.log(pi if yi else 1 - pi) for yi, pi in zip(y, p, strict=True)]),
    ),
    ("binary_cross_entropy_with_logits", right_loss),
    ("binary_cross_entropy_with_logits", lambda y, z: -scipy.special.log_expit((2 * y - 1) * z).mean()),
]

NAMED = [
    ("absolute_error_slope", lambda y, z: np.sign(right_sigmoid(z) - y), "chain rule goes on"),
    (
        "weighted_cross_entropy",
        lambda y, p, weight: -np.mean(weight * np.where(y, np.log(p), np.log(1 - p))),
        "only those",
    ),
    ("log_probability", lambda z: np.log(1 - right_sigmoid(z)), "probability of class 0"),
    ("binary_cross_entropy_with_logits", lambda y, z: np.logaddexp(0, (1 - 2 * y) * z).sum(), "That is the sum"),
    (
        "binary_cross_entropy_with_logits",
        lambda y, z: np.logaddexp(0, (2 * y - 1) * z).mean(),
        "labels are swapped",
    ),
    ("binary_cross_entropy", lambda y, p: np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), "sign is flipped"),
    ("binary_cross_entropy", lambda y, p: -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)), "That is the sum"),
    ("binary_cross_entropy", lambda y, p: -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p)), "base 2"),
    ("binary_cross_entropy", lambda y, p: -np.mean(y * np.log(p)), "Only class 1 is charged"),
    ("share_right", lambda y, p: 100 * np.mean((p > 0.5) == y), "percentages"),
    ("binary_cross_entropy", lambda y, p: -np.mean(y * np.log(p + 1e-7) + (1 - y) * np.log(1 - p + 1e-7)), "small eps"),
    ("surprise", lambda y, p: -np.log(np.where(y, p, 1 - p) + 1e-6), "small eps"),
]

NAIVE = [
    ("log_probability", lambda z: np.log(right_sigmoid(z)), "p or 1 + exp(-z) rounds"),
    ("log_probability", lambda z: np.log(1 / (1 + np.exp(-z))), "p or 1 + exp(-z) rounds"),
    ("log_probability", lambda z: -np.log(1 + np.exp(-z)), "p or 1 + exp(-z) rounds"),
    ("binary_cross_entropy_with_logits", lambda y, z: np.mean(np.logaddexp(0, z) - y * z), "Two large numbers"),
    (
        "binary_cross_entropy_with_logits",
        lambda y, z: np.mean(np.log(1 + np.exp((1 - 2 * y) * z))),
        "rounds to 1, its logarithm to 0",
    ),
    (
        "binary_cross_entropy_with_logits",
        lambda y, z: -np.mean(np.log(np.where(y, right_sigmoid(z), right_sigmoid(-z)))),
        "rounds to 1, its logarithm to 0",
    ),
    (
        "binary_cross_entropy_with_logits",
        lambda y, z: -np.mean(y * np.log(right_sigmoid(z)) + (1 - y) * np.log(1 - right_sigmoid(z))),
        "is nan",
    ),
    (
        "binary_cross_entropy_with_logits",
        lambda y, z: -np.mean(np.log(np.clip(np.where(y, right_sigmoid(z), right_sigmoid(-z)), 1e-15, 1))),
        "clipped",
    ),
]
