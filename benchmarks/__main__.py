"""`python -m benchmarks`: the race, the table, the figures. About fifteen minutes; `--quick` takes one.

`--only 20x2 300x3000` runs these sizes anew and leaves the others in the results as they were.
"""

import argparse
import json
import os
import platform
import time
from importlib.metadata import version
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
from threadpoolctl import threadpool_info

import benchmarks  # noqa: F401  (first: it pins the threads)
from benchmarks import race, steps
from benchmarks.data import KINDS, MORE, SIZES, make
from benchmarks.solvers import RIVALS, SOLVERS, runners
from lib import plots

AIMS = {(1_000, 2): (1.5, 3), (10_000, 20): (1.3, 2.5), (100_000, 50): (1.5, 3), (1_000_000, 20): (2, 4)}
AIMS |= {(20, 2): (0, 1), (2_000, 200): (0, 1), (100, 1_000): (0, 1), (300, 3_000): (0, 1)}


def machine(peers: tuple[str, ...] = ()) -> dict:
    """The machine in general terms, and what runs on it."""
    pools = [pool for pool in threadpool_info() if pool["user_api"] == "blas"]
    assert all(pool["num_threads"] == 1 for pool in threadpool_info()), "more than one thread"
    X = np.ones(20_000_000)
    began = time.perf_counter()
    for _ in range(5):
        X.max()
    gigabytes = 5 * X.nbytes / (time.perf_counter() - began) / 1e9
    return {
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "blas": f"{pools[0]['internal_api']} {pools[0]['version']}, kernels for {pools[0]['architecture']}",
        "gigabytes a second, read by one core": round(gigabytes, 1),
        "python": platform.python_version(),
        **{name: version(name) for name in ("numpy", "scipy", "scikit-learn", *peers)},
        "month": time.strftime("%Y-%m"),
    }


def compete(sizes: list[tuple[int, int]], names: list[str], rounds: int, seconds: float) -> list[dict]:
    """All sizes and kinds; prints a line for each solver as it goes."""
    rows = []
    for n, d in sizes:
        for kind in KINDS:
            X, y = make(kind, n, d)
            racing = runners(names, n, d)
            found = race.run(X, y, names=racing, rounds=rounds, seconds=seconds)
            for name in racing:
                low, middle, high = race.ratio(found[name]["times"], found["ours"]["times"])
                row: dict = {"n": n, "d": d, "kind": kind, "solver": name}
                row |= {key: found[name][key] for key in ("tol", "gap", "iterations")}
                row |= {"seconds": float(np.median(found[name]["times"])), "rounds": len(found[name]["times"])}
                row |= {"ratio": [round(q, 3) for q in (low, middle, high)]}
                rows.append(row)
                print(
                    f"{n:>8} x {d:<3} {kind:11} {name:29} {1e3 * row['seconds']:10.3f} ms "
                    f"{row['iterations']:4} steps   ours is {middle:6.2f} x faster ({low:.2f} to {high:.2f})",
                    flush=True,
                )
    return rows


def verdict(rows: list[dict]) -> list[dict]:
    """For each size the better rival, on the kind of data where it does best."""
    found = []
    for n, d in sorted({(row["n"], row["d"]) for row in rows}):
        best = []
        for kind in KINDS:
            rivals = [r for r in rows if (r["n"], r["d"], r["kind"]) == (n, d, kind) and r["solver"] in RIVALS]
            best.append(min(rivals, key=lambda row: row["ratio"][1]))
        worst = min(best, key=lambda row: row["ratio"][1])
        low, aim = AIMS.get((n, d), (0, 0))
        found.append({**{k: worst[k] for k in ("n", "d", "kind", "solver", "ratio")}, "at least": low, "aim": aim})
        print(
            f"{n:>8} x {d:<3} at least {low:3} x, aim {aim:3} x: {worst['ratio'][1]:.2f} x "
            f"({worst['ratio'][0]:.2f} to {worst['ratio'][2]:.2f}), on {worst['kind']} data against {worst['solver']}"
        )
    return found


def walk(rounds: int) -> list[dict]:
    """Microseconds a step of gradient descent."""
    rows = []
    for n, d in SIZES[:2]:
        X, y = make("isotropic", n, d)
        times = steps.run(X, y, rounds=rounds)
        for name, seconds in times.items():
            quartiles = race.ratio(times["first program"], seconds)
            rows.append({"n": n, "d": d, "loop": name, "microseconds": 1e6 * float(np.median(seconds))})
            rows[-1] |= {"ratio": [round(q, 3) for q in quartiles]}
            print(
                f"{n:>8} x {d:<3} {name:22} {rows[-1]['microseconds']:8.2f} us a step, "
                f"{quartiles[1]:.2f} x the first program's speed ({quartiles[0]:.2f} to {quartiles[2]:.2f})"
            )
    return rows


def draw(results: dict, folder: Path) -> None:
    """The two figures of the book's page, as SVG."""
    matplotlib.use("Agg")
    plots.use_style()
    folder.mkdir(parents=True, exist_ok=True)
    for name, figure in (("race", plots.plot_race), ("passes", plots.plot_passes)):
        fig, ax = plt.subplots()
        figure(results[name], ax=ax)
        (folder / f"{name}.svg").write_text(plots.to_svg(fig), encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the two smaller sizes, few rounds")
    parser.add_argument("--rivals", action="store_true", help="only scikit-learn's solvers, and no figures")
    parser.add_argument("--only", nargs="+", metavar="NxD", help="only these sizes; the rest stays as it is in --out")
    parser.add_argument("--out", type=Path, default=Path("_build/benchmarks/results.json"))
    return parser.parse_args()


def main() -> None:
    options = arguments()
    rounds, seconds = (5, 2.0) if options.quick else (7, 10.0)
    sizes = [*SIZES[:2]] if options.quick else [*SIZES, *MORE]
    if options.only:
        sizes = [size for size in sizes if f"{size[0]}x{size[1]}" in options.only]
    names = ["ours", *RIVALS] if options.rivals else list(SOLVERS)
    peers = () if options.rivals else tuple({"statsmodels Logit", "glum"} & set(SOLVERS))
    results: dict = {"machine": machine(tuple(sorted(name.split()[0] for name in peers)))}
    print("\n".join(f"{name}: {value}" for name, value in results["machine"].items()) + "\n")
    before = json.loads(options.out.read_text(encoding="utf-8")) if options.only else {"race": []}
    raced = compete(sizes, names, rounds, seconds)
    kept = [row for row in before["race"] if (row["n"], row["d"]) not in sizes]
    results["race"] = sorted([*kept, *raced], key=lambda row: (row["n"], row["d"]))
    print()
    results["verdict"] = verdict(results["race"])
    print()
    results["steps"] = before["steps"] if options.only else walk(rounds=3 * rounds)
    if not options.rivals:
        results["passes"] = before["passes"] if options.only else passes(*sizes[min(2, len(sizes) - 1)])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if not options.rivals:
        draw(results, Path("_build/benchmarks"))
    print(f"\n{options.out}")


def passes(n: int, d: int) -> list[dict]:
    """What the iterations of each solver cost, and how far they get."""
    X, y = make("isotropic", n, d)
    return [
        {"n": n, "d": d, "solver": name, "iterations": k, "seconds": seconds, "gap": gap}
        for name in SOLVERS
        for k, seconds, gap in race.trace(name, X, y)
    ]


if __name__ == "__main__":
    main()
