"""`check` itself: what it says, to whom, and when it says nothing. What it knows of an exercise is in its own file."""

import itertools
import math
import re
import sys
from typing import NamedTuple

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from lib import check
from lib.checks import PARTS, Answer, Mistake, Part, ask

from .laws import complaint, draws
from .students import right_sigmoid


def test_cases_and_seed_choose_the_inputs():
    seen = []

    def spy(p):
        seen.append(p)
        return p / (1 - p)

    check("odds", spy, cases=3, seed=5)
    for got, (want,) in zip(seen, draws(PARTS["odds"], seed=5, cases=3), strict=True):
        assert_array_equal(got, want)


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
        (lambda z: ["0.5", "0.1"], r"it should give back numbers, and gave \['0.5', '0.1'\]"),
        (lambda z: "0,6", "'0,6' is text, and it should give back numbers: write 0.6 without quotes, and with a point"),
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


# Loops without an end


def walks_on(p):
    while True:
        p = p / 2


def short_loop(p):
    while True: pass  # noqa: E701  # fmt: skip


def catches_errors(p):
    while True:
        try:
            p = p / "2"
        except Exception:
            p = p * 1


def waits_for_a_gap(p):
    while p is not ...:
        p = p + 1


def inside(p):
    def turn():
        while p.size:
            p.sum()

    return turn()


ENDLESS = [
    walks_on,
    short_loop,
    catches_errors,
    inside,
    lambda p: [i for i in itertools.count() if i < 0],
    lambda p: next(i for i in itertools.count() if i < 0),
]


@pytest.mark.parametrize("function", ENDLESS)
def test_a_function_without_an_end_is_stopped_and_told(function, no_tracer):
    text = complaint("odds", function)
    assert text.startswith("odds: it doesn't come to an end: it was stopped after 100,000 lines (at p = ")
    assert text.endswith("\nA loop ends only if something in it changes what its condition looks at.")
    assert sys.gettrace() is None


def test_a_gap_that_is_waited_for_is_still_to_do(no_tracer, capsys):
    check("odds", waits_for_a_gap)
    assert "odds: still to do" in capsys.readouterr().out


def test_an_input_late_in_the_row_without_an_end_is_told(no_tracer):
    seen = []

    def slow_from_the_third(p):
        seen.append(p)
        while len(seen) > 2:
            pass
        return p / (1 - p)

    assert "doesn't come to an end" in complaint("odds", slow_from_the_third)
    assert len(seen) == 3


def test_what_an_import_runs_is_not_counted(no_tracer, monkeypatch, tmp_path):
    (tmp_path / "a_long_module.py").write_text("for i in range(200_000):\n    i + 1\n")
    monkeypatch.syspath_prepend(tmp_path)

    def imports(p):
        import a_long_module

        return p / (1 - p) + 0 * a_long_module.i

    check("odds", imports)


def test_a_debugger_keeps_its_place():
    before, events = sys.gettrace(), []

    def debugger(frame, event, arg):
        events.append(event)
        return debugger

    sys.settrace(debugger)
    try:
        check("odds", lambda p: p / (1 - p))
        assert sys.gettrace() is debugger
    finally:
        sys.settrace(before)
    assert events


def test_right_answers_run_far_fewer_lines_than_patience_allows(no_tracer, monkeypatch):
    monkeypatch.setattr("lib.checks._judge.PATIENCE", 10_000)
    assert len(PARTS) > 40
    for part in PARTS.values():
        assert not any(ask(part.reference, args).endless for args in draws(part))


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
        "odds: at p = 0.8, 0.25 is not right.\nUpside down: those are the odds against class 1."
    )
    assert complaint("odds", 3.9, p=0.8) == "odds: at p = 0.8, 3.9 is not right."


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "it is None: no number was stored under this name."),
        ("four", "a number was asked for, and this is 'four'"),
        ("4", "'4' is text, and a number was asked for: write 4 without quotes"),
        ("4,0", "'4,0' is text, and a number was asked for: write 4.0 without quotes, and with a point"),
        ((4, 0), "(4, 0) are two numbers: Python wants a point in a decimal number, not a comma."),
        ([4], "it should be a single number, and is a list or array with one in it: 4, no brackets [ ]"),
        (np.array([4.0]), "it should be a single number, and is a list or array with one in it: 4, no brackets [ ]"),
        ([4, 4, 4], "it should be a single number, and is an array of shape (3,)"),
        (4 + 0j, "a number was asked for, and this is (4+0j)"),
    ],
)
def test_what_is_no_number_is_told_in_a_beginner_s_words(value, words):
    assert complaint("odds", value, p=0.8).startswith(f"odds: {words}")


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


class One(NamedTuple):
    """A number x."""

    x: float


PAIR = Part(
    lambda rng: One(float(rng.normal())),
    lambda x: (x, np.array([x, 2 * x])),
    (Mistake("The second is doubled twice.", lambda x: (x, np.array([x, 4 * x]))),),
)
TWO = "it should give back 2 things separated by a comma, as `return a, b` does, and gave "


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda x: x, TWO + "one: "),
        (lambda x: (x,), TWO + "1: "),
        (lambda x: (x, x, x), TWO + "3: "),
        (lambda x: np.array([x, x, x]), TWO + "one: ["),
        (lambda x: [x, np.array([x, 2 * x])], TWO + "one list. Leave the brackets [ ] away."),
        (lambda x: (x, x), "the shape should be (2,), and is ()"),
        (lambda x: (x, np.array([x, 3 * x])), "should be"),
        (lambda x: (x, np.array([x, 4 * x])), "The second is doubled twice."),
    ],
)
def test_a_part_may_give_back_several_things(function, message, monkeypatch):
    monkeypatch.setitem(PARTS, "pair", PAIR)
    check("pair", lambda x: (x, np.array([x, 2 * x])))
    assert message in complaint("pair", function)


def test_check_gives_back_nothing():
    assert check("odds", lambda p: p / (1 - p)) is None


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


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda p: p / (1 - p) if p > 0 else 0, "`if`, `while`, `and` and `or` want one True or False"),
        (lambda p: math.exp(p), "That function takes one number at a time"),
    ],
)
def test_an_array_where_one_thing_was_wanted_is_named(function, words):
    assert complaint("odds", function).split("\n")[1].startswith(words)


def test_right_numbers_in_a_wrong_shape_have_lost_no_digits():
    assert "round" not in complaint("confusion", lambda y, labels: np.bincount(2 * y + labels, minlength=4))


def test_values_are_shown_as_python_shows_them_without_the_names_of_numpys_types():
    swapped = complaint("train_until_flat", lambda X, y, lr, tol: (np.int64(7), np.float64(0.5), np.bool_(True)))
    assert "and gave 3: (7, 0.5, True)" in swapped
    assert "and gave 'yes'" in complaint("odds", lambda p: np.str_("yes"))


# Digits


def test_so_many_digits_are_shown_that_the_two_numbers_differ_and_it_is_said_how_many_agree():
    text = complaint("odds", lambda p: p / (1 - p) * (1 + 2e-8), cases=1)
    want, got = re.search(r"should be \[(.*)\], and is \[(.*)\]\.", text).groups()
    assert want != got
    assert "That agrees in 8 digits; 9 are asked for." in text


@pytest.mark.parametrize(
    ("function", "hint"),
    [
        (lambda p: np.float32(p / (1 - p)), "The numbers are float32"),
        (lambda p: (p / (1 - p)).astype(np.float32).astype(float), "The numbers are float32"),
        (lambda p: np.round(p / (1 - p), 3), "The numbers are rounded to 3 places"),
        (lambda p: np.round(p / (1 - p)), "Only whole numbers came back"),
        (lambda p: p / (1 - p + 1e-7), "The formula is nearly right"),
        (lambda p: 1.01 * p / (1 - p), None),
    ],
)
def test_where_digits_get_lost_it_is_said_how(function, hint):
    lines = complaint("odds", function).split("\n")
    assert lines[1].startswith(hint) if hint else len(lines) == 1


def test_no_hint_about_overflow_is_given_to_who_is_wrong_elsewhere():
    def wrong_at_zero(z):
        return np.where(z == 0, 0.25, right_sigmoid(z))

    assert "\n" not in complaint("sigmoid", wrong_at_zero)
    assert "\n" not in complaint("sigmoid", lambda z: right_sigmoid(z)[:5])
    assert "\n" not in complaint("sigmoid", lambda z: right_sigmoid(z) if len(z) < 6 else undefined_name)  # noqa: F821


# Gaps that do no harm


def test_a_gap_that_is_never_reached_does_no_harm(capsys):
    def left_over(p):
        odds = ...
        for _ in range(3):
            odds = p / (1 - p)
        return odds

    check("odds", left_over)
    assert capsys.readouterr().out == "odds: right on 20 inputs.\n"


def test_a_loop_that_waits_for_its_gap_is_still_to_do(no_tracer, capsys):
    def never_ends(p):
        step = 1.0
        while step > 0.1:
            change = ...  # noqa: F841 (that is the gap)
        return step

    check("odds", never_ends)
    assert "odds: still to do" in capsys.readouterr().out


def test_an_ellipsis_between_brackets_is_no_gap():
    def wrong(X_train, X):
        columns = range(X.shape[1])
        out = np.empty(X.shape)
        for i in columns:
            out[..., i] = X[..., i]
        out[...] = out
        return out

    assert "still to do" not in complaint("standardise", wrong)

    def gap(X_train, X):
        return X[max(..., 0)]

    assert "still to do" in complaint("standardise", gap, graded=True)
