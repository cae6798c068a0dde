"""The container's command line, how a sandbox is chosen, and that nothing asks for POSIX before it must."""

import itertools
import os
import subprocess
import sys

import pytest

from classroom.sandbox import choose, container
from classroom.sandbox.alive import alive
from classroom.sandbox.bubblewrap import Bubblewrap
from classroom.sandbox.container import Engine, run_command
from classroom.sandbox.session import MB, Limits, NoSandbox
from classroom.sandbox.users import USERS
from tests.classroom.helpers import ROOT

LIMITS = Limits(memory=512 * MB, processes=5, disk=32 * MB, total_seconds=30)


def engine(name="docker"):
    return Engine(name, f"/bin/{name}", name == "podman")


def options(name="docker"):
    """The command's options before the image, as pairs (a flag without a value: with what follows it)."""
    command = run_command(engine(name), "an-image", "classroom-1-2-3", LIMITS)
    return command[: command.index("an-image")], command[command.index("an-image") + 1 :]


@pytest.mark.parametrize("name", ["docker", "podman"])
def test_every_bound_is_in_the_command(name):
    before, after = options(name)
    pairs = list(itertools.pairwise(before))
    for pair in [
        ("--network", "none"),
        ("--ipc", "none"),
        ("--cap-drop", "ALL"),
        ("--security-opt", "no-new-privileges"),
        ("--user", "64200:64200"),
        ("--pids-limit", "6"),
        ("--memory", str(512 * MB)),
        ("--memory-swap", str(512 * MB)),
        ("--ulimit", "nofile=64:64"),
        ("--ulimit", "msgqueue=0:0"),
        ("--tmpfs", f"/tmp:rw,nosuid,nodev,noexec,size={32 * MB},mode=1777"),
        ("--log-driver", "none"),
        ("--pull", "never"),
        ("--entrypoint", "python3"),
    ]:
        assert pair in pairs, pair
    assert {"--read-only", "--rm", "--interactive", "--sig-proxy=false"} <= set(before)
    assert after[:4] == ["-I", "-S", "-B", "-c"]


@pytest.mark.parametrize("name", ["docker", "podman"])
def test_nothing_of_this_machine_is_in_the_command(name, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://user:password@proxy:1")
    before, after = options(name)
    words = [*before[1:], *after]
    assert not {"-v", "--volume", "--mount", "--privileged", "--device", "--cap-add"} & set(words)
    assert "HTTPS_PROXY=" in words
    assert not [word for word in words if str(ROOT) in word or sys.prefix in word or "password" in word]


def test_another_grader_with_bubblewrap_does_not_end_its_processes():
    """It ends all processes of its users, and root's podman uses the machine's own numbers."""
    assert container.USER not in USERS


def test_podman_is_told_to_leave_its_habits():
    assert {"--read-only-tmpfs=false", "--http-proxy=false"} <= set(options("podman")[0])
    assert not {"--read-only-tmpfs=false", "--http-proxy=false"} & set(options("docker")[0])


def test_the_first_line_unpacks_and_nothing_needs_a_shells_quotes():
    assert '"' not in container.BOOT
    compile(container.BOOT, "boot", "exec")


def program(folder, name, script):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_an_engine_that_does_not_answer_is_passed_over(tmp_path, monkeypatch):
    program(tmp_path, "docker", 'echo "is the daemon running?" >&2; exit 1')
    program(tmp_path, "podman", "echo podman version 5")
    monkeypatch.setenv("PATH", str(tmp_path))
    found, reasons = container.find()
    assert (found.name, found.podman) == ("podman", True)
    assert reasons == ["docker does not answer: is the daemon running?"]


def test_podman_may_answer_to_the_name_of_docker(tmp_path, monkeypatch):
    program(tmp_path, "docker", "echo podman version 5")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert container.find()[0].podman


def test_bubblewrap_comes_first_and_a_container_where_it_does_not_work(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path, "podman", "echo podman version 5")
    program(tmp_path, "bwrap", "exit 0")
    monkeypatch.setattr(sys, "platform", "linux")
    assert type(choose.choose("auto", (), LIMITS)) is Bubblewrap
    assert type(choose.choose("podman", (), LIMITS)) is container.Container
    program(tmp_path, "bwrap", "echo no namespaces >&2; exit 1")
    assert type(choose.choose("auto", (), LIMITS)) is container.Container
    with pytest.raises(NoSandbox, match="no namespaces"):
        choose.choose("bubblewrap", (), LIMITS)
    program(tmp_path, "bwrap", "exit 0")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert type(choose.choose("auto", (), LIMITS)) is container.Container


def test_without_any_it_refuses_and_says_why(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSandbox, match=r"bubblewrap.*docker is not on the PATH; podman is not on the PATH.*Install"):
        choose.choose("auto", (), LIMITS)


def test_an_image_is_for_containers():
    with pytest.raises(ValueError, match="--image is for containers"):
        choose.choose("bubblewrap", (), LIMITS, image="mine")


def test_the_image_is_built_once_and_its_failure_is_told(tmp_path, monkeypatch, capsys):
    log = tmp_path / "log"
    program(tmp_path, "docker", f'echo "$@" >> {log}; case "$1" in image) test -e {tmp_path}/built;; '
            f'build) while read line; do echo "$line" >> {log}; done; : > {tmp_path}/built;; esac')  # fmt: skip
    mine = Engine("docker", str(tmp_path / "docker"), False)
    assert container.provide(mine, "") == container.provide(mine, "") == container.own_image()
    told = log.read_text()
    assert told.count("\nbuild -t") == 1
    assert "numpy==" in told
    assert "matplotlib==" in told
    assert "Building the image" in capsys.readouterr().err
    program(tmp_path, "docker", 'test "$1" = image || echo no route >&2; exit 1')
    with pytest.raises(NoSandbox, match="can't build the image: no route"):
        container.provide(mine, "")
    with pytest.raises(NoSandbox, match="has no image mine"):
        container.provide(mine, "mine")


def test_the_containerfile_pins_all_that_it_names():
    steps = [text for text in container.CONTAINERFILE.read_text().splitlines() if text and not text.startswith("#")]
    assert steps[0].startswith("FROM docker.io/library/python:3.")
    assert steps[0].count(".") >= 3  # with the patch release
    assert all("==" in word for word in steps[1].split("/packages")[1].split())


WITHOUT_POSIX = """
import importlib.abc, sys
class Hidden(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in ("resource", "pwd", "grp", "fcntl", "termios"):
            raise ModuleNotFoundError(name)
for name in ("resource", "pwd", "grp", "fcntl", "termios"):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Hidden())
import os
for name in ("fork", "setsid", "killpg", "getuid", "geteuid", "set_blocking", "pidfd_open"):
    if hasattr(os, name):
        delattr(os, name)
import signal
del signal.SIGKILL, signal.pidfd_send_signal
import importlib, pkgutil, classroom
found = [module.name for module in pkgutil.walk_packages(classroom.__path__, "classroom.")]
for name in found:
    if not name.endswith((".inside.stub", ".harm")):  # these run in a sandbox, and nowhere else
        importlib.import_module(name)
print("all there", len(found) > 20)
"""


def test_the_classroom_can_be_imported_where_there_is_no_posix():
    done = subprocess.run([sys.executable, "-c", WITHOUT_POSIX], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "all there True\n"), done.stderr


def test_alive():
    assert alive(os.getpid())
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not alive(ended.pid)
