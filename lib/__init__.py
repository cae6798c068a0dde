"""Logistic regression from scratch: the small module that the book writes and then imports.

`import lib` imports numpy and nothing else.
The rest comes on first use: `LogisticRegression`, which takes scikit-learn's manners where that is installed,
`datasets`, `plots` (needs matplotlib) and `explorables` (needs anywidget).
For these two:  pip install "logistic-regression-book[notebooks]"
"""

import importlib
import importlib.util
from typing import TYPE_CHECKING

from lib.checks import check
from lib.gradients import (
    hessian,
    lipschitz_constant,
    loss_and_gradient,
    numerical_gradient,
)
from lib.loss import accuracy, binary_cross_entropy, binary_cross_entropy_with_logits
from lib.metrics import confusion_matrix, expected_cost, precision_recall_curve, reliability, roc_curve
from lib.sigmoid import logit, sigmoid
from lib.training import Descent, Step, gradient_descent, gradient_steps
from lib.uncertainty import standard_errors, summary

if TYPE_CHECKING:
    from lib import datasets, explorables, plots
    from lib.model import LogisticRegression

__version__ = "0.1.0"

_ON_FIRST_USE = {
    "LogisticRegression": "lib.model",
    "datasets": "lib.datasets",
    "explorables": "lib.explorables",
    "plots": "lib.plots",
}
_NEEDS = {"explorables": "anywidget", "plots": "matplotlib"}

__all__ = [  # noqa: RUF022 (the order in which the book meets them)
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


def __getattr__(name: str) -> object:
    if name not in _ON_FIRST_USE:
        raise AttributeError(f"module 'lib' has no attribute {name!r}")
    try:
        module = importlib.import_module(_ON_FIRST_USE[name])
    except ModuleNotFoundError as missing:
        if (missing.name or "lib").partition(".")[0] == "lib":
            raise
        cure = 'pip install "logistic-regression-book[notebooks]"'
        raise ModuleNotFoundError(f"lib.{name} needs {missing.name}: {cure}", name=missing.name) from missing
    found = module if module.__name__ == f"lib.{name}" else getattr(module, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """All names that can be had here: `help(lib)` asks for each."""
    absent = {name for name, module in _NEEDS.items() if importlib.util.find_spec(module) is None}
    return sorted((set(globals()) | set(_ON_FIRST_USE)) - absent)
