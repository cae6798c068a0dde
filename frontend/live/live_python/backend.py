"""matplotlib's backend on the page: Agg draws, and `plt.show()` hands every open figure to the page."""

from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas  # noqa: F401 (pyplot looks for it)

from .show import show_figures


def show(*args, **kwargs):
    show_figures()
