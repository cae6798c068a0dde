"""The sandbox where bubblewrap can't be used: one submission, one container of docker or podman.

Nothing of this machine is mounted into it. The child and the exercise's modules travel through the standard input,
so a container on another machine (Docker Desktop's, podman machine's) is as good as one on this.
Nothing in here needs POSIX of the grader: pipes are read and written by threads, which Windows can do, too.
"""

import base64
import contextlib
import hashlib
import json
import os
import platform
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from classroom.sandbox import tree
from classroom.sandbox.alive import alive
from classroom.sandbox.bubblewrap import MB, Limits, NoSandbox, Sandbox, Session, Stopped, complaint, environment
from classroom.sandbox.inside.boot import PACKAGES, SITE
from classroom.sandbox.inside.protocol import line

__all__ = ["ENGINES", "PACKAGES", "Container", "Engine", "find", "run_command"]

ENGINES = ("docker", "podman")
CONTAINERFILE = Path(__file__).with_name("Containerfile")
USER = 64_200  # nobody's, and none of `sandbox.USERS`: an engine run by root may use the machine's own numbers
LABEL = "classroom"
SITE_SIZE = 8 * MB  # for the child, the exercise's modules and their data
TO_START = 60.0  # seconds
PROXIES = [f"{kind}_proxy" for kind in ("http", "https", "ftp", "all", "no")]  # may hold a password
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
class ContainerSession(Session):
    """A conversation by threads, since a pipe can't be waited for on every system."""

    engine: Engine | None = None
    name: str = ""
    listener: threading.Thread | None = None
    heard: queue.Queue = field(default_factory=lambda: queue.Queue(maxsize=64))
    done: threading.Event = field(default_factory=threading.Event)
    started: bool = False  # the child has spoken: from now on, what ends it is the submission's doing

    def listen(self) -> None:
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        """Hand on what arrives; b"" at its end. A full queue makes the other side wait."""
        data = b"first"
        while data:
            try:
                data = os.read(self.process.stdout.fileno(), 1 << 16)  # type: ignore[union-attr]
            except (OSError, ValueError):
                data = b""
            while not self.done.is_set():
                with contextlib.suppress(queue.Full):
                    self.heard.put(data, timeout=0.2)
                    break

    def more(self, deadline: float) -> bytes | None:
        """What came next: b"" at its end, None if nothing came by the deadline."""
        while not self.stop.is_set():
            left = deadline - time.monotonic()
            with contextlib.suppress(queue.Empty):
                return self.heard.get(timeout=max(0.0, min(left, 0.2)) or 0.001)
            if left <= 0:
                return None
        raise Stopped("interrupted", "the grader was told to stop")

    def begin(self, cells: list[tuple[int, str]], deadline: float) -> None:
        limits = self.limits.of_a_process()
        del limits["RLIMIT_NPROC"]  # counts the user's processes in all containers; --pids-limit counts one's own
        self.send({"limits": limits, "token": self.token, "cells": cells}, deadline)

    def receive(self, deadline: float) -> dict:
        told = super().receive(deadline)
        self.started = True
        return told

    def send(self, message: dict, deadline: float) -> None:
        self.write(line(message), deadline)

    def write(self, data: bytes, deadline: float) -> None:
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
            pushing.join(max(0.0, min(deadline - time.monotonic(), 0.2)))
            if self.stop.is_set():
                raise Stopped("interrupted", "the grader was told to stop")
            if pushing.is_alive() and time.monotonic() >= deadline:
                raise Stopped("timeout", "did not read its questions in time")
        if broken:
            raise self.death()

    def death(self) -> Stopped:
        """How it ended. Before the child's first word that is the container's failure, and no student's."""
        how = super().death()
        if not self.started:
            raise NoSandbox(f"the container does not start: {how}. {complaint(self.errors) if self.errors else ''}")
        return how

    def close(self) -> bool:
        """End the container and all that is in it. False if it is still there."""
        assert self.engine is not None
        assert self.listener is not None
        self.done.set()  # what still comes is read and dropped: an engine waits for its reader before it ends
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
            self.listener.join(timeout=20)  # or it might read from the pipe that gets this one's number
            self.hang_up()

    def _gone(self) -> bool:
        assert self.engine is not None
        for _ in range(20):
            try:
                if not self.engine.containers(f"name=^{self.name}$"):
                    return True
            except OSError:
                pass
            self.engine.run("rm", "--force", self.name)
            time.sleep(0.2)
        return False


class Container(Sandbox):
    """Starts sessions in containers, with the same limits and the same child as `Sandbox`."""

    own_user = True
    mounts_nothing = True
    own_folders = ("/tmp", SITE)  # its files reach it in memory; a change to them harms itself only

    def __init__(self, modules: Iterable[str], limits: Limits | None, engine: Engine, image: str = ""):
        super().__init__(modules, limits)
        self.engine, self.image = engine, image
        self.grouped = True  # always: the probe refuses an engine that does not bound all processes together

    def _prepare(self) -> None:
        self.image = provide(self.engine, self.image)
        self.what = f"a container ({self.engine.name}, image {self.image})"
        site = tree.plant(self.folder, self.modules, offered=()).folder / "site"
        files = {
            path.relative_to(site).as_posix(): base64.b64encode(path.read_bytes()).decode()
            for path in site.rglob("*")
            if path.is_file()
        }
        boot = Path(__file__).with_name("inside").joinpath("boot.py").read_text(encoding="utf-8")
        seconds = int(self.limits.total_seconds + TO_START)
        self.first = json.dumps({"boot": boot, "files": files, "seconds": seconds}).encode() + b"\n"
        self._sweep()

    def _sweep(self) -> None:
        """End the containers of graders on this machine that were killed and could not do it themselves."""
        for name in self.engine.containers(f"label={LABEL}={platform.node()}"):
            owner = name.split("-")[1]
            if owner.isdigit() and not alive(int(owner)):
                self.engine.run("rm", "--force", name)

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        session = self._container()
        try:
            deadline = time.monotonic() + TO_START
            session.write(self.first, deadline)
            sign = session.more(deadline)
            if sign is None:
                raise NoSandbox(f"{self.engine.name} did not start a container within {TO_START:.0f} s")
            if sign != b"\n":
                raise session.death() if not sign else NoSandbox(f"the container says {sign[:100]!r}")
            yield session
        finally:
            if not session.close():
                raise NoSandbox(f"the container {session.name} could not be ended")

    def _container(self) -> ContainerSession:
        name = self._name()
        errors = tempfile.TemporaryFile()  # noqa: SIM115 (the session closes it)
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
        session = ContainerSession(process, self.limits, stop=self.stop, errors=errors, engine=self.engine, name=name)
        session.listen()
        return session
