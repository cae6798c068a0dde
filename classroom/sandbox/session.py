"""What the grader asks of whatever runs a submission, and the conversation that is the same with all of them.

`Bubblewrap`, `Container` and `Bare` are sandboxes; each starts a runner (`inside/runner.py`) and gives a channel to it.
"""

import json
import secrets
import signal
import subprocess
import threading
import time
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, Self

from classroom.sandbox.inside.protocol import line

HOW = (
    "Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap; Fedora: dnf install bubblewrap). "
    "On macOS and Windows install and start Docker Desktop or podman: submissions then run in containers. "
    "With --unsandboxed it runs all the same, and a submission can then read, change and delete what you can."
)
MB = 2**20


class NoSandbox(RuntimeError):
    """There is no sandbox here, or one of its bounds does not hold."""


class Stopped(Exception):
    """The conversation ended before its time; `status` is what a row of grades says."""

    def __init__(self, status: str, why: str):
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class Limits:
    """What a submission may use."""

    cell_seconds: float = 10.0  # one cell, or the questions about one part
    total_seconds: float = 60.0  # all of it, with every new try
    memory: int = 1024 * MB  # of a process; with a cgroup, of all together
    processes: int = 8
    disk: int = 64 * MB  # the folder /tmp, and each file in it
    reply: int = 8 * MB  # one line to the grader
    files: int = 64  # open at a time
    packages: tuple[str, ...] = ()  # beside numpy and Matplotlib, each with what it needs

    def of_a_process(self) -> dict[str, int]:
        return {
            "RLIMIT_AS": self.memory,
            "RLIMIT_NPROC": self.processes,
            "RLIMIT_FSIZE": self.disk,
            "RLIMIT_NOFILE": self.files,
            "RLIMIT_CPU": int(self.total_seconds) + 1,
            "RLIMIT_CORE": 0,
        }


@dataclass(frozen=True)
class Nature:
    """What kind of place a sandbox is, for the probe to prove and the report to say."""

    what: str
    own_user: bool = False  # the runner is another user than the grader, so it must not be root
    grouped: bool = False  # memory and processes are bounded for all that a submission starts together
    mounts_nothing: bool = False  # the runner has a /proc, where it can be seen that nothing is mounted
    own_folders: tuple[str, ...] = ("/tmp",)  # what the runner may write to


class Channel(Protocol):
    """Two pipes to a runner."""

    def write(self, data: bytes, deadline: float) -> bool:
        """Send all of it; False if the deadline came first, BrokenPipeError if nobody reads."""

    def read(self, deadline: float) -> bytes | None:
        """What came next: b"" at its end, None if nothing came by the deadline."""

    def death(self) -> Stopped:
        """How the runner ended."""

    def said(self) -> str:
        """What went wrong in its own words, while it started."""


class Sandbox(Protocol):
    """Whatever runs submissions. Use as a context: it owns a folder, and all that it started ends with it."""

    limits: Limits
    stop: threading.Event  # set to end every conversation
    folder: Path

    @property
    def nature(self) -> Nature: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *problem: object) -> None: ...

    def session(self) -> "AbstractContextManager[Session]":
        """A runner, ready for its first message. On leaving, it and all that it started are gone."""


class Session:
    """A conversation with one runner: lines of JSON, each with a sign that only the runner's own lines carry."""

    def __init__(self, channel: Channel, limits: Limits, bounds: dict[str, int] | None = None):
        self.channel, self.limits = channel, limits
        self.bounds = limits.of_a_process() if bounds is None else bounds
        self.token = secrets.token_hex()
        self.buffer = bytearray()
        self.heard = False  # the runner has spoken: from now on, what ends it is the submission's doing

    def begin(self, cells: list[tuple[int, str]], deadline: float) -> None:
        """The first message: bounds, the sign of recognition, and the code to run."""
        self.send({"limits": self.bounds, "token": self.token, "cells": cells}, deadline)

    def send(self, message: dict, deadline: float) -> None:
        try:
            if not self.channel.write(line(message), deadline):
                raise Stopped("timeout", "did not read its questions in time")
        except BrokenPipeError:
            raise self.death() from None

    def receive(self, deadline: float) -> dict:
        """The next line of the runner, by `deadline` on the monotonic clock."""
        while self.in_time(deadline) and (end := self.buffer.find(b"\n")) < 0:
            if len(self.buffer) > self.limits.reply:
                raise Stopped("flooded", f"sent more than {self.limits.reply // MB} MB to the grader")
            data = self.channel.read(deadline)
            if data == b"":
                raise self.death()
            self.buffer += data or b""
        message, self.buffer = bytes(self.buffer[:end]), self.buffer[end + 1 :]
        try:
            found = json.loads(message)
            if not isinstance(found, dict) or found.pop("token", None) != self.token:
                raise ValueError
        except (ValueError, RecursionError):
            raise Stopped("crashed", "sent the grader something that it had not asked for") from None
        self.heard = True
        return found

    def in_time(self, deadline: float) -> bool:
        """Looked at before what has come: who never stops talking would never be late."""
        if time.monotonic() >= deadline:
            raise Stopped("timeout", "ran too long and was stopped: it may never end by itself")
        return True

    def death(self) -> Stopped:
        """How the runner ended. Before its first word that is the sandbox's failure, and no student's."""
        how = self.channel.death()
        if not self.heard:
            raise NoSandbox(f"the sandbox does not start: {how}. {self.channel.said()} {HOW}")
        return how


def end_of(process: subprocess.Popen) -> Stopped:
    """How a process ended, in words."""
    try:
        code = process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        return Stopped("crashed", "closed its channel to the grader")
    number = -code if code < 0 else code - 128
    if 0 < number < 65:
        with suppress(ValueError):
            name = signal.Signals(number).name
            more = ", perhaps for want of memory" if name == "SIGKILL" else ""
            return Stopped("crashed", f"was ended by {name}{more}")
    return Stopped("crashed", f"left with exit code {code}")


def complaint(errors: IO[bytes] | None) -> str:
    if errors is None or errors.closed:
        return "it said nothing"
    errors.seek(0)
    return errors.read(2000).decode(errors="replace").strip()


def environment(scratch: str) -> dict[str, str]:
    """The runner's whole environment."""
    one = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    return dict.fromkeys(one, "1") | {
        "HOME": scratch,
        "TMPDIR": scratch,
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": scratch,
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
    }
