"""A loop over nothing proves nothing."""

from collections.abc import Iterable
from typing import Any


def every(things: Any) -> list:
    """All that was found, by a search or by a locator of a page; where that is nothing, the test fails.

    >>> [number + 1 for number in every(range(2))]
    [1, 2]
    >>> every([])
    Traceback (most recent call last):
        ...
    AssertionError: nothing was found: []
    """
    found = list(things if isinstance(things, Iterable) else things.all())
    if not found:
        raise AssertionError(f"nothing was found: {things}")
    return found
