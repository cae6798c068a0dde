"""The sandbox where bubblewrap can't be used: one submission, one container of docker or podman.

Nothing of this machine is mounted into it. The child and the exercise's modules travel through the standard input,
so a container on another machine (Docker Desktop's, podman machine's) is as good as one on this.
Nothing in here needs POSIX of the grader: pipes are read and written by threads, which Windows can do, too.
"""

import base64
import contextlib
import hashlib
import itertools
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from classroom.sandbox import tree
from classroom.sandbox.alive import alive
from classroom.sandbox.channels import Threads, hang_up
from classroom.sandbox.folder import own_folder
from classroom.sandbox.inside.boot import PACKAGES, SITE
from classroom.sandbox.session import MB, Limits, Nature, NoSandbox, Session, environment

__all__ = ["ENGINES", "PACKAGES", "Container", "Engine", "find", "run_command"]

ENGINES = ("docker", "podman")
CONTAINERFILE = Path(__file__).with_name("Containerfile")
USER = 64_200  # nobody's, and none of `users.USERS`: an engine run by root may use the machine's own numbers
LABEL = "classroom"
SITE_SIZE = 8 * MB  # for the child, the exercise's modules and their data
TO_START = 60.0  # seconds
PROXIES = [f"{kind}_proxy" for kind in ("http", "https", "ftp", "all", "no")]  # may hold a password
NAME = re.compile(r"classroom-(\d+)-[0-9a-f]+-\d+")
BOOT = "import json, sys; sent = json.loads(sys.stdin.readline()); exec(sent['boot'])"


@dataclass(frozen=True)
class Engine:
    """docker or podman, as found on the PATH."""

    name: str
    path: str
    podman: bool  # podman may also answer to the name of docker

    def run(self, *arguments: str, seconds: float = 60, text: str | None = None) -> subprocess.CompletedProcess:
        """One command of the engine to its end. Too late is a failure like any other."""
        command = [self.path, *arguments]
        try:
            return subprocess.run(
                command, input=text or "", capture_output=True, encoding="utf-8", errors="replace", timeout=seconds
            )
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, 124, "", f"no answer in {seconds:.0f} s")

    def has(self, image: str) -> bool:
        return self.run("image", "inspect", image).returncode == 0

    def containers(self, *filters: str) -> list[str]:
        """The names of the containers, running or not, that fit; OSError if it can't be told."""
        chosen = [word for one in filters for word in ("--filter", one)]
        done = self.run("ps", "--all", *chosen, "--format", "{{.Names}}")
        if done.returncode:
            raise OSError(f"{self.name} can't list its containers: {done.stderr.strip()[:300]}")
        return done.stdout.split()


def find(names: Iterable[str] = ENGINES) -> tuple[Engine | None, list[str]]:
    """The first engine that answers, and why those before it don't."""
    reasons = []
    for name in names:
        path = shutil.which(name)
        if path is None:
            reasons.append(f"{name} is not on the PATH")
            continue
        engine = Engine(name, path, "podman" in Engine(name, path, False).run("--version").stdout.lower())
        answer = engine.run("version")
        if answer.returncode == 0:
            return engine, reasons
        reasons.append(f"{name} does not answer: {answer.stderr.strip()[:200]}")
    return None, reasons


def own_image() -> str:
    """A name that changes with the Containerfile, so that a new one is built."""
    return f"logistic-regression-classroom:{hashlib.sha256(_containerfile()).hexdigest()[:12]}"


def _containerfile() -> bytes:
    return CONTAINERFILE.read_bytes().replace(b"\r\n", b"\n")


def provide(engine: Engine, image: str) -> str:
    """The image to use: the teacher's, or the tool's own, built if it isn't there."""
    if image:
        if not engine.has(image):
            raise NoSandbox(f"{engine.name} has no image {image}. Build or load it, or leave out --image.")
        return image
    image = own_image()
    if not engine.has(image):
        print(f"Building the image {image}, once. It needs the network and some minutes.", file=sys.stderr, flush=True)
        done = engine.run("build", "-t", image, "-", seconds=1800, text=_containerfile().decode())
        if done.returncode:
            told = (done.stderr or done.stdout).strip()[-600:]
            raise NoSandbox(
                f"{engine.name} can't build the image: {told}. Without the network, load one and name it with --image."
            )
    return image


def run_command(engine: Engine, image: str, name: str, limits: Limits) -> list[str]:
    """The command that starts one container: every bound on all of it, and no mount. The child bounds each process."""
    command = [engine.path, "run", "--rm", "--interactive", "--name", name, "--pull", "never", "--log-driver", "none"]
    command += ["--label", f"{LABEL}={platform.node()}", "--hostname", "sandbox", "--sig-proxy=false"]
    command += ["--network", "none", "--ipc", "none", "--read-only", "--cap-drop", "ALL"]
    command += ["--security-opt", "no-new-privileges", "--user", f"{USER}:{USER}"]
    command += ["--memory", str(limits.memory), "--memory-swap", str(limits.memory)]
    command += ["--pids-limit", str(limits.processes + 1)]  # and the one that waits
    # engines mount /dev/mqueue, and their own bounds of files and processes may be more than they may set
    for bound, amount in (("msgqueue", 0), ("nofile", limits.files), ("nproc", 1024)):
        command += ["--ulimit", f"{bound}={amount}:{amount}"]
    for folder, size in (("/tmp", limits.disk), (SITE, SITE_SIZE)):
        command += ["--tmpfs", f"{folder}:rw,nosuid,nodev,noexec,size={size},mode=1777"]
    if engine.podman:  # docker has neither of these habits
        command += ["--read-only-tmpfs=false", "--http-proxy=false"]
    empty = {spelt: "" for proxy in PROXIES for spelt in (proxy, proxy.upper())}
    for variable, value in (environment("/tmp") | empty).items():
        command += ["--env", f"{variable}={value}"]
    return [*command, "--workdir", "/tmp", "--entrypoint", "python3", image, "-I", "-S", "-B", "-c", BOOT]


@dataclass
class Run:
    """One container, from its start to its end."""

    engine: Engine
    name: str
    process: subprocess.Popen
    channel: Threads
    errors: IO[bytes]

    def close(self) -> bool:
        """End the container and all that is in it. False if it is still there."""
        self.channel.deafen()
        try:
            if self.process.poll() is None:
                self.engine.run("kill", self.name)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=20)
            return self._gone()
        finally:
            if self.process.poll() is None:
                self.process.kill()
            self.process.wait()
            self.channel.listener.join(timeout=20)  # or it might read from the pipe that gets this one's number
            hang_up(self.process, self.errors)

    def _gone(self) -> bool:
        for _ in range(20):
            try:
                if not self.engine.containers(f"name=^{self.name}$"):
                    return True
            except OSError:
                pass
            self.engine.run("rm", "--force", self.name)
            time.sleep(0.2)
        return False


class Container:
    """Starts runners in containers, with the same limits and the same runner as `Bubblewrap`."""

    def __init__(self, modules: Iterable[str], limits: Limits | None, engine: Engine, image: str = ""):
        self.modules, self.limits = tuple(modules), limits or Limits()
        self.engine, self.image = engine, image
        self.stop = threading.Event()
        self._left = contextlib.ExitStack()
        self._numbers = itertools.count()

    @property
    def nature(self) -> Nature:
        return Nature(
            f"a container ({self.engine.name}, image {self.image})",
            own_user=True,
            grouped=True,  # always: the probe refuses an engine that does not bound all processes together
            mounts_nothing=True,
            own_folders=("/tmp", SITE),  # its files reach it in memory; a change to them harms itself only
        )

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as undo:
            self.folder = undo.enter_context(own_folder())
            self.image = provide(self.engine, self.image)
            self.first = self._first_message()
            self._sweep()
            self._left = undo.pop_all()
        return self

    def __exit__(self, *problem: object) -> None:
        self._left.close()

    def _first_message(self) -> bytes:
        """What the container's first process needs to start the runner: files, and the seconds it may live."""
        site = tree.plant(self.folder / "tree", self.modules, offered=()).folder / "site"
        files = {
            path.relative_to(site).as_posix(): base64.b64encode(path.read_bytes()).decode()
            for path in site.rglob("*")
            if path.is_file()
        }
        boot = (tree.INSIDE / "boot.py").read_text(encoding="utf-8")
        seconds = int(self.limits.total_seconds + TO_START)
        return json.dumps({"boot": boot, "files": files, "seconds": seconds}).encode() + b"\n"

    def _sweep(self) -> None:
        """End the containers of graders on this machine that were killed and could not do it themselves."""
        for name in self.engine.containers(f"label={LABEL}={platform.node()}"):
            ours = NAME.fullmatch(name)
            if ours and not alive(int(ours[1])):
                self.engine.run("rm", "--force", name)

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        run = self._start()
        bounds = self.limits.of_a_process()
        del bounds["RLIMIT_NPROC"]  # counts the user's processes in all containers; --pids-limit counts one's own
        try:
            session = Session(run.channel, self.limits, bounds)
            self._unpack(run.channel, session)
            yield session
        finally:
            if not run.close():
                raise NoSandbox(f"the container {run.name} could not be ended")

    def _unpack(self, channel: Threads, session: Session) -> None:
        """Send the first message, and wait for the sign that the container is there."""
        deadline = time.monotonic() + TO_START
        late = NoSandbox(f"{self.engine.name} did not start a container within {TO_START:.0f} s")
        try:
            if not channel.write(self.first, deadline):
                raise late
        except BrokenPipeError:
            raise session.death() from None
        sign = channel.read(deadline)
        if sign is None:
            raise late
        if not sign:
            raise session.death()
        if sign != b"\n":
            raise NoSandbox(f"the container says {sign[:100]!r}")

    def _start(self) -> Run:
        name = f"classroom-{os.getpid()}-{id(self):x}-{next(self._numbers)}"
        errors = tempfile.TemporaryFile()  # noqa: SIM115 (the run closes it)
        process = subprocess.Popen(
            run_command(self.engine, self.image, name, self.limits),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            bufsize=0,
            cwd=self.folder,  # where podman's monitor leaves a file `oom` when memory ran out
            start_new_session=True,  # the terminal's Ctrl-C is for the grader; Windows has another word for it
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        return Run(self.engine, name, process, Threads(process, self.stop, errors), errors)
