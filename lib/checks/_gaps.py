"""Is something still to do? A gap is a `...` that stands where code belongs."""

import dis
from collections.abc import Callable
from types import CodeType
from typing import Any

import numpy as np


def holds_gap(value: Any) -> bool:
    """Is a value `...`, or a list in which one still stands?"""
    if isinstance(value, np.ndarray):
        value = value.ravel().tolist() if value.dtype == object else None
    return value is Ellipsis or (isinstance(value, list | tuple) and any(map(holds_gap, value)))


def unwritten(function: Callable[..., Any]) -> bool:
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
    steps = list(dis.get_instructions(code))
    here = any(_is_gap(step.argval) and not _is_index(steps[i + 1 :]) for i, step in enumerate(steps))
    return here or any(isinstance(const, CodeType) and _has_gap(const) for const in code.co_consts)


def _is_gap(const: Any) -> bool:
    """`...`, or the `..., ...` of `a, b = ..., ...`."""
    return const is Ellipsis or (isinstance(const, tuple) and set(map(type, const)) == {type(Ellipsis)})


def _is_index(steps: list[dis.Instruction]) -> bool:
    """Does what lies on top of the stack go between the brackets of X[..., i]? `steps` are what comes next."""
    above = 0  # values that have been laid on it
    for step in steps:
        above += dis.stack_effect(step.opcode, step.arg, jump=False)
        if above < 0:  # this step takes it away
            return "SUBSCR" in step.opname or step.argrepr == "[]"
    return False


def _gives_none(code: CodeType) -> bool:
    """Is None the only thing that the code's constants leave to give back?"""
    return all(const is None or (const == code.co_consts[0] and isinstance(const, str)) for const in code.co_consts)
