"""The page on speed: its table of limits says of each kind of data what was measured, or what decides."""

import json

from book._ext import race

from .chapter import ROOT


def won(n, d, ratio, solver="scikit-learn lbfgs"):
    return {"n": n, "d": d, "kind": "rare", "solver": solver, "ratio": [ratio - 0.1, ratio, ratio + 0.1]}


def lines(*rows):
    return race.limits_table({"verdict": list(rows)}).splitlines()


def test_the_faster_one_is_named_for_tall_and_for_wide_data():
    tall, wide = lines(won(1000, 2, 2.5), won(100, 1000, 0.4))[2:4]
    assert tall.startswith('| more rows than features | `solver="newton"` |')
    assert "2.5 times our time at 1\u202f000 × 2 |" in tall
    assert wide.startswith("| as many features as rows, or more | scikit-learn lbfgs |")
    assert "0.4 times our time at 100 × 1\u202f000 |" in wide


def test_a_mixed_outcome_names_both():
    assert '| `solver="newton"` or scikit-learn lbfgs |' in lines(won(100, 1000, 0.4), won(300, 3000, 1.5))[2]


def test_what_was_not_measured_is_not_claimed():
    assert len(lines(won(1000, 2, 2.5))) == 2 + 1 + len(race.DECIDED)


def test_every_measured_size_is_in_the_table():
    results = json.loads((ROOT / "benchmarks/results.json").read_text())
    table = race.limits_table(results)
    assert len(results["verdict"]) >= 4
    for row in results["verdict"]:
        assert f" at {row['n']:,} × {row['d']:,}".replace(",", "\u202f") in table


def test_the_table_is_on_the_page_and_its_links_lead_somewhere():
    page = ROOT / "book/under-the-hood/how-fast.md"
    assert "\nLIMITS-TABLE\n" in page.read_text()
    assert "(more-rows.ipynb)" in race.limits_table({"verdict": []})
    assert page.with_name("more-rows.ipynb").is_file()


def test_every_row_that_a_peer_wins_is_named():
    kinds = ["isotropic", "correlated", "rare"]
    ratios = zip([0.8, 1.2, 0.9], kinds, strict=True)
    race_of_two = [won(20, 2, ratio, "scipy L-BFGS-B") | {"kind": kind} for ratio, kind in ratios]
    table = race.lost_table({"race": [*race_of_two, won(1000, 2, 2.5)]}).splitlines()
    assert table[2:] == ["| 20 × 2 | scipy L-BFGS-B | 0.80 on isotropic data, 0.90 on rare data |"]


def test_the_table_of_what_is_lost_is_on_the_page():
    assert "\nLOST-TABLE\n" in (ROOT / "book/under-the-hood/how-fast.md").read_text()
    results = json.loads((ROOT / "benchmarks/results.json").read_text())
    lost = [row for row in results["race"] if row["ratio"][1] < 1]
    assert race.lost_table(results).count(" data") == len(lost) > 0
