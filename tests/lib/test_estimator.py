"""The manners of `LogisticRegression` where scikit-learn isn't installed: the same as with it."""

import importlib.util
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import scipy.sparse
from numpy.testing import assert_array_equal
from sklearn.base import clone, is_classifier
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import cross_val_score

import lib
from lib import estimator

BLOCK = "import sys; sys.modules['sklearn'] = None; "
X3, Y3 = np.array([[0.0], [1.0], [2.0]]), np.array([0, 1, 1])


@pytest.fixture(scope="module")
def alone():
    """The class as it is made where scikit-learn can't be imported."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in sys.modules if name.partition(".")[0] == "sklearn"]:
            patch.delitem(sys.modules, name)
        patch.setitem(sys.modules, "sklearn", None)
        spec = importlib.util.spec_from_file_location("model_alone", Path(lib.__file__).with_name("model.py"))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    assert estimator.BaseEstimator in module.LogisticRegression.__mro__
    return module.LogisticRegression


def without_sklearn(code):
    run = subprocess.run([sys.executable, "-W", "error", "-c", BLOCK + code], capture_output=True, text=True)
    assert run.stderr == ""
    return run.stdout.strip()


def test_the_first_program_runs_on_numpy_alone():
    code = """
from lib import LogisticRegression, accuracy, datasets
X_train, X_test, y_train, y_test = datasets.first_program()
model = LogisticRegression(lr=0.01, num_iter=1000).fit(X_train, y_train)
print(accuracy(y_test, model.predict(X_test)), sorted({name.partition(".")[0] for name in sys.modules} & {"scipy"}))
"""
    assert without_sklearn(code) == "0.895 []"


def test_a_model_can_be_pickled_and_copied():
    code = """
import copy, pickle
from lib import LogisticRegression
model = LogisticRegression(lr=0.5, num_iter=3).fit([[0.0], [1.0], [2.0]], [0, 1, 1])
for other in (pickle.loads(pickle.dumps(model)), copy.deepcopy(model)):
    print(other, (other.coef_ == model.coef_).all(), len(other.loss_history_))
"""
    assert without_sklearn(code).splitlines() == ["LogisticRegression(lr=0.5, num_iter=3) True 4"] * 2


def test_chapter_5_needs_no_scikit_learn():
    """The whole way from data to a figure's loss, as chapters 1 to 6 write it."""
    code = """
import numpy as np
from lib import *
X, y = datasets.orings()
run = gradient_descent(lambda theta: loss_and_gradient(theta, X / 100, y), np.zeros(2), lr=1.0, num_iter=5)
print(len(run.loss_history), LogisticRegression(solver="newton").fit(X, y).weights.round(5))
"""
    with pytest.raises(AssertionError):  # `from lib import *` asks for matplotlib and the explorables as well
        without_sklearn("sys.modules['matplotlib'] = None; " + code)
    assert without_sklearn(code) == "6 [-0.23216]"


# The same with and without


def test_the_fit_is_the_same(alone, lopsided):
    X, y = lopsided
    for solver in ("gradient-descent", "newton"):
        one, other = (kind(solver=solver, num_iter=40).fit(X, y) for kind in (alone, lib.LogisticRegression))
        assert_array_equal(one.coef_, other.coef_)
        assert_array_equal(one.predict_proba(X), other.predict_proba(X))
        assert one.score(X, y) == other.score(X, y) == lib.accuracy(y, one.predict(X))


def test_a_score_with_weights_counts_rows_that_often(alone, lopsided):
    X, y = lopsided
    weights = np.arange(len(y)) % 3
    model = alone(lr=0.1, num_iter=10).fit(X, y)
    want = model.score(np.repeat(X, weights, axis=0), np.repeat(y, weights))
    assert model.score(X, y, weights) == pytest.approx(want, rel=1e-14)
    assert model.score(X, y) != want


@pytest.mark.parametrize("params", [{}, {"lr": 0.5}, {"l2": 0.1, "solver": "newton"}, {"lr": float("nan")}], ids=str)
def test_parameters_are_shown_alike(alone, params):
    assert repr(alone(**params)) == " ".join(repr(lib.LogisticRegression(**params)).split())


def test_parameters_are_read_and_set_alike(alone):
    for kind in (alone, lib.LogisticRegression):
        model = kind(lr=0.5)
        assert model.set_params(l2=0.25, num_iter=7) is model
        assert list(model.get_params()) == sorted(model.get_params())
        assert model.get_params(deep=False) == kind(0.5, 7, l2=0.25).get_params()
    assert alone().get_params() == lib.LogisticRegression().get_params()


def test_a_parameter_that_is_not_there_is_refused_alike(alone):
    for kind in (alone, lib.LogisticRegression):
        with pytest.raises(ValueError, match=r"Invalid parameter 'C' for estimator LogisticRegression\(\)"):
            kind().set_params(C=1.0)


WRONG = {
    "nan": ([[np.nan], [1.0]], [0, 1]),
    "inf": ([[np.inf], [1.0]], [0, 1]),
    "a row": ([1.0, 2.0], [0, 1]),
    "a number": (1.0, [0, 1]),
    "three dimensions": (np.zeros((2, 1, 1)), [0, 1]),
    "no rows": (np.zeros((0, 2)), []),
    "no columns": (np.zeros((2, 0)), [0, 1]),
    "too few labels": (X3, [0, 1]),
    "labels nan": (X3, [0, np.nan, 1]),
    "labels inf": (X3, [0, np.inf, 1]),
    "labels in columns": (X3, [[0, 1], [1, 0], [0, 0]]),
    "no labels": (X3, None),
    "complex": (X3 * 1j, Y3),
    "words": ([["a"], ["b"], ["c"]], Y3),
    "sparse": (scipy.sparse.csr_array(X3), Y3),
}


@pytest.mark.parametrize("name", WRONG)
def test_bad_data_are_refused_with_the_same_kind_of_error_and_its_first_words(name, alone):
    X, y = WRONG[name]
    with pytest.raises((ValueError, TypeError)) as theirs:
        lib.LogisticRegression().fit(X, y)
    with pytest.raises(theirs.type) as ours:
        alone().fit(X, y)
    assert str(ours.value)[:20] == str(theirs.value)[:20]


@pytest.mark.parametrize("method", ["predict", "predict_proba", "decision_function"])
def test_new_data_are_held_to_the_columns_of_the_fit(method, alone):
    model = alone(num_iter=1).fit(X3, Y3)
    with pytest.raises(ValueError, match="X has 2 features, but LogisticRegression is expecting 1 features as input"):
        getattr(model, method)([[1.0, 2.0]])
    with pytest.raises(ValueError, match=r"Expected 2D array, got 1D array instead.*X\.reshape\(1, -1\)"):
        getattr(model, method)([1.0])


def test_columns_of_a_table_are_held_to_their_names(alone):
    table = pd.DataFrame({"age": [1.0, 2.0, 3.0], "size": [0.0, 1.0, 0.0]})
    model = alone(num_iter=1).fit(table, Y3)
    assert model.feature_names_in_.tolist() == ["age", "size"]
    model.predict(table)
    with pytest.raises(ValueError, match=r"The feature names should match.*\['age', 'size'\], got \['size', 'age'\]"):
        model.predict(table[["size", "age"]])
    assert not hasattr(model.fit(table.to_numpy(), Y3), "feature_names_in_")


def test_columns_with_numbers_for_names_have_none(alone):
    assert not hasattr(alone(num_iter=1).fit(pd.DataFrame(X3), Y3), "feature_names_in_")


ASKED = {
    "predict": lambda model: model.predict(X3),
    "weights": lambda model: model.weights,
    "loss_history_": lambda model: model.loss_history_,
}


@pytest.mark.parametrize("what", ASKED)
def test_a_model_without_fit_says_so(alone, what):
    with pytest.raises(estimator.NotFittedError, match=r"This LogisticRegression instance is not fitted yet\. Call"):
        ASKED[what](alone())


def test_errors_and_warnings_are_of_the_same_kinds(alone):
    assert estimator.NotFittedError.__bases__ == NotFittedError.__bases__
    with pytest.warns(estimator.ConvergenceWarning, match="raise num_iter"):
        alone(num_iter=1, tol=1e-9).fit(X3, Y3)


# scikit-learn that comes later, as in a page's Python


def test_scikit_learn_that_is_loaded_later_takes_the_model(alone):
    X, y = lib.datasets.blobs(60)
    model = alone(lr=0.5, num_iter=50)
    assert is_classifier(model)
    assert clone(model).get_params() == model.get_params()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ours, theirs = (cross_val_score(kind(lr=0.5, num_iter=50), X, y) for kind in (alone, lib.LogisticRegression))
    assert_array_equal(ours, theirs)
    assert 0.5 < ours.mean() < 1
