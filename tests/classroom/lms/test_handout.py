"""Variants to a platform: each student gets the own notebook, and nobody anybody else's."""

import csv
import json
import shutil
import zipfile

import pytest

from classroom import course
from classroom.exercise import notebook
from classroom.exercise.variants import variant
from classroom.lms import handout
from tests.classroom.helpers import SIGMOID, classroom
from tests.classroom.lms.test_export import LANGUAGES, canvas_takes_back, moodle_takes_back, worksheet
from tests.every import every

CLASS = """student,name,group
17,Ada Lovelace,
18,Bo O'Neil-Smith,red
19,Zoë_Under Score,red
20,Nobody There,
"""
PEOPLE = [("501", "Ada Lovelace"), ("502", "Bo O'Neil-Smith"), ("503", "Zoë_Under Score"), ("504", "Eve Else")]


@pytest.fixture
def here(tmp_path):
    course.init(tmp_path / "course")
    shutil.copyfile(SIGMOID, tmp_path / "course/exercises/sigmoid/sigmoid.ipynb")
    (tmp_path / "course/class.csv").write_text(CLASS, encoding="utf-8")
    return tmp_path / "course"


def student(here, *more, check=0):
    source = here / "exercises/sigmoid/sigmoid.ipynb"
    return classroom("student", source, "--out", here / "handout", "--variants", *more, check=check)


def given(here, who):
    """The notebook that somebody must get."""
    source = notebook.read(here / "exercises/sigmoid/sigmoid.ipynb")
    return notebook.student(variant(source, course.read(here).secret, who))


def packed(here):
    with zipfile.ZipFile(here / "handout/sigmoid-variants.zip") as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("language", "how"),
    [*((language, {}) for language in LANGUAGES), ("en", {"encoding": "utf-8"}), ("en", {"drop": ["Email address"]})],
    ids=str,
)
def test_moodle_gives_each_participant_the_own_notebook(here, language, how):
    done = student(here, "--pack", worksheet(here / "sheet.csv", language, people=PEOPLE, **how), check=1)
    files = packed(here)
    assert set(moodle_takes_back(files, {number for number, _ in PEOPLE})) == {"501", "502", "503"}
    assert set(moodle_takes_back(files, {number for number, _ in PEOPLE}).values()) == {"sigmoid.ipynb"}
    for number, who in (("501", "17"), ("502", "group red"), ("503", "group red")):
        (name,) = (name for name in files if f"_{number}_" in name)
        assert files[name] == given(here, who)
        assert len(name.split("/")) == 1
        assert len(name.split("_")) == 5
    assert "Not packed: Eve Else: class.csv lists nobody of this name" in done.stderr
    assert "Not packed: Nobody There: not in sheet.csv" in done.stderr
    assert "3 students" in done.stdout


def test_canvas_gives_each_who_handed_something_in_the_own_notebook(here):
    with zipfile.ZipFile(here / "pickup.zip", "w") as archive:
        for name in ("lovelaceada_17_90001_please.txt", "smithbo_LATE_18_90002_a_b-1.pdf", "zoe_19_90003_x.txt",
                     "zoe_19_90004_x-1.txt", "else_99_90005_x.txt"):  # fmt: skip
            archive.writestr(name, "please")
    done = student(here, "--pack", here / "pickup.zip", check=1)
    files = packed(here)
    taken = canvas_takes_back(files)
    assert set(taken) == {("17", "90001"), ("18", "90002"), ("19", "90004")}
    assert files[taken["17", "90001"]] == given(here, "17")
    assert files[taken["18", "90002"]] == files[taken["19", "90004"]] == given(here, "group red")
    assert all(name.endswith("_sigmoid.ipynb") for name in every(files))
    assert "Not packed: else: class.csv lists nobody of this name" in done.stderr


def test_namesakes_get_nothing_by_their_name_and_are_named(here):
    (here / "class.csv").write_text(
        "student,name\n1,Anna Müller\n2,Anna Müller\nada@example.org,Ada L.\n", encoding="utf-8"
    )
    people = [("501", "Anna Müller"), ("502", "Anna Müller"), ("ada", "Ada Lovelace")]
    sheet = worksheet(here / "sheet.csv", people=[*people[:2], ("503", "Ada Lovelace")])
    sheet.write_text(sheet.read_text(encoding="utf-8-sig").replace("503@", "ada@"), encoding="utf-8")
    done = student(here, "--pack", sheet, check=1)
    assert [name.split("_")[1] for name in packed(here)] == ["503"]  # by the address, under student
    assert done.stderr.count("Not packed: Anna Müller: class.csv lists several of this name, 1 and 2: under stu") == 2
    assert "not in sheet.csv" not in done.stderr  # they are
    assert "nobody" not in done.stderr


def test_namesakes_of_one_group_have_one_variant_and_both_get_it(here):
    (here / "class.csv").write_text("student,name,group\n1,Anna Müller,red\n2,Anna Müller,red\n", encoding="utf-8")
    student(here, "--pack", worksheet(here / "sheet.csv", people=[("501", "Anna Müller"), ("502", "Anna Müller")]))
    assert {name.split("_")[1] for name in packed(here)} == {"501", "502"}
    assert all(made == given(here, "group red") for made in every(packed(here).values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_moodle_s_worksheet_tells_collect_which_namesake_handed_in(here, language):
    (here / "class.csv").write_text("student,name\n501@example.org,Anna Müller\n2,Anna Müller\n", encoding="utf-8")
    sheet = worksheet(here / "sheet.csv", language, people=[("501", "Anna Müller"), ("502", "Anna Müller")])
    with zipfile.ZipFile(here / "download.zip", "w") as archive:
        for number in ("501", "502"):
            archive.writestr(f"Anna Müller_{number}_assignsubmission_file_/sigmoid.ipynb", SIGMOID.read_bytes())
    classroom("collect", here / "download.zip", "--out", here / "in", "--worksheet", sheet, check=0)
    with open(here / "in/students.csv", newline="", encoding="utf-8") as file:
        keys = {row["id"]: row["key"] for row in csv.DictReader(file)}
    assert keys == {"501": "501@example.org", "502": "502@example.org"}
    done = classroom("collect", here / "download.zip", "--out", here / "no", "--worksheet", here / "class.csv", check=2)
    assert "class.csv is no grading worksheet of Moodle's" in done.stderr


def test_what_the_teacher_wrote_under_key_stays(here):
    sheet = worksheet(here / "sheet.csv", people=[("501", "Ada Lovelace"), ("502", "Bo O'Neil-Smith")])
    with zipfile.ZipFile(here / "download.zip", "w") as archive:
        archive.writestr("Ada Lovelace_501_assignsubmission_file_/sigmoid.ipynb", SIGMOID.read_bytes())
    classroom("collect", here / "download.zip", "--out", here / "in", check=0)
    table = here / "in/students.csv"
    header, row = table.read_text(encoding="utf-8").splitlines()
    assert header.endswith(",key")
    table.write_text(f"{header}\n{row}17\n", encoding="utf-8")
    classroom("collect", here / "download.zip", "--out", here / "in", "--add", "--worksheet", sheet, check=0)
    assert table.read_text(encoding="utf-8").splitlines()[1] == f"{row}17"


def test_a_folder_for_each_and_a_table_that_says_whose_it_is(here):
    student(here)
    with open(here / "handout/sigmoid-variants.csv", newline="", encoding="utf-8") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert list(rows) == ["17", "18", "19", "20"]
    assert rows["18"]["file"] == rows["19"]["file"] == "group-red/sigmoid/sigmoid.ipynb"
    for who, whose in (("17", "17"), ("18", "group red"), ("20", "20")):
        path = here / "handout" / rows[who]["file"]
        assert json.loads(path.read_text(encoding="utf-8")) == given(here, whose)
    assert rows["17"]["name"] == "Ada Lovelace"
    written = {path.relative_to(here / "handout").as_posix() for path in (here / "handout").rglob("*.ipynb")}
    assert written == {row["file"] for row in every(rows.values())}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"name,mark\nAda,1\n", "is neither Moodle's grading worksheet nor a download of submissions from Canvas"),
        (b"", "is neither Moodle's"),
        (b"PK\x05\x06" + bytes(18), "is neither Moodle's"),
    ],
)
def test_another_file_is_told(here, content, told):
    (here / "other").write_bytes(content)
    done = student(here, "--pack", here / "other", check=2)
    assert told in done.stderr
    assert not (here / "handout/sigmoid-variants.zip").exists()


def test_pack_without_variants_is_told(here):
    source = here / "exercises/sigmoid/sigmoid.ipynb"
    done = classroom("student", source, "--out", here / "handout", "--pack", here / "x", check=2)
    assert "--pack hands out variants" in done.stderr


def test_a_name_is_no_path_and_no_formula(here):
    evil = "../../=x\\y:z"
    (here / "class.csv").write_text(f"student,name\n=1,{evil}\n", encoding="utf-8")
    student(here, "--pack", worksheet(here / "sheet.csv", people=[("501", evil)]))
    (name,) = packed(here)
    assert name == "=x y z_501_assignsubmission_file_sigmoid.ipynb"
    assert "'=1" in (here / "handout/sigmoid-variants.csv").read_text(encoding="utf-8")


def test_nobody_is_left_out_without_a_word(here):
    """Everybody on either list is packed or named."""
    sheet = worksheet(here / "sheet.csv", people=PEOPLE)
    files = {handout.Member(*line.split(",")): SIGMOID for line in CLASS.splitlines()[1:]}
    found = handout.pack(files, sheet, here / "x.zip", here)
    assert found.count + len(found.left_out) == len({name for _, name in PEOPLE} | {member.name for member in files})
