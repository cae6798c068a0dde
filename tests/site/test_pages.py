"""Every page: complete, quiet, readable anywhere, light enough for a phone in a lecture hall."""

import gzip
import re

import pytest

from book._ext.chapters import chapters, pages

from .conftest import PAGES, ROOT, SITE

CHAPTERS = ["book/index.html", *(f"book/{chapter.name}.html" for chapter in chapters())]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"


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
    opened.wait_for_timeout(200)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    cut = """[...document.querySelectorAll('.text_html, [data-explorable], [data-explorable] *, .panel')]
      .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && !(e instanceof SVGElement)
        && !e.matches('pre, table, .text_html:has(table), .unseen') && getComputedStyle(e).display !== 'inline')
      .map(e => e.outerHTML.slice(0, 120))"""
    assert opened.evaluate(cut) == []  # nothing of an explorable hides behind the edge, either


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_is_readable_without_javascript(visit, page):
    opened = visit(java_script_enabled=False).open(page)
    assert opened.locator("h1").is_visible()
    assert len(opened.locator("main").inner_text()) > 1500
    for picture in opened.locator("[data-explorable] svg").all():
        assert picture.is_visible()
    for caption in opened.locator("[data-explorable] figure > figcaption").all():
        assert len(caption.inner_text()) > 60  # what the picture shows, in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(visit, page, scheme):
    opened = visit(color_scheme=scheme, reduced_motion="reduce").open(page)
    opened.wait_for_timeout(300)
    opened.add_script_tag(path=AXE)
    found = opened.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        ".then(r => r.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' | ')}`))"
    )
    assert found == []


def test_axe_can_find_something(visit):
    opened = visit().open("book/index.html")
    opened.add_script_tag(path=AXE)
    opened.evaluate("document.querySelector('main').append(document.createElement('img'))")
    opened.evaluate("document.querySelector('main img').src = 'data:,'")
    violations = opened.evaluate("axe.run('main').then(r => r.violations.map(v => v.id))")
    assert "image-alt" in violations


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_weighs_at_most_250_kB(visit, page):
    """Everything a first visit loads, gzip: HTML with its inline figures 75, theme 75, explorables 60, maths 40."""
    shown = visit()
    shown.open(page)
    shown.page.wait_for_load_state("networkidle")
    parts = {"page": 0, "theme": 0, "explorables": 0, "maths": 0, "figures": 0}
    for url in dict.fromkeys(url.split("#")[0].split("?")[0] for url in shown.requests if url.startswith(shown.base)):
        file = SITE / url.removeprefix(shown.base)
        size = len(gzip.compress(file.read_bytes(), 6))
        part = (
            "page" if file.suffix == ".html"
            else "explorables" if file.name == "explorables.js"
            else "maths" if file.suffix == ".woff2"
            else "figures" if "_images" in file.parts
            else "theme"
        )  # fmt: skip
        parts[part] += size
    print(page, {name: f"{size / 1000:.1f} kB" for name, size in parts.items()}, f"{sum(parts.values()) / 1000:.1f} kB")
    assert parts["page"] + parts["figures"] <= 75_000
    assert parts["theme"] <= 75_000
    assert parts["explorables"] <= 60_000
    assert parts["maths"] <= 40_000


@pytest.mark.parametrize("page", CHAPTERS)
def test_every_figure_has_a_name_and_takes_the_page_s_colours(visit, page):
    opened = visit(color_scheme="dark").open(page)
    for figure in opened.locator("figure svg[role=img], main svg[role=img]").all():
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
