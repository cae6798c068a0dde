"""The book's data: as documented, the same each time, and made without the network."""

import socket
import sys

import numpy as np
import pytest
import sklearn.datasets
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.model_selection import train_test_split

from lib import datasets

middles = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


def distance_on_own_side(X, y, center):
    """Distance from the line x1 + x2 = 0, moved to `center`; negative on the wrong side."""
    return (2 * y - 1) * (X - center).sum(axis=1) / np.sqrt(2)


ALL = pytest.mark.parametrize(
    "make",
    [
        datasets.orings,
        datasets.admissions,
        lambda: datasets.admissions(grouped=True),
        datasets.first_program,
        datasets.blobs,
        lambda: datasets.blobs(50, gap=1.0),
        datasets.breast_cancer,
    ],
    ids=["orings", "admissions", "admissions, grouped", "first_program", "blobs", "blobs with a gap", "breast_cancer"],
)


@ALL
def test_same_data_each_time(make):
    for one, two in zip(make(), make(), strict=True):
        assert_array_equal(one, two)


@ALL
def test_what_one_reader_writes_into_the_data_the_next_does_not_see(make):
    for i, before in enumerate([part.copy() for part in make()]):
        make()[i][:] = before[::-1]
        assert_array_equal(make()[i], before)


@ALL
def test_nothing_is_downloaded(make, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    make()


@ALL
def test_random_numbers_of_the_reader_are_left_alone(make):
    np.random.seed(3)  # noqa: NPY002 (the old generator is the one that could be disturbed)
    want = np.random.random()  # noqa: NPY002
    np.random.seed(3)  # noqa: NPY002
    make()
    assert np.random.random() == want  # noqa: NPY002


@ALL
def test_numpy_is_all_that_is_needed(make, monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn", None)  # importing it raises ImportError
    with pytest.raises(ImportError):
        import sklearn.datasets  # noqa: F401
    make()


# O-rings: temperatures in degrees Fahrenheit


def fit_by_newton(X, y, weights):
    """The optimum and its standard errors, by ten plain Newton steps from zero, without lib."""
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.zeros(A.shape[1])
    for _ in range(10):
        p = 1 / (1 + np.exp(-A @ theta))
        information = (A.T * (weights * p * (1 - p))) @ A
        theta = theta + np.linalg.solve(information, A.T @ (weights * (y - p)))
    return theta, np.sqrt(np.diag(np.linalg.inv(information)))


def log_likelihood(p, y):
    return np.sum(np.log(np.where(y == 1, p, 1 - p)))


def test_orings_are_those_of_the_paper():
    X, y = datasets.orings()
    assert X[y == 1, 0].tolist() == [53, 57, 58, 63, 70, 70, 75]
    assert X[y == 0, 0].tolist() == [66, 67, 67, 67, 68, 69, 70, 70, 72, 73, 75, 76, 76, 78, 79, 81]
    assert (X.shape, X.dtype, y.shape) == ((23, 1), np.float64, (23,))


def test_orings_come_coldest_first():
    X, _ = datasets.orings()
    assert np.all(np.diff(X[:, 0]) >= 0)


def test_orings_give_the_published_fit():
    X, y = datasets.orings()
    (w, b), errors = fit_by_newton(X, y, np.ones(23))
    assert_allclose([w, b], [-0.23216, 15.04290], atol=5e-6)
    assert_allclose(errors, [0.10824, 7.37864], atol=5e-6)
    p = 1 / (1 + np.exp(-(X[:, 0] * w + b)))
    assert_allclose(-2 * log_likelihood(p, y), 20.315, atol=5e-4)
    assert_allclose(-2 * log_likelihood(np.full(23, 7 / 23), y), 28.267, atol=5e-4)
    assert_allclose(1 / (1 + np.exp(-(31 * w + b))), 0.9996, atol=5e-5)


# Admissions


def one_hot(department):
    return np.column_stack([department == name for name in "BCDEF"])  # A is where all are 0


def test_admissions_are_those_of_the_paper():
    department, woman, admitted, count = datasets.admissions(grouped=True)
    assert count.sum() == 4526
    assert count[woman == 0].sum() == 2691
    assert count[(woman == 1) & (admitted == 1)].sum() == 557
    assert count[(department == "C") & (woman == 1)].tolist() == [202, 391]
    assert count[(department == "F") & (admitted == 1)].tolist() == [22, 24]


def test_one_row_per_applicant_is_the_grouped_table_written_out():
    *columns, count = datasets.admissions(grouped=True)
    applicants = datasets.admissions()
    assert len(applicants) == 3
    for column, group in zip(applicants, columns, strict=True):
        assert column.shape == (4526,)
        assert_array_equal(column, np.repeat(group, count))


@pytest.mark.parametrize("grouped", [False, True])
def test_sign_of_admissions_flips_when_the_department_comes_in(grouped):
    department, woman, admitted, *count = datasets.admissions(grouped=grouped)
    weights = count[0] if grouped else np.ones(len(woman))
    raw, _ = fit_by_newton(woman[:, np.newaxis], admitted, weights)
    assert_allclose(np.exp(-raw[0]), 1.841, atol=5e-4)
    adjusted, errors = fit_by_newton(np.column_stack([woman, one_hot(department)]), admitted, weights)
    assert_allclose([adjusted[0], errors[0]], [0.0999, 0.0808], atol=5e-5)
    assert_allclose(np.exp(adjusted[0]), 1.105, atol=5e-4)


# The first program


def test_first_program_is_that_of_the_first_program():
    X, y = sklearn.datasets.make_classification(
        n_samples=1000, n_features=2, n_redundant=0, n_informative=2, n_clusters_per_class=1, random_state=42
    )
    want = train_test_split(X, y, test_size=0.2, random_state=42)
    for got, part in zip(datasets.first_program(), want, strict=True):
        assert got.dtype == part.dtype
        assert_allclose(got, part, rtol=1e-15, atol=1e-15)  # a product of matrices: processors round it differently


def test_first_program_keeps_test_apart_from_training(first_program):
    X_train, X_test, _, _ = first_program
    assert not {tuple(row) for row in X_train} & {tuple(row) for row in X_test}


# Blobs


@given(st.integers(2, 60), st.integers(0, 1000))
def test_half_of_the_points_rounded_up_are_class_1(n, random_state):
    X, y = datasets.blobs(n, random_state=random_state)
    assert (X.shape, y.shape) == ((n, 2), (n,))
    assert y.sum() == (n + 1) // 2
    assert set(y) == {0, 1}


@given(st.floats(0, 6), middles, st.integers(0, 1000))
def test_gap_is_kept_on_both_sides(gap, center, random_state):
    X, y = datasets.blobs(40, gap=gap, center=center, random_state=random_state)
    assert distance_on_own_side(X, y, center).min() >= gap / 2 - 1e-13


@pytest.mark.parametrize("gap", [0.5, 2.0, 5.0])
def test_gap_is_not_much_wider_than_asked(gap):
    X, y = datasets.blobs(2000, gap=gap)
    assert_allclose(distance_on_own_side(X, y, 0).min(), gap / 2, atol=0.02)


def test_without_a_gap_no_line_separates_the_classes():
    """A line separates the classes just when some theta gives every point a margin above 0."""
    from scipy.optimize import linprog

    def separable(X, y):
        side = (2 * y - 1)[:, np.newaxis] * np.column_stack([X, np.ones(len(X))])
        return linprog(np.zeros(3), A_ub=-side, b_ub=-np.ones(len(X)), bounds=(None, None)).success

    assert not separable(*datasets.blobs())
    assert separable(*datasets.blobs(gap=0.5))


@given(middles)
def test_center_moves_every_point_alike(center):
    X, y = datasets.blobs(20)
    moved, moved_y = datasets.blobs(20, center=center)
    assert_allclose(moved, X + center, rtol=1e-13, atol=1e-13)
    assert_array_equal(moved_y, y)


def test_clouds_are_round_and_lie_across_the_line():
    X, y = datasets.blobs(20_000)
    for label, sign in ((0, -1), (1, 1)):
        assert_allclose(X[y == label].mean(axis=0), sign * 1.3 / np.sqrt(2) * np.ones(2), atol=0.04)
        assert_allclose(np.cov(X[y == label].T), np.eye(2), atol=0.05)


def test_another_random_state_gives_other_points():
    assert not np.any(datasets.blobs(random_state=1)[0] == datasets.blobs(random_state=2)[0])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"n": 1}, "n must be 2 or more, one point a class, got 1"),
        ({"n": 0}, "n must be 2 or more, one point a class, got 0"),
        ({"gap": -0.1}, r"gap must .*not .*negative, got -0\.1"),
        ({"gap": np.inf}, "gap must .*not .*negative, got inf"),
        ({"gap": np.nan}, "gap must .*not .*negative, got nan"),
    ],
    ids=str,
)
def test_blobs_refuse(arguments, message):
    with pytest.raises(ValueError, match=message):
        datasets.blobs(**arguments)


# Breast cancer


def test_malignant_is_class_1():
    data = sklearn.datasets.load_breast_cancer()
    X, y, _ = datasets.breast_cancer()
    assert_array_equal(X, data.data)
    assert_array_equal(y == 1, data.target == list(data.target_names).index("malignant"))
    assert y.sum() == 212


def test_malignant_tumours_are_larger():
    X, y, names = datasets.breast_cancer()
    radius = X[:, names.index("mean radius")]
    assert radius[y == 1].mean() > radius[y == 0].mean() + 4


def test_names_belong_to_the_columns():
    _, _, names = datasets.breast_cancer()
    assert names == list(sklearn.datasets.load_breast_cancer().feature_names)
    assert all(type(name) is str for name in names)
