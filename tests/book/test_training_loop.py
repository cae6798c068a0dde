"""Chapter 5: right answers to its exercise; the order of the loop, as its question has it, trains a model."""

import itertools
from collections.abc import Callable

import numpy as np

import lib
from lib.explorables.questions import of_chapter
from lib.explorables.quiz import grade

NUMBERS: dict[str, Callable[[], float]] = {}
WORDS = {
    "same accuracy = converged": r"took the same accuracy for",
    "faster is always better": r"took faster for better",
}
(LOOP,) = (question for question in of_chapter("training-loop") if question["id"] == "order-the-loop")


def test_every_wrong_order_of_the_loop_hears_something():
    for order in itertools.permutations(range(7)):
        right, heard = grade(LOOP, list(order))
        assert right == (order == tuple(range(7)))
        assert heard


def test_the_loop_in_its_right_order_trains_a_model():
    X, y = lib.datasets.blobs(60)
    names = {"X": X, "y": y, "lr": 0.3, "num_iter": 25, "np": np, "sigmoid": lib.sigmoid}
    exec("\n".join(LOOP["lines"]), names)
    run = lib.gradient_descent(lambda t: lib.loss_and_gradient(t, X, y), np.zeros(3), lr=0.3, num_iter=25)
    np.testing.assert_allclose([*names["w"], names["b"]], run.theta, rtol=1e-12)
