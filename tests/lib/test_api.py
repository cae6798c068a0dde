"""What `lib` promises to its readers: names, signatures, types, and a size that can be read in an hour."""

import ast
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import lib

ROOT = Path(__file__).parents[2]
MATHEMATICS = ["sigmoid", "loss", "evaluation", "gradients", "training", "newton", "model", "validation"]
HARD_DATA = ["descent", "curvature", "sample", "coordinates", "advice"]  # what speed and awkward data need beside
STATISTICS = ["uncertainty", "metrics"]
FILES = [ROOT / "lib" / f"{name}.py" for name in MATHEMATICS]
HARD = [ROOT / "lib" / f"{name}.py" for name in HARD_DATA]
STRICT = FILES + HARD + [ROOT / "lib" / f"{name}.py" for name in STATISTICS]

SIGNATURES = {
    "sigmoid": "(z)",
    "logit": "(p)",
    "binary_cross_entropy": "(y, p)",
    "binary_cross_entropy_with_logits": "(y, z)",
    "accuracy": "(y_true, y_pred)",
    "loss_and_gradient": "(theta, X, y, *, l2=0.0, sample_weight=None)",
    "hessian": "(theta, X, y=None, *, l2=0.0, sample_weight=None)",
    "lipschitz_constant": "(X, *, l2=0.0, sample_weight=None)",
    "numerical_gradient": "(f, theta, *, h=6e-06)",
    "gradient_steps": "(loss_and_gradient, theta0, *, lr)",
    "gradient_descent": "(loss_and_gradient, theta0, *, lr, num_iter, tol=0.0, callback=None, keep_path=True)",
    "Descent": "(theta, loss_history, path, iterations, converged)",
    "Step": "(iteration, theta, loss, gradient)",
    "standard_errors": "(model, X, y=None, *, sample_weight=None)",
    "summary": "(model, X, y=None, *, sample_weight=None, level=0.95, names=None)",
    "confusion_matrix": "(y, predicted)",
    "roc_curve": "(y, score)",
    "precision_recall_curve": "(y, score)",
    "reliability": "(y, p, *, bins=10)",
    "expected_cost": "(y, predicted, *, false_positive, false_negative)",
    "check": "(name, yours, *, cases=20, seed=0, graded=False, **given)",
}
# What later versions may add to, but not take from.
MODEL = {
    "__init__": ["self", "lr", "num_iter", "l2", "tol", "solver"],
    "fit": ["self", "X", "y"],
    "predict": ["self", "X"],
    "predict_proba": ["self", "X"],
    "decision_function": ["self", "X"],
    "score": ["self", "X", "y"],
}
LEARNED = ["classes_", "coef_", "intercept_", "weights", "bias", "n_iter_", "loss_history_", "n_features_in_"]
LEARNED += ["loss_steps_", "converged_", "gradient_norm_"]


def plain(function):
    """The signature without its types."""
    signature = inspect.signature(function)
    bare = [p.replace(annotation=inspect.Parameter.empty) for p in signature.parameters.values()]
    return str(inspect.Signature(bare))


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def lines_of_code(node, source):
    """Lines that are neither blank nor comment nor docstring."""
    inside = range(getattr(node, "lineno", 1), getattr(node, "end_lineno", len(source)) + 1)
    told = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(part):
            told |= set(range(part.body[0].lineno, part.body[0].end_lineno + 1))
    return [i for i in inside if i not in told and source[i - 1].strip() and not source[i - 1].lstrip().startswith("#")]


def test_the_names_are_these():
    assert set(lib.__all__) == {*SIGNATURES, "LogisticRegression", "datasets", "explorables", "plots"}


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_signature_is_a_promise(name):
    assert plain(getattr(lib, name)) == SIGNATURES[name]


@pytest.mark.parametrize("name", MODEL)
def test_a_method_of_the_model_takes_what_it_took(name):
    taken = inspect.signature(getattr(lib.LogisticRegression, name)).parameters
    assert list(taken)[: len(MODEL[name])] == MODEL[name]
    added = list(taken.values())[len(MODEL[name]) :]
    assert all(p.default is not inspect.Parameter.empty for p in added), "what is added has a default"
    assert all(p.kind is inspect.Parameter.KEYWORD_ONLY for p in added) or name == "score", "and is given by name"


def test_defaults_of_the_model_are_those_of_the_first_program():
    params = lib.LogisticRegression().get_params()
    first = {"lr": 0.001, "num_iter": 1000, "l2": 0.0, "tol": 0.0, "solver": "gradient-descent"}
    assert params | first == params


@pytest.mark.parametrize("name", LEARNED)
def test_what_a_fit_leaves_is_a_promise(name, lopsided):
    assert hasattr(lib.LogisticRegression(num_iter=2).fit(*lopsided), name)


TOLD = [name for name in lib.__all__ if callable(getattr(lib, name)) and name not in ("Step", "Descent")]
REFUSING = (
    "check_",
    "as_labels",
    "as_table",
    "_split",
    "raise ",
)  # a function that uses one of these refuses something


def told(doc):
    """The parameters that have a line of their own in the section "Parameters", and the numbers of these lines."""
    found, section, lines = {}, "", doc.splitlines()
    for i, line in enumerate(lines):
        if lines[i + 1 : i + 2] == ["-" * len(line)] and line:
            section = line
        elif section == "Parameters" and (names := re.match(r"(\w+(?:, \w+)*) : \S", line)):
            found |= dict.fromkeys(names[1].split(", "), i)
    return found


def public_functions():
    """What a reader may call: the names of `lib`, the methods of its class, and functions that tell of parameters."""
    found = {name: getattr(lib, name) for name in TOLD}
    found |= {f"LogisticRegression.{name}": getattr(lib.LogisticRegression, name) for name in MODEL if name[0] != "_"}
    for module in sorted((ROOT / "lib").glob("[!_]*.py")):
        space = vars(importlib.import_module(f"lib.{module.stem}"))
        found |= {f"{module.stem}.{name}": thing for name, thing in space.items() if inspect.isfunction(thing)
                  and name[0] != "_" and thing.__module__ == f"lib.{module.stem}"
                  and "\nParameters\n" in (inspect.getdoc(thing) or "")}  # fmt: skip
    return found


PARAMETERS = [
    pytest.param(thing, parameter, id=f"{name}({parameter})")
    for name, thing in public_functions().items()
    for parameter in inspect.signature(thing).parameters
    if parameter != "self" and "\nParameters\n" in inspect.getdoc(thing)
]


@pytest.mark.parametrize("name", TOLD)
def test_parameters_told_are_those_of_the_signature(name):
    thing = getattr(lib, name)
    assert set(told(inspect.getdoc(thing))) == set(inspect.signature(thing).parameters)


def test_there_are_parameters_to_look_at():
    assert len(PARAMETERS) > 40


@pytest.mark.parametrize(("thing", "parameter"), PARAMETERS)
def test_each_parameter_has_its_line_and_without_it_that_is_seen(thing, parameter):
    doc = inspect.getdoc(thing)
    line = told(doc)[parameter]
    lines = doc.splitlines()
    assert parameter not in told("\n".join(lines[:line] + lines[line + 1 :]))


@pytest.mark.parametrize("name", [name for name in TOLD if inspect.isfunction(getattr(lib, name))])
def test_what_is_refused_or_warned_of_is_told(name):
    function = getattr(lib, name)
    body, doc = inspect.getsource(function).replace(function.__doc__, ""), inspect.getdoc(function)
    assert not any(word in body for word in REFUSING) or "\nRaises\n------\n" in doc
    assert "warnings.warn" not in body or "\nWarns\n-----\n" in doc


def length(files):
    return sum(len(lines_of_code(ast.parse(p.read_text()), p.read_text().splitlines())) for p in files)


METHODS = [name for name in vars(lib.LogisticRegression) if name == "fit" or name.startswith(("predict", "decision"))]


@pytest.mark.parametrize("name", METHODS)
def test_a_method_says_what_it_takes_gives_and_refuses(name):
    method = getattr(lib.LogisticRegression, name)
    parts = re.split(r"\n(\w+)\n-+\n", inspect.getdoc(method))
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert {"Parameters", "Returns", "Raises"} <= set(told)
    for parameter in list(inspect.signature(method).parameters)[1:]:
        assert re.search(rf"^(\w+, )*{parameter}(, \w+)* : .*\(n", told["Parameters"], flags=re.MULTILINE), parameter
    assert re.search(r"\(n|LogisticRegression", told["Returns"])


def test_methods_to_be_told_of_are_found():
    assert {"fit", "predict", "predict_proba", "decision_function"} <= set(METHODS)


def test_the_mathematics_can_be_read_in_an_hour():
    assert length(FILES) < 700


def test_what_speed_and_awkward_data_need_can_be_read_in_half_an_hour():
    assert 0 < length(HARD) < 350


@pytest.mark.parametrize("path", STRICT, ids=lambda path: path.stem)
def test_no_function_is_longer_than_40_lines(path):
    source = path.read_text().splitlines()
    long = {f.name: n for f in functions(ast.parse(path.read_text())) if (n := len(lines_of_code(f, source))) >= 40}
    assert not long


def test_lines_are_counted_as_a_reader_counts_them():
    code = '"""Doc."""\n\ndef f():\n    """Doc\n    two."""\n    # why\n    a = 1  # this\n    return a\n'
    tree = ast.parse(code)
    assert lines_of_code(tree, code.splitlines()) == [3, 7, 8]
    assert lines_of_code(tree.body[1], code.splitlines()) == [3, 7, 8]


@pytest.mark.parametrize("path", STRICT, ids=lambda path: path.stem)
def test_every_function_says_its_types(path):
    for function in functions(ast.parse(path.read_text())):
        named = [a for a in (*function.args.args, *function.args.kwonlyargs) if a.arg not in ("self", "cls")]
        assert function.returns or function.name == "__init__", function.name
        assert all(a.annotation for a in named), function.name


def test_a_wrong_type_is_found(tmp_path):
    """mypy is set up to judge: it refuses a score that is a string, and a float taken for an array."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text('from lib import loss_and_gradient\nloss_and_gradient([0.0], [[1.0]], [1], l2="much")\n')
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(wrong)],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 1
    assert 'Argument "l2" to "loss_and_gradient" has incompatible type "str"' in done.stdout


def test_types_reach_those_who_import_lib(tmp_path):
    """py.typed: another project's mypy, which knows nothing of this tree, sees the types of the names at the top."""
    (tmp_path / "theirs.py").write_text(
        "from lib import LogisticRegression, accuracy\n"
        "reveal_type(accuracy([1], [1]))\n"
        "reveal_type(LogisticRegression(lr=0.1))\n"
        "LogisticRegression(lr='fast')\n"
        "LogisticRegression(depth=3)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--ignore-missing-imports", "theirs.py"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert 'Revealed type is "float"' in done.stdout.replace("builtins.", "")
    assert 'Revealed type is "lib.model.LogisticRegression"' in done.stdout
    assert 'Argument "lr" to "LogisticRegression" has incompatible type "str"' in done.stdout
    assert 'Unexpected keyword argument "depth"' in done.stdout
