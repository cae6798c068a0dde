"""The floors of coverage can be missed, each room by itself; a room that nobody counted is an error."""

import pytest
from coverage import Coverage, CoverageData
from coverage.exceptions import NoDataError

from tests.floors_of_coverage import below


@pytest.fixture
def counted(tmp_path, monkeypatch):
    """Two rooms of four lines: all of `full` was run, three lines of `gap`."""
    monkeypatch.chdir(tmp_path)
    data = CoverageData(str(tmp_path / "data"))
    for room, lines in (("full", [1, 2, 3, 4]), ("gap", [1, 2, 3])):
        path = tmp_path / room / "module.py"
        path.parent.mkdir()
        path.write_text("a = 1\nb = 2\nc = 3\nd = 4\n")
        data.add_lines({str(path): lines})
    data.write()
    made = Coverage(data_file=str(tmp_path / "data"), config_file=False)
    made.load()
    return made


def test_a_room_at_its_floor_is_right(counted):
    assert below(counted, {"full": 100, "gap": 75}) == []


def test_a_room_below_its_floor_is_named(counted, capsys):
    assert below(counted, {"full": 100, "gap": 76}) == [
        "gap: the tests run 75.0 % of it, and 76 is the least. Test what is missing above."
    ]
    assert "gap/module.py" in capsys.readouterr().out


def test_a_room_that_nobody_counted_is_not_passed_over(counted):
    with pytest.raises(NoDataError):
        below(counted, {"full": 100, "nowhere": 0})
