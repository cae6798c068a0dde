"""The explorable `loss` in a browser: by mouse, touch, keyboard and address; what it says is what `lib` says."""

import re

import numpy as np
import pytest

from lib.explorables import Loss
from lib.explorables.numbers import significant
from tests.every import every

from ..page import follow, settle

START = Loss().scores


class Shown:
    """The explorable as a reader meets it. Points are counted from 1, as on the page."""

    def __init__(self, page):
        self.page, self.root = page, page.locator("[data-explorable=loss]")

    def handle(self, point):
        return self.root.get_by_role("slider", name=re.compile(f"^point {point} "))

    def value(self, point):
        self.says()
        return float(self.handle(point).get_attribute("aria-valuenow"))

    def says(self):
        settle(self.page)
        return self.root.locator("output").inner_text()

    def choose(self, point):
        self.root.get_by_role("combobox", name="point").select_option(str(point - 1))

    def slider(self):
        return self.root.get_by_role("slider", name="its score", exact=True)

    def put(self, scores):
        """All at once, by the address: no state between may tick a task."""
        follow(self.page, f"loss?scores={','.join(map(str, scores))}")

    def press(self, name):
        self.root.get_by_role("button", name=name, exact=True).click()

    def done(self):
        settle(self.page)
        items = every(self.root.locator(".tasks li"))
        return [i for i, item in enumerate(items, 1) if item.get_attribute("data-done") is not None]

    def middle(self, point):
        box = self.handle(point).locator(".hold").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, point, dx, dy):
        x, y = self.middle(point)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx, y + dy, steps=8)
        self.page.mouse.up()

    def verdict(self):
        return self.root.locator(".prediction [role=status]").inner_text()


def changed(point, score):
    return [score if i == point else each for i, each in enumerate(START, 1)]


@pytest.fixture
def it(alone):
    return Shown(alone(Loss()))


def test_it_says_at_the_start_what_python_says(it):
    assert it.says() == Loss().words()


@pytest.mark.parametrize("seed", range(8))
def test_it_says_everywhere_what_python_says(alone, seed):
    scores = np.random.default_rng(seed).integers(-70, 71, size=6) / 10
    it = Shown(alone(Loss(), fragment="#loss?scores=" + ",".join(map(str, scores))))
    assert it.says() == Loss(scores=scores.tolist()).words()


@pytest.mark.parametrize("point", [1, 3, 4, 6])
@pytest.mark.parametrize(("key", "to"), [("ArrowRight", 0.1), ("ArrowDown", -0.1), ("PageUp", 1), ("PageDown", -1)])
def test_the_keyboard_moves_each_point(it, point, key, to):
    it.handle(point).focus()
    it.page.keyboard.press(key)
    score = round(START[point - 1] + to, 9)
    assert it.says() == Loss(scores=changed(point, score)).about(point)
    assert it.value(point) == score
    assert re.search(r"p = 0\.\d+, costs \d\.\d\d$", it.handle(point).get_attribute("aria-valuetext"))


@pytest.mark.parametrize("point", [2, 5])
def test_the_ends_are_reached_by_keyboard(it, point):
    it.handle(point).focus()
    it.page.keyboard.press("Home")
    assert it.says() == Loss(scores=changed(point, -7)).about(point)
    it.page.keyboard.press("End")
    it.page.keyboard.press("ArrowRight")
    assert it.says() == Loss(scores=changed(point, 7)).about(point)


def test_select_and_slider_move_the_chosen_point(it):
    assert it.root.get_by_role("combobox", name="point").input_value() == "2"  # point 3 costs most
    it.choose(5)
    assert it.says() == Loss().about(5)  # the slider is that point's now
    it.slider().focus()
    it.page.keyboard.press("ArrowRight")
    assert it.says() == Loss(scores=changed(5, -0.3)).about(5)
    assert it.slider().get_attribute("aria-valuetext") == "−0.3: p = 0.43, costs 0.55"


def test_the_sentence_speaks_of_the_chosen_point(it):
    it.choose(5)
    assert it.says() == Loss().about(5)
    assert "Point 5 (class 0, p = 0.40)" in it.says()
    it.handle(1).focus()
    assert it.says() == Loss().about(1)


def test_a_point_that_is_focused_becomes_the_chosen_one(it):
    it.handle(6).focus()
    it.says()
    assert it.root.get_by_role("combobox", name="point").input_value() == "5"
    assert it.slider().get_attribute("aria-valuetext").startswith("0.8: p = 0.69")


@pytest.mark.parametrize("point", [1, 3, 5])
def test_the_mouse_takes_a_point_to_both_ends(it, point):
    it.drag(point, 900, 300 if point < 4 else -900)
    assert it.value(point) == 7
    it.drag(point, -900, -900 if point < 4 else 900)
    assert it.value(point) == -7
    assert it.says() == Loss(scores=changed(point, -7)).about(point)


def test_the_mouse_finds_the_steps_between_where_the_curve_is_steep(it):
    it.handle(3).focus()
    it.page.keyboard.press("Home")
    before = it.value(3)
    it.drag(3, 0, 40)
    assert -6.5 < it.value(3) < before + 2
    assert it.says() == Loss(scores=changed(3, it.value(3))).about(3)


def test_taking_a_point_moves_nothing(it):
    x, y = it.middle(3)
    it.page.mouse.move(x - 6, y + 6)
    it.page.mouse.down()
    it.page.mouse.up()
    assert it.says() == Loss().words()


def test_a_finger_drags_a_point(alone):
    it = Shown(alone(Loss(), viewport={"width": 360, "height": 740}, has_touch=True))
    it.handle(3).scroll_into_view_if_needed()
    x, y = it.middle(3)
    touch = it.page.context.new_cdp_session(it.page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for far in range(10, 70, 10):  # slowly, and a little down: where the page would scroll
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + far, "y": y + far / 4}]})
        it.says()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert it.value(3) > -0.4
    assert it.says() == Loss(scores=changed(3, it.value(3))).about(3)


def test_a_point_on_the_wrong_side_is_hollow(it):
    it.says()
    wrong = [point for point in range(1, 7) if it.handle(point).locator(".mark.wrong").count()]
    assert wrong == [3, 6]
    it.choose(6)
    it.slider().fill("0")  # a score of 0 is class 0
    it.says()
    assert it.handle(6).locator(".mark.wrong").count() == 0


def test_the_bars_are_as_long_as_the_means(it):
    it.says()
    bars = it.root.locator(".bars")
    widths = bars.locator("rect.share").evaluate_all("all => all.map(e => Number(e.getAttribute('width')))")
    loss, brier, wrong = (sum(widths[6 * row : 6 * row + 6]) for row in range(3))
    python = Loss()
    assert loss / wrong == pytest.approx(python.loss / (python.wrong / 6), rel=1e-6)
    assert brier / wrong == pytest.approx(python.brier / (python.wrong / 6), rel=1e-6)
    for value in (python.loss, python.brier, python.wrong / 6):
        assert bars.get_by_text(f"{value:.3f}").count() == 1


@pytest.mark.parametrize(("guess", "opening"), [("double", "You were right"), ("grow tenfold", "You said “grow")])
def test_the_first_prediction_is_compared_with_what_happens(it, guess, opening):
    it.root.get_by_label(guess).check()
    it.press("Show me")
    assert it.verdict().startswith(opening)
    assert "“double”. " in it.verdict()
    assert "−log 0.1 = 2.303, and −log 0.01 = 4.605, 2.0 times as much" in it.verdict()
    assert it.says() == Loss(scores=changed(3, -4.6)).about(3)
    assert it.done() == []


def test_the_second_prediction_is_the_cross_entropy(it):
    it.press("Skip")
    it.root.get_by_label("squared error").check()
    it.press("Show me")
    assert it.verdict().startswith("You said “squared error”. The answer: “cross-entropy”.")
    assert "cross-entropy 7.001 and 1000; squared error 0.998 and 1; 0–1 (share wrong) 1.000 and 1." in it.verdict()
    assert it.says() == Loss(scores=[-7, -7, -7, 7, 7, 7]).words()
    assert it.done() == []


def test_no_task_is_done_at_the_start(it):
    it.says()
    assert it.done() == []


def test_task_one_wants_the_same_accuracy(it):
    it.put([*START[:4], 7, 0.8])  # far more than twice, but a third is wrong
    assert it.done() == []
    it.put([2.2, 0.6, -5, -1.5, -0.4, 0.8])
    assert "wrong 2 of 6" in it.says()
    assert it.done() == []
    it.put([2.2, 0.6, -5.1, -1.5, -0.4, 0.8])
    assert it.done() == [1]


def test_task_two_wants_three_quarters_of_the_sum(it):
    it.put([3, 3, -1, -3, -3, -1])
    assert it.done() == []
    it.put([3, 3, -5, -3, -3, -3])
    assert it.done() == [2]


def test_task_three_wants_a_bad_mistake_made_good(it):
    it.put([2.2, 0.6, -1, -1.5, -0.4, -1])  # one wrong, mean below log 2, but it costs too little
    assert "wrong 1 of 6" in it.says()
    assert it.done() == []
    it.put([0.5, 0.5, -3, -1, -0.4, -1])  # the others are too unsure
    assert "Mean cross-entropy 0.8" in it.says()
    assert it.done() == []
    it.put([1.5, 1.5, -1.9, -1.5, -1.5, 0.2])  # two are wrong
    assert it.done() == []
    it.put([1.5, 1.5, -1.9, -1.5, -1.5, -0.2])
    assert it.says().startswith("Mean cross-entropy 0.5")
    assert it.done() == [3]


def test_a_task_that_cannot_be_done_is_not_set(alone):
    it = Shown(alone(Loss(scores=[0.5] * 3 + [-0.5] * 3)))  # none wrong: the mean can't double
    assert it.root.locator(".tasks li").count() == 2


def test_reset_leads_back_and_the_tasks_stay_done(it):
    it.put([3, 3, -5, -3, -3, -3])
    assert it.done() == [2]
    it.press("Reset")
    assert it.says() == Loss().words()
    assert it.done() == [2]
    assert it.root.get_by_role("combobox", name="point").input_value() == "2"
    assert "#" not in it.page.url


def test_the_address_keeps_the_state(it):
    it.choose(1)
    it.slider().fill("-12")
    it.page.wait_for_function("decodeURIComponent(location.hash) === '#loss?scores=-1.2,0.6,-1,-1.5,-0.4,0.8'")


def bars(it):
    """Of the product view: how high each bar is, and how high what was left before it, as shares of 1."""
    it.says()
    view = it.root.locator("[data-view=product]")
    heights = lambda kind: view.locator(kind).evaluate_all("all => all.map(e => Number(e.getAttribute('height')))")  # noqa: E731
    filled, left = every(heights("rect.share")), every(heights("rect.left"))
    return np.array(filled) / left[0], np.array(left) / left[0]


@pytest.mark.parametrize("scores", [START, [0.0] * 6, [7, 7, 7, -7, -7, -7], [2, 2, -6, -2, -2, 4.4]], ids=str)
def test_the_likelihood_is_what_six_bars_leave_of_one(alone, scores):
    it = Shown(alone(Loss(scores=scores)))
    filled, left = bars(it)
    python = Loss(scores=scores)
    np.testing.assert_allclose(filled, np.exp(-python._costs().cumsum()), rtol=1e-6)
    np.testing.assert_allclose(left[1:], filled[:-1], rtol=1e-9)
    assert filled[-1] == pytest.approx(np.exp(-6 * python.loss), rel=1e-6)
    view = it.root.locator("[data-view=product]")
    assert view.get_by_text(f"likelihood {significant(python.likelihood)}", exact=True).count() == 1


def test_the_product_follows_the_point_in_hand(it):
    view = it.root.locator("[data-view=product]")
    before, _ = bars(it)
    it.choose(5)
    it.slider().fill("30")  # class 0, and a score of 3
    after, _ = bars(it)
    np.testing.assert_allclose(after[:4], before[:4])
    assert after[4] < 0.1 * before[4]
    assert view.get_by_text("point 5: × 0.047").count() == 1
    assert view.locator("rect.chosen").count() == 1
    assert view.locator("rect.share").nth(4).get_attribute("class").endswith("chosen")


@pytest.mark.parametrize("width", [360, 390, 599, 600, 720, 880, 1440])
@pytest.mark.parametrize("scores", [START, [7, 7, 7, -7, -7, -7], [2, 2, -6, -2, -2, 4.4]], ids=str)
def test_no_word_of_product_and_bars_stands_on_another_or_leaves_its_picture(alone, width, scores):
    it = Shown(alone(Loss(scores=scores), viewport={"width": width, "height": 900}))
    it.says()
    for name in ("product", "shares"):
        view = it.root.locator(f"[data-view={name}] svg")
        outer = view.bounding_box()
        boxes = [word.bounding_box() for word in every(view.locator("text:visible"))]
        for i, box in enumerate(boxes):
            assert box["x"] >= outer["x"] - 1
            assert box["x"] + box["width"] <= outer["x"] + outer["width"] + 1
            for other in boxes[:i]:
                apart_x = max(box["x"] - other["x"] - other["width"], other["x"] - box["x"] - box["width"])
                apart_y = max(box["y"] - other["y"] - other["height"], other["y"] - box["y"] - box["height"])
                assert max(apart_x, apart_y) >= -6  # a line of text is higher than its letters


ALL_WRONG = [-7, -7, -7, 7, 7, 7]


@pytest.mark.parametrize("width", [360, 599, 900])
@pytest.mark.parametrize(
    "scores", [ALL_WRONG, [-7, -7, 0.5, 0.5, 7, 7], [1, 1, 1, -1, -1, -1], [0, 0, 0, 0, 0, 0]], ids=str
)
def test_no_point_at_the_edge_hides_another_and_no_number(alone, width, scores):
    it = Shown(alone(Loss(scores=scores), viewport={"width": width, "height": 900}))
    it.says()
    out = [z for z, label in zip(scores, Loss().y, strict=True) if (1 - 2 * label) * z > 4.5]
    middles = [it.middle(point) for point in range(1, 7)]
    apart = [np.hypot(x - a, y - b) >= 20 for i, (x, y) in enumerate(middles) for a, b in middles[:i]]
    assert sum(apart) >= len(out) * (len(out) - 1) / 2
    numbers = every(
        it.root.locator(".number").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map(b => [b.left, b.right, b.top, b.bottom])"
        )
    )
    for i, (left, right, top, bottom) in enumerate(numbers):
        for other in numbers[:i]:
            assert right <= other[0] or other[1] <= left or bottom - 3 <= other[2] or other[3] - 3 <= top


@pytest.mark.parametrize("width", [360, 900])
def test_a_point_stays_on_its_curve_whoever_comes_by(alone, width):
    """Only numbers make room."""
    it = Shown(alone(Loss(scores=[1, 1, 1, -1, -1, -1]), viewport={"width": width, "height": 900}))
    it.says()
    middles = [it.middle(point) for point in range(1, 7)]
    assert np.allclose(middles[:3], middles[0], atol=0.5)
    assert np.allclose(middles[3:], middles[3], atol=0.5)
    for score in (0.9, 1.0, 1.2, 3.0, -2.0, -1.0):
        it.put([1, score, 1, -1, -1, -1])
        it.says()
        others = [it.middle(point) for point in (1, 3, 4, 5, 6)]
        assert np.allclose(others, [middles[i - 1] for i in (1, 3, 4, 5, 6)], atol=0.5)


def test_the_names_of_the_curves_and_the_bars_axis_stay_while_points_move(it):
    names = it.root.locator("[data-view=surprise] text", has_text="class ")
    ticks = it.root.locator("[data-view=shares] .tick")
    still = lambda: [each.bounding_box() for each in every(names.all() + ticks.all())]  # noqa: E731
    it.says()
    before = still()
    assert names.count() == 2
    for scores in (ALL_WRONG, [0] * 6, [7, 7, 7, -7, -7, -7]):
        it.put(scores)
        it.says()
        assert still() == before
    it.put(ALL_WRONG)
    it.says()
    arrows = it.root.locator("[data-view=shares] .out").evaluate_all("all => all.map(e => e.getAttribute('d') !== '')")
    assert arrows == [True, False, False]  # the cross-entropy alone runs out of the axis


@pytest.mark.parametrize("label", [0, 1])
def test_the_name_of_a_curve_has_its_colour_and_stands_at_it(it, label):
    it.says()
    view = it.root.locator("[data-view=surprise]")
    name, curve = (view.locator(f"{kind}.class-{label}") for kind in ("text", "path.surprise"))
    colour = curve.evaluate("e => getComputedStyle(e).stroke")
    assert name.evaluate("e => getComputedStyle(e).fill") == colour
    far = """([word, path]) => {
      const box = word.getBoundingClientRect(), shift = path.getScreenCTM(), long = path.getTotalLength();
      const places = Array.from({length: 400}, (_, i) => path.getPointAtLength(i * long / 399).matrixTransform(shift));
      const out = (at, low, high) => Math.max(low - at, at - high, 0);
      return Math.min(...places.map(({x, y}) => Math.hypot(out(x, box.left, box.right), out(y, box.top, box.bottom))));
    }"""
    assert 10 < it.page.evaluate(far, [name.element_handle(), curve.element_handle()]) < 30


def test_the_purse_is_named_by_what_it_shows(it):
    it.says()
    told = it.root.locator("[data-view=surprise] text.label").all_text_contents()
    assert told[told.index("mean") - 1] == f"{Loss().loss:.2f}"


def test_who_is_sure_and_wrong_shoots_out_of_the_frame_and_says_how_far(it):
    it.put([2, 2, 2, -2, -2, 4.4])
    it.says()
    out = it.root.locator(".view").first.locator(".out")
    beyond = "all => all.map(e => Boolean(e.getAttribute('d')))"
    assert out.evaluate_all(beyond) == [False] * 6
    it.put([2, 2, -6, -2, -2, 4.4])
    it.says()
    assert out.evaluate_all(beyond) == [False, False, True, False, False, False]
    assert it.root.locator(".number").nth(2).text_content() == "3: 6.0"


def test_a_point_that_was_moved_aside_jumps_nowhere_when_it_is_taken(it):
    it.put(ALL_WRONG)
    it.says()
    it.drag(2, 0, 30)  # 30 pixels down are half a unit of the surprise
    assert -6.9 < it.value(2) < -6.2


def test_the_purse_is_filled_as_high_as_the_mean(it):
    it.says()
    parts = it.root.locator(".view").first.locator("rect.share")
    assert parts.count() == 6
    heights = parts.evaluate_all("all => all.map(e => Number(e.getAttribute('height')))")
    ticks = it.root.locator(".view").first.locator(".axis").nth(1).locator(".tick")
    low, high = ticks.evaluate_all(
        "all => [all[0], all[all.length - 1]].map(e => [+e.textContent, e.transform.baseVal[0].matrix.f])"
    )
    unit = (low[1] - high[1]) / (high[0] - low[0])
    assert sum(heights) / unit == pytest.approx(Loss().loss, abs=1e-3)
    assert heights[2] / unit == pytest.approx(np.log1p(np.exp(1.0)) / 6, abs=1e-3)  # point 3, of score -1


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_coin_falls_into_the_purse_when_a_point_comes_to_rest(alone, motion):
    it = Shown(alone(Loss(), reduced_motion=motion))
    it.page.evaluate(
        """() => {
          window.fallen = 0;
          new MutationObserver(records => records.forEach(({ addedNodes }) => addedNodes.forEach(node => {
            if (node.classList?.contains('coin')) window.fallen++;
          }))).observe(document.querySelector('.view'), { childList: true, subtree: true });
        }"""
    )
    it.handle(1).focus()
    it.page.keyboard.press("Tab")  # nothing was moved
    it.drag(3, 40, 0)
    it.says()
    it.page.wait_for_function("!document.querySelector('.coin')")
    assert it.page.evaluate("fallen") == (motion != "reduce")
