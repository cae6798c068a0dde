"""Does a process of this machine still exist?"""

import os


def alive(pid: int) -> bool:
    """True also where it can't be told: who asks wants to clear up after the dead only."""
    if os.name != "posix":
        return True  # os.kill would end it there
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
