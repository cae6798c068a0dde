"""Does an exercise hold? Its solutions earn every point, its stubs none, and each planted mistake is caught."""

import copy
from collections.abc import Iterator

from classroom.exercise import variants
from classroom.exercise.notebook import Exercise, GradedPart, leaks, nbgrader, student, student_source, text
from classroom.grading.grade import grade_one, questions, verdict_on
from classroom.grading.submission import Submission
from classroom.sandbox.inside import protocol
from classroom.sandbox.session import Sandbox
from lib.checks import PARTS, Answer, ask

SEED = 20_260_101


def as_submission(notebook: dict, name: str) -> Submission:
    cells = [{"cell_type": c["cell_type"], "metadata": c["metadata"], "source": text(c)} for c in notebook["cells"]]
    return Submission(name, f"{name}.ipynb", cells=cells)


def problems(exercise: Exercise, sandbox: Sandbox) -> Iterator[str]:
    """What is wrong with the exercise, in sentences; nothing if it holds."""
    if not 4 <= len(exercise.parts) <= 8:
        yield f"it has {len(exercise.parts)} graded parts; 4 to 8 are asked for"
    if not 1 <= len(exercise.hand) <= 2:
        yield f"it has {len(exercise.hand)} hand-graded parts; one or two are asked for"
    if len({part.level for part in exercise.parts}) < 3:
        yield "its graded parts must be of three levels: trace, complete, build"
    for line in leaks(exercise):
        yield f"the student's version still holds a line of the solution: {line}"
    solved = grade_one(as_submission(exercise.notebook, "solution"), exercise, sandbox, SEED)
    if solved.status != "ok" or solved.notes:
        yield f"the solution does not run clean ({solved.status}): {'; '.join(solved.notes)}"
    stubs = grade_one(as_submission(student(exercise), "stubs"), exercise, sandbox, SEED)
    for part in exercise.parts:
        if solved.points[part.id] != part.points:
            yield f"{part.id}: the solution is judged wrong: {' '.join(solved.feedback[part.id])}"
        if stubs.points[part.id]:
            yield f"{part.id}: the stub earns points"
    for part in exercise.parts:
        if part.follows:
            yield from _follows(exercise, part, sandbox)
    for number, part in enumerate(exercise.parts):
        yield from _planted(part, number)


def variant_problems(exercise: Exercise, sandbox: Sandbox, secret: str, count: int) -> Iterator[str]:
    """What is wrong with some of its variants: each different one is solved, and each known mistake of it planted."""
    for sentence, made in variants.problems(exercise, secret, count):
        if made is None:
            yield sentence
            continue
        for line in leaks(made):
            yield f"variant {made.variant}: the student's version still holds a line of the solution: {line}"
        solved = grade_one(as_submission(made.notebook, "solution"), made, sandbox, SEED)
        for number, part in enumerate(made.parts):
            if solved.points[part.id] != part.points:
                told = " ".join(solved.feedback[part.id])
                yield f"variant {made.variant}: {part.id}: the solution is judged wrong: {told}"
            if part.given:
                yield from (f"variant {made.variant}: {words}" for words in _planted(part, number))


def _follows(exercise: Exercise, part: GradedPart, sandbox: Sandbox) -> Iterator[str]:
    """With the parts before it not begun, a right part must still earn its points."""
    left_out = {name for each in exercise.parts if each.id in part.follows for name in exercise.solutions(each)}
    notebook = copy.deepcopy(exercise.notebook)
    for cell in notebook["cells"]:
        if nbgrader(cell).get("grade_id") in left_out:
            cell["source"] = student_source(cell)[0]
    graded = grade_one(as_submission(notebook, "follow-up"), exercise, sandbox, SEED)
    if not graded.points[part.id]:
        yield f"{part.id} follows {', '.join(part.follows)}, and earns nothing where only those are not begun"


def _planted(part: GradedPart, number: int) -> Iterator[str]:
    """Each known mistake, sent through the wire as a submission's answer would be."""
    asked = questions(part, number, SEED)
    for mistake in PARTS[part.check].mistakes:
        answers = [ask(mistake.wrong, args) for args in asked]
        answers = [Answer(protocol.decode(protocol.encode(answer.value))) for answer in answers]
        verdict = verdict_on(part, asked, answers)
        if not verdict:
            yield f"{part.id}: a known mistake passes: {mistake.hint}" + (
                " Choose other numbers." if part.given else ""
            )
        elif not part.given and verdict.hint != mistake.hint:
            yield f"{part.id}: a known mistake is not named: {mistake.hint}"
