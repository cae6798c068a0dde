"""A bound on all processes of a submission together, where the machine lets us set one.

Without it each process is bounded by itself (`RLIMIT_AS`), and their number by `RLIMIT_NPROC`.
Both versions of the kernel's interface are files in a folder; they differ in names.
"""

import contextlib
import os
import re
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
BOTH = ("memory", "pids")
PATIENCE = 60.0  # seconds until the dead must be buried: on a busy machine that takes a while


NAME = re.compile(r"classroom-(\d+)-[0-9a-f]+-\d+")


def name(maker: int, number: int) -> str:
    """A new one, which tells whose it is."""
    return f"classroom-{os.getpid()}-{maker:x}-{number}"


@dataclass
class Cgroup:
    """Folders that bound whoever joins them."""

    folders: list[Path] = field(default_factory=list)

    def join(self) -> list[str]:
        """A command that joins, and then becomes the command after it."""
        if not self.folders:
            return []
        files = [str(folder / "cgroup.procs") for folder in self.folders]
        script = 'n=$1; shift; while [ "$n" -gt 0 ]; do echo $$ > "$1" || exit 99; shift; n=$((n - 1)); done; exec "$@"'
        return ["/bin/sh", "-c", script, "join", str(len(files)), *files]

    def members(self) -> list[int]:
        """Their numbers; a process of another process table shows as 0, which to `kill` is one's own group."""
        found = [int(pid) for folder in self.folders for pid in (folder / "cgroup.procs").read_text().split()]
        return [pid for pid in found if pid > 0]

    def close(self) -> bool:
        """End all that is in it, and take it away; False if something refuses to die."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            for pid in set(self.members()):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, 9)
            try:
                for folder in self.folders:
                    if folder.exists():
                        folder.rmdir()
                return True
            except OSError:  # busy: the dead are not yet buried
                time.sleep(0.02)
        return False


def make(name: str, *, memory: int, processes: int, root: Path = ROOT) -> Cgroup:
    """A new group with these bounds; an empty one, which bounds nothing, where that isn't allowed."""
    made: list[Path] = []
    try:
        for folder, settings in _layout(root, name, memory, processes):
            folder.mkdir()
            made.append(folder)
            for file, amount in settings.items():
                with contextlib.suppress(FileNotFoundError):  # swap may not be counted on this machine
                    (folder / file).write_text(str(amount))
            for needed in set(settings) & {"pids.max", "memory.max", "memory.limit_in_bytes"}:
                if int((folder / needed).read_text()) != settings[needed]:
                    raise OSError(f"{needed} was not taken")
    except (OSError, ValueError):
        Cgroup(made).close()
        return Cgroup()
    return Cgroup(made)


def _layout(root: Path, name: str, memory: int, processes: int) -> list[tuple[Path, dict[str, int]]]:
    """Folders to make, each with what to write into which file."""
    if (root / "cgroup.controllers").exists():  # version 2: one tree
        with contextlib.suppress(OSError):
            (root / "cgroup.subtree_control").write_text("+memory +pids")
        bounds = {"memory.max": memory, "memory.swap.max": 0, "memory.oom.group": 1, "pids.max": processes}
        return [(root / name, bounds)]
    if not all((root / kind).is_dir() for kind in BOTH):
        raise OSError("no cgroups here")
    memory_bounds = {"memory.limit_in_bytes": memory, "memory.memsw.limit_in_bytes": memory}
    return [(root / "memory" / name, memory_bounds), (root / "pids" / name, {"pids.max": processes})]


def sweep(root: Path = ROOT) -> None:
    """Take away what a grader that was killed left behind: empty groups that name a process which is no more."""
    for folder in (*root.glob("*/classroom-*"), *root.glob("classroom-*")):
        ours = NAME.fullmatch(folder.name)
        if ours and not Path("/proc", ours[1]).exists():
            with contextlib.suppress(OSError):  # in use: then it isn't ours to end
                folder.rmdir()
