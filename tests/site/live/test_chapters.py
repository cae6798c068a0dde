"""Python in the page runs the whole book: every chapter, from the first cell to the last, as the build ran it."""

import pytest

from ...chapters import CHAPTERS
from ..conftest import MISSING
from .helpers import PAGES_WITH_PYTHON, Live, same_text

# the build doesn't run them
OWN_MACHINE = "book/under-the-hood/more-rows.html"  # starts processes, which a browser has not
EXERCISES = [page for page in PAGES_WITH_PYTHON if page.startswith("book/exercises/")] or [MISSING]


def test_every_chapter_has_the_button():
    assert {f"book/{chapter.name}.html" for chapter in CHAPTERS} <= set(PAGES_WITH_PYTHON)


@pytest.mark.parametrize("page", [page for page in PAGES_WITH_PYTHON if page not in (*EXERCISES, OWN_MACHINE)])
def test_run_all_raises_nothing_and_prints_the_book_s_numbers(visit, page):
    live = Live(visit().open(page))
    live.run_all()
    assert live.status.endswith("is done.")
    compared = 0
    for cell in live.cells():
        assert cell.node.locator(".traceback, .stderr").count() == 0, f"{cell.name}: {cell.shown()}"
        if "tag_remove-output" in cell.node.get_attribute("class"):
            continue
        ours, book = cell.printed(), cell.built()
        assert same_text(ours, book), f"{cell.name} prints\n{ours}\nand in the book\n{book}"
        compared += bool(book.strip())
        figures = "svg:not([data-explorable] svg)"
        drawn = cell.node.locator(".live-output").locator(figures).count()
        built = cell.node.locator(":scope > .cell_output:not(.live-output)").locator(figures).count()
        assert (drawn > 0) == (built > 0), f"{cell.name} draws {drawn} figures, the book {built}"
    assert compared > 0


def test_a_page_that_needs_processes_says_so(visit):
    live = Live(visit().open(OWN_MACHINE))
    live.run_all()
    shown = {cell.name: cell.shown() for cell in live.cells()}
    first = next(name for name, text in shown.items() if "Error" in text)
    assert "this page needs a machine of your own, where it starts processes" in shown[first]
    assert "from four blocks" in "".join(shown.values())  # what comes before runs here, too


@pytest.mark.parametrize("page", EXERCISES)
def test_an_exercise_runs_with_its_gaps_and_says_what_is_still_to_do(visit, page):
    live = Live(visit().open(page))
    live.run_all()
    checks = [cell for cell in live.cells() if "check(" in cell.node.inner_text()]
    assert len(checks) >= 5
    for cell in checks:
        assert "still to do" in cell.printed(), f"{cell.name}: {cell.shown()}"


def test_the_comparison_sees_a_wrong_digit():
    assert same_text("loss 0.6931, 3 of 4", "loss 0.6932, 3 of 4")  # rounded the other way
    assert not same_text("loss 0.6931", "loss 0.6941")
    assert not same_text("3 of 4", "2 of 4")
    assert not same_text("loss 0.6931", "cost 0.6931")
    assert same_text("1.2e-10", "1.3e-10")
    assert not same_text("1.2e-10", "1.2e-9")
