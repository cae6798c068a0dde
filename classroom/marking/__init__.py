"""Marks given in a browser, on this machine only."""
