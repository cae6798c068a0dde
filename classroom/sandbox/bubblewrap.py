"""A process that can do no harm, and a conversation with it.

Bubblewrap gives it a world of its own: no network, no files but those of `tree.py`, a small disk in memory,
and a process table that dies with it. It bounds neither memory nor the number of processes, and a process limit
doesn't bind root. So the child sets limits on itself and, started by root, becomes a user that nobody else is,
before any foreign code runs; a cgroup, where there is one, bounds all of it together.
"""

import contextlib
import itertools
import json
import os
import secrets
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from classroom.sandbox import cgroup, tree
from classroom.sandbox.alive import alive
from classroom.sandbox.inside.protocol import line
from classroom.sandbox.lock import lock

HOW = (
    "Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap; Fedora: dnf install bubblewrap). "
    "On macOS and Windows install and start Docker Desktop or podman: submissions then run in containers. "
    "With --unsandboxed it runs all the same, and a submission can then read, change and delete what you can."
)
USERS = range(64_100, 64_164)  # numbers that no system gives away by itself
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

    def of_a_process(self) -> dict[str, int]:
        return {
            "RLIMIT_AS": self.memory,
            "RLIMIT_NPROC": self.processes,
            "RLIMIT_FSIZE": self.disk,
            "RLIMIT_NOFILE": self.files,
            "RLIMIT_CPU": int(self.total_seconds) + 1,
            "RLIMIT_CORE": 0,
        }


@dataclass
class Session:
    """One child, from its start to the end of all that it started."""

    process: subprocess.Popen
    limits: Limits
    group: cgroup.Cgroup = field(default_factory=cgroup.Cgroup)
    uid: int = -1
    stop: threading.Event = field(default_factory=threading.Event)
    token: str = field(default_factory=secrets.token_hex)  # what the child's own lines carry
    first_in: int = -1  # pidfd of the first process of the child's own process table
    errors: IO[bytes] | None = None
    scratch: Path | None = None
    buffer: bytearray = field(default_factory=bytearray)

    def wait(self, pipe: int, deadline: float, *, to_write: bool = False) -> bool:
        """Until the pipe is ready (True), or the deadline is there (False)."""
        while not self.stop.is_set():
            left = deadline - time.monotonic()
            ready = select.select([] if to_write else [pipe], [pipe] if to_write else [], [], max(0.0, min(left, 0.2)))
            if ready[0] or ready[1]:
                return True
            if left <= 0:
                return False
        raise Stopped("interrupted", "the grader was told to stop")

    def begin(self, cells: list[tuple[int, str]], deadline: float) -> None:
        """The first message: bounds, the sign of recognition, and the code to run."""
        limits = self.limits.of_a_process()
        self.send({"limits": limits, "token": self.token, "cells": cells}, deadline)

    def send(self, message: dict, deadline: float) -> None:
        assert self.process.stdin is not None
        pipe, rest = self.process.stdin.fileno(), memoryview(line(message))
        os.set_blocking(pipe, False)
        while rest:
            if not self.wait(pipe, deadline, to_write=True):
                raise Stopped("timeout", "did not read its questions in time")
            try:
                rest = rest[os.write(pipe, rest) :]
            except BrokenPipeError:
                raise self.death() from None

    def more(self, deadline: float) -> bytes | None:
        """What came next: b"" at its end, None if nothing came by the deadline."""
        assert self.process.stdout is not None
        pipe = self.process.stdout.fileno()
        return os.read(pipe, 1 << 16) if self.wait(pipe, deadline) else None

    def receive(self, deadline: float) -> dict:
        """The next line of the child, by `deadline` on the monotonic clock."""
        while (end := self.buffer.find(b"\n")) < 0:
            if len(self.buffer) > self.limits.reply:
                raise Stopped("flooded", f"sent more than {self.limits.reply // MB} MB to the grader")
            data = self.more(deadline)
            if data is None:
                raise Stopped("timeout", "did not end in time")
            if not data:
                raise self.death()
            self.buffer += data
        message, self.buffer = bytes(self.buffer[:end]), self.buffer[end + 1 :]
        try:
            found = json.loads(message)
            if not isinstance(found, dict) or found.pop("token", None) != self.token:
                raise ValueError
            return found
        except (ValueError, RecursionError):
            raise Stopped("crashed", "sent the grader something that it had not asked for") from None

    def death(self) -> Stopped:
        """How the child ended."""
        try:
            code = self.process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return Stopped("crashed", "closed its channel to the grader")
        number = -code if code < 0 else code - 128
        if 0 < number < 65:
            with contextlib.suppress(ValueError):
                name = signal.Signals(number).name
                more = ", perhaps for want of memory" if name == "SIGKILL" else ""
                return Stopped("crashed", f"was ended by {name}{more}")
        return Stopped("crashed", f"left with exit code {code}")

    def close(self) -> bool:
        """End it and all that it started. False if something outlived that."""
        gone = True
        if self.process.poll() is None:  # not yet buried, so the number is still its own
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.first_in >= 0:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.first_in, signal.SIGKILL)
            gone = bool(select.select([self.first_in], [], [], 10)[0])
            os.close(self.first_in)
        gone = self.group.close() and gone
        if self.uid in USERS:
            gone = _end_all_of(self.uid) and gone
        self.hang_up()
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)
        return gone

    def hang_up(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout, self.errors):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class Sandbox:
    """Starts sessions for one exercise. Use as a context: it owns a folder and the numbers of its users."""

    own_user = False  # the child is another user than the grader, so it must not be root
    mounts_nothing = False  # the child has a /proc, where it can be seen that nothing is mounted
    own_folders: tuple[str, ...] = ("/tmp",)  # what the child may write to
    what = "bubblewrap"

    def __init__(self, modules: Iterable[str], limits: Limits | None = None, *, unsandboxed: bool = False):
        self.limits = limits or Limits()
        self.unsandboxed = unsandboxed
        self.modules = tuple(modules)
        self.root = hasattr(os, "geteuid") and os.geteuid() == 0 and not unsandboxed
        self.own_user = self.own_user or self.root
        self.grouped = False
        self.stop = threading.Event()
        self.users = Users()
        self._numbers = itertools.count()

    def __enter__(self) -> "Sandbox":
        sweep()
        self.folder = Path(tempfile.mkdtemp(prefix=f"classroom-{os.getpid()}-"))
        try:
            self._prepare()
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        return self

    def __exit__(self, *problem: object) -> None:
        self.users.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _prepare(self) -> None:
        self.tree = tree.plant(self.folder, self.modules)
        if self.unsandboxed:
            tree.link(self.tree)
        else:
            self.bwrap = self._command()
            cgroup.sweep()
            self.grouped = self._try_group()

    def _name(self) -> str:
        """A new one, which tells whose it is: a later grader sweeps up after one that was killed."""
        return f"classroom-{os.getpid()}-{id(self):x}-{next(self._numbers)}"

    def _command(self) -> list[str]:
        bwrap = shutil.which("bwrap")
        if bwrap is None:
            raise NoSandbox(f"bubblewrap is not installed. {HOW}")
        try:
            binds = list(self.tree.binds())
        except OSError as error:
            raise NoSandbox(f"{error}. {HOW}") from None
        command = [bwrap, "--die-with-parent", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
        command += ["--unshare-cgroup-try", "--hostname", "sandbox", "--clearenv"]
        if self.root:
            command += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
        else:
            command += ["--unshare-user", "--cap-drop", "ALL"]
            known = subprocess.run([bwrap, "--help"], capture_output=True, text=True, check=False)
            command += ["--disable-userns"] if "--disable-userns" in known.stdout + known.stderr else []
        folders = {str(above) for _, there in binds for above in Path(there).parents} | {"/dev"}
        for folder in sorted(folders - {"/", tree.SITE}):  # made by us: bubblewrap's own are for root alone
            if not folder.startswith(tree.SITE):
                command += ["--perms", "0755", "--dir", folder]
        for here, there in binds:
            command += ["--ro-bind", str(here), there]
        for device in ("null", "zero", "urandom", "random"):
            command += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
        command += ["--perms", "1777", "--size", str(self.limits.disk), "--tmpfs", "/tmp", "--chdir", "/tmp"]
        command += ["--remount-ro", "/"]
        for name, value in environment("/tmp").items():
            command += ["--setenv", name, value]
        return [*command, "--setenv", "LD_LIBRARY_PATH", tree.LIBRARIES]

    def _try_group(self) -> bool:
        group = self._group()
        return bool(group.folders) and group.close()

    def _group(self) -> cgroup.Cgroup:
        if not self.root:
            return cgroup.Cgroup()
        # bubblewrap's own two processes, and the shell that becomes the first of them
        return cgroup.make(self._name(), memory=self.limits.memory, processes=self.limits.processes + 3)

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        """A child, ready for its first message. On leaving, it and all that it started are gone."""
        with self.users.one(self.root) as uid:
            session = self._start_bare() if self.unsandboxed else self._start(uid)
            try:
                yield session
            finally:
                gone = session.close()
                if not gone and not self.unsandboxed:
                    raise NoSandbox("a process of a submission could not be ended")

    def _start(self, uid: int) -> Session:
        group = self._group()
        if self.grouped and not group.folders:
            raise NoSandbox("a cgroup could be made before, and can't now")
        status, info = os.pipe()
        errors = tempfile.TemporaryFile()  # noqa: SIM115 (the session closes it)
        bubble = [*self.bwrap, "--info-fd", str(info), *self.tree.python, str(uid)]
        try:
            process = subprocess.Popen(
                [*group.join(), *bubble],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                bufsize=0,
                pass_fds=[info],
                start_new_session=True,
                env={},
            )
        except BaseException:
            os.close(status)
            group.close()
            raise
        finally:
            os.close(info)
        session = Session(process, self.limits, group, uid, self.stop, errors=errors)
        with os.fdopen(status, "rb") as told:
            text = told.read() if select.select([status], [], [], 10)[0] else b""
        try:
            session.first_in = os.pidfd_open(json.loads(text)["child-pid"])
        except (ValueError, KeyError, OSError):
            session.close()
            raise NoSandbox(f"bubblewrap does not start: {complaint(errors)}. {HOW}") from None
        return session

    def _start_bare(self) -> Session:
        scratch = Path(tempfile.mkdtemp(prefix=f"classroom-{os.getpid()}-scratch-"))
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-B", str(self.tree.folder / "site" / "runner.py"), "-1"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd=scratch,
            start_new_session=True,
            env=environment(str(scratch)),
        )
        return Session(process, self.limits, cgroup.Cgroup(), -1, self.stop, scratch=scratch)


def complaint(errors: IO[bytes]) -> str:
    if errors.closed:
        return "it said nothing"
    errors.seek(0)
    return errors.read(2000).decode(errors="replace").strip()


def sweep() -> None:
    """Take away the folders of graders of ours that were killed and could not do it themselves."""
    for folder in Path(tempfile.gettempdir()).glob("classroom-*-*"):
        owner = folder.name.split("-")[1]
        with contextlib.suppress(OSError):
            if owner.isdigit() and not alive(int(owner)) and folder.lstat().st_uid == os.getuid():
                shutil.rmtree(folder)


def environment(scratch: str) -> dict[str, str]:
    one = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    return dict.fromkeys(one, "1") | {
        "HOME": scratch,
        "TMPDIR": scratch,
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": scratch,
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
    }


class Users:
    """Numbers of users that nobody else is, one for each session that runs now."""

    def __init__(self) -> None:
        self.locks: dict[int, IO[str]] = {}
        self.free: list[int] = []

    @contextlib.contextmanager
    def one(self, wanted: bool) -> Iterator[int]:
        if not wanted:
            yield -1
            return
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
            if _end_all_of(uid):  # what a grader that was killed left behind would count as this one's
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


def _end_all_of(uid: int) -> bool:
    """End every process of a user that is ours alone; never, whatever went wrong before, those of anybody else."""
    if uid not in USERS:
        raise ValueError(f"user {uid} is not one of the sandbox's own")
    for _ in range(200):
        left = processes_of(uid)
        if not left:
            return True
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
    return False
