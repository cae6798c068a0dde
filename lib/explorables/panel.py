"""An ipywidgets panel that a static page can show, too."""

import html
from collections.abc import Callable
from typing import Any

import ipywidgets
import matplotlib.pyplot as plt

from lib import plots
from lib.explorables.explorable import mimebundle_with_html


class Panel(ipywidgets.interactive):
    """`ipywidgets.interact` with a first figure for pages that have no kernel.

    A bare `interact` leaves nothing visible on a static page.
    This one calls `draw` once for its first figure and says where the sliders come alive.

    Parameters
    ----------
    draw : function
        Draws a matplotlib figure; called again whenever a slider moves.
    **sliders
        One widget (or an ipywidgets abbreviation) for each argument of `draw`.
    """

    def __init__(self, draw: Callable[..., Any], **sliders: Any):
        super().__init__(draw, **sliders)
        self._draw = draw

    def as_html(self) -> str:
        """The first figure, and what the panel needs."""
        chosen = {slider._kwarg: slider.value for slider in self.kwargs_widgets}
        with plt.rc_context(plots.STYLE), plt.ioff():
            before = set(plt.get_fignums())
            self._draw(**chosen)
            if not set(plt.get_fignums()) - before:
                raise ValueError("draw must draw a figure and leave its figure open: take out plt.show()")
            fig = plt.gcf()
            svg = plots.to_svg(fig)
            plt.close(fig)
        values = html.escape(", ".join(f"{name} = {value:g}" for name, value in chosen.items()))
        return (
            f'<figure class="panel" data-panel role="group" aria-label="Figure for {values}">{svg}\n'
            f"<figcaption>The first figure, for {values}. "
            "The sliders train a model in Python: they come alive where this chapter runs as a notebook; "
            "the page “Take the book with you” says how."
            "</figcaption></figure>"
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        return mimebundle_with_html(super()._repr_mimebundle_(**kwargs), self.as_html())
