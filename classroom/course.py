"""A teacher's course: one private folder with the exercises, a file of settings, and a page that says what to run.

course.toml     the course's name, and the secret from which each student's variant is drawn
README.md       a course from beginning to end, in five commands
class.csv       who is in the class; needed for variants only
exercises/      sources with solutions: this folder never goes to students
"""

import json
import secrets
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

EXERCISES = Path(__file__).parents[1] / "book/exercises"  # in a checkout, and beside an installed package
SETTINGS = "course.toml"
CLASS = "class.csv"


@dataclass(frozen=True)
class Course:
    """The settings of a course."""

    folder: Path
    name: str
    secret: str


def init(folder: Path, name: str = "") -> list[Path]:
    """Lay out a course; returns what was written. FileExistsError if the folder holds something already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} is not empty: choose a new folder for the course")
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # solutions, and the secret of the variants
    name = " ".join(name.split()) or folder.resolve().name
    words = {
        SETTINGS: f"name = {json.dumps(name, ensure_ascii=False)}   # stands on worksheets\n\n"
        "# Each student's variant is drawn from this. Tell it to nobody, and don't change it while a course runs.\n"
        f'secret = "{secrets.token_hex(16)}"\n',
        "README.md": (Path(__file__).parent / "templates/course.md").read_text(encoding="utf-8").replace("NAME", name),
        CLASS: "student,name,group\n",
    }
    for file, text in words.items():
        (folder / file).write_text(text, encoding="utf-8")
    found = sorted(EXERCISES.glob("*/*.ipynb"))
    if not found:
        raise FileNotFoundError(f"{EXERCISES} holds no exercise: install the book's package anew")
    for source in found:
        target = folder / "exercises" / source.parent.name / source.name
        target.parent.mkdir(parents=True)
        shutil.copyfile(source, target)
    return [*(folder / file for file in words), folder / "exercises"]


def find(start: Path) -> Course | None:
    """The course in which a file or folder lies; None if it lies in none."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / SETTINGS).is_file():
            return read(folder)
    return None


def read(folder: Path) -> Course:
    """Read a course's settings. ValueError says what is wrong with them."""
    path = folder / SETTINGS
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f'{path} can\'t be read: {error}. A line looks like this: name = "Statistics"') from None
    for key in ("name", "secret"):
        if not isinstance(found.get(key, ""), str):
            raise ValueError(f"{path}: {key} must be text in quotes, got {found[key]!r}")
    return Course(folder, found.get("name", folder.name), found.get("secret", ""))
