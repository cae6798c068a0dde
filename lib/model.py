"""The class that the book grows out of, with scikit-learn's manners."""

import warnings

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import Tags
from sklearn.utils.multiclass import check_classification_targets, type_of_target
from sklearn.utils.validation import check_is_fitted, validate_data

from lib.gradients import loss_and_gradient
from lib.sigmoid import sigmoid
from lib.training import gradient_descent


class LogisticRegression(ClassifierMixin, BaseEstimator):
    """Logistic regression for two classes, trained by gradient descent on all data at once.

    Model: p(class 1 | x) = sigmoid(w . x + b).
    Training makes the mean binary cross-entropy plus l2/2 * |w|^2 small, starting from zero.

    Parameters
    ----------
    lr : float
        Learning rate.
    num_iter : int
        Number of steps; with `tol > 0`, the largest number of steps.
    l2 : float
        Strength of the penalty on the weights (never on the intercept).
        scikit-learn's C is 1 / (l2 * n).
    tol : float
        0: take exactly `num_iter` steps.
        Above 0: stop where the gradient's norm is at most `tol`, and warn if that isn't reached.

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
    n_features_in_ : int

    Raises
    ------
    ValueError
        From `fit`: if a parameter makes no sense, X holds nan or inf, shapes do not fit,
        or y doesn't hold exactly two classes.
    sklearn.exceptions.NotFittedError
        From all the rest, before `fit`.

    Notes
    -----
    Source: Cox (1958), the regression analysis of binary sequences.

    >>> model = LogisticRegression(lr=0.5, num_iter=100).fit([[-1.0], [0.0], [1.0], [2.0]], [0, 0, 1, 1])
    >>> model.predict([[-3.0], [3.0]])
    array([0, 1])
    """

    def __init__(
        self, lr: float = 0.001, num_iter: int = 1000, *, l2: float = 0.0, tol: float = 0.0
    ):
        self.lr = lr
        self.num_iter = num_iter
        self.l2 = l2
        self.tol = tol

    def fit(self, X: NDArray, y: NDArray) -> "LogisticRegression":
        """Find weights and intercept for data `X` (n, d) and labels `y` (n,)."""
        X, y = validate_data(self, X, y, dtype=np.float64)
        self.classes_, y = _two_classes(y)
        run = gradient_descent(
            lambda theta: loss_and_gradient(theta, X, y, l2=self.l2),
            np.zeros(X.shape[1] + 1),
            lr=self.lr,
            num_iter=self.num_iter,
            tol=self.tol,
        )
        self.coef_, self.intercept_ = run.theta[np.newaxis, :-1].copy(), run.theta[-1:].copy()
        self.n_iter_, self.loss_history_ = run.iterations, run.loss_history
        if self.tol > 0 and not run.converged:
            warnings.warn(
                f"the gradient's norm is still above tol = {self.tol} after {run.iterations} steps: "
                "raise num_iter, raise lr, or scale the features",
                ConvergenceWarning,
                stacklevel=2,
            )
        return self

    def decision_function(self, X: NDArray) -> NDArray:
        """Scores z = X w + b, shape (n,): the log-odds of class 1."""
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=np.float64)
        return X @ self.weights + self.bias

    def predict_proba(self, X: NDArray) -> NDArray:
        """Probabilities of class 0 and class 1, shape (n, 2); each row sums to 1."""
        z = self.decision_function(X)
        return np.column_stack([sigmoid(-z), sigmoid(z)])

    def predict(self, X: NDArray) -> NDArray:
        """Labels, shape (n,): class 1 where its probability is above 0.5, that is z > 0."""
        z = self.decision_function(X)
        return self.classes_[(z > 0).astype(int)]

    @property
    def weights(self) -> NDArray:
        """The weights w, shape (d,)."""
        check_is_fitted(self)
        return self.coef_[0]

    @property
    def bias(self) -> float:
        """The intercept b."""
        check_is_fitted(self)
        return float(self.intercept_[0])

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        return tags


def _two_classes(y: NDArray) -> tuple[NDArray, NDArray]:
    """The two labels in `y`, sorted, and `y` as 0 and 1."""
    check_classification_targets(y)
    kind = type_of_target(y, input_name="y", raise_unknown=True)
    if kind != "binary":
        raise ValueError(
            f"Only binary classification is supported. The type of the target is {kind}: "
            f"y holds {len(np.unique(y))} different labels"
        )
    classes, y = np.unique(y, return_inverse=True)
    if len(classes) != 2:
        raise ValueError(f"y must hold two classes, got 1 class only: {classes[0]}")
    return classes, y
