"""Formulas as MathML, written into the page while it is built.

MathJax and KaTeX cost a reader 80 to 350 kB and a script; MathML is part of HTML, so a formula needs neither,
and it is there with JavaScript off. latex2mathml translates; this module tidies what browsers would draw badly
and turns every formula that it can't translate into a build warning that shows the formula.
"""

import re
import xml.etree.ElementTree as ET
from html import escape
from itertools import pairwise

from docutils import nodes
from latex2mathml.commands import MATRICES
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
PUNCTUATION = re.compile(r"[.,;:!?)\]’”…]+")
MATHML = "{http://www.w3.org/1998/Math/MathML}"
ENVIRONMENTS = {r"\begin{aligned}": r"\begin{align*}", r"\end{aligned}": r"\end{align*}"}  # unknown to latex2mathml
THIN = "0.167em"
SCRIPTS = ("msub", "msup", "msubsup", "munder", "mover", "munderover")
TIGHT = ("/", "|", "‖", "∞", "∂", "∇")  # MathML gives them the room of a relation
SIGNS, CLOSING = ("−", "+", "±"), (")", "]", "}", "|", "‖", "⟩", "!", "⊤")


class FormulaError(ValueError):
    """A formula that has no good MathML."""


def to_mathml(latex: str, *, block: bool = False) -> str:
    """`latex` as one <math> element; FormulaError says what is wrong with it."""
    check_braces(latex)
    check_environments(latex)
    source = latex
    for theirs, ours in ENVIRONMENTS.items():
        source = source.replace(theirs, ours)
    source = re.sub(r"\\mathrm\s*\{([A-Za-z]{2,})\}", r"\\operatorname{\1}", source)  # one word, not n letters
    try:
        math = ET.fromstring(convert(source, display="block" if block else "inline"))
    except ET.ParseError as error:
        raise FormulaError("an & outside an environment such as aligned or cases") from error
    except Exception as error:  # latex2mathml's errors have no common class
        raise FormulaError(type(error).__name__) from error
    for element in math.iter():
        element.tag = element.tag.removeprefix(MATHML)
    check(math)
    tidy(math)
    math.set("alttext", " ".join(latex.split()))
    return ET.tostring(math, encoding="unicode", short_empty_elements=False)


def check_braces(latex: str) -> None:
    """latex2mathml lets a missing or a stray brace pass."""
    depth = 0
    for brace in re.findall(r"(?<!\\)(?:\\\\)*([{}])", latex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            raise FormulaError("a } without its {")
    if depth:
        raise FormulaError("a { without its }")


def check_environments(latex: str) -> None:
    """latex2mathml draws what stands in an environment it doesn't know as if there were none."""
    for name in re.findall(r"\\(?:begin|end)\s*\{([^}]*)\}", latex):
        if "\\" + name not in MATRICES and rf"\begin{{{name}}}" not in ENVIRONMENTS:
            raise FormulaError(f"unknown environment {name}")
    if re.search(r"\\\\\s*\[", latex):
        raise FormulaError(r"a length after \\ would be drawn as text")


def check(math: ET.Element) -> None:
    """Unknown commands come through as text, and some known ones as MathML that browsers ignore."""
    for element in math.iter():
        text = element.text or ""
        if "\\" in text:
            raise FormulaError(f"unknown command {text}")
        if element.tag in ("mi", "mo") and text in ("&", "{", "}") and element.get("stretchy") is None:
            raise FormulaError(f"a stray {text}")
        if element.get("linebreak") == "newline":
            raise FormulaError(r"a \\ outside an environment such as aligned or cases")
        if element.get("mathvariant", "normal") not in ("normal", "italic"):
            raise FormulaError(f"browsers don't draw {element.get('mathvariant')} letters; write a plain one")


def tidy(math: ET.Element) -> None:
    """What latex2mathml leaves out of TeX's spacing, and what browsers read otherwise."""
    for element in math.iter():
        if element.get("width") == "negativethinmathspace":
            element.set("width", "-" + THIN)  # MathML Core has no named spaces
        if element.tag == "mo" and is_word(element):
            element.tag = "mi"  # max, logit: a name, not a relation with wide spaces
        if element.tag == "mo" and element.text in TIGHT:
            close_up(element)
        if element.tag in SCRIPTS:  # i=1 below a sum stands close, as in print
            for script in element[1:]:
                for operator in script.iter("mo"):
                    close_up(operator)
    for row in list(math.iter()):
        if row.tag in ("mrow", "mtd", "math", "mstyle"):
            mark_signs(row)
            space_functions(row)


def close_up(operator: ET.Element) -> None:
    operator.attrib.update({"lspace": "0", "rspace": "0"})
    if operator.text == "‖":
        operator.set("stretchy", "false")


def mark_signs(row: ET.Element) -> None:
    """A minus after = or ( is a sign: it stands close to its number."""
    for before, here in pairwise([None, *row]):
        opens = before is None or (before.tag == "mo" and before.text not in CLOSING)
        if here.tag == "mo" and here.text in SIGNS and opens:
            here.attrib.update({"form": "prefix", "lspace": "0", "rspace": "0"})


def space_functions(row: ET.Element) -> None:
    """A thin space on either side of log, max, logit, but none before a bracket: log p, log(p)."""
    children = list(row)
    for before, here, after in zip([None, *children], children, [*children[1:], None], strict=False):
        if not is_function(here):
            continue
        if before is not None and (before.tag in ("mi", "mn", "msub", "msup", "mfrac") or before.text == ")"):
            row.insert(list(row).index(here), ET.Element("mspace", width=THIN))
        if after is not None and after.tag not in ("mo", "mspace"):
            row.insert(list(row).index(here) + 1, ET.Element("mspace", width=THIN))


def is_function(element: ET.Element) -> bool:
    """log, or log with a mark such as max below i."""
    if element.tag in SCRIPTS:
        element = element[0]
    return element.tag == "mi" and is_word(element)


def is_word(element: ET.Element) -> bool:
    return len(element.text or "") > 1 and (element.text or "").isalpha()


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
            if isinstance(after, nodes.Text) and (mark := PUNCTUATION.match(after)):
                formula["mark"] = mark[0]
                after.parent.replace(after, nodes.Text(after[mark.end() :]))


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    math = mathml_or_warning(node, block=False)
    mark = escape(node.get("mark", ""))
    self.body.append(f'<span class="together">{math}{mark}</span>' if mark else math)
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """The wrapper scrolls sideways, so that a long formula never widens a phone's page."""
    self.body.append(self.starttag(node, "div", CLASS="formula"))
    self.body.append(mathml_or_warning(node, block=True))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})</span>')
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_post_transform(KeepPunctuation)
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
