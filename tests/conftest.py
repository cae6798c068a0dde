"""What several tests share: a drawing backend without a display, seeded numbers, high-precision arithmetic."""

import matplotlib
import mpmath
import numpy as np
import pytest
from hypothesis import settings

matplotlib.use("Agg")

# Fixed examples: a test that fails today fails tomorrow, too.
settings.register_profile("book", deadline=None, max_examples=60, derandomize=True, database=None)
settings.load_profile("book")


def pytest_terminal_summary(terminalreporter):
    """What tests told by `record_property`; printing would be lost where they run in several processes."""
    for report in terminalreporter.stats.get("passed", []):
        for title, text in report.user_properties:
            terminalreporter.section(title)
            terminalreporter.write_line(text)


@pytest.fixture
def rng():
    return np.random.default_rng(20260)


@pytest.fixture(scope="session")
def scores_of_every_size():
    """Scores of both signs: every exponent from the smallest subnormal to 1000, and the range where exp acts."""
    rng = np.random.default_rng(1)
    exponents = rng.uniform(-1074, 10, size=1500)
    sizes = np.concatenate([np.exp2(exponents), rng.uniform(0, 40, 400), rng.uniform(0, 760, 400)])
    edges = [5e-324, 2.2e-308, 36.7, 37.0, 708.4, 709.8, 710.0, 744.5, 745.2, 1000.0]
    sizes = np.append(sizes, edges)
    return np.concatenate([-sizes, sizes])


@pytest.fixture
def ulps_off():
    """Function (got, exact): the distance of floats from exact numbers, in units of the last place."""

    def distance(got, exact):
        with mpmath.workdps(60):
            return max(
                float(abs(mpmath.mpf(float(g)) - e) / mpmath.mpf(float(np.spacing(abs(float(e))))))
                for g, e in zip(np.atleast_1d(got), exact, strict=True)
            )

    return distance


@pytest.fixture(scope="session")
def first_program():
    from lib import datasets

    return datasets.first_program()


@pytest.fixture
def lopsided(rng):
    """Data that can reveal a bug: d = 3, columns of different size and off centre, classes of different size."""
    n = 40
    X = rng.normal(size=(n, 3)) * [1.0, 3.0, 0.2] + [0.5, -2.0, 0.1]  # (n, 3)
    y = (X @ [1.0, -0.4, 2.0] + rng.logistic(size=n) > 2.5).astype(int)  # (n,)
    assert 0.15 < y.mean() < 0.45
    return X, y
