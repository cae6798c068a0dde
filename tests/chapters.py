"""What the tests take from the exercises' own test files, `tests/book/test_<slug>.py`: each brings its own."""

from importlib import import_module
from typing import Any

from book._ext.chapters import chapters
from lib.checks._parts import SLUGS

CHAPTERS = chapters()


def gathered(name: str) -> dict[str, Any]:
    """The dictionaries of that name in the chapters' test files, as one; no two may have the same key."""
    whole: dict[str, Any] = {}
    for slug in SLUGS:
        own = getattr(import_module(f"tests.book.test_{slug}"), name)
        assert not whole.keys() & own.keys(), f"{name}: {whole.keys() & own.keys()} of {slug} is another's, too"
        whole |= own
    assert whole, f"no chapter has any {name}"
    return whole
