"""Each bound, tried on this machine before any submission runs. A bound that can be broken is a refusal.

The probe is a submission that means harm: the same way in, the same limits.
"""

import os
import socket
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from classroom.sandbox.bubblewrap import HOW, MB, NoSandbox, Sandbox, Session, Stopped, complaint
from classroom.sandbox.inside import protocol

PATIENCE = 60.0  # seconds until a probe has failed: a busy machine is slow, and not unsafe

HARM = """
import mmap, os, socket

def reaches(port):
    try:
        socket.create_connection(("127.0.0.1", int(port)), timeout=1).close()
        return 1
    except OSError:
        return 0

def interfaces():
    import fcntl, struct
    found = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():  # a kernel may offer more that are down and stay so
            asked = struct.pack("16s24x", name.encode())
            flags = struct.unpack_from("16xH", fcntl.ioctl(asking, 0x8913, asked))[0]
            found += name != "lo" and flags & 1
    return found

def mounts():
    usual = {"/", "/run/.containerenv", "/run/secrets"}
    usual |= {"/etc/" + name for name in ("hosts", "hostname", "resolv.conf", "passwd", "group")}
    with open("/proc/self/mounts") as table:
        places = [line.split()[1] for line in table]
    usual |= {*OWN, "/proc", "/sys", "/dev"}
    return len([p for p in places if p not in usual and not p.startswith(("/proc/", "/sys/", "/dev/"))])

def sees():
    return sum(os.path.lexists(path) for path in PATHS)

def writes():
    found = 0
    for folder, inside, _ in os.walk("/"):
        if folder == "/":
            inside[:] = [name for name in inside if "/" + name not in ("/proc", "/sys", *OWN)]
        try:
            path = os.path.join(folder, f"planted-{os.getpid()}")
            open(path, "x").close()
            found += 1
            os.unlink(path)
        except OSError:
            pass
    return found

def fills():
    block, written, paths = b"x" * 2**20, 0, [f"/tmp/full-{number}" for number in range(4)]
    for path in paths:  # a file has a bound of its own, which must not hide the lack of one on all of them
        try:
            with open(path, "wb", buffering=0) as file:
                while written < 3 * DISK:
                    written += file.write(block)
        except OSError:
            pass
    for path in paths:
        if os.path.exists(path):
            os.unlink(path)
    return written

def allocates():
    kept = []
    try:
        while len(kept) * 2**26 < 3 * MEMORY:
            kept.append(mmap.mmap(-1, 2**26))
    except (MemoryError, OSError):
        pass
    return len(kept) * 2**26

def forks():
    ends, born = os.pipe(), 1
    try:
        while born < 4 * PROCESSES + 20:
            if os.fork() == 0:
                os.close(ends[1])
                os.read(ends[0], 1)
                os._exit(0)
            born += 1
    except OSError:
        pass
    os.close(ends[1])
    return born

def user():
    return os.getuid()

def hoards():
    kept = []
    while True:
        file = os.memfd_create("kept")
        for _ in range(DISK // 2**20 - 1):
            os.write(file, b"x" * 2**20)
        kept.append(file)
        if len(kept) * DISK > 2 * MEMORY:
            return 1

def floods():
    for stream in range(3, 20):
        try:
            for _ in range(3 * REPLY // 2**16):
                os.write(stream, b"x" * 2**16)
        except OSError:
            pass
    return 0
"""

STAYS = """
import os, signal, time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    for stream in range(256):
        try:
            os.close(stream)
        except OSError:
            pass
while True:
    try:
        time.sleep(1)
    except BaseException:
        pass
"""


def probe(sandbox: Sandbox, secret_paths: Sequence[Path]) -> list[str]:
    """Sentences that say what was proved; NoSandbox if a bound doesn't hold."""
    with tempfile.NamedTemporaryFile(prefix="classroom-canary-") as canary:
        here = [*secret_paths, Path(canary.name), Path(__file__)]
        if not sandbox.mounts_nothing:  # an image has such places, too; that they are its own, `mounts` shows
            here += [*homes(), Path("/etc/passwd"), Path("/proc/1")]
        proved = _bounds(sandbox, [str(path.absolute()) for path in here])
    proved.append(_time_and_end(sandbox))
    return [f"what ran it: {sandbox.what}", *proved]


def homes() -> list[Path]:
    """The user's own home, and where HOME points; as a rule they are one."""
    import pwd  # only POSIX has it

    return [Path.home(), Path(pwd.getpwuid(os.getuid()).pw_dir)]


def _bounds(sandbox: Sandbox, paths: list[str]) -> list[str]:
    limits = sandbox.limits
    facts = {
        "PATHS": paths,
        "OWN": sandbox.own_folders,
        "DISK": limits.disk,
        "MEMORY": limits.memory,
        "PROCESSES": limits.processes,
        "REPLY": limits.reply,
    }
    source = "\n".join(f"{name} = {value!r}" for name, value in facts.items()) + HARM
    with socket.create_server(("127.0.0.1", 0)) as server, sandbox.session() as session:
        _begin(session, source)
        allowed: list[tuple[str, list[Any], float, str]] = [
            ("reaches", [server.getsockname()[1]], 0, "the network"),
            ("interfaces", [], 0, "a network interface"),
            ("sees", [], 0, "a file outside"),
            ("writes", [], 0, "a folder other than its own"),
            ("fills", [], limits.disk, "more disk than its share"),
            ("allocates", [], limits.memory, "more memory than its share"),
            ("forks", [], limits.processes, "more processes than its share"),
        ]
        if sandbox.mounts_nothing:
            allowed.insert(0, ("mounts", [], 0, "a folder of this machine"))
        seen = {}
        for name, args, most, what in allowed:
            seen[name] = _ask(session, name, args)
            if not 0 <= seen[name] <= most:
                raise NoSandbox(f"the sandbox does not hold: code in it got {what} ({name}: {seen[name]}). {HOW}")
        if sandbox.own_user and _ask(session, "user", []) == 0:
            raise NoSandbox(f"the sandbox does not hold: code in it runs as root. {HOW}")
        if (seen["forks"] < 2 and sandbox.own_user) or not seen["fills"] or not seen["allocates"]:
            raise NoSandbox("the probe could not try every bound, so nothing is proved")
    own = " and ".join(sandbox.own_folders)
    proved = [
        "no network: a listening port of this machine was not reached, and there is no interface",
        f"no file from outside: {len(paths)} paths do not exist in there, and nothing but {own} can be written to",
        f"disk: {seen['fills'] // MB} MB could be written",
        f"memory of a process: {seen['allocates'] // MB} MB could be had",
        f"processes: {seen['forks']:.0f} at a time",
    ]
    if sandbox.grouped:
        _must_stop(sandbox, source, "hoards", "crashed", "more memory than its share, outside of its processes")
        proved.append("memory of all processes together: a hoard in files without a name was ended (cgroup)")
    _must_stop(sandbox, source, "floods", "flooded", "to send without end")
    proved.append(f"output: ended after {limits.reply // MB} MB; what it prints goes nowhere")
    return proved


def _begin(session: Session, source: str, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    session.begin([(1, source)], deadline)
    try:
        while not (told := session.receive(deadline)).get("ran"):
            if "error" in told:
                raise NoSandbox(f"the probe fails in the sandbox: {protocol.clean(told['error'], 200)}")
    except Stopped as stopped:
        said = complaint(session.errors) if session.errors else ""
        raise NoSandbox(f"the sandbox does not start: {stopped}. {said} {HOW}") from None


def _ask(session: Session, name: str, args: list, seconds: float = PATIENCE) -> float:
    deadline = time.monotonic() + seconds
    session.send({"name": name, "args": [[protocol.encode(a) for a in args]]}, deadline)
    try:
        answer = session.receive(deadline)["answers"][0]
    except Stopped as stopped:
        raise NoSandbox(f"the probe {name} ended: {stopped}") from None
    if "value" not in answer:
        raise NoSandbox(f"the probe {name} fails in the sandbox: {answer}")
    return float(protocol.decode(answer["value"]))


def _must_stop(sandbox: Sandbox, source: str, name: str, status: str, what: str) -> None:
    with sandbox.session() as session:
        _begin(session, source)
        deadline = time.monotonic() + PATIENCE
        try:
            session.send({"name": name, "args": [[]]}, deadline)
            session.receive(deadline)
        except Stopped as stopped:
            if stopped.status == status:
                return
            raise NoSandbox(f"the probe {name} ended otherwise than expected: {stopped}") from None
    raise NoSandbox(f"the sandbox does not hold: code in it got {what}. {HOW}")


def _time_and_end(sandbox: Sandbox) -> str:
    """A loop that ignores every signal ends in time, and so does the daemon that it left behind."""
    patience = 0.5
    start = time.monotonic()
    with sandbox.session() as session:  # leaving it raises if a process is left
        session.begin([(1, STAYS)], start + PATIENCE)
        session.receive(start + PATIENCE)
        try:
            session.receive(start + PATIENCE)  # it enters the cell
            session.receive(time.monotonic() + patience)
            raise NoSandbox("the probe of time ended by itself, so nothing is proved")
        except Stopped as stopped:
            if stopped.status != "timeout":
                raise NoSandbox(f"the probe of time ended otherwise than expected: {stopped}") from None
        begun = time.monotonic()
    seconds = time.monotonic() - begun
    return f"time: a loop that ignores signals, and its daemon, were gone {seconds:.1f} s after its end"
