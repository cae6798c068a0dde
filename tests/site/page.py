"""Wait for what a page does, not for time; look at all of it; judge it by axe."""

from pathlib import Path

from tests.every import every

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def frames(page, count=2):
    """Wait for so many frames: what was asked for before the first is drawn before the second."""
    page.evaluate(
        """count => new Promise(done => {
          const next = () => (count-- ? requestAnimationFrame(next) : done());
          next();
        })""",
        count,
    )


def settle(page):
    """Wait until all that was asked for is drawn. A frame may begin longer work; then it says so by `aria-busy`."""
    frames(page)
    page.wait_for_function("!document.querySelector('[data-explorable] [aria-busy=true]')")


def rest(page):
    """Wait until a page that was opened is complete: its fonts, its explorables, and whatever moves by itself."""
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.wait_for_function("[...document.querySelectorAll('[data-explorable]')].every(e => 'alive' in e.dataset)")
    settle(page)
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")


def follow(page, fragment):
    """Go to another fragment of the open page, and wait until it has heard of that and drawn it."""
    page.evaluate(
        """fragment => new Promise(heard => {
          const before = location.href;
          addEventListener('hashchange', heard, { once: true });
          location.hash = fragment;
          if (location.href === before) heard();
        })""",
        fragment,
    )
    settle(page)


def swipe(page, x, y, dx, dy):
    """A finger that goes down there and moves by so much."""
    touch = page.context.new_cdp_session(page)
    send = lambda kind, *points: touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})  # noqa: E731
    send("touchStart", {"x": x, "y": y})
    for i in range(1, 11):
        send("touchMove", {"x": x + dx * i / 10, "y": y + dy * i / 10})
        settle(page)
    send("touchEnd")
    settle(page)


def say_nothing_more(page, locator, count=20):
    """Fail if the text of that place changes within so many frames."""
    before = locator.inner_text()
    for _ in range(count):
        frames(page, 1)
        assert locator.inner_text() == before


def violations(page, tags=None, within="document"):
    """What axe finds, as "rule: places"; a failure if it looked at nothing."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # by no <script>, which a strict policy would not allow
    run = f"axe.run({within}, {{ runOnly: tags }})" if tags else f"axe.run({within})"
    looked, found = page.evaluate(
        f"""tags => {run}.then(({{ passes, violations }}) =>
          [passes.length, violations.map(each => `${{each.id}}: ${{each.nodes.map(n => n.html).join(" | ")}}`)])""",
        tags,
    )
    assert looked > 0
    return found


def ids(page, within="document"):
    """The ids of all elements, in order."""
    return every(page.evaluate(f"[...{within}.querySelectorAll('[id]')].map(each => each.id)"))
