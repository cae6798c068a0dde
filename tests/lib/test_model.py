"""`LogisticRegression`: the first program's facts, laws, scikit-learn as reference and as judge of manners."""

import tracemalloc
import warnings
from contextlib import nullcontext
from unittest import SkipTest

import numpy as np
import pytest
import sklearn
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.linear_model import LogisticRegression as Theirs
from sklearn.utils.estimator_checks import check_estimator, parametrize_with_checks

from lib import LogisticRegression, accuracy, datasets, gradient_descent, loss_and_gradient

X3 = np.array([[0.0], [1.0], [2.0]])
Y3 = np.array([0, 1, 1])
REST = {"l2": 0.0, "tol": 0.0, "solver": "gradient-descent", "class_weight": None}


def optimum(X, y, l2=0.0):
    """scikit-learn's model with the same objective: sums instead of means, so C = 1 / (l2 n)."""
    if l2 > 0:
        limits = {"C": 1 / (l2 * len(y))}
    elif tuple(map(int, sklearn.__version__.split(".")[:2])) >= (1, 8):
        limits = {"C": np.inf}
    else:
        limits = {"penalty": None}
    return Theirs(**limits, solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(X, y)


def loss_of(model, X, y):
    return loss_and_gradient(np.append(model.coef_[0], model.intercept_), X, y)[0]


# The first program


@pytest.fixture(scope="module")
def first_run(first_program):
    X, _, y, _ = first_program
    return LogisticRegression(lr=0.01, num_iter=1000).fit(X, y)


@pytest.fixture(scope="module")
def default_run(first_program):
    X, _, y, _ = first_program
    return LogisticRegression().fit(X, y)


def test_first_program_reaches_its_test_accuracy(first_run, first_program):
    _, X_test, _, y_test = first_program
    assert accuracy(y_test, first_run.predict(X_test)) == 0.895


def test_first_program_reaches_its_training_loss(first_run):
    assert_allclose(first_run.loss_history_[-1], 0.2850, rtol=0, atol=5e-5)


def test_optimum_of_the_first_program(first_program):
    X, X_test, y, y_test = first_program
    best = optimum(X, y)
    assert_allclose(loss_of(best, X, y), 0.2324, rtol=0, atol=5e-5)
    assert accuracy(y_test, best.predict(X_test)) == 0.900


def test_default_learning_rate_has_the_same_accuracy_and_a_larger_loss(default_run, first_program):
    _, X_test, _, y_test = first_program
    assert accuracy(y_test, default_run.predict(X_test)) == 0.895
    assert_allclose(default_run.loss_history_[-1], 0.5263, rtol=0, atol=5e-5)


def test_first_program_is_far_from_converged(first_run, first_program):
    X, _, y, _ = first_program
    assert_allclose(first_run.weights[1], 1.75, rtol=0, atol=5e-3)
    assert_allclose(optimum(X, y).coef_[0, 1], 3.62, rtol=0, atol=5e-3)


def test_first_program_equals_plain_batch_gradient_descent(first_run, first_program):
    X, _, y, _ = first_program
    w, b = np.zeros(2), 0.0
    for _ in range(1000):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        w, b = w - 0.01 * X.T @ (p - y) / len(y), b - 0.01 * (p - y).mean()
    assert_allclose(first_run.weights, w, rtol=1e-11)
    assert_allclose(first_run.bias, b, rtol=1e-11)


@pytest.mark.parametrize("lr", [3.0, 5.0])
def test_beyond_two_over_L_the_first_program_still_descends(lr, first_program):
    X, _, y, _ = first_program
    assert np.all(np.diff(LogisticRegression(lr=lr, num_iter=300).fit(X, y).loss_history_) <= 1e-15)


def test_the_first_programs_call_still_works():
    model = LogisticRegression(0.5, 7)
    assert model.get_params() == {"lr": 0.5, "num_iter": 7, **REST}


def test_defaults_are_those_of_the_first_program():
    assert LogisticRegression().get_params() == {"lr": 0.001, "num_iter": 1000, **REST}


def test_penalty_and_tolerance_are_given_by_name():
    with pytest.raises(TypeError):
        LogisticRegression(0.1, 10, 0.5)


@pytest.mark.parametrize(
    ("name", "told"),
    [("C", r"l2 = 1/\(C n\), where n is"), ("max_iter", "num_iter"), ("penalty", "l2"), ("learning_rate", "lr")],
)
def test_scikit_learns_parameters_are_refused_with_their_names_here(name, told):
    with pytest.raises(TypeError, match=f"^LogisticRegression has no parameter {name}: here that is {told}"):
        LogisticRegression(**{name: 1.0})


def test_a_parameter_that_nobody_has_is_refused_as_python_does():
    with pytest.raises(TypeError, match="unexpected keyword argument 'depth'"):
        LogisticRegression(depth=3)


# Laws


@pytest.mark.parametrize("num_iter", [1, 2, 37])
def test_tol_0_takes_exactly_num_iter_steps_from_zero(num_iter, lopsided):
    X, y = lopsided
    model = LogisticRegression(lr=0.05, num_iter=num_iter, l2=0.1).fit(X, y)
    run = gradient_descent(lambda t: loss_and_gradient(t, X, y, l2=0.1), np.zeros(4), lr=0.05, num_iter=num_iter)
    assert model.n_iter_ == num_iter
    assert_allclose(np.append(model.weights, model.bias), run.theta, rtol=1e-12)
    assert_allclose(model.loss_history_, run.loss_history, rtol=1e-13)


def test_loss_history_runs_from_log_2_to_the_loss_of_the_model(lopsided):
    model = LogisticRegression(lr=0.05, num_iter=30).fit(*lopsided)
    assert_allclose(model.loss_history_[[0, -1]], [np.log(2), loss_of(model, *lopsided)], rtol=1e-14)


def test_tol_stops_with_a_gradient_norm_below_it(lopsided):
    X, y = lopsided
    model = LogisticRegression(lr=0.2, num_iter=100_000, l2=0.1, tol=1e-4).fit(X, y)
    _, gradient = loss_and_gradient(np.append(model.weights, model.bias), X, y, l2=0.1)
    assert np.linalg.norm(gradient) <= 1e-4
    assert model.n_iter_ < 100_000
    assert len(model.loss_history_) == model.n_iter_ + 1


def test_fitting_again_starts_from_zero(lopsided):
    model = LogisticRegression(lr=0.1, num_iter=20).fit(*lopsided)
    once = model.weights.copy()
    assert_array_equal(model.fit(*lopsided).weights, once)


def test_fit_returns_the_model(lopsided):
    model = LogisticRegression()
    assert model.fit(*lopsided) is model


def test_fit_leaves_its_data_alone(lopsided):
    X, y = lopsided[0].copy(), lopsided[1].copy()
    LogisticRegression(lr=0.1, num_iter=5).fit(X, y)
    assert_array_equal(X, lopsided[0])
    assert_array_equal(y, lopsided[1])


def test_shapes_and_types_of_what_was_learned(lopsided):
    model = LogisticRegression(num_iter=5).fit(*lopsided)
    assert (model.coef_.shape, model.intercept_.shape, model.weights.shape) == ((1, 3), (1,), (3,))
    assert type(model.bias) is float
    assert type(model.n_iter_) is int
    assert_array_equal(model.weights, model.coef_[0])
    assert model.bias == model.intercept_[0] != 0


def test_what_was_learned_can_be_changed_by_hand(lopsided):
    model = LogisticRegression(num_iter=5).fit(*lopsided)
    model.coef_[0, 0], model.intercept_[0] = 8.0, 9.0
    assert (model.weights[0], model.bias) == (8.0, 9.0)


def test_scores_are_X_w_plus_b(lopsided):
    X, y = lopsided
    model = LogisticRegression(lr=0.1, num_iter=50).fit(X, y)
    z = model.decision_function(X)
    assert_allclose(z, [sum(x * w for x, w in zip(row, model.weights, strict=True)) + model.bias for row in X])
    assert np.ptp(z) > 1


def test_probabilities_are_those_of_the_scores_in_two_columns(lopsided):
    X, y = lopsided
    model = LogisticRegression(lr=0.1, num_iter=50).fit(X, y)
    p = model.predict_proba(X)
    assert_allclose(p[:, 1], 1 / (1 + np.exp(-model.decision_function(X))), rtol=1e-12)
    assert_allclose(p.sum(axis=1), 1, rtol=0, atol=4e-16)


def test_both_columns_of_probabilities_keep_their_digits():
    model = LogisticRegression(num_iter=1).fit(X3, Y3)
    model.coef_, model.intercept_ = np.array([[1.0]]), np.array([0.0])
    p = model.predict_proba([[40.0], [-40.0]])
    assert_allclose(p[0, 0], np.exp(-40), rtol=1e-12)
    assert_allclose(p[1, 1], np.exp(-40), rtol=1e-12)


def test_prediction_is_the_more_probable_class(lopsided):
    X, y = lopsided
    model = LogisticRegression(lr=0.2, num_iter=200).fit(X, y)
    guess = model.predict(X)
    assert_array_equal(guess, model.classes_[model.predict_proba(X).argmax(axis=1)])
    assert set(guess) == {0, 1}


def test_a_score_of_just_0_is_class_0():
    """Class 1 is said where its probability is above 0.5: scikit-learn's tie, too."""
    model = LogisticRegression(num_iter=1).fit(X3, Y3)
    model.coef_, model.intercept_ = np.array([[1.0]]), np.array([-1.0])
    assert_array_equal(model.predict([[1.0], [1.0 + 1e-15], [1.0 - 1e-15]]), [0, 1, 0])


@pytest.mark.parametrize(
    "names", [("no", "yes"), (-1, 1), (1, 2), (False, True), (0.0, 1.0), (10**15, 10**15 + 1)], ids=str
)
def test_any_two_labels_will_do_and_the_larger_is_class_1(names, lopsided):
    X, y = lopsided
    plain = LogisticRegression(lr=0.1, num_iter=50).fit(X, y)
    named = LogisticRegression(lr=0.1, num_iter=50).fit(X, np.array(names)[y])
    assert_array_equal(named.classes_, names)
    assert_array_equal(named.weights, plain.weights)
    assert_array_equal(named.predict(X), np.array(names)[plain.predict(X)])


@pytest.mark.parametrize("kind", [np.uint8, np.int8, np.float32, bool])
def test_the_type_of_the_labels_does_not_matter(kind, lopsided):
    X, y = lopsided
    plain = LogisticRegression(lr=0.1, num_iter=50).fit(X, y)
    assert_array_equal(LogisticRegression(lr=0.1, num_iter=50).fit(X, y.astype(kind)).weights, plain.weights)


def test_swapping_the_labels_turns_the_weights(lopsided):
    X, y = lopsided
    model, swapped = (LogisticRegression(lr=0.1, num_iter=50).fit(X, labels) for labels in (y, 1 - y))
    assert_allclose(swapped.weights, -model.weights, rtol=1e-12)
    assert_allclose(swapped.bias, -model.bias, rtol=1e-12)


@given(st.permutations(range(12)))
def test_the_order_of_the_points_does_not_matter(order):
    X, y = datasets.blobs(12, center=(1.0, 0.0))
    model = LogisticRegression(lr=0.3, num_iter=20).fit(X, y)
    assert_allclose(LogisticRegression(lr=0.3, num_iter=20).fit(X[order], y[order]).weights, model.weights, rtol=1e-9)


@pytest.mark.parametrize("l2", [0.0, 0.5])
def test_at_the_optimum_the_mean_probability_is_the_share_of_class_1(l2, lopsided):
    """True with a penalty as well, because it leaves the intercept free."""
    X, y = lopsided
    model = LogisticRegression(lr=0.3, num_iter=100_000, l2=l2, tol=1e-9).fit(X, y)
    assert_allclose(model.predict_proba(X)[:, 1].mean(), y.mean(), rtol=1e-7)


def test_a_larger_penalty_makes_smaller_weights(lopsided):
    norms = [
        np.linalg.norm(LogisticRegression(lr=0.1, num_iter=1000, l2=l2).fit(*lopsided).weights)
        for l2 in (0, 0.01, 0.1, 1)
    ]
    assert np.all(np.diff(norms) < 0)


# Reference


@pytest.mark.parametrize("l2", [0.0, 0.01, 1.0])
def test_optimum_equals_that_of_scikit_learn(l2, first_program):
    X, _, y, _ = first_program
    ours = LogisticRegression(lr=1.2, num_iter=50_000, l2=l2, tol=1e-11).fit(X, y)
    best = optimum(X, y, l2)
    assert_allclose(ours.coef_, best.coef_, rtol=1e-7)
    assert_allclose(ours.intercept_, best.intercept_, rtol=1e-7)
    assert abs(ours.bias) > 0.02  # a penalised intercept would show


def test_optimum_equals_that_of_scikit_learn_on_lopsided_data(lopsided):
    X, y = lopsided
    ours = LogisticRegression(lr=0.3, num_iter=200_000, l2=0.2, tol=1e-11).fit(X, y)
    best = optimum(X, y, 0.2)
    assert_allclose(ours.coef_, best.coef_, rtol=1e-7)
    assert_allclose(ours.intercept_, best.intercept_, rtol=1e-7)
    assert_allclose(ours.predict_proba(X), best.predict_proba(X), rtol=1e-6)
    assert_allclose(ours.decision_function(X), best.decision_function(X), rtol=1e-6, atol=1e-8)


# The checks' own data have columns of size 1000: gradient descent, at its defaults, is told to scale them.
@pytest.mark.filterwarnings("ignore:the loss ended at")
@parametrize_with_checks(
    [
        LogisticRegression(),
        LogisticRegression(lr=0.1, num_iter=50, l2=0.01),
        LogisticRegression(solver="newton", l2=0.01),
    ]
)
def test_scikit_learns_estimator_checks(estimator, check):
    # lib computes with numpy; the next test holds that no other check is left out
    array_api = check.func.__name__ == "check_array_api_input"
    with pytest.raises(SkipTest) if array_api else nullcontext():
        if check.func.__name__ == "check_class_weight_classifiers" and estimator.solver == "gradient-descent":
            estimator.set_params(lr=0.01, num_iter=1000)  # columns 20 wide: the default is too slow
        check(estimator)


@pytest.mark.filterwarnings("ignore:the loss ended at")
@pytest.mark.parametrize("solver", ["gradient-descent", "newton"])
def test_no_estimator_check_is_skipped_but_the_array_api_one(solver):
    results = check_estimator(LogisticRegression(lr=0.01, solver=solver, l2=0.01), on_skip=None, on_fail="raise")
    assert len(results) > 40
    assert {r["status"] for r in results} <= {"passed", "skipped"}
    assert {r["check_name"] for r in results if r["status"] == "skipped"} <= {"check_array_api_input"}


# Warnings


def test_a_tol_that_is_not_reached_warns(lopsided):
    with pytest.warns(ConvergenceWarning, match=r"still above tol = 1e-09 after 3 steps: raise num_iter") as caught:
        model = LogisticRegression(num_iter=3, tol=1e-9).fit(*lopsided)
    assert model.n_iter_ == 3
    assert caught[0].filename == __file__


def test_tol_0_asks_for_nothing_and_warns_of_nothing(lopsided):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        LogisticRegression(num_iter=3).fit(*lopsided)


def test_a_fit_that_blows_up_warns_and_stays_finite(lopsided):
    with pytest.warns(RuntimeWarning, match="Lower the learning rate"):
        model = LogisticRegression(lr=10.0, num_iter=5000, l2=1.0).fit(*lopsided)
    assert np.isfinite(model.coef_).all()
    assert np.isfinite(model.loss_history_).all()
    assert len(model.loss_history_) == model.n_iter_ + 1 < 5000


# Bad input


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"lr": 0}, "lr must be positive and finite, got 0"),
        ({"lr": -0.1}, r"lr must be positive and finite, got -0\.1"),
        ({"lr": np.nan}, "lr must be positive and finite, got nan"),
        ({"lr": "fast"}, "lr must be positive and finite, got 'fast'"),
        ({"num_iter": 0}, "num_iter must be a whole number, 1 or more, got 0"),
        ({"num_iter": 1.5}, r"num_iter must be a whole number, 1 or more, got 1\.5"),
        ({"tol": -1}, "tol must be finite and not negative, got -1"),
        ({"l2": -1}, "l2 must be finite and not negative, got -1"),
        ({"l2": np.nan}, "l2 must be finite and not negative, got nan"),
    ],
    ids=str,
)
def test_parameters_that_make_no_sense_are_refused_by_fit(params, message):
    model = LogisticRegression(**params)  # __init__ only stores
    with pytest.raises(ValueError, match=message):
        model.fit(X3, Y3)


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        ([[np.nan], [1.0]], [0, 1], "Input X contains NaN"),
        ([[np.inf], [1.0]], [0, 1], "Input X contains infinity"),
        ([1.0, 2.0], [0, 1], "Expected 2D array, got 1D array instead"),
        (np.zeros((2, 1, 1)), [0, 1], "Found array with dim 3"),
        (np.zeros((0, 2)), [], r"Found array with 0 sample\(s\)"),
        (np.zeros((2, 0)), [0, 1], r"Found array with 0 feature\(s\)"),
        (X3, [0, 1], r"inconsistent numbers of samples: \[3, 2\]"),
        (X3, [1, 1, 1], "y must hold two classes, got 1 class only: 1"),
        (X3, [0, 1, 2], "Only binary classification is supported.*y holds 3 different labels"),
        (X3, [0.1, 0.2, 0.3], "Unknown label type: continuous"),
        (X3, np.array([0, "no", None], dtype=object), "Unknown label type: y must hold labels of one type"),
        (X3, [0, np.nan, 1], "Input y contains NaN"),
        (X3, [[0, 1], [1, 0], [0, 0]], "y should be a 1d array"),
        (X3, None, "requires y to be passed"),
    ],
)
def test_data_that_do_not_fit_are_refused(X, y, message):
    with pytest.raises(ValueError, match=message):
        LogisticRegression().fit(X, y)


@pytest.mark.parametrize("method", ["predict", "predict_proba", "decision_function"])
def test_a_model_without_fit_says_so(method):
    with pytest.raises(NotFittedError, match=r"not fitted yet\. Call 'fit'"):
        getattr(LogisticRegression(), method)(X3)


@pytest.mark.parametrize("name", ["weights", "bias"])
def test_a_model_without_fit_has_no_weights(name):
    with pytest.raises(NotFittedError, match=r"not fitted yet\. Call 'fit'"):
        getattr(LogisticRegression(), name)


@pytest.mark.parametrize(
    ("X", "message"),
    [
        ([[1.0, 2.0]], "X has 2 features, but LogisticRegression is expecting 1 feature"),
        ([[np.nan]], "Input X contains NaN"),
        ([1.0], "Expected 2D array, got 1D array instead"),
    ],
)
@pytest.mark.parametrize("method", ["predict", "predict_proba", "decision_function"])
def test_new_data_that_do_not_fit_are_refused(method, X, message):
    model = LogisticRegression(num_iter=1).fit(X3, Y3)
    with pytest.raises(ValueError, match=message):
        getattr(model, method)(X)


@pytest.mark.parametrize("labels", [[0, 1], ["no", "yes"]], ids=str)
@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("method", ["decision_function", "predict_proba", "predict_log_proba", "predict"])
def test_predictions_need_no_more_memory_than_their_result(method, order, labels):
    rng = np.random.default_rng(0)
    X = np.asarray(rng.normal(size=(300_000, 4)), order=order)
    model = LogisticRegression(0.1, 10).fit(X[:100], np.array(labels)[(X[:100, 0] > 0).astype(int)])
    getattr(model, method)(X[:100])
    tracemalloc.start()
    found = getattr(model, method)(X)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1.2 * found.nbytes


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("weights", [[1.0, -2.0], [1.0, 0.0], [0.0, 0.0], [1e-300, 1e300]], ids=str)
@pytest.mark.parametrize("method", ["decision_function", "predict_proba", "predict_log_proba", "predict"])
def test_predictions_refuse_what_is_not_finite_wherever_it_stands(method, weights, dtype, bad):
    """Also where the weight is 0, and the score would not show it, and in the last block."""
    model = LogisticRegression(0.1, 10).fit([[0.0, 1.0], [1.0, 0.0]], [0, 1])
    model.coef_ = np.array([weights])
    X = np.ones((50_000, 2), dtype)
    for row, column in ((0, 0), (49_999, 1)):
        X[row, column] = bad
        with pytest.raises(ValueError, match="NaN" if np.isnan(bad) else "infinity"):
            getattr(model, method)(X)
        X[row, column] = 1


@pytest.mark.filterwarnings("error")
def test_scores_beyond_floats_are_infinite_and_their_rows_are_sure():
    model = LogisticRegression(0.1, 10).fit([[0.0], [1.0]], [0, 1])
    model.coef_ = np.array([[1e300]])
    X = np.array([[1e300], [-1e300], [0.0]])
    assert_array_equal(model.decision_function(X)[:2], [np.inf, -np.inf])
    assert_array_equal(model.predict_proba(X)[:2], [[0, 1], [1, 0]])
    assert_array_equal(model.predict(X)[:2], [1, 0])
