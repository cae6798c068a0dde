"""The book in a bag: unpacked in a classroom without a network, all of it works."""

import re
import subprocess
import sys
import zipfile

import pytest

from book._ext.bag import pack

from .conftest import ROOT, SITE, Visit
from .live.helpers import Live


@pytest.fixture(scope="module")
def bag(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bag")
    command = [sys.executable, "-m", "book._ext.bag", str(SITE), str(folder / "bag.zip")]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    print("\n" + told)
    with zipfile.ZipFile(folder / "bag.zip") as archive:
        archive.extractall(folder)
    return folder / "logistic-regression-from-scratch"


def test_the_same_site_makes_the_same_bag(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("a page")
    pack(tmp_path / "site", tmp_path / "a.zip")
    pack(tmp_path / "site", tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with pytest.raises(SystemExit, match="run make site first"):
        pack(tmp_path / "nothing", tmp_path / "c.zip")


def test_it_says_what_to_do(bag):
    assert "python -m http.server" in (bag / "READ-ME-FIRST.txt").read_text()


def test_served_as_it_says_python_runs_in_the_page(bag, browser):
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    server = subprocess.Popen(command, cwd=bag, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    port = re.search(r"port (\d+)", server.stdout.readline())[1]  # it says so when it listens
    shown = Visit(browser, f"http://127.0.0.1:{port}/")
    try:
        live = Live(shown.open("book/01-sigmoid.html"))
        live.cell("setup").run()
        live.cell("sigmoid-figure").run()
        assert live.cell("sigmoid-figure").node.locator(".live-output svg").count() == 1
        assert shown.problems == []
        assert shown.elsewhere() == []
    finally:
        shown.context.close()
        server.terminate()
        server.communicate()


def test_by_double_click_the_page_reads_and_the_explorable_lives(bag, browser):
    shown = Visit(browser, f"{bag.as_uri()}/")
    page = shown.open("book/index.html")
    page.locator("[data-alive]").first.wait_for()
    page.click("button.live")
    page.get_by_text("python -m http.server").wait_for()
    assert shown.problems == []
    shown.context.close()
