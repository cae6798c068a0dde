"""Whatever a cell does, the page stays usable, and Python is there again, anew if need be."""

import time

import pytest

from ..conftest import new_context
from .helpers import Live

ENDLESS = {  # each says that it is there, and then doesn't end
    "a loop": "print('here', flush=True)\nwhile True: pass",
    "a loop that prints": "while True: print('here', flush=True)",
    "a loop that awaits": "import asyncio\nprint('here', flush=True)\nwhile True: await asyncio.sleep(0)",
    "a long sleep": "import time\nprint('here', flush=True)\ntime.sleep(10_000)",
    "a wait for ever": "import asyncio\nprint('here', flush=True)\nawait asyncio.sleep(10_000)",
    "a loop that catches everything": (
        "print('here', flush=True)\nwhile True:\n    try:\n        while True: pass\n    except BaseException: pass"
    ),
    "a loop in the browser": "import js\nprint('here', flush=True)\njs.eval('for (;;);')",
    "a number too large": "print('here', flush=True)\n9 ** 9 ** 9",
    "figures for ever": (
        "import matplotlib.pyplot as plt\nwhile True:\n    plt.plot([1, 2])\n    plt.show()\n"
        "    print('here', flush=True)"
    ),
}
BREAKING = {
    "recursion": "def f(): return f()\nf()",
    "recursion in C": "x = []\nfor _ in range(100_000): x = [x]\nrepr(x)",
    "recursion without a limit": "import sys\nsys.setrecursionlimit(10**9)\ndef f(): return f()\nf()",
    "all the memory": "b = []\nwhile True: b.append(bytearray(2**28))",
    "more memory than there is": "bytearray(10**11)",
    "a syntax error": "def f(:",
    "a null byte": "print('a\\0b')\nexec('\\0')",
    "no builtins": "import builtins\nbuiltins.__dict__.clear()",
    "other builtins": "import builtins\nbuiltins.len = builtins.isinstance = builtins.repr = None",
    "no streams": "import sys\nsys.stdout = sys.stderr = None\nprint('lost')",
    "closed streams": "import sys\nsys.stdout.close()",
    "no modules": "import sys\nsys.modules.clear()",
    "no names": "globals().clear()",
    "exit": "exit()",
    "sys.exit": "import sys\nsys.exit(3)",
    "os._exit": "import os\nos._exit(1)",
    "abort": "import os\nos.abort()",
    "kill": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "an interrupt": "raise KeyboardInterrupt",
    "an exception of its own kind": "class E(BaseException):\n    def __str__(self): raise self\nraise E()",
    "a value that can't be shown": "class A:\n    def __repr__(self): 1 / 0\nA()",
    "a form that is no text": "class A:\n    def _repr_html_(self): return object()\nA()",
    "a thread": "import threading\nthreading.Thread(target=print).start()",
    "a process": "import subprocess\nsubprocess.run(['ls'])",
    "a segmentation fault": "import ctypes\nctypes.string_at(0xFFFFFFF0, 10**8)",
    "no files": "import shutil\nshutil.rmtree('/lib', ignore_errors=True)\nshutil.rmtree('/home', ignore_errors=True)",
    "a worker that closes": "import js\njs.close()",
    "a worker that closes by another door": "import js\njs.eval('Object.getPrototypeOf(self).close.call(self)')",
    "messages of its own": "import js\njs.postMessage('done')\njs.self.onmessage = None",
    "no JSON": "import js\njs.eval('JSON.parse = JSON.stringify = null')",
    "other prototypes": "import js\njs.eval('Object.prototype.type = \"done\"; Array.prototype.push = null')",
    "no session": "import sys\nfor name in list(sys.modules):\n    if 'live' in name: vars(sys.modules[name]).clear()",
    "a bad svg": "class A:\n    def _repr_svg_(self): return '<svg'\nA()",
    "script in html": "class A:\n    def _repr_html_(self): return '<script>document.body.remove()</script>'\nA()",
    "an unraisable": "class A:\n    def __del__(self): 1 / 0\nA()\nNone",
}


@pytest.fixture(scope="module")
def live(browser, http_base):
    context = new_context(browser, viewport={"width": 1000, "height": 800})
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    context.on("request", lambda request: asked.append(request.url))
    page.goto(http_base + "book/01-sigmoid.html")
    yield Live(page)
    assert not [url for url in asked if not url.startswith((http_base, "data:", "blob:"))]
    context.close()


def is_well(live):
    """The page answers at once, and the next cell runs; or it says that Python had to start anew, and then it runs."""
    start = time.monotonic()
    assert live.page.evaluate("1 + 1") == 2
    assert time.monotonic() - start < 1
    live.wait_until_ready()
    shown = live.cell("odds-code").run("import numpy as np\nprint(int(np.sum([40, 2])))")
    if "Python broke down and starts anew" in shown:
        live.wait_until_ready()
        shown = live.cell("odds-code").run()
    assert shown.strip() == "42"


@pytest.mark.parametrize("name", ENDLESS)
def test_stop_ends_what_would_not_end(live, name):
    live.cell("sigmoid-plain").start(ENDLESS[name])
    live.cell("sigmoid-plain").wait_for("here")
    assert live.cell("sigmoid-plain").node.get_attribute("aria-busy") == "true"
    live.stop()
    live.wait_until_idle()
    assert live.status.startswith(("Stopped", "Python 3", "Starting", "Fetching"))
    is_well(live)


@pytest.mark.parametrize("name", BREAKING)
def test_what_breaks_a_cell_does_not_break_the_page(live, name):
    live.cell("sigmoid-plain").start(BREAKING[name])
    live.wait_until_idle()
    is_well(live)


def test_text_of_100_MB_is_cut_with_a_word(live):
    cell = live.cell("sigmoid-plain")
    shown = cell.run("print('x' * 100_000_000)")
    assert "99,900,001 more characters, cut here" in shown
    assert len(shown) < 110_000
    is_well(live)


def test_a_million_lines_are_cut_with_a_word(live):
    cell = live.cell("sigmoid-plain")
    shown = cell.run("for i in range(1_000_000): print(i)")
    assert "more characters, cut here" in shown
    assert shown.startswith("0\n1\n2\n")
    is_well(live)


def test_figures_in_a_loop_are_cut_with_a_word(live):
    code = "import matplotlib.pyplot as plt\nfor i in range(30):\n    plt.plot([1, i])\n    plt.show()"
    cell = live.cell("sigmoid-plain")
    assert "10 more figures or tables, cut here" in cell.run(code)
    assert cell.node.locator(".live-output svg").count() == 20
    is_well(live)


def test_a_heavy_figure_becomes_a_sharp_picture(live):
    code = "import matplotlib.pyplot as plt, numpy as np\nplt.scatter(*np.random.rand(2, 40_000))\nplt.show()"
    cell = live.cell("sigmoid-plain")
    cell.run(code)
    picture = cell.node.locator(".live-output img")
    natural, shown = picture.evaluate("img => [img.naturalWidth, img.clientWidth]")
    assert natural >= 1.9 * shown
    is_well(live)


def test_another_site_is_not_asked(live):
    code = "import js\ntry:\n    await js.fetch('http://localhost:9/secret')\nexcept Exception as error: print(error)"
    assert "asks nobody but its own site" in live.cell("sigmoid-plain").run(code)


def test_after_a_stop_variables_are_gone_and_edits_are_kept(live):
    cell = live.cell("odds-code")
    cell.run("kept = 1")
    live.cell("sigmoid-plain").start(ENDLESS["a loop"])
    live.cell("sigmoid-plain").wait_for("here")
    live.stop()
    live.wait_until_ready()
    assert cell.code() == "kept = 1"
    assert live.cell("sigmoid-plain").run("'kept' in dir()").strip() == "False"
