"""Which packages a cell needs, told before it runs: by its own imports, and by what it uses of `lib`."""

import importlib
import sys
import types

import pytest

from frontend.live.live_python import needs as subject
from frontend.live.live_python.page import modules

LIB = {  # a module of the same form as lib, small enough to know by heart
    "__init__.py": """\
import numpy

_ON_FIRST_USE = {'Model': 'lib.model', 'plots': 'lib.plots', 'data': 'lib.data'}
from lib.light import light
""",
    "light.py": """\
import numpy as np


def light(x):
    return np.exp(x)


def heavy():
    import scipy.special
""",
    "plots.py": """\
import matplotlib.pyplot as plt
from lib.light import heavy


def draw():
    plt.plot()


def draw_heavily():
    return heavy()
""",
    "data.py": """\
from lib.light import light


def blobs():
    return light(1)


def table():
    return _read()


def _read():
    import pandas


class Loader:
    def load(self):
        from sklearn import datasets
""",
    "model.py": """\
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas
else:
    import numpy
try:
    from sklearn.base import Base
except ModuleNotFoundError:
    from lib.plots import draw as Base


class Model(Base):
    def fit(self):
        return self
""",
    "deep/__init__.py": """\
from lib.deep.inner import helper
""",
    "deep/inner.py": """\
def helper():
    import PIL.Image
""",
}
PACKAGES = {"numpy": "numpy", "scipy": "scipy", "sklearn": "scikit-learn", "matplotlib": "matplotlib",
            "pandas": "pandas", "PIL": "pillow", "lib": "book"}  # fmt: skip


@pytest.fixture
def needs(tmp_path, monkeypatch):
    """`needs`, where `lib` is the small module above and the page has the packages above."""
    for name, text in LIB.items():
        (tmp_path / "lib" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "lib" / name).write_text(text)
    lib = types.ModuleType("lib")
    lib.__file__ = str(tmp_path / "lib" / "__init__.py")
    lib._ON_FIRST_USE = {"Model": "lib.model", "plots": "lib.plots", "data": "lib.data"}
    monkeypatch.setitem(sys.modules, "lib", lib)
    for name in PACKAGES:
        monkeypatch.setitem(modules, name, PACKAGES[name])
    forget()
    yield lambda code, **namespace: set(subject.needs(code, namespace)) - {"book"}
    forget()


def forget():
    subject._source.cache_clear()
    subject._file.cache_clear()


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("1 + 1", set()),
        ("import numpy as np", {"numpy"}),
        ("import matplotlib.pyplot as plt", {"matplotlib"}),
        ("from sklearn.linear_model import LogisticRegression", {"scikit-learn"}),
        ("import numpy, scipy.special", {"numpy", "scipy"}),
        ("def later():\n    import pandas", {"pandas"}),
        ("if False:\n    from PIL import Image", {"pillow"}),
        ("try:\n    import pandas\nexcept ImportError:\n    pass", {"pandas"}),
        ("import os, json", set()),
        ("import unknown_to_the_page", set()),
        ("from . import numpy", set()),
    ],
)
def test_a_cell_s_own_imports_are_needed(needs, code, wanted):
    assert needs(code) == wanted


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("import lib", {"numpy"}),
        ("from lib import light", {"numpy"}),
        ("import lib\nlib.light(1)", {"numpy"}),
        ("import lib\nlib.data.blobs()", {"numpy"}),
        ("from lib import data\ndata.blobs()", {"numpy"}),
        ("from lib import data as d\nd.blobs()", {"numpy"}),
        ("from lib.data import blobs\nblobs()", {"numpy"}),
        ("from lib import data\ndata.table()", {"numpy", "pandas"}),
        ("from lib.data import table as t\nt()", {"numpy", "pandas"}),
        ("from lib import plots", {"numpy", "matplotlib"}),
        ("from lib import plots\nplots.draw()", {"numpy", "matplotlib"}),
        ("from lib import plots\nplots.draw_heavily()", {"numpy", "matplotlib", "scipy"}),
        ("from lib.light import heavy\nheavy", {"numpy", "scipy"}),
        ("from lib import Model", {"numpy", "matplotlib"}),
        ("import lib\nlib.Model().fit()", {"numpy", "matplotlib"}),
        ("from lib.data import Loader\nLoader().load()", {"numpy", "scikit-learn"}),
        ("from lib.deep import helper\nhelper()", {"numpy", "pillow"}),
        ("import lib.deep.inner\nlib.deep.inner.helper()", {"numpy", "pillow"}),
        ("import lib\nlib.no_such_name", {"numpy"}),
    ],
)
def test_what_is_used_of_lib_is_followed_into_its_source(needs, code, wanted):
    assert needs(code) == wanted


def test_an_import_alone_does_not_need_what_a_function_would(needs):
    assert "pandas" not in needs("from lib import data")
    assert "scipy" not in needs("from lib import plots\nplots.draw()")


def test_names_of_earlier_cells_are_followed(needs):
    data = types.ModuleType("lib.data")
    assert needs("data.table()", data=data) == {"numpy", "pandas"}
    assert needs("data.blobs()", data=data) == {"numpy"}

    def table(): ...

    table.__module__, table.__qualname__ = "lib.data", "table"
    assert needs("t()", t=table) == {"numpy", "pandas"}
    made = type("Loader", (), {"__module__": "lib.data", "__qualname__": "Loader"})()
    assert needs("loader.load()", loader=made) == {"numpy", "scikit-learn"}


def test_what_earlier_cells_made_without_lib_needs_nothing(needs):
    assert needs("x + y", x=3, y="text") == set()


def test_a_cell_s_own_name_hides_an_earlier_one(needs):
    assert "pandas" not in needs("import numpy as data\ndata.table()", data=types.ModuleType("lib.data"))


@pytest.mark.parametrize("code", ["def f(:", "x = = 1", "%matplotlib inline"])
def test_what_is_no_python_needs_nothing(needs, code):
    assert needs(code) == set()


def test_functions_that_call_each_other_come_to_an_end(needs, tmp_path):
    (tmp_path / "lib/data.py").write_text("def one():\n    two()\n\n\ndef two():\n    one()\n    import pandas\n")
    assert needs("from lib.data import one\none()") == {"numpy", "pandas"}


def test_the_book_s_own_lib_is_light_until_it_draws():
    """On the real module: what a fit and a figure fetch."""
    forget()
    modules.update(PACKAGES)
    try:
        importlib.import_module("lib")
        assert set(subject.needs("import lib\nlib.sigmoid(0.0)", {})) == {"numpy", "book"}
        assert "matplotlib" in subject.needs("from lib import plots\nplots.plot_sigmoid()", {})
        first_program = (
            "from lib import LogisticRegression, datasets\nLogisticRegression().fit(*datasets.first_program())"
        )
        assert set(subject.needs(first_program, {})) == {"numpy", "book"}
    finally:
        for name in PACKAGES:
            modules.pop(name, None)
