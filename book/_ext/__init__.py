"""What the book adds to Sphinx: one extension. Each module holds one idea and says why it is there.

At each event of a build, Sphinx calls what was connected first, so the order below is the order of work.
"""

from importlib import import_module
from typing import Any

IN_ORDER = (
    # How pages are read and written: none of these depends on another.
    "formulas",
    "figures",
    "callouts",
    "bibliography",
    "bank",
    "race",
    "moved",
    # What lies beside the pages: each needs what those before it have written.
    "downloads",  # empties its folder, then builds the wheel of lib
    "exercises",  # adds each student version to the downloads
    "livepython",  # takes the wheel into the page's Python
    "lite",  # takes the page's Python into JupyterLite
    "lean",  # last: deletes the files that no page names, so every page must be there
)


def setup(app: Any) -> dict[str, bool]:
    """Connect every part to `app`, a `sphinx.application.Sphinx`.

    They are imported here and not above, because worksheets take `mathml` from this package without Sphinx.
    """
    app.setup_extension("myst_nb")  # callouts and figures change its nodes
    for name in IN_ORDER:
        import_module(f"book._ext.{name}").setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
