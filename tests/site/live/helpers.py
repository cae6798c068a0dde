"""For tests of Python in the page: a server that compresses and counts, and a page whose cells can be used."""

import functools
import gzip
import http.server
import re
import threading
from functools import cache
from pathlib import Path

from tests.every import every

from ..conftest import BELOW, MISSING, PATIENCE, SITE, Handler

CHAPTER = "book/01-sigmoid.html"
READY = ".live-bar[data-state=ready]"
IDLE = ".live-bar button:disabled"  # Stop, when there is nothing to stop
CSP = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
PAGES_WITH_PYTHON = sorted(
    str(page.relative_to(SITE)) for page in SITE.rglob("book/**/*.html") if 'class="live"' in page.read_text()
) or [MISSING]


@cache
def compressed(path):
    return gzip.compress(Path(path).read_bytes(), 6)


class CompressingHandler(Handler):
    """As a web server for static files does it: text and wasm as gzip, and 304 for what the browser has."""

    protocol_version = "HTTP/1.1"
    sent: list  # (path, bytes of the body), one for each answer with a body
    headers_added: dict

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in (".html", ".js", ".mjs", ".css", ".json", ".wasm", ".svg") or not path.is_file():
            if path.is_file() and "If-Modified-Since" not in self.headers:
                self.sent.append((path.name, path.stat().st_size))
            return super().do_GET()
        modified = self.date_time_string(int(path.stat().st_mtime))
        same = self.headers.get("If-Modified-Since") == modified
        body = b"" if same else compressed(path)
        self.send_response(304 if same else 200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Last-Modified", modified)
        if not same:
            self.sent.append((path.name, len(body)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self):
        for name, value in self.headers_added.items():
            self.send_header(name, value)
        super().end_headers()


class Server:
    """The built site below a path of its own; `sent` says what went over the wire."""

    def __init__(self, **headers):
        self.sent = []
        made = type("Handler", (CompressingHandler,), {"sent": self.sent, "headers_added": headers})
        handler = functools.partial(made, directory=SITE)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}{BELOW}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Live:
    """A page on which "Run Python here" has been pressed."""

    def __init__(self, page, *, ready=True):
        self.page = page
        page.click("button.live")
        if ready:
            self.wait_until_ready()

    def wait_until_ready(self, seconds=PATIENCE):
        self.page.wait_for_selector(READY, timeout=1000 * seconds)

    def wait_until_idle(self, seconds=PATIENCE):
        self.page.wait_for_selector(IDLE, timeout=1000 * seconds)

    @property
    def status(self):
        return self.page.locator(".live-status").inner_text()

    def cell(self, name):
        return Cell(self, self.page.locator(f"#cell-{name}"))

    def cells(self):
        return [Cell(self, each) for each in every(self.page.locator(".cell[id]:has(.live-tools)"))]

    def run_all(self, seconds=2 * PATIENCE):
        self.page.get_by_role("button", name="Run all", exact=True).click()
        self.wait_until_idle(seconds)

    def stop(self):
        self.page.get_by_role("button", name="Stop", exact=True).click()


class Held:
    """A cell's code that waits until the test lets it go on: meanwhile one can look at what a running cell shows."""

    CODE = "import js\nheld = js.XMLHttpRequest.new()\nheld.open('GET', 'held', False)\nheld.send()\n"

    def __init__(self, page):
        self.waiting = []
        page.route("**/held", lambda route: self.waiting.append(route))

    def release(self):
        every(self.waiting).pop().fulfill(body="")


class Cell:
    def __init__(self, live, node):
        self.live, self.node = live, node
        self.name = node.get_attribute("id").removeprefix("cell-")

    @property
    def number(self):
        """Its place on the page, as the page counts."""
        return int(self.node.locator(".live-tools").get_attribute("aria-label").removeprefix("Cell "))

    def open(self):
        self.node.evaluate("cell => cell.querySelectorAll('details').forEach(fold => fold.open = true)")

    def write(self, code):
        """Replace the code as a reader would: select all, and type or paste."""
        self.open()
        self.node.locator(".cm-content").click()
        self.live.page.keyboard.press("Control+a")
        self.live.page.keyboard.press("Delete")
        self.live.page.keyboard.insert_text(code)

    def code(self):
        lines = self.node.locator(".cm-line").all_inner_texts()
        return "\n".join(line.rstrip("\n") for line in lines)

    def button(self, name):
        self.open()
        return self.node.get_by_role("button", name=name, exact=True)

    def start(self, code=None):
        if code is not None:
            self.write(code)
        self.button("Run").click()

    def wait_for(self, text):
        """Until the cell shows that text, running or not."""
        self.node.locator(".live-output", has_text=text).wait_for()

    def run(self, code=None, seconds=PATIENCE):
        """Run to the end; returns what the cell shows."""
        self.start(code)
        self.live.wait_until_idle(seconds)
        return self.shown()

    def shown(self):
        return self.node.locator(".live-output").inner_text()

    def printed(self):
        """The text of the live output, as a notebook prints it: streams and the last value."""
        blocks = self.node.locator(".live-output > .output:not(:has([data-explorable])) > .highlight > pre")
        return "".join(blocks.all_text_contents())

    def built(self):
        """The same of the book's own run."""
        blocks = self.node.locator(":scope > .cell_output:not(.live-output) > .output > .highlight > pre")
        return "".join(blocks.all_text_contents())


NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")


def same_text(ours, theirs):
    """Equal words; equal numbers, up to one unit in the last place that is printed, or 1e-9 where many are."""
    if NUMBER.sub("#", " ".join(ours.split())) != NUMBER.sub("#", " ".join(theirs.split())):
        return False
    return all(close(a, b) for a, b in zip(NUMBER.findall(ours), NUMBER.findall(theirs), strict=True))


def close(a, b):
    places = len(a.partition("e")[0].partition(".")[2])
    size = 10.0 ** int(a.partition("e")[2] or 0)
    exact = places == 0 and "e" not in a and "." not in a
    return a == b if exact else abs(float(a) - float(b)) <= max(1.01 * 10.0**-places * size, 1e-9 * abs(float(a)))
