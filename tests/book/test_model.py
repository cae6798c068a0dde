"""Chapter 6: its equation, the numbers of its text, right answers to its exercise, and what its feedback tells."""

from collections.abc import Callable

import numpy as np
from numpy.testing import assert_allclose

import lib
from lib import LogisticRegression, datasets, sigmoid

from .chapter import says

X, Y = datasets.orings()
X_TRAIN, X_TEST, Y_TRAIN, Y_TEST = datasets.first_program()

NUMBERS: dict[str, Callable[[], float]] = {}
WORDS = {
    "the class is magic": r"no magic in the class",
    "LogisticRegression() of scikit-learn is plain logistic regression": r"default is not the plain model",
}


def share_of_right_answers_scatters_as_told():
    a, n = 0.895, 200
    shares = np.random.default_rng(0).binomial(n, a, size=100_000) / n
    assert_allclose(shares.std(), np.sqrt(a * (1 - a) / n), rtol=0.01)


EQUATIONS = {
    "accuracy-error": (
        r"\text{standard error of the accuracy} = \sqrt{\frac{a\,(1-a)}{n}}",
        share_of_right_answers_scatters_as_told,
    ),
}


def kept_out():
    """The forecast of each flight by the others, and by the others' base rate."""
    forecast = np.empty(23)
    for i in range(23):
        others = np.arange(23) != i
        scaled = (X - X[others].mean()) / X[others].std()
        model = LogisticRegression(solver="newton").fit(scaled[others], Y[others])
        forecast[i] = model.predict_proba(scaled[[i]])[0, 1]
    return forecast, (Y.sum() - Y) / 22


def test_each_flight_forecast_by_the_others():
    forecast, base = kept_out()
    fitted = sigmoid(-0.232163 * X[:, 0] + 15.042902)
    assert np.sum((forecast > 0.5) == Y) == np.sum((fitted > 0.5) == Y) == 20
    losses = [lib.binary_cross_entropy(Y, p) for p in (fitted, forecast, base)]
    assert [f"{loss:.3f}" for loss in losses] == ["0.442", "0.544", "0.662"]
    at_75 = (X[:, 0] == 75) & (Y == 1)
    assert f"{fitted[at_75][0]:.4f} {forecast[at_75][0]:.3f}" == "0.0855 0.025"
    told = "gone up from 0.442 to 0.544", "0.0855, without it only 0.025", "has a loss of 0.662"
    assert says("model", *told) == []


def test_the_first_program_and_how_far_it_came():
    runs = [LogisticRegression(lr=lr).fit(X_TRAIN, Y_TRAIN) for lr in (0.001, 0.01)]
    runs.append(LogisticRegression(solver="newton").fit(X_TRAIN, Y_TRAIN))
    assert [lib.accuracy(Y_TEST, run.predict(X_TEST)) for run in runs] == [0.895, 0.895, 0.900]
    assert [f"{run.loss_history_[-1]:.3f}" for run in runs] == ["0.526", "0.285", "0.232"]
    assert [f"{run.predict_proba(X_TEST[[1]])[0, 1]:.3f}" for run in runs] == ["0.311", "0.034", "0.006"]
    assert Y_TEST[1] == 0
    assert 2 / lib.lipschitz_constant(X_TRAIN) > 2.0
    odds = lib.summary(runs[-1], X_TRAIN, Y_TRAIN)
    assert [round(float(odds[name][1])) for name in ("odds ratio", "odds low", "odds high")] == [37, 21, 65]


def test_an_accuracy_of_200_points_is_known_to_within_two_of_a_hundred():
    assert f"{np.sqrt(0.895 * 0.105 / 200):.3f}" == "0.022"
    assert f"{np.sqrt(0.9 * 0.1 / 200):.3f}" == "0.021"
    X_all, y_all = np.vstack([X_TRAIN, X_TEST]), np.append(Y_TRAIN, Y_TEST)
    shares = []
    for seed in range(100):
        train, test = np.split(np.random.default_rng(seed).permutation(1000), [800])
        model = LogisticRegression(lr=2.0, num_iter=100).fit(X_all[train], y_all[train])
        shares.append(lib.accuracy(y_all[test], model.predict(X_all[test])))
    assert (min(shares), max(shares)) == (0.835, 0.955)
    assert says("model", "anything from 0.835 to 0.955", "deviation of 0.017") == []
    assert (shares[16], shares[87]) == (min(shares), max(shares))  # the answers to the two tasks
    assert np.sum(np.abs(np.array(shares) - 0.904) < 0.022) == 87
    told = "Seeds 16 and 87, for example, give accuracies of 0.835 and 0.955.", "0.022 of 0.904 lie 87 of the hundred"
    assert says("model", *told) == []
    assert f"{np.std(shares):.3f}" == "0.017"
    new_points = np.sqrt(np.mean(shares) * (1 - np.mean(shares)) / 200)
    assert f"{np.mean(shares):.3f} {new_points:.3f}" == "0.904 0.021"
    fixed = np.sqrt(1 - 200 / 1000)  # 200 of 1000, drawn without putting back
    assert f"{fixed:.2f} {fixed * new_points:.3f}" == "0.89 0.019"
    told = "the formula's 0.021 at their mean of 0.904", "times as large (take this on trust), which makes 0.019"
    assert says("model", *told, "only $\\sqrt{1 - 200/1000}$, about 0.89,") == []


def test_what_a_long_series_shows_is_as_told():
    X_all, y_all = np.vstack([X_TRAIN, X_TEST]), np.append(Y_TRAIN, Y_TEST)
    near = 0
    for seed in range(1000, 2000):
        train, test = np.split(np.random.default_rng(seed).permutation(1000), [800])
        model = LogisticRegression(lr=2.0, num_iter=100).fit(X_all[train], y_all[train])
        near += abs(lib.accuracy(y_all[test], model.predict(X_all[test])) - 0.904) < 0.022
    assert abs(near / 10 - 78) < 3
    drawn = (datasets.blobs(200, center=(1.0, 1.0), random_state=seed) for seed in range(1000, 2000))
    weights = [LogisticRegression(solver="newton").fit(*sample).weights for sample in drawn]
    assert abs(np.mean(weights) - 1.95) < 0.03
    assert says("model", "In a long series of splits it is about 78 of a hundred", "in a long series it is 1.95") == []


def test_the_fit_to_the_points_is_less_than_a_standard_error_from_the_truth():
    points, label = datasets.blobs(200, center=(1.0, 1.0))
    columns = lib.summary(LogisticRegression(solver="newton").fit(points, label), points, label)
    assert (np.abs(columns["coefficient"] - [1.84, 1.84, -3.68]) < columns["standard error"]).all()
    assert f"{columns['coefficient'][0]:.3f} {columns['standard error'][0]:.3f}" == "2.015 0.371"
    reach = round(1.96 * 0.371, 3)
    assert (reach, round(2.015 - reach, 3), round(2.015 + reach, 3)) == (0.727, 1.288, 2.742)
    assert_allclose(np.exp([2.015, 1.288, 2.742]), [7.50, 3.63, 15.5], rtol=2e-3)


def test_scikit_learn_as_it_comes_is_penalised():
    from sklearn.linear_model import LogisticRegression as Sklearn

    scaled = (X - X.mean()) / X.std()
    assert f"{Sklearn().fit(scaled, Y).coef_[0, 0]:.2f}" == "-1.12"
    assert f"{LogisticRegression(solver='newton').fit(scaled, Y).weights[0]:.2f}" == "-1.60"


def test_the_weights_of_a_hundred_new_samples_wander_as_told():
    samples = [lib.datasets.blobs(200, center=(1.0, 1.0), random_state=k) for k in range(100)]
    weights = np.array([lib.LogisticRegression(solver="newton").fit(X, y).weights for X, y in samples])
    assert weights.std(axis=0).round(2).tolist() == [0.48, 0.49]
    farthest = np.argmax(np.linalg.norm(weights, axis=1))
    others = np.delete(weights, farthest, axis=0)
    assert others.std(axis=0).round(2).tolist() == [0.37, 0.42]
    told = "they wander by 0.48 and 0.49", "2.03 and 1.97 instead of 1.84", "the other 99 wander by 0.37 and 0.42"
    assert says("model", *told) == []


def test_the_interval_at_31_degrees_is_the_one_of_chapter_1():
    X, y = lib.datasets.orings()
    fit = lib.LogisticRegression(solver="newton").fit(X - 31, y)
    columns = lib.summary(fit, X - 31, y)
    at_31 = [columns[name][-1] for name in ("coefficient", "standard error", "low", "high")]
    np.testing.assert_allclose(at_31, [7.85, 4.04, -0.07, 15.8], rtol=0, atol=0.04)
    assert says("model", "the interval that chapter 1 gave: from 0.48 to almost 1") == []


def test_the_bend_of_the_loss_at_its_bottom_gives_the_standard_error():
    bend = 7 / 23 * 16 / 23  # the base rate of the flights, a model that has nothing but b
    intercept_only = lib.standard_errors([0.0, np.log(7 / 16)], np.tile([[1.0], [-1.0]], (23, 1)), np.repeat(Y, 2))
    assert_allclose(intercept_only[-1] * np.sqrt(2), 1 / np.sqrt(23 * bend))  # each flight stood there twice
