"""Hands are not precise: who misses a handle by a little has meant it, and marks no text. In every explorable."""

import pytest

from tests.every import every

from ..page import settle
from .test_predictions import KINDS

each = pytest.mark.parametrize("kind", every(KINDS), ids=lambda kind: kind.name)

# A place 20 pixels from the middle of each handle, on no other handle, and nearer to this one than to any other.
BESIDE = """() => {
  const middle = e => {
    const b = e.querySelector('.disc').getBoundingClientRect();
    return [b.x + b.width / 2, b.y + b.height / 2]; };
  const all = [...document.querySelectorAll('.handle')], far = ([x, y], [a, b]) => Math.hypot(x - a, y - b);
  return all.map((handle, i) => {
    const [x, y] = middle(handle);
    for (let turn = 0; turn < 16; turn++) {
      const at = [x + 20 * Math.cos(turn * Math.PI / 8), y + 20 * Math.sin(turn * Math.PI / 8)];
      const there = document.elementFromPoint(...at), chart = there?.closest('svg');
      if (chart !== handle.closest('svg') || (there.closest('.handle') ?? handle) !== handle) continue;
      if (all.every(other => other === handle || far(middle(other), at) > far(middle(handle), at) + 1)) return at;
    }
    return null; // no room beside it: others are too near
  });
}"""
HELD = """i => [document.querySelectorAll('.handle')[i] === document.activeElement, String(getSelection())]"""


@each
@pytest.mark.parametrize("width", [390, 900])
def test_who_misses_a_handle_by_a_little_has_it(alone, kind, width):
    page = alone(kind(), viewport={"width": width, "height": 900})
    held = 0
    for i in range(page.locator(".handle").count()):
        page.locator(".handle").nth(i).evaluate("e => e.scrollIntoView({ block: 'center' })")
        place = page.evaluate(BESIDE)[i]
        if place is None:
            continue
        page.mouse.move(*place)
        assert page.evaluate("at => getComputedStyle(document.elementFromPoint(...at)).cursor", place) == "grab"
        page.mouse.down()
        settle(page)
        taken, marked = page.evaluate(HELD, i)
        page.mouse.move(place[0] + 25, place[1] + 25, steps=4)
        settle(page)
        page.mouse.up()
        assert taken, i
        assert page.evaluate(HELD, i)[1] == marked == ""
        held += 1
    assert held


@each
def test_a_finger_that_misses_a_handle_has_it_and_the_page_stays(alone, kind):
    page = alone(kind(), viewport={"width": 390, "height": 844}, has_touch=True)
    handle = page.locator(".handle").first
    handle.evaluate("e => e.scrollIntoView({ block: 'center' })")
    x, y = page.evaluate(BESIDE)[0]
    scrolled, before = page.evaluate("scrollY"), handle.get_attribute("transform")
    finger = page.context.new_cdp_session(page)
    send = lambda kind, *at: finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(at)})  # noqa: E731
    send("touchStart", {"x": x, "y": y})
    for step in range(1, 9):
        send("touchMove", {"x": x + 4 * step, "y": y + 4 * step})
        settle(page)
    send("touchEnd")
    settle(page)
    assert page.evaluate("scrollY") == scrolled
    assert handle.get_attribute("transform") != before


@each
def test_a_drag_on_a_picture_or_among_the_controls_marks_no_text(alone, kind):
    page = alone(kind())
    for place in every([*every(page.locator(".view > svg:visible")), *every(page.locator(".dock"))]):
        box = place.bounding_box()
        page.mouse.move(box["x"] + 2, box["y"] + 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] + 60, steps=4)
        page.mouse.up()
        assert page.evaluate("String(getSelection())") == ""
