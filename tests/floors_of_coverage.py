"""How much of each room the tests run at least, in per cent of lines and branches.

python -m tests.floors_of_coverage ROOM …   reads what `pytest --cov` has counted; exit code 0 if every floor holds
"""

import argparse
import sys

from coverage import Coverage

FLOORS = {"lib": 98, "classroom": 90, "book/_ext": 90}


def below(counted: Coverage, floors: dict[str, int]) -> list[str]:
    """Prints what isn't run; returns a sentence for each room below its floor."""
    found = []
    for room, floor in floors.items():
        print(f"\n== {room}: at least {floor} %")
        share = counted.report(include=[f"{room}/*"])
        if share < floor:
            found.append(
                f"{room}: the tests run {share:.1f} % of it, and {floor} is the least. Test what is missing above."
            )
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("rooms", nargs="+", choices=FLOORS)
    rooms = parser.parse_args().rooms
    counted = Coverage()
    counted.load()
    sys.exit("\n".join(below(counted, {room: FLOORS[room] for room in rooms})) or 0)
