"""Logistic regression from scratch: the small module that the book writes and then imports.

`import lib` imports numpy and nothing else.
What needs more comes on first use: `LogisticRegression` and `datasets` (scikit-learn),
`plots` (matplotlib), `explorables` (anywidget).
"""

import importlib

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

__version__ = "0.1.0"

_ON_FIRST_USE = {
    "LogisticRegression": "lib.model",
    "datasets": "lib.datasets",
    "explorables": "lib.explorables",
    "plots": "lib.plots",
}

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


def __getattr__(name):
    if name not in _ON_FIRST_USE:
        raise AttributeError(f"module 'lib' has no attribute {name!r}")
    module = importlib.import_module(_ON_FIRST_USE[name])
    found = module if module.__name__ == f"lib.{name}" else getattr(module, name)
    globals()[name] = found
    return found


def __dir__():
    return sorted(set(globals()) | set(_ON_FIRST_USE))
