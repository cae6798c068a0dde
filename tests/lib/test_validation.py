"""What comes in: made into floats of the right type, or refused in words that begin with what was wrong."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from lib.validation import as_float, as_labels, as_shares, as_table, as_weights, check_count, check_positive


@pytest.mark.parametrize("kind", [np.float32, np.float64, np.int8, bool])
def test_float32_stays_and_all_else_becomes_float64(kind):
    numbers = np.array([[0, 1]], kind)
    wanted = np.float32 if kind is np.float32 else np.float64
    assert as_float(numbers).dtype == as_table(numbers).dtype == wanted


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_floats_are_not_copied(kind):
    numbers = np.zeros((2, 3), kind)
    assert as_float(numbers) is numbers or np.shares_memory(as_float(numbers), numbers)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_labels_take_the_type_of_what_they_belong_to(kind):
    labels = as_labels([0, 1], np.zeros(2, kind), "z")
    assert labels.dtype == kind
    assert_array_equal(labels, [0, 1])


@pytest.mark.parametrize("weights", [[2, 1, 0], np.array([2, 1, 0], np.uint8), np.array([2, 1, 0], np.float32)])
def test_weights_become_float64(weights):
    assert as_weights(weights, 3).dtype == as_shares(weights, 3).dtype == np.float64
    assert_array_equal(as_weights(weights, 3), [2, 1, 0])


@pytest.mark.parametrize("size", [1e-300, 1.0, 1e308])
def test_shares_of_weights_of_any_size_sum_to_1(size):
    assert_array_equal(as_shares(np.array([1, 0, 3]) * (size / 2), 3), [0.25, 0, 0.75])


def test_one_weight_above_0_is_enough():
    assert_array_equal(as_weights([0, 0, 1], 3), [0, 0, 1])


@pytest.mark.parametrize("weights", [[1, np.nan], [1, np.inf], [1, -1], [0, 0]])
def test_weights_that_are_none_are_refused(weights):
    message = "^sample_weight must hold finite numbers, none negative, and not only zeros$"
    with pytest.raises(ValueError, match=message):
        as_weights(weights, 2)


@pytest.mark.parametrize("value", [0, -1, 1.5, True, "3", None, np.bool_(True)])
def test_a_count_is_a_whole_number_of_1_or_more(value):
    with pytest.raises(ValueError, match=r"^num_iter must be a whole number, 1 or more, got "):
        check_count("num_iter", value)


@pytest.mark.parametrize("value", [1, np.int64(1), np.uint8(200)])
def test_whole_numbers_of_every_kind_count(value):
    check_count("num_iter", value)


@pytest.mark.parametrize("value", [0, -1, np.inf, np.nan, True, "1"])
def test_a_positive_number_is_finite_and_no_truth_value(value):
    with pytest.raises(ValueError, match=r"^lr must be positive and finite, got "):
        check_positive("lr", value)
