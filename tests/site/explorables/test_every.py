"""What holds for every explorable, each on a page of its own: access, hostile states, nothing left behind."""

import re

import pytest
import traitlets

from lib import explorables
from lib.explorables import Loss, Sigmoid
from lib.explorables.explorable import Explorable
from tests.every import every

from ..page import ids, settle, violations

KINDS = [
    kind
    for kind in every(getattr(explorables, name) for name in explorables.__all__)
    if issubclass(kind, Explorable) and kind.numbers()
]
HOSTILE = [
    "nan",
    "inf",
    "-Infinity",
    "1e99",
    "-1e99",
    "",
    "0x1",
    "--1",
    "<script>alert(1)</script>",
    "__proto__",
    "%00",
]
HOSTILE += ["toString", "1,2,3,4,5", "," * 5, "1," * 900]
ANY = ["%E0%A4%A", "__proto__=1&constructor=2", "w&b&x&scores", "&&==&", "w=" + "1" * 5000]
each = pytest.mark.parametrize("kind", every(KINDS), ids=lambda kind: kind.name)


def says(page, number=0):
    settle(page)
    return page.locator(".lab output").nth(number).inner_text()


@each
def test_a_hostile_address_changes_nothing(alone, kind):
    settable = [name for name in kind.class_traits(sync=True) if not name.startswith("_")]
    words = ["&".join(f"{name}={word}" for name in every(settable)) for word in HOSTILE]
    page = None
    for query in words + ANY:
        page = alone(kind(), fragment=f"#{kind.name}?{query}", after=page)
        assert says(page) == kind().words()


@each
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(alone, kind, scheme):
    page = alone(kind(), viewport={"width": 900, "height": 900})
    page.evaluate("scheme => document.documentElement.dataset.theme = scheme", scheme)
    assert violations(page) == []
    page.locator(".prediction input").first.check()
    page.get_by_role("button", name="Show me").click()
    settle(page)
    assert violations(page) == []  # with an answer shown


@each
@pytest.mark.parametrize("width", [360, 599, 600, 900])
def test_nothing_is_wider_than_the_screen_and_every_target_is_large_enough(alone, kind, width):
    page = alone(kind(), viewport={"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for target in every(page.locator(".hold, button:visible, select:visible, input[type=range], .prediction label")):
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24


@each
def test_all_of_it_fits_on_a_small_laptop(alone, kind):
    page = alone(kind(), viewport={"width": 1280, "height": 720})
    settle(page)
    assert page.locator(".lab").bounding_box()["width"] == 880
    assert page.locator(".lab").bounding_box()["height"] <= 720


@each
@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_cause_and_effect_are_on_one_screen(alone, kind, width):
    """All pictures with the controls below them; and whichever is looked at, the controls stay under the thumb."""
    page = alone(kind(), viewport={"width": width, "height": 740}, has_touch=True)
    settle(page)
    views, dock = every(page.locator(".lab .view:visible")), page.locator(".lab .dock")
    top = views[0].bounding_box()["y"]
    page.mouse.wheel(0, top)
    page.wait_for_function("top => scrollY >= top - 1", arg=top)
    for box in [view.bounding_box() for view in views]:
        assert box["y"] >= -1
        assert box["y"] + box["height"] <= dock.bounding_box()["y"] + 1
    assert dock.bounding_box()["y"] + dock.bounding_box()["height"] <= 741
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("scrollY === 0")
    assert dock.bounding_box()["y"] + dock.bounding_box()["height"] == pytest.approx(740, abs=1)
    assert page.evaluate(
        "() => { const b = document.querySelector('.lab .dock').getBoundingClientRect();"
        " return document.elementFromPoint(b.x + 5, b.y + 2).closest('.dock') !== null }"
    )


@each
def test_on_a_phone_no_place_waits_empty_for_a_verdict(alone, kind):
    page = alone(kind(), viewport={"width": 360, "height": 740})
    last = page.get_by_role("button", name="Skip").bounding_box()
    block = page.locator(".prediction").bounding_box()
    assert block["y"] + block["height"] - last["y"] - last["height"] <= 64


def settled(words):
    """Without the last digit of a difference, which is rounding, and each language rounds in its own order."""
    return re.sub(r"(largest difference )\S+", r"\1", words)


@each
def test_at_both_ends_of_each_range_the_page_is_alive(alone, kind):
    """What Python lets be set, the front end shows, and the address brings back."""
    ends = [(name, end) for name, both in kind().ranges.items() for end in both]
    assert ends
    page = None
    for name, end in ends:
        is_list = isinstance(kind.class_traits()[name], traitlets.List)
        shown = kind(**{name: [end] * len(getattr(kind(), name)) if is_list else end})
        page = alone(shown, after=page)
        assert settled(says(page)) == settled(shown.words()), (name, end)
        assert "NaN" not in page.locator(".lab").inner_html()
        value = ",".join([str(end)] * len(getattr(shown, name))) if is_list else end
        page = alone(kind(), fragment=f"#{kind.name}?{name}={value}", after=page)
        assert settled(says(page)) == settled(shown.words()), (name, end)


@each
def test_two_on_one_page_do_not_disturb_each_other(alone, kind):
    page = alone(kind(), kind())
    page.locator(".lab").nth(1).get_by_role("slider").last.press("ArrowRight")
    assert says(page) == kind().words()
    assert says(page, 1) != kind().words()
    page.wait_for_function("name => location.hash.startsWith(`#${name}-2?`)", arg=kind.name)
    assert len(ids(page)) == len(set(ids(page)))


@each
def test_what_is_taken_away_leaves_nothing_behind(alone, kind):
    page = alone(kind())
    left = page.evaluate(
        """async ([name, state]) => {
          const listeners = {}, model = {
            get: key => state[key],
            set: (key, value) => { state[key] = value; listeners['change:' + key]?.forEach(f => f()); },
            save_changes() {},
            on: (event, f) => (listeners[event] ||= new Set()).add(f), off: (event, f) => listeners[event].delete(f) };
          const onWindow = new Set(), frames = new Set();
          let observed = 0;
          for (const [on, by] of [['addEventListener', 'add'], ['removeEventListener', 'delete']])
            for (const target of [window, document]) {
              const old = target[on];
              target[on] = function (...all) { onWindow[by](all[1]); return old.apply(this, all); }; }
          const { observe, disconnect } = ResizeObserver.prototype;
          ResizeObserver.prototype.observe = function (...all) { observed++; return observe.apply(this, all); };
          ResizeObserver.prototype.disconnect = function () { observed--; return disconnect.apply(this); };
          const ask = requestAnimationFrame, cancel = cancelAnimationFrame;
          window.requestAnimationFrame = f => {
            const id = ask(t => { frames.delete(id); f(t); });
            frames.add(id);
            return id; };
          window.cancelAnimationFrame = id => { frames.delete(id); cancel(id); };
          const el = document.createElement('div');
          document.querySelector('main').append(el);
          const remove = explorables.widget(name).render({ model, el });
          while (el.querySelector('output').ariaBusy !== 'false') await new Promise(requestAnimationFrame);
          const alive = [observed, Object.values(listeners).reduce((sum, each) => sum + each.size, 0)];
          const slider = el.querySelector('input[type=range]');
          slider.value = Number(slider.value) + 1;
          slider.dispatchEvent(new Event('input'));
          remove();
          return { alive, observed, onWindow: onWindow.size, frames: frames.size, children: el.children.length,
            listeners: Object.values(listeners).reduce((sum, each) => sum + each.size, 0) };
        }""",
        [kind.name, kind().page_state()],
    )
    assert min(left.pop("alive")) > 0
    assert left == {"observed": 0, "onWindow": 0, "frames": 0, "children": 0, "listeners": 0}


@each
def test_ten_thousand_rapid_inputs_end_where_the_last_one_says(alone, kind):
    page = alone(kind())
    page.evaluate(
        """() => {
          const slider = document.querySelector('input[type=range]');
          for (let i = 1; i <= 10000; i++) {
            slider.value = i % 2 ? slider.min : slider.max;
            slider.dispatchEvent(new Event('input'));
          }
          slider.value = slider.min;
          slider.dispatchEvent(new Event('input'));
        }"""
    )
    many = says(page)
    once = alone(kind())
    slider = once.locator("input[type=range]").first
    slider.evaluate("e => { e.value = e.min; e.dispatchEvent(new Event('input')) }")
    assert many == says(once)
    assert many != kind().words()


@pytest.mark.parametrize("kind", [Sigmoid, Loss], ids=lambda kind: kind.name)
def test_ten_thousand_rapid_keys_on_a_handle_end_where_they_should(alone, kind):
    page = alone(kind())
    page.evaluate(
        """() => {
          const handle = document.querySelector('.handle');
          for (let i = 0; i < 10000; i++)
            handle.dispatchEvent(new KeyboardEvent('keydown', { key: i % 2 ? 'Home' : 'End', cancelable: true }));
        }"""
    )
    settle(page)
    assert page.locator(".handle").first.get_attribute("aria-valuenow") in ("-5", "-7", "5", "7")
    assert says(page) != kind().words()


@each
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_handles_pulse_for_less_than_five_seconds_until_something_is_touched(alone, kind, motion):
    page = alone(kind(), reduced_motion=motion)
    page.locator(".handle").first.scroll_into_view_if_needed()
    settle(page)
    page.wait_for_function("document.querySelector('[data-pulse]')")
    pulses = every(page.locator(".handle .disc"))
    style = (
        "e => { const s = getComputedStyle(e);"
        " return [s.animationName, s.animationIterationCount, s.animationDuration] }"
    )
    for disc in pulses:
        wanted = ["none", "1", "0s"] if motion == "reduce" else ["explorable-pulse", "3", "1.4s"]
        assert disc.evaluate(style) == wanted
    page.locator(".lab input[type=range]").last.press("ArrowRight")
    for disc in pulses:
        assert disc.evaluate(style)[0] == "none"


@each
def test_handles_look_alike_are_large_enough_and_show_their_focus(alone, kind):
    page = alone(kind(), viewport={"width": 360, "height": 740})
    settle(page)
    for handle in every(page.locator(".handle")):
        disc, hold = handle.locator(".disc"), handle.locator(".hold")
        assert disc.evaluate("e => [getComputedStyle(e).fill, getComputedStyle(e).stroke, e.getAttribute('r')]") == [
            "rgb(11, 122, 117)",
            "none",
            "12",
        ]
        assert min(hold.bounding_box()["width"], hold.bounding_box()["height"]) >= 24
        assert handle.evaluate("e => getComputedStyle(e).cursor") == "grab"
        assert handle.get_attribute("role") == "slider"
        handle.focus()
        page.keyboard.press("ArrowUp")
        settle(page)
        assert disc.evaluate("e => getComputedStyle(e).stroke") == "rgb(11, 122, 117)"
        assert says(page) != kind().words()


def numbers(kind):
    """The traits of numbers that may be set."""
    both = (traitlets.Float, traitlets.Int)
    return [name for name, trait in kind().traits(sync=True).items() if isinstance(trait, both) and not trait.read_only]


@each
def test_nan_and_infinity_are_refused_in_python_and_the_old_value_stays(kind):
    for name in every(numbers(kind)):
        shown = kind()
        before = getattr(shown, name)
        for value in (float("nan"), float("inf"), float("-inf")):
            with pytest.raises((traitlets.TraitError, ValueError)):
                setattr(shown, name, value)
            assert getattr(shown, name) == before


@each
@pytest.mark.parametrize("value", [None, "NaN", 1e308, -1e308, [1, 2], {"a": 1}], ids=str)
def test_a_state_of_no_sense_in_the_page_leaves_the_picture_or_a_plain_explorable(alone, kind, value):
    """Someone has changed the numbers in the saved page: no number that isn't one is ever shown."""
    page = None
    for name in every(numbers(kind)):
        shown = kind()
        state = shown.page_state() | {name: value}
        shown.page_state = lambda state=state: state
        page = alone(shown, after=page)
        told = page.locator("main").inner_text()
        assert not re.search("NaN|Infinity|undefined|null", told), (name, value, told)
        assert page.locator("svg").first.is_visible()
        refused = [problem for problem in page.problems if problem.startswith(f"explorable {kind.name}: RangeError")]
        assert page.problems == refused, (name, value)
        page.problems.clear()


@each
def test_a_place_of_no_size_is_waited_for(alone, kind):
    page = alone(kind())
    page.evaluate("document.querySelector('main').style.display = 'none'")
    page.locator("input[type=range]").first.evaluate("e => { e.value = e.max; e.dispatchEvent(new Event('input')) }")
    settle(page)
    page.evaluate("document.querySelector('main').style.display = ''")
    assert says(page) != kind().words()
    assert "NaN" not in page.locator(".lab").inner_html()


@each
def test_without_javascript_the_picture_and_the_words_stand_there(alone, kind):
    page = alone(kind(), java_script_enabled=False)
    assert page.locator("svg").is_visible()
    assert kind().words() in page.locator("figcaption").inner_text()


@each
def test_in_a_notebook_the_arrow_keys_belong_to_the_explorable(alone, kind):
    """JupyterLab takes the arrow keys for its cells, by a listener further up; with Ctrl they stay JupyterLab's."""
    page = alone(kind())
    page.evaluate(
        """([name, state]) => {
          const el = document.createElement('div'), cell = document.createElement('div');
          el.id = 'widget';
          cell.append(el);
          document.querySelector('main').append(cell);
          window.taken = [];
          cell.addEventListener('keydown', event => { window.taken.push(event.key); event.preventDefault(); });
          const model = { get: key => state[key], set: (key, value) => { state[key] = value; },
            save_changes() {}, on() {}, off() {} };
          window.remove = explorables.widget(name).render({ model, el });
        }""",
        [kind.name, kind().page_state()],
    )
    slider = page.locator("#widget input[type=range]").first
    before = slider.input_value()
    slider.press("ArrowRight")
    slider.press("Control+s")
    assert slider.input_value() != before
    assert page.evaluate("window.taken") == ["Control", "s"]
    page.evaluate("window.remove()")


DARK = {
    "light": "",
    "site": "document.documentElement.dataset.theme = 'dark'",
    "jupyterlab": "document.body.dataset.jpThemeLight = 'false'",
    "vscode": "document.body.className = 'vscode-dark'",
    "high contrast": "document.body.className = 'vscode-high-contrast'",
    "high contrast light": "document.body.className = 'vscode-high-contrast vscode-high-contrast-light'",
    "marimo": "document.body.className = 'dark'",
}


@pytest.mark.parametrize("place", ["page", "shadow", "put there later"])
@pytest.mark.parametrize("theme", DARK)
def test_it_has_its_look_wherever_it_lives(alone, theme, place):
    """In the page, in a shadow root as in marimo, and drawn before it is put into the page as in JupyterLab."""
    page = alone(Sigmoid())
    page.evaluate(
        """([state, place, dark]) => {
          document.querySelector('main').replaceChildren();
          delete document.documentElement.dataset.theme;
          const host = document.createElement('div'), el = document.createElement('div');
          const root = place === 'shadow' ? host.attachShadow({ mode: 'open' }) : host;
          const model = { get: key => state[key], set() {}, save_changes() {}, on() {}, off() {} };
          if (place !== 'put there later') { document.body.append(host); root.append(el); }
          window.remove = explorables.widget('sigmoid').render({ model, el });
          if (place === 'put there later') { document.body.append(host); root.append(el); }
          window.widget = el;
          new Function(dark)();
        }""",
        [Sigmoid().page_state(), place, DARK[theme]],
    )
    page.wait_for_function(
        """dark => {
          const curve = window.widget.querySelector('.tangent');
          return curve && getComputedStyle(curve).stroke === (dark ? 'rgb(95, 208, 197)' : 'rgb(11, 122, 117)')
            && getComputedStyle(window.widget.querySelector('.lab')).display === 'grid';
        }""",
        arg=theme not in ("light", "high contrast light"),
        timeout=20_000,
    )
    page.evaluate("window.remove()")
