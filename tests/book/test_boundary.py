"""Chapter 2: its equations, the numbers of its text, and those that its questions ask for and its feedback tells."""

import numpy as np
from numpy.testing import assert_allclose

import lib
from lib import datasets, logit, sigmoid

from .chapter import says

W, B = np.array([1.3, -0.7]), 0.9
NORM = np.linalg.norm(W)
UNIT = W / NORM
ALONG = np.array([-W[1], W[0]]) / NORM
FOOT = -B * W / NORM**2
ON_LINE = FOOT + np.array([[-3.0], [0.0], [2.0]]) * ALONG  # (3, 2)
NUMBERS = {"offset": lambda: 10 / np.linalg.norm([3, 4])}
WORDS = {
    "the boundary is S-shaped": r"shape of the probability when you walk across the boundary",
    "boundary = threshold": r"probabilities are compared, not a boundary",
    "scaling w alone leaves the line in place": r"scaled w alone",
}


def middle_is_where_the_score_is_0():
    w, b = -0.232163, 15.042902
    assert_allclose(sigmoid(w * (-b / w) + b), 0.5)


def score_adds_up():
    x = np.array([[1.0, 2.0], [-3.0, 0.5]])
    assert_allclose(x @ W + B, [w1 * x1 + w2 * x2 + B for (x1, x2), (w1, w2) in zip(x, [W, W], strict=True)])


def boundary_is_where_p_is_one_half():
    assert_allclose(sigmoid(ON_LINE @ W + B), 0.5)


def x2_solves_the_boundary():
    x1, x2 = ON_LINE.T
    assert_allclose(W[1] * x2, -W[0] * x1 - B)
    assert_allclose(x2, -W[0] / W[1] * x1 - B / W[1])


def w_stands_at_a_right_angle_to_the_line():
    u, v = ON_LINE[0], ON_LINE[2]
    assert_allclose([u @ W + B, v @ W + B, W @ (u - v)], 0, atol=1e-12)
    assert (ON_LINE[1] + W) @ W + B > 0  # and points to the positive side


def distance_is_score_by_norm():
    r = np.array([-2.0, 0.5, 3.0])
    z = (ON_LINE + r[:, np.newaxis] * UNIT) @ W + B
    assert_allclose(z, r * (W @ W) / NORM)
    assert_allclose(z / NORM, r)


def offset_is_seen_from_the_origin():
    assert_allclose(-B / NORM * UNIT, FOOT)
    assert_allclose(FOOT @ W + B, 0, atol=1e-12)


def across_the_line_is_an_s():
    r = np.linspace(-3, 3, 7)
    assert_allclose(sigmoid((ON_LINE[2] + r[:, np.newaxis] * UNIT) @ W + B), sigmoid(NORM * r))
    assert_allclose((sigmoid(NORM * 1e-6) - sigmoid(-NORM * 1e-6)) / 2e-6, NORM / 4)  # steepest at the boundary
    assert np.all(np.diff(sigmoid(NORM * r)) / np.diff(r) < NORM / 4)


def threshold_is_one_of_the_score():
    z = np.linspace(-4, 4, 81) + 0.01
    for t in (0.1, 0.5, 0.9):
        assert ((sigmoid(z) > t) == (z > logit(t))).all()
        moved_by = logit(t) / NORM
        assert_allclose(sigmoid((ON_LINE + moved_by * UNIT) @ W + B), t)
        assert_allclose(sigmoid((logit(t) - B) / NORM * UNIT @ W + B), t)


EQUATIONS = {
    "middle": (r"x = -\frac{b}{w}", middle_is_where_the_score_is_0),
    "score-of-two": (r"z = w_1 x_1 + w_2 x_2 + b", score_adds_up),
    "boundary": (r"w_1 x_1 + w_2 x_2 + b = 0", boundary_is_where_p_is_one_half),
    "x2-on-line": (
        r"\begin{aligned} w_2 x_2 &= -w_1 x_1 - b && \text{two terms move to the right and change sign} \\ "
        r"x_2 &= -\frac{w_1}{w_2}\, x_1 - \frac{b}{w_2} && \text{divide by } w_2 \text{, if it is not } 0 "
        r"\end{aligned}",
        x2_solves_the_boundary,
    ),
    "normal": (
        r"\begin{aligned} w_1 u_1 + w_2 u_2 + b &= 0 \\ w_1 v_1 + w_2 v_2 + b &= 0 \\ "
        r"w_1 (u_1 - v_1) + w_2 (u_2 - v_2) &= 0 \end{aligned}",
        w_stands_at_a_right_angle_to_the_line,
    ),
    "distance": (
        r"z = w \cdot \left( r\, \frac{w}{\|w\|} \right) = r\, \frac{w_1^2 + w_2^2}{\|w\|} = r\, \|w\| "
        r"\qquad\text{and so}\qquad r = \frac{z}{\|w\|}",
        distance_is_score_by_norm,
    ),
    "offset": (r"\text{offset} = -\frac{b}{\|w\|}", offset_is_seen_from_the_origin),
    "across": (r"p = \sigma\bigl(\|w\|\, r\bigr)", across_the_line_is_an_s),
    "threshold": (
        r"p > t \quad\Longleftrightarrow\quad z > \log\frac{t}{1-t} = \operatorname{logit}(t)",
        threshold_is_one_of_the_score,
    ),
}


def test_the_true_weights_of_the_blobs():
    """Round clouds of variance 1 whose centres are 2.6 apart on the diagonal through (1, 1): w = their difference."""
    w = 2.6 / np.sqrt(2) * np.ones(2)
    assert_allclose([*w, -w @ [1, 1]], [1.84, 1.84, -3.68], atol=5e-3)
    X, y = datasets.blobs(4000, center=(1.0, 1.0), random_state=7)
    fit = lib.LogisticRegression(solver="newton").fit(X, y)
    assert_allclose([*fit.weights, fit.bias], [1.84, 1.84, -3.68], atol=0.3)


def test_a_score_of_minus_2_2_for_one_in_ten():
    assert_allclose(np.log(0.1 / 0.9), -2.2, atol=0.005)


def test_the_worked_example():
    w, b, point = np.array([2, 1.5]), -5, np.array([3, 2])
    norm = np.linalg.norm(w)
    assert (norm, -b / norm, point @ w + b, (point @ w + b) / norm) == (2.5, 2.0, 4.0, 1.6)
    assert_allclose([w[0] / w[1], -b / w[1]], [1.333, 3.333], atol=5e-4)
    assert_allclose([sigmoid(4), logit(0.9), logit(0.9) / norm], [0.982, 2.197, 0.879], atol=5e-4)
    assert_allclose((logit(0.9) - b) / norm, 2.879, atol=5e-4)
    assert says("boundary", r"$4/2.5 = 1.6$", r"$\sigma(4) = 0.982$", "$2.197/2.5 = 0.879$ and lies at $2.879$") == []


def test_only_a_changed_unit_changes_norm_and_distance_and_no_probability():
    X = np.array([[53.0, 200.0], [75.0, 50.0]])
    w, b = np.array([-0.2, 0.01]), 13.0
    celsius, shifted = np.array([9 / 5, 1]), np.array([32.0, 0])
    other, w2 = (X - shifted) / celsius, w * celsius
    b2 = b + w @ shifted
    assert_allclose(other @ w2 + b2, X @ w + b)
    assert abs(np.linalg.norm(w2) / np.linalg.norm(w) - 1) > 0.5


def test_numbers_told_in_feedback_are_true():
    assert f"{lib.logit(0.9):.2f}" == "2.20"
    assert f"{lib.sigmoid(0.9):.2f}" == "0.71"
