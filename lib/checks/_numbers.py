"""What counts as numbers, and how a value is shown in a few words."""

from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray


def as_numbers(value: Any) -> NDArray | None:
    """`value` as an array of real numbers, or None if it holds something else.

    Fractions, decimals and arrays of Python's own objects are numbers; text, even "4", dates and complex ones aren't.

    >>> from fractions import Fraction
    >>> as_numbers([Fraction(1, 4), 2]), as_numbers("4"), as_numbers([1, None])
    (array([0.25, 2.  ]), None, None)
    """
    try:
        array = np.asarray(value)
        if array.dtype == object and all(isinstance(entry, Real | Decimal | np.bool_) for entry in array.flat):
            array = array.astype(float)
    except Exception:  # ragged lists, integers too large for a float, objects that answer with an error
        return None
    return array if array.dtype.kind in "biuf" else None


def short(value: Any, digits: int = 6) -> str:
    """A value in at most some 60 characters."""
    if isinstance(value, tuple):
        return _cut(f"({', '.join(short(thing, digits) for thing in value)}{',' * (len(value) == 1)})")
    if isinstance(value, np.bool_ | np.integer | np.str_):  # as Python shows them, without the name of the type
        value = value.item()
    if isinstance(value, np.ndarray) and value.ndim:
        if value.size > 4:
            return f"array of shape {value.shape}"
        return np.array2string(value, precision=digits, separator=", ").replace("\n", "")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**30 else "a very large integer"
    if isinstance(value, np.ndarray) and value.dtype != object:
        value = value.item()
    if isinstance(value, float | np.floating):
        return f"{float(value):.{digits}g}"
    try:
        text = repr(value)
    except Exception:
        return "something that can't be shown"
    return _cut(text)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def apart(one: Any, other: Any) -> tuple[str, str]:
    """Two values in as few digits, from 6 to 17, as tell them apart."""
    for digits in range(6, 18):
        words = short(one, digits), short(other, digits)
        if words[0] != words[1]:
            break
    return words
