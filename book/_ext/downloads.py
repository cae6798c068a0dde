"""The book to take away: `downloads/notebooks.zip` and the wheel of `lib`, written into the site when it is built.

A student without a checkout gets both from one page. The same sources give the same bytes, so that a new build
is a new download only if something changed.
"""

import os
import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder
from sphinx.application import Sphinx

from book._ext.exercises import student_bytes

WHOLE_FOLDERS = ("lib",)
ROOT_FILES = ("pyproject.toml", "requirements.txt", "README.md", "LICENSE")
TIME = (2026, 1, 1, 0, 0, 0)  # a zip wants a time; a fixed one keeps the bytes the same
PAGE = "book/appendix/downloads"


def wheel_name(root: Path) -> str:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return f"{project['name'].replace('-', '_')}-{project['version']}-py3-none-any.whl"


def name_the_wheel(app: Sphinx, docname: str, source: list[str]) -> None:
    """The page says WHEEL: only the build knows the version."""
    if docname == PAGE:
        source[0] = source[0].replace("WHEEL", wheel_name(Path(app.srcdir)))


def write_downloads(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    root, folder = Path(app.srcdir), Path(app.outdir, "downloads")
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    write_zip(folder / "notebooks.zip", root)
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1767225600")  # TIME, as hatchling wants it
    project = tomllib.loads(for_students((root / "pyproject.toml").read_text(encoding="utf-8")))
    list(WheelBuilder(str(root), config=project).build(directory=str(folder), versions=["standard"]))


def for_students(project: str) -> str:
    """pyproject.toml without the classroom: its exercises have their solutions, and a student has no use for its tools.

    ValueError if one of the lines that are taken out isn't there any more.
    """
    for lines, instead in (
        (r"\[project\.scripts\]\nclassroom = .*\n\n", ""),
        (r'only-include = \["lib", .*\]\n', 'only-include = ["lib"]\n'),
    ):
        project, count = re.subn(lines, instead, project)
        if count != 1:
            raise ValueError(
                f"pyproject.toml has {count} places for {lines!r}, where the classroom is left out; say it anew"
            )
    return project


def write_zip(path: Path, root: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(files(root)):
            name = "logistic-regression-from-scratch/" + file.relative_to(root).as_posix()
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            exercise = file.suffix == ".ipynb" and "exercises" in file.relative_to(root).parts
            content = student_bytes(file) if exercise else file.read_bytes()
            archive.writestr(info, for_students(content.decode()) if file == root / "pyproject.toml" else content)


def files(root: Path) -> Iterator[Path]:
    """What a student needs: the notebooks and pages of the book, the whole of lib, what pip reads."""
    yield from (root / name for name in ROOT_FILES if (root / name).exists())
    book = (path for path in (root / "book").rglob("*") if path.suffix in (".ipynb", ".md", ".bib"))
    whole = (path for folder in WHOLE_FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    for path in [*book, *whole]:
        *folders, name = path.relative_to(root).parts
        if not name.startswith(".") and not any(map(is_private, folders)):
            yield path


def is_private(folder: str) -> bool:
    """Caches, checkpoints, installed packages, and the site's own machinery: _ext, _assets."""
    return folder.startswith((".", "_")) or folder == "node_modules"


def setup(app: Sphinx) -> None:
    app.connect("source-read", name_the_wheel)
    app.connect("build-finished", write_downloads)
