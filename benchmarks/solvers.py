"""The runners of the race. Each is a function of X, y, tol and a largest number of iterations.

It returns theta = [w, b] and the iterations taken, for the objective sum(log loss) + |w|^2 / 2: scikit-learn's C = 1.
What each does to check its input belongs to its time.
"""

import warnings
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
import scipy.optimize
import scipy.special
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression as Theirs

from lib import LogisticRegression as Ours

Solver = Callable[[NDArray, NDArray, float, int], tuple[NDArray, int]]


def ours(X: NDArray, y: NDArray, tol: float, max_iter: int) -> tuple[NDArray, int]:
    model = Ours(solver="newton", l2=1 / len(X), tol=tol, num_iter=max_iter).fit(X, y)
    return np.append(model.coef_[0], model.intercept_), model.n_iter_


def scikit_learn(name: str) -> Solver:
    def fit(X: NDArray, y: NDArray, tol: float, max_iter: int) -> tuple[NDArray, int]:
        model = Theirs(solver=name, tol=tol, max_iter=max_iter).fit(X, y)
        return np.append(model.coef_[0], model.intercept_), int(model.n_iter_[0])

    return fit


def scipys(X: NDArray, y: NDArray, tol: float, max_iter: int) -> tuple[NDArray, int]:
    """What one writes in ten lines: a loss and its gradient for scipy's general minimiser."""
    n, d = X.shape

    def loss_and_gradient(theta: NDArray) -> tuple[float, NDArray]:
        z = X @ theta[:d] + theta[d]
        error = scipy.special.expit(z) - y
        loss = (np.logaddexp(0, z) - y * z).mean() + theta[:d] @ theta[:d] / (2 * n)
        return loss, np.append(X.T @ error + theta[:d], error.sum()) / n

    options = {"gtol": tol, "ftol": 0.0, "maxiter": max_iter}
    found = scipy.optimize.minimize(loss_and_gradient, np.zeros(d + 1), jac=True, method="L-BFGS-B", options=options)
    return found.x, found.nit


def statsmodels_logit(X: NDArray, y: NDArray, tol: float, max_iter: int) -> tuple[NDArray, int]:
    """Newton's method, without a penalty: statsmodels has none of this kind. For these data it changes little."""
    import statsmodels.api  # here: the tests race without it

    fitted = statsmodels.api.Logit(y, np.column_stack([X, np.ones(len(X))])).fit(
        method="newton", tol=tol, maxiter=max_iter, disp=0, warn_convergence=False
    )
    return np.asarray(fitted.params), int(fitted.mle_retvals["iterations"])


def glums(X: NDArray, y: NDArray, tol: float, max_iter: int) -> tuple[NDArray, int]:
    """glum's iteratively reweighted least squares."""
    import glum  # here: it races only where it is installed

    model = glum.GeneralizedLinearRegressor(
        family="binomial", alpha=1 / len(X), l1_ratio=0, gradient_tol=tol, max_iter=max_iter
    ).fit(X, y)
    return np.append(model.coef_, model.intercept_), int(model.n_iter_)


SOLVERS: dict[str, Solver] = {
    "ours": ours,
    "scikit-learn lbfgs": scikit_learn("lbfgs"),
    "scikit-learn newton-cholesky": scikit_learn("newton-cholesky"),
    "scipy L-BFGS-B": scipys,
    "statsmodels Logit": statsmodels_logit,
    **({"glum": glums} if find_spec("glum") else {}),
}
RIVALS = ("scikit-learn lbfgs", "scikit-learn newton-cholesky")
UNPENALISED = ("statsmodels Logit",)


def runners(names: list[str], n: int, d: int) -> list[str]:
    """Those who can run with n rows and d columns.

    Without a penalty there is no optimum where rows are few, and d^2 numbers of curvature are too many for a race.
    """
    few = {"statsmodels Logit"} if n < 20 * d else set()
    many = {"scikit-learn newton-cholesky", "glum"} if d > 1000 else set()
    return [name for name in names if name not in few | many]


def objective(theta: NDArray, X: NDArray, y: NDArray, *, penalised: bool = True) -> float:
    """Mean log loss, and the penalty that belongs to C = 1."""
    w, m = theta[:-1], (1 - 2 * y) * (X @ theta[:-1] + theta[-1])
    loss = (np.maximum(m, 0) + np.log1p(np.exp(-np.abs(m)))).mean()
    return float(loss + penalised * (w @ w) / (2 * len(X)))


def quietly(solver: Solver, X: NDArray, y: NDArray, tol: float, max_iter: int = 2000) -> tuple[NDArray, int]:
    """A run cut short on purpose needn't warn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return solver(X, y, tol, max_iter)
