"""`check`, and the three steps that it takes: draw inputs, ask the function, judge the answers."""

import dis
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from types import CodeType
from typing import Any

import numpy as np

from lib.checks._part import Part
from lib.checks._parts import PARTS

TO_DO = "still to do. Replace each ... by your code and run this cell again."
DIGITS = 5e-3          # a value worked out by hand: three digits are enough


@dataclass(frozen=True)
class Answer:
    """What a function gave for one input: a value, or the words of what it raised."""

    value: Any = None
    raised: str = ""

    @property
    def missing(self) -> bool:
        """Is it the answer of a function in which a `...` still stands?"""
        return _holds_gap(self.value) or "ellipsis" in self.raised or self.raised.startswith("NotImplementedError")


@dataclass(frozen=True)
class Verdict:
    """What is wrong, and the mistake if it is a known one; false if nothing is wrong.

    >>> bool(Verdict()), Verdict("it is negative", "The sign is turned.").text
    (False, 'it is negative\\nThe sign is turned.')
    """

    problem: str = ""
    hint: str = ""

    def __bool__(self) -> bool:
        return bool(self.problem)

    @property
    def text(self) -> str:
        return "\n".join(filter(None, (self.problem, self.hint)))


def check(
    name: str, yours: Any, *, cases: int = 20, seed: int = 0, graded: bool = False, **given: Any
) -> None:
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

    >>> from lib import sigmoid
    >>> check("sigmoid", sigmoid)
    sigmoid: right on 21 inputs.
    >>> check("odds", 4.0, p=0.8)
    odds: right.
    """
    if name not in PARTS:
        near = get_close_matches(name, PARTS, n=1)
        guess = f"did you mean {near[0]!r}? There" if near else "there"
        raise ValueError(f"there is no check named {name!r}; {guess} are: {', '.join(PARTS)}")
    part = value_part(name, given) if given else PARTS[name]
    if not given and not callable(yours) and yours is not Ellipsis:
        raise _wrong(f"{name}: give the function itself, without calling it: check({name!r}, {name})")
    missing = _holds_gap(yours) or (not given and _unwritten(yours))
    asked = inputs(part, cases=cases, seed=seed)
    if not missing:
        answers = [Answer(yours)] if given else [ask(yours, args) for args in asked]
        missing = answers[0].raised.startswith("NotImplementedError")
    if missing:
        if graded:
            raise _wrong(f"{name}: {TO_DO}")
        print(f"{name}: {TO_DO}")
        return
    verdict = judge(part, asked, answers)
    if verdict:
        raise _wrong(f"{name}: {verdict.text}")
    print(f"{name}: right." if given else f"{name}: right on {len(asked)} inputs.")


def _wrong(text: str) -> AssertionError:
    """An error that a notebook shows by its words alone: the way through this file helps no student."""
    error = AssertionError(text)
    setattr(error, "_render_traceback_", lambda: [f"AssertionError: {text}"])  # noqa: B010  (IPython asks for it)
    return error


def value_part(name: str, given: dict[str, Any]) -> Part:
    """The part `name` as a question about one value: its inputs are given, not drawn."""
    part = PARTS[name]
    if set(given) != set(part.arguments):
        raise ValueError(f"{name} needs {', '.join(part.arguments)}; given: {', '.join(given)}")
    args = tuple(np.asarray(given[a]) if isinstance(given[a], list) else given[a] for a in part.arguments)
    return replace(part, draw=lambda rng: args, extreme=(), rtol=DIGITS, fixed=True)


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
    ordinary = len(asked) - len(part.extreme)
    for i, (args, answer) in enumerate(zip(asked, answers, strict=True)):
        problem = _problem(part, args, answer)
        if problem:
            drawn = list(zip(asked[:ordinary], answers[:ordinary], strict=True))
            return Verdict(problem, part.extreme_hint if i >= ordinary else _recognise(part, drawn))
    return Verdict()


def _holds_gap(value: Any) -> bool:
    """Is a value `...`, or a list in which one still stands?"""
    if isinstance(value, np.ndarray):
        value = value.ravel().tolist() if value.dtype == object else None
    return value is Ellipsis or (isinstance(value, list | tuple) and any(map(_holds_gap, value)))


def _unwritten(function: Callable[..., Any]) -> bool:
    """Does the function still hold a `...`, or nothing at all?"""
    code = getattr(function, "__code__", None)
    if code is None:
        return False
    if _has_gap(code):
        return True
    # Python drops a bare `...` from a body; then nothing is left but to give back None
    steps = {step.opname for step in dis.get_instructions(code)}
    return steps <= {"RESUME", "NOP", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST"} and _gives_none(code)


def _has_gap(code: CodeType) -> bool:
    """Does a `...` stand in the code, or in a function inside it?"""
    return any(
        const is Ellipsis
        or (isinstance(const, tuple) and set(const) == {Ellipsis})  # a, b = ..., ... but not X[..., 0]
        or (isinstance(const, CodeType) and _has_gap(const))
        for const in code.co_consts
    )


def _gives_none(code: CodeType) -> bool:
    """Is None the only thing that the code's constants leave to give back?"""
    return all(const is None or (const == code.co_consts[0] and isinstance(const, str)) for const in code.co_consts)


def _problem(part: Part, args: tuple, answer: Answer) -> str:
    """What is wrong with the answer to `args`, or ""."""
    if answer.raised:
        return f"it raised {answer.raised} (at {_where(part, args)})"
    want, got = part.reference(*args), answer.value
    if got is None:
        return "it is None." if part.fixed else "it gave back None. Did you forget `return`?"
    if isinstance(want, tuple) and not (isinstance(got, tuple) and len(got) == len(want)):
        return f"it should give back {len(want)} things, and gave {_short(got)}"
    pairs = zip(want, got, strict=True) if isinstance(want, tuple) else [(want, got)]
    return next(filter(None, (_difference(part, args, *pair) for pair in pairs)), "")


def _where(part: Part, args: tuple) -> str:
    return ", ".join(f"{n} = {_short(a)}" for n, a in zip(part.arguments, args, strict=True))


def _difference(part: Part, args: tuple, right: Any, yours: Any) -> str:
    """What is wrong with one of the things given back, or ""."""
    try:
        if np.iscomplexobj(yours):
            raise TypeError
        yours = np.asarray(yours, dtype=float)
    except (TypeError, ValueError):
        return f"it should give back numbers, and gave {_short(yours)}"
    right = np.asarray(right, dtype=float)
    if yours.shape != right.shape:
        return f"the shape should be {right.shape}, and is {yours.shape} (at {_where(part, args)})"
    far = ~np.isclose(yours, right, rtol=part.rtol, atol=0, equal_nan=True)
    if not far.any():
        return ""
    where = _where(part, args)
    if right.ndim and right.size > 4:                  # too many to show: the first that differs
        first = int(np.flatnonzero(far)[0])
        entry = f"entry {first}{_there(part, args, right, first)}"
        one, other = right.flat[first], yours.flat[first]
    else:
        entry, one, other = "it", right, yours
    if np.isnan(yours).any() and not np.isnan(right).any():
        return f"there is a nan in the answer: at {where} {entry} should be {_short(one)}, and is {_short(other)}."
    lost = " Digits are lost." if np.allclose(yours, right, rtol=part.rtol, atol=1e-12, equal_nan=True) else ""
    if part.fixed:
        return f"at {where} {_short(other)} is not right."    # what would be right is yours to find
    return f"at {where} {entry} should be {_short(one)}, and is {_short(other)}.{lost}"


def _there(part: Part, args: tuple, right: np.ndarray, first: int) -> str:
    """Of the inputs that come one for each entry of the answer, the one that goes with entry `first`."""
    same = [(n, a) for n, a in zip(part.arguments, args, strict=True) if np.shape(a) == right.shape]
    return f" ({', '.join(f'{n} = {_short(a.flat[first])}' for n, a in same)})" if same else ""


def _recognise(part: Part, drawn: list[tuple[tuple, Answer]]) -> str:
    """The hint of the known mistake that gives just these answers, or ""."""
    for mistake in part.mistakes:
        suspect = replace(part, reference=mistake.wrong, rtol=max(part.rtol, 1e-6))
        if not any(_problem(suspect, args, answer) for args, answer in drawn):
            return mistake.hint
    return ""


def _short(value: Any) -> str:
    """A value in at most some 60 characters."""
    if isinstance(value, np.ndarray) and value.ndim:
        if value.size > 4:
            return f"array of shape {value.shape}"
        return np.array2string(value, precision=6, separator=", ").replace("\n", "")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**30 else "a very large integer"
    if isinstance(value, float | np.floating | np.ndarray):
        return f"{float(value):.6g}"
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
