"""How wrong is a probability? The parts that belong to chapter 3."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from lib.checks._draw import Floats, Labels, labels_and_probabilities, labels_and_scores, scores
from lib.checks._part import Mistake, Part
from lib.loss import binary_cross_entropy, binary_cross_entropy_with_logits
from lib.sigmoid import sigmoid


class Weighted(NamedTuple):
    """Labels y (6,), both classes there, probabilities p (6,), and how much a point of class 1 counts, weight."""

    y: Labels
    p: Floats
    weight: float


def _weighted(rng: Generator) -> Weighted:
    return Weighted(*labels_and_probabilities(rng), float(rng.uniform(2, 9)))


def _surprise(y, p):
    return -np.log(np.where(np.equal(y, 1), p, np.subtract(1, p)))


def _surprise_of_score(y, z):
    """Through p: what it loses at the ends is the point."""
    return _surprise(y, sigmoid(z))


def _with_eps(y, p, eps):
    return -np.log(np.where(np.equal(y, 1), p, np.subtract(1, p)) + eps)


def _log_probability(z):
    """The logarithm of the sigmoid: minus the loss of a point of class 1."""
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))


def _weighted_loss(y, p, weight):
    return np.mean(np.where(np.equal(y, 1), weight, 1) * _surprise(y, p))


EPS = (1e-16, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3)
ADDED = "A small eps is added inside the logarithm: that changes the digits, and here p is never 0. Leave it out."
CAPPED = "p is clipped, or an eps is added to it, so no loss can be large or tiny. Use max(m, 0) + log1p(exp(-|m|))."


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
                "You applied the sigmoid to p, which is a probability already.",
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
                "You applied the sigmoid twice: the loss takes the score z itself.",
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
    "weighted_cross_entropy": Part(
        _weighted,
        _weighted_loss,
        (
            Mistake("The weight is not used.", lambda y, p, weight: binary_cross_entropy(y, p)),
            Mistake(
                "Every point is weighted; only those of class 1 count more.",
                lambda y, p, weight: weight * binary_cross_entropy(y, p),
            ),
            Mistake(
                "The weight is at class 0; it belongs to class 1.",
                lambda y, p, weight: np.mean(np.where(np.equal(y, 1), 1, weight) * _surprise(y, p)),
            ),
            Mistake(
                "The sign is flipped: a loss is never negative.", lambda y, p, weight: -_weighted_loss(y, p, weight)
            ),
            Mistake(
                "That is the sum; divide by the number of points.",
                lambda y, p, weight: len(y) * _weighted_loss(y, p, weight),
            ),
            Mistake(
                "Divide by the number of points, not by the sum of the weights.",
                lambda y, p, weight: np.average(_surprise(y, p), weights=np.where(np.equal(y, 1), weight, 1)),
            ),
            Mistake(
                "The points of class 0 are left out: they count once each.",
                lambda y, p, weight: np.mean(np.where(np.equal(y, 1), weight, 0) * _surprise(y, p)),
            ),
        ),
        naive=tuple(
            Mistake(
                ADDED, lambda y, p, weight, eps=eps: np.mean(np.where(np.equal(y, 1), weight, 1) * _with_eps(y, p, eps))
            )
            for eps in EPS[3:]
        ),
    ),
    "log_probability": Part(
        scores,
        _log_probability,
        (
            Mistake("That is the logarithm of 1 - p, the probability of class 0.", lambda z: _log_probability(-z)),
            Mistake(
                "The sign is flipped: the logarithm of a probability is not above 0.", lambda z: -_log_probability(z)
            ),
            Mistake("That is the probability; take its logarithm.", sigmoid),
            Mistake("That is z, the logarithm of the odds: divide the odds by 1 + odds first.", lambda z: 1.0 * z),
            Mistake(
                "That is the logarithm to the base 2; this book takes the natural one.",
                lambda z: _log_probability(z) / np.log(2),
            ),
            Mistake(
                "That is the logarithm to the base 10; this book takes the natural one.",
                lambda z: _log_probability(z) / np.log(10),
            ),
        ),
        extreme=((np.array([-1000.0, -40.0, 0.0, 40.0, 700.0]),),),
        naive=(
            Mistake(
                "Far from 0, p or 1 + exp(-z) rounds to 1 or overflows; its logarithm is lost. Use log1p(exp(-|z|)).",
                lambda z: np.log(sigmoid(z)),
            ),
            Mistake(
                "exp(-z) overflows far to the left: let the exponent be -|z|, and treat the signs of z apart.",
                lambda z: -np.log1p(np.exp(-z)),
            ),
            Mistake(
                "For large z two nearly equal numbers are subtracted. Use log1p(exp(-|z|)).",
                lambda z: z - np.logaddexp(0, z),
            ),
        ),
        extreme_hint="Don't pass through p: far from 0 it rounds to 0 or 1. Use log1p(exp(-|z|)).",
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
    "absolute_error_slope": Part(
        labels_and_scores,
        lambda y, z: (1 - 2 * y) * sigmoid(z) * sigmoid(-z),
        (
            Mistake("That is the absolute error itself, not its derivative.", lambda y, z: np.abs(sigmoid(z) - y)),
            Mistake("The chain rule goes on: multiply by the sigmoid's slope p (1 - p).", lambda y, z: 1.0 - 2 * y),
            Mistake(
                "The sign is lost: where y is 1, a larger score makes the error smaller.",
                lambda y, z: sigmoid(z) * sigmoid(-z),
            ),
            Mistake(
                "The sign is flipped: where y is 1, a larger score makes the error smaller.",
                lambda y, z: (2 * y - 1) * sigmoid(z) * sigmoid(-z),
            ),
            Mistake(
                "That is the slope of the squared error, 2 (p - y) p (1 - p).",
                lambda y, z: 2 * (sigmoid(z) - y) * sigmoid(z) * sigmoid(-z),
            ),
            Mistake("That is the slope of the log loss, p - y.", lambda y, z: sigmoid(z) - y),
            Mistake(
                "The sigmoid's slope is p (1 - p); the factor 1 - p is missing.",
                lambda y, z: (1 - 2 * y) * sigmoid(z),
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
                "Those are percentages; a share is at most 1.", lambda y, p: 100 * np.mean((p > 0.5) == (y == 1))
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
