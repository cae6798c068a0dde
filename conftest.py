"""Each test and each doctest starts without figures. Here, because those of `lib` lie beside `tests`, not in it."""

import sys

import pytest


@pytest.fixture(autouse=True)
def _no_figures():
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
