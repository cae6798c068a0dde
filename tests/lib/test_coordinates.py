"""Coordinates for awkward columns: what the turned table is, the way back from it, and which data need it."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from lib.coordinates import Turned, awkward, some_rows, typical


def whole(turned):
    """The turned table, all rows of it."""
    return turned[slice(None)]


@pytest.fixture
def sizes(rng):
    """Six columns of very different sizes, far from zero and correlated."""
    X = rng.normal(size=(50, 6)) @ rng.normal(size=(6, 6)) + rng.normal(size=6) * 5
    return X * [1e-12, 1e-3, 1.0, 1.0, 1e4, 1e9]


@pytest.mark.parametrize("l2", [0.0, 1e-20])
def test_turned_columns_are_centred_uncorrelated_and_of_size_1(l2, sizes):
    A = whole(Turned(sizes, l2))
    assert_allclose(A.mean(axis=0), 0, atol=1e-9)
    assert_allclose(A.T @ A / len(A), np.eye(6), atol=1e-9)


@pytest.mark.parametrize("l2", [0.0, 1e-20])
def test_scores_are_the_same_on_the_way_back(l2, sizes, rng):
    turned, q = Turned(sizes, l2), rng.normal(size=7)
    theta = turned.back(q)
    assert_allclose(sizes @ theta[:-1] + theta[-1], whole(turned) @ q[:-1] + q[-1], rtol=1e-7, atol=1e-7)


def test_the_penalty_is_that_of_the_weights_on_the_way_back(sizes, rng):
    turned, q = Turned(sizes, 1e-20), rng.normal(size=6)
    w = turned.back(np.append(q, 0))[:-1]
    assert_allclose(q @ turned.penalty @ q, 1e-20 * w @ w, rtol=1e-12)


@pytest.mark.parametrize("l2", [0.0, 0.1])
def test_without_a_penalty_each_column_has_its_unit_however_few_the_rows(l2):
    """With one, rows that are few have one unit for all columns: there the shortest weights are combined from rows."""
    X = np.array([[0.0, 0.0, 0.0], [3.0, 0.0, 0.0], [0.0, 3e-30, 0.0]])
    turned = Turned(X, l2)
    assert turned.shape == (3, 1 if l2 else 2)
    assert_array_equal(turned.stretch[:2], [0.5, 0.5] if l2 else [0.5, 2.0**99])


def test_one_unit_for_all_columns_is_the_largests():
    turned = Turned(np.diag([20.0, 0.3, 1.0, 5.0])[:3], 0.1)
    assert_array_equal(turned.stretch[:3], [1 / 16] * 3)


def test_the_penalty_leaves_out_columns_that_are_too_small_and_no_others(rng):
    X = rng.normal(size=(30, 3)) / np.abs(rng.normal(size=(30, 3))).max()
    X = X / np.abs(X).max(axis=0) * [1.0, 2.0**-23, 2.0**-24]
    assert_array_equal(Turned(X, 1e-4).stretch, [1.0, 2.0**23, 0.0])  # 1e7 = sqrt(1e10 / 1e-4) lies in between
    assert Turned(X, 1e-4).shape == (30, 2)
    assert_array_equal(Turned(X, 0.0).stretch, [1.0, 2.0**23, 2.0**24])


def test_columns_that_depend_are_told_only_where_rows_would_tell_them_apart(rng):
    X = rng.normal(size=(4, 4))
    assert not Turned(X, 0.0).dependent.any()  # four rows give three differences: no four columns could do
    tall = np.column_stack([rng.normal(size=(9, 3)), np.zeros(9), np.ones(9)])
    tall[:, 2] = tall[:, 0] * 2 + 1
    assert Turned(tall, 0.0).dependent.dtype == bool
    assert_array_equal(np.flatnonzero(Turned(tall, 0.0).dependent), [0, 2])


@pytest.mark.parametrize("size", [1.0, 1e-200, 1e200])
def test_dependent_columns_of_any_size_have_the_shortest_weights(size, rng):
    A = rng.normal(size=(20, 2))
    X = np.column_stack([A, A.sum(axis=1)]) * size
    turned = Turned(X, 0.0)
    w = turned.back(np.array([1.0, -0.5, 0.0]))[:-1] * size
    assert_allclose(w[0] + w[1], w[2], rtol=1e-9)  # at right angles to (1, 1, -1), which no score shows
    assert_allclose(turned.others[:, 0] * turned.others[0, 0] * 3, [1, 1, -1], rtol=1e-9)


# How some rows stand for all


@pytest.mark.parametrize(("n", "looked_at"), [(1, 1), (60, 60), (100, 100), (101, 51), (1000, 100), (10_000, 100)])
def test_some_rows_are_at_most_a_hundred(n, looked_at):
    assert some_rows(np.zeros((n, 2))).shape == (looked_at, 2)


@pytest.mark.parametrize(("d", "looked_at"), [(400, 48), (4000, 5), (40_000, 4)])
def test_of_long_rows_fewer_are_looked_at(d, looked_at):
    assert len(some_rows(np.zeros((240, 1)) @ np.zeros((1, d)))) == pytest.approx(looked_at, abs=1)


def test_some_rows_are_float64_whatever_the_table():
    assert some_rows(np.zeros((3, 2), np.float32)).dtype == np.float64


def test_a_typical_number_is_the_middle_one(rng):
    X = np.column_stack([rng.permutation(99) for _ in range(50)])
    assert_array_equal(typical(X), [49] * 50)


# Which data need coordinates of their own


@pytest.mark.parametrize(("size", "needed"), [(0.9e-100, True), (1.1e-100, False), (0.9e100, False), (1.1e100, True)])
@pytest.mark.parametrize("others", [0, 2])
def test_columns_whose_squares_leave_floats_are_awkward(size, needed, others):
    X = np.ones((40, 1 + others)) * ([1.0] * others + [size])
    X[::2] *= -1
    assert awkward(X) is needed


def test_a_column_of_zeros_is_as_good_as_none():
    X = np.where(np.arange(40) % 2, 1.0, -1.0)[:, np.newaxis] * [1.0, 0.0]
    assert not awkward(X)
    X[:, 1] = X[:, 0] * 1e-200  # its squares are 0, and it isn't
    assert awkward(X)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(("mean", "needed"), [(0.0, False), (29.9, False), (30.1, True), (1e6, True)])
def test_columns_that_lie_far_from_zero_are_awkward(mean, needed, sign):
    """30 standard deviations away: here they are 1."""
    X = np.column_stack([np.where(np.arange(40) % 2, 1.0, -1.0), np.where(np.arange(40) % 4 < 2, 1.0, -1.0)])
    X += np.array([0.0, sign * mean])
    assert awkward(X) is awkward(X / 16) is awkward(X * 16) is needed


def test_a_column_of_one_number_is_not_far_from_zero():
    assert not awkward(np.column_stack([np.where(np.arange(40) % 2, 1.0, -1.0), np.full(40, 7.0)]))
