"""The key figure of each chapter at slide size: drawn by the notebook's own cell, the one tagged `slide`."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TOC = Path(__file__).parents[1] / "_toc.yml"  # of a checkout

LARGE = {"font.size": 20, "axes.labelsize": 20, "xtick.labelsize": 18, "ytick.labelsize": 18,
         "figure.constrained_layout.use": True}  # fmt: skip


def write_slides(folder: Path) -> list[Path]:
    """The key figure of each chapter, 16 to 9, as SVG and PNG, with letters that the last row can read."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    from book._ext.chapters import chapters

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for chapter in chapters():
        with plt.rc_context():
            fig = key_figure(chapter.notebook)
            fig.set_size_inches(12.8, 7.2)
            for kind, metadata in (("svg", {"Date": None}), ("png", None)):
                path = folder / f"{chapter.number}-{chapter.slug}.{kind}"
                fig.savefig(path, dpi=150, facecolor="white", metadata=metadata)
                written.append(path)
            plt.close(fig)
    return written


def key_figure(notebook: Path) -> "Figure":
    """Run the notebook's code up to the cell tagged `slide`, and that one with large letters.

    Raises
    ------
    ValueError
        If no cell is tagged so, or the one that is draws nothing.
    """
    import matplotlib.pyplot as plt

    names: dict[str, Any] = {"__name__": notebook.stem}
    with patch.object(plt, "show"), redirect_stdout(io.StringIO()):
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            tags = cell["metadata"].get("tags", [])
            if cell["cell_type"] != "code" or "skip-in-tests" in tags:
                continue
            plt.close("all")
            if "slide" in tags:
                plt.rcParams.update(LARGE)
            exec(compile("".join(cell["source"]), f"{notebook.name}, {cell['id']}", "exec"), names)
            if "slide" in tags:
                if not plt.get_fignums():
                    raise ValueError(f"{notebook.name}: the cell {cell['id']}, tagged slide, draws nothing")
                return plt.gcf()
    raise ValueError(f"{notebook.name}: no cell is tagged slide; tag the one that draws the chapter's key figure")
