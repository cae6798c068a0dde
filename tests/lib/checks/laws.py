"""What holds for every exercise's checks: a test file of an exercise brings answers, and takes these tests.

RIGHT: (part, function) pairs, right answers as a student would write them, without `lib`.
NAMED: (part, function, words of the hint) for known mistakes, written differently from the check's own.
"""

import itertools

import numpy as np
import pytest

from lib import check
from lib.checks import PARTS as _PARTS
from lib.checks import Answer, ask, inputs, judge
from lib.checks._check import DIGITS


def complaint(name, function, **options):
    """What `check` says against `function`; fails if it has nothing to say."""
    with pytest.raises(AssertionError) as caught:
        check(name, function, **options)
    return str(caught.value)


def draws(part, *, seed=0, cases=20):
    rng = np.random.default_rng(seed)
    return [part.draw(rng) for _ in range(cases)]


def alike(one, other, *, rtol=1e-5):
    """Do two answers agree, be they one thing or several?"""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(alike(a, b, rtol=rtol) for a, b in zip(one, other, strict=True))
    one, other = np.asarray(one, dtype=float), np.asarray(other, dtype=float)  # float32 must not set the rules
    return one.shape == other.shape and np.allclose(one, other, rtol=rtol, atol=0, equal_nan=True)


def copied(answer):
    return tuple(map(np.array, answer)) if isinstance(answer, tuple) else np.array(answer)


# What a part is


def test_every_part_has_an_independent_right_answer(module, parts):
    assert {name for name, _ in module.RIGHT} == set(parts)
    assert len(parts) >= 4


def test_inputs_are_a_named_tuple_with_shapes_in_its_docstring(part):
    for drawn in draws(_PARTS[part], cases=3):
        assert drawn._fields == _PARTS[part].arguments
        words = type(drawn).__doc__
        assert all(field in words for field in drawn._fields), words
        for value, field in zip(drawn, drawn._fields, strict=True):
            assert isinstance(value, np.ndarray | int | float), field
            assert not isinstance(value, np.generic), f"{field}: a number is Python's own, as the wire makes it"
            assert ("(" in words) == any(np.ndim(v) for v in drawn), words


def test_a_part_is_complete(part):
    part = _PARTS[part]
    assert bool(part.extreme) == bool(part.extreme_hint)
    assert all(len(args) == len(part.arguments) for args in part.extreme)


def test_drawn_inputs_vary(part):
    one, two = draws(_PARTS[part], cases=2)
    assert not all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))


def test_hints_differ_and_are_sentences(part):
    hints = [m.hint for m in _PARTS[part].mistakes]
    assert len(set(hints)) == len(hints) >= 2
    naive = {m.hint for m in _PARTS[part].naive}
    assert not naive & set(hints)
    assert all(hint.endswith(".") and 10 < len(hint) < 140 for hint in {*hints, *naive})


# Right answers pass


def test_the_reference_passes(part, capsys):
    check(part, _PARTS[part].reference)
    number = 20 + len(_PARTS[part].extreme)
    assert capsys.readouterr().out == f"{part}: right on {number} inputs.\n"


def test_right_answers_pass_whatever_the_seed(right):
    name, function = right
    for seed in range(12):
        check(name, function, seed=seed)


def test_a_right_answer_may_write_into_its_inputs(right):
    name, function = right

    def destructive(*args):
        answer = copied(function(*args))
        for a in args:
            if isinstance(a, np.ndarray):
                a[...] = 7
        return tuple(answer) if isinstance(answer, tuple) else answer

    check(name, destructive)


def test_random_numbers_of_the_student_are_left_alone(part):
    np.random.seed(3)  # noqa: NPY002 (the old generator is the one that could be disturbed)
    want = np.random.random()  # noqa: NPY002
    np.random.seed(3)  # noqa: NPY002
    check(part, _PARTS[part].reference)
    assert np.random.random() == want  # noqa: NPY002


# Known mistakes are named


def test_a_known_mistake_is_caught_and_named_whatever_the_seed(mistake):
    part, known = mistake
    for seed in (0, 1, 2):
        assert complaint(part, known.wrong, seed=seed).split("\n")[1:] == [known.hint]


def test_a_mistake_is_named_however_it_was_written(named):
    name, function, words = named
    assert words in complaint(name, function).split("\n")[1]


def test_no_two_mistakes_look_alike(part):
    part = _PARTS[part]
    for seed in range(2):
        drawn = draws(part, seed=seed)
        answers = [[m.wrong(*args) for args in drawn] for m in part.mistakes]
        for one, other in itertools.combinations(answers, 2):
            assert not all(map(alike, one, other))


def test_a_grader_that_goes_step_by_step_says_what_check_says(mistake):
    name, known = mistake
    part = _PARTS[name]
    asked = inputs(part, seed=(4, 2))
    verdict = judge(part, asked, [ask(known.wrong, args) for args in asked])
    assert verdict.hint == known.hint
    assert verdict.problem
    assert not judge(part, asked, [ask(part.reference, args) for args in asked])


# Unknown mistakes are caught and not named


def test_an_unknown_mistake_gets_no_hint(part):
    reference = _PARTS[part].reference
    assert "\n" not in complaint(part, lambda *args: np.asarray(reference(*args)) + 0.0123)


def test_a_mistake_in_one_entry_of_one_case_is_caught_and_nothing_is_made_of_it(part):
    reference, calls = _PARTS[part].reference, []

    def slip(*args):
        calls.append(1)
        answer = copied(reference(*args))
        if len(calls) == 20:
            first = np.array(answer[0] if isinstance(answer, tuple) else answer, dtype=float)
            first.flat[-1] += 1e-6
            answer = (first, *answer[1:]) if isinstance(answer, tuple) else first
        return answer

    assert "\n" not in complaint(part, slip)


@pytest.mark.parametrize("constant", [0.0, 0.5, 1.0])
def test_a_constant_function_does_not_pass(part, constant):
    reference = _PARTS[part].reference
    complaint(part, lambda *args: np.full(np.shape(np.asarray(reference(*args), dtype=object)), constant))


def test_spoiling_the_inputs_does_not_spoil_the_reference(part):
    reference = _PARTS[part].reference

    def spoil(*args):
        for a in args:
            if isinstance(a, np.ndarray):
                a *= 0
        return reference(*args)

    if any(np.ndim(a) for a in draws(_PARTS[part])[0]):
        complaint(part, spoil)
    else:
        check(part, spoil)  # numbers can't be spoiled


# Nearly right


def test_float32_is_told(part):
    reference, asked = _PARTS[part].reference, draws(_PARTS[part])

    def single(*args):
        answer = reference(*args)
        return tuple(map(np.float32, answer)) if isinstance(answer, tuple) else np.float32(answer)

    exact = all(alike(single(*args), reference(*args), rtol=_PARTS[part].rtol) for args in asked)
    if exact:
        check(part, single)  # labels and counts are exact in any type
    else:
        words = "The numbers are float32, which holds 7 digits: leave out the conversion, numpy computes in float64."
        assert complaint(part, single).split("\n")[1:] == [words]


def test_a_value_is_judged_as_a_function_s_answer_is(part):
    args = draws(_PARTS[part], seed=3)[0]
    check(part, _PARTS[part].reference(*args), **args._asdict())
    named = 0
    for mistake in _PARTS[part].mistakes:
        wrong = mistake.wrong(*args)
        if not alike(wrong, _PARTS[part].reference(*args), rtol=2 * DIGITS):
            named += complaint(part, wrong, **args._asdict()).split("\n")[1] in {m.hint for m in _PARTS[part].mistakes}
    assert named >= 2


def test_an_answer_that_is_missing_is_no_answer(part):
    assert Answer(...).missing
    assert complaint(part, ..., graded=True).startswith(f"{part}: still to do")
