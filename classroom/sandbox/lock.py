"""A lock on an open file, on every system; it goes with the process that holds it."""

import sys
from typing import IO


def lock(file: IO[str]) -> None:
    """OSError if another process holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
