"""Predict first: what "Show me" and "Skip" do, in every explorable that asks, and what is kept of it."""

import pytest

from lib import explorables
from lib.explorables.explorable import Explorable
from tests.every import every

from ..page import settle

KINDS = [
    kind
    for kind in every(getattr(explorables, name) for name in explorables.__all__)
    if issubclass(kind, Explorable) and kind.numbers()
]
each = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
WHERE = "[document.documentElement.scrollHeight, document.querySelector('.view').getBoundingClientRect().top + scrollY]"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def says(page):
    settle(page)
    return page.locator(".lab output").inner_text()


def state(page):
    settle(page)
    return page.locator(".lab .view").evaluate_all("all => all.map(e => e.innerHTML)")


def predict(page, number=0):
    page.locator(".prediction input").nth(number).check()
    press(page, "Show me")
    settle(page)


@each
def test_skip_shows_nothing_moves_nothing_and_leads_to_the_end(alone, kind):
    page = alone(kind(), viewport={"width": 900, "height": 900})
    settle(page)
    before, where = state(page), page.evaluate(WHERE)
    asked = set()
    while page.get_by_role("button", name="Skip").count():
        asked.add(page.locator(".prediction .question").first.inner_text())
        press(page, "Skip")
        assert state(page) == before
        assert page.evaluate(WHERE) == where
        assert "The answer" not in page.locator(".prediction").inner_text()
    assert len(asked) >= 2
    assert page.locator(".prediction [role=status]").inner_text() == "No prediction made."
    press(page, "Predict again")
    assert page.locator(".prediction .question").first.inner_text() in asked


@each
@pytest.mark.parametrize("width", [360, 600, 900])
def test_a_verdict_moves_nothing_on_the_page(alone, kind, width):
    page = alone(kind(), viewport={"width": width, "height": 740})
    settle(page)
    where = page.evaluate(WHERE)
    questions = 0
    while page.get_by_role("button", name="Show me").count():
        questions += 1
        predict(page)
        assert page.evaluate(WHERE) == where
        marked = page.locator(".answers [data-verdict]").evaluate_all("all => all.map(e => e.dataset.verdict)")
        assert marked.count("right") == 1
        if page.get_by_role("button", name="One more prediction").count():
            press(page, "One more prediction")
            assert page.evaluate(WHERE) == where
    assert questions >= 2


WATCH = """() => {
  window.heard = [];
  const output = document.querySelector('.lab output'), start = performance.now();
  let begun = false;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const look = () => {
    const busy = output.ariaBusy === 'true';
    begun ||= busy || (calm && heard.length > 1); // without motion it may be over before it is drawn
    if (output.textContent !== heard.at(-1)) heard.push(output.textContent);
    window.lasted = performance.now() - start;
    if (begun && !busy) window.over = true;
    else requestAnimationFrame(look);
  };
  look();
}"""


@each
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_show_me_goes_from_before_to_after_and_leaves_a_ghost(alone, kind, motion):
    page = alone(kind(), reduced_motion=motion)
    settle(page)
    page.locator(".prediction input").first.check()
    page.evaluate(WATCH)
    press(page, "Show me")
    page.wait_for_function("window.over")
    heard, lasted = page.evaluate("[heard.length, lasted]")
    if motion == "reduce":
        assert heard <= 3  # where it stood, before, after
    else:
        assert heard > 3
        assert lasted >= 890
    ghost = page.locator(".ghost, .rival[d^=M]")
    assert ghost.count() > 0
    assert ghost.first.evaluate("e => getComputedStyle(e).strokeDasharray") != "none"
    page.locator(".lab input[type=range]").last.press("ArrowRight")
    settle(page)
    assert page.locator(".ghost").count() == 0


@each
def test_a_reader_who_moves_something_stops_the_film(alone, kind):
    page = alone(kind())
    settle(page)
    page.locator(".prediction input").first.check()
    press(page, "Show me")
    page.locator(".lab input[type=range]").last.press("Home")
    there = says(page)
    for _ in range(5):
        assert says(page) == there


@each
def test_what_was_predicted_survives_reload_and_reset(alone, kind):
    page = alone(kind())
    predict(page)
    told = page.locator(".prediction [role=status]").inner_text()
    press(page, "Reset")
    assert page.locator(".prediction [role=status]").inner_text() == told
    page.reload()
    settle(page)
    assert page.locator(".prediction input").first.is_checked()
    assert page.locator(".prediction [role=status]").inner_text() == told
    press(page, "One more prediction")
    second = page.locator(".prediction .question").first.inner_text()
    page.reload()
    settle(page)
    assert page.locator(".prediction .question").first.inner_text() == second


HOSTILE = [
    "[7]",
    '{"at": -1, "guesses": ["<b>", {}, null]}',
    '{"at": "constructor"}',
    "null",
    '"x"',
    "[[0]]",
    "[-1, 1e9]",
    '["constructor", "0"]',
]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_makes_no_sense_in_the_storage_is_left_alone(alone, value):
    page = alone(explorables.Sigmoid())
    predict(page)
    page.locator(".lab input[type=range]").nth(2).fill("10")  # the first task
    page.evaluate(
        """value => {
          for (const key of Object.keys(localStorage)) {
            const kept = JSON.parse(localStorage[key]);
            localStorage[key] = JSON.stringify({ ...kept, value: JSON.parse(value) });
          }
        }""",
        value,
    )
    assert page.evaluate("localStorage.length") > 0
    page.reload()
    settle(page)
    assert page.get_by_role("button", name="Show me").count() == 1
    assert page.locator(".tasks [data-done]").count() == 0


def test_a_task_that_is_done_stays_done(alone):
    page = alone(explorables.Sigmoid())
    page.locator(".lab input[type=range]").nth(2).fill("10")
    done = page.locator(".tasks [data-done]")
    done.wait_for()
    press(page, "Reset")
    settle(page)
    assert done.count() == 1
    page.reload()
    settle(page)
    assert done.count() == 1
    assert every(page.locator(".tasks li"))[0].get_attribute("data-done") is not None
