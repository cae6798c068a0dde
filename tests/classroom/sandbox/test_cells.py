"""A cell in the sandbox: a notebook's own lines are read, and a statement that fails costs itself alone."""

import sys

import pytest

from classroom.sandbox.inside.cells import plain_python, run


def after(source):
    """What a cell leaves behind, and its error."""
    space = {"__name__": "__main__"}
    error = run(source, "cell 1", space)
    return space, error


def test_an_import_that_fails_costs_itself_only():
    for source in (
        "import math; import missing_package; import json",
        "import math, missing_package, json",
        "import math\nimport missing_package\nimport json",
        "import math\nfrom missing_package import thing\nimport json",
    ):
        space, error = after(source)
        assert {"math", "json"} <= space.keys(), source
        assert str(error) == "No module named 'missing_package'"


@pytest.mark.parametrize(
    "line", ["input()", "1 / 0", "undefined", "raise SystemExit", "x: int = undefined", "import a.b"]
)
def test_a_statement_that_fails_costs_itself_and_is_told(line, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda *words: 1 / 0)
    space, error = after(f"before = 1\n{line}\n\n\ndef answer(p):\n    return p / (1 - p)\n")
    assert space["answer"](0.5) == 1
    assert space["before"] == 1
    assert error is not None


LACKING = {
    "import pandas as pd": "pandas",
    "from tqdm import tqdm": "tqdm",
    "from IPython.display import display": "IPython",
    "import matplotlib.pyplot as plt": "matplotlib",
}


@pytest.mark.parametrize("line", LACKING)
def test_what_is_not_there_costs_no_part(line, monkeypatch):
    monkeypatch.setitem(sys.modules, LACKING[line], None)
    monkeypatch.setitem(sys.modules, line.split()[1], None)
    space, error = after(f"{line}\n\ndef answer(p):\n    return p / (1 - p)\n")
    assert space["answer"](0.5) == 1
    assert isinstance(error, ImportError)


def test_the_first_error_is_the_one_that_is_told():
    assert isinstance(after("1 / 0\nundefined")[1], ZeroDivisionError)


def test_a_try_around_an_import_works_as_it_does_in_a_notebook():
    space, error = after("try:\n    import missing_package\nexcept ImportError:\n    fallback = True")
    assert error is None
    assert space["fallback"]


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("%time x = 3", {"x": 3}),
        ("%timeit -n 3 -r2 x = 3", {"x": 3}),
        ("x = %time 3", {"x": 3}),
        ("x = !ls", {"x": []}),
        ("x, y = 1, 2\nfiles = !ls -l | wc", {"x": 1, "y": 2, "files": []}),
        ("x = %who_ls", {"x": None}),
        ("!ls\nx = 3", {"x": 3}),
        ("%%time\nx = 3", {"x": 3}),
        ("%%capture out\nx = 3", {"x": 3}),
        ("%matplotlib inline\nx = 3", {"x": 3}),
        ('  %pip install "./book.whl[notebooks]"\n  x = 3', {"x": 3}),
        ('%pip install \\\n    "./book.whl[notebooks]"\nx = 3', {"x": 3}),
        ("try:\n    x = 3\nexcept ImportError:\n    %pip install numpy", {"x": 3}),
        ("?print\nprint?\nx = 3", {"x": 3}),
        ("import math?\nmath.sqrt??\nx = 3", None),
        ("x = 7\nx %= 4", {"x": 3}),
        ("x = '''\n%time\n'''", {"x": "\n%time\n"}),
        ("if True:\n    %time x = 3", {"x": 3}),
        ("from __future__ import annotations\ndef f(a: unknown): return 3\nx = f(1)", {"x": 3}),
    ],
)
def test_magics_that_assign_assign_and_others_do_nothing(source, left):
    space, error = after(source)
    if left is None:
        assert isinstance(error, SyntaxError)
    else:
        assert error is None, plain_python(source)
        assert {name: space[name] for name in left} == left


@pytest.mark.parametrize("source", ["%%bash\nrm -rf /", "%%html\n<b>x</b>", "%%writefile x.py\nx = 3"])
def test_a_cell_of_another_language_is_left_out(source):
    space, error = after(source)
    assert error is None
    assert "x" not in space


@pytest.mark.parametrize("source", ["def f(:", "x = (", "(" * 500 + ")" * 500])
def test_what_is_no_python_is_told(source):
    assert isinstance(after(source)[1], SyntaxError | MemoryError | RecursionError)
