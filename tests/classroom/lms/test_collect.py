"""In from Moodle, Canvas and nbgrader; out to each of them."""

import csv
import json
import zipfile

import pytest

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


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("layout", LAID_OUT)
def test_each_layout_is_recognised_and_sorted_into_folders(tmp_path, layout, packed):
    source = put(tmp_path / "in", *LAID_OUT[layout])
    if packed:
        with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
            for path in sorted(source.rglob("*.ipynb")):
                archive.write(path, path.relative_to(source))
        source = tmp_path / "in.zip"
    found, notes = collect.collect(source, tmp_path / "out")
    assert notes == [f"layout: {layout}"]
    assert {handed.id for handed in found} == {"1234567", "77"}
    files = sorted(path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*.ipynb"))
    assert sorted(path.stem for path in files) == ["sigmoid", "work"]
    rows = students(tmp_path / "out")
    assert {path.parts[0] for path in files} == set(rows)
    assert sorted(row["id"] for row in rows.values()) == ["1234567", "77"]
    assert [row["late"] for row in rows.values() if row["id"] == "77"] == ["late" if layout == "canvas" else ""]


def test_two_files_of_one_name_are_both_kept(tmp_path):
    put(tmp_path / "in", "a_1_2_x.ipynb", "a_1_3_x.ipynb")
    collect.collect(tmp_path / "in", tmp_path / "out", "canvas")
    assert len(list((tmp_path / "out").rglob("*.ipynb"))) == 2


def test_an_archive_cannot_write_outside(tmp_path):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("../../evil.ipynb", BOOK)
        archive.writestr("/root/evil.ipynb", BOOK)
        archive.writestr("..\\evil.ipynb", BOOK)
        link = zipfile.ZipInfo("7/link.ipynb")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("7/good.ipynb", BOOK)
    found, notes = collect.collect(tmp_path / "in.zip", tmp_path / "deep/out")
    assert [handed.file for handed in found] == ["good.ipynb"]
    assert sum("points outside" in note for note in notes) == 4
    assert not list(tmp_path.rglob("evil*"))


def test_links_in_a_download_are_not_followed(tmp_path):
    put(tmp_path / "in", "7/good.ipynb")
    (tmp_path / "secret.ipynb").write_text(BOOK)
    (tmp_path / "in/8").mkdir()
    (tmp_path / "in/8/link.ipynb").symlink_to(tmp_path / "secret.ipynb")
    (tmp_path / "in/9").symlink_to(tmp_path / "in/7")
    found, _ = collect.collect(tmp_path / "in", tmp_path / "out")
    assert [handed.name for handed in found] == ["7"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda base: base / "nowhere", "does not exist"),
        (lambda base: put(base / "in", "not/so/deep/as/this.ipynb"), "holds no notebook in the layout"),
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


GRADES = """student,total,max,status,part,seconds,file,file_sha256,notes
Ada_Lovelace_1234567,11,14,ok,1,0.2,sigmoid.ipynb,ab,
Ada_Lovelace_1234567,0,14,not graded,0,0,scratch.ipynb,ab,
"Bo, Li_77",3.5,14,error,1,0.2,work.ipynb,cd,
"""
STUDENTS = 'student,name,id,late\nAda_Lovelace_1234567,Ada Lovelace,1234567,\n"Bo, Li_77","Bo, Li",77,late\n'


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("moodle", [["Participant 1234567", "Ada Lovelace", "11", "14"], ["Participant 77", "Bo, Li", "3.5", "14"]]),
        ("canvas", [["    Points Possible", "", "", "", "", "14"], ["Ada Lovelace", "1234567", "", "", "", "11"],
                    ["Bo, Li", "77", "", "", "", "3.5"]]),
        ("nbgrader", [["sigmoid", "1234567", "11", "0", "11", "14"], ["sigmoid", "77", "3.5", "0", "3.5", "14"]]),
        ("plain", [["Ada_Lovelace_1234567", "Ada Lovelace", "1234567", "11", "14", "ok"],
                   ["Bo, Li_77", "Bo, Li", "77", "3.5", "14", "error"]]),
    ],
)  # fmt: skip
def test_grades_go_out_as_each_platform_takes_them(tmp_path, target, wanted):
    (tmp_path / "grades.csv").write_text(GRADES)
    (tmp_path / "students.csv").write_text(STUDENTS)
    classroom(
        "export", tmp_path / "grades.csv", "--to", target, "--students", tmp_path / "students.csv",
        "--assignment", "sigmoid", "--out", tmp_path / "out.csv", check=0,
    )  # fmt: skip
    with open(tmp_path / "out.csv", newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert rows == wanted
    assert all(len(row) == len(header) for row in rows)


def test_a_table_that_is_none_is_told(tmp_path):
    (tmp_path / "grades.csv").write_text("name,mark\nA,1\n")
    done = classroom("export", tmp_path / "grades.csv", "--to", "plain", "--out", tmp_path / "out.csv")
    assert done.returncode == 2
    assert "has no column student, total, max, status" in done.stderr


def test_two_grades_for_one_student_are_an_error(tmp_path):
    (tmp_path / "grades.csv").write_text(GRADES.replace("not graded", "ok"))
    with pytest.raises(ValueError, match="several graded rows for Ada"):
        collect.export(tmp_path / "grades.csv", tmp_path / "out.csv", "plain", None, "")
