"""Each bound, tried on this machine before any submission runs. A bound that can be broken is a refusal.

The probe is a submission that means harm: the same way in, the same limits.
"""

import os
import socket
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from classroom.sandbox.inside import protocol
from classroom.sandbox.session import HOW, MB, NoSandbox, Sandbox, Session, Stopped

HARM = Path(__file__).with_name("harm.py")
PATIENCE = 60.0  # seconds until a probe has failed: a busy machine is slow, and not unsafe


def probe(sandbox: Sandbox, secret_paths: Sequence[Path]) -> list[str]:
    """Sentences that say what was proved; NoSandbox if a bound doesn't hold."""
    canary = sandbox.folder / "canary"
    canary.touch()
    here = [*secret_paths, canary, Path(__file__)]
    if not sandbox.nature.mounts_nothing:  # an image has such places, too; that they are its own, `mounts` shows
        here += [*homes(), Path("/etc/passwd"), Path("/proc/1")]
    cells = _cells(sandbox, [str(path.absolute()) for path in here])
    seen = _numbers(sandbox, cells)
    proved = [f"what ran it: {sandbox.nature.what}", *_sentences(sandbox, seen, len(here))]
    if sandbox.nature.grouped:
        _must_stop(sandbox, cells, "hoards", "crashed", "more memory than its share, outside of its processes")
        proved.append("memory in all: whatever took more than its share, hidden outside of every program, was ended")
    _must_stop(sandbox, cells, "floods", "flooded", "to send without end")
    proved.append(
        f"output: what sent without end was ended after {sandbox.limits.reply // MB} MB; nothing reads what it prints"
    )
    return [*proved, _time_and_end(sandbox, cells)]


def homes() -> list[Path]:
    """The user's own home, and where HOME points; as a rule they are one."""
    import pwd  # only POSIX has it

    return [Path.home(), Path(pwd.getpwuid(os.getuid()).pw_dir)]


def _cells(sandbox: Sandbox, paths: list[str]) -> list[tuple[int, str]]:
    """The harm, and what it is told."""
    limits = sandbox.limits
    facts = {
        "PATHS": paths,
        "OWN": sandbox.nature.own_folders,
        "DISK": limits.disk,
        "MEMORY": limits.memory,
        "PROCESSES": limits.processes,
        "REPLY": limits.reply,
    }
    told = "\n".join(f"{name} = {value!r}" for name, value in facts.items())
    return [(1, HARM.read_text(encoding="utf-8")), (2, told)]


def _numbers(sandbox: Sandbox, cells: list[tuple[int, str]]) -> dict[str, float]:
    """How far each attempt came; NoSandbox if it came too far."""
    limits, nature = sandbox.limits, sandbox.nature
    with socket.create_server(("127.0.0.1", 0)) as server, sandbox.session() as session:
        _begin(session, cells)
        allowed: list[tuple[str, list[Any], float, str]] = [
            ("reaches", [server.getsockname()[1]], 0, "the network"),
            ("interfaces", [], 0, "a network interface"),
            ("namespaces", [], 0, "a namespace of its own"),
            ("sockets", [], 0, "a socket of a kind that is not for it"),
            ("rings", [], 0, "io_uring"),
            ("foreign", [], 0, "the calls of another ABI"),
            ("sees", [], 0, "a file outside"),
            ("writes", [], 0, "a folder other than its own"),
            ("fills", [], limits.disk, "more disk than its share"),
            ("allocates", [], limits.memory, "more memory than its share"),
            ("forks", [], limits.processes, "more processes than its share"),
        ]
        if nature.mounts_nothing:
            allowed.insert(0, ("mounts", [], 0, "a folder of this machine"))
        seen = {}
        for name, args, most, what in allowed:
            seen[name] = _ask(session, name, args)
            if not 0 <= seen[name] <= most:
                raise NoSandbox(f"the sandbox does not hold: code in it got {what} ({name}: {seen[name]}). {HOW}")
        if nature.own_user and _ask(session, "user", []) == 0:
            raise NoSandbox(f"the sandbox does not hold: code in it runs as root. {HOW}")
    if (seen["forks"] < 2 and nature.own_user) or not seen["fills"] or not seen["allocates"]:
        raise NoSandbox("the probe could not try every bound, so nothing is proved")
    return seen


def _sentences(sandbox: Sandbox, seen: dict[str, float], paths: int) -> list[str]:
    own = " and ".join(sandbox.nature.own_folders)
    return [
        "no network: it could not reach a program that listens on this very machine, and sees no network at all",
        "no way around: it could not set up a system of its own inside, nor talk to this one in an unusual way",
        f"no file from outside: {paths} files and folders of this machine, the exercise and the submissions among "
        f"them, are not there for it, and it can write into {own} only",
        f"disk: it could write {seen['fills'] // MB:.0f} MB, and then no more",
        f"memory: one program could take {seen['allocates'] // MB:.0f} MB, and then no more",
        f"programs: it could start {seen['forks']:.0f} at a time, and then no more",
    ]


def _begin(session: Session, cells: list[tuple[int, str]]) -> None:
    deadline = time.monotonic() + PATIENCE
    try:
        session.begin(cells, deadline)
        while not (told := session.receive(deadline)).get("ran"):
            if "error" in told:
                raise NoSandbox(f"the probe fails in the sandbox: {protocol.clean(told['error'], 200)}")
    except Stopped as stopped:
        raise NoSandbox(f"the sandbox does not start: {stopped}. {session.channel.said()} {HOW}") from None


def _ask(session: Session, name: str, args: list) -> float:
    deadline = time.monotonic() + PATIENCE
    try:
        session.send({"name": name, "args": [[protocol.encode(a) for a in args]]}, deadline)
        answer = session.receive(deadline)["answers"][0]
    except Stopped as stopped:
        raise NoSandbox(f"the probe {name} ended: {stopped}") from None
    if "value" not in answer:
        raise NoSandbox(f"the probe {name} fails in the sandbox: {answer}")
    return float(protocol.decode(answer["value"]))


def _must_stop(sandbox: Sandbox, cells: list[tuple[int, str]], name: str, status: str, what: str) -> None:
    with sandbox.session() as session:
        _begin(session, cells)
        deadline = time.monotonic() + PATIENCE
        try:
            session.send({"name": name, "args": [[]]}, deadline)
            session.receive(deadline)
        except Stopped as stopped:
            if stopped.status == status:
                return
            raise NoSandbox(f"the probe {name} ended in an unexpected way: {stopped}") from None
    raise NoSandbox(f"the sandbox does not hold: code in it got {what}. {HOW}")


def _time_and_end(sandbox: Sandbox, cells: list[tuple[int, str]]) -> str:
    """A loop that ignores every signal ends in time, and so does the daemon that it left behind."""
    with sandbox.session() as session:  # leaving it raises if a process is left
        _begin(session, cells)
        session.send({"name": "stays", "args": [[]]}, time.monotonic() + PATIENCE)
        try:
            session.receive(time.monotonic() + 0.5)
            raise NoSandbox("the probe of time ended by itself, so nothing is proved")
        except Stopped as stopped:
            if stopped.status != "timeout":
                raise NoSandbox(f"the probe of time ended in an unexpected way: {stopped}") from None
        begun = time.monotonic()
    seconds = time.monotonic() - begun
    return f"time: a loop that won't be stopped, and what it left running, were gone {seconds:.1f} s after their time"
