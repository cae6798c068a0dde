"""In from Moodle, Canvas, nbgrader and others: everybody who is in a download is there afterwards."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from classroom.grading.report import unsafe
from classroom.lms import collect
from tests.classroom.helpers import classroom, honest

BOOK = json.dumps(honest())


def put(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(BOOK)
    return folder


def students(out):
    with open(out / "students.csv", newline="", encoding="utf-8") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


LAID_OUT = {
    "moodle": (
        "Ada Lovelace_1234567_assignsubmission_file/sigmoid.ipynb",
        "Bo_Li_77_assignsubmission_file_/work.ipynb",
    ),
    "canvas": ("lovelaceada_1234567_998_sigmoid.ipynb", "libo_LATE_77_999_work-2.ipynb"),
    "nbgrader": ("submitted/1234567/sigmoid/sigmoid.ipynb", "submitted/77/sigmoid/work.ipynb"),
    "folders": ("1234567/sigmoid.ipynb", "77/work.ipynb"),
}


def pack(folder, names):
    """The same as a zip file."""
    with zipfile.ZipFile(folder / "in.zip", "w") as archive:
        for name in names:
            archive.writestr(name, BOOK)
    return folder / "in.zip"


def notebooks(out):
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.ipynb"))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("layout", LAID_OUT)
def test_each_layout_is_recognised_and_sorted_into_folders(tmp_path, layout, packed):
    names = LAID_OUT[layout]
    found = collect.collect(pack(tmp_path, names) if packed else put(tmp_path / "in", *names), tmp_path / "out")
    assert (found.layout, found.unplaced, found.notebooks) == (layout, [], 2)
    assert sorted(name.split("/")[1] for name in notebooks(tmp_path / "out")) == ["sigmoid.ipynb", "work.ipynb"]
    rows = students(tmp_path / "out")
    assert {name.split("/")[0] for name in notebooks(tmp_path / "out")} == set(rows)
    assert sorted(row["id"] or row["name"] for row in rows.values()) == ["1234567", "77"]
    assert [row["late"] for row in rows.values() if "77" in (row["id"], row["name"])] == [
        "late" if layout == "canvas" else ""
    ]


def test_two_attempts_are_both_kept_and_the_later_one_bears_its_number(tmp_path):
    collect.collect(pack(tmp_path, ["a_1_2_x.ipynb", "a_1_3_x-2.ipynb", "a_1_4_x-10.ipynb"]), tmp_path / "out")
    assert notebooks(tmp_path / "out") == ["a_1/x-10.ipynb", "a_1/x-2.ipynb", "a_1/x.ipynb"]


# Everybody in a download has a folder, a row and, where something is odd, a note

INNER = io.BytesIO()
with zipfile.ZipFile(INNER, "w") as _archive:
    _archive.writestr("work/sigmoid.ipynb", BOOK)
    _archive.writestr("readme.txt", "hello")
HANDED_IN = {
    "sigmoid.ipynb": (BOOK, "sigmoid.ipynb", ""),
    "sigmoid.zip": (INNER.getvalue(), "sigmoid.ipynb", "sigmoid.ipynb came out of sigmoid.zip"),
    "broken.zip": (b"no zip", None, "broken.zip is not a zip file that can be read"),
    "sigmoid.py": ("x = 1", None, "sigmoid.py is no notebook"),
    "Sigmoid.html": ("<html>", None, "Sigmoid.html is no notebook"),
    "scan.PDF": ("%PDF", None, "scan.PDF is no notebook"),
    "onlinetext.html": ("<p>p = 1</p>", None, "onlinetext.html is no notebook"),
    "sigmoid.ipynb.json": (BOOK, "sigmoid.ipynb", "a notebook by another name"),
    "sigmoid.ipynb.txt": (BOOK, "sigmoid.ipynb", "a notebook by another name"),
    "data.json": ('{"a": 1}', None, "data.json is no notebook"),
    "n" * 300 + ".ipynb": (BOOK, None, ""),
    "SIGMOID.IPYNB": (BOOK, None, ""),
    "no_suffix": ("?", None, "no_suffix is no notebook"),
}
PLATFORM = {
    "moodle": lambda i, name: f"Student {i}_{i}_assignsubmission_file_/{name}",
    "moodle, backslashes": lambda i, name: f"C:\\Student {i}_{i}_assignsubmission_file_\\{name}",
    "canvas": lambda i, name: f"student_{i}_{5000 + i}_{name}",
    "canvas, late": lambda i, name: f"o_brien_late_{i}_{5000 + i}_{name}",
    "canvas, blind": lambda i, name: f"anon_aB{i}_{5000 + i}_{name}",
    "nbgrader": lambda i, name: f"submitted/{i}/sigmoid/{name}",
    "Gradescope": lambda i, name: f"assignment_999_export/submission_{i}/{name}",
    "GitHub Classroom": lambda i, name: f"sigmoid-submissions/sigmoid-{i}/{name}",
    "folders": lambda i, name: f"student {i}/{name}",
}


@pytest.mark.parametrize("platform", PLATFORM)
def test_whatever_was_handed_in_everybody_has_a_folder_a_row_and_a_note(tmp_path, platform):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for i, (name, (content, _, _)) in enumerate(HANDED_IN.items(), 1):
            archive.writestr(PLATFORM[platform](i, name), content)
    done = classroom("collect", tmp_path / "in.zip", "--out", tmp_path / "out", check=0)
    rows = students(tmp_path / "out")
    assert len(rows) == len(HANDED_IN)
    for folder, row in rows.items():
        (number,) = re.findall(r"\d+", row["id"] or row["name"])
        name, (_, notebook, note) = list(HANDED_IN.items())[int(number) - 1]
        assert any((tmp_path / "out" / folder).iterdir()), name
        assert note in row["note"]
        assert not row["note"] or re.search(rf"^{re.escape(unsafe(row['name']))}( \({folder}\))?: ", done.stderr, re.M)
        assert notebook is None or (tmp_path / "out" / folder / notebook).read_text() == BOOK


ODD = {
    "a damaged member": "damaged, and can't be read",
    "a link": "points outside of the archive",
    "a way out": "points outside of the archive",
    "nobody's": "nobody is known to own it; kept in _unplaced",
}


def test_what_cannot_be_placed_is_kept_and_named_and_the_rest_is_collected(tmp_path):
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Anna_1_assignsubmission_file_/sigmoid.ipynb", BOOK)
        archive.writestr("Ben_2_assignsubmission_file_/sigmoid.ipynb", b"DAMAGE" * 999)
        link = zipfile.ZipInfo("Cy_3_assignsubmission_file_/sigmoid.ipynb")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("../Dora_4_assignsubmission_file_/sigmoid.ipynb", BOOK)
        archive.writestr("grades.txt", "whose?")
        archive.writestr("Emil_5_assignsubmission_file_/x", "a file where a folder should be")
        archive.writestr("Emil_5_assignsubmission_file_/x/sigmoid.ipynb", BOOK)
        archive.writestr("Finn_6_assignsubmission_file_/", "")
        archive.writestr("Zoe_99_assignsubmission_file_/sigmoid.ipynb", BOOK)
        start = archive.getinfo("Ben_2_assignsubmission_file_/sigmoid.ipynb").header_offset
    damaged = bytearray(path.read_bytes())
    at = start + 30 + len("Ben_2_assignsubmission_file_/sigmoid.ipynb")
    damaged[at : at + 12] = b"\xff" * 12
    path.write_bytes(damaged)
    done = classroom("collect", path, "--out", tmp_path / "out")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    for words in ODD.values():
        assert f"Not placed: " in done.stderr and words in done.stderr  # noqa: PT018, F541
    assert {row["name"] for row in students(tmp_path / "out").values()} == {
        "Anna",
        "Ben",
        "Cy",
        "Dora",
        "Emil",
        "Finn",
        "Zoe",
    }
    assert notebooks(tmp_path / "out") == ["Anna_1/sigmoid.ipynb", "Emil_5/sigmoid.ipynb", "Zoe_99/sigmoid.ipynb"]
    assert (tmp_path / "out/_unplaced/grades.txt").read_text() == "whose?"
    assert "damaged" in students(tmp_path / "out")["Ben_2"]["note"]
    assert students(tmp_path / "out")["Finn_6"]["note"] == "no notebook"


def test_an_archive_cannot_write_outside(tmp_path):
    names = ["../../evil.ipynb", "/opt/evil.ipynb", "..\\evil.ipynb", "7/good.ipynb", "8/good.ipynb"]
    found = collect.collect(pack(tmp_path, names), tmp_path / "deep/out")
    assert sum("points outside" in words for words in found.unplaced) == 3
    assert not list(tmp_path.rglob("evil*"))
    assert not Path("/opt/evil.ipynb").exists()
    assert found.notebooks == 2


def test_links_in_a_download_are_named_and_not_followed(tmp_path):
    put(tmp_path / "in", "7/good.ipynb")
    (tmp_path / "secret.ipynb").write_text(BOOK)
    (tmp_path / "in/8").mkdir()
    (tmp_path / "in/8/link.ipynb").symlink_to(tmp_path / "secret.ipynb")
    (tmp_path / "in/9").symlink_to(tmp_path / "in/7")
    found = collect.collect(tmp_path / "in", tmp_path / "out")
    assert notebooks(tmp_path / "out") == ["7/good.ipynb"]
    assert len([words for words in found.unplaced if "a link" in words]) == 2


def test_a_name_cannot_steer_a_terminal_or_a_spreadsheet(tmp_path):
    names = ["\x1b]0;owned\x07Ada_1_assignsubmission_file_/a.ipynb", "-Anna_4_assignsubmission_file_/a.ipynb",
             "=HYPERLINK(1)_5_assignsubmission_file_/a.ipynb"]  # fmt: skip
    done = classroom("collect", pack(tmp_path, names), "--out", tmp_path / "out", check=0)
    written = (tmp_path / "out/students.csv").read_text(encoding="utf-8") + done.stdout + done.stderr
    assert all(char.isprintable() or char == "\n" for char in written)
    assert not [row for row in students(tmp_path / "out").values() if any(v[:1] in ("-", "=") for v in row.values())]
    assert {row["id"] for row in students(tmp_path / "out").values()} == {"1", "4", "5"}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda base: base / "nowhere", "does not exist"),
        (
            lambda base: put(base / "in", "loose.ipynb"),
            "(?s)a layout that is known.*loose.ipynb.*--layout moodle.*--patt",
        ),
        (lambda base: put(base / "in"), "does not exist"),
        (lambda base: (base / "x.zip").write_text("no zip") and base / "x.zip", "not a zip file"),
    ],
)
def test_what_cannot_be_collected_is_told(tmp_path, make, message):
    with pytest.raises((OSError, ValueError), match=message):
        collect.collect(make(tmp_path), tmp_path / "out")


def test_nothing_is_overwritten(tmp_path):
    put(tmp_path / "in", "7/a.ipynb")
    put(tmp_path / "out", "mine.ipynb")
    done = classroom("collect", tmp_path / "in", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "is not empty: choose a new folder" in done.stderr


@pytest.mark.parametrize("count", [1, 2])
def test_one_is_no_plural_and_a_note_is_told_once(tmp_path, count):
    for number in range(count):
        path = tmp_path / "from" / f"Ada_{number}_assignsubmission_file_" / "my essay.pdf"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"%PDF")
    command = ("collect", tmp_path / "from", "--out", tmp_path / "in", "--layout", "moodle", "--add")
    first, second = (classroom(*command, check=0) for _ in range(2))
    students = "1 student," if count == 1 else "2 students,"
    assert f"0 notebooks of {students} {'1 new file:' if count == 1 else '2 new files:'}" in first.stdout
    assert first.stderr.count("kept as it is") == count
    assert "kept as it is" not in second.stderr
    assert {row["name"] for row in csv.DictReader(io.StringIO((tmp_path / "in/files.csv").read_text()))} == {
        "my essay.pdf"
    }
