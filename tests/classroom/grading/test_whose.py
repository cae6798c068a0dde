"""Whose variant is it: the class list and the secret decide, and what a notebook says of itself is a remark."""

import csv
import json
import re

import pytest

from classroom import course
from classroom.exercise import notebook, variants
from classroom.grading.whose import Member, members
from tests.classroom.helpers import answer, classroom, code, hand_in, honest, solved, table

pytestmark = pytest.mark.site
CLASS = "student,name,group\nada,Ada Lovelace,\nbo,Bo Diddley,\ncy,Cy Twombly,red\ndi,Di Prima,red\n"


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("variants") / "course"
    course.init(folder)
    (folder / "class.csv").write_text(CLASS, encoding="utf-8")
    # one with which ada, bo and the red group have other numbers each, and not all the same order
    (folder / "course.toml").write_text('name = "Statistics"\nsecret = "a secret for the tests 1"\n', encoding="utf-8")
    return folder


def exercise(here):
    return here / "exercises/sigmoid/sigmoid.ipynb"


def variant_of(here, who):
    return variants.variant(notebook.read(exercise(here)), course.read(here).secret, who)


def without_code(made):
    """As it comes back from an editor that drops metadata, and from a student who tidies up."""
    made["metadata"].pop("classroom")
    made["cells"][0]["source"] = notebook.CODE.sub("", notebook.text(made["cells"][0]))
    return made


def with_code(made, code):
    made["metadata"]["classroom"] = {"variant": code}
    made["cells"][0]["source"] = notebook.CODE.sub(f"*Variant {code}.*", notebook.text(made["cells"][0]))
    return made


def by_hand(row):
    return [float(row[name]) for name in ("odds-by-hand-check", "probability-by-hand-check")]


@pytest.fixture(scope="module")
def rows(here):
    """One batch with all that students do: their own, a neighbour's, one without a code, one with a forged one."""
    submissions = here / "submissions"
    own = {who: variant_of(here, who) for who in ("ada", "bo", "group red")}
    assert own["ada"].parts[0].given != own["bo"].parts[0].given, "draw another secret"
    hand_in(submissions, "ada", solved(own["ada"]))
    hand_in(submissions, "bo", solved(own["ada"]))
    hand_in(submissions, "cy", without_code(solved(own["group red"])))
    hand_in(submissions, "Di_Prima_77", solved(own["group red"]))
    hand_in(submissions, "eve", solved(own["ada"]))
    students = "student,name,id,late,note\nDi_Prima_77,Di Prima,77,,\n"
    (submissions / "students.csv").write_text(students, encoding="utf-8")
    done = classroom("grade", exercise(here), submissions, "--out", here / "graded", "--variants", "--quiet", check=1)
    assert "class.csv lists nobody of these names, so they were not graded; add a row for each: eve" in done.stderr
    return table(here / "graded")


def test_each_is_graded_by_the_own_variant(rows):
    assert (rows["ada"]["status"], rows["ada"]["total"], rows["ada"]["notes"]) == (
        "ok", "11", "to be marked by hand: Part 7")  # fmt: skip


def test_a_neighbour_s_notebook_is_named_and_graded_by_the_own_numbers(rows):
    assert rows["bo"]["status"] == "other variant"
    assert "holds the variant of Ada Lovelace, and was graded by that of Bo Diddley; look at it" in rows["bo"]["notes"]
    assert by_hand(rows["bo"])[0] == 0
    assert float(rows["bo"]["total"]) >= 9  # what doesn't vary is right as ever


def test_the_neighbour_s_name_is_not_told_to_the_student(rows, here):
    told = (here / "graded/feedback/bo.html").read_text(encoding="utf-8")
    assert "This notebook holds the numbers of somebody else." in told
    assert "Lovelace" not in told
    assert "variant of Ada Lovelace" in (here / "graded/summary.html").read_text(encoding="utf-8")


def test_feedback_counts_the_parts_as_the_student_s_notebook_does(rows, here):
    numbers = set()
    for folder, who in (("ada", "ada"), ("bo", "bo"), ("cy", "group red")):
        shown = (here / "graded/feedback" / f"{folder}.html").read_text(encoding="utf-8")
        made = variant_of(here, who)
        order = [
            name for c in made.notebook["cells"] if (name := notebook.nbgrader(c).get("grade_id", "")).endswith("check")
        ]
        numbers.add(order.index("odds-by-hand-check"))
        first = re.search(r"Part 1\b.*?Part 2\b", shown, re.DOTALL)[0]
        says = {"odds-by-hand-check": "A forecast says", "probability-by-hand-check": "The odds are"}[order[0]]
        assert says in first
    assert numbers == {0, 1}, "draw other students: none has another order"


def test_a_group_shares_a_variant_and_a_code_that_is_gone_is_named(rows):
    assert rows["cy"]["status"] == "ok"
    assert "names no variant; graded by that of group red" in rows["cy"]["notes"]
    assert rows["cy"]["total"] == "11"


def test_a_platform_s_folder_is_known_by_students_csv(rows):
    assert (rows["Di_Prima_77"]["status"], rows["Di_Prima_77"]["total"]) == ("ok", "11")


def test_who_is_not_in_the_class_list_is_not_graded_by_a_guess(rows):
    assert rows["eve"]["status"] == "no variant"
    assert rows["eve"]["total"] == ""
    assert "class.csv lists nobody of this name" in rows["eve"]["notes"]


def test_a_forged_code_buys_nothing(here):
    """Bo hands in Ada's answers under his own code: graded by his own numbers, as with any other code."""
    stolen = with_code(solved(variant_of(here, "ada")), variant_of(here, "bo").variant)
    strange = with_code(solved(variant_of(here, "ada")), "0" * 12)
    hand_in(here / "forged", "bo", stolen)
    hand_in(here / "forged", "ada", strange)
    odd = solved(variant_of(here, "ada"))
    odd["metadata"]["classroom"] = {"variant": {"a": [1]}}
    hand_in(here / "forged", "di", odd)
    classroom("grade", exercise(here), here / "forged", "--out", here / "again", "--variants", "--quiet", check=0)
    rows = table(here / "again")
    assert (rows["bo"]["status"], by_hand(rows["bo"])[0]) == ("ok", 0)
    assert (rows["ada"]["status"], rows["ada"]["total"]) == ("other variant", "11")
    assert "holds the variant of nobody in this class" in rows["ada"]["notes"]
    assert rows["di"]["status"] == "other variant"


def test_a_variant_is_not_graded_by_the_source_s_numbers(here):
    """`--variants` was forgotten: those who hold one get no points and no zero that looks like a grade."""
    hand_in(here / "forgotten", "ada", solved(variant_of(here, "ada")))
    hand_in(here / "forgotten", "bo", honest(exercise(here)))
    done = classroom("grade", exercise(here), here / "forgotten", "--out", here / "third", "--quiet", check=1)
    assert done.stderr.startswith("--variants was forgotten") or "\n--variants was forgotten" in done.stderr
    assert done.stderr.rstrip().endswith("They are of Ada Lovelace")
    rows = table(here / "third")
    assert rows["ada"]["status"] == "no variant"
    assert "run it with --variants" in rows["ada"]["notes"]
    assert (rows["bo"]["status"], rows["bo"]["total"]) == ("ok", "11")


def test_answers_by_hand_are_found_in_a_variant_too(here):
    made = without_code(answer(solved(variant_of(here, "ada")), explain_weight="The odds double."))
    for c in made["cells"]:
        c["metadata"] = {}
    made["cells"].append(code("x = 1"))
    hand_in(here / "bare", "ada", made)
    done = classroom("grade", exercise(here), here / "bare", "--out", here / "fourth", "--variants", "--quiet", check=1)
    assert "No notebook names a variant, and all were graded by variants" in done.stderr
    with open(here / "fourth/hand-grading.csv", encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["student"] == "ada"
    assert "The odds double." in (here / "fourth/hand-grading.html").read_text(encoding="utf-8")
    assert table(here / "fourth")["ada"]["total"] == "11"


def test_everybody_in_the_class_list_is_given_a_notebook(here, tmp_path):
    done = classroom("student", exercise(here), "--out", tmp_path, "--variants", check=0)
    assert "4 students, 3 variants" in done.stderr
    folders = ("ada", "bo", "group-red")
    texts = {who: (tmp_path / who / "sigmoid/sigmoid.ipynb").read_text(encoding="utf-8") for who in folders}
    assert len(set(texts.values())) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [*folders, "sigmoid-variants.csv"]
    codes = {json.loads(words)["metadata"]["classroom"]["variant"] for words in texts.values()}
    assert codes == {variant_of(here, who).variant for who in ("ada", "bo", "group red")}
    assert not re.search("BEGIN SOLUTION|choices|swap", "".join(texts.values()))


def test_variants_need_a_course_with_a_secret_and_a_class(tmp_path, here):
    def said(*arguments):
        return classroom(*arguments, check=2).stderr

    copy = tmp_path / "sigmoid.ipynb"
    copy.write_bytes(exercise(here).read_bytes())
    assert "classroom init makes one" in said("student", copy, "--out", tmp_path / "out", "--variants")
    (tmp_path / "course.toml").write_text('name = "x"\nsecret = "short"\n')
    assert "has no secret of 16 letters" in said("student", copy, "--out", tmp_path / "out", "--variants")
    (tmp_path / "course.toml").write_text('name = "x"\nsecret = "0123456789abcdef"\n')
    assert "need a class list" in said("student", copy, "--out", tmp_path / "out", "--variants")
    (tmp_path / "class.csv").write_text("student;name\nada;Ada\nADA2;\nada;Ada\n")
    assert "'ada' is missing, or there twice" in said("student", copy, "--out", tmp_path / "out", "--variants")
    assert not (tmp_path / "out").exists()


def test_a_class_list_is_read_as_a_spreadsheet_saves_it(tmp_path):
    (tmp_path / "class.csv").write_bytes("student;name;group\r\n007;J\u00f6rg;\r\n".encode("cp1252"))
    assert members(tmp_path / "class.csv") == [Member("007", "J\u00f6rg", "")]


def test_two_of_one_name_are_told_apart_by_a_key(tmp_path):
    course.init(tmp_path / "course")
    here = tmp_path / "course"
    (here / "class.csv").write_text("student,name,group\n1111,Anna Li,\n2222,Anna Li,\n", encoding="utf-8")
    submissions = here / "submissions"
    hand_in(submissions, "Anna_Li_501", solved(variant_of(here, "1111")))
    hand_in(submissions, "Anna_Li_502", solved(variant_of(here, "2222")))
    table_of = "student,name,id,key\nAnna_Li_501,Anna Li,501,{}\nAnna_Li_502,Anna Li,502,{}\n"
    grade = ("grade", exercise(here), submissions, "--out", here / "graded", "--variants", "--quiet")
    (submissions / "students.csv").write_text(table_of.format("", ""), encoding="utf-8")
    done = classroom(*grade, check=1)
    assert "lists nobody" not in done.stderr
    for number in ("501", "502"):
        assert (
            f"Anna Li (Anna_Li_{number}): not graded, as class.csv lists several of this name: "
            "write which one it is, 1111 or 2222, under key in students.csv"
        ) in done.stderr
    (submissions / "students.csv").write_text(table_of.format("1111", "2222"), encoding="utf-8")
    classroom(*grade, check=0)
    assert [(row["status"], row["notes"][:6]) for row in table(here / "graded").values()] == [("ok", "to be ")] * 2
    (here / "class.csv").write_text("student,name,group\n1111,Anna Li,red\n2222,Anna Li,red\n", encoding="utf-8")
    (submissions / "students.csv").write_text(table_of.format("", ""), encoding="utf-8")
    classroom(*grade, check=0)  # a variant that they have together is nobody's in doubt
