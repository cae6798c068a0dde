"""A source notebook of an exercise: what it grades, and what a student sees of it.

The format is nbgrader's (metadata schema 3, the same markers), so a course that runs nbgrader uses it as it is:

    ### BEGIN SOLUTION ... ### END SOLUTION          in an answer cell; a student gets `...` instead
    ### BEGIN HIDDEN TESTS ... ### END HIDDEN TESTS  in a check cell; a student doesn't get them

A hand-graded cell holds the model answer and the rubric, all of it for the teacher; the cell before it asks.
Two things are our own. A line `#: return ... / (1 + ...)` right above a solution is what a student gets in its place.
A check cell's metadata name the part's level: {"classroom": {"level": "complete"}}. And with "follows": ["fit-check"]
a part that builds on another gets follow-up credit: where that other is wrong, it is tried again on the model answer.
"""

import ast
import copy
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

LEVELS = ("trace", "complete", "build", "explain")
STUB = "#:"
ANSWER = "*Your answer here.*"
CODE = re.compile(r"\*Variant ([0-9a-f]{12})\.\*")  # in the text of a variant
MARKER = re.compile(r"^\s*#{1,3}\s*(BEGIN|END) (SOLUTION|HIDDEN TESTS)\s*$")


class ExerciseError(ValueError):
    """The source notebook is not one that can be graded; says which cell, and what to do."""


@dataclass(frozen=True)
class GradedPart:
    """A part that the grader checks: `check("odds", my_odds, p=0.8)` in a cell that gives points."""

    id: str
    check: str
    yours: str
    given: dict[str, Any]
    points: float
    level: str
    follows: tuple[str, ...] = ()  # earlier parts that it builds on, for follow-up credit


@dataclass(frozen=True)
class HandPart:
    """A part that a person marks."""

    id: str
    points: float
    question: str  # the cell before it
    answer: str  # the model answer, with the rubric


@dataclass(frozen=True)
class Exercise:
    """A source notebook, read."""

    name: str
    notebook: dict
    parts: tuple[GradedPart, ...]
    hand: tuple[HandPart, ...]
    modules: tuple[str, ...]  # of lib, that it builds on
    sha256: str
    variant: str = ""  # the code of a student's own

    @property
    def points(self) -> float:
        return sum(part.points for part in self.all_parts)

    @property
    def all_parts(self) -> list[GradedPart | HandPart]:
        return [*self.parts, *self.hand]

    @property
    def given_cells(self) -> list[dict]:
        """Code that is there from the start and locked: set-up and data."""
        return [cell for cell in self.notebook["cells"] if cell["cell_type"] == "code" and is_given(cell)]

    def solutions(self, part: GradedPart) -> dict[str, str]:
        """The model answer of a part: the source of each solution cell that binds its name, by grade_id."""
        found = {}
        for cell in self.notebook["cells"]:
            code = cell["cell_type"] == "code" and nbgrader(cell).get("solution")
            if code and part.yours in bound(text(cell)):
                found[str(nbgrader(cell)["grade_id"])] = text(cell)
        return found


def bound(source: str) -> set[str]:
    """The names that a cell gives a value to."""
    tree = list(ast.walk(ast.parse(source)))
    defined = {node.name for node in tree if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return defined | {node.id for node in tree if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def text(cell: dict) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def title(cells: list[dict]) -> str:
    """What a notebook calls itself in its first text; "" if that is no heading."""
    first = next((text(cell) for cell in cells if cell["cell_type"] == "markdown"), "")
    line = first.strip().partition("\n")[0]
    return line.lstrip("# ").strip() if line.startswith("#") else ""


def nbgrader(cell: dict) -> dict:
    """nbgrader's metadata of a cell, {} if it has none."""
    found = cell.get("metadata", {})
    found = found.get("nbgrader", {}) if isinstance(found, dict) else {}
    return found if isinstance(found, dict) else {}


def is_given(cell: dict) -> bool:
    about = nbgrader(cell)
    return bool(about.get("locked")) and not about.get("grade") and not about.get("solution")


def read(path: Path) -> Exercise:
    """Read a source notebook; ExerciseError says what is wrong with it."""
    try:
        raw = path.read_bytes()
        notebook = json.loads(raw)
        notebook["cells"] = list(notebook["cells"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExerciseError(f"{path} is no notebook that can be read: {error}") from None
    return parse(path, notebook, hashlib.sha256(raw).hexdigest())


def parse(path: Path, notebook: dict, digest: str) -> Exercise:
    """What a source notebook asks for. `path` names it in errors, and `digest` is of what decides about points."""
    cells = notebook["cells"]
    parts, hand, seen = [], [], set()
    for i, cell in enumerate(cells):
        about = nbgrader(cell)
        if not about:
            continue
        name = about.get("grade_id")
        if about.get("schema_version") != 3 or not name:
            raise ExerciseError(f"{path}: cell {cell.get('id')} needs nbgrader's schema_version 3 and a grade_id")
        if name in seen:
            raise ExerciseError(f"{path}: two cells have the grade_id {name!r}")
        seen.add(name)
        if about.get("grade") and not float(about.get("points", 0)) > 0:
            raise ExerciseError(f"{path}: cell {name} is graded and gives no points")
        if about.get("grade") and about.get("solution"):
            if cell["cell_type"] != "markdown":
                raise ExerciseError(f"{path}: hand-graded cell {name} must be a Markdown cell")
            question = text(cells[i - 1]).strip() if i else ""
            hand.append(HandPart(name, float(about["points"]), question, text(cell).strip()))
        elif about.get("grade"):
            parts.append(_graded(path, cell, name, float(about["points"])))
            if missing := set(parts[-1].follows) - {part.id for part in parts[:-1]}:
                raise ExerciseError(
                    f"{path}: cell {name} follows {', '.join(sorted(missing))}, no graded part before it"
                )
    if _is_handout(cells):
        raise ExerciseError(f"{path} holds no solution: it is the students' version. Give the source, with solutions.")
    if not parts:
        raise ExerciseError(f"{path} has no graded part: a cell with check(...) and nbgrader's grade and points")
    modules = notebook.get("metadata", {}).get("classroom", {}).get("lib", [])
    return Exercise(path.stem, notebook, tuple(parts), tuple(hand), with_needed(modules, path), digest)


def _is_handout(cells: list[dict]) -> bool:
    """Cells for answers, and in none of them a solution or a model answer."""
    to_fill = [text(cell) for cell in cells if nbgrader(cell).get("solution")]
    return bool(to_fill) and not any("BEGIN SOLUTION" in words for words in to_fill)


BUILT_ON = ("sigmoid", "loss", "gradients", "training", "datasets", "validation")  # of lib, in the sandbox, too
LIB = Path(__file__).parents[2] / "lib"


def with_needed(modules: list[str], path: Path) -> tuple[str, ...]:
    """The modules of `lib` that the exercise names, and those that they import."""
    found: set[str] = set()
    waiting = list(modules)
    for module in waiting:
        if module not in BUILT_ON:
            raise ExerciseError(f"{path}: metadata classroom.lib names {module!r}; possible: {', '.join(BUILT_ON)}")
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += imported(module)
    return tuple(sorted(found))


def imported(module: str) -> list[str]:
    """The modules of `lib` that one of them imports."""
    read = ast.walk(ast.parse((LIB / f"{module}.py").read_text(encoding="utf-8")))
    names = [node.module or "" for node in read if isinstance(node, ast.ImportFrom)]
    return [name.removeprefix("lib.") for name in names if name.startswith("lib.")]


def _graded(path: Path, cell: dict, name: str, points: float) -> GradedPart:
    from lib.checks import PARTS, value_part

    level = cell["metadata"].get("classroom", {}).get("level")
    if level not in LEVELS:
        raise ExerciseError(f"{path}: cell {name} needs metadata classroom.level, one of {', '.join(LEVELS)}")
    calls = [
        node
        for node in ast.walk(ast.parse(text(cell)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check"
    ]
    try:
        (check, yours), named = calls[0].args, calls[0].keywords
        if not isinstance(yours, ast.Name):
            raise ValueError("the second argument must be a name")
        options = {k.arg: ast.literal_eval(k.value) for k in named if k.arg}
        part = ast.literal_eval(check)
        given = {k: v for k, v in options.items() if k not in ("cases", "seed", "graded")}
        if part not in PARTS:
            raise ValueError(f"lib.checks has no part {part!r}")
        if given:
            value_part(part, given)
    except (IndexError, ValueError) as error:
        raise ExerciseError(
            f'{path}: cell {name} must hold check("part", name) with literal inputs, if any: {error}'
        ) from None
    follows = cell["metadata"]["classroom"].get("follows", [])
    return GradedPart(name, part, yours.id, given, points, level, tuple(follows))


def _split(lines: list[str], kind: str, where: str) -> tuple[list[str], list[str], list[int]]:
    """Lines outside and inside of the regions of a kind, and where in the outside each region stood."""
    outside: list[str] = []
    inside: list[str] = []
    places: list[int] = []
    open_ = False
    for line in lines:
        marker = MARKER.match(line)
        if marker and marker[2] == kind:
            if (marker[1] == "BEGIN") == open_:
                raise ExerciseError(f"{where}: a {marker[1]} {kind} without its partner")
            open_ = not open_
            if open_:
                places.append(len(outside))
                outside.append(line)  # keeps the place, and its indentation
        else:
            (inside if open_ else outside).append(line)
    if open_:
        raise ExerciseError(f"{where}: BEGIN {kind} without END {kind}")
    return outside, inside, places


def student_source(cell: dict) -> tuple[str, list[str]]:
    """A cell as a student gets it, and the lines that were taken out."""
    about, where = nbgrader(cell), f"cell {cell.get('id')}"
    if about.get("grade") and about.get("solution"):
        return ANSWER, text(cell).split("\n")
    lines, taken, places = _split(text(cell).split("\n"), "SOLUTION", where)
    for place in reversed(places):
        marker, above = lines[place], place
        while above and lines[above - 1].lstrip().startswith(STUB):
            above -= 1
        indent = marker[: len(marker) - len(marker.lstrip())]
        stub = [_uncovered(line) for line in lines[above:place]] or [f"{indent}return ..." if indent else "..."]
        lines[above : place + 1] = stub
    outside, hidden, places = _split(lines, "HIDDEN TESTS", where)
    for place in reversed(places):
        del outside[place]
    return "\n".join(outside).rstrip("\n"), taken + hidden


def _uncovered(line: str) -> str:
    """`    #: return ...` as `    return ...`."""
    before, _, after = line.partition(STUB)
    return before + after.removeprefix(" ")


CELL_KEYS = ("id", "cell_type", "metadata", "source", "attachments")
CELL_METADATA = ("nbgrader", "tags", "classroom")
NOTEBOOK_METADATA = ("kernelspec", "language_info")
ATTACHED = re.compile(r"attachment:([^)\s\"'>]+)")


def student(exercise: Exercise) -> dict:
    """The student's version: solutions, model answers, rubrics and hidden tests are out, stubs are in.

    Nothing goes along that isn't named here: no output, no picture of an answer, no metadata of an editor or a teacher.
    """
    notebook = {key: exercise.notebook[key] for key in ("nbformat", "nbformat_minor") if key in exercise.notebook}
    notebook["metadata"] = _chosen(exercise.notebook.get("metadata", {}), NOTEBOOK_METADATA)
    if exercise.variant:
        notebook["metadata"]["classroom"] = {"variant": exercise.variant}
    notebook["cells"] = [_student_cell(cell) for cell in exercise.notebook["cells"]]
    return copy.deepcopy(notebook)


def _student_cell(cell: dict) -> dict:
    source, _ = student_source(cell)
    made = _chosen(cell, CELL_KEYS)
    made["source"] = [line + "\n" for line in source.split("\n")[:-1]] + source.split("\n")[-1:]
    made["metadata"] = _chosen(cell.get("metadata", {}), CELL_METADATA)
    if "classroom" in made["metadata"]:
        made["metadata"]["classroom"] = _chosen(made["metadata"]["classroom"], ("level",))
    if cell["cell_type"] == "code":
        made.update(outputs=[], execution_count=None)
    used = {unquote(name) for name in ATTACHED.findall(source)}
    made["attachments"] = _chosen(cell.get("attachments", {}), used)
    if not made["attachments"]:
        del made["attachments"]
    return made


def _chosen(found: dict, keys: Iterable[str]) -> dict:
    return {key: found[key] for key in found if key in keys}


def leaks(exercise: Exercise, made: dict | None = None) -> list[str]:
    """What is secret and still stands in the student's version, wherever in the file: shortened to one line each.

    Secret are the lines of a solution, a model answer or a hidden test, what is attached to a solution's cell,
    and every picture that the teacher's own run has drawn.
    """
    shown = {line.strip() for words in _strings(made or student(exercise)) for line in words.split("\n")}
    secret: set[str] = set()
    for cell in exercise.notebook["cells"]:
        left, lines = student_source(cell)
        # a hidden test repeats what the visible one beside it says
        own = left if nbgrader(cell).get("grade") and not nbgrader(cell).get("solution") else ""
        secret |= {line.strip() for line in lines if line.strip() not in own}
        if nbgrader(cell).get("solution"):
            secret |= set(_strings([[*bundle.values()] for bundle in cell.get("attachments", {}).values()]))
        drawn = [output.get("data", {}) for output in cell.get("outputs", [])]
        secret |= set(_strings([data for bundle in drawn for kind, data in bundle.items() if kind != "text/plain"]))
    return sorted(line[:200] for line in secret if len(line) > 3 and line in shown)


def _strings(node: Any) -> Iterator[str]:
    """Every text in a piece of a notebook, a cell's source as one."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list) and node and all(isinstance(line, str) for line in node):
        yield "".join(node)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def write(notebook: dict, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
