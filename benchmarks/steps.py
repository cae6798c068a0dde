"""One step of gradient descent: the first program's, ours, and what nobody who calls numpy can do without."""

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lib import LogisticRegression


def first_program(X: NDArray, y: NDArray, steps: int) -> None:
    """The loop as a beginner writes it."""
    n, w, b = len(y), np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(np.dot(X, w) + b)))
        w = w - 0.01 * np.dot(X.T, p - y) / n
        b = b - 0.01 * np.sum(p - y) / n


def two_products(X: NDArray, y: NDArray, steps: int) -> None:
    """X w and X^T error, into places that are there already: what BLAS needs for a step."""
    w, z = np.full(X.shape[1], 0.1), np.empty(len(X))
    for _ in range(steps):
        np.dot(X, w, z)
        np.dot(z, X, w)
        w[:] = 0.1


def two_products_and_tanh(X: NDArray, y: NDArray, steps: int) -> None:
    """The same for data on their side, and one function a row: no step of numpy's can take less."""
    A, t, g = (
        np.ascontiguousarray(np.column_stack([X, np.ones(len(X))]).T),
        np.empty(len(X)),
        np.full(X.shape[1] + 1, 0.1),
    )
    for _ in range(steps):
        np.dot(g, A, t)
        np.tanh(t, t)
        np.dot(A, t, g)
        g[:] = 0.1


def fit(X: NDArray, y: NDArray, steps: int) -> None:
    LogisticRegression(0.01, steps).fit(X, y)


LOOPS: dict[str, Callable[[NDArray, NDArray, int], None]] = {
    "first program": first_program,
    "ours": fit,
    "two products": two_products,
    "two products and tanh": two_products_and_tanh,
}


def run(X: NDArray, y: NDArray, *, steps: int = 1000, rounds: int = 20) -> dict[str, list[float]]:
    """Seconds a step, in interleaved rounds; a fit's own preparation and checks are part of its time."""
    times: dict[str, list[float]] = {name: [] for name in LOOPS}
    for _ in range(rounds):
        for name, loop in LOOPS.items():
            began = time.process_time()
            loop(X, y, steps)
            times[name].append((time.process_time() - began) / steps)
    return times
