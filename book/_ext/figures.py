"""What notebook outputs become on the page.

An SVG figure goes into the page itself, not into an <img>: only so do its `var(--ink)` and the like follow the
page from light to dark. It says what it shows (`mystnb: image: alt:` in the cell's metadata), and a figure that
doesn't is a build warning. So is a widget without a `text/html` form: it would leave nothing on a static page.
"""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

logger = logging.getLogger(__name__)
OUTPUTS = "jupyter_execute"  # where myst-nb writes what cells draw
WIDGET = "application/vnd.jupyter.widget-view+json"


class InlineFigures(SphinxPostTransform):
    default_priority = 5  # right after myst-nb chose each output's form (4)
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        outputs = [image for image in self.document.findall(nodes.image) if OUTPUTS in Path(image["uri"]).parts]
        for number, image in enumerate(outputs, start=1):
            if not image.get("alt"):
                logger.warning("figure without alternative text: say what it shows in the cell's metadata, "
                               "mystnb: image: alt:", location=place(image), type="figures")  # fmt: skip
            path = Path(self.app.srcdir, image["uri"].lstrip("/"))
            if path.suffix == ".svg":
                svg = inline_svg(path.read_text(encoding="utf-8"), alt=image.get("alt", ""), prefix=f"fig{number}-")
                image.replace_self(nodes.raw("", svg, format="html"))
        for script in self.document.findall(nodes.raw):
            if WIDGET in script.astext()[:200]:
                logger.warning("a widget without a text/html form leaves nothing on the page",
                               location=script, type="figures")  # fmt: skip


def place(image: nodes.image) -> nodes.Node:
    """For the warning: the image doesn't know its line, the code that drew it does."""
    cell = image.parent
    while cell.parent is not None and cell.get("nb_element") != "cell_code":
        cell = cell.parent
    return next(cell.findall(nodes.literal_block), image)


def inline_svg(svg: str, *, alt: str, prefix: str) -> str:
    """`svg` ready to stand in a page: named, its ids its own, its size left to the page."""
    root = ET.fromstring(svg)
    for parent in list(root.iter()):
        parent.tag = parent.tag.rpartition("}")[2]  # HTML knows svg without namespaces
        for name in list(parent.attrib):
            value = own_ids(parent.attrib.pop(name), name, prefix)
            parent.set(name.rpartition("}")[2], value)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in ("metadata", "style"):  # matplotlib's `* { stroke-linejoin … }` would reach every other SVG
                parent.remove(child)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.attrib.update({"role": "img", "aria-label": alt, "stroke-linejoin": "round", "stroke-linecap": "butt"})
    return f'<div class="figure">{ET.tostring(root, encoding="unicode")}</div>'


def own_ids(value: str, name: str, prefix: str) -> str:
    """An attribute's value with every id in it, or reference to one, made this figure's own."""
    if name == "id":
        return prefix + value
    if name.endswith("href") and value.startswith("#"):
        return "#" + prefix + value[1:]
    return re.sub(r"url\(#", f"url(#{prefix}", value)


def setup(app: Sphinx) -> None:
    app.add_post_transform(InlineFigures)
