"""Every part that can be checked, as data: a file for each chapter, and one for the capstone.

A new part is an entry here and a right answer in `tests/lib/test_checks.py`; the machinery in `lib/checks.py` stays.
"""

from lib.parts import data, gradients, line, loss, model, probability, training
from lib.parts.part import Mistake, Part

__all__ = ["PARTS", "Mistake", "Part"]

PARTS: dict[str, Part] = {
    name: part
    for chapter in (probability, line, loss, gradients, training, model, data)
    for name, part in chapter.PARTS.items()
}
