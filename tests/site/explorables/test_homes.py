"""Where an explorable lives besides the book's pages: in a shadow root, twice on one model, reloaded, run again."""

import pytest

from lib import explorables
from lib.explorables.explorable import Explorable
from tests.every import every

from ..page import frames, settle
from .test_every import settled

KINDS = [
    kind
    for kind in every(getattr(explorables, name) for name in explorables.__all__)
    if issubclass(kind, Explorable) and kind.numbers()
]
each = pytest.mark.parametrize("kind", every(KINDS), ids=lambda kind: kind.name)

# A notebook's front end in short: a model that tells its listeners, and views of it, each in a place of its own.
NOTEBOOK = """
window.notebook = {
  model(state) {
    const listeners = {};
    return {
      state,
      saved: 0,
      get: key => state[key],
      set(key, value) {
        if (state[key] === value) return;
        state[key] = value;
        listeners['change:' + key]?.forEach(each => each());
      },
      save_changes() { this.saved++; },
      on: (event, each) => (listeners[event] ||= new Set()).add(each),
      off: (event, each) => listeners[event]?.delete(each),
      heard: () => Object.values(listeners).reduce((sum, those) => sum + those.size, 0),
    };
  },
  show(name, model, shadow) {
    const host = document.createElement('div'), el = document.createElement('div');
    host.className = 'home';
    document.querySelector('main').append(host);
    (shadow ? host.attachShadow({ mode: 'open' }) : host).append(el);
    const remove = explorables.widget(name).render({ model, el });
    return () => { remove(); host.remove(); };
  },
};
"""


def notebook(alone, kind, *, shadow=False, state=None, views=1):
    """A page with views of one model, none of them the book's own."""
    page = alone(kind(), viewport={"width": 900, "height": 900})  # so that its script is there
    page.evaluate("document.querySelector('main').replaceChildren()")
    page.evaluate(NOTEBOOK)
    page.evaluate(
        """([name, state, shadow, views]) => {
          window.model = notebook.model(state);
          window.removes = Array.from({ length: views }, () => notebook.show(name, window.model, shadow));
        }""",
        [kind.name, state or kind().page_state(), shadow, views],
    )
    page.wait_for_function("removes.length > 0")
    ready(page)
    return page


def ready(page):
    """All views have said what they show."""
    frames(page)
    for place in page.locator(".home").all():
        place.locator(".lab > output[aria-busy=false]").wait_for()


def said(page, number=0):
    ready(page)
    return page.locator(".home").nth(number).locator(".lab > output").inner_text()


@each
def test_in_a_shadow_root_it_says_moves_and_asks_as_on_a_page(alone, kind):
    page = notebook(alone, kind, shadow=True)
    home = page.locator(".home")
    assert page.evaluate("document.querySelector('.home').shadowRoot !== null")
    assert settled(said(page)) == settled(kind().words())
    assert page.evaluate("document.querySelector('.home .lab')") is None  # the page sees nothing of it
    for slider in every(home.locator("input[type=range]"))[:3]:
        before = said(page)
        slider.focus()
        for key in ("ArrowUp", "ArrowUp", "PageUp", "Home"):  # a small step may not show in the sentence's digits
            if said(page) == before:
                page.keyboard.press(key)
        assert said(page) != before
    home.get_by_role("button", name="Reset", exact=True).click()
    assert settled(said(page)) == settled(kind().words())
    home.locator(".prediction input").first.check()
    home.get_by_role("button", name="Show me").click()
    ready(page)
    assert len(home.locator(".prediction [role=status]").inner_text()) > 20
    page.evaluate("removes.forEach(remove => remove())")
    assert page.locator(".home").count() == 0
    assert page.problems == []


@each
def test_in_a_shadow_root_a_handle_is_dragged(alone, kind):
    page = notebook(alone, kind, shadow=True)
    handle = page.locator(".home .handle").first
    handle.scroll_into_view_if_needed()
    before = said(page)
    box = handle.locator(".hold").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=5)
    page.mouse.move(x + 60, y + 35, steps=5)
    page.mouse.up()
    assert said(page) != before


@each
def test_its_look_stays_inside_of_its_shadow_root(alone, kind):
    page = notebook(alone, kind, shadow=True)
    sheets = page.evaluate("document.querySelector('.home').shadowRoot.adoptedStyleSheets.length")
    assert sheets == 3  # tokens, the kit's, its own
    display = page.locator(".home .lab").evaluate("lab => getComputedStyle(lab).display")
    assert display == "grid"


@each
def test_two_views_of_one_model_show_the_same_and_the_second_outlives_the_first(alone, kind):
    page = notebook(alone, kind, views=2)
    start = said(page)
    assert settled(start) == settled(said(page, 1)) == settled(kind().words())
    slider = page.locator(".home").nth(1).locator("input[type=range]").first
    slider.focus()
    page.keyboard.press("ArrowRight")
    if said(page, 1) == start:
        page.keyboard.press("ArrowLeft")
    moved = said(page, 1)
    assert moved != start
    frames(page, 3)
    first = said(page)
    assert first != start or kind.name == "loss"  # there each view has its own point in hand
    assert first[:40] == moved[:40]
    heard = page.evaluate("model.heard()")
    page.evaluate("removes[0]()")
    assert page.evaluate("model.heard()") == heard / 2
    page.locator(".home input[type=range]").first.press("ArrowRight")
    page.locator(".home input[type=range]").first.press("ArrowRight")
    assert said(page) != moved


@each
def test_after_a_reload_of_the_notebook_it_stands_where_the_kernel_has_it(alone, kind):
    """JupyterLab draws it anew from the state that the kernel still holds."""
    page = notebook(alone, kind)
    slider = page.locator(".home input[type=range]").first
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight"):
        slider.press(key)
    if said(page) == kind().words():
        slider.press("ArrowLeft")
    before = said(page)
    assert before != kind().words()
    page.wait_for_function("model.saved > 0")  # the kernel has heard of it
    kept = page.evaluate("model.state")
    again = notebook(alone, kind, state=kept)
    if kind.name == "loss":  # which point is in hand is not the kernel's affair
        assert said(again).partition(" Point ")[0] == before.partition(" Point ")[0]
    else:
        assert settled(said(again)) == settled(before)
    again.locator(".home").get_by_role("slider").first.focus()
    assert again.problems == []


@each
def test_one_page_wears_each_sheet_once_however_often_its_script_is_loaded(alone, kind):
    """A notebook loads the script once for each widget."""
    page = notebook(alone, kind)
    count = "document.adoptedStyleSheets.length"
    once = page.evaluate(count)
    assert once >= 3
    for _ in range(3):
        page.evaluate(
            """async name => {
              for (const each of ['explorables', `explorable-${name}`]) {
                const more = document.createElement('script');
                more.src = `${each}.js?again=${Math.random()}`;
                await new Promise((done, failed) => {
                  more.onload = done;
                  more.onerror = failed;
                  document.head.append(more);
                });
              }
              notebook.show(name, window.model, false);
            }""",
            kind.name,
        )
    ready(page)
    assert page.locator(".home").count() == 4
    assert page.evaluate(count) == once


def measures(page, session):
    """Listeners, nodes and bytes that live on after the garbage has been taken away."""
    settle(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("HeapProfiler.collectGarbage")
    found = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return {name: found[name] for name in ("JSEventListeners", "Nodes", "JSHeapUsedSize")}


@pytest.mark.verify
@pytest.mark.parametrize("shadow", [False, True], ids=["page", "shadow"])
@each
def test_a_hundred_runs_leave_no_listener_no_node_and_no_heap(alone, kind, shadow):
    page = notebook(alone, kind, shadow=shadow)
    page.evaluate("removes.forEach(remove => remove())")
    run = """async ([name, state, shadow, times]) => {
      for (let i = 0; i < times; i++) {
        const model = notebook.model(structuredClone(state));
        const remove = notebook.show(name, model, shadow);
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        const home = document.querySelector('.home');
        const slider = (home.shadowRoot ?? home).querySelector('input[type=range]');
        slider.value = Number(slider.value) + Number(slider.step || 1);
        slider.dispatchEvent(new Event('input'));
        remove();
        if (model.heard()) throw new Error(`${model.heard()} listeners on the model are left`);
      }
    }"""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.evaluate(run, [kind.name, kind().page_state(), shadow, 10])  # compiled, caches filled
    before = measures(page, session)
    page.evaluate(run, [kind.name, kind().page_state(), shadow, 100])
    after = measures(page, session)
    grown = {name: after[name] - before[name] for name in before}
    print(f"\n{kind.name}, {'shadow' if shadow else 'page'}, 100 runs: {grown}")
    assert grown["JSEventListeners"] <= 5
    assert grown["Nodes"] <= 100
    assert grown["JSHeapUsedSize"] <= 1_000_000  # 10 kB a run: less than the state of one


@pytest.mark.verify
@each
def test_a_hundred_runs_can_be_seen_to_leave_something(alone, kind):
    """The measure measures: views that nobody takes away are found."""
    page = notebook(alone, kind)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = measures(page, session)
    page.evaluate("name => { for (let i = 0; i < 10; i++) notebook.show(name, window.model, false); }", kind.name)
    after = measures(page, session)
    assert after["JSEventListeners"] - before["JSEventListeners"] > 50
    assert after["Nodes"] - before["Nodes"] > 500
