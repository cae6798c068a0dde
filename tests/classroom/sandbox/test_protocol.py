"""What travels between grader and sandbox: values come through unchanged, and nothing but values."""

import json

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from classroom.sandbox.inside import protocol


def there_and_back(value):
    return protocol.decode(json.loads(json.dumps(protocol.encode(value))))


@pytest.mark.parametrize(
    "value",
    [3, 2.5, True, [1, 2],
     [[1.0, np.nan], [np.inf, -0.0]], np.arange(6).reshape(2, 3), np.float32(0.1), np.zeros((0, 2)),
     np.arange(6, dtype=">i4"), np.arange(12.0).reshape(3, 4).T, 1j, np.array([True, False])],
)  # fmt: skip
def test_numbers_come_through(value):
    got = there_and_back(value)
    assert_array_equal(got, np.asarray(value))
    assert got.shape == np.shape(value)


def test_nothing_and_a_gap_and_several_things_come_through():
    assert there_and_back(None) is None
    assert there_and_back(...) is ...
    assert there_and_back([[1, ...], [2, 3]]) is ...
    one, two = there_and_back((1.5, [1, 2]))
    assert_array_equal(one, 1.5)
    assert_array_equal(two, [1, 2])


class Evil:
    def __array__(self, *args, **named):
        raise RuntimeError

    def __repr__(self):
        raise RuntimeError


@pytest.mark.parametrize("value", ["half", {"p": 1}, [[1], [2, 3]], Evil(), np.zeros(10**7), object(), np.array(["a"])])
def test_what_is_no_number_comes_as_a_description(value):
    got = there_and_back(value)
    assert isinstance(got, protocol.Described)
    assert len(repr(got)) <= 100


@pytest.mark.parametrize(
    "message",
    [
        7,
        "text",
        [],
        {},
        {"data": "AAAA", "type": "<f8", "shape": []},
        {"data": "AAAAAAAAAAA=", "type": "O", "shape": []},
        {"data": "AAAAAAAAAAA=", "type": "<f8", "shape": [-1]},
        {"data": "AAAAAAAAAAA=", "type": "<f8", "shape": [True]},
        {"data": "AAAAAAAAAAA=", "type": "<f8", "shape": "1"},
        {"data": "!!!", "type": "<f8", "shape": []},
        {"data": "", "type": "<f8", "shape": [0] * 40},
        {"data": "", "type": "no type", "shape": []},
        {"data": "AAAA" * 10**6, "type": "u1", "shape": [3 * 10**6]},
        {"tuple": [{"tuple": []}]},
        {"tuple": [{"none": True}] * 11},
        {"tuple": {"a": 1}},
        {"tuple": [3]},
    ],
)
def test_what_encode_does_not_make_is_refused(message):
    with pytest.raises(ValueError):
        protocol.decode(message)


def test_text_of_a_stranger_is_short_and_on_one_line():
    assert protocol.clean("a\nb\x1b[31m\u202e" + "x" * 1000, 20) == "a b [31m " + "x" * 10 + "…"
