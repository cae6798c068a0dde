"""Gives the laws of `laws.py` what the exercise's own test file brings."""

import importlib
import sys

import pytest


def of_exercise(module):
    """The parts of the exercise whose slug the test file bears."""
    return importlib.import_module(f"lib.checks.{module.__name__.rpartition('test_')[2]}").PARTS


@pytest.fixture
def module(request):
    return request.module


@pytest.fixture
def parts(module):
    return of_exercise(module)


def _cases(module, name):
    """What a fixture goes through in a test file, with a word for each."""
    parts = of_exercise(module)
    if name == "part":
        return [(part, part) for part in parts]
    if name == "mistake":
        return [((part, m), f"{part}: {m.hint[:40]}") for part, p in parts.items() for m in p.mistakes]
    if name == "naive_form":
        return [((part, m), f"{part}: {m.hint[:40]}") for part, p in parts.items() for m in p.naive]
    return [(case, case[0]) for case in getattr(module, name.upper())]


def pytest_generate_tests(metafunc):
    for name in ("part", "right", "mistake", "named", "naive", "naive_form"):
        if name in metafunc.fixturenames and hasattr(metafunc.module, "RIGHT"):
            cases = _cases(metafunc.module, name)
            assert cases, f"{metafunc.module.__name__} brings nothing for {name!r}"
            metafunc.parametrize(name, [case for case, _ in cases], ids=[words for _, words in cases])


@pytest.fixture
def no_tracer():
    """Whoever counts which lines are tested traces as a debugger does; `check` would leave the counting to them."""
    before = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(before)
