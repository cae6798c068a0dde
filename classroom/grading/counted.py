"""Of a student who handed in in time and late again, the better file counts, after what being late costs."""

from collections import defaultdict

from classroom.exercise.notebook import Exercise
from classroom.grading.hand import Marks, find, place
from classroom.grading.result import Result


def settle(exercise: Exercise, results: list[Result], marks: Marks) -> None:
    """One graded row for each student, before their others; it says what being late costs."""
    graded = defaultdict(list)
    for result in results:
        if result.graded:
            graded[result.student].append(result)
    for rivals in graded.values():
        best, *others = sorted(rivals, key=lambda one: (-_worth(exercise, one, marks), one.penalty, one.file))
        for other in others:
            other.notes.append(f"{best.file} of this student counts: it is worth more, after the penalty")
            other.status, other.answers = "not graded", {}
        if best.late:
            best.notes.append(f"{best.how_late}: penalty {best.penalty:g} % of the points")
    place = {student: i for i, student in enumerate(dict.fromkeys(result.student for result in results))}
    results.sort(key=lambda result: (place[result.student], not result.graded))


def _worth(exercise: Exercise, result: Result, marks: Marks) -> float:
    """Points after the penalty; an answer that nobody has marked yet may be worth all."""
    points = sum(result.points.values())
    for part in exercise.hand:
        if result.answers.get(part.id):
            mark = find(marks, place(result, part))
            points += part.points if mark.points is None else mark.points
    return points * (1 - result.penalty / 100)
