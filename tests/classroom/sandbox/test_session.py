"""The conversation: who never stops talking is late, on every path; and the filter means what it says."""

import errno
import struct
import subprocess
import sys
import threading
import time

import pytest

from classroom.sandbox.channels import Pipes, Threads
from classroom.sandbox.inside import syscalls
from classroom.sandbox.inside.protocol import line
from classroom.sandbox.session import Limits, NoSandbox, Session, Stopped


class Talker:
    """A channel on which there is always one more valid line."""

    def __init__(self, lines=1):
        self.lines = lines

    def read(self, deadline):
        return line({"cell": 0, "token": self.session.token}) * self.lines

    def write(self, data, deadline):
        return True

    def death(self):
        return Stopped("crashed", "is dead")

    def said(self):
        return ""


@pytest.mark.parametrize("lines", [1, 10_000])
def test_valid_lines_without_end_are_late(lines):
    channel = Talker(lines)
    channel.session = session = Session(channel, Limits())
    deadline = time.monotonic() + 0.2

    def listen():
        while True:
            session.receive(deadline)

    with pytest.raises(Stopped, match="ran too long and was stopped") as told:
        listen()
    assert told.value.status == "timeout"


def test_what_has_come_already_is_late_too():
    channel = Talker()
    channel.session = session = Session(channel, Limits())
    session.buffer += channel.read(0)
    with pytest.raises(Stopped, match="ran too long and was stopped"):
        session.receive(time.monotonic() - 1)


TALKS = "import os\nwhile True: os.write(1, b'x' * 4096)"


@pytest.mark.parametrize("kind", [Pipes, Threads])
def test_a_pipe_that_is_always_ready_is_not_read_after_its_time(kind):
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", TALKS], stdin=pipe, stdout=pipe, bufsize=0) as process:
        channel = kind(process, threading.Event(), None)
        assert channel.read(time.monotonic() + 300)
        assert channel.read(time.monotonic() - 1) is None
        if kind is Threads:
            channel.deafen()
        process.kill()
        if kind is Threads:
            channel.listener.join()


def test_what_ends_before_its_first_word_is_no_students_fault():
    session = Session(Talker(), Limits())
    session.channel.read = lambda deadline: b""
    with pytest.raises(NoSandbox, match="does not start: is dead"):
        session.receive(time.monotonic() + 300)


def answer(program, number, sign, argument=0):
    """What a filter says: run by the rules of classic BPF, as far as it uses them."""
    shown = struct.pack("<IIQQ", number, sign, 0, argument)
    steps = [struct.unpack_from("HBBI", program, at) for at in range(0, len(program), 8)]
    at = held = 0
    while True:
        code, yes, no, k = steps[at]
        if code == syscalls.RETURN:
            return k
        if code == syscalls.LOAD:
            (held,) = struct.unpack_from("<I", shown, k)
            at += 1
        else:
            holds = {syscalls.EQUAL: held == k, syscalls.AT_LEAST: held >= k, syscalls.ANY_OF: bool(held & k)}[code]
            at += 1 + (yes if holds else no)


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_forbids_what_it_names_and_nothing_else(machine):
    program = syscalls.program(machine)
    sign, column = syscalls.MACHINES[machine]
    no = {name: answer(program, numbers[column], sign) for name, numbers in syscalls.FORBIDDEN.items()}
    assert set(no.values()) == {syscalls.fail(errno.EPERM)}
    assert len(no) > 15
    assert answer(program, 435, sign) == answer(program, 425, sign) == syscalls.fail(errno.ENOSYS)
    assert answer(program, 0, sign ^ 1) == syscalls.fail(errno.ENOSYS)  # another ABI
    named = {n[column] for n in (*syscalls.FORBIDDEN.values(), *syscalls.NOT_THERE.values())}
    rest = [number for number in range(450) if number not in named]
    sockets = {numbers[column] for numbers in syscalls.SOCKETS}
    assert all(answer(program, number, sign, 1) == syscalls.ALLOW for number in rest)
    for number in sockets:
        allowed = [family for family in range(64) if answer(program, number, sign, family) == syscalls.ALLOW]
        assert allowed == [1, 2, 10]
    clone = syscalls.CLONE[column]
    for flag in (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000):
        assert answer(program, clone, sign, flag | 17) == syscalls.fail(errno.EPERM)
    assert answer(program, clone, sign, 0x003D0F00) == syscalls.ALLOW  # a thread
    assert answer(program, clone, sign, 0x01200011) == syscalls.ALLOW  # fork


def test_x32_is_another_abi():
    assert answer(syscalls.program("x86_64"), 0x40000000 + 39, 0xC000003E) == syscalls.fail(errno.ENOSYS)


def test_a_machine_whose_numbers_are_not_known_has_no_filter_and_the_probe_refuses():
    assert syscalls.program("riscv64") == b""
