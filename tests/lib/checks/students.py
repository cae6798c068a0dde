"""Right answers as a student would write them, independent of `lib`."""

import numpy as np


def right_sigmoid(z):
    p = np.empty(len(z))
    p[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    p[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return p


def right_loss(y, z):
    return np.logaddexp(0, np.where(y == 1, -z, z)).mean()


def right_gradient(theta, X, y):
    p = 1 / (1 + np.exp(-(X @ theta[:-1] + theta[-1])))
    return np.append(X.T @ (p - y) / len(y), np.mean(p - y))


def right_train(X, y, lr, num_iter):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iter):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        w, b = w - lr * X.T @ (p - y) / len(y), b - lr * np.mean(p - y)
    return np.append(w, b)


def right_shrinking(X, y, lr, num_iter):
    theta = np.zeros(X.shape[1] + 1)
    for k in range(1, num_iter + 1):
        theta = theta - lr * right_gradient(theta, X, y) / k
    return theta


def right_until(X, y, lr, tol):
    theta, steps = np.zeros(X.shape[1] + 1), 0
    while np.linalg.norm(right_gradient(theta, X, y)) > tol:
        theta, steps = theta - lr * right_gradient(theta, X, y), steps + 1
    return theta, steps


def right_losses(X, y, lr, num_iter):
    z = (X @ t[:-1] + t[-1] for t in (right_train(X, y, lr, i) for i in range(num_iter + 1)))
    return [right_loss(y, scores) for scores in z]


def right_penalised(theta, X, y, l2):
    return right_gradient(theta, X, y) + l2 * np.append(theta[:-1], 0)


def right_penalised_fit(X, y, lr, num_iter, l2):
    theta = np.zeros(X.shape[1] + 1)
    for _ in range(num_iter):
        theta = theta - lr * right_penalised(theta, X, y, l2)
    return theta


def right_fit(X, y, lr, num_iter):
    theta = right_train(X, y, lr, num_iter)
    return theta[:-1], theta[-1]


def right_fit_predict(X, y, lr, num_iter, X_new):
    low, high = min(y), max(y)
    w, b = right_fit(X, (y == high) * 1, lr, num_iter)
    return [high if row @ w + b > 0 else low for row in X_new]


def right_held_out_loss(X, y, train, test, lr, num_iter):
    m, s = np.mean(X[train], axis=0), np.std(X[train], axis=0)
    w, b = right_fit((X[train] - m) / s, y[train], lr, num_iter)
    return right_loss(y[test], (X[test] - m) / s @ w + b)


def right_hessian(theta, X):
    total = 0
    for x in np.column_stack([X, np.ones(len(X))]):
        p = 1 / (1 + np.exp(-x @ theta))
        total = total + p * (1 - p) * np.outer(x, x)
    return total / len(X)


def right_confusion(y, labels):
    table = np.zeros((2, 2))
    np.add.at(table, (y, labels), 1)
    return table


def right_cost(y, p, t, c_fp, c_fn):
    return np.mean(np.where(p > t, c_fp * (y == 0), c_fn * (y == 1)))


def right_scaled(X, y, lr, num_iter):
    """Column by column, there and back."""
    means = [sum(column) / len(column) for column in X.T]
    sds = [np.mean((column - m) ** 2) ** 0.5 for column, m in zip(X.T, means, strict=True)]
    Z = np.column_stack([(column - m) / s for column, m, s in zip(X.T, means, sds, strict=True)])
    *w, b = right_train(Z, y, lr, num_iter)
    for j in range(len(w)):
        b -= w[j] * means[j] / sds[j]
        w[j] /= sds[j]
    return [*w, b]
