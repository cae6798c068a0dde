"""The editor as at home: completion, signatures, documentation, comments, brackets, find, and the line of an error."""

import pytest
from playwright.sync_api import expect

from ..conftest import new_context
from ..page import STANDARDS, violations
from .helpers import CHAPTER, Live

OPTIONS = ".cm-tooltip-autocomplete [role=option]"


@pytest.fixture
def cell(live):
    cell = live.cell("odds-code")
    yield cell
    live.page.keyboard.press("Escape")
    cell.button("Reset").click()


def typed(cell, code):
    """As a reader types it, key by key."""
    cell.write("")
    cell.live.page.keyboard.type(code)


def taken(cell, code):
    """Press Tab until what is offered is taken: what has only just appeared isn't yet."""
    for _ in range(1000):
        cell.live.page.keyboard.press("Tab")
        if cell.code() == code:
            return
    raise AssertionError(f"{cell.code()!r}, not {code!r}")


def test_living_names_and_their_attributes_are_offered(live, cell):
    cell.run("import numpy as np\nclass Model:\n    def fit_slowly(self, X): 'Fits.'\nmy_model = Model()")
    typed(cell, "my_m")
    live.page.locator(OPTIONS, has_text="my_model").wait_for()
    taken(cell, "my_model")
    live.page.keyboard.type(".fi")
    live.page.locator(OPTIONS, has_text="fit_slowly").wait_for()
    assert violations(live.page, STANDARDS) == []
    taken(cell, "my_model.fit_slowly")


def test_no_names_are_offered_inside_of_a_text(live, cell):
    cell.run("my_model = 1")
    typed(cell, "'my_m")
    live.page.keyboard.press("Control+Space")
    assert live.page.locator(OPTIONS).count() == 0


def test_a_signature_appears_with_the_bracket_and_shift_tab_has_the_documentation(live, cell):
    cell.run("def mine(a, b=2):\n    'What mine does.'")
    typed(cell, "mine(")
    tip = live.page.locator(".live-help")
    expect(tip).to_have_text("mine(a, b=2)")
    live.page.keyboard.type("1, ")
    tip.wait_for(state="detached")
    live.page.keyboard.press("Shift+Tab")
    expect(tip).to_contain_text("What mine does.")
    live.page.keyboard.press("Escape")
    tip.wait_for(state="detached")
    assert violations(live.page, STANDARDS) == []


def test_shift_tab_tells_what_a_value_is_and_what_is_not_there_yet(live, cell):
    cell.run("import numpy as np\nmatrix = np.zeros((3, 2))")
    tip = live.page.locator(".live-help")
    for code, words in (
        ("matrix", "ndarray of shape (3, 2), float64"),
        ("nobody", "once the cell that makes it has run"),
    ):
        typed(cell, code)
        live.page.keyboard.press("Shift+Tab")  # whether a list of names has come up by now or not
        expect(tip).to_contain_text(words)


def test_at_a_line_s_beginning_shift_tab_takes_indentation_back(live, cell):
    cell.write("if 1:\n    pass")
    live.page.keyboard.press("Home")
    live.page.keyboard.press("Shift+Tab")
    assert cell.code() == "if 1:\npass"


def test_lines_are_commented_and_back(live, cell):
    cell.write("a = 1")
    live.page.keyboard.press("Control+/")
    assert cell.code() == "# a = 1"
    live.page.keyboard.press("Control+/")
    assert cell.code() == "a = 1"


def test_the_matching_bracket_is_marked(live, cell):
    cell.write("f(1)")
    assert cell.node.locator(".cm-matchingBracket").count() == 2


def test_find_goes_through_the_cell(live, cell):
    cell.write("alpha = 1\nbeta = alpha")
    live.page.keyboard.press("Control+f")
    field = cell.node.locator(".cm-search input[name=search]")
    field.press_sequentially("alpha")
    expect(cell.node.locator(".cm-searchMatch")).to_have_count(2)
    assert violations(live.page, STANDARDS) == []
    live.page.keyboard.press("Escape")
    field.wait_for(state="detached")


def test_an_error_marks_its_lines_until_the_code_changes(live, cell):
    other = live.cell("sigmoid-plain")
    other.run("def divide(a):\n    return 1 / a")
    cell.run("a = 0\ndivide(a)\nb = 1")
    expect(cell.node.locator(".cm-mistake")).to_have_text(["divide(a)"])
    expect(other.node.locator(".cm-mistake")).to_have_text(["    return 1 / a"])
    assert violations(live.page, STANDARDS) == []
    cell.write("c = (")
    assert cell.node.locator(".cm-mistake").count() == 0
    cell.run()
    expect(cell.node.locator(".cm-mistake")).to_have_text(["c = ("])
    cell.run("divide(1)")
    assert cell.node.locator(".cm-mistake").count() == 0
    other.button("Reset").click()


def test_a_cell_pasted_from_a_notebook_runs(live, cell):
    shown = cell.run(
        "%matplotlib inline\n!pip install pandas\nimport numpy as np\n%time total = np.arange(5).sum()\n"
        "%timeit total + 1\n%time total + 1 == 11"
    )
    assert "%matplotlib inline: skipped" in shown
    assert "this page has no pandas" in shown
    assert "Time: " in shown
    assert "per loop" in shown
    assert shown.strip().endswith("np.True_")


def test_an_error_in_a_timed_line_shows_the_line_as_it_was_typed(live, cell):
    shown = cell.run("%time 1 / 0")
    assert "%time 1 / 0" in shown
    assert "_live" not in shown
    assert cell.node.locator(".cm-mistake").count() == 1


def test_questions_while_python_is_away_are_dropped(browser, http_base):
    page = new_context(browser).new_page()
    page.context.route("**/python_stdlib.zip", lambda route: route.fulfill(status=404))
    page.goto(http_base + CHAPTER)
    live = Live(page, ready=False)
    page.wait_for_selector(".live-bar[data-state=failed]")
    cell = live.cell("odds-code")
    typed(cell, "somewhere = 1\nsomew")
    page.locator(OPTIONS, has_text="somewhere").wait_for()  # the language's own names are offered all the same
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".live-help")).to_contain_text("Python knows it once")
    page.context.close()
