"""What holds for checks that know naive arithmetic; a test file takes these beside `laws`, and brings one thing more.

NAIVE: (part, function, words of the hint) for forms that are right in the middle and break at the ends.
"""

from lib.checks import PARTS as _PARTS
from lib.checks import ask, inputs, judge

from .laws import complaint


def test_a_naive_form_is_caught_and_named(naive_form):
    """Unless it is another's twin there, or right: then there is nothing to name."""
    part, known = naive_form
    hints = {m.hint for m in _PARTS[part].naive}
    asked = inputs(_PARTS[part])
    verdict = judge(_PARTS[part], asked, [ask(known.wrong, args) for args in asked])
    assert not verdict or verdict.hint in hints


def test_a_naive_form_is_named_however_it_was_written(naive):
    name, function, words = naive
    assert words in complaint(name, function).split("\n")[1]
