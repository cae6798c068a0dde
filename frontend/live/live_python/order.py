"""Which cells a cell needs to have run before it, so that it is never wrong by the order in which cells were run.

A cell needs those that make the names it reads. A name is made by binding it, and by changing what it stands for in
place: `X -= mean`, `a[i] = 0`, `losses.append(x)`, `model.fit(X, y)`. Names are read by Python's own symtable and ast,
not by running anything. Where code could do anything (`exec`, `import *`), every cell above is needed.
"""

import ast
import re
import symtable
from functools import cache
from typing import NamedTuple

DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
CERTAIN = DEFINITIONS | ast.Assign | ast.AnnAssign | ast.Import | ast.ImportFrom  # these bind whatever happens
ANYTHING = {"exec", "eval", "globals", "locals", "vars", "__import__", "import_module", "reload"}
READS_ONLY = {
    "all", "any", "argmax", "argmin", "argsort", "astype", "clip", "copy", "count", "cumsum", "decision_function",
    "dot", "endswith", "flatten", "format", "get", "index", "items", "join", "keys", "lower", "max", "mean", "min",
    "nonzero", "observe", "predict", "predict_proba", "ravel", "repeat", "replace", "reshape", "round", "score",
    "split", "squeeze", "startswith", "std", "strip", "sum", "tolist", "transpose", "upper", "values", "var"
}  # fmt: skip
FILLS = {
    "add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "reverse", "setdefault",
    "sort", "update"
}  # fmt: skip
FILLS_ARGUMENT = {
    "copyto", "delattr", "fill_diagonal", "heappop", "heappush", "next", "place", "put", "putmask", "setattr",
    "shuffle"
}  # fmt: skip
SETS_UP = re.compile(r"set|seed|use|reset|update|simplefilter|filterwarnings|register")  # a module: np.seterr(...)
SAME_DATA = {"asarray", "asanyarray", "atleast_1d", "atleast_2d", "broadcast_to", "ravel", "reshape", "squeeze"}
RANDOM = "numbers drawn from a module's own generator"  # a name that no cell can have


class Names(NamedTuple):
    """What a cell does with names."""

    reads: frozenset  # of earlier cells
    binds: frozenset  # makes anew, whatever they were
    may_bind: frozenset  # in a loop, or under an if
    changes: frozenset  # in place
    counts: frozenset  # in place, so that running the cell twice is not the same as once

    @property
    def made(self):
        return self.binds | self.may_bind | self.changes


class Run(NamedTuple):
    """A cell that was run, and what its code then did."""

    place: str
    code: str
    names: Names


class Statement(NamedTuple):
    node: ast.stmt
    reads: frozenset
    binds: frozenset
    inside: frozenset  # names that functions in it keep for themselves
    sets: frozenset  # names of the cell that a call of the function binds


@cache
def statements(code):
    """The statements of a cell, each with the cell's names that it uses."""
    try:
        return tuple(map(_statement, ast.parse(code).body))
    except SyntaxError:
        return ()  # it can't run, so it makes nothing; running it says what is wrong


def _statement(node):
    top, *scopes = _scopes(symtable.symtable(ast.unparse(node), "cell", "exec"))
    symbols = [symbol for scope in scopes for symbol in scope.get_symbols()]
    reads = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_referenced()}
    reads |= {symbol.get_name() for symbol in symbols if symbol.is_global() and symbol.is_referenced()}
    binds = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    binds |= {symbol.get_name() for symbol in symbols if symbol.is_declared_global() and symbol.is_assigned()}
    inside = {symbol.get_name() for symbol in symbols if not symbol.is_global()}
    if isinstance(node, DEFINITIONS):
        sets, binds = binds - {node.name}, {node.name}
    else:
        sets = set()
    return Statement(node, *map(frozenset, (reads, binds, inside, sets)))


def _scopes(table):
    yield table
    for child in table.get_children():
        yield from _scopes(child)


class Page:
    """The cells from the first to one of them, read together: a function of one cell may change a name of another."""

    def __init__(self, codes):
        every = [statement for code in codes for statement in statements(code)]
        nodes = [node for statement in every for node in ast.walk(statement.node)]
        self.imported = {name for each in nodes for name in _imports(each)}
        self.reads_only = READS_ONLY - {node.name for node in nodes if isinstance(node, DEFINITIONS) and _stores(node)}
        self.groups = {}  # name -> the names that may stand for the same data
        for node in nodes:
            self._same(node)
        self.does = {}  # function -> what a call of it changes, and whether its arguments may be among that
        for _ in range(2):  # one may call another that comes later
            for statement in every:
                self._definition(statement)
        self.calls = {each.node.name: each.reads for each in every if isinstance(each.node, DEFINITIONS)}
        self.unsure = any(map(_anything, nodes))
        self.there = set()  # names that exist so far: what comes later shares nothing yet
        self.names = [self._names(code) for code in codes]

    def _same(self, node):
        pairs = []
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            pairs = [(node.target, node.iter)]
        elif isinstance(node, ast.NamedExpr | ast.AnnAssign) and node.value:
            pairs = [(node.target, node.value)]
        for target, value in pairs:
            together = {each.id for each in ast.walk(target) if isinstance(each, ast.Name)} | self._roots(value)
            group = set().union(together, *(self.groups.get(name, ()) for name in together))
            self.groups |= dict.fromkeys(group, group)

    def _roots(self, node):
        """The names whose data the value of an expression may be, or hold."""
        if isinstance(node, ast.Name):
            return {node.id} - self.imported
        if isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
            return self._roots(node.value)
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            return set().union(*map(self._roots, node.elts))
        if isinstance(node, ast.Dict):
            return set().union(*map(self._roots, node.values))
        if isinstance(node, ast.IfExp):
            return self._roots(node.body) | self._roots(node.orelse)
        if isinstance(node, ast.Call):
            if _called(node) in SAME_DATA | {"enumerate", "zip", "reversed"}:
                return set().union(*map(self._roots, node.args)) | self._receiver(node)
            return self._receiver(node)
        return set()

    def _receiver(self, call):
        return self._roots(call.func.value) if isinstance(call.func, ast.Attribute) else set()

    def _definition(self, statement):
        if isinstance(statement.node, DEFINITIONS):
            changed, counted = self._changed(statement.node)
            arguments = not changed.isdisjoint(_parameters(statement.node))
            changed = (changed - statement.inside) | statement.sets
            self.does[statement.node.name] = (changed, counted - statement.inside, arguments)

    def _changed(self, statement):
        """The names that may be changed in place, and those of them that a second time changes again."""
        changed, counted = set(), set()
        for node in ast.walk(statement):
            if isinstance(node, ast.AugAssign):
                counted |= self._roots(node.target)
            elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
                counted |= self._roots(node) or _names_in(node.value)
            elif isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
                changed |= self._roots(node) or _names_in(node.value)
            elif isinstance(node, ast.Call):
                by_method, for_good = self._by_call(node)
                changed |= by_method
                counted |= for_good
        return changed | counted, counted

    def _by_call(self, call):
        name, receiver = _called(call), self._receiver(call)
        changed, counted = set(), set()
        given = [*call.args, *(word.value for word in call.keywords)]
        if receiver and name not in self.reads_only:
            changed |= receiver
            counted |= receiver if name in FILLS else set()
        elif isinstance(call.func, ast.Attribute) and not receiver:  # of a module
            path = ast.unparse(call.func).split(".")
            if "random" in path[:-1] and name != "default_rng":
                counted.add(RANDOM)
            elif SETS_UP.match(name):
                changed |= _names_in(call.func)
        if name in FILLS_ARGUMENT:
            counted |= set().union(*map(self._roots, given))
        if isinstance(call.func, ast.Name) and name in self.does:
            inside, for_good, arguments = self.does[name]
            changed |= inside
            counted |= for_good | (set().union(*map(self._roots, given)) if arguments else set())
        for word in call.keywords:
            counted |= self._roots(word.value) if word.arg == "out" else set()
        return changed, counted

    def _names(self, code):
        reads, binds, may_bind, changes, counts = set(), set(), set(), set(), set()
        for statement in statements(code):
            defines = isinstance(statement.node, DEFINITIONS)
            self.there |= statement.binds
            changed, counted = (set(), set()) if defines else map(self._together, self._changed(statement.node))
            reads |= (self._with_calls(statement.reads) | changed) - binds
            changes |= changed - binds
            counts |= counted - binds
            certain = statement.binds if isinstance(statement.node, CERTAIN) else _imported_in(statement.node)
            may_bind |= statement.binds - binds - certain - changed
            binds |= certain
        return Names(*map(frozenset, (reads, binds, may_bind, changes, counts)))

    def _with_calls(self, names):
        """Using a function uses what is used in it."""
        found, todo = set(), set(names)
        while todo:
            found |= todo
            todo = set().union(*(self.calls.get(name, ()) for name in todo)) - found
        return found

    def _together(self, names):
        return set().union(names, *(self.groups.get(name, set()) & self.there for name in names))

    def makers(self, reader, name):
        """The cells that make the name as the cell with that number finds it, in the page's order."""
        found = []
        for number in range(reader - 1, -1, -1):
            if name in self.names[number].made:
                found.insert(0, number)
            if name in self.names[number].binds:
                break
        return found


class History:
    """What has run in this session, one cell after the other."""

    LONGEST = 300  # runs; what was made before is made again

    def __init__(self):
        self.runs, self.present = [], {}

    def needed(self, cells):
        """The places that have to run, in this order, before the last of `cells`, pairs of place and code.

        A run counts if its code is the cell's present code, and if what it made hasn't been changed since by anything
        but the cells that come next on the page.
        """
        page = Page([code for _, code in cells])
        present = [Run(place, code, names) for (place, code), names in zip(cells, page.names, strict=True)]
        self.present = {run[:2]: run for run in present}
        runs = [self.present.get(run[:2], run) for run in self.runs]  # what a cell does, seen beside the same cells
        if page.unsure:
            return self._all_above(present)
        again = set()
        while more := _more(page, present, runs, again) - again:
            again |= more
        return [present[number].place for number in sorted(again)]

    def outdated(self, cells):
        """The places, of `cells` from the first to the last of the page, that would show something else if run again.

        They ran, and since then their own code was edited, or something that they read was, or was made anew.
        """
        page = Page([code for _, code in cells])
        present = [Run(place, code, names) for (place, code), names in zip(cells, page.names, strict=True)]
        now = {run[:2]: run for run in present}
        runs = [now.get(run[:2], run) for run in self.runs]
        last = {run.place: number for number, run in enumerate(runs)}
        stale = set()
        for number, cell in enumerate(present):  # from the top, so that those which it reads are judged already
            if cell.place in last and _is_stale(page, present, runs[: last[cell.place] + 1], stale, number):
                stale.add(number)
        return [present[number].place for number in sorted(stale)]

    def _all_above(self, present):
        *above, _ = [run[:2] for run in present]
        places = [place for place, _ in above]
        latest = {}  # in the order of the last runs
        for run in self.runs:
            latest.pop(run.place, None)
            latest[run.place] = run[:2]
        done = [run for place, run in latest.items() if place in places]
        return [] if done == above else places

    def ran(self, place, code):
        run = self.present.get((place, code)) or Run(place, code, Page([code]).names[0])
        self.runs = [*self.runs, run][-self.LONGEST :]


def _more(page, present, runs, again):
    """If the cells with these numbers run again: which others must, too?"""
    more, seen, todo = set(), set(), {len(present) - 1, *again}
    while todo:
        reader = todo.pop()
        seen.add(reader)
        will_run = reader in again or reader == len(present) - 1
        if will_run:
            before = [*runs, *(present[number] for number in sorted(again) if number < reader)]
        else:
            before = runs[: max((i for i, run in enumerate(runs) if run[:2] == present[reader][:2]), default=0)]
        for name in page.names[reader].reads:
            makers = page.makers(reader, name)
            todo |= {*makers} - seen
            if makers and not _as_made(name, [present[number] for number in makers], before):
                more |= {*makers} if will_run else {reader}
    return more


def _is_stale(page, present, runs, stale, number):
    """Has what this cell showed at the end of these runs become old? The numbers of those above are known."""
    *before, mine = runs
    if mine[:2] != present[number][:2]:
        return True
    for name in page.names[number].reads:
        makers = page.makers(number, name)
        if stale & {*makers} or (makers and not _as_made(name, [present[maker] for maker in makers], before)):
            return True
    return page.unsure and any(maker < number for maker in stale)


def _as_made(name, makers, runs):
    """Do the runs end with the name as these makers, one after the other, make it?"""
    start = max((i for i, run in enumerate(runs) if name in run.names.binds), default=0)
    ran = all(any(run[:2] == maker[:2] for run in runs[start:]) for maker in makers)
    return ran and _history(name, runs[start:]) == _history(name, makers)


def _history(name, runs):
    """The runs that made it what it is; one that only binds it again does nothing the second time."""
    history = []
    for run in runs:
        if name in run.names.counts or (name in run.names.binds | run.names.may_bind and history[-1:] != [run[:2]]):
            history.append(run[:2])
    return history


def _imports(node):
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name.partition(".")[0] for alias in node.names]
    return []


def _anything(node):
    """Code of which nobody can say what it does to names."""
    return "*" in _imports(node) or (isinstance(node, ast.Call) and _called(node) in ANYTHING)


def _called(call):
    """f and obj.f are both f."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _parameters(node):
    return {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)} - {"self", "cls"}


def _stores(node):
    """Does a function change anything but its own names?"""
    stores = (each for each in ast.walk(node) if isinstance(each, ast.Attribute | ast.Subscript))
    return any(not isinstance(each.ctx, ast.Load) for each in stores)


def _imported_in(statement):
    return {name for node in ast.walk(statement) for name in _imports(node)}


def _names_in(node):
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
