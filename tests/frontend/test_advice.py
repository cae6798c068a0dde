"""One sentence in the reader's words below Python's own, for the errors that beginners meet most often."""

import re

import numpy as np
import pytest

import lib
from frontend.live.live_python import errors
from frontend.live.live_python.advice import SAYS

pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning")  # said before the error, on the page as well

SLIPS = {  # what was typed, and a word of the sentence that helps
    "np2.zeros(3)": "called np2: check the spelling",
    "del np\nnp.zeros(3)": "np is made by an import",
    "Sigmoid(0)": "called Sigmoid",
    "def f():\n    n = n + 1\nn = 0\nf()": "further down",
    "if True:\n\tx = 1\n        y = 2": "tabs",
    "def f(x):\nreturn x": "four spaces further right",
    "x = 1\n  y = 2": "too far to the right",
    "if True:\n    x = 1\n  y = 2": "no block above begins",
    "np.exp((1 + 2)": "bracket (",
    "np.exp(1 + 2))": "one ) too many",
    "for i in range(3)\n    pass": "ends with a colon",
    "x = 'abc": "closing quote",
    "x = 3 − 2": "sign −",
    "print(“a”)": "sign “",
    "2x": "2 * x",
    "if 1 = 2:\n    pass": "== asks",
    "1 = x": "== asks",
    "return 3": "belongs into a function",
    "x = [1 2]": "comma",
    "1 / (1 + ...)": "An ... is still there",
    "np.array([1.0, 2.0]) * ...": "An ... is still there",
    "2 (3 + 1)": "is a * missing",
    "np.ones(3)(0)": "is a * missing",
    "np.exp[1]": None,
    "abs[1]": "round brackets",
    "(lambda x: x)()": "fewer values",
    "(lambda x: x)(1, 2)": "more values",
    "(lambda x: x)(y=2)": "no argument called",
    "1 + (lambda: None)()": "without return",
    "(lambda: None)()[0]": "without return",
    "None.shape": "without return",
    "'2' + 3": "even '2'",
    "3 + '2'": "even '2'",
    "[1, 2] * 0.5": "np.array",
    "[1, 2] + 1": "np.array",
    "-[1, 2]": "np.array",
    "[1, 2] - [1, 1]": "np.array",
    "np.ones(3).append(1)": "can't grow",
    "np.sgimoid(1)": "called sgimoid",
    "np.ones(3) + np.ones(2)": ".shape of both",
    "np.ones((2, 3)) @ np.ones(2)": ".shape of both",
    "np.dot(np.ones((2, 3)), np.ones(2))": ".shape of both",
    "if np.ones(3) > 0:\n    pass": "np.where",
    "a, b = 1, 2, 3": "as many names",
    "a, b, c = 1, 2": "as many names",
    "np.ones(3)[0, 1]": "axes",
    "np.ones(3)[3]": "n - 1",
    "[1, 2][5]": "n - 1",
    "np.ones(3)[1.0]": "whole number",
    "[1, 2][1.0]": "whole number",
    "range(3.0)": "whole number",
    "{'a': 1}['b']": "no such key",
    "1 / 0": "divided by 0",
    "def f():\n    return f()\nf()": "without an end",
}  # fmt: skip


def run(code):
    exec(compile(code, errors.remember("cell 1", code), "exec"), {"np": np})


def last_line(code):
    with pytest.raises((Exception, SyntaxError)) as caught:
        run(code)
    return errors.explain(caught.value).splitlines()[-1]


@pytest.mark.parametrize(("code", "words"), SLIPS.items())
def test_a_slip_is_told_in_the_readers_words(code, words):
    if words is None:  # numpy's own words differ from release to release; none of ours may be wrong about them
        assert "Error" in last_line(code) or "brackets" in last_line(code)
    else:
        assert words in last_line(code)


def test_each_sentence_is_met_by_a_slip():
    told = [last_line(code) for code in SLIPS]
    for _, _, sentence in SAYS:
        fixed = re.split(r"\\\d", sentence)
        assert any(all(part in line for part in fixed) for line in told), sentence
    assert len(SAYS) >= 20


def test_the_books_own_messages_stay_alone():
    with pytest.raises(TypeError) as keyword:
        lib.LogisticRegression(C=1.0)
    with pytest.raises(ValueError, match="theta") as shape:
        lib.loss_and_gradient([0.0, 0.0, 0.0], [[1.0]], [1])
    for caught in (keyword, shape):
        assert errors.explain(caught.value).endswith(str(caught.value))


def test_an_error_of_another_kind_stays_alone():
    assert errors.explain(OSError("out of range")).endswith("out of range")
