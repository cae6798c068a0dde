"""What a reader is told at the end of a run, word for word."""

import numpy as np
import pytest

from lib.advice import Found, how_descent_converges, how_newton_converges, words_on_data
from lib.gradients import lipschitz_constant
from lib.training import Descent


def found(*losses, slope=0.5, converged=False, **more):
    return Found(Descent(np.zeros(2), np.array(losses), np.zeros((1, 2)), len(losses) - 1, converged), slope, **more)


def test_nothing_to_say_of_data_that_have_a_minimum():
    assert words_on_data(found(0.7, 0.5)) == []


def test_a_plane_that_separates_is_told_with_the_last_loss_and_the_cure():
    assert words_on_data(found(0.7, 0.1, 0.023, endless=True)) == [
        "a plane separates the classes, or some rows from all others: the loss has no minimum, larger weights "
        "are always better. Stopped at the loss 0.023. For an answer of its own set l2 above 0"
    ]


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        ((0, 3), "0, 3"),
        (tuple(range(10)), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9"),
        (tuple(range(11)), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ..."),
    ],
)
def test_up_to_ten_columns_that_depend_are_named(columns, names):
    assert words_on_data(found(0.7, dependent=columns)) == [
        f"the columns {names} (counted from 0) depend on one another: many weights give the same probabilities, "
        "these are the shortest. To tell the columns' effects apart, leave one out, or set l2 above 0"
    ]


def test_newton_that_ran_out_of_steps_needs_more():
    assert how_newton_converges(found(0.7, 0.6, 0.5), 0.0, 2) == "no optimum after 2 steps: raise num_iter"


@pytest.mark.parametrize(("tol", "aim"), [(0.0, ""), (1e-3, ", above tol = 0.001,")])
def test_newton_that_rounding_stopped_is_told_so(tol, aim):
    assert how_newton_converges(found(0.7, 0.6, 0.5), tol, 3) == (
        f"the gradient's norm is 0.5{aim} after 2 steps, and more steps would not help: rounding hides the "
        "way. Raise tol, scale the features or move them nearer to zero, or set l2 above 0"
    )


# Gradient descent

X = np.array([[3.0], [-1.0], [2.0], [0.0]])
SHARES = np.array([0.7, 0.1, 0.1, 0.1])


def told(run, *, lr=0.1, tol=0.0, l2=0.25, weight=SHARES, num_iter=2):
    return how_descent_converges(run, X, weight, lr=lr, num_iter=num_iter, l2=l2, tol=tol)


@pytest.mark.parametrize("last", [0.5, 0.7, 0.7 * (1 + 0.9e-9), 0.7 * (1 + 1e-9)])
def test_without_a_tol_a_loss_that_did_not_rise_is_no_matter(last):
    assert told(found(0.7, 0.6, last)) == []


def test_a_run_that_converged_or_blew_up_has_been_told():
    assert told(found(0.7, 0.6, 0.9, converged=True), tol=1.0) == []
    assert told(found(0.7, 0.9), tol=1.0) == []  # fewer steps than asked for: it blew up


@pytest.mark.parametrize("tol", [0.0, 1e-3])
@pytest.mark.parametrize("last", [0.7 * (1 + 1.2e-9), 1.2, 80.0])
def test_a_loss_that_rose_is_told_with_the_bound_on_lr(last, tol):
    limit = 2 / lipschitz_constant(X, l2=0.25, sample_weight=SHARES)
    assert told(found(0.7, 0.6, last), tol=tol) == [
        f"the loss ended at {last:.3g}, above 0.7, where it started: the steps are too long for these "
        f"data. Scale the features, or take lr below 2/L = {limit:.2g}"
    ]


@pytest.mark.parametrize("lr", [0.1, 100.0])
def test_a_tol_that_was_not_reached_is_told_with_the_bound_on_lr(lr):
    limit = 2 / lipschitz_constant(X, l2=0.25, sample_weight=SHARES)
    cure = f"raise lr (below 2/L = {limit:.2g})" if lr < limit else f"lower lr below 2/L = {limit:.2g}"
    assert told(found(0.7, 0.6, 0.5), lr=lr, tol=1e-3) == [
        f"the gradient's norm is still above tol = 0.001 after 2 steps: raise num_iter, {cure}, or scale the features"
    ]
    assert lr == 0.1 or limit < lr


def test_the_bound_counts_penalty_and_weights():
    bounds = {lipschitz_constant(X, l2=l2, sample_weight=weight) for l2 in (0.0, 0.25) for weight in (None, SHARES)}
    assert len(bounds) == 4  # so that the tests above can tell them apart


def test_a_bound_that_floats_do_not_hold_is_not_told():
    with np.errstate(over="ignore"):
        words = how_descent_converges(found(0.7, 0.9), X * 1e200, None, lr=0.1, num_iter=1, l2=0.0, tol=0.0)
    assert words == [
        "the loss ended at 0.9, above 0.7, where it started: the steps are too long for these data. Scale the features"
    ]


def test_at_the_bound_lr_is_too_large():
    limit = 2 / lipschitz_constant(X, l2=0.25, sample_weight=SHARES)
    assert "lower lr" in told(found(0.7, 0.6, 0.5), lr=limit, tol=1e-3)[0]


def test_a_loss_that_stayed_but_for_rounding_has_not_risen():
    assert "the gradient's norm" in told(found(0.7, 0.6, 0.7 * (1 + 1e-9)), tol=1e-3)[0]
