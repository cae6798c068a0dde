"""How values travel between grader and sandbox: JSON with numbers, arrays and nothing that could run.

Both sides use this file. The grader reads what a stranger wrote, so `decode` trusts no length and no type.
"""

import base64
import json
import math
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np

LARGEST = 1_000_000  # bytes of one array: far more than any part asks for
KINDS = "biufc"  # what an array may hold: numbers


def encode(value: Any) -> Any:
    """A value as JSON; what is no number becomes a short description."""
    if value is None or value is Ellipsis:
        return {"none": value is None}
    if isinstance(value, tuple) and len(value) <= 10:
        return {"tuple": [encode(list(entry) if isinstance(entry, tuple) else entry) for entry in value]}
    array = as_array(value)
    if array.dtype == object and any(entry is Ellipsis for entry in array.ravel()[:1000]):
        return {"none": False}  # a list in which a gap still stands
    if array.dtype.kind not in KINDS or array.nbytes > LARGEST:
        return {"other": describe(value, array)}
    little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    shape = list(array.shape)  # of the array itself: ascontiguousarray gives a number one axis
    return {"data": base64.b64encode(little.tobytes()).decode(), "type": little.dtype.str, "shape": shape}


def as_array(value: Any) -> np.ndarray:
    """`value` as an array; one of Python's own numbers becomes one of floats, as `lib.checks` takes it."""
    try:
        array = np.asarray(value)
        if array.dtype == object and all(isinstance(entry, Real | Decimal | np.bool_) for entry in array.flat):
            array = array.astype(float)
        return array
    except Exception:  # ragged lists, integers too large for a float, objects that answer with an error
        return np.asarray(None)


def describe(value: Any, array: np.ndarray) -> str:
    if array.dtype.kind in KINDS:
        return f"an array of shape {array.shape}"
    try:
        text = repr(value)
    except Exception:
        text = "something that can't be shown"
    return text[:100]


class Described:
    """In place of a value that is no number: what it looked like."""

    def __init__(self, text: str):
        self.text = text

    def __repr__(self) -> str:
        return self.text


def decode(message: Any) -> Any:
    """The value that was sent; ValueError if it isn't one that `encode` makes."""
    if not isinstance(message, dict):
        raise ValueError("a value must be an object")
    if "none" in message:
        return None if message["none"] else Ellipsis
    if "tuple" in message:
        entries = message["tuple"]
        if not isinstance(entries, list) or len(entries) > 10:
            raise ValueError("a tuple must be a short list of values")
        if any(not isinstance(entry, dict) or "tuple" in entry for entry in entries):
            raise ValueError("a tuple must hold values, and no tuples")
        return tuple(decode(entry) for entry in entries)
    if "other" in message:
        return Described(clean(message["other"], 100))
    return _array(message)


def _array(message: dict) -> Any:
    try:
        kind, shape, data = np.dtype(str(message["type"])), message["shape"], message["data"]
        if not isinstance(data, str) or len(data) > 2 * LARGEST or not isinstance(shape, list) or len(shape) > 8:
            raise ValueError("too large")
        if kind.kind not in KINDS or not all(type(n) is int and 0 <= n <= LARGEST for n in shape):
            raise ValueError("not numbers")
        raw = base64.b64decode(data, validate=True)
        if len(raw) != math.prod(shape) * kind.itemsize:
            raise ValueError("wrong length")
        return np.frombuffer(raw, dtype=kind).reshape(shape)
    except (KeyError, TypeError, SyntaxError) as error:
        raise ValueError(f"not an array: {error}") from None


def clean(text: Any, longest: int) -> str:
    """Text from a stranger: printable, on one line, not long."""
    text = str(text)[: 4 * longest]
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def line(message: Any) -> bytes:
    return json.dumps(message).encode("ascii") + b"\n"
