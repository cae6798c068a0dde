"""What a download holds, item by item: read from a folder or a zip file, both of which a stranger made."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LARGEST = 2 * 2**30  # bytes, unpacked
MOST = 20_000  # files
LEFT_BEHIND = ("__MACOSX", ".DS_Store", ".ipynb_checkpoints", ".git", "Thumbs.db", "desktop.ini")  # by systems


@dataclass(frozen=True)
class Item:
    """One file or empty folder of a download: where it stood, and where its content is now."""

    parts: tuple[str, ...]
    path: Path | None = None
    problem: str = ""  # why there is no content
    folder: bool = False


def of_a_system(parts: tuple[str, ...]) -> bool:
    return any(part in LEFT_BEHIND or part.startswith("._") for part in parts)


def around(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The folder in which a system left something: who has a `.git` only has a folder all the same."""
    return next((parts[:i] for i in range(len(parts)) if of_a_system(parts[i : i + 1])), parts)


def walk(source: Path) -> Iterator[Item]:
    """Files below a folder. Links are named, and not followed."""
    for path in sorted(source.rglob("*")):
        parts = path.relative_to(source).parts
        if of_a_system(parts) or any((source / Path(*parts[:i])).is_symlink() for i in range(1, len(parts))):
            continue
        if path.is_symlink():
            yield Item(parts, problem="a link; only files are read")
        elif path.is_dir():
            if all(of_a_system((inside.name,)) for inside in path.iterdir()):
                yield Item(parts, folder=True)
        elif path.is_file():
            yield Item(parts, path)
        else:
            yield Item(parts, problem="not an ordinary file")


def unpack(archive: Path, folder: Path) -> Iterator[Item]:
    """Members of a zip file, each in a file with a number for a name: no name of a stranger's becomes a path."""
    try:
        with zipfile.ZipFile(archive) as packed:
            members = packed.infolist()
            if len(members) > MOST:
                raise ValueError(f"{archive} holds {len(members)} files; more than {MOST} are not unpacked")
            room = LARGEST
            for number, member in enumerate(members):
                item = _member(packed, member, folder / str(number), room, archive)
                room -= item.path.stat().st_size if item.path else 0
                if item.parts and not of_a_system(item.parts):
                    yield item
                elif around(item.parts):
                    yield Item(around(item.parts), folder=True)
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise ValueError(f"{archive} is not a zip file that can be read: {error}") from None


def _member(packed: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int, archive: Path) -> Item:
    name = member.filename.replace("\\", "/")
    parts = tuple(part for part in name.split("/") if part not in ("", ".") and not re.fullmatch("[A-Za-z]:", part))
    if not parts:
        return Item(())
    link = (member.external_attr >> 16) & 0o170000 == 0o120000
    if link or ".." in parts or name.startswith("/"):
        return Item(parts, problem="points outside of the archive; left out")
    if name.endswith("/"):
        return Item(parts, folder=True)
    try:
        with packed.open(member) as held, open(target, "wb") as file:
            while block := held.read(1 << 20):
                room -= len(block)
                if room < 0:
                    raise ValueError(f"{archive} unpacks to more than {LARGEST // 2**30} GB")
                file.write(block)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        target.unlink(missing_ok=True)
        return Item(parts, problem=f"damaged, and can't be read ({type(error).__name__})")
    return Item(parts, target)
