"""matplotlib's figures: sharp at any size, in the book's colours after `plots.use_style()`."""

import base64
import io
import sys

SVG_LIMIT = 1_500_000  # characters; a heavier figure becomes a PNG
SHARP = 192  # dots per inch of such a PNG


def is_figure(value):
    figure = sys.modules.get("matplotlib.figure")
    return figure is not None and isinstance(value, figure.Figure)


def take_open():
    """Each open figure that holds something; it is closed afterwards."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    for number in pyplot.get_fignums() if pyplot else ():
        figure = pyplot.figure(number)
        try:
            if figure.axes or figure.texts:
                yield figure
        finally:
            pyplot.close(figure)


def form(figure):
    svg = _svg(figure)
    if len(svg) <= SVG_LIMIT:
        return {"image/svg+xml": svg}
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=SHARP, facecolor="white")
    return {"image/png": base64.b64encode(picture.getvalue()).decode()}


def _svg(figure):
    import matplotlib

    plots = sys.modules.get("lib.plots")
    if plots and matplotlib.rcParams["svg.hashsalt"] == plots.STYLE["svg.hashsalt"]:  # use_style() was called
        return plots.to_svg(figure)
    text = io.StringIO()
    figure.savefig(text, format="svg", bbox_inches="tight")
    svg = text.getvalue()
    return svg[svg.index("<svg") :]
