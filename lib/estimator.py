"""What `LogisticRegression` takes from scikit-learn, for where scikit-learn isn't installed: its manners in small.

The names are scikit-learn's, and so are the kinds of error; `lib.model` takes them from here only if it has to.
"""

import inspect
import sys
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.validation import Floats


class NotFittedError(ValueError, AttributeError):
    """A model was asked for what it has not learned yet."""


class ConvergenceWarning(UserWarning):
    """A fit ended before it reached what was asked for."""


class ClassifierMixin:
    """The share of right predictions as a score."""

    def score(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> float:
        """Share of rows whose prediction is their label; with weights, its weighted mean."""
        right = np.asarray(self.predict(X)) == np.asarray(y)       # type: ignore[attr-defined]
        return float(np.average(right, weights=None if sample_weight is None else np.asarray(sample_weight)))


class BaseEstimator:
    """Parameters that can be read, set and shown: they are what `__init__` takes, under the same names."""

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The parameters, by name."""
        return {name: getattr(self, name) for name in sorted(inspect.signature(type(self)).parameters)}

    def set_params(self, **params: Any) -> "BaseEstimator":
        """Set parameters by name; return the model."""
        valid = list(self.get_params())
        for name, value in params.items():
            if name not in valid:
                raise ValueError(f"Invalid parameter {name!r} for estimator {self}. Valid parameters are: {valid}")
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        defaults = inspect.signature(type(self)).parameters
        changed = {k: v for k, v in self.get_params().items() if repr(v) != repr(defaults[k].default)}
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in changed.items())})"

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks of a model; it was loaded after this class, or nobody would ask."""
        utils = sys.modules["sklearn.utils"]
        return utils.Tags(
            estimator_type="classifier",
            target_tags=utils.TargetTags(required=True),
            classifier_tags=utils.ClassifierTags(),
        )


def check_is_fitted(estimator: object) -> None:
    """Raise `NotFittedError` unless the estimator has learned something: an attribute that ends in _."""
    if not any(name.endswith("_") and not name.startswith("_") for name in vars(estimator)):
        raise NotFittedError(
            f"This {type(estimator).__name__} instance is not fitted yet. "
            "Call 'fit' with appropriate arguments before using this estimator."
        )


def validate_data(
    estimator: Any, X: Any, y: Any = "no_validation", *, reset: bool = True, dtype: type = np.float64
) -> Any:
    """`X` as floats (n, d), and `y`, where it is given, as a row (n,): checked, and counted in the estimator.

    `reset` says that the estimator learns the number and the names of the columns; else they must be those it knows.

    Raises
    ------
    ValueError, TypeError
        If `X` isn't a table of finite numbers, `y` isn't a row of as many labels, or the columns are others.
    """
    names = _names(X)
    table = _table(X, dtype)
    if reset:
        vars(estimator).pop("feature_names_in_", None)
        if names is not None:
            estimator.feature_names_in_ = names
        estimator.n_features_in_ = table.shape[1]
    _check_columns(estimator, table, names)
    if isinstance(y, str) and y == "no_validation":
        return table
    return table, _row(estimator, y, len(table))


def _names(X: Any) -> NDArray[Any] | None:
    """The names of a DataFrame's columns, if all are strings."""
    names = list(getattr(X, "columns", []))
    return np.array(names, dtype=object) if names and all(isinstance(name, str) for name in names) else None


def _table(X: Any, dtype: type) -> Floats:
    if hasattr(X, "toarray"):
        raise TypeError("Sparse data was passed for X, but dense data is required. Use '.toarray()' to convert it.")
    given = np.asarray(X)
    if np.iscomplexobj(given):
        raise ValueError("Complex data not supported")
    table: Floats = given.astype(dtype, copy=False)
    if table.ndim < 2:
        raise ValueError(
            f"Expected 2D array, got {table.ndim}D array instead. "
            "For data of one feature use X.reshape(-1, 1), for a single row X.reshape(1, -1)."
        )
    if table.ndim > 2:
        raise ValueError(f"Found array with dim {table.ndim}, while dim <= 2 is required.")
    for size, of in zip(table.shape, ("sample", "feature"), strict=True):
        if size == 0:
            raise ValueError(f"Found array with 0 {of}(s) (shape={table.shape}) while a minimum of 1 is required.")
    _check_finite(table, "X")
    return table


def _row(estimator: object, y: Any, n: int) -> NDArray[Any]:
    if y is None:
        name = type(estimator).__name__
        raise ValueError(f"This {name} estimator requires y to be passed, but the target y is None.")
    row: NDArray[Any] = np.asarray(y)
    if row.ndim != 1:
        raise ValueError(f"y should be a 1d array, got an array of shape {row.shape} instead.")
    if len(row) != n:
        raise ValueError(f"Found input variables with inconsistent numbers of samples: [{n}, {len(row)}]")
    if row.dtype.kind == "f":
        _check_finite(row, "y")
    return row


def _check_finite(a: NDArray[Any], name: str) -> None:
    if not np.isfinite(a).all():
        raise ValueError(f"Input {name} contains {'NaN' if np.isnan(a).any() else 'infinity'}.")


def _check_columns(estimator: Any, table: Floats, names: NDArray[Any] | None) -> None:
    known = getattr(estimator, "feature_names_in_", None)
    if known is not None and names is not None and list(known) != list(names):
        raise ValueError(
            "The feature names should match those that were passed during fit: "
            f"{list(known)}, got {list(names)}"
        )
    if table.shape[1] != estimator.n_features_in_:
        raise ValueError(
            f"X has {table.shape[1]} features, but {type(estimator).__name__} is expecting "
            f"{estimator.n_features_in_} features as input."
        )
