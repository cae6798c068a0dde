"""Chapter 4: right answers to its exercise, and the numbers that its questions ask for."""

import lib

NUMBERS = {"one-point-slope": lambda: lib.loss_and_gradient([0.0, lib.logit(0.3)], [[-2.0]], [1])[1][0]}
WORDS = {"a lost 1/n": r"lost the 1/n", "a lost b": r"lost b\b"}
