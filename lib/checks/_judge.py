"""The three steps of a check, which a grader takes in different places: draw inputs, ask, judge."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lib.checks._compare import problem_with
from lib.checks._hints import hint
from lib.checks._part import Answer, Part, Verdict


def inputs(part: Part, *, cases: int = 20, seed: int | Sequence[int] = 0) -> list[tuple]:
    """Inputs to ask: `cases` drawn ones, then the extreme ones."""
    rng = np.random.default_rng(seed)
    return [part.draw(rng) for _ in range(1 if part.fixed else cases)] + list(part.extreme)


def ask(function: Callable[..., Any], args: tuple) -> Answer:
    """Call with copies, so that a function that writes into its inputs harms nobody."""
    try:
        with np.errstate(all="ignore"):
            return Answer(function(*(np.copy(a) if isinstance(a, np.ndarray) else a for a in args)))
    except Exception as error:  # whatever a student's code raises is a finding, not a crash
        return Answer(raised=f"{type(error).__name__}: {error}")


def judge(part: Part, asked: list[tuple], answers: list[Answer]) -> Verdict:
    """What is wrong with `answers` to the inputs `asked` for, and the hint, if the mistake is known."""
    for i, (args, answer) in enumerate(zip(asked, answers, strict=True)):
        problem = problem_with(part, args, answer)
        if problem:
            return Verdict(problem, hint(part, asked, answers, i))
    return Verdict()
