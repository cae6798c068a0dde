"""The checks: they let right answers pass, catch wrong ones, and name the mistake only when it is that one."""

import math
import re

import numpy as np
import pytest
import scipy.special
from numpy.testing import assert_array_equal

from lib import check
from lib.checks import PARTS, Answer, Mistake, Part, ask, inputs, judge

from ..book.test_gradients import right_gradient
from ..book.test_sigmoid import right_sigmoid
from ..book.test_training_loop import right_train
from ..chapters import gathered

EACH_PART = pytest.mark.parametrize("name", PARTS)
EACH_MISTAKE = pytest.mark.parametrize(
    ("name", "mistake"),
    [pytest.param(name, m, id=f"{name}: {m.hint[:40]}") for name, part in PARTS.items() for m in part.mistakes],
)


def complaint(name, function, **options):
    """What `check` says against `function`; fails if it has nothing to say."""
    with pytest.raises(AssertionError) as caught:
        check(name, function, **options)
    return str(caught.value)


def draws(part, *, seed=0, cases=20):
    rng = np.random.default_rng(seed)
    return [part.draw(rng) for _ in range(cases)]


def copied(answer):
    return tuple(map(np.array, answer)) if isinstance(answer, tuple) else np.array(answer)


def alike(one, other):
    """Do two answers agree, be they one thing or several?"""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    return np.shape(one) == np.shape(other) and np.allclose(one, other)


# Answers as a student would write them, independent of lib: each exercise's test brings its own

RIGHT = [(name, function) for name, functions in gathered("RIGHT").items() for function in functions]
EACH_RIGHT = pytest.mark.parametrize(("name", "function"), RIGHT)


# Right answers pass


@EACH_PART
def test_reference_passes(name, capsys):
    check(name, PARTS[name].reference)
    inputs = 20 + len(PARTS[name].extreme)
    assert capsys.readouterr().out == f"{name}: right on {inputs} inputs.\n"


def test_every_part_has_an_independent_right_answer_here():
    assert {name for name, _ in RIGHT} == set(PARTS)


@EACH_RIGHT
def test_right_answers_pass_whatever_the_seed(name, function):
    for seed in range(12):
        check(name, function, seed=seed)


@EACH_RIGHT
def test_a_right_answer_may_write_into_its_inputs(name, function):
    def destructive(*args):
        answer = copied(function(*args))
        for a in args:
            if isinstance(a, np.ndarray):
                a[...] = 7
        return answer

    destructive.__code__ = destructive.__code__.replace(  # the [...] above is legal, not a gap to fill
        co_consts=tuple(slice(None) if c is Ellipsis else c for c in destructive.__code__.co_consts)
    )
    check(name, destructive)


def test_cases_and_seed_choose_the_inputs():
    seen = []

    def spy(p):
        seen.append(p)
        return p / (1 - p)

    check("odds", spy, cases=3, seed=5)
    for got, (want,) in zip(seen, draws(PARTS["odds"], seed=5, cases=3), strict=True):
        assert_array_equal(got, want)


@EACH_PART
def test_random_numbers_of_the_student_are_left_alone(name):
    np.random.seed(3)  # noqa: NPY002 (the old generator is the one that could be disturbed)
    want = np.random.random()  # noqa: NPY002
    np.random.seed(3)  # noqa: NPY002
    check(name, PARTS[name].reference)
    assert np.random.random() == want  # noqa: NPY002


# Known mistakes are named


@EACH_MISTAKE
def test_known_mistake_is_caught_and_named(name, mistake):
    assert complaint(name, mistake.wrong).split("\n")[1:] == [mistake.hint]


@EACH_MISTAKE
def test_known_mistake_is_named_whatever_the_seed(name, mistake):
    for seed in (1, 2):
        assert complaint(name, mistake.wrong, seed=seed).endswith("\n" + mistake.hint)


@EACH_PART
def test_no_two_mistakes_look_alike(name):
    part = PARTS[name]
    for seed in range(2):
        inputs = draws(part, seed=seed)
        answers = [[m.wrong(*args) for args in inputs] for m in part.mistakes]
        for i, one in enumerate(answers):
            for other in answers[:i]:
                assert not all(map(alike, one, other))


@EACH_PART
def test_hints_differ_and_are_sentences(name):
    hints = [m.hint for m in PARTS[name].mistakes]
    assert len(set(hints)) == len(hints) >= 2
    assert all(hint.endswith(".") and 10 < len(hint) < 140 for hint in hints)


@pytest.mark.parametrize(
    ("name", "function", "hint"),
    [
        ("sigmoid", lambda z: 1 / (1 + np.exp(z)), "sign of z is lost"),
        ("sigmoid", lambda z: np.exp(-z) / (1 + np.exp(-z)), "sign of z is lost"),
        ("odds", lambda p: (1 - p) / p, "Upside down"),
        ("odds", lambda p: np.log(p) - np.log(1 - p), "log-odds"),
        ("probability_from_odds", lambda odds: 1 / (1 + np.exp(-odds)), "wants the log-odds"),
        ("binary_cross_entropy_with_logits", lambda y, z: np.logaddexp(0, (1 - 2 * y) * z).sum(), "That is the sum"),
        (
            "binary_cross_entropy_with_logits",
            lambda y, z: np.logaddexp(0, (2 * y - 1) * z).mean(),
            "labels are swapped",
        ),
        ("length", lambda g: g @ g, "square root is missing"),
        ("binary_cross_entropy", lambda y, p: np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), "sign is turned"),
        ("binary_cross_entropy", lambda y, p: -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)), "That is the sum"),
        ("binary_cross_entropy", lambda y, p: -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p)), "base 2"),
        ("binary_cross_entropy", lambda y, p: -np.mean(y * np.log(p)), "Only class 1 is charged"),
        ("gradient", lambda t, X, y: right_gradient(t, X, y) * len(y), "1/n short"),
        ("gradient", lambda t, X, y: -right_gradient(t, X, y), "sign is turned"),
        ("gradient", lambda t, X, y: right_gradient(t, X, y)[:-1], "intercept's part is missing"),
        ("gradient", lambda t, X, y: np.append(right_gradient(t, X, y)[:-1], 0), "intercept's part is 0"),
        ("train", lambda X, y, lr, n: right_train(X, y, -lr, n), "walk uphill"),
        ("train", lambda X, y, lr, n: right_train(X, y, lr, n - 1), "One step too few"),
        ("train", lambda X, y, lr, n: right_train(X, y, lr, n + 1), "One step too many"),
        ("train", lambda X, y, lr, n: right_train(X, y, 1.0, n), "learning rate is missing"),
        ("x2_on_line", lambda x1, w, b: w[0] / w[1] * x1 + b / w[1], "minus is missing"),
        ("x2_on_line", lambda x1, w, b: (-w[0] * x1 + b) / w[1], "Only w1 x1"),
        ("distance", lambda X, w, b: (X * w).sum(axis=1) + b, "Those are the scores"),
        ("distance", lambda X, w, b: abs(X @ w + b) / np.hypot(*w), "sign is lost"),
        ("offset", lambda w, b, t: -b / np.hypot(*w), "t is not used"),
        ("offset", lambda w, b, t: (b + np.log(t / (1 - t))) / np.hypot(*w), "sign of b is turned"),
        ("predict", lambda X, w, b: X @ w > 0, "intercept is left out"),
        ("predict", lambda X, w, b: X @ w + b > 0.5, "compared with 0.5"),
        ("predict", lambda X, w, b: X @ w + b < 0, "labels are swapped"),
    ],
)
def test_mistake_is_named_however_it_was_written(name, function, hint):
    assert hint in complaint(name, function).split("\n")[1]


# Unknown mistakes are caught and not named


@EACH_PART
def test_unknown_mistake_gets_no_hint(name):
    reference = PARTS[name].reference
    assert "\n" not in complaint(name, lambda *args: np.asarray(reference(*args)) + 0.0123)


@EACH_PART
def test_a_mistake_in_one_entry_of_one_case_is_caught(name):
    reference, calls = PARTS[name].reference, []

    def slip(*args):
        calls.append(1)
        answer = np.array(reference(*args), dtype=float)
        if len(calls) == 20:
            answer.flat[-1] += 1e-6
        return answer

    assert "\n" not in complaint(name, slip)


@pytest.mark.parametrize("constant", [0.0, 0.5, 1.0])
@EACH_PART
def test_constant_functions_do_not_pass(name, constant):
    reference = PARTS[name].reference
    complaint(name, lambda *args: np.full(np.shape(reference(*args)), constant))


@pytest.mark.parametrize("name", [n for n, part in PARTS.items() if any(np.ndim(a) for a in draws(part)[0])])
def test_spoiling_the_inputs_does_not_spoil_the_reference(name):
    part = PARTS[name]

    def spoil(*args):
        for a in args:
            if isinstance(a, np.ndarray):
                a *= 0
        return part.reference(*args)

    complaint(name, spoil)


# Far from 0


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("sigmoid", lambda z: 1 / (1 + np.exp(-z))),
        ("sigmoid", lambda z: np.exp(z) / (1 + np.exp(z))),
        ("sigmoid", lambda z: (1 + np.tanh(z / 2)) / 2),
        ("sigmoid", lambda z: scipy.special.expit(np.clip(z, -500, 500))),
        ("binary_cross_entropy_with_logits", lambda y, z: np.mean(np.logaddexp(0, z) - y * z)),
        ("binary_cross_entropy_with_logits", lambda y, z: np.mean(np.log(1 + np.exp((1 - 2 * y) * z)))),
        (
            "binary_cross_entropy_with_logits",
            lambda y, z: -np.mean(np.log(np.where(y, right_sigmoid(z), right_sigmoid(-z)))),
        ),
        (
            "binary_cross_entropy_with_logits",
            lambda y, z: -np.mean(y * np.log(right_sigmoid(z)) + (1 - y) * np.log(1 - right_sigmoid(z))),
        ),
        (
            "binary_cross_entropy_with_logits",
            lambda y, z: -np.mean(np.log(np.clip(np.where(y, right_sigmoid(z), right_sigmoid(-z)), 1e-15, 1))),
        ),
    ],
)
def test_naive_forms_are_caught_far_from_0(name, function):
    assert complaint(name, function).split("\n")[1:] == [PARTS[name].extreme_hint]


def test_overflow_in_a_students_code_warns_nobody(recwarn):
    complaint("sigmoid", lambda z: 1 / (1 + np.exp(-z)))
    assert not recwarn.list


# What the complaint says


def test_complaint_says_where_what_should_be_and_what_is():
    text = complaint("probability_from_odds", lambda odds: np.full(3, 0.25), cases=1)
    ((odds,),) = draws(PARTS["probability_from_odds"], cases=1)
    for numbers in (odds, odds / (1 + odds), np.full(3, 0.25)):
        assert np.array2string(numbers, precision=6, separator=", ") in text


@pytest.mark.parametrize("entry", [0, 5])
def test_complaint_about_a_long_answer_names_an_entry(entry):
    def slip(X, w, b):
        guess = (X @ w + b > 0).astype(float)
        guess[entry:] = 0.125
        return guess

    text = complaint("predict", slip, seed=1)
    assert re.search(rf"entry {entry} should be [01], and is 0\.125", text)


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda z: print(end=""), "it gave back None. Did you forget `return`?"),
        (lambda z: z * np.nan, "there is a nan in the answer"),
        (lambda z: np.append(z, 0), r"the shape should be \((\d),\), and is \(\d,\) \(at z ="),
        (lambda z: z[:, np.newaxis], r"the shape should be \((\d),\), and is \(\1, 1\)"),
        (lambda z: 0.5, r"the shape should be \(\d,\), and is \(\)"),
        (lambda z: "half", "it should give back numbers, and gave 'half'"),
        (lambda z: z * 1j, "it should give back numbers, and gave"),
        (lambda z: {"p": z}, "it should give back numbers, and gave"),
        (lambda z: [[0.1], [0.2, 0.3]], "it should give back numbers, and gave"),
        (lambda z: 1 / 0, r"it raised ZeroDivisionError: division by zero \(at z ="),
        (lambda z: undefined_name, "it raised NameError: name 'undefined_name' is not defined"),  # noqa: F821
        (lambda: 0, "it raised TypeError: .*takes 0 positional arguments but 1 was given"),
    ],
)
def test_complaint_names_what_is_no_answer(function, message):
    text = complaint("sigmoid", function)
    assert re.search(message, text)
    assert text.startswith("sigmoid: ")


def test_complaint_is_short_even_about_a_long_answer():
    text = complaint("sigmoid", lambda z: "x" * 10_000)
    assert len(text) < 200


def test_scores_of_the_wrong_shape_are_not_taken_for_a_mistake_of_the_numbers():
    assert "\n" not in complaint("sigmoid", lambda z: right_sigmoid(z)[:, np.newaxis])


@pytest.mark.parametrize("value", [3, None, "sigmoid", np.array([1.0])])
def test_a_value_in_place_of_the_function_is_refused(value):
    assert "give the function itself, without calling it: check('sigmoid', sigmoid)" in complaint("sigmoid", value)


def test_unknown_part_is_an_error_that_names_the_parts():
    with pytest.raises(
        ValueError, match=r"there is no check named 'sigmiod'; did you mean 'sigmoid'[?] There are: .*odds"
    ):
        check("sigmiod", np.exp)
    with pytest.raises(ValueError, match=r"there is no check named 'xyzzy'; there are: .*odds"):
        check("xyzzy", np.exp)


# Still to do


def gap_in_a_line(z):
    p = ...
    return p


def gap_as_body(z): ...


def gap_below_the_docstring(z):
    """Probability of class 1."""
    ...


def gap_in_an_inner_function(z):
    def inner(u):
        return ...

    return inner(z)


def gap_two_functions_deep(z):
    def outer(u):
        return (lambda v: ...)(u)

    return outer(z)


def gap_after_some_code(z):
    e = np.exp(-np.abs(z))
    return ... / (1 + e)


@pytest.mark.parametrize(
    "function",
    [
        gap_in_a_line,
        gap_as_body,
        gap_below_the_docstring,
        gap_in_an_inner_function,
        gap_two_functions_deep,
        gap_after_some_code,
        lambda z: ...,
    ],
)
def test_a_function_with_a_gap_is_still_to_do(function, capsys):
    check("sigmoid", function)
    assert capsys.readouterr().out == "sigmoid: still to do. Replace each ... by your code and run this cell again.\n"


def test_a_forgotten_return_is_not_still_to_do():
    def forgot(z):
        p = right_sigmoid(z)  # noqa: F841 (that is the mistake)

    assert "Did you forget `return`?" in complaint("sigmoid", forgot)


def test_a_method_and_a_callable_object_can_be_checked():
    class Squash:
        def __call__(self, z):
            return right_sigmoid(z)

        def squash(self, z):
            return right_sigmoid(z)

    check("sigmoid", Squash())
    check("sigmoid", Squash().squash)


# Parts as data


@EACH_PART
def test_part_is_complete(name):
    part = PARTS[name]
    assert len(part.arguments) == len(draws(part)[0])
    assert bool(part.extreme) == bool(part.extreme_hint)
    assert all(len(args) == len(part.arguments) for args in part.extreme)


@EACH_PART
def test_drawn_inputs_vary(name):
    one, two = draws(PARTS[name], cases=2)
    assert not all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))


# A value, worked out by hand


@pytest.mark.parametrize(
    ("name", "value", "given"),
    [
        ("odds", 4, {"p": 0.8}),
        ("odds", 0.333, {"p": 0.25}),  # three digits are enough
        ("gradient", [-1, 0], {"theta": [0.0, 0.0], "X": [[-1.0], [3.0]], "y": [0, 1]}),
        ("update", [0.5, 0.0], {"theta": [1.0, -1.0], "gradient": [1.0, -2.0], "lr": 0.5}),
        (
            "train_until_flat",
            (np.zeros(2), 0),
            {"X": np.array([[1.0], [-1.0]]), "y": np.array([0, 0]), "lr": 1.0, "tol": 9.0},
        ),
    ],
)
def test_a_value_can_be_checked_where_the_inputs_are_given(name, value, given, capsys):
    check(name, value, **given)
    assert capsys.readouterr().out == f"{name}: right.\n"


def test_a_wrong_value_is_not_told_the_right_one_and_the_mistake_is_named():
    assert complaint("odds", 0.25, p=0.8) == (
        "odds: at p = 0.8 0.25 is not right.\nUpside down: those are the odds against class 1."
    )
    assert complaint("odds", 3.9, p=0.8) == "odds: at p = 0.8 3.9 is not right."


@EACH_PART
def test_a_known_mistake_in_a_value_is_named(name):
    """Where the mistake shows in three digits, its hint comes, or that of one that gives the same value."""
    part = PARTS[name]
    args = part.draw(np.random.default_rng(3))
    given, named = dict(zip(part.arguments, args, strict=True)), 0
    for mistake in part.mistakes:
        try:
            check(name, mistake.wrong(*args), **given)
        except AssertionError as error:
            named += str(error).split("\n")[1] in {m.hint for m in part.mistakes}
    assert named >= 2


def test_no_value_is_a_finding():
    assert complaint("odds", None, p=0.8) == "odds: it is None."
    assert "should give back numbers" in complaint("odds", "four", p=0.8)


def test_inputs_that_do_not_fit_the_part_are_an_error():
    with pytest.raises(ValueError, match="odds needs p; given: q"):
        check("odds", 4, q=0.8)


# Where points are given


def test_a_list_with_a_gap_is_still_to_do():
    given = {"theta": [0.0, 0.0], "X": [[-1.0], [3.0]], "y": [0, 1]}
    for value in ([..., ...], [-1, ...], (..., 1), np.array([..., 1])):
        assert "gradient: still to do" in complaint("gradient", value, graded=True, **given)


@pytest.mark.parametrize("given", [{}, {"p": 0.8}])
def test_a_gap_is_told_and_where_points_are_given_it_is_a_mistake(given, capsys):
    check("odds", ..., **given)
    assert "odds: still to do" in capsys.readouterr().out
    assert "odds: still to do" in complaint("odds", ..., graded=True, **given)


def test_nbgraders_own_stub_is_still_to_do_as_well(capsys):
    def stub(p):
        # YOUR CODE HERE
        raise NotImplementedError()

    check("odds", stub)
    assert "odds: still to do" in capsys.readouterr().out
    assert "odds: still to do" in complaint("odds", stub, graded=True)


def test_where_points_are_given_a_right_answer_passes():
    check("odds", lambda p: p / (1 - p), graded=True, seed=99)


@pytest.mark.parametrize(
    "answer", [Answer(...), Answer(raised="NotImplementedError: "), ask(lambda p: p + ..., (1.0,))]
)
def test_an_answer_tells_that_it_is_missing(answer):
    assert answer.missing
    assert not Answer(0.5).missing


# Step by step, as a grader goes


@EACH_MISTAKE
def test_inputs_ask_and_judge_say_what_check_says(name, mistake):
    part = PARTS[name]
    asked = inputs(part, seed=(4, 2))
    verdict = judge(part, asked, [ask(mistake.wrong, args) for args in asked])
    assert verdict.hint == mistake.hint
    assert verdict.problem
    assert not judge(part, asked, [ask(part.reference, args) for args in asked])


# Far from 0, in words


def test_an_overflow_is_told_with_the_place_where_it_happens():
    text = complaint("sigmoid", lambda z: np.exp(z) / (1 + np.exp(z)))
    assert "entry 5 (z = 1000) should be 1, and is nan" in text
    with np.errstate(over="ignore"):
        text = complaint("sigmoid", lambda z: np.array([1 / (1 + math.exp(-x)) for x in z]))
    assert "OverflowError" in text
    assert "exp of a large positive number overflows" in text
    text = complaint("sigmoid", lambda z: 1 / (1 + np.exp(np.minimum(-z, 500))))
    assert "(z = -1000) should be 0, and is 7.12458e-218" in text


def test_parts_and_mistakes_cannot_be_changed():
    for frozen in (PARTS["sigmoid"], PARTS["sigmoid"].mistakes[0]):
        with pytest.raises(AttributeError):
            frozen.hint = ""


PAIR = Part(
    ("x",),
    lambda rng: (float(rng.normal()),),
    lambda x: (x, np.array([x, 2 * x])),
    (Mistake("The second is doubled twice.", lambda x: (x, np.array([x, 4 * x]))),),
)


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda x: x, "it should give back 2 things, and gave"),
        (lambda x: (x,), "it should give back 2 things, and gave"),
        (lambda x: (x, x, x), "it should give back 2 things, and gave"),
        (lambda x: (x, x), r"the shape should be \(2,\), and is \(\)"),
        (lambda x: (x, np.array([x, 3 * x])), "should be"),
        (lambda x: (x, np.array([x, 4 * x])), "The second is doubled twice."),
    ],
)
def test_a_part_may_give_back_several_things(function, message, monkeypatch):
    monkeypatch.setitem(PARTS, "pair", PAIR)
    check("pair", lambda x: (x, np.array([x, 2 * x])))
    assert re.search(message, complaint("pair", function))


def test_check_gives_back_nothing():
    assert check("odds", lambda p: p / (1 - p)) is None


def test_an_offset_that_goes_through_one_weight_fails_at_an_upright_line():
    def through_x2(w, b, t):  # the height at x1 = 0, times the cosine of the slope
        height = (np.log(t / (1 - t)) - b) / w[1]
        return height * w[1] / np.hypot(*w)

    assert "One of the weights is 0 here" in complaint("offset", through_x2)


def test_two_gaps_in_one_line_are_gaps_and_an_ellipsis_in_an_index_is_none(capsys):
    def standardise(X_train, X):
        mean, spread = ..., ...
        return (X - mean) / spread

    check("standardise", standardise)
    assert "still to do" in capsys.readouterr().out

    def with_index(X_train, X):
        return (X[..., None][:, :, 0] - X_train.mean(axis=0)) / X_train.std(axis=0)

    check("standardise", with_index)
    assert "right on" in capsys.readouterr().out


def test_a_notebook_shows_the_words_alone(capsys):
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.run_cell("from lib import check\ncheck('sigmoid', lambda z: z)")
    out = capsys.readouterr()
    shown = out.out + out.err
    assert "AssertionError: sigmoid:" in shown
    assert "Traceback" not in shown
    assert "_check.py" not in shown
    assert len(shown.splitlines()) <= 4
