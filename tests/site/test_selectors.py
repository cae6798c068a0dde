"""What a test looks for by its class is there to be found: else "none of it is left" would hold for ever."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.every import every

from .conftest import SITE

HERE = Path(__file__).parent
ASKS = {"all", "click", "locator", "wait_for_selector"}
SCRIPT = re.compile(r"(?:querySelector(?:All)?|closest|matches)\((['\"`])(.*?)\1", flags=re.DOTALL)
NAMED = re.compile(r"\.[a-z][\w-]+[ \[:]")
CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")


def texts(node):
    """The strings below a node; one that is put together counts as one, with a blank for what comes from elsewhere."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else " " for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from texts(child)


def selectors(source):
    """The selectors of a test: what its locators ask for, what its scripts ask for in a page, and those with a name."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKS:
            yield from (text for given in node.args for text in texts(given))
    for text in texts(tree):
        yield from (found[1] for found in SCRIPT.findall(text))
        if NAMED.match(text):
            yield text


def classes(source):
    plain = (re.sub(r"\[[^\]]*\]|\*\*\S*", "", each) for each in selectors(source))  # no addresses, no attributes
    return {name for each in plain for name in CLASS.findall(each)}


PYTHON_GIVES = {"widget-interact"}  # ipywidgets, from within its wheel


@cache
def text():
    return "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in every(SITE.rglob("*"))
        if path.suffix in (".css", ".html", ".js", ".mjs") and path.is_file()
    )


def is_given(name, text):
    """Does a rule, an element or a script give that class?"""
    word = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return (
        re.search(
            rf"\.{word}|[\"'`]{word}[\"'`]|class(?:Name|List\.\w+)?[\"']?\s*[=:(]+\s*[\"'`][^\"'`<>]*{word}", text
        )
        is not None
    )


@pytest.mark.parametrize(
    "path", sorted(set(HERE.rglob("*.py")) - {Path(__file__)}), ids=lambda path: str(path.relative_to(HERE))
)
def test_every_class_that_a_test_looks_for_is_given_to_something(site, path):
    asked = classes(path.read_text(encoding="utf-8"))
    assert [name for name in sorted(asked - PYTHON_GIVES) if not is_given(name, text())] == []


def test_a_class_that_is_gone_is_seen():
    source = "page.locator('.tasks li.done').count()\npage.evaluate(\"document.querySelector('.lab > .gone')\")"
    assert classes(source) == {"tasks", "done", "lab", "gone"}
    page = (
        '<ul class="hints tasks"></ul><script>html("div", { class: "lab wide" })</script><style>li.done {}</style> gone'
    )
    assert [is_given(name, page) for name in ("tasks", "done", "lab", "gone")] == [True, True, True, False]
    assert not is_given("task", page)
