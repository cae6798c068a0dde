"""What a cell shows: printed text, and values by their richest form. What is too much is cut, and counted."""

import base64
import io
import sys
from importlib.util import find_spec

from . import errors, figures
from .page import send

TEXT_LIMIT = 100_000  # characters that a cell may print
SHOWN_LIMIT = 20  # figures and other displays of one cell
RICH_LIMIT = 4_000_000  # characters of one display
FORMS = {
    "text/html": "_repr_html_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "text/latex": "_repr_latex_",
}


class Place:
    """Where shown things belong, a cell or a widget, and how much it has shown."""

    def __init__(self, name):
        self.name, self.text, self.displays = name, 0, 0
        self.cut_text = self.cut_displays = 0

    def say_what_was_cut(self):
        if self.cut_text:
            send(type="note", place=self.name, words=f"… and {self.cut_text:,} more characters, cut here.")
        if self.cut_displays:
            send(type="note", place=self.name, words=f"… and {self.cut_displays:,} more figures or tables, cut here.")


place = Place("")


class shown_in:
    """What happens inside is shown in the place of that name; an exception, too, which goes no further."""

    def __init__(self, name):
        self.name, self.failed = name, False

    def __enter__(self):
        global place
        show_figures()  # what was drawn before belongs to the place before
        self.before, place = place, Place(self.name)
        return self

    def __exit__(self, kind, error, _):
        global place
        try:
            show_figures()
        except Exception as trouble:  # a figure that can't be drawn is the cell's mistake, too
            error = error or trouble
        if error is not None:
            self.failed = True
            send(type="error", place=self.name, text=errors.explain(error), lines=errors.lines(error))
        place.say_what_was_cut()
        place = self.before
        return True


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr. Text goes at once: held back, it would wait for as long as the cell then computes."""

    encoding, errors = "utf-8", "strict"

    def __init__(self, name):
        self.name = name

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        room = TEXT_LIMIT - place.text
        if room < len(text):
            place.cut_text += len(text) - room
        if room > 0 and text:
            place.text += min(room, len(text))
            send(type="stream", place=place.name, name=self.name, text=text[:room])
        return len(text)


stdout, stderr = Stream("stdout"), Stream("stderr")


def take_streams():
    sys.stdout, sys.stderr = stdout, stderr


def note(words):
    """A sentence to the reader, where the cell shows what it prints."""
    send(type="note", place=place.name, words=words)


def display(*values, **_):
    """Show each value by its richest form."""
    for value in values:
        place.displays += 1
        if place.displays > SHOWN_LIMIT:
            place.cut_displays += 1
        else:
            send(type="display", place=place.name, data=forms(value))


def show_figures():
    """Show every open figure, and close it."""
    for figure in figures.take_open():
        display(figure)


def forms(value):
    """MIME type -> content; a form that is too long is left out."""
    if figures.is_figure(value):
        return figures.form(value)
    made = _own_forms(value)
    if set(made) == {"text/latex"}:
        made |= _as_mathml(made["text/latex"])
    made.setdefault("text/plain", repr(value))
    made = {mime: content for mime, content in made.items() if mime == "text/plain" or len(str(content)) <= RICH_LIMIT}
    if len(made["text/plain"]) > TEXT_LIMIT:
        more = len(made["text/plain"]) - TEXT_LIMIT
        made["text/plain"] = made["text/plain"][:TEXT_LIMIT] + f"\n… and {more:,} more characters, cut here."
    return made


def _own_forms(value):
    """What the value's own methods make, as IPython asks for it."""
    if isinstance(value, type):
        return {}
    if callable(bundle := getattr(value, "_repr_mimebundle_", None)):
        made = bundle()
        return dict(made[0] if isinstance(made, tuple) else made or {})
    found = {}
    for mime, method in FORMS.items():
        made = method() if callable(method := getattr(value, method, None)) else None
        made = made[0] if isinstance(made, tuple) else made
        if made is not None:
            found[mime] = base64.b64encode(made).decode() if isinstance(made, bytes) else made
    return found


def _as_mathml(latex):
    """As the site's pages write formulas, without a script, where the package for it is loaded."""
    if find_spec("latex2mathml") is None:
        return {}
    from .mathml import FormulaError, to_mathml  # the site's own: book/_ext/mathml.py

    try:
        return {"text/html": to_mathml(latex.strip("$ \n"), block=latex.startswith("$$"))}
    except FormulaError:
        return {}  # then the formula stays text
