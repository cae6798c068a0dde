"""Is an answer right, and if not, what is wrong with it, in words that a beginner understands."""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.checks._numbers import apart, as_numbers, short
from lib.checks._part import Answer, Part

DECIMAL = re.compile(r"(?:np\.str_\()?(['\"])\s*([-+]?\d*[.,]?\d+)\s*\1\)?")  # a number between quotes


def problem_with(part: Part, args: tuple, answer: Answer) -> str:
    """What is wrong with the answer to `args`, or ""."""
    if answer.endless:
        return f"{answer.endless} (at {_where(part, args)})"
    if answer.raised:
        return f"it raised {answer.raised} (at {_where(part, args)})"
    got = answer.value
    if got is None and part.fixed:
        return "it is None: no number was stored under this name. (`print(...)` shows a value and gives back None.)"
    if got is None:
        return "it gave back None. Did you forget `return`?"
    with np.errstate(all="ignore"):
        want = part.reference(*args)
    if not isinstance(want, tuple):
        return _difference(part, args, want, got)
    if not (isinstance(got, tuple) and len(got) == len(want)):
        return _not_several(len(want), got)
    return next(filter(None, (_difference(part, args, *pair) for pair in zip(want, got, strict=True))), "")


def _where(part: Part, args: tuple) -> str:
    return ", ".join(f"{n} = {short(a)}" for n, a in zip(part.arguments, args, strict=True))


def _not_several(n: int, got: Any) -> str:
    """A tuple of `n` things was asked for, and this is none."""
    asked = f"it should give back {n} things separated by a comma, as `return a, b` does"
    if isinstance(got, tuple):
        return f"{asked}, and gave {len(got)}: {short(got)}"
    if isinstance(got, list) and len(got) == n:
        return f"{asked}, and gave one list. Leave the brackets [ ] away."
    return f"{asked}, and gave one: {short(got)}"


def _difference(part: Part, args: tuple, right: Any, yours: Any) -> str:
    """What is wrong with one of the things given back, or ""."""
    right, found = np.asarray(right, dtype=float), as_numbers(yours)
    if part.fixed and not right.ndim and isinstance(yours, tuple) and found is not None and found.size == 2:
        one, other = (short(entry.item()) for entry in found)
        return f"({one}, {other}) are two numbers: Python wants a point in a decimal number, not a comma."
    if found is None:
        return _no_number(part, yours)
    found = found.astype(float)
    if right.shape != found.shape:
        return _shape(part, args, right, found)
    far = ~np.isclose(found, right, rtol=part.rtol, atol=0, equal_nan=True)
    if not far.any():
        return ""
    where = _where(part, args)
    if part.fixed:
        return f"at {where}, {short(found)} is not right."  # what would be right is yours to find
    if right.ndim and right.size > 4:  # too many to show: the first that differs
        first = int(np.flatnonzero(far)[0])
        entry = f"entry {first}{_there(part, args, right, first)}"
        right, found = right.flat[first], found.flat[first]
    else:
        entry = "it"
    start = "there is a nan in the answer: " if np.isnan(found).any() and not np.isnan(right).any() else ""
    want, got = apart(right, found)
    return f"{start}at {where}, {entry} should be {want}, and is {got}.{_digits(part, right, found)}"


def _no_number(part: Part, value: Any) -> str:
    """Words for what is no number, above all for a number that is text."""
    words, asked = short(value), "a number was asked for" if part.fixed else "it should give back numbers"
    if text := DECIMAL.fullmatch(words):
        number = text[2].replace(",", ".")
        return f"{words} is text, and {asked}: write {number} without quotes, and with a point for the decimals."
    return f"{asked}, and this is {words}" if part.fixed else f"{asked}, and gave {words}"


def _shape(part: Part, args: tuple, right: NDArray, found: NDArray) -> str:
    where = "" if part.fixed else f" (at {_where(part, args)})"
    if right.ndim:
        return f"the shape should be {right.shape}, and is {found.shape}{where}"
    if found.size == 1:
        bare = short(found.item())
        return f"it should be a single number, and is a list or array with one in it: {bare}, no brackets [ ]{where}"
    return f"it should be a single number, and is an array of shape {found.shape}{where}"


def _there(part: Part, args: tuple, right: NDArray, first: int) -> str:
    """Of the inputs that come one for each entry of the answer, the one that goes with entry `first`."""
    same = [(n, a) for n, a in zip(part.arguments, args, strict=True) if np.shape(a) == right.shape]
    return f" ({', '.join(f'{n} = {short(a.flat[first])}' for n, a in same)})" if same else ""


def _digits(part: Part, right: Any, yours: Any) -> str:
    """How many digits agree and how many are asked for, if at least three agree."""
    with np.errstate(all="ignore"):
        error = np.max(np.abs(np.subtract(yours, right)) / np.abs(right))
    if not 0 < error < 1e-3:
        return ""
    return f" That agrees in {-np.log10(error):.0f} digits; {-np.log10(part.rtol):.0f} are asked for."
