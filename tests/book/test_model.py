"""Chapter 6: right answers to its exercise, and the numbers that its questions ask for."""

import numpy as np
import scipy.special

import lib

from .test_training_loop import right_train


def penalised_probability():
    X, y = np.linspace(-1, 1, 10)[:, None], np.array([0] * 7 + [1] * 3)
    run = lib.gradient_descent(lambda t: lib.loss_and_gradient(t, X, y, l2=100.0), np.zeros(2), lr=0.015, num_iter=3000)
    return lib.sigmoid(run.theta[0] * X[0, 0] + run.theta[1])


NUMBERS = {"enormous-penalty": penalised_probability}
WORDS = {
    "the class is magic": r"the class is magic",
    "LogisticRegression() of scikit-learn is plain logistic regression": r"scikit-learn's default for the plain model",
}


def right_fit(X, y, lr, num_iter):
    theta = right_train(X, y, lr, num_iter)
    return theta[:-1], theta[-1]


def right_fit_predict(X, y, lr, num_iter, X_new):
    low, high = min(y), max(y)
    w, b = right_fit(X, (y == high) * 1, lr, num_iter)
    return [high if row @ w + b > 0 else low for row in X_new]


RIGHT = {  # by part: right answers, as a student would write them, without lib
    "predict_proba": [
        lambda X, w, b: [[1 - p, p] for p in 1 / (1 + np.exp(-(X @ w + b)))],
    ],
    "fit": [
        right_fit,
    ],
    "penalty_from_C": [
        lambda C, n: 1 / C / n,
    ],
    "fit_predict": [
        right_fit_predict,
    ],
    "predict": [
        lambda X, w, b: [1 if row @ w + b > 0 else 0 for row in X],
        lambda X, w, b: X @ w + b >= 0,
        lambda X, w, b: (scipy.special.expit(X @ w + b) > 0.5).astype(float),
    ],
}
