"""The archives of the page's Python, made lighter and quicker to start once their hashes have been checked.

The work is `lighten.py`'s. It needs Node, like the tests; without it the page's Python is served as it was taken,
and starts more slowly. What was made once is kept beside what it was made from.
"""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from book._ext import runtime

PROGRAM = Path(__file__).with_name("repack.mjs")
RECIPE = (PROGRAM, Path(__file__).with_name("lighten.py"), runtime.LIST)
ARCHIVES = (".whl", ".zip")
NOT_PYTHON = ("openblas",)  # a library alone


def repack(held: dict[str, Path], cache: Path, say: Callable[[str], None] = print) -> dict[str, Path]:
    """The same files by the same names, with lighter archives in the place of those that were taken."""
    node = shutil.which("node")
    if node is None:
        say("There is no Node here: the page's Python is served as it was taken, and takes longer to start")
        return held
    recipe = hashlib.sha256(b"".join(path.read_bytes() for path in RECIPE)).hexdigest()[:12]
    folder = cache / f"lighter-{recipe}"
    if not folder.is_dir():
        say("== Compiling the page's Python (once)")
        make(node, held, folder)
    return held | {made.name: made for made in folder.iterdir()}


def make(node: str, held: dict[str, Path], folder: Path) -> None:
    """Fill `folder`, which is there only when all of it is."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        for name in ("runtime", "before", "after"):
            Path(work, name).mkdir()
        for name, path in held.items():
            shutil.copyfile(path, Path(work, "runtime", name))
            if name.endswith(ARCHIVES) and not name.startswith(NOT_PYTHON):
                shutil.copyfile(path, Path(work, "before", name))
        Path(work, "runtime", "pyodide-lock.json").write_text(
            runtime.LIST.read_text(encoding="utf-8"), encoding="utf-8"
        )
        command = [node, str(PROGRAM), str(Path(work, "runtime")), work]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise runtime.RuntimeFilesError(
                f"the page's Python can't be compiled: {(done.stderr or done.stdout)[-2000:]}"
            )
        try:
            Path(work, "after").rename(folder)
        except OSError:  # another build was quicker
            if not folder.is_dir():
                raise
