"""The book's formulas as MathML: what is drawn, and what is refused with a word instead of being drawn wrong."""

import re

import pytest

from book._ext.chapters import ROOT
from book._ext.formulas import PUNCTUATION
from book._ext.mathml import FormulaError, to_mathml


def text(latex):
    return re.sub(r"<[^>]*>|\s", "", to_mathml(latex))


@pytest.mark.parametrize(
    ("latex", "drawn"),
    [
        (r"z = w\,x + b", "z=wx+b"),
        (r"\sigma(-z) = 1 - \sigma(z)", "σ(−z)=1−σ(z)"),
        (r"\frac{1}{n} X^\top (p - y)", "1nX⊤(p−y)"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a=bc=d"),
        (r"\operatorname{logit}(t)", "logit(t)"),
    ],
)
def test_a_formula_says_what_it_says(latex, drawn):
    assert text(latex) == drawn


def test_the_latex_is_kept_for_who_cannot_see_it():
    assert r'alttext="p\,(1-p)"' in to_mathml(r"p\,(1-p)")


@pytest.mark.parametrize(
    ("latex", "word"),
    [
        (r"\nosuch{x}", "unknown command"),
        (r"\begin{nosuch} x \end{nosuch}", "unknown environment nosuch"),
        (r"\frac{1}{2", "a { without its }"),
        (r"x}", "a } without its {"),
        (r"a & b", "an & outside|a stray &"),
        (r"a \\ b", r"a \\\\ outside an environment"),
        (r"\begin{cases} 1 & z \ge 0 \\[1.2em] 0 & z < 0 \end{cases}", r"a length after \\\\"),
        (r"\boldsymbol{x}", "browsers don't draw"),
        (r"\text{<script>alert(1)</script>}", "script is more than a formula"),
        (r"\text{<img/>}", "img is more than a formula"),
        (r"\href{javascript:alert(1)}{x}", "mrow is more than a formula"),
        (r"\style{position:fixed}{x}", "mrow is more than a formula"),
    ],
)
def test_what_would_be_drawn_wrong_is_refused(latex, word):
    with pytest.raises(FormulaError, match=word):
        to_mathml(latex)


@pytest.mark.parametrize("latex", ["-1", "y = -x", "f(-z)"])
def test_a_sign_stands_close_to_its_number(latex):
    assert '<mo form="prefix" lspace="0" rspace="0">' in to_mathml(latex).replace(' stretchy="false"', "")


@pytest.mark.parametrize(("after", "mark"), [(". Next", "."), (", and", ","), (") or", ")"), (" more", None)])
def test_punctuation_after_a_formula_is_found(after, mark):
    found = PUNCTUATION.match(after)
    assert (found and found[0]) == mark


def test_every_formula_of_the_book_is_made_in_one_place():
    sources = [path for folder in ("book", "classroom", "frontend", "lib") for path in (ROOT / folder).rglob("*.py")
               if "node_modules" not in path.parts]  # fmt: skip
    assert len(sources) > 50
    found = {path.name for path in sources if "latex2mathml.converter" in path.read_text(encoding="utf-8")}
    assert found == {"mathml.py"}
