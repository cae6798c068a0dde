"""Three kinds of data, in eight sizes."""

import numpy as np
from numpy.typing import NDArray

SIZES = ((1_000, 2), (10_000, 20), (100_000, 50), (1_000_000, 20))
MORE = ((20, 2), (2_000, 200), (100, 1_000), (300, 3_000))  # tiny, and with many columns
KINDS = {
    "isotropic": "all directions alike",
    "correlated": "features correlated, condition number of their covariance 1000",
    "rare": "isotropic, 1 row in 50 of class 1",
}


def make(kind: str, n: int, d: int, *, seed: int = 0) -> tuple[NDArray, NDArray]:
    """X (n, d) and labels y (n,) from a logistic model whose scores have the standard deviation 2."""
    rng = np.random.default_rng([seed, n, d])
    X = rng.normal(size=(n, d))
    if kind == "correlated":
        q, _ = np.linalg.qr(rng.normal(size=(d, d)))
        X = X @ (q * np.sqrt(np.geomspace(1, 1e-3, d))) @ q.T
    z = X @ rng.normal(size=d)
    z = 2 * z / z.std() + rng.logistic(size=n)
    return X, (z > (np.quantile(z, 0.98) if kind == "rare" else 0.0)).astype(int)
