"""In JupyterLab and in marimo, as they are installed: what is moved reaches Python, and is there after a reload."""

import os
import re
import secrets
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from lib.explorables import Sigmoid

from ..conftest import new_context
from ..page import frames

pytestmark = pytest.mark.verify

SAID = "[data-explorable=sigmoid] .lab > output"
SLIDER = "[data-explorable=sigmoid] input[type=range]"
MARIMO = """
import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    from lib.explorables import Sigmoid
    curve = mo.ui.anywidget(Sigmoid())
    curve
    return curve, mo


@app.cell
def _(curve):
    curve
    return


@app.cell
def _(curve, mo):
    mo.md(f"Python has x = {curve.x}.")
    return
"""


@pytest.fixture
def serve(tmp_path):
    """Function (command, address) -> the base of a server that answers there; it ends with the test."""
    started = []

    def start(command, path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        own = {name: str(tmp_path / name.lower()) for name in ("HOME", "JUPYTER_CONFIG_DIR", "IPYTHONDIR")}
        for folder in own.values():
            Path(folder).mkdir()
        with (tmp_path / "log.txt").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, *command(port)],
                cwd=tmp_path,
                env=os.environ | own,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        started.append(process)
        base = f"http://127.0.0.1:{port}"
        while True:  # until it answers, or has ended
            try:
                urllib.request.urlopen(base + path, timeout=5).close()
                return base
            except (urllib.error.URLError, ConnectionError):
                assert process.poll() is None, (tmp_path / "log.txt").read_text()

    yield start
    for process in started:
        process.terminate()
        process.wait()


@pytest.fixture
def page(browser):
    context = new_context(browser, viewport={"width": 1280, "height": 1400})
    yield context.new_page()
    context.close()


def words(**traits):
    return Sigmoid(**traits).words()


def alive(page, views, said):
    """So many views say the same."""
    expect(page.locator(SAID)).to_have_count(views)
    for number in range(views):
        expect(page.locator(SAID).nth(number)).to_have_text(said)


def run_all(page):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def ask_python(page, answer):
    """Run the third cell until it answers so: what was moved is sent a moment after the hand has come to rest."""
    told = page.locator(".jp-OutputArea-output", has_text="Python has x =")
    for _ in range(20):
        page.locator(".jp-Notebook .jp-CodeCell").nth(2).locator(".jp-InputArea-editor").click()
        page.keyboard.press("Control+Enter")
        frames(page, 30)
        if told.all_inner_texts() == [answer]:
            break
    expect(told).to_have_text(answer)


@pytest.fixture
def jupyter(serve, page, tmp_path):
    """JupyterLab with a notebook open: two views of one explorable, and what Python has."""
    cells = [
        "from lib.explorables import Sigmoid\ncurve = Sigmoid()\ncurve",
        "curve",
        "print('Python has x =', curve.x)",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, tmp_path / "curve.ipynb")
    token = secrets.token_hex(8)
    base = serve(
        lambda port: [
            *(
                "-m",
                "jupyterlab",
                "--no-browser",
                "--allow-root",
                f"--port={port}",
                f"--IdentityProvider.token={token}",
            ),
            "--LabApp.news_url=None",
        ],
        f"/api?token={token}",
    )
    page.goto(f"{base}/lab/tree/curve.ipynb?token={token}")
    page.get_by_text("| Idle").wait_for()  # before, a run would ask which kernel
    return page


def test_jupyterlab_moves_python_and_a_reload_finds_the_living_kernel(jupyter):
    page = jupyter
    run_all(page)
    alive(page, 2, words())
    slider = page.locator(SLIDER).first
    for _ in range(3):
        slider.press("ArrowRight")
    alive(page, 2, words(x=1.3))  # both views of the one model
    ask_python(page, "Python has x = 1.3")
    page.keyboard.press("Control+s")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    page.reload()
    alive(page, 2, words(x=1.3))
    page.locator(SLIDER).first.press("ArrowRight")
    alive(page, 2, words(x=1.4))
    ask_python(page, "Python has x = 1.4")


def test_marimo_moves_python_and_is_alive_after_a_reload(serve, page, tmp_path):
    (tmp_path / "curve.py").write_text(MARIMO)
    command = ("-m", "marimo", "-q", "run", "curve.py", "--headless", "--no-token", "--host=127.0.0.1")
    base = serve(lambda port: [*command, f"--port={port}"], "/health")
    page.goto(base)
    alive(page, 2, words())
    slider = page.locator(SLIDER).first
    for _ in range(3):
        slider.press("ArrowRight")
    alive(page, 2, words(x=1.3))
    expect(page.get_by_text(re.compile("Python has x ="))).to_have_text("Python has x = 1.3.")
    page.reload()
    expect(page.locator(SAID)).to_have_count(2)
    page.locator(SLIDER).first.press("Home")
    alive(page, 2, words(x=-5.0))
    expect(page.get_by_text(re.compile("Python has x ="))).to_have_text("Python has x = -5.0.")
