"""A lock on an open file, on every system; it goes with the process that holds it."""

import sys
from typing import IO


def lock(file: IO[str], *, wait: bool = False) -> None:
    """OSError if another holds it; with `wait`, until it is free."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
