"""Every page: complete, quiet, readable anywhere, light enough for a phone in a lecture hall."""

import gzip
import re

import pytest

from book._ext.chapters import chapters, pages
from tests.every import every

from .conftest import PAGES, SITE
from .page import STANDARDS, rest, violations

CHAPTERS = ["book/index.html", *(f"book/{chapter.name}.html" for chapter in chapters())]


def test_all_pages_are_there():
    assert {*(f"{page}.html" for page in pages()), "search.html"} == set(PAGES)
    assert len(CHAPTERS) > 6


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_quiet_and_stays_at_home_over_http(visit, page):
    shown = visit()
    shown.open(page)
    shown.page.wait_for_load_state("networkidle")
    assert shown.page.title()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_quiet_and_stays_at_home_from_a_file(visit, file_base, page):
    visit(file_base).open(page).wait_for_load_state("networkidle")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [360, 640, 1280])
def test_a_page_never_scrolls_sideways(visit, page, width):
    opened = visit(viewport={"width": width, "height": 800}).open(page)
    rest(opened)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    cut = """[...document.querySelectorAll('article, .text_html, [data-explorable], [data-explorable] *, .panel')]
      .map(e => [e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && !(e instanceof SVGElement)
        && !e.matches('pre, table, .text_html:has(table), .unseen') && getComputedStyle(e).display !== 'inline',
        e.outerHTML.slice(0, 120)])"""
    # nothing of an explorable hides behind the edge, either
    assert [element for wide, element in every(opened.evaluate(cut)) if wide] == []


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_is_readable_without_javascript(visit, page):
    opened = visit(java_script_enabled=False).open(page)
    assert opened.locator("h1").is_visible()
    assert len(opened.locator("main").inner_text()) > 1500
    for picture in every(opened.locator("figure svg")):
        assert picture.is_visible()
    for explorable in every(opened.locator("[data-explorable]")):
        told = explorable.locator("figure > figcaption") if explorable.locator("svg").count() else explorable
        assert len(told.inner_text()) > 60  # what the picture shows, in words; or the questions


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(visit, page, scheme):
    opened = visit(color_scheme=scheme, reduced_motion="reduce").open(page)
    rest(opened)
    assert violations(opened, STANDARDS) == []


def test_axe_can_find_something(visit):
    opened = visit().open("book/index.html")
    opened.evaluate("document.querySelector('main').append(document.createElement('img'))")
    opened.evaluate("document.querySelector('main img').src = 'data:,'")
    found = violations(opened, within="document.querySelector('main')")
    assert "image-alt" in [each.partition(":")[0] for each in found]


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_weighs_at_most_250_kB(visit, page):
    """Everything a first visit loads, gzip: HTML with its inline figures 75, theme 75, explorables 50, maths 40."""
    shown = visit()
    shown.open(page)
    shown.page.wait_for_load_state("networkidle")
    parts = {"page": 0, "theme": 0, "explorables": 0, "maths": 0, "figures": 0}
    own = [url.split("#")[0].split("?")[0] for url in shown.requests if url.startswith(shown.base)]
    for url in every(dict.fromkeys(own)):
        file = SITE / url.removeprefix(shown.base)
        size = len(gzip.compress(file.read_bytes(), 6))
        part = (
            "page" if file.suffix == ".html"
            else "explorables" if file.name.startswith("explorable")
            else "maths" if file.suffix == ".woff2"
            else "figures" if "_images" in file.parts
            else "theme"
        )  # fmt: skip
        parts[part] += size
    print(page, {name: f"{size / 1000:.1f} kB" for name, size in parts.items()}, f"{sum(parts.values()) / 1000:.1f} kB")
    assert parts["page"] + parts["figures"] <= 75_000
    assert parts["theme"] <= 75_000
    assert 0 < parts["explorables"] <= 50_000
    assert parts["maths"] <= 40_000


@pytest.mark.parametrize("page", CHAPTERS)
def test_every_figure_has_a_name_and_takes_the_page_s_colours(visit, page):
    opened = visit(color_scheme="dark").open(page)
    for figure in every(opened.locator("main svg[role=img]")):
        assert (figure.get_attribute("aria-label") or figure.get_attribute("aria-labelledby") or "").strip()
    html = (SITE / page).read_text()
    assert not re.search(r"<img[^>]+(?:\.svg|\.png)", html)  # figures are in the page, in its colours


def test_the_panel_of_chapter_5_shows_a_figure_and_where_it_comes_alive(visit):
    opened = visit().open("book/05-training-loop.html")
    panel = opened.locator("[data-panel]")
    assert panel.locator("svg").is_visible()
    assert "runs as a notebook" in panel.inner_text()
    assert "widget-state" not in opened.content()


def test_search_finds_a_word(visit):
    opened = visit().open("search.html?q=sigmoid")
    opened.wait_for_selector("#search-results li")
    assert opened.locator("#search-results li a").count() >= 2
