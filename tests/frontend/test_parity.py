"""The front end's mathematics.js computes what `lib` computes, case by case."""

import json
import subprocess
from pathlib import Path

import numpy as np

from lib import (
    accuracy,
    binary_cross_entropy_with_logits,
    datasets,
    gradient_descent,
    lipschitz_constant,
    logit,
    loss_and_gradient,
    numerical_gradient,
    sigmoid,
)
from lib.explorables import numbers
from lib.explorables.boundary import line_of_theta, theta_of_line
from lib.explorables.gradient import chain
from lib.explorables.loss import squared_error
from lib.explorables.split import shuffled
from lib.gradients import hessian
from lib.loss import softplus
from lib.newton import newton


def in_javascript(cases):
    """The results of mathematics.js for `cases`, each a dict with the function's name under `of`."""
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("parity.mjs"))],
        input=json.dumps(cases, allow_nan=False),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def problem(rng, *, scale=1.0):
    """A random data set, a theta and a penalty, as mathematics.js takes them."""
    n, d = int(rng.integers(2, 60)), int(rng.integers(1, 5))
    X = rng.normal(scale=scale, size=(n, d)) + rng.normal(size=d)
    y = rng.integers(0, 2, size=n)
    theta = rng.normal(scale=3, size=d + 1)
    l2 = float(rng.choice([0.0, 0.01, 1.0]))
    return X, y, theta, l2


def sent(X, y, theta, l2):
    n, d = X.shape
    return {"X": X.ravel().tolist(), "y": y.tolist(), "n": n, "d": d, "theta": theta.tolist(), "l2": l2}


def close(got, want):
    """|difference| <= 1e-10 * max(1, largest value)"""
    got, want = np.asarray(got), np.asarray(want)
    assert got.shape == want.shape
    assert np.max(np.abs(got - want)) <= 1e-10 * max(1.0, np.max(np.abs(want)))


def test_sigmoid_and_logit_agree_over_all_exponents(rng):
    z = np.concatenate([rng.normal(scale=s, size=100) for s in (1e-12, 1e-3, 1, 30, 300, 1e5)])
    p = rng.uniform(size=500)
    got_sigmoid, got_logit = in_javascript([{"of": "sigmoid", "z": z.tolist()}, {"of": "logit", "p": p.tolist()}])
    np.testing.assert_allclose(got_sigmoid, sigmoid(z), rtol=1e-14, atol=0)
    close(got_logit, logit(p))


def test_loss_agrees_on_300_problems(rng):
    problems = [problem(rng, scale=s) for s in (0.1, 1, 10) for _ in range(100)]
    results = in_javascript([{"of": "loss", **sent(*each)} for each in problems])
    for (X, y, theta, l2), got in zip(problems, results, strict=True):
        close(got, loss_and_gradient(theta, X, y, l2=l2)[0])


def test_gradient_agrees_on_300_problems(rng):
    problems = [problem(rng, scale=s) for s in (0.1, 1, 10) for _ in range(100)]
    results = in_javascript([{"of": "gradient", **sent(*each)} for each in problems])
    for (X, y, theta, l2), got in zip(problems, results, strict=True):
        want = loss_and_gradient(theta, X, y, l2=l2)[1]
        error = sigmoid(X @ theta[:-1] + theta[-1]) - y
        size = np.append(np.abs(X * error[:, None]).mean(axis=0), np.abs(error).mean())
        assert np.all(np.abs(np.asarray(got) - want) <= 1e-10 * size + 1e-300)


def test_the_best_intercept_for_given_weights_is_where_its_slope_is_0(rng):
    problems = [(X, y, theta) for X, y, theta, _ in (problem(rng) for _ in range(100)) if 0 < y.mean() < 1]
    assert len(problems) > 50
    results = in_javascript([{"of": "profileLoss", **sent(X, y, theta, 0.0)} for X, y, theta in problems])
    for (X, y, theta), (loss, b) in zip(problems, results, strict=True):
        want, slope = loss_and_gradient(np.append(theta[:-1], b), X, y)
        close(loss, want)
        assert abs(slope[-1]) < 1e-6


def python_run(X, y, theta, l2, lr, num_iter):
    return gradient_descent(lambda t: loss_and_gradient(t, X, y, l2=l2), theta, lr=lr, num_iter=num_iter)


def test_whole_trajectories_agree_below_two_over_L(rng):
    cases, runs = [], []
    for _ in range(100):
        X, y, theta, l2 = problem(rng)
        lr = float(rng.uniform(0.05, 0.95)) * 2 / lipschitz_constant(X, l2=l2)
        cases.append({"of": "descend", **sent(X, y, theta, l2), "lr": lr, "numIter": 200})
        runs.append((X, y, python_run(X, y, theta, l2, lr, 200)))
    for (X, y, run), got in zip(runs, in_javascript(cases), strict=True):
        close(np.reshape(got["path"], run.path.shape), run.path)
        close(got["loss"], run.loss_history)
        z = X @ run.path[:, :-1].T + run.path[:, -1]  # (n, 201)
        settled = np.abs(z).min(axis=0) > 1e-9  # no point lies on the line
        right = ((z > 0) == (y[:, None] == 1)).sum(axis=0)
        assert np.array_equal(np.asarray(got["right"])[settled], right[settled])


def test_single_steps_agree_beyond_two_over_L(rng):
    """Where rounding may grow, each step is compared from the same state."""
    cases, wanted = [], []
    for _ in range(20):
        X, y, theta, _ = problem(rng)
        lr = float(rng.uniform(2, 10)) * 2 / lipschitz_constant(X)
        run = python_run(X, y, theta, 0.0, lr, 30)
        for here, after in zip(run.path[:-1], run.path[1:], strict=True):
            cases.append({"of": "descend", **sent(X, y, here, 0.0), "lr": lr, "numIter": 1})
            wanted.append(after)
    for got, after in zip(in_javascript(cases), wanted, strict=True):
        close(got["path"][len(after) :], after)


def test_a_line_leads_to_theta_and_back_as_in_python(rng):
    lines = [(rng.uniform(-180, 180), rng.uniform(0.01, 30), rng.normal(scale=3)) for _ in range(300)]
    lines += [(angle, 2.0, 0.5) for angle in (-180, -90, 0, 45, 90, 180)]
    thresholds = rng.uniform(0.01, 0.99, size=len(lines))
    names = ("angle", "steepness", "offset")
    thetas = in_javascript([{"of": "thetaOfLine", **dict(zip(names, line, strict=True))} for line in lines])
    cases = [{"of": "lineOfTheta", "theta": theta, "threshold": t} for theta, t in zip(thetas, thresholds, strict=True)]
    for line, theta, t, back in zip(lines, thetas, thresholds, in_javascript(cases), strict=True):
        close(theta, theta_of_line(*line))
        close(back, line_of_theta(theta, t))
    close(in_javascript([{"of": "lineOfTheta", "theta": [3, 4, -5]}])[0], line_of_theta([3, 4, -5]))


def test_points_on_the_right_side_are_counted_as_in_python(rng):
    cases, wanted = [], []
    for _ in range(100):
        X, y, theta, _ = problem(rng)
        t = float(rng.uniform(0.05, 0.95))
        cases.append({"of": "outcome", **sent(X, y, theta, 0.0), "threshold": t})
        called = sigmoid(X @ theta[:-1] + theta[-1]) > t
        wanted.append([round(accuracy(y, called.astype(int)) * len(y)), called.sum(), (called & (y == 1)).sum()])
    assert in_javascript(cases) == [[int(number) for number in want] for want in wanted]


# --- the gradient explorable -----------------------------------------------------------------------------------------


def test_errors_agree_and_keep_their_digits_in_the_tails(rng):
    problems = [problem(rng, scale=s) for s in (0.1, 1, 10) for _ in range(50)]
    results = in_javascript([{"of": "errors", **sent(*each)} for each in problems])
    for (X, y, theta, _), got in zip(problems, results, strict=True):
        s = 1 - 2 * y
        np.testing.assert_allclose(got, s * sigmoid(s * (X @ theta[:-1] + theta[-1])), rtol=1e-10, atol=1e-300)


def test_numerical_gradients_agree_as_far_as_rounding_lets_them(rng):
    """Both sides round the loss in their own order, and the difference divides that by 2h.

    With the wide step 0.1 this costs a digit, so 1e-10 holds; with 6e-6 five digits are gone.
    (With 1e-10 nearly all are: there is nothing left to compare.)
    """
    problems = [problem(rng) for _ in range(150)]
    for h, tolerance in ((0.1, 1e-10), (6e-6, 1e-9)):
        results = in_javascript([{"of": "numericalGradient", "h": h, **sent(*each)} for each in problems])
        for (X, y, theta, l2), got in zip(problems, results, strict=True):

            def f(at, X=X, y=y, l2=l2):
                return loss_and_gradient(at, X, y, l2=l2)[0]

            want = numerical_gradient(f, theta, h=h)
            assert np.max(np.abs(np.asarray(got) - want)) <= tolerance * max(1.0, f(theta))
            if h < 1e-3:  # and both measure the gradient
                assert np.max(np.abs(np.asarray(got) - loss_and_gradient(theta, X, y, l2=l2)[1])) <= 1e-7


def test_the_step_of_a_numerical_gradient_is_that_of_lib_when_none_is_given(rng):
    X, y, theta, _ = problem(rng)
    given, default = in_javascript(
        [{"of": "numericalGradient", **sent(X, y, theta, 0.0), **step} for step in ({"h": 6e-6}, {})]
    )
    assert given == default


def test_odds_and_slope_agree_with_lib(rng):
    z = np.concatenate([[0.0], *(rng.normal(scale=s, size=100) for s in (1e-6, 1, 5, 100))])
    got_odds, got_slope = in_javascript([{"of": name, "z": z.tolist()} for name in ("odds", "slope")])
    middle = np.abs(z) < 30  # where p / (1 - p) can be computed from p
    p = sigmoid(z[middle])
    np.testing.assert_allclose(np.array(got_odds)[middle & (z < 10)], (p / (1 - p))[z[middle] < 10], rtol=1e-10)
    np.testing.assert_allclose(got_odds, np.exp(z), rtol=1e-14)
    np.testing.assert_allclose(got_slope, sigmoid(z) * sigmoid(-z), rtol=1e-13)


def test_the_three_measures_agree_with_lib(rng):
    z = np.concatenate([[0.0, 0.0], *(rng.normal(scale=s, size=200) for s in (1e-6, 1, 5, 100))])
    y = np.append([0, 1], rng.integers(0, 2, size=len(z) - 2))
    case = {"y": y.tolist(), "z": z.tolist()}
    measures = ("surprise", "squaredError", "misses")
    each = in_javascript([{"of": name, **case} for name in measures])
    means = in_javascript([{"of": "mean", "measure": name, **case} for name in measures])
    wanted = (softplus((1 - 2 * y) * z), squared_error(y, z), ((z > 0) != (y == 1)).astype(float))
    for got, got_mean, want in zip(each, means, wanted, strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-12, atol=0)
        close(got_mean, want.mean())
    close(means[0], binary_cross_entropy_with_logits(y, z))
    close(each[1], (sigmoid(z) - y) ** 2)
    assert means[2] == 1 - accuracy(y, (z > 0).astype(int))
    [likelihoods] = in_javascript([{"of": "likelihood", **case}])
    np.testing.assert_allclose(likelihoods, sigmoid((2 * y - 1) * z), rtol=1e-14, atol=0)
    np.testing.assert_allclose(-np.log(likelihoods), each[0], rtol=1e-9, atol=1e-12)


def test_one_point_s_chain_agrees_with_lib_link_by_link(rng):
    cases = [(rng.uniform(-3, 3, size=2), float(rng.uniform(-3, 3)), int(rng.integers(0, 2))) for _ in range(300)]
    cases += [
        (np.array([w, b]), x, y) for w in (-3, 0, 3) for b in (-3, 0, 3) for x in (-2.8, 0.0, 2.6) for y in (0, 1)
    ]
    sent_cases = [{"of": "chain", "theta": theta.tolist(), "x": x, "y": y} for theta, x, y in cases]
    for (theta, x, y), got in zip(cases, in_javascript(sent_cases), strict=True):
        link = chain(theta, x, y)
        names = ("z", "p", "loss", "lossByP", "pByZ", "zByW", "lossByZ", "lossByW")
        np.testing.assert_allclose([got[name] for name in names], link, rtol=1e-13, atol=1e-300)
        loss, (in_w, in_b) = loss_and_gradient(theta, [[x]], [y])
        np.testing.assert_allclose([link.loss, link.loss_by_w, link.loss_by_z], [loss, in_w, in_b], rtol=1e-13)
        np.testing.assert_allclose(link.loss_by_p * link.p_by_z * link.z_by_w, in_w, rtol=1e-13)
        np.testing.assert_allclose(got["rest"], sigmoid(-link.z), rtol=1e-13)
        moved = numerical_gradient(lambda at, x=x, y=y: loss_and_gradient(at, [[x]], [y])[0], theta)
        np.testing.assert_allclose([link.loss_by_w, link.loss_by_z], moved, rtol=1e-6, atol=1e-8)


# --- the split explorable, and the fit by hand -----------------------------------------------------------------------


def test_second_derivatives_agree(rng):
    problems = [problem(rng, scale=s) for s in (0.1, 1, 10) for _ in range(50)]
    results = in_javascript([{"of": "hessian", **sent(*each)} for each in problems])
    for (X, _, theta, _), got in zip(problems, results, strict=True):
        close(np.reshape(got, (len(theta), len(theta))), hessian(theta, X))


def test_newton_s_minimum_is_that_of_lib_also_on_the_raw_scale(rng):
    problems = []
    for _ in range(50):
        n, d = int(rng.integers(80, 300)), int(rng.integers(1, 4))
        X = rng.normal(size=(n, d))
        problems.append((X, (rng.uniform(size=n) < sigmoid(X @ rng.normal(size=d))).astype(int)))
    problems.append(datasets.orings())
    results = in_javascript([{"of": "minimum", **sent(X, y, np.zeros(1), 0.0)} for X, y in problems])
    for (X, y), got in zip(problems, results, strict=True):
        np.testing.assert_allclose(got, newton(X, y == 1).theta, rtol=1e-7, atol=1e-8)
    np.testing.assert_allclose(results[-1], [-0.23216, 15.04290], atol=5e-6)


def test_shuffles_are_the_same_to_the_last_point():
    seeds = [0, 1, 2, 3, 199, 200, 2**31 - 1, 2**31, 2**32 - 1]
    cases = [(n, seed) for n in (1, 2, 7, 1000) for seed in seeds]
    results = in_javascript([{"of": "shuffled", "n": n, "seed": seed} for n, seed in cases])
    for (n, seed), got in zip(cases, results, strict=True):
        assert got == shuffled(n, seed).tolist()


# --- numbers as text -------------------------------------------------------------------------------------------------


def test_numbers_are_written_alike_also_at_ties_and_about_zero(rng):
    values = [*rng.normal(size=300), *rng.normal(scale=1e-4, size=100), *(rng.normal(size=50) * 1e5)]
    values += [k / 16 for k in range(-40, 41)] + [0.125, -0.125, 2.5, 1.005, 999.9995, -0.0004, 5e-324, -1e-300, -0.0]
    for digits in range(5):
        [got] = in_javascript([{"of": "fixed", "values": values, "digits": digits}])
        assert got == [numbers.fixed(value, digits) for value in values]


def test_rates_odds_and_probabilities_are_written_alike(rng):
    spread = [10.0**k for k in range(-6, 7)] + (10 ** rng.uniform(-6, 6, size=300)).tolist() + [0.03, 0.3, 1.2, 30.0]
    shares = [*rng.uniform(size=200), 0.0, 1.0, 0.9995, 0.0005, 0.99949999]
    for how, values in (("rate", spread), ("ratio", spread), ("probability", shares)):
        [got] = in_javascript([{"of": "written", "how": how, "values": values}])
        assert got == [getattr(numbers, how)(value) for value in values]
    [got] = in_javascript([{"of": "written", "how": "significant", "values": [value for value in shares if value]}])
    assert got == [numbers.significant(value) for value in shares if value]
    both = [*spread, *(-each for each in spread), *shares]
    [got] = in_javascript([{"of": "written", "how": "compact", "values": both}])
    assert got == [numbers.compact(value) for value in both]
    small = [0.0, *(10 ** rng.uniform(-16, 3, size=300)).tolist()]
    [got] = in_javascript([{"of": "written", "how": "exponent", "values": small}])
    assert got == [numbers.exponent(value) for value in small]
