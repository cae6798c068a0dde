"""Chapter 5: its equations, the numbers of its text, right answers to its exercise, and its puzzle of lines."""

import itertools
from collections.abc import Callable

import numpy as np
from numpy.testing import assert_allclose

import lib
from lib import datasets, sigmoid
from lib.explorables.questions import of_chapter
from lib.explorables.quiz import grade

from .chapter import says

X, Y = datasets.orings()
M, S = X.mean(), X.std()
SCALED = (X - M) / S
POINTS, LABEL = datasets.blobs(200, center=(1.0, 1.0))

NUMBERS: dict[str, Callable[[], float]] = {}
WORDS = {
    "same accuracy = converged": r"(?i)equal accuracy",
    "faster is always better": r"Faster is not always better",
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


def walk(X, y, lr, num_iter, tol=0.0):
    start = np.zeros(X.shape[1] + 1)
    return lib.gradient_descent(lambda t: lib.loss_and_gradient(t, X, y), start, lr=lr, num_iter=num_iter, tol=tol)


def update_is_what_the_loop_does():
    theta = np.array([0.4, -0.1])
    _, gradient = lib.loss_and_gradient(theta, SCALED, Y)
    steps = lib.gradient_steps(lambda t: lib.loss_and_gradient(t, SCALED, Y), theta, lr=0.7)
    next(steps)
    assert_allclose(next(steps).theta, theta - 0.7 * gradient)


def standardised_means_mean_0_and_deviation_1():
    assert_allclose([SCALED.mean(), SCALED.std()], [0, 1], atol=1e-12)


def score_is_the_same_in_both_units():
    w, b = -1.6, -1.1
    assert_allclose(w * (X - M) / S + b, w / S * X + (b - w * M / S))


EQUATIONS = {
    "update": (
        r"\theta \;\leftarrow\; \theta - \text{lr} \cdot \nabla\,\text{loss}(\theta)",
        update_is_what_the_loop_does,
    ),
    "standardise": (r"x' = \frac{x - m}{s}", standardised_means_mean_0_and_deviation_1),
    "back": (
        r"\begin{aligned} z &= w'\,\frac{x - m}{s} + b' && \text{the score in scaled units} \\ "
        r"&= \frac{w'}{s}\, x + \left( b' - \frac{w'\,m}{s} \right) && \text{the same score, by powers of } x "
        r"\end{aligned}",
        score_is_the_same_in_both_units,
    ),
}


def test_the_loop_finds_the_two_numbers_that_chapter_1_borrowed():
    w, b = walk(SCALED, Y, 1.0, 1000).theta
    assert (round(w / S, 6), round(b - w * M / S, 6)) == (-0.232163, 15.042902)
    assert f"{M:.2f} {S:.2f}" == "69.57 6.90"
    assert says("training-loop", "$m$ is 69.57 °F and $s$ is 6.90 °F", "$w = -0.232163$ and $b = 15.042902$") == []


def test_in_degrees_no_run_comes_near():
    bounces, *crawls = (walk(X, Y, lr, 10_000) for lr in (0.01, 0.001, 0.0001))
    assert np.sum(bounces.loss_history[9000:] > np.log(2)) > 100
    assert bounces.path[:, 1].max() < 5
    assert all(abs(run.theta[1]) < 0.5 and run.loss_history[-1] > 0.58 for run in crawls)


def test_a_small_gradient_in_the_gorge_is_far_from_the_optimum():
    w, b = -0.1961926, 12.58331216  # where a million steps at 0.0016 end; that takes a minute
    loss, gorge = lib.loss_and_gradient([w, b], X, Y)
    _, bowl = lib.loss_and_gradient([w * S, b + w * M], SCALED, Y)
    assert f"{loss:.3f} {15.042902 - b:.2f} {np.linalg.norm(gorge):.3f}" == "0.444 2.46 0.002"
    assert_allclose(np.linalg.norm(bowl) / np.linalg.norm(gorge), 10, atol=0.5)
    best = np.array([-0.232163 * S, 15.042902 - 0.232163 * M])
    far = np.linalg.norm(best - [w * S, b + w * M])
    assert f"{np.linalg.norm(bowl):.2f} {far:.2f}" == "0.02 0.25"
    assert says("training-loop", "ten times as long, 0.02, and lies only 0.25 from the bottom") == []


def test_the_gorge_is_as_narrow_as_told():
    limits = [2 / lib.lipschitz_constant(A) for A in (POINTS, X, SCALED)]
    assert [f"{limit:.2g}" for limit in limits] == ["1.6", "0.0016", "8"]
    assert says("training-loop", "about 1.6", "ends at 0.0016", "to a rate of 8") == []


def test_rates_crawl_converge_and_bounce():
    best = walk(POINTS, LABEL, 1.0, 20_000, tol=1e-9).loss_history[-1]
    losses = {lr: walk(POINTS, LABEL, lr, 1000).loss_history for lr in (0.003, 0.03, 0.3, 3.0, 10.0)}
    assert losses[0.003][-1] > best + 0.1
    assert losses[0.3][1000] < best + 1e-4
    assert losses[3.0][100] < best + 1e-4
    assert np.sum(np.diff(losses[10.0]) > 1e-9) == 500
    assert_allclose([losses[0.003][1000], losses[0.03][100]], losses[0.3][10], rtol=0.005)


def test_the_tasks_in_the_lab_have_the_answers_that_are_told():
    after_100 = {lr: walk(POINTS, LABEL, lr, 100).loss_history for lr in (1.0, 4.0, 6.0, 7.0, 8.0)}
    assert {f"{after_100[lr][-1]:.3f}" for lr in (4.0, 6.0, 7.0)} == {"0.255"}
    assert min(after_100[lr][-1] for lr in (1.0, 8.0)) > 0.2585
    tens = POINTS * [1, 10]
    works, bounces = (walk(tens, LABEL, lr, 1000).loss_history for lr in (0.05, 0.15))
    assert f"{works[-1]:.3f}" == "0.267"
    assert np.sum(np.diff(bounces) > 1e-9) > 100 > 10 > np.sum(np.diff(works) > 1e-9)
    told = "from 4 to 7 end with the lowest loss, 0.255", "even 1000 steps bring the loss down only to 0.267"
    assert says("training-loop", *told) == []


def test_the_worked_example():
    w, b = -1.6024 / 6.902, -1.1076 + 0.23216 * 69.565
    assert (f"{w:.5f}", f"{b:.4f}") == ("-0.23216", "15.0426")
    assert f"{(65 - 69.565) / 6.902:.4f}" == "-0.6614"
    scores = [-1.6024 * -0.6614 - 1.1076, -0.23216 * 65 + 15.0426]
    assert [f"{score:.3f}" for score in scores] == ["-0.048", "-0.048"]
    assert_allclose(sigmoid(np.array(scores)), 0.488, atol=5e-4)


def test_the_accuracy_stands_still_on_one_data_set_and_rises_on_the_other():
    run = walk(SCALED, Y, 0.1, 10_000)
    right = np.mean((SCALED @ run.path[1:, :1].T + run.path[1:, 1] > 0) == (Y[:, None] == 1), axis=0)
    assert set(right) == {20 / 23}
    assert f"{run.loss_history[1]:.3f} {run.loss_history[-1]:.3f}" == "0.683 0.442"
    run = walk(POINTS, LABEL, 0.1, 10_000)
    right = np.mean((POINTS @ run.path[:, :2].T + run.path[:, 2] > 0) == (LABEL[:, None] == 1), axis=0)
    assert right[100] < right[1000] < right[10_000]


def test_a_flat_curve_on_a_steep_slope():
    crawl = walk(SCALED, Y, 0.0001, 1000, tol=1e-6)
    assert not crawl.converged
    assert -np.diff(crawl.loss_history)[-1] < 1e-4
    assert np.linalg.norm(lib.loss_and_gradient(crawl.theta, SCALED, Y)[1]) > 0.2
    assert walk(SCALED, Y, 1.0, 1000, tol=1e-6).converged


def test_the_three_runs_without_notes():
    def gradient(place):
        return lib.loss_and_gradient(place, POINTS, LABEL)[1]

    bounce = [gradient([2.9206, 2.9219, -4.1771]), gradient([2.2019, 1.8296, -5.0112])]
    assert (np.sign(bounce[0]) == -np.sign(bounce[1])).all()
    assert np.linalg.norm(gradient([2.0154, 1.8462, -3.7835])) < 1e-4
    early = [np.linalg.norm(gradient(p)) for p in ([0.7499, 0.6314, -0.7969], [0.7517, 0.6330, -0.8016])]
    assert early[1] < early[0]


def test_the_bound_of_the_flights_is_as_large_as_told():
    mean = np.mean(X**2 + 1) / 4
    assert round(mean) == 1222
    assert lib.lipschitz_constant(X) <= mean < 1.001 * lib.lipschitz_constant(X)
    assert says("training-loop", "is a bound: that is 1222, and $2/1222$ is 0.0016") == []


def test_the_gradient_in_scaled_units_is_ten_times_as_long_because_of_m_over_s():
    theta = np.array([-0.2, 12.58])
    _, gradient = lib.loss_and_gradient(theta, X, Y)
    _, scaled = lib.loss_and_gradient([theta[0] * S, theta[1] + theta[0] * M], SCALED, Y)
    assert_allclose(scaled[0], (gradient[0] - M * gradient[1]) / S)
    assert_allclose(M / S, 10, rtol=0.02)
