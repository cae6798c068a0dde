"""What the editor asks of the living names: how one can go on, and what one is."""

import builtins
import inspect
import types

MOST = 300  # names offered
LONGEST = 6000  # characters of a documentation
SHORT = 300  # characters of a value


def completions(dotted, namespace):
    """How `dotted`, a name or the beginning of one, can go on: (name, kind) for each; none for a name not yet alive.

    >>> completions("wei", {"weights": 3})
    [('weights', 'variable')]
    """
    owner, dot, begin = dotted.rpartition(".")
    if not dot:
        found = {**vars(builtins), **namespace}
        names, look = list(found), found.get
    else:
        try:
            value = value_of(owner, namespace)
            names = dir(value)
        except Exception:
            return []
        look = lambda name: inspect.getattr_static(value, name, None)  # noqa: E731 (no property is run)
    shown = [name for name in names if name.startswith(begin) and (begin.startswith("_") or not name.startswith("_"))]
    return [(name, _kind(look(name))) for name in sorted(shown)[:MOST]]


def about(dotted, namespace):
    """What a name is, as (its signature or value, its documentation); None if it isn't alive."""
    try:
        value = value_of(dotted, namespace)
    except Exception:
        return None
    if not callable(value) and not isinstance(value, types.ModuleType):
        return f"{dotted}: {_value(value)}", ""
    doc = inspect.getdoc(value) or ""
    if len(doc) > LONGEST:
        doc = doc[:LONGEST].rsplit("\n", 1)[0] + "\n…"
    name = dotted.rpartition(".")[2]
    try:
        return f"{name}{inspect.signature(value)}", doc
    except (TypeError, ValueError):  # written in C, and silent about it
        return name, doc


def value_of(dotted, namespace):
    """What `a.b.c` stands for now."""
    first, *rest = dotted.split(".")
    value = namespace[first] if first in namespace else getattr(builtins, first)
    for name in rest:
        value = getattr(value, name)
    return value


def _value(value):
    kind = type(value).__name__
    try:
        if isinstance(shape := getattr(value, "shape", None), tuple) and shape:
            return f"{kind} of shape {shape}, {getattr(value, 'dtype', '')}"
        text = repr(value)
    except Exception:
        return kind
    return f"{kind} = {text if len(text) <= SHORT else text[:SHORT] + ' …'}"


def _kind(value):
    """As the editor names it."""
    if isinstance(value, type):
        return "class"
    if isinstance(value, types.ModuleType):
        return "namespace"
    return "function" if callable(value) or isinstance(value, classmethod | staticmethod) else "variable"
