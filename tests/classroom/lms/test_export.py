"""Out to each platform: what its importer asks for, in the test's own words, and nothing that isn't final."""

import csv
import html
import io
import json
import re
import zipfile

import pytest

from classroom.grading.report import write_csv
from classroom.grading.result import WHOLE
from classroom.grading.submission import slug
from classroom.lms import collect, export
from classroom.lms.late import Rule
from classroom.lms.sheet import Sheet
from tests.classroom.helpers import SIGMOID, classroom, hand_in, honest, stubs
from tests.classroom.lms.platforms import DOWNLOADS, Download
from tests.every import every

GRADES = """student,total,max,status,odds,explain,seconds,late,penalty,file,file_sha256,notes
Ada_Lovelace_1234567,11,14,ok,9,2,0.2,,,sigmoid.ipynb,ab,
Ada_Lovelace_1234567,0,14,not graded,0,,0,,,scratch.ipynb,ab,
"Bo, Li_77",3.6,14,error,4,0.5,0.2,1.3,20,work.ipynb,cd,
Cy_78,9,14,ok,9,,0.2,,,work.ipynb,cd,
Di_79,0,14,missing,0,,0,,,,,
folder,11,14,ok,9,2,0.2,,,work.ipynb,cd,
"""
STUDENTS = """student,name,id,late
Ada_Lovelace_1234567,Ada Lovelace,1234567,
"Bo, Li_77","Bo, Li",77,1.3
Cy_78,Cy,78,
Di_79,Di,79,
folder,Ed,,
Fay_80,Fay,80,
"""
LEFT_OUT = {
    "Cy: not marked yet: Part 2",
    "Di: no work that could be graded (missing)",
    "Ed: no id in students.csv, so the platform can't tell who it is",
    "Fay: not graded",
}


@pytest.fixture
def graded(tmp_path):
    (tmp_path / "grades.csv").write_text(GRADES)
    (tmp_path / "students.csv").write_text(STUDENTS)
    return tmp_path


def run(folder, target, *options, check=1):
    done = classroom("export", folder / "grades.csv", "--to", target, "--students", folder / "students.csv",
                     "--out", folder / "out.csv", *options, check=check)  # fmt: skip
    return {line.removeprefix("Not sent: ") for line in done.stderr.splitlines()}


def cells(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("canvas", [["    Points Possible", "", "", "", "", "14"], ["Ada Lovelace", "1234567", "", "", "", "11"],
                    ["Bo, Li", "77", "", "", "", "3.6"]]),
        ("nbgrader", [["Week 1 (4711)", "1234567", "11", "0", "11", "14"],
                      ["Week 1 (4711)", "77", "4.5", "0.9", "3.6", "14"]]),
    ],
)  # fmt: skip
def test_only_what_is_final_goes_out_and_everybody_else_is_named(graded, target, wanted):
    assert run(graded, target, "--assignment", "Week 1 (4711)") == LEFT_OUT
    header, *rows = cells(graded / "out.csv")
    assert rows == wanted
    assert all(len(row) == len(header) for row in every(rows))


def test_a_plain_table_holds_everybody_and_no_total_that_is_not_final(graded):
    without_number = {words for words in LEFT_OUT if "no id" not in words}
    assert run(graded, "plain") == without_number
    assert [(row[1], row[3], row[5]) for row in cells(graded / "out.csv")[1:]] == [
        ("Ada Lovelace", "11", "ok"), ("Bo, Li", "3.6", "error"), ("Cy", "", "ok"), ("Di", "", "missing"),
        ("Ed", "11", "ok"),
    ]  # fmt: skip


# Moodle's worksheet: filled in, in any language

LANGUAGES = {
    "en": ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade", "Grade can be changed",
           "Last modified (submission)", "Online text", "Last modified (grade)", "Feedback comments"],
    "de": ["ID", "Vollständiger Name", "E-Mail-Adresse", "Status", "Bewertung", "Bestwertung",
           "Bewertung kann geändert werden", "Zuletzt geändert (Abgabe)", "Texteingabe online",
           "Zuletzt geändert (Bewertung)", "Feedback als Kommentar"],
    "ja": ["識別子", "フルネーム", "メールアドレス", "ステータス", "評点", "最大評点", "評点は変更できます",
           "最終更新 (提出)", "オンラインテキスト", "最終更新 (評点)", "フィードバックコメント"],
}  # fmt: skip
PARTICIPANT = {"en": "Participant ", "de": "Teilnehmer/in ", "ja": "参加者"}
PEOPLE = [("1234567", "Ada Lovelace"), ("77", "Bo, Li"), ("78", "Cy"), ("79", "Di"), ("90", "=Zoë")]


def worksheet(
    path, language="en", *, most="14.00", drop=(), group=None, blind=False, encoding="utf-8-sig", people=PEOPLE
):
    """As Moodle writes it: in the order of its columns, some of which a course doesn't have."""
    header, rows = list(LANGUAGES[language]), []
    for number, name in people:
        rows.append([PARTICIPANT[language] + number, name, f"{number}@example.org", "Submitted for grading", "",
                     most, "Yes", "Tuesday, 3 November 2026, 9:00 PM", "", "-", ""])  # fmt: skip
    rows[-1][-1] = "<p>well done, teacher's own</p>"
    gone = {header.index(name) for name in drop} | ({1, 2} if blind else set())
    if group:
        header.insert(4, "Group")
        for row in rows:
            row.insert(4, group.get(row[1], "Default group"))
    table = [[cell for i, cell in enumerate(row) if i not in gone] for row in [header, *rows]]
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(table)
    path.write_bytes(made.getvalue().encode(encoding))
    return path


def moodle_takes(path, language="en"):
    """What Moodle's importer asks of a worksheet; gives what it would store, by participant."""
    header, *rows = cells(path)  # comma, UTF-8
    names = LANGUAGES[language]
    where = [
        header.index(names[0]),
        header.index(names[4]),
        header.index(names[9]),
    ]  # or it refuses the file
    stored = {}
    for row in rows:
        number = row[where[0]][len(PARTICIPANT[language]) :]
        assert number.isdigit()
        stored[number] = (row[where[1]].replace(",", "."), row[header.index(names[10])] if names[10] in header else "")
    return stored


@pytest.mark.parametrize("language", LANGUAGES)
def test_moodles_worksheet_is_filled_in_and_nothing_else_in_it_changes(graded, language):
    most = "14,00" if language == "de" else "14.00"
    sheet = worksheet(graded / "sheet.csv", language, most=most)
    unknown = f"{PARTICIPANT[language]}90, =Zoë: stands in the worksheet, and nothing of theirs was graded"
    assert run(graded, "moodle", "--fill", sheet) == LEFT_OUT | {unknown}
    stored = moodle_takes(graded / "out.csv", language)
    assert {number: grade for number, (grade, _) in stored.items()} == {
        "1234567": "11", "77": "3.6", "78": "", "79": "", "90": "",
    }  # fmt: skip
    assert stored["1234567"][1] == "[Points: 11 of 14. Part 1: 9, Part 2: 2]"
    assert stored["77"][1] == "[Points: 3.6 of 14. Part 1: 4, Part 2: 0.5; 1.3 days late, penalty 20 %]"
    assert stored["90"][1] == "<p>well done, teacher's own</p>"
    before, after = cells(sheet), cells(graded / "out.csv")
    changed = {(i, j) for i, row in enumerate(before) for j, cell in enumerate(row) if after[i][j] != cell}
    assert changed == {(1, 4), (1, 10), (2, 4), (2, 10)}
    assert sheet.read_bytes()[:3] == (graded / "out.csv").read_bytes()[:3]
    assert b"\r\n" in (graded / "out.csv").read_bytes()


def test_a_second_export_takes_the_place_of_the_first(graded):
    run(graded, "moodle", "--fill", worksheet(graded / "sheet.csv"))
    first = (graded / "out.csv").read_bytes()
    (graded / "out.csv").rename(graded / "again.csv")
    run(graded, "moodle", "--fill", graded / "again.csv")
    assert (graded / "out.csv").read_bytes() == first


@pytest.mark.parametrize(
    "how",
    [
        {"drop": ["Feedback comments"]},
        {"drop": ["Online text", "Email address"]},
        {"encoding": "utf-8"},
        {"people": PEOPLE[:1]},  # one student: every column holds one value only
    ],
)
def test_a_worksheet_of_another_make_is_filled_in_too(graded, how):
    run(graded, "moodle", "--fill", worksheet(graded / "sheet.csv", **how))
    assert moodle_takes(graded / "out.csv")["1234567"][0] == "11"


def test_a_blind_worksheet_takes_participants_and_a_group_all_its_members(tmp_path):
    (tmp_path / "grades.csv").write_text(
        GRADES.replace("Ada_Lovelace_1234567", "Participant_77").replace("Bo, Li_77", "Team Red_31")
    )
    (tmp_path / "students.csv").write_text("student,name,id\nParticipant_77,Participant,77\nTeam Red_31,Team Red,31\n")
    run(tmp_path, "moodle", "--fill", worksheet(tmp_path / "sheet.csv", blind=True))
    assert moodle_takes(tmp_path / "out.csv")["77"][0] == "11"
    group = {"Ada Lovelace": "Team Red", "Cy": "Team Red"}
    people = [*PEOPLE, ("31", "Somebody Else")]  # a participant whose number is that of the group
    run(tmp_path, "moodle", "--fill", worksheet(tmp_path / "sheet.csv", group=group, people=people))
    grades = {number: grade for number, (grade, _) in moodle_takes(tmp_path / "out.csv").items()}
    assert grades == {"1234567": "3.6", "77": "11", "78": "3.6", "79": "", "90": "", "31": ""}


def test_a_number_that_bears_another_name_gets_nothing(graded):
    people = [("1234567", "Somebody Else"), ("77", "Bo, Li"), ("5", "Cy")]
    left_out = run(graded, "moodle", "--fill", worksheet(graded / "sheet.csv", people=people))
    assert "Ada Lovelace: the worksheet's Participant 1234567 bears another name: Somebody Else" in left_out
    assert moodle_takes(graded / "out.csv")["1234567"][0] == ""


def test_a_name_that_the_teacher_changed_is_known_by_its_folder(tmp_path):
    """Two of one name, told apart in students.csv: number and folder are those of the worksheet's row."""
    folders = [slug(f"Anna Müller_{number}") for number in ("501", "502")]
    grades = GRADES.replace("Ada_Lovelace_1234567", folders[0]).replace('"Bo, Li_77"', folders[1])
    (tmp_path / "grades.csv").write_text(grades)
    (tmp_path / "students.csv").write_text(
        f"student,name,id\n{folders[0]},Anna Müller (the elder),501\n{folders[1]},Anna B.,502\n", encoding="utf-8"
    )
    people = [("501", "Anna Müller"), ("502", "Anna Müller")]
    left_out = run(tmp_path, "moodle", "--fill", worksheet(tmp_path / "sheet.csv", people=people))
    assert not any("another name" in words for words in left_out)
    assert {number: grade for number, (grade, _) in moodle_takes(tmp_path / "out.csv").items()} == {
        "501": "11",
        "502": "3.6",
    }


def test_who_is_late_by_nobody_knows_how_much_goes_out_when_the_teacher_has_said_what_it_costs(graded):
    (graded / "grades.csv").write_text(GRADES.replace("ok,9,2,0.2,,,sigmoid", "ok,9,2,0.2,late,0,sigmoid"))
    header, *rows = STUDENTS.splitlines()
    ada, *others = rows
    unsaid = "Ada Lovelace: late by nobody knows how much: write the penalty (0 for none) in students.csv, and"
    for penalty, sent in (("", False), ("0", True)):
        table = [header + ",penalty", f"{ada}{(penalty and ',' + penalty) or ','}", *(row + "," for row in others)]
        (graded / "students.csv").write_text("\n".join(table) + "\n")
        left_out = run(graded, "plain")
        assert any(words.startswith(unsaid) for words in left_out) != sent


NAMESAKES = """student,name,id
Ada_Lovelace_1234567,Anna Müller,1
"Bo, Li_77",Anna Müller,2
"""


def test_two_of_one_name_are_told_apart_by_their_numbers_alone(graded):
    (graded / "students.csv").write_text(NAMESAKES)
    people = [("2", "Anna Müller"), ("3", "Anna Müller"), ("4", "Eva")]
    left_out = run(graded, "moodle", "--fill", worksheet(graded / "sheet.csv", people=people))
    grades = {number: grade for number, (grade, _) in moodle_takes(graded / "out.csv").items()}
    assert grades == {"2": "3.6", "3": "", "4": ""}
    assert "Anna Müller (Ada_Lovelace_1234567): the worksheet has no participant 1" in left_out
    for number, name in people[1:]:
        told = f"Participant {number}, {name}: stands in the worksheet, and nothing of theirs was graded"
        assert told in left_out


def test_the_worksheet_of_another_assignment_is_filled_in_for_nobody(graded):
    people = [(f"9{number}", name) for number, name in PEOPLE]
    sheet = worksheet(graded / "sheet.csv", people=people)
    done = classroom("export", graded / "grades.csv", "--to", "moodle", "--students", graded / "students.csv",
                     "--out", graded / "out.csv", "--fill", sheet)  # fmt: skip
    assert (done.returncode, (graded / "out.csv").exists()) == (2, False)
    assert "none of these students stands in it under the same number" in done.stderr


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t.replace("14.00", "100.00"), "the platform's maximum is 100, the exercise's 14"),
        (lambda t: t.replace("Participant 77", "Participant"), "its first column doesn't hold Moodle's participants"),
        (lambda t: t.replace("14.00", "good enough"), "which column holds the grade can't be told"),
        (
            lambda t: t.replace("Submitted for grading", "3").replace("@example.org", ""),
            "which column holds the grade can't be told",
        ),
        (lambda t: t.replace("-", "?").replace("2026", ""), "no column says when a grade was last modified"),
        (lambda t: "", "its first column doesn't"),
    ],
)
def test_a_worksheet_that_cannot_be_filled_in_is_told_and_nothing_is_written(graded, change, message):
    sheet = worksheet(graded / "sheet.csv")
    sheet.write_text(change(sheet.read_text(encoding="utf-8")))
    done = classroom("export", graded / "grades.csv", "--to", "moodle", "--students", graded / "students.csv",
                     "--out", graded / "out.csv", "--fill", sheet)  # fmt: skip
    assert (done.returncode, (graded / "out.csv").exists()) == (2, False)
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_the_teacher_can_name_columns_and_have_grades_scaled(graded):
    sheet = worksheet(graded / "sheet.csv", most="100.00")
    text = sheet.read_text(encoding="utf-8").replace("Submitted for grading", "3").replace("@example.org", "")
    sheet.write_text(text, encoding="utf-8")
    run(graded, "moodle", "--fill", sheet, "--grade-column", "Grade", "--comment-column", "Online text", "--scale")
    header, ada, *_ = cells(graded / "out.csv")
    assert (ada[header.index("Grade")], ada[header.index("Feedback comments")]) == ("78.57", "")
    assert ada[header.index("Online text")].startswith("[Points: 11 of 14")


def test_moodle_without_its_worksheet_says_how_to_get_it(graded):
    done = classroom("export", graded / "grades.csv", "--to", "moodle", "--students", graded / "students.csv",
                     "--out", graded / "out.csv")  # fmt: skip
    assert done.returncode == 2
    assert "Download grading worksheet" in done.stderr


# Canvas's gradebook

GRADEBOOK = [
    ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Week 1 (4711)", "Week 10 (4712)", "Final Score"],
    ["    Points Possible", "", "", "", "", "14.0", "20.0", "(read only)"],
    ["Lovelace, Ada", "1234567", "s1", "ada", "Lab", "", "3", "3.0"],
    ["Li, Bo", "77", "s2", "bo", "Lab", "1", "", "0"],
    ["Cy", "78", "s3", "=cy", "Lab", "5", "", "0"],
    ["Student, Test", "99", "", "f9", "Lab", "", "", ""],
]


def canvas_takes(path, assignment):
    """What Canvas's importer asks of a gradebook: its columns, and an assignment that it knows by its number."""
    header, *rows = cells(path)
    assert header[:2] == ["Student", "ID"]
    assert "Section" in header
    (at,) = [i for i, name in enumerate(header) if re.fullmatch(rf"{re.escape(assignment)} \(\d+\)", name)]
    return {row[1]: row[at] for row in rows if row[1]}


@pytest.mark.parametrize("assignment", ["Week 1 (4711)", "Week 1"])
def test_canvas_gradebook_is_filled_in_and_nothing_else_in_it_changes(graded, assignment):
    write_csv(graded / "book.csv", GRADEBOOK)
    assert run(graded, "canvas", "--fill", graded / "book.csv", "--assignment", assignment) == LEFT_OUT
    assert canvas_takes(graded / "out.csv", "Week 1") == {"1234567": "11", "77": "3.6", "78": "5", "99": ""}
    changed = [
        c for old, new in zip(GRADEBOOK, cells(graded / "out.csv"), strict=True) for c in zip(old, new, strict=True)
    ]
    assert [pair for pair in changed if pair[0] != pair[1]] == [("", "11"), ("1", "3.6")]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "for Canvas say --assignment 'Name (id)'"),
        (["--fill", "book.csv", "--assignment", "Week 2"], "one of: Week 1 (4711), Week 10 (4712)"),
        (["--fill", "book.csv", "--assignment", "Week 10"], "the platform's maximum is 20, the exercise's 14"),
        (["--fill", "grades.csv"], "it has no columns Student and ID"),
        (["--fill", "nothing.csv"], "No such file"),
        (["--fill", "out.csv"], "stays as it is: choose another --out"),
    ],
)
def test_what_canvas_would_not_take_is_told(graded, options, message):
    write_csv(graded / "book.csv", GRADEBOOK)
    options = [graded / option if option.endswith(".csv") else option for option in options]
    done = classroom("export", graded / "grades.csv", "--to", "canvas", "--students", graded / "students.csv",
                     "--out", graded / "out.csv", *options)  # fmt: skip
    assert (done.returncode, (graded / "out.csv").exists()) == (2, False)
    assert message in done.stderr


def test_a_sheet_keeps_its_encoding_separator_and_line_ends(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        for delimiter in ",;\t":
            for newline in ("\n", "\r\n"):
                text = (
                    newline.join(delimiter.join(f'"{cell}"' for cell in row) for row in (["a", "ö"], ["1", "é, x"]))
                    + newline
                )
                (tmp_path / "one").write_bytes(text.encode(encoding))
                Sheet.read(tmp_path / "one").write(tmp_path / "two")
                assert (tmp_path / "two").read_bytes() == (tmp_path / "one").read_bytes()


# A table that is none


def test_a_table_that_is_none_is_told(tmp_path):
    (tmp_path / "grades.csv").write_text("name,mark\nA,1\n")
    done = classroom("export", tmp_path / "grades.csv", "--to", "plain", "--out", tmp_path / "out.csv")
    assert done.returncode == 2
    assert "has no column student, total, max, status" in done.stderr


def test_two_grades_for_one_student_are_an_error_and_one_id_for_two_students_goes_to_neither(graded):
    (graded / "students.csv").write_text(STUDENTS.replace(",77,", ",1234567,"))
    left_out = run(graded, "canvas", "--assignment", "Week 1 (4711)")
    assert len([words for words in left_out if "another student has the same id" in words]) == 2
    assert [row[1] for row in cells(graded / "out.csv")] == ["ID", ""]
    (graded / "grades.csv").write_text(GRADES.replace("not graded", "ok"))
    with pytest.raises(ValueError, match="several graded rows for Ada"):
        export.export(graded / "grades.csv", graded / "out.csv", "plain")


# There and back


def moodle_takes_back(names, participants):
    """Moodle's rule for a feedback file: name_number_assignsubmission_file, as a folder or in front of the name."""
    found = {}
    for name in names:
        for at, part in enumerate(name.split("/")):
            told = part.split("_", 4)
            if (
                len(told) >= 4
                and told[1].isdigit()
                and told[1] in participants
                and told[2:4] == ["assignsubmission", "file"]
            ):
                found[told[1]] = "/".join(filter(None, [*told[4:], *name.split("/")[at + 1 :]]))
                break
    return found


def canvas_takes_back(names):
    """Canvas's rule: between underscores, the first number is the student's and the second the file's."""
    numbers = {name: [part for part in name.split("/")[-1].split("_") if part.isdigit()][:2] for name in names}
    return {
        tuple(two): name
        for name, two in numbers.items()
        if len(two) == 2 and not name.split("_")[-1].startswith("link")
    }


TO_AND_FRO = ["Moodle, folders", "Moodle before 4.1, folders", "Moodle, no folders", "Moodle, blind", "Canvas"]


@pytest.mark.parametrize("platform", TO_AND_FRO)
def test_from_a_platform_and_back_to_it(tmp_path, platform):
    download = DOWNLOADS[platform]
    collect.collect(download.pack(tmp_path / "in.zip", json.dumps(honest())), tmp_path / "in", rule=Rule(per_day=10))
    grade = ["grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "graded", "--unsandboxed", "--quiet"]
    classroom(*grade, check=0)
    marks = tmp_path / "graded/hand-grading.csv"
    table = cells(marks)
    explained = every([row for row in table[1:] if row[2] != WHOLE])
    write_csv(marks, [table[0], *[[*row[:4], "2.5", "=cmd", row[6]] for row in explained]])
    classroom(*grade, check=0)
    target = download.layout
    people = [(number, name) for name, number in download.students]
    if target == "moodle":
        fill = worksheet(tmp_path / "sheet.csv", people=people, blind="blind" in platform)
    else:
        fill = tmp_path / "sheet.csv"
        write_csv(fill, [*GRADEBOOK[:2], *[[name, number, *[""] * 6] for number, name in people]])
    who = ["--students", tmp_path / "in/students.csv"]
    options = ["--to", target, *who, "--assignment", "Week 1"]
    classroom("export", tmp_path / "graded/grades.csv", *options, "--fill", fill, "--out", tmp_path / "out.csv")
    sent = {n: g for n, (g, _) in moodle_takes(tmp_path / "out.csv").items()} if target == "moodle" else canvas_takes(
        tmp_path / "out.csv", "Week 1")  # fmt: skip
    late = "libo" if target == "canvas" else None  # its late file is worth no more, and the other one is in time
    assert sent == {number: "13.5" if books else "" for (_, number), books in download.students.items()}, late
    classroom("export", tmp_path / "graded/grades.csv", *options, "--feedback", "--out", tmp_path / "back.zip")
    with zipfile.ZipFile(tmp_path / "back.zip") as archive:
        names, pages = archive.namelist(), [archive.read(name).decode() for name in archive.namelist()]
    everybody = {number for _, number in download.students}  # also who has no grade, and reads why
    if target == "moodle":
        assert moodle_takes_back(names, everybody) == dict.fromkeys(everybody, "feedback.html")
    else:
        assert {two[0] for two in canvas_takes_back(names)} == everybody
        handed_in = {tuple(name.replace("LATE_", "").split("_")[1:3]) for name in download.files}
        assert set(canvas_takes_back(names)) <= handed_in
    assert len(names) == len(everybody)
    assert sum("13.5 of 14" in page for page in pages) == sum(bool(books) for books in download.students.values())
    assert all("13.5 of 14" in page or "<strong>not graded</strong>" in page for page in every(pages))


def test_feedback_goes_only_to_who_can_be_named(tmp_path):
    hand_in(tmp_path / "in", "ada", stubs())
    classroom("grade", SIGMOID, tmp_path / "in", "--out", tmp_path / "graded", "--unsandboxed", "--quiet", check=0)
    write_csv(tmp_path / "in/students.csv", [["student", "name", "id"], ["ada", "Ada", "7"]])
    options = [
        "--to",
        "moodle",
        "--students",
        tmp_path / "in/students.csv",
        "--out",
        tmp_path / "back.zip",
        "--feedback",
    ]
    done = classroom("export", tmp_path / "graded/grades.csv", *options, check=1)
    assert "Ada: files.csv has no name of moodle for the file that was graded" in done.stderr
    with zipfile.ZipFile(tmp_path / "back.zip") as archive:
        assert archive.namelist() == []


def test_names_and_comments_are_text_wherever_they_go(tmp_path):
    evil = {"=1+1_5_assignsubmission_file/x.ipynb": json.dumps(honest()), "<b>x_6_assignsubmission_file/x.ipynb": "{}"}
    collect.collect(Download("moodle", evil, {}).pack(tmp_path / "in.zip", ""), tmp_path / "in")
    (tmp_path / "grades.csv").write_text(
        GRADES.split("\n")[0].replace("odds", "=odds<b>") + "\n" + "\n".join(
            f"{row},1,14,ok,1,0,0.1,=<b>x,5,x.ipynb,ab," for row in ("_1_1_5", "x")), encoding="utf-8")  # fmt: skip
    students = cells(tmp_path / "in/students.csv")
    assert not [cell for row in students for cell in row if cell[:1] in ("=", "+", "-", "@")]
    folders = [row[0] for row in students[1:]]
    text = (tmp_path / "grades.csv").read_text().replace("_1_1_5", folders[0]).replace("\nx,", f"\n{folders[1]},")
    (tmp_path / "grades.csv").write_text(text)
    options = {"fill": worksheet(tmp_path / "sheet.csv", people=[("5", "=1+1"), ("6", "<b>x")]), "scale": True}
    export.export(tmp_path / "grades.csv", tmp_path / "out.csv", "moodle", tmp_path / "in/students.csv", **options)
    comments = [comment for _, comment in moodle_takes(tmp_path / "out.csv").values()]
    assert len(comments) == 2
    assert all("<b>" not in comment.replace("<p>", "") for comment in comments)
    assert any(html.escape("=<b>x days late") in comment for comment in comments)


def test_students_of_another_exercise_are_told_in_one_line(graded):
    (graded / "students.csv").write_text("student,name,id\nAda_77,Ada Lovelace,77\n")
    options = ("--to", "plain", "--students", graded / "students.csv", "--out", graded / "out.csv")
    (told,) = classroom("export", graded / "grades.csv", *options, check=2).stderr.splitlines()
    assert "students.csv lists nobody of" in told
    assert "it belongs to another exercise. Say --students with the one in the folder of submissions" in told
    assert not (graded / "out.csv").exists()
