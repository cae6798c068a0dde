"""Callouts that stay plain Markdown: a quotation that begins with **Predict.**, **Try.** or **Watch out.**

A directive would show as raw text in JupyterLab and Colab; a quotation looks right there. Here it gets a class,
and the style sheet gives each kind its shape beside its word.

Also here: a folded cell (tags hide-input, hide-output) as a plain <details>. myst-nb's own has a label that
differs from the words it shows, two of them, and waits for a script to pick one.
"""

from html import escape

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

KINDS = {"Predict.": "predict", "Try.": "try", "Watch out.": "watch-out"}


class MarkCallouts(SphinxTransform):
    default_priority = 400

    def apply(self, **kwargs: object) -> None:
        for quote in self.document.findall(nodes.block_quote):
            kind = KINDS.get(first_bold_words(quote))
            if kind:
                quote["classes"] += ["callout", kind]


def first_bold_words(quote: nodes.block_quote) -> str:
    """The bold text with which the quotation begins, or nothing."""
    paragraph = quote[0] if quote.children else None
    if not isinstance(paragraph, nodes.paragraph):
        return ""
    first = next((child for child in paragraph if child.astext()), None)  # MyST puts an empty text before bold
    return first.astext() if isinstance(first, nodes.strong) else ""


def visit_fold(self: HTML5Translator, node: HideCodeCellNode) -> None:
    self.body.append(f"<details><summary>{escape(node['prompt_show'])}</summary>\n")


def depart_fold(self: HTML5Translator, node: HideCodeCellNode) -> None:
    self.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    app.add_node(HideCodeCellNode, override=True, html=(visit_fold, depart_fold))
    app.add_transform(MarkCallouts)
