"""What the editor is told of living names, whatever they are."""

import types

import pytest

from frontend.live.live_python import names


class Rude:
    """Its every look fails."""

    def __dir__(self):
        raise RuntimeError

    def __getattr__(self, name):
        raise RuntimeError

    def __repr__(self):
        raise RuntimeError


class Model:
    """A model."""

    ran = False

    @property
    def weights(self):
        Model.ran = True

    def fit(self, X, *, lr=0.1):
        """Fit it."""

    _hidden = 1


SPACE = {"np": types.ModuleType("np", "Numbers."), "model": Model(), "rude": Rude(), "X_train": [1, 2], "_old": 3}


def test_names_of_the_cells_go_on():
    assert names.completions("X_", SPACE) == [("X_train", "variable")]
    assert ("model", "variable") in names.completions("m", SPACE)
    assert ("max", "function") in names.completions("m", SPACE)
    assert names.completions("_o", SPACE) == [("_old", "variable")]
    assert ("_old", "variable") not in names.completions("", SPACE)


def test_attributes_go_on_and_no_property_runs():
    assert names.completions("model.", SPACE) == [("fit", "function"), ("ran", "variable"), ("weights", "variable")]
    assert Model.ran is False
    assert names.completions("model._hid", SPACE) == [("_hidden", "variable")]


@pytest.mark.parametrize("dotted", ["rude.", "rude.x", "nobody.", "model.nothing.", "."])
def test_what_is_not_alive_or_fails_has_no_completions(dotted):
    assert names.completions(dotted, SPACE) == []


def test_a_function_has_its_signature_and_documentation():
    assert names.about("model.fit", SPACE) == ("fit(X, *, lr=0.1)", "Fit it.")
    assert names.about("np", SPACE)[1] == "Numbers."
    head, doc = names.about("print", SPACE)
    assert head.startswith("print(")
    assert doc


def test_a_value_is_shown_in_short():
    assert names.about("X_train", SPACE) == ("X_train: list = [1, 2]", "")
    assert names.about("rude", SPACE) == ("rude: Rude", "")
    assert len(names.about("long", {"long": "x" * 10_000})[0]) < 400
    shaped = types.SimpleNamespace(shape=(3, 2), dtype="float64")
    assert names.about("X", {"X": shaped}) == ("X: SimpleNamespace of shape (3, 2), float64", "")


def test_a_name_that_is_not_alive_is_none():
    assert names.about("nobody", SPACE) is None
    assert names.about("rude.x", SPACE) is None


def test_long_documentation_is_cut():
    def long():
        pass

    long.__doc__ = "a line\n" * 10_000
    assert len(names.about("long", {"long": long})[1]) <= names.LONGEST + 2
