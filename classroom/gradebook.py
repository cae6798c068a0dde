"""The gradebook: all exercises of a course on one page and in two tables, in the order in which they were given.

Students are joined over exercises by their word in class.csv or the `key` in students.csv. Without one they are joined
by their name, and by the folder where two share that: Moodle's numbers differ from assignment to assignment.
"""

import hashlib
import statistics
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from classroom.exercise.places import places
from classroom.grading import graded, hand
from classroom.grading.report import heading, safe, total, write_csv, write_text
from classroom.grading.result import Result
from classroom.markdown import with_code
from classroom.pages import render

LOW, FALL = 0.5, 0.3  # of the points, below which somebody may need help; lost against the mean before
MOST_MISTAKES = 5  # of one exercise


@dataclass(frozen=True)
class Column:
    """A part of an exercise."""

    id: str
    number: int
    points: float
    checked: bool  # by the grader, and not by a person


@dataclass
class Sheet:
    """One exercise, as it was graded and marked."""

    name: str
    title: str
    columns: list[Column]
    folders: dict[str, Result]  # the row that counts, by the student's folder
    names: dict[str, str]
    keys: dict[str, str]
    behind: list[str]  # whose work is another one by now than was graded
    rows: dict[str, Result] = field(default_factory=dict)  # the same, by the student's key over all exercises

    @property
    def short(self) -> str:
        """`Exercise 1` of `Exercise 1. The sigmoid`."""
        return self.title.partition(". ")[0]

    @cached_property
    def most(self) -> float:
        return sum(column.points for column in self.columns)

    def result(self, key: str) -> Result | None:
        """The work of a student; None if nothing was handed in that could be graded."""
        found = self.rows.get(key)
        return found if found is not None and found.graded else None

    def not_final(self, key: str) -> str:
        """What is still to be decided about a student's points; "" if nothing."""
        found = self.result(key)
        if found is None:
            return ""
        open_ = [f"Part {c.number}" for c in self.columns if c.id not in found.points and found.whole is None]
        files = [f"which file counts: {hand.key(found.open)}"] if found.open else []
        return "; ".join([f"not marked yet: {', '.join(open_)}"] * bool(open_) + files)

    def share(self, key: str) -> float | None:
        """Of the points of what is marked; None without work."""
        found = self.result(key)
        if found is None:
            return None
        most = sum(column.points for column in self.columns if column.id in found.points or found.whole is not None)
        return total(found) / most if most else None


@dataclass
class Gradebook:
    """All exercises, and everybody in them."""

    sheets: list[Sheet]
    people: dict[str, str]  # by key, the name
    notes: list[str]
    unsure: frozenset[str] = frozenset()  # keys of those of whom nobody knows which other rows are theirs

    @cached_property
    def called(self) -> dict[str, str]:
        """Names as a person reads them: who shares one is told by the word or folder, too."""
        bearers = Counter(map(_plain, self.people.values()))
        return {
            key: name if bearers[_plain(name)] == 1 else f"{name} ({hand.key(key.lstrip(chr(0) + chr(1)))})"
            for key, name in self.people.items()
        }

    @cached_property
    def aliases(self) -> dict[str, str]:
        """In an order that has nothing to do with names."""
        order = sorted(self.people, key=lambda key: hashlib.sha256(key.encode(errors="backslashreplace")).digest())
        return {key: f"Student {number:0{len(str(len(order)))}}" for number, key in enumerate(order, 1)}


def read(folders: Sequence[Path]) -> Gradebook:
    """The folders that `grade` wrote, in the order of the course."""
    sheets = [_sheet(folder) for folder in folders]
    twice = {sheet.name for sheet in sheets if [other.name for other in sheets].count(sheet.name) > 1}
    if twice:
        raise ValueError(f"two folders hold grades of {', '.join(sorted(twice))}: name each exercise once")
    names = {folder: name for sheet in sheets for folder, name in sheet.names.items()}
    shared, keyed = _shared(sheets, names), _keyed(sheets, names)
    unsure: set[str] = set()
    people: dict[str, str] = {}
    for sheet in sheets:
        for folder, result in sheet.folders.items():
            name, own = names.get(folder, ""), sheet.keys.get(folder, "").casefold()
            plain = _plain(name)
            if own:
                key = f"\1{own}"
            elif name and plain not in shared:
                key = next((f"\1{each}" for each in keyed[plain]), plain)
            else:
                key = f"\0{folder}"
                unsure |= {key} if name else set()
            sheet.rows[key] = result
            people.setdefault(key, hand.key(name or folder))
    people = dict(sorted(people.items(), key=lambda item: (_plain(item[1]), item[0])))
    notes = [
        f"several students are called {name}, and nobody knows which rows are one's: in each students.csv, write under "
        "key a word for each that is the same in every exercise, and grade again"
        for name in sorted({names[key[1:]] for key in unsure})
    ]
    notes += [f"{sheet.title}: {words}; run grade again" for sheet in sheets for words in sheet.behind]
    return Gradebook(sheets, people, notes, frozenset(unsure))


def _sheet(folder: Path) -> Sheet:
    found, marks = graded.settled(folder)
    hand.merge(found.exercise, found.results, marks)
    points = {part.id: part.points for part in found.exercise.all_parts}
    checked = {part.id for part in found.exercise.parts}
    columns = [Column(id, place.number, points[id], id in checked) for id, place in places(found.exercise).items()]
    counts: dict[str, Result] = {}
    for result in found.results:
        if result.student not in counts or (result.graded and not counts[result.student].graded):
            counts[result.student] = result
    borne = Counter(found.keys.get(folder, "").casefold() for folder in counts)
    keys = {folder: key for folder, key in found.keys.items() if folder in counts and borne[key.casefold()] == 1}
    return Sheet(found.exercise.name, heading(found.exercise), columns, counts, found.names, keys, graded.newer(found))


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _shared(sheets: list[Sheet], names: dict[str, str]) -> dict[str, str]:
    """Names that several folders of one exercise bear, or that have several keys."""
    found: dict[str, str] = {}
    for sheet in sheets:
        bearers = defaultdict(set)
        for folder in sheet.folders:
            bearers[_plain(names.get(folder, ""))].add(folder)
        found |= {name: names[min(each)] for name, each in bearers.items() if name and len(each) > 1}
    return found | {name: name for name, keys in _keyed(sheets, names).items() if name and len(keys) > 1}


def _keyed(sheets: list[Sheet], names: dict[str, str]) -> dict[str, set[str]]:
    """For each name, whom the keys tell of."""
    found: dict[str, set[str]] = defaultdict(set)
    for sheet in sheets:
        for folder, key in sheet.keys.items():
            found[_plain(names.get(folder, ""))].add(key.casefold())
    return found


# Who needs help


def needs_help(book: Gradebook) -> dict[str, list[str]]:
    """Why somebody may need help, in words; those with most reasons first."""
    found = {key: _reasons(book, key) for key in book.people}
    return dict(sorted(((k, why) for k, why in found.items() if why), key=lambda item: -len(item[1])))


def _reasons(book: Gradebook, key: str) -> list[str]:
    shares = [sheet.share(key) for sheet in book.sheets]
    unsure = key in book.unsure  # what seems to be missing may stand in another row
    missing = [sheet.short for sheet, share in zip(book.sheets, shares, strict=True) if share is None and not unsure]
    low = [
        f"{sheet.short} ({100 * share:.0f} %)"
        for sheet, share in zip(book.sheets, shares, strict=True)
        if share is not None and share < LOW
    ]
    last, before = shares[-1], [share for share in shares[:-1] if share is not None]
    reasons = []
    if missing and (last is None or len(missing) > 1):
        reasons.append("no work that could be graded in " + ", ".join(missing))
    if (last is not None and last < LOW) or len(low) > 1:
        reasons.append(f"below {100 * LOW:.0f} % in " + ", ".join(low))
    if last is not None and before and statistics.mean(before) - last > FALL:
        reasons.append(f"from {100 * statistics.mean(before):.0f} % on average to {100 * last:.0f} % in the latest")
    return reasons


# Mistakes


@dataclass
class Mistake:
    """A hint that was given, and to whom, exercise by exercise."""

    hint: str
    parts: list[int]  # of the exercise in which it was first given
    who: list[list[str]]  # keys, for each exercise

    @property
    def first(self) -> int:
        return next(i for i, keys in enumerate(self.who) if keys)

    @property
    def where(self) -> str:
        """`Part 3`, or `Parts 3, 4`."""
        return f"Part{'s' * (len(self.parts) > 1)} {', '.join(map(str, sorted(self.parts)))}"

    @property
    def again(self) -> bool:
        return sum(bool(keys) for keys in self.who) > 1


def mistakes(book: Gradebook) -> list[Mistake]:
    """What was hinted at most often in each exercise, and all that came again in a later one."""
    found: dict[str, Mistake] = {}
    for i, sheet in enumerate(book.sheets):
        for key in sheet.rows:
            result = sheet.result(key)
            for column in sheet.columns:
                if hint := _said(result, column):
                    each = found.setdefault(hint, Mistake(hint, [], [[] for _ in book.sheets]))
                    if key not in each.who[i]:
                        each.who[i].append(key)
                    if each.first == i and column.number not in each.parts:
                        each.parts.append(column.number)
    ordered = sorted(found.values(), key=lambda each: (each.first, -len(each.who[each.first]), each.hint))
    seen: dict[int, int] = defaultdict(int)
    kept = []
    for each in ordered:
        seen[each.first] += 1
        if each.again or seen[each.first] <= MOST_MISTAKES:
            kept.append(each)
    return kept


def _said(result: Result | None, column: Column) -> str:
    """The hint; without one, the problem, if others can have the same: one that holds numbers is this student's own."""
    if (
        result is None
        or not column.checked
        or result.whole is not None
        or result.points.get(column.id, 0.0) >= column.points
    ):
        return ""
    problem, hint = result.feedback.get(column.id, ("", ""))
    return hint or ("" if any(letter.isdigit() for letter in problem) else problem)


# The page and the tables


def write(book: Gradebook, out: Path, *, names: bool = True) -> list[Path]:
    """gradebook.html, gradebook.csv and mistakes.csv."""
    write_text(out / "gradebook.html", page(book, names=names))
    write_csv(out / "gradebook.csv", _table(book, names=names))
    write_csv(out / "mistakes.csv", _table_of_mistakes(book))
    return [out / name for name in ("gradebook.html", "gradebook.csv", "mistakes.csv")]


def page(book: Gradebook, *, names: bool = True) -> str:
    """One page that loads and runs nothing; with `names=False` nobody's name is in it."""
    order = list(book.people) if names else sorted(book.people, key=book.aliases.__getitem__)
    called = {key: {"name": book.called[key] if names else "", "alias": book.aliases[key]} for key in order}
    return render(
        "gradebook.html",
        sheets=[_about(sheet, order) for sheet in book.sheets],
        rows=[{"who": called[key], "cells": [c for s in book.sheets for c in _cells(s, key)]} for key in order],
        means=[mean for sheet in book.sheets for mean in _means(sheet)],
        help=[(called[key], why) for key, why in needs_help(book).items()],
        mistakes=[
            (with_code(each.hint), f"{book.sheets[each.first].short}, {each.where}", each.who)
            for each in mistakes(book)
        ],
        called=called,
        names=names,
        notes=book.notes if names else [],
        low=f"{100 * LOW:.0f}",
        fall=f"{100 * FALL:.0f}",
    )


def _about(sheet: Sheet, keys: list[str]) -> dict[str, Any]:
    shares = [share for key in keys if (share := sheet.share(key)) is not None]
    results = [found for key in keys if (found := sheet.result(key)) and found.whole is None]
    open_ = sum(column.id not in result.points for result in results for column in sheet.columns)
    return {
        "title": sheet.title,
        "short": sheet.short,
        "columns": sheet.columns,
        "most": f"{sheet.most:g}",
        "handed_in": len(shares),
        "mean": f"{100 * statistics.mean(shares):.0f} %" if shares else "",
        "open": open_,
    }


def _cells(sheet: Sheet, key: str) -> list[tuple[str, str]]:
    """(what is shown, class) of a student's row: the total, then each part."""
    result = sheet.result(key)
    if result is None:
        return [("–", "missing total"), *[("", "missing")] * len(sheet.columns)]
    waits = bool(sheet.not_final(key))
    cells = [(f"{total(result):.3g}{' + ?' * waits}", "total" + " late" * bool(result.late) + " waits" * waits)]
    if result.whole is not None:
        return [*cells, *[("", "missing")] * len(sheet.columns)]
    for column in sheet.columns:
        points = result.points.get(column.id)
        kind = "open" if points is None else "full" if points >= column.points else "some" if points else "none"
        cells.append(("?" if points is None else f"{points:g}", kind))
    return cells


def _means(sheet: Sheet) -> list[str]:
    """The class's mean, of the total and of each part."""
    results = [result for key in sheet.rows if (result := sheet.result(key))]
    columns: list[list[float]] = [[total(result) for result in results]]
    columns += [[r.points[column.id] for r in results if column.id in r.points] for column in sheet.columns]
    means = [f"{statistics.mean(values):.1f}" if values else "" for values in columns]
    return [means[0] + " + ?" * any(map(sheet.not_final, sheet.rows)), *means[1:]]


def _table(book: Gradebook, *, names: bool) -> list[list[str]]:
    header = ["student", "name"] if names else ["student"]
    for sheet in book.sheets:
        header += [f"{sheet.name}: {word}" for word in ("total", "not final", "max", "status", "late")]
        header += [f"{sheet.name}: Part {column.number} ({column.points:g})" for column in sheet.columns]
    rows, why = [[*header, "may need help"]], needs_help(book)
    for key in book.people if names else sorted(book.people, key=book.aliases.__getitem__):
        row = [_folders(book, key), book.people[key]] if names else [book.aliases[key]]
        for sheet in book.sheets:
            row += _of_one(sheet, key)
        rows.append([*map(safe, row), "; ".join(why.get(key, []))])
    return rows


def _folders(book: Gradebook, key: str) -> str:
    found = [hand.key(sheet.rows[key].student) for sheet in book.sheets if key in sheet.rows]
    return "; ".join(dict.fromkeys(found))


def _of_one(sheet: Sheet, key: str) -> list[str]:
    result = sheet.rows.get(key)
    if result is None or not result.graded:
        return ["", "", f"{sheet.most:g}", result.status if result else "missing", "", *[""] * len(sheet.columns)]
    points = [f"{result.points[c.id]:g}" if c.id in result.points else "" for c in sheet.columns]
    told = [f"{total(result):g}", safe(sheet.not_final(key)), f"{sheet.most:g}", result.status, result.late]
    return [*told, *points]


def _table_of_mistakes(book: Gradebook) -> list[list[str]]:
    rows = [["first in", "parts", "hint", *(f"{sheet.name}: students" for sheet in book.sheets)]]
    for each in mistakes(book):
        counts = [str(len(keys)) for keys in each.who]
        rows.append([book.sheets[each.first].name, each.where, safe(each.hint), *counts])
    return rows
