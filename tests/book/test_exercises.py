"""The exercises ask for what the chapters don't print, with numbers that tell one mistake from another."""

import contextlib
import io
import re
import warnings
from types import FunctionType

import matplotlib.pyplot as plt
import numpy as np
import pytest

from classroom.exercise import notebook
from classroom.exercise.variants import collisions
from lib.checks import PARTS, Answer, ask, inputs, judge, value_part

from ..chapters import CHAPTERS
from .test_notebooks import ROOT, cells, tagged, text

EXERCISES = [notebook.read(path) for path in sorted((ROOT / "book/exercises").glob("*/*.ipynb"))]
VALUES = [(exercise, part) for exercise in EXERCISES for part in exercise.parts if part.given]


def test_there_are_numbers_to_look_at():
    assert len(VALUES) >= 7


@pytest.mark.parametrize(("exercise", "part"), [pytest.param(*v, id=f"{v[0].name}-{v[1].id}") for v in VALUES])
def test_numbers_tell_each_known_mistake_from_the_others_and_from_what_is_right(exercise, part):
    assert collisions(value_part(part.check, part.given)) == [], "choose other numbers"


def test_numbers_that_do_not_tell_are_found():
    """A check that can't fail is none: at one half, odds and odds against are the same."""
    ((one, other),) = collisions(value_part("odds", {"p": 0.5}))
    assert one == "right"
    assert other.startswith("Upside down")


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_the_precision_that_is_asked_for_stands_at_the_top(exercise):
    title = text(exercise.notebook["cells"][0])
    seven = [i for i, part in enumerate(exercise.parts, 1) if PARTS[part.check].rtol == 1e-7]
    assert {PARTS[part.check].rtol for part in exercise.parts} <= {1e-9, 1e-7}
    assert "may be rounded to three digits" in title
    assert f"nine digits{f' (in part {seven[0]}: seven)' if seven else ''}, so" in title


def written_in(chapter, monkeypatch):
    """The functions that a chapter's cells and solutions define, and the values that they store."""
    monkeypatch.setattr(plt, "show", lambda: plt.close("all"))
    monkeypatch.chdir(ROOT / "book")
    space, found, values = {"__name__": "chapter"}, [], {}
    for cell in cells(ROOT / f"book/{chapter.name}.ipynb"):
        if tagged(cell, "skip-in-tests"):
            continue
        code = [text(cell)] if cell["cell_type"] == "code" else []
        if tagged(cell, "solution"):
            code = re.findall(r"```python\n(.*?)```", text(cell), re.DOTALL)
        for source in code:
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exec(source, space)
            found += [thing for thing in space.values() if isinstance(thing, FunctionType) and thing not in found]
            values |= {name: v for name, v in space.items() if isinstance(v, int | float | list | np.ndarray)}
    return [function for function in found if function.__module__ == "chapter"], values


@pytest.mark.site
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_handing_in_the_chapter_earns_nothing(chapter, monkeypatch):
    """No function that the chapter prints, in its text or as a solution, and no value, is an answer to its exercise."""
    exercise = notebook.read(ROOT / f"book/exercises/{chapter.slug}/{chapter.slug}.ipynb")
    functions, values = written_in(chapter, monkeypatch)
    assert functions
    assert values
    taken = {}
    for part in exercise.parts:
        asked = [] if part.given else inputs(PARTS[part.check])
        for function in functions if asked else ():
            if not judge(PARTS[part.check], asked, [ask(function, args) for args in asked]):
                taken[part.id] = function.__name__
        for name, value in values.items() if part.given else ():
            rule = value_part(part.check, part.given)
            if not judge(rule, inputs(rule), [Answer(value)]):
                taken[part.id] = name
    assert not taken


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_an_exercise_repeats_no_check_of_its_chapter(chapter):
    """A function that the chapter had the reader write earns no points a second time."""
    exercise = notebook.read(ROOT / f"book/exercises/{chapter.slug}/{chapter.slug}.ipynb")
    asked = {part.check for part in exercise.parts if not part.given}
    code = "\n".join(map(text, cells(chapter.notebook, "code")))
    in_chapter = re.findall(r"\bcheck\(\s*[\"'](\w+)[\"'],\s*\w+\s*\)", code)  # of a function: nothing is given
    assert in_chapter
    assert len(asked) >= 3
    assert not asked & set(in_chapter)


def test_the_capstone_chooses_its_threshold_on_validation_data_and_tells_what_its_cells_print(monkeypatch):
    """The numbers of the model letter, from the cells as they stand; no row is in two of the three parts."""
    monkeypatch.setattr("builtins.print", lambda *_: None)
    (path,) = (ROOT / "book/exercises/capstone").glob("*.ipynb")
    space = {"__name__": "capstone"}
    for cell in cells(path, "code"):
        if not cell["id"].endswith("-check"):
            exec(text(cell).replace("chosen = ...", "chosen = thresholds[int(np.argmin(costs))]"), space)
    parts = [set(space[name].tolist()) for name in ("train", "validation", "test")]
    assert [len(part) for part in parts] == [300, 100, 169]
    assert set.union(*parts) == set(range(569))
    (_, alarms), (missed, found) = space["found"]
    assert (space["chosen"], missed, missed + found, alarms) == (0.2, 1, 53, 17)
    (letter,) = (text(cell) for cell in cells(path, "markdown") if cell["id"] == "letter")
    assert "misses 1 of 53 malignant ones and alarms 17 of 116" in letter
    assert f"a mean cost of {space['cost'](space['test'], 0.2):.3f}" in letter
    assert space["names"][27] == "worst concave points"


def capstone_in(change):
    """What the cells below *All together* print in a student's copy, and the space they leave behind."""
    solved = notebook.read(ROOT / "book/exercises/capstone/capstone.ipynb")
    space, printed = {"__name__": "capstone"}, io.StringIO()
    for cell in change(solved):
        if cell["cell_type"] == "code" and not cell["id"].endswith("-check"):
            with contextlib.redirect_stdout(printed):
                exec(text(cell), space)
    return printed.getvalue(), space


def test_the_capstone_shows_no_test_row_before_a_threshold_is_chosen():
    printed, space = capstone_in(lambda exercise: exercise.notebook["cells"])
    assert "cheapest: 0.2" in printed
    assert printed.endswith("The test rows wait until a threshold is chosen.\n")
    assert "found" not in space


def test_the_capstone_names_the_functions_that_are_still_to_do():
    printed, _ = capstone_in(lambda exercise: notebook.student(exercise)["cells"])
    assert "Still to do: standardise, fit_with_penalty, odds_ratio\n" in printed
    assert "Still to do: standardise, fit_with_penalty, odds_ratio, mean_cost\n" in printed


def test_a_real_error_in_the_capstone_is_raised_and_not_called_unfinished():
    def with_an_error(exercise):
        return [
            {**cell, "source": text(cell).replace("np.append(theta[:-1], 0)", "theta[:-1]")}
            for cell in exercise.notebook["cells"]
        ]

    with pytest.raises(ValueError, match="could not be broadcast"):
        capstone_in(with_an_error)
