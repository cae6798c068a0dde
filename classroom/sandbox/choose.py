"""Which sandbox: bubblewrap where it works, a container elsewhere, and a refusal where there is neither."""

import shutil
import subprocess
import sys
from collections.abc import Iterable

from classroom.sandbox import container
from classroom.sandbox.bubblewrap import Bubblewrap
from classroom.sandbox.session import HOW, Limits, NoSandbox, Sandbox


def choose(wanted: str, modules: Iterable[str], limits: Limits, image: str = "") -> Sandbox:
    """The sandbox that was asked for; "auto" takes the first that can work. What it holds, the probe proves."""
    if image and wanted == "bubblewrap":
        raise ValueError("--image is for containers: use it with --sandbox docker or podman")
    why: list[str] = []
    if wanted == "bubblewrap" or (wanted == "auto" and not image):
        problem = no_bubblewrap()
        if not problem:
            return Bubblewrap(modules, limits)
        why.append(problem)
    if wanted != "bubblewrap":
        names = container.ENGINES if wanted == "auto" else (wanted,)
        engine, reasons = container.find(names)
        if engine is not None and limits.packages:
            raise ValueError(
                "--packages is for bubblewrap; a container has what is in its image: name one with --image"
            )
        if engine is not None:
            return container.Container(modules, limits, engine, image)
        why += reasons
    raise NoSandbox(f"{'; '.join(why)}. {HOW}")


def no_bubblewrap() -> str:
    """Why bubblewrap can't be used here; "" if it can."""
    if not sys.platform.startswith("linux"):
        return "bubblewrap is for Linux only"
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        return "bubblewrap is not installed"
    command = [bwrap, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--ro-bind", "/", "/", "true"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return f"bubblewrap does not start: {done.stderr.strip()[:200]}" if done.returncode else ""
