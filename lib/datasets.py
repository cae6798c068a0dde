"""The book's data. All of it is made here or ships with scikit-learn: nothing is downloaded."""

import numpy as np
from numpy.typing import NDArray

from lib.validation import check_not_negative


def first_program() -> tuple[NDArray, NDArray, NDArray, NDArray]:
    """The data of the first program, split: X_train, X_test, y_train, y_test.

    1000 points with two features from scikit-learn's `make_classification`; 800 train, 200 test.

    >>> [part.shape for part in first_program()]
    [(800, 2), (200, 2), (800,), (200,)]
    """
    from sklearn.datasets import make_classification
    from sklearn.model_selection import train_test_split

    X, y = make_classification(
        n_samples=1000, n_features=2, n_redundant=0, n_informative=2,
        n_clusters_per_class=1, random_state=42,
    )  # fmt: skip
    return tuple(train_test_split(X, y, test_size=0.2, random_state=42))


def blobs(
    n: int = 200,
    *,
    gap: float | None = None,
    center: tuple[float, float] = (0.0, 0.0),
    random_state: int = 0,
) -> tuple[NDArray, NDArray]:
    """Two round clouds of points in the plane, one a class: X (n, 2), y (n,).

    Without a gap the clouds overlap, and no line separates them.
    With a gap every point keeps at least `gap / 2` from the line x1 + x2 = 0, on its own side
    (the line moves with `center`).

    Parameters
    ----------
    n : int
        Number of points, 2 or more; half of them (rounded up) are class 1.
    gap : float, optional
        Width of the empty band between the classes, in the units of the features.
    center : pair of floats
        Where the middle between the two clouds lies.
    random_state : int

    Raises
    ------
    ValueError
        If there is no point for each class, or the gap is negative or infinite.

    >>> X, y = blobs(6, gap=1.0)
    >>> (((2 * y - 1) * X.sum(axis=1)) / np.sqrt(2) >= 0.5).all()
    np.True_
    """
    if n < 2:
        raise ValueError(f"n must be 2 or more, one point a class, got {n}")
    if gap is not None:
        check_not_negative("gap", gap)
    rng = np.random.default_rng(random_state)
    y = (np.arange(n) % 2 == 0).astype(int)
    side = 2 * y - 1                                           # (n,)  -1 or +1
    along, across = rng.normal(size=(2, n))                    # the line's direction; its normal
    across = side * (across + 1.3)                             # the clouds' centres are 2.6 apart
    if gap is not None:
        across = side * (gap / 2 + np.abs(side * across - gap / 2))
    return np.column_stack([across - along, across + along]) / np.sqrt(2) + center, y


def breast_cancer() -> tuple[NDArray, NDArray, list[str]]:
    """Breast cancer, Wisconsin: X (569, 30), y (569,) with malignant = 1, names of the features.

    scikit-learn codes malignant as 0; here class 1 is what the test looks for.

    Source: Street, Wolberg and Mangasarian (1993), as shipped with scikit-learn.

    >>> X, y, names = breast_cancer()
    >>> X.shape, int(y.sum()), names[0]
    ((569, 30), 212, 'mean radius')
    """
    from sklearn.datasets import load_breast_cancer

    data = load_breast_cancer()
    return data.data, 1 - data.target, [str(name) for name in data.feature_names]
