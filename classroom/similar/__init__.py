"""Pairs of submissions that are closer than chance: a hint to look, never a verdict."""
