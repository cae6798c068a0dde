"""Checks that explain the mistake. A part of an exercise is data: inputs, reference, known mistakes with hints.

`check("sigmoid", sigmoid)` runs your function on inputs of many kinds, compares with `lib`,
and, where they differ, tries to recognise what happened. It needs numpy only.

Each module here without an underscore holds the parts of one exercise and bears its slug: a new one is found
by being there. The files with an underscore are the machinery, in three steps that a grader may take one by one,
in different places: draw the inputs (`inputs`), ask the function (`ask`), judge the answers (`judge`).
"""

from lib.checks._check import check, value_part
from lib.checks._judge import ask, inputs, judge
from lib.checks._part import Answer, Mistake, Part, Verdict
from lib.checks._parts import PARTS

__all__ = ["PARTS", "Answer", "Mistake", "Part", "Verdict", "ask", "check", "inputs", "judge", "value_part"]
