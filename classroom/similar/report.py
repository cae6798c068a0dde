"""One page: the pairs that stand out, side by side, with what they share marked."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from classroom.exercise.notebook import Exercise, text
from classroom.exercise.notebook import student as handed_out
from classroom.grading.report import several, told_apart
from classroom.grading.submission import Handout, Submission, plain
from classroom.pages import render
from classroom.sandbox.inside.protocol import clean
from classroom.similar.fingerprints import (
    LONGEST,
    SPAN,
    SPAN_OF_SENTENCES,
    Prints,
    Word,
    code_words,
    prose_words,
    runs,
    winnow,
)
from classroom.similar.pairs import CODE, FEWEST, SENTENCES, Pair, Rule, compare, stand_out, weights

MOST = 50  # pairs on a page
RARE = 0.2  # what is marked: at most five others have it


class Kind(NamedTuple):
    """How a kind of text is read, and how much of it two must share to stand out."""

    words: Callable[[str], list[Word]]
    span: int
    rule: Rule


KINDS = {"code": Kind(code_words, SPAN, CODE), "sentences": Kind(prose_words, SPAN_OF_SENTENCES, SENTENCES)}


def prints(submission: Submission, exercise: Exercise) -> dict[str, Prints]:
    """What a student wrote, without what was handed out: the fingerprints of the code, and those of the sentences."""
    handed = handed_out(exercise)["cells"]
    given = {line.strip() for cell in handed for line in text(cell).split("\n")}
    known = runs([word for cell in handed if cell["cell_type"] == "code" for word in code_words(text(cell))])
    found = {kind: Prints(submission.student, "") for kind in KINDS}
    shown = ""
    for number, cell in enumerate(submission.cells):
        own = [line for line in plain(text(cell)).split("\n") if line.strip() not in given]
        if not any(own) or len(shown) > LONGEST:
            continue
        before, piece = len(shown), "\n".join(own)[:LONGEST]
        shown += piece + "\n\n"
        kind = "code" if cell["cell_type"] == "code" else "sentences"
        for mark, places in winnow(KINDS[kind].words(piece), KINDS[kind].span).items():
            if mark not in known:
                found[kind].cells.setdefault(mark, number)
                there = found[kind].places.setdefault(mark, [])
                there += [(before + start, before + end) for start, end in places]
    for each in found.values():
        each.text = shown
    return found


def stand_out_in_any(every: list[dict[str, Prints]]) -> list[dict[str, Pair]]:
    """Pairs that stand out by their code, by their sentences, or by both: the closest first."""
    found: dict[tuple[str, str], dict[str, Pair]] = {}
    for kind, (_, _, rule) in KINDS.items():
        of_kind = [each[kind] for each in every]
        for pair in stand_out(of_kind, rule) if len(every) >= FEWEST else compare(of_kind, rule)[:3]:
            found.setdefault((pair.one.student, pair.other.student), {})[kind] = pair
    return sorted(found.values(), key=lambda pairs: -sum(pair.evidence for pair in pairs.values()))


def page(
    exercise: Exercise,
    submissions: list[Submission],
    own: Callable[[str], Exercise],
    together: Callable[[str, str], bool] = lambda one, other: False,
    names: Mapping[str, str] = MappingProxyType({}),
) -> tuple[str, str]:
    """The page, and what it says in a sentence or two. `together` tells who may hand in the same, as a group does."""
    called = told_apart({one.student: names.get(one.student, one.student) for one in submissions})
    read = [one for one in submissions if not one.status]
    left_out = [f"{called[one.student]}: {one.status}" for one in submissions if one.status not in ("", "not graded")]
    every = [prints(one, own(one.student)) for one in read]
    weight = {kind: weights([each[kind] for each in every]) for kind in KINDS}
    found = [_side_by_side(pairs, weight, called) for pairs in stand_out_in_any(every) if not _may(pairs, together)]
    same = [[clean(called[one], 80) for one in group] for group in identical(read, own, together)]
    said = " ".join(
        [_said(len(every), len(found)), *(f"The same file byte for byte: {', '.join(each)}." for each in same)]
    )
    words = render(
        "similar.html",
        exercise=exercise,
        said=said,
        left_out=left_out,
        same=same,
        pairs=found[:MOST],
    )
    return words, " ".join([said, *(["Not compared: " + ", ".join(left_out) + "."] if left_out else [])])


def identical(
    submissions: list[Submission], own: Callable[[str], Exercise], together: Callable[[str, str], bool]
) -> list[list[str]]:
    """Students with the same file, byte for byte, in which something is filled in; a group may have one together."""
    by_content: dict[str, list[str]] = {}
    for one in submissions:
        if one.sha256 and not one.status and Handout(own(one.student)).work(one.cells):
            by_content.setdefault(one.sha256, []).append(one.student)
    rivals = [sorted(set(students)) for students in by_content.values()]
    return [each for each in rivals if not all(together(each[0], other) for other in each[1:])]


def _said(students: int, found: int) -> str:
    """What page and terminal say alike."""
    compared = f"{several(students, 'student')} {'was' if students == 1 else 'were'} compared."
    if students < FEWEST:
        pairs = "only the closest pair" if found == 1 else f"only the {found} closest pairs" if found else "no pairs"
        return f"{compared} With fewer than {FEWEST} there is no telling what is chance, so {pairs} can be shown."
    if not found:
        return f"{compared} No pair shares more that others didn't write than can be chance."
    shares = "pair shares" if found == 1 else "pairs share"
    most = f" The closest {MOST} are shown." if found > MOST else ""
    return (
        f"{compared} {found} {shares} much that hardly anybody else wrote, "
        f"and far more of it than pairs of this class do.{most}"
    )


def _may(pairs: dict[str, Pair], together: Callable[[str, str], bool]) -> bool:
    return any(together(pair.one.student, pair.other.student) for pair in pairs.values())


def _side_by_side(
    pairs: dict[str, Pair], weight: dict[str, dict[int, float]], called: Mapping[str, str]
) -> dict[str, Any]:
    sides = []
    for side in ("one", "other"):
        each: list[Prints] = [getattr(pair, side) for pair in pairs.values()]
        places = []
        for kind, pair in pairs.items():
            there = getattr(pair, side).places
            places += [place for mark in pair.common if weight[kind][mark] >= RARE for place in there[mark]]
        sides.append({"student": clean(called[each[0].student], 80), "pieces": pieces(each[0].text, places)})
    shares = [f"{pair.share:.0%} of the {kind}" for kind, pair in pairs.items()]
    return {"sides": sides, "shares": " and ".join(shares)}


def pieces(words: str, places: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
    """A text in pieces, marked or not: `places` may overlap."""
    found: list[dict[str, Any]] = []
    at = 0
    for start, end in sorted(places):
        if end <= at:
            continue
        start = max(start, at)
        if start > at or not found:
            found.append({"text": words[at:start], "marked": False})
            found.append({"text": words[start:end], "marked": True})
        else:
            found[-1]["text"] += words[start:end]
        at = end
    return [piece for piece in [*found, {"text": words[at:], "marked": False}] if piece["text"]]
