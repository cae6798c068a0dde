"""One look for page, figure and explorable: colours, each with one meaning, lines and letters.

`to_svg` writes the colours as CSS variables, so that one picture serves light and dark pages.
"""

import io
import re

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

TOKENS = {
    #              light      dark
    "ground":  ("#ffffff", "#14171c"),     # the page
    "ink":     ("#1b1f24", "#e8eaed"),     # text, and the model: curve, boundary
    "muted":   ("#57606a", "#9aa4b0"),     # axes, notes
    "class-0": ("#1f66b0", "#74b3f0"),     # class 0, always a circle
    "class-1": ("#c2500a", "#f29a5b"),     # class 1, always a triangle
    "motion":  ("#0b7a75", "#5fd0c5"),     # what moves the model: gradient, step, path
}  # fmt: skip
GROUND, INK, MUTED, CLASS_0, CLASS_1, MOTION = (light for light, _ in TOKENS.values())
THIN, THICK = 1.0, 2.0                     # the two widths of line

STYLE = {
    "figure.figsize": (4.2, 2.8),
    "figure.facecolor": "none",
    "figure.constrained_layout.use": True,
    "savefig.facecolor": "none",
    "axes.facecolor": "none",
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.titlesize": "medium",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": THIN,
    "axes.prop_cycle": plt.cycler(color=[INK, MOTION, CLASS_0, CLASS_1, MUTED]),
    "font.size": 10.5,
    "legend.frameon": False,
    "lines.linewidth": THICK,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "svg.fonttype": "none",                # text stays text: the reader's own font
    "svg.hashsalt": "lib",                 # the same picture gives the same bytes
}


def use_style() -> None:
    """Draw in the book's style from here on; in a notebook, as SVG in the page's colours."""
    plt.rcParams.update(STYLE)
    try:
        shell = get_ipython()  # type: ignore[name-defined]  # there in a notebook only
    except NameError:
        return
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    set_matplotlib_formats("svg")          # settles the inline backend, which would bring PNG along later
    plt.ion()                              # a no-op in Jupyter; in JupyterLite, widgets show no figure without it
    svg = shell.display_formatter.formatters["image/svg+xml"]
    svg.for_type(Figure, lambda fig: (to_svg(fig), {"needs_background": "light"}))


def to_svg(fig: Figure) -> str:
    """`fig` as one SVG element, its colours as CSS variables, small enough to stand in a page."""
    buffer = io.StringIO()
    fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg"):]
    for name, (light, _) in TOKENS.items():
        svg = svg.replace(light, f"var(--{name}, {light})")
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    # a style sheet inside an inline SVG would hold for the whole page
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, count=1, flags=re.DOTALL)
    svg = svg.replace("<svg ", '<svg style="stroke-linejoin: round; stroke-linecap: butt" ', 1)
    svg = re.sub(r"""('|")(DejaVu Sans|sans-serif)\1[^;"]*""", "system-ui, sans-serif", svg)
    # a hundredth of a point is enough for places; numbers in the text stay as they are
    svg = re.sub(r"<[^>]+>", lambda tag: re.sub(r"(\d\.\d{2})\d+", r"\1", tag[0]), svg)
    used = set(re.findall(r"""(?:href="|url\()#([^")]+)""", svg))
    svg = re.sub(r' id="([^"]*)"', lambda m: m[0] if m[1] in used else "", svg)
    return re.sub(r"\s*\n\s*", "\n", svg).strip()
