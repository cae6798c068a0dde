"""What has to run before a cell: told from the cells' text and from what was run, without running anything."""

import json

import pytest

from book._ext.exercises import for_readers
from frontend.live.live_python import order
from tests.chapters import CHAPTERS
from tests.every import every

from ..site.conftest import ROOT


class Reader:
    """Cells on a page, numbered from 1, and a reader who runs them as the page does: what is needed first."""

    def __init__(self, *codes):
        self.codes, self.history = list(codes), order.History()

    def run(self, number):
        """Returns what ran before it."""
        cells = [(str(i), code) for i, code in enumerate(self.codes[:number], 1)]
        needed = self.history.needed(cells)
        for place in [*needed, str(number)]:
            self.history.ran(place, self.codes[int(place) - 1])
        return [int(place) for place in needed]

    def outdated(self):
        return [int(place) for place in self.history.outdated([(str(i), code) for i, code in enumerate(self.codes, 1)])]

    def run_all(self):
        for number in range(1, len(self.codes) + 1):
            assert self.run(number) == []
        return self


@pytest.mark.parametrize(
    ("codes", "needed"),
    [
        (["x = 1", "y = 2", "x + 1"], [1]),
        (["x = 1", "y = x", "z = 3", "y"], [1, 2]),
        (["x = 1", "x = 2", "x"], [2]),
        (["x = 1", "x = 2\nx"], []),
        (["x = 1", "for i in y: x = i", "x"], [1, 2]),
        (["x = 1", "if True:\n    x = 2", "x"], [1, 2]),
        (["x = 1", "x += 1", "x"], [1, 2]),
        (["x = [1]", "x[0] = 2", "x"], [1, 2]),
        (["x = [1]", "del x[0]", "x"], [1, 2]),
        (["x = [1]", "x.append(2)", "x"], [1, 2]),
        (["x = [1]", "len(x)", "x"], [1]),
        (["m = M()", "m.fit(1)", "m.coef_"], [1, 2]),
        (["m = M()", "m.a = 3", "m"], [1, 2]),
        (["m = M()", "m.predict(1)", "m"], [1]),
        (["class M:\n    def predict(self): self.n += 1", "m = M()", "m.predict()", "m"], [1, 2, 3]),
        (["x = [1]", "y = x\ny[0] = 2", "x"], [1, 2]),
        (["x = [1]", "y = x", "y[0] = 2", "x"], [1, 2, 3]),
        (["x = [[1]]", "for row in x: row[0] = 2", "x"], [1, 2]),
        (["x, y = [1], [2]", "for each in (x, y): each.append(0)", "x"], [1, 2]),
        (["import numpy as np", "x = np.ones(3)", "np.add(x, x, out=x)", "x"], [1, 2, 3]),
        (["import numpy as np", "x = np.ones(3)", "y = np.asarray(x)\ny[0] = 0", "x"], [1, 2, 3]),
        (["import numpy as np", "x = np.arange(3)", "np.random.shuffle(x)", "x"], [1, 2, 3]),
        (["import numpy as np", "np.random.seed(0)", "np.random.normal()"], [1, 2]),
        (["import numpy as np", "np.array(1)", "np.ones(1)"], [1]),
        (["import numpy as np", "np.seterr(all='raise')", "np.ones(1)"], [1, 2]),
        (["x = 1", "def f(): return x", "f()"], [1, 2]),
        (["def f(): return g()", "def g(): return 1", "f()"], [1, 2]),
        (["def f(): return g()", "def g(): return x", "x = 1", "x = 2", "y = 3", "f()"], [1, 2, 4]),
        (["x = []", "def f(): x.append(1)", "f()", "x"], [1, 2, 3]),
        (["def f(a): a[0] = 1", "x = [0]", "f(x)", "x"], [1, 2, 3]),
        (["def f(a): return a[0]", "x = [0]", "f(x)", "x"], [2]),
        (["def f():\n    global x\n    x = 1", "f()", "x"], [1, 2]),
        (["x = 1", "[x for y in (1,)]"], [1]),
        (["x = 1", "[x for x in (1,)]"], []),
        (["x = 1", "lambda: x"], [1]),
        (["x = 1", "class A:\n    y = x"], [1]),
        (["x = 1", "f'{x}'"], [1]),
        (["try:\n    from lib import check\nexcept ImportError:\n    raise", "y = 1", "check('a', y)"], [1, 2]),
        (["import asyncio", "x = await f()", "x"], [2]),
        (["x = 1", "(y := x)", "y"], [1, 2]),
        (["x = 1", "x = = 2", "x"], [1]),
        (["x = 1", "y = 2", "%matplotlib inline\nx"], []),
        (["x = 1", "y = 2", "exec('x')"], [1, 2]),
        (["x = 1", "from math import *", "pi"], [1, 2]),
        (["x = 1", "globals()['y'] = 2", "1"], [1, 2]),
    ],
)
def test_the_cells_that_make_what_it_reads_run_first(codes, needed):
    assert Reader(*codes).run(len(codes)) == needed


@pytest.mark.parametrize("again", [1, 2, 3])
def test_what_has_run_does_not_run_again(again):
    reader = Reader("x = 1", "y = x", "print(y)").run_all()
    assert reader.run(again) == []
    assert reader.run(again) == []


def test_a_failed_or_repeated_setup_is_as_good_as_one():
    reader = Reader("try:\n    import a\nexcept ImportError:\n    raise", "for i in range(3):\n    last = i", "a, last")
    for number in (1, 1, 2, 2, 1):
        reader.run(number)
    assert reader.run(3) == []


def test_an_edited_cell_runs_again_and_so_does_what_was_made_of_it():
    reader = Reader("x = 1", "y = x", "z = 0", "y + z").run_all()
    reader.codes[0] = "x = 2"
    assert reader.run(4) == [1, 2]
    assert reader.run(4) == []


def test_a_change_in_place_is_made_once():
    reader = Reader("x = 10", "x /= 2", "x").run_all()
    assert reader.run(2) == [1]
    assert reader.run(3) == []
    reader.run(2)
    reader.codes[1] = "x /= 5"
    assert reader.run(3) == [1, 2]


def test_a_name_that_a_later_cell_made_anew_is_made_as_this_cell_finds_it():
    reader = Reader("w = 1", "print(w)", "w = 2", "print(w)").run_all()
    assert reader.run(2) == [1]
    assert reader.run(4) == [3]


def test_what_a_later_cell_makes_of_a_name_is_no_business_of_an_earlier_one():
    codes = ["x = [0]", "x[0] = 1", "y = x", "print(y)"]
    reader = Reader(*codes).run_all()
    assert order.Page(codes).names[1].made == {"x"}
    assert reader.run(2) == [1]


def test_what_the_reader_moved_stays():
    """A widget is made once: reading it, and setting it, does not make it anew."""
    reader = Reader("lab = Lab()", "lab.num_iter = 77\nlab.observe(print)\nlab.theta").run_all()
    assert reader.run(2) == []


def test_after_a_new_start_everything_is_to_be_made():
    reader = Reader("x = 1", "y = x", "y").run_all()
    reader.history = order.History()
    assert reader.run(3) == [1, 2]


def test_all_above_runs_in_order_where_one_can_not_know():
    reader = Reader("x = 1", "y = 2", "exec('x')").run_all()
    assert reader.run(3) == []
    reader.run(1)
    assert reader.run(3) == [1, 2]


NOTEBOOKS = [ROOT / "book" / f"{chapter.name}.ipynb" for chapter in CHAPTERS]
NOTEBOOKS += sorted((ROOT / "book" / "exercises").glob("*/*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_book_from_top_to_bottom_runs_nothing_twice(path):
    cells = every([cell for cell in json.loads(for_readers(path))["cells"] if cell["cell_type"] == "code"])
    Reader(*("".join(cell["source"]) for cell in cells)).run_all()


@pytest.mark.parametrize(
    ("codes", "edits", "outdated"),
    [
        (["x = 1", "x + 1"], {}, []),
        (["x = 1", "x + 1", "2"], {1: "x = 2"}, [1, 2]),  # its own code, and what reads it
        (["x = 1", "y = x", "y"], {1: "x = 2"}, [1, 2, 3]),  # through another cell
        (["x = 1", "y = 2", "y"], {1: "x = 2"}, [1]),  # who doesn't read it stays
        (["x = []", "x.append(1)", "x"], {2: "x.append(2)"}, [2, 3]),  # changed in place
        (["def f():\n    return a", "a = 1", "f()"], {2: "a = 2"}, [2, 3]),  # by a call
    ],
)
def test_what_shows_something_old_after_an_edit_is_named(codes, edits, outdated):
    reader = Reader(*codes).run_all()
    for number, code in edits.items():
        reader.codes[number - 1] = code
    assert reader.outdated() == outdated


def test_what_was_made_anew_makes_its_readers_old_until_they_run():
    reader = Reader("x = 1", "x + 1", "x + 2").run_all()
    reader.codes[0] = "x = 5"
    reader.run(2)
    assert reader.outdated() == [3]
    reader.run(3)
    assert reader.outdated() == []


def test_a_cell_that_never_ran_shows_nothing_old():
    reader = Reader("x = 1", "x + 1")
    reader.run(1)
    reader.codes[0] = "x = 2"
    assert reader.outdated() == [1]


def test_the_same_cell_run_twice_makes_nothing_old():
    reader = Reader("x = 1", "x + 1").run_all()
    reader.run(1)
    assert reader.outdated() == []
