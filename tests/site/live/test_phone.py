"""Python in the page on a phone: the bar is out of the way, a thumb is enough, and memory is freed on leaving."""

import time

import pytest
from playwright.sync_api import expect

from tests.every import every

from ..conftest import PATIENCE
from .helpers import CHAPTER, READY, Live

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def live(visit):
    return Live(visit(**PHONE).open(CHAPTER))


def test_the_bar_never_covers_the_cursor(live):
    """Also after typing, and where the cell is longer than the screen."""
    cell = live.cell("sigmoid-plain")
    cell.write("\n".join(f"a{i} = {i}" for i in range(60)))
    for key in ("Control+Home", *["ArrowDown"] * 40, "Control+End", "Enter", "b"):
        live.page.keyboard.press(key)
        live.page.wait_for_function(
            """() => {
                const at = getSelection().getRangeAt(0).startContainer;
                const line = (at.nodeType === Node.ELEMENT_NODE ? at : at.parentElement).closest(".cm-line");
                const bar = document.querySelector(".live-bar").getBoundingClientRect();
                return line && line.getBoundingClientRect().bottom <= bar.top + 1;
            }"""
        )


def test_what_gets_the_focus_comes_to_lie_above_the_bar(live):
    live.page.evaluate("scrollTo(0, 0)")
    for button in every(live.page.locator(".live-tools button:visible"))[:12]:
        button.evaluate("button => { scrollTo(0, 0); button.focus(); button.scrollIntoView({ block: 'nearest' }); }")
        live.page.wait_for_function(
            "() => document.activeElement.getBoundingClientRect().bottom"
            " <= document.querySelector('.live-bar').getBoundingClientRect().top"
        )


def test_a_cell_is_run_with_a_thumb_and_the_keyboard_stays(live):
    cell = live.cell("odds-code")
    cell.write("print(6 * 7)")
    run = live.page.get_by_role("button", name=f"Run cell {cell.number}", exact=True)
    run.tap()
    live.wait_until_idle()
    assert cell.printed() == "42\n"
    assert live.page.evaluate("document.activeElement.closest('.cell')?.id") == "cell-odds-code"
    for button in every(live.page.locator(".live-tools button:visible, .live-bar button:visible")):
        assert button.bounding_box()["height"] >= 44
    bar = live.page.locator(".live-bar").bounding_box()
    assert bar["height"] <= 640 / 4
    assert live.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_with_a_mouse_the_bar_has_no_button_for_a_cell(visit):
    live = Live(visit().open(CHAPTER))
    live.cell("odds-code").write("1")
    assert not live.page.get_by_role("button", name="Run cell").is_visible()


def until_gone(page):
    """Until no worker is left: one in the middle of a loop takes a moment to go."""
    end = time.monotonic() + PATIENCE
    while page.workers:
        assert time.monotonic() < end, page.workers
        page.evaluate("new Promise(requestAnimationFrame)")


def leave(page):
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")


def test_memory_is_freed_on_leaving_and_coming_back_works(live):
    page, cell = live.page, live.cell("odds-code")
    assert cell.run("kept = 1\nprint('kept')").strip() == "kept"
    (worker,) = page.workers
    with worker.expect_event("close"):
        leave(page)
    assert live.status.startswith("Python ended when the page was left")
    assert cell.run("print('again')").strip() == "again"
    assert "NameError" in live.cell("sigmoid-plain").run("kept")
    assert len(page.workers) == 1


def test_leaving_ends_a_cell_and_a_check_that_run(visit):
    page = visit(**PHONE).open("book/exercises/sigmoid/sigmoid.html")
    live = Live(page)
    cell = live.cell("odds-by-hand")
    cell.start("while True: pass")
    page.get_by_text(f"Cell {cell.number} is running").wait_for()
    page.get_by_role("button", name="Check as the grader will").click()
    page.get_by_text(f"Checking: cell {cell.number} …").wait_for()
    leave(page)
    page.get_by_text("The check was stopped.").wait_for()
    expect(cell.node.locator(".live-output")).to_contain_text("The page was left")
    page.wait_for_function("!document.querySelector('[aria-busy=true].cell')")
    until_gone(page)


def test_five_reloads_leave_one_python(visit):
    page = visit(**PHONE).open("book/06-model.html")
    for _ in range(5):
        page.locator("button.live").click()
        page.wait_for_selector(READY)
        assert len(page.workers) == 1
        page.reload()
    assert page.workers == []
