"""What a submission finds as `lib` in the sandbox: the modules its exercise builds on, and nothing that it asks for.

`check` says nothing (the grader checks, outside), pictures draw nothing, and every other name of the book's `lib`
may be imported but not used: "this one is yours to write".
"""

import importlib
import os

_HERE = os.path.dirname(__file__)
_THERE = sorted(f[:-3] for f in os.listdir(_HERE) if f.endswith(".py") and f != "__init__.py")


def check(name, yours, **options):
    """The grader's own checks run elsewhere."""


class _Nothing:
    """A picture that nobody looks at: takes every call."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args, **named):
        return self

    def __iter__(self):
        return iter(())


plots = explorables = _Nothing()


for _module in _THERE:  # the function `sigmoid` takes the place of its module, as in the book's `lib`
    _public = vars(importlib.import_module(f"lib.{_module}")).items()
    globals().update({n: thing for n, thing in _public if getattr(thing, "__module__", "") == f"lib.{_module}"})
if "datasets" in _THERE:
    datasets = importlib.import_module("lib.datasets")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return importlib.import_module(f"lib.{name}")  # which exists in name only
