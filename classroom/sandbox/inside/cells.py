"""A notebook's cell as Python, and run so that a statement which fails costs itself, and not those below it.

IPython would read the cell for us, but it and what it needs are far more than the sandbox should hold.
"""

import __future__

import ast
import re

RUNS = ("time", "timeit", "prun", "capture")  # magics whose line, or cell, is code
OPTION = r"(?:-\w+(?:[ =]?\d+)?\s+)*"
SPECIAL = re.compile(
    r"""(?P<indent>\s*)
        (?:(?P<target>[A-Za-z_][\w.,\ \[\]'"]*?)\s*=\s*)?   # files = !ls
        (?P<sign>%|!!?)(?P<rest>[^=%].*)?$""",
    re.VERBOSE,
)
HELP = re.compile(r"\s*(\?{1,2}[\w.%*]+|%{0,2}[\w.*]+\?{1,2})\s*$")


def run(source: str, where: str, space: dict) -> BaseException | None:
    """Run a cell, statement by statement; the first error, or None."""
    first = None
    try:
        statements, flags = read(source, where)
    except BaseException as error:  # not Python; nested too deeply
        return error
    for statement in statements:
        try:
            exec(compile(ast.Module([statement], []), where, "exec", flags, dont_inherit=True), space)
        except BaseException as error:
            first = first or error
    return first


def read(source: str, where: str) -> tuple[list[ast.stmt], int]:
    """The cell's statements, one for each thing imported, and the flags of its `from __future__ import`."""
    try:
        tree = ast.parse(source, where)
    except SyntaxError:  # only then without the notebook's own lines: a % may stand in a string
        tree = ast.parse(plain_python(source), where)
    statements: list[ast.stmt] = []
    flags = 0
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for name in node.names:
                flags |= getattr(getattr(__future__, name.name, None), "compiler_flag", 0)
        elif isinstance(node, ast.Import):
            statements += [ast.copy_location(ast.Import([name]), node) for name in node.names]
        else:
            statements.append(node)
    return statements, flags


def plain_python(source: str) -> str:
    """A cell without what only a notebook understands: %magic, !shell, help?"""
    lines = source.strip("\n").split("\n")
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    lines = [line.removeprefix(indent) for line in lines]  # copied with spaces before it, as a notebook allows
    if lines[0].startswith("%%"):
        name = lines[0][2:].split(maxsplit=1)
        lines = lines[1:] if name and name[0] in RUNS else []
    found: list[str] = []
    while lines:
        line = lines.pop(0)
        if SPECIAL.match(line):
            while line.endswith("\\") and lines:
                line = line[:-1] + lines.pop(0).strip()
            line = _without_magic(line)
        elif HELP.match(line):
            line = line[: len(line) - len(line.lstrip())] + "pass"
        found.append(line)
    return "\n".join(found)


def _without_magic(line: str) -> str:
    """`%time w = fit(X)` as `w = fit(X)`, `files = !ls` as `files = []`, `%pip install x` as `pass`."""
    magic = SPECIAL.match(line)
    assert magic is not None
    indent, target, rest = magic["indent"], magic["target"], magic["rest"] or ""
    name, _, code = rest.strip().partition(" ")
    if magic["sign"] == "%" and name in RUNS and name != "capture":
        code = re.sub(rf"^{OPTION}", "", code.strip() + " ").strip()
        if target:
            return f"{indent}{target} = {code or None}"
        return indent + (code or "pass")
    if target:
        return f"{indent}{target} = {'[]' if magic['sign'].startswith('!') else None}"
    return indent + "pass"
