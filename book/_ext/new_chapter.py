"""Lay out a chapter: its files under its slug, and its two lines in `_toc.yml`. No other file needs a change.

    make new-chapter SLUG=newton

Each file says TO BE WRITTEN where something is missing, and tests fail until nothing is.
"""

import re
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from book._ext.chapters import ROOT, Chapter, chapters
from book._ext.downloads import wheel_name

GAP = "TO BE WRITTEN"
TEMPLATES = Path(__file__).with_name("templates") / "new-chapter"


class LayOutError(ValueError):
    """The chapter can't be laid out."""


def files(chapter: Chapter) -> dict[str, str]:
    """Where each template's file goes, below the root."""
    return {
        "chapter.ipynb": f"book/{chapter.name}.ipynb",
        "exercise.ipynb": f"book/exercises/{chapter.slug}/{chapter.slug}.ipynb",
        "checks.py": f"lib/checks/{chapter.module}.py",
        "questions.toml": f"lib/explorables/questions/{chapter.name}.toml",
        "test_checks.py": f"tests/lib/checks/test_{chapter.module}.py",
        "test.py": f"tests/book/test_{chapter.module}.py",
    }


def lay_out(slug: str, root: Path = ROOT) -> list[Path]:
    """Write the files of a new last chapter and list it; returns what was written, `_toc.yml` last.

    Raises
    ------
    LayOutError
        If the slug isn't one, or one of the files is there already. Then nothing has been written.
    """
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug):
        raise LayOutError(f"a slug is lower-case words with hyphens between them, as in training-loop; got {slug!r}")
    toc = root / "_toc.yml"
    last = chapters(toc)[-1]
    chapter = Chapter(last.number + 1, slug)
    targets = {name: root / path for name, path in files(chapter).items()}
    if taken := [path for path in targets.values() if path.exists()]:
        raise LayOutError(f"{taken[0].relative_to(root)} is there already; choose another slug")
    longer = listed(toc.read_text(encoding="utf-8"), last, chapter)
    templates = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True,
                            autoescape=False)  # fmt: skip
    words = {"number": chapter.number, "slug": slug, "module": chapter.module, "wheel": wheel_name(root),
             "seed": 2000 + chapter.number}  # fmt: skip
    for name, path in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(templates.get_template(f"{name}.j2").render(words), encoding="utf-8")
    toc.write_text(longer, encoding="utf-8")
    return [*targets.values(), toc]


def listed(toc: str, last: Chapter, chapter: Chapter) -> str:
    """The text of `_toc.yml` with the new chapter and its exercise, each after the last one's line."""
    for name in ("book/{0.name}", "book/exercises/{0.slug}/{0.slug}"):
        old, new = (f"- file: {name.format(each)}\n" for each in (last, chapter))
        if old not in toc:
            raise LayOutError(f"_toc.yml has no line “{old.strip()}”, after which the new one goes")
        toc = re.sub(rf"^( *){re.escape(old)}", rf"\g<0>\g<1>{new}", toc, flags=re.MULTILINE)
    return toc


if __name__ == "__main__":
    try:
        for path in lay_out(" ".join(sys.argv[1:])):
            print(path.relative_to(ROOT))
    except LayOutError as error:
        sys.exit(str(error))
