"""Any cell may be run first: what it needs runs before it, and the page says so."""

import re

import pytest
from playwright.sync_api import expect

from tests.every import every

from .helpers import PAGES_WITH_PYTHON, Live
from .test_live import CHAPTER

NEEDS = re.compile(r"Needs cells? \d+((, \d+)* and \d+)?: running (it|them)\.")


@pytest.mark.parametrize("page", [page for page in PAGES_WITH_PYTHON if "/exercises/" in page or "/0" in page])
def test_an_exercise_s_cell_works_when_it_is_run_first(visit, page):
    live = Live(visit().open(page))
    last = every([cell for cell in live.cells() if "check(" in cell.node.text_content()])[-1]
    last.run()
    assert "NameError" not in last.shown()
    assert "still to do" in last.printed()
    expect(last.node.get_by_text(NEEDS)).to_be_visible()
    assert last.number > live.page.locator(".live-output:not(:empty)").count() >= 1, "it ran all, or nothing"


def test_only_what_is_needed_runs_and_an_edit_of_it_runs_again(visit):
    live = Live(visit().open(CHAPTER))
    first, second, third = live.cells()[1:4]
    first.write("print('first')\nstep = 3")
    second.write("print('second')")
    assert "found 3" in third.run("print('found', step)")
    assert f"Needs cell {first.number}: running it." in third.shown()
    assert first.printed() == "first\n"
    assert second.printed() == ""
    assert third.run().strip() == "found 3"  # nothing is needed any more
    first.write("step = 4")
    assert "found 4" in third.run()
    assert first.printed() == ""


def test_an_error_in_what_is_needed_is_told_and_nothing_goes_on(visit):
    live = Live(visit().open(CHAPTER))
    first, _, third = live.cells()[1:4]
    first.write("step = 1 / 0")
    third.run("print('found', step)")
    assert live.status == f"Cell {first.number} raised an error. The cells after it did not run."
    assert third.printed() == ""
    assert third.node.get_attribute("aria-busy") is None


def test_what_an_edit_makes_old_says_so_until_it_runs_again(visit):
    live = Live(visit().open(CHAPTER))
    first, second, third = live.cells()[1:4]
    first.write("step = 3")
    second.write("print('second')")
    second.run()
    third.run("print('found', step)")
    old = [cell.node.get_by_text("out of date: run it again") for cell in (first, second, third)]
    for each in old:
        expect(each).to_be_hidden()
    first.write("step = 4")
    expect(old[2]).to_be_visible()
    expect(old[1]).to_be_hidden()
    third.run()
    expect(old[2]).to_be_hidden()
