"""Of a student who handed in in time and late again, the better file counts, after what being late costs.

Where that depends on marks that nobody has given yet, both files are offered for marking, and the choice is open.
"""

from collections import defaultdict

from classroom.exercise.notebook import Exercise
from classroom.grading.hand import Marks, Where, find, place
from classroom.grading.result import Result, marked_parts

Worth = tuple[float, dict[Where, float]]  # points after the penalty; and what each point of an answer to be marked adds


def settle(exercise: Exercise, results: list[Result], marks: Marks) -> None:
    """One graded row for each student, before their others; it says what being late costs."""
    graded = defaultdict(list)
    for result in results:
        if result.graded:
            graded[result.student].append(result)
    for rivals in graded.values():
        worth = {rival.file: _worth(exercise, rival, marks) for rival in rivals}
        best, *others = sorted(rivals, key=lambda one: (-_at_most(worth[one.file]), one.penalty, one.file))
        for other in others:
            other.status = "not graded"
            if _less_at_most(worth[best.file], worth[other.file]) <= 1e-9:
                other.notes.append(f"{best.file} of this student counts: it is worth more, after the penalty")
                other.answers = {}
            else:
                best.open = f"{best.file} or {other.file}"
                told = f"{best.open}: which of them counts is decided when both are marked"
                best.notes.append(told)
                other.notes.append(told)
        if best.late:
            best.notes.append(f"{best.how_late}: penalty {best.penalty:g} % of the points")
    place_of = {student: i for i, student in enumerate(dict.fromkeys(result.student for result in results))}
    results.sort(key=lambda result: (place_of[result.student], not result.graded))


def _worth(exercise: Exercise, result: Result, marks: Marks) -> Worth:
    share, points, unmarked = 1 - result.penalty / 100, sum(result.points.values()), {}
    *parts, all_parts = marked_parts(exercise)
    whole = find(marks, place(result, all_parts))
    if whole.points is not None:
        return whole.points * share, {}
    for part in parts:
        if result.answers.get(part.id):
            where = place(result, part)
            mark = find(marks, where)
            if mark.points is None:
                unmarked[where] = share
            else:
                points += mark.points
    return points * share, unmarked


def _at_most(worth: Worth) -> float:
    """If all that is unmarked gets all points."""
    points, unmarked = worth
    return points + sum(where.most * share for where, share in unmarked.items())


def _less_at_most(one: Worth, other: Worth) -> float:
    """By how much the first may turn out to be worth less: an answer that stands in both has one mark."""
    shares = {where: other[1].get(where, 0.0) - one[1].get(where, 0.0) for where in one[1] | other[1]}
    return other[0] - one[0] + sum(max(share, 0.0) * where.most for where, share in shares.items())
