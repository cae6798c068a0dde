"""Formulas as MathML, written into the page while it is built.

MathJax and KaTeX cost a reader 80 to 350 kB and a script; MathML is part of HTML, so a formula needs neither,
and it is there with JavaScript off. A formula that can't be translated is a build warning that shows it.
"""

import re
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from book._ext.mathml import FormulaError, to_mathml

logger = logging.getLogger(__name__)
PUNCTUATION = re.compile(r"[.,;:!?)\]’”…]+")


def mathml_or_warning(node: nodes.Element, *, block: bool) -> str:
    latex = node.astext()
    try:
        return to_mathml(latex, block=block)
    except FormulaError as error:
        logger.warning("formula %s: %s", " ".join(latex.split()), error, location=node, type="mathml")
        return f"<code>{escape(latex)}</code>"


class KeepPunctuation(SphinxPostTransform):
    """A full stop or a comma after a formula goes with it: a browser would break the line between them."""

    default_priority = 900

    def run(self, **kwargs: object) -> None:
        for formula in list(self.document.findall(nodes.math)):
            after = formula.next_node(siblings=True, ascend=False, descend=False)
            if isinstance(after, nodes.Text) and (stop := PUNCTUATION.match(after)):
                formula["stop"] = stop[0]
                after.parent.replace(after, nodes.Text(after[stop.end() :]))


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    math = mathml_or_warning(node, block=False)
    stop = escape(node.get("stop", ""))
    self.body.append(f'<span class="together">{math}{stop}</span>' if stop else math)
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """The wrapper scrolls sideways, so that a long formula never widens a phone's page."""
    self.body.append(self.starttag(node, "div", CLASS="formula"))
    self.body.append(mathml_or_warning(node, block=True))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})</span>')
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_post_transform(KeepPunctuation)
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
