"""Explorables: figures you can take in hand, in a notebook and on the static page alike."""

from lib.explorables.loss import Loss
from lib.explorables.panel import Panel
from lib.explorables.sigmoid import Sigmoid
from lib.explorables.training_lab import TrainingLab

__all__ = ["Loss", "Panel", "Sigmoid", "TrainingLab"]
