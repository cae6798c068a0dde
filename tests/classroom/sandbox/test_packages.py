"""A teacher may let submissions import more: --packages."""

import pytest

from classroom.exercise import notebook
from classroom.exercise.validate import as_submission
from classroom.grading.grade import grade_one
from classroom.sandbox.bubblewrap import Bubblewrap
from classroom.sandbox.session import Limits

from ..helpers import SIGMOID, classroom, honest, with_cell

USES = "import pandas as pd\nodds_of_forecast = pd.Series([4.0]).sum()"


@pytest.mark.parametrize("packages", [(), ("pandas",)])
def test_a_package_is_there_if_it_was_asked_for(packages):
    exercise = notebook.read(SIGMOID)
    limits = Limits(cell_seconds=60, total_seconds=300, packages=packages)
    with Bubblewrap(exercise.modules, limits) as sandbox:
        result = grade_one(as_submission(with_cell(USES), "x"), exercise, sandbox, 1)
    assert any("No module named 'pandas'" in note for note in result.notes) == (not packages)
    assert sum(result.points.values()) == 11, "without it, the import costs itself and no more"
    assert honest() != with_cell(USES)


def test_a_package_that_is_not_installed_is_told(tmp_path):
    done = classroom("validate", SIGMOID, "--packages", "no-such-package")
    assert done.returncode == 2
    assert "--packages names 'no-such-package', which is not installed here" in done.stderr
