"""Whole chapters as notebooks in the browser: a JupyterLite, built with the site into `lite/`.

It runs on the same Pyodide as the pages, `python/`, with a lock file of its own: in a notebook `import lib` brings
all that lib may use, since nothing there looks into a cell before it runs. It is built in an environment of its own,
made once and kept beside the runtime's files: the extensions of whatever Jupyter is installed here stay out.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from book._ext import runtime
from book._ext.exercises import for_readers
from book._ext.livepython import IPYTHON, wanted

logger = logging.getLogger(__name__)
REQUIREMENTS = Path(__file__).with_name("lite-requirements.txt")
WITH_LIB = ["numpy", "matplotlib", "scikit-learn", "anywidget", "ipywidgets"]
LOCK = "pyodide-lock-notebooks.json"
# Every cell is in the page, so that the browser's own search and a link to a heading find it.
LOOK = {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}


def environment(cache: Path) -> Path:
    """The program `jupyter-lite`, in an environment that holds the pinned packages and no others."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]
    folder = cache / f"lite-{sys.version_info[0]}.{sys.version_info[1]}-{digest}"
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if not (folder / "done").exists():
        logger.info("== Making the environment that builds JupyterLite (once)")
        shutil.rmtree(folder, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(folder)])
        run([str(programs / "python"), "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS)])
        (folder / "done").touch()
    return programs / "jupyter-lite"


def run(command: list[str], cwd: Path | None = None) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JUPYTER", "VIRTUAL"))}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ExtensionError(
            f"JupyterLite can't be built: {' '.join(command)} said\n{(done.stderr or done.stdout)[-2000:]}\n"
            "Go online once (its environment is kept), or build the book without it: LIVE_PYTHON=0"
        )


def settings(served: str) -> dict:
    kernel = {
        "pyodideUrl": f"./../python/{served}/pyodide.js",  # relative to lite/
        "loadPyodideOptions": {"lockFileURL": f"../python/{served}/{LOCK}"},
        "disablePyPIFallback": True,  # no request leaves the site
    }
    page = {
        "appName": "Logistic regression from scratch",
        "disabledExtensions": [
            "@jupyterlite/application-extension:service-worker-manager"
        ],  # it would ask for files outside the site's folder
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": page}


def notebook_lock(folder: Path) -> dict:
    """The page's lock file, in which lib depends on every package that it may use, and widgets on the real IPython."""
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock["packages"]["ipywidgets"]["depends"].append(IPYTHON)
    for package in lock["packages"].values():
        if package["imports"] == ["lib"]:
            package["depends"] = WITH_LIB
    return lock


def write_lite(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    site, book = Path(app.outdir), Path(app.srcdir, "book")
    shutil.rmtree(site / "lite", ignore_errors=True)
    if not wanted():
        return
    served = site / "python" / runtime.served_folder(runtime.read_list(), app.live_files)  # type: ignore[attr-defined]
    (served / LOCK).write_text(json.dumps(notebook_lock(served)), encoding="utf-8")
    with tempfile.TemporaryDirectory() as work:
        (Path(work) / "jupyter-lite.json").write_text(json.dumps(settings(served.name)), encoding="utf-8")
        (Path(work) / "overrides.json").write_text(json.dumps(LOOK), encoding="utf-8")
        for notebook in book.rglob("*.ipynb"):
            inside = notebook.relative_to(book)
            if not any(part.startswith((".", "_")) for part in inside.parts):
                (Path(work) / "files" / inside).parent.mkdir(parents=True, exist_ok=True)
                (Path(work) / "files" / inside).write_bytes(for_readers(notebook))
        program = environment(runtime.cache_folder())
        build = [str(program), "build", "--contents", "files", "--output-dir", str(site / "lite")]
        run([*build, "--apps", "notebooks", "--apps", "lab", "--no-sourcemaps"], cwd=Path(work))
    add_icon(site)


def add_icon(site: Path) -> None:
    """Its pages name no icon; so a browser would ask for one at the host's root, outside this site's folder."""
    for page in (site / "lite").rglob("index.html"):
        up = "../" * len(page.relative_to(site).parts[:-1])
        html = page.read_text(encoding="utf-8")
        link = f'<link rel="icon" href="{up}_static/favicon.svg" type="image/svg+xml">'
        page.write_text(html.replace("<head>", f"<head>{link}", 1), encoding="utf-8")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write_lite)
