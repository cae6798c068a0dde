"""The page's own IPython: what cells and ipywidgets import of it, and what is shown."""

import importlib
import json
import sys

import pytest

from frontend.live.live_python import ipython, page, show

PNG = b"\x89PNG"


@pytest.fixture(autouse=True)
def installed():
    """The page's in the place of the real one, while a test runs."""
    before = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "IPython"}
    for name in before:
        del sys.modules[name]
    ipython.install()
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "IPython"]:
        del sys.modules[name]
    sys.modules.update(before)


@pytest.fixture
def told(monkeypatch):
    messages = []
    monkeypatch.setattr(page, "_post", lambda text: messages.append(json.loads(text)))
    return messages


def test_what_ipywidgets_imports_is_there():
    from IPython import get_ipython
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.display import clear_output, display

    assert get_ipython() is None
    assert (display, clear_output) == (show.display, ipython.clear_output)
    assert isinstance(InteractiveShell, type)
    assert importlib.util.find_spec("IPython") is not None


def test_import_ipython_reaches_its_parts():
    import IPython

    assert IPython.display.HTML is ipython.HTML
    assert IPython.core.display.HTML is ipython.HTML


@pytest.mark.parametrize(
    ("made", "mime", "content"),
    [
        (ipython.HTML("<b>bold</b>"), "text/html", "<b>bold</b>"),
        (ipython.SVG("<svg/>"), "image/svg+xml", "<svg/>"),
        (ipython.Image(data=PNG), "image/png", "iVBORw=="),
        (ipython.Markdown("*as typed*"), "text/plain", "*as typed*"),
    ],
    ids=["html", "svg", "image", "markdown"],
)
def test_what_is_displayed_is_shown(told, made, mime, content):
    ipython.clear_output()
    show.display(made)
    assert [message["type"] for message in told] == ["clear", "display"]
    assert told[1]["data"][mime] == content


def test_a_file_can_be_shown(told, tmp_path):
    (tmp_path / "a.html").write_text("<i>é</i>", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(PNG)
    show.display(ipython.HTML(filename=tmp_path / "a.html"), ipython.Image(filename=tmp_path / "a.png"))
    assert told[0]["data"]["text/html"] == "<i>é</i>"
    assert told[1]["data"]["image/png"] == "iVBORw=="


def test_a_formula_is_shown_as_one():
    assert ipython.Math(r"\frac12")._repr_latex_() == r"$\displaystyle \frac12$"
