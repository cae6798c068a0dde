"""ipywidgets without a kernel: each widget's messages go to the page, and the page's come back.

Called when packages have been loaded; until ipywidgets is among them there is nothing to do.
"""

import json
from importlib.util import find_spec

from . import show
from .page import send

PAGE_HAS_THEM = ("_esm", "_css")  # the front end, once for each widget
_prepared = False


def prepare():
    global _prepared
    if _prepared or find_spec("ipywidgets") is None:
        return
    _prepared = True
    import comm

    comm.create_comm = _comm_class()
    _show_in_outputs()


def _comm_class():
    from comm.base_comm import BaseComm

    class PageComm(BaseComm):
        def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
            data = dict(data or {})
            if "state" in data:
                data["state"] = {name: value for name, value in data["state"].items() if name not in PAGE_HAS_THEM}
            send(type="comm", what=msg_type, id=self.comm_id, data=json.loads(json.dumps(data, default=str)))

    return PageComm


def _show_in_outputs():
    """`with output:` shows in that widget; ipywidgets leaves it to a kernel."""
    from ipywidgets import Output

    entered = []

    def enter(output):
        entered.append(show.shown_in(output.model_id))
        entered[-1].__enter__()

    def leave(output, *error):
        return entered.pop().__exit__(*error)

    Output.__enter__, Output.__exit__ = enter, leave


def receive(comm_id, data):
    """The reader moved something."""
    import comm

    found = comm.get_comm_manager().get_comm(comm_id)
    if found is not None:
        found.handle_msg({"content": {"data": data}, "buffers": []})
