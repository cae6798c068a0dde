"""A temporary folder of the grader's own, and the sweeping up after graders that were killed.

A folder is ours if it holds the seal. Whose grader lives holds a lock on the seal, so no number of a process decides:
a folder that somebody else calls classroom-2026-autumn has no seal, and is never touched.
"""

import contextlib
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

from classroom.sandbox.lock import lock

SEAL = ".sandbox-of-a-grader"
WORDS = "Made by `python -m classroom` for the time of one run. The next run takes it away if this one could not.\n"


@contextlib.contextmanager
def own_folder() -> Iterator[Path]:
    """A new folder that goes at the end, or with the next grader if there is no end."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"classroom-{os.getpid()}-"))
    with open(folder / "new-seal", "w", encoding="utf-8") as seal:
        try:
            lock(seal)
            seal.write(WORDS)
            seal.flush()
            if os.name == "posix":  # Windows renames no open file; there nothing is swept, either
                os.rename(folder / "new-seal", folder / SEAL)  # a seal that anybody sees is locked
            yield folder
        finally:
            seal.close()
            shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Take away the folders of graders of ours that were killed and could not do it themselves."""
    for folder in Path(tempfile.gettempdir()).glob("classroom-*-*"):
        with contextlib.suppress(OSError, ValueError):
            if folder.is_symlink() or not folder.is_dir() or folder.stat().st_uid != os.getuid():
                continue
            handle = os.open(folder / SEAL, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
            with os.fdopen(handle, "r+", encoding="utf-8") as seal:
                if seal.read(len(WORDS) + 1) == WORDS:
                    lock(seal)  # OSError: its grader lives
                    end_unborn(folder)
                    shutil.rmtree(folder)


def end_unborn(folder: Path) -> None:
    """End what a killed grader left behind half made.

    Bubblewrap's inner process waits for its outer one before anything of a submission runs;
    if the outer one is killed then, the inner one waits for ever, and --die-with-parent does not reach it yet.
    """
    inside = os.fsencode(folder / "tree") + b"/"
    for entry in os.listdir("/proc") if os.path.isdir("/proc/self") else ():
        with contextlib.suppress(OSError):  # gone meanwhile, or somebody else's
            name, *arguments = Path("/proc", entry, "cmdline").read_bytes().split(b"\0") if entry.isdigit() else [b""]
            if os.path.basename(name) == b"bwrap" and any(each.startswith(inside) for each in arguments):
                os.kill(int(entry), signal.SIGKILL)
