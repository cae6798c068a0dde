"""Two ways to talk to a runner: by waiting for its pipes, and, where a pipe can't be waited for, by threads."""

import contextlib
import os
import queue
import select
import subprocess
import threading
import time
from typing import IO

from classroom.sandbox.session import Stopped, complaint, end_of

TURN = 0.2  # seconds between two looks at whether the grader was told to stop


def interrupted() -> Stopped:
    return Stopped("interrupted", "the grader was told to stop")


class Pipes:
    """For POSIX: one process, its standard streams, and `select`."""

    def __init__(self, process: subprocess.Popen, stop: threading.Event, errors: IO[bytes] | None = None):
        assert process.stdin is not None
        assert process.stdout is not None
        self.process, self.stop, self.errors = process, stop, errors
        self.to, self.back = process.stdin.fileno(), process.stdout.fileno()
        os.set_blocking(self.to, False)

    def _ready(self, pipe: int, deadline: float, *, to_write: bool = False) -> bool:
        while not self.stop.is_set():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            found = select.select([] if to_write else [pipe], [pipe] if to_write else [], [], min(left, TURN))
            if found[0] or found[1]:
                return True
        raise interrupted()

    def write(self, data: bytes, deadline: float) -> bool:
        rest = memoryview(data)
        while rest:
            if not self._ready(self.to, deadline, to_write=True):
                return False
            rest = rest[os.write(self.to, rest) :]
        return True

    def read(self, deadline: float) -> bytes | None:
        return os.read(self.back, 1 << 16) if self._ready(self.back, deadline) else None

    def death(self) -> Stopped:
        return end_of(self.process)

    def said(self) -> str:
        return complaint(self.errors)


class Threads:
    """For every system: one thread reads, and one for each message writes."""

    def __init__(self, process: subprocess.Popen, stop: threading.Event, errors: IO[bytes]):
        self.process, self.stop, self.errors = process, stop, errors
        self.heard: queue.Queue[bytes] = queue.Queue(maxsize=64)  # a full queue makes the other side wait
        self.done = threading.Event()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        """Hand on what arrives; b"" at its end."""
        data = b"first"
        while data:
            try:
                data = os.read(self.process.stdout.fileno(), 1 << 16)  # type: ignore[union-attr]
            except (OSError, ValueError):
                data = b""
            while not self.done.is_set():
                with contextlib.suppress(queue.Full):
                    self.heard.put(data, timeout=TURN)
                    break

    def read(self, deadline: float) -> bytes | None:
        while not self.stop.is_set():
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            with contextlib.suppress(queue.Empty):
                return self.heard.get(timeout=min(left, TURN))
        raise interrupted()

    def write(self, data: bytes, deadline: float) -> bool:
        broken: list[Exception] = []

        def push() -> None:
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[self.process.stdin.write(rest) :]  # type: ignore[union-attr]
            except (OSError, ValueError) as error:
                broken.append(error)

        pushing = threading.Thread(target=push, daemon=True)
        pushing.start()
        while pushing.is_alive():
            pushing.join(max(0.0, min(deadline - time.monotonic(), TURN)))
            if self.stop.is_set():
                raise interrupted()
            if pushing.is_alive() and time.monotonic() >= deadline:
                return False
        if broken:
            raise BrokenPipeError
        return True

    def death(self) -> Stopped:
        return end_of(self.process)

    def said(self) -> str:
        return complaint(self.errors)

    def deafen(self) -> None:
        """What still comes is read and dropped: an engine waits for its reader before it ends."""
        self.done.set()


def hang_up(process: subprocess.Popen, errors: IO[bytes] | None) -> None:
    for pipe in (process.stdin, process.stdout, errors):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
