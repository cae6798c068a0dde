"""Where each part of an exercise stands: its number, what it asks, and the cells for its answer."""

from dataclasses import dataclass

from classroom.exercise.notebook import Exercise, nbgrader, text


@dataclass(frozen=True)
class Place:
    """A part as a student sees it."""

    number: int
    question: str  # the text above the answer, in Markdown
    answers: tuple[str, ...]  # grade_ids

    @property
    def title(self) -> str:
        return f"Part {self.number}"


def places(exercise: Exercise) -> dict[str, Place]:
    """By the id of the part, in the notebook's order."""
    found: dict[str, Place] = {}
    question: list[str] = []
    answers: list[str] = []
    for cell in exercise.notebook["cells"]:
        about = nbgrader(cell)
        if about.get("grade"):
            name = about["grade_id"]
            own = (name,) if about.get("solution") else tuple(answers)
            found[name] = Place(len(found) + 1, "\n\n".join(question), own)
            question, answers = [], []
        elif about.get("solution"):
            answers.append(about["grade_id"])
        elif cell["cell_type"] == "markdown":
            question.append(text(cell))
        else:
            question = []  # what stood above belongs to that code
    return found
