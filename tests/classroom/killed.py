"""The command line, killed at its Nth change of a file: python -m tests.classroom.killed N FOLDER COMMAND ...

Changes below FOLDER are counted, so where it dies depends on how far it came, and not on time.
With N = 0 it lives, and says at its end how many there were.
"""

import os
import signal
import sys
import threading

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.utime", "os.truncate")


def count(last: int, folder: str) -> list[int]:
    done, lock = [0], threading.Lock()

    def hook(event: str, arguments: tuple) -> None:
        if event not in CHANGES or not str(arguments[0]).startswith(folder):
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & WRITES):
            return
        with lock:
            done[0] += 1
            if done[0] == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    return done


if __name__ == "__main__":
    from classroom.__main__ import main

    done = count(int(sys.argv[1]), sys.argv[2])
    code = main(sys.argv[3:])
    print(f"changes: {done[0]}", file=sys.stderr)
    sys.exit(code)
