"""Names as they are, wherever a person reads, and the folder only where a file is meant; parts by their numbers."""

import csv
import html
import json
import os
import re
import zipfile

import pytest

from classroom import course
from classroom.exercise import notebook
from classroom.grading import graded, report, whose
from classroom.grading.result import Result
from classroom.lms.layouts import BY_NAME, Item, without_groups
from tests.classroom.helpers import SIGMOID, answer, cell, classroom, code, hand_in, honest, stubs, table, with_cell
from tests.classroom.lms.test_export import moodle_takes, worksheet
from tests.every import every

EXERCISE = notebook.read(SIGMOID)
CELLS = re.compile(r"\b(?:" + "|".join(re.escape(part.id) for part in EXERCISE.all_parts) + r")\b")
PEOPLE = {  # name: number and notebook
    "Björn Åström": ("501", json.dumps(answer(honest(), explain_weight="The odds double."))),
    "Zoë O'Neil-Smith": ("502", json.dumps(honest())),
    "李 小龍": ("503", "no notebook"),
    "Łukasz Żak": ("504", json.dumps(stubs())),
    "Anna Müller": ("505", json.dumps(honest())),
    "'t Hooft": ("506", json.dumps(with_cell("import os; os._exit(1)"))),
    "Nils Ö": ("507", ""),
}


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """A class from Moodle, through every command that says something."""
    folder = tmp_path_factory.mktemp("names")
    pack(folder / "in.zip")
    said = [classroom("collect", folder / "in.zip", "--out", folder / "in", "--late", 1, "--penalty", 10, check=0)]
    pack(folder / "later.zip", more="Ünal Ğ_508_assignsubmission_file/sigmoid.ipynb")
    said += [classroom("collect", folder / "later.zip", "--out", folder / "in", "--add", "--penalty", 10, check=1)]
    said += [classroom("grade", SIGMOID, folder / "in", "--out", folder / "out", "--unsandboxed", "--quiet", check=0)]
    (folder / "out/hand-grading.csv").unlink()  # of which the next run says whose marks are kept
    said += [classroom("grade", SIGMOID, folder / "in", "--out", folder / "out", "--unsandboxed", "--quiet", check=0)]
    said += [classroom("similar", SIGMOID, folder / "in", "--out", folder / "similar.html", check=0)]
    said += [classroom("gradebook", folder / "out", "--out", folder / "book", check=0)]
    sheet = worksheet(folder / "sheet.csv", people=[(number, name) for name, (number, _) in PEOPLE.items()])
    who = ["--students", folder / "in/students.csv", "--to"]
    grades = ["export", folder / "out/grades.csv", *who]
    said += [classroom(*grades, "moodle", "--fill", sheet, "--out", folder / "marks.csv", check=1)]
    said += [classroom(*grades, "moodle", "--feedback", "--out", folder / "back.zip", check=1)]
    said += [classroom(*grades, "plain", "--out", folder / "plain.csv", check=1)]
    (folder / "said.txt").write_text("\n".join(done.stdout + done.stderr for done in said), encoding="utf-8")
    return folder


def pack(path, more=""):
    with zipfile.ZipFile(path, "w") as archive:
        for name, (number, words) in PEOPLE.items():
            archive.writestr(f"{name}_{number}_assignsubmission_file/sigmoid.ipynb", words)
        if more:
            archive.writestr(more, json.dumps(honest()))


def read(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def folders(here):
    return {report.unsafe(row["name"]): row["student"] for row in read(here / "in/students.csv")}


PAGES = ["said.txt", "out/summary.html", "out/hand-grading.html", "similar.html", "book/gradebook.html", "out/feedback"]


@pytest.mark.parametrize("page", PAGES)
def test_no_folder_where_the_name_is_known(here, page):
    paths = every(sorted((here / page).glob("*.html"))) if (here / page).is_dir() else [here / page]
    text = html.unescape("\n".join(path.read_text(encoding="utf-8") for path in paths))
    text = re.sub(r'href="[^"]*"', "", text)  # where a link leads is read by nobody
    assert len(folders(here)) == 8
    for name, folder in every(folders(here).items()):
        assert name != folder
        assert folder not in text, (page, folder)
    shown = {name for name in folders(here) if name in text}
    if page in ("said.txt", "book/gradebook.html", "out/feedback"):
        assert shown == set(folders(here))
    assert {"李 小龍", "Nils Ö"} <= shown  # whose work could not be read


@pytest.mark.parametrize("path", ["out/grades.csv", "out/hand-grading.csv", "plain.csv", "book/gradebook.csv"])
def test_tables_have_the_name_beside_the_folder(here, path):
    rows = read(here / path)
    assert {row["student"]: report.unsafe(row["name"]) for row in every(rows)}.items() <= {
        folder: name for name, folder in folders(here).items()
    }.items()


@pytest.mark.parametrize("page", [*PAGES, "marks.csv"])
def test_parts_are_numbered_and_not_called_by_their_cells(here, page):
    paths = every(sorted((here / page).glob("*.html"))) if (here / page).is_dir() else [here / page]
    for path in paths:
        assert not CELLS.search(path.read_text(encoding="utf-8-sig")), path
    if page == "marks.csv":
        comments = {comment for _, comment in moodle_takes(here / page).values() if "Points" in comment}
        assert comments
        assert all(re.match(r"\[Points: \S+ of 14\. Part 1: \d+, Part 2: ", each) for each in comments), comments


def test_notes_in_the_table_name_parts_by_number(here):
    notes = " ".join(row["notes"] for row in every(table(here / "out").values()))
    assert "to be marked by hand: Part 7" in notes
    assert not CELLS.search(notes)


@pytest.mark.parametrize("late", ["", "late", "1", "1.38"])
def test_how_late_is_said_once(tmp_path, late):
    head = "student,name,total,max,status,odds,as a whole,numbers,seconds,late,penalty,file,file_sha256,notes"
    row = f"ada,Ada,9,14,ok,10,,1,0.1,{late},{'10' if late else ''},x.ipynb,ab,"
    (tmp_path / "grades.csv").write_text(f"{head}\n{row}\n")
    (tmp_path / "students.csv").write_text("student,name,id,late,penalty\nada,Ada,7,,10\n")
    sheet = worksheet(tmp_path / "sheet.csv", people=[("7", "Ada")])
    options = ["--students", tmp_path / "students.csv", "--fill", sheet, "--out", tmp_path / "out.csv"]
    classroom("export", tmp_path / "grades.csv", "--to", "moodle", *options)
    ((_, comment),) = moodle_takes(tmp_path / "out.csv").values()
    told = {"": "", "late": "; late, penalty 10 %", "1": "; 1 day late, penalty 10 %"}
    assert comment == f"[Points: 9 of 14. Part 1: 10{told.get(late, '; 1.38 days late, penalty 10 %')}]".replace(
        "[Points", "<p>well done, teacher's own</p> [Points"
    )


def test_who_shares_a_name_is_told_by_the_folder_too():
    names = {"Anna_1": "Anna", "Anna_2": "Anna", "Bo_3": "Bo"}
    assert report.told_apart(names) == {"Anna_1": "Anna (Anna_1)", "Anna_2": "Anna (Anna_2)", "Bo_3": "Bo"}


def test_the_class_list_knows_names_that_the_platform_does_not(tmp_path):
    """Canvas calls a student lovelaceada; the teacher's class.csv knows better, variants or not."""
    course.init(tmp_path / "course")
    here = tmp_path / "course"
    (here / "class.csv").write_text("student,name\n4017,Ada Lovelace\nbo,Bo Ö\n", encoding="utf-8")
    with zipfile.ZipFile(here / "in.zip", "w") as archive:
        for name in ("lovelaceada_4017_90001_sigmoid.ipynb", "obo_4018_90002_sigmoid.ipynb"):
            archive.writestr(name, "no notebook")
    classroom("collect", here / "in.zip", "--out", here / "in", check=0)
    source = here / "exercises/sigmoid/sigmoid.ipynb"
    done = classroom("grade", source, here / "in", "--out", here / "out", "--unsandboxed", "--quiet", check=0)
    assert "Ada Lovelace (could not be read), obo (could not be read)" in done.stderr
    assert "Ada Lovelace" in (here / "out/feedback/lovelaceada_4017.html").read_text(encoding="utf-8")


# What isn't marked yet is not wrong


def result(name, **points):
    made = Result(name, "a.ipynb", "ok", {part.id: part.points for part in EXERCISE.parts})
    made.points |= {key.replace("_", "-"): value for key, value in points.items()}
    made.answers = {"explain-weight": "Words."}
    return made


def test_the_summary_counts_what_is_marked_and_says_what_is_not():
    rows = [result("a"), result("b", explain_weight=3.0), result("c", explain_weight=1.0)]
    rows.append(Result("d", "a.ipynb", "unreadable", {part.id: 0.0 for part in EXERCISE.parts}))
    shown = re.sub(r"<[^>]+>|\s+", " ", report.summary(EXERCISE, rows, ["x"], {}))
    shown = " ".join(shown.split())
    assert "Part 7 1 of 2, and 1 to be marked" in shown
    assert "Part 1 3 of 3" in shown
    assert "90 to 100 % 2" in shown  # a: all of what is marked
    assert "80 to 90 % 1" in shown
    assert "0 to 10 % 0" in shown  # who could not be graded has no 0 points
    assert "Of 3 students whose work was graded, without the 1 explanation that is not marked yet." in shown


def test_who_filled_in_nothing_got_no_part_wrong():
    """Blank work is no lowest bar and no wrong part; how many there are is said."""
    blank = Result("e", "a.ipynb", "blank", {part.id: 0.0 for part in EXERCISE.all_parts})
    shown = report.summary(EXERCISE, [result("a", explain_weight=3.0), blank], ["x"], {})
    shown = " ".join(re.sub(r"<[^>]+>|\s+", " ", shown).split())
    assert "0 to 10 % 0" in shown
    assert "Part 1 1 of 1" in shown
    assert "Of 1 student whose work was graded, without 1 who filled in nothing." in shown
    assert "nothing is filled in 1" in shown


def to_do(rows, *more):
    names = {row.student: row.student.title() for row in rows}
    found = report.to_do(EXERCISE, rows, names, *more)
    return {words: [name for name, _ in links] for words, links in found}


def test_the_summary_lists_what_is_to_be_done_and_whose_it_is():
    missing, broken = (Result(name, file, status) for name, file, status in
                       (("mo", "", "missing"), ("bo", "a.pdf", "missing")))  # fmt: skip
    done, odd, blank = (result(name, explain_weight=2.0) for name in ("di", "eve", "fay"))
    odd.notes, blank.status = ["explain-weight: it has two ends; look at it"], "blank"
    chosen = result("gus", explain_weight=2.0)
    chosen.open = "a.ipynb or b.ipynb"
    loser = Result("gus", "b.ipynb", "not graded")
    rows = [result("ada"), result("cy"), missing, broken, done, odd, blank, chosen, loser]
    assert to_do(rows, [["ada", "di"], ["gone", "cy"]], ["Hal"]) == {
        "To be marked by hand: 2 answers, by classroom mark, or in": ["hand-grading.csv", "all answers on one page"],
        "Which of two files counts is decided when both are marked:": ["Gus"],
        "Could not be graded: ask for it again, or mark it as a whole:": ["Bo (no notebook)"],
        "Look at:": ["Eve (see the note below)"],
        "Nothing is filled in:": ["Fay"],
        "Handed nothing in:": ["Mo", "Hal"],
        "The same file, byte for byte, which classroom similar shows, too:": ["Ada", "Di"],
    }
    assert to_do([done]) == {}
    assert "Nothing: all that was handed in is graded and marked." in report.summary(EXERCISE, [done], ["x"], {})


def test_every_link_of_the_summary_leads_to_a_page_and_identical_files_are_named(here):
    text = (here / "out/summary.html").read_text(encoding="utf-8")
    for address in every(re.findall(r'href="([^"]+)"', text)):
        assert (here / "out" / address).is_file(), address
    for column in ("as a whole", "numbers", "open"):
        assert f"<dt>{column}</dt>" in text


def test_who_is_on_the_class_list_and_handed_nothing_in_is_named(tmp_path):
    """Not who may be meant by a name that two bear, and nobody of a list of another class."""
    here = tmp_path / "course"
    course.init(here)
    (here / "class.csv").write_text("student,name\n1,Ada\n2,Bo\n3,Gus Berg\n4,Gus Berg\n5,\n", encoding="utf-8")
    for folder in ("Ada", "Gus Berg"):
        (here / "in" / folder).mkdir(parents=True)
    assert whose.absent(course.read(here), here / "in") == ["Bo", "5"]
    assert whose.absent(None, here / "in") == []
    (tmp_path / "others/Zoe").mkdir(parents=True)
    assert whose.absent(course.read(here), tmp_path / "others") == []
    hand_in(here / "in", "Ada", honest())
    source = here / "exercises/sigmoid/sigmoid.ipynb"
    classroom("grade", source, here / "in", "--out", here / "out", "--unsandboxed", "--quiet", check=0)
    (line,) = re.findall(r"Handed nothing in:.*?</li>", (here / "out/summary.html").read_text(encoding="utf-8"))
    assert re.sub("<[^>]*>", "", line) == "Handed nothing in: Gus Berg, Bo, 5"


def test_copies_are_named_in_the_summary_also_after_marking(tmp_path):
    for name in ("ada", "bo"):
        hand_in(tmp_path / "in", name, honest())
    hand_in(tmp_path / "in", "cy", answer(honest(), explain_weight="Each unit more adds w to the score."))
    out = tmp_path / "out"
    classroom("grade", SIGMOID, tmp_path / "in", "--out", out, "--unsandboxed", "--quiet", check=0)
    for _ in range(2):
        (line,) = re.findall(r"The same file, byte for byte.*?</li>", (out / "summary.html").read_text("utf-8"), re.S)
        assert re.findall(r">(\w+)</a>", line) == ["ada", "bo"]
        graded.write_all(out, graded.load(out))


def test_a_student_is_sent_nowhere_that_only_a_teacher_can_go():
    notes = [
        "names no variant; graded by that of Ada",
        "holds the variant of Bo, and was graded by that of Ada",
        "explain-weight: another answer was marked before, with 2 of 3 points: kept, and not counted",
        "not in this folder of submissions; graded before",
        "the grader itself failed, please report: KeyError",
        "another file was marked as a whole before, with 2",
    ]
    for note in notes:
        assert report.to_student(note, {}) == ""
    made = result("ada", explain_weight=1.0)
    made.notes = [*notes, "graded of 2 files: the latest (--prefer changes it)", "explain-weight: odd; look at it"]
    made.feedback = {"explain-weight": ("", "")}
    shown = report.feedback(EXERCISE, made, sandboxed=True)
    assert "rubric" not in shown.lower()
    assert not re.search(r"--prefer|look at it|variant of|KeyError|marked as a whole|graded before", shown)
    assert "Part 7: odd<" in shown
    assert "graded of 2 files: the latest<" in shown


# A group before each name


def names(*parts_and_content, tmp_path):
    items = []
    for i, (part, content) in enumerate(parts_and_content):
        path = tmp_path / str(i)
        path.write_text(content)
        items.append(Item((part, "sigmoid.ipynb"), path))
    owners = without_groups(BY_NAME["moodle"].read(items), items)
    return [owner.name for each in owners for owner in each]


def folder(name, number):
    return f"{name}_{number}_assignsubmission_file"


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (
            ["Group 3-Ada Lovelace", "Group 3-Jean-Luc d'Arc", "Group 4-Bo Li"],
            ["Ada Lovelace", "Jean-Luc d'Arc", "Bo Li"],
        ),
        (["Group 3 - Ada Lovelace", "Lab B - Bo Li"], ["Ada Lovelace", "Bo Li"]),
        (["Gruppe 12-Ada", "Default group-Bo Li"], ["Ada", "Bo Li"]),
        (["Red-Ada Lovelace", "Red-Bo Li", "Blue-Cy Twombly"], ["Ada Lovelace", "Bo Li", "Cy Twombly"]),
    ],
)
def test_a_group_before_each_name_is_no_part_of_it(tmp_path, made, wanted):
    """As Moodle lays out a group's common work: the same file for each member, and the group before the name."""
    given = [(folder(name, 500 + i), re.split("-", name)[0]) for i, name in enumerate(made)]
    assert names(*given, tmp_path=tmp_path) == wanted


@pytest.mark.parametrize(
    "made",
    [
        ["Jean-Luc d'Arc", "Anne-Marie Curie"],
        ["Jean-Luc d'Arc", "Jean-Pierre Serre"],  # two of one first name, who handed in different work
        ["Anne-Marie Curie"],
        ["Group 3-Ada Lovelace", "Bo Li"],  # not before each
        ["Ada Lovelace 3", "Zoë O'Neil-Smith 4"],
    ],
)
def test_a_name_with_a_hyphen_stays_as_it_is(tmp_path, made):
    given = [(folder(name, 500 + i), f"work {i}") for i, name in enumerate(made)]
    assert names(*given, tmp_path=tmp_path) == made


def test_a_group_s_members_get_their_grades_under_their_own_names(tmp_path):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name, number in (("Ada Lovelace", 501), ("Bo Li", 502)):
            archive.writestr(f"Group 3-{name}_{number}_assignsubmission_file/sigmoid.ipynb", json.dumps(stubs()))
    classroom("collect", tmp_path / "in.zip", "--out", tmp_path / "in", check=0)
    assert {row["name"] for row in read(tmp_path / "in/students.csv")} == {"Ada Lovelace", "Bo Li"}
    classroom("grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet", check=0)
    sheet = worksheet(tmp_path / "sheet.csv", people=[("501", "Ada Lovelace"), ("502", "Bo Li")])
    who = ["--to", "moodle", "--students", tmp_path / "in/students.csv"]
    classroom("export", tmp_path / "out/grades.csv", *who, "--fill", sheet, "--out", tmp_path / "marks.csv", check=0)
    assert {number: grade for number, (grade, _) in moodle_takes(tmp_path / "marks.csv").items()} == {
        "501": "0",
        "502": "0",
    }
    classroom("export", tmp_path / "out/grades.csv", *who, "--feedback", "--out", tmp_path / "back.zip", check=0)
    with zipfile.ZipFile(tmp_path / "back.zip") as archive:
        assert all(name.startswith("Group 3-") for name in every(archive.namelist()))  # as Moodle knows them


# Names that nobody has cleaned


def test_bytes_of_a_name_steer_no_terminal_also_without_collect(tmp_path):
    """A folder and a file as a student called them, in a folder of submissions that the teacher made by hand."""
    evil, worse = "Ada\x1b]0;owned\x07\x1b[2J", "Bo\x9b31m\r\x08"
    for who, made in ((evil, honest()), (worse, b"no notebook"), ("Cy", honest())):
        hand_in(tmp_path / "in", who, made, name=f"{who}.ipynb")
    out, grades = tmp_path / "out", tmp_path / "out/grades.csv"
    grade = ["grade", SIGMOID, tmp_path / "in", "--out", out, "--unsandboxed", "--quiet"]
    said = [classroom(*grade, check=0)]
    rows = read(out / "hand-grading.csv")
    assert len(rows) == 3
    for row in rows:
        row["points"] = "1"
    report.write_csv(out / "hand-grading.csv", [list(rows[0]), *[list(row.values()) for row in rows]])
    said += [classroom(*grade, check=0)]
    assert {row["status"] for row in read(grades)} == {"ok", "marked by hand"}  # the keys in the table are the folders'
    report.write_csv(out / "hand-grading.csv", [list(rows[0])])
    said += [classroom(*grade, check=0)]
    assert said[-1].stderr.count("its mark is kept") == 3
    said += [classroom("similar", SIGMOID, tmp_path / "in", "--out", out / "similar.html", check=0)]
    said += [classroom("gradebook", out, "--out", out / "book", check=0)]
    said += [classroom("export", grades, "--to", "plain", "--out", out / "plain.csv", check=0)]
    files = [path for path in out.rglob("*") if path.is_file() and ".work" not in path.parts]
    texts = {path: path.read_text(encoding="utf-8-sig") for path in files} | {
        number: done.stdout + done.stderr for number, done in enumerate(said)
    }
    assert len(texts) >= 15
    for path, text in every(texts.items()):
        assert all(char.isprintable() or char in "\n\t" for char in text), path
    assert evil in os.listdir(tmp_path / "in")  # the folders are as they were


def test_a_cell_is_counted_as_its_student_sees_it(tmp_path):
    """From the top: code alone counts, and an empty cell doesn't. One way to count in all words, and its first line."""
    made = answer(honest(), log_odds="def log_odds(p:\n    return 1")
    made["cells"][2:2] = [code(""), code("x = 1"), code("1 / 0")]
    at = made["cells"].index(cell(made, "log-odds"))
    number = sum(c["cell_type"] == "code" and bool(notebook.text(c).strip()) for c in made["cells"][: at + 1])
    hand_in(tmp_path / "in", "ada", made)
    classroom("grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "out", "--unsandboxed", "--quiet", check=0)
    notes = table(tmp_path / "out")["ada"]["notes"]
    assert f"code cell {number} (`def log_odds(p:`): SyntaxError: '(' was never closed, in line 1" in notes
    assert re.search(r"code cell \d \(`1 / 0`\): ZeroDivisionError", notes)
    shown = html.unescape((tmp_path / "out/feedback/ada.html").read_text(encoding="utf-8"))
    assert f"because of an error in code cell {number} (<code>def log_odds(p:</code>): SyntaxError" in shown
    assert report.COUNTED in html.unescape(shown)
    assert not re.search(r"(?<!code )cell \[?\d", notes + shown)
