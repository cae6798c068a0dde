"""What all explorables share: one front end, and a form for pages that have no kernel."""

import html
import json
from pathlib import Path
from typing import Any

import anywidget

STATIC = Path(__file__).parent / "static"    # built from frontend/


def mimebundle_with_html(bundle: Any, page: str) -> tuple[dict, dict]:
    """A widget's mimebundle with `page` added as its `text/html`: what a static page shows.

    JupyterLab, VS Code and Colab prefer the live widget; the site's build takes the HTML.
    """
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
    return {**data, "text/html": page}, metadata


def _script(name: str) -> str:
    return (STATIC / f"{name}.js").read_text(encoding="utf-8")


class Explorable(anywidget.AnyWidget):
    """An anywidget that is also a piece of HTML: a picture with its state, which the page brings to life."""

    name = ""                                  # of its front end: data-explorable, and in the address

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
        return (
            f'<div class="explorable" data-explorable="{self.name}" data-state="{state}">\n'
            f'<figure role="group" aria-label="{words}">{self.picture()}\n'
            f"<figcaption>{words} With JavaScript on, this picture is alive.</figcaption></figure></div>"
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        return mimebundle_with_html(super()._repr_mimebundle_(**kwargs), self.as_html())
