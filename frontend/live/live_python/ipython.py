"""What cells and ipywidgets ask of IPython, without IPython: on this page values are shown by `show`.

The real one takes three seconds and four megabytes, most of it for a terminal that isn't here.
"""

import base64
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from . import show
from .page import send


class DisplayObject:
    """Something to show, from its data or from a file."""

    def __init__(self, data=None, *, filename=None, **_):
        self.data = self._read(Path(filename)) if filename else data

    def _read(self, path):
        return path.read_text(encoding="utf-8")

    def __repr__(self):
        return f"<IPython.core.display.{type(self).__name__} object>"


class HTML(DisplayObject):
    def _repr_html_(self):
        return self.data


class SVG(DisplayObject):
    def _repr_svg_(self):
        return self.data


class Latex(DisplayObject):
    def _repr_latex_(self):
        return self.data


class Math(Latex):
    def _repr_latex_(self):
        return f"$\\displaystyle {self.data.strip('$')}$"


class Markdown(DisplayObject):
    """As it was typed: nothing on this page sets Markdown."""

    def __repr__(self):
        return str(self.data)


class Code(Markdown):
    pass


class Image(DisplayObject):
    def _read(self, path):
        return path.read_bytes()

    def _repr_png_(self):
        return base64.b64encode(self.data).decode() if isinstance(self.data, bytes) else self.data


class InteractiveShell:
    """Named by ipywidgets; none is running."""


def get_ipython():
    """None, as outside of IPython."""
    return None


def clear_output(wait=False):
    send(type="clear", place=show.place.name)


def install():
    """From now on `import IPython` and `from IPython.display import …` find what is here."""
    shown = {made.__name__: made for made in (HTML, SVG, Latex, Math, Markdown, Code, Image, DisplayObject)}
    shown |= {"display": show.display, "clear_output": clear_output}
    _module("IPython", get_ipython=get_ipython, version_info=(8, 23, 0))
    _module("IPython.core")
    _module("IPython.core.interactiveshell", InteractiveShell=InteractiveShell)
    for name in ("IPython.display", "IPython.core.display", "IPython.core.display_functions"):
        _module(name, **shown)


def _module(name, **names):
    made = ModuleType(name, __doc__)
    made.__path__, made.__spec__ = [], ModuleSpec(name, None, is_package=True)
    vars(made).update(names)
    sys.modules[name] = made
    above, _, last = name.rpartition(".")
    if above:
        setattr(sys.modules[above], last, made)
