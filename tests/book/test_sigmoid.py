"""Chapter 1: its equations, the numbers of its text, and those that its questions ask for and its feedback tells."""

import numpy as np
from numpy.testing import assert_allclose

from lib import LogisticRegression, datasets, hessian, logit, sigmoid

from .chapter import ROOT, cells, says, text

X, Y = datasets.orings()
TEMPERATURE = X[:, 0]
FIT = LogisticRegression(solver="newton").fit(X, Y)
W, B = FIT.weights[0], FIT.bias
P = np.array([0.01, 0.2, 0.5, 0.77, 0.999])
Z = np.array([-7.0, -1.2, 0.0, 0.4, 5.0])

NUMBERS = {
    "odds-to-probability": lambda: sigmoid(np.log(1 / 4)),
    "symmetry": lambda: sigmoid(-2.0),
}
WORDS = {"a coefficient is a change of probability": r"weight is not a change of probability"}


def score_is_a_line():
    assert_allclose(FIT.decision_function(X), W * TEMPERATURE + B)


def odds_count_for():
    assert_allclose(0.75 / (1 - 0.75), 3)  # of four flights, three with damage and one without


def log_odds_flip_their_sign():
    assert_allclose(np.log(P / (1 - P)), logit(P), rtol=1e-12)
    assert_allclose(np.log((1 - P) / P), -logit(P), rtol=1e-12)


def sigmoid_undoes_the_log_odds():
    e = np.exp(logit(P))
    assert_allclose(e, P / (1 - P))
    assert_allclose(e - e * P, P)
    assert_allclose(e, P * (1 + e))
    assert_allclose(e / (1 + e), P)
    assert_allclose(1 / (1 + 1 / e), P)


def odds_ratio_is_the_same_everywhere():
    def odds(x):
        return np.exp(W * x + B)

    assert_allclose(odds(TEMPERATURE + 1) / odds(TEMPERATURE), np.exp(W))


def slope_is_p_times_1_minus_p():
    p, h = sigmoid(Z), 1e-5
    assert_allclose((sigmoid(Z + h) - sigmoid(Z - h)) / (2 * h), p * (1 - p), atol=1e-10)
    assert_allclose(np.exp(-Z) / (1 + np.exp(-Z)) ** 2, p * (1 - p))
    assert_allclose(1 / (1 + np.exp(-Z)) * (np.exp(-Z) / (1 + np.exp(-Z))), p * (1 - p))


def sigmoid_is_symmetric():
    assert_allclose(sigmoid(-Z), 1 - sigmoid(Z), atol=1e-15)


EQUATIONS = {
    "score": (r"z = w\,x + b", score_is_a_line),
    "odds": (r"\text{odds} = \frac{p}{1-p}", odds_count_for),
    "log-odds": (r"\text{log-odds} = \log\frac{p}{1-p}", log_odds_flip_their_sign),
    "sigmoid": (
        r"\begin{aligned} z &= \log\frac{p}{1-p} && \text{the score is the log-odds} \\ "
        r"e^{z} &= \frac{p}{1-p} && \text{take exp of both sides: the odds} \\ "
        r"e^{z} - e^{z} p &= p && \text{multiply by } 1-p \\ e^{z} &= p\,(1 + e^{z}) && \text{collect } p \\ "
        r"p &= \frac{e^{z}}{1+e^{z}} = \frac{1}{1+e^{-z}} && "
        r"\text{divide; then divide top and bottom by } e^{z} \end{aligned}",
        sigmoid_undoes_the_log_odds,
    ),
    "odds-ratio": (
        r"\frac{\text{odds at } x + 1}{\text{odds at } x} = \frac{e^{w(x+1)+b}}{e^{wx+b}} = e^{w}",
        odds_ratio_is_the_same_everywhere,
    ),
    "slope": (
        r"\frac{dp}{dz} = \frac{e^{-z}}{(1+e^{-z})^2} = \frac{1}{1+e^{-z}} \cdot \frac{e^{-z}}{1+e^{-z}} = p\,(1-p)",
        slope_is_p_times_1_minus_p,
    ),
    "symmetry": (r"\sigma(-z) = 1 - \sigma(z)", sigmoid_is_symmetric),
}


def test_the_weights_that_the_chapter_borrows_are_those_of_the_fit():
    code = next(text(cell) for cell in cells(ROOT / "book/01-sigmoid.ipynb", "code") if cell["id"] == "curve")
    assert f"w, b = {W:.6f}, {B:.6f}" in code


def test_the_counts_below_and_above_65_degrees():
    assert Y[TEMPERATURE < 65].tolist() == [1] * 4
    assert (Y[TEMPERATURE > 65].sum(), np.sum(TEMPERATURE > 65)) == (3, 19)
    assert says("sigmoid", "Below 65 °F all four flights had damage; above it, three of nineteen did.") == []


def test_the_straight_line_is_certain_at_50_degrees_and_sees_no_risk_at_78():
    slope, intercept = np.polyfit(TEMPERATURE, Y, 1)
    assert slope * 50 + intercept > 1 > slope * 51.5 + intercept
    assert slope * 77 + intercept > 0 > slope * 78 + intercept


def test_the_interval_at_31_degrees_and_the_standard_error_of_the_weight():
    covariance = np.linalg.inv(len(Y) * hessian(np.array([W, B]), X, Y))
    error_of_w = np.sqrt(covariance[0, 0])
    assert_allclose(error_of_w, 0.108, atol=5e-4)
    assert_allclose([W - 1.96 * error_of_w, W + 1.96 * error_of_w], [-0.44, -0.02], atol=5e-3)
    here = np.array([31.0, 1.0])
    score, error = here @ [W, B], np.sqrt(here @ covariance @ here)
    assert_allclose([score, error], [7.85, 4.04], atol=5e-3)
    low, high = score - 1.96 * error, score + 1.96 * error
    assert_allclose([low, high], [-0.07, 15.8], atol=0.05)
    assert_allclose(sigmoid(low), 0.48, atol=5e-3)
    assert sigmoid(high) > 0.999
    told = ["it reaches from 0.48 to almost 1", "reaches from −0.44 to −0.02", "is 0.108 here"]
    assert says("sigmoid", *told) == []


def test_the_rule_divide_by_4_and_the_three_percentage_points():
    assert_allclose(abs(W) / 4, 0.058, atol=5e-4)
    change = np.abs(sigmoid(W * np.array([65, 31]) + B) - sigmoid(W * np.array([66, 32]) + B))
    assert_allclose(change, [0.058, 0.0001], rtol=0.03)


def test_the_worked_example():
    z = 15.0429 - 0.23216 * np.array([65, 55])
    odds = np.exp(z)
    assert_allclose(z, [-0.0475, 2.2741], rtol=0, atol=5e-5)
    assert_allclose(odds, [0.9536, 9.719], rtol=0, atol=5e-4)
    assert_allclose(odds / (1 + odds), [0.488, 0.907], rtol=0, atol=5e-4)
    assert_allclose(np.exp(2.3216), 10.2, atol=0.05)
    assert_allclose(np.diff(odds / (1 + odds)), 0.42, atol=5e-3)
    assert says("sigmoid", r"= -0.0475$", r"= 2.2741$", "0.9536 / 1.9536 = 0.488", "9.719 / 10.719 = 0.907") == []


def test_numbers_told_in_feedback_are_true():
    p = np.array([0.09, 0.1, 0.3, 0.9])
    np.testing.assert_allclose((p * (1 - p)).round(2), [0.08, 0.09, 0.21, 0.09])
    assert f"{np.exp(0.7):.2f}" == "2.01"
    assert f"{np.log(3):.2f}" == "1.10"
