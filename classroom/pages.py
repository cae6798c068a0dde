"""Pages to read, by Jinja2: one file each, which loads and runs nothing. All that came from a student is escaped."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def environment() -> Environment:
    """A name that a template misspells is an error, and so no page lacks what it should say."""
    loader = FileSystemLoader(Path(__file__).with_name("templates"))
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def render(template: str, **facts: Any) -> str:
    return environment().get_template(template).render(facts)
