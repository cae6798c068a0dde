"""Tests that could pass without having looked: waits for time, loops over nothing, ways out before the end."""

import ast
from pathlib import Path

import pytest

from tests.every import every

TESTS = Path(__file__).parent
FINDS = {
    "all",
    "all_inner_texts",
    "all_text_contents",
    "evaluate_all",
    "findall",
    "finditer",
    "glob",
    "iterdir",
    "rglob",
}
PASSES_ON = {"enumerate", "list", "map", "reversed", "set", "sorted", "zip"}
WAITS = {"sleep", "wait_for_timeout"}
LOOPS = (ast.For, ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)


def called(node):
    """The last name of what is called: `all` of `page.locator(...).all()`; "" if nothing is."""
    function = node.func if isinstance(node, ast.Call) else None
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def searches(node):
    """Is this what a search found, as it came?"""
    if called(node) in PASSES_ON:
        return any(searches(each) for each in node.args)
    return called(node) in FINDS and isinstance(node.func, ast.Attribute)


def sources(loop):
    return [loop.iter] if isinstance(loop, ast.For) else [each.iter for each in loop.generators]


def judges(loop, parents):
    """Does the loop say what is right? A `for` with an assertion in it; anything shorter within one."""
    if isinstance(loop, ast.For):
        return any(isinstance(each, ast.Assert) for each in ast.walk(loop))
    around = list(parents(loop))
    return any(isinstance(each, ast.Assert) for each in around) and not any(map(asks_for_something, around))


def asks_for_something(node):
    """A comparison that nothing found can't pass: `== {"a"}`, or `in` what was found."""
    if not isinstance(node, ast.Compare):
        return False
    empty = any(isinstance(each, ast.List | ast.Set | ast.Tuple) and not each.elts for each in node.comparators)
    return isinstance(node.ops[0], ast.In) or (isinstance(node.ops[0], ast.Eq) and not empty)


def faults(source):
    """(line, fault) for each habit that lets a test pass without having looked."""
    tree = ast.parse(source)
    parent = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}

    def parents(node):
        while node := parent.get(node):
            yield node

    def test_of(node):
        functions = [each for each in parents(node) if isinstance(each, ast.FunctionDef | ast.Lambda)]
        return functions[0] if functions and getattr(functions[0], "name", "").startswith("test_") else None

    for node in ast.walk(tree):
        polls = any(isinstance(each, ast.While) for each in parents(node))
        if called(node) in WAITS and not polls:
            yield node.lineno, "waits for time: wait for what it brings (tests/site/page.py)"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "setTimeout(" in node.value:
            yield node.lineno, "a page's script waits for time: let it wait for a frame or an event"
        if isinstance(node, LOOPS) and any(map(searches, sources(node))) and judges(node, parents):
            yield node.lineno, "judges what a search found, even if that is nothing: for ... in every(...)"
        if isinstance(node, ast.Return) and test_of(node):
            yield node.lineno, "a test returns before its end"
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.IfExp):
            yield node.lineno, "does something or nothing, and doesn't tell which"
        if called(node) in {"importorskip", "skip"}:
            yield node.lineno, "leaves a test out"


@pytest.mark.parametrize("path", sorted(TESTS.rglob("*.py")), ids=lambda path: str(path.relative_to(TESTS)))
def test_no_test_passes_without_having_looked(path):
    if path == Path(__file__):
        path = TESTS / "every.py"
    found = sorted(faults(path.read_text(encoding="utf-8")))
    assert [f"{path.relative_to(TESTS)}:{line}: {fault}" for line, fault in found] == []


PLANTED = [
    "page.wait_for_timeout(40)",
    "time.sleep(1)",
    "page.evaluate('new Promise(go => setTimeout(go, 60))')",
    "for box in page.locator('button').all():\n    assert box",
    "for number, path in enumerate(sorted(folder.glob('*.json'))):\n    assert path",
    "assert all(picture.is_visible() for picture in page.locator('svg').all())",
    "assert not [line for line in re.findall('a', text) if line]",
    "def test_a():\n    if not found:\n        return\n    assert found",
    "page.click('button') if page else None",
    "pytest.skip('no browser')",
    "assert {path.name for path in folder.glob('*.json')} <= names",
    "assert [path for path in folder.glob('*.json') if path.stat().st_size == 0] == []",
]
SOUND = [
    "while not path.exists():\n    time.sleep(0.02)",
    "for box in every(page.locator('button')):\n    assert box",
    "for path in folder.glob('*.json'):\n    path.unlink()",
    "names = [path.name for path in folder.glob('*.json')]\nassert names == ['a.json']",
    "def start():\n    return 1",
    "assert np.isfinite(values).all()",
    "assert {path.name for path in folder.glob('*.json')} == {'a.json'}",
]


@pytest.mark.parametrize("source", PLANTED)
def test_a_planted_fault_is_seen(source):
    assert len(list(faults(source))) == 1


@pytest.mark.parametrize("source", SOUND)
def test_what_is_sound_is_left_alone(source):
    assert list(faults(source)) == []


def test_every_fails_where_nothing_is_found():
    with pytest.raises(AssertionError, match="nothing was found"):
        every(TESTS.glob("*.nonsense"))
