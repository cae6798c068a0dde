"""How long a reader waits for Python in the page. Noisy, hence for make verify; the figures go into the note."""

import statistics
import time

import pytest

from ..conftest import ARGUMENTS, find, new_context
from .helpers import CHAPTER, Live, Server

pytestmark = pytest.mark.verify

NUMPY = ("import numpy as np\nprint(int(np.arange(4).sum()))", "6")
FIGURE = ("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('drawn')", "drawn")
FIT = (
    "from sklearn.linear_model import LogisticRegression\n"
    "print(LogisticRegression().fit([[0.], [1.], [2.], [3.]], [0, 0, 1, 1]).predict([[5.]]))",
    "[1]",
)


def seconds(page, server, code, expected):
    """From the click on "Run Python here" to the result of a cell that was run at once."""
    page.goto(server.base + CHAPTER)
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "code => { const key = `book ${location.pathname} python cell-odds-code`;"
        " localStorage.setItem(key, JSON.stringify({version: 1, stamp: '', value: code})); }",
        code,
    )
    start = time.monotonic()
    live = Live(page, ready=False)
    live.cell("odds-code").button("Run").click()
    page.wait_for_function(
        "text => document.querySelector('#cell-odds-code .live-output').textContent.includes(text)", arg=expected
    )
    return time.monotonic() - start


@pytest.fixture
def visits(browser, tmp_path):
    """Function that measures a first visit and the median of three later ones, with a cache on disk."""

    def measure(code, expected):
        server = Server()
        context = browser.browser_type.launch_persistent_context(tmp_path, executable_path=find(), args=ARGUMENTS)
        try:
            times = []
            for _ in range(4):
                page = context.new_page()
                times.append(seconds(page, server, code, expected))
                page.close()
        finally:
            context.close()
            server.close()
        return times[0], statistics.median(times[1:])

    return measure


@pytest.mark.parametrize(
    ("what", "cell", "cold_limit", "warm_limit"),
    [
        ("first numpy result", NUMPY, 6, 3),
        ("first matplotlib figure", FIGURE, None, 7),
        ("first scikit-learn fit", FIT, None, 14),
    ],
    ids=["numpy", "matplotlib", "scikit-learn"],
)
def test_time_to_the_first_result(visits, what, cell, cold_limit, warm_limit):
    cold, warm = visits(*cell)
    print(f"\n{what}: {cold:.1f} s cold, {warm:.1f} s warm")
    assert warm <= warm_limit
    assert cold_limit is None or cold <= cold_limit


def test_stop_is_ready_again_within_five_seconds(browser):
    server = Server()
    page = new_context(browser).new_page()
    page.goto(server.base + CHAPTER)
    live = Live(page)
    live.cell("odds-code").start("print('here', flush=True)\nwhile True: pass")
    live.cell("odds-code").wait_for("here")
    start = time.monotonic()
    live.stop()
    live.wait_until_idle(5)
    live.wait_until_ready(5)
    print(f"\nstopped and ready again after {time.monotonic() - start:.1f} s")
    page.context.close()
    server.close()
