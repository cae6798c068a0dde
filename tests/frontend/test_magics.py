"""Lines of a notebook that are no Python: done or skipped with a note, and only where they are that."""

import ast
import builtins
import re

import pytest

from frontend.live.live_python import magics, page
from tests.every import every


@pytest.fixture
def ran(monkeypatch):
    """Function (code) -> the names it made, and the notes it left."""
    before = dict(vars(builtins))
    notes = []
    monkeypatch.setattr(page, "modules", {"numpy": "numpy", "sklearn": "scikit-learn"})
    monkeypatch.setattr(magics, "modules", page.modules)
    magics.install(notes.append)

    def run(code):
        made = {}
        exec(compile(magics.plain(code), "cell", "exec"), made)
        return made, notes

    magics.plain.cache_clear()
    yield run
    for name in set(vars(builtins)) - set(before):
        delattr(builtins, name)


PYTHON = (
    "x = 7\ny = (x\n     % 3)",
    's = """\n%matplotlib inline\n!ls\n"""',
    "x = 5 \\\n  % 3",
    "assert 1 != 2",
    "x = 1 +",  # broken by itself: its own error is to be shown
    "",
)


@pytest.mark.parametrize("code", PYTHON)
def test_python_stays_as_it_is(code):
    assert magics.plain(code) == code


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("%matplotlib inline", "figures show below"),
        ("!pip install -q pandas", "this page has no pandas."),
        ("%pip install 'pandas>=2' seaborn", "this page has no"),
        ("!pip install numpy==2.0 scikit-learn", "here already"),
        ("!ls -l 'it", "works in a notebook, not on this page"),
        ("%load_ext autoreload", "works in a notebook"),
        ("%cd 'a\"b", "works in a notebook"),
        ("%%bash", "the rest of the cell runs"),
        ("%", "works in a notebook"),
    ],
)
def test_what_can_t_be_done_is_skipped_with_a_note_and_the_rest_runs(ran, line, words):
    made, notes = ran(f"import math\n{line}\nfor i in range(3):\n    {line}\n    x = i")
    assert made["x"] == 2
    assert len(notes) == 4
    assert all(note.startswith(f"{line}: skipped") and words in note for note in every(notes))


def test_a_line_keeps_its_number():
    code = "a = 1\n%matplotlib inline\n!pip install x\n\nb = 2"
    plain = magics.plain(code).split("\n")
    assert len(plain) == 5
    assert [plain[0], *plain[3:]] == ["a = 1", "", "b = 2"]


def test_time_runs_the_line_once_and_says_how_long(ran, capsys):
    made, _ = ran("calls = []\n%time calls.append(1)\n%time x = 3")
    assert (made["calls"], made["x"]) == ([1], 3)
    assert re.fullmatch(r"(Time: [\d.e+-]+ (s|ms|µs|ns)\n){2}", capsys.readouterr().out)


def test_the_value_of_a_timed_line_is_the_cell_s():
    assert ast.unparse(ast.parse(magics.plain("%time 1 + 1"))) == "_live_time(lambda: 1 + 1)"


def test_timeit_runs_it_often_and_says_the_middle(ran, capsys):
    made, _ = ran("calls = []\n%timeit -n 10 -r 3 calls.append(1)")
    assert len(made["calls"]) > 10
    assert re.fullmatch(
        r"[\d.]+ [nµm]?s per loop, at best [\d.]+ [nµm]?s \(5 runs of [\d,]+\)\n", capsys.readouterr().out
    )


def test_a_thousand_such_lines_take_no_time():
    code = "!x\n" * 1000
    assert magics.plain(code) == code  # too many: it is shown as the mistake that it is
