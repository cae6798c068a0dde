"""A process that can do no harm.

Bubblewrap gives it a world of its own: no network, no files but those of `tree.py`, a small disk in memory,
and a process table that dies with it. It bounds neither memory nor the number of processes, and a process limit
doesn't bind root. So the runner sets limits on itself and, started by root, becomes a user that nobody else is,
before any foreign code runs; a cgroup, where there is one, bounds all of it together.
"""

import contextlib
import itertools
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from classroom.sandbox import cgroup, tree
from classroom.sandbox.bare import end_group
from classroom.sandbox.channels import Pipes, hang_up
from classroom.sandbox.folder import own_folder
from classroom.sandbox.session import HOW, Limits, Nature, NoSandbox, Session, complaint, environment
from classroom.sandbox.users import USERS, Users, end_all_of


@dataclass
class Bubble:
    """One runner in bubblewrap, from its start to the end of all that it started."""

    process: subprocess.Popen
    group: cgroup.Cgroup
    uid: int  # -1: the grader's own
    errors: IO[bytes]
    first_in: int = -1  # pidfd of the first process of the runner's own process table

    def close(self) -> bool:
        """End it and all that it started. False if something outlived that."""
        end_group(self.process)
        gone = True
        if self.first_in >= 0:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.first_in, signal.SIGKILL)
            gone = bool(select.select([self.first_in], [], [], cgroup.PATIENCE)[0])
            os.close(self.first_in)
        gone = self.group.close() and gone
        if self.uid in USERS:
            gone = end_all_of(self.uid) and gone
        hang_up(self.process, self.errors)
        return gone


class Bubblewrap:
    """Starts runners in bubblewrap for one exercise."""

    def __init__(self, modules: Iterable[str], limits: Limits | None = None):
        self.modules, self.limits = tuple(modules), limits or Limits()
        self.root = hasattr(os, "geteuid") and os.geteuid() == 0
        self.grouped = False
        self.stop = threading.Event()
        self.users = Users()
        self._left = contextlib.ExitStack()
        self._numbers = itertools.count()

    @property
    def nature(self) -> Nature:
        return Nature("bubblewrap", own_user=self.root, grouped=self.grouped)

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as undo:
            self.folder = undo.enter_context(own_folder())
            undo.callback(self.users.close)
            self.tree = tree.plant(self.folder / "tree", self.modules, self.limits.packages)
            self.command = self._command()
            cgroup.sweep()
            self.grouped = self._try_group()
            self._left = undo.pop_all()
        return self

    def __exit__(self, *problem: object) -> None:
        self._left.close()

    def _command(self) -> list[str]:
        bwrap = shutil.which("bwrap")
        if bwrap is None:
            raise NoSandbox(f"bubblewrap is not installed. {HOW}")
        try:
            binds = list(self.tree.binds())
        except OSError as error:
            raise NoSandbox(f"{error}. {HOW}") from None
        command = [bwrap, "--die-with-parent", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
        command += ["--unshare-cgroup-try", "--hostname", "sandbox", "--clearenv", *self._rights(bwrap)]
        command += mounts(binds, self.limits.disk)
        for name, value in environment("/tmp").items():
            command += ["--setenv", name, value]
        return [*command, "--setenv", "LD_LIBRARY_PATH", tree.LIBRARIES]

    def _rights(self, bwrap: str) -> list[str]:
        if self.root:
            return ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
        known = subprocess.run([bwrap, "--help"], capture_output=True, text=True, check=False)
        more = ["--disable-userns"] if "--disable-userns" in known.stdout + known.stderr else []
        return ["--unshare-user", "--cap-drop", "ALL", *more]

    def _try_group(self) -> bool:
        group = self._group()
        return bool(group.folders) and group.close()

    def _group(self) -> cgroup.Cgroup:
        if not self.root:
            return cgroup.Cgroup()
        # bubblewrap's own two processes, and the shell that becomes the first of them
        name = cgroup.name(id(self), next(self._numbers))
        return cgroup.make(name, memory=self.limits.memory, processes=self.limits.processes + 3)

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        with self.users.one() if self.root else contextlib.nullcontext(-1) as uid:
            bubble = self._start(uid)
            try:
                yield Session(Pipes(bubble.process, self.stop, bubble.errors), self.limits)
            finally:
                if not bubble.close():
                    raise NoSandbox("a process of a submission could not be ended")

    def _start(self, uid: int) -> Bubble:
        group = self._group()
        if self.grouped and not group.folders:
            raise NoSandbox("a cgroup could be made before, and can't now")
        status, info = os.pipe()
        errors = tempfile.TemporaryFile()  # noqa: SIM115 (the bubble closes it)
        try:
            process = subprocess.Popen(
                [*group.join(), *self.command, "--info-fd", str(info), *self.tree.python, str(uid)],
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
        return self._found(Bubble(process, group, uid, errors), status)

    def _found(self, bubble: Bubble, status: int) -> Bubble:
        """The same, with a hold on the first process in it."""
        with os.fdopen(status, "rb") as told:
            text = told.read() if select.select([status], [], [], cgroup.PATIENCE)[0] else b""
        try:
            bubble.first_in = os.pidfd_open(json.loads(text)["child-pid"])
        except (ValueError, KeyError, OSError):
            said = complaint(bubble.errors)
            bubble.close()
            raise NoSandbox(f"bubblewrap does not start: {said}. {HOW}") from None
        return bubble


def mounts(binds: list[tuple[Path, str]], disk: int) -> list[str]:
    """All that exists in there, read only but for a small disk in memory."""
    command = []
    folders = {str(above) for _, there in binds for above in Path(there).parents} | {"/dev"}
    for folder in sorted(folders - {"/", tree.SITE}):  # made by us: bubblewrap's own are for root alone
        if not folder.startswith(tree.SITE):
            command += ["--perms", "0755", "--dir", folder]
    for here, there in binds:
        command += ["--ro-bind", str(here), there]
    for device in ("null", "zero", "urandom", "random"):
        command += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    command += ["--perms", "1777", "--size", str(disk), "--tmpfs", "/tmp", "--chdir", "/tmp"]
    return [*command, "--remount-ro", "/"]
