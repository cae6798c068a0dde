"""Downloads made up for the tests, each as its platform really lays it out, and who is in them."""

import zipfile
from dataclasses import dataclass, field

RECEIPT = """Name: {name} ({user})
Assignment: HW_1
Date Submitted: Tuesday, November 3, 2026 11:59:00 PM CET
Current Grade: Needs Grading

Submission Field:
There is no student submission text data for this assignment.

Comments:
There are no student comments for this assignment.

Files:
\tOriginal filename: sigmoid.ipynb
\tFilename: HW_1_{user}_attempt_2026-11-03-23-59-00_sigmoid.ipynb
"""
METADATA = """---
submission_3001:
  :submitters:
  - :name: Ada Lovelace
    :sid: '0017'
    :email: ada@example.org
  - :name: Bo Li
    :sid: '0018'
    :email: bo@example.org
  :created_at: 2026-11-03 22:59:00.123456000 Z
  :score: 0.0
submission_3002:
  :submitters:
  - :name: "=Cy"
    :sid:
    :email: cy@example.org
  :created_at: 2026-11-05 10:00:00.000000000 Z
"""
BOOK = "a notebook"


@dataclass(frozen=True)
class Download:
    """Names in the archive with their content, and for each student (name, id): how many notebooks."""

    layout: str
    files: dict[str, str]
    students: dict[tuple[str, str], int]
    times: dict[str, str] = field(default_factory=dict)  # by the student's name: of the last file

    def pack(self, path, book):
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in self.files.items():
                archive.writestr(name, book if content == BOOK else content)
        return path

    def lay_out(self, folder, book):
        for name, content in self.files.items():
            path = folder / name
            if name.endswith("/"):
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(book if content == BOOK else content, encoding="utf-8")
        return folder


DOWNLOADS = {
    "Moodle, folders": Download(
        "moodle",
        {
            "Ada Lovelace_1234567_assignsubmission_file/sigmoid.ipynb": BOOK,
            "Ada Lovelace_1234567_assignsubmission_onlinetext/onlinetext.html": "<p>hello</p>",
            "Zoë O'Neil-Smith_1234568_assignsubmission_file/my work/sigmoid.ipynb": BOOK,
            "Bo Li_1234569_assignsubmission_onlinetext/onlinetext.html": "<p>only text</p>",
        },
        {("Ada Lovelace", "1234567"): 1, ("Zoë O'Neil-Smith", "1234568"): 1, ("Bo Li", "1234569"): 0},
    ),
    "Moodle before 4.1, folders": Download(
        "moodle",
        {"Ada Lovelace_1234567_assignsubmission_file_/sigmoid.ipynb": BOOK},
        {("Ada Lovelace", "1234567"): 1},
    ),
    "Moodle, no folders": Download(
        "moodle",
        {
            "Ada Lovelace_1234567_assignsubmission_file_sigmoid.ipynb": BOOK,
            "Ada Lovelace_1234567_assignsubmission_onlinetext_onlinetext.html": "<p>hello</p>",
            "Bo Li_1234569_assignsubmission_file_my_work_2.ipynb": BOOK,
        },
        {("Ada Lovelace", "1234567"): 1, ("Bo Li", "1234569"): 1},
    ),
    "Moodle, blind": Download(
        "moodle",
        {
            "Participant_501_assignsubmission_file/sigmoid.ipynb": BOOK,
            "Participant_502_assignsubmission_file/sigmoid.ipynb": BOOK,
        },
        {("Participant", "501"): 1, ("Participant", "502"): 1},
    ),
    "Moodle, blind, in German": Download(
        "moodle",
        {
            "Teilnehmerin_501_assignsubmission_file/sigmoid.ipynb": BOOK,
            "Teilnehmerin_502_assignsubmission_file/sigmoid.ipynb": BOOK,
        },
        {("Teilnehmerin", "501"): 1, ("Teilnehmerin", "502"): 1},
    ),
    "Moodle, groups": Download(
        "moodle",
        {
            "Team Red_31_assignsubmission_file/sigmoid.ipynb": BOOK,
            "Team Blue_32_assignsubmission_file/sigmoid.ipynb": BOOK,
            "Default group_assignsubmission_file/sigmoid.ipynb": BOOK,
        },
        {("Team Red", "31"): 1, ("Team Blue", "32"): 1, ("Default group", ""): 1},
    ),
    "Moodle, a group's work under each name": Download(
        "moodle",
        {
            "Group 3-Ada Lovelace_501_assignsubmission_file/sigmoid.ipynb": BOOK,
            "Group 3-Jean-Luc d'Arc_502_assignsubmission_file/sigmoid.ipynb": BOOK,
            "Default group-Bo Li_503_assignsubmission_file/sigmoid.ipynb": BOOK,
        },
        {("Ada Lovelace", "501"): 1, ("Jean-Luc d'Arc", "502"): 1, ("Bo Li", "503"): 1},
    ),
    "Canvas": Download(
        "canvas",
        {
            "lovelaceada_4017_90001_sigmoid.ipynb": BOOK,
            "libo_LATE_4018_90002_sigmoid-1.ipynb": BOOK,
            "libo_4018_90003_sigmoid-2.ipynb": BOOK,
            "oneilzoe_4019_90004_notes.pdf": "%PDF",
        },
        {("lovelaceada", "4017"): 1, ("libo", "4018"): 2, ("oneilzoe", "4019"): 0},
    ),
    "Canvas, anonymous": Download(
        "canvas",
        {"anon_x7Kp2_90001_sigmoid.ipynb": BOOK, "anon_late_Q8rT1_90002_sigmoid.ipynb": BOOK},
        {("anon", "x7Kp2"): 1, ("anon", "Q8rT1"): 1},
    ),
    "nbgrader": Download(
        "nbgrader",
        {
            "submitted/ada/sigmoid/sigmoid.ipynb": BOOK,
            "submitted/ada/sigmoid/timestamp.txt": "2026-11-04 08:30:00.123456 UTC",
            "submitted/bo/sigmoid/sigmoid.ipynb": BOOK,
            "submitted/bo/sigmoid/timestamp.txt": "2026-11-03 21:00:00.000001 Europe/Berlin\n",
        },
        {("ada", "ada"): 1, ("bo", "bo"): 1},
        {"ada": "2026-11-04 08:30:00+00:00", "bo": "2026-11-03 21:00:00+01:00"},
    ),
    "nbgrader, the exchange": Download(
        "nbgrader",
        {
            "inbound/ada+sigmoid+2026-11-03 20:00:00.000000 UTC+0a1b/sigmoid.ipynb": BOOK,
            "inbound/ada+sigmoid+2026-11-04 20:00:00.000000 UTC+0a1c/sigmoid.ipynb": BOOK,
            "inbound/bo+sigmoid+2026-11-03 21:00:00.000000 UTC/sigmoid.ipynb": BOOK,
        },
        {("ada", "ada"): 2, ("bo", "bo"): 1},
        {"ada": "2026-11-04 20:00:00+00:00"},
    ),
    "Brightspace": Download(
        "brightspace",
        {
            "index.html": "<html>the list</html>",
            "397063-2557369 - Mary-Ann Smith - Nov 3, 2026 926 PM/sigmoid.ipynb": BOOK,
            "397063-2557369 - Mary-Ann Smith - Nov 4, 2026 1205 AM/sigmoid.ipynb": BOOK,
            "397064-2557369 - Bo Li - Nov 3, 2026 1126 AM/essay - 2.pdf": "%PDF",
        },
        {("Mary-Ann Smith", "397063"): 2, ("Bo Li", "397064"): 0},
        {"Mary-Ann Smith": "2026-11-04 00:05:00", "Bo Li": "2026-11-03 11:26:00"},
    ),
    "Brightspace, other dates": Download(
        "brightspace",
        {
            "397063-2557369 - Ada - 14 November, 2026 2126/sigmoid.ipynb": BOOK,
            "397064-2557369 - Bo - 14 novembre, 2026 2126/sigmoid.ipynb": BOOK,
        },
        {("Ada", "397063"): 1, ("Bo", "397064"): 1},
        {"Ada": "2026-11-14 21:26:00", "Bo": ""},
    ),
    "Blackboard": Download(
        "blackboard",
        {
            "HW_1_j_doe_attempt_2026-11-03-23-59-00.txt": RECEIPT.format(name="Joan Doe", user="j_doe"),
            "HW_1_j_doe_attempt_2026-11-03-23-59-00_sigmoid.ipynb": BOOK,
            "HW_1_k_doe_attempt_2026-11-03-20-00-00.txt": RECEIPT.format(name="Kim Doe", user="k_doe"),
            "HW_1_k_doe_attempt_2026-11-03-20-00-00_sigmoid.ipynb": BOOK,
            "HW_1_k_doe_attempt_2026-11-05-20-00-00.txt": RECEIPT.format(name="Kim Doe", user="k_doe"),
            "HW_1_k_doe_attempt_2026-11-05-20-00-00_sigmoid.ipynb": BOOK,
            "HW_1_bo_attempt_2026-11-03-20-00-01.txt": RECEIPT.format(name="Bo", user="bo"),
        },
        {("Joan Doe", "j_doe"): 1, ("Kim Doe", "k_doe"): 2, ("Bo", "bo"): 0},
        {"Joan Doe": "2026-11-03 23:59:00", "Kim Doe": "2026-11-05 20:00:00"},
    ),
    "Blackboard without its texts": Download(
        "blackboard",
        {
            "gradebook_C1_HW_1/HW_1_j_doe_attempt_2026-11-03-23-59-00_sigmoid.ipynb": BOOK,
            "gradebook_C1_HW_1/HW_1_ada_attempt_2026-11-03-20-00-00_sigmoid.ipynb": BOOK,
        },
        {("j_doe", "j_doe"): 1, ("ada", "ada"): 1},
    ),
    "Gradescope, with a group": Download(
        "gradescope",
        {
            "assignment_77_export/submission_metadata.yml": METADATA,
            "assignment_77_export/submission_3001/sigmoid.ipynb": BOOK,
            "assignment_77_export/submission_3002/sigmoid.ipynb": BOOK,
            "assignment_77_export/submission_3003/sigmoid.ipynb": BOOK,
        },
        {("Ada Lovelace", "0017"): 1, ("Bo Li", "0018"): 1, ("=Cy", "cy@example.org"): 1, ("submission_3003", ""): 1},
        {"Ada Lovelace": "2026-11-03 22:59:00+00:00"},
    ),
    "GitHub Classroom": Download(
        "github",
        {
            "sigmoid-submissions/sigmoid-ada/sigmoid.ipynb": BOOK,
            "sigmoid-submissions/sigmoid-ada/.git/HEAD": "ref",
            "sigmoid-submissions/sigmoid-ada/README.md": "# read me",
            "sigmoid-submissions/sigmoid-bo-li/sub/sigmoid.ipynb": BOOK,
            "sigmoid-submissions/sigmoid-cy/.git/HEAD": "ref",
        },
        {("ada", "ada"): 1, ("bo-li", "bo-li"): 1, ("cy", "cy"): 0},
    ),
    "Google Classroom": Download(
        "google",
        {
            "Exercise 1/Ada Lovelace - sigmoid.ipynb": BOOK,
            "Exercise 1/Bo Li - sigmoid (1).ipynb": BOOK,
        },
        {("Ada Lovelace", ""): 1, ("Bo Li", ""): 1},
    ),
    "one folder around": Download(
        "wrapped", {"Week 1/ada/sigmoid.ipynb": BOOK, "Week 1/bo/sigmoid.ipynb": BOOK}, {("ada", ""): 1, ("bo", ""): 1}
    ),
    "plain folders": Download(
        "folders",
        {"ada/sigmoid.ipynb": BOOK, "bo/deep/sigmoid.ipynb": BOOK, "cy/": ""},
        {("ada", ""): 1, ("bo", ""): 1, ("cy", ""): 0},
    ),
}
