"""Quiz and Explain in a real browser: wrong answers and what they hear, keyboard, storage, no JavaScript."""

import html
import json
import re

import pytest

from lib.explorables import Explain, Quiz
from lib.explorables.questions import CHAPTERS, MISCONCEPTIONS, QUESTIONS
from lib.explorables.quiz import TAG, grade, misconceptions_caught

from ...chapters import gathered
from ..conftest import ROOT

FRONT = ROOT / "lib" / "explorables"
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
BY_ID = {question["id"]: question for question in QUESTIONS}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def plain(text):
    return " ".join(TAG.sub("", text).split())


def right_answer(question):
    if question["kind"] == "numeric":
        return str(question["answer"]).replace(".", ",")
    if question["kind"] == "order":
        return list(range(len(question["lines"])))
    numbers = [i for i, option in enumerate(question["options"]) if option.get("right")]
    return numbers if question["kind"] == "multiple" else numbers[0]


@pytest.fixture
def show(browser, tmp_path):
    """Function that opens a page with these explorables, from a file; nothing may go wrong on it."""
    contexts, problems = [], []

    def start(*explorables, name="page", context=None, script="", **options):
        context = context or browser.new_context(viewport={"width": 900, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: problems.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: problems.append(str(e)))
        page.on("request", lambda r: problems.append(r.url) if not r.url.startswith("file:") else None)
        if script:
            page.add_init_script(script)
        file = tmp_path / f"{name}.html"
        parts = "\n".join(each if isinstance(each, str) else each.as_html() for each in explorables)
        file.write_text(
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Quiz</title>'
            '<meta name="viewport" content="width=device-width"><script>if (matchMedia("(prefers-color-scheme: dark)")'
            '.matches) document.documentElement.dataset.theme = "dark"</script>'
            f'<body style="margin:16px;color:var(--ink);background:var(--ground)"><main><h1>Quiz</h1>{parts}</main>'
            f'<script src="{(FRONT / "static" / "explorables.js").as_uri()}"></script>',
            encoding="utf-8",
        )
        page.goto(file.as_uri())
        page.problems = problems
        return page

    yield start
    for context in contexts:
        context.close()
    assert problems == []


class Question:
    """One question as a reader meets it."""

    def __init__(self, page, question, quiz=0):
        self.page, self.question = page, question
        self.quiz = page.locator("[data-explorable=quiz]").nth(quiz)
        text = plain(question["text"])
        self.root = self.quiz.locator("fieldset").filter(has_text=re.compile(r"\s*".join(map(re.escape, text.split()))))

    def button(self, name):
        return self.root.get_by_role("button", name=name, exact=True)

    def fill(self, given):
        kind = self.question["kind"]
        if kind == "numeric":
            self.root.get_by_role("textbox", name="Your number").fill(given)
        elif kind == "order":
            for place, number in enumerate(given):  # bring each line up to its place
                line = self.question["lines"][number].strip()
                while self.order().index(line) > place:
                    self.root.get_by_role("button", name=f"up: {line}", exact=True).click()
        else:
            for number in [given] if kind == "single" else given:
                self.root.locator("label").nth(number).click()

    def order(self):
        return [line.strip() for line in self.root.locator("li code").all_text_contents()]

    def answer(self, given):
        self.fill(given)
        self.button("Check").click()

    def heard(self):
        return " ".join(self.root.locator(".feedback").text_content().split())

    def progress(self):
        return self.quiz.locator(".progress").inner_text()


# --- the bank of wrong answers

WORDS = gathered("WORDS")  # what the reader must get to read, whatever the sentence around it


@pytest.fixture(scope="module")
def all_quizzes(browser):
    page = browser.new_page()
    parts = "".join(Quiz.load(chapter).as_html() for chapter in CHAPTERS)
    page.set_content(f"<!doctype html><html lang=en><title>All</title><main>{parts}</main>")
    page.add_script_tag(path=FRONT / "static" / "explorables.js")
    page.locator("fieldset").first.wait_for()
    yield page
    page.close()


@pytest.mark.parametrize("name", misconceptions_caught())
def test_a_wrong_answer_hears_its_misconception_named(all_quizzes, name):
    for id_, given in misconceptions_caught()[name]:
        source = BY_ID[id_]
        question = Question(all_quizzes, source, CHAPTERS.index(source["chapter"]))
        question.answer(given)
        right, heard = grade(source, given)
        assert not right
        assert question.heard().startswith("✗ Not right.")
        for feedback in heard:
            assert plain(feedback) in question.heard()
        assert re.search(WORDS.get(name, ""), question.heard())
        question.button("Try again").click()
        assert question.heard() == ""


def test_the_bank_holds_every_misconception_of_the_core_path():
    assert set(MISCONCEPTIONS) <= set(misconceptions_caught())
    assert set(WORDS) == set(MISCONCEPTIONS)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_who_knows_gets_all_right_and_python_counts_the_same(show, chapter):
    page = show(Quiz.load(chapter))
    python = Quiz.load(chapter)
    for number, source in enumerate(python.questions, start=1):
        question = Question(page, source)
        question.answer(right_answer(source))
        assert question.heard().startswith("✓ Right.")
        assert f"{number} of {len(python.questions)} answered rightly" in question.progress()
        assert not question.button("Show answer").is_visible()
        python.answers = {**python.answers, source["id"]: right_answer(source)}
        assert python.right == number


# --- how it answers


@pytest.fixture
def odds(show):
    """The first question of chapter 1, on a page with the quiz."""
    return Question(show(Quiz.load("sigmoid")), BY_ID["odds-ratio"])


def test_progress_tells_by_word_and_sign(odds):
    assert odds.progress() == "0 of 5 answered rightly, 5 still open. ○ ○ ○ ○ ○"
    odds.answer(1)
    assert odds.progress() == "0 of 5 answered rightly, 4 still open. ✗ ○ ○ ○ ○"
    odds.button("Try again").click()
    odds.answer(0)
    assert odds.progress() == "1 of 5 answered rightly, 4 still open. ✓ ○ ○ ○ ○"


def test_check_without_an_answer_says_what_to_do(odds):
    odds.button("Check").click()
    assert odds.heard() == "Choose an answer first, then check it."
    number = Question(odds.page, BY_ID["symmetry"])
    number.answer("a bit")
    assert number.heard() == "Write a number first, such as 0.25, 0,25 or 1/4; then check it."
    assert "5 still open" in odds.progress()


def test_arrow_keys_choose_but_do_not_answer(odds):
    odds.root.get_by_role("radio").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowRight", "Space"):
        odds.page.keyboard.press(key)
        assert odds.heard() == ""
    assert odds.root.locator("input:checked").count() == 1
    assert "5 still open" in odds.progress()


def test_all_by_keyboard(odds):
    page = odds.page
    odds.root.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "You took the weight for a change of probability" in odds.heard()
    assert page.evaluate("document.activeElement.textContent") == "Try again"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "The answer: It multiplies the odds by 2." in odds.heard()
    assert page.evaluate("document.activeElement.textContent") == "Try again"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "radio"
    assert odds.root.locator("input:checked").count() == 0
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert odds.heard().startswith("✓ Right.")


def test_enter_checks_a_number_and_keeps_the_focus(odds):
    number = Question(odds.page, BY_ID["odds-to-probability"])
    box = number.root.get_by_role("textbox")
    assert box.get_attribute("inputmode") == "decimal"
    box.focus()
    odds.page.keyboard.type("0,25")
    odds.page.keyboard.press("Enter")
    assert "You took odds for probability" in number.heard()
    assert odds.page.evaluate("document.activeElement.inputMode") == "decimal"


def test_every_control_shows_its_focus(odds):
    odds.page.keyboard.press("Tab")
    names = []
    for _ in range(20):
        name, seen = odds.page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.type + ':' + e.textContent, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] }"
        )
        if name.startswith("undefined"):
            break
        names.append(name)
        assert seen, name
        odds.page.keyboard.press("Tab")
    assert {"radio:", "text:", "checkbox:", "button:Check", "button:Forget my answers"} <= set(names)


def test_a_double_click_does_not_wipe_the_feedback(odds):
    odds.fill(1)
    odds.button("Check").dblclick()
    assert "You took the weight for a change of probability" in odds.heard()


def test_what_is_said_stands_in_a_status_that_was_there_before(odds):
    before = odds.root.locator("[role=status]").element_handle()
    odds.answer(2)
    assert odds.root.locator("[role=status]").element_handle().evaluate("(a, b) => a === b", before)
    assert odds.root.locator("legend").count() == 1


def test_the_lines_move_by_keyboard_and_keep_the_focus(show):
    loop = Question(show(Quiz.load("training-loop")), BY_ID["order-the-loop"])
    first = loop.order()[0]
    loop.root.get_by_role("button", name=f"down: {first}", exact=True).focus()
    for place in range(1, 9):
        loop.page.keyboard.press("Enter")
        assert loop.order().index(first) == min(place, 6)
        assert loop.page.evaluate("document.activeElement.ariaLabel") == f"down: {first}"
    assert loop.root.locator("[role=status]").first.inner_text() == f"{first} is now line 7 of 7"
    loop.page.keyboard.press("Shift+Tab")
    for place in range(5, -3, -1):
        loop.page.keyboard.press("Enter")
        assert loop.order().index(first) == max(place, 0)
        assert loop.page.evaluate("document.activeElement.ariaLabel") == f"up: {first}"
    assert loop.heard() == ""
    loop.button("Check").click()
    locked = loop.order()
    loop.root.get_by_role("button", name=f"up: {first}", exact=True).click(force=True)
    assert loop.order() == locked
    loop.button("Show answer").click()
    assert loop.root.locator("pre").inner_text() == "\n".join(BY_ID["order-the-loop"]["lines"])


def test_the_lines_move_by_touch(show):
    loop = Question(show(Quiz.load("training-loop"), has_touch=True), BY_ID["order-the-loop"])
    second = loop.order()[1]
    loop.root.get_by_role("button", name=f"up: {second}", exact=True).tap()
    assert loop.order()[0] == second


# --- what is kept


def test_answers_stay_on_the_device_and_can_be_forgotten(odds):
    odds.answer(1)
    number = Question(odds.page, BY_ID["symmetry"])
    number.answer("0,119")
    odds.page.reload()
    assert odds.progress() == "1 of 5 answered rightly, 3 still open. ✗ ○ ✓ ○ ○"
    assert "You took the weight for a change of probability" in odds.heard()
    assert odds.root.locator("input:checked").count() == 1
    assert number.root.get_by_role("textbox").input_value() == "0,119"
    odds.quiz.get_by_role("button", name="Forget my answers").click()
    assert odds.progress().startswith("0 of 5 answered rightly, 5 still open")
    assert odds.quiz.locator("input:checked").count() == 0
    assert number.root.get_by_role("textbox").input_value() == ""
    assert odds.page.evaluate("Object.keys(localStorage)") == []
    odds.page.reload()
    assert "5 still open" in odds.progress()


def test_an_order_is_kept_too(show):
    loop = Question(show(Quiz.load("training-loop")), BY_ID["order-the-loop"])
    loop.answer([0, 1, 3, 2, 4, 5, 6])
    order = loop.order()
    loop.page.reload()
    assert loop.order() == order
    assert "The probability comes before the score" in loop.heard()


def test_one_key_for_each_page_and_quiz(show):
    first = show(Quiz.load("sigmoid"), Quiz.load("model"), name="one")
    Question(first, BY_ID["odds-ratio"]).answer(0)
    Question(first, BY_ID["two-weights"], quiz=1).answer(0)
    keys = first.evaluate("Object.keys(localStorage).sort()")
    assert [key.rpartition("/")[2] for key in keys] == ["one.html quiz model", "one.html quiz sigmoid"]
    other = show(Quiz.load("sigmoid"), name="two", context=first.context)
    assert "5 still open" in Question(other, BY_ID["odds-ratio"]).progress()
    assert (
        "1 of 5" in Question(show(Quiz.load("sigmoid"), name="one", context=first.context), BY_ID["slope"]).progress()
    )


def test_answers_to_other_questions_are_not_taken_for_answers_to_these(show):
    page = show(Quiz("shape", [BY_ID["shape"]]))
    Question(page, BY_ID["shape"]).answer(0)
    turned = BY_ID["shape"] | {"options": BY_ID["shape"]["options"][::-1]}
    again = show(Quiz("shape", [turned]), context=page.context)
    assert Question(again, turned).progress().startswith("0 of 1 answered rightly, 1 still open")


def frame(stamp, value):
    return json.dumps({"version": 1, "stamp": stamp, "value": value})


HOSTILE = [
    "", "{", "null", "7", '"text"', "[]", "x" * 30_000,
    '{"version":1}', '{"version":99,"stamp":"STAMP","value":{"odds-ratio":0}}',
    frame("STAMP", None), frame("STAMP", 7), frame("STAMP", "text"), frame("STAMP", [0, 1]),
    frame("STAMP", {"odds-ratio": 99}), frame("STAMP", {"odds-ratio": -1}), frame("STAMP", {"odds-ratio": "0"}),
    frame("STAMP", {"odds-ratio": 0.5}), frame("STAMP", {"odds-ratio": None}), frame("STAMP", {"odds-ratio": [0]}),
    frame("STAMP", {"symmetry": "<img src=x onerror=alert(1)>"}), frame("STAMP", {"symmetry": {"a": 1}}),
    frame("STAMP", {"slope": [1, 1]}), frame("STAMP", {"slope": [9]}), frame("STAMP", {"slope": []}),
    frame("STAMP", {"__proto__": {"odds-ratio": 0}, "constructor": 1, "nonsense": 2}),
    '{"version":1,"stamp":"STAMP","value":{"__proto__":{"odds-ratio":0}}}',
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_storage_is_ignored(odds, number):
    odds.answer(0)  # so that there is a key
    text = HOSTILE[number].replace("STAMP", Quiz.load("sigmoid").stamp)
    odds.page.evaluate("text => localStorage.setItem(Object.keys(localStorage)[0], text)", text)
    odds.page.reload()
    assert odds.progress().startswith("0 of 5 answered rightly, 5 still open")
    odds.answer(0)
    assert odds.heard().startswith("✓ Right.")


REFUSE = (
    "for (const name of ['getItem', 'setItem', 'removeItem'])"
    " Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError') };"
)
NONE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });"


@pytest.mark.parametrize("script", [REFUSE, NONE], ids=["refuses", "isn't there"])
def test_it_works_without_storage_and_says_so(show, script):
    page = show(Quiz.load("sigmoid"), Explain.load("sigmoid"), script=script)
    question = Question(page, BY_ID["odds-ratio"])
    question.answer(0)
    assert question.heard().startswith("✓ Right.")
    assert "are forgotten when you leave this page" in question.quiz.locator(".kept").inner_text()
    question.quiz.get_by_role("button", name="Forget my answers").click()
    assert "5 still open" in question.progress()
    page.get_by_role("textbox", name="In one sentence").fill("Mine.")
    page.get_by_role("button", name="Compare").click()


def test_two_copies_of_one_quiz_stay_apart_until_the_page_is_opened_again(show):
    page = show(Quiz.load("sigmoid"), Quiz.load("sigmoid"))
    one, two = (Question(page, BY_ID["odds-ratio"], quiz) for quiz in (0, 1))
    one.answer(0)
    assert one.heard().startswith("✓ Right.")
    assert two.heard() == ""
    two.answer(1)
    assert one.heard().startswith("✓ Right.")
    assert two.heard().startswith("✗ Not right.")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


# --- without JavaScript, with hostile state


def test_it_can_be_read_without_javascript(show):
    page = show(Quiz.load("training-loop"), Explain.load("training-loop"), java_script_enabled=False)
    assert page.locator("[data-explorable=quiz] details").count() == 5
    assert "lr = 0.04, 250 steps" in page.locator("main").inner_text()
    hidden = page.get_by_text("E, B, F, D, G, C, A")
    assert not hidden.is_visible()
    page.get_by_text("Answer", exact=True).first.click()
    assert hidden.is_visible()
    page.get_by_text("Our sentence").click()
    assert page.get_by_text("grows slowly").is_visible()
    assert page.locator("input, button, textarea").count() == 0


@pytest.mark.parametrize("state", ["{", "null", "{}", '{"questions":7}', '{"questions":[{"kind":"essay"}]}'])
def test_a_garbled_state_leaves_the_questions_to_read(show, state):
    text = re.sub(r'data-state="[^"]*"', lambda _: f'data-state="{html.escape(state)}"', Quiz.load("loss").as_html())
    page = show(text, Quiz.load("model"))
    assert page.get_by_text("Two models have the accuracy 0.90").is_visible()
    Question(page, BY_ID["two-weights"], quiz=1).answer(2)
    assert len(page.problems) == 1
    assert "explorable quiz" in page.problems.pop()


def test_text_never_becomes_markup_that_is_not_meant(show):
    bad = "<img src=x onerror=alert(1)> a < b && c <sup onclick=x> <em>yes</em>"
    options = [{"text": bad, "feedback": bad, "right": True}, {"text": "no", "feedback": bad, "misconception": "none"}]
    page = show(Quiz("bad", [{"id": "bad", "chapter": "loss", "kind": "single", "text": bad, "options": options}]))
    question = Question(page, {"kind": "single", "text": bad})
    question.root = page.locator("fieldset")
    question.answer(1)
    assert page.locator("main img, main [onclick], main [onerror]").count() == 0
    assert page.locator("legend em").inner_text() == "yes"
    assert "<img src=x onerror=alert(1)> a < b && c <sup onclick=x> yes" in question.heard()


# --- explain


def test_explain_keeps_the_sentence_and_shows_ours_beside_it(show):
    page = show(Explain.load("model"))
    box = page.get_by_role("textbox", name="In one sentence of your own: How can two models")
    ours = page.locator("[role=status]")
    assert page.get_by_role("button").inner_text() == "Show ours"
    box.fill("Because of the <b>weights</b>.")
    page.get_by_role("button", name="Compare").click()
    assert "goes on growing until the training has converged" in ours.inner_text()
    left, right = box.bounding_box(), ours.bounding_box()
    assert right["x"] >= left["x"] + left["width"]
    page.get_by_role("button", name="Hide ours").click()
    assert ours.inner_text() == ""
    page.reload()
    assert box.input_value() == "Because of the <b>weights</b>."
    box.fill("")
    page.reload()
    assert box.input_value() == ""
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("text", ["{", "7", frame("", 7), frame("", {"a": 1}), frame("other", "text"), "x" * 30_000])
def test_explain_ignores_hostile_storage(show, text):
    page = show(Explain.load("loss"))
    box = page.get_by_role("textbox")
    box.fill("Mine.")
    page.reload()
    assert box.input_value() == "Mine."
    page.evaluate("text => localStorage.setItem(Object.keys(localStorage)[0], text)", text)
    page.reload()
    assert box.input_value() == ""


# --- for everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 900])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(show, scheme, width):
    parts = [*(Quiz.load(chapter) for chapter in CHAPTERS), Quiz.review(), Explain.load("loss")]
    page = show(*parts, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.add_script_tag(path=AXE)

    def violations():
        found = page.evaluate(
            "tags => axe.run({ runOnly: tags })"
            ".then(r => r.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target)}`))",
            STANDARDS,
        )
        return found, page.evaluate("document.documentElement.scrollWidth")

    assert violations() == ([], width)
    page.get_by_role("textbox", name="In one sentence").fill("Mine.")
    page.get_by_role("button", name="Compare").click()
    for quiz, part in enumerate(parts[:-2]):
        for number, source in enumerate(part.questions):
            question = Question(page, source, quiz)
            wrong = next(
                given for all_ in misconceptions_caught().values() for id_, given in all_ if id_ == source["id"]
            )
            question.answer(wrong if number % 2 == 0 else right_answer(source))
            if number % 2 == 0:
                question.button("Show answer").click()
    assert violations() == ([], width)


def test_axe_can_find_something(show):
    page = show(Quiz.load("loss"))
    page.add_script_tag(path=AXE)
    page.evaluate("document.querySelector('fieldset label span').remove()")
    ids = page.evaluate("axe.run().then(r => r.violations.map(v => v.id))")
    assert "label" in ids


def test_targets_are_large_enough_for_a_thumb(show):
    page = show(Quiz.load("training-loop"), Quiz.load("sigmoid"), Explain.load("loss"))
    page.set_viewport_size({"width": 360, "height": 800})
    for target in page.locator("button, label:has(input), .number input").all():
        if target.is_visible():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 24, target.inner_text()


# --- in a notebook, and afterwards

MODEL = """([name, state]) => {
  const listeners = new Map();
  const added = [];
  const add = EventTarget.prototype.addEventListener;
  const windowAdd = window.addEventListener, windowRemove = window.removeEventListener;
  window.addEventListener = (...all) => { added.push(all[0]); windowAdd.apply(window, all); };
  window.removeEventListener = (...all) => { added.splice(added.indexOf(all[0]), 1); windowRemove.apply(window, all); };
  const model = window.model = {
    saved: 0,
    get: (key) => state[key],
    set(key, value) { state[key] = value; for (const f of [...(listeners.get(`change:${key}`) ?? [])]) f(); },
    save_changes() { model.saved += 1; },
    on(event, f) { listeners.set(event, [...(listeners.get(event) ?? []), f]); },
    off(event, f) { listeners.set(event, (listeners.get(event) ?? []).filter((each) => each !== f)); },
  };
  const el = document.querySelector("main").appendChild(document.createElement("div"));
  el.id = "cell";
  window.left = () => [[...listeners.values()].flat().length, added.length, el.childNodes.length];
  window.away = explorables.widget(name).render({ model, el });
}"""


def test_in_a_notebook_it_is_in_step_with_python(show):
    page = show("<p>A cell.</p>")
    page.evaluate(MODEL, ["quiz", Quiz.load("sigmoid").page_state()])
    question = Question(page, BY_ID["odds-ratio"])
    question.answer(0)
    assert page.evaluate("model.get('answers')") == {"odds-ratio": 0}
    assert page.evaluate("model.saved") == 1
    page.evaluate("model.set('answers', { symmetry: '-0.881' })")  # Python sets, the reader sees
    assert question.heard() == ""
    assert "You mirrored the curve at 0" in Question(page, BY_ID["symmetry"]).heard()
    page.evaluate("model.set('answers', { symmetry: 'nonsense', other: 3 })")
    assert "5 still open" in question.progress()
    assert page.locator("#cell").get_attribute("data-lm-suppress-shortcuts") == "true"


@pytest.mark.parametrize("part", [Quiz.load("training-loop"), Explain.load("loss")], ids=["quiz", "explain"])
def test_removal_leaves_nothing_behind(show, part):
    page = show("<p>A cell.</p>")
    page.evaluate(MODEL, [part.name, part.page_state()])
    assert page.evaluate("left()")[0] == 1
    page.evaluate("away()")
    assert page.evaluate("left()") == [0, 0, 0]


def test_what_python_sets_first_wins_over_what_was_kept(show):
    page = show(Explain.load("loss"))
    page.get_by_role("textbox").fill("Kept.")
    page.reload()
    explain = Explain.load("loss")
    explain.text = "From Python."
    page.evaluate(MODEL, ["explain", explain.page_state()])
    assert page.locator("#cell textarea").input_value() == "From Python."
