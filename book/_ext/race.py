"""The page "How fast is code written from scratch?": its tables and figures, from what `python -m benchmarks` measured.

The page says `RACE-TABLE` and the like where they go. `benchmarks/results.json` is the one place of the numbers.
"""

import json
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
from sphinx.application import Sphinx

from book._ext.figures import inline_svg
from lib import plots

PAGE = "book/under-the-hood/how-fast"
FIGURES = {
    "RACE-FIGURE": (
        plots.plot_race,
        "race",
        "Milliseconds against the size of the data for each solver, on a logarithmic scale. "
        "From the second size on the line of this book's solver is the lowest.",
        "Time until the loss is within a millionth of the optimum's. For each solver its slowest kind of data counts.",
    ),
    "PASSES-FIGURE": (
        plots.plot_passes,
        "passes",
        "Milliseconds against iterations for each solver; each line ends in a large marker where the gap is reached.",
        "What the iterations cost, on data of the third size. "
        "The large markers stand where the loss is within a millionth of the optimum's.",
    ),
}

OURS = '`solver="newton"`'
MEASURED = (
    ("more rows than features", lambda n, d: n > d),
    ("as many features as rows, or more", lambda n, d: n <= d),
)
DECIDED = (  # data, what to take, and why: what no race decides
    ("you want to see how training works", "gradient descent, the default", "each step is the one of chapter 5"),
    (
        "thousands of features and still more rows",
        "scikit-learn's lbfgs",
        "the curvature has $d^2$ numbers, and lbfgs never forms it",
    ),
    ("mostly zeros, as counts of words are", "scikit-learn", "`lib` takes no sparse tables"),
    ("more rows than memory", "sums over blocks", "[More rows than memory](more-rows.ipynb) shows how"),
    (
        "more than two classes, or a penalty that sets weights to 0",
        "scikit-learn",
        "`LogisticRegression` of `lib` has neither",
    ),
    ("a table of tests and diagnostics", "statsmodels", "`lib.summary` gives standard errors and intervals only"),
)


def verdict_table(results: dict) -> str:
    """A line for each size: the better rival, where it does best."""
    lines = ["| n × d | against | on data | faster by | quartiles |", "|---|---|---|---|---|"]
    for row in results["verdict"]:
        low, middle, high = row["ratio"]
        size = f"{row['n']:,} × {row['d']}".replace(",", "\u202f")
        lines.append(f"| {size} | {row['solver']} | {row['kind']} | {middle:.1f} × | {low:.1f} to {high:.1f} |")
    return "\n".join(lines)


def lost_table(results: dict) -> str:
    """A line for each size and solver that was faster than ours, with the kinds of data where it was."""
    lines = ["| n × d | solver | its time, in times of ours |", "|---|---|---|"]
    lost = [row for row in results["race"] if row["ratio"][1] < 1]
    for n, d, solver in dict.fromkeys((row["n"], row["d"], row["solver"]) for row in lost):
        rows = [row for row in lost if (row["n"], row["d"], row["solver"]) == (n, d, solver)]
        where = ", ".join(f"{row['ratio'][1]:.2f} on {row['kind']} data" for row in rows)
        size = f"{n:,} × {d:,}".replace(",", "\u202f")
        lines.append(f"| {size} | {solver} | {where} |")
    return "\n".join(lines)


def limits_table(results: dict) -> str:
    """Which solver is the right one for which data: where it was measured, the faster; else what decides."""
    lines = ["| your data | take | because |", "|---|---|---|"]
    for data, belongs in MEASURED:
        rows = [row for row in results["verdict"] if belongs(row["n"], row["d"])]
        if rows:
            lines.append(f"| {data} | {' | '.join(faster(rows))} |")
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in DECIDED)])


def faster(rows: list[dict]) -> tuple[str, str]:
    """What to take for data of these sizes, and how long the better rival took, in times of ours."""
    won = [row for row in rows if row["ratio"][1] >= 1]
    lost = {row["solver"]: None for row in rows if row["ratio"][1] < 1}
    first, *rest = (f"{row['ratio'][1]:.1f}{{}} at {row['n']:,} × {row['d']:,}".replace(",", "\u202f") for row in rows)
    measured = "; ".join([first.format(" times our time"), *(ratio.format("") for ratio in rest)])
    return " or ".join([OURS] * bool(won) + list(lost)), f"scikit-learn's better solver needs {measured}"


def steps_table(results: dict) -> str:
    """A line for each loop: microseconds a step."""
    lines = ["| n × d | loop | µs a step | against the first program |", "|---|---|---|---|"]
    for row in results["steps"]:
        size = f"{row['n']:,} × {row['d']}".replace(",", "\u202f")
        lines.append(f"| {size} | {row['loop']} | {row['microseconds']:.1f} | {row['ratio'][1]:.1f} × |")
    return "\n".join(lines)


def race_table(results: dict) -> str:
    """Milliseconds and iterations of every solver; kinds side by side."""
    kinds = list(dict.fromkeys(row["kind"] for row in results["race"]))
    lines = ["| n × d | solver | " + " | ".join(kinds) + " |", "|---|---|" + "---|" * len(kinds)]
    for n, d in dict.fromkeys((row["n"], row["d"]) for row in results["race"]):
        for solver in dict.fromkeys(row["solver"] for row in results["race"]):
            found = [r for r in results["race"] if (r["n"], r["d"], r["solver"]) == (n, d, solver)]
            if not found:  # it can't run, or not within a race
                continue
            cells = [f"{1e3 * row['seconds']:.1f} ({row['iterations']})" for row in found]
            size = f"{n:,} × {d}".replace(",", "\u202f")
            lines.append(f"| {size} | {solver} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def machine_list(results: dict) -> str:
    return "\n".join(f"- {name}: {value}" for name, value in results["machine"].items())


def figure(name: str, results: dict) -> str:
    """The figure as part of the page, with its caption."""
    draw, key, alt, caption = FIGURES[name]
    with matplotlib.rc_context(plots.STYLE):
        fig, ax = plt.subplots(figsize=(4.8, 3.6))
        draw(results[key], ax=ax)
        svg = inline_svg(plots.to_svg(fig), alt=alt, prefix=f"{key}-")
        plt.close(fig)
    svg = " ".join(svg.split("\n"))  # a blank line would end the block of HTML
    return f"<figure>{svg}<figcaption><p>{caption}</p></figcaption></figure>"


def fill_in(app: Sphinx, docname: str, source: list[str]) -> None:
    if docname != PAGE:
        return
    path = Path(app.srcdir, "benchmarks/results.json")
    app.env.note_dependency(str(path))
    results = json.loads(path.read_text(encoding="utf-8"))
    parts = {
        "VERDICT-TABLE": verdict_table(results),
        "LIMITS-TABLE": limits_table(results),
        "LOST-TABLE": lost_table(results),
        "STEPS-TABLE": steps_table(results),
        "RACE-TABLE": race_table(results),
        "MACHINE-LIST": machine_list(results),
        **{name: figure(name, results) for name in FIGURES},
    }
    for name, text in parts.items():
        source[0] = source[0].replace(name, text)


def setup(app: Sphinx) -> None:
    app.connect("source-read", fill_in)
