"""What one uses stays where it is while one uses it."""

import pytest

from lib.explorables import Boundary, Gradient, Split, TrainingLab
from tests.every import every

from ..page import settle
from .test_small_lab import small

WIDTHS = [360, 390, 640, 700, 780, 900, 1280]


def places(page, patient=True):
    """Where each control stands in its explorable, and how wide it is; patient: once nothing moves."""
    if patient:
        settle(page)
    return page.evaluate(
        """() => {
          const top = document.querySelector('.lab').getBoundingClientRect().top;
          return [...document.querySelectorAll('.lab .controls :is(button, select, input)')]
            .filter(each => each.offsetParent)
            .map(each => [each.getBoundingClientRect(), each.tagName === 'BUTTON' ? 'button' : each.id])
            .map(([box, name]) => [name, Math.round(box.left), Math.round(box.top - top), Math.round(box.width)]);
        }"""
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", [Boundary, Gradient], ids=lambda kind: kind.name)
def test_the_list_that_changes_the_picture_stays_under_the_hand(alone, kind, width):
    page = alone(kind(), viewport={"width": width, "height": 800})
    chosen = page.get_by_role("combobox", name="picture")
    stands = []
    for option in every(chosen.locator("option").all()):
        chosen.select_option(option.get_attribute("value"))
        settle(page)
        stands.append(
            chosen.evaluate("e => e.getBoundingClientRect().top - e.closest('.lab').getBoundingClientRect().top")
        )
    assert max(stands) - min(stands) <= 1, stands


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("explorable", "name", "then"),
    [
        (TrainingLab(num_iter=0, lr=0.03), "Play", "Pause"),
        (small(num_iter=0), "Play", "Pause"),
        (Gradient(data="apart"), "Let go", "Stop"),
    ],
    ids=["lab", "home", "gradient"],
)
def test_a_button_that_changes_its_word_moves_nothing(alone, explorable, name, then, width):
    page = alone(explorable, viewport={"width": width, "height": 800}, fragment=f"#{explorable.name}?none=1")
    before = every(places(page))
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("button", name=then, exact=True).wait_for()
    assert places(page, patient=False) == before


@pytest.mark.parametrize("width", [360, 900])
def test_what_is_said_of_the_own_points_has_its_room_before(alone, width):
    page = alone(small(), viewport={"width": width, "height": 800}, reduced_motion="reduce")
    before = places(page)
    box = page.locator("[data-view=data] svg").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.8)
    settle(page)
    assert page.locator(".told").inner_text().startswith("At ")
    assert places(page) == before


def test_a_click_on_a_point_says_why_it_adds_none(alone):
    page = alone(small(points=[[0.0, 0.0, 0], [1.0, 1.0, 1]]), reduced_motion="reduce")
    mark = page.locator("[data-view=data] .mark:not(.legend *)").first.bounding_box()
    page.mouse.click(mark["x"] + mark["width"] / 2 + 3, mark["y"] + mark["height"] / 2 + 3)
    settle(page)
    assert page.locator(".told").inner_text().endswith("A new one needs a place of its own.")
    box = page.locator("[data-view=data] svg").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    settle(page)
    assert "needs a place" not in page.locator(".told").inner_text()


def test_split_keeps_its_place_too(alone):
    page = alone(Split())
    before = places(page)
    page.get_by_role("button", name="20 more").click()
    page.wait_for_function("!document.querySelector('[aria-busy=true]')")
    assert places(page) == before
