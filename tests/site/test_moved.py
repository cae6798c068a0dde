"""Old addresses lead on, wherever the site stands, and what a reader kept there is found at the new one."""

import posixpath

import pytest

from .conftest import MOVED, SITE
from .live.helpers import Live

each_move = pytest.mark.parametrize(("old", "new"), MOVED.items(), ids=list(MOVED))


@each_move
@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_an_old_address_leads_on(visit, old, new, script):
    visit(java_script_enabled=script).open(f"{old}.html").wait_for_url(f"**/{new}.html")


@each_move
@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_an_old_address_leads_on_from_a_file(visit, file_base, old, new, script):
    visit(file_base, java_script_enabled=script).open(f"{old}.html").wait_for_url(f"**/{new}.html")


@each_move
def test_what_stands_behind_the_address_goes_along(visit, old, new):
    visit().open(f"{old}.html?a=1#lab=x").wait_for_url(f"**/{new}.html?a=1#lab=x")


def test_the_folder_alone_is_an_address_too(visit):
    visit().open("").wait_for_url("**/book/index.html")


def test_an_old_address_is_named_to_search_engines_by_its_new_one():
    assert MOVED
    for old, new in MOVED.items():
        html = (SITE / f"{old}.html").read_text(encoding="utf-8")
        way = posixpath.relpath(f"{new}.html", posixpath.dirname(old) or ".")
        assert f'<link rel="canonical" href="{way}">' in html


def test_edited_code_is_found_at_the_new_address(visit):
    """As a reader left it before the page moved, and without a second copy under the old address."""
    opened = visit()
    page = opened.open("book/index.html")
    key = "book /a/sub/path/book/appendix/last-digit.html python cell-ulp-code"
    page.evaluate("key => localStorage.setItem(key, JSON.stringify({version: 1, stamp: '', value: '# mine'}))", key)
    live = Live(opened.open("book/under-the-hood/numbers.html"), ready=False)
    live.page.locator("#cell-ulp-code .cm-content").wait_for(state="attached")
    assert live.cell("ulp-code").code() == "# mine"
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('appendix/last-digit'))") == []


def test_what_was_kept_at_the_new_address_is_newer(visit):
    page = visit().open("book/index.html")
    page.evaluate("""() => {
      localStorage.setItem("book /a/sub/path/book/appendix/last-digit.html python cell-x", "old");
      localStorage.setItem("book /a/sub/path/book/under-the-hood/numbers.html python cell-x", "new");
      localStorage.setItem("book /another/book/appendix/last-digit.html python cell-x", "not ours");
    }""")
    page.goto(page.url.replace("book/index", "book/under-the-hood/numbers"))
    kept = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    assert kept["book /a/sub/path/book/under-the-hood/numbers.html python cell-x"] == "new"
    assert kept["book /another/book/appendix/last-digit.html python cell-x"] == "not ours"
