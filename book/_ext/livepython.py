"""Real Python in the page: the button on each page with code, and beside the pages what it loads.

Written into the site's folder `python/`: the front end (`live/`, built from `frontend/live/`), the files that
`runtime.py` collects, the wheel of `lib`, and two lists: Pyodide's lock file, and `files.json` for the front end.
No page loads any of it before its button is pressed. With LIVE_PYTHON=0 the book is built without.
"""

import hashlib
import json
import os
import shutil
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from book._ext import repack, runtime
from book._ext.downloads import wheel_name
from book._ext.exercises import file_name, for_readers, is_exercise

logger = logging.getLogger(__name__)
IPYTHON = "ipython"  # for the notebooks only
FRONT_END = Path(__file__).with_name("live")
BUTTON = (
    '<p class="live-start"><button type="button" class="live" data-live="python/live.js?v=VERSION"{exercise} hidden>'
    'Run Python here</button> <a class="live-notebook" href="{notebook}">Open as a notebook</a></p>'
)


def wanted() -> bool:
    return os.environ.get("LIVE_PYTHON") != "0"


def collect(app: Sphinx) -> None:
    """Before any work: without the runtime there is no site, unless it was asked for without."""
    if app.builder.format != "html":
        return
    if not wanted():
        logger.info("LIVE_PYTHON=0: the book is built without Python in its pages")
        return
    try:
        cache = runtime.cache_folder()
        app.live_files = repack.repack(runtime.collect(runtime.read_list(), cache, logger.info), cache, logger.info)  # type: ignore[attr-defined]
    except runtime.RuntimeFilesError as error:
        raise ExtensionError(str(error)) from error


def mark_cells(app: Sphinx, doctree: nodes.document) -> None:
    """Each code cell gets its own id, under which edits are kept; the page gets its button."""
    source = Path(app.env.doc2path(app.env.docname))
    if source.suffix != ".ipynb":
        return
    ids = [cell["id"] for cell in json.loads(for_readers(source))["cells"]]
    cells = [node for node in doctree.findall(nodes.container) if node.get("nb_element") == "cell_code"]
    for cell in cells:
        cell["ids"] = [f"cell-{ids[cell['cell_index']]}"]
    editable = [cell for cell in cells if cell.children and cell[0].get("nb_element") == "cell_code_source"]
    title = next(doctree.findall(nodes.title), None)
    if editable and title is not None and wanted():
        depth = app.env.docname.count("/")
        notebook = source.relative_to(Path(app.srcdir, "book")).as_posix()
        link = f"{'../' * depth}lite/notebooks/index.html?path={quote(notebook)}"
        button = nodes.raw("", BUTTON.format(notebook=link, exercise=exercise_to_hand_in(source)), format="html")
        title.parent.insert(title.parent.index(title) + 1, button)


def exercise_to_hand_in(source: Path) -> str:
    """Where the page finds the notebook that it fills in; its edition is the hash of it."""
    if not is_exercise(source):
        return ""
    edition = hashlib.sha256(for_readers(source)).hexdigest()[:12]
    return f' data-exercise="downloads/{quote(file_name(source))}?v={edition}"'


def name_the_version(app: Sphinx, page: str, template: str, context: dict, doctree: nodes.document | None) -> None:
    """A new front end or a new lib has a new address, so that no browser mixes old and new."""
    if "body" in context:
        context["body"] = context["body"].replace("live.js?v=VERSION", f"live.js?v={version(Path(app.srcdir))}")


def version(root: Path) -> str:
    lib = (path for path in root.glob("lib/**/*") if path.is_file() and "__pycache__" not in path.parts)
    sources = [*FRONT_END.glob("*.js"), runtime.LIST, *lib]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()[:12]


def write_python(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir, "python")
    shutil.rmtree(folder, ignore_errors=True)
    if not wanted():
        return
    listed, held = runtime.read_list(), app.live_files  # type: ignore[attr-defined]
    served = folder / runtime.served_folder(listed, held)
    served.mkdir(parents=True)
    for name, kept in held.items():
        shutil.copyfile(kept, served / name)
    for script in FRONT_END.glob("*.js"):
        shutil.copyfile(script, folder / script.name)
    own = own_wheel(Path(app.outdir, "downloads", wheel_name(Path(app.srcdir))), served)
    lock = runtime.site_lock(listed, held, own)
    lock["packages"]["ipywidgets"]["depends"].remove(IPYTHON)  # the page has what it asks for: live_python/ipython.py
    (served / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    (folder / "files.json").write_text(json.dumps(front_end_list(served.name, held, lock, own)), encoding="utf-8")


def own_wheel(wheel: Path, folder: Path) -> dict:
    """The lock's entry for lib, and the wheel in a folder named for its bytes: its version says too little."""
    name, release, *_ = wheel.name.split("-")
    content = wheel.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    place = folder / digest[:12]
    place.mkdir()
    (place / wheel.name).write_bytes(content)
    return {
        "name": name.replace("_", "-"), "version": release, "file_name": f"{place.name}/{wheel.name}",
        "install_dir": "site", "sha256": digest, "package_type": "package", "imports": ["lib"], "depends": ["numpy"],
        "unvendored_tests": False,
    }  # fmt: skip


def front_end_list(served: str, held: dict[str, Path], lock: dict, own: dict) -> dict:
    modules = {module: name for name, package in lock["packages"].items() for module in package["imports"]}
    numpy = lock["packages"]["numpy"]["file_name"]
    return {
        "folder": f"{served}/",
        "ahead": ["pyodide.asm.wasm", "python_stdlib.zip", numpy, own["file_name"]],  # asked for before they are needed
        "first": ["numpy", own["name"]],  # what every cell of the book needs
        "modules": {module: name for module, name in modules.items() if name != IPYTHON},
        "sizes": {name: path.stat().st_size for name, path in held.items()},
    }


def setup(app: Sphinx) -> None:
    if wanted():
        app.tags.add("live_python")  # pages speak of it with {only} live_python
    app.connect("builder-inited", collect)
    app.connect("doctree-read", mark_cells)
    app.connect("html-page-context", name_the_version)
    app.connect("build-finished", write_python)
