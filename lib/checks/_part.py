"""What a part of an exercise is, and how its inputs are drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator


@dataclass(frozen=True)
class Mistake:
    """A wrong function that students write, and the words that help."""

    hint: str
    wrong: Callable[..., Any]


@dataclass(frozen=True)
class Part:
    """One thing to check: what goes in, what should come out, and what often comes out instead."""

    arguments: tuple[str, ...]
    draw: Callable[[Generator], tuple]  # ordinary inputs
    reference: Callable[..., Any]
    mistakes: tuple[Mistake, ...]
    extreme: tuple[tuple, ...] = ()  # inputs at which naive forms break
    extreme_hint: str = ""
    rtol: float = 1e-9
    fixed: bool = False  # one input, given: the answer is a value


def scores(rng: Generator) -> tuple:
    return (rng.normal(scale=3, size=rng.integers(2, 6)),)


def labels_and_scores(rng: Generator) -> tuple:
    y = np.append(rng.integers(0, 2, size=4), [0, 1])
    return y, rng.normal(scale=3, size=6)


def labels_and_probabilities(rng: Generator) -> tuple:
    y, _ = labels_and_scores(rng)
    return y, rng.uniform(0.02, 0.98, size=6)


def labels_and_predictions(rng: Generator) -> tuple:
    """At least one point of each of the four kinds, and not as many of one kind as of another."""
    counts = rng.permutation([1, 2, 3, 5])
    kinds = rng.permutation(np.repeat(np.arange(4), counts))
    return kinds // 2, kinds % 2


def model_and_data(rng: Generator) -> tuple:
    n, d = rng.integers(5, 9), rng.integers(2, 4)
    y = np.append(rng.integers(0, 2, size=n - 2), [0, 1])
    return rng.normal(size=d + 1), rng.normal(size=(n, d)) + 0.5, y


def training_run(rng: Generator) -> tuple:
    _, X, y = model_and_data(rng)
    return X, y, float(rng.uniform(0.1, 0.5)), int(rng.integers(3, 9))


def points_and_model(rng: Generator) -> tuple:
    theta, X, _ = model_and_data(rng)
    return X, theta[:-1], float(theta[-1])


def line(rng: Generator) -> tuple:
    """Weights of a slanted line, neither of them near 0 nor as long as the other, and an intercept."""
    w = rng.choice([-1, 1], size=2) * rng.permutation([rng.uniform(0.5, 1), rng.uniform(1.5, 3)])
    return w, float(rng.choice([-1, 1]) * rng.uniform(0.5, 4))


def threshold(rng: Generator) -> float:
    """A threshold on probabilities that can't be taken for 0.5."""
    return float(rng.choice([rng.uniform(0.05, 0.35), rng.uniform(0.65, 0.95)]))
