"""The small lab of the landing page: it begins by itself, can be paused, has points to move, and plain words."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from lib import datasets
from lib.explorables import TrainingLab
from tests.every import every

from ..page import frames, say_nothing_more, settle, swipe, violations

X, Y = datasets.blobs(60)
POINTS = [[round(float(a), 2), round(float(b), 2), int(label)] for (a, b), label in zip(X, Y, strict=True)]


def small(**traits):
    return TrainingLab(**{"view": "plain", "data": "own", "points": POINTS, "lr": 0.3, "num_iter": 10} | traits)


class Small:
    def __init__(self, page):
        self.page, self.root = page, page.locator("[data-explorable=training-lab]")
        self.said = self.root.locator("output")

    def button(self, name):
        return self.root.get_by_role("button", name=name, exact=True)

    def steps(self):
        return int(re.match(r"After (\d+) step", self.said.inner_text())[1])

    def on_screen(self, x, y):
        """Where a place of the plane is: both axes run from -4 to 4."""
        box = self.root.locator("[data-view=data] svg").bounding_box()
        return box["x"] + 44 + (x + 4) / 8 * (box["width"] - 62), box["y"] + 24 + (4 - y) / 8 * (box["height"] - 58)


@pytest.fixture
def still(alone):
    """Where motion is unwanted nothing begins by itself."""
    return Small(alone(small(), reduced_motion="reduce"))


def test_it_begins_by_itself_ends_by_itself_and_leaves_the_address_alone(alone):
    shown = Small(alone(small()))
    expect(shown.said).to_contain_text("After 1000 steps")
    shown.button("Play").wait_for()
    assert "#" not in shown.page.url


def test_while_it_runs_by_itself_it_can_be_paused_and_a_touch_stops_it(alone):
    page = alone(small(), name="watched")
    shown = Small(page)
    page.reload(wait_until="commit")
    shown.button("Pause").wait_for()
    assert shown.said.get_attribute("aria-busy") == "true"  # a screen reader isn't told of every step
    shown.button("Pause").click()
    shown.button("Play").wait_for()
    there = shown.steps()
    assert there < 1000
    settle(page)
    say_nothing_more(page, shown.said)
    page.reload(wait_until="commit")
    shown.button("Pause").wait_for()
    shown.root.get_by_role("slider", name="step size").press("ArrowRight")
    shown.button("Play").wait_for()
    settle(page)
    say_nothing_more(page, shown.said)


def test_nothing_begins_by_itself_where_motion_is_unwanted_or_a_link_says_where(alone, still):
    assert still.said.inner_text() == small().words()
    settle(still.page)
    say_nothing_more(still.page, still.said)
    linked = Small(alone(small(), name="linked", fragment="#training-lab?num_iter=42"))
    expect(linked.said).to_contain_text("After 42 steps")
    settle(linked.page)
    say_nothing_more(linked.page, linked.said)
    assert linked.button("Play").is_visible()


def test_play_is_the_one_filled_button(still):
    filled = "e => getComputedStyle(e).backgroundColor !== getComputedStyle(document.body).backgroundColor"
    names = [each.inner_text() for each in every(still.root.locator("button")) if each.evaluate(filled)]
    assert names == ["Play"]
    assert violations(still.page) == []


def test_a_point_is_dragged_and_the_model_follows_as_lib_says(still):
    page, (x, y, label) = still.page, POINTS[0]
    before = still.said.inner_text()
    page.mouse.move(*still.on_screen(x, y))
    page.mouse.down()
    page.mouse.move(*still.on_screen(3, -3), steps=6)
    page.mouse.up()
    settle(page)
    assert still.said.inner_text() != before
    to = [float(each) for each in re.search(r"At (\S+), (\S+): ", still.root.inner_text().replace("−", "-")).groups()]
    np.testing.assert_allclose(to, [3, -3], atol=0.1)
    moved = [each for each in POINTS if each != POINTS[0]]
    near = [(3 + dx / 100, -3 + dy / 100) for dx in range(-6, 7, 3) for dy in range(-6, 7, 3)]
    assert still.said.inner_text() in {small(points=[[*place, label], *moved]).words() for place in near}
    still.button("Reset").click()
    settle(page)
    assert still.said.inner_text() == before


def drag(shown, by):
    """The first point."""
    x, y = shown.on_screen(*POINTS[0][:2])
    shown.page.mouse.move(x, y)
    shown.page.mouse.down()
    shown.page.mouse.move(x + by, y + by, steps=5)
    shown.page.mouse.up()
    settle(shown.page)


def test_a_drag_is_no_click_that_would_put_a_point(still):
    told = still.root.locator(".told")
    drag(still, 30)
    assert told.inner_text().startswith("At ")
    assert "A new one" not in told.inner_text()
    x, y = still.on_screen(*POINTS[1][:2])
    still.page.mouse.click(x, y)
    settle(still.page)
    assert "A new one needs a place of its own." in told.inner_text()


OUTLINE = """e => {
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(e);
  return [e === document.activeElement, outlineStyle, parseFloat(outlineWidth) + parseFloat(outlineOffset)]; }"""


def test_a_mouse_draws_no_frame_round_the_points_and_a_key_draws_it_inside(still):
    picture = still.root.locator("[data-view=data] svg")
    drag(still, 30)
    assert picture.evaluate(OUTLINE)[:2] == [True, "none"]
    still.page.keyboard.press("ArrowLeft")
    settle(still.page)
    assert picture.evaluate(OUTLINE) == [True, "solid", 0]  # nothing cuts it off at the page's edge


def test_a_finger_drags_a_point(alone):
    shown = Small(alone(small(), viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce"))
    before = shown.said.inner_text()
    (x0, y0), (x1, y1) = shown.on_screen(*POINTS[0][:2]), shown.on_screen(3, -3)
    swipe(shown.page, x0, y0, x1 - x0, y1 - y0)
    settle(shown.page)
    assert shown.said.inner_text() != before


def test_the_steps_count_by_factors_of_ten_and_every_small_number_can_be_reached(still):
    steps = still.root.get_by_role("slider", name="steps", exact=True)
    seen = []
    steps.press("Home")
    for _ in range(200):
        settle(still.page)
        seen.append(still.steps())
        steps.press("ArrowRight")
    assert seen == sorted(seen)
    assert set(range(0, 20)) <= set(seen)
    steps.fill("100")
    settle(still.page)
    assert still.steps() == 31  # half of the way is the square root of the end
    steps.press("End")
    still.button("Step").click()
    settle(still.page)
    assert still.steps() == 1000  # the end stays the end


@pytest.mark.parametrize("traits", [{}, {"num_iter": 0}, {"lr": 3.0, "num_iter": 700}], ids=str)
def test_its_words_are_plain_and_python_s(alone, traits):
    shown = Small(alone(small(**traits), reduced_motion="reduce"))
    settle(shown.page)
    assert shown.said.inner_text() == small(**traits).words()
    told = shown.root.locator(".lab").inner_text()
    assert "step size" in told
    assert not re.search("iteration|learning rate", told)
    titles = [each.get_attribute("title") for each in every(shown.root.locator(".slider"))]
    assert "learning rate" in titles[0]
    assert "iterations" in titles[1]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 740), (360, 740)])
def test_it_fits_on_one_screen(alone, width, height):
    shown = Small(alone(small(), viewport={"width": width, "height": height}, reduced_motion="reduce"))
    frames(shown.page)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 1280:
        assert shown.root.locator(".lab").bounding_box()["height"] <= 720
    else:
        views, dock = every(shown.root.locator(".view")), shown.root.locator(".dock").bounding_box()
        shown.page.mouse.wheel(0, views[0].bounding_box()["y"])
        shown.page.wait_for_function("() => scrollY > 20")
        frames(shown.page, 10)
        last = views[-1].bounding_box()
        dock = shown.root.locator(".dock").bounding_box()
        assert last["y"] + last["height"] <= dock["y"] + 1
