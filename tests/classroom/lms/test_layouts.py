"""Each platform's download, as it is really laid out: everybody in it gets a folder, a row and their files."""

import csv
import json
from collections import Counter

import pytest

from classroom.grading.report import unsafe
from classroom.lms import collect, layouts
from tests.classroom.helpers import honest
from tests.classroom.lms.platforms import DOWNLOADS
from tests.every import every

BOOK = json.dumps(honest())


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [{name: unsafe(cell) for name, cell in row.items()} for row in csv.DictReader(file)]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("platform", DOWNLOADS)
def test_everybody_in_a_download_is_there_with_all_that_they_handed_in(tmp_path, platform, packed):
    download, out = DOWNLOADS[platform], tmp_path / "out"
    source = download.pack(tmp_path / "in.zip", BOOK) if packed else download.lay_out(tmp_path / "in", BOOK)
    found = collect.collect(source, out)
    assert (found.layout, found.unplaced) == (download.layout, [])
    rows = read(out / "students.csv")
    assert Counter((row["name"], row["id"]) for row in rows) == Counter(download.students.keys())
    files = read(out / "files.csv")
    for row in every(rows):
        books = [path.name for path in (out / row["student"]).glob("*.ipynb")]
        assert len(books) == download.students[row["name"], row["id"]], row
        assert ("no notebook" in row["note"].split("; ")) == (not books)
        kept = {path.name for path in (out / row["student"]).iterdir()}
        assert kept == {file["file"] for file in files if file["student"] == row["student"]}
    last = {row["name"]: [f["handed_in"] for f in files if f["student"] == row["student"]] for row in rows}
    assert {name: max(last[name]) for name in download.times} == download.times


def test_the_table_of_layouts_is_what_the_samples_try():
    tried = {download.layout for download in every(DOWNLOADS.values())}
    assert {layout.name for layout in layouts.LAYOUTS} - tried == {"files"}  # taken only if it is asked for


def test_a_name_begins_with_nobody_where_all_files_begin_alike(tmp_path):
    for name in ("Exercise 1 - ada.ipynb", "Exercise 1 - bo.ipynb"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(BOOK)
    with pytest.raises(ValueError, match="There is \\(2 in all\\)"):
        collect.collect(tmp_path / "in", tmp_path / "out")
    found = collect.collect(tmp_path / "in", tmp_path / "out", words="{any} - {name}.{file}")
    assert {row["name"] for row in found.students.values()} == {"ada", "bo"}


def test_a_teacher_names_a_layout_that_nobody_knows(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("2026;Lovelace, Ada;0017;sigmoid.ipynb", "2026;Li, Bo;0018;my;work.ipynb", "read me.txt"):
        (tmp_path / "in" / name).write_text(BOOK)
    found = collect.collect(tmp_path / "in", tmp_path / "out", words="{any};{name};{id};{file}")
    assert {(row["name"], row["id"]) for row in found.students.values()} == {
        ("Lovelace, Ada", "0017"),
        ("Li, Bo", "0018"),
    }
    assert len(found.unplaced) == 1
    by_file = collect.collect(tmp_path / "in", tmp_path / "each", "files")
    assert len(by_file.students) == 3


@pytest.mark.parametrize("words", ["{name}", "{file}", "{name}/{file}/{file}", "{name}_{student}/{file}"])
def test_a_pattern_that_tells_nothing_is_refused(tmp_path, words):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.ipynb").write_text(BOOK)
    with pytest.raises(ValueError, match="--pattern m"):
        collect.collect(tmp_path / "in", tmp_path / "out", words=words)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Sep 24, 2024 926 PM", "2024-09-24 21:26:00"),
        ("September 24, 2024 1206 AM", "2024-09-24 00:06:00"),
        ("Sep 24, 2024 126 PM", "2024-09-24 13:26:00"),
        ("24 September 2024 9:26 PM", "2024-09-24 21:26:00"),
        ("2026-11-03 23:59:10.5 UTC", "2026-11-03 23:59:10+00:00"),
        ("2026-11-03T23:59:10+0130", "2026-11-03 23:59:10+01:30"),
        ("2026-11-03 23:59:10 Nowhere/City", "2026-11-03 23:59:10"),
        ("2026-13-45 25:61:61", "None"),
        ("Feb 30, 2026 926 PM", "None"),
        ("yesterday", "None"),
    ],
)
def test_dates_of_platforms_are_read_and_others_are_left(words, wanted):
    assert str(layouts.a_date(words)) == wanted
