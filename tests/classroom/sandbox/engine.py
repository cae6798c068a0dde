"""A stand-in for docker, which understands the commands that the grader gives, and bounds nothing.

Called as: python -I -S -B engine.py FOLDER PACKAGES COMMAND... Its containers are folders in FOLDER; what runs in them
is this Python, with a folder of its own in place of /site and PACKAGES in place of /packages. For trusted code only.
"""

import contextlib
import io
import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path


def contained(place: Path, packages: str, source: str) -> None:
    """Be the first process of a container: its own session, and what the image's Python would run."""
    os.setsid()
    (place / "pid").write_text(str(os.getpid()))
    os.chdir(place)
    sent = json.loads(sys.stdin.buffer.readline())
    folders = repr((str(place / "site"), packages))[1:-1]
    assert '"/site", "/packages"' in sent["boot"]
    sent["boot"] = sent["boot"].replace('"/site", "/packages"', folders)
    sys.stdin = io.StringIO(json.dumps(sent) + "\n")
    exec(source, {"__name__": "__main__"})


def run(folder: Path, packages: str, words: list[str]) -> int:
    place = folder / words[words.index("--name") + 1]
    place.mkdir()
    child = os.fork()
    if not child:
        contained(place, packages, words[-1])
    for stream in (0, 1):
        os.close(stream)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with contextlib.suppress(ProcessLookupError):  # as the kernel does when a container's first process ends
        os.killpg(child, signal.SIGKILL)
    shutil.rmtree(place, ignore_errors=True)
    return code if code >= 0 else 128 - code


def end(place: Path) -> int:
    with contextlib.suppress(OSError):
        os.killpg(int((place / "pid").read_text()), signal.SIGKILL)
    shutil.rmtree(place, ignore_errors=True)
    return 0


def names(folder: Path, words: list[str]) -> int:
    patterns = [word.removeprefix("name=") for word in words if word.startswith("name=")]
    for place in folder.iterdir():
        if all(re.search(pattern, place.name) for pattern in patterns):
            print(place.name)
    return 0


def main() -> int:
    folder, packages, (command, *words) = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    if command == "run":
        return run(folder, packages, words)
    if command == "ps":
        return names(folder, words)
    if command in ("kill", "rm"):
        return end(folder / words[-1])
    return 0 if command in ("--version", "version", "image") else 125


if __name__ == "__main__":
    sys.exit(main())
