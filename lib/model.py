"""The class that the book grows out of, with scikit-learn's manners."""

import functools
import warnings
from collections.abc import Callable
from typing import Any, ParamSpec

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.descent import fast_path, losses_along
from lib.evaluation import evaluate
from lib.newton import newton
from lib.sigmoid import sigmoid
from lib.training import Descent, gradient_descent
from lib.validation import Bools, Floats, check_count, check_not_negative, check_positive

try:                    # scikit-learn's own manners, where it is installed
    from sklearn.base import BaseEstimator, ClassifierMixin
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.utils.validation import check_is_fitted, validate_data
except ModuleNotFoundError:
    from lib.estimator import BaseEstimator, ClassifierMixin, ConvergenceWarning, check_is_fitted, validate_data

SMALL = 2**20           # numbers of X: up to 8 MB, gradient descent copies them and takes its fast loop

P = ParamSpec("P")
ELSEWHERE = {           # names of scikit-learn's and other models, and how the same is said here
    "C": "l2 = 1/(C n), where n is the number of rows",
    "max_iter": "num_iter",
    "penalty": "l2, which is 0 for no penalty",
    "learning_rate": "lr",
    "fit_intercept": "always True",
}


def _names_told(init: Callable[P, None]) -> Callable[P, None]:
    """A parameter that is called otherwise here is refused with its name here."""

    @functools.wraps(init)
    def told(*args: P.args, **params: P.kwargs) -> None:
        for name in ELSEWHERE.keys() & params.keys():
            raise TypeError(f"LogisticRegression has no parameter {name}: here that is {ELSEWHERE[name]}")
        init(*args, **params)

    return told


class LogisticRegression(ClassifierMixin, BaseEstimator):
    """Logistic regression for two classes, trained by gradient descent on all data at once, or by Newton's method.

    Model: p(class 1 | x) = sigmoid(w . x + b).
    Training makes the mean binary cross-entropy plus l2/2 * |w|^2 small, starting from zero.

    Parameters
    ----------
    lr : float
        Learning rate of gradient descent; Newton's method has none.
    num_iter : int
        Number of steps; with `tol > 0`, and for Newton's method, the largest number of steps.
    l2 : float
        Strength of the penalty on the weights (never on the intercept).
        scikit-learn's C is 1 / (l2 * n).
    tol : float
        Above 0: stop where the gradient's norm is at most `tol`, and warn if that isn't reached.
        0: gradient descent takes exactly `num_iter` steps;
        Newton's method goes on until rounding hides any progress, which takes 5 to 20 steps.
    solver : "gradient-descent" or "newton"
        The first program's way, or the fast way to the same optimum: see `lib.newton`.

    Attributes
    ----------
    classes_ : array (2,)
        The two labels, sorted; the second is "class 1".
    coef_ : array (1, d)
    intercept_ : array (1,)
    weights : array (d,)
        The same numbers as `coef_`, as the book writes them.
    bias : float
        The same number as `intercept_`.
    n_iter_ : int
        Steps taken.
    loss_history_ : array (n_iter_ + 1,)
        The loss before the first step, after it, and so on.
        After gradient descent it is computed when it is first asked for, from the path and the data:
        until then the model keeps a reference to X, not a copy. A pickle or a deep copy holds the losses, never X.
    n_features_in_ : int

    Raises
    ------
    ValueError
        From `fit`: if a parameter makes no sense, X holds nan or inf, shapes do not fit,
        or y doesn't hold exactly two classes.
    NotFittedError
        From all the rest, before `fit`: scikit-learn's, or, where that isn't installed, the one of `lib.estimator`.

    Notes
    -----
    Source: Cox (1958), the regression analysis of binary sequences.

    >>> model = LogisticRegression(lr=0.5, num_iter=100).fit([[-1.0], [0.0], [1.0], [2.0]], [0, 0, 1, 1])
    >>> model.predict([[-3.0], [3.0]])
    array([0, 1])
    """

    @_names_told
    def __init__(
        self,
        lr: float = 0.001,
        num_iter: int = 1000,
        *,
        l2: float = 0.0,
        tol: float = 0.0,
        solver: str = "gradient-descent",
    ):
        self.lr = lr
        self.num_iter = num_iter
        self.l2 = l2
        self.tol = tol
        self.solver = solver

    def fit(self, X: ArrayLike, y: ArrayLike) -> "LogisticRegression":
        """Find weights and intercept for the rows of `X` and their labels.

        Parameters
        ----------
        X : array_like (n, d), or a DataFrame
            Finite numbers; a row per point, a column per feature.
        y : array_like (n,)
            Two different labels, numbers or strings; the larger one, or the later in the alphabet, is class 1.

        Returns
        -------
        LogisticRegression
            The model itself, fitted: what it has learned stands in the attributes that end in _.

        Raises
        ------
        ValueError
            If a parameter makes no sense, X isn't a table of finite numbers, shapes do not fit together,
            or y doesn't hold two labels.
        TypeError
            If X is sparse or holds what isn't a number.

        Warns
        -----
        ConvergenceWarning
            If `tol`, or for Newton's method the optimum, isn't reached.
        RuntimeWarning
            If a run blows up, or a plane separates the classes and Newton's method finds no minimum.

        >>> LogisticRegression(solver="newton").fit([[0.0], [0.0], [1.0], [1.0]], ["no", "yes", "yes", "no"]).weights
        array([0.])
        """
        self._check_parameters()
        table, labels = self._check_data(X, y)
        self.classes_, one = _two_classes(labels)
        if self.solver == "newton":
            run = newton(table, one, l2=self.l2, tol=self.tol, num_iter=self.num_iter)
        else:
            run = self._descend(table, one)
        self.coef_, self.intercept_ = run.theta[np.newaxis, :-1].copy(), run.theta[-1:].copy()
        self.n_iter_ = run.iterations
        whole = len(run.loss_history) == len(run.path)
        self._losses, self._walk = run.loss_history, None if whole else (run.path, table, one, self.l2)
        if not run.converged and (self.tol > 0 or (self.solver == "newton" and run.iterations == self.num_iter)):
            warnings.warn(self._how_to_converge(run), ConvergenceWarning, stacklevel=2)
        return self

    def _check_parameters(self) -> None:
        if self.solver not in ("gradient-descent", "newton"):
            raise ValueError(f"solver must be 'gradient-descent' or 'newton', got {self.solver!r}")
        check_positive("lr", self.lr)
        check_count("num_iter", self.num_iter)
        check_not_negative("l2", self.l2)
        check_not_negative("tol", self.tol)

    def _check_data(self, X: ArrayLike, y: ArrayLike) -> tuple[Floats, NDArray[Any]]:
        """X as floats and y as a row, checked. Plain arrays need one sum, which nan and inf don't survive.

        All else goes through scikit-learn's checks, which know more kinds of data, and better words; they
        take as long as the whole fit of a thousand points.
        """
        with np.errstate(over="ignore", invalid="ignore"):         # inf - inf: told below, not warned of
            if type(X) is np.ndarray and X.dtype == np.float64 and X.ndim == 2 and X.size > 0:
                labelled = type(y) is np.ndarray and y.dtype.kind in "biu" and y.shape == (len(X),)
                if labelled and np.isfinite(X.sum()):
                    self.__dict__.pop("feature_names_in_", None)
                    self.n_features_in_ = X.shape[1]
                    return X, np.asarray(y)
            table, labels = validate_data(self, X, y, dtype=np.float64)
        return table, labels

    def _descend(self, X: Floats, y: Bools) -> Descent:
        """Gradient descent by the fast loop, which leaves out all losses but the last; by the simple one if need be."""
        if X.size <= SMALL:
            path, ended = fast_path(X, y, lr=self.lr, num_iter=self.num_iter, l2=self.l2, tol=self.tol)
            if np.abs(path).max() < 1e150 / max(np.abs(X).max(), 1):     # False for nan, too
                end = evaluate(path[-1], X, y, self.l2)
                done = ended or bool(np.linalg.norm(end.gradient) <= self.tol)
                return Descent(path[-1], np.array([end.loss]), path, len(path) - 1, done)
        # A run that blows up is walked again by the simple loop, which says where. And large data are not copied:
        # there Python's own time doesn't count, and a pass block by block is as fast.
        return gradient_descent(
            lambda theta: evaluate(theta, X, y, self.l2)[1:3],
            np.zeros(X.shape[1] + 1),
            lr=self.lr,
            num_iter=self.num_iter,
            tol=self.tol,
        )

    def _how_to_converge(self, run: Descent) -> str:
        steps = f"after {run.iterations} steps"
        if self.solver == "newton" and run.iterations < self.num_iter:
            return (
                f"the gradient's norm is above tol = {self.tol} {steps}, and more steps would not help: "
                "raise tol, or set l2 above 0 if a plane separates the classes"
            )
        if self.solver == "newton":
            return f"no optimum {steps}: raise num_iter"
        return (
            f"the gradient's norm is still above tol = {self.tol} {steps}: "
            "raise num_iter, raise lr, or scale the features"
        )

    @property
    def loss_history_(self) -> Floats:
        """The loss before the first step, after it, and so on, shape (n_iter_ + 1,)."""
        check_is_fitted(self)
        if self._walk is not None:
            path, X, y, l2 = self._walk
            losses = losses_along(path, X, y, l2=l2)
            if not np.isclose(losses[-1], self._losses[-1], rtol=1e-9, atol=0):
                raise ValueError("X has changed since fit: the losses on the way can't be computed any more")
            self._losses, self._walk = losses, None
        return self._losses

    def __getstate__(self) -> dict[str, Any]:
        if vars(self).get("_walk") is not None:
            _ = self.loss_history_                 # what is sent away takes the losses along, not the data
        return dict(super().__getstate__())

    def decision_function(self, X: ArrayLike) -> Floats:
        """Scores z = X w + b: the log-odds of class 1.

        Parameters
        ----------
        X : array_like (n, d), or a DataFrame
            With the columns of the fit.

        Returns
        -------
        array (n,)
            Above 0 where class 1 is the likelier.

        Raises
        ------
        NotFittedError
            Before `fit`.
        ValueError
            If X isn't a table of finite numbers, or its columns are not those of the fit.
        """
        check_is_fitted(self)
        table: Floats = validate_data(self, X, reset=False)
        return table @ self.weights + self.bias

    def predict_proba(self, X: ArrayLike) -> Floats:
        """Probabilities of the two classes.

        Parameters
        ----------
        X : array_like (n, d), or a DataFrame
            With the columns of the fit.

        Returns
        -------
        array (n, 2)
            A column per class, in the order of `classes_`; each row sums to 1.

        Raises
        ------
        NotFittedError
            Before `fit`.
        ValueError
            If X isn't a table of finite numbers, or its columns are not those of the fit.
        """
        z = self.decision_function(X)
        return np.column_stack([sigmoid(-z), sigmoid(z)])

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The likelier label of each row.

        Parameters
        ----------
        X : array_like (n, d), or a DataFrame
            With the columns of the fit.

        Returns
        -------
        array (n,)
            Labels of `classes_`: class 1 where its probability is above 0.5, that is z > 0.

        Raises
        ------
        NotFittedError
            Before `fit`.
        ValueError
            If X isn't a table of finite numbers, or its columns are not those of the fit.
        """
        z = self.decision_function(X)
        labels: NDArray[Any] = self.classes_[(z > 0).astype(int)]
        return labels

    @property
    def weights(self) -> Floats:
        """The weights w, shape (d,)."""
        check_is_fitted(self)
        w: Floats = self.coef_[0]
        return w

    @property
    def bias(self) -> float:
        """The intercept b."""
        check_is_fitted(self)
        return float(self.intercept_[0])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        return tags


def _two_classes(y: NDArray[Any]) -> tuple[NDArray[Any], Bools]:
    """The two labels in `y`, sorted, and where `y` is the second."""
    if y.dtype.kind in "biu":                      # numbers: four passes instead of a sort
        low, high = y.min(), y.max()
        one = y == high
        if low < high and (one | (y == low)).all():
            return np.array([low, high]), one
    if y.dtype.kind == "f" and np.any(y % 1):
        raise ValueError(f"Unknown label type: continuous. y must hold two labels, got {y[y % 1 != 0][0]} among them")
    try:
        classes, y = np.unique(y, return_inverse=True)
    except TypeError:
        raise ValueError("Unknown label type: y must hold labels of one type, numbers or strings") from None
    if len(classes) > 2:
        raise ValueError(
            "Only binary classification is supported. The type of the target is multiclass: "
            f"y holds {len(classes)} different labels"
        )
    if len(classes) < 2:
        raise ValueError(f"y must hold two classes, got 1 class only: {classes[0]}")
    return classes, y == 1
