"""The race that the book reports: the bounds hold on this machine, too. And its results are what the page needs."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.data import KINDS
from benchmarks.solvers import SOLVERS, runners

ROOT = Path(__file__).parents[2]
SIZES = {(1_000, 2): 1.5, (10_000, 20): 1.3, (100_000, 50): 1.5, (1_000_000, 20): 2.0}
MORE = {(20, 2), (2_000, 200), (100, 1_000), (300, 3_000)}  # the page says who wins there


@pytest.fixture(scope="module")
def committed():
    return json.loads((ROOT / "benchmarks/results.json").read_text(encoding="utf-8"))


def test_the_page_has_results_for_every_size_kind_and_solver(committed):
    found = {(row["n"], row["d"], row["kind"], row["solver"]) for row in committed["race"]}
    assert len(found) == len(committed["race"])
    names = [*SOLVERS, *({"glum"} - set(SOLVERS))]
    for n, d in [*SIZES, *MORE]:
        ran = {(kind, solver) for rows, columns, kind, solver in found if (rows, columns) == (n, d)}
        assert ran == set(itertools.product(KINDS, runners(names, n, d)))
    assert {(row["n"], row["d"]) for row in committed["verdict"]} == set(SIZES) | MORE
    assert {row["solver"] for row in committed["passes"]} == {row["solver"] for row in committed["race"]}


def test_every_solver_reached_the_gap(committed):
    assert max(row["gap"] for row in committed["race"]) <= 1e-6


def test_the_verdict_is_the_better_rival_where_it_does_best(committed):
    for row in committed["verdict"]:
        better = []
        for kind in ("isotropic", "correlated", "rare"):
            here = [r for r in committed["race"] if (r["n"], r["d"], r["kind"]) == (row["n"], row["d"], kind)]
            better.append(min(r["ratio"][1] for r in here if r["solver"].startswith("scikit-learn")))
        assert row["ratio"][1] == min(better)


def test_the_machine_is_named_in_general_terms(committed):
    assert {"processor", "cores", "blas", "numpy", "month"} <= set(committed["machine"])
    assert "/" not in json.dumps(committed["machine"])


@pytest.mark.verify
def test_the_bounds_hold_here(tmp_path):
    """Against the better of scikit-learn's two solvers, on the kind of data where it does best."""
    out = tmp_path / "results.json"
    command = [sys.executable, "-m", "benchmarks", "--rivals", "--out", str(out)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    print("\n" + run.stdout)
    results = json.loads(out.read_text(encoding="utf-8"))
    reached = {(row["n"], row["d"]): row["ratio"][1] for row in results["verdict"]}
    assert set(reached) == set(SIZES) | MORE
    assert {size: reached[size] >= least for size, least in SIZES.items()} == dict.fromkeys(SIZES, True)


@pytest.fixture(scope="module")
def speed():
    """How much faster than the first program's a step of gradient descent is, by size and loop."""
    code = "import json, benchmarks.__main__ as b; print('\\n' + json.dumps(b.walk(rounds=15)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    print("\n" + run.stdout)
    return {(row["n"], row["loop"]): row["ratio"][1] for row in json.loads(run.stdout.splitlines()[-1])}


@pytest.mark.verify
def test_a_step_on_a_thousand_points_is_twice_as_fast(speed):
    assert speed[1_000, "ours"] >= 2


@pytest.mark.verify
def test_a_step_on_ten_thousand_points_is_as_fast_as_numpy_lets_it_be(speed):
    assert speed[10_000, "ours"] >= 0.85 * speed[10_000, "two products and tanh"]


@pytest.mark.verify
def test_a_step_on_ten_thousand_points_is_faster_by_two_fifths_or_all_that_numpy_has(speed):
    """1.4 where numpy's own calls leave that much; where they don't, within five per cent of those calls alone."""
    assert speed[10_000, "ours"] >= min(1.4, 0.95 * speed[10_000, "two products and tanh"])
