"""Where an error arose: the reader's lines, for the editor to mark, however deep it was."""

import pytest

from frontend.live.live_python import errors


def raised(code, label="cell 3"):
    """The error of a cell, and the cell as it was remembered."""
    name = errors.remember(label, code)
    try:
        exec(compile(code, name, "exec"), {})
    except BaseException as error:
        return error
    raise AssertionError("no error")


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("1\n1 / 0", [(3, 2, "1 / 0")]),
        ("def f():\n    raise ValueError\n\nf()", [(3, 2, "raise ValueError"), (3, 4, "f()")]),
        ("a = 1\nb = (", [(3, 2, "b = (")]),
        ("import json\njson.loads('{')", [(3, 2, "json.loads('{')")]),  # the library's own lines are nobody's
        ("exec('1 / 0')", [(3, 1, "exec('1 / 0')")]),
    ],
)
def test_the_reader_s_lines_are_told_the_last_ones_first(code, lines):
    assert errors.lines(raised(code)) == lines


def test_of_a_deep_traceback_the_end_alone_is_looked_at(monkeypatch):
    monkeypatch.setattr(errors, "DEEPEST", 50)
    error = raised("def f(n):\n    return f(n - 1) if n else 1 / 0\nf(400)")
    end, count = errors._end(error), 0
    while end:
        end, count = end.tb_next, count + 1
    assert count == 50
    assert errors.lines(error) == [(3, 2, "return f(n - 1) if n else 1 / 0")]
    assert "f(400)" not in errors.explain(error)


def test_of_a_short_traceback_all_is_looked_at():
    error = raised("1 / 0")
    assert errors._end(error) is error.__traceback__
