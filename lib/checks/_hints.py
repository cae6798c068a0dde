"""What happened to an answer that is wrong: a known mistake, an overflow, or digits that got lost."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.checks._compare import problem_with
from lib.checks._numbers import as_numbers
from lib.checks._part import Answer, Mistake, Part

ONE_FOR_ALL = {  # what numpy says of an array where one thing was wanted
    "truth value of an array": (
        "`if`, `while`, `and` and `or` want one True or False, and that is a whole array. "
        "For arrays there are np.where, & and |, with brackets around each comparison."
    ),
    "can be converted to Python scalars": "That function takes one number at a time; for arrays take numpy's: np.exp.",
}
ARITHMETIC = ("OverflowError", "ZeroDivisionError", "FloatingPointError", "ValueError: math domain error")


def hint(part: Part, asked: list[tuple], answers: list[Answer], failing: int) -> str:
    """The words that help, if it is known what happened; answer number `failing` is the first wrong one."""
    if answers[failing].endless:
        return part.endless_hint
    if told := next((words for what, words in ONE_FOR_ALL.items() if what in answers[failing].raised), ""):
        return told
    pairs = list(zip(asked, answers, strict=True))
    last = len(asked) - len(part.extreme)
    if failing < last:
        return _recognise(part, (*part.mistakes, *part.naive), pairs[:last]) or _lost(part, pairs[:last])
    return _recognise(part, part.naive, pairs[last:]) or _at_the_ends(part, *pairs[failing])


def _recognise(part: Part, mistakes: tuple[Mistake, ...], pairs: list[tuple[tuple, Answer]]) -> str:
    """The hint of the mistake that gives just these answers, or ""."""
    for mistake in mistakes:
        suspect = replace(part, reference=mistake.wrong)
        if not any(problem_with(suspect, args, answer) for args, answer in pairs):
            return mistake.hint
    return ""


def _flat(value: Any) -> NDArray:
    """All numbers of an answer, one thing or several, in one row; nan for what is no number."""
    things = value if isinstance(value, tuple) else (value,)
    found = [as_numbers(thing) for thing in things]
    return np.concatenate([np.full(1, np.nan) if a is None else np.ravel(a).astype(float) for a in found])


def _at_the_ends(part: Part, args: tuple, answer: Answer) -> str:
    """The part's own hint for extreme inputs, where arithmetic is what failed."""
    if answer.raised:
        return part.extreme_hint if answer.raised.startswith(ARITHMETIC) else ""
    want, got = _flat(part.reference(*args)), _flat(answer.value)
    if want.shape != got.shape:
        return ""
    broken = ~np.isfinite(got) | ((got == 0) & (want != 0))
    return part.extreme_hint if (broken & (want != got)).any() else ""


def _lost(part: Part, pairs: list[tuple[tuple, Answer]]) -> str:
    """What happened to the digits of answers that are nearly right."""
    if part.fixed or any(answer.raised for _, answer in pairs):
        return ""
    wants = [_flat(part.reference(*args)) for args, _ in pairs]
    gots = [_flat(answer.value) for _, answer in pairs]
    if any(want.shape != got.shape for want, got in zip(wants, gots, strict=True)):
        return ""
    want, got = np.concatenate(wants), np.concatenate(gots)
    if np.allclose(got, want, rtol=part.rtol, atol=0):
        return ""  # no digit is lost; something else is wrong, as the shape
    if np.array_equal(got, np.round(want)) and np.any(got):
        return "Only whole numbers came back: give back all digits, neither rounded nor compared with a threshold."
    for places in range(1, 7):
        if np.allclose(got, np.round(want, places), rtol=1e-12, atol=1e-12) and np.any(np.round(want, places)):
            return f"The numbers are rounded to {places} places: give back all digits, and round only when you print."
    off = ~np.isclose(got, want, rtol=part.rtol, atol=0)
    if 2 * np.sum(off) < off.size or not np.allclose(got, want, rtol=1e-3, atol=1e-6):
        return ""
    with np.errstate(all="ignore"):
        single = np.array_equal(got, got.astype(np.float32)) and not np.array_equal(want, want.astype(np.float32))
    if single:
        return "The numbers are float32, which holds 7 digits: leave out the conversion, numpy computes in float64."
    return "The formula is nearly right: is something rounded on the way, cut off (clip), or a small eps added?"
