"""Explorables: figures you can take in hand, in a notebook and on the static page alike."""

from lib.explorables.boundary import Boundary
from lib.explorables.explain import Explain
from lib.explorables.fit_by_hand import FitByHand
from lib.explorables.gradient import Gradient
from lib.explorables.loss import Loss
from lib.explorables.panel import Panel
from lib.explorables.quiz import Quiz
from lib.explorables.sigmoid import Sigmoid
from lib.explorables.split import Split
from lib.explorables.training_lab import TrainingLab

__all__ = ["Boundary", "Explain", "FitByHand", "Gradient", "Loss", "Panel", "Quiz", "Sigmoid", "Split", "TrainingLab"]
