"""The figures: they draw what they say, where they are told, in the book's colours."""

import ast
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import same_color, to_rgb
from numpy.testing import assert_allclose, assert_array_equal

import lib
from lib import datasets, gradient_descent, loss_and_gradient, plots, sigmoid

ROOT = Path(lib.__file__).parents[1]
LIGHT = [light for light, _ in plots.TOKENS.values()]

THETA = np.array([1.0, 2.0, -1.0])
X, Y = datasets.blobs(30, center=(0.5, 0.2), random_state=4)
RUN = gradient_descent(lambda t: loss_and_gradient(t, X, Y), [0.5, -1.0, 2.0], lr=0.5, num_iter=12)
FEATURE = np.array([2.0, -1.0, 0.5, 1.0])
LABELS = np.array([1, 0, 1, 0])

RACE = [
    {"n": n, "d": 2, "solver": solver, "seconds": n * slow}
    for solver, times in (("ours", (1e-6, 2e-6)), ("scikit-learn lbfgs", (3e-6, 2e-6)))
    for slow in times
    for n in (100, 1000)
]
PASSES = [
    {"solver": solver, "iterations": k, "seconds": k * slow, "gap": 10.0 ** (-2 * k)}
    for solver, slow in (("ours", 1e-3), ("scipy L-BFGS-B", 2e-3))
    for k in (1, 2, 3)
]

CASES = {
    "plot_sigmoid": ((), {"w": 2.0, "b": 1.0}),
    "plot_points": ((X, Y), {}),
    "plot_outcomes": ((FEATURE, LABELS), {}),
    "plot_scales": ((), {}),
    "plot_probability": ((THETA,), {}),
    "plot_boundary": ((THETA,), {}),
    "plot_predictions": ((THETA, X, Y), {}),
    "plot_loss": ((RUN.loss_history,), {"label": "lr 0.5"}),
    "plot_path": ((RUN.path, X, Y), {"label": "12 steps"}),
    "plot_valley": ((FEATURE, LABELS), {"w": (-2.0, 2.0), "b": (-1.0, 1.0)}),
    "plot_margin_losses": ((), {}),
    "plot_errors": ((FEATURE, LABELS, sigmoid(FEATURE)), {}),
    "plot_coefficients": (
        ([0.01, 0.1, 1.0], [[3.0, 1.0, 0.2], [2.0, 0.5, 0.3], [1.0, 0.1, 0.4]]),
        {"reference": [[3.0, 1.0, 0.2], [2.0, 0.5, 0.3], [1.0, 0.1, 0.4]]},
    ),
    "plot_bowl": ((np.array([[3.0, 1.0], [1.0, 3.0]]),), {}),
    "plot_surprise": ((), {}),
    "plot_curves": (([0.0, 1.0, 2.0], {"model": [0, 1, 4], "other": [4, 1, 0], "third": [1, 1, 1]}), {}),
    "plot_slopes": (([-1.0, 0.0, 1.0], [1.0, 0.0, 1.0], [-1.0, 0.5], [1.0, 0.25], [-2.0, 1.0]), {}),
    "plot_normal": ((THETA,), {"scale": 0.5}),
    "plot_walk": ((THETA, X, Y), {"threshold": 0.8}),
    "plot_sheet": ((), {"threshold": 0.9}),
    "plot_race": ((RACE,), {}),
    "plot_passes": ((PASSES,), {}),
}
EACH = pytest.mark.parametrize("name", CASES)


@pytest.fixture(autouse=True)
def clean_slate():
    with matplotlib.rc_context():
        plt.rcParams.update(plots.STYLE)
        yield
    plt.close("all")


@pytest.fixture
def ax():
    return plt.figure().add_subplot(xlim=(-3, 4), ylim=(-2, 5))


def draw(name, ax=None):
    arguments, options = CASES[name]
    return getattr(plots, name)(*arguments, **options, ax=ax)


def figure_of(name):
    ax = plt.figure().add_subplot()
    draw(name, ax)
    return ax.figure


# Manners of every figure


def test_every_figure_is_tested_here():
    assert set(CASES) == {name for name in vars(plots) if name.startswith("plot_")}


@EACH
def test_draws_on_the_given_axes_and_returns_it(name, ax):
    other = plt.figure().add_subplot()  # the current axes, where nothing may appear
    assert draw(name, ax) is ax
    assert ax.has_data()
    assert not other.has_data()


@EACH
def test_draws_on_the_current_axes_if_none_is_given(name):
    ax = plt.figure().add_subplot()
    assert draw(name) is ax
    assert ax.has_data()


@EACH
def test_never_shows_and_opens_no_figure(name, ax, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("show was called")

    monkeypatch.setattr(plt, "show", refuse)
    monkeypatch.setattr(plt.Figure, "show", refuse)
    before = plt.get_fignums()
    draw(name, ax)
    assert plt.get_fignums() == before


def test_plots_cannot_fit():
    """The module does not even know what could fit."""
    files = sorted(Path(plots.__file__).parent.glob("*.py"))
    assert len(files) > 5
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    assert not re.search(r"lib\.(training|model|gradients)|sklearn|scipy|\.fit\(", source)


@EACH
def test_inputs_are_not_written_to(name, ax):
    arguments, _ = CASES[name]
    copies = [np.copy(a) for a in arguments if isinstance(a, np.ndarray)]
    draw(name, ax)
    for now, before in zip([a for a in arguments if isinstance(a, np.ndarray)], copies, strict=True):
        assert_array_equal(now, before)


@EACH
def test_every_colour_has_a_meaning(name):
    """After the style is on, no colour of matplotlib's own is left in the picture."""
    svg = plots.to_svg(figure_of(name))
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\))", re.sub(r'"#\w+"|url\(#\w+\)', "", svg))) == set()


def test_no_display_is_needed():
    code = "from lib import plots; ax = plots.plot_sigmoid(); print(len(plots.to_svg(ax.figure)) > 1000)"
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "MPLBACKEND")}
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], env=bare, capture_output=True, text=True)
    assert (run.stdout, run.stderr) == ("True\n", "")


# What each figure shows


def test_sigmoid_curve_is_the_sigmoid(ax):
    x, p = plots.plot_sigmoid(w=2.0, b=1.0, ax=ax).lines[0].get_data()
    assert_allclose(p, sigmoid(2 * x + 1))
    assert np.ptp(p) > 0.99


def test_odds_axis_names_the_odds_of_its_probability(ax):
    plots.plot_sigmoid(ax=ax)
    odds = next(other for other in ax.figure.axes if other is not ax)
    assert odds.get_ylim() == ax.get_ylim()
    for p, label in zip(odds.get_yticks(), odds.get_yticklabels(), strict=True):
        wins, losses = map(float, label.get_text().split(" : "))
        assert_allclose(p / (1 - p), wins / losses)


def markers(ax):
    """The points of each class, without the halos under them."""
    return [c for c in ax.collections if c.get_label().startswith("class")]


def test_every_marker_has_a_halo_of_the_ground_under_it(ax):
    plots.plot_points(X, Y, ax=ax)
    halos = [c for c in ax.collections if not c.get_label().startswith("class")]
    for halo, points in zip(halos, markers(ax), strict=True):
        assert same_color(halo.get_edgecolor()[0], plots.GROUND)
        assert halo.get_linewidth()[0] > points.get_linewidth()[0]
        assert np.array_equal(halo.get_offsets(), points.get_offsets())
        assert ax.collections.index(halo) < ax.collections.index(points)


def test_class_0_is_blue_circles_and_class_1_orange_triangles(ax):
    zero, one = markers(plots.plot_points(X, Y, ax=ax))
    assert_allclose(zero.get_offsets(), X[Y == 0])
    assert_allclose(one.get_offsets(), X[Y == 1])
    assert same_color(zero.get_facecolor()[0], plots.CLASS_0)
    assert same_color(one.get_facecolor()[0], plots.CLASS_1)
    assert len(zero.get_paths()[0].vertices) > 10  # a circle is many curves
    assert len(one.get_paths()[0].vertices) == 4  # three corners and the way back


def test_outcomes_stand_at_their_label_and_equal_ones_do_not_hide_each_other(ax):
    x, y = np.array([70, 70, 70, 53, 70]), np.array([1, 0, 1, 1, 1])
    zero, one = markers(plots.plot_outcomes(x, y, ax=ax))
    assert_allclose(zero.get_offsets(), [[70, 0]])
    assert_allclose(one.get_offsets(), [[70, 1], [70, 0.94], [53, 1], [70, 0.88]])


def test_the_three_scales_say_the_same_at_every_mark(ax):
    plots.plot_scales(ax=ax)
    marks = {}
    for text in ax.texts[3:]:
        marks.setdefault(-round(text.xy[1]), []).append((text.xy[0], text.get_text()))
    assert sorted(marks) == [0, 1, 2]
    assert all(len(row) >= 7 for row in marks.values())
    for z, label in marks[0]:
        assert_allclose(sigmoid(z), float(label))
    for z, label in marks[1]:
        wins, losses = map(float, label.split(" : "))
        assert_allclose(np.exp(z), wins / losses)
    for z, label in marks[2]:
        assert z == float(label.replace("−", "-"))


# Tables


def test_a_table_rounds_numbers_keeps_whole_ones_and_aligns_both_forms():
    shown = plots.table({"n": [1, 20], "p": [0.12345, -0.00001], "who": ["a", "<b>"]}, digits={"p": 2})
    assert repr(shown) == " n     p  who\n 1  0.12  a\n20  0.00  <b>"
    html = shown._repr_html_()
    assert html.count("<tr>") == html.count("</tr>") == 3
    assert '<th scope="col" style="text-align: right">n</th>' in html
    assert '<td style="text-align: left">&lt;b&gt;</td>' in html
    ET.fromstring(html)


def test_a_table_keeps_the_minus_of_every_other_number():
    shown = plots.table({"log-odds": [-0.5, -10.0], "what": ["a-b", "c"]}, digits=1)
    assert shown.columns["log-odds"] == ["-0.5", "-10.0"]
    html = shown._repr_html_()
    assert all(text in html for text in (">−0.5<", ">−10.0<", ">log-odds<", ">a-b<"))  # on the page, the minus of print


@pytest.mark.parametrize("columns", [{}, {"a": [1, 2], "b": [1]}, {"a": [[1, 2]]}])
def test_a_table_needs_columns_of_one_length(columns):
    with pytest.raises(ValueError, match="column"):
        plots.table(columns)


@pytest.mark.parametrize("kind", [float, bool, np.uint8])
def test_points_take_labels_of_any_type(kind, ax):
    _, one = markers(plots.plot_points(X, Y.astype(kind), ax=ax))
    assert_allclose(one.get_offsets(), X[Y == 1])


def test_every_marker_has_an_outline_of_ink(ax):
    for points in markers(plots.plot_points(X, Y, ax=ax)):
        assert same_color(points.get_edgecolor()[0], plots.INK)


@pytest.mark.parametrize("threshold", [0.5, 0.1, 0.9])
@pytest.mark.parametrize("theta", [[1, 2, -1], [2, 0, 1], [0, -3, 2], [-1, 1, 0], [1e-3, 1e-3, -1e-3]], ids=str)
def test_on_the_boundary_the_probability_is_the_threshold(theta, threshold, ax):
    theta = np.array(theta, dtype=float)
    line = plots.plot_boundary(theta, threshold=threshold, ax=ax).lines[0]
    assert_allclose(sigmoid(line.get_xydata() @ theta[:2] + theta[2]), threshold, rtol=1e-9)


@pytest.mark.parametrize(
    ("theta", "middle"),
    [([1, 1, 0], (0, 0)), ([1, -1, 0], (100, 100)), ([1, -1, 5], (-300, -300)), ([1, 0, -14], (14, 19))],
    ids=str,
)
def test_boundary_crosses_the_whole_view_wherever_that_is(theta, middle, ax):
    a, c = middle
    ax.set(xlim=(a - 6, a + 6), ylim=(c - 6, c + 6))
    one, two = plots.plot_boundary(theta, ax=ax).lines[0].get_xydata()
    along = (two - one) / np.linalg.norm(two - one)
    assert (one - middle) @ along < -6 * np.sqrt(2) + 6
    assert (two - middle) @ along > 6 * np.sqrt(2) - 6
    for end in (one, two):
        assert np.any(np.abs(end - middle) >= 6)  # no end inside the view


@pytest.mark.parametrize("name", ["plot_boundary", "plot_probability"])
def test_view_stays_as_it_was(name, ax):
    draw(name, ax)
    assert (ax.get_xlim(), ax.get_ylim()) == ((-3, 4), (-2, 5))


def test_boundary_can_carry_a_label(ax):
    plots.plot_boundary(THETA, label="t = 0.5", ax=ax)
    assert ax.get_legend_handles_labels()[1] == ["t = 0.5"]


def test_boundary_of_a_model_without_weights_is_an_error(ax):
    with pytest.raises(ValueError, match="there is no boundary: both weights are 0"):
        plots.plot_boundary([0.0, 0.0, 1.0], ax=ax)


@pytest.mark.parametrize("threshold", [0, 1, -0.5, 1.5, np.nan])
def test_a_threshold_that_is_no_probability_is_an_error(threshold, ax):
    with pytest.raises(ValueError, match=f"threshold .*got {threshold}"):
        plots.plot_boundary(THETA, threshold=threshold, ax=ax)


def test_tint_is_blue_where_class_0_is_likely_and_orange_where_class_1_is():
    fig = plt.figure(figsize=(2, 2), layout="none")
    ax = fig.add_axes((0, 0, 1, 1), xlim=(-10, 10), ylim=(-10, 10))
    ax.axis("off")
    plots.plot_probability([1.0, 0.0, -2.0], ax=ax)
    fig.canvas.draw()
    pixels = np.asarray(fig.canvas.buffer_rgba()) / 255  # (200, 200, 4)
    tint = pixels[100, [10, 120, 190]]  # x1 = -9: class 0; x1 = 2: the boundary; x1 = 9: class 1
    assert_allclose(tint[0, :3], to_rgb(plots.CLASS_0), atol=0.03)
    assert_allclose(tint[2, :3], to_rgb(plots.CLASS_1), atol=0.03)
    assert tint[1, 3] == 0  # p = 0.5 is the page itself
    assert_allclose(tint[[0, 2], 3], 0.35, atol=0.005)  # and nowhere more than a 35 % tint


def test_tint_grows_with_certainty():
    fig = plt.figure(figsize=(2, 2), layout="none")
    ax = fig.add_axes((0, 0, 1, 1), xlim=(0, 6), ylim=(0, 1))
    ax.axis("off")
    plots.plot_probability([1.0, 0.0, 0.0], ax=ax)
    fig.canvas.draw()
    alpha = np.asarray(fig.canvas.buffer_rgba())[100, :, 3].astype(int)
    assert np.all(np.diff(alpha) >= 0)
    assert len(np.unique(alpha)) > 5


def marks_of(ax, label):
    """Where the marks of a class stand, those on the wrong side first, and the colours that fill them."""
    found = {c.get_label(): c for c in ax.collections}
    wrong, right = found[f"class {label}, on the wrong side"], found[f"class {label}"]
    return wrong.get_offsets(), right.get_offsets(), *(to_rgb(c.get_facecolors()[0]) for c in (wrong, right))


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.9])
def test_points_on_the_wrong_side_are_hollow_and_the_others_filled(threshold, ax):
    """As in the explorables: hollow = wrong."""
    plots.plot_predictions(THETA, X, Y, threshold=threshold, ax=ax)
    wrong = (sigmoid(X @ THETA[:2] + THETA[2]) > threshold) != (Y == 1)
    assert 0 < wrong.sum() < len(X)
    for own, label, colour in ((Y == 0, 0, plots.CLASS_0), (Y == 1, 1, plots.CLASS_1)):
        at_wrong, at_right, hollow, filled = marks_of(ax, label)
        assert_allclose(at_wrong, X[wrong & own])
        assert_allclose(at_right, X[~wrong & own])
        assert same_color(hollow, plots.GROUND)
        assert same_color(filled, colour)


def test_predictions_show_points_and_boundary(ax):
    plots.plot_predictions(THETA, X, Y, ax=ax)
    assert {"class 0", "class 1"} <= {c.get_label() for c in ax.collections}
    assert_allclose(ax.lines[0].get_xydata() @ THETA[:2] + THETA[2], 0, atol=1e-9)


def test_predictions_without_a_mistake_have_no_hollow_point(ax):
    points, labels = datasets.blobs(20, gap=2.0)
    plots.plot_predictions([1.0, 1.0, 0.0], points, labels, ax=ax)
    wrong = [c for c in ax.collections if "wrong" in c.get_label()]
    assert len(wrong) == 2
    assert all(len(c.get_offsets()) == 0 for c in wrong)


def test_loss_curve_is_the_history_and_its_label_stands_at_the_end(ax):
    plots.plot_loss([0.7, 0.5, 0.4], label="lr 0.1", color=plots.MOTION, ax=ax)
    assert_array_equal(ax.lines[0].get_xydata(), [[0, 0.7], [1, 0.5], [2, 0.4]])
    assert same_color(ax.lines[0].get_color(), plots.MOTION)
    (note,) = ax.texts
    assert (note.get_text(), note.xy) == ("lr 0.1", (2, 0.4))


def test_loss_curve_without_a_label_has_none(ax):
    assert not plots.plot_loss([0.7, 0.5], ax=ax).texts


@pytest.mark.parametrize("kind", [int, np.uint8, bool, float])
def test_contours_under_the_path_are_levels_of_the_loss_at_the_last_intercept(kind, ax):
    plots.plot_path(RUN.path, X, Y.astype(kind), ax=ax)
    contours = ax.collections[0]
    b = RUN.theta[2]
    checked = 0
    for level, path in zip(contours.levels, contours.get_paths(), strict=True):
        for w in path.vertices[::10]:
            loss, _ = loss_and_gradient([*w, b], X, Y)
            assert_allclose(loss, level, rtol=0.02)
            checked += 1
    assert checked > 10
    assert abs(RUN.path[0, 2] - b) > 0.5  # the first intercept would give other contours


def test_path_is_the_way_of_the_weights(ax):
    plots.plot_path(RUN.path, X, Y, label="12 steps", ax=ax)
    assert_array_equal(ax.lines[0].get_xydata(), RUN.path[:, :2])
    assert_array_equal(ax.lines[1].get_xydata(), RUN.path[-1:, :2])
    assert ax.texts[0].get_text() == "12 steps"


def test_a_path_that_never_moved_can_be_drawn(ax):
    plots.plot_path(RUN.path[:1], X, Y, ax=ax)
    ax.figure.canvas.draw()


def test_margin_losses_at_margin_0(ax):
    plots.plot_margin_losses(ax=ax)
    at_0 = {line.get_label(): float(np.interp(0, *line.get_data())) for line in ax.lines}
    assert_allclose(at_0["cross-entropy"], np.log(2))
    assert_allclose(at_0["squared error of p"], 0.25)


def test_margin_losses_are_those_of_one_point(ax):
    plots.plot_margin_losses(ax=ax)
    lines = {line.get_label(): line.get_data() for line in ax.lines}
    margin, loss = lines["cross-entropy"]
    assert_allclose(loss, [lib.binary_cross_entropy_with_logits([1], [m]) for m in margin])
    margin, loss = lines["squared error of p"]
    assert_allclose(loss, (1 - sigmoid(margin)) ** 2, atol=1e-15)
    margin, loss = lines["0-1 (is it wrong?)"]
    assert_array_equal(loss[margin != 0], (margin < 0)[margin != 0])


def test_error_arrows_run_from_label_to_probability(ax):
    p = sigmoid(FEATURE)
    plots.plot_errors(FEATURE, LABELS, p, ax=ax)
    arrows = [note for note in ax.texts if note.arrow_patch is not None]
    assert [note.xyann for note in arrows] == list(zip(FEATURE, LABELS, strict=True))
    assert_allclose([note.xy for note in arrows], np.column_stack([FEATURE, p]))


def test_points_that_coincide_are_counted_where_errors_are_drawn(ax):
    plots.plot_errors([1.0, 1.0, 1.0, 2.0], [0, 0, 1, 1], [0.5, 0.5, 0.5, 0.8], ax=ax)
    assert [(text.get_text(), text.xy) for text in ax.texts if text.get_text()] == [("×2", (1.0, 0.0))]


def test_error_curve_runs_from_left_to_right(ax):
    plots.plot_errors(FEATURE, LABELS, sigmoid(FEATURE), ax=ax)
    x, p = ax.lines[0].get_data()
    assert_array_equal(x, np.sort(FEATURE))
    assert_allclose(p, sigmoid(x))


def test_coefficients_are_lines_and_the_reference_squares(ax):
    (l2, theta), options = CASES["plot_coefficients"]
    draw("plot_coefficients", ax)
    lines = [line for line in ax.lines if line.get_linestyle() in ("-", "--")]
    squares = [line for line in ax.lines if line.get_marker() == "s"]
    for line, square, values in zip(lines, squares, np.transpose(theta), strict=True):
        assert_array_equal(line.get_xydata(), np.column_stack([l2, values]))
        assert_array_equal(square.get_ydata(), values)
    assert [note.get_text() for note in ax.texts] == ["w₁", "w₂", "b"]
    assert len(squares) == len(np.transpose(options["reference"]))


def test_coefficients_need_no_reference(ax):
    plots.plot_coefficients(*CASES["plot_coefficients"][0], ax=ax)
    assert not [line for line in ax.lines if line.get_marker() == "s"]


def test_bowl_arrows_are_eigenvectors_that_end_on_the_contour_one_half(ax):
    A = np.array([[3.0, 1.0], [1.0, 3.0]])
    plots.plot_bowl(A, ax=ax)
    tips = np.array([note.xy for note in ax.texts if note.arrow_patch is not None])
    assert_allclose([0.5 * tip @ A @ tip for tip in tips], 0.5)
    for tip, value in zip(tips, [2, 4], strict=True):
        assert_allclose(A @ tip, value * tip, atol=1e-12)


def test_bowl_contours_are_levels_of_the_bowl(ax):
    A = np.array([[3.0, 1.0], [1.0, 2.0]])
    plots.plot_bowl(A, ax=ax)
    contours = ax.collections[0]
    drawn = [(level, path) for level, path in zip(contours.levels, contours.get_paths(), strict=True) if len(path)]
    assert len(drawn) >= 3
    for level, path in drawn:
        assert_allclose([0.5 * t @ A @ t for t in path.vertices], level, rtol=0.02)


def test_surprise_is_minus_the_log_of_what_happened(ax):
    plots.plot_surprise(ax=ax)
    lines = {line.get_label(): line.get_data() for line in ax.lines}
    for label, happened in (("if class 0 happens", lambda p: 1 - p), ("if class 1 happens", lambda p: p)):
        p, surprise = lines[label]
        assert_allclose(surprise, -np.log(happened(p)))


def test_curves_are_told_apart_by_their_dashes(ax):
    draw("plot_curves", ax)
    assert len({line.get_linestyle() for line in ax.lines}) == 3
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["model", "other", "third"]
    assert_array_equal(ax.lines[1].get_xydata(), [[0, 4], [1, 1], [2, 0]])


def test_slope_arrows_lie_along_the_slope_and_point_downhill(ax):
    (_, _, at, height, slope), _ = CASES["plot_slopes"]
    draw("plot_slopes", ax)
    arrows = [note for note in ax.texts if note.arrow_patch is not None]
    assert len(arrows) == 2
    for note, place, level, steep in zip(arrows, at, height, slope, strict=True):
        run, rise = np.subtract(note.xy, note.xyann)
        assert_allclose(note.xyann, (place, level))
        assert_allclose(rise, steep * run)
        assert rise < 0


# SVG for the page


@pytest.fixture(scope="module")
def svgs():
    with matplotlib.rc_context():
        plt.rcParams.update(plots.STYLE)
        made = {}
        for name in CASES:
            made[name] = plots.to_svg(figure_of(name)), plots.to_svg(figure_of(name))
            plt.close("all")
    return made


@EACH
def test_svg_is_one_well_formed_element(name, svgs):
    svg, _ = svgs[name]
    assert svg.startswith("<svg")
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"


@EACH
def test_svg_has_the_same_bytes_twice(name, svgs):
    one, two = svgs[name]
    assert one == two


@EACH
def test_svg_colours_are_variables(name, svgs):
    svg, _ = svgs[name]
    bare = re.sub(r"var\(--([\w-]+), (#\w{6})\)", lambda m: "" if plots.TOKENS[m[1]][0] == m[2] else m[0], svg)
    assert "var(--" in svg
    assert not [colour for colour in LIGHT if colour in bare.lower()]
    assert "var(" not in bare


@EACH
def test_svg_has_no_id_but_those_it_refers_to(name, svgs):
    svg, _ = svgs[name]
    ids = re.findall(r'\bid="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert set(ids) == set(re.findall(r'href="#([^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))


@EACH
def test_svg_is_small(name, svgs):
    assert len(svgs[name][0].encode()) < 60_000


@EACH
def test_svg_tells_nothing_about_when_and_with_what_it_was_made(name, svgs):
    assert not re.search(r"metadata|matplotlib|dc:date|<!--|DOCTYPE|<\?xml", svgs[name][0])


@EACH
def test_svg_brings_no_rule_that_would_hold_for_the_whole_page(name, svgs):
    assert "<style" not in svgs[name][0]
    assert "<script" not in svgs[name][0]


@EACH
def test_svg_names_no_font_that_the_reader_may_not_have(name, svgs):
    svg, _ = svgs[name]
    fonts = re.findall(r"font(?:-family)?: ?([^;\"]*)", svg)
    assert fonts
    assert not [font for font in fonts if "DejaVu" in font or "'" in font]


def test_two_pictures_on_one_page_do_not_share_an_id_with_another_meaning(svgs):
    meaning = {}
    for svg, _ in svgs.values():
        for element in ET.fromstring(svg).iter():
            if "id" in element.attrib:
                found = ET.tostring(element)
                assert meaning.setdefault(element.attrib["id"], found) == found


def test_svg_leaves_the_words_and_numbers_of_the_figure_alone():
    fig = plt.figure()
    ax = fig.add_subplot(title="after 120 steps: 0.2850", xticks=[0.001, 0.002, 0.0035], xlabel="rate 0.00125")
    ax.annotate("1.23456", (0.002, 0.5))
    words = [text.text for text in ET.fromstring(plots.to_svg(fig)).iter("{http://www.w3.org/2000/svg}text")]
    assert {"after 120 steps: 0.2850", "rate 0.00125", "1.23456", "0.0010", "0.0020", "0.0035"} <= set(words)


def test_svg_keeps_its_numbers_to_a_hundredth_of_a_point(svgs):
    for svg, _ in svgs.values():
        assert not re.search(r"\d\.\d{3}", re.sub(r">[^<]*<", "><", svg))


def test_svg_text_stays_text(svgs):
    assert ">mean log loss<" in svgs["plot_loss"][0]


# The style


def test_style_is_matplotlibs_to_use():
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        plots.use_style()
        assert plt.rcParams["axes.spines.top"] is False
        assert plt.rcParams["figure.facecolor"] == "none"


def test_in_a_notebook_a_figure_becomes_svg_in_the_pages_colours():
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    try:
        assert shell.run_cell("from lib import plots; plots.use_style()").success
        data, metadata = shell.display_formatter.format(figure_of("plot_loss"))
    finally:
        plt.uninstall_repl_displayhook()  # pyplot would go on asking for this shell
        InteractiveShell.clear_instance()
    assert "var(--ink, #1b1f24)" in data["image/svg+xml"]
    assert "image/png" not in data
    assert metadata["image/svg+xml"] == {"needs_background": "light"}


# Colours


def variables(css):
    """The `--name: #colour` pairs of each rule, in the order of the file."""
    rules = re.findall(r"\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    found = [dict(re.findall(r"--([\w-]+)\s*:\s*(#[0-9a-fA-F]{6})\b", rule)) for rule in rules]
    return [pairs for pairs in found if pairs]


def test_tokens_are_the_variables_of_the_page():
    light, *dark = variables((ROOT / "frontend/kit/tokens.css").read_text(encoding="utf-8"))
    assert light == {name: pair[0] for name, pair in plots.TOKENS.items()}
    assert dark
    for rule in dark:
        assert rule == {name: pair[1] for name, pair in plots.TOKENS.items()}


def luminance(colour):
    """Relative luminance as the Web Content Accessibility Guidelines define it."""
    c = np.array(to_rgb(colour))
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]


@pytest.mark.parametrize(
    ("name", "light", "dark"),
    [
        ("ink", 16.6, 14.9),
        ("muted", 6.4, 7.1),
        ("class-0", 5.9, 8.1),
        ("class-1", 4.7, 8.2),
        ("motion", 5.2, 9.7),
    ],
)
def test_contrast_with_the_ground(name, light, dark):
    for colour, ground, want in zip(plots.TOKENS[name], plots.TOKENS["ground"], (light, dark), strict=True):
        brighter, darker = sorted([luminance(colour), luminance(ground)], reverse=True)
        ratio = (brighter + 0.05) / (darker + 0.05)
        assert_allclose(ratio, want, rtol=0, atol=0.05)
        assert ratio >= 4.5


def test_names_of_the_colours_are_the_light_ones():
    names = ["GROUND", "INK", "MUTED", "CLASS_0", "CLASS_1", "MOTION"]
    assert [getattr(plots, name) for name in names] == LIGHT
    assert list(plots.TOKENS) == [name.lower().replace("_", "-") for name in names]


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.9])
def test_the_lines_of_predictions_are_those_of_their_levels(threshold, ax):
    plots.plot_predictions(THETA, X, Y, threshold=threshold, ax=ax)
    for line, level in zip(ax.lines, [threshold, 0.5], strict=False):
        assert_allclose(sigmoid(np.transpose(line.get_data()) @ THETA[:2] + THETA[2]), level)
    assert len(ax.lines) == (1 if threshold == 0.5 else 2)


@pytest.mark.parametrize("theta", [[1, 2, -1], [2, 0, 1], [0, -3, 2], [-1, 1, 0]], ids=str)
def test_normal_starts_on_the_line_and_is_w_by_scale(theta, ax):
    plots.plot_normal(theta, scale=0.25, ax=ax)
    arrow, w = ax.texts[0], np.array(theta[:2])
    assert_allclose(np.dot(arrow.xyann, w) + theta[2], 0, atol=1e-12)
    assert_allclose(np.subtract(arrow.xy, arrow.xyann), w / 4)


def test_walk_has_the_points_at_their_distance_and_the_threshold_on_the_curve(ax):
    plots.plot_walk([3.0, 4.0, -5.0], [[3, 4], [0, 0]], [1, 0], threshold=0.8, ax=ax)
    assert_allclose(np.vstack([c.get_offsets() for c in ax.collections])[[0, 2]], [[-1, 0], [4, 1]])
    distance, p = ax.lines[0].get_data()
    assert_allclose(p, sigmoid(5 * distance))
    assert_allclose(ax.lines[-1].get_data(), [[np.log(4) / 5], [0.8]])


@pytest.mark.parametrize("name", ["plot_normal", "plot_walk"])
def test_without_weights_there_is_no_normal_and_no_walk(name, ax):
    arguments = ([0, 0, 1],) if name == "plot_normal" else ([0, 0, 1], X, Y)
    with pytest.raises(ValueError, match="both weights are 0"):
        getattr(plots, name)(*arguments, ax=ax)


def test_sheet_has_an_s_across_and_straight_lines_along(ax):
    plots.plot_sheet(threshold=0.9, ax=ax)
    straight = [line for line in ax.lines if len(line.get_xdata()) == 2]
    bent = [line for line in ax.lines if len(line.get_xdata()) > 2]
    assert (len(straight), len(bent)) == (8, 7)
    assert {text.get_text() for text in ax.texts} >= {"p = 0.5", "p = 0.9", "w"}


@EACH
def test_every_figure_has_an_axes_with_words(name, ax):
    drawn = draw(name, ax)
    assert isinstance(drawn, Axes)
    # those are drawn on top, named by you, or have no axes
    if name not in ("plot_probability", "plot_boundary", "plot_curves", "plot_normal", "plot_sheet", "plot_scales"):
        assert drawn.get_xlabel()
        assert drawn.get_ylabel()


# The race


def test_the_race_shows_each_solvers_slowest_time_in_milliseconds(ax):
    plots.plot_race(RACE, ax=ax)
    ours, theirs = ax.lines
    assert_allclose(ours.get_ydata(), [0.2, 2.0])
    assert_allclose(theirs.get_ydata(), [0.3, 3.0])
    assert [text.get_text() for text in ax.get_xticklabels()] == ["100\n× 2", "1\u202f000\n× 2"]


def test_ours_is_in_ink_and_the_others_are_told_apart_by_more_than_colour(ax):
    rows = [
        {**RACE[0], "solver": name}
        for name in ("ours", "a lbfgs", "a newton-cholesky", "a L-BFGS-B", "a Logit", "glum")
    ]
    plots.plot_race(rows, ax=ax)
    assert same_color(ax.lines[0].get_color(), plots.INK)
    assert len({line.get_marker() for line in ax.lines}) == 6


def test_the_race_shows_sizes_with_many_rows_at_which_every_solver_can_run(ax):
    small = [{**RACE[0], "n": 20, "d": 2}, {**RACE[0], "n": 100, "d": 1000}, {**RACE[0], "n": 2000, "d": 200}]
    plots.plot_race([*RACE, *small], ax=ax)
    assert [text.get_text() for text in ax.get_xticklabels()] == ["100\n× 2", "1\u202f000\n× 2"]


def test_the_passes_end_in_a_larger_marker_where_the_gap_is_reached(ax):
    plots.plot_passes(PASSES[:2] + PASSES[3:], ax=ax)
    sizes = [(len(line.get_xdata()), line.get_markersize()) for line in ax.lines]
    assert sizes == [(2, 3), (3, 3), (1, 9)]
    assert_allclose(ax.lines[1].get_ydata(), [2.0, 4.0, 6.0])


# Colours that stand elsewhere


def colours(text):
    return set(re.findall(r"#[0-9a-fA-F]{6}\b", text))


def test_the_notation_page_and_the_favicon_have_no_colour_that_is_not_a_token():
    page = (ROOT / "book/appendix/notation.md").read_text(encoding="utf-8")
    named = re.findall(r"var\(--([\w-]+), (#\w{6})\)", page)
    assert len(named) >= 4
    assert dict(named) == {name: plots.TOKENS[name][0] for name, _ in named}
    assert colours(page) == {colour for _, colour in named}
    icon = (ROOT / "book/_assets/favicon.svg").read_text(encoding="utf-8")
    light, dark = (
        icon.split("prefers-color-scheme:dark")[0],
        icon.split("prefers-color-scheme:dark")[1].split("</style>"),
    )
    tokens = plots.TOKENS
    assert colours(light) == {tokens["ink"][0]}
    assert colours(dark[0]) == {tokens["ink"][1]}
    assert colours(dark[1]) == {tokens["class-0"][0], tokens["class-1"][0]}


@pytest.mark.parametrize("path", sorted((ROOT / "lib").rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_is_done_twice_in_a_row(path):
    """A statement that stands twice in one body, word for word, is a slip of the hand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        body = getattr(node, "body", None)
        calls = [ast.unparse(each) for each in body if isinstance(each, ast.Expr)] if isinstance(body, list) else []
        assert len(calls) == len(set(calls)), f"{path.name}:{node.lineno}"
