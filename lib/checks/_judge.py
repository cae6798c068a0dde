"""The three steps of a check, which a grader takes in different places: draw inputs, ask, judge."""

import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

import numpy as np

from lib.checks._compare import problem_with
from lib.checks._hints import hint
from lib.checks._part import Answer, Part, Verdict

PATIENCE = 100_000  # lines of Python that a function may run for one input: right answers run fewer than 6,000

NO_LINES_IN_A_SHORT_LOOP = sys.version_info < (3, 12)  # there `while True: pass` jumps to itself, and to no line


class Endless(BaseException):
    """A function has used up its lines. No `except Exception` of a student's stops it."""


def inputs(part: Part, *, cases: int = 20, seed: int | Sequence[int] = 0) -> list[tuple]:
    """Inputs to ask: `cases` drawn ones, then the extreme ones."""
    rng = np.random.default_rng(seed)
    return [part.draw(rng) for _ in range(1 if part.fixed else cases)] + list(part.extreme)


def ask(function: Callable[..., Any], args: tuple) -> Answer:
    """Call with copies, so that a function that writes into its inputs harms nobody."""
    copies = [np.copy(a) if isinstance(a, np.ndarray) else a for a in args]
    try:
        with np.errstate(all="ignore"):
            return Answer(_call_for_a_while(function, copies))
    except Endless:
        return Answer(endless=f"it doesn't come to an end: it was stopped after {PATIENCE:,} lines")
    except Exception as error:  # whatever a student's code raises is a finding, not a crash
        return Answer(raised=f"{type(error).__name__}: {error}")


def _call_for_a_while(function: Callable[..., Any], args: list) -> Any:
    """Call; Endless if it runs too many lines.

    Lines are counted, because a page's Python has neither threads nor alarms, and because a count is the same
    on every machine. A debugger counts for itself: it keeps its place, and it can stop what doesn't end.
    """
    left, imports = float(PATIENCE), 0

    def count(frame: FrameType, event: str, arg: Any) -> Callable:
        nonlocal left, imports
        if frame.f_code.co_name == "_find_and_load" and "importlib" in frame.f_code.co_filename:
            imports += (event == "call") - (event == "return")
        elif not imports:  # a module that is loaded on first use may run any number of lines
            left -= 0.05 if event == "opcode" else 1
        if left < 0:
            raise Endless
        frame.f_trace_opcodes = NO_LINES_IN_A_SHORT_LOOP
        return count

    if sys.gettrace():
        return function(*args)
    sys.settrace(count)
    try:
        return function(*args)
    finally:
        sys.settrace(None)


def judge(part: Part, asked: list[tuple], answers: list[Answer]) -> Verdict:
    """What is wrong with `answers` to the inputs `asked` for, and the hint, if the mistake is known."""
    for i, (args, answer) in enumerate(zip(asked, answers, strict=True)):
        problem = problem_with(part, args, answer)
        if problem:
            return Verdict(problem, hint(part, asked, answers, i))
    return Verdict()
