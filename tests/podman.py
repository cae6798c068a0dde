"""Find podman for the tests of the container, and make them an image without a registry.

The published Containerfile needs a registry and pip. The tests' image is a stand-in of the same layout, packed from
the Python that runs the tests: its interpreter, its standard library, numpy, Matplotlib in /packages, and the
libraries they load. Not a shell.
"""

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from classroom.sandbox import tree
from classroom.sandbox.container import PACKAGES

IMAGE = f"localhost/classroom-for-tests:{os.getpid()}"  # another run may be at work beside this one


def from_packages() -> str | None:
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return None
    print("== Installing podman from the system's packages", file=sys.stderr)
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "podman", "runc"]):
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return shutil.which("podman")


def find() -> str:
    found = shutil.which("podman") or from_packages()
    return found or sys.exit("The tests of the container need podman: install it first.")


def pack(archive: tarfile.TarFile, planted: tree.Tree) -> None:
    """The tree that bubblewrap would mount, as files of an image."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        left_out = {"__pycache__", "site-packages", "dist-packages", "test", "tests", "idlelib"}
        return None if left_out & set(entry.name.split("/")[3:]) else entry

    for here, there in planted.binds():
        if there == tree.SITE or here.parent == planted.folder:
            continue
        name = there.replace(tree.SITE, PACKAGES, 1) if there.startswith(tree.SITE) else there
        archive.add(here.resolve(), name.lstrip("/"), filter=plain)
    for folder in ("tmp", "proc", "dev", "sys", "run", "etc", "var", "var/tmp"):
        entry = tarfile.TarInfo(folder)
        entry.type, entry.mode = tarfile.DIRTYPE, 0o1777 if folder.endswith("tmp") else 0o755
        archive.addfile(entry, io.BytesIO())


def image(podman: str) -> str:
    """The name of the tests' image, made anew."""
    with tempfile.TemporaryDirectory() as folder:
        planted, file = tree.plant(Path(folder) / "tree", ()), Path(folder) / "image.tar"
        with tarfile.open(file, "w") as archive:
            pack(archive, planted)
        settings = ["ENV PATH=/python/bin", f"ENV LD_LIBRARY_PATH={tree.LIBRARIES}"]
        changes = [word for setting in settings for word in ("--change", setting)]
        done = subprocess.run(
            [podman, "import", *changes, str(file), IMAGE], capture_output=True, text=True, check=False
        )
    if done.returncode:
        sys.exit(f"podman can't make the tests' image: {done.stderr.strip()}")
    return IMAGE


def settings(folder: Path) -> Path:
    """podman's settings where there is no systemd, and, where both kinds of cgroup are mounted, crun refuses."""
    lines = ["[engine]", 'events_logger = "none"']
    if not Path("/run/systemd/system").exists():
        lines.append('cgroup_manager = "cgroupfs"')
    if Path("/sys/fs/cgroup/unified").exists() and shutil.which("runc"):
        lines.append('runtime = "runc"')
    path = folder / "containers.conf"
    path.write_text("\n".join(lines) + "\n")
    return path


if __name__ == "__main__":
    print(image(find()))
