"""What CONTRIBUTING says about the files is so."""

import re
from pathlib import Path

from tests.every import every

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WALK = TEXT.partition("### A new explorable in an hour")[2].partition("### Where it runs")[0]
FOLDER = ROOT / "frontend" / "explorables"


def test_every_file_that_is_named_is_there():
    for path in every(re.findall(r"`((?:frontend|lib|tests|book|classroom)/[\w./-]*)`", TEXT)):
        assert (ROOT / path).exists(), path


def test_every_file_of_the_walk_is_in_the_explorable_or_the_kit():
    homes = (FOLDER / "fit-by-hand", ROOT / "frontend" / "kit", ROOT / "tests" / "site" / "explorables")
    for name in every(re.findall(r"`([\w-]+\.(?:js|css|py))`", WALK)):
        assert any((home / name).exists() for home in homes), name


def test_every_function_of_the_walk_is_one_of_the_kit_s():
    kit = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "frontend" / "kit").glob("*.js"))
    for name in ("bending", "chart", "freest", "handle", "planeHandle", "shell", "shuffled", "tipHandle"):
        assert f"`{name}`" in WALK
        assert re.search(rf"^export function {name}\(", kit, flags=re.MULTILINE), name


def test_the_guide_names_every_part_of_the_kit_that_an_author_meets():
    for name in ("pulse.js", "envelope.js", "hand.js", "nearby.js", "--ratio", "dock", "log: true"):
        assert name in TEXT, name


def test_the_walk_goes_through_a_small_one_that_has_one_of_everything():
    def lines(slug):
        return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (FOLDER / slug).iterdir())

    slugs = [path.parent.name for path in FOLDER.glob("*/model.js")]
    assert "fit-by-hand" in sorted(every(slugs), key=lines)[:2]
    files = {path.name for path in (FOLDER / "fit-by-hand").iterdir()}
    assert files > {"index.js", "model.js", "questions.js", "tasks.js", "style.css"}
    assert sum(name.endswith("-view.js") for name in files) == 2
