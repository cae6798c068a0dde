"""Standard errors and what stands on them: published values, statsmodels as reference, laws, and refusals."""

import re
import warnings

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from numpy.testing import assert_allclose, assert_array_equal

from lib import LogisticRegression, datasets, hessian, standard_errors, summary
from lib.plots import table


def newton(X, y, **params):
    return LogisticRegression(solver="newton", **params).fit(X, y)


def theta_of(model):
    return np.append(model.weights, model.bias)


def admissions_table():
    department, woman, admitted = datasets.admissions()
    return np.column_stack([woman, *(department == name for name in "BCDEF")]).astype(float), admitted


def spector_table():
    data = sm.datasets.spector.load_pandas()
    return data.exog.to_numpy(), data.endog.to_numpy().astype(int)


DATA = {"orings": datasets.orings, "admissions": admissions_table, "spector": spector_table}


def reference(X, y):
    """statsmodels' fit, in the order of theta."""
    fit = sm.Logit(y, np.column_stack([X, np.ones(len(X))])).fit(method="newton", tol=1e-14, maxiter=50, disp=0)
    return fit.params, fit.bse, fit.conf_int()


# Published values, and statsmodels


@pytest.mark.parametrize("name", DATA)
def test_standard_errors_equal_those_of_statsmodels(name):
    X, y = DATA[name]()
    params, errors, _ = reference(X, y)
    model = newton(X, y)
    assert_allclose(theta_of(model), params, rtol=1e-8)
    assert_allclose(standard_errors(model, X, y), errors, rtol=1e-7)
    assert_allclose(standard_errors(theta_of(model), X, y), errors, rtol=1e-7)


@pytest.mark.parametrize("name", DATA)
def test_summary_equals_that_of_statsmodels(name):
    X, y = DATA[name]()
    params, errors, interval = reference(X, y)
    told = summary(newton(X, y), X, y)
    assert_allclose(told["coefficient"], params, rtol=1e-8)
    assert_allclose(told["standard error"], errors, rtol=1e-7)
    assert_allclose(np.column_stack([told["low"], told["high"]]), interval, rtol=1e-6)
    assert_allclose(np.column_stack([told["odds low"], told["odds high"]]), np.exp(interval), rtol=1e-5)
    assert_allclose(told["odds ratio"], np.exp(params), rtol=1e-6)


def test_orings_have_their_published_standard_errors():
    X, y = datasets.orings()
    assert_allclose(standard_errors(newton(X, y), X, y), [0.10824, 7.37864], atol=5e-6)


def test_womens_odds_in_the_admissions():
    X, y = admissions_table()
    told = summary(newton(X, y), X, y, names=["woman", *"BCDEF"])
    assert_allclose(told["coefficient"][0], 0.0999, atol=5e-5)
    assert_allclose(told["standard error"][0], 0.0808, atol=5e-5)
    assert_allclose(told["odds ratio"][0], 1.105, atol=5e-4)
    assert told["odds low"][0] < 1 < told["odds high"][0]


# Laws


@pytest.fixture
def fitted(lopsided):
    X, y = lopsided
    return newton(X, y), X, y


def test_they_are_the_roots_of_the_inverse_of_n_times_the_hessian(fitted):
    model, X, y = fitted
    inverse = np.linalg.inv(len(y) * hessian(theta_of(model), X))
    assert_allclose(standard_errors(model, X, y), np.sqrt(np.diag(inverse)), rtol=1e-10)


def test_four_times_the_rows_halve_them(fitted):
    model, X, y = fitted
    four = standard_errors(model, np.tile(X, (4, 1)), np.tile(y, 4))
    assert_allclose(four, standard_errors(model, X, y) / 2, rtol=1e-10)


def test_a_weight_counts_rows(fitted):
    _, X, y = fitted
    count = np.arange(len(y)) % 4
    rows, labels = np.repeat(X, count, axis=0), np.repeat(y, count)
    model = newton(rows, labels)
    want = standard_errors(model, rows, labels)
    assert_allclose(standard_errors(model, X, y, sample_weight=count), want, rtol=1e-10)
    assert not np.allclose(standard_errors(newton(X, y), X, y), want, rtol=0.01)


def test_grouped_admissions_give_what_one_row_per_applicant_gives():
    X, y = admissions_table()
    department, woman, admitted, count = datasets.admissions(grouped=True)
    groups = np.column_stack([woman, *(department == name for name in "BCDEF")])
    model = newton(X, y)
    assert_allclose(
        standard_errors(model, groups, admitted, sample_weight=count), standard_errors(model, X, y), rtol=1e-10
    )


def test_another_unit_changes_them_as_it_changes_the_weight(fitted):
    model, X, y = fitted
    unit = np.array([1e-6, 1.0, 1e6])
    changed = standard_errors(newton(X / unit, y), X / unit, y)
    assert_allclose(changed, standard_errors(model, X, y) * np.append(unit, 1), rtol=1e-7)


def test_a_far_zero_of_the_scale_changes_the_intercepts_alone(fitted):
    """Years counted from another zero: a column with an offset a million times its spread keeps its digits."""
    model, X, y = fitted
    shift = np.array([1e6, 0.0, 0.0])
    theta = theta_of(model) - [0, 0, 0, model.weights @ shift]
    changed = standard_errors(theta, X + shift, y)
    assert_allclose(changed[:3], standard_errors(model, X, y)[:3], rtol=1e-8)
    assert changed[3] > 1e5


def test_any_two_labels_will_do(fitted):
    model, X, y = fitted
    named = np.array(["no", "yes"])[y]
    assert_array_equal(standard_errors(newton(X, named), X, named), standard_errors(model, X, y))


def test_scikit_learns_model_has_them_too(fitted):
    from sklearn.linear_model import LogisticRegression as Theirs

    model, X, y = fitted
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the name of "no penalty" changed in scikit-learn 1.8
        theirs = Theirs(penalty=None, solver="newton-cholesky", tol=1e-12).fit(X, y)
        shrunk = Theirs(solver="newton-cholesky", tol=1e-12).fit(X, y)
    assert_allclose(standard_errors(theirs, X, y), standard_errors(model, X, y), rtol=1e-6)
    with pytest.raises(ValueError, match="the gradient isn't zero"):
        standard_errors(shrunk, X, y)


def test_spread_of_the_weights_over_new_samples_is_what_they_say():
    X, _ = datasets.blobs(400)
    rng = np.random.default_rng(4)
    truth = np.array([0.8, -0.5, 0.3])
    p = 1 / (1 + np.exp(-(X @ truth[:2] + truth[2])))
    samples = [(rng.random(400) < p).astype(int) for _ in range(150)]
    spread = np.std([theta_of(newton(X, y)) for y in samples], axis=0)
    assert_allclose(standard_errors(newton(X, samples[0]), X, samples[0]), spread, rtol=0.2)  # 150 samples: 6 % each


# The summary


def test_level_sets_the_width_of_the_interval(fitted):
    for level, width in ((0.5, 0.67449), (0.95, 1.95996), (0.99, 2.57583)):
        told = summary(*fitted, level=level)
        assert_allclose(told["high"] - told["coefficient"], width * told["standard error"], rtol=1e-5)
        assert_allclose(told["coefficient"] - told["low"], width * told["standard error"], rtol=1e-5)


def test_names_are_those_given_or_those_of_the_table(fitted):
    _, X, y = fitted
    frame = pd.DataFrame(X, columns=["age", "size", "dose"])
    assert summary(newton(X, y), X, y)["feature"].tolist() == ["x1", "x2", "x3", "intercept"]
    assert summary(newton(frame, y), frame, y)["feature"].tolist() == ["age", "size", "dose", "intercept"]
    assert summary(newton(X, y), X, y, names="abc")["feature"].tolist() == ["a", "b", "c", "intercept"]


def test_columns_become_a_table_and_a_data_frame(fitted):
    told = summary(*fitted)
    assert "odds ratio" in str(table(told)).splitlines()[0]
    assert pd.DataFrame(told).shape == (4, 8)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"level": 1}, "level must lie between 0 and 1, got 1"),
        ({"level": 95}, "level must lie between 0 and 1, got 95"),
        ({"names": ["a"]}, "names must hold one name per feature, 3, got 1"),
    ],
    ids=str,
)
def test_summary_refuses(given, message, fitted):
    with pytest.raises(ValueError, match=message):
        summary(*fitted, **given)


# Why not


def test_a_penalised_model_has_none(lopsided):
    X, y = lopsided
    with pytest.raises(ValueError, match=r"the model is penalised, l2 = 0\.1"):
        standard_errors(newton(X, y, l2=0.1), X, y)
    with pytest.raises(ValueError, match="the gradient isn't zero"):
        standard_errors(theta_of(newton(X, y, l2=0.1)), X, y)


def test_a_model_with_class_weights_has_none(fitted):
    model, X, y = fitted
    model.class_weight = "balanced"
    with pytest.raises(ValueError, match="the model was fitted with class weights"):
        standard_errors(model, X, y)


def test_a_run_that_has_not_arrived_has_none(lopsided):
    X, y = lopsided
    early = LogisticRegression(lr=0.1, num_iter=100).fit(X, y)
    with pytest.raises(ValueError, match=r"the gradient isn't zero.*standard errors away.*solver='newton'"):
        standard_errors(early, X, y)
    late = LogisticRegression(lr=0.4, num_iter=200_000, tol=1e-8).fit(X, y)
    assert_allclose(standard_errors(late, X, y), standard_errors(newton(X, y), X, y), rtol=1e-4)


def test_a_model_that_knows_its_gradient_needs_no_labels(lopsided):
    X, y = lopsided
    there = newton(X, y)
    assert_array_equal(standard_errors(there, X), standard_errors(there, X, y))
    assert_array_equal(summary(there, X)["odds high"], summary(there, X, y)["odds high"])


@pytest.mark.parametrize("unit", [1e-6, 1e-3, 1.0])
@pytest.mark.parametrize(
    "how",
    [
        {"lr": 0.1, "num_iter": 100},
        {"lr": 0.1, "num_iter": 10_000, "tol": 1e-2},
        {"solver": "newton", "num_iter": 1},
        {"solver": "newton", "tol": 0.1},
    ],
    ids=str,
)
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_model_that_knows_its_gradient_is_refused_away_from_the_minimum(how, unit, lopsided):
    """In every unit of a feature: the gradient alone is small where a feature is small."""
    X, y = lopsided
    X = X * np.append(unit, np.ones(X.shape[1] - 1))
    early = LogisticRegression(**how).fit(X, y)
    for labels in (None, y):
        with pytest.raises(ValueError, match="the gradient isn't zero"):
            standard_errors(early, X, labels)


@pytest.mark.parametrize("given", [True, False])
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_run_that_went_too_far_is_not_taken_for_separated_classes(given, lopsided):
    X, y = lopsided
    far = LogisticRegression(lr=1e6, num_iter=100).fit(X, y)
    with pytest.raises(ValueError, match="or steps were too long"):
        standard_errors(far, X, y if given else None)


def test_a_gradient_is_not_taken_for_that_of_other_rows_or_weights(fitted):
    model, X, y = fitted
    weight = 1 + np.arange(len(y)) % 3
    weighted = LogisticRegression(solver="newton").fit(X, y, sample_weight=weight)
    assert_allclose(
        standard_errors(weighted, X, sample_weight=weight), standard_errors(weighted, X, y, sample_weight=weight)
    )
    n = len(y)
    with pytest.raises(ValueError, match=f"was fitted to {n} rows without sample_weight, and these are 30 without"):
        standard_errors(model, X[:30])
    with pytest.raises(ValueError, match=f"was fitted to {n} rows with sample_weight, and these are {n} without"):
        standard_errors(weighted, X)
    with pytest.raises(ValueError, match=f"was fitted to {n} rows without sample_weight, and these are {n} with:"):
        standard_errors(model, X, sample_weight=weight)


def test_a_bound_on_the_distance_says_so_and_labels_take_the_distance_itself(fitted):
    _, X, y = fitted
    X = X + 1e5
    far = newton(X, y)
    with pytest.raises(ValueError, match="This is a bound from gradient_norm_: give y, too"):
        standard_errors(far, X)
    assert np.isfinite(standard_errors(far, X, y)).all()


def test_rows_that_are_not_those_of_the_fit_are_noticed(fitted):
    model, X, y = fitted
    with pytest.raises(ValueError, match="the gradient isn't zero"):
        standard_errors(model, X[:30], y[:30])


SCALES = [0.5, 5.0, 40.0, 200.0, 1e4]


def separated():
    X, y = datasets.blobs(gap=0.5)
    return X, y


def quasi_separated():
    return np.array([[0.0], [0], [0], [0], [1], [1], [1]]), np.array([0, 1, 0, 1, 1, 1, 1])


@pytest.mark.parametrize(
    ("make", "scale"), [*((separated, s) for s in SCALES), *((quasi_separated, s) for s in SCALES[2:])]
)
def test_separated_classes_have_none_however_long_the_run(make, scale):
    """The longer such a run, the smaller its gradient; but its weights are no nearer to an end."""
    X, y = make()
    theta = np.append(np.full(X.shape[1], scale), 0.0)
    with pytest.raises(ValueError, match="plane separates the classes"):
        standard_errors(theta, X, y)


def test_separated_classes_have_none_after_newtons_own_run():
    X, y = separated()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = newton(X, y)
    with pytest.raises(ValueError, match="plane separates the classes"):
        standard_errors(model, X, y)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (lambda X: X[:, 0] + 2 * X[:, 2] - 1, "x4 follows from the intercept and x1 and x3"),
        (lambda X: X[:, 1], "x4 follows from x2"),
        (lambda X: np.full(len(X), 7.0), "x4 follows from the intercept, so"),
        (lambda X: np.zeros(len(X)), "x4 is 0 in every row"),
    ],
    ids=["a sum of others", "a copy", "constant", "zero"],
)
def test_columns_that_depend_on_one_another_are_named(more, message, fitted):
    model, X, y = fitted
    theta = np.append(model.weights, [0.0, model.bias])
    with pytest.raises(ValueError, match=f"{message}.* Leave one out"):
        standard_errors(theta, np.column_stack([X, more(X)]), y)


def test_columns_that_are_nearly_alike_keep_their_digits(fitted):
    """A column and its copy in single precision: scaled up, their difference is a feature like any other."""
    _, X, y = fitted
    noise = np.random.default_rng(0).normal(size=len(y))
    apart = newton(np.column_stack([X, noise]), y)
    near = np.column_stack([X, X[:, 0] + 1e-7 * noise])
    w, b = apart.weights, apart.bias
    theta = np.array([w[0] - 1e7 * w[3], w[1], w[2], 1e7 * w[3], b])
    want = standard_errors(apart, np.column_stack([X, noise]), y)
    assert_allclose(standard_errors(theta, near, y)[[1, 2, 3, 4]], want[[1, 2, 3, 4]] * [1, 1, 1e7, 1], rtol=1e-6)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([0.5] * 40, "whole numbers, 0 or more"),
        ([-1] * 40, "whole numbers, 0 or more"),
        ([0] * 40, "not all 0"),
        ([np.nan] * 40, "whole numbers, 0 or more"),
        ([1] * 39, r"one number per row of X, \(40,\), got \(39,\)"),
    ],
    ids=["halves", "negative", "zeros", "nan", "too few"],
)
def test_weights_that_count_no_rows_are_refused(weights, message, fitted):
    with pytest.raises(ValueError, match=message):
        standard_errors(*fitted, sample_weight=weights)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda model, X, y: (LogisticRegression(), X, y), "not fitted yet: call fit first"),
        (lambda model, X, y: (theta_of(model), X), "y is needed to check that the gradient is zero"),
        (lambda model, X, y: (model, X[:, :2], y), "X has 2 columns, and the model 4 numbers: it needs 3"),
        (lambda model, X, y: (model, X, y[:-1]), "y and the rows of X must have the same shape"),
        (lambda model, X, y: (model, X, y + 7), "y must hold the labels of the fit"),
        (lambda model, X, y: (theta_of(model), X, y + 7), "y must hold only 0 and 1, got 7"),
        (lambda model, X, y: (model, X * np.nan, y), "finite numbers, got nan or inf"),
        (lambda model, X, y: (model, X[:3], y[:3]), "3 rows can't tell 4 coefficients"),
    ],
)
def test_what_does_not_fit_together_is_refused(change, message, fitted):
    with pytest.raises(ValueError, match=message):
        standard_errors(*change(*fitted))


# At the edge


def test_coins_have_their_errors_at_zero_where_no_score_has_a_side():
    assert_allclose(standard_errors([0.0, 0.0], [[-1.0], [-1.0], [1.0], [1.0]], [0, 1, 0, 1]), [1, 1], rtol=1e-14)


def test_a_row_that_counts_nothing_is_on_neither_side():
    rows, labels = [[-1.0], [1.0], [5.0]], [0, 1, 0]
    with pytest.raises(ValueError, match=r"^a plane separates the classes: there is no optimum, and so no standard e"):
        standard_errors([1.0, 0.0], rows, labels, sample_weight=[1, 1, 0])


@pytest.mark.parametrize(("theta", "number"), [([np.nan, 0.0], 1.0), ([0.0, np.inf], 1.0), ([0.0, 0.0], np.nan)])
def test_numbers_that_are_none_are_refused(theta, number):
    with pytest.raises(ValueError, match=r"^X and theta must hold finite numbers, got nan or inf$"):
        standard_errors(theta, [[-1.0], [number]], [0, 1])


def test_as_many_rows_as_numbers_are_enough_to_be_told_that_they_are_separated():
    with pytest.raises(ValueError, match=r"^a plane separates the classes"):
        standard_errors([1.0, 0.0], [[-1.0], [1.0]], [0, 1])


def test_a_summary_counts_rows_and_labels_as_its_standard_errors_do():
    rows, labels, counts = [[-1.0], [-1.0], [1.0], [1.0]], [0, 1, 0, 1], [3, 3, 5, 5]
    table = summary([0.0, 0.0], rows, labels, sample_weight=counts)
    assert_allclose(table["standard error"], standard_errors([0.0, 0.0], rows, labels, sample_weight=counts))
    assert not np.allclose(table["standard error"], 1)  # as without the counts


@pytest.mark.parametrize("level", [0, 1, -0.5, np.nan])
def test_a_level_is_a_share_that_is_not_none_and_not_all(level):
    with pytest.raises(ValueError, match=r"^level must lie between 0 and 1, got "):
        summary([0.0, 0.0], [[-1.0], [-1.0], [1.0], [1.0]], [0, 1, 0, 1], level=level)


def test_odds_beyond_floats_are_infinite_without_a_warning():
    rows = np.array([[-1.0], [-1.0], [1.0], [1.0]]) * 1e-4
    table = summary([0.0, 0.0], rows, [0, 1, 0, 1])
    assert table["odds high"][0] == np.inf
    assert table["odds low"][0] == 0


class Peer:
    """Another library's model: fitted, and without all that is only in this book's."""

    coef_, intercept_, classes_ = np.zeros((1, 1)), np.zeros(1), np.array(["no", "yes"])

    def get_params(self):
        return {}


def test_another_librarys_model_has_them():
    assert_allclose(standard_errors(Peer(), [[-1.0], [-1.0], [1.0], [1.0]], ["no", "yes"] * 2), [1, 1])


@pytest.mark.parametrize("model", [Peer(), [0.0, 0.0]], ids=["peer", "theta"])
def test_without_a_gradient_of_its_own_it_needs_labels(model):
    words = "^y is needed to check that the gradient is zero: give the labels that were fitted$"
    with pytest.raises(ValueError, match=words):
        standard_errors(model, [[-1.0], [-1.0], [1.0], [1.0]])


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        (
            {"l2": 0.5},
            "the model is penalised, l2 = 0.5: its weights are pulled towards 0, and the curvature doesn't tell how "
            "far. Fit with l2 = 0, or redraw the rows and fit again and again (the bootstrap)",
        ),
        (
            {"class_weight": "balanced"},
            "the model was fitted with class weights: they change what is minimised, but are no rows, so the "
            "curvature gives no standard errors. Fit without them",
        ),
    ],
)
def test_a_refusal_says_why_and_what_to_do(attributes, words):
    model = Peer()
    vars(model).update(attributes)
    with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
        standard_errors(model, [[-1.0], [1.0]], ["no", "yes"])


def test_a_model_without_fit_is_told_to_fit():
    with pytest.raises(ValueError, match=r"^the model is not fitted yet: call fit first$"):
        standard_errors(LogisticRegression(), [[-1.0], [1.0]], [0, 1])


def test_weights_that_count_no_rows_are_told_so():
    words = (
        "sample_weight must say how many rows each row stands for: whole numbers, 0 or more, and not all 0. "
        "For other weights the curvature gives no standard errors"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
        standard_errors([0.0, 0.0], [[-1.0], [1.0]], [0, 1], sample_weight=[0.5, 1])
