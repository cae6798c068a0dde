"""The pages that the classroom writes, opened from a folder: gradebook, feedback, class summary, marking on paper."""

import pytest
from playwright.sync_api import expect

from classroom import gradebook
from classroom.exercise import notebook
from classroom.grading import graded, report
from classroom.grading.result import Result
from tests.classroom.helpers import SIGMOID
from tests.every import every

from .conftest import visiting
from .page import violations

NAMES = {"a": "Ana María Núñez", "b": "Siobhán O'Brien", "c": "Maximiliane Freifrau von Hohenstein-Wartburg"}
NUMBERS = "[" + ",".join(f"0.2146912345678{i}" for i in range(12)) + "]"  # not one blank in it
LONG = "def weight_between(x1, p1, x2, p2):\n    return " + " + ".join(f"a_name_that_is_long_{i}" for i in range(12))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A folder with every kind of page."""
    out, exercise = tmp_path_factory.mktemp("course") / "sigmoid", notebook.read(SIGMOID)
    results = []
    for i, student in enumerate(NAMES):
        points = {part.id: part.points * (number >= i) for number, part in enumerate(exercise.parts)}
        wrong = [part.id for part in exercise.parts if not points[part.id]]
        said = dict.fromkeys(wrong, ("at 0.5 it is `nan`", "Take the logarithm."))
        said |= dict.fromkeys(wrong[1:], (f"should be `{NUMBERS}`", f"It is {NUMBERS}."))
        made = Result(student, "sigmoid.ipynb", "error", points, said, notes=[f"code cell 3 (`x`): {NUMBERS}"])
        made.answers = {part.id: "The **odds** double: $e^{0.7}$." for part in exercise.hand}
        made.code = {part.id: LONG for part in exercise.parts}
        results.append(made)
    results.append(Result("d", "", "missing", dict.fromkeys((part.id for part in exercise.parts), 0.0)))
    made = graded.Graded(exercise, results, NAMES, ["no network"])
    graded.keep(out, made, SIGMOID)
    graded.write_all(out, made)
    gradebook.write(gradebook.read([out]), out)
    return out


@pytest.fixture
def visit(browser, pages):
    with visiting(browser) as start:
        yield lambda **context: start(f"{pages.as_uri()}/", **context)


EVERY = ["gradebook.html", "feedback/a.html", "feedback/c.html", "feedback/d.html", "summary.html", "hand-grading.html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_each_page_is_accessible_at_every_width_and_in_both_themes(visit, width, scheme):
    visited = visit(viewport={"width": width, "height": 740}, color_scheme=scheme)
    for name in EVERY:
        page = visited.open(name)
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_without_javascript_each_page_is_whole(visit):
    visited = visit(java_script_enabled=False)
    for name in EVERY:
        expect(visited.open(name).locator("h1")).to_be_visible()


def shown(page):
    return [name for name in NAMES.values() if name in page.locator("main").inner_text()]


def test_names_are_hidden_by_a_key_on_the_screen_and_in_print(visit):
    page = visit().open("gradebook.html")
    for details in every(page.locator("details summary")):
        details.click()
    assert shown(page) == list(NAMES.values())
    page.get_by_label("Hide names").focus()
    page.keyboard.press("Space")
    assert shown(page) == []
    assert page.get_by_text("Student 1").count() > 1
    page.emulate_media(media="print")
    assert shown(page) == []
    expect(page.get_by_text("Hide names")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_label("Hide names").uncheck()
    page.emulate_media(media="print")
    assert shown(page) == list(NAMES.values())


def test_the_students_names_stay_in_view_while_points_are_scrolled(visit):
    page = visit(viewport={"width": 360, "height": 740}).open("gradebook.html")
    name = page.get_by_role("rowheader", name=NAMES["a"])
    before = name.bounding_box()["x"]
    page.get_by_role("region", name="Points").evaluate("each => { each.scrollLeft = 200; }")
    assert page.get_by_role("region", name="Points").evaluate("each => each.scrollLeft") > 0
    assert name.bounding_box()["x"] == before


def test_code_stands_beside_what_was_said_and_below_it_on_a_phone(visit):
    for width, beside in ((1280, True), (360, False)):
        page = visit(viewport={"width": width, "height": 740}).open("feedback/c.html")
        code = page.get_by_label("Your code for Part 1").bounding_box()
        hint = page.get_by_text("Take the logarithm.").first.bounding_box()
        assert (hint["x"] >= code["x"] + code["width"]) == beside
        assert (hint["y"] >= code["y"] + code["height"]) == (not beside)


def test_a_page_of_feedback_is_printed_whole(visit):
    page = visit().open("feedback/c.html")
    page.emulate_media(media="print")
    for pre in every(page.locator("pre")):
        assert pre.evaluate("each => each.scrollWidth <= each.clientWidth + 1")
    assert report.heading(notebook.read(SIGMOID)) in page.locator("main").inner_text()


def test_the_class_summary_draws_its_numbers(visit):
    page = visit().open("summary.html")
    for row in every(page.locator("tr:has(.bar)")):
        number, wide = float(row.locator("td.n").inner_text()), row.locator(".bar").bounding_box()["width"]
        assert (wide > 1) == (number > 0)
