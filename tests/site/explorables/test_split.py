"""The explorable `split` in a browser: it draws what `lib` draws, the heap grows, and the divider can be dragged."""

import itertools
import re

import numpy as np
import pytest

from lib.explorables import Split
from tests.every import every

from ..page import settle


class Shown:
    """The explorable as a reader meets it."""

    def __init__(self, page):
        self.page, self.root = page, page.locator("[data-explorable=split]")
        self.divider = self.root.locator(".handle")
        self.slider = self.root.locator("input[type=range]")

    def says(self):
        settle(self.page)
        return self.root.locator("output").inner_text()

    def press(self, name, times=1):
        for _ in range(times):
            self.root.get_by_role("button", name=name, exact=True).click()

    def bricks(self):
        """Column and height of each brick, the newest last."""
        settle(self.page)
        paths = every(self.root.locator(".brick").evaluate_all("all => all.map(e => e.getAttribute('d'))"))
        return [tuple(map(float, each)) for each in re.findall(r"M([\d.]+) ([\d.]+)h", "".join(paths))]

    def done(self):
        settle(self.page)
        items = every(self.root.locator(".tasks li"))
        return [i for i, item in enumerate(items, 1) if item.get_attribute("data-done") is not None]


@pytest.fixture
def it(alone):
    return Shown(alone(Split()))


def test_every_draw_says_what_python_says(it):
    assert it.says() == Split().words()
    for draw in range(2, 8):
        it.press("Reshuffle")
        assert it.says() == Split(draw=draw).words()


@pytest.mark.parametrize("held_out", [50, 120, 350, 500])
def test_it_says_so_for_every_size_of_the_test_set(it, held_out):
    it.press("Reshuffle", 4)
    it.slider.fill(str(held_out))
    assert it.says() == Split(draw=5, test_size=held_out / 1000).words()


def test_all_two_hundred_draws_agree_to_the_last_digit(alone):
    for test_size in (0.05, 0.2, 0.5):
        it = Shown(alone(Split(draw=200, test_size=test_size)))
        assert it.says() == Split(draw=200, test_size=test_size).words()
        columns = {}
        for x, _ in it.bricks():
            columns[x] = columns.get(x, 0) + 1
        _, counts = np.unique(Split(draw=200, test_size=test_size).accuracies, return_counts=True)
        assert [count for _, count in sorted(columns.items())] == counts.tolist()


def test_the_heap_grows_by_a_brick_with_every_draw_and_bricks_lie_on_one_another(it):
    for draw in range(1, 12):
        bricks = it.bricks()
        assert len(bricks) == draw
        assert len(set(bricks)) == draw
        it.press("Reshuffle")
    accuracies = Split(draw=11).accuracies
    by_column = [x for x, _ in bricks]
    assert np.argsort(by_column[:-1], kind="stable").tolist() == np.argsort(accuracies[:-1], kind="stable").tolist()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_twenty_more_grow_in_front_of_the_reader_s_eyes(alone, motion):
    it = Shown(alone(Split(), reduced_motion=motion))
    it.page.evaluate(
        """() => {
          window.seen = new Set();
          const heap = document.querySelector('.brick');
          new MutationObserver(() => seen.add(heap.getAttribute('d').split('M').length)).observe(heap,
            { attributes: true });
        }"""
    )
    it.press("20 more")
    assert it.says() == Split(draw=21).words()
    steps = it.page.evaluate("seen.size")
    assert steps <= 2 if motion == "reduce" else steps > 5


@pytest.mark.parametrize(("name", "draws"), [("20 more", 61), ("Reshuffle", 42)])
def test_a_click_while_they_still_grow_adds_to_them(alone, name, draws):
    it = Shown(alone(Split(draw=21)))
    it.press("20 more")
    it.page.wait_for_function("document.querySelector('output').innerText.match(/Draw (2[3-9]|3)/)")
    it.press(name)
    it.page.wait_for_function("n => document.querySelector('output').innerText.startsWith(`Draw ${n}:`)", arg=draws)
    assert it.says() == Split(draw=draws).words()


def test_four_clicks_are_eighty_more(it):
    it.press("20 more", 4)
    assert it.says() == Split(draw=81).words()
    it.press("Reset")
    it.press("20 more")
    assert it.says() == Split(draw=21).words()


def test_there_is_an_end(alone):
    it = Shown(alone(Split(draw=195)))
    it.press("20 more")
    assert it.says() == Split(draw=200).words()
    it.press("Reshuffle")
    assert it.says() == Split(draw=200).words()


def middle(it):
    box = it.divider.locator(".hold").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_divider_can_be_dragged_to_both_ends(it):
    x, y = middle(it)
    it.page.mouse.move(x, y)
    it.page.mouse.down()
    it.page.mouse.move(x - 60, y, steps=6)
    held_out = int(it.divider.get_attribute("aria-valuenow"))
    assert held_out % 10 == 0
    assert it.says() == Split(test_size=held_out / 1000).words()
    assert 200 < held_out < 500
    it.page.mouse.move(0, y, steps=3)
    assert it.says() == Split(test_size=0.5).words()
    it.page.mouse.move(2000, y, steps=3)
    it.page.mouse.up()
    assert it.says() == Split(test_size=0.05).words()


def test_a_finger_drags_the_divider(alone):
    it = Shown(alone(Split(), viewport={"width": 360, "height": 740}, has_touch=True))
    it.divider.scroll_into_view_if_needed()
    x, y = middle(it)
    touch = it.page.context.new_cdp_session(it.page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for far in range(8, 56, 8):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x - far, "y": y + far}]})
        it.says()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    held_out = int(it.divider.get_attribute("aria-valuenow"))
    assert held_out > 300
    assert it.says() == Split(test_size=held_out / 1000).words()


@pytest.mark.parametrize(
    ("key", "held_out"),
    [("ArrowRight", 190), ("ArrowLeft", 210), ("ArrowUp", 210), ("PageDown", 100), ("Home", 50), ("End", 500)],
)
def test_the_keyboard_moves_the_divider(it, key, held_out):
    it.divider.focus()
    it.page.keyboard.press(key)
    assert it.says() == Split(test_size=held_out / 1000).words()
    assert it.divider.get_attribute("aria-valuetext") == f"{held_out} of 1000"


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowRight"])
@pytest.mark.parametrize("moved", ["divider", "slider"])
def test_an_arrow_key_moves_divider_and_slider_the_way_it_points(it, key, moved):
    before = middle(it)[0]
    getattr(it, moved).focus()
    it.page.keyboard.press(key)
    it.says()
    assert (middle(it)[0] > before) == (key == "ArrowRight")


def test_the_slider_s_thumb_stands_on_the_divider_s_side(it):
    box = it.slider.bounding_box()
    it.page.mouse.click(box["x"] + 3, box["y"] + box["height"] / 2)
    assert it.says() == Split(test_size=0.5).words()  # at the left, as the divider


def test_test_points_are_marks_and_all_others_dots(it):
    for held_out in (50, 200, 500):
        it.slider.fill(str(held_out))
        it.says()
        right, wrong, dots = (
            sum(
                d.count("M")
                for d in every(it.root.locator(kind).evaluate_all("all => all.map(e => e.getAttribute('d'))"))
            )
            for kind in ("path.mark:not(.wrong)", "path.mark.wrong", "path.train")
        )
        assert right + wrong == held_out
        assert dots == 1000 - held_out
        assert right / held_out == Split(test_size=held_out / 1000).accuracy


def test_the_band_is_one_standard_error_by_the_formula_to_either_side(it):
    it.press("Reshuffle", 9)
    it.says()
    band = it.root.locator(".band").evaluate("e => [+e.getAttribute('x'), +e.getAttribute('width')]")
    ticks = (
        it.root.locator(".heap .axis")
        .first.locator(".tick")
        .evaluate_all("all => all.map(e => [e.textContent, e.transform.baseVal[0].matrix.e - 0.5])")
    )
    (value, x), (other, further) = ((float(text), place) for text, place in (ticks[0], ticks[-1]))
    unit = (further - x) / (other - value)
    mean = np.mean(Split(draw=10).accuracies)
    expected = np.sqrt(mean * (1 - mean) / 200)
    assert band[1] / unit == pytest.approx(2 * expected, rel=1e-3)
    assert (band[0] - x) / unit + value == pytest.approx(mean - expected, abs=1e-4)


def test_the_predictions_are_answered_by_the_draws(it):
    accuracies = Split(draw=20).accuracies
    it.root.get_by_label("about 0.02").check()
    it.press("Show me")
    verdict = it.root.locator(".prediction [role=status]").inner_text()
    assert "The answer: “more than 0.04”." in verdict
    assert f"From {min(accuracies):.3f} to {max(accuracies):.3f}:" in verdict
    assert it.says() == Split(draw=20).words()
    it.press("One more prediction")
    it.root.get_by_label("about twice as widely").check()
    it.press("Show me")
    verdict = it.root.locator(".prediction [role=status]").inner_text()
    large, small = np.std(accuracies), np.std(Split(draw=20, test_size=0.05).accuracies)
    assert verdict.startswith("You were right")
    assert f"from {large:.3f} to {small:.3f}, {small / large:.1f} times as much" in verdict
    assert it.says() == Split(draw=20, test_size=0.05).words()


def test_no_task_is_done_at_the_start_and_each_by_what_it_asks(alone):
    it = Shown(alone(Split()))
    assert it.done() == []
    accuracies = Split(draw=200).accuracies
    spans = [max(part) - min(part) for part in itertools.accumulate(([a] for a in accuracies), lambda x, y: x + y)]
    needed = 1 + next(i for i, span in enumerate(spans) if span > 0.06 - 1e-9)
    it.press("Reshuffle", needed - 2)
    assert it.done() == []
    it.press("Reshuffle")
    assert it.done() == [1]
    lucky = 1 + next(i for i, each in enumerate(Split(draw=200, test_size=0.05).accuracies) if each >= 0.95)
    cheat = Shown(alone(Split(test_size=0.05)))
    cheat.press("Reshuffle", lucky - 1)
    assert cheat.done() == [2]
    wide = Shown(alone(Split(test_size=0.5, draw=29)))
    assert wide.done() == []
    wide.press("Reshuffle")
    assert wide.done() == [3]


def test_the_address_keeps_the_draws_and_brings_them_back(it, alone):
    it.press("Reshuffle", 2)
    it.slider.fill("100")
    it.page.wait_for_function("location.hash.split(/[?&]/).sort().join(' ') === '#split draw=3 test_size=0.1'")
    other = Shown(alone(Split(), fragment="#split?draw=3&test_size=0.1"))
    assert other.says() == Split(draw=3, test_size=0.1).words()
    assert Shown(alone(Split(), fragment="#split?draw=1e9&test_size=0")).says() == Split().words()


def test_every_line_of_the_draws_has_its_name_beside_it(alone):
    page = alone(Split())
    settle(page)
    words = "[data-view=draws] text.label"
    assert page.locator(words).all_text_contents() == ["", "", "", "newest 0.895"]
    page.get_by_role("button", name="20 more").click()
    settle(page)
    told = page.locator(words).all_text_contents()
    assert told[0] == "the last 8 draws"
    assert told[1].startswith("dotted: mean 0.9")
    assert told[2:3] == ["grey: ± 1 standard error"]
    boxes = [each.bounding_box() for each in every(page.locator(words))]
    frame = page.locator("[data-view=draws] svg").bounding_box()
    for i, a in enumerate(boxes):
        assert frame["x"] <= a["x"]
        assert a["x"] + a["width"] <= frame["x"] + frame["width"]
        for b in boxes[:i]:
            apart = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
            assert apart or abs(a["y"] - b["y"]) >= 14


def test_there_is_room_to_spare_on_a_small_laptop(alone):
    page = alone(Split(), viewport={"width": 1280, "height": 720})
    settle(page)
    assert page.locator(".lab").bounding_box()["height"] <= 680  # a window has its own bars, too
