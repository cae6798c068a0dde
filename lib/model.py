"""The class that the book grows out of, with scikit-learn's manners."""

import functools
import warnings
from collections.abc import Callable
from typing import Any, ParamSpec

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.advice import Found, how_descent_converges, how_newton_converges, words_on_data
from lib.descent import fast_descent
from lib.evaluation import blocks, evaluate
from lib.loss import softplus
from lib.newton import search
from lib.training import Descent, gradient_descent
from lib.validation import Bools, Floats, as_weights, check_count, check_not_negative, check_positive

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
    class_weight : None, "balanced" or a dictionary
        How often a row of each label counts, {label: number}, 1 if a label isn't named;
        "balanced": each class as much as the other, together as much as before. It multiplies `sample_weight`.

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
        Gradient descent records every 16th and the last for more than 4096 rows, and otherwise once steps times rows
        are more than a million: all would take up to half as long again as the steps.
    loss_steps_ : array, as long as loss_history_
        After how many steps each of these losses was taken: 0, 1, 2, ... if all are there.
    converged_ : bool
        Has the run proved that it ended at the minimum? With `tol > 0`: is the gradient's norm at most `tol`?
        Without: has Newton's method come to where rounding hides the rest? Never for data without a minimum,
        and never for gradient descent with `tol = 0`, which doesn't ask.
    gradient_norm_ : float
        The gradient's norm at the end.
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
        class_weight: str | dict[Any, float] | None = None,
    ):
        self.lr = lr
        self.num_iter = num_iter
        self.l2 = l2
        self.tol = tol
        self.solver = solver
        self.class_weight = class_weight

    def fit(
        self, X: ArrayLike, y: ArrayLike, *, sample_weight: ArrayLike | None = None
    ) -> "LogisticRegression":
        """Find weights and intercept.

        Parameters
        ----------
        X : array_like (n, d)
        y : array_like (n,)
            Labels of two classes; numbers or strings.
        sample_weight : array_like (n,), optional
            How often each row counts: 2 is the row twice, 0 is no row, and halves are allowed, too.
            The loss becomes sum(weight * loss) / sum(weight); the penalty stays as it is.

        Returns
        -------
        LogisticRegression
            Itself. It keeps no reference to the data.

        Raises
        ------
        ValueError
            If a parameter makes no sense, X holds nan or inf, shapes do not fit, or y doesn't hold two classes.

        Warns
        -----
        RuntimeWarning
            If the loss has no minimum, or columns depend on one another: see `lib.newton.newton`.
        ConvergenceWarning
            If `tol` isn't reached, or the loss ended above where it started; it says what to do.
        """
        self._check_parameters()
        table, labels = self._check_data(X, y)
        weight = None if sample_weight is None else as_weights(sample_weight, len(table))
        self._rows, self._weighted = len(table), weight is not None
        if weight is not None and not weight.all():
            kept = weight > 0
            table, labels, weight = table[kept], labels[kept], weight[kept]
        self.classes_, one = _two_classes(labels)
        weight = self._shares(weight, one)
        if self.solver == "newton":
            found = search(table, one, l2=self.l2, tol=self.tol, num_iter=self.num_iter, weight=weight)
            run, steps = found.run, np.arange(found.run.iterations + 1)
        else:
            found, steps = self._descend(table, one, weight)
            run = found.run
        self.coef_, self.intercept_ = run.theta[np.newaxis, :-1].copy(), run.theta[-1:].copy()
        self.n_iter_, self._losses, self.loss_steps_ = run.iterations, run.loss_history, steps
        self.converged_, self.gradient_norm_ = bool(run.converged and not found.endless), found.slope
        for word in words_on_data(found):
            warnings.warn(word, RuntimeWarning, stacklevel=2)
        for word in self._words_on_steps(found, table, weight):
            warnings.warn(word, ConvergenceWarning, stacklevel=2)
        return self

    def _check_parameters(self) -> None:
        if self.solver not in ("gradient-descent", "newton"):
            raise ValueError(f"solver must be 'gradient-descent' or 'newton', got {self.solver!r}")
        check_positive("lr", self.lr)
        check_count("num_iter", self.num_iter)
        check_not_negative("l2", self.l2)
        check_not_negative("tol", self.tol)
        if self.class_weight not in (None, "balanced") and not isinstance(self.class_weight, dict):
            raise ValueError(f"class_weight must be None, 'balanced' or a dictionary, got {self.class_weight!r}")

    def _shares(self, weight: Floats | None, one: Bools) -> Floats | None:
        """What each row counts, as shares that sum to 1; None if all count alike."""
        if self.class_weight is None and weight is None:
            return None
        weight = np.ones(len(one)) if weight is None else weight / weight.max()
        if self.class_weight == "balanced":
            counts = [1 / weight[~one].sum(), 1 / weight[one].sum()]
        elif isinstance(self.class_weight, dict):
            counts = [float(self.class_weight.get(label, 1)) for label in self.classes_.tolist()]
            for label, count in zip(self.classes_.tolist(), counts, strict=True):
                check_positive(f"class_weight[{label!r}]", count)
        else:
            counts = [1.0, 1.0]
        share: Floats = weight * np.where(one, counts[1], counts[0])
        share /= share.sum()
        return share

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
            kinds = list(getattr(X, "dtypes", [getattr(X, "dtype", None)]))    # of a table's columns, or of an array
            short = bool(kinds) and all(kind == np.float32 for kind in kinds)  # float32 stays so: no copy of all
            table, labels = validate_data(self, X, y, dtype=np.float32 if short else np.float64)
        return table, labels

    def _descend(self, X: Floats, y: Bools, weight: Floats | None) -> tuple[Found, NDArray[np.intp]]:
        """Gradient descent, by the fast loop if it will do, and after which steps the losses were taken."""
        run = None
        if X.size <= SMALL:
            theta, losses, steps, _ = fast_descent(
                X, y, lr=self.lr, num_iter=self.num_iter, l2=self.l2, tol=self.tol, weight=weight
            )
            if np.isfinite(losses).all() and np.abs(theta).max() < 1e150 / max(float(np.abs(X).max()), 1):
                run = Descent(theta, losses, theta[np.newaxis], int(steps[-1]), False)
        if run is None:
            # A run that blows up is walked again by the simple loop, which says where. And large data are not copied:
            # there Python's own time doesn't count, and a pass block by block is as fast.
            run = gradient_descent(
                lambda theta: evaluate(theta, X, y, self.l2, weight=weight)[1:3],
                np.zeros(X.shape[1] + 1),
                lr=self.lr,
                num_iter=self.num_iter,
                tol=self.tol,
                keep_path=False,
            )
            steps = np.arange(run.iterations + 1)
        with np.errstate(over="ignore", invalid="ignore"):
            slope = float(np.linalg.norm(evaluate(run.theta, X, y, self.l2, weight=weight).gradient))
        reached = self.tol > 0 and slope <= self.tol * (1 + 1e-9)      # the fast loop sums in another order
        endless = reached and self.l2 == 0 and search(X, y, l2=0.0, tol=0.0, num_iter=100, weight=weight).endless
        return Found(run._replace(converged=reached), slope, endless), steps

    def _words_on_steps(self, found: Found, X: Floats, weight: Floats | None) -> list[str]:
        """What to do if the run ended too early, or in the wrong place."""
        if found.endless or (found.run.converged and self.solver == "newton"):
            return []
        if self.solver == "newton":
            return [how_newton_converges(found, self.tol, self.num_iter)]
        return how_descent_converges(found, X, weight, lr=self.lr, num_iter=self.num_iter, l2=self.l2, tol=self.tol)

    @property
    def loss_history_(self) -> Floats:
        """The loss before the first step, after it, and so on: after the steps that `loss_steps_` names."""
        check_is_fitted(self)
        return self._losses

    def decision_function(self, X: ArrayLike) -> Floats:
        """Scores z = X w + b, the log-odds of class 1.

        Parameters
        ----------
        X : array_like (n, d)

        Returns
        -------
        array (n,)

        Raises
        ------
        NotFittedError
            Before `fit`.
        ValueError
            If X holds nan or inf, or has other columns than at `fit`.
        """
        return self._by_blocks(X, lambda z: z)

    def predict_proba(self, X: ArrayLike) -> Floats:
        """Probabilities of class 0 and class 1.

        Parameters
        ----------
        X : array_like (n, d)

        Returns
        -------
        array (n, 2)
            Each row sums to 1.

        Raises
        ------
        NotFittedError, ValueError
            As `decision_function`.
        """
        return self._by_blocks(X, _both_probabilities)

    def predict_log_proba(self, X: ArrayLike) -> Floats:
        """Logarithms of the probabilities, right, too, where a probability rounds to 0 or 1.

        Formula: log p = -log(1 + exp(-z)) for class 1, and -log(1 + exp(z)) for class 0.

        Parameters
        ----------
        X : array_like (n, d)

        Returns
        -------
        array (n, 2)

        Raises
        ------
        NotFittedError, ValueError
            As `decision_function`.
        """
        return self._by_blocks(X, lambda z: -np.column_stack([softplus(z), softplus(-z)]))

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
        return self._by_blocks(X, lambda z: self.classes_.take(z > 0))

    def _by_blocks(self, X: Any, of_scores: Callable[[Floats], NDArray[Any]]) -> NDArray[Any]:
        """What `of_scores` makes of the scores: block by block into its place, so that nothing is kept but the result.

        nan and inf in a plain array show in its scores, unless a weight is 0. All else is checked before.
        """
        check_is_fitted(self)
        w, b = self.weights, self.bias
        plain = type(X) is np.ndarray and X.dtype in (np.float32, np.float64) and not hasattr(self, "feature_names_in_")
        checked = not (plain and len(X) and X.shape[1:] == w.shape and w.all())
        table: Floats = validate_data(self, X, reset=False) if checked else X
        none = of_scores(np.empty(0))
        found: NDArray[Any] = np.empty((len(table), *none.shape[1:]), none.dtype)
        for rows in blocks(table):
            with np.errstate(over="ignore", invalid="ignore"):
                z = table[rows] @ w + b
                if not checked and not np.isfinite(z.sum()):
                    validate_data(self, X, reset=False)    # says what is wrong; or only the scores are beyond floats
                    checked = True
                found[rows] = of_scores(z)
        return found

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


def _both_probabilities(z: Floats) -> Floats:
    """Probabilities (n, 2) of class 0 and class 1: as in lib.sigmoid, for -z and z at once."""
    e = np.exp(-np.abs(z))
    likely, one = 1 / (1 + e), z > 0
    other = e - e * (e * likely)                           # e / (1 + e), to the last digits; at most `likely`
    p: Floats = np.empty((len(z), 2))
    np.maximum(other, likely * ~one, out=p[:, 0])
    np.maximum(other, likely * one, out=p[:, 1])
    return p


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
