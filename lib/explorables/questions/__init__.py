"""Every question of the book, as data: the chapters' quizzes, the mixed review, and what a concept bank needs.

Each chapter has a file beside this one, named like its notebook: `01-sigmoid.toml`. It is found by being there.
Its `misconceptions` are those that the chapter is about; `explain` asks for one sentence, and has ours.

Each of its `questions` has `id`, `kind` and `text`; the rest depends on `kind`:

single      `options`, exactly one of them right
multiple    `options`, one or more of them right, and `because` for who has them all
numeric     `answer`, `tolerance`, `because`; `wrong`: values that a known mistake gives; `otherwise` for all others
order       `lines` in their right order, `shown`: the order in which they are offered, `because`;
            `wrong`: pairs of neighbours, of which the first must come before the second

An option has `text` and `feedback`, the right one `right = true`, each wrong one the `misconception` behind it.
In a multiple choice, a right option has `missed` as well: what a reader hears who left it out.
Each entry of `wrong` has `feedback` and `misconception`, too.

Texts are plain, with five tags and no other markup: <em>, <i> (a variable), <sup>, <sub>, <code>.
Any other < or & stands for itself.
"""

import tomllib
from pathlib import Path
from typing import Any


def _read() -> dict[str, dict[str, Any]]:
    """What each chapter's file holds, by the chapter's slug, in the order of the chapters."""
    files = sorted(Path(__file__).parent.glob("*.toml"))
    return {file.stem.partition("-")[2]: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}


_CHAPTERS = _read()
CHAPTERS = tuple(_CHAPTERS)
QUESTIONS: list[dict[str, Any]] = [
    {**question, "chapter": chapter} for chapter, held in _CHAPTERS.items() for question in held["questions"]
]
EXPLANATIONS: dict[str, dict[str, str]] = {chapter: held["explain"] for chapter, held in _CHAPTERS.items()}
MISCONCEPTIONS: dict[str, str] = {
    name: chapter for chapter, held in _CHAPTERS.items() for name in held["misconceptions"]
}


def of_chapter(chapter: str) -> list[dict[str, Any]]:
    """The questions of one chapter, in their order.

    >>> [question["id"] for question in of_chapter("boundary")]
    ['shape', 'scale-w-alone', 'threshold', 'offset', 'vertical']
    """
    return [question for question in QUESTIONS if question["chapter"] == chapter]
