"""The first process in a container: unpacks what it was sent, starts the child, and waits for its end.

It is not started as a file, for the container sees no file of the grader's: its source comes in the first line
of the standard input, in `sent`, with the sandbox's own files and the seconds that the container may live.
Standing apart from the child, it buries its dead, gives its exit code, and ends everything in time even
if the grader is no more: when the first process ends, the kernel ends all others in the container.
"""

import base64
import os
import signal
import sys

SITE, PACKAGES = "/site", "/packages"


def unpack(files: dict) -> None:
    for name, content in files.items():
        path = os.path.join(SITE, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(content))


def watch(child: int, seconds: int) -> None:
    """Until the child ends, or its time."""
    signal.signal(signal.SIGALRM, lambda number, frame: os._exit(124))
    signal.alarm(seconds)
    for stream in range(3):
        os.close(stream)
    while True:
        pid, status = os.waitpid(-1, 0)
        if pid == child:
            code = os.waitstatus_to_exitcode(status)
            os._exit(code if code >= 0 else 128 - code)


def start(sent: dict) -> None:
    unpack(sent["files"])
    child = os.fork()
    if child:
        watch(child, sent["seconds"])
    os.write(1, b"\n")  # the grader's sign that the container is there
    path = os.path.join(SITE, "runner.py")
    sys.argv[:] = [path, "-1"]
    sys.path.insert(0, PACKAGES)
    with open(path, encoding="utf-8") as file:
        source = file.read()
    exec(compile(source, path, "exec"), {"__name__": "__main__", "__file__": path})


if "sent" in globals():
    start(globals()["sent"])
