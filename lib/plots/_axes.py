"""What the figures share: where they draw, and how the two classes look."""

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from lib.style import CLASS_0, CLASS_1

CLASSES = ((0, "o", CLASS_0), (1, "^", CLASS_1))  # each with its marker and its colour


def axes(ax: Axes | None) -> Axes:
    """`ax`, or the current one."""
    return plt.gca() if ax is None else ax
