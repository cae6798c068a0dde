"""What the tests take from the chapters' own test files, `tests/book/test_<slug>.py`: each chapter brings its own."""

from importlib import import_module
from typing import Any

from book._ext.chapters import chapters

CHAPTERS = chapters()


def gathered(name: str) -> dict[str, Any]:
    """The dictionaries of that name in the chapters' test files, as one; no two may have the same key."""
    whole: dict[str, Any] = {}
    for chapter in CHAPTERS:
        own = getattr(import_module(f"tests.book.test_{chapter.module}"), name)
        assert not whole.keys() & own.keys(), f"{name}: {whole.keys() & own.keys()} of {chapter.slug} is another's, too"
        whole |= own
    assert whole, f"no chapter has any {name}"
    return whole
