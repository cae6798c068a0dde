"""Which of the site's packages a cell will import, told before it runs: what it doesn't use is never fetched.

A cell's own imports are in its text. What it uses of `lib` is followed into lib's source, function by function:
`lib.LogisticRegression` needs numpy alone, `plots.plot_loss` matplotlib.
"""

import ast
from functools import cache
from pathlib import Path
from types import ModuleType

from .page import modules

DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def needs(code, namespace):
    """The packages for `code`, where `namespace` holds what earlier cells have made."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return []  # running it says what is wrong
    scan = Scan(namespace)
    scan.imports(tree)
    scan.uses(tree, _bindings(ast.walk(tree)), {})
    return sorted(scan.found)


class Scan:
    """Follows names. `found` grows by the package of each module that would be imported."""

    def __init__(self, namespace):
        self.namespace, self.found, self.seen = namespace, set(), set()

    def imports(self, tree):
        """Every import anywhere in the tree will be run."""
        for dotted in _bindings(ast.walk(tree)).values():
            self.imported(dotted)

    def imported(self, dotted):
        """An import of a module runs what it imports at its top."""
        top = dotted.partition(".")[0]
        self.found |= {modules[top]} if top in modules else set()
        for name in _parents(dotted):
            if top == "lib" and ("import", name) not in self.seen:
                self.seen.add(("import", name))
                for needed in _source(name).at_import:
                    self.imported(needed)
                if name != (elsewhere := _where(name)):
                    self.imported(elsewhere)

    def uses(self, tree, bound, defined):
        """Every name in the tree may be used: of the tree's imports, of its module, or of an earlier cell."""
        for node in ast.walk(tree):
            dotted = _dotted(node)
            if not dotted:
                continue
            root, _, rest = dotted.partition(".")
            if root in defined:
                self.body(bound, defined, root)
            elif meant := bound.get(root) or _meaning(self.namespace.get(root)):
                self.used(f"{meant}.{rest}" if rest else meant)

    def used(self, dotted):
        """A name of lib: follow it to where it is defined, and into its body."""
        if not dotted.startswith("lib.") or ("use", dotted) in self.seen:
            return
        self.seen.add(("use", dotted))
        self.imported(dotted)
        dotted = _where(dotted)
        module = next((name for name in reversed(_parents(dotted)) if _file(name)), "lib")
        name, _, rest = dotted.removeprefix(module).removeprefix(".").partition(".")
        source = _source(module)
        if name in source.defined:
            self.body(source.bound, source.defined, name)
        elif name in source.bound:
            self.used(f"{source.bound[name]}.{rest}" if rest else source.bound[name])

    def body(self, bound, defined, name):
        node = defined[name]
        if node not in self.seen:
            self.seen.add(node)
            self.imports(node)
            self.uses(node, bound | _bindings(ast.walk(node)), defined)


class Source:
    """A module of lib, read but not run: its imports, and what it defines."""

    def __init__(self, text):
        tree = ast.parse(text)
        top = list(_at_import(tree))
        self.bound = _bindings(top)
        self.at_import = list(self.bound.values())
        self.defined = {node.name: node for node in top if isinstance(node, DEFINITIONS)}


@cache
def _source(module):
    file = _file(module)
    return Source(file.read_text(encoding="utf-8") if file else "")


@cache
def _file(module):
    """The file of a module of lib, or None."""
    import lib

    base = Path(lib.__file__).parent.joinpath(*module.split(".")[1:])
    return next((file for file in (base.with_suffix(".py"), base / "__init__.py") if file.is_file()), None)


def _where(dotted):
    """lib.LogisticRegression is lib.model.LogisticRegression: lib takes some names from elsewhere, on first use."""
    import lib

    _, name, *rest = [*dotted.split("."), ""]
    elsewhere = lib._ON_FIRST_USE.get(name, f"lib.{name}")
    if elsewhere == f"lib.{name}":
        return dotted
    return ".".join([elsewhere, name, *rest]).rstrip(".")


def _meaning(value):
    """The dotted name of what an earlier cell imported, or of the class of what it made."""
    if isinstance(value, ModuleType):
        return value.__name__
    thing = value if hasattr(value, "__qualname__") else type(value)
    dotted = f"{thing.__module__}.{thing.__qualname__}"
    return dotted if dotted.startswith("lib.") else None


def _bindings(nodes):
    """Name -> dotted name, for each import among the nodes."""
    bound = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                bound[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
                bound[f"import {alias.name}"] = alias.name  # the whole path is run, whatever name it gets
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                bound[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return bound


def _at_import(tree):
    """What runs when a module is imported: not the inside of its functions and classes.

    Nor what it only tries to import, and can do without; nor what only a checker of types reads.
    """
    todo = list(tree.body)
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.Try) and any(_dotted(h.type) == "ModuleNotFoundError" for h in node.handlers):
            todo += [child for handler in node.handlers for child in handler.body]
        elif isinstance(node, ast.If) and _dotted(node.test) == "TYPE_CHECKING":
            todo += node.orelse
        elif not isinstance(node, DEFINITIONS):
            todo += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt | ast.ExceptHandler)]


def _dotted(node):
    """a.b.c as text, or "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def _parents(dotted):
    """a.b.c -> a, a.b, a.b.c"""
    parts = dotted.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]
