"""What a submission may not ask of the kernel: namespaces, mounts, odd sockets, io_uring, another ABI's calls.

A filter of the kernel's own kind (seccomp, classic BPF), set by the runner on itself before foreign code runs.
All that it starts inherits it, and nothing can take it back. Where no numbers are known for a machine there is
no filter, and the probe refuses.

Numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h of the kernel.
"""

import ctypes
import errno
import platform
import struct

MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1), "arm64": (0xC00000B7, 1)}  # sign, column below
FORBIDDEN = {
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
}
NOT_THERE = {  # clone3's flags lie in memory, where no filter can look; libraries then use clone
    "clone3": (435, 435),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
}
CLONE, SOCKETS = (56, 220), ((41, 198), (53, 199))  # socket and socketpair
NEW = 0x7E020000  # the flags of clone that make a namespace
FAMILIES = (1, 2, 10)  # AF_UNIX, AF_INET, AF_INET6
X32 = 0x40000000  # of x86: the numbers from here on are another ABI's

LOAD, EQUAL, AT_LEAST, ANY_OF, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW = 0x7FFF0000
NUMBER, SIGN, FIRST_ARGUMENT = 0, 4, 16  # where they stand in what the filter is shown


def fail(number: int) -> int:
    return 0x00050000 | number


def program(machine: str) -> bytes:
    """The filter for a machine; b"" if it isn't known."""
    if machine not in MACHINES:
        return b""
    sign, column = MACHINES[machine]
    code = [(LOAD, 0, 0, SIGN), (EQUAL, 1, 0, sign), (RETURN, 0, 0, fail(errno.ENOSYS)), (LOAD, 0, 0, NUMBER)]
    if column == 0:
        code += [(AT_LEAST, 0, 1, X32), (RETURN, 0, 0, fail(errno.ENOSYS))]
    for calls, answer in ((FORBIDDEN, errno.EPERM), (NOT_THERE, errno.ENOSYS)):
        for numbers in calls.values():
            code += [(EQUAL, 0, 1, numbers[column]), (RETURN, 0, 0, fail(answer))]
    code += [(EQUAL, 0, 4, CLONE[column]), (LOAD, 0, 0, FIRST_ARGUMENT), (ANY_OF, 0, 1, NEW)]
    code += [(RETURN, 0, 0, fail(errno.EPERM)), (RETURN, 0, 0, ALLOW)]
    for numbers in SOCKETS:
        end = len(FAMILIES) + 3
        code += [(EQUAL, 0, end, numbers[column]), (LOAD, 0, 0, FIRST_ARGUMENT)]
        code += [(EQUAL, len(FAMILIES) - i, 0, family) for i, family in enumerate(FAMILIES)]
        code += [(RETURN, 0, 0, fail(errno.EAFNOSUPPORT)), (RETURN, 0, 0, ALLOW)]
    code.append((RETURN, 0, 0, ALLOW))
    return b"".join(struct.pack("HBBI", *step) for step in code)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def forbid() -> None:
    """Set the filter on this process and all that it will start; OSError if the kernel doesn't take it."""
    steps = program(platform.machine())
    if not steps:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    kept = ctypes.create_string_buffer(steps, len(steps))
    filter_ = _Program(len(steps) // 8, ctypes.cast(kept, ctypes.c_void_p))
    no_new_privileges, set_filter, by_program = 38, 22, 2  # of prctl
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) or libc.prctl(set_filter, by_program, ctypes.byref(filter_), 0, 0):
        raise OSError(ctypes.get_errno(), "the kernel takes no filter of system calls")
