"""How wrong is a probability? The parts that belong to chapter 3."""

import numpy as np

from lib.checks._draw import labels_and_probabilities, labels_and_scores
from lib.checks._part import Mistake, Part
from lib.loss import binary_cross_entropy, binary_cross_entropy_with_logits
from lib.sigmoid import sigmoid


def _surprise(y, p):
    return -np.log(np.where(np.equal(y, 1), p, np.subtract(1, p)))


def _surprise_of_score(y, z):
    """Through p: what it loses at the ends is the point."""
    return _surprise(y, sigmoid(z))


def _with_eps(y, p, eps):
    return -np.log(np.where(np.equal(y, 1), p, np.subtract(1, p)) + eps)


EPS = (1e-16, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3)
ADDED = "A small eps is added inside the logarithm: that changes the digits, and here p is never 0. Leave it out."
CAPPED = "p is cut off, or an eps added to it, so no loss can be large or tiny. Use max(m, 0) + log1p(exp(-|m|))."


PARTS = {
    "surprise": Part(
        labels_and_probabilities,
        _surprise,
        (
            Mistake("The sign is flipped: a surprise is never negative.", lambda y, p: -_surprise(y, p)),
            Mistake("The labels are swapped: log(p) belongs to y = 1.", lambda y, p: _surprise(1 - y, p)),
            Mistake("Every point is charged as if it were class 1.", lambda y, p: -np.log(p)),
            Mistake("That is the error's size; the surprise is a logarithm.", lambda y, p: np.abs(y - p)),
            Mistake(
                "That is the logarithm to the base 2; this book takes the natural one.",
                lambda y, p: _surprise(y, p) / np.log(2),
            ),
            Mistake(
                "That is the logarithm to the base 10; this book takes the natural one.",
                lambda y, p: _surprise(y, p) / np.log(10),
            ),
            Mistake("The mean comes later: one surprise for each point.", lambda y, p: np.mean(_surprise(y, p))),
        ),
        naive=tuple(Mistake(ADDED, lambda y, p, eps=eps: _with_eps(y, p, eps)) for eps in EPS[3:]),
    ),
    "binary_cross_entropy": Part(
        labels_and_probabilities,
        binary_cross_entropy,
        (
            Mistake("That is the sum; the loss is the mean.", lambda y, p: binary_cross_entropy(y, p) * len(y)),
            Mistake("The sign is flipped: a loss is never negative.", lambda y, p: -binary_cross_entropy(y, p)),
            Mistake(
                "The labels are swapped: y goes with log(p), 1 - y with log(1 - p).",
                lambda y, p: binary_cross_entropy(1 - y, p),
            ),
            Mistake(
                "log(p) stands in both places: every point is charged as if it were class 1.",
                lambda y, p: -np.mean(np.log(p)),
            ),
            Mistake(
                "The logarithm is missing in the second term.",
                lambda y, p: -np.mean(y * np.log(p) + (1 - y) * (1 - p)),
            ),
            Mistake(
                "Only class 1 is charged: the term (1 - y) log(1 - p) is missing.",
                lambda y, p: -np.mean(y * np.log(p)),
            ),
            Mistake(
                "That is the logarithm to the base 2; this book takes the natural one.",
                lambda y, p: binary_cross_entropy(y, p) / np.log(2),
            ),
            Mistake("That is the squared error of p.", lambda y, p: np.mean((p - y) ** 2)),
            Mistake(
                "You took the sigmoid of p: p is a probability already.",
                lambda y, p: binary_cross_entropy(y, sigmoid(p)),
            ),
        ),
        naive=tuple(Mistake(ADDED, lambda y, p, eps=eps: np.mean(_with_eps(y, p, eps))) for eps in EPS[3:]),
    ),
    "binary_cross_entropy_with_logits": Part(
        labels_and_scores,
        binary_cross_entropy_with_logits,
        (
            Mistake(
                "That is the sum; the loss is the mean.",
                lambda y, z: binary_cross_entropy_with_logits(y, z) * len(y),
            ),
            Mistake(
                "The sign is flipped: a loss is never negative.",
                lambda y, z: -binary_cross_entropy_with_logits(y, z),
            ),
            Mistake(
                "The labels are swapped: m should be large where the score is wrong, m = (1 - 2y) z.",
                lambda y, z: binary_cross_entropy_with_logits(1 - y, z),
            ),
            Mistake(
                "You took the sigmoid twice: z is a score already, not a probability's input to be squeezed first.",
                lambda y, z: binary_cross_entropy_with_logits(y, sigmoid(z)),
            ),
            Mistake(
                "That is the squared error of p.",
                lambda y, z: np.mean((sigmoid(z) - y) ** 2),
            ),
        ),
        extreme=(
            (np.array([1]), np.array([40.0])),
            (np.array([0]), np.array([40.0])),
            (np.array([0, 1]), np.array([1000.0, -1000.0])),
        ),
        naive=(
            Mistake(
                "From z = 37 on p rounds to 1, 1 - p to 0, and log(0) is infinite. Use max(m, 0) + log1p(exp(-|m|)).",
                lambda y, z: np.mean(_surprise_of_score(y, z)),
            ),
            Mistake(
                "From z = 37 on p rounds to 1, and 0 times log(0) is nan. Use max(m, 0) + log1p(exp(-|m|)).",
                lambda y, z: -np.mean(y * np.log(sigmoid(z)) + (1 - y) * np.log(1 - sigmoid(z))),
            ),
            Mistake(
                "1 + exp(-40) rounds to 1, its logarithm to 0, and exp(1000) overflows. Use log1p(exp(-|m|)).",
                lambda y, z: np.mean(np.log(1 + np.exp((1 - 2 * y) * z))),
            ),
            Mistake(
                "Two large numbers are subtracted, and the small difference is lost. Use log1p(exp(-|m|)).",
                lambda y, z: np.mean(np.logaddexp(0, z) - y * z),
            ),
            *(Mistake(CAPPED, lambda y, z, eps=eps: np.mean(_with_eps(y, sigmoid(z), eps))) for eps in EPS),
            *(
                Mistake(CAPPED, lambda y, z, eps=eps: np.mean(_surprise(y, np.clip(sigmoid(z), eps, 1 - eps))))
                for eps in EPS
            ),
            *(
                Mistake(CAPPED, lambda y, z, eps=eps: np.mean(-np.log(np.clip(sigmoid((2 * y - 1) * z), eps, 1))))
                for eps in EPS
            ),
        ),
        extreme_hint="Don't pass through p: from z = 37 on it rounds to 1. Use max(m, 0) + log1p(exp(-|m|)).",
    ),
    "squared_error_slope": Part(
        labels_and_scores,
        lambda y, z: 2 * (sigmoid(z) - y) * sigmoid(z) * sigmoid(-z),
        (
            Mistake("That is the squared error itself, not its derivative.", lambda y, z: (sigmoid(z) - y) ** 2),
            Mistake(
                "The chain rule goes on: multiply by the sigmoid's slope p (1 - p).", lambda y, z: 2 * (sigmoid(z) - y)
            ),
            Mistake("The factor 2 of the square is missing.", lambda y, z: (sigmoid(z) - y) * sigmoid(z) * sigmoid(-z)),
            Mistake("That is the slope of the log loss, p - y.", lambda y, z: sigmoid(z) - y),
            Mistake(
                "The sign is flipped: the error is p - y.",
                lambda y, z: -2 * (sigmoid(z) - y) * sigmoid(z) * sigmoid(-z),
            ),
            Mistake(
                "The sigmoid's slope is p (1 - p); the factor 1 - p is missing.",
                lambda y, z: 2 * (sigmoid(z) - y) * sigmoid(z),
            ),
        ),
        rtol=1e-7,  # 1 - p, a fair way to write it, loses digits
    ),
    "share_right": Part(
        labels_and_probabilities,
        lambda y, p: np.mean((p > 0.5) == (y == 1)),
        (
            Mistake("That is the share of wrong answers.", lambda y, p: np.mean((p > 0.5) != (y == 1))),
            Mistake("That is a count; divide by the number of points.", lambda y, p: np.sum((p > 0.5) == (y == 1))),
            Mistake(
                "Those are per cent: a share lies between 0 and 1.", lambda y, p: 100 * np.mean((p > 0.5) == (y == 1))
            ),
            Mistake("That is the share predicted to be class 1: compare it with y.", lambda y, p: np.mean(p > 0.5)),
            Mistake("The probabilities must become labels before they are compared.", lambda y, p: np.mean(p == y)),
            Mistake(
                "That is the mean probability of what happened, not accuracy.",
                lambda y, p: np.mean(np.where(y == 1, p, 1 - p)),
            ),
        ),
    ),
}
