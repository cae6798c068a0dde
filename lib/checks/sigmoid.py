"""Score, odds, probability: the parts that belong to chapter 1."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from lib.checks._draw import Floats, probabilities, scores
from lib.checks._part import Mistake, Part
from lib.sigmoid import logit, sigmoid


class Odds(NamedTuple):
    """The odds (3,), some below 1 and some above."""

    odds: Floats


class MiddleScores(NamedTuple):
    """Scores z (4,), none far from 0."""

    z: Floats


class Change(NamedTuple):
    """Probabilities p (3,) and how much the score rises, dz (3,)."""

    p: Floats
    dz: Floats


class BeforeAndAfter(NamedTuple):
    """Probabilities of the same things before (3,) and after (3,)."""

    before: Floats
    after: Floats


class Wanted(NamedTuple):
    """Probabilities p (3,) that a model with weight w and intercept b should reach."""

    p: Floats
    w: float
    b: float


def _odds(rng: Generator) -> Odds:
    return Odds(rng.uniform(0.05, 20, size=3))


def _middle_scores(rng: Generator) -> MiddleScores:
    return MiddleScores(rng.uniform(-6, 6, size=4))


def _change(rng: Generator) -> Change:
    return Change(rng.uniform(0.05, 0.95, size=3), rng.choice([-1, 1], size=3) * rng.uniform(0.4, 2, size=3))


def _before_and_after(rng: Generator) -> BeforeAndAfter:
    return BeforeAndAfter(rng.uniform(0.05, 0.95, size=3), rng.uniform(0.05, 0.95, size=3))


def _wanted(rng: Generator) -> Wanted:
    w = float(rng.choice([-1, 1]) * rng.uniform(1.5, 3))
    return Wanted(rng.uniform(0.05, 0.95, size=3), w, float(rng.choice([-1, 1]) * rng.uniform(0.5, 4)))


def _to_odds(p):
    return p / (1 - p)


def _to_probability(odds):
    return odds / (1 + odds)


def _slope(z):
    return sigmoid(z) * sigmoid(-z)


def _raised(p, dz):
    return sigmoid(logit(p) + dz)


def _plain_sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _plain_slope(z):
    return _plain_sigmoid(z) * (1 - _plain_sigmoid(z))


SLOPE_MISTAKES = (
    Mistake("That is p itself: multiply it by 1 - p.", sigmoid),
    Mistake("That is p squared; the slope is p times 1 - p.", lambda z: sigmoid(z) ** 2),
    Mistake("The factor p is missing: that is 1 - p.", lambda z: sigmoid(-z)),
    Mistake("1 - p^2 belongs to tanh; for the sigmoid it is p (1 - p).", lambda z: 1 - sigmoid(z) ** 2),
    Mistake("z (1 - z) mistakes the score for the probability: compute p first.", lambda z: z * (1 - z)),
)
CLIPPED = "The scores are clipped: beyond the limit every score gets the same answer. Use exp(-|z|) instead."

PARTS = {
    "sigmoid": Part(
        scores,
        sigmoid,
        (
            Mistake("The sign of z is lost: you wrote exp(z) where exp(-z) belongs.", lambda z: sigmoid(-z)),
            Mistake("You applied the sigmoid twice.", lambda z: sigmoid(sigmoid(z))),
            Mistake("That is the odds exp(z), not yet the probability.", np.exp),
            Mistake("That is the slope p (1 - p), not p.", _slope),
            Mistake("That is tanh, which runs from -1 to 1.", np.tanh),
            Mistake("Those are percentages: a probability lies between 0 and 1.", lambda z: 100 * sigmoid(z)),
        ),
        extreme=((np.array([-1000.0, -710.0, -37.0, 0.0, 37.0, 1000.0]),),),
        naive=(
            Mistake(
                "exp(-z) overflows where z is very negative. Let the exponent be -|z|, never above 0.", _plain_sigmoid
            ),
            Mistake(
                "exp(z) overflows where z is large, and infinity over infinity is nan. Let the exponent be -|z|.",
                lambda z: np.exp(z) / (1 + np.exp(z)),
            ),
            Mistake(
                "The tanh form adds 1 to a number close to -1, and that loses the digits. Use exp(-|z|).",
                lambda z: (1 + np.tanh(z / 2)) / 2,
            ),
            Mistake(
                "1 - p loses the digits of a small result, because p rounds to 1. Use exp(-|z|).",
                lambda z: 1 - 1 / (1 + np.exp(z)),
            ),
            *(
                Mistake(CLIPPED, lambda z, end=end: sigmoid(np.clip(z, -end, end)))
                for end in (20, 30, 36, 50, 100, 250, 500, 600, 700, 709)
            ),
        ),
        extreme_hint="Far from 0, exp of a large positive number overflows. Let the exponent be -|z|, never above 0.",
    ),
    "odds": Part(
        probabilities,
        _to_odds,
        (
            Mistake("Upside down: those are the odds against class 1.", lambda p: (1 - p) / p),
            Mistake("That is the log-odds; the odds come without the logarithm.", logit),
            Mistake("That is the probability itself.", lambda p: p),
            Mistake("Divide by 1 - p; p / (1 + p) goes the other way, from odds to probability.", _to_probability),
        ),
    ),
    "probability_from_odds": Part(
        _odds,
        _to_probability,
        (
            Mistake("That is the probability of class 0.", lambda odds: 1 / (1 + odds)),
            Mistake("The sigmoid wants the log-odds; these are the odds.", sigmoid),
            Mistake("Divide by 1 + odds; x / (1 - x) goes the other way, from probability to odds.", _to_odds),
            Mistake("Those are percentages: a probability lies between 0 and 1.", lambda odds: 100 * odds / (1 + odds)),
        ),
    ),
    "log_odds": Part(
        probabilities,
        logit,
        (
            Mistake("Those are the odds; take their logarithm.", _to_odds),
            Mistake("Upside down: those are the log-odds against class 1.", lambda p: -logit(p)),
            Mistake("That is log(p): divide p by 1 - p first.", np.log),
            Mistake(
                "That is the logarithm to the base 10; this book takes the natural one.",
                lambda p: logit(p) / np.log(10),
            ),
            Mistake("The way from a probability to its score is the logit, not the sigmoid.", sigmoid),
        ),
    ),
    "slope": Part(_middle_scores, _slope, SLOPE_MISTAKES),
    "slope_everywhere": Part(
        scores,
        _slope,
        SLOPE_MISTAKES,
        extreme=((np.array([-700.0, -50.0, 0.0, 40.0, 700.0]),), (np.array([-1000.0, 1000.0]),)),
        naive=(
            Mistake("Far to the right p rounds to 1, and 1 - p to 0: write 1 - p with exp(-|z|), too.", _plain_slope),
            Mistake(
                "Far to the right p rounds to 1, and 1 - p to 0: write 1 - p as the sigmoid of -z.",
                lambda z: sigmoid(z) * (1 - sigmoid(z)),
            ),
            Mistake(
                "Far to the left exp(-z) overflows. The slope is the same at z and -z: use exp(-|z|).",
                lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
            ),
        ),
        extreme_hint="Far from 0, an exp overflows or 1 - p rounds to 0. Write the slope with exp(-|z|) alone.",
    ),
    "weight_between": Part(
        _before_and_after,
        lambda before, after: logit(after) - logit(before),
        (
            Mistake(
                "That is the change of the probability; a weight is a change of the log-odds.",
                lambda before, after: np.subtract(after, before),
            ),
            Mistake(
                "That is the odds ratio; the weight is its logarithm.",
                lambda before, after: _to_odds(after) / _to_odds(before),
            ),
            Mistake("The sign is flipped: after minus before.", lambda before, after: logit(before) - logit(after)),
            Mistake(
                "That is the logarithm of the ratio of the probabilities; turn them into odds first.",
                lambda before, after: np.log(np.divide(after, before)),
            ),
            Mistake(
                "That is the change of the odds; take their logarithms first.",
                lambda before, after: _to_odds(after) - _to_odds(before),
            ),
        ),
    ),
    "raised_probability": Part(
        _change,
        _raised,
        (
            Mistake("dz is added to the score, not to the probability.", lambda p, dz: np.add(p, dz)),
            Mistake("exp(dz) multiplies the odds, not the probability.", lambda p, dz: np.multiply(p, np.exp(dz))),
            Mistake("Those are the odds: turn them back into a probability.", lambda p, dz: _to_odds(p) * np.exp(dz)),
            Mistake("That is the score: turn it back into a probability.", lambda p, dz: logit(p) + dz),
            Mistake("That takes p for a score: compute its log-odds first.", lambda p, dz: sigmoid(np.add(p, dz))),
            Mistake("The sign of dz is flipped.", lambda p, dz: _raised(p, np.negative(dz))),
            Mistake(
                "The slope p (1 - p) holds for tiny steps only; dz is no tiny step.",
                lambda p, dz: p + p * (1 - p) * dz,
            ),
            Mistake("The odds are multiplied by exp(dz), not by dz.", lambda p, dz: _to_probability(_to_odds(p) * dz)),
        ),
    ),
    "x_at": Part(
        _wanted,
        lambda p, w, b: (logit(p) - b) / w,
        (
            Mistake("p is a probability; the score that belongs to it is its log-odds.", lambda p, w, b: (p - b) / w),
            Mistake("The sign of b is flipped: solve w x + b = logit(p) for x.", lambda p, w, b: (logit(p) + b) / w),
            Mistake("b must be divided by w, too.", lambda p, w, b: logit(p) / w - b),
            Mistake("The division by w is missing.", lambda p, w, b: logit(p) - b),
            Mistake("The intercept is left out.", lambda p, w, b: logit(p) / w),
            Mistake(
                "The way from a probability to its score is the logit, not the sigmoid.",
                lambda p, w, b: (sigmoid(p) - b) / w,
            ),
            Mistake("Those are the odds; take their logarithm.", lambda p, w, b: (_to_odds(p) - b) / w),
            Mistake("Multiply by 1/w: to solve for x, divide by w.", lambda p, w, b: (logit(p) - b) * w),
        ),
    ),
}
