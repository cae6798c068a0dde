"""The whole chapter as a notebook in the browser: JupyterLite, on this site's own Pyodide."""

import pytest
from playwright.sync_api import expect

from ..conftest import SITE, new_context
from .helpers import PAGES_WITH_PYTHON, Server


@pytest.fixture(scope="module")
def notebook(browser):
    """Chapter 5, opened by its button, with all cells run; and every request that was made."""
    server = Server()
    context = new_context(browser, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.asked = []
    context.on("request", lambda request: page.asked.append(request.url))
    page.goto(server.base + "book/05-training-loop.html")
    page.click("a.live-notebook")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    page.locator(".lm-MenuBar-item", has_text="Run").click()
    page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
    page.get_by_text("length: still to do").last.wait_for(state="attached")
    yield page
    assert not [url for url in page.asked if not url.startswith((server.base, "data:", "blob:"))]
    context.close()
    server.close()


def test_every_page_with_code_leads_to_its_notebook():
    for page in PAGES_WITH_PYTHON:
        name = page.removeprefix("book/").removesuffix(".html")
        assert f"lite/notebooks/index.html?path={name}.ipynb" in (SITE / page).read_text()
        assert (SITE / "lite" / "files" / f"{name}.ipynb").exists()


def test_pyodide_is_on_disk_once():
    assert len(list(SITE.rglob("pyodide.asm.wasm"))) == 1
    assert len(list(SITE.rglob("numpy-*.whl"))) == 1


def test_no_cell_raises(notebook):
    assert notebook.locator('[data-mime-type="application/vnd.jupyter.error"]').count() == 0


def test_moving_the_panel_s_slider_changes_its_figure(notebook):
    panel = notebook.locator(".widget-interact")
    panel.scroll_into_view_if_needed()
    figure = panel.locator(".jp-OutputArea-output img, .jp-OutputArea-output svg").first
    expect(figure).to_be_visible()
    before = figure.evaluate("figure => figure.src || figure.outerHTML")
    handle = panel.locator(".noUi-handle").first.bounding_box()
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    notebook.mouse.move(x, y)
    notebook.mouse.down()
    notebook.mouse.move(x + 30, y, steps=5)
    notebook.mouse.up()
    notebook.wait_for_function(
        "before => { const figure = document.querySelector("
        "'.widget-interact .jp-OutputArea-output img, .widget-interact .jp-OutputArea-output svg');"
        " return figure && (figure.src || figure.outerHTML) !== before; }",
        arg=before,
    )
    assert panel.locator(".jp-OutputArea-output img, .jp-OutputArea-output svg").count() == 1


def test_an_explorable_is_alive(notebook):
    lab = notebook.locator(".jp-OutputArea-output .lab").first
    lab.scroll_into_view_if_needed()
    reading = lab.locator("output.reading")
    before = reading.inner_text()
    lab.locator("input[type=range]").first.focus()
    notebook.keyboard.press("Home")
    expect(reading).not_to_have_text(before)
