"""`check`, as the notebooks call it."""

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

import numpy as np

from lib.checks._gaps import holds_gap, unwritten
from lib.checks._judge import ask, inputs, judge
from lib.checks._part import Answer, Part, Verdict
from lib.checks._parts import PARTS

TO_DO = "still to do. Replace each ... by your code and run this cell again."
DIGITS = 5e-3  # a value worked out by hand: three digits are enough


def check(name: str, yours: Any, *, cases: int = 20, seed: int = 0, graded: bool = False, **given: Any) -> None:
    """Check your own function, or a value that you worked out, against the part called `name`.

    Prints one line if all is right.
    If a `...` is still there, it says so and asks nothing more.

    Parameters
    ----------
    name : str
        One of `lib.checks.PARTS`.
    yours : callable, or a value
        Your function; with `given`, what it should give for these inputs.
    cases, seed : int
        How many random inputs, and which.
    graded : bool
        Is a `...` that is still there a mistake, as it is where points are given?
    given : the part's inputs, each by its name
        For a value: `check("odds", 4, p=0.8)`. Three digits are enough.

    Raises
    ------
    AssertionError
        In one or two lines: what is wrong, where, and the mistake if it is a known one.
    ValueError
        If there is no such part, or inputs are given that it doesn't have.

    Notes
    -----
    Functions are compared in nine significant digits, unless the part says otherwise.

    >>> from lib import sigmoid
    >>> check("sigmoid", sigmoid)
    sigmoid: right on 21 inputs.
    >>> check("odds", 4.0, p=0.8)
    odds: right.
    """
    part = _part(name, given)
    if not given and not callable(yours) and yours is not Ellipsis:
        raise _wrong(f"{name}: give the function itself, without calling it: check({name!r}, {name})")
    asked = inputs(part, cases=cases, seed=seed)
    verdict = _verdict(part, yours, asked, bool(given))
    if verdict is None:
        if graded:
            raise _wrong(f"{name}: {TO_DO}")
        print(f"{name}: {TO_DO}")
    elif verdict:
        raise _wrong(f"{name}: {verdict.text}")
    else:
        print(f"{name}: right." if given else f"{name}: right on {len(asked)} inputs.")


def _part(name: str, given: dict[str, Any]) -> Part:
    if name not in PARTS:
        near = get_close_matches(name, PARTS, n=1)
        guess = f"did you mean {near[0]!r}? There" if near else "there"
        raise ValueError(f"there is no check named {name!r}; {guess} are: {', '.join(PARTS)}")
    return value_part(name, given) if given else PARTS[name]


def value_part(name: str, given: dict[str, Any]) -> Part:
    """The part `name` as a question about one value: its inputs are given, not drawn."""
    part = PARTS[name]
    if set(given) != set(part.arguments):
        raise ValueError(f"{name} needs {', '.join(part.arguments)}; given: {', '.join(given)}")
    drawn = part.draw(np.random.default_rng(0))
    args = drawn._replace(**{n: np.asarray(a) if isinstance(a, list) else a for n, a in given.items()})
    return replace(part, draw=lambda rng: args, extreme=(), naive=(), rtol=DIGITS, fixed=True)


def _verdict(part: Part, yours: Any, asked: list[tuple], is_value: bool) -> Verdict | None:
    """The verdict, or None if it is still to do."""
    if is_value:
        return None if holds_gap(yours) else judge(part, asked, [Answer(yours)])
    if yours is Ellipsis:
        return None
    verdict = _of_answers(part, asked, yours)
    if unwritten(yours):  # but a `...` that is never reached does no harm
        return None if verdict else verdict
    return verdict


def _of_answers(part: Part, asked: list[tuple], yours: Callable[..., Any]) -> Verdict | None:
    """The verdict on what a function gives, or None if it is still to do; the first loop without an end is enough."""
    answers = []
    for args in asked:
        answers.append(ask(yours, args))
        if answers[-1].endless:
            return judge(part, [args], answers[-1:])
    return None if any(answer.missing for answer in answers) else judge(part, asked, answers)


def _wrong(text: str) -> AssertionError:
    """An error that a notebook shows by its words alone: the way through this file helps no student."""
    error = AssertionError(text)
    setattr(error, "_render_traceback_", lambda: [f"AssertionError: {text}"])  # noqa: B010  (IPython asks for it)
    return error
