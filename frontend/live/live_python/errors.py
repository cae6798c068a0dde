"""A traceback cut to the reader's own lines, and a kind sentence where Python's words don't help on a page."""

import linecache
import re
import traceback

from .advice import advice
from .page import modules

LONGEST = 10_000  # characters of a traceback
DEEPEST = 2000  # frames of it: ten million would take minutes
MARKED = 10  # lines of one error
CELL_FILE = re.compile(r"<cell (\d+)>")
CELL = re.compile(r'File "<(cell \d+)>"')


def remember(label, code):
    """Keep the cell's lines for tracebacks; returns the file name under which they are known."""
    name = f"<{label}>"
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    return name


def explain(error):
    told = traceback.TracebackException(type(error), error, _end(error), limit=-DEEPEST, compact=True)
    _own_lines(told)
    text = "".join(told.format()).rstrip().replace("Traceback (most recent call last):\n", "")
    text = CELL.sub(lambda found: found[1].capitalize(), text).replace(", in <module>", "")
    if len(text) > LONGEST:
        text = text[: LONGEST // 2] + "\n…\n" + text[-LONGEST // 2 :]
    return "\n".join([text, *_advice(error)])


def lines(error):
    """Where in the reader's cells it happened: (number of the cell, line, what stands there), the last ones first."""
    frames = traceback.extract_tb(_end(error))
    places = [(frame.filename, frame.lineno, frame.line or "") for frame in reversed(frames)]
    if isinstance(error, SyntaxError):
        places.insert(0, (error.filename or "", error.lineno, error.text or ""))
    mine = [(CELL_FILE.fullmatch(file), line, text.strip()) for file, line, text in places]
    return list(dict.fromkeys((int(found[1]), line, text) for found, line, text in mine if found and line))[:MARKED]


def _end(error):
    """The last frames of a traceback: to look at each of ten million takes a minute, to go past them a second."""
    end = ahead = error.__traceback__
    for _ in range(DEEPEST):
        ahead = ahead and ahead.tb_next
    while ahead:
        end, ahead = end.tb_next, ahead.tb_next
    return end


def _own_lines(told):
    while told is not None:
        mine = [frame for frame in told.stack if CELL_FILE.fullmatch(frame.filename)]
        told.stack = traceback.StackSummary.from_list(mine)
        if told.exc_type is ModuleNotFoundError:
            told._str = told._str.splitlines()[0]  # Pyodide adds how to install, which is not possible here
        _own_lines(told.__cause__)
        told = told.__context__


def _advice(error):
    if isinstance(error, SystemExit):
        return ["The cell asked Python to stop. The session goes on."]
    if isinstance(error, MemoryError):
        return ["Your browser gives this page no more memory. Stop frees it: Python then starts anew."]
    if isinstance(error, ModuleNotFoundError) and error.name:
        top = error.name.partition(".")[0]
        if top in modules:
            return [f"{top} is fetched now: run the cell again."]
        return [f"This page has no package {top}. It has numpy, matplotlib, sklearn, scipy and this book's lib."]
    return advice(error)
