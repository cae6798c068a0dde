"""Numbers of users that nobody else is, so that root's grader runs foreign code as nobody."""

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from classroom.sandbox.cgroup import PATIENCE
from classroom.sandbox.lock import lock
from classroom.sandbox.session import NoSandbox

USERS = range(64_100, 64_164)  # numbers that no system gives away by itself


class Users:
    """One number for each session that runs now. A lock keeps another grader on this machine from taking the same."""

    def __init__(self) -> None:
        self.locks: dict[int, IO[str]] = {}
        self.free: list[int] = []

    @contextlib.contextmanager
    def one(self) -> Iterator[int]:
        uid = self.free.pop() if self.free else self._another()
        try:
            yield uid
        finally:
            self.free.append(uid)

    def _another(self) -> int:
        folder = Path("/run/classroom")
        folder.mkdir(mode=0o700, exist_ok=True)
        for uid in USERS:
            if uid in self.locks or _known(uid):
                continue
            file = open(folder / str(uid), "w")  # noqa: SIM115 (open as long as the number is ours)
            try:
                lock(file)
            except OSError:
                file.close()
                continue
            self.locks[uid] = file
            if end_all_of(uid):  # what a grader that was killed left behind would count as this one's
                return uid
        raise NoSandbox(f"no free user number from {USERS.start} to {USERS.stop - 1}: do other graders run?")

    def close(self) -> None:
        for file in self.locks.values():
            file.close()
        self.locks.clear()
        self.free.clear()


def _known(uid: int) -> bool:
    import pwd

    try:
        return bool(pwd.getpwuid(uid))
    except KeyError:
        return False


def processes_of(uid: int) -> list[int]:
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with contextlib.suppress(OSError, IndexError, ValueError):
                status = Path("/proc", entry, "status").read_text()
                if int(status.split("\nUid:", 1)[1].split()[0]) == uid and "\nState:\tZ" not in status:
                    found.append(int(entry))
    return found


def end_all_of(uid: int) -> bool:
    """End every process of a user that is ours alone; never, whatever went wrong before, those of anybody else."""
    if uid not in USERS:
        raise ValueError(f"user {uid} is not one of the sandbox's own")
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        left = processes_of(uid)
        if not left:
            return True
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
    return False
