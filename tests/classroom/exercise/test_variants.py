"""Variants: each fits its own numbers, none is a stroke of luck, and a rule that is wrong is told."""

import json
import re

import pytest

from classroom.exercise import notebook, variants
from classroom.exercise.validate import variant_problems
from lib.checks import value_part
from tests.classroom.helpers import EXERCISES, cell

each = pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
SIGMOID = next(path for path in EXERCISES if path.stem == "sigmoid")


def changed(tmp_path, change, path=SIGMOID):
    """An exercise with its rules for variants changed."""
    made = json.loads(path.read_text(encoding="utf-8"))
    change(made)
    target = tmp_path / path.name
    target.write_text(json.dumps(made), encoding="utf-8")
    return notebook.read(target)


def rules(made, name):
    return cell(made, name)["metadata"]["classroom"]["variant"]


@each
def test_fifty_variants_hold_and_most_differ(path):
    exercise = notebook.read(path)
    found = list(variants.problems(exercise, "a secret of the tests", 50))
    assert [sentence for sentence, made in found if made is None] == []
    assert len(found) >= 30
    for _, made in found:
        assert notebook.leaks(made) == []
        assert {part.id for part in made.all_parts} == {part.id for part in exercise.all_parts}
        assert made.points == exercise.points


@each
def test_a_variant_numbers_its_parts_as_the_source_does_and_keeps_their_levels_in_order(path):
    exercise = notebook.read(path)
    for number in range(6):
        made = variants.variant(exercise, "secret", f"student {number}")
        words = "\n".join(notebook.text(c) for c in made.notebook["cells"] if c["cell_type"] == "markdown")
        numbers = [int(n) for n in re.findall(r"^\*\*(\d+)\.\*\*", words, flags=re.MULTILINE)]
        assert numbers == list(range(1, len(exercise.all_parts) + 1))
        order = [notebook.nbgrader(c).get("grade_id") for c in made.notebook["cells"]]
        levels = [part.level for part in sorted(made.parts, key=lambda part: order.index(part.id))]
        assert levels == sorted(levels, key=notebook.LEVELS.index)


def test_a_variant_is_the_student_s_and_the_secret_s():
    exercise = notebook.read(SIGMOID)
    one, same = (variants.variant(exercise, "secret", "ada") for _ in range(2))
    assert one.notebook == same.notebook
    assert (one.sha256, one.variant) == (same.sha256, same.variant)
    others = [variants.variant(exercise, secret, who) for secret, who in (("secret", "bo"), ("another", "ada"))]
    assert len({made.variant for made in (one, *others)}) == 3
    assert exercise.notebook == notebook.read(SIGMOID).notebook  # the source is left alone


def test_numbers_places_and_order_differ_and_the_question_says_the_numbers_that_are_graded():
    exercise = notebook.read(SIGMOID)
    seen, first = set(), set()
    for number in range(40):
        made = variants.variant(exercise, "secret", f"student {number}")
        by_hand = {part.id: part.given for part in made.parts if part.given}
        p, odds = by_hand["odds-by-hand-check"]["p"], by_hand["probability-by-hand-check"]["odds"]
        words = "\n".join(map(notebook.text, made.notebook["cells"]))
        assert f"A forecast says {p:g}." in words
        assert f"that is {odds:g}. What" in words
        assert f'check("odds", odds_of_forecast, p={p})' in words
        seen.add((p, odds))
        first.add(next(c["id"] for c in made.notebook["cells"] if c["id"].endswith("-check")))
    assert len(seen) > 15
    assert first == {"odds-by-hand-check", "probability-by-hand-check"}


def test_the_capstone_has_other_data():
    exercise = notebook.read(next(path for path in EXERCISES if path.stem == "capstone"))
    seeds = set()
    for number in range(8):
        made = variants.variant(exercise, "secret", str(number))
        seeds.add(re.search(r"default_rng\((\d+)\)", notebook.text(cell(made.notebook, "data")))[1])
    assert len(seeds) == 8


def test_the_students_version_says_which_variant_it_is_and_not_how_it_was_drawn():
    made = variants.variant(notebook.read(SIGMOID), "secret", "ada")
    handed = notebook.student(made)
    assert handed["metadata"]["classroom"] == {"variant": made.variant}
    assert f"*Variant {made.variant}.*" in notebook.text(handed["cells"][0])
    for word in ("choices", "shown", "swap", "secret", "ada"):
        assert f'"{word}"' not in json.dumps(handed)


def both(change):
    return lambda made: change(rules(made, "odds-by-hand-check"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (both(lambda rule: rule["choices"].update(p=[0.5])), "has no choice at which all known mistakes differ"),
        (both(lambda rule: rule["choices"].update(p=[1.0])), "has no choice at which all known mistakes differ"),
        (both(lambda rule: rule["choices"].update(q=[0.5])), "has no argument q"),
        (
            both(lambda rule: rule["choices"].update(p=0.7)),
            "choices of odds-by-hand-check must be nested as its values",
        ),
        (both(lambda rule: rule.update(shown={"says 0.7.": "says {{ p }}."})), "stands 0 times"),
        (both(lambda rule: rule.update(shown={"0": "{{ p }}"})), "must stand once"),
        (both(lambda rule: rule.update(shown={"says 0.8.": "says {{ 1 - p }}."})), "says 'says 0.2.' of the source's"),
        (both(lambda rule: rule.update(shown={"says 0.8.": "says {{ q }}."})), "can't be filled in: 'q' is undefined"),
        (both(lambda rule: rule.update(shown={"says 0.8.": "says {{ p"})), "can't be filled in"),
        (both(lambda rule: rule.update(swap="alone")), "parts that swap as 'alone' must be several"),
        (
            lambda made: cell(made, "odds-by-hand").update(source="odds_of_forecast = 4"),
            "the answer to odds-by-hand-check must hold one solution",
        ),
    ],
)
def test_a_rule_that_is_wrong_is_told(tmp_path, change, message):
    with pytest.raises(notebook.ExerciseError, match=re.escape(message)):
        variants.variant(changed(tmp_path, change), "secret", "ada")


def test_parts_of_two_levels_do_not_swap(tmp_path):
    exercise = changed(tmp_path, lambda made: cell(made, "x-at-check")["metadata"]["classroom"].update(
        variant={"swap": "by hand"}))  # fmt: skip
    with pytest.raises(notebook.ExerciseError, match="of one level"):
        variants.variant(exercise, "secret", "ada")


# Validate must be able to fail


def test_two_mistakes_that_look_alike_in_a_variant_are_found(monkeypatch):
    """As if numbers were drawn without a look at the mistakes: at one half, odds and odds against are the same."""
    monkeypatch.setattr(variants, "draw", lambda exercise, part, choices, rng: dict.fromkeys(part.given, 0.5))
    told = [sentence for sentence, made in variants.problems(notebook.read(SIGMOID), "secret", 3) if made is None]
    assert any("odds-by-hand-check: at {'p': 0.5}, two answers look alike" in sentence for sentence in told)


def test_numbers_at_which_numpy_warns_are_compared_and_nothing_is_printed():
    """Nobody is called malignant: a share of nothing. Warnings are errors in these tests."""
    rule = value_part("sensitivity", {"y": [1, 1, 0, 0], "labels": [0, 0, 0, 0]})
    assert variants.collisions(rule)


def test_an_exercise_in_which_nothing_varies_is_told(tmp_path):
    def plain(made):
        for c in made["cells"]:
            c["metadata"].get("classroom", {}).pop("variant", None)

    exercise = changed(tmp_path, plain)
    assert "nothing in it varies" in next(variants.problems(exercise, "secret", 5))[0]


def test_variants_that_are_all_the_same_are_told(tmp_path):
    def narrow(made):
        for name in ("odds-by-hand-check", "probability-by-hand-check"):
            rules(made, name).pop("swap")
        rules(made, "odds-by-hand-check")["choices"] = {"p": [0.8]}
        rules(made, "probability-by-hand-check")["choices"] = {"odds": [1.5]}

    told = [sentence for sentence, made in variants.problems(changed(tmp_path, narrow), "s", 5) if made is None]
    assert told == ["5 variants are all the same"]


def test_validate_says_what_a_variant_s_solution_earns(monkeypatch, tmp_path):
    """A solution that fits the source's numbers alone; the sandbox is asked as for any other."""
    from classroom.sandbox.bare import Bare
    from classroom.sandbox.session import Limits

    exercise = notebook.read(SIGMOID)
    with Bare(exercise.modules, Limits()) as sandbox:
        assert list(variant_problems(exercise, sandbox, "secret", 2)) == []
        monkeypatch.setattr(variants, "_plain", lambda value: 4.321)
        told = list(variant_problems(exercise, sandbox, "secret", 1))
    assert any("odds-by-hand-check: the solution is judged wrong" in sentence for sentence in told)


def test_numbers_are_written_as_a_question_writes_them():
    written = {5.0: "5", -1.0: "-1", 0.1 + 0.2: "0.3", 1 / 3: "0.333333"}
    assert {number: variants.short(number) for number in written} == written
    assert variants.short([2.0, -1.0]) == "(2, -1)"
    assert variants.short("as it is") == "as it is"
