"""Every part that can be checked, found by being there: each module here without an underscore is an exercise's."""

import importlib
import pkgutil
from pathlib import Path

from lib.checks._part import Part

SLUGS = [
    module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if not module.name.startswith("_")
]

PARTS: dict[str, Part] = {
    name: part for slug in SLUGS for name, part in importlib.import_module(f"lib.checks.{slug}").PARTS.items()
}
