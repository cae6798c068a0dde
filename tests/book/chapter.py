"""What tests ask of a notebook: its cells, its prose, its labelled equations."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def cells(path, kind=None):
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if kind in (None, cell["cell_type"])]


def text(cell):
    return "".join(cell["source"])


def prose(path):
    return "\n".join(text(cell) for cell in cells(path, "markdown"))


def tagged(cell, tag):
    return tag in cell["metadata"].get("tags", [])


def equations(path):
    """The displayed equations that have a label, `$$ ... $$ (label)`: label to LaTeX, on one line."""
    found = re.findall(r"^\$\$\n((?:(?!\$\$).)*)\n\$\$ \(([\w-]+)\)$", prose(path), flags=re.MULTILINE | re.DOTALL)
    assert len(found) == len({label for _, label in found}), "two equations of one label"
    return {label: " ".join(latex.split()) for latex, label in found}


def says(slug, *fragments):
    """Does the chapter say every one of these, line breaks aside? The missing ones."""
    (path,) = ROOT.glob(f"book/[0-9][0-9]-{slug}.ipynb")
    words = " ".join(prose(path).split())
    return [fragment for fragment in fragments if fragment not in words]
