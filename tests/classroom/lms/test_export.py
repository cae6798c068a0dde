"""Out to each platform."""

import csv

import pytest

from classroom.lms import export
from tests.classroom.helpers import classroom

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
        export.export(tmp_path / "grades.csv", tmp_path / "out.csv", "plain", None, "")
