"""The Python side of the boundary explorable: traits in step, what is refused, picture and words."""

import html
import json
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from traitlets import TraitError

from lib import accuracy, logit, sigmoid
from lib.explorables import Boundary
from lib.explorables.boundary import line_of_theta, theta_of_line


def points(line):
    return np.reshape(line.points["X"], (-1, 2)), np.array(line.points["y"])


def test_w_has_the_angle_and_the_norm_and_the_line_its_offset():
    line = Boundary(angle=30.0, steepness=4.0, offset=-0.5)
    np.testing.assert_allclose(line.w, [4 * np.sqrt(3) / 2, 2.0])
    assert -line.b / np.linalg.norm(line.w) == pytest.approx(-0.5)


@pytest.mark.parametrize("angle", [-180.0, -90.0, -35.0, 0.0, 45.0, 90.0, 180.0])
def test_a_line_leads_to_theta_and_back(angle):
    there = theta_of_line(angle, 2.5, -0.7)
    back = line_of_theta(there)
    assert back[1:] == pytest.approx((2.5, -0.7))
    assert np.cos(np.radians(back[0] - angle)) == pytest.approx(1)


def test_on_the_line_of_a_threshold_the_probability_is_the_threshold():
    theta = theta_of_line(20, 1.7, 0.4)
    angle, _, offset = line_of_theta(theta, 0.9)
    on_it = offset * np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    assert sigmoid(on_it @ theta[:2] + theta[2]) == pytest.approx(0.9)


def test_steepness_scales_w_and_b_together_and_leaves_the_line():
    line = Boundary()
    before = np.array([*line.w, line.b])
    right = line.accuracy
    line.steepness *= 3
    np.testing.assert_allclose([*line.w, line.b], 3 * before)
    assert line.accuracy == right


def test_the_threshold_changes_the_accuracy_and_not_the_model():
    line = Boundary(angle=45, steepness=2, offset=0.8)
    before = (line.w, line.b, line.accuracy)
    line.threshold = 0.9
    assert (line.w, line.b) == before[:2]
    X, y = points(line)
    assert line.accuracy == accuracy(y, (sigmoid(X @ line.w + line.b) > 0.9).astype(int)) != before[2]


@pytest.mark.parametrize(("trait", "value"), [("angle", 0.0), ("steepness", 4.0), ("offset", -1.0)])
def test_setting_an_input_moves_w_and_b(trait, value):
    line, seen = Boundary(), []
    line.observe(lambda change: seen.append(change.name), ["w", "b", "accuracy"])
    setattr(line, trait, value)
    fresh = Boundary(**{trait: value})
    assert (line.w, line.b, line.accuracy) == (fresh.w, fresh.b, fresh.accuracy)
    assert seen


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"angle": 181.0}, "angle must lie in -180 to 180 degrees, got 181.0"),
        ({"angle": float("nan")}, "angle must lie in -180 to 180 degrees, got nan"),
        ({"steepness": 0.0}, "steepness must lie in 0.001 to 1000, got 0.0"),
        ({"steepness": float("inf")}, "steepness must lie in 0.001 to 1000, got inf"),
        ({"offset": float("nan")}, "offset must lie in -100 to 100, got nan"),
        ({"offset": float("-inf")}, "offset must lie in -100 to 100, got -inf"),
        ({"threshold": 0.0}, "threshold must lie between 0 and 1, got 0.0"),
        ({"threshold": 1.0}, "threshold must lie between 0 and 1, got 1.0"),
        ({"w": [1.0, 2.0]}, "w can't be set: it follows from angle, steepness, offset and threshold"),
        ({"b": 1.0}, "b can't be set"),
        ({"accuracy": 1.0}, "accuracy can't be set"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(wrong, words):
    with pytest.raises(TraitError, match=re.escape(words)):
        Boundary(**wrong)
    line = Boundary()
    before = (line.angle, line.steepness, line.offset, line.threshold, line.w, line.b, line.accuracy)
    for name, value in wrong.items():
        with pytest.raises(TraitError, match=re.escape(words)):
            setattr(line, name, value)
    assert before == (line.angle, line.steepness, line.offset, line.threshold, line.w, line.b, line.accuracy)


def test_the_page_gets_the_state_that_the_front_end_needs():
    line = Boundary(angle=45.0, threshold=0.9)
    state = json.loads(html.unescape(re.search(r'data-state="([^"]*)"', line.as_html())[1]))
    assert state == {name: getattr(line, name) for name in state}
    assert set(state) == {"angle", "steepness", "offset", "threshold", "beside", "ranges", "points"}
    assert len(state["points"]["y"]) == 60


def test_words_tell_the_line_and_no_minus_stands_before_a_zero():
    line = Boundary(angle=90, steepness=2, offset=0)
    assert line.words().startswith("w = (0.00, 2.00), b = 0.00: the line p = 0.5 lies 0.00 from the origin")
    assert f"{round(60 * line.accuracy)} of 60 points are classified correctly." in line.words()
    assert "threshold line" not in line.words()


@pytest.mark.parametrize(("threshold", "way"), [(0.9, "further, along w"), (0.1, "back, against w")])
def test_words_tell_where_another_threshold_puts_its_line(threshold, way):
    z = f"{logit(threshold):.2f}".replace("-", "−")
    assert f"z = {z}, 1.10 {way};" in Boundary(steepness=2, threshold=threshold).words()


def test_the_picture_shows_both_lines_and_leaks_no_figure():
    before = plt.get_fignums()
    assert Boundary(threshold=0.9).picture().count("<svg") == 1
    assert "stroke-dasharray" in Boundary(threshold=0.9).picture()
    assert plt.get_fignums() == before
