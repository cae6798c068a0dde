"""The book's data. All of it is made here or lies beside this file, in `data/`: nothing is downloaded."""

from importlib import resources
from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray

from lib.validation import check_not_negative

# Launch temperatures in degrees Fahrenheit
DAMAGED = (53, 57, 58, 63, 70, 70, 75)
UNHARMED = (66, 67, 67, 67, 68, 69, 70, 70, 72, 73, 75, 76, 76, 78, 79, 81)

# Per department: men admitted, men rejected, women admitted, women rejected
ADMISSIONS = {
    "A": (512, 313, 89, 19),
    "B": (353, 207, 17, 8),
    "C": (120, 205, 202, 391),
    "D": (138, 279, 131, 244),
    "E": (53, 138, 94, 299),
    "F": (22, 351, 24, 317),
}


def orings() -> tuple[NDArray[np.float64], NDArray[np.int_]]:
    """The space shuttle's O-rings before the loss of Challenger: X (23, 1), y (23,), coldest flight first.

    One row per flight whose solid rockets were recovered and inspected (one earlier flight's were lost at sea).
    The feature is the temperature of the joints at launch, in degrees Fahrenheit.
    Class 1: at least one seal of a field joint showed damage.

    On the night before the launch of 28 January 1986 the forecast was 31 degrees Fahrenheit,
    22 degrees colder than any flight in these data.

    Notes
    -----
    Source: Dalal, Fowlkes and Hoadley (1989), risk analysis of the space shuttle: pre-Challenger prediction of
    failure, Journal of the American Statistical Association 84, 945-957.

    >>> X, y = orings()
    >>> X.shape, int(y.sum()), X[0], y[0]
    ((23, 1), 7, array([53.]), np.int64(1))
    """
    temperature = np.array([*DAMAGED, *UNHARMED], dtype=float)            # (23,)
    damaged = np.repeat([1, 0], [len(DAMAGED), len(UNHARMED)])            # (23,)
    order = np.lexsort([damaged, temperature])                            # by temperature; equal ones unharmed first
    return temperature[order, np.newaxis], damaged[order]


Column = NDArray[np.int_]


@overload
def admissions(*, grouped: Literal[False] = False) -> tuple[NDArray[np.str_], Column, Column]: ...


@overload
def admissions(*, grouped: Literal[True]) -> tuple[NDArray[np.str_], Column, Column, Column]: ...


def admissions(
    *, grouped: bool = False
) -> tuple[NDArray[np.str_], Column, Column] | tuple[NDArray[np.str_], Column, Column, Column]:
    """Who was admitted to six departments of Berkeley's graduate school: department, woman, admitted.

    One row per applicant of autumn 1973, or, if `grouped`, one row per group of equal rows, with their number.

    Parameters
    ----------
    grouped : bool
        Give the 24 groups and, as a fourth column, how many applicants each stands for: a frequency weight.

    Returns
    -------
    department : array (4526,) of str
        "A" to "F", the six largest departments. Grouped: (24,), as all columns.
    woman : array (4526,) of int
        1 for a woman, 0 for a man.
    admitted : array (4526,) of int
        1 if the applicant was admitted.
    count : array (24,) of int
        Only if `grouped`: applicants in the group.

    Notes
    -----
    Source: Bickel, Hammel and O'Connell (1975), sex bias in graduate admissions: data from Berkeley,
    Science 187, 398-404.

    >>> department, woman, admitted = admissions()
    >>> [float(admitted[woman == sex].mean().round(3)) for sex in (0, 1)]
    [0.445, 0.304]
    >>> department, woman, admitted, count = admissions(grouped=True)
    >>> department[:4], woman[:4], admitted[:4], count[:4]
    (array(['A', 'A', 'A', 'A'], dtype='<U1'), array([0, 0, 1, 1]), array([1, 0, 1, 0]), array([512, 313,  89,  19]))
    """
    count = np.array(list(ADMISSIONS.values())).ravel()                   # (24,)
    department = np.repeat(list(ADMISSIONS), 4)                           # (24,)
    woman = np.tile([0, 0, 1, 1], len(ADMISSIONS))                        # (24,)
    admitted = np.tile([1, 0, 1, 0], len(ADMISSIONS))                     # (24,)
    if grouped:
        return department, woman, admitted, count
    return np.repeat(department, count), np.repeat(woman, count), np.repeat(admitted, count)


def first_program() -> tuple[NDArray, NDArray, NDArray, NDArray]:
    """The data of the first program, split: X_train, X_test, y_train, y_test.

    1000 points with two features, without units; 800 of them train, 200 test.

    Notes
    -----
    Source: scikit-learn's `make_classification(n_samples=1000, n_features=2, n_redundant=0, n_informative=2,
    n_clusters_per_class=1, random_state=42)`, then its `train_test_split(X, y, test_size=0.2, random_state=42)`.
    They are kept in a file, training points first, so that this needs numpy only.

    >>> [part.shape for part in first_program()]
    [(800, 2), (200, 2), (800,), (200,)]
    """
    X, y, _ = _table("first_program")
    X_train, X_test = np.split(X, [800])
    y_train, y_test = np.split(y, [800])
    return X_train, X_test, y_train, y_test


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

    Each row is a tumour, and its features describe the nuclei of cells in an image of a sample taken from it:
    ten properties, each with its mean, its standard error, and the mean of its three largest values ("worst").
    Lengths are in pixels of the image, areas in square pixels; the rest has no units.

    scikit-learn, whose table this is, codes malignant as 0; here class 1 is what the test looks for.

    Notes
    -----
    Source: Street, Wolberg and Mangasarian (1993), nuclear feature extraction for breast tumor diagnosis.
    The data: UCI Machine Learning Repository, Breast Cancer Wisconsin (Diagnostic), licence CC BY 4.0.

    >>> X, y, names = breast_cancer()
    >>> X.shape, int(y.sum()), names[0]
    ((569, 30), 212, 'mean radius')
    """
    return _table("breast_cancer")


def _table(name: str) -> tuple[NDArray, NDArray, list[str]]:
    """The features (n, d) of a file in `data/`, its last column as labels (n,), and the names of the features."""
    with resources.files("lib").joinpath("data", f"{name}.csv").open(encoding="utf-8") as lines:
        names = next(lines).strip().split(",")[:-1]
        values = np.loadtxt(lines, delimiter=",")          # (n, d + 1)
    return values[:, :-1].copy(), values[:, -1].astype(int), names
