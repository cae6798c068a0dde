"""The exercises in the site: a page shows the student's version, and offers it as a notebook.

In the book's folder lie the sources, with solutions, hidden tests and rubrics. None of that may reach a page,
so the source is exchanged before it is parsed, by the same code that a teacher runs.
"""

import json
from pathlib import Path

from sphinx.application import Sphinx

from classroom.exercise import notebook

FOLDER = "book/exercises/"
LINK = (
    '<a href="../../../downloads/{file}" download>{file}</a> is this page as a notebook. '
    "[Take the book with you](../../appendix/downloads.md) says what it needs.\n\n"
    "```{{only}} live_python\n"
    "Or do it here, with nothing to install: press *Run Python here*, and at the end of the page you can check your "
    "work as the grader will, save it as the notebook to hand in, and open a saved one again.\n"
    "```"
)


def student_version(path: Path) -> dict:
    return notebook.student(notebook.read(path))


def student_bytes(path: Path) -> bytes:
    return (json.dumps(student_version(path), indent=1, ensure_ascii=False) + "\n").encode()


def is_exercise(path: Path) -> bool:
    return path.parent.parent.name == "exercises"


def for_readers(path: Path) -> bytes:
    """A notebook as a reader may see it: a chapter as it is, an exercise as the student's version."""
    return student_bytes(path) if is_exercise(path) else path.read_bytes()


def file_name(path: Path) -> str:
    return f"exercise-{path.stem}.ipynb"


def show_students_version(app: Sphinx, docname: str, source: list[str]) -> None:
    """Not executed: with gaps in it, it could only fail."""
    if docname.startswith(FOLDER):
        path = Path(app.env.doc2path(docname))
        made = student_version(path)
        made["metadata"]["mystnb"] = {"execution_mode": "off"}
        first = made["cells"][0]
        for cell in made["cells"]:
            if notebook.text(cell) == notebook.ANSWER:  # Python in the page puts a field there
                cell["source"] = f'<div class="answer" id="cell-{cell["id"]}">\n\n{notebook.ANSWER}\n\n</div>'
        first["source"] = f"{notebook.text(first)}\n\n{LINK.format(file=file_name(path))}"
        source[0] = json.dumps(made)


def write_notebooks(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    for path in sorted(Path(app.srcdir, FOLDER).glob("*/*.ipynb")):
        (Path(app.outdir, "downloads") / file_name(path)).write_bytes(student_bytes(path))


def setup(app: Sphinx) -> None:
    app.connect("source-read", show_students_version)
    app.connect("build-finished", write_notebooks)
