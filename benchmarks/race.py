"""How long until the loss is within 1e-6 of the optimum's? Each solver at the loosest tolerance that gets there.

Rounds are interleaved: in each, every solver runs once, so what slows the machine down slows all of them.
Ratios are taken within a round. Times are the process's own, which don't count what others do on the machine.
"""

import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.solvers import SOLVERS, UNPENALISED, objective, quietly

GAP = 1e-6
TOLS = 10.0 ** np.arange(0, -12, -0.25)


def best_loss(X: NDArray, y: NDArray, *, penalised: bool) -> float:
    """The optimum: scikit-learn's Newton, as far as it goes, so that we don't judge ourselves.

    With fewer rows than columns the weights lie in the rows' span, X = L Q^T has n columns there, and |w| stays.
    """
    from sklearn.linear_model import LogisticRegression

    if len(X) < X.shape[1]:
        X = np.asarray(np.linalg.qr(X.T, mode="r")).T
    model = LogisticRegression(solver="newton-cholesky", C=1.0 if penalised else np.inf, tol=1e-14, max_iter=500)
    quietly(lambda X, y, *_: (model.fit(X, y), 0), X, y, 0.0)
    return objective(np.append(model.coef_[0], model.intercept_), X, y, penalised=penalised)


def gap_of(name: str, theta: NDArray, X: NDArray, y: NDArray, best: dict[bool, float]) -> float:
    """How far above the optimum of its own objective, relative to it."""
    penalised = name not in UNPENALISED
    return objective(theta, X, y, penalised=penalised) / best[penalised] - 1


def loosest(name: str, X: NDArray, y: NDArray, best: dict[bool, float]) -> tuple[float, float, int]:
    """The largest tolerance that reaches the gap, the gap, and the iterations taken."""
    for tol in TOLS:
        theta, iterations = quietly(SOLVERS[name], X, y, float(tol))
        gap = gap_of(name, theta, X, y, best)
        if gap <= GAP:
            return float(tol), gap, iterations
    raise RuntimeError(f"{name} does not reach a gap of {GAP:g} at any tolerance")


def run(X: NDArray, y: NDArray, *, names: list[str], rounds: int, seconds: float) -> dict[str, dict[str, Any]]:
    """For each solver its tolerance, gap, iterations, and its times in at least `rounds` interleaved rounds."""
    best = {penalised: best_loss(X, y, penalised=penalised) for penalised in {n not in UNPENALISED for n in names}}
    found: dict[str, dict[str, Any]] = {}
    for name in names:
        tol, gap, iterations = loosest(name, X, y, best)
        found[name] = {"tol": tol, "gap": gap, "iterations": iterations, "times": []}
    began = time.perf_counter()
    while len(found[names[0]]["times"]) < rounds or time.perf_counter() - began < seconds:
        for name in names:
            found[name]["times"].append(clock(name, X, y, found[name]["tol"]))
    return found


def clock(name: str, X: NDArray, y: NDArray, tol: float, max_iter: int = 2000) -> float:
    began = time.process_time()
    quietly(SOLVERS[name], X, y, tol, max_iter)
    return time.process_time() - began


def ratio(theirs: list[float], ours: list[float]) -> tuple[float, float, float]:
    """Quartiles of their time by ours, round by round: lower, median, upper."""
    low, middle, high = np.quantile(np.array(theirs) / np.array(ours), [0.25, 0.5, 0.75])
    return float(low), float(middle), float(high)


def trace(name: str, X: NDArray, y: NDArray, *, most: int = 12, repeats: int = 5) -> list[tuple[int, float, float]]:
    """Iterations, seconds and gap of runs that are cut short after 1, 2, ... iterations, until the gap is reached."""
    best = {penalised: best_loss(X, y, penalised=penalised) for penalised in (True, False)}
    found = []
    for k in range(1, most + 1):
        theta, iterations = quietly(SOLVERS[name], X, y, 1e-14, k)
        gap = gap_of(name, theta, X, y, best)
        found.append((k, float(np.median([clock(name, X, y, 1e-14, k) for _ in range(repeats)])), gap))
        if gap <= GAP or iterations < k:
            break
    return found
