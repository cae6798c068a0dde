"""No sandbox: a runner with the rights of the grader, for who asks for it with --unsandboxed."""

import contextlib
import itertools
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import Self

from classroom.sandbox import tree
from classroom.sandbox.channels import Pipes, hang_up
from classroom.sandbox.folder import own_folder
from classroom.sandbox.session import Limits, Nature, Session, environment


class Bare:
    """Starts runners that can do whatever the grader can. They still have limits, and end in time."""

    nature = Nature("no sandbox")

    def __init__(self, modules: Iterable[str], limits: Limits | None = None):
        self.modules, self.limits = tuple(modules), limits or Limits()
        self.stop = threading.Event()
        self._left = contextlib.ExitStack()
        self._numbers = itertools.count()

    def __enter__(self) -> Self:
        self.folder = self._left.enter_context(own_folder())
        self.tree = tree.plant(self.folder / "tree", self.modules, self.limits.packages)
        tree.link(self.tree)
        return self

    def __exit__(self, *problem: object) -> None:
        self._left.close()

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        scratch = self.folder / f"scratch-{next(self._numbers)}"
        scratch.mkdir()
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
        try:
            yield Session(Pipes(process, self.stop), self.limits)
        finally:
            end_group(process)
            hang_up(process, None)


def end_group(process: subprocess.Popen) -> None:
    """End a process and those of its group."""
    if process.poll() is None:  # not yet buried, so the number is still its own
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
