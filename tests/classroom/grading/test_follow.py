"""Follow-up credit: a right part that builds on a wrong one keeps its points, and a hostile one gains nothing."""

import copy
import json

import pytest

from classroom.exercise import notebook
from classroom.exercise.validate import as_submission, problems
from classroom.grading.grade import grade_one
from classroom.sandbox.bare import Bare
from classroom.sandbox.session import Limits
from tests.classroom.helpers import ROOT, answer, honest

MODEL = ROOT / "book/exercises/model/model.ipynb"
EXERCISE = notebook.read(MODEL)
RIGHT = honest(MODEL)
UPHILL = """def fit(X, y, lr, num_iter):
    theta = np.zeros(X.shape[1] + 1)
    for _ in range(num_iter):
        theta = theta + lr * loss_and_gradient(theta, X, y)[1]
    return theta[:-1], theta[-1]"""
HANGS = "def fit(X, y, lr, num_iter):\n    while True: pass"
NEVER = "def fit(X, y, lr, num_iter): return ...\nwhile True: pass"


@pytest.fixture(scope="module")
def sandbox():
    with Bare(EXERCISE.modules, Limits(cell_seconds=3, total_seconds=60)) as bare:
        yield bare


def graded(book, sandbox, exercise=EXERCISE):
    result = grade_one(as_submission(book, "x"), exercise, sandbox, 7)
    return result, {part.id for part in exercise.parts if result.points[part.id]}


ALL = {part.id for part in EXERCISE.parts}
FIT, LABELS = "fit-check", "own-labels-check"


@pytest.mark.parametrize(
    "fit",
    [
        UPHILL,
        "def fit(X, y, lr, num_iter):\n    return ...",
        "",
        "def fit(:",
        HANGS,
        NEVER,
        "fit = 3",
        "import os; os._exit(0)",
    ],
)
def test_a_wrong_fit_costs_fit_alone(sandbox, fit):
    result, right = graded(answer(RIGHT, fit=fit), sandbox)
    assert right == ALL - {FIT}
    assert result.feedback[LABELS] == ("with a right fit in place of yours", "")


def test_a_fit_in_another_cell_than_its_own_is_replaced_too(sandbox):
    book = answer(RIGHT, fit="")
    book["cells"].append({"cell_type": "code", "metadata": {}, "source": UPHILL})
    assert graded(book, sandbox)[1] == ALL - {FIT}


@pytest.mark.parametrize(
    "labels",
    [
        "def fit_predict(X, y, lr, num_iter, X_new):\n    return ...",
        "def fit_predict(X, y, lr, num_iter, X_new):\n    return (X_new @ fit(X, y, lr, num_iter)[0] > 0).astype(int)",
        "",
        # with a model answer beside it, it still has only what this part is asked
        "def fit_predict(X, y, lr, num_iter, X_new):\n    return fit(X, y, lr, num_iter)",
    ],
)
def test_what_is_wrong_itself_earns_nothing(sandbox, labels):
    result, right = graded(answer(RIGHT, fit=UPHILL, own_labels=labels), sandbox)
    assert right == ALL - {FIT, LABELS}
    assert "in place of yours" not in result.feedback[LABELS][0]


def test_the_model_answer_does_not_earn_the_part_that_it_answers(sandbox):
    """A submission that takes the answer out of its second run, and hands it in for what it is the answer to."""
    takes = UPHILL + "\nimport builtins\nfit.__code__ = getattr(builtins, 'taken', fit.__code__)"
    keeps = """def fit_predict(X, y, lr, num_iter, X_new):
    import builtins, os
    builtins.taken = fit.__code__
    try: open('/tmp/taken', 'w').write('x')
    except OSError: pass
    classes, y01 = np.unique(y, return_inverse=True)
    w, b = fit(X, y01, lr, num_iter)
    return classes[(X_new @ w + b > 0).astype(int)]"""
    book = answer(RIGHT, fit=takes, own_labels=keeps)
    for _ in range(2):
        assert FIT not in graded(book, sandbox)[1]


def test_without_the_option_both_are_lost(sandbox, tmp_path):
    book = copy.deepcopy(EXERCISE.notebook)
    for cell in book["cells"]:
        cell["metadata"].get("classroom", {}).pop("follows", None)
    (tmp_path / "model.ipynb").write_text(json.dumps(book))
    assert graded(answer(RIGHT, fit=UPHILL), sandbox, notebook.read(tmp_path / "model.ipynb"))[1] == ALL - {FIT, LABELS}


def change(tmp_path, follows, **sources):
    book = answer(EXERCISE.notebook, **sources)
    for cell in book["cells"]:
        if "follows" in cell["metadata"].get("classroom", {}):
            cell["metadata"]["classroom"]["follows"] = follows
    path = tmp_path / "model.ipynb"
    path.write_text(json.dumps(book))
    return path


@pytest.mark.parametrize("follows", [["fitt-check"], ["penalty-from-c-check"], ["own-labels-check"]])
def test_only_a_part_before_it_can_be_followed(tmp_path, follows):
    with pytest.raises(notebook.ExerciseError, match=r"own-labels-check follows .*, no graded part before it"):
        notebook.read(change(tmp_path, follows))


def test_validate_finds_an_option_that_does_not_work(sandbox, tmp_path):
    named = "### BEGIN SOLUTION\nfor name in ['fit']:\n    exec('def fit(*a): pass')\n### END SOLUTION"
    exercise = notebook.read(change(tmp_path, ["fit-check"], fit=named))
    assert any(
        "own-labels-check follows fit-check, and earns nothing" in words for words in problems(exercise, sandbox)
    )
