"""The explorable `fit-by-hand` in a browser: bent by mouse, touch, keyboard and slider; it says what `lib` says."""

import math
import re

import pytest
from playwright.sync_api import expect

from lib import datasets, sigmoid
from lib.explorables import FitByHand
from lib.loss import softplus
from tests.every import every

from ..page import settle

BEST = FitByHand().best


class Shown:
    """The explorable as a reader meets it."""

    def __init__(self, page):
        self.page, self.root = page, page.locator("[data-explorable=fit-by-hand]")
        self.curve = self.root.locator(".view").first
        self.bend = self.root.locator(".bend")

    def slider(self, name):
        return self.root.get_by_role("slider", name=name, exact=True)

    def handle(self, name):
        return self.slider({"sideways": "sideways: the middle of the curve", "tilt": "tilt: the weight w"}[name])

    def says(self):
        settle(self.page)
        return self.root.locator("output").inner_text()

    def numbers(self):
        """w and b of the curve, as the sentence has them."""
        found = re.search(r"w = (\S+) and b = (\S+)\.$", self.says())
        return [float(each.replace("−", "-")) for each in found.groups()]

    def put(self, w, middle):
        self.slider("tilt: w").fill(str(round(100 * w)))
        self.slider("sideways").fill(str(middle))

    def press(self, name):
        self.root.get_by_role("button", name=name, exact=True).click()

    def done(self):
        settle(self.page)
        items = every(self.root.locator(".tasks li"))
        return [i for i, item in enumerate(items, 1) if item.get_attribute("data-done") is not None]

    def on_curve(self, share):
        """The place on the screen where the curve is, at that share of its width."""
        settle(self.page)
        return self.bend.evaluate(
            """(path, share) => {
              const all = path.getAttribute("d").slice(1).split("L").map(pair => pair.split(",").map(Number));
              const [x, y] = all[Math.round(share * (all.length - 1))];
              const p = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
              return [p.x, p.y]; }""",
            share,
        )

    def drag(self, start, by, steps=6):
        (x, y), mouse = start, self.page.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + by[0], y + by[1], steps=steps)
        mouse.up()


@pytest.fixture
def it(alone):
    return Shown(alone(FitByHand()))


def test_it_says_everywhere_what_python_says(it):
    assert it.says() == FitByHand().words()
    for w, middle in [(-0.23, 64.5), (-1, 84), (1, 28), (0.4, 60), (-0.01, 31), (0, 50)]:
        it.put(w, middle)
        assert it.says() == FitByHand(w=w, b=round(-w * middle, 6) + 0.0).words()


def test_a_hand_on_the_curve_s_middle_moves_it_sideways_and_the_tilt_stays(it):
    it.put(-0.2, 56)
    w, _ = it.numbers()
    x, y = it.on_curve(0.5)  # at 56 °F
    it.drag((x, y), (80, 40))
    assert it.numbers()[0] == w
    middle = float(it.handle("sideways").get_attribute("aria-valuenow"))
    assert middle > 60
    assert it.says() == FitByHand(w=w, b=-w * middle).words()


@pytest.mark.parametrize("share", [0.2, 0.35, 0.65, 0.8])
def test_where_a_hand_takes_the_curve_there_it_stays(it, share):
    it.put(-0.1, 56)
    before = it.numbers()
    x, y = it.on_curve(share)
    by = (30, 36 if share < 0.5 else -36)  # towards the middle: flatter
    it.drag((x, y), by)
    w, _ = it.numbers()
    assert abs(w) < abs(before[0])
    box = it.bend.evaluate("e => e.ownerSVGElement.getBoundingClientRect().toJSON()")
    there = it.bend.evaluate(
        """(path, px) => {
          const to = path.getScreenCTM().inverse(), x = new DOMPoint(px, 0).matrixTransform(to).x;
          const all = path.getAttribute("d").slice(1).split("L").map(pair => pair.split(",").map(Number));
          const near = all.reduce((a, b) => (Math.abs(b[0] - x) < Math.abs(a[0] - x) ? b : a));
          return new DOMPoint(...near).matrixTransform(path.getScreenCTM()).y; }""",
        x + by[0],
    )
    still = 8 * (1 if share < 0.5 else -1)  # what a hand may move up or down before the curve tilts
    assert there == pytest.approx(y + by[1] - still, abs=7)  # and the steps of w and of the middle
    assert box["width"] > 300


def test_a_hand_that_trembles_does_not_tilt_the_curve(it):
    it.put(-0.3, 60)
    it.drag(it.on_curve(0.25), (40, 6))
    assert it.numbers()[0] == -0.3


@pytest.mark.parametrize("name", ["sideways", "tilt"])
def test_each_handle_shows_the_way_it_moves_and_moves_that_way_only(it, name):
    handle = it.handle(name)
    disc, ways = handle.locator(".disc").bounding_box(), handle.locator(".ways").bounding_box()
    assert (ways["width"] > 2 * ways["height"]) == (name == "sideways")
    assert disc["x"] <= ways["x"]
    assert disc["y"] <= ways["y"]
    at = disc["x"] + disc["width"] / 2, disc["y"] + disc["height"] / 2
    w, b = it.numbers()
    it.drag(at, (0, 60) if name == "sideways" else (60, 0))
    assert it.numbers() == [w, b]
    it.drag(at, (60, 0) if name == "sideways" else (0, 60))
    assert it.numbers() != [w, b]


def test_taking_the_curve_moves_nothing(it):
    before = it.says()
    x, y = it.on_curve(0.3)
    it.page.mouse.move(x + 2, y + 6)
    it.page.mouse.down()
    assert it.says() == before
    it.page.mouse.up()
    it.page.mouse.move(x + 90, y + 90, steps=3)
    assert it.says() == before


def touch(it, start, steps):
    """A finger goes down at a place of the screen, and by so much with each step."""
    finger = it.page.context.new_cdp_session(it.page)
    (x, y) = start
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for dx, dy in steps:
        x, y = x + dx, y + dy
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
        it.says()
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("width", [360, 900])
def test_a_finger_bends_the_curve_and_the_page_stays(alone, width):
    it = Shown(alone(FitByHand(), viewport={"width": width, "height": 740}, has_touch=True))
    it.curve.scroll_into_view_if_needed()
    scrolled = it.page.evaluate("scrollY")
    touch(it, it.on_curve(0.15), [(6, 0)] * 2 + [(0, -6)] * 10)  # it begins sideways, then it may go anywhere
    tilted = it.numbers()[0]
    assert tilted < 0.05
    disc = it.handle("tilt").locator(".hold").bounding_box()
    touch(it, (disc["x"] + disc["width"] / 2, disc["y"] + disc["height"] / 2), [(0, -6)] * 6)
    assert it.numbers()[0] < tilted
    assert it.page.evaluate("scrollY") == scrolled


def test_a_finger_that_goes_up_on_the_curve_scrolls_the_page(alone):
    it = Shown(alone(FitByHand(), viewport={"width": 360, "height": 740}, has_touch=True))
    before = it.says()
    touch(it, it.on_curve(0.8), [(0, -20)] * 6)
    it.page.wait_for_function("scrollY > 20")
    assert it.says() == before


@pytest.mark.parametrize(
    ("name", "key", "values"),
    [
        ("sideways", "ArrowRight", (0.05, 56.5)),
        ("sideways", "PageDown", (0.05, 51.0)),
        ("sideways", "End", (0.05, 84.0)),
        ("tilt", "ArrowDown", (0.04, 56.0)),
        ("tilt", "PageDown", (-0.05, 56.0)),
        ("tilt", "Home", (-1.0, 56.0)),
    ],
)
def test_the_keyboard_moves_both_handles(it, name, key, values):
    it.handle(name).focus()
    it.page.keyboard.press(key)
    w, middle = values
    assert it.says() == FitByHand(w=w, b=round(-w * middle, 6)).words()
    spoken = it.handle(name).get_attribute("aria-valuetext")
    assert "loss " in spoken
    assert "31 °F" in spoken


def test_a_flat_curve_can_be_tilted_again_about_its_old_middle(it):
    it.put(0, 60)
    assert it.numbers() == [0, 0]
    it.handle("tilt").focus()
    it.page.keyboard.press("ArrowDown")
    assert it.says() == FitByHand(w=-0.01, b=-0.6 + 1.2).words()


def test_a_curve_whose_middle_lies_far_outside_can_be_taken(alone):
    it = Shown(alone(FitByHand(w=0.001, b=60.0)))
    assert "NaN" not in it.root.inner_html()
    it.drag(it.on_curve(0.5), (60, 0))
    assert "NaN" not in it.root.inner_html()
    it.handle("sideways").focus()
    it.page.keyboard.press("ArrowRight")  # its handle waits at the end of the picture
    assert it.says() == FitByHand(w=0.001, b=-0.0285).words()


def bar(it):
    """Left end, right end and sum of the parts of the bar, and the places of its two goals."""
    settle(it.page)
    parts = it.root.locator(".part").evaluate_all(
        "all => all.map(e => [+e.getAttribute('x'), +e.getAttribute('width')])"
    )
    goals = [
        float(re.match(r"M([\d.]+),", d)[1])
        for d in every(it.root.locator(".bar .reference").evaluate_all("all => all.map(e => e.getAttribute('d'))"))
    ]
    return parts[0][0], parts[-1][0] + parts[-1][1], sum(width for _, width in parts), goals


def test_the_bar_is_as_long_as_the_loss_and_made_of_all_flights(it):
    it.put(0.01, 56)
    for w, middle in [(-0.23, 65), (-0.1, 60), (0.02, 50)]:
        it.put(w, middle)
        left, right, total, (best, coin) = bar(it)
        unit = (coin - left) / math.log(2)
        assert total == pytest.approx(right - left, abs=0.01)
        assert (right - left) / unit == pytest.approx(FitByHand(w=w, b=-w * middle).loss, abs=1e-6)
        assert (best - left) / unit == pytest.approx(BEST["loss"], abs=1e-6)


@pytest.mark.parametrize(("w", "middle", "smaller"), [(0.05, 56, 1), (0.1, 56, 2), (0.3, 56, 4), (1, 40, 32)])
@pytest.mark.parametrize("width", [360, 900])
def test_a_long_bar_is_drawn_smaller_as_a_whole_and_says_so(alone, w, middle, smaller, width):
    it = Shown(alone(FitByHand(), viewport={"width": width, "height": 900}))
    it.put(w, middle)
    left, right, _, (best, coin) = bar(it)
    loss, unit = FitByHand(w=w, b=-w * middle).loss, (coin - left) / math.log(2)
    assert loss <= 1.2 * smaller < 2 * loss or smaller == 1
    assert (right - left) / unit == pytest.approx(loss, rel=1e-6)
    assert (best - left) / unit == pytest.approx(BEST["loss"], rel=1e-6)
    told = it.root.locator(".bar text.label:not(.quiet)").text_content()
    assert told == f"loss {loss:.3f}" + (f", drawn at 1/{smaller} of the size" if smaller > 1 else "")
    inside = it.root.locator(".bar").bounding_box()
    for box in [each.bounding_box() for each in every(it.root.locator(".bar :is(.part, text.label)"))]:
        if box:  # a word may be empty
            assert inside["x"] <= box["x"]
            assert box["x"] + box["width"] <= inside["x"] + inside["width"] + 0.5


def picked(it):
    """What is said of the flight that is pointed at, and whether its mark and its share are lit."""
    settle(it.page)
    lit = it.root.locator(":is(.ring, .outline)").evaluate_all("all => all.map(e => getComputedStyle(e).visibility)")
    assert len(lit) == 2
    return it.root.locator(".picked").inner_text(), lit == ["visible"] * 2


def flight(i, w=0.05, b=-2.8):
    X, y = datasets.orings()
    z = w * X[i, 0] + b
    parts = softplus((1 - 2 * y) * (w * X[:, 0] + b)) / len(y)
    what = "damage" if y[i] else "no damage"
    share = 100 * parts[i] / parts.sum()
    return f"{X[i, 0]:.0f} °F, {what}: p = {sigmoid(z):.3f}, so it pays {parts[i]:.3f}, {share:.0f} % of the bar."


@pytest.mark.parametrize("number", [0, 3, 22])
def test_a_flight_and_its_share_of_the_bar_light_up_together(it, number):
    help_, lit = picked(it)
    assert help_.startswith("Point at a flight or tap it")  # a finger points at nothing
    assert not lit
    for place in (it.root.locator(".marks .mark"), it.root.locator(".part")):
        box = place.nth(number).bounding_box()
        it.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert picked(it) == (flight(number), True)
        share, outline = it.root.locator(".part").nth(number).bounding_box(), it.root.locator(".outline").bounding_box()
        assert outline["x"] <= share["x"]
        assert share["x"] + share["width"] <= outline["x"] + outline["width"]
        ring, mark = it.root.locator(".ring").bounding_box(), it.root.locator(".marks .mark").nth(number).bounding_box()
        assert ring["x"] + ring["width"] / 2 == pytest.approx(mark["x"] + mark["width"] / 2, abs=1)
        it.page.mouse.move(2, 2)
        assert picked(it) == (help_, False)


def test_keys_go_from_flight_to_flight_and_say_what_each_pays(it):
    flights = it.root.get_by_role("slider", name="flight, the coldest first")
    flights.focus()
    assert picked(it) == (flight(0), True)
    it.page.keyboard.press("ArrowRight")
    assert picked(it) == (flight(1), True)
    it.page.keyboard.press("End")
    expect(flights).to_have_attribute("aria-valuetext", flight(22))
    assert flights.get_attribute("aria-valuenow") == "23"
    it.page.keyboard.press("Tab")
    assert not picked(it)[1]


def test_a_finger_picks_a_flight(alone):
    it = Shown(alone(FitByHand(), viewport={"width": 390, "height": 844}, has_touch=True))
    box = it.root.locator(".marks .mark").nth(22).bounding_box()
    it.page.touchscreen.tap(box["x"] + 12, box["y"] - 8)  # a finger is no needle
    assert picked(it) == (flight(22), True)


def test_the_best_curve_comes_as_a_film_and_leaves_the_reader_s_own_as_a_ghost(it):
    it.put(-0.1, 60)
    it.says()
    before = it.bend.get_attribute("d")
    it.press("Best curve")
    assert it.says() == FitByHand(w=BEST["w"], b=BEST["b"]).words()
    ghost = it.root.locator(".ghost .trace")
    assert ghost.get_attribute("d") == before
    assert it.done() == []  # shown is not found


@pytest.mark.parametrize(
    ("guess", "opening"), [("more than 0.95", "You were right"), ("about 0.30", "You said “about")]
)
def test_the_first_prediction_is_answered_by_the_best_curve(it, guess, opening):
    it.root.get_by_label(guess).check()
    it.press("Show me")
    verdict = it.root.locator(".prediction [role=status]").inner_text()
    assert verdict.startswith(opening)
    assert "It says 0.9996. But no flight was colder than 53 °F" in verdict
    assert it.says() == FitByHand(w=BEST["w"], b=BEST["b"]).words()


def test_the_second_prediction_makes_a_step_that_pays(it):
    it.press("Skip")
    it.root.get_by_label("be smaller").check()
    it.press("Show me")
    verdict = it.root.locator(".prediction [role=status]").inner_text()
    step = FitByHand(w=-1.0, b=65.0)
    assert f"right about 20 of 23 flights, yet its loss is {step.loss:.3f}, not {BEST['loss']:.3f}" in verdict
    assert "damaged at 75 °F" in verdict
    assert it.says() == step.words()


def test_no_task_is_done_at_the_start_and_each_by_what_it_asks(it):
    assert it.done() == []
    it.put(-0.23, 65)
    assert it.done() == [1]
    it.put(-0.04, 41)
    assert it.done() == [1, 2]
    it.put(-1, 65.5)
    assert it.done() == [1, 2, 3]


COLLISIONS = """() => {
  const view = document.querySelector('.view'), box = e => e.getBoundingClientRect();
  const word = [...view.querySelectorAll('text.label')].find(e => e.textContent.includes('°F')), b = box(word);
  const inside = (x, y) => x > b.left && x < b.right && y > b.top + 2 && y < b.bottom - 2;
  const found = [];
  const svg = box(view.querySelector('svg'));
  if (b.left < svg.left || b.right > svg.right || b.top < svg.top) found.push('it leaves');
  const curve = view.querySelector('.curve'), to = curve.getScreenCTM();
  for (let at = 0; at <= curve.getTotalLength(); at += 3) {
    const p = curve.getPointAtLength(at).matrixTransform(to);
    if (inside(p.x, p.y)) { found.push('curve'); break; }
  }
  const others = [...view.querySelectorAll('.now, .mark, text.quiet, text.axis-label')];
  for (const other of others) {
    const o = box(other);
    if (b.left < o.right && o.left < b.right && b.top + 2 < o.bottom && o.top + 2 < b.bottom)
      found.push(other.getAttribute('class'));
  }
  return [others.length, found];
}"""


@pytest.mark.parametrize("width", [360, 600, 900, 1440])
def test_the_forecast_s_label_covers_nothing(alone, width):
    it = Shown(alone(FitByHand(), viewport={"width": width, "height": 900}))
    for w, middle in [(0.05, 56), (-0.23, 65), (-1, 84), (1, 30), (-0.01, 31), (0, 50), (-0.3, 40), (0.5, 34)]:
        it.put(w, middle)
        it.says()
        looked, found = it.page.evaluate(COLLISIONS)
        assert looked > 20
        assert found == [], (w, middle)


def test_the_address_keeps_the_curve_and_brings_it_back(it, alone):
    it.put(-0.2, 60)
    it.page.wait_for_function("location.hash.split(/[?&]/).sort().join(' ') === '#fit-by-hand b=12 w=-0.2'")
    other = Shown(alone(FitByHand(), fragment="#fit-by-hand?w=-0.2&b=12"))
    assert other.says() == FitByHand(w=-0.2, b=12).words()
