"""SECURITY.md says of each promise how it is tested: the tests that it names are there."""

import re

import pytest

from tests.classroom.helpers import ROOT
from tests.every import every

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| promise")
]
HOSTILE = (ROOT / "tests/classroom/sandbox/test_hostile.py").read_text(encoding="utf-8")
HARM, PROBE = ((ROOT / f"classroom/sandbox/{name}.py").read_text(encoding="utf-8") for name in ("harm", "probe"))


def lacking(tested: str) -> list[str]:
    """What a cell names and nobody finds; all of it if it names nothing."""
    files, quoted = re.findall(r"`(?:[\w/]+/)?(test_\w+\.py)`", tested), re.findall(r'"([^"]+)"', tested)
    paths = {file: list((ROOT / "tests").rglob(file)) for file in files}
    near = HOSTILE + "".join(path.read_text(encoding="utf-8") for each in paths.values() for path in each)
    gone = [file for file in files if not paths[file]]
    gone += [words for words in quoted if words not in near and words.replace(" ", "_") not in near]
    return gone if files or quoted or "the probe" in tested else [tested]


def test_there_are_promises():
    assert len(ROWS) >= 20
    assert {len(row) for row in every(ROWS)} == {3}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_each_promise_names_tests_that_are_there(row):
    assert lacking(row[2]) == []


@pytest.mark.parametrize(
    "tested", ["`test_nothing_of_the_kind.py`", '"an attack that nobody plays"', "somebody looked", ""]
)
def test_a_test_that_is_not_there_would_be_found(tested):
    assert lacking(tested)


def test_the_page_says_against_whom_what_is_not_promised_and_where_it_was_tried():
    for heading in (
        "Against whom",
        "What is promised",
        "What is not promised",
        "Where it was tried",
        "To report a hole",
    ):
        assert f"\n## {heading}\n" in PAGE
    for name in ("SELinux", "Docker Desktop"):
        assert name in PAGE.partition("Not tried:")[2]


def test_the_probe_judges_every_harm():
    """What `harm.py` tries is asked for by name, or stands in the way of what is."""
    tried = every(re.findall(r"^def (\w+)\(", HARM, re.MULTILINE))
    for name in tried:
        assert f'"{name}"' in PROBE or re.search(rf"^(?:    |@).*\b{name}\b", HARM, re.MULTILINE), name
