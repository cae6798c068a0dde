"""The gradient explorable on a page of its own: by keyboard and address; it says what lib says."""

import math
import re

import pytest

from lib import sigmoid
from lib.explorables import Gradient
from lib.explorables.gradient import LABELS, X, chain
from lib.explorables.numbers import chance, compact
from tests.every import every

from ..page import follow, ids, violations
from .gradient import Explored


@pytest.fixture
def show(alone):
    """Function that opens a page with explorables; at the end, nothing may have gone wrong on it."""
    return lambda *explorables, **options: Explored(alone(*(explorables or [Gradient(h=6e-6)]), **options))


@pytest.fixture
def shown(show):
    return show()


def without_noise(words):
    """All but the difference of two nearly equal numbers, where each language rounds in its own order."""
    return re.sub(r"largest difference \S+\.", "", words)


@pytest.mark.parametrize(
    "traits",
    [
        {},
        {"h": 0.0},
        {"w": 1.25, "b": 0.08},
        {"w": 0.3, "data": "apart"},
        {"w": 3.0, "b": 0.3, "data": "apart"},
        {"w": 0.0, "b": 0.0},
    ],
)
def test_what_it_says_is_what_python_says(show, traits):
    python = Gradient(**{"h": 6e-6} | traits)
    assert without_noise(show(python).words()) == without_noise(python.words())


@pytest.mark.parametrize("place", [(-1, 1), (3, 3), (-3, -3), (0, 0), (1.25, 0.08)], ids=str)
@pytest.mark.parametrize("point", [1, 4, 7, 12])
def test_the_chain_rule_s_numbers_are_lib_s_to_the_last_digit(show, place, point):
    python = Gradient(w=place[0], b=place[1], beside="chain")
    shown = show(python)
    assert shown.words() == python.words()  # the point that pulls hardest
    shown.root.get_by_role("combobox", name="point").select_option(str(point - 1))
    assert shown.words() == python.about(point)
    x, y = X[point - 1, 0], LABELS["overlap"][point - 1]
    link = chain(place, x, y)
    told = every(shown.root.locator("[data-view=chain] text").all_text_contents())
    for text in (
        f"z = {compact(link.z)}",
        f"p = {chance(link.p, float(sigmoid(-link.z)))}",
        f"ℓ = {compact(link.loss)}",
        f"dℓ/dp = {compact(link.loss_by_p)}",
        f"× dp/dz = {compact(link.p_by_z)}",
        f"dℓ/dz = {compact(link.loss_by_z)}",
        f"× ∂z/∂w = x = {compact(x)}",
        f"∂ℓ/∂w = {compact(link.loss_by_w)}",
        f"y = {y}",
    ):
        assert text in told


def test_a_click_among_the_points_takes_the_nearest_and_rings_it(show):
    shown = show(Gradient(beside="chain"))
    picture = shown.root.locator("[data-view=data] svg")
    shown.settle()
    mark = picture.locator(".mark").nth(8).bounding_box()
    shown.page.mouse.click(mark["x"] + mark["width"] / 2 + 3, mark["y"] + 40)
    assert shown.words() == Gradient(beside="chain").about(9)
    ring = picture.locator(".ring").bounding_box()
    assert ring["x"] + ring["width"] / 2 == pytest.approx(mark["x"] + mark["width"] / 2, abs=1)
    assert ring["y"] < mark["y"] + mark["height"] / 2 < ring["y"] + ring["height"]
    shown.press("Reset")
    assert shown.words() == Gradient(beside="chain").words()


def test_surface_and_chain_take_turns_in_one_place(shown):
    chain_view, surface = (shown.root.locator(f"[data-view={name}]") for name in ("chain", "surface"))
    shown.settle()
    assert (chain_view.is_visible(), surface.is_visible()) == (False, True)
    before = surface.bounding_box()
    shown.root.get_by_role("combobox", name="picture").select_option("chain")
    shown.settle()
    assert (chain_view.is_visible(), surface.is_visible()) == (True, False)
    after = chain_view.bounding_box()
    assert (after["x"], after["y"], after["width"]) == (before["x"], before["y"], before["width"])
    shown.page.wait_for_function("location.hash.includes('beside=chain')")


@pytest.mark.parametrize("width", [360, 390, 599, 600, 720, 880, 1440])
@pytest.mark.parametrize("place", [(-1, 1), (3, 3), (-3, -3)], ids=str)
def test_no_number_of_the_chain_stands_on_another_or_on_a_wire(show, width, place):
    shown = show(Gradient(w=place[0], b=place[1], beside="chain"), viewport={"width": width, "height": 900})
    for point in (1, 8, 12):
        shown.root.get_by_role("combobox", name="point").select_option(str(point - 1))
        shown.settle()
        view = shown.root.locator("[data-view=chain] svg")
        outer = view.bounding_box()
        words = [each.bounding_box() for each in every(view.locator("text:visible")) if each.text_content()]
        assert len(words) >= 14
        for i, box in enumerate(words):
            assert box["x"] >= outer["x"] - 1
            assert box["x"] + box["width"] <= outer["x"] + outer["width"] + 1
            assert not [other for other in words[:i] if meet(box, other)]
        wires = [each.bounding_box() for each in every(view.locator(".wire:not(:nth-of-type(4)), .arrow"))]
        straight = [wire for wire in wires if wire["width"] < 20]
        assert len(straight) >= 6
        assert not [1 for wire in straight for box in words if meet(box, wire)]
        pills = [each.bounding_box() for each in every(view.locator("rect:visible")) if each.is_visible()]
        for value in every(view.locator(".value")):
            box = value.bounding_box()
            assert [
                pill for pill in pills if pill["x"] < box["x"] and box["x"] + box["width"] < pill["x"] + pill["width"]
            ]


def meet(a, b, room=2):
    """Do the two boxes cover a common place?"""
    return (
        a["x"] + room < b["x"] + b["width"] and b["x"] + room < a["x"] + a["width"]
        and a["y"] + room < b["y"] + b["height"] and b["y"] + room < a["y"] + a["height"]
    )  # fmt: skip


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_pulse_runs_through_the_chain_for_less_than_a_second_and_not_at_all_without_motion(show, motion):
    shown = show(Gradient(beside="chain"), reduced_motion=motion)
    shown.page.evaluate(
        """() => {
          window.ran = 0;
          const animate = Element.prototype.animate;
          Element.prototype.animate = function (frames, timing) {
            if (this.matches('.runner')) window.ran += timing.duration;
            return animate.call(this, frames, timing);
          };
        }"""
    )
    shown.root.get_by_role("combobox", name="point").select_option("6")
    shown.settle()
    assert shown.page.evaluate("ran") == (900 if motion != "reduce" else 0)


@pytest.mark.parametrize("name", ["w", "b"])
@pytest.mark.parametrize(("key", "grows"), [("ArrowRight", True), ("ArrowLeft", False), ("End", True), ("Home", False)])
def test_the_keyboard_moves_numbers_and_both_pictures(shown, name, key, grows):
    drawn, look = (".curve", ".arrow.hardest", ".now"), "e => [e.outerHTML, e.parentElement.getAttribute('transform')]"
    before, pictures = shown.reading(), [shown.root.locator(each).last.evaluate(look) for each in drawn]
    shown.slider(name).focus()
    shown.page.keyboard.press(key)
    after = shown.reading()
    assert (after[name] > before[name]) == grows
    assert after["loss"] != before["loss"]
    for each, picture in zip(drawn, pictures, strict=True):
        assert shown.root.locator(each).last.evaluate(look) != picture
    assert shown.slider(name).get_attribute("aria-valuetext") in shown.words()


def test_every_control_is_reached_by_tab_and_shows_its_focus(shown):
    shown.root.locator("input[type=radio]").first.focus()
    names = []
    for _ in range(8):
        name, outline = shown.page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.labels?.[0]?.textContent || e.textContent,"
            " s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] }"
        )
        names.append(name)
        assert outline or name == "", f"{name} doesn't show its focus"
        shown.page.keyboard.press("Tab")
    assert names[1:8] == ["Skip", "", "w", "b", "Step", "Let go", "Reset"]


def test_step_goes_against_the_gradient(shown):
    before = shown.reading()
    shown.press("Step")
    after = shown.reading()
    assert after["w"] == pytest.approx(before["w"] - before["gw"], abs=0.006)
    assert after["b"] == pytest.approx(before["b"] - before["gb"], abs=0.006)
    assert after["loss"] < before["loss"]


def test_steps_lead_to_the_bottom_and_it_says_so(shown):
    assert "bottom" not in shown.words()
    for _ in range(25):
        shown.press("Step")
    assert shown.words().endswith("You are at the bottom: the pulls balance.")
    reading = shown.reading()
    assert math.hypot(reading["gw"], reading["gb"]) < 0.01


def test_a_step_never_leaves_the_picture(show):
    shown = show(Gradient(w=3.0, b=0.1, data="apart", h=6e-6))
    for _ in range(5):
        shown.press("Step")
    assert shown.reading()["w"] == 3
    assert "There is no bottom here" in shown.words()


@pytest.mark.parametrize(("h", "low", "high"), [("0.1", 1e-5, 1e-2), ("0.000006", 0, 1e-9), ("1e-10", 1e-9, 1e-4)])
def test_h_shows_curvature_and_rounding(shown, h, low, high):
    before = shown.reading()
    shown.root.get_by_role("combobox", name="measured").select_option(h)
    after = shown.reading()
    assert low <= after["difference"] < high
    assert (after["gw"], after["gb"]) == (before["gw"], before["gb"])


def test_the_first_prediction_is_judged_by_the_gradient(shown):
    shown.root.get_by_label("yes", exact=True).check()
    shown.press("Show me")
    verdict = shown.root.locator(".prediction [role=status]").inner_text()
    assert "You said “yes”. The answer: “no, downhill is still towards larger w”" in verdict
    reading = shown.reading()
    assert reading["gw"] < -0.1
    assert f"{reading['gw']:.4f}".replace("-", "−") in verdict
    assert "12 of 12 points pull w the same way" in verdict
    assert "There is no bottom here" in shown.words()


def test_the_second_prediction_comes_back_to_the_first_labels(shown):
    shown.press("Skip")
    shown.root.get_by_label("w up, b up").check()
    shown.press("Show me")
    verdict = shown.root.locator(".prediction [role=status]").inner_text()
    assert "You were right: “w up, b up”. Its error is 0.05 − 1 = −0.95." in verdict
    assert "There is no bottom here" not in shown.words()
    shown.press("Close")
    assert shown.root.locator(".prediction").count() == 0


def test_no_task_is_done_at_the_start_or_by_the_predictions(shown):
    assert shown.done() == [False, False, False]
    for guess in ("yes", "w up, b up"):
        shown.root.get_by_label(guess, exact=True).check()
        shown.press("Show me")
        assert shown.done() == [False, False, False]
        shown.root.get_by_role("button", name=re.compile("One more|Close")).click()


@pytest.mark.parametrize(
    ("task", "wrong", "right"),
    [
        (0, ("1.25", "0.2"), ("1.25", "0.08")),  # close, but still a slope
        (1, ("1.25", "0.08"), ("-1", "0.6")),  # at the bottom both are 0
        (2, ("1.9", "-0.7"), ("3", "-1")),  # hard, but less than half
    ],
)
def test_each_task_is_ticked_where_it_holds_and_not_before(shown, task, wrong, right):
    shown.goto(*wrong)
    assert not shown.done()[task]
    for name, value in zip("wb", right, strict=True):
        shown.slider(name).fill(value)
    shown.settle()
    if task == 1:  # the exact place by keyboard, along b
        shown.slider("b").focus()
        for _ in range(60):
            if shown.done()[1]:
                break
            shown.page.keyboard.press("ArrowLeft" if shown.reading()["gb"] > 0 else "ArrowRight")
    assert shown.done()[task]
    assert "Done:" in shown.root.locator(".tasks [role=status]").inner_text()


def test_points_apart_never_tick_the_bottom(shown):
    follow(shown.page, "gradient?w=3&b=0&data=apart")
    for _ in range(3):
        shown.press("Step")
    assert not shown.done()[0]


def test_reset_leads_back(shown):
    before = shown.words()
    for _ in range(25):
        shown.press("Step")
    shown.root.get_by_label("measured", exact=True).select_option("1e-10")
    assert shown.done()[0]
    shown.press("Reset")
    assert without_noise(shown.words()) == without_noise(before)
    assert shown.done() == [True, False, False]
    assert shown.root.get_by_label("measured", exact=True).input_value() == "0.000006"
    assert "#" not in shown.page.url


def test_the_address_restores_the_state(show, shown):
    shown.slider("w").fill("0.5")
    shown.root.get_by_label("measured", exact=True).select_option("0.1")
    shown.page.wait_for_function("location.hash.includes('h=0.1')")
    other = show(fragment="#" + shown.page.url.split("#")[1])
    assert other.words() == shown.words()


@pytest.mark.parametrize(
    "fragment",
    [
        "#gradient?w=nan&b=inf&h=0.2&data=__proto__",
        "#gradient?w=-1e99&b=4&h=1e-11&data=constructor",
        "#gradient?w=<script>alert(1)</script>&b=%00&h=nan",
        "#gradient?%E0%A4%A",
        "#gradient?" + "w=1&" * 5000,
        "#gradient?w&b=&h=&data=",
        "#gradient",
        "#%",
    ],
)
def test_a_hostile_address_changes_nothing(show, fragment):
    assert without_noise(show(fragment=fragment).words()) == without_noise(Gradient(h=6e-6).words())


def test_two_on_one_page_do_not_disturb_each_other(show):
    first = show(Gradient(h=6e-6), Gradient(w=2.0, h=6e-6))
    second = Explored(first.page, 1)
    before = first.words()
    second.slider("w").fill("0")
    assert second.reading()["w"] == 0
    assert first.words() == before
    assert len(ids(first.page)) == len(set(ids(first.page)))


def test_nothing_is_left_when_it_is_taken_away(show):
    shown = show()
    left = shown.page.evaluate(
        """async () => {
          const source = await (async () => document.querySelector('[data-explorable]'))();
          const state = JSON.parse(source.dataset.state), heard = new Map();
          const model = {
            get: (name) => state[name],
            set(name, value) { state[name] = value; (heard.get('change:' + name) || []).forEach((f) => f()); },
            save_changes() {},
            on: (event, f) => heard.set(event, [...(heard.get(event) || []), f]),
            off: (event, f) => heard.set(event, (heard.get(event) || []).filter((each) => each !== f)),
          };
          const counts = { window: 0, frames: 0, observers: 0 };
          const [add, remove] = [window.addEventListener, window.removeEventListener];
          window.addEventListener = (...a) => { counts.window++; add.apply(window, a); };
          window.removeEventListener = (...a) => { counts.window--; remove.apply(window, a); };
          const pending = new Set(), [ask, cancel] = [window.requestAnimationFrame, window.cancelAnimationFrame];
          window.requestAnimationFrame = (f) => {
            const id = ask((t) => { pending.delete(id); f(t); });
            pending.add(id);
            return id;
          };
          window.cancelAnimationFrame = (id) => { pending.delete(id); cancel(id); };
          const [observe, disconnect] = [ResizeObserver.prototype.observe, ResizeObserver.prototype.disconnect];
          ResizeObserver.prototype.observe = function (e) { counts.observers++; observe.call(this, e); };
          ResizeObserver.prototype.disconnect = function () { counts.observers--; disconnect.call(this); };
          const el = document.createElement('div');
          document.body.append(el);
          const gone = explorables.widget('gradient').render({ model, el });
          for (let k = 0; k < 3; k++) { model.set('w', k / 10); await new Promise((done) => ask(done)); }
          model.set('w', 2);
          gone();
          const listeners = [...heard.values()].flat().length;
          return { ...counts, frames: pending.size, listeners, children: el.children.length };
        }"""
    )
    assert left.pop("window") <= 0  # more may be taken off than was put on
    assert left == {"frames": 0, "observers": 0, "listeners": 0, "children": 0}


def test_many_rapid_inputs_end_where_the_last_one_says(shown):
    shown.page.evaluate(
        """() => {
          const input = document.querySelector('.lab-gradient input[type=range]');
          for (let k = 0; k <= 10000; k++) {
            input.value = String(-3 + (k % 300) * 0.02);
            input.dispatchEvent(new Event('input'));
          }
          input.value = '1';
          input.dispatchEvent(new Event('input'));
        }"""
    )
    assert without_noise(shown.words()) == without_noise(Gradient(w=1.0, h=6e-6).words())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 900])
def test_axe_finds_nothing(show, scheme, width):
    shown = show(color_scheme=scheme, viewport={"width": width, "height": 900})
    shown.root.get_by_label("yes", exact=True).check()
    shown.press("Show me")
    shown.settle()
    assert violations(shown.page) == []


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_let_go_and_the_springs_come_to_rest_at_the_bottom(show, motion):
    shown = show(reduced_motion=motion)
    shown.press("Let go")
    assert "You are at the bottom: the pulls balance." in shown.words()
    place = shown.reading()
    assert (place["w"], place["b"]) == pytest.approx((1.24, 0.15), abs=0.05)
    assert shown.done()[0]
    assert shown.root.get_by_role("button", name="Let go", exact=True).count() == 1


def test_what_was_let_go_can_be_stopped_and_a_hand_stops_it_too(show):
    for stop in (lambda shown: shown.press("Stop"), lambda shown: shown.slider("w").press("ArrowLeft")):
        shown = show(Gradient(w=-3.0, b=3.0, h=6e-6))
        shown.press("Let go")
        stop(shown)
        told = shown.words()
        assert "bottom" not in told
        for _ in range(5):
            assert shown.words() == told


def test_where_there_is_no_bottom_it_ends_all_the_same(show):
    shown = show(Gradient(data="apart", w=2.9, b=0.0, h=6e-6))
    shown.press("Let go")
    assert "There is no bottom here" in shown.words()
    assert shown.root.get_by_role("button", name="Let go", exact=True).count() == 1


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
@pytest.mark.parametrize("start", [(3.0, -3.0), (2.0, -3.0)])
def test_a_walk_that_stands_still_at_the_map_s_edge_ends_and_says_so(show, start, motion):
    w, b = start
    shown = show(Gradient(data="apart", w=w, b=b, h=6e-6), reduced_motion=motion)
    assert "The map ends here." not in shown.words()
    shown.press("Let go")
    assert "The map ends here. There is no bottom here" in shown.words()
    place = shown.reading()
    assert place["w"] == 3
    assert abs(place["gb"]) < 0.01 < abs(place["gw"])  # along the edge it is flat, across it isn't
    assert shown.root.get_by_role("button", name="Let go", exact=True).count() == 1
