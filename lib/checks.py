"""Checks that explain the mistake. A check is data: inputs, reference, known mistakes with hints.

`check("sigmoid", sigmoid)` runs your function on inputs of many kinds, compares with `lib`,
and, where they differ, tries to recognise what happened. It needs numpy only.
"""

import dis
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType
from typing import Any

import numpy as np
from numpy.random import Generator

from lib.gradients import loss_and_gradient
from lib.loss import binary_cross_entropy, binary_cross_entropy_with_logits
from lib.sigmoid import logit, sigmoid
from lib.training import gradient_descent


@dataclass(frozen=True)
class Mistake:
    """A wrong function that students write, and the words that help."""

    hint: str
    wrong: Callable[..., Any]


@dataclass(frozen=True)
class Part:
    """One thing to check: what goes in, what should come out, and what often comes out instead."""

    arguments: tuple[str, ...]
    draw: Callable[[Generator], tuple]                 # ordinary inputs
    reference: Callable[..., Any]
    mistakes: tuple[Mistake, ...]
    extreme: tuple[tuple, ...] = ()                    # inputs at which naive forms break
    extreme_hint: str = ""
    rtol: float = 1e-9


def check(name: str, function: Callable[..., Any], *, cases: int = 20, seed: int = 0) -> None:
    """Check your own `function` against the part called `name`.

    Prints one line if all is right.
    If the function still holds a `...`, it says so and asks nothing more.

    Parameters
    ----------
    name : str
        One of `lib.checks.PARTS`.
    function : callable
        Yours.
    cases, seed : int
        How many random inputs, and which.

    Raises
    ------
    AssertionError
        In one or two lines: what is wrong, where, and the mistake if it is a known one.
    ValueError
        If there is no such part.

    >>> check("sigmoid", sigmoid)
    sigmoid: right on 21 inputs.
    """
    if name not in PARTS:
        raise ValueError(f"there is no check named {name!r}; there are: {', '.join(PARTS)}")
    if not callable(function):
        raise AssertionError(f"{name}: give the function itself, without calling it: check({name!r}, {name})")
    if _unwritten(function):
        print(f"{name}: still to do. Replace each ... by your code and run this cell again.")
        return
    part, rng = PARTS[name], np.random.default_rng(seed)
    drawn = [part.draw(rng) for _ in range(cases)]
    for i, args in enumerate(drawn + list(part.extreme)):
        problem = _problem(part, function, args)
        if problem:
            hint = part.extreme_hint if i >= cases else _recognise(part, function, drawn)
            raise AssertionError("\n".join([f"{name}: {problem}", hint] if hint else [f"{name}: {problem}"]))
    print(f"{name}: right on {cases + len(part.extreme)} inputs.")


def _unwritten(function: Callable[..., Any]) -> bool:
    """Does the function still hold a `...`, or nothing at all?"""
    code = getattr(function, "__code__", None)
    if code is None:
        return False
    if _has_gap(code):
        return True
    # Python drops a bare `...` from a body; then nothing is left but to give back None
    steps = {step.opname for step in dis.get_instructions(code)}
    return steps <= {"RESUME", "NOP", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST"} and _gives_none(code)


def _has_gap(code: CodeType) -> bool:
    """Does a `...` stand in the code, or in a function inside it?"""
    return any(const is Ellipsis or (isinstance(const, CodeType) and _has_gap(const)) for const in code.co_consts)


def _gives_none(code: CodeType) -> bool:
    """Is None the only thing that the code's constants leave to give back?"""
    return all(const is None or (const == code.co_consts[0] and isinstance(const, str)) for const in code.co_consts)


def _call(function: Callable[..., Any], args: tuple) -> Any:
    """Call with copies, so that a function that writes into its inputs harms nobody."""
    with np.errstate(all="ignore"):
        return function(*(np.copy(a) if isinstance(a, np.ndarray) else a for a in args))


def _problem(part: Part, function: Callable[..., Any], args: tuple) -> str:
    """What is wrong with `function` at `args`, or ""."""
    where = ", ".join(f"{n} = {_short(a)}" for n, a in zip(part.arguments, args, strict=True))
    try:
        got = _call(function, args)
    except Exception as error:  # whatever a student's code raises is a finding, not a crash
        return f"it raised {type(error).__name__}: {error} (at {where})"
    want = part.reference(*args)
    if got is None:
        return "it gave back None. Did you forget `return`?"
    if isinstance(want, tuple) and not (isinstance(got, tuple) and len(got) == len(want)):
        return f"it should give back {len(want)} things, and gave {_short(got)}"
    pairs = zip(want, got, strict=True) if isinstance(want, tuple) else [(want, got)]
    for right, yours in pairs:
        try:
            if np.iscomplexobj(yours):
                raise TypeError
            yours = np.asarray(yours, dtype=float)
        except (TypeError, ValueError):
            return f"it should give back numbers, and gave {_short(yours)}"
        right = np.asarray(right, dtype=float)
        if yours.shape != right.shape:
            return f"the shape should be {right.shape}, and is {yours.shape} (at {where})"
        if np.isnan(yours).any() and not np.isnan(right).any():
            return f"there is a nan in the answer (at {where})"
        far = ~np.isclose(yours, right, rtol=part.rtol, atol=0, equal_nan=True)
        if far.any():
            close = np.allclose(yours, right, rtol=part.rtol, atol=1e-12, equal_nan=True)
            entry = "it"
            if right.size > 4:                         # too many to show: the first that differs
                first = int(np.flatnonzero(far)[0])
                entry, right, yours = f"entry {first}", right.flat[first], yours.flat[first]
            lost = " Digits are lost." if close else ""
            return f"at {where} {entry} should be {_short(right)}, and is {_short(yours)}.{lost}"
    return ""


def _recognise(part: Part, function: Callable[..., Any], drawn: list[tuple]) -> str:
    """The hint of the known mistake that gives just what `function` gives, or ""."""
    for mistake in part.mistakes:
        suspect = Part(part.arguments, part.draw, mistake.wrong, (), rtol=1e-6)
        if not any(_problem(suspect, function, args) for args in drawn):
            return mistake.hint
    return ""


def _short(value: Any) -> str:
    """A value in at most some 60 characters."""
    if isinstance(value, np.ndarray) and value.ndim:
        if value.size > 4:
            return f"array of shape {value.shape}"
        return np.array2string(value, precision=6, separator=", ").replace("\n", "")
    if isinstance(value, float | np.floating | np.ndarray):
        return f"{float(value):.6g}"
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _scores(rng: Generator) -> tuple:
    return (rng.normal(scale=3, size=rng.integers(2, 6)),)


def _labels_and_scores(rng: Generator) -> tuple:
    y = np.append(rng.integers(0, 2, size=4), [0, 1])
    return y, rng.normal(scale=3, size=6)


def _labels_and_probabilities(rng: Generator) -> tuple:
    y, _ = _labels_and_scores(rng)
    return y, rng.uniform(0.02, 0.98, size=6)


def _problem_with_data(rng: Generator) -> tuple:
    n, d = rng.integers(5, 9), rng.integers(2, 4)
    y = np.append(rng.integers(0, 2, size=n - 2), [0, 1])
    return rng.normal(size=d + 1), rng.normal(size=(n, d)) + 0.5, y


def _training_run(rng: Generator) -> tuple:
    _, X, y = _problem_with_data(rng)
    return X, y, float(rng.uniform(0.1, 0.5)), int(rng.integers(3, 9))


def _points_and_model(rng: Generator) -> tuple:
    theta, X, _ = _problem_with_data(rng)
    return X, theta[:-1], float(theta[-1])


def _line(rng: Generator) -> tuple:
    """Weights of a slanted line, neither of them near 0 nor as long as the other, and an intercept."""
    w = rng.choice([-1, 1], size=2) * rng.permutation([rng.uniform(0.5, 1), rng.uniform(1.5, 3)])
    return w, float(rng.choice([-1, 1]) * rng.uniform(0.5, 4))


def _line_and_threshold(rng: Generator) -> tuple:
    return *_line(rng), float(rng.choice([rng.uniform(0.05, 0.35), rng.uniform(0.65, 0.95)]))


def _offset(w, b, t):
    return (logit(t) - b) / np.linalg.norm(w)


def _gradient(theta, X, y):
    return loss_and_gradient(theta, X, y)[1]


def _error(theta, X, y):
    return sigmoid(X @ theta[:-1] + theta[-1]) - y


def _train(X, y, lr, num_iter, step=_gradient):
    theta = np.zeros(X.shape[1] + 1)
    for _ in range(num_iter):
        theta = theta - lr * step(theta, X, y)
    return theta


def _no_intercept_step(theta, X, y):
    return np.append(_gradient(theta, X, y)[:-1], 0.0)


PARTS: dict[str, Part] = {
    "sigmoid": Part(
        ("z",),
        _scores,
        sigmoid,
        (
            Mistake("The sign of z is lost: you wrote exp(z) where exp(-z) belongs.", lambda z: sigmoid(-z)),
            Mistake("You took the sigmoid twice.", lambda z: sigmoid(sigmoid(z))),
            Mistake("That is the odds exp(z), not yet the probability.", np.exp),
            Mistake("That is the slope p (1 - p), not p.", lambda z: sigmoid(z) * sigmoid(-z)),
            Mistake("That is tanh, which runs from -1 to 1.", np.tanh),
        ),
        extreme=((np.array([-1000.0, -710.0, -37.0, 0.0, 37.0, 1000.0]),),),
        extreme_hint="Far from 0, exp of a large positive number overflows. Let the exponent be -|z|, never above 0.",
    ),
    "odds": Part(
        ("p",),
        lambda rng: (rng.uniform(0.02, 0.98, size=3),),
        lambda p: p / (1 - p),
        (
            Mistake("Upside down: those are the odds against class 1.", lambda p: (1 - p) / p),
            Mistake("That is the log-odds; the odds come without the logarithm.", logit),
            Mistake("That is the probability itself.", lambda p: p),
        ),
    ),
    "probability_from_odds": Part(
        ("odds",),
        lambda rng: (rng.uniform(0.05, 20, size=3),),
        lambda odds: odds / (1 + odds),
        (
            Mistake("That is the probability of class 0.", lambda odds: 1 / (1 + odds)),
            Mistake("The sigmoid wants the log-odds; these are the odds.", sigmoid),
        ),
    ),
    "x2_on_line": Part(
        ("x1", "w", "b"),
        lambda rng: (rng.normal(scale=2, size=3), *_line(rng)),
        lambda x1, w, b: -(w[0] * x1 + b) / w[1],
        (
            Mistake(
                "The minus is missing: what goes to the other side of the equation changes its sign.",
                lambda x1, w, b: (w[0] * x1 + b) / w[1],
            ),
            Mistake(
                "Only w1 x1 has changed its sign; b goes to the other side, too.",
                lambda x1, w, b: (b - w[0] * x1) / w[1],
            ),
            Mistake(
                "Only b has changed its sign; w1 x1 goes to the other side, too.",
                lambda x1, w, b: (w[0] * x1 - b) / w[1],
            ),
            Mistake("b must be divided by w2, too.", lambda x1, w, b: -w[0] * x1 / w[1] - b),
            Mistake("The intercept is left out.", lambda x1, w, b: -w[0] * x1 / w[1]),
            Mistake(
                "The two weights are swapped: w2 belongs to x2, which you are solving for.",
                lambda x1, w, b: -(w[1] * x1 + b) / w[0],
            ),
        ),
    ),
    "distance": Part(
        ("X", "w", "b"),
        lambda rng: (rng.normal(scale=2, size=(int(rng.integers(5, 9)), 2)), *_line(rng)),
        lambda X, w, b: (X @ w + b) / np.linalg.norm(w),
        (
            Mistake("Those are the scores: divide them by the norm of w.", lambda X, w, b: X @ w + b),
            Mistake(
                "You divided by the squared norm: the square root is missing.",
                lambda X, w, b: (X @ w + b) / (w @ w),
            ),
            Mistake(
                "The sign is lost: it tells on which side of the line a point lies.",
                lambda X, w, b: np.abs(X @ w + b) / np.linalg.norm(w),
            ),
            Mistake("The intercept is left out: z = X w + b.", lambda X, w, b: X @ w / np.linalg.norm(w)),
            Mistake("b must be divided by the norm, too.", lambda X, w, b: X @ w / np.linalg.norm(w) + b),
            Mistake(
                "The intercept's sign is turned: the score is X w + b.",
                lambda X, w, b: (X @ w - b) / np.linalg.norm(w),
            ),
            Mistake(
                "The norm is taken of w and b together; b says where the line is, and not how steep.",
                lambda X, w, b: (X @ w + b) / np.sqrt(w @ w + b**2),
            ),
            Mistake(
                "The norm is the root of the sum of squares, not the sum of the weights' sizes.",
                lambda X, w, b: (X @ w + b) / np.abs(w).sum(),
            ),
        ),
    ),
    "offset": Part(
        ("w", "b", "t"),
        _line_and_threshold,
        _offset,
        (
            Mistake("That is the line for the threshold 0.5: t is not used.", lambda w, b, t: _offset(w, b, 0.5)),
            Mistake(
                "t is a probability; the score that belongs to it is logit(t).",
                lambda w, b, t: (t - b) / np.linalg.norm(w),
            ),
            Mistake(
                "The way from a probability to its score is the logit, not the sigmoid.",
                lambda w, b, t: (sigmoid(t) - b) / np.linalg.norm(w),
            ),
            Mistake("The sign of b is turned: solve norm * offset + b = logit(t).", lambda w, b, t: _offset(w, -b, t)),
            Mistake(
                "The sign of logit(t) is turned: a higher t lies further along w.",
                lambda w, b, t: _offset(w, b, 1 - t),
            ),
            Mistake("Both signs are turned: that is the offset against w.", lambda w, b, t: -_offset(w, b, t)),
            Mistake("That is a score; divide by the norm of w to get a distance.", lambda w, b, t: logit(t) - b),
            Mistake(
                "You divided by the squared norm: the square root is missing.",
                lambda w, b, t: (logit(t) - b) / (w @ w),
            ),
        ),
        extreme=((np.array([2.0, 0.0]), 1.5, 0.8), (np.array([0.0, -3.0]), 1.0, 0.5)),
        extreme_hint="One of the weights is 0 here: divide by the norm of w, which is not 0, and by no single weight.",
    ),
    "binary_cross_entropy": Part(
        ("y", "p"),
        _labels_and_probabilities,
        binary_cross_entropy,
        (
            Mistake("That is the sum; the loss is the mean.", lambda y, p: binary_cross_entropy(y, p) * len(y)),
            Mistake("The sign is turned: a loss is never negative.", lambda y, p: -binary_cross_entropy(y, p)),
            Mistake(
                "The labels are swapped: y goes with log(p), 1 - y with log(1 - p).",
                lambda y, p: binary_cross_entropy(1 - y, p),
            ),
            Mistake(
                "log(p) stands in both places: every point is charged as if it were class 1.",
                lambda y, p: -np.mean(np.log(p)),
            ),
            Mistake(
                "The logarithm is missing in the second term.",
                lambda y, p: -np.mean(y * np.log(p) + (1 - y) * (1 - p)),
            ),
            Mistake(
                "Only class 1 is charged: the term (1 - y) log(1 - p) is missing.",
                lambda y, p: -np.mean(y * np.log(p)),
            ),
            Mistake(
                "That is the logarithm to the base 2; this book takes the natural one.",
                lambda y, p: binary_cross_entropy(y, p) / np.log(2),
            ),
            Mistake("That is the squared error of p.", lambda y, p: np.mean((p - y) ** 2)),
            Mistake(
                "You took the sigmoid of p: p is a probability already.",
                lambda y, p: binary_cross_entropy(y, sigmoid(p)),
            ),
        ),
    ),
    "binary_cross_entropy_with_logits": Part(
        ("y", "z"),
        _labels_and_scores,
        binary_cross_entropy_with_logits,
        (
            Mistake(
                "That is the sum; the loss is the mean.",
                lambda y, z: binary_cross_entropy_with_logits(y, z) * len(y),
            ),
            Mistake(
                "The sign is turned: a loss is never negative.",
                lambda y, z: -binary_cross_entropy_with_logits(y, z),
            ),
            Mistake(
                "The labels are swapped: m should be large where the score is wrong, m = (1 - 2y) z.",
                lambda y, z: binary_cross_entropy_with_logits(1 - y, z),
            ),
            Mistake(
                "You took the sigmoid twice: z is a score already, not a probability's input to be squeezed first.",
                lambda y, z: binary_cross_entropy_with_logits(y, sigmoid(z)),
            ),
            Mistake(
                "That is the squared error of p.",
                lambda y, z: np.mean((sigmoid(z) - y) ** 2),
            ),
        ),
        extreme=(
            (np.array([1]), np.array([40.0])),
            (np.array([0]), np.array([40.0])),
            (np.array([0, 1]), np.array([1000.0, -1000.0])),
        ),
        extreme_hint="Don't pass through p: from z = 37 on it rounds to 1. Use max(m, 0) + log1p(exp(-|m|)).",
    ),
    "gradient": Part(
        ("theta", "X", "y"),
        _problem_with_data,
        _gradient,
        (
            Mistake(
                "That is 1/n short: the loss is a mean, so the gradient is one, too.",
                lambda theta, X, y: _gradient(theta, X, y) * len(y),
            ),
            Mistake(
                "The 1/n is missing in the weights' part.",
                lambda theta, X, y: _gradient(theta, X, y) * np.append(np.full(X.shape[1], len(y)), 1),
            ),
            Mistake(
                "The 1/n is missing in the intercept's part.",
                lambda theta, X, y: _gradient(theta, X, y) * np.append(np.ones(X.shape[1]), len(y)),
            ),
            Mistake(
                "The sign is turned: the error is p - y, and the gradient points uphill.",
                lambda theta, X, y: -_gradient(theta, X, y),
            ),
            Mistake(
                "The sign of b's part is turned.",
                lambda theta, X, y: _gradient(theta, X, y) * np.append(np.ones(X.shape[1]), -1),
            ),
            Mistake("The intercept's part is 0: the derivative in b is the mean error.", _no_intercept_step),
            Mistake(
                "The intercept's part is missing: theta ends with b, and so does the gradient.",
                lambda theta, X, y: _gradient(theta, X, y)[:-1],
            ),
            Mistake(
                "You took the sigmoid twice.",
                lambda theta, X, y: np.append(
                    X.T @ (sigmoid(_error(theta, X, y) + y) - y), np.sum(sigmoid(_error(theta, X, y) + y) - y)
                )
                / len(y),
            ),
            Mistake(
                "The intercept is left out of the score: z = X w + b.",
                lambda theta, X, y: _gradient(np.append(theta[:-1], 0), X, y),
            ),
            Mistake(
                "The error is p - y; you used the score z - y.",
                lambda theta, X, y: np.append(
                    X.T @ (X @ theta[:-1] + theta[-1] - y), np.sum(X @ theta[:-1] + theta[-1] - y)
                )
                / len(y),
            ),
        ),
    ),
    "length": Part(
        ("gradient",),
        lambda rng: (rng.normal(size=3),),
        np.linalg.norm,
        (
            Mistake("The square root is missing.", lambda g: np.sum(g**2)),
            Mistake("That is the largest entry; the length takes all of them.", lambda g: np.abs(g).max()),
            Mistake("In a sum, positive and negative entries cancel: square them first.", np.sum),
            Mistake("That is a sum of absolute values; the length squares the entries.", lambda g: np.abs(g).sum()),
            Mistake("You took the mean of the squares; the length takes their sum.", lambda g: np.sqrt(np.mean(g**2))),
        ),
    ),
    "train": Part(
        ("X", "y", "lr", "num_iter"),
        _training_run,
        lambda X, y, lr, num_iter: gradient_descent(
            lambda theta: loss_and_gradient(theta, X, y), np.zeros(X.shape[1] + 1), lr=lr, num_iter=num_iter
        ).theta,
        (
            Mistake(
                "You walk uphill: theta - lr * gradient, with a minus.",
                lambda X, y, lr, num_iter: _train(X, y, -lr, num_iter),
            ),
            Mistake(
                "The learning rate is missing in the update.",
                lambda X, y, lr, num_iter: _train(X, y, 1.0, num_iter),
            ),
            Mistake(
                "One step too few.", lambda X, y, lr, num_iter: _train(X, y, lr, num_iter - 1)
            ),
            Mistake(
                "One step too many.", lambda X, y, lr, num_iter: _train(X, y, lr, num_iter + 1)
            ),
            Mistake(
                "That is one step only: theta must be updated inside the loop, and the gradient taken anew.",
                lambda X, y, lr, num_iter: _train(X, y, lr, 1),
            ),
            Mistake(
                "The gradient is taken at the start only: it must be taken anew at each theta.",
                lambda X, y, lr, num_iter: -lr * num_iter * _gradient(np.zeros(X.shape[1] + 1), X, y),
            ),
            Mistake(
                "The intercept never moves: update b as well.",
                lambda X, y, lr, num_iter: _train(X, y, lr, num_iter, _no_intercept_step),
            ),
            Mistake(
                "The gradient is 1/n short.",
                lambda X, y, lr, num_iter: _train(X, y, lr * len(y), num_iter),
            ),
        ),
    ),
    "predict": Part(
        ("X", "w", "b"),
        _points_and_model,
        lambda X, w, b: (X @ w + b > 0).astype(int),
        (
            Mistake(
                "Those are probabilities; the label is 1 where the probability is above 0.5.",
                lambda X, w, b: sigmoid(X @ w + b),
            ),
            Mistake(
                "The score is compared with 0.5; that threshold is for the probability. For the score it is 0.",
                lambda X, w, b: (X @ w + b > 0.5).astype(int),
            ),
            Mistake("The labels are swapped.", lambda X, w, b: (X @ w + b <= 0).astype(int)),
            Mistake("The intercept is left out: z = X w + b.", lambda X, w, b: (X @ w > 0).astype(int)),
            Mistake(
                "You took the sigmoid twice: then every point is class 1.",
                lambda X, w, b: (sigmoid(sigmoid(X @ w + b)) > 0.5).astype(int),
            ),
        ),
    ),
}
