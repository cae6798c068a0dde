"""Small forms in Python: which there are, what is refused, and that two forms of one explorable move together."""

import re

import pytest
from traitlets import TraitError

from lib import explorables
from lib.explorables.explorable import Explorable
from tests.every import every

KINDS = [
    kind
    for kind in every(getattr(explorables, name) for name in explorables.__all__)
    if issubclass(kind, Explorable) and kind.numbers()
]
FORMS = every((kind, form) for kind in KINDS for form in kind.forms)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("view", ["", "FULL", "__proto__", "<script>", "full "])
def test_a_view_that_there_is_not_is_refused_with_those_that_there_are(kind, view):
    known = ", ".join(map(repr, ("full", *kind.forms)))
    with pytest.raises(TraitError, match=re.escape(f"view must be one of {known}, got {view!r}")):
        kind(view=view)
    with pytest.raises(TraitError, match="view must be one of"):
        kind().form(view)


@pytest.mark.parametrize("view", [None, 3, ["slope"]])
def test_a_view_that_is_no_word_is_refused(view):
    with pytest.raises(TraitError, match="view"):
        explorables.Sigmoid(view=view)


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_what_is_moved_in_one_form_moves_in_the_other(kind, form):
    small = kind(view=form)
    full = small.form()
    assert (small.view, full.view) == (form, "full")
    assert full.words() == kind().words()
    for one, other in ((small, full), (full, small)):
        for name, (low, high) in every(kind().ranges.items()):
            old = getattr(one, name)
            end = low if one is small else high
            setattr(one, name, [end] * len(old) if isinstance(old, list) else end)
            assert getattr(other, name) == getattr(one, name) != old
    assert full.page_state() == full.page_state() | {name: getattr(small, name) for name in kind().ranges}


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_a_page_is_told_which_form_it_is_and_only_then(kind, form):
    assert f' data-form="{form}" ' in kind(view=form).as_html()
    assert "data-form" not in kind().as_html()
