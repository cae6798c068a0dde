"""LaTeX to MathML: the one translation for the site, for worksheets and for Python in the page.

latex2mathml translates; this module tidies what browsers would draw badly, and refuses with a word what would be
drawn wrong. It needs nothing else of the book, because the page's Python loads it, too.
"""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

from latex2mathml.commands import MATRICES
from latex2mathml.converter import convert

MATHML = "{http://www.w3.org/1998/Math/MathML}"
ENVIRONMENTS = {r"\begin{aligned}": r"\begin{align*}", r"\end{aligned}": r"\end{align*}"}  # unknown to latex2mathml
THIN = "0.167em"
SCRIPTS = ("msub", "msup", "msubsup", "munder", "mover", "munderover")
TIGHT = ("/", "|", "‖", "∞", "∂", "∇")  # MathML gives them the room of a relation
KNOWN = re.compile(  # elements; latex2mathml lets what looks like one in the source become one
    "math|m(action|enclose|error|fenced|frac|i|multiscripts|n|o|over|padded|phantom|prescripts|root|row|s|space|sqrt|style"
    "|sub|subsup|sup|table|td|text|tr|under|underover)|none"
)
ACTIVE = ("href", "src", "style", "class", "id", "actiontype")  # attributes that do more than draw
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
        if not KNOWN.fullmatch(element.tag) or any(name in ACTIVE or name.startswith("on") for name in element.attrib):
            raise FormulaError(f"{element.tag} is more than a formula")
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
