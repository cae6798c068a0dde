"""Runs inside the sandbox: executes a notebook's cells, then answers questions about the functions they made.

It knows inputs only, never what is right. So there is nothing in here worth reading or patching:
the worst a submission can do to this process is to spoil its own answers.

Started as: python -I -S -B runner.py UID, the user to become (-1: stay), from a folder that holds numpy, too,
and the stand-in for `lib`. Requests and replies are lines of JSON on the two standard streams.
"""

import os
import sys


def bind_and_drop(limits: dict, uid: int) -> None:
    """Bounds of this process and all that it starts, then another user: neither can be taken back."""
    import resource

    for name, amount in limits.items():
        resource.setrlimit(getattr(resource, name), (amount, amount))
    if uid >= 0:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)


def channels() -> tuple:
    """The two pipes to the grader, moved away from where `input()` and `print()` would find them."""
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return os.fdopen(requests, "rb"), replies


class NotYours:
    """In place of something that would do the exercise: it may be imported, and complains when used."""

    def __init__(self, name: str):
        self._name = name

    def __call__(self, *args, **named):
        raise RuntimeError(f"{self._name} can't be had here: this one is yours to write")

    def __getattr__(self, name: str) -> "NotYours":
        if name.startswith("__"):
            raise AttributeError(name)
        return NotYours(f"{self._name}.{name}")

    def __iter__(self):
        return self()

    def __repr__(self) -> str:
        return f"<{self._name}: this one is yours to write>"


def refuse_borrowing() -> None:
    """scipy, scikit-learn and the rest of `lib` exist in name only."""
    import importlib.abc
    import importlib.machinery
    import types

    class Refusal(types.ModuleType):
        __path__ = []  # noqa: RUF012 (a package says so by this)
        __all__ = ()

        def __getattr__(self, name: str):
            if name.startswith("__"):
                raise AttributeError(name)
            return NotYours(f"{self.__name__}.{name}")

        def __call__(self, *args, **named):
            return NotYours(self.__name__)()

    class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] in ("scipy", "sklearn", "statsmodels", "lib"):
                return importlib.machinery.ModuleSpec(name, self, is_package=True)
            return None

        def create_module(self, spec):
            return Refusal(spec.name)

        def exec_module(self, module):
            pass

    sys.meta_path.append(Finder())  # last: what is really there comes first


def words(error: BaseException) -> str:
    try:
        if isinstance(error, SyntaxError) and error.filename == "cell":  # the grader says which one
            return f"{type(error).__name__}: {error.msg}, in line {error.lineno}"[:400]
        return f"{type(error).__name__}: {error}"[:400]
    except BaseException:
        return "an error that can't be shown"


def come_in():
    """Take the bounds, become another user, and hand back what the rest needs: requests, `reply`, the cells."""
    requests, replies = channels()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import json

    first = json.loads(requests.readline())
    bind_and_drop(first["limits"], int(sys.argv[1]))
    if sys.platform == "linux":
        import syscalls  # type: ignore[import-not-found] # beside this file in the sandbox

        syscalls.forbid()
    import protocol  # type: ignore[import-not-found]

    write, line, token = os.write, protocol.line, first["token"]

    def reply(message: dict) -> None:
        rest = line(message | {"token": token})
        while rest:
            rest = rest[write(replies, rest) :]

    return requests, reply, first["cells"]


def empty_notebook() -> dict:
    """The names that a notebook starts with; warnings are off, since nobody reads them here."""
    import types
    import warnings

    import numpy as np

    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    refuse_borrowing()
    home = types.ModuleType("__main__")
    space = vars(home)
    space.update(display=lambda *things, **named: None, get_ipython=lambda: None)
    sys.modules["__main__"] = home
    sys.argv[:] = [""]
    return space


def answers_to(question: dict, space: dict, encode, decode) -> list[dict]:
    """What the function or value of that name gives: once for each set of arguments."""
    name = question["name"]
    if name not in space:
        return [{"absent": True}]
    if "args" not in question:
        return [{"value": encode(space[name])}]
    answers: list[dict] = []
    for args in question["args"]:
        try:
            answers.append({"value": encode(space[name](*(copy(decode(a)) for a in args)))})
        except BaseException as error:
            answers.append({"raised": words(error)})
    return answers


def main() -> None:
    requests, reply, notebook = come_in()
    import json

    import cells  # type: ignore[import-not-found]
    import protocol

    # held here, under names of ours: a cell may put anything into the modules afterwards
    run, loads, encode, decode = cells.run, json.loads, protocol.encode, protocol.decode
    leave, who, me, space = os._exit, os.getpid, os.getpid(), empty_notebook()

    reply({"ready": True})
    os.dup2(1, 2)  # up to here the grader hears what went wrong
    for number, source in notebook:
        reply({"cell": number})
        error = run(source, "cell", space)
        if who() != me:  # a copy of this process, made by the cell: it has no say
            leave(0)
        if error is not None:
            reply({"cell": number, "error": words(error)})
    reply({"ran": True})

    for request in requests:
        answers = answers_to(loads(request), space, encode, decode)
        if who() != me:
            leave(0)
        reply({"answers": answers})
    leave(0)


def copy(value):
    """Numbers as Python's own, arrays writable: as a notebook would pass them."""
    return value.item() if value.ndim == 0 else value.copy()


if __name__ == "__main__":
    main()
