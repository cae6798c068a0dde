"""The list of sources as a plain list.

docutils marks each source with a role that ARIA has withdrawn, inside a list role without items: axe rightly
complains. And the labels [1], [2] are left out: the text names a source by author and year, as the list does.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<ul class="sources">\n')
    self.body.append(self.starttag(node, "li"))


def depart_citation(self: HTML5Translator, node: nodes.citation) -> None:
    self.body.append("</li>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        self.body.append("</ul>\n")


def visit_label(self: HTML5Translator, node: nodes.label) -> None:
    if isinstance(node.parent, nodes.citation):
        raise nodes.SkipNode
    HTML5Translator.visit_label(self, node)  # a footnote's number stays


def depart_label(self: HTML5Translator, node: nodes.label) -> None:
    HTML5Translator.depart_label(self, node)


def setup(app: Sphinx) -> None:
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    app.add_node(nodes.label, override=True, html=(visit_label, depart_label))
