"""Run cells, one after the other, in one namespace; whatever a cell does, the next one finds Python in order."""

import ast
import builtins
import json
import logging

from pyodide.code import CodeRunner

import __main__

from . import errors, ipython, magics, names, needs, order, page, show, widgets

_history = order.History()
_intact = dict(vars(builtins))
_repair = vars(builtins).update  # bound now: after a cell's builtins.clear() there is no name to look it up by


def start(post, modules_json):
    page.connect(post, modules_json)
    magics.install(show.note)
    builtins.input = no_input
    _intact.update(vars(builtins))
    show.take_streams()
    ipython.install()
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # it tells of its cache, in every session


def no_input(prompt=""):
    raise RuntimeError("input() can't ask you anything here. Write the value into the code instead.")


def packages_for(code):
    return needs.needs(magics.plain(code), vars(__main__))


def needed(cells_json):
    """Which cells have to run before the last of these, as JSON."""
    try:
        return json.dumps(_history.needed(_plain(cells_json)))
    except (RecursionError, MemoryError):
        return "[]"  # code too deep to be read; running it says so


def outdated(cells_json):
    """Which cells of the page would show something else now, as JSON."""
    try:
        return json.dumps(_history.outdated(_plain(cells_json)))
    except (RecursionError, MemoryError):
        return "[]"


def _plain(cells_json):
    return [(place, magics.plain(code)) for place, code in json.loads(cells_json)]


def completions(dotted):
    """How a name can go on, as JSON: pairs of name and kind."""
    return json.dumps(names.completions(dotted, vars(__main__)))


def about(dotted):
    """What a name is, as JSON: signature or value, and documentation; null if it isn't alive."""
    return json.dumps(names.about(dotted, vars(__main__)))


async def run(place, label, code):
    """Run a cell. Returns, as JSON, whether it went well, and the package whose absence it met."""
    missing, typed, code = None, code, magics.plain(code)
    _history.ran(place, code)
    show.take_streams()
    with show.shown_in(place) as shown:
        try:
            name = errors.remember(label, typed)
            runner = CodeRunner(
                code, filename=name, quiet_trailing_semicolon=True, flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            )
            value = await runner.compile().run_async(vars(__main__))
            if value is not None:
                show.show_figures()
                show.display(value)
        except ModuleNotFoundError as error:
            missing = page.modules.get((error.name or "").partition(".")[0])
            raise
        finally:
            _repair(_intact)
            show.take_streams()
    return json.dumps({"ok": not shown.failed, "missing": missing})


def receive(comm_id, data_json):
    """A message of the page to a widget. What it prints is shown where its Output is, or in its own name."""
    with show.shown_in(comm_id):
        widgets.receive(comm_id, json.loads(data_json))


def write(name, text):
    """Text that came past sys.stdout, from C."""
    (show.stdout if name == "stdout" else show.stderr).write(text)
