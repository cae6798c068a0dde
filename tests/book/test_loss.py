"""Chapter 3: its equations, the numbers of its text, right answers to its exercise, and what its feedback tells."""

from collections.abc import Callable

import numpy as np
from numpy.testing import assert_allclose

import lib
from lib import datasets, sigmoid

from .chapter import says

X, Y = datasets.orings()
TEMPERATURE = X[:, 0]
BEST = sigmoid(-0.232163 * TEMPERATURE + 15.042902)
HAND = {"gentle": sigmoid(-0.12 * TEMPERATURE + 7.8), "steep": sigmoid(-0.35 * TEMPERATURE + 22.8)}

NUMBERS: dict[str, Callable[[], float]] = {}
WORDS = {
    "accuracy is the loss": r"ccuracy is not the loss|since the accuracy is|same accuracy, not the same loss"
    r"|counted mistakes|Equal accuracy says no more",
}


def happened(p, y=Y):
    return np.where(y == 1, p, 1 - p)


def likelihood_picks_what_happened():
    assert_allclose(np.prod(BEST**Y * (1 - BEST) ** (1 - Y)), np.prod(happened(BEST)))


def logarithm_makes_a_sum():
    assert_allclose(np.sum(Y * np.log(BEST) + (1 - Y) * np.log(1 - BEST)), np.log(np.prod(happened(BEST))))


def loss_is_minus_the_mean():
    ours = -np.sum(Y * np.log(BEST) + (1 - Y) * np.log(1 - BEST)) / len(Y)
    assert_allclose(ours, lib.binary_cross_entropy(Y, BEST))


def surprise_has_the_loss_for_its_mean():
    assert_allclose(np.mean(-np.log(happened(BEST))), lib.binary_cross_entropy(Y, BEST))


def expected_loss_is_the_mean_charge():
    q, p = 0.3, np.array([0.1, 0.3, 0.9])
    y = np.repeat([1, 0], [3, 7])
    assert_allclose(-q * np.log(p) - (1 - q) * np.log(1 - p), [-np.log(happened(at, y)).mean() for at in p])


def derivative_of_the_expected_loss():
    q, p, h = 0.3, np.array([0.1, 0.25, 0.6, 0.9]), 1e-6

    def expected(p):
        return -q * np.log(p) - (1 - q) * np.log(1 - p)

    slope = (p - q) / (p * (1 - p))
    assert_allclose((expected(p + h) - expected(p - h)) / (2 * h), slope, rtol=1e-7)
    assert_allclose(-q / p + (1 - q) / (1 - p), slope)
    assert_allclose((-q * (1 - p) + (1 - q) * p) / (p * (1 - p)), slope)
    assert (np.sign(slope) == np.sign(p - q)).all()


def slope_of_the_squared_error():
    h = 1e-5
    for y in (0, 1):
        for z in (-5.0, -0.3, 2.0):
            p = sigmoid(z)
            measured = ((sigmoid(z + h) - y) ** 2 - (sigmoid(z - h) - y) ** 2) / (2 * h)
            assert_allclose(measured, 2 * (p - y) * p * (1 - p), atol=1e-9)


EQUATIONS = {
    "likelihood": (
        r"\text{likelihood} = \prod_{i=1}^{n} p_i^{\,y_i}\,(1-p_i)^{1-y_i}",
        likelihood_picks_what_happened,
    ),
    "log-likelihood": (
        r"\text{log-likelihood} = \sum_{i=1}^{n} \left[\, y_i \log p_i + (1-y_i)\log(1-p_i) \,\right]",
        logarithm_makes_a_sum,
    ),
    "loss": (
        r"\text{loss} = -\frac{1}{n} \sum_{i=1}^{n} \left[\, y_i \log p_i + (1-y_i)\log(1-p_i) \,\right]",
        loss_is_minus_the_mean,
    ),
    "surprise": (r"\text{surprise} = -\log p_{\text{happened}}", surprise_has_the_loss_for_its_mean),
    "expected-loss": (r"E(p) = -\,q \log p - (1-q)\log(1-p)", expected_loss_is_the_mean_charge),
    "proper": (
        r"\begin{aligned} \frac{dE}{dp} &= -\frac{q}{p} + \frac{1-q}{1-p} && \text{term by term} \\ "
        r"&= \frac{-q\,(1-p) + (1-q)\,p}{p\,(1-p)} && \text{one denominator} \\ "
        r"&= \frac{p-q}{p\,(1-p)} && \text{the products } pq \text{ cancel} \end{aligned}",
        derivative_of_the_expected_loss,
    ),
    "squared-error-slope": (r"\frac{d}{dz}(p-y)^2 = 2\,(p-y)\;p\,(1-p)", slope_of_the_squared_error),
}


def test_the_two_curves_drawn_by_hand_change_places():
    three = np.isin(np.arange(23), [0, 17, 22])
    assert list(zip(TEMPERATURE[three], Y[three], strict=True)) == [(53, 1), (75, 1), (81, 0)]
    few = {name: np.prod(happened(p)[three]) for name, p in HAND.items()}
    all_ = {name: np.prod(happened(p)) for name, p in HAND.items()}
    assert few["gentle"] > 2 * few["steep"]
    assert_allclose(all_["steep"] / all_["gentle"], 1.6, atol=0.06)
    assert all(1e-5 < value < 3e-5 for value in all_.values())  # about two in a hundred thousand


def test_a_few_thousand_flights_would_be_too_many_for_a_product():
    assert np.prod(np.tile(happened(BEST), 100)) == 0  # 2300 flights


def test_the_scale_of_losses():
    assert_allclose(lib.binary_cross_entropy(Y, np.full(23, 7 / 23)), 0.615, atol=5e-4)
    assert_allclose(lib.binary_cross_entropy(Y, BEST), 0.442, atol=5e-4)
    assert_allclose([np.log(2), np.log(10)], [0.693, 2.303], atol=5e-4)
    assert says("loss", "from 0.615 down to 0.442") == []


def test_between_59_and_63_degrees_the_stairs_are_flat_and_the_loss_falls():
    p = [sigmoid(-0.232 * (TEMPERATURE - middle)) for middle in np.linspace(59, 63, 41)]
    assert {int(np.sum((at > 0.5) != Y)) for at in p} == {4}
    losses = [lib.binary_cross_entropy(Y, at) for at in p]
    assert np.all(np.diff(losses) < 0)
    assert_allclose([losses[0], losses[-1]], [0.552, 0.453], atol=5e-4)
    assert says("loss", "four throughout, while the loss falls from 0.552 to 0.453") == []


def test_the_loss_can_improve_while_the_accuracy_falls():
    before, after = (sigmoid(-0.232 * (TEMPERATURE - middle)) for middle in (59, 67.5))
    assert [int(np.sum((p > 0.5) != Y)) for p in (before, after)] == [4, 7]
    assert_allclose([lib.binary_cross_entropy(Y, p) for p in (before, after)], [0.552, 0.471], atol=5e-4)
    told = "(0.471 and 0.552), and yet it makes seven mistakes instead of four"
    assert says("loss", "its middle at 67.5 °F has a lower loss than the one with its middle at 59 °F", told) == []


def test_the_worked_example():
    p = BEST[[0, 17, 22]]
    assert_allclose(p, [0.939, 0.0855, 0.0227], rtol=1e-3)
    surprises = -np.log([0.939, 0.0855, 0.9773])
    assert_allclose(surprises, [0.063, 2.459, 0.023], atol=5e-4)
    assert_allclose(surprises.mean(), 0.848, atol=5e-4)
    assert np.argmax(-np.log(happened(BEST))) == 17  # the curve's worst surprise
    assert says("loss", r"(0.063 + 2.459 + 0.023)/3 = 0.848") == []


def test_numbers_told_in_feedback_are_true():
    rain = np.array([1, 0, 0, 0, 0])
    assert f"{lib.binary_cross_entropy(rain, np.full(5, 0.2)):.2f}" == "0.50"
    nine_of_ten = np.repeat([1, 0], [9, 1])
    bold = [lib.binary_cross_entropy(nine_of_ten, np.full(10, p)) for p in (0.8, 0.99)]
    assert [f"{loss:.2f}" for loss in bold] == ["0.36", "0.47"]
    assert 10 * bold[0] < -np.log(0.01)
