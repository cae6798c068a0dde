"""For tests and doctests alike: each starts without figures, so that none depends on what another drew."""

import sys

import pytest


@pytest.fixture(autouse=True)
def _no_figures():
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
