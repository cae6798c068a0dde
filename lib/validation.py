"""What comes in is made into floats and checked once; an error says what was wrong and what is wanted."""

from numbers import Integral, Real

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating]             # an array of float64 or of float32
Bools = NDArray[np.bool_]


def as_float(a: ArrayLike) -> Floats:
    """The numbers of `a` as floats; float32 stays float32, all else becomes float64."""
    a = np.asarray(a)
    return a if a.dtype == np.float32 else a.astype(float, copy=False)


def as_table(X: ArrayLike) -> Floats:
    """`X` as floats of shape (n, d), n at least 1."""
    X = as_float(X)
    if X.ndim != 2 or len(X) == 0:
        raise ValueError(f"X must have shape (n, d) with n >= 1, got {X.shape}")
    return X


def as_labels(y: ArrayLike, like: Floats, name: str) -> Floats:
    """`y` as zeros and ones in the float type and shape of `like`, which the error calls `name`."""
    y = np.asarray(y)
    if y.shape != like.shape:
        raise ValueError(f"y and {name} must have the same shape, got {y.shape} and {like.shape}")
    if y.size == 0:
        raise ValueError("y is empty: the mean over no points is not defined")
    one: NDArray[np.bool_] = y == 1
    if not (one | (y == 0)).all():
        strange = y[~(one | (y == 0))].tolist()[0]
        raise ValueError(f"y must hold only 0 and 1, got {strange!r}")
    return one.astype(like.dtype)             # floats: 1 - 2y would wrap round in unsigned integers


def as_weights(weight: ArrayLike, n: int) -> Floats:
    """The weights of `n` rows as floats: none negative, not all zero."""
    found: Floats = np.asarray(weight, dtype=float)
    if found.shape != (n,):
        raise ValueError(f"sample_weight must have shape (n,) = ({n},), got {found.shape}")
    if not (np.isfinite(found).all() and (found >= 0).all() and found.any()):
        raise ValueError("sample_weight must hold finite numbers, none negative, and not only zeros")
    return found


def as_shares(weight: ArrayLike | None, n: int) -> Floats | None:
    """The weights of `n` rows as shares that sum to 1; None if there are none."""
    if weight is None:
        return None
    found = as_weights(weight, n)
    share: Floats = found / found.max()        # first: a sum of large numbers may overflow
    share /= share.sum()
    return share


def check_probabilities(p: Floats) -> None:
    """Raise if a number of `p` lies outside [0, 1]; nan passes."""
    if np.any((p < 0) | (p > 1)):
        raise ValueError(f"p must lie in [0, 1], got values from {np.nanmin(p)} to {np.nanmax(p)}")


def check_positive(name: str, value: float) -> None:
    """Raise unless `value` is a finite number above 0."""
    if not isinstance(value, Real) or isinstance(value, bool) or not 0 < value < np.inf:
        raise ValueError(f"{name} must be positive and finite, got {value!r}")


def check_not_negative(name: str, value: float) -> None:
    """Raise unless `value` is a finite number, 0 or above."""
    if not isinstance(value, Real) or isinstance(value, bool) or not 0 <= value < np.inf:
        raise ValueError(f"{name} must be finite and not negative, got {value!r}")


def check_count(name: str, value: int) -> None:
    """Raise unless `value` is a whole number, 1 or above."""
    if not isinstance(value, Integral) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{name} must be a whole number, 1 or more, got {value!r}")
