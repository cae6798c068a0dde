"""How sure are the weights? Standard errors from the curvature at the optimum, intervals, odds ratios."""

from collections.abc import Sequence
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.sigmoid import sigmoid
from lib.validation import Floats, as_float, as_labels, as_table

CLOSE = 1e-4            # standard errors, and units of log-odds: nearer than this to the optimum counts as there
BLURRED = 100.0         # standard error of a row's log-odds: more than this means that they have no end
DEPENDENT = 1e-11       # part of a column that the others don't explain: less is rounding


def standard_errors(
    model: Any, X: ArrayLike, y: ArrayLike | None = None, *, sample_weight: ArrayLike | None = None
) -> Floats:
    """Standard errors of the weights and, last, of the intercept, at the optimum of the unpenalised loss.

    Formula: the square roots of the diagonal of (A^T diag(p (1 - p)) A)^-1, where A = [X, 1]:
    the inverse of n times `hessian`. The sharper the bottom of the loss, the smaller they are.

    They hold for many rows, drawn independently of one another, and only if the model is right.

    Parameters
    ----------
    model : LogisticRegression, or array_like (d + 1,)
        A fitted model, or its weights and, last, its intercept.
    X : array_like (n, d)
        The rows that it was fitted to.
    y : array_like (n,), optional for a model
        Their labels: with them, that the gradient is zero is checked here. Without, the `gradient_norm_` that the fit
        ended with tells how far away the optimum can be at most, which is more than it is.
    sample_weight : array_like (n,) of whole numbers, optional
        How many rows each row stands for.

    Returns
    -------
    array (d + 1,)
        In the order of theta; the unit of each is its coefficient's: log-odds per unit of the feature.

    Raises
    ------
    ValueError
        If there are none to be had, or shapes do not fit: the message says why.
        The model is penalised or not fitted to its optimum, a plane separates the classes,
        columns depend on one another, or the weights are not numbers of rows.

    Notes
    -----
    Source: Agresti (2013), categorical data analysis, section 5.5.

    >>> standard_errors([0.0, 0.0], [[-1.0], [-1.0], [1.0], [1.0]], [0, 1, 0, 1])
    array([1., 1.])
    """
    fit, table = _fit_of(model), as_table(X)
    n, d = table.shape
    if fit.theta.shape != (d + 1,):
        raise ValueError(f"X has {d} columns, and the model {len(fit.theta)} numbers: it needs {d + 1}, intercept last")
    if not np.isfinite(table).all() or not np.isfinite(fit.theta).all():
        raise ValueError("X and theta must hold finite numbers, got nan or inf")
    count = _counts(sample_weight, n)
    A = np.column_stack([np.ones(n), table])                           # (n, d + 1)  the intercept first
    z = A @ np.roll(fit.theta, 1)                                      # (n,)
    slope = sigmoid(z) * sigmoid(-z)                                   # (n,)  p (1 - p), without 1 - p
    R = _factor(A[count > 0], np.sqrt(count * slope)[count > 0], ["the intercept", *fit.names_for(d)])
    inverse: Floats = np.linalg.inv(R)                                 # A^T diag(count slope) A = R^T R
    if y is None:
        away = fit.gradient_norm(n, weighted=sample_weight is not None) * count.sum() * np.linalg.norm(inverse, 2)
    else:
        s = 1 - 2 * fit.zeros_and_ones(y, n)                           # (n,)  +1 for class 0, -1 for class 1
        if (s * z)[count > 0].max() < 0:
            raise ValueError("a plane separates the classes: there is no optimum, and so no standard error")
        away = np.linalg.norm(inverse.T @ (A.T @ (count * s * sigmoid(s * z))))     # error p - y, as in `gradients`
    _check_optimum(float(away), float(np.linalg.norm((A @ inverse)[count > 0], axis=1).max()), bound=y is None)
    errors: Floats = np.roll(np.linalg.norm(inverse, axis=1), -1)
    return errors


def summary(
    model: Any,
    X: ArrayLike,
    y: ArrayLike | None = None,
    *,
    sample_weight: ArrayLike | None = None,
    level: float = 0.95,
    names: Sequence[str] | None = None,
) -> dict[str, NDArray[Any]]:
    """Each coefficient with its standard error, its interval, and its odds ratio with an interval.

    Formulas: low, high = coefficient -+ q * standard error, with q = 1.96 for a level of 0.95;
    odds ratio = exp(coefficient): how often larger the odds of class 1 are for one more unit of the feature,
    the other features being equal. Its interval is exp(low) to exp(high).
    The intercept's row gives the odds themselves where every feature is 0.

    Parameters
    ----------
    model, X, y, sample_weight : as for `standard_errors`
    level : float
        Share of samples whose interval covers the true coefficient, if there are many rows and the model is right.
    names : sequence of d strings, optional
        Names of the features; by default those of the DataFrame that the model was fitted to, or x1 to xd.

    Returns
    -------
    dict of arrays (d + 1,)
        Columns for `plots.table` or a DataFrame: feature, coefficient, standard error, low, high,
        odds ratio, odds low, odds high. The last row is the intercept's.

    Raises
    ------
    ValueError
        As `standard_errors`; if `level` is not between 0 and 1; if there are not d names.

    >>> columns = summary([0.0, 0.0], [[-1.0], [-1.0], [1.0], [1.0]], [0, 1, 0, 1])
    >>> columns["feature"], columns["high"].round(2), columns["odds high"].round(2)
    (array(['x1', 'intercept'], dtype='<U9'), array([1.96, 1.96]), array([7.1, 7.1]))
    """
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, got {level!r}")
    errors = standard_errors(model, X, y, sample_weight=sample_weight)
    fit = _fit_of(model)
    d = len(errors) - 1
    told = fit.names_for(d) if names is None else list(names)
    if len(told) != d:
        raise ValueError(f"names must hold one name per feature, {d}, got {len(told)}")
    reach = NormalDist().inv_cdf((1 + level) / 2) * errors
    low, high = fit.theta - reach, fit.theta + reach
    with np.errstate(over="ignore"):                                   # an odds ratio beyond 1e308 is inf
        return {
            "feature": np.array([*told, "intercept"]),
            "coefficient": fit.theta,
            "standard error": errors,
            "low": low,
            "high": high,
            "odds ratio": np.exp(fit.theta),
            "odds low": np.exp(low),
            "odds high": np.exp(high),
        }


class _Fit(NamedTuple):
    """What a fitted model, or theta alone, tells: weights and intercept, and what else is known of the fit."""

    theta: Floats                   # (d + 1,)
    model: Any                      # None for theta alone

    def names_for(self, d: int) -> list[str]:
        names = getattr(self.model, "feature_names_in_", None)
        return [f"x{j + 1}" for j in range(d)] if names is None else [str(name) for name in names]

    def zeros_and_ones(self, y: ArrayLike, n: int) -> Floats:
        labels = np.asarray(y)
        classes = getattr(self.model, "classes_", None)
        if classes is not None:
            if not np.isin(labels, classes).all():
                raise ValueError(f"y must hold the labels of the fit, {list(classes)}")
            labels = (labels == classes[-1]).astype(float)
        return as_labels(labels, np.empty(n), "the rows of X")

    def gradient_norm(self, n: int, *, weighted: bool) -> float:
        """The norm that the fit ended with, if these can be its rows and weights."""
        if self.model is None or not hasattr(self.model, "gradient_norm_"):
            raise ValueError("y is needed to check that the gradient is zero: give the labels that were fitted")
        if (n, weighted) != (self.model._rows, self.model._weighted):
            how = "with" if self.model._weighted else "without"
            raise ValueError(
                f"the model was fitted to {self.model._rows} rows {how} sample_weight, and these are {n} "
                f"with{'' if weighted else 'out'}: give those of the fit, or their labels, too"
            )
        return float(self.model.gradient_norm_)


def _fit_of(model: Any) -> _Fit:
    if not hasattr(model, "get_params"):
        return _Fit(np.atleast_1d(as_float(model)).astype(float), None)
    if not hasattr(model, "coef_"):
        raise ValueError("the model is not fitted yet: call fit first")
    if getattr(model, "l2", 0) != 0:
        raise ValueError(
            f"the model is penalised, l2 = {model.l2}: its weights are pulled towards 0, and the curvature doesn't "
            "tell how far. Fit with l2 = 0, or redraw the rows and fit again and again (the bootstrap)"
        )
    if getattr(model, "class_weight", None) is not None:
        raise ValueError(
            "the model was fitted with class weights: they change what is minimised, but are no rows, "
            "so the curvature gives no standard errors. Fit without them"
        )
    return _Fit(np.append(model.coef_, model.intercept_).astype(float), model)


def _counts(sample_weight: ArrayLike | None, n: int) -> Floats:
    if sample_weight is None:
        return np.ones(n)
    count = as_float(sample_weight)
    if count.shape != (n,):
        raise ValueError(f"sample_weight must have one number per row of X, ({n},), got {count.shape}")
    if not np.all((count >= 0) & (count % 1 == 0)) or not count.any():
        raise ValueError(
            "sample_weight must say how many rows each row stands for: whole numbers, 0 or more, and not all 0. "
            "For other weights the curvature gives no standard errors"
        )
    return count.astype(float)


def _factor(A: Floats, root: Floats, names: list[str]) -> Floats:
    """R, upper triangular, with R^T R = A^T diag(root^2) A; an error that names the columns if it isn't definite.

    A factor of the matrix itself, not of its square, keeps twice as many digits where columns are nearly alike.
    """
    if len(A) < A.shape[1]:
        raise ValueError(f"{len(A)} rows can't tell {A.shape[1]} coefficients: leave columns out, or get more rows")
    R: Floats = np.asarray(np.linalg.qr(A * root[:, np.newaxis], mode="r"))
    for j, name in enumerate(names):
        size = np.linalg.norm(R[:, j])
        if size < np.finfo(float).tiny and A[:, j].any():
            raise ValueError(
                f"no curvature is left along {name}: every probability is 0 or 1: a plane separates the classes, "
                "and there is no optimum and no standard error, or steps were too long: fit with solver='newton'"
            )
        if abs(R[j, j]) <= DEPENDENT * size:
            share = np.linalg.solve(R[:j, :j], R[:j, j]) * np.linalg.norm(R[:, :j], axis=0)
            others = " and ".join(names[k] for k in np.flatnonzero(np.abs(share) > 1e-6 * size))
            why = f"follows from {others}, so many weights fit alike" if others else "is 0 in every row"
            raise ValueError(f"the columns of X and the intercept depend on one another: {name} {why}. Leave one out")
    return R


def _check_optimum(away: float, reach: float, *, bound: bool) -> None:
    """`away` is the distance from the optimum in standard errors; `reach` the largest standard error of a score."""
    if away * max(1.0, reach) <= CLOSE:
        return
    if reach > BLURRED:
        raise ValueError(
            f"the log-odds of a row are known to within {reach:.2g} only, and larger weights are still better: "
            "a plane separates the classes, or some rows of them. Then there is no optimum, and no standard error"
        )
    raise ValueError(
        "the gradient isn't zero: the weights are not at the optimum of the unpenalised loss, but up to "
        f"{away:.2g} standard errors away. Fit with l2 = 0 and solver='newton', or with more steps and a small tol; "
        "if that warns that a plane separates the classes, there is no optimum, and no standard error"
        + ". (This is a bound from gradient_norm_: give y, too, for the distance itself)" * bound
    )
