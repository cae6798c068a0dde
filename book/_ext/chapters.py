"""The list of chapters, from the one place where it is written: `_toc.yml`. Everything else derives from it.

A chapter is a page `book/NN-slug`. Its exercise, its checks, its questions and its test are found by the slug.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
TOC = ROOT / "_toc.yml"
CHAPTER = re.compile(r"book/(\d\d)-([a-z-]+)")


@dataclass(frozen=True)
class Chapter:
    """A chapter by its number and its slug: 5, training-loop."""

    number: int
    slug: str

    @property
    def name(self) -> str:
        """As its notebook and its questions are called: 05-training-loop."""
        return f"{self.number:02}-{self.slug}"

    @property
    def module(self) -> str:
        """The slug as Python writes it, in the names of its checks and its test: training_loop."""
        return self.slug.replace("-", "_")

    @property
    def notebook(self) -> Path:
        return ROOT / "book" / f"{self.name}.ipynb"

    @property
    def title(self) -> str:
        """The notebook's first heading: "5. The training loop"."""
        cells = json.loads(self.notebook.read_text(encoding="utf-8"))["cells"]
        heading = re.search(r"^# (.+)$", "".join(cells[0]["source"]), flags=re.MULTILINE)
        if heading is None:
            raise ValueError(f"the first cell of {self.notebook.name} has no heading: write “# {self.number}. …”")
        return heading[1].strip()


def pages(toc: Path = TOC) -> list[str]:
    """Every page of the book, in reading order: book/index, book/01-sigmoid, ..."""
    listed: dict[str, Any] = yaml.safe_load(toc.read_text(encoding="utf-8"))
    return [listed["root"], *(entry["file"] for part in listed["parts"] for entry in part["chapters"])]


def chapters(toc: Path = TOC) -> list[Chapter]:
    """The chapters, in reading order."""
    found = (CHAPTER.fullmatch(page) for page in pages(toc))
    return [Chapter(int(match[1]), match[2]) for match in found if match]
