"""What all explorables share: one front end, ranges written once, and a form for pages that have no kernel."""

import html
import json
import math
from pathlib import Path
from typing import Any, ClassVar, Self

import anywidget
import traitlets

STATIC = Path(__file__).parent / "static"    # built from frontend/


def mimebundle_with_html(bundle: Any, page: str) -> tuple[dict, dict]:
    """A widget's mimebundle with `page` added as its `text/html`: what a static page shows.

    JupyterLab, VS Code and Colab prefer the live widget; the site's build takes the HTML.
    """
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
    return {**data, "text/html": page}, metadata


def _script(name: str) -> str:
    return (STATIC / f"{name}.js").read_text(encoding="utf-8")


class Number(traitlets.Float):
    """A number that the reader may set, from `low` to `high`; the front end hears of both in `ranges`.

    Parameters
    ----------
    default, low, high : float
        What it is at first, and its range.
    unit : str
        Said after the range when a value is refused.
    between : bool
        Are `low` and `high` themselves out of range?

    Raises
    ------
    traitlets.TraitError
        If a value lies outside, or is not a number.

    >>> class Walk(traitlets.HasTraits):
    ...     angle = Number(0.0, -180, 180, unit=" degrees")
    >>> Walk(angle=200.0)
    Traceback (most recent call last):
        ...
    traitlets.traitlets.TraitError: angle must lie in -180 to 180 degrees, got 200.0
    """

    def __init__(self, default: float, low: float, high: float, *, unit: str = "", between: bool = False):
        super().__init__(default)
        words = "between {:g} and {:g}" if between else "in {:g} to {:g}"
        self.words = words.format(low, high) + unit
        self.low, self.high = float(low), float(high)
        if between:
            self.low, self.high = math.nextafter(low, high), math.nextafter(high, low)
        self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> float:
        value = super().validate(obj, value)
        if not self.low <= value <= self.high:     # written so that nan, which is neither small nor large, fails too
            raise traitlets.TraitError(f"{self.name} must lie {self.words}, got {value}")
        return value


class Whole(Number):
    """A `Number` that counts something.

    Raises
    ------
    traitlets.TraitError
        If a value lies outside, or is not a whole number.

    >>> class Walk(traitlets.HasTraits):
    ...     steps = Whole(0, 0, 10)
    >>> Walk(steps=2.5)
    Traceback (most recent call last):
        ...
    traitlets.traitlets.TraitError: steps must be a whole number, got 2.5
    """

    def validate(self, obj: Any, value: Any) -> int:
        value = super().validate(obj, value)
        if value != int(value):
            raise traitlets.TraitError(f"{self.name} must be a whole number, got {value}")
        return int(value)


class Explorable(anywidget.AnyWidget):
    """An anywidget that is also a piece of HTML: a picture with its state, which the page brings to life.

    Parameters
    ----------
    view : str
        "full", or one of `forms`: one question with one control, for the place where an idea comes up.
        On a static page all views of one kind share their state; in a notebook those do that `form` made.

    Raises
    ------
    traitlets.TraitError
        If there is no such view.
    """

    name = ""                                  # of its front end: data-explorable, and in the address
    forms: ClassVar[tuple[str, ...]] = ()      # its small views
    view = traitlets.Unicode("full").tag(sync=True)
    ranges = traitlets.Dict(read_only=True).tag(sync=True)

    @classmethod
    def numbers(cls) -> dict[str, list[float]]:
        """Lowest and highest value of each `Number`."""
        return {
            name: [trait.low, trait.high] for name, trait in cls.class_traits().items() if isinstance(trait, Number)
        }

    @traitlets.default("ranges")
    def _ranges(self) -> dict[str, list[float]]:
        return self.numbers()

    @traitlets.validate("view")
    def _valid_view(self, proposal: Any) -> str:
        known = ("full", *self.forms)
        if proposal.value not in known:
            raise traitlets.TraitError(f"view must be one of {', '.join(map(repr, known))}, got {proposal.value!r}")
        return proposal.value

    def form(self, view: str = "full") -> Self:
        """Another view of the same: what is moved in one moves in the other.

        Raises
        ------
        traitlets.TraitError
            If there is no such view.

        >>> from lib.explorables import Sigmoid
        >>> small = Sigmoid(w=2.0, view="slope")
        >>> full = small.form()
        >>> full.x = 0.5
        >>> small.x, small.p == full.p
        (0.5, True)
        """
        traits = self.class_traits(sync=True)
        shared = [name for name in self.page_state() if name in traits and not traits[name].read_only]
        other = type(self)(view=view, **{name: getattr(self, name) for name in shared})
        for name in shared:
            traitlets.link((self, name), (other, name))
        return other

    def __init_subclass__(cls, **kwargs: Any):
        super().__init_subclass__(**kwargs)
        if "name" not in vars(cls):            # traitlets makes subclasses of its own
            return
        cls._esm = "\n".join([*map(_script, ("explorables", f"explorable-{cls.name}")),
                              f"export default explorables.widget({cls.name!r});\n"])  # fmt: skip

    def page_state(self) -> dict[str, Any]:
        """The state that the front end starts from on a static page."""
        raise NotImplementedError

    def picture(self) -> str:
        """The picture for a page without JavaScript, as one SVG element."""
        raise NotImplementedError

    def words(self) -> str:
        """What the picture shows, in a sentence."""
        raise NotImplementedError

    def as_html(self) -> str:
        """The explorable for a static page."""
        state = html.escape(json.dumps(self.page_state(), separators=(",", ":"), allow_nan=False))
        words = html.escape(self.words())
        form = "" if self.view == "full" else f' data-form="{self.view}"'
        return (
            f'<div class="explorable" data-explorable="{self.name}"{form} data-state="{state}">\n'
            f'<figure role="group" aria-label="{words}">{self.picture()}\n'
            f"<figcaption>{words} With JavaScript on, this picture is alive.</figcaption></figure></div>"
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        return mimebundle_with_html(super()._repr_mimebundle_(**kwargs), self.as_html())
