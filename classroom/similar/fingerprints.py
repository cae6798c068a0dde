"""Fingerprints of what a student wrote, by winnowing.

S. Schleimer, D. S. Wilkerson and A. Aiken (2003): Winnowing: local algorithms for document fingerprinting.
SIGMOD 2003, 76-85. Every run of so many words, the span, has a hash, and of each WINDOW of neighbouring hashes the
smallest is kept.
So two texts that share a run of span + WINDOW - 1 words share a fingerprint, wherever it stands in each.

A word of code is a token. Names that a student may choose all count as one and the same, and so do numbers and strings;
comments, blanks and line ends don't count. What was handed out is taken off line by line.
"""

import builtins
import hashlib
import keyword
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

SPAN = 10  # of code; sentences say more with fewer words
SPAN_OF_SENTENCES = 6
WINDOW = 3
LONGEST = 100_000  # characters of one student: what is beyond is not looked at
# Never fails and never goes back far, whatever a stranger wrote: a string that doesn't end, ends with its line.
TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<string>(?:[rbfuRBFU]{0,2})(?:'{3}(?:[^'\\]|\\.|'(?!''))*(?:'{3})?|"{3}(?:[^"\\]|\\.|"(?!""))*(?:"{3})?
        |'(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?))
    |(?P<number>\d[\w.]*)
    |(?P<name>[^\W\d]\w*)
    |(?P<sign>\*\*|//|<=|>=|==|!=|->|:=|\S)""",
    re.VERBOSE | re.DOTALL,
)
WORD = re.compile(r"[^\W_]+")
KEPT = frozenset(keyword.kwlist) | frozenset(dir(builtins))


@dataclass(frozen=True)
class Word:
    """One word as it is compared, and where it stands in the text."""

    said: str
    start: int
    end: int


@dataclass
class Prints:
    """What one student wrote: the text that is shown, and its fingerprints with where each stands."""

    student: str
    text: str
    places: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    cells: dict[int, int] = field(default_factory=dict)  # in which cell a fingerprint is first found


def code_words(text: str) -> list[Word]:
    """Tokens of code, without what is changed in a minute: names, numbers, strings, comments, blanks."""
    found: list[Word] = []
    for match in TOKEN.finditer(text):
        said = match[0]
        match match.lastgroup:
            case "comment":
                continue
            case "string":
                said = "a string"
            case "number":
                said = "a number"
            case "name" if said not in KEPT and not (found and found[-1].said == "."):
                said = "a name"
        found.append(Word(said, *match.span()))
    return found


def prose_words(text: str) -> list[Word]:
    return [Word(match[0].casefold(), *match.span()) for match in WORD.finditer(text)]


def winnow(words: list[Word], span: int = SPAN) -> dict[int, list[tuple[int, int]]]:
    """Fingerprints, and where in the text each run of words stands."""
    hashes = [_hash(word.said for word in words[i : i + span]) for i in range(len(words) - span + 1)]
    kept: dict[int, list[tuple[int, int]]] = {}
    chosen = -1
    for start in range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1))):
        window = range(start, min(start + WINDOW, len(hashes)))
        smallest = min(window, key=lambda i: (hashes[i], -i))  # of equal ones the last: neighbours share it
        if smallest != chosen:
            chosen = smallest
            place = (words[chosen].start, words[chosen + span - 1].end)
            kept.setdefault(hashes[chosen], []).append(place)
    return kept


def runs(words: list[Word]) -> set[int]:
    """Every run's hash: for what is taken off, none may be missing."""
    return {_hash(word.said for word in words[i : i + SPAN]) for i in range(len(words) - SPAN + 1)}


def _hash(said: Iterable[str]) -> int:
    return int.from_bytes(hashlib.blake2b("\0".join(said).encode(errors="replace"), digest_size=8).digest())
