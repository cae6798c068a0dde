"""Score, odds, probability: the parts that belong to chapter 1."""

import numpy as np

from lib.checks._part import Mistake, Part, scores
from lib.sigmoid import logit, sigmoid

PARTS = {
    "sigmoid": Part(
        ("z",),
        scores,
        sigmoid,
        (
            Mistake("The sign of z is lost: you wrote exp(z) where exp(-z) belongs.", lambda z: sigmoid(-z)),
            Mistake("You took the sigmoid twice.", lambda z: sigmoid(sigmoid(z))),
            Mistake("That is the odds exp(z), not yet the probability.", np.exp),
            Mistake("That is the slope p (1 - p), not p.", lambda z: sigmoid(z) * sigmoid(-z)),
            Mistake("That is tanh, which runs from -1 to 1.", np.tanh),
        ),
        extreme=((np.array([-1000.0, -710.0, -37.0, 0.0, 37.0, 1000.0]),),),
        extreme_hint="Far from 0, exp of a large positive number overflows. Let the exponent be -|z|, never above 0.",
    ),
    "odds": Part(
        ("p",),
        lambda rng: (rng.uniform(0.02, 0.98, size=3),),
        lambda p: p / (1 - p),
        (
            Mistake("Upside down: those are the odds against class 1.", lambda p: (1 - p) / p),
            Mistake("That is the log-odds; the odds come without the logarithm.", logit),
            Mistake("That is the probability itself.", lambda p: p),
        ),
    ),
    "probability_from_odds": Part(
        ("odds",),
        lambda rng: (rng.uniform(0.05, 20, size=3),),
        lambda odds: odds / (1 + odds),
        (
            Mistake("That is the probability of class 0.", lambda odds: 1 / (1 + odds)),
            Mistake("The sigmoid wants the log-odds; these are the odds.", sigmoid),
        ),
    ),
    "log_odds": Part(
        ("p",),
        lambda rng: (rng.uniform(0.02, 0.98, size=3),),
        logit,
        (
            Mistake("Those are the odds; take their logarithm.", lambda p: p / (1 - p)),
            Mistake("Upside down: those are the log-odds against class 1.", lambda p: -logit(p)),
            Mistake("That is log(p): divide p by 1 - p first.", np.log),
            Mistake(
                "That is the logarithm to the base 10; this book takes the natural one.",
                lambda p: logit(p) / np.log(10),
            ),
            Mistake("The way from a probability to its score is the logit, not the sigmoid.", sigmoid),
        ),
    ),
    "slope": Part(
        ("z",),
        lambda rng: (rng.uniform(-6, 6, size=4),),
        lambda z: sigmoid(z) * sigmoid(-z),
        (
            Mistake("That is p itself: multiply it by 1 - p.", sigmoid),
            Mistake("That is p squared; the slope is p times 1 - p.", lambda z: sigmoid(z) ** 2),
            Mistake("The factor p is missing: that is 1 - p.", lambda z: sigmoid(-z)),
            Mistake("1 - p^2 belongs to tanh; for the sigmoid it is p (1 - p).", lambda z: 1 - sigmoid(z) ** 2),
            Mistake("z (1 - z) takes the score for the probability: compute p first.", lambda z: z * (1 - z)),
        ),
    ),
}
