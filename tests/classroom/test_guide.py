"""The teaching guide, word by word: its first ten minutes in a fresh folder, and then a week with a platform."""

import csv
import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

from classroom.exercise import notebook
from tests.every import every

from .helpers import EXERCISES, ROOT, solved, table
from .lms.test_export import canvas_takes_back, moodle_takes_back, worksheet

pytestmark = pytest.mark.site
GUIDE = (ROOT / "book/appendix/teaching-guide.md").read_text(encoding="utf-8")


def commands(section):
    """The lines to type in a section, up to the next one."""
    (words,) = re.findall(rf"^## {section}\n(.*?)^## ", GUIDE, flags=re.MULTILINE | re.DOTALL)
    return [
        line for block in every(re.findall(r"```\n(.*?)```", words, re.DOTALL)) for line in block.strip().split("\n")
    ]


@pytest.fixture
def shell(tmp_path):
    """A fresh folder in which `classroom` is a command, as it is once it is installed."""
    bin_, book = tmp_path / "bin", tmp_path / "book"
    for folder in (bin_, book):
        folder.mkdir()
    (bin_ / "classroom").write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m classroom "$@"\n')
    (bin_ / "classroom").chmod(0o755)
    at = [book]

    def run(line, check=0):
        if line.startswith("cd "):
            at[0] = (at[0] / line[3:]).resolve()
            return ""
        environment = os.environ | {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}"}
        done = subprocess.run(line, shell=True, cwd=at[0], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == check, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    run.at = at
    return run


def mark(folder, points, comment):
    """As a teacher does, in a spreadsheet that saves with semicolons."""
    path = folder / "graded/hand-grading.csv"
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["points"], row["comment"] = points.get(row["student"], points.get("all", "")), comment
    with open(path, "w", newline="", encoding="cp1252") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def test_the_first_ten_minutes_go_as_they_are_written(shell):
    lines = commands("The first ten minutes")
    assert lines[2] == 'python -m pip install ".[classroom]"'  # done in test_course.py, from the wheel
    (by_hand,) = (
        line for line in lines if line.startswith("classroom mark")
    )  # in a browser: tests/site/test_marking.py
    said = {line: shell(line) for line in lines[3:-1] if line != by_hand}
    course = shell.at[0]
    assert course.name == "course"
    assert any("holds" in words for words in said.values())
    rows = table(course / "graded")
    assert (rows["ada"]["total"], rows["ada"]["max"], rows["bo"]["total"]) == ("11", "14", "0")
    assert "Bo" not in (course / "graded/feedback/ada.html").read_text(encoding="utf-8")
    mark(course, {"ada": "2"}, "Nearly: what doubles?")
    (grade,) = (line for line in lines if line.startswith("classroom grade"))
    shell(grade)
    assert lines[-1].startswith("classroom export")
    shell(lines[-1])
    with open(course / "marks.csv", newline="", encoding="utf-8") as file:
        assert {row["student"]: row["total"] for row in csv.DictReader(file)} == {"ada": "13", "bo": "0"}
    assert "Nearly: what doubles?" in (course / "graded/feedback/ada.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in (course / "graded/feedback").iterdir()) == ["ada.html", "bo.html"]


def test_a_week_with_a_platform_goes_as_it_is_written(shell):
    """Moodle's zip and worksheet, made up; every command of the sections about collecting, grading and giving back."""
    shell(next(line for line in commands("The first ten minutes") if line.startswith("classroom init")))
    shell("cd ../course")
    here = shell.at[0]
    made = json.dumps(solved(notebook.read(next(path for path in EXERCISES if path.stem == "sigmoid"))))
    people = {"Ada Lovelace": 11, "Bo Diddley": 12}
    for name, who in (("download.zip", ["Ada Lovelace"]), ("later.zip", people)):
        with zipfile.ZipFile(here / name, "w") as archive:
            for person in who:
                archive.writestr(f"{person}_{people[person]}_assignsubmission_file_/sigmoid.ipynb", made)
    (here / "worksheet.csv").write_text(
        "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (grade),"
        "Feedback comments\n"
        + "".join(
            f"Participant {number},{name},{number}@example.org,Submitted for grading,,14.00,Yes,-,\n"
            for name, number in people.items()
        ),
        encoding="utf-8",
    )
    plain, by_worksheet, later = (line for line in commands("Collect") if "--pattern" not in line)
    shell(by_worksheet.replace("--out submissions", "--out namesakes"))
    assert "11@example.org" in (here / "namesakes/students.csv").read_text(encoding="utf-8")
    shell(plain)
    shell(later.replace(" --due '2026-11-03 23:59'", " --late 1"))
    lines = commands("Grade")
    shell(lines[0])
    mark(here, {"all": "3"}, "")
    shell(lines[0])
    shell(next(line for line in lines if line.startswith("classroom similar")))
    assert (here / "similar.html").exists()
    back = commands("Give back")
    shell(next(line for line in back if "--to moodle" in line and "--fill" in line))
    assert "14.00" in (here / "marks.csv").read_text(encoding="utf-8")
    shell(next(line for line in back if "--feedback" in line))
    with zipfile.ZipFile(here / "feedback.zip") as archive:
        assert len(archive.namelist()) == 2


def test_the_variants_of_the_guide_go_as_they_are_written(shell):
    shell(next(line for line in commands("The first ten minutes") if line.startswith("classroom init")))
    shell("cd ../course")
    here = shell.at[0]
    (here / "class.csv").write_text("student,name,group\nada,Ada Lovelace,\nbo,Bo Diddley,\n")
    (validate, hand_out, grade, *packs) = (line for line in commands("Prepare") if "--variants" in line)
    assert "50 variants" in shell(validate)
    shell(hand_out)
    (here / "submissions/ada").mkdir(parents=True)
    shell("cp handout/ada/sigmoid/sigmoid.ipynb submissions/ada")
    shell(grade)
    assert table(here / "graded")["ada"]["status"] == "blank"  # a variant of hers, in which nothing is filled in
    assert "variants was forgotten" in shell(grade.replace(" --variants", ""), check=1)
    worksheet(here / "worksheet.csv", people=[("11", "Ada Lovelace"), ("12", "Bo Diddley")])
    with zipfile.ZipFile(here / "pickup.zip", "w") as archive:
        for name in ("lovelaceada_11_4711_please.txt", "diddleybo_12_4712_please.txt"):
            archive.writestr(name, "please")
    (here / "class.csv").write_text("student,name,group\n11,Ada Lovelace,\n12,Bo Diddley,\n")
    for pack, platform in zip(packs, (moodle_takes_back, canvas_takes_back), strict=True):
        assert "2 students" in shell(pack)
        with zipfile.ZipFile(here / "handout/sigmoid-variants.zip") as archive:
            given = (archive.namelist(), {"11", "12"}) if platform is moodle_takes_back else (archive.namelist(),)
            assert {key if isinstance(key, str) else key[0] for key in platform(*given)} == {"11", "12"}
