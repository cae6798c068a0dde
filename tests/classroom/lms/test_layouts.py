"""Each platform's download, as it is really laid out: everybody in it gets a folder, a row and their files."""

import csv
import json
from collections import Counter

import pytest

from classroom.grading.report import unsafe
from classroom.lms import collect, layouts, times
from tests.classroom.helpers import honest
from tests.classroom.lms.platforms import DOWNLOADS, METADATA, Download
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
    assert str(times.a_date(words)) == wanted


# What a student names a file or a folder gives nobody else anything, and steers nothing

OTHERS = ("Bo Li_1234569_assignsubmission_file/sigmoid.ipynb", "libo_4018_90002_sigmoid.ipynb",
          "bo+x+2026-11-03 20:00:00 UTC/a", "index.html", "HW_1_bo_attempt_2026-11-03-20-00-00.txt",
          "397064-2557369 - Bo Li - Nov 3, 2026 900 PM/a.ipynb",
          "sigmoid-submissions/sigmoid-bo/a.ipynb", "Bo Li - sigmoid.ipynb", "submission_3001/a.ipynb", "timestamp.txt",
          "submission_metadata.yml", "submitted/bo/sigmoid/a.ipynb")  # fmt: skip
FORGER = {
    "Moodle, folders": "Mal_9_assignsubmission_file/{}",
    "Moodle, no folders": "Mal_9_assignsubmission_file_{}",
    "Canvas": "mal_9_90009_{}",
    "nbgrader": "submitted/mal/sigmoid/{}",
    "nbgrader, the exchange": "inbound/mal+sigmoid+2026-11-03 20:00:00.000000 UTC+0a1b/{}",
    "Brightspace": "9-2557369 - Mal - Nov 3, 2026 926 PM/{}",
    "Blackboard": "HW_1_mal_attempt_2026-11-03-23-59-00_{}",
    "Gradescope, with a group": "assignment_77_export/submission_9/{}",
    "GitHub Classroom": "sigmoid-submissions/sigmoid-mal/{}",
    "plain folders": "mal/{}",
    "one folder around": "Week 1/mal/{}",
}


@pytest.mark.parametrize("platform", FORGER)
def test_names_that_a_student_gives_place_nothing_with_anybody_else(tmp_path, platform):
    flat = "/{}" not in FORGER[platform]
    forged = {FORGER[platform].format(name.replace("/", "_") if flat else name) for name in OTHERS}
    forged |= {FORGER[platform].format(f"{i}-{name.replace('/', '_')}") for i in range(5) for name in OTHERS}
    download = DOWNLOADS[platform]
    if platform == "Gradescope, with a group":
        (tmp_path / "forged.yml").write_text(METADATA)
    files = dict.fromkeys(sorted(forged), METADATA.replace("submission_3001", "submission_9")) | download.files
    found = collect.collect(Download(download.layout, files, {}).pack(tmp_path / "in.zip", BOOK), tmp_path / "out")
    assert found.layout == download.layout
    files = read(tmp_path / "out/files.csv")
    count = Counter(row["student"] for row in files)
    honest_ones = {
        row["student"]: row
        for row in read(tmp_path / "out/students.csv")
        if (row["name"], row["id"]) in download.students
    }
    assert len(honest_ones) == len(download.students)
    wanted = collect.collect(download.pack(tmp_path / "honest.zip", BOOK), tmp_path / "honest")
    for name in every(honest_ones):
        assert count[name] == len(wanted.register.files_of(name)), name
    (mal,) = set(count) - set(honest_ones) or {"nobody"}
    assert count[mal] == len(forged) - sum(name.endswith("sigmoid/timestamp.txt") for name in forged)


def test_one_students_many_files_do_not_choose_the_layout(tmp_path):
    files = {f"mal/Bo_7_assignsubmission_file_{i}.ipynb": BOOK for i in range(50)} | {
        f"{name}/x.ipynb": BOOK for name in ("ada", "bo", "cy")
    }
    found = collect.collect(Download("folders", files, {}).pack(tmp_path / "in.zip", ""), tmp_path / "out")
    assert (found.layout, set(found.students)) == ("folders", {"ada", "bo", "cy", "mal"})
