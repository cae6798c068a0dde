"""Find bubblewrap for the tests of the sandbox, or say in one sentence that there is none.

In this order: the PATH, the system's packages (if we may install them).
"""

import os
import shutil
import subprocess
import sys


def from_packages() -> str | None:
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return None
    print("== Installing bubblewrap from the system's packages", file=sys.stderr)
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "bubblewrap"]):
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return shutil.which("bwrap")


def find() -> str:
    found = shutil.which("bwrap") or from_packages()
    return found or sys.exit("The tests of the sandbox need bubblewrap: install it first.")


if __name__ == "__main__":
    print(find())
