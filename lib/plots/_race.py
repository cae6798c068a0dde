"""Solvers beside one another: what `python -m benchmarks` found."""

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator

from lib.plots._axes import axes
from lib.style import INK, MUTED

SOLVER_LINES = (("ours", INK, "-", "o"), ("lbfgs", MUTED, "-", "s"), ("newton-cholesky", MUTED, "--", "D"),
                ("L-BFGS-B", MUTED, ":", "^"), ("Logit", MUTED, "-.", "v"),
                ("glum", MUTED, (0, (1, 3)), "P"))  # fmt: skip


def _solver_line(name: str) -> dict[str, Any]:
    """Solvers are told apart by dashes and markers; ours is in ink."""
    _, colour, dashes, marker = next(line for line in SOLVER_LINES if name.endswith(line[0]))
    return {"color": colour, "ls": dashes, "marker": marker, "label": name}


def _in_milliseconds(ax: Axes) -> Axes:
    """Times on a logarithmic axis, in plain numbers, and the solvers' names below the figure."""
    ax.set_ylabel("milliseconds")
    if ax.get_yscale() != "log":
        ax.set_yscale("log")
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    ax.yaxis.set_minor_formatter(lambda value, _: "")
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.25), ncols=2, fontsize="small")
    return ax


def plot_race(rows: list[dict], *, ax: Axes | None = None) -> Axes:
    """Time until the loss is within 1e-6 of the optimum's, against the size of the data; the slowest kind counts.

    It shows the sizes with at least 20 rows for each column, at which every solver can run.
    `rows` are the results of `python -m benchmarks`: dictionaries with n, d, solver, seconds.
    """
    ax = axes(ax)
    sizes = sorted({(n, d) for n, d in ((row["n"], row["d"]) for row in rows) if n >= 20 * d}, key=math.prod)
    for name in dict.fromkeys(row["solver"] for row in rows):
        slowest = [max(r["seconds"] for r in rows if (r["n"], r["d"], r["solver"]) == (*size, name)) for size in sizes]
        ax.plot(range(len(sizes)), 1e3 * np.array(slowest), ms=5, **_solver_line(name))
    ax.set_xticks(range(len(sizes)), [f"{n:,}\n× {d}".replace(",", "\u202f") for n, d in sizes])
    ax.set_xlabel("size of the data, n × d")
    return _in_milliseconds(ax)


def plot_passes(rows: list[dict], *, ax: Axes | None = None) -> Axes:
    """Time against iterations, up to where the loss is within 1e-6 of the optimum's: a larger marker stands there.

    `rows` are the results of `python -m benchmarks`: dictionaries with solver, iterations, seconds, gap.
    """
    ax = axes(ax)
    for name in dict.fromkeys(row["solver"] for row in rows):
        own = [row for row in rows if row["solver"] == name]
        line = _solver_line(name)
        ax.plot([r["iterations"] for r in own], [1e3 * r["seconds"] for r in own], ms=3, **line)
        if own[-1]["gap"] <= 1e-6:
            ax.plot(own[-1]["iterations"], 1e3 * own[-1]["seconds"], marker=line["marker"], color=line["color"], ms=9)
    ax.set_xlabel("iterations")
    ax.set_yscale("log")
    ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    return _in_milliseconds(ax)
