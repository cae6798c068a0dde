"""How good are forecasts and decisions? Counts, curves over all thresholds, calibration, and what mistakes cost."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.validation import Floats, as_float, as_labels, check_count, check_not_negative, check_probabilities

Counts = NDArray[np.int_]


def confusion_matrix(y: ArrayLike, predicted: ArrayLike) -> Counts:
    """How often which class was taken for which.

    Parameters
    ----------
    y : array_like (n,) of 0 and 1
        The classes.
    predicted : array_like (n,) of 0 and 1
        What was said, such as `p > 0.5`.

    Returns
    -------
    array (2, 2)
        A row per true class, a column per predicted one:
        [[true negatives, false positives], [false negatives, true positives]].

    Raises
    ------
    ValueError
        If shapes differ, there is no case, or there are other values than 0 and 1.

    Notes
    -----
    Source: Fawcett (2006), an introduction to ROC analysis.

    >>> confusion_matrix([0, 0, 0, 1, 1], [0, 0, 1, 1, 0])
    array([[2, 1],
           [1, 1]])
    """
    truth, said = _row(y, predicted, "predicted")
    if not np.all((said == 0) | (said == 1)):
        raise ValueError("predicted must hold only 0 and 1: compare probabilities with a threshold first, p > 0.5")
    return np.bincount((2 * truth + said).astype(int), minlength=4).reshape(2, 2)


def expected_cost(y: ArrayLike, predicted: ArrayLike, *, false_positive: float, false_negative: float) -> float:
    """What mistakes cost per case, where right decisions are free.

    Formula: (FP * false_positive + FN * false_negative) / n.
    For calibrated probabilities p it is least for `p > t` with t = false_positive / (false_positive + false_negative).

    Parameters
    ----------
    y, predicted : array_like (n,) of 0 and 1
        As for `confusion_matrix`.
    false_positive, false_negative : float
        The cost of one false alarm and of one miss, in the same unit, 0 or more.

    Returns
    -------
    float
        In that unit, per case.

    Raises
    ------
    ValueError
        As `confusion_matrix`, and if a cost is negative or not finite.

    Notes
    -----
    Source: Elkan (2001), the foundations of cost-sensitive learning.

    >>> expected_cost([0, 0, 0, 1, 1], [0, 0, 1, 1, 0], false_positive=1, false_negative=20)
    4.2
    """
    check_not_negative("false_positive", false_positive)
    check_not_negative("false_negative", false_negative)
    counts = confusion_matrix(y, predicted)
    return float((counts[0, 1] * false_positive + counts[1, 0] * false_negative) / counts.sum())


def roc_curve(y: ArrayLike, score: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """False and true alarms for every threshold: the points of the receiver operating characteristic.

    Formulas for the rule score >= threshold:
    false positive rate = FP / (number of class 0), true positive rate = TP / (number of class 1).
    Only the order of the scores matters, so logits and probabilities give the same points.

    Parameters
    ----------
    y : array_like (n,) of 0 and 1
    score : array_like (n,)
        Higher where class 1 is held to be likelier.

    Returns
    -------
    false_positive_rate, true_positive_rate : array (k,)
        From (0, 0) to (1, 1).
    threshold : array (k,)
        From inf, where nothing is called class 1, down to the lowest score. Equal scores share a threshold.

    Raises
    ------
    ValueError
        If shapes differ, a class is missing, `y` holds other values than 0 and 1, or a score is nan.

    Notes
    -----
    Source: Fawcett (2006), an introduction to ROC analysis.

    >>> roc_curve([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8])
    (array([0. , 0. , 0.5, 1. ]), array([0. , 0.5, 1. , 1. ]), array([inf, 0.8, 0.4, 0.1]))
    """
    false, true, threshold = _alarms(y, score)
    if false[-1] == 0 or true[-1] == 0:
        raise ValueError(f"y must hold both classes for a ROC curve, got {false[-1]} times 0 and {true[-1]} times 1")
    return np.append(0, false) / false[-1], np.append(0, true) / true[-1], np.append(np.inf, threshold)


def precision_recall_curve(y: ArrayLike, score: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """How many alarms are right, and how many cases are found, for every threshold.

    Formulas for the rule score >= threshold: precision = TP / (TP + FP), recall = TP / (number of class 1).

    Parameters
    ----------
    y : array_like (n,) of 0 and 1
    score : array_like (n,)
        Higher where class 1 is held to be likelier.

    Returns
    -------
    precision, recall : array (k + 1,)
        From the lowest threshold up. The last point is (1, 0), where there is no alarm: it has no threshold.
    threshold : array (k,)
        Distinct scores, rising.

    Raises
    ------
    ValueError
        If shapes differ, class 1 is missing, `y` holds other values than 0 and 1, or a score is nan.

    Notes
    -----
    Source: Saito and Rehmsmeier (2015), the precision-recall plot is more informative than the ROC plot.

    >>> precision_recall_curve([0, 1, 0, 1], [0.1, 0.4, 0.5, 0.8])
    (array([0.5       , 0.66666667, 0.5       , 1.        , 1.        ]), \
array([1. , 1. , 0.5, 0.5, 0. ]), array([0.1, 0.4, 0.5, 0.8]))
    """
    false, true, threshold = _alarms(y, score)
    if true[-1] == 0:
        raise ValueError("y must hold class 1 for precision and recall, got only 0")
    precision, recall = true / (true + false), true / true[-1]
    return np.append(precision[::-1], 1.0), np.append(recall[::-1], 0.0), threshold[::-1]


def reliability(y: ArrayLike, p: ArrayLike, *, bins: int = 10) -> tuple[Floats, Floats, Counts]:
    """Do probabilities keep their word? Forecast and frequency in bins of equal width; empty bins are left out.

    Parameters
    ----------
    y : array_like (n,) of 0 and 1
    p : array_like (n,)
        Probabilities of class 1.
    bins : int
        Number of bins between 0 and 1; each holds its upper end, and the first holds 0 as well.

    Returns
    -------
    forecast : array (k,)
        Mean probability in each bin that holds a case.
    frequency : array (k,)
        Share of class 1 there: equal to the forecast, up to chance, if the probabilities are calibrated.
    count : array (k,) of int
        Cases there.

    Raises
    ------
    ValueError
        If shapes differ, `y` holds other values than 0 and 1, `p` leaves [0, 1] or holds nan,
        or `bins` is not a whole number, 1 or more.

    Notes
    -----
    Source: Murphy and Winkler (1977), reliability of subjective probability forecasts.

    >>> reliability([0, 1, 1, 1], [0.2, 0.4, 0.8, 1.0], bins=2)
    (array([0.3, 0.9]), array([0.5, 1. ]), array([2, 2]))
    """
    check_count("bins", bins)
    truth, p = _row(y, p, "p")
    check_probabilities(p)
    which = np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], p)      # (n,)  each case's bin
    count = np.bincount(which, minlength=bins)
    held = count > 0
    forecast, frequency = (np.bincount(which, weights=v, minlength=bins)[held] / count[held] for v in (p, truth))
    return forecast, frequency, count[held]


def _row(y: ArrayLike, values: ArrayLike, name: str) -> tuple[Floats, Floats]:
    """Labels and what belongs to them: two rows of equal length, without nan."""
    row = as_float(values)
    if row.ndim != 1 or np.isnan(row).any():
        raise ValueError(f"{name} must be a row of numbers, one per case, without nan; got shape {row.shape}")
    return as_labels(y, row, name), row


def _alarms(y: ArrayLike, score: ArrayLike) -> tuple[Counts, Counts, Floats]:
    """False and true alarms at each distinct score taken as threshold, from the highest down."""
    truth, score = _row(y, score, "score")
    order = np.argsort(-score)
    falling = score[order]
    last = np.append(np.flatnonzero(falling[1:] != falling[:-1]), len(score) - 1)  # where each run of equal scores ends
    true = np.cumsum(truth[order] == 1)[last]
    return last + 1 - true, true, falling[last]
