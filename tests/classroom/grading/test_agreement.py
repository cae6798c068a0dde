"""A student's own check and the grader say the same, whatever kind of thing an answer is."""

import datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.exercise.notebook import GradedPart
from classroom.grading.grade import questions, verdict_on
from classroom.sandbox.inside import protocol
from lib.checks import PARTS, Answer, ask, check, judge


class Odd:
    """Numbers that only its own methods know."""

    def __init__(self, value):
        self.value = value

    def __array__(self, dtype=None, copy=None):
        return np.array(self.value, dtype=dtype)


class Broken:
    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("no array")

    def __repr__(self):
        raise RuntimeError("no words")


def entries(wrap):
    """Wrap each number of an answer, and keep the answer's shape."""

    def kind(value):
        made = np.frompyfunc(wrap, 1, 1)(np.asarray(value, dtype=float))
        return made if isinstance(made, np.ndarray) else np.array(made, dtype=object)[()]

    return kind


AS_RIGHT = {  # what a right answer may come in
    "as it is": lambda value: value,
    "array": np.asarray,
    "list": lambda value: np.asarray(value).tolist(),
    "tuple": lambda value: tuple(value) if np.ndim(value) else value,
    "nested tuples": lambda value: tuple(map(tuple, value)) if np.ndim(value) == 2 else value,
    "list of arrays": lambda value: [np.asarray(entry) for entry in value] if np.ndim(value) else value,
    "objects": lambda value: np.asarray(value, dtype=float).astype(object),
    "frompyfunc": entries(float),
    "fractions": entries(Fraction),
    "decimals": entries(Decimal),
    "long double": lambda value: np.asarray(value, dtype=np.longdouble),
    "an object with an array": Odd,
}
AS_WRONG = {  # what no answer may come in
    "text": lambda value: str(np.asarray(value).tolist()),
    "texts": lambda value: np.asarray(value, dtype=str),
    "list of texts": lambda value: np.asarray(value, dtype=str).tolist(),
    "bytes": lambda value: np.asarray(value, dtype=bytes),
    "complex": lambda value: np.asarray(value) + 0j,
    "a list more": lambda value: [value],
    "none": lambda value: None,
    "holds none": lambda value: [None, *np.ravel(value)],
    "generator": lambda value: (entry for entry in np.ravel(value)),
    "dictionary": lambda value: {"value": value},
    "set": lambda value: set(np.ravel(value).tolist()),
    "function": lambda value: lambda: value,
    "dates": lambda value: np.full(np.shape(value), np.datetime64("2026-01-01")),
    "date": lambda value: datetime.date(2026, 1, 1),
    "huge integer": lambda value: 10**400,
    "ragged": lambda value: [[1.0], [2.0, 3.0]],
    "broken": lambda value: Broken(),
    "nan": lambda value: np.full(np.shape(value), np.nan),
    "far too many": lambda value: np.zeros(200_000),
}
SOME_DIGITS = {"float32": np.float32, "float16": np.float16, "booleans": lambda value: np.asarray(value, dtype=bool)}
KINDS = AS_RIGHT | AS_WRONG | SOME_DIGITS
SINGLE = [
    name for name, part in PARTS.items() if not isinstance(part.reference(*part.draw(np.random.default_rng(0))), tuple)
]


def sent(answer):
    """An answer as the grader gets it."""
    return answer if answer.raised else Answer(protocol.decode(protocol.encode(answer.value)))


def both(name, function, seed=7):
    """What the own check says, and what the grader says, who got the answers through the sandbox's wall."""
    rule = GradedPart("part-check", name, "yours", {}, 1.0, "build")
    asked = questions(rule, 0, seed)
    answers = [ask(function, args) for args in asked]
    return judge(PARTS[name], asked, answers), verdict_on(rule, asked, [sent(answer) for answer in answers])


def of_kind(name, kind):
    reference = PARTS[name].reference
    return lambda *args: KINDS[kind](reference(*args))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SINGLE)
def test_own_check_and_grader_agree_on_every_kind_of_answer(name, kind):
    own, grader = both(name, of_kind(name, kind))
    assert bool(own) == bool(grader), (own, grader)
    assert own.hint == grader.hint
    if kind in AS_RIGHT:
        assert not own, own
    elif kind in AS_WRONG:
        assert own


PAIRS = [name for name in PARTS if name not in SINGLE]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PAIRS)
def test_they_agree_on_answers_of_several_things(name, kind):
    reference = PARTS[name].reference
    own, grader = both(name, lambda *args: tuple(KINDS[kind](thing) for thing in reference(*args)))
    assert bool(own) == bool(grader), (own, grader)
    if kind in AS_RIGHT:
        assert not own, own


@pytest.mark.parametrize("name", PARTS)
def test_they_agree_on_known_mistakes_and_say_the_same(name):
    for mistake in PARTS[name].mistakes:
        own, grader = both(name, mistake.wrong)
        assert own.problem == grader.problem
        assert own.hint == grader.hint == mistake.hint


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.fractions() | st.decimals(),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=6,
)


@given(VALUES)
def test_they_agree_on_any_value_worked_out_by_hand(value):
    rule = GradedPart("part-check", "odds", "yours", {"p": 0.8}, 1.0, "trace")
    (asked,) = questions(rule, 0, 0)
    grader = verdict_on(rule, [asked], [sent(Answer(value))])
    try:
        check("odds", value, graded=True, p=0.8)
    except AssertionError:
        assert grader
    else:
        assert not grader
