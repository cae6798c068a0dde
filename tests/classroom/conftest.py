"""The sandbox's tests need bubblewrap; they look for it and, where they may, install it."""

import pytest

from tests import bubblewrap


@pytest.fixture(scope="session", autouse=True)
def sandbox_is_there(request):
    if any(item.get_closest_marker("site") or item.get_closest_marker("verify") for item in request.session.items):
        bubblewrap.find()
