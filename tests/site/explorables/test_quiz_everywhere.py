"""A quiz without JavaScript, with a hostile state, for everyone, in a notebook."""

import html
import re

import pytest

from lib.explorables import Explain, Quiz
from lib.explorables.questions import CHAPTERS, EXPLANATIONS
from lib.explorables.quiz import misconceptions_caught
from tests.every import every

from ..page import STANDARDS, violations
from .question import BY_ID, Question, right_answer


def test_it_can_be_read_without_javascript(alone):
    page = alone(Quiz.load("training-loop"), Explain.load("training-loop"), java_script_enabled=False)
    assert page.locator("[data-explorable=quiz] details").count() == 5
    assert "lr = 0.04, 250 steps" in page.locator("main").inner_text()
    hidden = page.get_by_text("E, B, F, D, G, C, A")
    assert not hidden.is_visible()
    page.get_by_text("Answer", exact=True).first.click()
    assert hidden.is_visible()
    page.get_by_text("Our sentence").click()
    first_words = EXPLANATIONS["training-loop"]["ours"].partition("<")[0].strip()
    assert len(first_words) > 20
    assert page.get_by_text(first_words).is_visible()
    assert page.locator("input, button, textarea").count() == 0


@pytest.mark.parametrize("state", ["{", "null", "{}", '{"questions":7}', '{"questions":[{"kind":"essay"}]}'])
def test_a_garbled_state_leaves_the_questions_to_read(alone, state):
    text = re.sub(r'data-state="[^"]*"', lambda _: f'data-state="{html.escape(state)}"', Quiz.load("loss").as_html())
    page = alone(text, Quiz.load("model"))
    assert page.get_by_text("Two models have the accuracy 0.90").is_visible()
    Question(page, BY_ID["two-weights"], quiz=1).answer(2)
    assert len(page.problems) == 1
    assert "explorable quiz" in page.problems.pop()


def test_text_never_becomes_markup_that_is_not_meant(alone):
    bad = "<img src=x onerror=alert(1)> a < b && c <sup onclick=x> <em>yes</em>"
    options = [{"text": bad, "feedback": bad, "right": True}, {"text": "no", "feedback": bad, "misconception": "none"}]
    page = alone(Quiz("bad", [{"id": "bad", "chapter": "loss", "kind": "single", "text": bad, "options": options}]))
    question = Question(page, {"kind": "single", "text": bad})
    question.root = page.locator("fieldset")
    question.answer(1)
    assert page.locator("main img, main [onclick], main [onerror]").count() == 0
    assert page.locator("legend em").inner_text() == "yes"
    assert "<img src=x onerror=alert(1)> a < b && c <sup onclick=x> yes" in question.heard()


# --- for everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 900])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(alone, scheme, width):
    parts = [*(Quiz.load(chapter) for chapter in CHAPTERS), Quiz.review(), Explain.load("loss")]
    page = alone(*parts, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    tags = [*STANDARDS, "best-practice"]
    assert violations(page, tags) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
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
    assert violations(page, tags) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_axe_can_find_something(alone):
    page = alone(Quiz.load("loss"))
    page.evaluate("document.querySelector('fieldset label span').remove()")
    assert "label" in [found.partition(":")[0] for found in violations(page)]


def test_targets_are_large_enough_for_a_thumb(alone):
    page = alone(Quiz.load("training-loop"), Quiz.load("sigmoid"), Explain.load("loss"))
    page.set_viewport_size({"width": 360, "height": 800})
    for target in every(page.locator(":is(button, label:has(input), .number input):visible")):
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24, target.inner_text()


# --- in a notebook, and afterwards


MODEL = """async ([name, state]) => {
  await explorables.load(name);
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


def test_in_a_notebook_it_is_in_step_with_python(alone):
    page = alone("<p>A cell.</p>")
    page.evaluate(MODEL, ["quiz", Quiz.load("sigmoid").page_state()])
    question = Question(page, BY_ID["odds-ratio"])
    question.answer(0)
    assert page.evaluate("model.get('answers')") == {"odds-ratio": 0}
    assert page.evaluate("model.saved") == 1
    page.evaluate("model.set('answers', { symmetry: '-0.881' })")  # Python sets, the reader sees
    assert question.heard() == ""
    assert "You mirrored the value at 0" in Question(page, BY_ID["symmetry"]).heard()
    page.evaluate("model.set('answers', { symmetry: 'nonsense', other: 3 })")
    assert "5 still open" in question.progress()
    assert page.locator("#cell").get_attribute("data-lm-suppress-shortcuts") == "true"


@pytest.mark.parametrize("part", [Quiz.load("training-loop"), Explain.load("loss")], ids=["quiz", "explain"])
def test_removal_leaves_nothing_behind(alone, part):
    page = alone("<p>A cell.</p>")
    page.evaluate(MODEL, [part.name, part.page_state()])
    assert page.evaluate("left()")[0] == 1
    page.evaluate("away()")
    assert page.evaluate("left()") == [0, 0, 0]


def test_what_python_sets_first_wins_over_what_was_kept(alone):
    page = alone(Explain.load("loss"))
    page.get_by_role("textbox").fill("Kept.")
    page.reload()
    explain = Explain.load("loss")
    explain.text = "From Python."
    page.evaluate(MODEL, ["explain", explain.page_state()])
    assert page.locator("#cell textarea").input_value() == "From Python."
