"""Markdown to HTML by markdown-it, formulas to MathML: with the packages that build the book.

HTML in the source is shown as text, links lead nowhere, and no picture is loaded from anywhere:
what a student wrote comes to a teacher's browser this way.
"""

from collections.abc import Callable
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup
from mdit_py_plugins.dollarmath import dollarmath_plugin

from book._ext.mathml import FormulaError, to_mathml

LONGEST = 100_000  # characters; more is shown as it is
LONGEST_FORMULA = 2000


def reader(formula: Callable[[str, dict[str, Any]], str]) -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").use(dollarmath_plugin, renderer=formula)


@cache
def markdown() -> Callable[[str], str]:
    """For the book's own words: a formula that can't be drawn is an error."""
    return reader(lambda latex, options: to_mathml(latex, block=options["display_mode"])).render


def strangers(words: str, picture: Callable[[str], str | None] = lambda name: None) -> Markup:
    """What a student wrote, to be looked at: `picture(name)` is the address of an attached picture's bytes, or None."""
    if len(words) > LONGEST:
        return Markup("<pre>{}</pre>").format(words)
    return Markup(_strangers_reader().render(words, {"picture": picture}))


@cache
def _strangers_reader() -> MarkdownIt:
    made = reader(_formula_or_source)
    made.add_render_rule("image", _image)
    made.add_render_rule("link_open", lambda self, tokens, i, options, env: '<span class="link">')
    made.add_render_rule("link_close", _where_it_leads)
    return made


@cache
def _only_code() -> MarkdownIt:
    return MarkdownIt("zero").enable("backticks")


def with_code(words: str) -> Markup:
    """Plain words, and code where they quote it.

    >>> with_code("2 * w < `b`")
    Markup('2 * w &lt; <code>b</code>')
    """
    return Markup(_only_code().renderInline(words))


def _formula_or_source(latex: str, options: dict[str, Any]) -> str:
    try:
        if len(latex) <= LONGEST_FORMULA:
            return to_mathml(latex, block=options["display_mode"])
    except FormulaError:
        pass
    return f"<code>${escape(latex)}$</code>"


def _image(self: Any, tokens: Any, i: int, options: Any, env: Any) -> str:
    token = tokens[i]
    source, alt = str(token.attrGet("src") or ""), escape(token.content or "picture")
    address = env["picture"](source.removeprefix("attachment:")) if source.startswith("attachment:") else None
    if address is None:
        return f'<span class="lacking">[a picture that is not shown: {alt}]</span>'
    return f'<img src="{escape(address)}" alt="{alt}">'


def _where_it_leads(self: Any, tokens: Any, i: int, options: Any, env: Any) -> str:
    opened = next(token for token in reversed(tokens[:i]) if token.type == "link_open")
    return f"</span> ({escape(str(opened.attrGet('href') or ''))})"
