"""Source notebooks: what is graded, what a student gets, and that no solution is left in it."""

import copy
import json
import subprocess
import sys

import nbformat
import pytest

from book._ext.chapters import chapters
from classroom.exercise import notebook
from classroom.exercise.validate import problems  # noqa: F401 (it imports without a sandbox)
from tests.classroom.helpers import EXERCISES, ROOT, SIGMOID, answer, cell, honest, stubs

TOPICS = {chapter.slug for chapter in chapters()} | {"capstone"}
each = pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)


def test_there_is_an_exercise_for_each_topic():
    assert {path.stem for path in EXERCISES} == TOPICS
    assert all(path.parent.name == path.stem for path in EXERCISES)


@each
def test_an_exercise_has_parts_of_all_levels_from_worked_to_blank(path):
    exercise = notebook.read(path)
    levels = [part.level for part in exercise.parts]
    assert 4 <= len(levels) <= 8
    assert levels == sorted(levels, key=notebook.LEVELS.index)
    assert set(levels) == {"trace", "complete", "build"}
    assert 1 <= len(exercise.hand) <= 2
    for part in exercise.hand:
        assert "**Model answer.**" in part.answer
        assert part.answer.partition("**Rubric.**")[2].count("1 point:") == part.points
        assert len(part.question) > 60


@each
def test_the_points_and_parts_that_the_title_promises_are_there(path):
    exercise = notebook.read(path)
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
    title = notebook.text(exercise.notebook["cells"][0])
    assert f"{words[len(exercise.parts)].capitalize()} parts and {words[len(exercise.hand)]} " in title
    assert f", {exercise.points:g} points, about" in title


@each
def test_the_metadata_are_nbgraders_schema_3(path):
    keys = {"grade", "grade_id", "locked", "schema_version", "solution", "task"}
    for c in notebook.read(path).notebook["cells"]:
        mark = notebook.nbgrader(c)
        if mark:
            assert set(mark) == keys | ({"points"} if mark["grade"] else set())
            assert mark["schema_version"] == 3
            assert not (mark["locked"] and mark["solution"])


@each
def test_the_students_version_is_a_notebook_as_jupyterlab_and_colab_want_it(path):
    made = notebook.student(notebook.read(path))
    nbformat.validate(nbformat.from_dict(made))
    assert (made["nbformat"], made["nbformat_minor"]) == (4, 5)
    assert made["metadata"]["kernelspec"]["name"] == "python3"
    assert set(made["metadata"]) == {"kernelspec", "language_info"}
    for c in made["cells"]:
        assert isinstance(c["source"], list)
        assert c["cell_type"] == "markdown" or (c["outputs"], c["execution_count"]) == ([], None)


@each
def test_the_students_version_holds_no_line_of_a_solution(path):
    """Looked for line by line, without the code that takes them out."""
    source, made = json.loads(path.read_text(encoding="utf-8")), notebook.student(notebook.read(path))
    shown = {line.strip() for c in made["cells"] for line in notebook.text(c).split("\n")}
    secret = []
    for c in source["cells"]:
        text, mark = notebook.text(c), c["metadata"].get("nbgrader", {})
        if mark.get("solution") and mark.get("grade"):
            secret += text.split("\n")
        elif mark.get("solution"):
            secret += text.partition("### BEGIN SOLUTION\n")[2].partition("### END SOLUTION")[0].split("\n")
    secret = [line.strip() for line in secret if line.strip()]
    assert len(secret) > 8
    assert not [line for line in secret if line in shown]
    everything = json.dumps(made)
    for word in ("BEGIN", "END SOLUTION", "HIDDEN", "graded=True", "Rubric", "Model answer", "#: "):
        assert word not in everything


@each
def test_every_answer_of_the_students_version_is_a_gap(path):
    exercise = notebook.read(path)
    for c in notebook.student(exercise)["cells"]:
        mark = notebook.nbgrader(c)
        if mark.get("solution"):
            assert (notebook.ANSWER if mark["grade"] else "...") in notebook.text(c)


def test_a_stub_stands_where_the_solution_stood():
    made = stubs()
    assert notebook.text(cell(made, "stable-sigmoid")) == "def sigmoid(z):\n    return ..."
    assert notebook.text(cell(made, "log-odds")) == "def log_odds(p):\n    return np.log(...)"
    assert notebook.text(cell(made, "stable-sigmoid-check")) == 'check("sigmoid", sigmoid)'


def spoilt(change):
    made = json.loads(SIGMOID.read_text(encoding="utf-8"))
    change(made)
    return made


def mark(name, **changes):
    def change(made):
        cell(made, name)["metadata"]["nbgrader"].update(changes)

    return change


def source(name, text):
    def change(made):
        cell(made, name)["source"] = text

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (mark("log-odds", grade_id="setup"), "two cells have the grade_id 'setup'"),
        (mark("log-odds", schema_version=1), "needs nbgrader's schema_version 3"),
        (mark("log-odds-check", points=0), "cell log-odds-check is graded and gives no points"),
        (source("log-odds-check", "assert log_odds(0.5) == 0"), "cell log-odds-check must hold check"),
        (source("log-odds-check", "check('nothing', log_odds)"), "lib.checks has no part 'nothing'"),
        (source("log-odds-check", "check('odds', f())"), "the second argument must be a name"),
        (source("odds-by-hand-check", "check('odds', odds_of_forecast, q=1)"), "odds needs p; given: q"),
        (lambda made: made["metadata"]["classroom"].update(lib=["scipy"]), "metadata classroom.lib names 'scipy'"),
        (lambda made: cell(made, "log-odds-check")["metadata"].pop("classroom"), "needs metadata classroom.level"),
        (lambda made: made.update(cells=made["cells"][:3]), "has no graded part"),
        (lambda made: made.pop("cells"), "no notebook that can be read"),
    ],
)
def test_a_broken_source_is_told_with_the_cell(tmp_path, change, message):
    path = tmp_path / "spoilt.ipynb"
    path.write_text(json.dumps(spoilt(change)), encoding="utf-8")
    with pytest.raises(notebook.ExerciseError, match=message):
        notebook.read(path)


@pytest.mark.parametrize("text", ["### BEGIN SOLUTION\nx = 1", "x = 1\n### END SOLUTION", "### BEGIN SOLUTION\n" * 2])
def test_a_marker_without_its_partner_is_an_error(tmp_path, text):
    path = tmp_path / "spoilt.ipynb"
    path.write_text(json.dumps(spoilt(source("log-odds", text))), encoding="utf-8")
    with pytest.raises(notebook.ExerciseError, match="SOLUTION"):
        notebook.student(notebook.read(path))


def test_a_solution_that_stands_elsewhere_too_is_a_leak(tmp_path):
    """A check that can't fail is none."""
    assert notebook.leaks(notebook.read(SIGMOID)) == []
    path = tmp_path / "spoilt.ipynb"
    made = spoilt(lambda made: made["cells"][2].update(source="A hint:\n\n    return np.log(p / (1 - p))"))
    path.write_text(json.dumps(made), encoding="utf-8")
    assert notebook.leaks(notebook.read(path)) == ["return np.log(p / (1 - p))"]


PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def with_a_picture_wherever_one_can_be(made):
    """A teacher's notebook after an evening of work: run, with pictures pasted, and the editor's own notes."""
    drawn = {"output_type": "display_data", "data": {"image/png": PICTURE, "text/plain": "<Figure>"}, "metadata": {}}
    for c in made["cells"]:
        if c["cell_type"] == "code":
            c.update(outputs=[drawn], execution_count=7)
        c["metadata"] |= {"notes": PICTURE, "slideshow": {"slide_type": PICTURE}}
    cell(made, "explain-weight")["attachments"] = {"answer.png": {"image/png": [PICTURE[:60], PICTURE[60:]]}}
    made["cells"][2]["attachments"] = {"pasted and deleted.png": {"image/png": PICTURE}}
    made["cells"][0]["model_answer"] = PICTURE
    made["metadata"]["widgets"] = {"state": PICTURE}


def test_no_picture_of_an_answer_reaches_the_students(tmp_path):
    """Attached, an output, in metadata, under a key that no format knows: only what is asked for goes along."""
    path = tmp_path / "sigmoid.ipynb"
    path.write_text(json.dumps(spoilt(with_a_picture_wherever_one_can_be)), encoding="utf-8")
    exercise = notebook.read(path)
    assert json.dumps(exercise.notebook).count(PICTURE[:50]) > 20
    made = notebook.student(exercise)
    assert PICTURE[:50] not in json.dumps(made)
    assert notebook.leaks(exercise) == []
    nbformat.validate(nbformat.from_dict(made))


def test_a_picture_that_the_question_shows_goes_along(tmp_path):
    def change(made):
        made["cells"][2]["attachments"] = {"two curves.png": {"image/png": PICTURE}, "old.png": {"image/png": "AAAA"}}
        made["cells"][2]["source"] = "What do you see?\n\n![two curves](attachment:two%20curves.png)"

    path = tmp_path / "sigmoid.ipynb"
    path.write_text(json.dumps(spoilt(change)), encoding="utf-8")
    made = notebook.student(notebook.read(path))
    assert made["cells"][2]["attachments"] == {"two curves.png": {"image/png": PICTURE}}
    nbformat.validate(nbformat.from_dict(made))


@pytest.mark.parametrize("where", ["attachments", "outputs", "metadata", "question"])
def test_a_picture_that_does_reach_them_is_told(tmp_path, where):
    """A check that can't fail is none: the student's version is spoilt by hand."""
    path = tmp_path / "sigmoid.ipynb"
    path.write_text(json.dumps(spoilt(with_a_picture_wherever_one_can_be)), encoding="utf-8")
    exercise = notebook.read(path)
    made = notebook.student(exercise)
    if where == "outputs":
        cell(made, "stable-sigmoid")["outputs"] = [{"output_type": "display_data", "data": {"image/png": PICTURE}}]
    elif where == "question":
        made["cells"][2]["source"] = ["Look:", "\n", PICTURE]
    else:
        cell(made, "explain-weight")[where] = {"answer.png": {"image/png": PICTURE}}
    assert notebook.leaks(exercise, made) == [PICTURE]


def test_making_the_students_version_leaves_the_source_alone():
    exercise = notebook.read(SIGMOID)
    before = copy.deepcopy(exercise.notebook)
    notebook.student(exercise)
    assert exercise.notebook == before


def test_what_a_test_calls_honest_is_the_students_version_with_answers():
    made, empty = honest(), stubs()
    assert [c["id"] for c in made["cells"]] == [c["id"] for c in empty["cells"]]
    assert "BEGIN SOLUTION" in notebook.text(cell(made, "log-odds"))
    assert "e = np.exp" in notebook.text(cell(answer(empty, stable_sigmoid="e = np.exp"), "stable-sigmoid"))


def test_what_an_exercise_builds_on_comes_with_all_that_it_imports():
    """Read from the source; here from a Python that imported it."""
    script = (
        "import importlib, json, sys\n"
        "of = {name: list(vars(importlib.import_module(f'lib.{name}')).values()) for name in sys.argv[1:]}\n"
        "print(json.dumps({name: [getattr(thing, '__module__', None) or '' for thing in of[name]] for name in of}))"
    )
    command = [sys.executable, "-c", script, *notebook.BUILT_ON]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert set(found) == set(notebook.BUILT_ON) != set()
    for module, names in found.items():
        used = {name.removeprefix("lib.") for name in names if name.startswith("lib.")}
        assert used <= set(notebook.with_needed([module], SIGMOID)), module
    assert set(notebook.with_needed(["gradients"], SIGMOID)) >= {"gradients", "sigmoid", "validation"}
