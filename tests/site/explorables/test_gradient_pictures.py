"""The gradient explorable's pictures: where its point, arrows and numbers are drawn; by mouse and finger."""

import math
import re
from itertools import pairwise

import pytest

from lib.explorables import Gradient

from .gradient import Explored


@pytest.fixture
def show(alone):
    """Function that opens a page with explorables; at the end, nothing may have gone wrong on it."""
    return lambda *explorables, **options: Explored(alone(*(explorables or [Gradient(h=6e-6)]), **options))


@pytest.fixture
def shown(show):
    return show()


def test_the_point_is_dragged_by_mouse(shown):
    shown.settle()
    shown.root.locator(".handle").scroll_into_view_if_needed()
    shown.page.mouse.move(*shown.place(-1, 1))
    shown.page.mouse.down()
    shown.page.mouse.move(*shown.place(0, 0), steps=4)
    shown.page.mouse.move(*shown.place(2, -1.5), steps=4)
    shown.page.mouse.up()
    reading = shown.reading()
    assert (reading["w"], reading["b"]) == (pytest.approx(2, abs=0.04), pytest.approx(-1.5, abs=0.04))
    shown.page.mouse.move(*shown.place(0, 0))  # it was let go
    assert shown.reading() == reading


def test_a_drag_beyond_the_picture_stays_at_its_edge(shown):
    shown.settle()
    shown.page.mouse.move(*shown.place(-1, 1))
    shown.page.mouse.down()
    shown.page.mouse.move(5, 890, steps=3)
    shown.page.mouse.up()
    reading = shown.reading()
    assert (reading["w"], reading["b"]) == (-3, -3)


def test_a_click_puts_the_point_there(shown):
    shown.settle()
    shown.page.mouse.click(*shown.place(1, 2))
    reading = shown.reading()
    assert (reading["w"], reading["b"]) == (pytest.approx(1, abs=0.04), pytest.approx(2, abs=0.04))


def test_a_finger_drags_the_point_and_does_not_scroll_the_page(show):
    shown = show(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    shown.settle()
    shown.root.locator("figure svg").nth(1).evaluate("e => e.scrollIntoView()")
    scrolled = shown.page.evaluate("scrollY")
    touch = shown.page.context.new_cdp_session(shown.page)
    way = [shown.place(-1, 1), shown.place(-0.5, 0.5), shown.place(0.5, -1)]
    for kind, points in [("touchStart", way[:1]), *(("touchMove", [each]) for each in way[1:]), ("touchEnd", [])]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})
    reading = shown.reading()
    assert (reading["w"], reading["b"]) == (pytest.approx(0.5, abs=0.05), pytest.approx(-1, abs=0.05))
    assert shown.page.evaluate("scrollY") == scrolled


def test_the_keyboard_moves_the_point_in_two_directions(shown):
    before = shown.reading()
    shown.root.locator(".handle").focus()
    for key, w, b in [("ArrowRight", 0.01, 0), ("ArrowUp", 0, 0.01), ("PageDown", 0, -0.1), ("ArrowLeft", -0.01, 0)]:
        shown.page.keyboard.press(key)
        after = shown.reading()
        assert (after["w"] - before["w"], after["b"] - before["b"]) == pytest.approx((w, b), abs=1e-9), key
        before = after
    shown.page.keyboard.press("End")
    assert shown.reading()["w"] == 3
    said = shown.root.locator(".handle").get_attribute("aria-valuetext")
    assert said.startswith("w 3.00, b ")
    shown.page.keyboard.press("Control+ArrowLeft")
    assert shown.reading()["w"] == 3


def test_the_handle_is_large_enough_for_a_finger(show):
    box = show(viewport={"width": 360, "height": 740}).root.locator(".handle").bounding_box()
    assert min(box["width"], box["height"]) >= 40


@pytest.mark.parametrize(("w", "b"), [(-1, 1), (2.5, -1), (-2, -2), (1, 2.5)])
def test_the_arrow_points_against_the_gradient_and_is_as_long_as_it(shown, w, b):
    shown.goto(w, b)
    reading = shown.reading()
    drawn = shown.root.locator("figure").nth(1).locator(".arrow").get_attribute("d")
    x0, y0, x1, y1 = map(float, re.match(r"M(.+?),(.+?)L(.+?),(.+?)M", drawn).groups())
    (left, low), (right, high) = shown.place(0, 0), shown.place(1, 1)
    assert (x1 - x0) / (right - left) == pytest.approx(-reading["gw"], abs=0.005)
    assert (y1 - y0) / (high - low) == pytest.approx(-reading["gb"], abs=0.005)


def test_a_short_arrow_still_shows_and_the_bottom_has_none(shown):
    arrow = shown.root.locator("figure").nth(1).locator(".arrow")
    shown.goto(2.5, -1)
    assert 3 < arrow.evaluate("e => e.getTotalLength()") < 30
    shown.goto(1.25, 0.08)
    assert arrow.get_attribute("d") == ""


def test_no_two_numbers_of_points_overlap(show):
    for width in (360, 500, 640, 900):
        shown = show(viewport={"width": width, "height": 900})
        shown.settle()
        boxes = (
            shown.root.locator("figure")
            .first.locator("text.label:not([visibility=hidden])")
            .evaluate_all("all => all.map(e => e.getBoundingClientRect()).map(b => [b.left, b.right, b.top])")
        )
        assert boxes
        for row in {round(top) for _, _, top in boxes}:
            line = sorted(box for box in boxes if round(box[2]) == row)
            assert all(one[1] <= other[0] for one, other in pairwise(line))


def test_downhill_is_drawn_at_a_right_angle_to_the_contours(show):
    """The gradient's direction on the screen is the change of w and b: both axes have the same scale."""
    for width in (900, 360):
        shown = show(viewport={"width": width, "height": 900})
        shown.settle()
        (x0, y0), (x1, y1) = shown.place(-1, -1), shown.place(1, 1)
        assert abs(x1 - x0) == pytest.approx(abs(y1 - y0), rel=0.02)


def test_arrows_run_from_label_to_curve(shown):
    shown.settle()
    ends = shown.root.locator("figure").first.locator(".arrow").evaluate_all("all => all.map(e => e.getAttribute('d'))")
    assert len(ends) == 12
    starts = [float(re.match(r"M[\d.]+,([\d.]+)", d)[1]) for d in ends]
    tips = [float(re.match(r"M[\d.,]+L[\d.]+,([\d.]+)", d)[1]) for d in ends]
    zero, one = max(starts), min(starts)
    for i, (start, tip) in enumerate(zip(starts, tips, strict=True)):
        x = [-2.8, -2.3, -1.7, -1.2, -0.8, -0.3, 0.2, 0.7, 1.1, 1.5, 2.0, 2.6][i]
        assert (zero - tip) / (zero - one) == pytest.approx(1 / (1 + math.exp(x - 1)), abs=0.01)
        assert start in (zero, one)


@pytest.mark.parametrize("width", [360, 600, 900])
def test_nothing_scrolls_sideways_and_thumb_and_effect_share_a_screen(show, width):
    shown = show(viewport={"width": width, "height": 740})
    shown.settle()
    assert shown.page.evaluate("document.documentElement.scrollWidth") == width
    picture, slider = shown.root.locator(".view svg").first.bounding_box(), shown.slider("b").bounding_box()
    assert slider["y"] + slider["height"] - picture["y"] < 740


def test_what_stands_below_the_sentence_stays_where_it_is(show):
    for width in (360, 500, 900):
        shown = show(viewport={"width": width, "height": 900})
        shown.settle()
        before = shown.root.locator(".tasks").bounding_box()["y"]
        shown.goto(1.25, 0.08)
        assert "bottom" in shown.words()
        assert shown.root.locator(".tasks").bounding_box()["y"] == before


@pytest.mark.parametrize("width", [360, 900])
def test_the_point_says_where_it_is_and_not_upon_its_arrow(show, width):
    shown = show(viewport={"width": width, "height": 900})
    for w, b in [(-1, 1), (2.9, 2.9), (-3, -3), (0, -2.5), (1.25, 0.08)]:
        shown.goto(w, b)
        shown.settle()
        figure = shown.root.locator("figure").nth(1)
        word = figure.locator("text.label")
        assert word.text_content() == f"({w:.2f}, {b:.2f})".replace("-", "−")
        box, disc = word.bounding_box(), figure.locator(".disc").bounding_box()
        assert not (
            box["x"] < disc["x"] + disc["width"] and disc["x"] < box["x"] + box["width"]
            and box["y"] + 3 < disc["y"] + disc["height"] and disc["y"] < box["y"] + box["height"] - 3
        )  # fmt: skip
        around = figure.locator("svg").bounding_box()
        assert around["x"] <= box["x"]
        assert box["x"] + box["width"] <= around["x"] + around["width"]
        on_it = figure.locator(".arrow").evaluate(
            """(arrow, box) => {
              const to = arrow.getScreenCTM();
              if (!arrow.getAttribute("d")) return false; // at the bottom
              for (let at = 0; at <= arrow.getTotalLength(); at += 2) {
                const { x, y } = arrow.getPointAtLength(at).matrixTransform(to);
                if (x > box.x && x < box.x + box.width && y > box.y + 3 && y < box.y + box.height - 3) return true;
              }
              return false; }""",
            box,
        )
        assert not on_it


def test_a_spring_leads_from_each_label_to_the_curve(shown):
    shown.settle()
    figure = shown.root.locator("figure").first
    springs, arrows = (
        figure.locator(kind).evaluate_all("all => all.map(e => e.getAttribute('d'))") for kind in (".spring", ".arrow")
    )
    assert len(springs) == len(arrows) == 12
    for spring, arrow in zip(springs, arrows, strict=True):
        if not spring:  # slack
            continue
        first, *_, last = spring.removeprefix("M").split("L")
        start, tip = re.match(r"M([\d.,]+)L([\d.,]+)M", arrow).groups()
        assert (first, last) == (start, tip)
    assert len([spring for spring in springs if spring]) >= 8
