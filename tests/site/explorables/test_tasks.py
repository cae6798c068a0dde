"""When a task is done: not in passing, not by being shown; and what becomes of its tick. In every explorable."""

import pytest

from lib.explorables import FitByHand, Sigmoid
from tests.every import every

from ..page import settle
from .test_predictions import KINDS, predict, press

each = pytest.mark.parametrize("kind", every(KINDS), ids=lambda kind: kind.name)
TICKS = "() => [...document.querySelectorAll('.tasks li')].map(each => 'done' in each.dataset)"


def ticks(page):
    settle(page)
    return every(page.evaluate(TICKS))


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def at(locator, share):
    """The place on a slider's track, at that share of its length."""
    box = locator.bounding_box()
    return box["x"] + 8 + share * (box["width"] - 16), box["y"] + box["height"] / 2


def test_a_value_that_a_mouse_only_passes_is_not_found(alone):
    page = alone(Sigmoid())
    press(page, "Skip")
    slider = page.locator(".lab input[type=range]").nth(2)  # b; at 1.0 the first task is done
    wanted = "() => Number(document.querySelectorAll('.lab input[type=range]')[2].value)"
    page.mouse.move(*at(slider, 0.5))
    page.mouse.down()
    seen = set()
    for step in range(41):
        page.mouse.move(*at(slider, 0.5 + step / 80))
        seen.add(page.evaluate(wanted))
        assert not any(ticks(page))
    assert 10 in seen
    page.mouse.move(*at(slider, 0.5 + 10 / 80))
    assert page.evaluate(wanted) == 10
    assert not any(ticks(page))
    page.mouse.up()
    assert ticks(page)[0]


def test_a_value_that_a_held_key_only_passes_is_not_found(alone):
    page = alone(Sigmoid())
    slider = page.locator(".lab input[type=range]").nth(2)
    slider.focus()
    for _ in range(12):
        page.keyboard.down("ArrowRight")  # pressed again without having been let go: it repeats
        assert not any(ticks(page))
    page.keyboard.up("ArrowRight")
    assert not any(ticks(page))
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    assert ticks(page)[0]


def test_a_handle_that_a_finger_only_passes_is_not_found(alone):
    page = alone(Sigmoid(w=1.2, b=0.0, x=0.2), has_touch=True)
    point = page.locator(".view").first.locator(".handle")
    finger = page.context.new_cdp_session(page)
    send = lambda kind, *points: finger.send(  # noqa: E731
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
    )
    x, y = middle(point.locator(".hold"))
    send("touchStart", (x, y))
    seen = []
    for step in range(30):
        send("touchMove", (x + 3 * step, y))
        assert not any(ticks(page))
        seen.append(float(point.get_attribute("aria-valuenow")))
    assert min(seen) < 1 < max(seen)
    send("touchEnd")


@each
def test_what_is_shown_is_not_found(alone, kind):
    page = alone(kind())
    shown = 0
    while page.get_by_role("button", name="Show me").count():
        shown += 1
        predict(page)
        assert not any(ticks(page))
        if page.get_by_role("button", name="One more prediction").count():
            press(page, "One more prediction")
    assert shown >= 2


def done(alone):
    page = alone(FitByHand())
    page.locator(".lab input[type=range]").nth(1).fill("-23")
    page.locator(".lab input[type=range]").nth(0).fill("65")
    assert ticks(page) == [True, False, False]
    return page


def test_it_is_said_that_ticks_outlive_a_reset_and_they_can_be_cleared(alone):
    page = alone(FitByHand())
    told, clear = page.locator(".tasks .count"), page.get_by_role("button", name="Clear ticks")
    assert told.inner_text() == ""
    assert clear.count() == 0
    page = done(alone)
    told, clear = page.locator(".tasks .count"), page.get_by_role("button", name="Clear ticks")
    assert told.inner_text() == "1 of 3; kept over Reset"
    press(page, "Reset")
    assert ticks(page) == [True, False, False]
    clear.click()
    assert ticks(page) == [False, False, False]
    assert told.inner_text() == ""
    page.reload()
    assert ticks(page) == [False, False, False]


def test_a_tick_that_was_cleared_comes_back_only_by_doing_it_again(alone):
    page = done(alone)
    page.get_by_role("button", name="Clear ticks").click()
    slider = page.locator(".lab input[type=range]").nth(0)
    slider.press("ArrowRight")  # still good enough
    slider.press("ArrowLeft")
    assert ticks(page) == [False, False, False]
    slider.fill("40")
    settle(page)
    slider.fill("65")
    page.wait_for_selector(".tasks li[data-done]")
    assert ticks(page)[0]


@each
def test_a_tick_moves_nothing(alone, kind):
    page = alone(kind(), viewport={"width": 360, "height": 740})
    heading = page.locator(".tasks .tried")
    before = heading.bounding_box()["height"]
    page.locator(".tasks .count").evaluate("e => e.textContent = '3 of 3; kept over Reset'")
    page.locator(".tasks button").evaluate("e => e.hidden = false")
    assert heading.bounding_box()["height"] == before
    assert min(page.locator(".tasks button").bounding_box()[side] for side in ("width", "height")) >= 24


@each
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_verdict_comes_after_the_film(alone, kind, motion):
    page = alone(kind(), reduced_motion=motion)
    page.locator(".prediction input").first.check()
    page.evaluate(
        """() => {
          window.early = 0, window.frames = 0;
          const told = () => document.querySelector('.prediction .asked:not(.size) .verdict');
          const look = () => {
            if (told()) return (window.over = true);
            window.frames++;
            requestAnimationFrame(look);
          };
          new MutationObserver(() => {
            if (told() && document.querySelector('.lab output').ariaBusy === 'true') window.early++;
          }).observe(document.querySelector('.lab'), { subtree: true, childList: true, attributes: true });
          look();
        }"""
    )
    press(page, "Show me")
    page.wait_for_function("window.over")
    settle(page)
    assert page.evaluate("window.early") == 0
    assert page.locator(".prediction .verdict button").first.evaluate("e => e === document.activeElement")


def test_a_verdict_does_not_take_the_focus_from_who_has_gone_on(alone):
    page = alone(FitByHand())
    page.locator(".prediction input").first.check()
    press(page, "Show me")
    slider = page.locator(".lab input[type=range]").first
    slider.press("ArrowRight")
    page.locator(".prediction .asked:not(.size) .verdict").wait_for()
    assert slider.evaluate("e => e === document.activeElement")
