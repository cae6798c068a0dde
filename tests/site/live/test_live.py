"""Python in the page as a reader meets it: the button, the editors, what is kept, what is loaded, and from where."""

import re

import pytest
from playwright.sync_api import expect

from tests.every import every

from ..conftest import ROOT, new_context
from ..page import STANDARDS, rest, settle, violations
from .helpers import CHAPTER, CSP, PAGES_WITH_PYTHON, Held, Live, Server

NUMPY = "import numpy as np\nnp.arange(6).reshape(2, 3).sum()"
SKLEARN = (
    "from sklearn.linear_model import LogisticRegression\n"
    "LogisticRegression().fit([[0.], [1.], [2.], [3.]], [0, 0, 1, 1]).predict([[5.]])"
)


@pytest.fixture
def served(browser):
    """Function that starts a server which compresses and counts, and a visit to it."""
    started = []

    def start(path=CHAPTER, **headers):
        server = Server(**headers)
        page = new_context(browser).new_page()
        started.append((server, page))
        page.goto(server.base + path)
        page.wait_for_load_state("networkidle")
        return server, page

    yield start
    for server, page in started:
        page.context.close()
        server.close()


# ---- before, and how much ----


@pytest.mark.parametrize("page", PAGES_WITH_PYTHON)
def test_nothing_of_it_is_loaded_before_the_click(visit, page):
    shown = visit()
    shown.open(page).wait_for_load_state("networkidle")
    assert shown.page.locator("button.live").is_visible()
    assert not [url for url in shown.requests if "/python/" in url]


LINKS = "[...document.querySelectorAll('link[rel=prefetch]')].map((link) => link.href.split('/').at(-1))"


@pytest.mark.parametrize("sign", ["hover", "focus"])
def test_at_a_sign_of_intent_the_largest_files_come_and_the_click_takes_no_file_twice(served, sign):
    server, page = served()
    before = len(server.sent)
    getattr(page, sign)("button.live")
    page.wait_for_function(f"{LINKS}.includes('pyodide.asm.wasm')")
    Live(page).cell("odds-code").run(NUMPY)
    names = [name for name, _ in every(server.sent[before:])]
    assert len(names) == len(set(names)), "a file was loaded twice"


def test_who_saves_data_gets_nothing_before_the_click(served):
    _, page = served()
    prepared = """async () => {
        const button = document.querySelector("button.live");
        const root = new URL(document.documentElement.dataset.content_root, document.baseURI);
        const { prepare } = await import(new URL(button.dataset.live, root));
        await prepare();
    }"""
    page.evaluate("Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })")
    page.evaluate(prepared)
    assert page.evaluate(LINKS) == []
    page.evaluate("Object.defineProperty(navigator, 'connection', { value: { saveData: false } })")
    page.evaluate(prepared)
    assert "pyodide.asm.wasm" in page.evaluate(LINKS)  # so the test can tell


def test_bytes_to_numpy_and_to_scikit_learn(served):
    server, page = served()
    before = len(server.sent)
    live = Live(page)
    assert "15" in live.cell("odds-code").run(NUMPY)
    to_numpy = sum(size for _, size in server.sent[before:])
    assert "array([1])" in live.cell("odds-code").run(SKLEARN)
    to_sklearn = sum(size for _, size in server.sent[before:])
    print(f"\nto numpy {to_numpy / 1e6:.1f} MB, to scikit-learn {to_sklearn / 1e6:.1f} MB, as transferred")
    assert 5e6 < to_numpy <= 12e6
    assert to_numpy < to_sklearn <= 40e6
    names = [name for name, _ in server.sent[before:]]
    assert len(names) == len(set(names)), "a file was loaded twice"
    assert not [name for name in names if re.match("matplotlib|ipython|ipywidgets|anywidget", name)]


def test_a_later_page_of_the_same_visit_loads_no_byte_again(browser, tmp_path):
    """With a cache on disk, as readers have it: the one of a private window is too small for scikit-learn."""
    from ..conftest import ARGUMENTS, find

    server = Server()
    context = browser.browser_type.launch_persistent_context(tmp_path, executable_path=find(), args=ARGUMENTS)
    try:
        page = context.new_page()
        page.goto(server.base + CHAPTER)
        Live(page).cell("odds-code").run(SKLEARN)
        first = {name for name, _ in server.sent}
        server.sent.clear()
        page.goto(server.base + "book/02-boundary.html")
        assert "array([1])" in Live(page).cell("two-features").run(SKLEARN)
        again = [name for name, _ in server.sent if name in first and not name.endswith(".html")]
        assert again == []
    finally:
        context.close()
        server.close()


def test_it_starts_under_a_policy_without_inline_scripts_and_eval(served):
    _, page = served(**{"Content-Security-Policy": CSP})
    refused = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security Policy" in m.text else None)
    live = Live(page)
    live.cell("setup").run()
    assert live.cell("sigmoid-figure").run() is not None
    assert live.cell("sigmoid-figure").node.locator(".live-output svg").count() == 1
    assert refused == []


# ---- editing ----


def test_the_editor_holds_the_book_s_code(live):
    import json

    notebook = json.loads((ROOT / "book/01-sigmoid.ipynb").read_text())
    source = {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"]}
    for cell in live.cells():
        cell.open()
        assert cell.code().split("\n") == source[cell.name].rstrip().split("\n")


def test_edits_survive_a_reload_and_reset_brings_the_book_back(browser, http_base):
    context = new_context(browser)
    page = context.new_page()
    page.goto(http_base + CHAPTER)
    cell = Live(page).cell("odds-code")
    book = cell.code()
    assert "mine 42" in cell.run("print('mine', 6 * 7)")
    page.reload()
    cell = Live(page).cell("odds-code")
    assert cell.code() == "print('mine', 6 * 7)"
    assert cell.node.get_by_text("edited", exact=True).is_visible()
    assert "mine 42" in cell.run()
    cell.button("Reset").click()
    assert cell.code() == book
    assert cell.node.locator(".cell_output:not(.live-output)").is_visible()  # what the book's run has shown
    assert not cell.node.get_by_text("edited", exact=True).is_visible()
    page.reload()
    assert Live(page).cell("odds-code").code() == book
    context.close()


def after_an_edition(page, kept):
    """The page with an edit that was made on another edition of the book, where cell odds-code said something else."""
    page.evaluate(
        "kept => localStorage.setItem(`book ${location.pathname} python cell-odds-code`, JSON.stringify(kept))",
        {"version": 1, "stamp": "", "value": kept},
    )
    page.reload()
    return Live(page).cell("odds-code")


@pytest.mark.parametrize("choice", ["Keep yours", "Take the new", "Both"])
def test_where_the_book_changed_under_an_edit_the_reader_chooses_once(browser, http_base, choice):
    page = new_context(browser).new_page()
    page.goto(http_base + CHAPTER)
    cell = Live(page).cell("odds-code")
    book = cell.code()
    mine = "print('mine')\n\nprint('too')"
    cell = after_an_edition(page, {"mine": mine, "book": "0123456789abcdef"})
    changed = cell.node.get_by_role("group", name="The book changed")
    changed.wait_for()
    assert cell.code() == mine
    cell.live.page.locator("#cell-odds-code .cm-content").press("Control+End")
    page.keyboard.type("#")
    assert changed.is_visible()  # typing is no choice
    page.reload()
    cell = Live(page).cell("odds-code")
    assert changed.is_visible()
    assert violations(page, STANDARDS) == []
    cell.button(choice).click()
    assert not changed.is_visible()
    commented = "# print('mine')\n#\n# print('too')#"
    expected = {
        "Keep yours": f"{mine}#",
        "Take the new": book,
        "Both": f"{book}\n\n# Yours, from before the book changed here:\n{commented}",
    }[choice]
    assert "\n".join(line.rstrip() for line in cell.code().split("\n")) == expected
    page.reload()
    cell = Live(page).cell("odds-code")
    assert not changed.is_visible()
    assert "\n".join(line.rstrip() for line in cell.code().split("\n")) == expected
    page.context.close()


@pytest.mark.parametrize("kept", ["mine", {"mine": 1, "book": 2}, {"mine": "x"}, None, [1], 7])
def test_an_edit_of_the_first_version_is_kept_and_what_is_none_is_not(browser, http_base, kept):
    page = new_context(browser).new_page()
    page.goto(http_base + CHAPTER)
    book = Live(page).cell("odds-code").code()
    cell = after_an_edition(page, kept)
    assert cell.code() == ("mine" if kept == "mine" else book)
    assert not cell.node.get_by_role("group", name="The book changed").is_visible()
    page.context.close()


def test_what_is_kept_belongs_to_the_page_and_the_cell(live):
    live.cell("odds-code").write("mine")
    keys = live.page.evaluate("Object.keys(localStorage)")
    assert keys == [f"book {live.page.evaluate('location.pathname')} python cell-odds-code"]
    live.cell("odds-code").button("Reset").click()
    assert live.page.evaluate("localStorage.length") == 0


def test_run_all_above_runs_just_those(live):
    live.cell("sigmoid-plain").button("Run all above").click()
    live.wait_until_idle()
    assert "log-odds" in live.cell("odds-code").shown()
    assert live.cell("sigmoid-plain").printed() == ""


def test_shift_enter_runs_and_goes_on_and_escape_tab_leaves(live):
    cell = live.cell("odds-code")
    cell.write("1 + 1")
    live.page.keyboard.press("Shift+Enter")
    live.wait_until_idle()
    assert cell.printed() == "2"
    focused = "document.activeElement.closest('.cell')?.id"
    names = [each.name for each in live.cells()]
    following = live.cell(names[names.index(cell.name) + 1])
    assert live.page.evaluate(focused) == f"cell-{following.name}"
    live.page.keyboard.press("Tab")  # indents
    assert live.page.evaluate("document.activeElement.className").startswith("cm-content")
    live.page.keyboard.press("Control+z")
    live.page.keyboard.press("Escape")
    live.page.keyboard.press("Tab")
    assert live.page.evaluate("document.activeElement.tagName + document.activeElement.textContent") == "BUTTONRun"
    cell.button("Reset").click()
    assert following.code()[:1] != " "  # what Tab wrote is undone


# ---- what a cell shows ----


@pytest.fixture
def held(live):
    held = Held(live.page)
    yield held
    live.page.unroute("**/held")


def test_a_running_cell_is_busy(live, held):
    cell = live.cell("odds-code")
    cell.start(f"print('before', flush=True)\n{held.CODE}")
    cell.wait_for("before")
    assert cell.node.get_attribute("aria-busy") == "true"
    held.release()
    live.wait_until_idle()
    assert cell.node.get_attribute("aria-busy") is None


def test_printed_text_arrives_while_the_cell_runs(live, held):
    cell = live.cell("odds-code")
    cell.start(f"print('first')\nprint('second', end='')\n{held.CODE}print('third')")
    cell.wait_for("second")
    assert "third" not in cell.shown()
    held.release()
    live.wait_until_idle()
    assert cell.printed() == "first\nsecondthird\n"


class Rich:
    """Code of values with one form each, and what must be seen of it."""

    HTML = "class A:\n    def _repr_html_(self): return '<table><tr><td>cell</td></tr></table>'\nA()"
    SVG = 'class A:\n    def _repr_svg_(self): return \'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\'\nA()'  # noqa: E501
    PNG = "import matplotlib.pyplot as plt\nimport io\nb = io.BytesIO()\nplt.figure().savefig(b)\nplt.close()\nclass A:\n    def _repr_png_(self): return b.getvalue()\nA()"  # noqa: E501
    LATEX = "import latex2mathml\nclass A:\n    def _repr_latex_(self): return r'$\\frac{a}{b}$'\nA()"
    TEXT = "{'a': 1}"


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        (Rich.HTML, "table td"),
        (Rich.SVG, "figure svg[role=img][aria-label] circle"),
        (Rich.PNG, "figure img[alt][src^='data:image/png']"),
        (Rich.LATEX, "math mfrac"),
        (Rich.TEXT, ".text_plain pre"),
    ],
    ids=["html", "svg", "png", "latex", "text"],
)
def test_the_last_expression_shows_its_richest_form(live, code, seen):
    cell = live.cell("odds-code")
    cell.run(code)
    cell.node.locator(f".live-output {seen}").wait_for()
    assert cell.node.locator(".live-output .output").count() == 1


def test_a_figure_is_sharp_inline_and_takes_the_page_s_colours(live):
    cell = live.cell("odds-code")
    cell.run(
        "import matplotlib.pyplot as plt\nfrom lib import plots\nplots.use_style()\nplots.plot_sigmoid()\nplt.show()"
    )
    svg = cell.node.locator(".live-output svg")
    assert svg.count() == 1
    assert "var(--ink" in svg.evaluate("svg => svg.outerHTML")
    assert svg.get_attribute("aria-label") == f"Figure drawn by cell {cell.number}"


def test_a_traceback_shows_the_reader_s_lines_only(live):
    cell = live.cell("odds-code")
    text = cell.run("import lib\ndef mine(v):\n    return lib.logit(v)\n\nmine('a')")
    assert f"Cell {cell.number}, line 5" in text
    assert f"Cell {cell.number}, line 3, in mine" in text
    assert "return lib.logit(v)" in text
    assert "site-packages" not in text
    assert "pyodide" not in text.lower()


def test_checks_of_exercises_work(live):
    cell = live.cell("odds-code")
    wrong = cell.run("from lib import check\nimport numpy as np\ncheck('sigmoid', lambda z: 1 / (1 + np.exp(z)))")
    assert "AssertionError: sigmoid:" in wrong
    right = cell.run("from lib import sigmoid\ncheck('sigmoid', sigmoid)")
    assert "sigmoid: right on" in right


def test_scikit_learn_comes_for_a_cell_that_imports_it_and_not_for_the_model(visit):
    shown = visit()
    live = Live(shown.open(CHAPTER))
    cell = live.cell("odds-code")
    fit = "from lib import LogisticRegression, datasets\nX, _, y, _ = datasets.first_program()\n"
    assert "LogisticRegression(" in cell.run(f"{fit}model = LogisticRegression().fit(X, y)\nmodel")
    assert not [url for url in shown.requests if "scikit_learn" in url]
    score = "from sklearn.model_selection import cross_val_score\ncross_val_score(model, X, y).shape"
    assert "(5,)" in cell.run(score)
    assert [url for url in shown.requests if "scikit_learn" in url]


# ---- kind sentences ----


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("input('name?')", "Write the value into the code"),
        ("import pandas", "This page has no package pandas"),
        ("import lzma", "This page has no package lzma"),
        ("%pip install pandas", "skipped; this page has no pandas"),
        ("import importlib\nimportlib.import_module('scip' + 'y')", "scipy is fetched now: run the cell again"),
    ],
)
def test_what_is_not_possible_is_said_in_one_sentence(live, code, sentence):
    shown = live.cell("odds-code").run(code)
    assert sentence in shown
    assert "micropip" not in shown


def test_without_webassembly_it_says_so(visit):
    shown = visit()
    shown.page.add_init_script("delete globalThis.WebAssembly")
    page = shown.open(CHAPTER)
    page.click("button.live")
    page.get_by_text("Python needs WebAssembly").wait_for()
    assert page.locator(".cell_input pre").first.text_content()


def test_from_a_file_it_says_what_to_do(visit, file_base):
    page = visit(file_base).open(CHAPTER)
    page.click("button.live")
    page.get_by_text("python -m http.server").wait_for()


def test_a_missing_file_of_the_runtime_is_told(browser, http_base):
    page = new_context(browser).new_page()
    page.context.route("**/python_stdlib.zip", lambda route: route.fulfill(status=404))
    page.goto(http_base + CHAPTER)
    live = Live(page, ready=False)
    page.wait_for_selector(".live-bar[data-state=failed]")
    assert live.status.startswith("Python can't start")
    page.context.close()


# ---- explorables ----


def test_an_explorable_made_by_a_cell_lives_and_python_and_page_agree(visit):
    shown = visit()
    shown.page.route("**/heard-*", lambda route: route.fulfill(body=""))
    live = Live(shown.open("book/05-training-loop.html"))
    lab = live.cell("lab")
    lab.run("from lib.explorables import TrainingLab\nlab = TrainingLab(lr=0.03, num_iter=120)\nlab")
    lab.node.locator(".live-output input[type=range]").first.wait_for()
    steps = lab.node.locator(".live-output input[type=range]").nth(1)
    live.cell("lab-read").run("import js\nlab.observe(lambda change: js.fetch(f'heard-{change.new}'), 'num_iter')")
    steps.focus()
    with live.page.expect_request("**/heard-0"):
        live.page.keyboard.press("Home")
    assert live.cell("lab-read").run("print(lab.num_iter)").strip() == "0"
    live.cell("lab-read").run("lab.num_iter = 77")
    expect(lab.node.locator(".live-output output.reading")).to_contain_text("After 77 steps")


LAB = "from lib.explorables import TrainingLab\nlab = TrainingLab(lr=0.03, num_iter=120)\nlab"


def made_by(cell, code):
    """The explorable that a cell shows once that code has run."""
    cell.run(code)
    made = cell.node.locator(".live-output [data-alive]")
    made.wait_for()
    settle(cell.live.page)
    return made


@pytest.mark.parametrize("width", [360, 1440])
def test_an_explorable_made_by_a_cell_is_as_wide_as_the_book_s(visit, width):
    page = visit(viewport={"width": width, "height": 900}).open("book/05-training-loop.html")
    rest(page)
    cell = Live(page).cell("lab")
    book = page.locator("#cell-lab [data-explorable=training-lab]").bounding_box()["width"]
    made = made_by(cell, LAB)
    assert made.bounding_box()["width"] == book
    assert made.locator(".lab").bounding_box()["width"] == book
    text = cell.run("print('wide')\n1 / 0")
    assert "ZeroDivisionError" in text
    for block in every(cell.node.locator(".live-output .highlight, .cm-editor")):
        assert block.bounding_box()["width"] <= 828  # code keeps the measure of code


@pytest.mark.parametrize(("name", "key"), [("lab", "training-lab"), ("lab-read", "training-lab-cell-lab-read")])
def test_a_link_copied_from_an_explorable_made_by_a_cell_brings_its_state_back(visit, name, key):
    shown = visit(permissions=["clipboard-read", "clipboard-write"])
    live = Live(shown.open("book/05-training-loop.html"))
    made = made_by(live.cell(name), LAB)
    made.get_by_role("slider", name="iterations").press("Home")
    made.get_by_role("button", name="Copy link").click()
    made.get_by_role("button", name="Link copied").wait_for()
    link = live.page.evaluate("navigator.clipboard.readText()")
    assert f"#{key}?" in link
    assert "num_iter=0" in link

    other = visit().page
    other.goto(link)
    rest(other)
    if name == "lab":  # the book's own explorable stands there, before any Python is asked for
        expect(other.locator(f"#cell-{name} .reading")).to_contain_text("After 0 steps")
    live = Live(other)
    made = made_by(live.cell(name), LAB)
    expect(made.locator(".reading")).to_contain_text("After 0 steps")
    assert "lab.num_iter is 0" in live.cell("setup").run("print('lab.num_iter is', lab.num_iter)")
    made = made_by(live.cell(name), LAB)  # and from then on the code decides
    expect(made.locator(".reading")).to_contain_text("After 120 steps")


def test_a_cell_that_is_run_again_takes_its_explorable_away(visit):
    """Nothing on the window or on a size goes on listening for what nobody sees."""
    shown = visit()
    shown.page.add_init_script(
        """window.listening = 0;
        for (const [name, by] of [["addEventListener", 1], ["removeEventListener", -1]]) {
          const old = window[name];
          window[name] = function (type, ...rest) {
            if (type === "hashchange") listening += by;
            return old.call(this, type, ...rest);
          };
        }
        window.observing = new Set();
        const { observe, disconnect } = ResizeObserver.prototype;
        ResizeObserver.prototype.observe = function (...all) { observing.add(this); return observe.apply(this, all); };
        ResizeObserver.prototype.disconnect = function () { observing.delete(this); return disconnect.apply(this); };"""
    )
    cell = Live(shown.open("book/05-training-loop.html")).cell("lab")
    made_by(cell, LAB)
    counts = "[listening, observing.size]"
    once = shown.page.evaluate(counts)
    assert min(once) > 0
    for _ in range(3):
        made_by(cell, LAB)
    assert shown.page.evaluate(counts) == once
    assert cell.run("None").strip() == ""
    assert shown.page.evaluate("listening") == once[0] - 1


# ---- seen by everybody ----


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_editors_open(visit, scheme):
    page = visit(color_scheme=scheme, reduced_motion="reduce").open("book/03-loss.html")
    live = Live(page)
    for cell in live.cells():
        cell.open()
    live.cell("setup").run()
    live.cell("surprise-figure").run()
    live.cell("bce").run("print('x' * 300)\n1 / 0")
    assert violations(page, STANDARDS) == []


def test_on_a_phone_nothing_scrolls_sideways_and_targets_are_large_enough(visit):
    page = visit(viewport={"width": 360, "height": 740}).open(CHAPTER)
    live = Live(page)
    for cell in live.cells():
        cell.open()
    live.cell("setup").run()
    live.cell("sigmoid-figure").run()
    live.cell("odds-code").run("print('x' * 500)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for box in every(page.locator(".live-tools button:visible, .live-bar button:visible")):
        size = box.bounding_box()
        assert min(size["width"], size["height"]) >= 24


def test_progress_is_told_in_words_and_by_a_bar(browser):
    server = Server()
    page = new_context(browser).new_page()
    page.context.new_cdp_session(page).send("Network.enable")
    page.add_init_script(
        "window.told = []; window.bars = []; new MutationObserver(() => {"
        " const s = document.querySelector('.live-status'), b = document.querySelector('.live-bar progress');"
        " if (s) told.push(s.textContent); if (b && !b.hidden) bars.push(b.value / b.max); })"
        ".observe(document, {subtree: true, childList: true, characterData: true, attributes: true})"
    )
    page.goto(server.base + CHAPTER)
    Live(page)
    told = page.evaluate("told")
    assert [words for words in told if re.fullmatch(r"Fetching (Python|numpy): \d+ of \d+ MB", words)]
    bars = page.evaluate("bars")
    assert max(bars) > 0.7
    page.context.close()
    server.close()


def test_the_panel_of_chapter_5_trains_in_the_page(visit):
    """ipywidgets' sliders and their figure, on a phone."""
    live = Live(visit(viewport={"width": 360, "height": 740}).open("book/05-training-loop.html"))
    panel = live.cell("panel")
    panel.button("Run all above").click()
    live.wait_until_idle()
    panel.run()
    figure = panel.node.locator(".live-output .live-inside svg")
    figure.wait_for()
    before = figure.evaluate("svg => svg.outerHTML")
    slider = panel.node.get_by_role("slider", name="lr")
    assert slider.evaluate("input => input.getBoundingClientRect().height") >= 24
    slider.focus()
    for _ in range(5):
        live.page.keyboard.press("ArrowRight")
    live.page.wait_for_function(
        "before => document.querySelector('#cell-panel .live-inside svg')?.outerHTML !== before"
        " && document.querySelector('#cell-panel .live-inside svg')",
        arg=before,
    )
    assert figure.count() == 1
    assert live.page.evaluate("document.documentElement.scrollWidth") <= 360
