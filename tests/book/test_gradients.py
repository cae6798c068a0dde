"""Chapter 4: its equations, the numbers of its text, right answers to its exercise, and what its questions ask for."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

import lib
from lib import datasets, sigmoid
from lib.explorables.gradient import X as TWELVE

from .chapter import says

X, Y = datasets.orings()
TENS = (X - 65) / 10  # (23, 1) tens of degrees above 65 °F
THREE = np.array([-1.2, 1.0, 1.6])[:, None]
Y3 = np.array([1, 1, 0])
POINTS, LABEL = datasets.blobs(200, center=(1.0, 1.0))
THETA = np.array([0.5, -0.3, 0.2])
H = 1e-6

NUMBERS = {"one-point-slope": lambda: lib.loss_and_gradient([0.0, lib.logit(0.3)], [[-2.0]], [1])[1][0]}
WORDS = {"a lost 1/n": r"lost the 1/n", "a lost b": r"lost b\b"}


def loss(theta, X, y):
    return lib.loss_and_gradient(theta, X, y)[0]


def surprise(p, y):
    return -y * np.log(p) - (1 - y) * np.log(1 - p)


def measured(f, at):
    return (f(at + H) - f(at - H)) / (2 * H)


def step_goes_against_both_slopes():
    _, (slope_w, slope_b) = lib.loss_and_gradient([0.0, 0.0], THREE, Y3)
    theta = np.array([0 - 1 * slope_w, 0 - 1 * slope_b])
    run = lib.gradient_descent(lambda t: lib.loss_and_gradient(t, THREE, Y3), [0.0, 0.0], lr=1.0, num_iter=1)
    assert_allclose(theta, run.theta)


def whole_chain_has_the_product_of_its_slopes():
    x, w, b = 1.6, -0.4, 0.3
    for y in (0, 1):
        z = w * x + b
        links = measured(lambda p, y=y: surprise(p, y), sigmoid(z)) * measured(sigmoid, z) * x
        assert_allclose(measured(lambda w, y=y: surprise(sigmoid(w * x + b), y), w), links, rtol=1e-7)


def slope_in_the_probability():
    p = np.array([0.1, 0.4, 0.8])
    for y in (0, 1):
        slope = (p - y) / (p * (1 - p))
        assert_allclose(measured(lambda p, y=y: surprise(p, y), p), slope, rtol=1e-7)
        assert_allclose(-y / p + (1 - y) / (1 - p), slope)
        assert_allclose((-y * (1 - p) + (1 - y) * p) / (p * (1 - p)), slope)


def slope_in_the_score_is_the_error():
    z = np.array([-4.0, -0.3, 2.0])
    for y in (0, 1):
        p = sigmoid(z)
        assert_allclose(measured(lambda z, y=y: surprise(sigmoid(z), y), z), p - y, atol=1e-8)
        assert_allclose((p - y) / (p * (1 - p)) * p * (1 - p), p - y)


def slope_of_one_flight():
    for x, y in zip(THREE[:, 0], Y3, strict=True):
        slope = (sigmoid(-0.3 * x + 0.1) - y) * x
        assert_allclose(measured(lambda w, x=x, y=y: surprise(sigmoid(w * x + 0.1), y), -0.3), slope, rtol=1e-7)


def slope_in_w_is_the_mean_of_error_times_feature():
    p = sigmoid(-0.3 * TENS[:, 0] + 0.1)
    slope = np.sum((p - Y) * TENS[:, 0]) / len(Y)
    assert_allclose(measured(lambda w: loss([w, 0.1], TENS, Y), -0.3), slope, rtol=1e-7)


def gradient_by_differences():
    error = sigmoid(POINTS @ THETA[:-1] + THETA[-1]) - LABEL
    gradient = np.append(POINTS.T @ error / len(error), error.sum() / len(error))
    assert_allclose(gradient, lib.numerical_gradient(lambda t: loss(t, POINTS, LABEL), THETA), atol=1e-9)
    assert gradient.shape == (3,)


def slope_along_a_direction():
    _, gradient = lib.loss_and_gradient(THETA, POINTS, LABEL)
    for u in np.linalg.qr(np.random.default_rng(0).normal(size=(3, 3)))[0]:
        rate = measured(lambda way, u=u: loss(THETA + way * u, POINTS, LABEL), 0.0)
        length = np.linalg.norm(gradient)
        assert_allclose([u @ gradient, length * np.cos(np.arccos(u @ gradient / length))], rate, atol=1e-8)


EQUATIONS = {
    "step": (
        r"w \;\leftarrow\; w - \text{lr} \cdot \frac{\partial\,\text{loss}}{\partial w}, \qquad "
        r"b \;\leftarrow\; b - \text{lr} \cdot \frac{\partial\,\text{loss}}{\partial b}",
        step_goes_against_both_slopes,
    ),
    "chain-rule": (
        r"\frac{\partial \ell}{\partial w} = \frac{d\ell}{dp} \cdot \frac{dp}{dz} \cdot \frac{\partial z}{\partial w}",
        whole_chain_has_the_product_of_its_slopes,
    ),
    "loss-in-p": (
        r"\begin{aligned} \frac{d\ell}{dp} &= -\frac{y}{p} + \frac{1-y}{1-p} && \text{term by term} \\ "
        r"&= \frac{-y\,(1-p) + (1-y)\,p}{p\,(1-p)} && \text{one denominator} \\ "
        r"&= \frac{p - y}{p\,(1-p)} && \text{the products } py \text{ cancel} \end{aligned}",
        slope_in_the_probability,
    ),
    "error": (
        r"\frac{d\ell}{dz} = \frac{p-y}{p\,(1-p)} \cdot p\,(1-p) = p - y",
        slope_in_the_score_is_the_error,
    ),
    "slope-of-one": (r"\frac{\partial \ell}{\partial w} = (p-y)\,x", slope_of_one_flight),
    "slope-in-w": (
        r"\frac{\partial\,\text{loss}}{\partial w} = \frac{1}{n}\sum_{i=1}^{n} (p_i - y_i)\,x_i",
        slope_in_w_is_the_mean_of_error_times_feature,
    ),
    "gradient": (
        r"\nabla_w\,\text{loss} = \frac{1}{n}\, X^\top (p - y) \qquad\qquad "
        r"\frac{\partial\,\text{loss}}{\partial b} = \frac{1}{n}\sum_{i=1}^{n}(p_i - y_i)",
        gradient_by_differences,
    ),
    "slope-along": (
        r"\text{slope along } u \;=\; u \cdot \nabla\,\text{loss} \;=\; \|\nabla\,\text{loss}\| \cos\alpha",
        slope_along_a_direction,
    ),
}


def row(values, digits, sign=False):
    shown = [f"{value:+.{digits}f}" if sign else f"{value:.{digits}f}" for value in values]
    return " | ".join(shown).replace("-", "−")


def test_the_step_by_hand_up_to_the_loss_after_it():
    error = sigmoid(0 * THREE[:, 0]) - Y3
    gradient = np.array([np.mean(error * THREE[:, 0]), error.mean()])
    assert_allclose(gradient, [0.3, -1 / 6])
    z = THREE[:, 0] * -gradient[0] - gradient[1]
    after = surprise(sigmoid(z), Y3)
    assert (
        says(
            "gradients",
            f"| **error** $p - y$ | {row(error, 1, sign=True)} | −0.1667 |",
            f"| error times $x$ | {row(error * THREE[:, 0], 1, sign=True)} | +0.3 |",
            f"$-0.3\\,x + 0.1667$ | {row(z, 4)} |",
            f"| **probability** $p$ | {row(sigmoid(z), 4)} |",
            f"| probability of what happened | {row(np.where(Y3 == 1, sigmoid(z), 1 - sigmoid(z)), 4)} |",
            f"| surprise after the step | {row(after, 4)} | **{after.mean():.4f}** |",
            f"The loss has fallen from {np.log(2):.4f} to {after.mean():.4f}.",
        )
        == []
    )
    assert after[1] > np.log(2)  # the flight at 75 °F pays for it


def test_the_three_flights_are_flights_and_the_signs_of_the_tries_are_as_told():
    rows = {(round(float(x), 1), int(y)) for x, y in zip(TENS[:, 0], Y, strict=True)}
    assert {(-1.2, 1), (1.0, 1), (1.6, 0)} <= rows
    assert loss([-0.5, 0.0], TENS, Y) < np.log(2) < loss([0.5, 0.0], TENS, Y)
    assert loss([0.0, -0.5], TENS, Y) < np.log(2) < loss([0.0, 0.5], TENS, Y)


def test_the_best_curve_expects_as_many_flights_with_damage_as_there_were():
    best = sigmoid(-0.232163 * X[:, 0] + 15.042902)
    assert_allclose(best.sum(), 7, atol=1e-3)
    assert_allclose(sigmoid(10 * -0.232163 * TENS[:, 0] + 15.042902 + 65 * -0.232163), best)


def test_without_b_the_best_curve_is_the_one_told():
    slope = measured(lambda w: loss([w, 0.0], X, Y), -0.01356)
    assert abs(slope) < 0.01 * abs(measured(lambda w: loss([w, 0.0], X, Y), -0.02))
    assert f"{loss([-0.01356, 0.0], X, Y):.3f}" == "0.593"
    assert says("gradients", "The best of them, dashed in the picture, has $w = -0.01356$", "has a loss of 0.593") == []


def test_the_product_of_two_rows_and_three_errors():
    assert_allclose(np.array([[1, 0, 2], [3, 1, 0]]) @ [-0.5, 0.5, 0.2], [-0.1, -1])
    row = r"1 \cdot (-0.5) + 0 \cdot 0.5 + 2 \cdot 0.2 \\ 3 \cdot (-0.5) + 1 \cdot 0.5 + 0 \cdot 0.2"
    assert says("gradients", row, r"= \begin{pmatrix} -0.1 \\ -1 \end{pmatrix}") == []


def test_a_model_without_b_passes_the_check_of_its_gradient_and_a_lost_slope_of_b_does_not():
    def without_b(w):
        value, gradient = lib.loss_and_gradient(np.append(w, 0.0), POINTS, LABEL)
        return value, gradient[:2]

    by_differences = lib.numerical_gradient(lambda w: without_b(w)[0], THETA[:2])
    assert_allclose(without_b(THETA[:2])[1], by_differences, atol=1e-9)
    assert abs(lib.numerical_gradient(lambda t: loss(t, POINTS, LABEL), THETA)[2]) > 0.01


def test_the_second_gradient():
    theta = [-0.3, 1 / 6]
    _, gradient = lib.loss_and_gradient(theta, THREE, Y3)
    assert_allclose(gradient, [0.196, -0.161], atol=5e-4)
    error = sigmoid(THREE[:, 0] * theta[0] + theta[1]) - Y3
    assert_allclose(error, [-0.3713, -0.5333, 0.4223], atol=5e-5)
    assert_allclose(error * THREE[:, 0], [0.4456, -0.5333, 0.6757], atol=1e-4)


def test_the_explorable_s_steps_become_shorter():
    y = np.array([0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1])
    run = lib.gradient_descent(lambda t: lib.loss_and_gradient(t, TWELVE, y), [-1.0, 1.0], lr=1.0, num_iter=60)
    lengths = np.linalg.norm(np.diff(run.path, axis=0), axis=1)
    assert (np.diff(lengths) < 0).all()


@pytest.mark.parametrize("labels", [np.repeat([0, 1], 10)])
def test_with_as_many_labels_of_either_class_the_slope_in_b_is_zero_at_the_start(labels):
    x = np.random.default_rng(1).normal(size=(20, 2))
    assert lib.loss_and_gradient(np.zeros(3), x, labels)[1][-1] == 0
