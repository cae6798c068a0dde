"""Which pairs are closer than chance.

A fingerprint counts the more, the fewer students have it: what everybody writes counts nothing. Two students stand out
if they share much that hardly anybody else has, and far more of it than pairs of this class do by chance.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from classroom.similar.fingerprints import Prints

FEWEST = 8  # students: with fewer there is no chance to compare with
FENCE = 3.0  # Tukey's far-out fence: as many quartile distances above the upper quartile


@dataclass(frozen=True)
class Rule:
    """How much two students must share to stand out: in fingerprints that only the two have, or as much by more."""

    evidence: float
    share: float  # of what the shorter of the two wrote, weighed in the same way
    per_cell: float  # one cell counts so much at most: two students may think of the same long loop


CODE = Rule(evidence=15.0, share=0.6, per_cell=10.0)
SENTENCES = Rule(evidence=10.0, share=0.5, per_cell=100.0)  # an answer in words is one cell, and hardly twice the same


@dataclass(frozen=True)
class Pair:
    """Two students, how much they share that few have, and which part of the shorter one's own work that is."""

    one: Prints
    other: Prints
    evidence: float
    share: float

    @property
    def common(self) -> set[int]:
        return self.one.places.keys() & self.other.places.keys()


def weights(prints: list[Prints]) -> dict[int, float]:
    """One over the number of others who have it: 1 for what two students have, next to nothing for what all have."""
    having = Counter(mark for each in prints for mark in each.places)
    return {mark: 1 / max(count - 1, 1) for mark, count in having.items()}


def compare(prints: list[Prints], rule: Rule) -> list[Pair]:
    """Every pair that shares something, the closest first."""
    weight = weights(prints)
    own = {each.student: _sum(each, each.places, weight, rule) for each in prints}
    pairs = []
    for one, other in itertools.combinations(prints, 2):
        evidence = _sum(one, one.places.keys() & other.places.keys(), weight, rule)
        least = min(own[one.student], own[other.student])
        pairs.append(Pair(one, other, evidence, evidence / least if least else 0.0))
    return sorted((pair for pair in pairs if pair.evidence), key=lambda pair: -pair.evidence)


def _sum(prints: Prints, marks: Iterable[int], weight: dict[int, float], rule: Rule) -> float:
    by_cell: defaultdict[int, float] = defaultdict(float)
    for mark in marks:
        by_cell[prints.cells[mark]] += weight[mark]
    return sum(min(found, rule.per_cell) for found in by_cell.values())


def fence(pairs: list[Pair], students: int, rule: Rule) -> float:
    """How much a pair must share to be far outside of what pairs of this class share."""
    every = [pair.evidence for pair in pairs]
    every += [0.0] * (students * (students - 1) // 2 - len(every))
    low, high = np.quantile(every, [0.25, 0.75]) if every else (0.0, 0.0)
    return float(max(high + FENCE * (high - low), rule.evidence))


def stand_out(prints: list[Prints], rule: Rule) -> list[Pair]:
    """The pairs that are worth a look, the closest first; none in a class too small to know chance."""
    if len(prints) < FEWEST:
        return []
    pairs = compare(prints, rule)
    least = fence(pairs, len(prints), rule)
    return [pair for pair in pairs if pair.evidence > least and pair.share >= rule.share]
