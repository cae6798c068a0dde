"""More rows than memory: the page's own functions, from its cells, and what it says of them."""

import contextlib
import itertools
import socket
import sys
import types

import numpy as np
import psutil
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from lib import LogisticRegression
from lib.evaluation import evaluate

from .chapter import ROOT, cells, prose, text

PAGE = ROOT / "book/under-the-hood/more-rows.ipynb"


def run(ids, names):
    """Run some cells of the page; the functions belong to a module that no worker can import, as a notebook's do."""
    found = {cell["id"]: text(cell) for cell in cells(PAGE, "code")}
    for cell_id in ids:
        exec(compile(found[cell_id], f"<{cell_id}>", "exec"), names)
    return names


@pytest.fixture
def page(monkeypatch):
    module = types.ModuleType("__main__")
    monkeypatch.setitem(sys.modules, "__main__", module)
    return run(["setup", "sums-code", "blocks-code"], vars(module))


def test_sums_over_blocks_are_the_means_over_all_rows(page, lopsided):
    X, y = lopsided
    theta = np.array([0.3, -0.2, 1.0, -0.5])
    cuts = [0, 1, 7, 30, 40]  # blocks of different length
    parts = [page["partial_sums"](theta, X[a:b], y[a:b] == 1) for a, b in itertools.pairwise(cuts)]
    loss, gradient, hessian = page["add_up"](parts)
    whole = evaluate(theta, X, y == 1, 0.0, curved=True)
    assert_allclose(loss, whole.loss, rtol=1e-14)
    assert_allclose(gradient, whole.gradient, rtol=1e-12, atol=1e-15)
    assert_allclose(hessian, whole.hessian, rtol=1e-12, atol=1e-15)
    means = np.mean([part[1] / part[0] for part in parts])
    assert not np.isclose(means, whole.loss, rtol=1e-3)  # a mean of the blocks' means would be wrong


def test_a_block_is_the_same_whenever_it_is_read(page):
    for once, again in zip(page["read_block"](3), page["read_block"](3), strict=True):
        assert_array_equal(once, again)
    assert not np.any(page["read_block"](3)[0] == page["read_block"](4)[0])


def test_what_a_block_sends_back_is_as_small_as_the_page_says(page):
    X, y = page["read_block"](0)
    sent = page["partial_sums"](np.zeros(11), X, y)
    numbers = sum(np.size(part) for part in sent)
    assert numbers == 134
    assert f"For ten features that makes {numbers} numbers, about one kilobyte" in prose(PAGE)
    assert "with 10,000 features that is 800 MB" in prose(PAGE)
    assert pytest.approx(800e6, rel=0.001) == 10_001**2 * 8


@pytest.fixture
def taken():
    """Somebody serves at dask's own port already: another run of this page, or another program."""
    with socket.socket() as held:
        with contextlib.suppress(OSError):  # somebody does indeed
            held.bind(("", 8787))
            held.listen()
        yield


@pytest.mark.site
@pytest.mark.usefixtures("taken")
def test_two_workers_find_the_fit_of_one_array_with_a_fifth_of_the_memory_even_if_one_dies(page):
    names = run(["workers-code", "work-code", "fit-code"], page)
    try:
        theta, steps = names["fit"]()
        data = names["BLOCKS"] * names["read_block"](0)[0].nbytes / 1e6
        assert max(step["memory"] for step in steps) - names["idle"] < data / 5
        X, y = (np.concatenate(parts) for parts in zip(*map(names["read_block"], range(names["BLOCKS"])), strict=True))
        model = LogisticRegression(solver="newton").fit(X, y)
        assert_allclose(theta, np.append(model.weights, model.bias), rtol=0, atol=1e-10)

        pids = set(names["client"].run(lambda: psutil.Process().pid).values())
        run(["killed-code"], names | {"in_memory": theta})
        alive = set(names["client"].run(lambda: psutil.Process().pid).values())
        assert len(pids) == 2
        assert len(alive & pids) == 1  # one was killed indeed
    finally:
        run(["close-code"], names)


def test_it_is_in_the_list_of_pages_and_asks_for_what_it_needs():
    assert any("logistic-regression-book[more-rows]" in text(cell) for cell in cells(PAGE, "code"))
    assert "book/under-the-hood/more-rows" in (ROOT / "_toc.yml").read_text()
