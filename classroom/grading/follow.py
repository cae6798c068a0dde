"""Follow-up credit: a part that builds on another is not lost because that other is wrong.

Where an exercise says so (`"follows": ["fit-check"]` beside a part's level), the part is tried once more, in a run of
its own, with the model answer of the earlier part in place of the student's. By then the earlier part's points are
fixed, and nothing but the later part is asked for: so what a submission could read in there earns it nothing else.
"""

from classroom.exercise.notebook import Exercise, GradedPart
from classroom.grading.submission import Submission, grade_id

Cells = list[tuple[int, str]]  # number, source


def wrong_before(exercise: Exercise, part: GradedPart, points: dict[str, float]) -> list[GradedPart]:
    """The parts that this one builds on and that earned nothing."""
    return [earlier for earlier in exercise.parts if earlier.id in part.follows and not points[earlier.id]]


def with_answers(cells: Cells, submission: Submission, answers: dict[str, str]) -> tuple[Cells, set[int]]:
    """The cells to run with model answers in their places, and once more at the end; which of them were replaced."""
    names = [grade_id(cell) for cell in submission.cells]
    run, replaced = [], set()
    for i, (number, source) in enumerate(cells):
        answer = answers.get(names[number - 1] or "") if number else None
        if answer is not None:
            replaced.add(i)
        run.append((number, source if answer is None else answer))
    return [*run, *((0, answer) for answer in answers.values())], replaced
