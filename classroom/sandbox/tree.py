"""What the sandbox sees: Python, numpy, Matplotlib, the stub of `lib`, and not one file more.

Bubblewrap starts from nothing, so whatever is not named here does not exist in there:
no home, no submissions, no solutions, no scipy, no shell.
"""

import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

INSIDE = Path(__file__).with_name("inside")
LIB = Path(__file__).parents[2] / "lib"
SITE = "/site"
PYTHON = "/python"
LIBRARIES = "/libraries"
OFFERED = ("numpy", "matplotlib")  # with what they need; an answer needs numpy only


@dataclass(frozen=True)
class Tree:
    """A folder with the sandbox's own files, and where else each thing comes from."""

    folder: Path
    packages: dict[str, Path]  # name below SITE: where it really is

    def binds(self) -> Iterator[tuple[Path, str]]:
        """What is mounted, read only: (here, there), outer folders before inner ones."""
        stdlib = Path(sysconfig.get_path("stdlib"))
        inside = f"{PYTHON}/{sys.platlibdir}/{stdlib.name}"
        yield Path(sys.executable).resolve(), f"{PYTHON}/bin/python3"
        yield stdlib, inside
        for name in ("site-packages", "dist-packages"):  # may hold scipy
            if (stdlib / name).exists():
                yield self.folder / "empty", f"{inside}/{name}"
        yield self.folder / "site", SITE
        for name, path in self.packages.items():
            yield path, f"{SITE}/{name}"
        files = [Path(sys.executable).resolve(), *stdlib.glob("lib-dynload/*.so")]
        files += [so for path in self.packages.values() for so in path.rglob("*.so*")]
        for library in sorted(shared_libraries(files)):
            loader = library.name.startswith(("ld-linux", "ld-musl"))
            yield library, str(library) if loader else f"{LIBRARIES}/{library.name}"

    @property
    def python(self) -> list[str]:
        """The command in the sandbox, up to the user's number."""
        return [f"{PYTHON}/bin/python3", "-I", "-S", "-B", f"{SITE}/runner.py"]


def plant(folder: Path, modules: Iterable[str], packages: Iterable[str] = (), offered: Iterable[str] = OFFERED) -> Tree:
    """Write the sandbox's own files into `folder`: the runner, and a `lib` with these modules only."""
    site, lib = folder / "site", folder / "site" / "lib"
    for new in (site, lib, folder / "empty"):
        new.mkdir(parents=True, exist_ok=True)
    for name in ("runner.py", "cells.py", "protocol.py", "syscalls.py"):
        shutil.copy(INSIDE / name, site / name)
    shutil.copy(INSIDE / "stub.py", lib / "__init__.py")
    for module in modules:
        shutil.copy(LIB / f"{module}.py", lib / f"{module}.py")
    if "datasets" in modules:
        shutil.copytree(LIB / "data", lib / "data")
    missing = [name for name in packages if not files_of(name)]
    if missing:
        raise ValueError(
            f"--packages names {missing[0]!r}, which is not installed here: python -m pip install {missing[0]}"
        )
    mounted = {path.name: path for name in (*offered, *packages) for path in files_of(name)}
    for name, path in mounted.items():  # what to mount on; without a sandbox, a link
        place = site / name
        place.mkdir() if path.is_dir() else place.touch()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return Tree(folder, mounted)


def link(tree: Tree) -> None:
    """Without mounts: the packages as links."""
    for name, path in tree.packages.items():
        place = tree.folder / "site" / name
        place.rmdir() if place.is_dir() else place.unlink()
        place.symlink_to(path)


def files_of(package: str, seen: set[str] | None = None) -> set[Path]:
    """The top folders and files of an installed package and of all that it needs; none if it isn't installed."""
    seen = set() if seen is None else seen
    name = re.sub(r"[-_.]+", "-", package).lower()
    if name in seen:
        return set()
    seen.add(name)
    try:
        found = importlib.metadata.distribution(package)
    except importlib.metadata.PackageNotFoundError:
        return set()
    tops = {file.parts[0] for file in found.files or () if not file.parts[0].startswith(("..", "__pycache__"))}
    paths = {Path(str(found.locate_file(top))) for top in tops if not top.endswith((".dist-info", ".pth", ".egg-info"))}
    for needed in found.requires or ():
        if "extra ==" not in needed:
            match = re.match(r"[\w.-]+", needed)
            paths |= files_of(match[0], seen) if match else set()
    return {path for path in paths if path.exists()}


def shared_libraries(files: list[Path]) -> set[Path]:
    """The system's libraries that these programs and modules load, by the system's own account."""
    ldd = shutil.which("ldd")
    if ldd is None:
        raise OSError("ldd is missing: it tells which libraries Python needs")
    done = subprocess.run([ldd, *map(str, files)], capture_output=True, text=True, check=False)
    paths = {Path(found) for found in re.findall(r"(?:=> |^\s+)(/\S+) \(0x", done.stdout, flags=re.MULTILINE)}
    return {path for path in paths if "site-packages" not in path.parts and path.exists()}
