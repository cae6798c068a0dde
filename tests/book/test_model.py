"""Chapter 6: right answers to its exercise, and the numbers that its questions ask for."""

import numpy as np

import lib


def penalised_probability():
    X, y = np.linspace(-1, 1, 10)[:, None], np.array([0] * 7 + [1] * 3)
    run = lib.gradient_descent(lambda t: lib.loss_and_gradient(t, X, y, l2=100.0), np.zeros(2), lr=0.015, num_iter=3000)
    return lib.sigmoid(run.theta[0] * X[0, 0] + run.theta[1])


NUMBERS = {"enormous-penalty": penalised_probability}
WORDS = {
    "the class is magic": r"the class is magic",
    "LogisticRegression() of scikit-learn is plain logistic regression": r"scikit-learn's default for the plain model",
}
