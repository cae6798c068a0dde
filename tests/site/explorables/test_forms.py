"""An explorable's small forms: one question, one picture, one control; they share their state with the full one."""

import pytest

from lib import explorables
from lib.explorables import Boundary
from tests.every import every

from ..page import ids, settle, violations
from .test_every import KINDS, says, settled

FORMS = [(kind, form) for kind in KINDS for form in kind.forms if form != "plain"]  # that one has tests of its own
each = pytest.mark.parametrize(("kind", "form"), every(FORMS), ids=lambda value: getattr(value, "name", value))


def move(lab):
    """Move the one slider of a small form."""
    slider = lab.locator("input[type=range]")
    slider.press("ArrowRight")
    slider.press("ArrowRight")


@each
def test_it_shows_one_question_one_picture_and_one_control(alone, kind, form):
    page = alone(kind(view=form))
    lab = page.locator(".lab")
    assert lab.locator(".ask").inner_text().endswith("?")
    assert lab.locator(".view:visible").count() == 1
    assert lab.locator("input, select, button").count() == 1
    assert settled(says(page)) == settled(kind().words())
    assert lab.bounding_box()["height"] <= 320
    before = says(page)
    move(lab)
    assert says(page) != before
    assert violations(page) == []


@each
@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_it_is_one_screen(alone, kind, form, width):
    page = alone(kind(view=form), viewport={"width": width, "height": 740}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".lab").bounding_box()
    assert box["height"] <= 640
    assert page.locator(".lab input").bounding_box()["height"] >= 24


@each
@pytest.mark.parametrize("first", ["small", "full"])
def test_small_and_full_share_their_state_wherever_they_stand(alone, kind, form, first):
    small, full = (0, 1) if first == "small" else (1, 0)
    both = [kind(view=form), kind()]
    page = alone(*(both if first == "small" else both[::-1]))
    labs = page.locator(".lab")
    assert labs.nth(full).locator("input[type=range]").count() > 1 or kind.name in ("loss", "split")
    move(labs.nth(small))
    moved = says(page, small)
    assert settled(moved) != settled(kind().words())
    assert settled(says(page, full)) == settled(moved) or kind.name == "loss"  # each view has its own point in hand
    page.wait_for_function("name => location.hash.startsWith(`#${name}?`)", arg=kind.name)
    labs.nth(full).get_by_role("button", name="Reset", exact=True).click()
    assert settled(says(page, small).partition(" Point ")[0]) == settled(kind().words().partition(" Point ")[0])
    assert len(ids(page)) == len(set(ids(page)))


@each
def test_a_link_brings_back_both_and_a_hostile_one_neither(alone, kind, form):
    name, (low, _) = next(iter(kind().ranges.items()))
    value = ",".join([str(low)] * len(getattr(kind(), name))) if isinstance(getattr(kind(), name), list) else low
    asked = kind(**{name: [low] * len(getattr(kind(), name)) if isinstance(getattr(kind(), name), list) else low})
    page = alone(kind(view=form), kind(), fragment=f"#{kind.name}?{name}={value}")
    assert settled(says(page)) == settled(says(page, 1)) == settled(asked.words())
    for query in (f"{name}=1e99&view=x", "view=full", "view=__proto__&__proto__=1"):
        page = alone(kind(view=form), kind(), fragment=f"#{kind.name}?{query}", after=page)
        assert settled(says(page)) == settled(says(page, 1)) == settled(kind().words())
        assert page.locator(".lab").first.locator("input").count() == 1


@pytest.mark.parametrize("form", ["__proto__", "constructor", "toString", "<b>", "none"])
@pytest.mark.parametrize("kind", every(KINDS), ids=lambda kind: kind.name)
def test_a_form_that_nobody_knows_is_the_full_one(alone, kind, form):
    changed = kind().as_html().replace(' data-state="', f' data-form="{form.replace("<", "&lt;")}" data-state="', 1)
    page = alone(changed)
    assert settled(says(page)) == settled(kind().words())
    assert page.get_by_role("button", name="Reset", exact=True).count() == 1


@each
def test_without_javascript_it_is_a_picture_and_a_sentence(alone, kind, form):
    page = alone(kind(view=form), java_script_enabled=False)
    assert page.locator("figure svg").count() == 1
    assert page.locator("figcaption").inner_text().startswith(kind().words().strip())


@each
def test_where_it_is_taken_away_nothing_stays(alone, kind, form):
    page = alone(kind(view=form))
    settle(page)
    left = page.evaluate(
        """async ([name, state]) => {
          const heard = {}, el = document.createElement('div');
          const model = { get: key => state[key], set() {}, save_changes() {},
            on: (event, f) => (heard[event] ||= new Set()).add(f), off: (event, f) => heard[event].delete(f) };
          let observed = 0;
          const { observe, disconnect } = ResizeObserver.prototype;
          ResizeObserver.prototype.observe = function (...all) { observed++; return observe.apply(this, all); };
          ResizeObserver.prototype.disconnect = function () { observed--; return disconnect.apply(this); };
          document.querySelector('main').append(el);
          const remove = explorables.widget(name).render({ model, el });
          while (el.querySelector('output').ariaBusy !== 'false') await new Promise(requestAnimationFrame);
          const sliders = el.querySelectorAll('input').length, alive = observed;
          remove();
          return { sliders, alive, observed, children: el.children.length,
            listeners: Object.values(heard).reduce((sum, each) => sum + each.size, 0) };
        }""",
        [kind.name, kind(view=form).page_state() | {"view": form}],
    )
    assert left == {"sliders": 1, "alive": 1, "observed": 0, "children": 0, "listeners": 0}


def test_every_chapter_of_part_one_opens_with_a_small_form():
    assert {kind.name for kind, _ in FORMS} >= {"sigmoid", "boundary", "loss", "gradient", "training-lab"}
    assert set(explorables.__all__) >= {kind.__name__ for kind, _ in FORMS}


def test_the_arrow_of_the_small_boundary_is_turned_and_keeps_its_length(alone):
    page = alone(Boundary(view="direction"))
    tip = page.locator(".handle[aria-label*='tip of w']")
    length = tip.get_attribute("aria-valuetext").split(", ")[1]
    box = tip.locator(".disc").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] - 70, steps=5)
    page.mouse.up()
    settle(page)
    angle, now = tip.get_attribute("aria-valuetext").split(", ")
    assert angle != f"{Boundary().angle:.0f}°"
    assert now == length
