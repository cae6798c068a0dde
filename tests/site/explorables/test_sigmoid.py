"""The explorable `sigmoid` in a browser: by mouse, touch, keyboard and address; what it says is what `lib` says."""

import itertools
import math
import re

import pytest

from lib import sigmoid
from lib.explorables import Sigmoid
from tests.every import every

from ..page import settle


class Shown:
    """The explorable as a reader meets it."""

    def __init__(self, page):
        self.page, self.root = page, page.locator("[data-explorable=sigmoid]")
        self.handle = self.root.get_by_role("slider", name="x, the point on the curve")

    def slider(self, name):
        return self.root.get_by_role("slider", name=name, exact=True)

    def says(self):
        settle(self.page)
        return self.root.locator("output").inner_text()

    def put(self, **values):
        for name, value in values.items():
            label = {"w": "weight w", "b": "intercept b", "x": "x"}[name]
            self.slider(label).fill(str(round(10 * value)))

    def press(self, name):
        self.root.get_by_role("button", name=name, exact=True).click()

    def done(self):
        settle(self.page)
        items = every(self.root.locator(".tasks li"))
        return [i for i, item in enumerate(items, 1) if item.get_attribute("data-done") is not None]

    def middle(self):
        box = self.handle.locator(".hold").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def it(alone):
    return Shown(alone(Sigmoid()))


def test_it_says_at_the_start_what_python_says(it):
    assert it.says() == Sigmoid().words()


def test_it_says_everywhere_what_python_says(it):
    for w, b, x in itertools.product([-2, -0.3, 0, 1.2, 2], [-4, 0.3, 4], [-5, -1.1, 1, 5]):
        it.put(w=w, b=b, x=x)
        assert it.says() == Sigmoid(w=w, b=b, x=x).words()


@pytest.mark.parametrize(("key", "by"), [("ArrowRight", 0.1), ("ArrowLeft", -0.1), ("ArrowUp", 0.1)])
@pytest.mark.parametrize("name", ["w", "b", "x"])
def test_the_keyboard_moves_each_slider(it, name, key, by):
    it.slider({"w": "weight w", "b": "intercept b", "x": "x"}[name]).focus()
    it.page.keyboard.press(key)
    start = Sigmoid()
    assert it.says() == Sigmoid(**{name: round(getattr(start, name) + by, 9)}).words()


@pytest.mark.parametrize(
    ("key", "x"),
    [("ArrowRight", 1.1), ("ArrowUp", 1.1), ("ArrowLeft", 0.9), ("ArrowDown", 0.9), ("PageUp", 2.0), ("PageDown", 0.0),
     ("Home", -5.0), ("End", 5.0)],
)  # fmt: skip
def test_the_keyboard_moves_the_point_on_the_curve(it, key, x):
    it.handle.focus()
    it.page.keyboard.press(key)
    assert it.says() == Sigmoid(x=x).words()
    assert float(it.handle.get_attribute("aria-valuenow")) == x
    spoken = it.handle.get_attribute("aria-valuetext")
    assert spoken.startswith(f"{x:.1f}".replace("-", "−"))
    assert "probability" in spoken


def test_the_point_stays_inside_its_range_and_other_keys_are_left_to_the_page(it):
    it.handle.focus()
    for key in ["End", "ArrowRight", "PageUp", "a", "Control+ArrowLeft", "Tab"]:
        it.page.keyboard.press(key)
    assert it.says() == Sigmoid(x=5).words()
    assert it.page.evaluate("document.activeElement.className") != "handle"


def test_the_focus_on_the_point_can_be_seen(it):
    it.slider("x").focus()
    hold = it.handle.locator(".disc")
    assert hold.evaluate("e => getComputedStyle(e).stroke") == "none"
    it.page.keyboard.press("Shift+Tab")  # to the place on the scales
    it.page.keyboard.press("Shift+Tab")
    assert hold.evaluate("e => [getComputedStyle(e).stroke, getComputedStyle(e).strokeWidth]") == [
        "rgb(11, 122, 117)",
        "3px",
    ]


def test_the_mouse_drags_the_point_along_the_curve_and_taking_it_moves_nothing(it):
    x, y = it.middle()
    it.page.mouse.move(x + 5, y + 5)
    it.page.mouse.down()
    assert it.says() == Sigmoid().words()
    it.page.mouse.move(x + 85, y + 5, steps=5)
    it.says()
    there = float(it.handle.get_attribute("aria-valuenow"))
    assert there > 2
    assert it.says() == Sigmoid(x=there).words()
    assert it.middle()[0] == pytest.approx(x + 80, abs=3)
    it.page.mouse.move(x + 9000, y, steps=2)
    assert it.says() == Sigmoid(x=5).words()
    it.page.mouse.up()
    it.page.mouse.move(x, y, steps=2)
    assert it.says() == Sigmoid(x=5).words()


def test_a_finger_drags_the_point(alone):
    it = Shown(alone(Sigmoid(), viewport={"width": 360, "height": 740}, has_touch=True))
    it.handle.scroll_into_view_if_needed()
    x, y = it.middle()
    touch = it.page.context.new_cdp_session(it.page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for far in range(10, 70, 10):  # slowly, and a little down: where the page would scroll
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x - far, "y": y + far / 4}]})
        it.says()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    it.says()
    there = float(it.handle.get_attribute("aria-valuenow"))
    assert there == pytest.approx(1 - 2.26, abs=0.11)  # 60 of the 266 pixels that are ten units
    assert it.says() == Sigmoid(x=there).words()


def test_the_tangent_has_the_slope_of_the_curve(it):
    for w, b, x in [(1.2, 0, 1), (-2, 1, 0.2), (0.5, -1, -3)]:
        it.put(w=w, b=b, x=x)
        it.says()
        number = r"(-?[\d.]+)"
        _, _, dx, dy = map(
            float,
            re.fullmatch(
                f"M{number},{number}l{number},{number}", it.root.locator(".tangent").get_attribute("d")
            ).groups(),
        )
        points = [
            tuple(map(float, pair.split(",")))
            for pair in it.root.locator(".curve").first.get_attribute("d").strip("MZ").split("L")
        ]
        at = float(re.search(r"translate\(([^,]+),", it.handle.get_attribute("transform"))[1])
        after = next(i for i, point in enumerate(points) if point[0] > at)
        (x0, y0), (x1, y1) = points[after - 1], points[after]
        assert dy / dx == pytest.approx((y1 - y0) / (x1 - x0), abs=0.05)


COLLISIONS = """() => {
  const view = document.querySelector('.view'), box = e => e.getBoundingClientRect();
  const words = [...view.querySelectorAll('text.label')].filter(e => e.getAttribute('visibility') !== 'hidden');
  const inside = (b, x, y) => x > b.left && x < b.right && y > b.top + 2 && y < b.bottom - 2;
  const found = [];
  const svg = box(view.querySelector('svg'));
  for (const word of words) {
    const b = box(word);
    if (b.left < svg.left || b.right > svg.right || b.top < svg.top) found.push(`${word.textContent} leaves`);
    for (const path of view.querySelectorAll('.curve, .tangent, .guide')) {
      if (path.getAttribute('visibility') === 'hidden') continue;
      const to = path.getScreenCTM();
      for (let at = 0; at <= path.getTotalLength(); at += 3) {
        const p = path.getPointAtLength(at).matrixTransform(to);
        if (inside(b, p.x, p.y)) { found.push(`${word.textContent} on ${path.getAttribute('class')}`); break; }
      }
    }
    for (const other of view.querySelectorAll('.now, .mirror, text.axis-label, text.label')) {
      const o = box(other);
      if (other === word || other.getAttribute('visibility') === 'hidden') continue;
      if (b.left < o.right && o.left < b.right && b.top + 2 < o.bottom && o.top + 2 < b.bottom)
        found.push(`${word.textContent} on ${other.getAttribute('class')}`);
    }
  }
  return [words.length, found];
}"""


@pytest.mark.parametrize("width", [360, 480, 600, 768, 1024, 1440])
def test_no_label_covers_anything(alone, width):
    it = Shown(alone(Sigmoid(), viewport={"width": width, "height": 900}))
    for w, b, x in [
        (1.2, 0, 1),
        (1, 0, 3.2),
        (2, 1, 0),
        (-1.2, 0, 1),
        (0.3, -2, -4),
        (2, -4, 5),
        (-2, 4, 0),
        (0, 3, 2),
    ]:
        it.put(w=w, b=b, x=x)
        it.says()
        words, found = it.page.evaluate(COLLISIONS)
        assert words >= 1
        assert found == [], (w, b, x)


def test_the_curve_is_drawn_whole_at_zero_and_at_one(it):
    it.put(w=2, b=0)
    it.says()
    frame = it.root.locator("clipPath rect").first
    top = float(frame.get_attribute("y"))
    bottom = top + float(frame.get_attribute("height"))
    heights = [
        float(pair.split(",")[1]) for pair in it.root.locator(".curve").first.get_attribute("d").strip("M").split("L")
    ]
    assert min(heights) - top >= 1.5  # half of the line's width, and a little
    assert bottom - max(heights) >= 1.5


def test_the_mirror_image_lies_as_far_below_the_middle_as_the_point_above(it):
    it.put(w=1.5, b=-1, x=2)
    it.says()
    mirror = it.root.locator(".mirror").first
    word = it.root.get_by_text("1 − p =")
    assert "the opposite score, −z (z = wx + b)" in it.root.locator("[data-view=curve]").inner_text()
    assert word.text_content() == f"1 − p = {sigmoid(-2.0):.3f}"
    half = float(re.match(r"M[\d.]+,([\d.]+)", it.root.locator(".reference").first.get_attribute("d"))[1])
    point = float(re.search(r",([\d.]+)\)", it.handle.get_attribute("transform"))[1])
    assert half - point == pytest.approx(float(mirror.get_attribute("cy")) - half, abs=0.1)


@pytest.mark.parametrize("values", [{"w": 0}, {"w": 0.1, "b": 4}, {"b": 0, "x": 0}])
def test_no_mirror_image_is_drawn_where_there_is_none_to_see(it, values):
    it.put(**values)
    it.says()
    assert it.root.locator(".mirror").first.get_attribute("visibility") == "hidden"
    assert "NaN" not in it.root.inner_html()


@pytest.mark.parametrize(("guess", "opening"), [("less", "You were right"), ("more", "You said “rise by more")])
def test_the_first_prediction_is_compared_with_what_happens(it, guess, opening):
    it.root.get_by_label(f"rise by {guess} than 0.1").check()
    it.press("Show me")
    verdict = it.root.locator(".prediction [role=status]").inner_text()
    assert verdict.startswith(opening)
    assert "“rise by less than 0.1”" in verdict
    assert f"from {sigmoid(2.2):.3f} to {sigmoid(3.2):.3f}" in verdict
    assert f"times {math.e:.2f}" in verdict
    assert it.says() == Sigmoid(w=1, b=0, x=3.2).words()
    assert it.done() == []


def test_the_second_prediction_is_left_by_one_over_w(it):
    it.press("Skip")
    it.root.get_by_label("move right").check()
    it.press("Show me")
    verdict = it.root.locator(".prediction [role=status]").inner_text()
    assert verdict.startswith("You said “move right”. The answer: “move left”.")
    assert "now it stands at x = −0.5" in verdict
    assert it.says() == Sigmoid(w=2, b=1, x=0).words()
    assert it.done() == []
    it.press("Close")
    assert it.root.locator(".prediction").count() == 0


def test_no_task_is_done_at_the_start(it):
    it.says()
    assert it.done() == []


def test_task_one_wants_b_moved_and_nothing_else(it):
    it.put(x=1.8)  # the probability is 0.90, but x has moved
    assert it.done() == []
    it.put(x=1.0, w=2, b=0.2)
    assert it.done() == []
    it.put(w=1.2, b=0.9)
    assert it.done() == []
    it.put(b=1.0)
    assert it.done() == [1]


def test_task_two_wants_the_odds_and_not_the_score(it):
    it.put(w=2, b=1, x=1)  # the score is 3
    assert it.done() == []
    it.put(b=-0.1, w=1.2)
    assert "odds 3.00 to 1" in it.says()
    assert it.done() == [2]


def test_task_three_wants_the_steepest_place_of_a_curve_that_has_moved(it):
    it.put(x=0)  # steepest, but b is 0
    assert it.done() == []
    it.put(w=0, b=1)  # flat everywhere
    assert it.done() == []
    it.put(w=2, b=1, x=0)
    assert it.done() == []
    it.put(x=-0.5)
    assert it.done() == [3]


def test_reset_leads_back_and_the_tasks_stay_done(it):
    it.put(b=1.0)
    assert it.done() == [1]
    it.press("Reset")
    assert it.says() == Sigmoid().words()
    assert it.done() == [1]
    assert "#" not in it.page.url


def test_the_address_keeps_the_state_and_brings_it_back(it, alone):
    it.put(w=-0.5, b=1.5, x=-2)
    it.page.wait_for_function("location.hash.split(/[?&]/).sort().join(' ') === '#sigmoid b=1.5 w=-0.5 x=-2'")
    other = Shown(alone(Sigmoid(), fragment="#sigmoid?w=-0.5&b=1.5&x=-2"))
    assert other.says() == Sigmoid(w=-0.5, b=1.5, x=-2).words()


def on_curve(it, share):
    """The place on the screen where the curve is, at that share of its width."""
    it.says()
    return it.root.locator(".bend").evaluate(
        """(path, share) => {
          const all = path.getAttribute("d").slice(1).split("L").map(pair => pair.split(",").map(Number));
          const p = new DOMPoint(...all[Math.round(share * (all.length - 1))]).matrixTransform(path.getScreenCTM());
          return [p.x, p.y]; }""",
        share,
    )


def drag(it, start, by):
    (x, y), mouse = start, it.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + by[0], y + by[1], steps=6)
    mouse.up()
    settle(it.page)


def value(it, name):
    settle(it.page)
    return int(it.slider({"w": "weight w", "b": "intercept b"}[name]).input_value()) / 10


def test_the_curve_is_dragged_sideways_by_b_and_the_slope_stays(it):
    it.put(w=2, b=0)
    x, y = on_curve(it, 0.46)  # away from the point in hand
    drag(it, (x, y), (-60, 3))
    assert value(it, "w") == 2
    assert value(it, "b") > 1
    it.put(x=0)
    assert re.search(r"score \(the log-odds\) is [2-4]\.", it.says())


def test_the_curve_is_tilted_up_and_down_by_w_and_its_middle_stays(it):
    it.put(w=1, b=0, x=-4)
    drag(it, on_curve(it, 0.7), (0, -50))
    assert value(it, "w") > 1
    assert value(it, "b") == 0
    drag(it, on_curve(it, 0.6), (0, 200))
    assert value(it, "w") < 0


def test_taking_the_curve_moves_nothing_and_what_it_shows_is_what_python_says(it):
    before = it.says()
    x, y = on_curve(it, 0.4)
    it.page.mouse.move(x, y + 5)
    it.page.mouse.down()
    it.page.mouse.up()
    assert it.says() == before
    drag(it, (x, y), (35, 30))
    it.page.wait_for_function("location.hash.includes('w=')")
    w, b = (float(re.search(rf"[?&]{name}=([^&]+)", it.page.url)[1]) for name in "wb")
    assert it.says() == Sigmoid(w=w, b=b).words()


def scales(it):
    return it.root.get_by_role("slider", name="the place on the three scales, as log-odds")


def test_the_three_scales_stand_over_one_place(it):
    it.put(w=2, b=0, x=0.5)
    it.says()
    view = it.root.locator(".view").nth(1)
    grip = float(re.search(r"translate\(([^,]+),", scales(it).get_attribute("transform"))[1])
    places = view.locator("text.quiet").evaluate_all("all => all.map(e => [e.textContent, +e.getAttribute('x')])")
    odds = {text: x for text, x in places if ":" in text}
    p = {text: x for text, x in places if text.startswith("0.")}
    z = {float(text.replace("−", "-")): x for text, x in places if ":" not in text and not text.startswith("0.")}
    unit = z[2.0] - z[0.0]
    assert grip == pytest.approx(z[0.0] + unit / 2, abs=0.1)  # z = 1
    for text, x in p.items():
        assert x == pytest.approx(z[0.0] + unit / 2 * math.log(float(text) / (1 - float(text))), abs=0.1)
    for text, x in odds.items():
        large, small = map(int, text.split(":"))
        assert x == pytest.approx(z[0.0] + unit / 2 * math.log(large / small), abs=0.1)
    assert scales(it).get_attribute("aria-valuetext") == "log-odds 1.0, odds 2.72 to 1, probability 0.731"


@pytest.mark.parametrize(("key", "x"), [("ArrowRight", 1.2), ("ArrowLeft", 0.8), ("PageDown", -0.7), ("Home", -4.2)])
def test_the_place_on_the_scales_leads_to_the_x_with_that_score(it, key, x):
    scales(it).focus()
    it.page.keyboard.press(key)
    assert it.says() == Sigmoid(x=x).words()


def test_a_flat_curve_has_the_same_score_everywhere(it):
    it.put(w=0, b=1)
    before = it.says()
    scales(it).focus()
    it.page.keyboard.press("End")
    assert it.says() == before


@pytest.mark.parametrize(("z", "ones"), [(0, 50), (2.2, 90), (-2.2, 10), (4.9, 99), (-4.9, 1)])
def test_as_many_of_a_hundred_people_are_of_class_1_as_the_probability_says(it, z, ones):
    it.put(w=1, b=0, x=z)
    it.says()
    view = it.root.locator(".view").nth(2)
    verb = "is" if ones == 1 else "are"
    assert f"of 100 people with this x, about {ones} {verb} of class 1" in view.text_content()
    marks = [view.locator(f".class-{label}").get_attribute("d").count("M") for label in (0, 1)]
    assert marks == [100 - ones, ones]
