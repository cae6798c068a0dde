"""What `import lib` gives and what it costs: the public names, and numpy only."""

import ast
import doctest
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import lib

FOLDER = Path(lib.__file__).parent

PUBLIC = [
    "sigmoid",
    "logit",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "accuracy",
    "loss_and_gradient",
    "hessian",
    "lipschitz_constant",
    "numerical_gradient",
    "gradient_descent",
    "gradient_steps",
    "Descent",
    "Step",
    "LogisticRegression",
    "standard_errors",
    "summary",
    "confusion_matrix",
    "roc_curve",
    "precision_recall_curve",
    "reliability",
    "expected_cost",
    "check",
    "datasets",
    "explorables",
    "plots",
]
CALLABLES = [name for name in PUBLIC if name not in ("datasets", "explorables", "plots")]

MAY_IMPORT = {
    "validation": set(),
    "sigmoid": {"validation"},
    "loss": {"validation"},
    "gradients": {"evaluation", "sigmoid", "validation"},
    "training": {"validation"},
    "descent": {"loss", "validation"},
    "evaluation": {"loss", "validation"},
    "curvature": {"evaluation", "validation"},
    "coordinates": {"evaluation", "validation"},
    "sample": {"curvature", "evaluation", "validation"},
    "advice": {"gradients", "training", "validation"},
    "newton": {"advice", "coordinates", "curvature", "evaluation", "sample", "training", "validation"},
    "estimator": {"validation"},
    "model": {"advice", "descent", "estimator", "evaluation", "loss", "newton", "training", "validation"},
    "uncertainty": {"sigmoid", "validation"},
    "metrics": {"validation"},
    "datasets": {"validation"},
    "style": set(),
}


def fresh(code):
    """What a new interpreter prints after `code`."""
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True)
    assert run.stderr == ""
    return run.stdout.split()


# The cost

ROOTS = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


@pytest.mark.parametrize(
    "code",
    [
        "import lib",
        "from lib import sigmoid, loss_and_gradient, gradient_descent, check",
        "import lib; dir(lib); lib.check('sigmoid', lib.sigmoid, cases=1)",
        "from lib import datasets",
    ],
)
def test_import_brings_numpy_and_nothing_else(code):
    plain = set(fresh(f"import numpy, numpy.random; {ROOTS}"))
    found = set(fresh(f"{code}; {ROOTS}"))
    foreign = {"sklearn", "scipy", "pandas", "matplotlib", "IPython", "anywidget", "ipywidgets", "traitlets", "joblib"}
    assert not found & foreign
    assert found - plain - set(sys.stdlib_module_names) <= {"lib", "sigmoid:", "right", "on"} | {"2", "inputs."}


@pytest.mark.parametrize(
    ("name", "needs"),
    [("LogisticRegression", "sklearn"), ("plots", "matplotlib"), ("explorables", "anywidget")],
)
def test_what_needs_more_comes_on_first_use(name, needs):
    assert fresh(f"import lib, sys; print({needs!r} in sys.modules); lib.{name}; print({needs!r} in sys.modules)") == [
        "False",
        "True",
    ]


WITHOUT = "import sys; sys.modules |= dict.fromkeys(('sklearn', 'matplotlib', 'anywidget', 'ipywidgets', 'traitlets'));"
PIP = 'pip install "logistic-regression-book[notebooks]"'


@pytest.mark.parametrize("code", ["from lib import *", "from lib import plots", "import lib; lib.explorables"])
def test_what_is_not_installed_is_named_with_the_way_to_get_it(code):
    run = subprocess.run([sys.executable, "-c", f"{WITHOUT} {code}"], capture_output=True, text=True)
    told = run.stderr.splitlines()[-1]
    assert told.startswith("ModuleNotFoundError: lib.")
    assert told.endswith(f": {PIP}")


def test_help_works_without_what_is_not_installed_and_names_the_way_to_get_it():
    run = subprocess.run(
        [sys.executable, "-c", f"{WITHOUT} import lib; help(lib); print(*dir(lib))"], capture_output=True, text=True
    )
    assert run.stderr == ""
    assert PIP in run.stdout
    assert "class LogisticRegression" in run.stdout
    assert {"plots", "explorables"}.isdisjoint(run.stdout.splitlines()[-1].split())


def test_a_module_of_lib_that_is_broken_is_not_said_to_be_missing(monkeypatch):
    monkeypatch.setitem(lib._ON_FIRST_USE, "ghost", "lib.ghost")
    with pytest.raises(ModuleNotFoundError, match=r"^No module named 'lib\.ghost'$"):
        _ = lib.ghost


# The names


def test_public_names_are_these():
    assert lib.__all__ == PUBLIC


def test_every_public_name_can_be_imported_from_a_fresh_lib():
    code = "".join(f"from lib import {name}; print({name}.__name__.rpartition('.')[2]);" for name in PUBLIC)
    assert fresh(code) == PUBLIC


def test_star_brings_all_public_names():
    assert set(PUBLIC) <= set(fresh("from lib import *; print(*dir())"))


def test_dir_lists_names_that_come_on_first_use(monkeypatch):
    monkeypatch.delitem(vars(lib), "LogisticRegression", raising=False)
    assert set(PUBLIC) <= set(dir(lib))


def test_a_name_is_fetched_once():
    assert lib.LogisticRegression is lib.LogisticRegression
    assert "LogisticRegression" in vars(lib)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'lib' has no attribute 'Perceptron'"):
        _ = lib.Perceptron


def test_from_lib_import_sigmoid_is_the_function():
    assert fresh("from lib import sigmoid; print(sigmoid(0))") == ["0.5"]


def test_module_sigmoid_can_be_imported_from():
    assert fresh("from lib.sigmoid import logit, sigmoid; print(logit(0.5), sigmoid(0))") == ["0.0", "0.5"]


def test_sigmoid_is_the_function_whichever_import_came_first():
    assert fresh("from lib.sigmoid import logit; from lib import sigmoid; print(sigmoid(0))") == ["0.5"]


def test_version_is_that_of_the_project():
    import tomllib

    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert lib.__version__ == project["version"]


def test_arguments_that_could_be_confused_are_given_by_name():
    for name in ("loss_and_gradient", "hessian", "lipschitz_constant", "gradient_descent", "gradient_steps"):
        for parameter in list(inspect.signature(getattr(lib, name)).parameters.values()):
            if parameter.name in ("l2", "lr", "num_iter", "tol", "callback"):
                assert parameter.kind is parameter.KEYWORD_ONLY


# The words


def functions_of(module):
    return [
        pytest.param(value, id=f"{module.__name__}.{name}")
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    ]


FIGURES = [
    pytest.param(value, id=f"lib.plots.{name}")
    for name, value in vars(lib.plots).items()
    if name == "table" or name.startswith("plot_")
]
EVERYTHING = [pytest.param(getattr(lib, name), id=name) for name in CALLABLES] + functions_of(lib.datasets)


@pytest.mark.parametrize("thing", EVERYTHING)
def test_every_public_thing_has_a_docstring_with_a_doctest(thing):
    assert doctest.DocTestParser().get_examples(inspect.getdoc(thing) or "")


@pytest.mark.parametrize("thing", FIGURES)
def test_every_figure_says_what_it_shows(thing):
    assert inspect.getdoc(thing)


@pytest.mark.parametrize("name", ["fit", "decision_function", "predict_proba", "predict", "weights", "bias"])
def test_every_method_of_the_model_says_what_it_gives(name):
    assert inspect.getdoc(getattr(lib.LogisticRegression, name))


# The shape of the house


def imported(path):
    """The modules that a file imports, at any depth."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from [a.name for a in node.names]


def imports_of(path):
    """The modules of lib that a file imports, at any depth."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "lib":
            yield from [node.module.partition(".")[2]] if "." in node.module else [a.name for a in node.names]
        elif isinstance(node, ast.Import):
            yield from [a.name.partition(".")[2] for a in node.names if a.name.split(".")[0] == "lib"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("[!_]*.py")), ids=lambda path: path.stem)
def test_imports_run_one_way(path):
    assert set(imports_of(path)) <= MAY_IMPORT[path.stem]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("plots/*.py")), ids=lambda path: path.stem)
def test_figures_stand_on_the_mathematics_and_the_style(path):
    allowed = {"loss", "sigmoid", "style", "validation", "plots._axes", "plots._points"}
    assert set(imports_of(path)) <= allowed or path.stem == "__init__"


def test_checks_stand_on_numpy_alone():
    for path in (*MACHINERY, *EXERCISES):
        tops = {name.partition(".")[0] for name in imported(path)}
        assert tops <= {"lib", "numpy", *sys.stdlib_module_names}, path.name


def test_every_exercise_has_its_checks_and_every_module_of_checks_its_exercise():
    slugs = {path.name.replace("-", "_") for path in (FOLDER.parent / "book/exercises").iterdir() if path.is_dir()}
    assert slugs == {path.stem for path in EXERCISES}


MACHINERY = [path for path in sorted(FOLDER.glob("checks/*.py")) if path.stem.startswith("_")]
EXERCISES = [path for path in sorted(FOLDER.glob("checks/*.py")) if path not in MACHINERY]


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_an_exercise_s_checks_know_the_mathematics_and_what_a_part_is(path):
    assert set(imports_of(path)) <= {"gradients", "loss", "sigmoid", "training", "checks._draw", "checks._part"}


@pytest.mark.parametrize("path", MACHINERY, ids=lambda path: path.stem)
def test_the_machinery_knows_no_mathematics(path):
    assert {name.partition(".")[0] for name in imports_of(path)} <= {"checks"}


MODULES = [
    *("sigmoid", "loss", "evaluation", "gradients", "training", "descent", "newton", "model", "uncertainty", "metrics"),
    *("curvature", "coordinates", "sample", "advice"),
    *("datasets", "plots", "checks"),
]


@pytest.mark.parametrize("name", MODULES)
def test_each_module_says_what_it_is_for(name):
    assert inspect.getdoc(importlib.import_module(f"lib.{name}") if name != "sigmoid" else sys.modules["lib.sigmoid"])
