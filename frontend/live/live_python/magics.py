"""Lines of a notebook that are no Python, as in a cell pasted from Colab: `%time` and `%timeit` are done, the rest is
skipped with a note, and the cell runs.

Only a line that Python itself refuses is looked at, so that `%` and `!` anywhere else stay what they are.
Each becomes one line of Python in its place: line numbers stay right.
"""

import ast
import builtins
import re
import time
import timeit
from contextlib import contextmanager
from functools import lru_cache

from .page import modules

MAGIC = re.compile(r"(\s*)(%%|%|!)\s*(.*)")
OPTIONS = re.compile(r"^(-\w+\s*\d*\s+)+")  # of %timeit
MOST = 100  # such lines in a cell
HERE = "figures show below their cell here anyway"


@lru_cache(maxsize=256)
def plain(code):
    """The code as Python reads it; as it is, if it has no such line."""
    lines = code.split("\n")
    for _ in range(MOST):
        try:
            ast.parse("\n".join(lines))
        except SyntaxError as error:
            at = (error.lineno or 1) - 1
            match = MAGIC.fullmatch(lines[at]) if at < len(lines) else None
            if not match:
                break
            lines[at] = match[1] + _python(match[2], match[3].rstrip(), lines[at].strip())
        except (ValueError, RecursionError, MemoryError):
            break
        else:
            return "\n".join(lines)
    return code  # running it says what is wrong


def _python(sign, words, line):
    name, _, rest = words.partition(" ")
    rest = OPTIONS.sub("", rest)
    if sign == "%" and name == "time" and rest:
        return f"_live_time(lambda: ({rest}))" if _is(rest, "eval") else f"with _live_timed(): {rest}"
    if sign == "%" and name == "timeit" and _is(rest, "eval"):
        return f"_live_timeit(lambda: ({rest}))"
    return f"_live_note({f'{line}: {_skipped(sign, name, words)}.'!r})"


def _is(code, mode):
    try:
        ast.parse(code, mode=mode)
    except SyntaxError:
        return False
    return bool(code.strip())


def _skipped(sign, name, words):
    if sign == "%" and name == "matplotlib":
        return f"skipped, for {HERE}"
    if asked := re.fullmatch(r"(?:python3? -m )?(?:pip3?|conda|mamba) install (.*)", words):
        wanted = [re.split(r"[\[=<>!~;]", word)[0] for word in asked[1].split() if not word.startswith("-")]
        absent = [word for word in wanted if not _is_here(word)]
        return f"skipped; this page has no {', '.join(absent)}" if absent else "skipped, for it is here already"
    if sign == "%%":
        return "skipped; the rest of the cell runs. %time and %timeit in front of a line work here"
    return "skipped; it works in a notebook, not on this page"


def _is_here(package):
    name = package.lower().replace("_", "-")
    return name in {each.lower().replace("_", "-") for each in [*modules, *modules.values()]}


@contextmanager
def timed():
    start = time.perf_counter()
    yield
    print(f"Time: {_seconds(time.perf_counter() - start)}")


def timed_value(make):
    with timed():
        value = make()
    return value


def timed_often(make):
    """As often as fits into a fifth of a second, five times; the best and the middle of these."""
    timer = timeit.Timer(make)
    loops, _ = timer.autorange()
    runs = sorted(run / loops for run in timer.repeat(5, loops))
    print(f"{_seconds(runs[2])} per loop, at best {_seconds(runs[0])} (5 runs of {loops:,})")


def _seconds(value):
    """
    >>> _seconds(0.00123), _seconds(0.0)
    ('1.23 ms', 'too short for the clock here')
    """
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-9:.3g} ns" if value > 0 else "too short for the clock here"


def install(note):
    """The names that `plain` writes; `note` tells the reader a sentence."""
    vars(builtins).update(_live_note=note, _live_time=timed_value, _live_timed=timed, _live_timeit=timed_often)
