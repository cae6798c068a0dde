"""What several of the explorables' tests begin with."""

import pytest

from lib.explorables import Quiz

from .question import BY_ID, Question


@pytest.fixture
def odds(alone):
    """The first question of chapter 1, on a page with the quiz."""
    return Question(alone(Quiz.load("sigmoid")), BY_ID["odds-ratio"])
