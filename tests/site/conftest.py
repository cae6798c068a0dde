"""The built site in a real browser: served below a path of its own, and from file://."""

import contextlib
import functools
import http.server
import os
import shutil
import threading
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect, sync_playwright

from tests.browser import ARGUMENTS, find

from .page import settle

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
SCRIPTS = ROOT / "lib" / "explorables" / "static"

PATIENCE = 180  # seconds until what doesn't come is a failure: no claim, so that a busy machine may take its time
expect.set_options(timeout=1000 * PATIENCE)

BELOW = "/a/sub/path/"  # a site must work wherever it is put
MISSING = "(no site)"  # stands in each list of pages that would be empty: its tests fail, and are not left out
MOVED = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]["moved_pages"]
PAGES = sorted(
    str(page.relative_to(SITE))
    for page in SITE.rglob("*.html")
    if page.relative_to(SITE).with_suffix("").as_posix() not in MOVED  # these only lead on
    and not page.is_relative_to(SITE / "lite")  # JupyterLite's own
) or [MISSING]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent) and not item.get_closest_marker("verify"):
            item.add_marker("site")


class Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path):
        assert path.startswith(BELOW), f"a request outside the site: {path}"
        return super().translate_path(path.removeprefix(BELOW.rstrip("/")))

    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def site():
    """The site's folder; a failure, not a skip, if it isn't built."""
    assert PAGES != [MISSING], f"no site in {SITE}: run make site first"
    return SITE


@pytest.fixture(scope="session")
def http_base(site):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{BELOW}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or find(), args=ARGUMENTS)
        yield browser
        browser.close()


def new_context(browser, **options):
    """A window of its own: nothing in its storage, and patient."""
    context = browser.new_context(**options)
    context.set_default_timeout(1000 * PATIENCE)
    return context


class Visit:
    """A page with what went wrong on it: console errors, exceptions, requests to elsewhere."""

    def __init__(self, browser, base, within=None, **context):
        self.base = base
        self.context = within or new_context(browser, **{"viewport": {"width": 1280, "height": 900}} | context)
        self.problems, self.requests = [], []
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.problems.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.problems.append(str(e)))
        self.page.on("requestfailed", self.failed)
        self.page.on("request", lambda r: self.requests.append(r.url))

    def failed(self, request):
        if request.failure != "net::ERR_ABORTED":  # the page was left before it was there: nobody's mistake
            self.problems.append(f"failed: {request.url}")

    def open(self, path):
        self.page.goto(self.base + path)
        return self.page

    def elsewhere(self):
        own = ("data:", "blob:", self.base)
        return [url for url in self.requests if not url.startswith(own)]


@contextlib.contextmanager
def visiting(browser):
    """Function that makes visits; at the end, nothing may have gone wrong on them."""
    visits = []

    def start(base, **options):
        visits.append(Visit(browser, base, **options))
        return visits[-1]

    yield start
    for each in visits:
        each.context.close()
    assert [problem for each in visits for problem in each.problems] == []
    assert [url for each in visits for url in each.elsewhere()] == []


@pytest.fixture
def visit(browser, http_base):
    """Function (address of the site, options of the context) -> Visit; at the end, nothing may have gone wrong."""
    with visiting(browser) as start:
        yield lambda base=http_base, **context: start(base, **context)


@pytest.fixture
def file_base(site):
    return f"{site.as_uri()}/"


PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Alone</title>
<meta name="viewport" content="width=device-width">
<script>if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.dataset.theme = "dark"</script>
<style>main {{ color: var(--ink) }}</style>
<body style="margin: 16px; max-width: 880px; background: var(--ground)"><main><h1>Alone</h1>{parts}</main>
<script src="explorables.js"></script>"""


@pytest.fixture
def alone(browser, tmp_path):
    """Function (explorables or HTML) -> page with nothing else on it; at the end, nothing may have gone wrong.

    fragment: of the address; script: runs before the page's own; within: a context with another page's storage;
    after: a page of an earlier call that goes on to this one, where a loop looks at many. Its address is new, and so
    nothing is kept for it.
    """
    shutil.copytree(SCRIPTS, tmp_path, dirs_exist_ok=True)
    base = f"{tmp_path.as_uri()}/"
    with visiting(browser) as start:

        def opened(address, script, within, context):
            visit = start(base, within=within, **context)
            visit.page.problems = visit.problems
            if script:
                visit.page.add_init_script(script)
            return visit.open(address)

        def show(*parts, fragment="", script="", name="alone", within=None, after=None, **context):
            name = f"{name}-after-{len(list(tmp_path.glob('*.html')))}" if after else name
            inner = "<hr>".join(each if isinstance(each, str) else each.as_html() for each in parts)
            (tmp_path / f"{name}.html").write_text(PAGE.format(parts=inner), encoding="utf-8")
            context = {"viewport": {"width": 900, "height": 900}} | context
            if after:
                page = after
                page.goto(f"{base}{name}.html{fragment}")
            else:
                page = opened(f"{name}.html{fragment}", script, within, context)
            if context.get("java_script_enabled", True):
                settle(page)
            return page

        yield show
