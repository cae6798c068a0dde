"""What a student handed in is found: the finished file, the newest, and the explanation wherever it stands."""

import copy
import json
import os

import pytest

from classroom.exercise import notebook
from classroom.grading import submission
from classroom.sandbox.inside import protocol
from tests.classroom.helpers import SIGMOID, answer, cell, hand_in, honest, stubs

EXERCISE = notebook.read(SIGMOID)
OWN = "One more unit of x multiplies the odds by e^w, whatever x was."
PART = "explain-weight"


def explained(**more):
    return answer(honest(), explain_weight=OWN, **more)


def without_metadata(made):
    made = copy.deepcopy(made)
    for c in made["cells"]:
        c["metadata"] = {}
    return made


def without_ids(made):
    made = copy.deepcopy(made)
    for c in made["cells"]:
        c.pop("id", None)
    return made


def below(kind="markdown", at=1, made=None, words=OWN):
    made = copy.deepcopy(made or answer(honest(), explain_weight=notebook.ANSWER))
    place = made["cells"].index(cell(made, PART))
    made["cells"].insert(place + at, {"cell_type": kind, "metadata": {}, "source": words})
    return made


def in_the_question():
    made = answer(honest(), explain_weight=notebook.ANSWER)
    question = made["cells"][made["cells"].index(cell(made, PART)) - 1]
    question["source"] = notebook.text(question) + "\n\n" + OWN
    return made


def instead_of_the_cell():
    made = below()
    made["cells"].remove(cell(made, PART))
    return made


PLACES = {
    "where it belongs": (explained(), False),
    "metadata lost": (without_metadata(explained()), False),
    "metadata and ids lost": (without_ids(without_metadata(explained())), True),
    "a new cell below": (below(), True),
    "a new cell above": (below(at=0), True),
    "a raw cell below": (below("raw"), True),
    "a code cell below": (below("code"), True),
    "below, metadata lost": (without_metadata(below()), True),
    "below, all lost": (without_ids(without_metadata(below())), True),
    "in the question's cell": (in_the_question(), True),
    "instead of the cell": (instead_of_the_cell(), True),
    "at the very top": (below(at=-100), True),
}


def read(tmp_path, made):
    hand_in(tmp_path, "x", made)
    (found,) = submission.find(tmp_path, EXERCISE)
    return found


@pytest.mark.parametrize("place", PLACES)
def test_an_explanation_is_found_or_the_row_says_look_at_it(tmp_path, place):
    made, odd = PLACES[place]
    found = read(tmp_path, made)
    assert OWN in submission.hand_answers(found, EXERCISE)[PART]
    assert ("look at it" in " ".join(found.notes)) == odd, found.notes


def without_both(made):
    return without_ids(without_metadata(made))


@pytest.mark.parametrize("change", [copy.deepcopy, without_metadata, without_both])
def test_a_blank_one_stays_blank(tmp_path, change):
    found = read(tmp_path, change(stubs()))
    assert submission.hand_answers(found, EXERCISE) == {PART: ""}
    assert not [note for note in found.notes if "look at it" in note]


def test_given_cells_are_known_without_their_metadata(tmp_path):
    for change in (without_metadata, without_both):
        found = read(tmp_path, change(explained()))
        submission.hand_answers(found, EXERCISE)
        submission.runnable(found, EXERCISE)
        assert not [note for note in found.notes if "put back" in note]


# Which of several files


HALF = answer(stubs(), log_odds=notebook.text(cell(honest(), "log-odds")))
SEVERAL = {
    "a blank beside a finished one": ({"sigmoid.ipynb": stubs(), "sigmoid (1).ipynb": honest()}, "sigmoid (1).ipynb"),
    "half beside finished": ({"sigmoid.ipynb": HALF, "Untitled.ipynb": honest()}, "Untitled.ipynb"),
    "two attempts": ({"sigmoid.ipynb": honest(), "sigmoid-2.ipynb": explained()}, "sigmoid-2.ipynb"),
    "ten attempts": ({f"sigmoid-{i}.ipynb": honest() for i in range(2, 12)}, "sigmoid-11.ipynb"),
    "unreadable beside half": ({"sigmoid.ipynb": b"{", "old.ipynb": HALF}, "old.ipynb"),
    "metadata lost": ({"sigmoid.ipynb": stubs(), "b.ipynb": without_metadata(honest())}, "b.ipynb"),
    "another exercise's name": ({"loss.ipynb": honest(), "sigmoid.ipynb": honest()}, "sigmoid.ipynb"),
}


@pytest.mark.parametrize("case", SEVERAL)
def test_of_several_files_the_one_with_work_is_graded_and_the_row_says_so(tmp_path, case):
    files, wanted = SEVERAL[case]
    for name, made in files.items():
        hand_in(tmp_path, "x", made, name)
    first, *others = submission.find(tmp_path, EXERCISE)
    assert (first.file, first.status) == (wanted, "")
    assert f"graded of {len(files)} files" in first.notes[-1]
    assert len(others) == len(files) - 1
    assert {other.status for other in others} == {"not graded"}


def test_the_newest_can_be_preferred(tmp_path):
    for name, made, when in (("sigmoid.ipynb", honest(), 1_000), ("again.ipynb", HALF, 2_000)):
        os.utime(hand_in(tmp_path, "x", made, name), (when, when))
    assert submission.find(tmp_path, EXERCISE)[0].file == "sigmoid.ipynb"
    assert submission.find(tmp_path, EXERCISE, "newest")[0].file == "again.ipynb"


# Sizes


def test_outputs_do_not_count(tmp_path):
    made = honest()
    made["cells"][2]["outputs"] = [{"output_type": "display_data", "data": {"image/png": "A" * 30 * 2**20}}]
    assert read(tmp_path, made).status == ""


def test_a_file_of_holes_is_not_read(tmp_path, monkeypatch):
    path = hand_in(tmp_path, "x", b"")
    os.truncate(path, 2**43)
    monkeypatch.setattr(submission.hashlib, "sha256", None)
    (found,) = submission.find(tmp_path, EXERCISE)
    assert found.status == "too large"


def test_many_small_values_are_refused_before_they_take_memory(tmp_path):
    assert read(tmp_path, b"[" + b"{}," * 4_000_000 + b"{}]").status == "too large"


def test_a_name_of_a_file_is_clean_in_notes(tmp_path):
    hand_in(tmp_path, "x", honest(), "\x1b[31m.ipynb")
    hand_in(tmp_path, "x", stubs(), "b.ipynb")
    for found in submission.find(tmp_path, EXERCISE):
        assert all(note == protocol.clean(note, 400) for note in found.notes)


# The source


@pytest.mark.parametrize("change", [lambda made: made, lambda made: made["metadata"].pop("kernelspec") and made])
def test_the_handout_is_not_taken_for_the_source(tmp_path, change):
    path = tmp_path / "sigmoid.ipynb"
    path.write_text(json.dumps(change(stubs())), encoding="utf-8")
    with pytest.raises(notebook.ExerciseError, match="holds no solution: it is the students' version"):
        notebook.read(path)
    path.write_text(json.dumps(honest()).replace("BEGIN SOLUTION", "ANSWER"), encoding="utf-8")
    with pytest.raises(notebook.ExerciseError, match="holds no solution"):
        notebook.read(path)
