"""A submission that means harm: the text of this file runs in the sandbox, as one cell, before anybody's code does.

The grader never imports it. Each function tries to break one bound and gives back how far it came.
"""

import contextlib
import ctypes
import errno
import fcntl
import mmap
import os
import platform
import signal
import socket
import struct
import time

# What the grader knows and tells, in a second cell.
PATHS: list[str] = []  # that must not be seen
OWN: list[str] = []  # folders that may be written to
DISK = MEMORY = REPLY = 2**20
PROCESSES = 1

LIBC = ctypes.CDLL(None, use_errno=True)


def reaches(port: float) -> int:
    try:
        socket.create_connection(("127.0.0.1", int(port)), timeout=1).close()
        return 1
    except OSError:
        return 0


def names_of_interfaces() -> list[str]:
    """By their numbers: asking for the list needs a kind of socket that may be forbidden."""
    found = []
    for number in range(1, 257):
        with contextlib.suppress(OSError):
            found.append(socket.if_indextoname(number))
    return found


def interfaces() -> int:
    found = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for name in names_of_interfaces():  # a kernel may offer more that are down and stay so
            asked = struct.pack("16s24x", name.encode())
            flags = struct.unpack_from("16xH", fcntl.ioctl(asking, 0x8913, asked))[0]
            found += name != "lo" and bool(flags & 1)
    return found


def mounts() -> int:
    usual = {"/", "/run/.containerenv", "/run/secrets"}
    usual |= {"/etc/" + name for name in ("hosts", "hostname", "resolv.conf", "passwd", "group")}
    with open("/proc/self/mounts") as table:
        places = [line.split()[1] for line in table]
    usual |= {*OWN, "/proc", "/sys", "/dev"}
    return len([p for p in places if p not in usual and not p.startswith(("/proc/", "/sys/", "/dev/"))])


def in_a_copy(attempt) -> int:
    """1 if it comes off, tried by a copy of this process, which is gone afterwards."""
    copy = os.fork()
    if copy == 0:
        try:
            os._exit(0 if attempt() == 0 else 1)
        except BaseException:
            os._exit(1)
    return int(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == 0)


def error_of(*call: int) -> int:
    """The error that the kernel gives for a call by its number; 0 if it gives none."""
    ctypes.set_errno(0)
    return ctypes.get_errno() if LIBC.syscall(*call) == -1 else 0


def namespaces() -> int:
    user, mount, net, pid = 0x10000000, 0x00020000, 0x40000000, 0x20000000
    kinds = (user, mount, net, pid, user | mount, user | net, user | pid)
    found = sum(in_a_copy(lambda kind=kind: LIBC.unshare(kind)) for kind in kinds)
    clone = {"x86_64": 56}.get(platform.machine(), 220)
    for kind in (user, user | mount):
        made = LIBC.syscall(clone, kind | signal.SIGCHLD, 0, 0, 0, 0)
        if made == 0:
            os._exit(0)
        if made > 0:
            os.waitpid(made, 0)
            found += 1
    found += error_of(435, 0, 0) != errno.ENOSYS  # clone3, whose flags can't be filtered
    ctypes.set_errno(0)
    found += LIBC.setns(-1, 0) == 0 or ctypes.get_errno() != errno.EPERM
    return found


def sockets() -> int:
    """Kinds of socket beside the usual three: vsock reaches the machine that this one runs on."""
    found = 0
    for family in range(64):
        if family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6):
            continue
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            with contextlib.suppress(OSError):
                socket.socket(family, kind).close()
                found += 1
    return found


def rings() -> int:
    """io_uring does what a filter of calls forbids."""
    return sum(error_of(number, 0, 0, 0, 0, 0, 0) != errno.ENOSYS for number in (425, 426, 427))


def foreign() -> int:
    """Calls in another ABI's numbers, which mean other calls to a filter: 32 bits, and x32."""
    if platform.machine() != "x86_64":
        return 0
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")  # getpid by interrupt: mov eax, 20; int 0x80; ret
    ask = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    return in_a_copy(lambda: 0 if ask() > 0 else 1) + (error_of(0x40000000 + 39) != errno.ENOSYS)


def sees() -> int:
    return sum(os.path.lexists(path) for path in PATHS)


def writes() -> int:
    found = 0
    for folder, inside, _ in os.walk("/"):
        if folder == "/":
            inside[:] = [name for name in inside if "/" + name not in ("/proc", "/sys", *OWN)]
        path = os.path.join(folder, f"planted-{os.getpid()}")
        try:
            open(path, "x").close()
            found += 1
            os.unlink(path)
        except OSError:
            pass
    return found


def fills() -> int:
    block, written, paths = b"x" * 2**20, 0, [f"/tmp/full-{number}" for number in range(4)]
    for path in paths:  # a file has a bound of its own, which must not hide the lack of one on all of them
        try:
            with open(path, "wb", buffering=0) as file:
                while written < 3 * DISK:
                    written += file.write(block) or 0
        except OSError:
            pass
    for path in paths:
        if os.path.exists(path):
            os.unlink(path)
    return written


def allocates() -> int:
    kept: list[mmap.mmap] = []
    try:
        while len(kept) * 2**26 < 3 * MEMORY:
            kept.append(mmap.mmap(-1, 2**26))
    except (MemoryError, OSError):
        pass
    return len(kept) * 2**26


def forks() -> int:
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


def user() -> int:
    return os.getuid()


def hoards() -> int:
    kept: list[int] = []
    while len(kept) * DISK <= 2 * MEMORY:
        file = os.memfd_create("kept")
        for _ in range(DISK // 2**20 - 1):
            os.write(file, b"x" * 2**20)
        kept.append(file)
    return 1


def floods() -> int:
    for stream in range(3, 20):
        try:
            for _ in range(3 * REPLY // 2**16):
                os.write(stream, b"x" * 2**16)
        except OSError:
            pass
    return 0


def stays() -> None:
    """Ignore every signal, leave a daemon behind, and never end."""
    for number in range(1, 65):
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_IGN)
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        os.closerange(0, 256)
    while True:
        with contextlib.suppress(BaseException):
            time.sleep(1)
