"""What the tests of Python in the page begin with."""

import pytest

from ..conftest import new_context
from .helpers import CHAPTER, Live


@pytest.fixture(scope="module")
def live(browser, http_base):
    """One page for the tests that leave it as they found it."""
    page = new_context(browser, viewport={"width": 1000, "height": 800}).new_page()
    page.goto(http_base + CHAPTER)
    yield Live(page)
    page.context.close()
