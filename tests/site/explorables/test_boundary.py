"""The boundary explorable in a real browser, on a page of its own: what it says is what Python says."""

import re

import numpy as np
import pytest

from lib.explorables import Boundary
from tests.every import every

from ..page import follow, ids, settle, swipe, violations

HERE = "[data-explorable=boundary]"
OFFSETS = {"direction of w": "angle", "steepness": "steepness", "offset": "offset", "threshold t": "threshold"}


@pytest.fixture
def open_page(alone):
    """Function (explorables, hash, options of the context) -> page."""

    def start(*lines, fragment="", **context):
        return alone(*(lines or [Boundary()]), fragment=fragment and f"#{fragment}", **context)

    return start


def words(page, number=0):
    settle(page)
    return page.locator(f"{HERE} output").nth(number).inner_text()


def slider(page, name, number=0):
    return page.locator(HERE).nth(number).get_by_role("slider", name=name)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def done(page):
    settle(page)
    return every(page.locator(".tasks li").evaluate_all("items => items.map(item => 'done' in item.dataset)"))


def go(page, **state):
    follow(page, f"boundary?{'&'.join(f'{name}={value}' for name, value in state.items())}")


def line_on_screen(page, name=".boundary"):
    """Direction, as an angle in 0 to 180, and path of a line that is drawn."""
    d = page.locator(f"[data-explorable=boundary] .view {name}").first.get_attribute("d")
    x0, y0, x1, y1 = map(float, re.findall(r"-?[\d.]+(?:e-?\d+)?", d))
    return np.degrees(np.arctan2(y0 - y1, x1 - x0)) % 180, d


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"angle": 0.0, "offset": -1.2},
        {"angle": 90.0, "steepness": 8.0},
        {"angle": -135.0, "threshold": 0.9, "steepness": 2.0},
        {"threshold": 0.2},
    ],
    ids=str,
)
def test_it_says_what_python_says(open_page, state):
    assert words(open_page(Boundary(**state))) == Boundary(**state).words()


@pytest.mark.parametrize("key", ["ArrowRight", "ArrowLeft", "PageUp", "Home", "End"])
@pytest.mark.parametrize("name", OFFSETS)
def test_the_keyboard_moves_each_slider_sentence_and_state(open_page, name, key):
    page = open_page()
    before, shown = words(page), slider(page, name)
    shown.focus()
    page.keyboard.press(key)
    assert words(page) != before
    page.wait_for_function("location.hash.includes('boundary?')")
    state = dict(pair.split("=") for pair in page.url.split("?")[-1].split("&"))
    assert state.pop("beside") == "walk"
    assert words(page) == Boundary(**{name: float(value) for name, value in state.items()}).words()
    assert shown.get_attribute("aria-valuetext")


def test_the_mouse_turns_the_line_and_it_stays_upright_on_w(open_page):
    page = open_page()
    for share in (0.2, 0.5, 0.9):
        box = slider(page, "direction of w").bounding_box()
        slider(page, "direction of w").click(position={"x": share * box["width"], "y": box["height"] / 2})
        settle(page)
        angle = float(slider(page, "direction of w").input_value())
        line, _ = line_on_screen(page)
        assert abs(np.cos(np.radians(line - angle))) < 1e-6  # perpendicular, on the screen, too


def test_steepness_leaves_both_the_line_and_the_count(open_page):
    page = open_page()
    before, (_, line) = words(page), line_on_screen(page)
    slider(page, "steepness").fill("20")
    after = words(page)
    assert "w = (7.52, 2.74), b = −3.20" in after
    assert after.split(":")[1] == before.split(":")[1]
    numbers = [np.array(re.findall(r"[-\d.]+", d), dtype=float) for d in (line, line_on_screen(page)[1])]
    np.testing.assert_allclose(*numbers, atol=1e-6)


def test_the_threshold_moves_its_line_in_parallel_and_the_other_stays(open_page):
    page = open_page()
    (turned, line), (_, half) = line_on_screen(page), line_on_screen(page, ".half")
    slider(page, "threshold t").fill("90")
    words(page)
    assert line_on_screen(page)[0] == pytest.approx(turned)
    assert line_on_screen(page)[1] != line
    assert line_on_screen(page, ".half")[1] == half
    assert page.locator(".label", has_text="p = 0.90").is_visible()


def test_an_upright_line_is_no_special_case(open_page):
    page = open_page(Boundary(angle=0.0, offset=0.5))
    assert line_on_screen(page)[0] == pytest.approx(90)
    assert "w = (1.00, 0.00), b = −0.50" in words(page)


def test_the_address_restores_the_state_and_a_new_one_is_followed(open_page):
    page = open_page(fragment="boundary?angle=-40&steepness=3&offset=1.5&threshold=0.25")
    assert words(page) == Boundary(angle=-40, steepness=3, offset=1.5, threshold=0.25).words()
    go(page, angle=90)
    assert words(page) == Boundary(angle=90, steepness=3, offset=1.5, threshold=0.25).words()


@pytest.mark.parametrize(
    "fragment",
    [
        "boundary?angle=nan&steepness=inf&offset=1e99&threshold=-1",
        "boundary?angle=&steepness=0&offset=<script>alert(1)</script>&threshold=1",
        "boundary?threshold=0&angle=181&__proto__=1&points=3",
        "boundary?%E0%A4%A",
        "boundary?" + "angle=1&" * 5000,
        "boundary",
        "training-lab?angle=3",
    ],
)
def test_a_hostile_address_changes_nothing(open_page, fragment):
    assert words(open_page(fragment=fragment)) == Boundary().words()


def test_predictions_are_answered_from_the_lines(open_page):
    page = open_page()
    verdict = page.locator(".prediction [role=status]")
    page.get_by_label("turn").check()
    press(page, "Show me")
    assert verdict.inner_text().startswith("You said “turn”. The answer: “stay where it is”. Every score doubles")
    assert words(page) == Boundary(steepness=2).words()
    press(page, "One more prediction")
    page.get_by_label("stay where it is").check()
    press(page, "Show me")
    assert "The answer: “move, parallel to itself”. Its offset −b/‖w‖ went from 0.40 to 0.20" in verdict.inner_text()
    assert words(page) == Boundary(steepness=4, offset=0.2).words()
    press(page, "One more prediction")
    page.get_by_label("move, parallel to itself").check()
    press(page, "Show me")
    assert verdict.inner_text().startswith(
        "You were right: “move, parallel to itself”. It goes towards class 1, by 0.55"
    )
    assert words(page) == Boundary(steepness=4, offset=0.2, threshold=0.9).words()
    press(page, "Close")
    assert page.locator(".prediction").count() == 0


def test_a_line_through_the_origin_stays_when_w_alone_is_doubled(open_page):
    page = open_page(Boundary(offset=0.0))
    press(page, "Skip")
    page.get_by_label("turn").check()
    press(page, "Show me")
    assert "The answer: “stay where it is”" in page.locator(".prediction [role=status]").inner_text()


def test_doubling_has_room_at_the_steepest(open_page):
    page = open_page(Boundary(steepness=8.0))
    page.get_by_label("turn").check()
    press(page, "Show me")
    assert words(page) == Boundary(steepness=2.0).words()


def test_no_task_is_done_at_the_start_and_each_can_be(open_page):
    page = open_page()
    assert done(page) == [False, False, False]
    go(page, angle=0)
    assert done(page) == [True, False, False]
    go(page, angle=45, steepness=8)
    go(page, angle=40, steepness=0.25)
    assert done(page) == [True, False, False]  # not the same line
    go(page, angle=40, steepness=8)
    assert done(page) == [True, True, False]
    go(page, angle=45, steepness=2, offset=0.8, threshold=0.89)
    assert done(page)[2] is False
    go(page, threshold=0.9)
    assert done(page) == [True, True, True]
    assert "Done: With a threshold" in page.locator(".tasks [role=status]").inner_text()


def test_the_third_task_wants_many_points_and_no_mistake(open_page):
    page = open_page()
    go(page, angle=45, steepness=1, offset=1, threshold=0.9)  # all right, but few
    assert done(page)[2] is False
    go(page, angle=45, steepness=8, offset=0, threshold=0.9)  # many, some wrong
    assert done(page)[2] is False


def test_reset_leads_back(open_page):
    page = open_page()
    go(page, angle=0, threshold=0.9)
    assert done(page)[0]
    press(page, "Reset")
    assert words(page) == Boundary().words()
    assert done(page) == [True, False, False]
    assert "#" not in page.url


def test_two_on_one_page_do_not_disturb_each_other(open_page):
    page = open_page(Boundary(), Boundary(angle=90.0))
    slider(page, "offset", 1).fill("10")
    assert words(page, 0) == Boundary().words()
    assert words(page, 1) == Boundary(angle=90, offset=1).words()
    assert len(ids(page)) == len(set(ids(page)))


def test_ten_thousand_inputs_end_where_the_last_one_says(open_page):
    page = open_page()
    slider(page, "direction of w").evaluate(
        "node => { for (let i = 0; i < 10000; i++) { node.value = (i % 73) * 5 - 180;"
        " node.dispatchEvent(new Event('input')); } node.value = 45; node.dispatchEvent(new Event('input')); }"
    )
    assert words(page) == Boundary(angle=45).words()


def test_nothing_is_left_after_removal(open_page):
    """As a notebook does it: render, then take away; listeners, observers and frames are counted."""
    count = """
      const live = (window.live = { listeners: new Set(), observers: 0, frames: new Set() });
      const { addEventListener: add, removeEventListener: remove } = window;
      window.addEventListener = (e, f, o) => (live.listeners.add(f), add.call(window, e, f, o));
      window.removeEventListener = (e, f) => (live.listeners.delete(f), remove.call(window, e, f));
      const Observer = window.ResizeObserver;
      window.ResizeObserver = class extends Observer {
        observe(e) { live.observers++; super.observe(e); }
        disconnect() { live.observers--; super.disconnect(); }
      };
      const { requestAnimationFrame: ask, cancelAnimationFrame: cancel } = window;
      window.requestAnimationFrame = (f) => {
        const id = ask(() => (live.frames.delete(id), f())); live.frames.add(id); return id;
      };
      window.cancelAnimationFrame = (id) => (live.frames.delete(id), cancel(id));
    """
    page = open_page(script=count)
    left = page.evaluate(
        """async () => {
          const before = [live.listeners.size, live.observers, live.frames.size];
          const state = JSON.parse(document.querySelector('[data-state]').dataset.state), heard = new Set();
          const model = { get: (name) => state[name], set: (name, value) => (state[name] = value), save_changes() {},
            on: (e, f) => heard.add(e + f), off: (e, f) => heard.delete(e + f) };
          const el = document.createElement('div'); document.body.append(el);
          const drawn = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
          const remove = explorables.widget('boundary').render({ model, el });
          await drawn();
          el.querySelector('input[type=range]').value = 0;
          el.querySelector('input[type=range]').dispatchEvent(new Event('input'));
          const during = live.observers;
          remove();
          const after = [live.listeners.size, live.observers, live.frames.size];
          return [before, after, during > before[1], heard.size, el.childElementCount];
        }"""
    )
    assert left[1] == left[0]
    assert left[2:] == [True, 0, 0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [900, 360])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, width, scheme):
    page = open_page(Boundary(threshold=0.9), viewport={"width": width, "height": 740}, color_scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_control_is_reached_by_tab_shows_its_focus_and_is_large_enough(open_page):
    page = open_page()
    page.locator("input[type=radio]").first.focus()
    names = []
    for _ in range(11):
        name, outlined, height = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e); const b = e.closest('label') || e;"
            " return [e.labels?.[0]?.textContent || e.ariaLabel || e.textContent, s.outlineStyle !== 'none'"
            " && parseFloat(s.outlineWidth) >= 2 || e.matches('.handle') && getComputedStyle(e.querySelector('.disc'))"
            ".stroke !== 'none', b.getBoundingClientRect().height] }"
        )
        names.append(name)
        assert outlined, f"{name} doesn't show its focus"
        assert height >= 24, f"{name} is too small"
        page.keyboard.press("Tab")
    handles = ["the line p = 0.5, its distance", "the tip of w, its direction and length", "the threshold"]
    assert names[1:] == ["Skip", *handles, *OFFSETS, "Reset", "Copy link"]


def middle(handle):
    box = handle.locator(".disc").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def held(page, name):
    return page.locator(f"{HERE} .handle[aria-label*='{name}']")


def drag(page, start, to):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*to, steps=6)
    page.mouse.up()


def state(page):
    """What the handles say."""
    settle(page)
    line, tip, threshold = (held(page, name) for name in ("the line", "tip of w", "the threshold"))
    return {
        "offset": float(line.get_attribute("aria-valuenow")),
        "angle": float(tip.get_attribute("aria-valuenow")),
        "steepness": float(tip.get_attribute("aria-valuetext").split()[-1]),
        "threshold": float(threshold.get_attribute("aria-valuenow")),
    }


def pixels_per_unit(page):
    ticks = (
        page.locator(f"{HERE} .axis")
        .first.locator(".tick")
        .evaluate_all("all => all.map(e => [Number(e.textContent.replace('−', '-')), e.getBoundingClientRect().x])")
    )
    (a, x0), (b, x1) = ticks[0], ticks[1]
    return (x1 - x0) / (b - a)


@pytest.mark.parametrize("angle", [0.0, 20.0, -135.0])
def test_the_line_itself_is_dragged_along_w_and_so_b_changes(open_page, angle):
    page = open_page(Boundary(angle=angle))
    (x, y), unit = middle(held(page, "the line")), pixels_per_unit(page)
    turn = np.radians(angle)
    drag(page, (x, y), (x + 0.6 * unit * np.cos(turn), y - 0.6 * unit * np.sin(turn)))
    now = state(page)
    assert now["offset"] == pytest.approx(1.0, abs=0.051)
    assert now["angle"] == angle
    assert words(page) == Boundary(**now).words()


def test_the_line_is_seized_anywhere_on_it_not_only_at_its_disc(open_page):
    page = open_page(Boundary(angle=0.0))
    x, y = middle(held(page, "the line"))
    unit = pixels_per_unit(page)
    drag(page, (x + 6, y - 120), (x + 6 + unit, y - 120))
    assert state(page)["offset"] == pytest.approx(1.4, abs=0.051)


@pytest.mark.parametrize("offset", [0.4, -1.2])
def test_the_tip_of_the_arrow_gives_w_its_direction_and_length(open_page, offset):
    page = open_page(Boundary(angle=0.0, steepness=3.0, offset=offset))
    x, y = middle(held(page, "tip of w"))
    unit = pixels_per_unit(page)
    drag(page, (x, y), (x + 0.5 * unit, y))
    now = state(page)
    assert now["steepness"] == pytest.approx(4.5, abs=0.15)
    assert (now["angle"], now["offset"]) == (0, offset)
    tip = offset + now["steepness"] / 3  # from the origin
    x, y = middle(held(page, "tip of w"))
    drag(page, (x, y), (x - tip * unit * (1 - np.cos(0.7)), y - tip * unit * np.sin(0.7)))
    now = state(page)
    assert now["angle"] == pytest.approx(np.degrees(0.7), abs=4)
    assert now["offset"] == offset


def test_w_that_is_dragged_near_an_axis_lies_on_it(open_page):
    page = open_page(Boundary(angle=20.0, steepness=4.0))
    x, y = middle(held(page, "tip of w"))
    unit, far = pixels_per_unit(page), 0.4 + 4 / 3
    turn = np.radians(20)
    drag(page, (x, y), (x + far * unit * (1 - np.cos(turn)), y + far * unit * np.sin(turn) - 2))
    assert state(page)["angle"] == 0
    assert done(page)[0]  # the line is vertical


@pytest.mark.parametrize("width", [390, 900])
@pytest.mark.parametrize("threshold", [0.01, 0.5, 0.9, 0.99])
def test_the_threshold_s_word_stands_on_no_other_and_inside(open_page, width, threshold):
    page = open_page(Boundary(threshold=threshold), viewport={"width": width, "height": 900})
    settle(page)
    walk = page.locator("[data-view=walk] svg")
    word, title = walk.locator("text.label").first.bounding_box(), walk.locator(".axis-label").nth(1).bounding_box()
    assert walk.locator("text.label").first.text_content() == f"t = {threshold:.2f}"
    assert word["y"] >= title["y"] + title["height"] - 3
    assert word["y"] + word["height"] <= walk.bounding_box()["y"] + walk.bounding_box()["height"] - 30


def test_the_threshold_is_dragged_on_its_curve(open_page):
    page = open_page()
    box = page.locator(".view svg").nth(1).bounding_box()
    x, y = middle(held(page, "the threshold"))
    drag(page, (x, y), (x, y - 0.3 * (box["height"] - 44) / 1.24))
    assert state(page)["threshold"] == pytest.approx(0.8, abs=0.02)


@pytest.mark.parametrize(
    ("name", "key", "changed"),
    [
        ("the line", "ArrowRight", {"offset": 0.45}),
        ("the line", "End", {"offset": 2.5}),
        ("tip of w", "ArrowRight", {"angle": 25}),
        ("tip of w", "ArrowLeft", {"angle": 15}),
        ("tip of w", "Home", {"angle": -180}),
        ("tip of w", "ArrowUp", {"steepness": 2**0.25}),
        ("tip of w", "PageDown", {"steepness": 0.25}),
        ("the threshold", "ArrowUp", {"threshold": 0.51}),
        ("the threshold", "Home", {"threshold": 0.01}),
    ],
)
def test_the_keyboard_moves_each_handle(open_page, name, key, changed):
    page = open_page()
    held(page, name).focus()
    page.keyboard.press(key)
    assert words(page) == Boundary(**changed).words()
    told = held(page, name).get_attribute("aria-valuetext")
    assert told.split()[-1].rstrip("°") in words(page) or "°" in told


def test_round_and_round_by_keyboard_w_comes_back(open_page):
    page = open_page()
    held(page, "tip of w").focus()
    for _ in range(72):
        page.keyboard.press("ArrowRight")
    assert words(page) == Boundary().words()


@pytest.mark.parametrize("state_", [{"angle": 180, "offset": 2.5, "steepness": 8}, {"offset": -100}, {"angle": 90}])
def test_handles_never_leave_the_picture_and_never_cover_each_other(open_page, state_):
    page = open_page(Boundary(**state_))
    box = page.locator(".view svg").first.bounding_box()
    line, tip = middle(held(page, "the line")), middle(held(page, "tip of w"))
    for x, y in (line, tip):
        assert box["x"] <= x <= box["x"] + box["width"]
        assert box["y"] <= y <= box["y"] + box["height"]
    if abs(state_.get("offset", 0)) < 100:
        assert np.hypot(line[0] - tip[0], line[1] - tip[1]) >= 24


def test_a_finger_on_the_line_drags_it_sideways_and_scrolls_the_page_up_and_down(open_page):
    page = open_page(Boundary(angle=0.0), viewport={"width": 390, "height": 740}, has_touch=True)
    before = words(page)
    x, y = middle(held(page, "the line"))
    swipe(page, x, y - 60, 0, -150)
    page.wait_for_function("scrollY > 60")
    assert words(page) == before
    scrolled = page.evaluate("scrollY")
    x, y = middle(held(page, "the line"))
    swipe(page, x, y - 60, 60, 8)
    assert words(page) != before
    assert page.evaluate("scrollY") == scrolled


def test_a_finger_on_the_disc_drags_and_does_not_scroll(open_page):
    page = open_page(Boundary(angle=90.0), viewport={"width": 390, "height": 740}, has_touch=True)
    before = words(page)
    swipe(page, *middle(held(page, "the line")), 0, -60)
    assert words(page) != before
    assert page.evaluate("scrollY") == 0


# --- the sheet ----------------------------------------------------------------------------------------------------

SHEET = {"beside": "sheet", "steepness": 2.0}
PIXELS = "canvas => canvas.toDataURL()"


def painted(page):
    settle(page)
    return page.locator(f"{HERE} canvas").evaluate(PIXELS)


def seen(page):
    """How far it is turned, and from how high it is seen."""
    settle(page)
    said = page.locator(f"{HERE} canvas").get_attribute("aria-valuetext")
    return tuple(map(int, re.fullmatch(r"rotated by (-?\d+)°, seen from (\d+)° above", said).groups()))


def test_the_sheet_stands_where_the_walk_stood_and_the_address_says_so(open_page):
    page = open_page()
    settle(page)
    before = page.locator("[data-view=walk]").bounding_box()
    assert not page.locator("[data-view=sheet]").is_visible()
    page.get_by_role("combobox", name="picture").select_option("sheet")
    assert len(painted(page)) > 2000
    after = page.locator("[data-view=sheet]").bounding_box()
    assert not page.locator("[data-view=walk]").is_visible()
    assert (after["x"], after["y"], after["width"]) == (before["x"], before["y"], before["width"])
    page.wait_for_function("location.hash.includes('beside=sheet')")
    assert words(page) == Boundary(beside="sheet").words()


def test_the_sheet_follows_the_model(open_page):
    page = open_page(Boundary(**SHEET))
    pictures = {painted(page)}
    for name in OFFSETS:
        slider(page, name).press("ArrowRight")
        pictures.add(painted(page))
    assert len(pictures) == 5


@pytest.mark.parametrize(
    ("key", "button", "turn", "above"),
    [
        ("ArrowLeft", "Rotate left", -15, 0),
        ("ArrowRight", "Rotate right", 15, 0),
        ("ArrowUp", "From higher up", 0, 15),
        ("ArrowDown", "From lower down", 0, -15),
    ],
)
def test_keys_and_buttons_turn_the_sheet_as_a_drag_does(open_page, key, button, turn, above):
    page = open_page(Boundary(**SHEET))
    start, picture = seen(page), painted(page)
    page.locator(f"{HERE} canvas").focus()
    page.keyboard.press(key)
    by_key = seen(page)
    assert by_key == (start[0] + turn, start[1] + above)
    assert painted(page) != picture
    press(page, "Reset")
    assert (seen(page), painted(page)) == (start, picture)
    page.get_by_role("button", name=button).click()
    assert seen(page) == by_key
    assert words(page) == Boundary(**SHEET).words()  # the model stays


def test_the_mouse_turns_the_sheet_round_and_round_and_never_below_the_floor(open_page):
    page = open_page(Boundary(**SHEET))
    start = seen(page)
    box = page.locator(f"{HERE} canvas").bounding_box()
    x, y = box["x"] + 100, box["y"] + 100
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=4)
    assert seen(page) == (start[0] + 30, start[1] + 10)
    page.mouse.move(x + 60, y - 900, steps=4)
    assert seen(page)[1] == 10
    page.mouse.move(x + 720, y + 900, steps=4)
    assert seen(page) == (pytest.approx(start[0], abs=1), 80)
    page.mouse.up()
    page.mouse.move(x, y)
    assert seen(page)[1] == 80


def test_a_finger_turns_the_sheet_sideways_and_scrolls_the_page_up_and_down(open_page):
    page = open_page(Boundary(**SHEET), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.locator(f"{HERE} canvas").scroll_into_view_if_needed()
    start = seen(page)
    box = page.locator(f"{HERE} canvas").bounding_box()
    swipe(page, box["x"] + 80, box["y"] + 60, 80, 0)
    assert seen(page)[0] > start[0] + 20
    scrolled, turned = page.evaluate("scrollY"), seen(page)
    box = page.locator(f"{HERE} canvas").bounding_box()
    swipe(page, box["x"] + 80, box["y"] + 60, 0, -60)
    page.wait_for_function("before => scrollY > before", arg=scrolled)
    assert seen(page) == turned


def test_the_sheet_takes_the_page_s_colours_when_they_change(open_page):
    page = open_page(Boundary(**SHEET))
    light = painted(page)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(f"before => ({PIXELS})(document.querySelector('canvas')) !== before", arg=light)


def test_a_sharp_screen_gets_a_sharp_sheet(open_page):
    page = open_page(Boundary(**SHEET), device_scale_factor=2)
    settle(page)
    width, shown = page.locator(f"{HERE} canvas").evaluate("e => [e.width, e.getBoundingClientRect().width]")
    assert width == pytest.approx(2 * shown, abs=2)


def test_high_is_class_1_s_colour_and_low_is_class_0_s(open_page):
    """A steep sheet that rises to the right: left half blue, right half orange."""
    page = open_page(Boundary(angle=0, steepness=8, offset=0.7, beside="sheet"))
    page.locator(f"{HERE} canvas").focus()
    for _ in range(2):
        page.keyboard.press("ArrowLeft")  # almost unturned
    painted(page)
    shares = page.locator(f"{HERE} canvas").evaluate(
        """canvas => {
          const { width, height } = canvas;
          const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
          const counts = [[0, 0], [0, 0]];
          for (let i = 0; i < data.length; i += 4) {
            const half = counts[Number((i / 4) % width >= width / 2)];
            if (data[i + 3] === 255 && data[i + 2] > data[i] + 30) half[0]++;
            if (data[i + 3] === 255 && data[i] > data[i + 2] + 30) half[1]++;
          }
          return counts; }"""
    )
    (blue, orange), (blue_right, orange_right) = shares
    assert blue > 5 * orange > 0  # a few points of the other class
    assert orange_right > 5 * blue_right > 0


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (360, 740), (390, 740)])
def test_the_sheet_fits_like_the_walk(open_page, width, height):
    page = open_page(Boundary(**SHEET), viewport={"width": width, "height": height})
    painted(page)
    if width == 1280:
        assert page.locator(".lab").bounding_box()["height"] <= 720
    else:
        top = page.locator("[data-view=plane]").bounding_box()["y"]
        page.mouse.wheel(0, top)
        page.wait_for_function("top => scrollY >= top - 1", arg=top)
        sheet, dock = (page.locator(each).bounding_box() for each in ("[data-view=sheet]", ".lab .dock"))
        assert sheet["y"] + sheet["height"] <= dock["y"] + 1
    for turn in every(page.locator(".turns button")):
        box = turn.bounding_box()
        assert min(box["width"], box["height"]) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
