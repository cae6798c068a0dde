"""For tests and doctests alike: each starts without figures; what one has to report is printed at the end."""

import sys

import pytest


@pytest.fixture(autouse=True)
def _no_figures():
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def pytest_terminal_summary(terminalreporter):
    """What tests told by `record_property`; printing would be lost where they run in several processes."""
    for report in terminalreporter.stats.get("passed", []):
        for title, text in report.user_properties:
            terminalreporter.section(title)
            terminalreporter.write_line(text)
