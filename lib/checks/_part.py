"""What a part of an exercise is, an answer to it, and a verdict on the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator

from lib.checks._gaps import holds_gap


@dataclass(frozen=True)
class Mistake:
    """A wrong function that students write, and the words that help."""

    hint: str
    wrong: Callable[..., Any]


@dataclass(frozen=True)
class Part:
    """One thing that an exercise asks for.

    `draw` gives ordinary inputs as a named tuple: its fields are the names of the arguments. `extreme` are inputs
    at which naive arithmetic breaks, and `naive` the forms that break there, or lose digits everywhere;
    where none of them is recognised and the answer is not finite, or 0 where it must not be, `extreme_hint` helps.
    `endless_hint` helps where a function doesn't come to an end.
    An answer is right if it differs from the reference by at most `rtol`, relative to its own size.
    """

    draw: Callable[[Generator], Any]
    reference: Callable[..., Any]
    mistakes: tuple[Mistake, ...]
    extreme: tuple[tuple, ...] = ()
    naive: tuple[Mistake, ...] = ()
    extreme_hint: str = ""
    endless_hint: str = "A loop ends only if something in it changes what its condition looks at."
    rtol: float = 1e-9
    fixed: bool = False  # one input, given: the answer is a value

    @property
    def arguments(self) -> tuple[str, ...]:
        """Names of the inputs."""
        return self.draw(np.random.default_rng(0))._fields


@dataclass(frozen=True)
class Answer:
    """What a function gave for one input: a value, or the words of what it raised, or of how it never ended."""

    value: Any = None
    raised: str = ""
    endless: str = ""

    @property
    def missing(self) -> bool:
        """Is it the answer of a function in which a `...` still stands?"""
        return holds_gap(self.value) or "ellipsis" in self.raised or self.raised.startswith("NotImplementedError")


@dataclass(frozen=True)
class Verdict:
    """What is wrong, and the mistake if it is a known one; false if nothing is wrong.

    >>> bool(Verdict()), Verdict("it is negative", "The sign is flipped.").text
    (False, 'it is negative\\nThe sign is flipped.')
    """

    problem: str = ""
    hint: str = ""

    def __bool__(self) -> bool:
        return bool(self.problem)

    @property
    def text(self) -> str:
        return "\n".join(filter(None, (self.problem, self.hint)))
