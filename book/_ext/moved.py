"""Pages that have moved: the old address leads on, and what a reader kept there moves along.

`moved_pages` in _config.yml says where each went. The old address gets a page of its own that works from a disk,
too; the new page names its old addresses in `data-formerly`, and site.js renames what was kept under them.
"""

from collections.abc import Iterator
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """A page leads to one that is there, and none is written over."""
    for old, new in app.config.moved_pages.items():
        if new not in env.found_docs:
            raise ExtensionError(f"moved_pages in _config.yml: {old} leads to {new}, and there is no such page")
        if old in env.found_docs:
            raise ExtensionError(f"moved_pages in _config.yml: {old} is a page of its own, so it can't lead to {new}")


def old_addresses(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """A page for each old address, for Sphinx to write."""
    for old, new in app.config.moved_pages.items():
        yield old, {"target": new, "title": app.env.titles[new].astext()}, "moved.html"


def say_where_it_was(app: Sphinx, page: str, template: str, context: dict[str, Any], _: object) -> None:
    old = [f"{name}.html" for name, new in app.config.moved_pages.items() if new == page]
    context["formerly"] = " ".join(old)


def setup(app: Sphinx) -> None:
    app.add_config_value("moved_pages", {}, "env", dict)
    app.connect("env-check-consistency", check)
    app.connect("html-collect-pages", old_addresses)
    app.connect("html-page-context", say_where_it_was)
