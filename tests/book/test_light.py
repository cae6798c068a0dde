"""What the chapters load: numpy and matplotlib, beside the explorables; scikit-learn from chapter 6's comparison on."""

import os
import re
import subprocess
import sys

import pytest

from book._ext.chapters import chapters

from .chapter import cells, tagged, text

FIRST_SIX = [chapter.notebook for chapter in chapters() if chapter.number <= 6]
BLOCKED = "import sys\nsys.modules |= dict.fromkeys(('sklearn', 'scipy', 'pandas'))\n"


def code_until_the_comparison(path):
    """The chapter's code up to its first word of scikit-learn, without the exercises' gaps."""
    for cell in cells(path, "code"):
        if re.search(r"\bsklearn\b", text(cell)):
            return
        if not tagged(cell, "exercise"):
            yield text(cell)


@pytest.mark.site
@pytest.mark.parametrize("path", FIRST_SIX, ids=lambda path: path.stem)
def test_the_first_six_chapters_need_numpy_matplotlib_and_what_explorables_need(path):
    code = list(code_until_the_comparison(path))
    assert len(code) > 5
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BLOCKED + "\n".join(code)],
        capture_output=True, text=True, check=False, cwd=path.parent, env=os.environ | {"MPLBACKEND": "agg"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def test_there_are_six():
    assert len(FIRST_SIX) == 6
