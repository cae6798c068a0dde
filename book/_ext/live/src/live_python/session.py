"""Run cells, one after the other, in one namespace; whatever a cell does, the next one finds Python in order."""

import __main__
import builtins
import json
import logging

from pyodide.code import CodeRunner

from . import errors, needs, page, show, widgets

_intact = dict(vars(builtins))
_repair = vars(builtins).update  # bound now: after a cell's builtins.clear() there is no name to look it up by


def start(post, modules_json):
    page.connect(post, modules_json)
    builtins.input = _intact["input"] = no_input
    show.take_streams()
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # it tells of its cache, in every session


def no_input(prompt=""):
    raise RuntimeError("input() can't ask you anything here. Write the value into the code instead.")


def packages_for(code):
    return needs.needs(code, vars(__main__))


class Showing:
    """What happens inside is shown in one place; an exception, too, which goes no further."""

    def __init__(self, name):
        self.name, self.failed = name, False

    def __enter__(self):
        show.place = show.Place(self.name)
        show.take_streams()
        return self

    def __exit__(self, kind, error, _):
        _repair(_intact)
        try:
            show.show_figures()
        except Exception as trouble:  # a figure that can't be drawn is the cell's mistake, too
            error = error or trouble
        show.flush()
        if error is not None:
            self.failed = True
            page.send(type="error", place=self.name, text=errors.explain(error))
        show.place.say_what_was_cut()
        return True


async def run(place, label, code):
    """Run a cell. Returns, as JSON, whether it went well, and the package whose absence it met."""
    missing = None
    with Showing(place) as showing:
        try:
            name = errors.remember(label, code)
            runner = CodeRunner(code, filename=name, return_mode="last_expr", quiet_trailing_semicolon=True).compile()
            value = await runner.run_async(vars(__main__))
            if value is not None:
                show.show_figures()
                show.display(value)
        except ModuleNotFoundError as error:
            missing = page.modules.get((error.name or "").partition(".")[0])
            raise
    return json.dumps({"ok": not showing.failed, "missing": missing})


def receive(comm_id, data_json):
    """A message of the page to a widget; what that draws belongs to the widget."""
    with Showing(comm_id):
        widgets.receive(comm_id, json.loads(data_json))


def write(name, text):
    """Text that came past sys.stdout, from C."""
    (show.stdout if name == "stdout" else show.stderr).write(text)
