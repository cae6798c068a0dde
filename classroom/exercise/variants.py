"""Variants: for each student other numbers, other data and another order, drawn from the course's secret.

What may vary stands in the source, in the metadata `classroom.variant` of a check cell:

    "choices": {"p": [0.6, 0.7, 0.9]}             for each argument of a part by hand; nested as its value is
    "shown": {"says 0.8.": "says {{ p }}."}       what the question says, once; the right side is a Jinja template
    "swap": "by hand"                             parts of one level that bear the same word may change places

A locked cell has `shown` alone, with `seed`: {"default_rng(2026)": "default_rng({{ seed }})"}.
Numbers at which a known mistake is right, or looks like another one, are drawn anew.

The secret and the student decide which variant somebody has. The code in the notebook is only compared with it,
so whoever forges one changes a remark in the grades, and no reference.
"""

import copy
import hashlib
import hmac
import itertools
import json
import math
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment, StrictUndefined, TemplateError

from classroom.exercise.notebook import CODE, Exercise, ExerciseError, GradedPart, nbgrader, parse, text
from lib.checks import Part, inputs, value_part

THREE_DIGITS = 2 * 5e-3  # a value within one half of this is taken for right, or for a mistake
TRIES = 300
NUMBERED = re.compile(r"^\*\*(\d+)\.\*\*", re.MULTILINE)
SOLUTION = re.compile(r"(### BEGIN SOLUTION\n).*?(### END SOLUTION)", re.DOTALL)


def code(exercise: Exercise, secret: str, whose: str) -> str:
    """What a variant's notebook bears: tells whose it is to who knows the secret, and nothing to anybody else."""
    return _digest(secret, "code", exercise.name, whose).hex()[:12]


def _digest(secret: str, *words: str) -> bytes:
    return hmac.new(secret.encode(), json.dumps(words).encode(), hashlib.sha256).digest()


def variant(exercise: Exercise, secret: str, whose: str) -> Exercise:
    """The exercise as one student or group has it. ExerciseError if the source doesn't say how, or says it wrongly."""
    rng = np.random.default_rng(int.from_bytes(_digest(secret, "draw", exercise.name, whose)))
    cells = copy.deepcopy(exercise.notebook["cells"])
    for part in exercise.parts:
        _other_numbers(exercise, part, cells, rng)
    for cell in cells:
        if nbgrader(cell).get("locked") and not nbgrader(cell).get("grade") and (shown := _rules(cell).get("shown")):
            old = re.search(r"\d+", " ".join(shown))
            _say(
                exercise, [cell], shown, {"seed": int(old[0]) if old else 0}, {"seed": int(rng.integers(1000, 10_000))}
            )
    _other_order(exercise, cells, rng)
    own = code(exercise, secret, whose)
    title = next((cell for cell in cells if cell["cell_type"] == "markdown"), None)
    if title is None:
        raise ExerciseError(f"{exercise.name}: a variant needs a Markdown cell, to say which it is")
    title["source"] = f"{text(title)}\n\n*Variant {own}.*"
    digest = hashlib.sha256(f"{exercise.sha256} {secret} {own}".encode()).hexdigest()
    made = parse(Path(f"{exercise.name}.ipynb"), exercise.notebook | {"cells": cells}, digest)
    order = [part.id for part in exercise.parts]
    parts = tuple(sorted(made.parts, key=lambda part: order.index(part.id)))  # as in the source, for tables and seeds
    return replace(made, parts=parts, variant=own)


def varies(exercise: Exercise) -> bool:
    return any(_rules(cell) for cell in exercise.notebook["cells"])


def _rules(cell: dict) -> dict[str, Any]:
    found = cell.get("metadata", {}).get("classroom", {})
    return found.get("variant", {}) if isinstance(found, dict) else {}


def _block(exercise: Exercise, part: GradedPart, cells: list[dict]) -> tuple[list[dict], dict, dict]:
    """The cells of a part: what asks, what is answered, what checks."""
    at = next(i for i, cell in enumerate(cells) if nbgrader(cell).get("grade_id") == part.id)
    start = max((i + 1 for i in range(at) if nbgrader(cells[i]).get("grade")), default=0)
    answers = [cell for cell in cells[start:at] if nbgrader(cell).get("solution")]
    if len(answers) != 1:
        raise ExerciseError(f"{exercise.name}: {part.id} must have one cell to answer in, and has {len(answers)}")
    return [cell for cell in cells[start:at] if cell["cell_type"] == "markdown"], answers[0], cells[at]


# Other numbers


def _other_numbers(exercise: Exercise, part: GradedPart, cells: list[dict], rng: np.random.Generator) -> None:
    questions, answer, check = _block(exercise, part, cells) if part.given else ([], {}, {})
    choices = _rules(check).get("choices")
    if not choices:
        return
    drawn = draw(exercise, part, choices, rng)
    _say(exercise, questions, _rules(check).get("shown", {}), part.given, drawn)
    rule = value_part(part.check, drawn)
    right = _plain(rule.reference(*inputs(rule)[0]))
    words, count = SOLUTION.subn(lambda m: f"{m[1]}{part.yours} = {right!r}\n{m[2]}", text(answer))
    if count != 1:
        raise ExerciseError(f"{exercise.name}: the answer to {part.id} must hold one solution")
    answer["source"], check["source"] = words, _check_source(part, drawn)


def draw(exercise: Exercise, part: GradedPart, choices: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    """Numbers at which the right answer and each known mistake give different values."""
    if set(choices) - set(part.given):
        raise ExerciseError(f"{exercise.name}: {part.id} has no argument {', '.join(set(choices) - set(part.given))}")
    for _ in range(TRIES):
        try:
            drawn = part.given | {name: _pick(choices[name], part.given[name], rng) for name in choices}
        except (TypeError, ValueError) as error:
            raise ExerciseError(
                f"{exercise.name}: choices of {part.id} must be nested as its values: {error}"
            ) from None
        if not collisions(value_part(part.check, drawn)):
            return drawn
    raise ExerciseError(f"{exercise.name}: {part.id} has no choice at which all known mistakes differ; offer more")


def _pick(choices: Any, like: Any, rng: np.random.Generator) -> Any:
    if isinstance(like, list):
        return [_pick(each, entry, rng) for each, entry in zip(choices, like, strict=True)]
    if not isinstance(choices, list) or not all(isinstance(one, int | float) for one in choices):
        raise ValueError(f"a list of numbers for {like}")
    return choices[int(rng.integers(len(choices)))]


def collisions(rule: Part) -> list[tuple[str, str]]:
    """Pairs that one answer stands for: two known mistakes, or one and what is right; a right answer that is none."""
    (args,) = inputs(rule)
    try:
        with warnings.catch_warnings():  # of a mean of nothing, or 1 / 0: what comes of it is compared below
            warnings.simplefilter("ignore")
            found = {"right": rule.reference(*args)} | {m.hint: m.wrong(*args) for m in rule.mistakes}
    except ArithmeticError:  # of Python's own numbers: 1 / 0
        return [("right", "no number")]
    if not all(np.isfinite(value).all() for value in _several(found["right"])):
        return [("right", "no number")]
    return [(one, other) for one, other in itertools.combinations(found, 2) if _alike(found[one], found[other])]


def _several(answer: Any) -> list[np.ndarray]:
    return [np.asarray(one, dtype=float) for one in (answer if isinstance(answer, tuple) else (answer,))]


def _alike(one: Any, other: Any) -> bool:
    ones, others = _several(one), _several(other)
    return len(ones) == len(others) and all(
        a.shape == b.shape and np.allclose(a, b, rtol=THREE_DIGITS, atol=0, equal_nan=True)
        for a, b in zip(ones, others, strict=True)
    )


def _plain(value: Any) -> Any:
    """A right answer as somebody types it."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    found = np.asarray(value).tolist()
    return [_plain(entry) for entry in found] if isinstance(found, list) else float(f"{found:.8g}")


def _check_source(part: GradedPart, given: dict[str, Any]) -> str:
    def call(**more: Any) -> str:
        named = [f"{name}={value!r}" for name, value in (given | more).items()]
        short = ", ".join([f'check("{part.check}", {part.yours}', *named]) + ")"
        long = "".join(f"    {piece},\n" for piece in [f'"{part.check}"', part.yours, *named])
        return short if len(short) <= 88 else f"check(\n{long})"

    return f"{call()}\n### BEGIN HIDDEN TESTS\n{call(graded=True)}\n### END HIDDEN TESTS"


# What the text says


def short(value: Any) -> Any:
    """Numbers as a question writes them: 5 for 5.0, and (2, -1) for a list."""
    if isinstance(value, list | tuple):
        return f"({', '.join(str(short(entry)) for entry in value)})"
    return f"{value:.6g}" if isinstance(value, int | float) and not isinstance(value, bool) else value


TEMPLATES = Environment(undefined=StrictUndefined, finalize=short, keep_trailing_newline=True)
TEMPLATES.globals |= {"exp": math.exp, "log": math.log, "sigmoid": lambda z: 1 / (1 + math.exp(-z))}


def _say(exercise: Exercise, cells: list[dict], shown: dict[str, str], before: dict, after: dict) -> None:
    """Put the new numbers where the old ones stood; each place must be there once, and fit the old numbers."""
    instead = {}
    for words, template in shown.items():
        count = sum(text(cell).count(words) for cell in cells)
        if count != 1:
            raise ExerciseError(f"{exercise.name}: {words!r} must stand once in the question, and stands {count} times")
        try:
            old, instead[words] = (TEMPLATES.from_string(template).render(numbers) for numbers in (before, after))
        except (TemplateError, TypeError, ValueError) as error:
            raise ExerciseError(f"{exercise.name}: {template!r} can't be filled in: {error}") from None
        if old != words:
            raise ExerciseError(
                f"{exercise.name}: {template!r} says {old!r} of the source's numbers, and not {words!r}"
            )
    place = re.compile("|".join(map(re.escape, instead)))
    for cell in cells if instead else ():
        cell["source"] = place.sub(lambda match: instead[match[0]], text(cell))


# Another order


def _other_order(exercise: Exercise, cells: list[dict], rng: np.random.Generator) -> None:
    """Parts that bear the same word trade places: what asks after its number, what is answered, what checks."""
    groups: dict[str, list[GradedPart]] = {}
    for part in exercise.parts:
        word = _rules(_block(exercise, part, cells)[2]).get("swap")
        if word:
            groups.setdefault(str(word), []).append(part)
    for word, parts in groups.items():
        if len({part.level for part in parts}) != 1 or len(parts) < 2:
            raise ExerciseError(f"{exercise.name}: parts that swap as {word!r} must be several, and of one level")
        blocks = [_block(exercise, part, cells) for part in parts]
        places = [[cells.index(answer), cells.index(check)] for _, answer, check in blocks]
        asked = [_numbered(exercise, questions) for questions, _, _ in blocks]
        for place, question, source in zip(places, asked, rng.permutation(len(parts)), strict=True):
            cell, head, number, _ = question
            cell["source"] = f"{head}**{number}.**{asked[source][3]}"
            cells[place[0]], cells[place[1]] = blocks[source][1], blocks[source][2]


def _numbered(exercise: Exercise, questions: list[dict]) -> tuple[dict, str, str, str]:
    """The cell that asks: what stands before its number, the number, and what it says."""
    found = [(cell, match) for cell in questions for match in NUMBERED.finditer(text(cell))]
    if len(found) != 1:
        raise ExerciseError(f"{exercise.name}: a part that changes places must be numbered once, as **1.** is")
    cell, match = found[0]
    return cell, text(cell)[: match.start()], match[1], text(cell)[match.end() :]


# Does it hold?


def problems(exercise: Exercise, secret: str, count: int) -> Iterator[tuple[str, Exercise | None]]:
    """What is wrong with some variants, as (sentence, None), and each different one, as ("", variant)."""
    if not varies(exercise):
        yield "nothing in it varies: metadata classroom.variant says what may", None
        return
    seen: set[str] = set()
    for i in range(count):
        try:
            made = variant(exercise, secret, f"student {i + 1}")
        except ExerciseError as error:
            yield str(error), None
            return
        for part in made.parts:
            if part.given and (same := collisions(value_part(part.check, part.given))):
                yield f"variant {i + 1}: {part.id}: at {part.given}, two answers look alike: {same[0]}", None
        words = CODE.sub("", "\n".join(map(text, made.notebook["cells"])))
        if words not in seen:
            yield "", made
        seen.add(words)
    if count > 1 and len(seen) < 2:
        yield f"{count} variants are all the same", None
